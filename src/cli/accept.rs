//! Rows for `input/accepted.csv`, ready to be appended to it.

use crate::diag::{Finding, Severity};
use std::collections::BTreeSet;

/// The columns of a new list.
const COLUMNS: [&str; 7] = ["code", "file", "sheet", "cell", "reason", "who", "when"];

/// The lines that accept findings, with a header where there is no list yet. An
/// existing list keeps its own columns in its own order.
pub fn rows(findings: &[&Finding], existing: Option<&str>, reason: &str) -> String {
    let existing =
        existing.map(|text| text.trim_start_matches('\u{FEFF}')).filter(|text| !text.trim().is_empty());
    let columns: Vec<String> = match existing {
        None => COLUMNS.map(str::to_string).to_vec(),
        Some(text) => {
            let mut reader =
                csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let header = reader.records().next().and_then(Result::ok);
            header.iter().flatten().map(|name| name.trim().to_string()).collect()
        }
    };
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let mut told: BTreeSet<[String; 4]> = BTreeSet::new();
    let mut lines: Vec<Vec<String>> = Vec::new();
    for finding in findings.iter().filter(|finding| can_be_accepted(finding)) {
        let place = &finding.place;
        let address = [
            finding.code.as_str().to_string(),
            place.file_name().unwrap_or("").to_string(),
            place.sheet_name().unwrap_or("").to_string(),
            place.cell().unwrap_or_default(),
        ];
        if !told.insert(address.clone()) {
            continue;
        }
        let [code, file, sheet, cell] = &address;
        let value = |column: &String| match column.as_str() {
            "code" => code.clone(),
            "file" => file.clone(),
            "sheet" => sheet.clone(),
            "cell" => cell.clone(),
            "reason" => reason.to_string(),
            _ => String::new(),
        };
        lines.push(columns.iter().map(value).collect());
    }
    if lines.is_empty() {
        return String::new();
    }
    let header = existing.is_none().then(|| columns.clone());
    for line in header.into_iter().chain(lines) {
        // Writing into memory cannot fail.
        let _ = writer.write_record(&line);
    }
    let text = writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    // What is appended must not become part of a last line without end.
    match existing {
        Some(before) if !before.ends_with('\n') => format!("\n{text}"),
        _ => text,
    }
}

/// Errors and warnings that stand and have a file. Definitions are mended, not accepted.
fn can_be_accepted(finding: &Finding) -> bool {
    finding.accepted.is_none()
        && finding.severity != Severity::Info
        && !finding.code.as_str().starts_with('D')
        && finding.place.file_name().is_some_and(|file| !file.is_empty())
}
