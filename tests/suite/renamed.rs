//! A table, a field, a code, an indicator is a name and no more: with all of them renamed,
//! the figures are the same, and so is what rules of quality find.

use crate::cases::{Shares, case_folders, finding_line, quality_rows};
use crate::folder::{
    self, Figures, assert_accounts, assert_same, case, cells, checked, copy, demonstration, figures_from,
    figures_of, table, text, write,
};
use crate::renaming::{
    Depth, Held, Names, assert_apart, each, rename_framework, rename_project, rename_report, rename_sources,
    rename_table, renamed, string,
};
use regex::Regex;
use std::path::{Path, PathBuf};
use toml::Table;
use yardstick::diag::Place;
use yardstick::pipeline::Checked;

/// Lists of the project that name files and cells, and nothing that is renamed.
const OF_FILES: [&str; 3] = ["input/accepted.csv", "input/people.csv", "input/received.csv"];

/// Whether a column of a code list holds what cells may say instead of the code.
fn is_spelling(head: &str) -> bool {
    head == "aliases" || head.starts_with("label_")
}

/// The codes of a list, with what else a depth asks for.
fn rename_list(name: &str, text: &str, depth: Depth) -> String {
    let mut rows = cells(text);
    let mut heads = rows.remove(0);
    let code = heads.iter().position(|head| head == "code").unwrap();
    if depth == Depth::Definitions {
        let of_row = |row: &Vec<String>| -> Vec<String> {
            let named = row.iter().zip(&heads).filter(|(_, head)| *head == "code" || is_spelling(head));
            named.flat_map(|(cell, _)| cell.split('|').map(str::to_lowercase)).collect()
        };
        let before = rows.iter().flat_map(of_row).collect();
        assert_apart(name, rows.iter().map(|row| row[code].as_str()), &before);
    }
    let aliases = heads.iter().position(|head| head == "aliases").unwrap_or_else(|| {
        heads.push("aliases".into());
        heads.len() - 1
    });
    for row in &mut rows {
        row.resize(heads.len(), String::new());
        let before = row[code].clone();
        for (cell, head) in row.iter_mut().zip(&heads) {
            let name = matches!(head.as_str(), "code" | "parent" | "version_of")
                || (head == "kind" && !["framework", "area"].contains(&cell.as_str()));
            if name || (is_spelling(head) && depth == Depth::Everything) {
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

/// Cells of a text table whose columns hold names, and its headers.
fn rename_input(text: &str, names: &Names, held: &dyn Fn(&str) -> Option<Held>) -> String {
    let mut rows = cells(text);
    let heads = rows.remove(0);
    for row in &mut rows {
        for (cell, head) in row.iter_mut().zip(&heads) {
            if let Some(held) = held(head) {
                *cell = names.cell(cell, held);
            }
        }
    }
    rows.insert(0, heads.iter().map(|head| renamed(head)).collect());
    table(&rows)
}

/// Comments: the names of the list's own columns stay.
fn rename_comments(text: &str, names: &Names) -> String {
    let kept = rename_input(text, names, &|head| match head {
        "programme" | "place" => Some(Held::Codes),
        "indicator" => Some(Held::Indicator),
        "period" => Some(Held::Period),
        _ => None,
    });
    let header = text.lines().next().unwrap();
    kept.split_once('\n').map(|(_, rows)| format!("{header}\n{rows}")).unwrap()
}

/// Corrections: names of fields as columns and in keys.
fn rename_corrections(text: &str, names: &Names, depth: Depth) -> String {
    let mut rows = cells(text);
    let heads = rows.remove(0);
    for row in &mut rows {
        for (cell, head) in row.iter_mut().zip(&heads) {
            if head == "column" {
                *cell = names.word(cell);
            } else if head == "key" {
                let part = |part: &str| match part.trim().split_once('=') {
                    // Labels are renamed where spreadsheets are.
                    Some((field, value)) if depth == Depth::Everything && names.holds_codes(field) => {
                        format!("{}={}", names.word(field), renamed(value))
                    }
                    Some((field, value)) => format!("{}={value}", names.word(field)),
                    None => part.trim().to_string(),
                };
                *cell = cell.split(';').map(part).collect::<Vec<_>>().join("; ");
            }
        }
    }
    rows.insert(0, heads);
    table(&rows)
}

/// Whether a file has the name that a pattern describes.
fn matches(pattern: &str, file: &str) -> bool {
    let pattern = regex::escape(pattern).replace(r"\*", "[^/]*").replace(r"\{\}", "[^/]*");
    Regex::new(&format!("^{pattern}$")).unwrap().is_match(file)
}

/// A project with all its names changed, in a folder of its own.
fn rename(folder: &Path, depth: Depth) -> tempfile::TempDir {
    let names = Names::of(folder, depth);
    let place = tempfile::tempdir().unwrap();
    let sources: Table = text(folder, "input/sources.toml").parse().unwrap();
    // Texts name indicators in sentences; what they show is no figure of its own.
    for name in folder::files(folder).into_iter().filter(|name| !name.ends_with(".md")) {
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
            rename_list(stem, &read(), depth).into_bytes()
        } else if name.starts_with("indicators/") {
            let mut framework = parse();
            rename_framework(&mut framework, &names);
            framework.to_string().into_bytes()
        } else if name == "input/sources.toml" {
            let mut sources = sources.clone();
            rename_sources(&mut sources, &names, depth);
            sources.to_string().into_bytes()
        } else if name.starts_with("reports/") {
            let mut report = parse();
            rename_report(&mut report, &names);
            report.to_string().into_bytes()
        } else if name == "input/comments.csv" {
            rename_comments(&read(), &names).into_bytes()
        } else if name == "input/corrections.csv" {
            rename_corrections(&read(), &names, depth).into_bytes()
        } else if depth == Depth::Everything && name.ends_with(".csv") && !OF_FILES.contains(&name.as_str()) {
            let file = name.trim_start_matches("input/");
            let reads = |source: &&Table| {
                let patterns = source["files"].as_array().unwrap().iter().chain(source.get("versions"));
                patterns.into_iter().any(|pattern| matches(string(pattern), file))
            };
            let source = each(&sources, "source").into_iter().find(reads);
            let own = string(&source.unwrap_or_else(|| panic!("no source reads {name}"))["table"]);
            rename_input(&read(), &names, &|head| names.held_by(own, head)).into_bytes()
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
        let codes = |text: &str| text.split('*').map(|part| names.code(part)).collect::<Vec<_>>().join("*");
        address[1] = names.indicator(&address[1]);
        address[3] = names.code(&address[3]);
        // `all`, `multi` and `selected` are words of the engine, whatever codes there are.
        if !["all", "multi_country"].contains(&address[5].as_str()) {
            address[6] = names.code(&address[6]);
        }
        if !["all", "selected"].contains(&address[7].as_str()) {
            address[7] = names.code(&address[7]);
        }
        address[9] = names.period(&address[9]);
        address[11] = address[11].split('*').map(|part| names.path(part)).collect::<Vec<_>>().join("*");
        address[12] = codes(&address[12]);
        plain(address)
    };
    figures.iter().map(|(address, values)| (after(address), values.clone())).collect()
}

fn plain(mut address: Vec<String>) -> Vec<String> {
    address[12] = address[12].replace(&renamed("unknown"), "unknown");
    address
}

/// What rules of quality come to, under the names after renaming: by sheet, by programme and
/// geography, or by indicator.
fn expected_shares(shares: Shares, names: &Names) -> Shares {
    let own = |code: &str| match code {
        "all" | "multi" => code.to_string(),
        _ => names.code(code),
    };
    let after = |of: &str| match of.split_once('/') {
        _ if of.contains('.') => of.to_string(),
        Some((programme, geography)) => format!("{}/{}", own(programme), own(geography)),
        None => names.indicator(of),
    };
    shares.into_iter().map(|((rule, of), share)| ((renamed(&rule), after(&of)), share)).collect()
}

fn assert_renamed(folder: &Path, depth: Depth) {
    let what = folder.display().to_string();
    let place = rename(folder, depth);
    let names = Names::of(folder, depth);
    let (before, after) = (checked(folder), checked(place.path()));
    assert_accounts(&after);
    let said = |checked: &Checked| -> Vec<String> {
        let about_data = checked.valid.findings.iter().filter(|f| !matches!(f.place, Place::Text { .. }));
        let mut lines: Vec<String> = about_data.map(finding_line).collect();
        lines.sort();
        lines
    };
    assert_eq!(said(&before), said(&after), "{what}");
    assert_eq!(expected_shares(quality_rows(&before), &names), quality_rows(&after), "{what}");
    let expected = expected(&figures_from(&before), &names);
    let found: Figures =
        figures_from(&after).into_iter().map(|(address, values)| (plain(address), values)).collect();
    assert_same(&expected, &found, &what);
}

/// Projects side by side, so that each of them tells what is wrong with it.
fn assert_all_renamed(folders: &[PathBuf], depth: Depth) {
    std::thread::scope(|scope| {
        for folder in folders {
            scope.spawn(move || assert_renamed(folder, depth));
        }
    });
}

#[test]
fn a_project_with_every_name_changed_gives_the_same_figures() {
    let names = [
        "flows",
        "groups",
        "measures",
        "people",
        "policies",
        "programmes",
        "public",
        "quality",
        "rates_end",
        "regional",
        "reported",
        "resubmission",
        "returns",
        "targets",
    ];
    assert_all_renamed(&names.map(case), Depth::Everything);
}

#[test]
fn names_of_before_may_live_on_as_aliases() {
    let mut folders = case_folders();
    // Cells of the one name dimensions, and nobody can give those an alias; decisions about persons
    // in the other hold for records by a digest of their values, codes among them.
    folders.retain(|folder| !folder.ends_with("reported") && !folder.ends_with("registers"));
    assert_all_renamed(&folders, Depth::Definitions);
}

#[test]
fn the_demonstration_with_every_name_changed_gives_the_same_figures() {
    // The report over all programmes takes minutes without optimisation.
    let place = copy(&demonstration());
    std::fs::remove_file(place.path().join("reports/monitoring.toml")).unwrap();
    assert_renamed(place.path(), Depth::Definitions);
}

#[test]
fn the_mapping_changes_every_name_and_a_copy_changes_none() {
    for folder in case_folders() {
        let names = Names::of(&folder, Depth::Everything);
        let sets = [&names.words, &names.codes, &names.lists, &names.indicators, &names.periods];
        for name in sets.into_iter().flatten() {
            assert_ne!(*name, renamed(name));
        }
    }
    assert_same(&figures_of(&case("people")), &figures_of(copy(&case("people")).path()), "copied");
}
