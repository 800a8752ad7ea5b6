//! Findings as a table, for those who go on with them in a spreadsheet.

use crate::diag::{Finding, Place, Ranges, line_and_column, ranges};
use crate::source::SourceFile;
use crate::text::harmless;

/// The columns.
const COLUMNS: [&str; 13] = [
    "severity", "code", "name", "file", "sheet", "range", "count", "field", "found", "expected", "message",
    "hint", "accepted",
];

/// Findings as CSV, one row a finding.
pub fn csv(findings: &[&Finding], files: &[SourceFile]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = std::iter::once(COLUMNS.map(String::from));
    let rows = findings.iter().map(|finding| row(finding, files));
    for row in head.chain(rows) {
        // Writing to memory cannot fail, and all rows are equally long.
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn row(finding: &Finding, files: &[SourceFile]) -> [String; 13] {
    let found = ranges(finding.places());
    let count: usize = found.iter().map(|ranges| ranges.count).sum();
    let place = &finding.place;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let range = match place {
        Place::Text { .. } => line_and_column(place, files)
            .map_or_else(String::new, |(line, column)| format!("line {line}, column {column}")),
        _ => all_ranges(&found),
    };
    [
        finding.severity.word().to_string(),
        finding.code.as_str().to_string(),
        finding.code.name().to_string(),
        place.file_name().unwrap_or("").to_string(),
        place.sheet_name().unwrap_or("").to_string(),
        range,
        count.to_string(),
        finding.telling.fields.join(", "),
        text(&finding.found),
        text(&finding.expected),
        finding.message.clone(),
        text(&finding.hint),
        text(&finding.accepted),
    ]
    .map(|text| harmless(&text).into_owned())
}

/// The ranges of the first sheet, then those of others with their names.
fn all_ranges(found: &[Ranges]) -> String {
    let Some((first, others)) = found.split_first() else { return String::new() };
    let mut parts = vec![first.ranges.join(", ")];
    for other in others {
        let file = if other.file == first.file { "" } else { other.file.as_str() };
        let ranges = other.ranges.join(", ");
        let named: Vec<&str> = [file, other.sheet.as_str(), ranges.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        parts.push(named.join(" ! "));
    }
    parts.join("; ")
}
