//! How the sheets of a source are laid out, as far as the source says it.

use crate::diag::CellRef;
use crate::project::faults::Faults;
use crate::project::files::Entries;
use crate::project::model::{
    Append, Appended, AreaDef, CellRule, FieldType, LabelLevel, WideColumns, WideDef,
};
use crate::project::names::choose;
use crate::project::pattern::Pattern;
use crate::project::raw::{RawSource, RawSources, RawWide};
use crate::project::read::{Mapping, OneOrMany};
use crate::project::schema::Schema;
use std::ops::RangeInclusive;
use toml::Spanned;

/// The most rows that a header has.
const HIGHEST: i64 = 10;
/// The columns that a sheet can have.
const COLUMNS: u32 = 16_384;

type SourceFile = Entries<RawSources>;
type FieldPatterns = Vec<(usize, Pattern)>;

/// A pattern; none, with a finding, if it cannot be understood.
pub fn pattern(text: &Spanned<String>, file: &SourceFile, faults: &mut Faults) -> Option<Pattern> {
    let pattern = Pattern::new(text.get_ref());
    if pattern.is_none() {
        let message = format!("the pattern `{}` cannot be understood: a brace has no other", text.get_ref());
        faults.bad_value(file.at(text.span()), message, "a pattern such as `Camp {} *`");
    }
    pattern
}

/// Several patterns.
pub fn patterns(
    list: Option<&Spanned<OneOrMany<String>>>,
    file: &SourceFile,
    faults: &mut Faults,
) -> Vec<Pattern> {
    list.iter().flat_map(|list| &list.get_ref().0).filter_map(|text| pattern(text, file, faults)).collect()
}

/// The area of the table.
pub fn area(raw: &RawSource, file: &SourceFile, faults: &mut Faults) -> AreaDef {
    let Some(raw) = raw.area.as_ref().map(Spanned::get_ref) else { return AreaDef::default() };
    let columns = raw.columns.as_ref().and_then(|text| {
        let columns = column_range(text.get_ref());
        if columns.is_none() {
            let message = format!("`{}` is no range of columns", text.get_ref());
            faults.bad_value(file.at(text.span()), message, "columns such as \"A:F\"");
        }
        columns
    });
    let rows = raw.rows.as_ref().and_then(|text| {
        let rows = row_range(text.get_ref());
        if rows.is_none() {
            let message = format!("`{}` is no range of rows", text.get_ref());
            faults.bad_value(file.at(text.span()), message, "rows such as \"5:40\"");
        }
        rows
    });
    let ends = raw.ends.as_ref().and_then(|word| {
        choose(word.get_ref(), "an end of an area", &[("blank-row", true)], file.at(word.span()), faults)
    });
    AreaDef {
        columns,
        rows,
        below: raw.below.as_ref().and_then(|text| pattern(text, file, faults)),
        above: raw.above.as_ref().and_then(|text| pattern(text, file, faults)),
        ends_blank: ends.unwrap_or(false),
    }
}

/// The fields whose values stand in a name.
pub fn parts(
    raw: Option<&Spanned<Mapping>>,
    key: &str,
    table: usize,
    file: &SourceFile,
    schema: &Schema,
    faults: &mut Faults,
) -> FieldPatterns {
    let mut parts = Vec::new();
    for (name, text) in raw.iter().flat_map(|pairs| &pairs.get_ref().0) {
        let field = schema.find_field(table, name.get_ref(), file.at(name.span()), faults);
        let Some(pattern) = part(text, key, file, faults) else { continue };
        parts.extend(field.map(|field| (field, pattern)));
    }
    parts
}

/// A pattern of a name of which one part is taken.
fn part(text: &Spanned<String>, key: &str, file: &SourceFile, faults: &mut Faults) -> Option<Pattern> {
    let pattern = pattern(text, file, faults)?;
    if pattern.names.len() == 1 && pattern.names.iter().all(String::is_empty) {
        return Some(pattern);
    }
    let message = format!("`{}` does not say with {{}} which part is taken", text.get_ref());
    let example = if key.ends_with("from_file") { "kfit/{}_activities_*.xlsx" } else { "Camp {}" };
    let expected = format!("a name with one {{}}, such as `{example}`");
    faults.bad_value(file.at(text.span()), message, expected);
    None
}

/// The fields whose values stand in cells above the header.
pub fn cells(
    raw: &RawSource,
    table: usize,
    file: &SourceFile,
    schema: &Schema,
    faults: &mut Faults,
) -> Vec<(usize, CellRule)> {
    let mut rules = Vec::new();
    for (name, text) in raw.from_cell.iter().flat_map(|pairs| &pairs.get_ref().0) {
        let field = schema.find_field(table, name.get_ref(), file.at(name.span()), faults);
        if let Some(rule) = cell_rule(text, file, faults) {
            rules.extend(field.map(|field| (field, rule)));
        }
    }
    rules
}

fn cell_rule(text: &Spanned<String>, file: &SourceFile, faults: &mut Faults) -> Option<CellRule> {
    if let Some(cell) = cell(text.get_ref()) {
        return Some(CellRule::Cell(cell));
    }
    let found = pattern(text, file, faults)?;
    let label = text.get_ref().trim().trim_end_matches([':', ' ', '\u{a0}']);
    match found.names.as_slice() {
        [part] if part.is_empty() => return Some(CellRule::Part(found)),
        [] if !label.is_empty() => return Pattern::new(label).map(CellRule::Label),
        _ => {}
    }
    let message = format!("`{}` is neither a cell nor a label", text.get_ref());
    faults.bad_value(file.at(text.span()), message, "\"B2\", \"Programme:\" or \"Camp {} (*)\"");
    None
}

/// How columns become records.
pub fn wide(
    raw: &RawSource,
    table: usize,
    file: &SourceFile,
    schema: &Schema,
    faults: &mut Faults,
) -> Option<WideDef> {
    let raw = raw.wide.as_ref()?.get_ref();
    let mut columns = Vec::new();
    for text in raw.columns.iter().flat_map(|list| &list.get_ref().0) {
        match column_range(text.get_ref()).filter(|_| text.get_ref().contains(':')) {
            Some(range) => columns.push(WideColumns::Range(range)),
            None => columns.extend(pattern(text, file, faults).map(WideColumns::Headers)),
        }
    }
    let mut labels = Vec::new();
    for text in raw.labels.iter().flat_map(|list| &list.get_ref().0) {
        labels.extend(label(text, table, file, schema, faults));
    }
    let value = raw.value.as_ref();
    let blanks = raw.blanks.as_ref().and_then(|word| {
        let choices = [("skip", false), ("keep", true)];
        choose(word.get_ref(), "what becomes of blanks", &choices, file.at(word.span()), faults)
    });
    let mut wide = WideDef {
        columns,
        labels,
        value: value.and_then(|name| schema.find_field(table, name.get_ref(), file.at(name.span()), faults)),
        keep_blanks: blanks.unwrap_or(false),
        append: None,
    };
    wide.append = append(raw, &wide, table, file, schema, faults);
    if let Some(labels) = &raw.labels {
        let written: Vec<&str> = labels.get_ref().0.iter().map(|text| text.get_ref().as_str()).collect();
        let mut named = wide.label_fields();
        named.extend(wide.value);
        named.sort_unstable();
        let at = file.at(labels.span());
        if written.is_empty() {
            faults.bad_value(at, "no level of the header is named", "an entry for each row of the header");
        } else if !written.contains(&"*") && value.is_none() {
            let expected = "`value = \"…\"`, or \"*\" for the level that names the field";
            faults.bad_value(at, "it is not said which field the cells are", expected);
        } else if named.windows(2).any(|pair| pair.first() == pair.last()) {
            let expected = "each field once among `labels` and `value`";
            faults.bad_value(at, "one field is named twice", expected);
        }
    }
    Some(wide)
}

/// What is put behind labels: the first of a day or a period, or the only ones there are.
fn append(
    raw: &RawWide,
    wide: &WideDef,
    table: usize,
    file: &SourceFile,
    schema: &Schema,
    faults: &mut Faults,
) -> Option<Append> {
    let spans = [
        raw.append.as_ref().map(Spanned::span),
        raw.append_from_file.as_ref().map(Spanned::span),
        raw.append_from_sheet.as_ref().map(Spanned::span),
        raw.append_from_cell.as_ref().map(Spanned::span),
    ];
    let mut spans = spans.into_iter().flatten();
    let at = file.at(spans.next()?);
    if let Some(second) = spans.next() {
        let expected = "one of `append`, `append_from_file`, `append_from_sheet` and `append_from_cell`";
        faults.bad_value(file.at(second), "labels have one text behind them, not two", expected);
        return None;
    }
    let text = if let Some(text) = &raw.append {
        let text = text.get_ref().0.trim();
        if text.is_empty() {
            faults.bad_value(at, "there is no text to put behind labels", "a text such as \"2019\"");
            return None;
        }
        Appended::Text(text.to_string())
    } else if let Some(text) = &raw.append_from_file {
        Appended::File(part(text, "append_from_file", file, faults)?)
    } else if let Some(text) = &raw.append_from_sheet {
        Appended::Sheet(part(text, "append_from_sheet", file, faults)?)
    } else {
        Appended::Cell(cell_rule(raw.append_from_cell.as_ref()?, file, faults)?)
    };
    let fields = wide.label_fields();
    let is_time = |field: &&usize| {
        let field = schema.tables.get(table).and_then(|table| table.fields.get(**field));
        field.is_some_and(|field| matches!(field.kind, FieldType::Date | FieldType::Period))
    };
    let only = if let [only] = fields.as_slice() { Some(only) } else { None };
    match fields.iter().find(is_time).or(only) {
        Some(field) => Some(Append { field: *field, text }),
        // Labels of unknown fields have a finding of their own.
        None if fields.is_empty() => None,
        None => {
            let expected = "a day or a period among `labels`, or one field alone";
            faults.bad_value(at, "it is not clear behind which labels the text stands", expected);
            None
        }
    }
}

/// What a level of the header says.
fn label(
    text: &Spanned<String>,
    table: usize,
    file: &SourceFile,
    schema: &Schema,
    faults: &mut Faults,
) -> Option<LabelLevel> {
    let at = file.at(text.span());
    match text.get_ref().as_str() {
        "*" => Some(LabelLevel::Names),
        "" => Some(LabelLevel::Nothing),
        name if !name.contains(['{', '}']) => {
            schema.find_field(table, name, at, faults).map(LabelLevel::Field)
        }
        _ => {
            let pattern = pattern(text, file, faults)?;
            let fields: Vec<Option<usize>> =
                pattern.names.iter().map(|name| schema.find_field(table, name, at.clone(), faults)).collect();
            let fields: Option<Vec<usize>> = fields.into_iter().collect();
            Some(LabelLevel::Parts(pattern, fields?))
        }
    }
}

/// How many rows the header has: as many as there are levels of labels.
pub fn header_height(
    raw: &RawSource,
    wide: Option<&WideDef>,
    file: &SourceFile,
    faults: &mut Faults,
) -> Option<u32> {
    let levels = wide.and_then(|wide| u32::try_from(wide.labels.len()).ok()).filter(|levels| *levels > 0);
    let Some(height) = &raw.header_height else { return levels };
    let number = *height.get_ref();
    if !(1..=HIGHEST).contains(&number) {
        let message = format!("a header cannot have {number} rows");
        faults.bad_value(file.at(height.span()), message, format!("a number from 1 to {HIGHEST}"));
        return None;
    }
    if levels.is_some_and(|levels| i64::from(levels) != number) {
        let message = "`labels` names another number of levels";
        let expected = "an entry of `labels` for each row of the header; \"\" for one that says nothing";
        faults.bad_value(file.at(height.span()), message, expected);
    }
    u32::try_from(number).ok()
}

/// The fields whose blank cells take the value above.
pub fn fill_down(
    raw: &RawSource,
    table: usize,
    file: &SourceFile,
    schema: &Schema,
    faults: &mut Faults,
) -> Vec<usize> {
    raw.fill_down
        .iter()
        .flat_map(|list| &list.get_ref().0)
        .filter_map(|name| schema.find_field(table, name.get_ref(), file.at(name.span()), faults))
        .collect()
}

/// The number of a column by its letters.
fn column(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let number = letters
        .bytes()
        .fold(0u32, |number, byte| number * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1);
    (number <= COLUMNS).then_some(number - 1)
}

/// A range of columns such as `A:F`, or one column.
fn column_range(text: &str) -> Option<RangeInclusive<u32>> {
    let (from, to) = text.split_once(':').unwrap_or((text, text));
    let (from, to) = (column(from.trim())?, column(to.trim())?);
    (from <= to).then_some(from..=to)
}

/// A range of rows such as `5:40`, or `5:` for all from the fifth on.
fn row_range(text: &str) -> Option<RangeInclusive<u32>> {
    let (from, to) = text.split_once(':')?;
    let row = |text: &str| text.trim().parse::<u32>().ok()?.checked_sub(1);
    let from = row(from)?;
    let to = if to.trim().is_empty() { u32::MAX } else { row(to)? };
    (from <= to).then_some(from..=to)
}

/// A cell such as `B2`.
fn cell(text: &str) -> Option<CellRef> {
    let text = text.trim();
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = text.split_at(digits);
    let row = number.parse::<u32>().ok()?.checked_sub(1)?;
    Some(CellRef { row, col: column(letters)? })
}
