//! What reading gives: typed rows, not yet checked against each other.

use crate::diag::Finding;
use crate::table::{Account, Origins, Quarantined, RowOrigin};
use polars::prelude::Column;
use std::fmt;
use std::sync::Arc;

/// What was read from all files.
#[derive(Debug, Clone, Default)]
pub struct Ingested {
    /// The rows of each table, by the table's number in the project.
    pub tables: Vec<RawTable>,
    /// The sheets they came from.
    pub origins: Origins,
    /// One account for each sheet, in the order of [`Origins::sheets`], then
    /// those of sheets that were not read into a table. `used` counts all rows
    /// that became part of a table; checking moves them elsewhere.
    pub accounts: Vec<Account>,
    /// What was found, in the order of files.
    pub findings: Vec<Finding>,
    /// Rows of sheets that could not be read for want of a header. The accounts
    /// have them already.
    pub quarantine: Vec<Quarantined>,
    /// The spreadsheets, with their hashes.
    pub files: Vec<InputFile>,
}

/// A spreadsheet that was read, or could not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// Its name, relative to the project's folder.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// The rows of a table as read: typed, not yet checked against each other.
#[derive(Debug, Clone, Default)]
pub struct RawTable {
    /// One column for each field, in the order of the fields, in the types of
    /// [`crate::table::Table`].
    pub columns: Vec<Column>,
    /// Where each row came from.
    pub rows: Vec<RowOrigin>,
    /// Faults in cells, by row.
    pub faults: Vec<Fault>,
}

/// A cell whose value could not be used. The value is null in the column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The row, by its number among the rows of the table.
    pub row: u32,
    /// The field.
    pub field: u32,
    /// The finding, by its number among [`Ingested::findings`].
    pub finding: u32,
    /// What stands in the cell.
    pub cell: Unread,
}

/// What stands in a cell that could not be read; nothing for one that is empty.
/// It may tell who a person is, and is never printed: it is compared with what
/// a correction expects.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Unread(pub Option<Arc<str>>);

impl fmt::Debug for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unread")
    }
}
