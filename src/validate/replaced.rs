//! Files that replace others: by declaration, and by the version in a name.

use super::ledger::{Ledger, Status};
use super::outcome::Known;
use super::references::order;
use super::values::key_text;
use super::versions::{Compared, Names, compare};
use super::within::meant;
use crate::diag::{Argument, Code, Finding, Place};
use crate::ingest::InputFile;
use crate::project::{Supersedes, matches_glob};
use crate::table::Account;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Ranges of rows named at most.
const RANGES: usize = 8;

/// The rows of one table in one file replace those in another.
struct Edge<'p> {
    table: usize,
    newer: String,
    older: String,
    rule: Rule<'p>,
}

enum Rule<'p> {
    /// The newer file belongs to a source that says so.
    Declared(&'p Supersedes),
    /// The newer file has the highest version; why, and where that is said.
    Version(String, &'p Place),
}

impl Rule<'_> {
    fn at(&self) -> Place {
        match self {
            Rule::Declared(rule) => rule.at.clone(),
            Rule::Version(_, at) => (*at).clone(),
        }
    }

    /// Whether nothing of the older file is to be left.
    fn is_whole(&self) -> bool {
        match self {
            Rule::Declared(rule) => rule.is_whole() && !rule.merge,
            Rule::Version(..) => true,
        }
    }
}

/// Supersedes the rows that newer files replace, before anything else is checked.
pub fn supersede(ledger: &mut Ledger<'_>, accounts: &[Account], files: &[InputFile], known: &Known) {
    let project = ledger.project;
    if project.resubmission.supersedes.is_empty() && project.resubmission.versions.is_empty() {
        return;
    }
    let unread: BTreeSet<u32> = (0u32..)
        .zip(accounts.iter().take(ledger.origins.sheets.len()))
        // So far only rows of sheets without a header are kept out.
        .filter(|(_, account)| account.quarantined > 0)
        .map(|(sheet, _)| sheet)
        .collect();
    let mut edges = by_version(ledger, &unread, files, known);
    edges.extend(declared(ledger, &unread, known));
    let edges = without_circles(ledger, edges);
    for table in order(project) {
        for edge in edges.iter().filter(|edge| edge.table == table) {
            apply(ledger, edge, &unread);
        }
    }
}

/// The table of a sheet.
fn table_of(ledger: &Ledger<'_>, sheet: usize) -> Option<usize> {
    let source = ledger.origins.sheets.get(sheet)?.source;
    ledger.project.sources.get(source).map(|source| source.table)
}

/// A file's name below `input/`, as patterns mean it.
fn below(file: &str) -> &str {
    file.strip_prefix("input/").unwrap_or(file)
}

fn by_version<'p>(
    ledger: &mut Ledger<'p>,
    unread: &BTreeSet<u32>,
    files: &[InputFile],
    known: &Known,
) -> Vec<Edge<'p>> {
    let mut edges = Vec::new();
    for rule in &ledger.project.resubmission.versions {
        let Some(names) = Names::new(&rule.pattern) else { continue };
        // Only files of which the source could read something can replace others.
        let readable: BTreeSet<&str> = (0u32..)
            .zip(&ledger.origins.sheets)
            .filter(|(number, sheet)| sheet.source == rule.source && !unread.contains(number))
            .map(|(_, sheet)| &*sheet.file)
            .collect();
        let mut alike: BTreeMap<(String, String), Vec<(&str, &str)>> = BTreeMap::new();
        for file in &files.iter().map(|file| file.name.as_str()).collect::<BTreeSet<_>>() {
            if let Some((name, version)) = names.parts(below(file)) {
                alike.entry(name).or_default().push((version, file));
            }
        }
        let is_left_out = known.left_out.iter().any(|file| names.parts(below(file)).is_some());
        if alike.is_empty() && !is_left_out {
            let message = format!("no file has a name of the form {}", rule.pattern);
            let finding = Finding::new(Code::SupersedesNothing, rule.at.clone(), message)
                .hint("Names are relative to input/, and tell capitals from small letters");
            ledger.findings.push(finding);
        }
        for mut versions in alike.into_values() {
            versions.sort_by(|a, b| compare(a.0, b.0).then_with(|| a.1.cmp(b.1)));
            let Some((highest, _)) = versions.iter().rfind(|(_, file)| readable.contains(file)).copied()
            else {
                continue;
            };
            let same = |version: &str| compare(version, highest) == Ordering::Equal;
            let top: Vec<&str> = versions
                .iter()
                .filter(|(version, file)| same(version) && readable.contains(file))
                .map(|(_, file)| *file)
                .collect();
            let Some(newer) = top.first() else { continue };
            if top.len() > 1 {
                let mut finding = Finding::new(
                    Code::SameVersion,
                    Place::file(newer),
                    format!("{} files have the version {highest}", top.len()),
                )
                .found(highest)
                .expected("a version of its own for each file")
                .hint("Rename the one that is newer, or take the other out of the folder");
                finding.also = top.iter().skip(1).map(|file| Place::file(file)).collect();
                ledger.findings.push(finding);
            }
            let all: Vec<&str> = versions.iter().map(|(version, _)| *version).collect();
            let compared = Compared::of(all.iter().copied()).word();
            let why = format!("the highest of the versions {}, {compared}", all.join(", "));
            for (_, older) in versions.iter().filter(|(version, _)| compare(version, highest).is_lt()) {
                let held = (0..ledger.origins.sheets.len()).filter(|sheet| {
                    ledger.origins.sheets.get(*sheet).is_some_and(|sheet| *sheet.file == **older)
                });
                let tables: BTreeSet<usize> = held.filter_map(|sheet| table_of(ledger, sheet)).collect();
                edges.extend(tables.into_iter().map(|table| Edge {
                    table,
                    newer: (*newer).to_string(),
                    older: (*older).to_string(),
                    rule: Rule::Version(why.clone(), &rule.at),
                }));
            }
        }
    }
    edges
}

fn declared<'p>(ledger: &mut Ledger<'p>, unread: &BTreeSet<u32>, known: &Known) -> Vec<Edge<'p>> {
    let mut edges = Vec::new();
    for rule in &ledger.project.resubmission.supersedes {
        let Some(source) = ledger.project.sources.get(rule.source) else { continue };
        let table = source.table;
        let is_older = |file: &str| rule.files.iter().any(|(glob, _)| matches_glob(glob, below(file)));
        let of_table: BTreeSet<&str> = ledger
            .origins
            .sheets
            .iter()
            .enumerate()
            .filter(|(number, _)| table_of(ledger, *number) == Some(table))
            .map(|(_, sheet)| &*sheet.file)
            .collect();
        let own: BTreeSet<&str> = (0u32..)
            .zip(&ledger.origins.sheets)
            .filter(|(number, sheet)| sheet.source == rule.source && !unread.contains(number))
            .map(|(_, sheet)| &*sheet.file)
            .collect();
        let newer: Vec<&str> = own.iter().copied().filter(|file| !is_older(file)).collect();
        let mut notes = Vec::new();
        if newer.is_empty() && !own.is_empty() {
            let message = format!("every file of the source \"{}\" is one that it supersedes", source.id);
            notes.push(
                Finding::new(Code::SupersedesInCircle, rule.at.clone(), message)
                    .hint("Name under `files` of the source the newer files, under `supersedes` the older"),
            );
        }
        for (glob, at) in &rule.files {
            let found = of_table.iter().any(|file| matches_glob(glob, below(file)));
            let left_out = known.left_out.iter().any(|file| matches_glob(glob, below(file)));
            if !found && !left_out {
                let name = ledger.definition(table).map_or("", |table| table.name.as_str());
                let message = format!("no file {glob} was read into the table \"{name}\"");
                notes.push(
                    Finding::new(Code::SupersedesNothing, at.clone(), message)
                        .hint("Globs are relative to input/, and tell capitals from small letters"),
                );
            }
        }
        for newer in newer {
            edges.extend(of_table.iter().filter(|file| is_older(file)).map(|older| Edge {
                table,
                newer: newer.to_string(),
                older: (*older).to_string(),
                rule: Rule::Declared(rule),
            }));
        }
        ledger.findings.append(&mut notes);
    }
    edges
}

/// Leaves out what would replace itself in the end, and says so.
fn without_circles<'p>(ledger: &mut Ledger<'_>, edges: Vec<Edge<'p>>) -> Vec<Edge<'p>> {
    let mut below: BTreeMap<(usize, &str), BTreeSet<&str>> = BTreeMap::new();
    for edge in &edges {
        below.entry((edge.table, &edge.newer)).or_default().insert(&edge.older);
    }
    let reached = |table: usize, from: &str| {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut open = vec![from.to_string()];
        while let Some(file) = open.pop() {
            for next in below.get(&(table, file.as_str())).into_iter().flatten() {
                if seen.insert((*next).to_string()) {
                    open.push((*next).to_string());
                }
            }
        }
        seen
    };
    let mut told: BTreeSet<(usize, Vec<String>)> = BTreeSet::new();
    let mut in_circle = Vec::with_capacity(edges.len());
    let mut notes = Vec::new();
    for edge in &edges {
        let after = reached(edge.table, &edge.older);
        in_circle.push(after.contains(&edge.newer));
        if !after.contains(&edge.newer) {
            continue;
        }
        let circle: Vec<String> =
            after.into_iter().filter(|file| reached(edge.table, file).contains(&edge.newer)).collect();
        if told.insert((edge.table, circle.clone())) {
            let message = format!("files supersede each other: {}", circle.join(", "));
            notes.push(
                Finding::new(Code::SupersedesInCircle, edge.rule.at(), message)
                    .expected("one file that holds")
                    .hint("Take out one of the entries under `supersedes`"),
            );
        }
    }
    ledger.findings.append(&mut notes);
    edges.into_iter().zip(in_circle).filter(|(_, circle)| !circle).map(|(edge, _)| edge).collect()
}

fn apply(ledger: &mut Ledger<'_>, edge: &Edge<'_>, unread: &BTreeSet<u32>) {
    let sheets = |file: &str| -> BTreeSet<u32> {
        (0u32..)
            .zip(&ledger.origins.sheets)
            .filter(|(_, sheet)| *sheet.file == *file)
            .map(|(number, _)| number)
            .filter(|number| table_of(ledger, *number as usize) == Some(edge.table))
            .collect()
    };
    let (older, newer) = (sheets(&edge.older), sheets(&edge.newer));
    let Some(rows) = ledger.tables.get(edge.table).map(|table| &table.rows) else { return };
    let wanted: Vec<bool> = rows
        .iter()
        .enumerate()
        .map(|(row, origin)| {
            older.contains(&origin.sheet) && ledger.status_of(edge.table, row) != Some(Status::Superseded)
        })
        .collect();
    let (chosen, merged) = match &edge.rule {
        Rule::Version(..) => (wanted, None),
        Rule::Declared(rule) => {
            let chosen = meant(ledger, edge.table, rule, &wanted);
            let by_key = rule.merge.then(|| keys(ledger, edge.table, &newer));
            (chosen, by_key)
        }
    };
    // Which rows of a sheet are replaced, and by which sheet where rows are merged.
    let mut replaced: BTreeMap<(u32, Option<u32>), Vec<usize>> = BTreeMap::new();
    for (row, _) in chosen.iter().enumerate().filter(|(_, chosen)| **chosen) {
        let Some(sheet) = rows.get(row).map(|origin| origin.sheet) else { continue };
        let by = match &merged {
            None => None,
            Some(known) => match key_of(ledger, edge.table, row).and_then(|key| known.get(&key).copied()) {
                Some(by) => Some(by),
                None => continue,
            },
        };
        replaced.entry((sheet, by)).or_default().push(row);
    }
    for ((sheet, by), rows) in replaced {
        let finding = told(ledger, edge, sheet, by, &rows);
        ledger.note(finding);
        for row in rows {
            ledger.supersede(edge.table, row);
        }
    }
    if edge.rule.is_whole() {
        ledger.replaced_sheets.extend(older.intersection(unread));
    }
}

fn told(ledger: &Ledger<'_>, edge: &Edge<'_>, sheet: u32, by: Option<u32>, rows: &[usize]) -> Finding {
    let place = |sheet: u32| {
        ledger
            .origins
            .sheets
            .get(sheet as usize)
            .map_or(Place::Project, |sheet| Place::sheet(&sheet.file, &sheet.sheet))
    };
    let numbers: Vec<u32> =
        rows.iter().filter_map(|row| Some(ledger.tables.get(edge.table)?.rows.get(*row)?.row + 1)).collect();
    let many = if rows.len() == 1 { "row is" } else { "rows are" };
    let newer = by.map_or_else(|| edge.newer.clone(), |sheet| place(sheet).to_string());
    let why = match &edge.rule {
        Rule::Declared(rule) if rule.merge => " that have the same key".to_string(),
        Rule::Declared(_) => String::new(),
        Rule::Version(why, _) => format!(", {why}"),
    };
    let message = format!("{} {many} replaced by those of {newer}{why}", rows.len());
    let (listed, stands) = ranges(&numbers);
    Finding::new(Code::SupersededRows, place(sheet), message)
        .found(listed)
        .with("stands", Argument::Text(stands))
        .with("count", Argument::Count(rows.len() as u64))
        .with("original", Argument::Place(by.map_or_else(|| Place::file(&edge.newer), place)))
}

/// "rows 2–39, 41", and the same as numbers alone.
fn ranges(numbers: &[u32]) -> (String, String) {
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match spans.last_mut() {
            Some((_, end)) if *end + 1 == *number => *end = *number,
            Some((_, end)) if *end == *number => {}
            _ => spans.push((*number, *number)),
        }
    }
    let shown: Vec<String> = spans
        .iter()
        .take(RANGES)
        .map(|(start, end)| if start == end { start.to_string() } else { format!("{start}–{end}") })
        .collect();
    let word = if numbers.len() == 1 { "row" } else { "rows" };
    let more = spans.len().saturating_sub(RANGES);
    let shown = shown.join(", ");
    if more > 0 {
        return (format!("{word} {shown} and {more} more ranges"), format!("{shown}, …"));
    }
    (format!("{word} {shown}"), shown)
}

/// The keys of the rows of some sheets, each with its sheet.
fn keys(ledger: &Ledger<'_>, table: usize, sheets: &BTreeSet<u32>) -> BTreeMap<(u64, String), u32> {
    let mut keys = BTreeMap::new();
    let Some(rows) = ledger.tables.get(table).map(|table| &table.rows) else { return keys };
    for (row, origin) in rows.iter().enumerate().filter(|(_, origin)| sheets.contains(&origin.sheet)) {
        if let Some(key) = key_of(ledger, table, row) {
            keys.entry(key).or_insert(origin.sheet);
        }
    }
    keys
}

/// The key of a row, if it has all of it. A person's identifier is one within its namespace.
fn key_of(ledger: &Ledger<'_>, table: usize, row: usize) -> Option<(u64, String)> {
    let definition = ledger.definition(table)?;
    let columns = ledger.columns(table, &definition.primary_key);
    let person = definition.person.as_ref().and_then(|person| person.id);
    let within = person.is_some_and(|person| definition.primary_key.contains(&person));
    let namespace = if within { ledger.namespace(table, row) } else { 0 };
    if columns.is_empty() {
        return None;
    }
    Some((namespace, key_text(&columns, row)?.into_owned()))
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn rows_are_told_as_ranges() {
        assert_eq!(ranges(&[2, 3, 4, 7]), ("rows 2–4, 7".into(), "2–4, 7".into()));
        assert_eq!(ranges(&[5]).0, "row 5");
        assert_eq!(
            ranges(&[1, 3, 5, 7, 9, 11, 13, 15, 17, 19]),
            (
                "rows 1, 3, 5, 7, 9, 11, 13, 15 and 2 more ranges".into(),
                "1, 3, 5, 7, 9, 11, 13, 15, …".into()
            )
        );
    }
}
