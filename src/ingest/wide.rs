//! Wide tables: columns, or blocks of columns, that become records. What the
//! header says of a column fills fields of its records.

use super::cell::Cell;
use super::header::{ColumnHeader, Label, shown};
use super::value::date::{self, DateText};
use super::value::{Problem, period, plain};
use super::words::{self, Totals};
use crate::diag::Code;
use crate::project::{Field, FieldType, LabelLevel, WideColumns, WideDef};

/// Columns whose cells together make one record of each row.
#[derive(Debug, Clone)]
pub struct Block {
    /// Fields that the header fills.
    pub labels: Vec<(usize, Label)>,
    /// Fields that the cells fill, with their columns.
    pub values: Vec<(usize, u32)>,
}

/// What the columns of a wide table are.
#[derive(Debug, Default)]
pub struct Blocks {
    /// The blocks, in the order of their first columns.
    pub blocks: Vec<Block>,
    /// Columns whose header names no field, with the text.
    pub unknown: Vec<(u32, String)>,
    /// Columns that repeat a field of their block, with the header.
    pub repeated: Vec<(u32, String, usize)>,
    /// Columns whose header does not follow its pattern, with both.
    pub unlike: Vec<(u32, Label, String)>,
    /// Columns of totals, with the header.
    pub totals: Vec<(u32, String)>,
}

/// Whether a source says that a column is one of the wide ones; none if it
/// does not say which are.
pub fn is_declared(wide: &WideDef, column: &ColumnHeader) -> Option<bool> {
    if wide.columns.is_empty() {
        return None;
    }
    let texts = || (0..column.levels.len()).map(|level| column.text(level)).chain([column.joined()]);
    Some(wide.columns.iter().any(|columns| match columns {
        WideColumns::Range(range) => range.contains(&column.col),
        WideColumns::Headers(pattern) => texts().any(|text| !text.is_empty() && pattern.matches(&text)),
    }))
}

/// Arranges columns in blocks. `named` tells which field a text names.
pub fn arrange(
    wide: &WideDef,
    columns: &[&ColumnHeader],
    more_totals: &[String],
    named: impl Fn(&str) -> Option<usize>,
) -> Blocks {
    let mut found = Blocks::default();
    for column in columns {
        let header = column.joined();
        let is_total = wide.labels.iter().zip(&column.levels).any(|(label, text)| {
            matches!(label, LabelLevel::Field(_) | LabelLevel::Parts(..))
                && text
                    .as_ref()
                    .is_some_and(|text| words::totals(&shown(&text.cell), more_totals) == Some(Totals::Whole))
        });
        if is_total {
            found.totals.push((column.col, header));
            continue;
        }
        let Some((labels, field)) = read(wide, column, &header, &named, &mut found) else { continue };
        // Without names in the header each column makes records of its own.
        let open = match wide.has_names() {
            true => found.blocks.iter_mut().find(|block| same(&block.labels, &labels)),
            false => None,
        };
        match open {
            None => found.blocks.push(Block { labels, values: vec![(field, column.col)] }),
            Some(block) if block.values.iter().any(|(known, _)| *known == field) => {
                found.repeated.push((column.col, header, field));
            }
            Some(block) => block.values.push((field, column.col)),
        }
    }
    found
}

/// What the header says of a column: the fields it fills, and the field of its cells.
fn read(
    wide: &WideDef,
    column: &ColumnHeader,
    header: &str,
    named: &impl Fn(&str) -> Option<usize>,
    found: &mut Blocks,
) -> Option<(Vec<(usize, Label)>, usize)> {
    let mut labels = Vec::new();
    let mut value = if wide.has_names() { None } else { wide.value };
    for (label, cell) in wide.labels.iter().zip(&column.levels) {
        let Some(cell) = cell else { continue };
        let text = shown(&cell.cell);
        match label {
            LabelLevel::Nothing => {}
            LabelLevel::Field(field) => labels.push((*field, cell.clone())),
            LabelLevel::Names => match named(&text) {
                Some(field) => value = Some(field),
                None => {
                    found.unknown.push((column.col, header.to_string()));
                    return None;
                }
            },
            LabelLevel::Parts(pattern, fields) => match pattern.take(&text) {
                Some(parts) => labels.extend(
                    fields
                        .iter()
                        .zip(parts)
                        .map(|(field, part)| (*field, Label { cell: Cell::Text(part.into()), ..*cell })),
                ),
                None => {
                    found.unlike.push((column.col, cell.clone(), pattern.text.clone()));
                    return None;
                }
            },
        }
    }
    // A column without a name at the level of names is the one that `value` says.
    match value.or(wide.value) {
        Some(field) => Some((labels, field)),
        None => {
            found.unknown.push((column.col, header.to_string()));
            None
        }
    }
}

fn same(a: &[(usize, Label)], b: &[(usize, Label)]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|((a, left), (b, right))| a == b && shown(&left.cell) == shown(&right.cell))
}

/// A label with a text behind it, as it is read. What is shown as a day has its year already.
pub fn with_text(cell: Cell<'static>, text: &str) -> Cell<'static> {
    match cell {
        Cell::Moment(_) | Cell::Iso(_) | Cell::Error(_) | Cell::Uncalculated => cell,
        cell => Cell::Text(format!("{} {text}", shown(&cell)).into()),
    }
}

/// What must stand behind a text, before a year, to make a value of a field of
/// it; none if it is not the year that it lacks.
pub fn lacks_year(field: &Field, text: &str) -> Option<&'static str> {
    let text = plain(text);
    let is_day = |tail: &str| matches!(date::read(&format!("{text} {tail}2000")), DateText::Day(_));
    match field.kind {
        FieldType::Period => period::lacks_year(&text).then_some(""),
        // "3 avril" lacks the year, "avril" the day too: the first of the month stands for it.
        FieldType::Date => ["", "1 "].into_iter().find(|tail| is_day(tail)),
        _ => None,
    }
}

/// The problem of a label, with what helps where only the year is missing.
pub fn label_problem(field: &Field, cell: &Cell<'_>, problem: Problem) -> Problem {
    if !matches!(problem.code, Code::NotAPeriod | Code::BadDate) {
        return problem;
    }
    match lacks_year(field, &shown(cell)) {
        Some(tail) => problem.hint(format!(
            "Say of which year: `append = \"{tail}2019\"` under `wide` of the source puts a text behind every label; `append_from_file`, `append_from_sheet` and `append_from_cell` take it from where it stands"
        )),
        None => problem,
    }
}

impl Block {
    /// The column of a field of the block.
    pub fn column(&self, field: usize) -> Option<u32> {
        self.values.iter().find(|(known, _)| *known == field).map(|(_, col)| *col)
    }
}
