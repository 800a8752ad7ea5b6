//! Definitions with every name in them changed by one mechanical mapping.
//!
//! What is not changed is no name: `role`, `part`, `type`, `severity`, `method` and what else is
//! a word of the engine; days (`valid_from`, `start`), numbers and switches (`jumps`,
//! `timeliness`, `quarantined`, `first`); `kind` of a code where it says `framework` or `area`,
//! the two that pages are laid out by. The ids of sources and the files of reports stay, since
//! no definition refers to them.

use crate::folder::{self, cells, text};
use regex::{Captures, Regex};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use toml::{Table, Value};

/// A name by the mechanical mapping: letters move on by sixteen, what has none gets one. Of all
/// distances this one turns no country into another: by thirteen, `FRA` and `SEN` are each
/// other's, and a cell of before that says `SEN` would name what was `FRA`.
pub fn renamed(name: &str) -> String {
    let moved = |letter: char, first: u8| ((letter as u8 - first + 16) % 26 + first) as char;
    let turned: String = name
        .chars()
        .map(|letter| match letter {
            'a'..='z' => moved(letter, b'a'),
            'A'..='Z' => moved(letter, b'A'),
            other => other,
        })
        .collect();
    if turned == name && !name.is_empty() { format!("k{name}") } else { turned }
}

/// That no new name is what another was called before. The names of before live on as aliases, and
/// a name wins over the alias of another: cells that hold it would come to mean something else.
pub fn assert_apart<'a>(what: &str, names: impl IntoIterator<Item = &'a str>, before: &BTreeSet<String>) {
    for name in names {
        let new = renamed(name);
        assert!(!before.contains(&new.to_lowercase()), "{what}: {name} becomes {new}, which is taken");
    }
}

/// The name of a code list; that of the programmes is the engine's own.
fn list(name: &str) -> String {
    if name == "programmes" { name.to_string() } else { renamed(name) }
}

/// What is renamed beside the names themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Also titles, labels, aliases, and headers and cells of the text tables.
    Everything,
    /// Spreadsheets stay as they are: the names of before become aliases.
    Definitions,
}

/// Names that stand in the cells of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Codes, or their labels or aliases.
    Codes,
    Indicator,
    /// The dimensions of a total that was reported.
    Dimension,
    /// Its categories.
    Category,
    Period,
}

/// The names of a project.
#[derive(Default)]
pub struct Names {
    /// What may stand in a condition or a path.
    pub words: BTreeSet<String>,
    pub codes: BTreeSet<String>,
    pub lists: BTreeSet<String>,
    /// Ids and codes of indicators, and ids of custom periods. Nobody can give them an alias,
    /// so that they stay where spreadsheets stay: cells of targets name them.
    pub indicators: BTreeSet<String>,
    pub periods: BTreeSet<String>,
    /// Whether currencies have a code list.
    currencies: bool,
    /// Of each table, its fields whose cells hold names.
    pub held: BTreeMap<String, BTreeMap<String, Held>>,
}

pub fn string(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// The tables under a key: one, or all of a list.
pub fn each<'a>(table: &'a Table, key: &str) -> Vec<&'a Table> {
    match table.get(key) {
        Some(Value::Array(all)) => all.iter().map(|one| one.as_table().unwrap()).collect(),
        Some(Value::Table(one)) => vec![one],
        _ => Vec::new(),
    }
}

impl Names {
    pub fn of(folder: &Path, depth: Depth) -> Names {
        let mut names = Names::default();
        for name in folder::files(folder) {
            if name == "yardstick.toml" {
                let project: Table = text(folder, &name).parse().unwrap();
                names.codes.extend(each(&project, "programme").iter().map(|p| string(&p["id"]).to_string()));
                names.periods.extend(each(&project, "period").iter().map(|p| string(&p["id"]).to_string()));
            } else if let Some(list) = name.strip_prefix("indicators/codelists/") {
                names.lists.insert(list.trim_end_matches(".csv").to_string());
                let rows = cells(&text(folder, &name));
                let at = rows[0].iter().position(|head| head == "code").unwrap();
                names.codes.extend(rows[1..].iter().map(|row| row[at].clone()));
            } else if name.starts_with("indicators/tables/") {
                names.add_table(&text(folder, &name).parse().unwrap());
            } else if name.starts_with("indicators/") {
                names.add_indicators(&text(folder, &name).parse().unwrap());
            }
        }
        if depth == Depth::Definitions {
            names.indicators.clear();
            names.periods.clear();
        }
        names
    }

    fn add_table(&mut self, table: &Table) {
        let own = string(&table["name"]).to_string();
        self.words.insert(own.clone());
        for field in each(table, "fields") {
            self.words.insert(string(&field["name"]).to_string());
            let held = match field.get("part").map(string) {
                _ if field.contains_key("codelist") => Held::Codes,
                Some("indicator") => Held::Indicator,
                Some("dimension") => Held::Dimension,
                Some("category") => Held::Category,
                Some("period") => Held::Period,
                _ => continue,
            };
            self.held.entry(own.clone()).or_default().insert(string(&field["name"]).to_string(), held);
        }
        for key in each(table, "foreignKeys") {
            self.words.extend(key.get("as").map(|name| string(name).to_string()));
        }
        for money in each(table, "money") {
            self.currencies |= self.held_by(&own, string(&money["currency"])) == Some(Held::Codes);
        }
        for named in each(table, "money").into_iter().chain(each(table, "person")) {
            self.words.insert(string(&named["name"]).to_string());
            for age in each(named, "age") {
                self.words.insert(string(&age["name"]).to_string());
            }
        }
    }

    fn add_indicators(&mut self, framework: &Table) {
        for indicator in each(framework, "indicator") {
            for key in ["id", "code"] {
                self.indicators.extend(indicator.get(key).map(|name| string(name).to_string()));
            }
            if let Value::Table(measure) = &indicator["measure"] {
                let reported = each(measure, "reported");
                let dimensions = reported.into_iter().flat_map(|reported| each(reported, "dimensions"));
                self.words.extend(dimensions.flat_map(|dimensions| dimensions.keys().cloned()));
            }
        }
    }

    /// Which names the cells of a field hold.
    pub fn held_by(&self, table: &str, field: &str) -> Option<Held> {
        self.held.get(table)?.get(field).copied()
    }

    /// Whether the cells of a field hold codes, in whatever table.
    pub fn holds_codes(&self, field: &str) -> bool {
        self.held.values().any(|fields| fields.get(field) == Some(&Held::Codes))
    }

    /// A cell of a column that holds names. Codes have aliases and labels, which are all renamed.
    pub fn cell(&self, cell: &str, held: Held) -> String {
        let parts = |sign: char, how: &dyn Fn(&str) -> String| {
            cell.split(sign).map(|part| how(part.trim())).collect::<Vec<_>>()
        };
        match held {
            Held::Codes => parts(';', &renamed).join("; "),
            Held::Category => parts('*', &renamed).join("*"),
            Held::Dimension => parts('*', &|path| self.path(path)).join("*"),
            Held::Indicator => self.indicator(cell),
            Held::Period => self.period(cell),
        }
    }

    pub fn indicator(&self, name: &str) -> String {
        if self.indicators.contains(name) { renamed(name) } else { name.to_string() }
    }

    pub fn period(&self, name: &str) -> String {
        if self.periods.contains(name) { renamed(name) } else { name.to_string() }
    }

    /// A formula over indicators: its words are theirs.
    fn formula(&self, formula: &str) -> String {
        let words = Regex::new("[A-Za-z_][A-Za-z_0-9]*").unwrap();
        words.replace_all(formula, |found: &Captures<'_>| self.indicator(&found[0])).into_owned()
    }

    pub fn word(&self, word: &str) -> String {
        if self.words.contains(word) { renamed(word) } else { word.to_string() }
    }

    pub fn path(&self, path: &str) -> String {
        path.split('.').map(|word| self.word(word)).collect::<Vec<_>>().join(".")
    }

    pub fn code(&self, code: &str) -> String {
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

/// Changes the keys of a table that stands under a key.
fn change_keys(table: &mut Table, key: &str, how: &dyn Fn(&str) -> String) {
    if let Some(Value::Table(under)) = table.get_mut(key) {
        *under = std::mem::take(under).into_iter().map(|(name, value)| (how(&name), value)).collect();
    }
}

pub fn rename_table(table: &mut Table, names: &Names, depth: Depth) {
    let own = string(&table["name"]).to_string();
    if depth == Depth::Definitions {
        let fields = each(table, "fields");
        let named = || fields.iter().map(|field| string(&field["name"]));
        let mut before: BTreeSet<String> = named().map(str::to_lowercase).collect();
        let aliases = fields.iter().filter_map(|field| field.get("aliases")?.as_array()).flatten();
        before.extend(aliases.map(|alias| string(alias).to_lowercase()));
        assert_apart(&own, named(), &before);
    }
    change(table, "name", &renamed);
    change(table, "primaryKey", &renamed);
    for key in ["programme", "date", "place"] {
        change(table, key, &|path| names.path(path));
    }
    each_mut(table, "fields", &|field| {
        let before = string(&field["name"]).to_string();
        change(field, "name", &renamed);
        change(field, "codelist", &list);
        if field.contains_key("codelist") {
            each_mut(field, "constraints", &|limits| change(limits, "enum", &|code| names.code(code)));
        }
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
        for key in ["name", "id", "hash", "belongs", "names", "contacts", "age"] {
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
    expressions(measure, &["distinct", "sum", "mean", "median", "min", "max", "where"]);
    expressions(measure, &["state", "reached", "advanced", "regressed", "withdrawn"]);
    change(measure, "at_least", &|code| names.code(code));
    for key in ["derived", "countries"] {
        change(measure, key, &|formula| names.formula(formula));
    }
    for key in ["gain", "normalised_gain"] {
        each_mut(measure, key, &|gain| expressions(gain, &["pre", "post", "maximum"]));
    }
    each_mut(measure, "having", &|having| expressions(having, &["distinct", "sum", "where"]));
    each_mut(measure, "checklist", &|checklist| expressions(checklist, &["answer", "weight"]));
    each_mut(measure, "reported", &|reported| {
        change(reported, "dimensions", &list);
        change_keys(reported, "dimensions", &renamed);
        change(reported, "exclusive", &renamed);
    });
    each_mut(measure, "ratio", &|ratio| {
        for part in ["numerator", "denominator"] {
            each_mut(ratio, part, &|measure| rename_measure(measure, names));
        }
    });
}

pub fn rename_framework(framework: &mut Table, names: &Names) {
    each_mut(framework, "indicator", &|indicator| {
        for key in ["id", "code", "gross"] {
            change(indicator, key, &|name| names.indicator(name));
        }
        for key in ["table", "date", "place", "programme", "by", "split"] {
            change(indicator, key, &|path| names.path(path));
        }
        change(indicator, "where", &|condition| names.condition(condition));
        change(indicator, "unit", &|unit| names.code(unit));
        change(indicator, "links", &|link| names.link(link));
        if matches!(indicator["measure"], Value::Table(_)) {
            each_mut(indicator, "measure", &|measure| rename_measure(measure, names));
        }
    });
    each_mut(framework, "result", &|result| {
        for key in ["id", "parent", "programme"] {
            change(result, key, &renamed);
        }
        change(result, "indicators", &|name| names.indicator(name));
    });
    each_mut(framework, "quality", &|rule| {
        change(rule, "id", &renamed);
        change(rule, "compare", &|formula| names.formula(formula));
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

pub fn rename_project(project: &mut Table, names: &Names, depth: Depth) {
    if depth == Depth::Definitions {
        let ids: Vec<&str> = each(project, "programme").iter().map(|one| string(&one["id"])).collect();
        assert_apart("programmes", ids.iter().copied(), &ids.iter().map(|id| id.to_lowercase()).collect());
    }
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
    each_mut(project, "period", &|period| change(period, "id", &|id| names.period(id)));
    each_mut(project, "expected", &|expected| rename_scope(expected, names));
}

/// What is expected, covered or superseded.
fn rename_scope(scope: &mut Table, names: &Names) {
    for key in ["programme", "tables", "countries"] {
        change(scope, key, &renamed);
    }
    change(scope, "periods", &|period| names.period(period));
}

pub fn rename_sources(sources: &mut Table, names: &Names, depth: Depth) {
    each_mut(sources, "source", &|source| {
        let own = string(&source["table"]).to_string();
        change(source, "table", &renamed);
        change(source, "columns", &renamed);
        if depth == Depth::Everything {
            change_keys(source, "columns", &renamed);
            change(source, "ignore", &renamed);
        }
        change(source, "fill_down", &renamed);
        for key in ["from_file", "from_sheet", "from_cell"] {
            change_keys(source, key, &renamed);
        }
        each_mut(source, "wide", &|wide| {
            change(wide, "labels", &|field| names.word(field));
            change(wide, "value", &renamed);
        });
        for key in ["covers", "supersedes"] {
            each_mut(source, key, &|scope| rename_scope(scope, names));
        }
        if let Some(Value::Table(constants)) = source.get_mut("constants") {
            for (field, value) in constants.iter_mut() {
                if let (Value::String(text), Some(held)) = (value, names.held_by(&own, field)) {
                    *text = match held {
                        Held::Codes => names.code(text),
                        _ => names.cell(text, held),
                    };
                }
            }
        }
        change_keys(source, "constants", &renamed);
    });
}

pub fn rename_report(report: &mut Table, names: &Names) {
    for key in ["programmes", "countries", "groups"] {
        change(report, key, &renamed);
    }
    for key in ["indicators", "tiles", "comparison"] {
        change(report, key, &|name| names.indicator(name));
    }
    change(report, "period", &|period| names.period(period));
    each_mut(report, "chart", &|chart| {
        for key in ["indicator", "share", "before", "after", "gain", "pairs", "indicators", "target"] {
            change(chart, key, &|name| names.indicator(name));
        }
        change(chart, "dimension", &|path| names.path(path));
        change(chart, "left", &renamed);
        change(chart, "right", &renamed);
    });
    each_mut(report, "finance", &|finance| {
        for key in ["approved", "revised", "spent", "committed", "further"] {
            change(finance, key, &|name| names.indicator(name));
        }
        change(finance, "dimension", &|path| names.path(path));
    });
    each_mut(report, "beneficiaries", &|beneficiaries| {
        for key in ["direct", "indirect", "share"] {
            change(beneficiaries, key, &|name| names.indicator(name));
        }
        for key in ["sex", "by"] {
            change(beneficiaries, key, &|path| names.path(path));
        }
    });
    each_mut(report, "annex", &|annex| {
        change(annex, "table", &|name| names.word(name));
        change(annex, "columns", &|path| names.path(path));
        change(annex, "where", &|condition| names.condition(condition));
    });
    // The texts that a report names are left behind.
    if let Some(Value::Array(sections)) = report.get_mut("sections") {
        let known = |word: &str| yardstick::project::Section::ALL.iter().any(|own| own.word() == word);
        sections.retain(|word| known(string(word)));
    }
}
