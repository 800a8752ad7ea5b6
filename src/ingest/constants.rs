//! Values that stand once for many rows: constants of a source, and those in
//! the name of the file, the name of the sheet or a cell above the header.

use super::cell::Cell;
use super::faults::FaultLog;
use super::header::{KeptRow, shown};
use crate::diag::{Argument, CellRef, Code, Finding, Place};
use crate::project::{Appended, CellRule, Pattern, SourceDef, TableDef, fold};
use std::borrow::Cow;

/// A value that stands once for many rows.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The value.
    pub cell: Cell<'static>,
    /// Where it stands.
    pub place: Place,
    /// The cell, if it stands in one.
    pub at: Option<CellRef>,
    /// The finding about it, once there is one: it is told once, not for every row.
    pub fault: Option<usize>,
}

/// The constants of a sheet.
#[derive(Debug, Default)]
pub struct Constants {
    /// For each field its value.
    pub values: Vec<Option<Standing>>,
    /// Fields whose value was not found, each with the number of the finding.
    pub missing: Vec<(usize, usize)>,
}

/// The constants of a source for a sheet. `above` are the rows above the header.
pub fn constants(
    source: &SourceDef,
    table: &TableDef,
    (file, sheet): (&str, &str),
    above: &[KeptRow],
    log: &mut FaultLog<'_>,
) -> Constants {
    let mut found = Constants { values: vec![None; table.fields.len()], missing: Vec::new() };
    let mut set = |field: usize, cell: Cell<'static>, place: Place, at: Option<CellRef>| {
        if let Some(slot) = found.values.get_mut(field) {
            *slot = Some(Standing { cell, place, at, fault: None });
        }
    };
    let text = |text: String| Cell::Text(Cow::Owned(text));
    let mut missing = Vec::new();
    for (field, value) in &source.constants {
        set(*field, text(value.clone()), source.at.clone(), None);
    }
    for (field, pattern) in &source.from_file {
        match part_of_file(pattern, file) {
            Some(part) => set(*field, text(part), Place::file(file), None),
            None => {
                let what = ("the name of the file", "file");
                missing.push((*field, Place::file(file), what, pattern.text.clone()));
            }
        }
    }
    for (field, pattern) in &source.from_sheet {
        match first_part(pattern, sheet) {
            Some(part) => set(*field, text(part), Place::sheet(file, sheet), None),
            None => {
                let place = Place::sheet(file, sheet);
                missing.push((*field, place, ("the name of the sheet", "sheet"), pattern.text.clone()));
            }
        }
    }
    for (field, rule) in &source.from_cell {
        match stands(rule, above) {
            Some((cell, at)) => set(*field, cell, log.place(Some(at.row), Some(at.col)), Some(at)),
            None => {
                let (place, what, expected) = rule_missed(rule, (file, sheet), log);
                missing.push((*field, place, what, expected));
            }
        }
    }
    for (field, place, what, expected) in missing {
        found.missing.push((field, log.note(not_found((source, table), field, place, what, expected))));
    }
    found
}

/// The text that a source puts behind the labels of a wide table; where it is not
/// found, the number of the finding that says so.
pub fn appended(
    source: &SourceDef,
    table: &TableDef,
    (file, sheet): (&str, &str),
    above: &[KeptRow],
    log: &mut FaultLog<'_>,
) -> Option<Result<String, usize>> {
    let append = source.wide.as_ref()?.append.as_ref()?;
    let (text, (place, what, expected)) = match &append.text {
        Appended::Text(text) => return Some(Ok(text.clone())),
        Appended::File(pattern) => {
            let what = ("the name of the file", "file");
            (part_of_file(pattern, file), (Place::file(file), what, pattern.text.clone()))
        }
        Appended::Sheet(pattern) => {
            let what = ("the name of the sheet", "sheet");
            (first_part(pattern, sheet), (Place::sheet(file, sheet), what, pattern.text.clone()))
        }
        Appended::Cell(rule) => {
            let text = stands(rule, above).map(|(cell, _)| shown(&cell)).filter(|text| !text.is_empty());
            (text, rule_missed(rule, (file, sheet), log))
        }
    };
    Some(match text {
        Some(text) => Ok(text),
        None => Err(log.note(not_found((source, table), append.field, place, what, expected))),
    })
}

/// What is taken from the name of a file below `input/`, or from its last part alone.
fn part_of_file(pattern: &Pattern, file: &str) -> Option<String> {
    let below = file.strip_prefix("input/").unwrap_or(file);
    let name = below.rsplit_once('/').map_or(below, |(_, name)| name);
    first_part(pattern, below).or_else(|| first_part(pattern, name))
}

/// Where a value should stand and does not, and how the place is called: in a
/// message and among the sentences of the finding.
type Missed = (Place, (&'static str, &'static str), String);

fn rule_missed(rule: &CellRule, (file, sheet): (&str, &str), log: &FaultLog<'_>) -> Missed {
    let what = "a cell above the header";
    match rule {
        CellRule::Cell(at) => (log.place(Some(at.row), Some(at.col)), (what, "cell"), at.to_string()),
        CellRule::Label(pattern) | CellRule::Part(pattern) => {
            (Place::sheet(file, sheet), (what, "label"), pattern.text.clone())
        }
    }
}

fn not_found(
    (source, table): (&SourceDef, &TableDef),
    field: usize,
    place: Place,
    (what, kind): (&str, &'static str),
    expected: String,
) -> Finding {
    let name = table.fields.get(field).map_or("", |field| field.name.as_str());
    Finding::new(Code::ConstantNotFound, place, format!("{name}: {what} does not hold the value"))
        .expected(expected.as_str())
        .about(&table.name, [name])
        .kind(kind)
        .with("form", Argument::Text(expected))
        .hint(format!("Correct the name or the cell, or what the source \"{}\" says of it", source.id))
}

fn first_part(pattern: &Pattern, text: &str) -> Option<String> {
    pattern.take(text)?.into_iter().next().filter(|part| !part.is_empty())
}

/// What a rule finds among the rows above the header, and in which cell.
fn stands(rule: &CellRule, above: &[KeptRow]) -> Option<(Cell<'static>, CellRef)> {
    let cell_at = |row: u32, col: u32| {
        let row = above.iter().find(|kept| kept.number == row)?;
        let (_, cell) = row.cells.iter().find(|(c, _)| *c == col)?;
        Some((cell.clone(), CellRef { row: row.number, col }))
    };
    let cells = || above.iter().flat_map(|row| row.cells.iter().map(move |(col, cell)| (row, *col, cell)));
    match rule {
        CellRule::Cell(at) => cell_at(at.row, at.col),
        CellRule::Part(pattern) => cells().find_map(|(row, col, cell)| {
            let part = first_part(pattern, &shown(cell))?;
            Some((Cell::Text(part.into()), CellRef { row: row.number, col }))
        }),
        CellRule::Label(label) => cells().find_map(|(row, col, cell)| {
            let rest = after_label(label, &shown(cell))?;
            if !rest.is_empty() {
                return Some((Cell::Text(rest.into()), CellRef { row: row.number, col }));
            }
            let right = row.cells.iter().find(|(c, _)| *c > col);
            right
                .map(|(c, cell)| (cell.clone(), CellRef { row: row.number, col: *c }))
                .or_else(|| cell_at(row.number + 1, col))
        }),
    }
}

/// What follows a label in a text that begins with it.
fn after_label(label: &Pattern, text: &str) -> Option<String> {
    let is_mark = |c: char| matches!(c, ':' | '=' | '-' | '–' | '—') || c.is_whitespace();
    // The label is all of the text, or all before a mark.
    if label.matches(text.trim_end_matches(is_mark)) {
        return Some(String::new());
    }
    let marks = text.char_indices().filter(|(_, c)| is_mark(*c));
    marks.into_iter().find_map(|(at, _)| {
        let (before, rest) = (text.get(..at)?, text.get(at..)?);
        label.matches(before.trim_end_matches(is_mark)).then(|| rest.trim_start_matches(is_mark).to_string())
    })
}

/// Whether two values are the same to a reader.
pub fn same_value(a: &Cell<'_>, b: &Cell<'_>) -> bool {
    a == b || fold(&a.shown()) == fold(&b.shown())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_after_its_label_right_of_it_or_below() {
        let kept = |number: u32, cells: &[(u32, &str)]| KeptRow {
            number,
            cells: cells.iter().map(|(col, text)| (*col, Cell::Text(text.to_string().into()))).collect(),
        };
        let above = [
            kept(0, &[(0, "PROGRAMME : K-FIT"), (3, "Pays"), (5, "Laos")]),
            kept(1, &[(1, "Period:")]),
            kept(2, &[(1, "2018-S1"), (2, "Camp Alpha (north)")]),
        ];
        let label = |text: &str| stands(&CellRule::Label(Pattern::new(text).unwrap()), &above);
        let found = |text: &str| label(text).map(|(cell, at)| (shown(&cell), at.to_string()));
        assert_eq!(found("Programme"), Some(("K-FIT".into(), "A1".into())));
        assert_eq!(found("Pays"), Some(("Laos".into(), "F1".into())));
        assert_eq!(found("Period"), Some(("2018-S1".into(), "B3".into())));
        assert_eq!(found("Donor"), None);
        assert_eq!(found("Progr"), None);
        let part = CellRule::Part(Pattern::new("Camp {} (*)").unwrap());
        assert_eq!(stands(&part, &above).map(|(cell, _)| shown(&cell)), Some("Alpha".into()));
    }
}
