//! Keys: one row for each.

use super::ledger::{Ledger, Status};
use super::repeated::warn_of_identical_rows;
use super::values::{repeats, same, shown};
use crate::diag::{Argument, Code, Finding};
use crate::ingest::PERSONAL;
use crate::project::TableDef;
use std::collections::BTreeMap;

/// Checks the key of a table, fields whose values are unique, and, where no
/// key tells rows apart, whether some are identical.
pub fn check(ledger: &mut Ledger<'_>, table: usize) {
    let Some(definition) = ledger.definition(table) else { return };
    let key = definition.primary_key.clone();
    if !key.is_empty() {
        check_key(ledger, definition, table, &key);
    }
    for (number, field) in definition.fields.iter().enumerate() {
        if field.constraints.unique && key != [number] {
            check_unique(ledger, definition, table, number);
        }
    }
    let keyed =
        if key.is_empty() { vec![false; ledger.height(table)] } else { complete(ledger, table, &key) };
    warn_of_identical_rows(ledger, table, &keyed);
}

/// For each row whether it has all of some fields. A row without a part of its
/// key is treated as in a table without key: only the person can be missing
/// here, or what the table says may be.
fn complete(ledger: &Ledger<'_>, table: usize, fields: &[usize]) -> Vec<bool> {
    let mut complete = vec![true; ledger.height(table)];
    for column in ledger.columns(table, fields) {
        for (complete, present) in complete.iter_mut().zip(column.is_not_null().iter()) {
            *complete &= present == Some(true);
        }
    }
    complete
}

fn check_key(ledger: &mut Ledger<'_>, definition: &TableDef, table: usize, key: &[usize]) {
    for (first, others) in groups(ledger, definition, table, key) {
        let all: Vec<usize> = (0..definition.fields.len()).collect();
        let columns = ledger.columns(table, &all);
        let identical = others.iter().all(|row| {
            same(&columns, first, *row)
                && ledger.same_faults(table, first..first + 1, *row..*row + 1)
                && (definition.person.is_none()
                    || ledger.namespace(table, first) == ledger.namespace(table, *row))
        });
        let text = key_shown(ledger, definition, table, key, first);
        if identical {
            let original = ledger.place(table, first, None);
            for row in others {
                ledger.set(table, row, Status::Superseded);
                ledger.report(Code::RepeatedRow, (table, row), None, &text, |place, text| {
                    Finding::new(Code::RepeatedRow, place, format!("the row repeats {original}"))
                        .found(text)
                        .about(&definition.name, [])
                        .with("original", Argument::Place(original.clone()))
                });
            }
            continue;
        }
        let field = key.first().copied();
        let rows: Vec<usize> = std::iter::once(first).chain(others.iter().copied()).collect();
        let (message, hint) = conflict(ledger, definition, table, &rows);
        let mut finding = Finding::new(Code::DuplicateKey, ledger.place(table, first, field), message)
            .found(text)
            .expected("one row for each key")
            .hint(hint)
            .about(&definition.name, names(definition, key))
            .with("rows", Argument::Count(others.len() as u64 + 1));
        finding.also = others.iter().map(|row| ledger.place(table, *row, field)).collect();
        let finding = ledger.note(finding);
        for row in others.into_iter().chain([first]) {
            ledger.set(table, row, Status::Quarantined(finding));
        }
    }
}

/// What is told of different rows with one key, and what to do about it. The
/// fields that differ are named; their values are not, for they may be personal.
fn conflict(ledger: &Ledger<'_>, definition: &TableDef, table: usize, rows: &[usize]) -> (String, String) {
    let mut files: Vec<String> = Vec::new();
    for row in rows {
        if let Some(file) = ledger.place(table, *row, None).file_name()
            && !files.iter().any(|known| known == file)
        {
            files.push(file.to_string());
        }
    }
    let differs = |field: &usize| {
        let column = ledger.columns(table, &[*field]);
        rows.split_first()
            .is_some_and(|(first, others)| others.iter().any(|row| !same(&column, *first, *row)))
    };
    let differing: Vec<&str> = (0..definition.fields.len())
        .filter(differs)
        .filter_map(|field| definition.fields.get(field))
        .map(|field| field.name.as_str())
        .collect();
    let mut message = format!("{} different rows of \"{}\" have one key", rows.len(), definition.name);
    if !differing.is_empty() {
        message.push_str(&format!("; they differ in {}", differing.join(", ")));
    }
    if files.len() < 2 {
        return (message, "Correct the key of one of the rows, or remove all but the right one".into());
    }
    message.push_str(&format!("; they stand in {}", files.join(" and ")));
    let older = files.first().map_or("", |file| file.strip_prefix("input/").unwrap_or(file));
    let hint = format!(
        "Say which file holds: under the source of the newer one, [[source.supersedes]] with files = [\"{older}\"] \
         names the older (merge = true replaces only rows of the same key); or correct the key of one of the rows"
    );
    (message, hint)
}

/// The names of some fields.
fn names<'d>(definition: &'d TableDef, fields: &[usize]) -> Vec<&'d str> {
    fields.iter().filter_map(|field| definition.fields.get(*field)).map(|field| field.name.as_str()).collect()
}

fn check_unique(ledger: &mut Ledger<'_>, definition: &TableDef, table: usize, field: usize) {
    for (first, others) in groups(ledger, definition, table, &[field]) {
        let name = definition.fields.get(field).map_or("", |field| field.name.as_str());
        let text = key_shown(ledger, definition, table, &[field], first);
        let mut finding = Finding::new(
            Code::NotUnique,
            ledger.place(table, first, Some(field)),
            format!("{name}: the value stands {} times, and may stand once", others.len() + 1),
        )
        .found(text)
        .about(&definition.name, [name])
        .with("rows", Argument::Count(others.len() as u64 + 1));
        finding.also = others.iter().map(|row| ledger.place(table, *row, Some(field))).collect();
        let finding = ledger.note(finding);
        for row in others.into_iter().chain([first]) {
            ledger.set(table, row, Status::Quarantined(finding));
        }
    }
}

/// Used rows that have all of some fields, and the same in them: by the first
/// row of each group. The person's identifier is compared within its namespace.
fn groups(
    ledger: &Ledger<'_>,
    definition: &TableDef,
    table: usize,
    fields: &[usize],
) -> BTreeMap<usize, Vec<usize>> {
    let person = definition.person.as_ref().and_then(|person| person.id);
    let within = person.is_some_and(|person| fields.contains(&person));
    let namespace = |row: usize| if within { ledger.namespace(table, row) } else { 0 };
    let complete = complete(ledger, table, fields);
    let found = repeats(&ledger.columns(table, fields), ledger.height(table), namespace, |row| {
        ledger.is_used(table, row) && complete.get(row) == Some(&true)
    });
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (first, row) in found {
        groups.entry(first).or_default().push(row);
    }
    groups
}

fn key_shown(ledger: &Ledger<'_>, definition: &TableDef, table: usize, key: &[usize], row: usize) -> String {
    let value = |field: &usize| {
        let personal = definition.fields.get(*field).is_some_and(|field| field.personal);
        if personal {
            return Some(PERSONAL.to_string());
        }
        shown(ledger.columns(table, &[*field]).first()?, row)
    };
    key.iter().filter_map(value).collect::<Vec<_>>().join(", ")
}
