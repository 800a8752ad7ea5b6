//! How partners' files map onto tables, and what was said about them.

use crate::diag::Place;
use crate::period::Period;

/// How files map onto a table.
#[derive(Debug, Clone)]
pub struct SourceDef {
    /// Its id.
    pub id: String,
    /// Globs of files, below `input/`.
    pub files: Vec<String>,
    /// Globs of sheet names; empty: all.
    pub sheets: Vec<String>,
    /// The table.
    pub table: usize,
    /// The sender's language.
    pub language: Option<String>,
    /// In which identifiers of persons hold.
    pub namespace: String,
    /// Fields that the file does not hold, with their values as text.
    pub constants: Vec<(usize, String)>,
    /// Headers pinned to fields.
    pub columns: Vec<(String, usize)>,
    /// Headers not read, on purpose.
    pub ignore: Vec<String>,
    /// The row of the header, from zero.
    pub header_row: Option<u32>,
    /// Whether rows that the sender has hidden are skipped.
    pub skip_hidden_rows: bool,
    /// First cells of rows that are skipped, beside the usual ones.
    pub totals: Vec<String>,
    /// How dates written in numbers are read.
    pub dates: Option<DateOrder>,
    /// What parts whole and fraction in numbers written as text.
    pub decimal: Option<char>,
    /// What the files claim to be complete for.
    pub covers: Vec<Cover>,
    /// Where it is defined.
    pub at: Place,
}

/// How dates written in numbers are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// 03/04/2018 is 3 April.
    DayFirst,
    /// 03/04/2018 is 4 March.
    MonthFirst,
}

/// What a source claims to be complete for.
#[derive(Debug, Clone)]
pub struct Cover {
    /// The programme; none: all.
    pub programme: Option<String>,
    /// The countries; empty: all.
    pub countries: Vec<String>,
    /// The periods; empty: all.
    pub periods: Vec<Period>,
}

/// A finding that was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The finding's code.
    pub code: String,
    /// Its file.
    pub file: String,
    /// Its sheet; empty for a text table.
    pub sheet: String,
    /// Its cell, row or column as printed; empty for the sheet or file.
    pub cell: String,
    /// Why it was accepted.
    pub reason: String,
    /// Where the entry stands.
    pub at: Place,
}

/// A comment on variance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The indicator.
    pub indicator: usize,
    /// The programme's code; empty: all.
    pub programme: String,
    /// The place's code; empty: all.
    pub place: String,
    /// The period, as written.
    pub period: String,
    /// The language.
    pub language: String,
    /// The comment.
    pub text: String,
}
