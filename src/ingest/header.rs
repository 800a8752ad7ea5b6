//! The header of a sheet: one row, or several of which the upper ones hold
//! labels of groups of columns, and perhaps a row of HXL tags below them.

use super::cell::{Cell, Row};
use crate::text::{spelling, tidy};
use std::collections::BTreeMap;

/// How many rows a header has at most where nothing is said about it.
pub const HIGHEST: u32 = 3;

/// A row that is kept while the header is looked for.
#[derive(Debug, Clone)]
pub struct KeptRow {
    /// Its number, from zero.
    pub number: u32,
    /// Its cells.
    pub cells: Vec<(u32, Cell<'static>)>,
}

impl KeptRow {
    /// Keeps a row.
    pub fn keep(row: Row<'_>) -> KeptRow {
        let cells = row.cells.iter().map(|(col, cell)| (*col, cell.clone().into_owned())).collect();
        KeptRow { number: row.number, cells }
    }

    /// The row.
    pub fn row(&self) -> Row<'_> {
        Row { number: self.number, cells: &self.cells }
    }
}

/// What a header says of a column at one of its levels, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The cell.
    pub cell: Cell<'static>,
    /// Its row.
    pub row: u32,
    /// Its column: that of the first of a group.
    pub col: u32,
}

/// The header of one column.
#[derive(Debug, Clone)]
pub struct ColumnHeader {
    /// The column.
    pub col: u32,
    /// What stands at each level, from the top.
    pub levels: Vec<Option<Label>>,
    /// Its HXL tag.
    pub tag: Option<String>,
}

/// The header of a sheet.
#[derive(Debug, Clone)]
pub struct Header {
    /// Its first row.
    pub first: u32,
    /// Its last row of text.
    pub last: u32,
    /// Its last row, that of tags included.
    pub end: u32,
    /// The columns that have a header, in order.
    pub columns: Vec<ColumnHeader>,
    /// For each row the spelling of its texts, by which a repetition is known.
    pub texts: Vec<Vec<(u32, String)>>,
}

impl ColumnHeader {
    /// Its text at a level; empty where there is none.
    pub fn text(&self, level: usize) -> String {
        self.levels.get(level).and_then(Option::as_ref).map_or_else(String::new, |label| shown(&label.cell))
    }

    /// The texts of all levels, joined.
    pub fn joined(&self) -> String {
        let mut texts: Vec<String> = Vec::new();
        for label in self.levels.iter().flatten() {
            let text = shown(&label.cell);
            // A label that was merged over several rows may stand in each of them.
            if !text.is_empty() && texts.last() != Some(&text) {
                texts.push(text);
            }
        }
        texts.join(" ")
    }

    /// The text of the lowest level that has one.
    pub fn lowest(&self) -> String {
        self.levels.iter().flatten().next_back().map_or_else(String::new, |label| shown(&label.cell))
    }

    /// At how many levels it has a text.
    pub fn depth(&self) -> usize {
        self.levels.iter().flatten().count()
    }
}

impl Header {
    /// The header that begins at a row and has so many rows. Labels of groups
    /// hold for the columns to their right that have none, up to the next
    /// label of that level or of a level above.
    pub fn at(rows: &[KeptRow], first: u32, height: u32) -> Header {
        let last = first.saturating_add(height.saturating_sub(1));
        let row = |number: u32| rows.iter().find(|row| row.number == number);
        let levels: Vec<Option<&KeptRow>> = (first..=last).map(row).collect();
        let tags = last.checked_add(1).and_then(row).filter(|row| is_tags(row.row()));
        let mut columns: BTreeMap<u32, ColumnHeader> = BTreeMap::new();
        let new = |col: u32| ColumnHeader { col, levels: vec![None; levels.len()], tag: None };
        for (level, row) in levels.iter().enumerate() {
            for (col, cell) in row.iter().flat_map(|row| &row.cells) {
                let label = Label { cell: cell.clone(), row: row.map_or(first, |row| row.number), col: *col };
                let column = columns.entry(*col).or_insert_with(|| new(*col));
                if let Some(slot) = column.levels.get_mut(level) {
                    *slot = Some(label);
                }
            }
        }
        let mut groups: Vec<Option<Label>> = vec![None; levels.len().saturating_sub(1)];
        for column in columns.values_mut() {
            let mut outer = false;
            for (level, group) in groups.iter_mut().enumerate() {
                let Some(slot) = column.levels.get_mut(level) else { continue };
                match slot {
                    Some(own) => {
                        *group = Some(own.clone());
                        outer = true;
                    }
                    None if outer => *group = None,
                    None => slot.clone_from(group),
                }
            }
        }
        for (col, cell) in tags.iter().flat_map(|row| &row.cells) {
            columns.entry(*col).or_insert_with(|| new(*col)).tag = tag(&cell.shown());
        }
        let spelt = |row: &KeptRow| -> Vec<(u32, String)> {
            row.cells.iter().map(|(col, cell)| (*col, spelling(&cell.shown()))).collect()
        };
        let texts = levels.iter().copied().flatten().chain(tags).map(spelt).collect();
        Header {
            first,
            last,
            end: tags.map_or(last, |tags| tags.number),
            columns: columns.into_values().collect(),
            texts,
        }
    }

    /// Whether a row below the header repeats one of its rows.
    pub fn is_repeated(&self, row: Row<'_>) -> bool {
        let Some((first_col, Cell::Text(first))) = row.cells.first() else { return false };
        let initial = |text: &str| text.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase());
        self.texts.iter().any(|texts| {
            // Nearly every row is told apart by its first letter.
            texts.first().is_some_and(|(col, text)| {
                col == first_col && (initial(text) == initial(first) || !first.is_ascii())
            }) && (row.cells.len() >= 2 || texts.len() == 1)
                && row.cells.iter().all(|(col, cell)| {
                    texts
                        .binary_search_by_key(col, |(col, _)| *col)
                        .ok()
                        .and_then(|place| texts.get(place))
                        .is_some_and(|(_, text)| !text.is_empty() && *text == spelling(&cell.shown()))
                })
        })
    }
}

/// The text of a cell of a header.
pub fn shown(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Uncalculated => String::new(),
        cell => tidy(&cell.shown()),
    }
}

/// Whether all cells of a row are HXL tags.
pub fn is_tags(row: Row<'_>) -> bool {
    !row.cells.is_empty()
        && row.cells.iter().all(|(_, cell)| matches!(cell, Cell::Text(text) if tag(text).is_some()))
}

/// An HXL tag as it is compared: `#adm1 +Name` is `#adm1+name`, and the order
/// of attributes does not matter.
pub fn tag(text: &str) -> Option<String> {
    // "# of people" is the beginning of a sentence.
    if text.trim_start().starts_with("# ") {
        return None;
    }
    let text: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let body = text.strip_prefix('#')?;
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '?');
    if !body.starts_with(|c: char| c.is_ascii_alphabetic()) || !body.chars().all(allowed) {
        return None;
    }
    let mut parts = body.split('+');
    let name = parts.next()?;
    let mut attributes: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    attributes.sort_unstable();
    attributes.insert(0, name);
    Some(format!("#{}", attributes.join("+")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&str]) -> Vec<KeptRow> {
        let cells = |line: &str| {
            let cells = (0u32..).zip(line.split('|')).filter(|(_, text)| !text.is_empty());
            cells.map(|(col, text)| (col, Cell::Text(text.to_string().into()))).collect()
        };
        (0u32..).zip(lines).map(|(number, line)| KeptRow { number, cells: cells(line) }).collect()
    }

    #[test]
    fn labels_of_groups_hold_up_to_the_next() {
        let rows = rows(&["Country|2018||||Note", "|S1||S2||", "|F|M|F|M|"]);
        let header = Header::at(&rows, 0, 3);
        let joined: Vec<String> = header.columns.iter().map(ColumnHeader::joined).collect();
        assert_eq!(joined, ["Country", "2018 S1 F", "2018 S1 M", "2018 S2 F", "2018 S2 M", "Note"]);
    }

    #[test]
    fn tags_are_compared_without_regard_to_the_order_of_attributes() {
        assert_eq!(tag("#ADM1 +code+v"), tag("#adm1+v+code"));
        for text in ["#REF!", "#N/A", "# of people", "# 1", "adm1", "#"] {
            assert!(tag(text).is_none(), "{text}");
        }
        let rows = rows(&["Region|Reached", "#adm1|#reached"]);
        let header = Header::at(&rows, 0, 1);
        assert_eq!((header.last, header.end), (0, 1));
        assert_eq!(header.columns[1].tag.as_deref(), Some("#reached"));
    }

    #[test]
    fn a_pasted_header_is_known() {
        let rows = rows(&["Country|Hours", "COUNTRY|hours", "Country|12", "Country", "Chad|12"]);
        let header = Header::at(&rows, 0, 1);
        let repeated: Vec<bool> = rows.iter().map(|row| header.is_repeated(row.row())).collect();
        assert_eq!(repeated, [true, true, false, false, false]);
    }
}
