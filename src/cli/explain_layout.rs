//! How a file is read, for people and for programs.

use super::findings::object;
use crate::diag::{CellRef, Code, Finding};
use crate::ingest::{ColumnLayout, ColumnUse, FileLayout, Matched, SheetLayout};
use crate::source::SourceFile;
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// The layout of a file, sheet by sheet.
pub fn text(layout: &FileLayout) -> String {
    let mut text = String::new();
    for finding in &layout.findings {
        said(&mut text, finding);
    }
    if layout.template {
        let _ = writeln!(
            text,
            "{}: a template that came back; its hidden sheet says how it is read, and no entry is needed",
            layout.file
        );
    }
    for sheet in &layout.sheets {
        let name = if sheet.sheet.is_empty() { "" } else { " ! " };
        let _ = writeln!(text, "{}{name}{}", layout.file, sheet.sheet);
        one(&mut text, sheet);
        text.push('\n');
    }
    text
}

fn one(text: &mut String, sheet: &SheetLayout) {
    let Some(header) = sheet.header else {
        let _ = match &sheet.source {
            Some(source) => writeln!(text, "  named by the source \"{source}\"; no header was found"),
            None => writeln!(text, "  no source names it, and no table of the project fits"),
        };
        for finding in &sheet.findings {
            said(text, finding);
        }
        return;
    };
    let _ = match &sheet.source {
        Some(source) => {
            writeln!(text, "  read by the source \"{source}\" into the table \"{}\"", sheet.table)
        }
        None => writeln!(text, "  no source names it; the table \"{}\" fits best", sheet.table),
    };
    let (first, last, end) = header;
    let rows = if first == last {
        format!("row {}", first + 1)
    } else {
        format!("rows {} to {}", first + 1, last + 1)
    };
    let tags = if end > last { format!(", HXL tags in row {}", end + 1) } else { String::new() };
    let _ = writeln!(text, "  header: {rows}{tags}");
    columns(text, sheet);
    let records = sheet.records.map(|records| format!(" ({records} records)")).unwrap_or_default();
    let skipped: Vec<String> = sheet.skipped.iter().map(|(code, count)| skipped(*code, *count)).collect();
    let skipped =
        if skipped.is_empty() { String::new() } else { format!("; skipped: {}", skipped.join(", ")) };
    let _ = writeln!(text, "  rows below it: {}; read: {}{records}{skipped}", sheet.read, sheet.kept);
    for finding in sheet.findings.iter().filter(|finding| finding.code != Code::UnknownHeader) {
        said(text, finding);
    }
    for doubt in &sheet.doubts {
        let _ = writeln!(text, "  not certain: {doubt}");
    }
    let _ = match &sheet.entry_of {
        Some(other) => writeln!(text, "  The entry of the sheet \"{other}\" pins this one too"),
        None if sheet.entry.is_empty() => Ok(()),
        None => {
            writeln!(
                text,
                "  This entry of input/sources.toml pins the layout:\n\n{}",
                sheet.entry.trim_end()
            )
        }
    };
}

fn columns(text: &mut String, sheet: &SheetLayout) {
    let mut lines = vec![["column", "header", "field", "how"].map(str::to_string)];
    for column in &sheet.columns {
        let (field, how) = match &column.what {
            ColumnUse::Field(field, matched) => (field.clone(), self::matched(matched)),
            ColumnUse::Wide(field, labels) => {
                let labels: Vec<String> =
                    labels.iter().map(|(field, text)| format!("{field} is \"{text}\"")).collect();
                let where_of =
                    if labels.is_empty() { String::new() } else { format!(": {}", labels.join(", ")) };
                (field.clone(), format!("a record of its own{where_of}"))
            }
            ColumnUse::Ignored => (String::new(), "ignored".to_string()),
            ColumnUse::Repeated(field) => (String::new(), format!("not read: a second column for {field}")),
            ColumnUse::Unlike => (String::new(), "not read: not of the form that `labels` says".to_string()),
            ColumnUse::Totals => (String::new(), "not read: totals".to_string()),
            ColumnUse::Unknown(Some(near)) => (String::new(), format!("not known; did you mean \"{near}\"?")),
            ColumnUse::Unknown(None) => (String::new(), "not known".to_string()),
        };
        lines.push([CellRef::column_letters(column.col), column.header.clone(), field, how]);
    }
    let width =
        |col: usize| lines.iter().filter_map(|line| line.get(col)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..3).map(|col| width(col).unwrap_or(0).min(60)).collect();
    for line in &lines {
        let cells: Vec<String> = line
            .iter()
            .enumerate()
            .map(|(col, cell)| format!("{cell:<width$}", width = widths.get(col).copied().unwrap_or(0)))
            .collect();
        let _ = writeln!(text, "    {}", cells.join("  ").trim_end());
    }
}

fn matched(matched: &Matched) -> String {
    match matched {
        Matched::Pinned => "pinned under `columns`".to_string(),
        Matched::Name => "name".to_string(),
        Matched::Title(Some(language)) => format!("title ({language})"),
        Matched::Title(None) => "title".to_string(),
        Matched::Alias => "alias".to_string(),
        Matched::Tag(tag) => format!("HXL tag {tag}"),
    }
}

fn skipped(code: Code, count: u64) -> String {
    format!("{count} {} ({code})", code.name())
}

fn said(text: &mut String, finding: &Finding) {
    let _ = writeln!(text, "  {} {}: {}", finding.code, finding.place, finding.message);
}

/// The layout of a file as an object. Rows are numbered as spreadsheet programs do.
pub fn json(layout: &FileLayout, files: &[SourceFile]) -> String {
    let sheets: Vec<Value> = layout.sheets.iter().map(|sheet| sheet_object(sheet, files)).collect();
    format!(
        "{:#}",
        json!({ "file": layout.file, "template": layout.template, "findings": objects(&layout.findings, files), "sheets": sheets })
    )
}

fn objects(findings: &[Finding], files: &[SourceFile]) -> Vec<Value> {
    findings.iter().map(|finding| object(finding, files)).collect()
}

fn sheet_object(sheet: &SheetLayout, files: &[SourceFile]) -> Value {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_string());
    let header = sheet.header.map(|(first, last, end)| {
        json!({
            "first_row": first + 1,
            "last_row": last + 1,
            "tags_row": (end > last).then_some(end + 1),
        })
    });
    let skipped = sheet
        .skipped
        .iter()
        .map(|(code, count)| json!({ "code": code.as_str(), "name": code.name(), "rows": count }));
    json!({
        "sheet": some(&sheet.sheet),
        "source": sheet.source,
        "table": some(&sheet.table),
        "header": header,
        "columns": sheet.columns.iter().map(column_object).collect::<Vec<_>>(),
        "rows": sheet.read,
        "read": sheet.kept,
        "records": sheet.records,
        "skipped": skipped.collect::<Vec<_>>(),
        "findings": objects(&sheet.findings, files),
        "doubts": sheet.doubts,
        "entry": some(&sheet.entry),
        "entry_of": sheet.entry_of,
    })
}

/// A column: what it is used for, and, of a field, how it was matched.
fn column_object(column: &ColumnLayout) -> Value {
    let (word, field) = match &column.what {
        ColumnUse::Field(field, _) => ("field", Some(field)),
        ColumnUse::Wide(field, _) => ("record", Some(field)),
        ColumnUse::Ignored => ("ignored", None),
        ColumnUse::Repeated(field) => ("repeated", Some(field)),
        ColumnUse::Unlike => ("unlike-labels", None),
        ColumnUse::Totals => ("totals", None),
        ColumnUse::Unknown(_) => ("unknown", None),
    };
    let mut object = json!({
        "column": CellRef::column_letters(column.col),
        "header": column.header,
        "use": word,
        "field": field,
        "matched": Value::Null,
    });
    let Value::Object(entries) = &mut object else { return object };
    let mut add = |name: &str, value: Value| {
        entries.insert(name.to_string(), value);
    };
    match &column.what {
        ColumnUse::Field(_, matched) => {
            let by = match matched {
                Matched::Pinned => "pinned",
                Matched::Name => "name",
                Matched::Title(_) => "title",
                Matched::Alias => "alias",
                Matched::Tag(_) => "tag",
            };
            add("matched", by.into());
            match matched {
                Matched::Title(Some(language)) => add("language", language.clone().into()),
                Matched::Tag(tag) => add("tag", tag.clone().into()),
                _ => {}
            }
        }
        ColumnUse::Wide(_, labels) => {
            let labels = labels.iter().map(|(field, text)| (field.clone(), Value::from(text.clone())));
            add("labels", Value::Object(labels.collect::<Map<_, _>>()));
        }
        ColumnUse::Unknown(near) => add("nearest", near.clone().into()),
        _ => {}
    }
    object
}
