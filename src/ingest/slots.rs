//! The values of a column as they are gathered, with room for missing ones.

use polars::prelude::StringChunkedBuilder;

/// Values of one type with room for missing ones.
#[derive(Debug)]
pub struct Slots<T> {
    /// The values; anything where there is none.
    pub values: Vec<T>,
    /// Whether there is a value.
    pub present: Vec<bool>,
}

impl<T: Default> Slots<T> {
    /// No values yet.
    pub fn new() -> Slots<T> {
        Slots { values: Vec::new(), present: Vec::new() }
    }

    /// Adds a value, or an empty place.
    pub fn push(&mut self, value: Option<T>) {
        self.present.push(value.is_some());
        self.values.push(value.unwrap_or_default());
    }

    /// Fills a place.
    pub fn set(&mut self, row: usize, value: T) {
        if let (Some(slot), Some(present)) = (self.values.get_mut(row), self.present.get_mut(row)) {
            *slot = value;
            *present = true;
        }
    }
}

/// Stands for a missing code.
pub const NO_CODE: u32 = u32::MAX;

/// The values of a column.
pub enum Values {
    /// Text and lists.
    Text(StringChunkedBuilder),
    /// Numbers of codes in the field's list, [`NO_CODE`] where there is none.
    Codes(Vec<u32>),
    /// Periods.
    Periods {
        /// How the periods that occur are written.
        codes: Vec<String>,
        /// For each row the number of its period, [`NO_CODE`] where there is none.
        of_row: Vec<u32>,
    },
    /// Whole numbers.
    Whole(Slots<i64>),
    /// Decimals, as numbers of 10⁻¹⁵.
    Exact(Slots<i128>),
    /// Yes and no.
    Boolean(Slots<bool>),
    /// Days since 1970-01-01.
    Days(Slots<i32>),
}
