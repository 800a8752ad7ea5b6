//! The entry of `input/sources.toml` that pins a layout.

use crate::diag::CellRef;
use crate::ingest::header::tag;
use crate::ingest::layout::{How, Layout, Use};
use crate::project::{
    Appended, CellRule, DateOrder, LabelLevel, Pattern, SourceDef, TableDef, WideColumns, WideDef,
};
use crate::text::spelling;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::RangeInclusive;
use unicode_normalization::UnicodeNormalization;

/// What is skipped where a source says nothing.
const TOTALS: [&str; 2] = ["Total", "Sous-total"];

/// A name of a file or sheet as a pattern that means it alone.
pub fn literal(name: &str) -> String {
    let mut pattern = String::new();
    for c in name.chars() {
        if matches!(c, '[' | '*' | '?' | '{' | '}') {
            let _ = write!(pattern, "[{c}]");
        } else {
            pattern.push(c);
        }
    }
    pattern
}

/// An id for the source of a file, made from its name.
pub fn id_of(below: &str) -> String {
    let stem = below.rsplit_once('.').map_or(below, |(stem, _)| stem);
    // Letters with accents that stand as two signs are spelt as one; others part words.
    let stem: String = stem.nfkc().collect();
    let words = stem.split(|c: char| !c.is_alphanumeric()).map(spelling);
    let words = words.map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let id = words.join("-");
    // An id is a word, and begins with a letter.
    let id = if id.starts_with(|c: char| c.is_ascii_alphabetic()) { id } else { format!("source-{id}") };
    id.trim_end_matches('-').to_string()
}

/// An id that nothing has yet: this, or with a number behind it.
pub fn free_id(id: &str, taken: &BTreeSet<String>) -> String {
    let others = (2u32..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_string())
        .chain(others)
        .find(|id| !taken.contains(id))
        .unwrap_or_else(|| id.to_string())
}

/// The HXL tag by which a column was matched.
pub fn tag_of(layout: &Layout, col: u32) -> String {
    let column = layout.header.columns.iter().find(|column| column.col == col);
    column.and_then(|column| column.tag.clone().or_else(|| tag(&column.joined()))).unwrap_or_default()
}

/// An entry that has no id yet, and may serve several sheets.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The id that it should have.
    pub id: String,
    /// The sheets as the source names them.
    pub sheets: Vec<String>,
    /// The first row of the header, from zero.
    pub header_row: u32,
    /// In which identifiers of persons hold; none: in the source alone.
    pub namespace: Option<String>,
    /// The lines before the sheets, and those around the row of the header: of two sheets that are laid
    /// out in the same way they are the same.
    pub lines: (String, String, String),
}

impl Draft {
    /// The entry, under an id and for some sheets; the row of the header only if it
    /// is the same in all of them.
    pub fn text(&self, id: &str, sheets: &[String], header_row: Option<u32>) -> String {
        let mut entry = format!("[[source]]\nid = {}\n{}", text(id), self.lines.0);
        if !sheets.is_empty() {
            let _ = writeln!(entry, "sheets = {}", list(sheets.iter().map(String::as_str)));
        }
        // The namespace is the id where nothing else is said.
        if let Some(namespace) = self.namespace.as_ref().filter(|namespace| *namespace != id) {
            let _ = writeln!(entry, "namespace = {}", text(namespace));
        }
        entry.push_str(&self.lines.1);
        if let Some(row) = header_row {
            let _ = writeln!(entry, "header_row = {}", row + 1);
        }
        entry.push_str(&self.lines.2);
        entry
    }
}

/// What a person should look at in an entry, and columns that are not left out
/// though they are not known, with the field of which they read as a value.
#[derive(Debug, Clone, Default)]
pub struct Doubts {
    /// Sentences without a full stop.
    pub notes: Vec<String>,
    /// The columns.
    pub labels: Vec<(u32, String)>,
}

/// The entry that pins how a source's sheet is laid out.
pub fn of(source: &SourceDef, table: &TableDef, layout: &Layout, doubts: &Doubts) -> Draft {
    let name = |field: &usize| table.fields.get(*field).map_or("", |field| field.name.as_str());
    let files = format!("files = {}\n", list(source.files.iter().map(String::as_str)));
    let mut table_lines = format!("table = {}\n", text(&table.name));
    if let Some(language) = &source.language {
        let _ = writeln!(table_lines, "language = {}", text(language));
    }
    let mut entry = String::new();
    let mut line = |key: &str, value: String| {
        let _ = writeln!(entry, "{key} = {value}");
    };
    let header = &layout.header;
    line("header_height", (header.last - header.first + 1).to_string());
    let pinned: Vec<(String, &str)> = layout
        .uses
        .iter()
        .filter_map(|(col, header, what)| match what {
            Use::Field(field, How::Tag) => Some((tag_of(layout, *col), name(field))),
            Use::Field(field, _) => Some((header.clone(), name(field))),
            _ => None,
        })
        .collect();
    if !pinned.is_empty() {
        line("columns", table_of(pinned.iter().map(|(header, field)| (header.as_str(), *field))));
    }
    let mut ignore: Vec<&str> = source.ignore.iter().map(String::as_str).collect();
    let is_label = |col: &u32| doubts.labels.iter().any(|(of, _)| of == col);
    for (col, header, what) in &layout.uses {
        if *what == Use::Unknown && !is_label(col) && !header.is_empty() && !ignore.contains(&header.as_str())
        {
            ignore.push(header);
        }
    }
    if !ignore.is_empty() {
        line("ignore", list(ignore));
    }
    if !source.constants.is_empty() {
        let constants = source.constants.iter().map(|(field, value)| (name(field), value.as_str()));
        line("constants", table_of(constants));
    }
    for (key, parts) in [("from_file", &source.from_file), ("from_sheet", &source.from_sheet)] {
        if !parts.is_empty() {
            line(key, table_of(parts.iter().map(|(field, pattern)| (name(field), pattern.text.as_str()))));
        }
    }
    if !source.from_cell.is_empty() {
        let rules: Vec<(&str, String)> =
            source.from_cell.iter().map(|(field, rule)| (name(field), cell_rule(rule))).collect();
        line("from_cell", table_of(rules.iter().map(|(field, rule)| (*field, rule.as_str()))));
    }
    if !source.fill_down.is_empty() {
        line("fill_down", list(source.fill_down.iter().map(name)));
    }
    if !source.skip_rows.is_empty() {
        line("skip_rows", list(source.skip_rows.iter().map(|pattern| pattern.text.as_str())));
    }
    if !source.totals.is_empty() && source.totals != TOTALS {
        line("totals", list(source.totals.iter().map(String::as_str)));
    }
    if let Some(order) = source.dates {
        line(
            "dates",
            text(match order {
                DateOrder::DayFirst => "day-first",
                DateOrder::MonthFirst => "month-first",
            }),
        );
    }
    if let Some(decimal) = source.decimal {
        line("decimal", text(&decimal.to_string()));
    }
    for note in &doubts.notes {
        let _ = writeln!(entry, "# Please look: {note}.");
    }
    area(source, &mut entry);
    if let Some(wide) = &source.wide {
        spread(wide, layout, &name, &mut entry);
    }
    for cover in &source.covers {
        entry.push_str("[[source.covers]]\n");
        if let Some(programme) = &cover.programme {
            let _ = writeln!(entry, "programme = {}", text(programme));
        }
        if !cover.countries.is_empty() {
            let _ = writeln!(entry, "countries = {}", list(cover.countries.iter().map(String::as_str)));
        }
        if !cover.periods.is_empty() {
            let _ = writeln!(
                entry,
                "periods = {}",
                list(cover.periods.iter().map(|period| period.code.as_str()))
            );
        }
    }
    Draft {
        id: source.id.clone(),
        sheets: source.sheets.clone(),
        header_row: header.first,
        namespace: Some(source.namespace.clone()),
        lines: (files, table_lines, entry),
    }
}

fn area(source: &SourceDef, entry: &mut String) {
    let area = &source.area;
    if area.is_whole() {
        return;
    }
    entry.push_str("[source.area]\n");
    if let Some(columns) = &area.columns {
        let _ = writeln!(entry, "columns = {}", text(&columns_shown(columns)));
    }
    if let Some(rows) = &area.rows {
        let end = if *rows.end() == u32::MAX { String::new() } else { (rows.end() + 1).to_string() };
        let _ = writeln!(entry, "rows = {}", text(&format!("{}:{end}", rows.start() + 1)));
    }
    for (key, pattern) in [("below", &area.below), ("above", &area.above)] {
        if let Some(pattern) = pattern {
            let _ = writeln!(entry, "{key} = {}", text(&pattern.text));
        }
    }
    if area.ends_blank {
        entry.push_str("ends = \"blank-row\"\n");
    }
}

fn spread<'n>(wide: &WideDef, layout: &Layout, name: &impl Fn(&usize) -> &'n str, entry: &mut String) {
    entry.push_str("[source.wide]\n");
    let mut columns: Vec<String> = wide
        .columns
        .iter()
        .map(|columns| match columns {
            WideColumns::Range(range) => columns_shown(range),
            WideColumns::Headers(pattern) => pattern.text.clone(),
        })
        .collect();
    if columns.is_empty() {
        let mut ranges: Vec<RangeInclusive<u32>> = Vec::new();
        for (col, _, what) in &layout.uses {
            if !matches!(what, Use::Wide(..) | Use::Totals | Use::Unlike) {
                continue;
            }
            match ranges.last_mut() {
                Some(range) if range.end() + 1 == *col => *range = *range.start()..=*col,
                _ => ranges.push(*col..=*col),
            }
        }
        columns = ranges.iter().map(columns_shown).collect();
    }
    let _ = writeln!(entry, "columns = {}", list(columns.iter().map(String::as_str)));
    let labels: Vec<&str> = wide
        .labels
        .iter()
        .map(|label| match label {
            LabelLevel::Field(field) => name(field),
            LabelLevel::Names => "*",
            LabelLevel::Parts(pattern, _) => pattern.text.as_str(),
            LabelLevel::Nothing => "",
        })
        .collect();
    let _ = writeln!(entry, "labels = {}", list(labels));
    if let Some(value) = &wide.value {
        let _ = writeln!(entry, "value = {}", text(name(value)));
    }
    if let Some(append) = &wide.append {
        let (key, value) = match &append.text {
            Appended::Text(text) => ("append", text.clone()),
            Appended::File(pattern) => ("append_from_file", pattern.text.clone()),
            Appended::Sheet(pattern) => ("append_from_sheet", pattern.text.clone()),
            Appended::Cell(rule) => ("append_from_cell", cell_rule(rule)),
        };
        let _ = writeln!(entry, "{key} = {}", text(&value));
    }
    if wide.keep_blanks {
        entry.push_str("blanks = \"keep\"\n");
    }
}

fn cell_rule(rule: &CellRule) -> String {
    match rule {
        CellRule::Cell(cell) => cell.to_string(),
        CellRule::Label(Pattern { text, .. }) | CellRule::Part(Pattern { text, .. }) => text.clone(),
    }
}

fn columns_shown(range: &RangeInclusive<u32>) -> String {
    format!("{}:{}", CellRef::column_letters(*range.start()), CellRef::column_letters(*range.end()))
}

/// A text in the quotes of TOML; those of JSON follow the same rules.
fn text(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    // The one sign that JSON lets stand and TOML does not.
    json.replace('\u{7f}', "\\u007F")
}

fn list<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let texts: Vec<String> = texts.into_iter().map(text).collect();
    format!("[{}]", texts.join(", "))
}

fn table_of<'t>(pairs: impl IntoIterator<Item = (&'t str, &'t str)>) -> String {
    let plain = |key: &str| {
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
    };
    let pairs: Vec<String> = pairs
        .into_iter()
        .map(|(key, value)| {
            let key = if plain(key) { key.to_string() } else { text(key) };
            format!("{key} = {}", text(value))
        })
        .collect();
    format!("{{ {} }}", pairs.join(", "))
}
