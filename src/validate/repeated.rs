//! Whole sheets sent twice, and identical rows where no key tells them apart.

use super::ledger::{Ledger, Status};
use super::values::{repeats, shown};
use crate::diag::{Argument, Code, Finding, Place};
use crate::ingest::InputFile;
use crate::project::{Role, TableDef};
use polars::prelude::Column;
use std::collections::BTreeMap;
use std::ops::Range;

/// The values of the first row of a sheet.
type FirstRow = Vec<Option<String>>;

/// Rows of a file that repeats another, byte for byte.
#[derive(Default)]
struct Repetition {
    original: String,
    sheets: usize,
    rows: usize,
}

/// Supersedes every sheet that repeats an earlier one of the same table, row by
/// row. Of a file that has the very bytes of another it is said once.
pub fn supersede(ledger: &mut Ledger<'_>, files: &[InputFile]) {
    let hashes: BTreeMap<&str, &str> =
        files.iter().map(|file| (file.name.as_str(), file.sha256.as_str())).collect();
    let mut repeated: BTreeMap<String, Repetition> = BTreeMap::new();
    for table in 0..ledger.tables.len() {
        let name = ledger.definition(table).map_or("", |table| table.name.as_str());
        for (earlier, range) in repeated_sheets(ledger, table) {
            let original = sheet_place(ledger, table, earlier.start);
            let place = sheet_place(ledger, table, range.start);
            let (first, second) = (original.file_name().unwrap_or(""), place.file_name().unwrap_or(""));
            let hash = hashes.get(second).filter(|hash| !hash.is_empty());
            if first != second && hash.is_some() && hashes.get(first) == hash {
                let found = repeated.entry(second.to_string()).or_default();
                found.original = first.to_string();
                found.sheets += 1;
                found.rows += range.len();
            } else {
                ledger.note(
                    Finding::new(
                        Code::RepeatedSheet,
                        place,
                        format!("the same {} rows in the same order stand in {original}", range.len()),
                    )
                    .hint("Remove one of the two")
                    .about(name, [])
                    .with("rows", Argument::Count(range.len() as u64))
                    .with("original", Argument::Place(original)),
                );
            }
            for row in range {
                ledger.supersede(table, row);
            }
        }
    }
    for (file, found) in repeated {
        let sheets = if found.sheets == 1 { String::new() } else { format!(" in {} sheets", found.sheets) };
        let message = format!(
            "the file is {} byte for byte; its {} rows{sheets} count once",
            found.original, found.rows
        );
        ledger.note(
            Finding::new(Code::RepeatedFile, Place::file(&file), message)
                .hint("Remove one of the two files")
                .with("count", Argument::Count(found.rows as u64))
                .with("original", Argument::Place(Place::file(&found.original))),
        );
    }
}

/// The sheets of a table that repeat an earlier one, each with that one. Where
/// another file has replaced rows of a sheet already, rows are compared one by
/// one instead: of two that repeat each other one must be left.
fn repeated_sheets(ledger: &Ledger<'_>, table: usize) -> Vec<(Range<usize>, Range<usize>)> {
    let Some(definition) = ledger.definition(table) else { return Vec::new() };
    // Sheets are compared only where their length and first row are the same.
    let mut alike: BTreeMap<(usize, FirstRow), Vec<Range<usize>>> = BTreeMap::new();
    let is_replaced = |row: usize| ledger.status_of(table, row) == Some(Status::Superseded);
    for range in sheets(ledger, table).into_iter().filter(|range| !range.clone().any(is_replaced)) {
        let all: Vec<usize> = (0..definition.fields.len()).collect();
        let first = ledger.columns(table, &all).iter().map(|column| shown(column, range.start)).collect();
        alike.entry((range.len(), first)).or_default().push(range);
    }
    let mut found = Vec::new();
    for ranges in alike.into_values() {
        let mut kept: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match kept.iter().find(|earlier| same_rows(ledger, definition, table, earlier, &range)) {
                None => kept.push(range),
                Some(earlier) => found.push((earlier.clone(), range)),
            }
        }
    }
    found.sort_by_key(|(_, range)| range.start);
    found
}

/// Warns of identical rows where no key tells them apart: one finding for each
/// sheet. `keyed` says which rows have a key.
pub fn warn_of_identical_rows(ledger: &mut Ledger<'_>, table: usize, keyed: &[bool]) {
    let Some(definition) = ledger.definition(table) else { return };
    // Of two equal totals one counts, which is told where they are put into their cells.
    if keyed.iter().all(|keyed| *keyed) || definition.role == Some(Role::Reported) {
        return;
    }
    let all: Vec<usize> = (0..definition.fields.len()).collect();
    let sheet = |row: usize| {
        ledger
            .tables
            .get(table)
            .and_then(|table| table.rows.get(row))
            .map_or(0, |origin| u64::from(origin.sheet))
    };
    let mut found = repeats(&ledger.columns(table, &all), ledger.height(table), sheet, |row| {
        ledger.is_used(table, row) && keyed.get(row) == Some(&false)
    });
    found.retain(|(first, row)| ledger.same_faults(table, *first..first + 1, *row..row + 1));
    for (_, row) in found {
        ledger.report(Code::IdenticalRows, (table, row), None, "", |place, _| {
            Finding::new(
                Code::IdenticalRows,
                place,
                "rows are identical to earlier ones of the sheet, and all are used",
            )
            .hint("If they are one and the same record, remove the repetitions")
            .about(&definition.name, [])
        });
    }
}

/// The rows of each sheet of a table; they stand together.
fn sheets(ledger: &Ledger<'_>, table: usize) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let Some(table) = ledger.tables.get(table) else { return ranges };
    let mut last = None;
    for (row, origin) in table.rows.iter().enumerate() {
        match ranges.last_mut() {
            Some(range) if last == Some(origin.sheet) => range.end = row + 1,
            _ => ranges.push(row..row + 1),
        }
        last = Some(origin.sheet);
    }
    ranges
}

fn same_rows(
    ledger: &Ledger<'_>,
    definition: &TableDef,
    table: usize,
    a: &Range<usize>,
    b: &Range<usize>,
) -> bool {
    // Identifiers of two namespaces are those of different persons, unless two
    // sources read one and the same sheet.
    let namespaces = definition.person.is_none()
        || ledger.namespace(table, a.start) == ledger.namespace(table, b.start)
        || sheet_place(ledger, table, a.start) == sheet_place(ledger, table, b.start);
    let part = |column: &Column, range: &Range<usize>| {
        // Ranges are rows of a table, whose number fits.
        column.slice(i64::try_from(range.start).unwrap_or(i64::MAX), range.len())
    };
    let all: Vec<usize> = (0..definition.fields.len()).collect();
    namespaces
        && ledger.same_faults(table, a.clone(), b.clone())
        && ledger.columns(table, &all).iter().all(|column| part(column, a).equals_missing(&part(column, b)))
}

fn sheet_place(ledger: &Ledger<'_>, table: usize, row: usize) -> Place {
    match ledger.place(table, row, None) {
        Place::Sheet { file, sheet, .. } => Place::sheet(&file, &sheet),
        other => other,
    }
}
