//! Corrections of single values, applied before anything else looks at them.
//! What tells who a person is, is compared here and never told.

use super::ledger::{Ledger, Status};
use super::outcome::Known;
use super::values::shown;
use crate::diag::{Argument, Code, Finding, nearest};
use crate::ingest::{PERSONAL, read_text};
use crate::project::{Correction, SourceDef, is_named};
use crate::text::tidy;
use polars::prelude::{Column, IdxCa, PlSmallStr};
use std::collections::{BTreeMap, BTreeSet};

/// Records among which the nearest key is looked for.
const COMPARED: usize = 20_000;

/// A cell: table, row, field.
type Address = (usize, usize, usize);

/// The values that were corrected, and stand in no frame yet.
type Corrected = BTreeMap<Address, Column>;

/// What is known of a correction's record before a row is looked for: the table
/// and its sheets, and for each part of the key the field and the text.
struct Wanted {
    table: usize,
    sheets: BTreeSet<u32>,
    column: usize,
    key: Vec<(usize, String)>,
}

/// Applies the corrections, by date and then by line. One that was decided after
/// the day by which things are to be known is not looked at.
pub fn apply(ledger: &mut Ledger<'_>, known: &Known) {
    let mut corrected = Corrected::new();
    for entry in &ledger.project.resubmission.corrections {
        if known.by.is_some_and(|by| entry.date > by) {
            continue;
        }
        let left_out = known.left_out.iter().any(|file| is_named(file, &entry.file));
        let finding = match find(ledger, entry, &corrected) {
            Ok(cell) => settle(ledger, entry, cell, &mut corrected),
            // What is not known yet cannot be corrected, and nobody has to be told.
            Err(_) if left_out => continue,
            Err(finding) => *finding,
        };
        ledger.note(finding);
    }
    ledger.corrected = corrected.len() as u64;
    write(ledger, corrected);
}

/// The cell that a correction means.
fn find(ledger: &Ledger<'_>, entry: &Correction, corrected: &Corrected) -> Result<Address, Box<Finding>> {
    let sheets = sheets(ledger, entry)?;
    let mut tables: BTreeMap<usize, BTreeSet<u32>> = BTreeMap::new();
    for sheet in sheets {
        let source = ledger.origins.sheets.get(sheet as usize).map(|sheet| sheet.source);
        if let Some(source) = source.and_then(|source| ledger.project.sources.get(source)) {
            tables.entry(source.table).or_default().insert(sheet);
        }
    }
    let fields = |table: &usize| ledger.definition(*table).map_or(&[][..], |table| &table.fields);
    let has_column = |table: &usize| fields(table).iter().any(|field| field.name == entry.column);
    if !tables.keys().any(has_column) {
        let names = tables.keys().flat_map(fields).map(|field| field.name.as_str());
        return Err(unknown_column(ledger, entry, "column", &entry.column, tables.keys(), names));
    }
    let mut fault = None;
    let mut wanted = Vec::new();
    for (table, sheets) in tables {
        let Some(column) = fields(&table).iter().position(|field| field.name == entry.column) else {
            continue;
        };
        match key(ledger, entry, table) {
            Ok(key) => wanted.push(Wanted { table, sheets, column, key }),
            Err(finding) => fault = Some(finding),
        }
    }
    if let (true, Some(fault)) = (wanted.is_empty(), fault) {
        return Err(fault);
    }
    let mut found: Vec<Address> = Vec::new();
    let mut superseded = Vec::new();
    for wanted in &wanted {
        for row in rows(ledger, wanted, corrected) {
            let address = (wanted.table, row, wanted.column);
            if ledger.status_of(wanted.table, row) == Some(Status::Superseded) {
                superseded.push(address);
            } else {
                found.push(address);
            }
        }
    }
    match (found.as_slice(), superseded.first()) {
        ([cell], _) => Ok(*cell),
        ([], Some((table, row, column))) => {
            let place = ledger.place(*table, *row, Some(*column));
            Err(Box::new(
                Finding::new(
                    Code::CorrectionSuperseded,
                    entry.at("key"),
                    format!("the record at {place} is superseded, and its correction has no effect"),
                )
                .hint("Take the entry out, or correct the record in the file that holds"),
            ))
        }
        ([], None) => Err(no_record(ledger, entry, &wanted)),
        (several, _) => {
            let mut finding = Finding::new(
                Code::CorrectionAmbiguous,
                entry.at("key"),
                format!("{} records have this key", several.len()),
            )
            .expected("a key that one record has")
            .hint("Name the sheet, or add further fields to the key: field=value; field=value");
            finding.also = several.iter().map(|(table, row, _)| ledger.place(*table, *row, None)).collect();
            Err(Box::new(finding))
        }
    }
}

/// The sheets that a correction means.
fn sheets(ledger: &Ledger<'_>, entry: &Correction) -> Result<Vec<u32>, Box<Finding>> {
    let all = (0u32..).zip(&ledger.origins.sheets);
    let of_file: Vec<_> = all.filter(|(_, sheet)| is_named(&sheet.file, &entry.file)).collect();
    if of_file.is_empty() {
        let finding = Finding::new(
            Code::CorrectionNoRecord,
            entry.at("file"),
            format!("no file {} was read", entry.file),
        )
        .found(&entry.file);
        let files = ledger.origins.sheets.iter().map(|sheet| below(&sheet.file));
        return Err(Box::new(match nearest(below(&entry.file), files) {
            Some(near) => finding.hint(format!("Did you mean {near}?")),
            None => finding.hint("Name the file as findings do"),
        }));
    }
    let lower = |text: &str| text.to_lowercase();
    let sheets: Vec<u32> = of_file
        .iter()
        .filter(|(_, sheet)| entry.sheet.is_empty() || lower(&sheet.sheet) == lower(&entry.sheet))
        .map(|(number, _)| *number)
        .collect();
    if sheets.is_empty() {
        let finding = Finding::new(
            Code::CorrectionNoRecord,
            entry.at("sheet"),
            format!("no sheet \"{}\" of {} was read", entry.sheet, entry.file),
        )
        .found(&entry.sheet);
        let names = of_file.iter().map(|(_, sheet)| &*sheet.sheet);
        return Err(Box::new(match nearest(&entry.sheet, names) {
            Some(near) => finding.hint(format!("Did you mean \"{near}\"?")),
            None => finding.hint("Name the sheet as the workbook does, or leave the cell empty"),
        }));
    }
    Ok(sheets)
}

/// A key taken apart: pairs of field and value, or the value of the one field
/// that is the table's key.
fn key(ledger: &Ledger<'_>, entry: &Correction, table: usize) -> Result<Vec<(usize, String)>, Box<Finding>> {
    let Some(definition) = ledger.definition(table) else { return Ok(Vec::new()) };
    let is_name = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_');
    let pair = |piece: &str| {
        let (name, value) = piece.split_once('=')?;
        is_name(name.trim()).then(|| (name.trim().to_string(), value.trim().to_string()))
    };
    if pair(&entry.key).is_none() {
        return match definition.primary_key.as_slice() {
            [field] => Ok(vec![(*field, entry.key.clone())]),
            fields => {
                let names: Vec<&str> = fields
                    .iter()
                    .filter_map(|field| definition.fields.get(*field))
                    .map(|field| field.name.as_str())
                    .collect();
                let form = if names.is_empty() { vec!["field"] } else { names };
                let form: Vec<String> = form.iter().map(|name| format!("{name}=…")).collect();
                Err(Box::new(
                    Finding::new(
                        Code::CorrectionNoRecord,
                        entry.at("key"),
                        format!("the key of \"{}\" is not one field alone", definition.name),
                    )
                    .expected(form.join("; ")),
                ))
            }
        };
    }
    let mut pairs: Vec<(String, String)> = Vec::new();
    for piece in entry.key.split(';') {
        match (pair(piece), pairs.last_mut()) {
            (Some(found), _) => pairs.push(found),
            // A value may have a semicolon in it.
            (None, Some((_, value))) => {
                value.push(';');
                value.push_str(piece);
            }
            (None, None) => {}
        }
    }
    pairs
        .into_iter()
        .map(|(name, value)| match definition.field(&name) {
            Some(field) => Ok((field, value.trim_end_matches(';').trim_end().to_string())),
            None => {
                let names = definition.fields.iter().map(|field| field.name.as_str());
                Err(unknown_column(ledger, entry, "key", &name, [table].iter(), names))
            }
        })
        .collect()
}

fn unknown_column<'a>(
    ledger: &Ledger<'_>,
    entry: &Correction,
    head: &str,
    name: &str,
    tables: impl Iterator<Item = &'a usize>,
    names: impl Iterator<Item = &'a str>,
) -> Box<Finding> {
    let tables: Vec<String> = tables
        .filter_map(|table| ledger.definition(*table))
        .map(|table| format!("\"{}\"", table.name))
        .collect();
    let finding = Finding::new(
        Code::CorrectionUnknownColumn,
        entry.at(head),
        format!("the table {} has no field {name}", tables.join(" or ")),
    )
    .found(name)
    .expected("the name of a field");
    Box::new(match nearest(name, names) {
        Some(near) => finding.hint(format!("Did you mean {near}?")),
        None => finding.hint("Fields are named as in indicators/tables/"),
    })
}

/// The rows that have a key.
fn rows(ledger: &Ledger<'_>, wanted: &Wanted, corrected: &Corrected) -> Vec<usize> {
    let Some((definition, table)) = ledger.definition(wanted.table).zip(ledger.tables.get(wanted.table))
    else {
        return Vec::new();
    };
    let mut read: BTreeMap<(usize, usize), Option<Column>> = BTreeMap::new();
    let mut found = Vec::new();
    for (row, origin) in table.rows.iter().enumerate() {
        if !wanted.sheets.contains(&origin.sheet) {
            continue;
        }
        let Some(source) = ledger.origins.sheets.get(origin.sheet as usize).map(|sheet| sheet.source) else {
            continue;
        };
        let has = |(field, text): &(usize, String)| {
            let Some(definition) = definition.fields.get(*field) else { return false };
            if is_unread(ledger, (wanted.table, row, *field), corrected) {
                return !text.is_empty() && raw(ledger, (wanted.table, row, *field)) == tidy(text);
            }
            // Sources may write days and numbers in their own ways.
            let value = read.entry((source, *field)).or_insert_with(|| {
                read_text(ledger.project, ledger.project.sources.get(source), definition, text).ok()
            });
            value.as_ref().is_some_and(|value| is(ledger, (wanted.table, row, *field), corrected, value))
        };
        if wanted.key.iter().all(has) {
            found.push(row);
        }
    }
    found
}

fn no_record(ledger: &Ledger<'_>, entry: &Correction, wanted: &[Wanted]) -> Box<Finding> {
    let mut keys = BTreeSet::new();
    let mut personal = false;
    let mut sought = String::new();
    for wanted in wanted {
        let Some((definition, table)) = ledger.definition(wanted.table).zip(ledger.tables.get(wanted.table))
        else {
            continue;
        };
        let fields: Vec<usize> = wanted.key.iter().map(|(field, _)| *field).collect();
        personal |= fields.iter().any(|field| definition.fields.get(*field).is_some_and(|f| f.personal));
        sought = wanted.key.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("; ");
        let columns = ledger.columns(wanted.table, &fields);
        let own = table.rows.iter().enumerate().filter(|(_, origin)| wanted.sheets.contains(&origin.sheet));
        for (row, _) in own.take(COMPARED) {
            let values: Vec<String> =
                columns.iter().map(|column| shown(column, row).unwrap_or_default()).collect();
            keys.insert(values.join("; "));
        }
    }
    let mut finding = Finding::new(
        Code::CorrectionNoRecord,
        entry.at("key"),
        format!("no record of {} has this key", entry.file),
    )
    .expected("the key of a record");
    let mut hint = "Compare the key with the file as it came".to_string();
    if !personal {
        finding = finding.found(&entry.key);
        if let Some(near) = nearest(&sought, keys.iter().map(String::as_str)) {
            hint = format!("Did you mean {near}?");
        }
    }
    Box::new(finding.hint(hint))
}

/// Compares what stands in a cell with what a correction says, and corrects it.
fn settle(ledger: &mut Ledger<'_>, entry: &Correction, cell: Address, corrected: &mut Corrected) -> Finding {
    let (table, row, number) = cell;
    let place = ledger.place(table, row, Some(number));
    let Some(field) = ledger.definition(table).and_then(|table| table.fields.get(number)) else {
        return Finding::new(Code::CorrectionUnknownColumn, entry.at("column"), "there is no such field");
    };
    let told = |text: &str| match (field.personal, text.is_empty()) {
        (_, true) => "nothing".to_string(),
        (true, false) => PERSONAL.to_string(),
        (false, false) => format!("\"{text}\""),
    };
    let source = source(ledger, table, row);
    let new = match read_text(ledger.project, source, field, &entry.new) {
        Ok(new) => new,
        Err(problem) => {
            let message = format!("{}: {} is not {}", field.name, told(&entry.new), problem.expected);
            let mut finding =
                Finding::new(Code::CorrectionBadValue, entry.at("new"), message).expected(&*problem.expected);
            if !field.personal {
                finding.hint = problem.hint.map(String::from);
                finding = finding.found(&entry.new);
            }
            return finding;
        }
    };
    let unread = is_unread(ledger, cell, corrected);
    let stands = if unread {
        raw(ledger, cell)
    } else {
        current(ledger, cell, corrected).and_then(|(column, row)| shown(column, row)).unwrap_or_default()
    };
    let as_expected = if unread {
        stands == tidy(&entry.expected)
    } else {
        read_text(ledger.project, source, field, &entry.expected)
            .is_ok_and(|expected| is(ledger, cell, corrected, &expected))
    };
    if !as_expected {
        if !unread && is(ledger, cell, corrected, &new) {
            let message = format!("{}: the new value stands at {place} already", field.name);
            return Finding::new(Code::CorrectionDone, entry.at("new"), message).hint("Take the entry out");
        }
        let message = format!(
            "{}: {} was expected at {place}, and {} stands there",
            field.name,
            told(&entry.expected),
            told(&stands)
        );
        let finding = Finding::new(Code::CorrectionUnexpected, entry.at("expected"), message)
            .hint("Look at the file again: correct the entry, or take it out");
        return if field.personal {
            finding.found(PERSONAL)
        } else {
            finding.found(&stands).expected(&entry.expected)
        };
    }
    if unread {
        ledger.mend(table, row, number);
    }
    corrected.insert(cell, new);
    let message = format!(
        "{}: {} was corrected to {} ({}, {}: {})",
        field.name,
        told(&stands),
        told(&entry.new),
        entry.who,
        entry.date,
        entry.reason
    );
    let kind = match (stands.is_empty(), entry.new.is_empty()) {
        (true, _) => "filled",
        (false, true) => "emptied",
        (false, false) => "changed",
    };
    let new = if field.personal { PERSONAL } else { entry.new.as_str() };
    let name = ledger.definition(table).map_or("", |table| table.name.as_str());
    let finding = Finding::new(Code::Corrected, place, message)
        .about(name, [field.name.as_str()])
        .kind(kind)
        .with("new", Argument::Text(new.to_string()));
    if stands.is_empty() {
        return finding;
    }
    finding.found(if field.personal { PERSONAL } else { stands.as_str() })
}

/// The source of a row.
fn source<'p>(ledger: &Ledger<'p>, table: usize, row: usize) -> Option<&'p SourceDef> {
    let sheet = ledger.tables.get(table)?.rows.get(row)?.sheet as usize;
    ledger.project.sources.get(ledger.origins.sheets.get(sheet)?.source)
}

/// The column and row in which the value of a cell stands, corrections included.
fn current<'c>(
    ledger: &'c Ledger<'_>,
    cell: Address,
    corrected: &'c Corrected,
) -> Option<(&'c Column, usize)> {
    match corrected.get(&cell) {
        Some(column) => Some((column, 0)),
        None => Some((ledger.tables.get(cell.0)?.frame.columns().get(cell.2)?, cell.1)),
    }
}

/// Whether a cell has a value, the only one of a column.
fn is(ledger: &Ledger<'_>, cell: Address, corrected: &Corrected, value: &Column) -> bool {
    current(ledger, cell, corrected)
        .is_some_and(|(column, row)| matches!((column.get(row), value.get(0)), (Ok(a), Ok(b)) if a == b))
}

/// Whether what stands in a cell could not be read, and is not corrected yet.
fn is_unread(ledger: &Ledger<'_>, cell: Address, corrected: &Corrected) -> bool {
    ledger.was_faulty(cell.0, cell.1, cell.2) && !corrected.contains_key(&cell)
}

/// What stands in a cell that could not be read.
fn raw(ledger: &Ledger<'_>, (table, row, field): Address) -> String {
    tidy(ledger.unread(table, row, field).unwrap_or(""))
}

/// Puts the corrected values into the tables.
fn write(ledger: &mut Ledger<'_>, corrected: Corrected) {
    let mut columns: BTreeMap<(usize, usize), Vec<(usize, Column)>> = BTreeMap::new();
    for ((table, row, field), value) in corrected {
        columns.entry((table, field)).or_default().push((row, value));
    }
    for ((table, field), values) in columns {
        let Some(table) = ledger.tables.get_mut(table) else { continue };
        let Some(column) = table.frame.columns().get(field).cloned() else { continue };
        let height = column.len();
        let mut whole = column;
        let mut taken: Vec<u32> = (0u32..).take(height).collect();
        for ((row, value), place) in values.into_iter().zip(height..) {
            // Both are of the type of the field.
            let appended = whole.append(&value).is_ok();
            if let (true, Some(slot), Ok(place)) = (appended, taken.get_mut(row), u32::try_from(place)) {
                *slot = place;
            }
        }
        let taken = IdxCa::from_vec(PlSmallStr::EMPTY, taken);
        if let Ok(mended) = whole.take(&taken) {
            // It has the name and the length of the column it replaces.
            let _ = table.frame.with_column(mended);
        }
    }
}

fn below(file: &str) -> &str {
    file.strip_prefix("input/").unwrap_or(file)
}
