//! References between tables, and rows that fall with the row they refer to.

use super::ledger::{Ledger, Status};
use super::values::key_text;
use crate::diag::{Argument, Code, Finding, Place, nearest};
use crate::project::{ForeignKey, OnError, Project};
use polars::prelude::{InitHashMaps, PlHashMap};
use std::borrow::Cow;

/// Misses of one reference for which the nearest key is looked for, and keys
/// among which it is: comparing every miss with every key would take for ever.
const SUGGESTED: usize = 50;
const COMPARED: usize = 20_000;

/// Follows the references of a table. A row whose reference leads nowhere is quarantined.
pub fn follow(ledger: &mut Ledger<'_>, table: usize) {
    let Some(definition) = ledger.definition(table) else { return };
    for key in &definition.foreign_keys {
        let (links, misses) = resolve(ledger, table, key);
        if let Some(table) = ledger.tables.get_mut(table) {
            table.links.insert(key.name.clone(), links);
        }
        report(ledger, table, key, misses);
    }
}

/// Quarantines the rows that refer to a quarantined row, under its finding,
/// and theirs in turn, until nothing changes.
pub fn spread(ledger: &mut Ledger<'_>) {
    let order = order(ledger.project);
    loop {
        let mut fallen = Vec::new();
        for table in &order {
            let before = fallen.len();
            collect(ledger, *table, &mut fallen);
            for (row, finding) in fallen.iter().skip(before) {
                ledger.set(*table, *row, Status::Quarantined(*finding));
            }
        }
        if fallen.is_empty() {
            return;
        }
        for (_, finding) in fallen {
            if let Some(finding) = ledger.findings.get_mut(finding) {
                finding.dependants += 1;
            }
        }
    }
}

/// The used rows of a table that refer to a quarantined one, with its finding.
fn collect(ledger: &Ledger<'_>, table: usize, fallen: &mut Vec<(usize, usize)>) {
    let (Some(definition), Some(rows)) = (ledger.definition(table), ledger.tables.get(table)) else { return };
    for row in 0..rows.height() {
        if !ledger.is_used(table, row) {
            continue;
        }
        let root = definition.foreign_keys.iter().find_map(|key| {
            let target = rows.links.get(&key.name)?.get(row).copied().flatten()?;
            match ledger.status_of(key.table, target as usize) {
                Some(Status::Quarantined(finding)) => Some(finding),
                _ => None,
            }
        });
        fallen.extend(root.map(|finding| (row, finding)));
    }
}

/// Tables in an order in which those referred to come first, where there is one.
pub fn order(project: &Project) -> Vec<usize> {
    fn visit(project: &Project, table: usize, seen: &mut Vec<bool>, order: &mut Vec<usize>) {
        match seen.get_mut(table) {
            Some(seen @ false) => *seen = true,
            _ => return,
        }
        for key in project.tables.get(table).map_or(&[][..], |table| &table.foreign_keys) {
            visit(project, key.table, seen, order);
        }
        order.push(table);
    }
    let mut seen = vec![false; project.tables.len()];
    let mut order = Vec::new();
    for table in 0..project.tables.len() {
        visit(project, table, &mut seen, &mut order);
    }
    order
}

/// For each row the row referred to, and the rows whose reference leads nowhere.
fn resolve(ledger: &Ledger<'_>, table: usize, key: &ForeignKey) -> (Vec<Option<u32>>, Vec<usize>) {
    let own = ledger.columns(table, &key.fields);
    let others = ledger.columns(key.table, &key.targets);
    // The person's identifier leads to the same identifier of its own namespace.
    let person = |table: usize| ledger.definition(table)?.person.as_ref()?.id;
    let within = key
        .fields
        .iter()
        .zip(&key.targets)
        .any(|(own, other)| person(table) == Some(*own) && person(key.table) == Some(*other));
    let namespace = |table: usize, row: usize| if within { ledger.namespace(table, row) } else { 0 };
    let mut targets: PlHashMap<(u64, Cow<'_, str>), u32> = PlHashMap::with_capacity(ledger.height(key.table));
    // A key may stand in rows that are kept out as well as in one that is used:
    // the one that is used is meant.
    for wanted in [true, false] {
        for row in 0..ledger.height(key.table) {
            let meant = match ledger.status_of(key.table, row) {
                Some(Status::Used) => wanted,
                Some(Status::Quarantined(_)) => !wanted,
                _ => false,
            };
            if let (true, Some(text), Ok(number)) = (meant, key_text(&others, row), u32::try_from(row)) {
                targets.entry((namespace(key.table, row), text)).or_insert(number);
            }
        }
    }
    let mut misses = Vec::new();
    let links = (0..ledger.height(table))
        .map(|row| {
            let text = key_text(&own, row)?;
            let target = targets.get(&(namespace(table, row), text)).copied();
            if target.is_none() && ledger.status_of(table, row) != Some(Status::Superseded) {
                misses.push(row);
            }
            target
        })
        .collect();
    (links, misses)
}

fn report(ledger: &mut Ledger<'_>, table: usize, key: &ForeignKey, misses: Vec<usize>) {
    let (Some(definition), Some(other)) = (ledger.definition(table), ledger.definition(key.table)) else {
        return;
    };
    let fields: Vec<_> = key.fields.iter().filter_map(|field| definition.fields.get(*field)).collect();
    let quarantines = fields.iter().any(|field| field.on_error == OnError::Row);
    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    let personal = fields.iter().any(|field| field.personal);
    let mut suggested = 0;
    for row in misses {
        let text =
            key_text(&ledger.columns(table, &key.fields), row).map(Cow::into_owned).unwrap_or_default();
        let found = if personal { crate::ingest::PERSONAL.to_string() } else { text.replace('\u{1F}', ", ") };
        let before = ledger.findings.len();
        let finding = ledger.report(
            Code::UnknownReference,
            (table, row),
            key.fields.first().copied(),
            &found,
            |place, found| {
                Finding::new(
                    Code::UnknownReference,
                    place,
                    format!("{}: \"{found}\" is not in the table \"{}\"", names.join(", "), other.name),
                )
                .found(found)
                .expected(format!("a row of \"{}\"", other.name))
                .hint(format!("Correct the reference, or add the row to \"{}\"", other.name))
                .about(&definition.name, names.iter().copied())
                .with("other", Argument::Table(other.name.clone()))
            },
        );
        let is_new = ledger.findings.len() > before
            && ledger.findings.get(finding).is_some_and(|finding| !finding.is_of_further());
        if is_new && suggested < SUGGESTED && !personal {
            suggested += 1;
            let near = suggestion(ledger, key, &text);
            if let (Some((near, place)), Some(finding)) = (near, ledger.findings.get_mut(finding)) {
                finding.telling.arguments.push(("near", Argument::Text(near.clone())));
                finding.telling.arguments.push(("near-stands", Argument::Place(place)));
                finding.hint =
                    Some(format!("Did you mean \"{near}\"? Else add the row to \"{}\"", other.name));
            }
        }
        if quarantines {
            ledger.set(table, row, Status::Quarantined(finding));
        }
    }
}

/// The nearest key, and where it stands.
fn suggestion(ledger: &Ledger<'_>, key: &ForeignKey, text: &str) -> Option<(String, Place)> {
    let columns = ledger.columns(key.table, &key.targets);
    let rows = 0..ledger.height(key.table).min(COMPARED);
    let keys: Vec<(Cow<'_, str>, usize)> =
        rows.filter_map(|row| Some((key_text(&columns, row)?, row))).collect();
    let near = nearest(text, keys.iter().map(|(key, _)| key.as_ref()))?;
    let (_, row) = keys.iter().find(|(key, _)| key == near)?;
    Some((near.replace('\u{1F}', ", "), ledger.place(key.table, *row, None)))
}
