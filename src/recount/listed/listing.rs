//! What a list of rows says of each of them, and which are wanted.

use crate::cube::{Geography, Programme};
use crate::number::Decimal;
use crate::project::Path;
use crate::recount::ground::Ground;
use std::collections::BTreeSet;

/// Which rows of an indicator are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Those of any of these programmes.
    pub programmes: BTreeSet<Programme>,
    /// Those in any of these places.
    pub places: BTreeSet<Geography>,
    /// Those up to this day; none: up to the last that counts.
    pub to: Option<i32>,
    /// The last days of stretches of time that are told apart: what is spread over days is split
    /// at their ends.
    pub cuts: BTreeSet<i32>,
    /// No more than so many.
    pub at_most: usize,
}

impl Wanted {
    /// Whether a row is one of them, by its programme, its place and its last day.
    pub fn takes(&self, ground: &Ground, row: usize, last: Option<i32>) -> bool {
        self.to.is_none_or(|to| last.is_none_or(|last| last <= to))
            && self.programmes.iter().any(|programme| ground.not_of(row, programme).is_none())
            && self.places.iter().any(|place| ground.not_in(row, place).is_none())
    }
}

/// The rows that an indicator takes.
#[derive(Debug, Clone)]
pub struct Listing {
    /// The table.
    pub table: usize,
    /// What one of them is.
    pub rows_of: RowsOf,
    /// What is made of what they add to the numerator, or to the measure itself.
    pub above: Adds,
    /// What is made of what they add to the denominator, where there is one.
    pub below: Option<Adds>,
    /// Whether in a period only keys count that had not counted before it.
    pub first: bool,
    /// Whether only those count that hold on the last day.
    pub standing: bool,
    /// How many there are, where they are more than are wanted; none is listed then.
    pub too_many: Option<usize>,
    /// The rows, in the order of the table.
    pub rows: Vec<Listed>,
}

/// What one of the rows listed is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowsOf {
    /// A record.
    Records,
    /// A record, or of an amount that several countries share a share of it.
    Shares,
    /// An entry of a list in a record.
    Entries(Path),
    /// What of a record falls into a stretch of days; whether shares of amounts are told apart.
    Days(bool),
    /// An entry of a history, by the key and the condition of the history.
    History(Path, String),
}

/// What is made of what rows add to a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Adds {
    /// The sum.
    Sum,
    /// The sum over how many there are.
    Mean,
    /// The middle one.
    Median,
    /// The least.
    Least,
    /// The greatest.
    Greatest,
    /// How many different keys there are.
    Unique(Keys),
}

/// What keys stand for: keys of one kind are the same where they have the same number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keys {
    /// Records.
    Records,
    /// Values of a column, or entries of its lists.
    Values(Path),
}

/// What a row adds to a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// A number.
    Amount(Decimal),
    /// A key, as a number that tells nothing but which are the same.
    Key(u32),
}

/// A row that an indicator takes.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The row of the table, among its valid rows.
    pub row: usize,
    /// Which share or entry of it, counted from zero.
    pub part: u32,
    /// The first and the last day that its date may mean; none: it needs no date.
    pub days: Option<(i32, i32)>,
    /// Of an entry of a history the day from which another holds.
    pub until: Option<i32>,
    /// The places in which it counts, beside the total.
    pub places: BTreeSet<Geography>,
    /// Its programmes, with those above them.
    pub programmes: BTreeSet<Programme>,
    /// What it adds to the numerator, or to the measure itself.
    pub above: Option<Added>,
    /// What it adds to the denominator.
    pub below: Option<Added>,
}

/// Why an indicator cannot be told row by row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlisted {
    /// What a row adds depends on the other rows of the cell, or on the period.
    Measure,
    /// It is made of values that may tell who a person is.
    Personal,
}
