//! A typed table: a frame of values and, beside it, where each row came from.

use crate::diag::{CellRef, Place};
use polars::prelude::DataFrame;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A sheet from which rows came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetOrigin {
    /// The file, relative to the project's folder.
    pub file: Arc<str>,
    /// The sheet; empty for a text table.
    pub sheet: Arc<str>,
    /// The source that named it, by its place among the project's sources.
    pub source: usize,
    /// For each field of the table the column it was read from, if it was.
    pub columns: Vec<Option<u32>>,
    /// Fields whose value stands once for all rows, in a cell above the header.
    pub cells: Vec<(usize, CellRef)>,
    /// The blocks of columns that became records of each row; none where a row
    /// is one record.
    pub blocks: Vec<BlockOrigin>,
}

/// Columns of a sheet whose cells became one record of each row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BlockOrigin {
    /// Fields that the header filled, with its cells.
    pub labels: Vec<(usize, CellRef)>,
    /// Fields that the cells of the row filled, with their columns.
    pub values: Vec<(usize, u32)>,
}

/// Where a row came from: a sheet by its number, and a row counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowOrigin {
    /// The number of the sheet among [`Origins::sheets`].
    pub sheet: u32,
    /// The row, from zero.
    pub row: u32,
    /// The block of columns, by its number among [`SheetOrigin::blocks`]; zero
    /// where a row is one record.
    pub block: u32,
}

/// Where the rows of all tables came from. Sheets are numbered in the order of
/// file names and of sheets within a file, so that numbers do not depend on
/// which was read first.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    /// The sheets.
    pub sheets: Vec<SheetOrigin>,
}

impl SheetOrigin {
    /// The row and column of a record, or of a field of it. A record of a wide
    /// table as a whole is at the first cell of its block.
    fn cell(&self, origin: RowOrigin, field: Option<usize>) -> (u32, Option<u32>) {
        let block = self.blocks.get(origin.block as usize);
        let of_block = || block.and_then(|block| block.values.first()).map(|(_, col)| *col);
        let Some(field) = field else { return (origin.row, of_block()) };
        fn named<T: Copy>(pairs: &[(usize, T)], field: usize) -> Option<T> {
            pairs.iter().find(|(known, _)| *known == field).map(|(_, value)| *value)
        }
        if let Some(block) = block {
            if let Some(col) = named(&block.values, field) {
                return (origin.row, Some(col));
            }
            if let Some(cell) = named(&block.labels, field) {
                return (cell.row, Some(cell.col));
            }
        }
        if let Some(col) = self.columns.get(field).copied().flatten() {
            return (origin.row, Some(col));
        }
        match named(&self.cells, field) {
            Some(cell) => (cell.row, Some(cell.col)),
            None => (origin.row, of_block()),
        }
    }
}

impl Origins {
    /// The place of a row, or of a field of it by its number.
    pub fn place(&self, origin: RowOrigin, field: Option<usize>) -> Place {
        match self.sheets.get(origin.sheet as usize) {
            None => Place::Project,
            Some(sheet) => {
                let (row, col) = sheet.cell(origin, field);
                Place::Sheet { file: sheet.file.clone(), sheet: sheet.sheet.clone(), row: Some(row), col }
            }
        }
    }
}

/// The rows of a table that are used.
///
/// Columns of the frame, by the type of the field:
/// string, code → `String`; integer, year → `Int64`; number → `Decimal(38, 15)`;
/// boolean → `Boolean`; date → `Date`; list → `String` of the form `|a|b|`,
/// null when empty. A missing value is null.
#[derive(Debug, Clone)]
pub struct Table {
    /// The table's name.
    pub name: String,
    /// Its values, one column for each field, named as the field, and one for
    /// each money column.
    pub frame: DataFrame,
    /// Where each row came from.
    pub rows: Vec<RowOrigin>,
    /// For each reference, by the name conditions call it, the row of the other
    /// table that each row refers to; none where the reference is empty.
    pub links: BTreeMap<String, Vec<Option<u32>>>,
    /// For each row the identity of its person, if the table has persons and the row tells.
    /// Numbers are the same in all tables of a project.
    pub persons: Option<Vec<Option<u32>>>,
}

impl Table {
    /// The number of rows.
    pub fn height(&self) -> usize {
        self.rows.len()
    }
}

/// What became of the rows of a sheet. `read = used + quarantined + superseded + skipped`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Account {
    /// The file.
    pub file: String,
    /// The sheet; empty for a text table.
    pub sheet: String,
    /// The table they were read into; empty where no source names the sheet.
    pub table: String,
    /// Non-empty rows below the header.
    pub read: u64,
    /// Rows used in figures.
    pub used: u64,
    /// Rows kept out because of a finding.
    pub quarantined: u64,
    /// Rows that repeat or are replaced by others.
    pub superseded: u64,
    /// Totals, notes, and sheets that nobody claimed.
    pub skipped: u64,
    /// What became of the records, where a row is more than one of them.
    pub records: Option<Records>,
}

/// What became of the records of a wide table. `made = used + quarantined + superseded`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Records {
    /// Records that rows were turned into.
    pub made: u64,
    /// Records used in figures.
    pub used: u64,
    /// Records kept out because of a finding.
    pub quarantined: u64,
    /// Records that repeat or are replaced by others.
    pub superseded: u64,
}

impl Account {
    /// Whether every row is accounted for.
    pub fn adds_up(&self) -> bool {
        self.read == self.used + self.quarantined + self.superseded + self.skipped
            && self
                .records
                .is_none_or(|records| records.made == records.used + records.quarantined + records.superseded)
    }
}

/// A row that was kept out of every figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// The table.
    pub table: String,
    /// Where the row stands.
    pub origin: RowOrigin,
    /// The number of the finding among all findings.
    pub finding: usize,
}

/// The text in which several codes of one cell are kept: `|a|b|`.
pub fn join_list<'a>(codes: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let mut text = String::new();
    for code in codes {
        if text.is_empty() {
            text.push('|');
        }
        text.push_str(code);
        text.push('|');
    }
    if text.is_empty() { None } else { Some(text) }
}

/// The codes of a text made by [`join_list`].
pub fn split_list(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').filter(|code| !code.is_empty())
}
