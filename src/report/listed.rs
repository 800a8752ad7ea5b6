//! The records that a report lists in its annexes.

use jiff::civil::Date;
use std::sync::Arc;

/// The records of an annex, by their date.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listed {
    /// The records, as many as are listed.
    pub records: Vec<Record>,
    /// How many there are beyond those.
    pub more: usize,
}

/// A record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What stands in the columns of the annex, as text: codes as codes, days as `2019-01-31`.
    pub values: Vec<Option<Arc<str>>>,
    /// When it falls.
    pub day: Option<Date>,
    /// The file it came from.
    pub file: String,
    /// The sheet; empty for a text table.
    pub sheet: String,
    /// The row, as people count.
    pub row: u32,
}
