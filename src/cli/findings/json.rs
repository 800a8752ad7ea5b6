//! Findings for programs.

use crate::diag::{Finding, Place, line_and_column, ranges};
use crate::source::SourceFile;
use serde_json::{Value, json};

/// Findings for programs: an array of objects.
pub fn json(findings: &[&Finding], files: &[SourceFile]) -> String {
    let all: Vec<Value> = findings.iter().map(|finding| object(finding, files)).collect();
    // A value made of strings and numbers can always be written.
    serde_json::to_string_pretty(&all).unwrap_or_default()
}

/// A finding as an object.
pub fn object(finding: &Finding, files: &[SourceFile]) -> Value {
    let found = ranges(finding.places());
    let count: usize = found.iter().map(|ranges| ranges.count).sum();
    let ranges: Vec<Value> = found
        .iter()
        .map(|ranges| json!({ "file": ranges.file, "sheet": ranges.sheet, "ranges": ranges.ranges, "count": ranges.count }))
        .collect();
    let places: Vec<Value> = finding.places().map(|place| place_object(place, files)).collect();
    let mut object = json!({
        "code": finding.code.as_str(),
        "name": finding.code.name(),
        "severity": finding.severity,
        "message": finding.message,
        "table": finding.telling.table,
        "fields": finding.telling.fields,
        "found": finding.found,
        "expected": finding.expected,
        "hint": finding.hint,
        "dependants": finding.dependants,
        "accepted": finding.accepted,
        "count": count,
        "ranges": ranges,
        "places": places,
    });
    if let (Value::Object(object), Value::Object(place)) = (&mut object, place_object(&finding.place, files))
    {
        object.extend(place);
    }
    object
}

fn place_object(place: &Place, files: &[SourceFile]) -> Value {
    let mut object = json!({
        "file": place.file_name(),
        "sheet": place.sheet_name(),
        "cell": place.cell(),
    });
    if let (Place::Text { .. }, Value::Object(object)) = (place, &mut object)
        && let Some((line, column)) = line_and_column(place, files)
    {
        object.insert("line".into(), line.into());
        object.insert("column".into(), column.into());
    }
    object
}
