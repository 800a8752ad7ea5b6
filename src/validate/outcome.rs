//! What checking gives: valid tables, and what was kept out of them.

use crate::diag::Finding;
use crate::ingest::InputFile;
use crate::returns::Returns;
use crate::table::{Account, Origins, Quarantined, RowOrigin, Table};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What is left after checking, and what was kept out.
#[derive(Debug, Default)]
pub struct Valid {
    /// The tables, by their number in the project. All of them are there, empty or not.
    pub tables: Vec<Table>,
    /// The sheets the rows came from.
    pub origins: Origins,
    /// What became of the rows of each sheet.
    pub accounts: Vec<Account>,
    /// The rows kept out, by table and origin.
    pub quarantine: Vec<Quarantined>,
    /// The rows that repeat or are replaced by others, by table and origin.
    pub superseded: Vec<Superseded>,
    /// Findings of reading and of checking, sorted; those accepted are marked.
    pub findings: Vec<Finding>,
    /// What came of the returns that are expected.
    pub returns: Returns,
    /// The spreadsheets, with their hashes; without those left out.
    pub files: Vec<InputFile>,
    /// How many cells were corrected.
    pub corrected: u64,
    /// What was known when all this was checked.
    pub known: Known,
}

/// A row that repeats another or is replaced by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Superseded {
    /// The number of the table in the project.
    pub table: usize,
    /// Where the row stands.
    pub origin: RowOrigin,
}

/// What was known: by which day, and which files came later.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The day; none: all is known.
    pub by: Option<Date>,
    /// The files received after it.
    pub left_out: BTreeSet<String>,
}
