//! A table, a field, a code is a name and no more: with all of them renamed,
//! the figures are the same.

use crate::cases::finding_line;
use crate::folder::{
    self, Figures, assert_accounts, assert_same, case, cells, checked, copy, figures_from, figures_of, table,
    text, write,
};
use regex::{Captures, Regex};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use toml::{Table, Value};
use yardstick::diag::Place;
use yardstick::pipeline::Checked;

/// A name by the mechanical mapping: letters are turned, what has none gets one.
fn renamed(name: &str) -> String {
    let turned: String = name
        .chars()
        .map(|letter| match letter {
            'a'..='m' | 'A'..='M' => (letter as u8 + 13) as char,
            'n'..='z' | 'N'..='Z' => (letter as u8 - 13) as char,
            other => other,
        })
        .collect();
    if turned == name && !name.is_empty() { format!("k{name}") } else { turned }
}

/// The name of a code list; that of the programmes is the engine's own.
fn list(name: &str) -> String {
    if name == "programmes" { name.to_string() } else { renamed(name) }
}

/// What is renamed beside the names themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// Also titles, labels, aliases, and headers and cells of the text tables.
    Everything,
    /// Spreadsheets stay as they are: the names of before become aliases.
    Definitions,
}

/// The names of a project.
#[derive(Default)]
struct Names {
    /// What may stand in a condition or a path.
    words: BTreeSet<String>,
    codes: BTreeSet<String>,
    lists: BTreeSet<String>,
    /// Whether currencies have a code list.
    currencies: bool,
    /// Of each table, its fields that have a code list.
    coded: BTreeMap<String, BTreeSet<String>>,
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn each<'a>(table: &'a Table, key: &str) -> Vec<&'a Table> {
    match table.get(key) {
        Some(Value::Array(all)) => all.iter().map(|one| one.as_table().unwrap()).collect(),
        Some(Value::Table(one)) => vec![one],
        _ => Vec::new(),
    }
}

impl Names {
    fn of(folder: &Path) -> Names {
        let mut names = Names::default();
        for name in folder::files(folder) {
            if name == "yardstick.toml" {
                let project: Table = text(folder, &name).parse().unwrap();
                names.codes.extend(each(&project, "programme").iter().map(|p| string(&p["id"]).to_string()));
            } else if let Some(list) = name.strip_prefix("indicators/codelists/") {
                names.lists.insert(list.trim_end_matches(".csv").to_string());
                let rows = cells(&text(folder, &name));
                let at = rows[0].iter().position(|head| head == "code").unwrap();
                names.codes.extend(rows[1..].iter().map(|row| row[at].clone()));
            } else if name.starts_with("indicators/tables/") {
                names.add_table(&text(folder, &name).parse().unwrap());
            }
        }
        names
    }

    fn add_table(&mut self, table: &Table) {
        let own = string(&table["name"]).to_string();
        self.words.insert(own.clone());
        for field in each(table, "fields") {
            self.words.insert(string(&field["name"]).to_string());
            if field.contains_key("codelist") {
                self.coded.entry(own.clone()).or_default().insert(string(&field["name"]).to_string());
            }
        }
        for key in each(table, "foreignKeys") {
            self.words.extend(key.get("as").map(|name| string(name).to_string()));
        }
        for money in each(table, "money") {
            let fields = self.coded.get(&own);
            self.currencies |= fields.is_some_and(|fields| fields.contains(string(&money["currency"])));
        }
        for named in each(table, "money").into_iter().chain(each(table, "person")) {
            self.words.insert(string(&named["name"]).to_string());
            for age in each(named, "age") {
                self.words.insert(string(&age["name"]).to_string());
            }
        }
    }

    fn word(&self, word: &str) -> String {
        if self.words.contains(word) { renamed(word) } else { word.to_string() }
    }

    fn path(&self, path: &str) -> String {
        path.split('.').map(|word| self.word(word)).collect::<Vec<_>>().join(".")
    }

    fn code(&self, code: &str) -> String {
        if self.codes.contains(code) { renamed(code) } else { code.to_string() }
    }

    /// A condition: words outside quotes are columns, texts in quotes may be codes.
    fn condition(&self, condition: &str) -> String {
        let parts = Regex::new(r#"'[^']*'|"[^"]*"|[A-Za-z_][A-Za-z_0-9]*"#).unwrap();
        let replaced = parts.replace_all(condition, |found: &Captures<'_>| {
            let part = &found[0];
            match part.chars().next() {
                Some('\'') => format!("'{}'", self.code(part.trim_matches('\''))),
                Some('"') => format!("\"{}\"", self.word(part.trim_matches('"'))),
                _ => self.word(part),
            }
        });
        replaced.into_owned()
    }

    fn link(&self, link: &str) -> String {
        match link.split_once('/') {
            Some((list, code)) if self.lists.contains(list) => format!("{}/{}", renamed(list), renamed(code)),
            _ => link.to_string(),
        }
    }
}

/// Changes the texts under a key: one, or all of a list at any depth.
fn change(table: &mut Table, key: &str, how: &dyn Fn(&str) -> String) {
    fn within(value: &mut Value, how: &dyn Fn(&str) -> String) {
        match value {
            Value::String(text) => *text = how(text),
            Value::Array(all) => all.iter_mut().for_each(|one| within(one, how)),
            Value::Table(all) => all.iter_mut().for_each(|(_, one)| within(one, how)),
            _ => (),
        }
    }
    if let Some(value) = table.get_mut(key) {
        within(value, how);
    }
}

fn each_mut(table: &mut Table, key: &str, how: &dyn Fn(&mut Table)) {
    match table.get_mut(key) {
        Some(Value::Array(all)) => all.iter_mut().for_each(|one| how(one.as_table_mut().unwrap())),
        Some(Value::Table(one)) => how(one),
        _ => (),
    }
}

fn rename_table(table: &mut Table, names: &Names, depth: Depth) {
    change(table, "name", &renamed);
    change(table, "primaryKey", &renamed);
    for key in ["programme", "date", "place"] {
        change(table, key, &|path| names.path(path));
    }
    each_mut(table, "fields", &|field| {
        let before = string(&field["name"]).to_string();
        change(field, "name", &renamed);
        change(field, "codelist", &list);
        match depth {
            Depth::Everything => {
                change(field, "title", &renamed);
                change(field, "aliases", &renamed);
            }
            Depth::Definitions => {
                let aliases = field.entry("aliases").or_insert(Value::Array(Vec::new()));
                aliases.as_array_mut().unwrap().push(before.into());
            }
        }
    });
    each_mut(table, "foreignKeys", &|key| {
        change(key, "fields", &renamed);
        change(key, "reference", &renamed);
        change(key, "as", &renamed);
    });
    each_mut(table, "person", &|person| {
        for key in ["name", "id", "hash", "belongs", "age"] {
            change(person, key, &renamed);
        }
    });
    each_mut(table, "money", &|money| {
        for key in ["name", "amount", "currency", "date", "rates"] {
            change(money, key, &renamed);
        }
        change(money, "where", &|condition| names.condition(condition));
    });
}

fn rename_measure(measure: &mut Table, names: &Names) {
    let expressions = |table: &mut Table, keys: &[&str]| {
        keys.iter().for_each(|key| change(table, key, &|expression| names.condition(expression)));
    };
    expressions(measure, &["distinct", "sum", "mean", "median", "min", "max", "state", "where"]);
    change(measure, "at_least", &|code| names.code(code));
    for key in ["gain", "normalised_gain"] {
        each_mut(measure, key, &|gain| expressions(gain, &["pre", "post", "maximum"]));
    }
    each_mut(measure, "having", &|having| expressions(having, &["distinct", "sum", "where"]));
    each_mut(measure, "checklist", &|checklist| expressions(checklist, &["answer", "weight"]));
    each_mut(measure, "ratio", &|ratio| {
        for part in ["numerator", "denominator"] {
            each_mut(ratio, part, &|measure| rename_measure(measure, names));
        }
    });
}

fn rename_framework(framework: &mut Table, names: &Names) {
    each_mut(framework, "indicator", &|indicator| {
        for key in ["table", "date", "place", "programme", "by"] {
            change(indicator, key, &|path| names.path(path));
        }
        change(indicator, "where", &|condition| names.condition(condition));
        change(indicator, "unit", &|unit| names.code(unit));
        change(indicator, "links", &|link| names.link(link));
        if matches!(indicator["measure"], Value::Table(_)) {
            each_mut(indicator, "measure", &|measure| rename_measure(measure, names));
        }
    });
    each_mut(framework, "result", &|result| change(result, "programme", &renamed));
    each_mut(framework, "quality", &|rule| {
        for key in ["table", "complete", "unknown", "duplicates", "within"] {
            change(rule, key, &|path| names.path(path));
        }
        for key in ["where", "check", "outliers"] {
            change(rule, key, &|condition| names.condition(condition));
        }
        each_mut(rule, "count", &|count| {
            for key in ["table", "as"] {
                change(count, key, &renamed);
            }
            for key in ["where", "at_least", "at_most"] {
                change(count, key, &|condition| names.condition(condition));
            }
        });
    });
}

fn rename_project(project: &mut Table, names: &Names, depth: Depth) {
    for key in ["countries", "places", "units"] {
        change(project, key, &renamed);
    }
    if names.currencies {
        change(project, "base_currency", &|code| names.code(code));
    }
    each_mut(project, "programme", &|programme| {
        let before = string(&programme["id"]).to_string();
        for key in ["id", "parent", "countries", "places"] {
            change(programme, key, &renamed);
        }
        if depth == Depth::Definitions {
            let aliases = programme.entry("aliases").or_insert(Value::Array(Vec::new()));
            aliases.as_array_mut().unwrap().push(before.into());
        }
    });
    rename_expected(project);
}

fn rename_expected(project: &mut Table) {
    each_mut(project, "expected", &|expected| {
        for key in ["programme", "tables", "countries"] {
            change(expected, key, &renamed);
        }
    });
}

fn rename_sources(sources: &mut Table, names: &Names) {
    each_mut(sources, "source", &|source| {
        let own = string(&source["table"]).to_string();
        change(source, "table", &renamed);
        change(source, "columns", &renamed);
        each_mut(source, "covers", &|covers| {
            change(covers, "programme", &renamed);
            change(covers, "countries", &renamed);
        });
        if let Some(Value::Table(constants)) = source.get_mut("constants") {
            let coded = |field: &str| names.coded.get(&own).is_some_and(|fields| fields.contains(field));
            let after = std::mem::take(constants).into_iter().map(|(field, mut value)| {
                if let Value::String(text) = &mut value
                    && coded(&field)
                {
                    *text = names.code(text);
                }
                (renamed(&field), value)
            });
            *constants = after.collect();
        }
    });
}

fn rename_report(report: &mut Table, names: &Names) {
    change(report, "programmes", &renamed);
    change(report, "countries", &renamed);
    each_mut(report, "chart", &|chart| {
        change(chart, "dimension", &|path| names.path(path));
        change(chart, "left", &renamed);
        change(chart, "right", &renamed);
    });
}

/// The codes of a list, with what else a depth asks for.
fn rename_list(text: &str, depth: Depth) -> String {
    let mut rows = cells(text);
    let mut heads = rows.remove(0);
    let code = heads.iter().position(|head| head == "code").unwrap();
    let aliases = heads.iter().position(|head| head == "aliases").unwrap_or_else(|| {
        heads.push("aliases".into());
        heads.len() - 1
    });
    for row in &mut rows {
        row.resize(heads.len(), String::new());
        let before = row[code].clone();
        for (cell, head) in row.iter_mut().zip(&heads) {
            let spelling = head == "aliases" || head.starts_with("label_");
            if head == "code" || head == "parent" || (spelling && depth == Depth::Everything) {
                *cell = cell.split('|').map(renamed).collect::<Vec<_>>().join("|");
            }
        }
        if depth == Depth::Definitions {
            let bar = if row[aliases].is_empty() { "" } else { "|" };
            row[aliases] = format!("{}{bar}{before}", row[aliases]);
        }
    }
    rows.insert(0, heads);
    table(&rows)
}

/// Headers of a text table, and cells of the columns that hold codes.
fn rename_input(text: &str, coded: &BTreeSet<String>) -> String {
    let mut rows = cells(text);
    let heads = rows.remove(0);
    for row in &mut rows {
        for (cell, head) in row.iter_mut().zip(&heads) {
            if coded.contains(head) {
                *cell = cell.split(';').map(|code| renamed(code.trim())).collect::<Vec<_>>().join("; ");
            }
        }
    }
    rows.insert(0, heads.iter().map(|head| renamed(head)).collect());
    table(&rows)
}

/// A project with all its names changed, in a folder of its own.
fn rename(folder: &Path, depth: Depth) -> tempfile::TempDir {
    let names = Names::of(folder);
    let place = tempfile::tempdir().unwrap();
    let sources: Table = text(folder, "input/sources.toml").parse().unwrap();
    for name in folder::files(folder) {
        let read = || text(folder, &name);
        let parse = || -> Table { read().parse().unwrap() };
        let (stem, to) = match name.rsplit_once('/') {
            Some((below, file)) => (file.split('.').next().unwrap(), below),
            None => ("", ""),
        };
        let mut target = name.clone();
        let bytes = if name == "yardstick.toml" {
            let mut project = parse();
            rename_project(&mut project, &names, depth);
            project.to_string().into_bytes()
        } else if name.starts_with("indicators/tables/") {
            let mut definition = parse();
            rename_table(&mut definition, &names, depth);
            target = format!("{to}/{}.toml", renamed(stem));
            definition.to_string().into_bytes()
        } else if name.starts_with("indicators/codelists/") {
            target = format!("{to}/{}.csv", renamed(stem));
            rename_list(&read(), depth).into_bytes()
        } else if name.starts_with("indicators/") {
            let mut framework = parse();
            rename_framework(&mut framework, &names);
            framework.to_string().into_bytes()
        } else if name == "input/sources.toml" {
            let mut sources = sources.clone();
            rename_sources(&mut sources, &names);
            sources.to_string().into_bytes()
        } else if name.starts_with("reports/") {
            let mut report = parse();
            rename_report(&mut report, &names);
            report.to_string().into_bytes()
        } else if name.ends_with("input/comments.csv") {
            let heads = ["programme", "place"].map(str::to_string);
            let kept = rename_input(&read(), &heads.into());
            let header = read().lines().next().unwrap().to_string();
            kept.split_once('\n').map(|(_, rows)| format!("{header}\n{rows}")).unwrap().into_bytes()
        } else if depth == Depth::Everything && name.ends_with(".csv") {
            let file = name.trim_start_matches("input/");
            let source = each(&sources, "source")
                .into_iter()
                .find(|source| source["files"].as_array().unwrap().iter().any(|glob| string(glob) == file))
                .unwrap_or_else(|| panic!("no source reads {name}"));
            let none = BTreeSet::new();
            rename_input(&read(), names.coded.get(string(&source["table"])).unwrap_or(&none)).into_bytes()
        } else {
            std::fs::read(folder.join(&name)).unwrap()
        };
        write(place.path(), &target, &bytes);
    }
    place
}

/// Figures under the names that they have after renaming. `unknown` is also
/// what the engine itself calls a missing value, so it is one for all.
fn expected(figures: &Figures, names: &Names) -> Figures {
    let after = |address: &Vec<String>| -> Vec<String> {
        let mut address = address.clone();
        // `all` and `multi` are words of the engine, whatever codes there are.
        let own = address[5] == "all" || address[5] == "multi_country";
        for (column, code) in [(3, true), (6, !own), (7, address[7] != "all"), (12, true)] {
            if code {
                address[column] =
                    address[column].split('*').map(|part| names.code(part)).collect::<Vec<_>>().join("*");
            }
        }
        address[11] = address[11].split('*').map(|part| names.path(part)).collect::<Vec<_>>().join("*");
        plain(address)
    };
    figures.iter().map(|(address, values)| (after(address), values.clone())).collect()
}

fn plain(mut address: Vec<String>) -> Vec<String> {
    address[12] = address[12].replace(&renamed("unknown"), "unknown");
    address
}

fn assert_renamed(folder: &Path, depth: Depth) {
    let place = rename(folder, depth);
    let (before, after) = (checked(folder), checked(place.path()));
    assert_accounts(&after);
    let said = |checked: &Checked| -> Vec<String> {
        let about_data = checked.valid.findings.iter().filter(|f| !matches!(f.place, Place::Text { .. }));
        about_data.map(finding_line).collect()
    };
    assert_eq!(said(&before), said(&after), "{}", folder.display());
    let expected = expected(&figures_from(&before), &Names::of(folder));
    let found: Figures =
        figures_from(&after).into_iter().map(|(address, values)| (plain(address), values)).collect();
    assert_same(&expected, &found, &folder.display().to_string());
}

#[test]
fn a_project_with_every_name_changed_gives_the_same_figures() {
    for name in ["people", "policies", "regional", "measures"] {
        assert_renamed(&case(name), Depth::Everything);
    }
}

#[test]
fn names_of_before_may_live_on_as_aliases() {
    for name in ["people", "policies", "regional", "measures"] {
        assert_renamed(&case(name), Depth::Definitions);
    }
}

#[test]
fn the_demonstration_with_every_name_changed_gives_the_same_figures() {
    // The report over all programmes takes minutes without optimisation.
    let place = copy(&folder::demonstration());
    std::fs::remove_file(place.path().join("reports/monitoring.toml")).unwrap();
    assert_renamed(place.path(), Depth::Definitions);
}

#[test]
fn the_mapping_changes_every_name_and_a_copy_changes_none() {
    let names = Names::of(&case("people"));
    for name in names.words.iter().chain(&names.codes).chain(&names.lists) {
        assert_ne!(*name, renamed(name));
    }
    assert_same(&figures_of(&case("people")), &figures_of(copy(&case("people")).path()), "copied");
}
