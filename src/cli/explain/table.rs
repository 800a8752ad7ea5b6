//! The rows of an explanation for spreadsheet programs.

use crate::cli::print::table;
use crate::diag::Place;
use crate::explain::{Cell, Entry, Explanation};

const COLUMNS: [&str; 11] = [
    "table",
    "file",
    "sheet",
    "row",
    "record",
    "numerator",
    "denominator",
    "reason",
    "detail",
    "finding",
    "cells",
];

/// One line for each row that counted or was left out.
///
/// # Errors
/// If it cannot be put together, in words.
pub fn csv(explained: &Explanation) -> Result<String, String> {
    let rows = explained.records.iter().chain(&explained.excluded).map(row);
    table(&COLUMNS, rows.collect())
}

fn row(entry: &Entry) -> Vec<String> {
    let number = match &entry.place {
        Place::Sheet { row: Some(row), .. } => (row + 1).to_string(),
        _ => String::new(),
    };
    let decimal = |number: Option<crate::number::Decimal>| number.map(|n| n.to_string()).unwrap_or_default();
    let why = entry.why.as_ref();
    let detail = why.map(|why| match &why.instead {
        Some(instead) => format!("counted: {instead}"),
        None => why.detail.clone(),
    });
    let finding = why.and_then(|why| why.finding.as_ref());
    vec![
        entry.table.to_string(),
        entry.place.file_name().unwrap_or("").to_string(),
        entry.place.sheet_name().unwrap_or("").to_string(),
        number,
        entry.record.clone(),
        decimal(entry.numerator),
        decimal(entry.denominator),
        why.map_or("", |why| why.reason.word()).to_string(),
        detail.unwrap_or_default(),
        finding.map(|(code, message)| format!("{code} {message}")).unwrap_or_default(),
        entry.cells.iter().map(|cell| told(cell, &entry.place)).collect::<Vec<_>>().join(" | "),
    ]
}

/// A cell on one line: where, which column, what stands there. What stands in
/// the row's own sheet is told by its cell alone.
pub fn told(cell: &Cell, row: &Place) -> String {
    let at = cell.place.as_ref().map(|place| {
        let (file, sheet) = (place.file_name(), place.sheet_name());
        let own = file == row.file_name();
        // A value that stands in no cell was given by the source.
        let cell = match place {
            Place::Sheet { row: Some(_), col: Some(_), .. } => place.cell().unwrap_or_default(),
            _ => return String::new(),
        };
        match (own, own && sheet == row.sheet_name()) {
            (_, true) => cell,
            (true, false) => [sheet.unwrap_or(""), &cell].join("!"),
            (false, _) => [file.unwrap_or(""), sheet.unwrap_or(""), &cell]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("!"),
        }
    });
    let value = cell.value.as_deref().unwrap_or("(no value)");
    let held = cell.held.as_ref().map(|held| format!(" (of the person: {held})")).unwrap_or_default();
    // What is at fault in a row as a whole is in no column.
    if cell.column.is_empty() {
        return [at.unwrap_or_default(), value.to_string()].join(" ").trim_start().to_string();
    }
    match at {
        Some(at) if !at.is_empty() => format!("{at} {} = {value}{held}", cell.column),
        _ => format!("{} = {value}{held}", cell.column),
    }
}
