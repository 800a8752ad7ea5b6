//! What one cell of a column cannot settle, and what its other cells say of it.

use crate::ingest::value::Problem;
use crate::ingest::value::problem::ambiguous_date;
use crate::number::Decimal;
use crate::project::DateOrder;

/// What a cell may mean.
#[derive(Debug, Clone, Copy)]
pub enum Doubt {
    /// A day, of whose first two numbers either may be the month.
    Day { first: i8, second: i8, year: i16 },
    /// A number, in which a mark groups digits or parts them from the fraction.
    Number { mark: char, grouped: Decimal, parted: Decimal },
}

/// A cell that waits for the rest of its column.
pub struct Waiting {
    pub row: u32,
    pub text: Box<str>,
    pub what: Doubt,
}

/// The cells of a column that wait, and how its cells are written as far as they tell.
#[derive(Default)]
pub struct Doubts {
    pub waiting: Vec<Waiting>,
    day_first: bool,
    month_first: bool,
    decimal_comma: bool,
    decimal_point: bool,
}

impl Doubts {
    /// Lets a cell wait.
    pub fn wait(&mut self, row: u32, text: &str, what: Doubt) {
        // A cell that can be read in one way only settles its column. It waits all the
        // same: another cell may settle it the other way, and then nothing is settled.
        if let Doubt::Day { first, second, .. } = what {
            self.day_first |= first > 12;
            self.month_first |= second > 12;
        }
        self.waiting.push(Waiting { row, text: text.into(), what });
    }

    /// Notes the decimal mark of a number that can be read in one way only.
    pub fn see_decimal(&mut self, mark: Option<char>) {
        self.decimal_comma |= mark == Some(',');
        self.decimal_point |= mark == Some('.');
    }

    /// In which order the column has days and months.
    ///
    /// # Errors
    /// [`Problem`] if its cells say nothing of it, or both.
    pub fn order(&self, text: &str) -> Result<DateOrder, Problem> {
        match (self.day_first, self.month_first) {
            (true, false) => Ok(DateOrder::DayFirst),
            (false, true) => Ok(DateOrder::MonthFirst),
            (both, _) => Err(ambiguous_date(text, both)),
        }
    }

    /// Whether a mark is the decimal one of the column; none if its cells say nothing of it, or both.
    pub fn is_decimal(&self, mark: char) -> Option<bool> {
        match (self.decimal_comma, self.decimal_point) {
            (true, false) => Some(mark == ','),
            (false, true) => Some(mark == '.'),
            _ => None,
        }
    }

    /// Whether no cell of the column has digits after a decimal mark for certain.
    pub fn no_decimal(&self) -> bool {
        !self.decimal_comma && !self.decimal_point
    }
}
