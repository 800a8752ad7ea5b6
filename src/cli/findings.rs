//! Findings for people, grouped by file, and for programs.

use crate::diag::{Finding, Place, Severity, line_and_column, render_text_finding};
use crate::source::SourceFile;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::IsTerminal;

/// How many further places of a finding are spelt out for people.
const PLACES_SHOWN: usize = 6;

/// Whether colours are wanted: on a terminal, unless `NO_COLOR` is set.
pub fn colour() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Findings for people. A quiet one shows errors that stand, and no more.
pub fn human(findings: &[&Finding], files: &[SourceFile], quiet: bool, colour: bool) -> String {
    let shown: Vec<&&Finding> = findings.iter().filter(|finding| !quiet || finding.stands()).collect();
    let mut text = String::new();
    let mut by_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in shown {
        match &finding.place {
            Place::Text { .. } => {
                text.push_str(&render_text_finding(finding, files, colour));
                text.push('\n');
            }
            place => by_file.entry(place.file_name().unwrap_or("")).or_default().push(finding),
        }
    }
    for (file, findings) in by_file {
        let name = if file.is_empty() { "the project" } else { file };
        let _ = writeln!(text, "{}", paint(name, "1", colour));
        for finding in findings {
            one(&mut text, finding, colour);
        }
        text.push('\n');
    }
    if !quiet {
        text.push_str(&summary(findings));
    }
    text
}

fn one(text: &mut String, finding: &Finding, colour: bool) {
    let shade = match finding.severity {
        _ if finding.accepted.is_some() => "2",
        Severity::Error => "31;1",
        Severity::Warning => "33",
        Severity::Info => "36",
    };
    let at = place_in_file(&finding.place);
    let head = format!("{} {}", finding.severity.word(), finding.code);
    let _ = writeln!(text, "  {:<20} {}", paint(&head, shade, colour), paint(&at, "1", colour));
    let mut line = |label: &str, content: &str| {
        let _ = writeln!(text, "    {label:<10} {content}");
    };
    line("what", &finding.message);
    if let Some(found) = &finding.found {
        line("found", found);
    }
    if let Some(expected) = &finding.expected {
        line("expected", expected);
    }
    if let Some(hint) = &finding.hint {
        line("do", hint);
    }
    if !finding.also.is_empty() {
        let mut places: Vec<String> =
            finding.also.iter().take(PLACES_SHOWN).map(|place| also_in(&finding.place, place)).collect();
        if finding.also.len() > PLACES_SHOWN {
            places.push(format!("and {} more", finding.also.len() - PLACES_SHOWN));
        }
        line("also", &places.join(", "));
    }
    if finding.dependants > 0 {
        let rows = if finding.dependants == 1 { "row" } else { "rows" };
        line("with it", &format!("{} dependent {rows} quarantined", finding.dependants));
    }
    if let Some(reason) = &finding.accepted {
        line("accepted", reason);
    }
}

fn place_in_file(place: &Place) -> String {
    match (place.sheet_name(), place.cell()) {
        (Some(sheet), Some(cell)) => format!("{sheet} ! {cell}"),
        (Some(sheet), None) => sheet.to_string(),
        (None, Some(cell)) => cell,
        (None, None) => "the file".into(),
    }
}

/// A further place, without what it shares with the first.
fn also_in(first: &Place, place: &Place) -> String {
    let same_file = first.file_name() == place.file_name();
    let same_sheet = same_file && first.sheet_name() == place.sheet_name();
    if same_sheet {
        place.cell().unwrap_or_else(|| place.to_string())
    } else if same_file {
        place_in_file(place)
    } else {
        place.to_string()
    }
}

fn summary(findings: &[&Finding]) -> String {
    if findings.is_empty() {
        return "No findings.\n".into();
    }
    let count = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let accepted = findings.iter().filter(|f| f.severity == Severity::Error && f.accepted.is_some()).count();
    let many = |number: usize, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
    format!(
        "Findings: {} ({accepted} accepted), {}, {}.\n",
        many(count(Severity::Error), "error"),
        many(count(Severity::Warning), "warning"),
        many(count(Severity::Info), "note"),
    )
}

fn paint(text: &str, shade: &str, colour: bool) -> String {
    if colour { format!("\u{1b}[{shade}m{text}\u{1b}[0m") } else { text.to_string() }
}

/// Findings for programs: an array of objects.
pub fn json(findings: &[&Finding], files: &[SourceFile]) -> String {
    let all: Vec<Value> = findings.iter().map(|finding| object(finding, files)).collect();
    // A value made of strings and numbers can always be written.
    serde_json::to_string_pretty(&all).unwrap_or_default()
}

fn object(finding: &Finding, files: &[SourceFile]) -> Value {
    let also: Vec<Value> = finding.also.iter().map(|place| place_object(place, files)).collect();
    let mut object = json!({
        "code": finding.code.as_str(),
        "name": finding.code.name(),
        "severity": finding.severity,
        "message": finding.message,
        "found": finding.found,
        "expected": finding.expected,
        "hint": finding.hint,
        "dependants": finding.dependants,
        "accepted": finding.accepted,
        "also": also,
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
