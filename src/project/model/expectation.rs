//! What partners are to send.

use crate::diag::Place;
use crate::period::Period;

/// Returns that are expected: one for each of the tables, countries and periods.
#[derive(Debug, Clone)]
pub struct Expectation {
    /// The programme, by its number in the project.
    pub programme: usize,
    /// The tables.
    pub tables: Vec<usize>,
    /// The countries; empty: one return for the programme as a whole.
    pub countries: Vec<String>,
    /// The periods, in order.
    pub periods: Vec<Period>,
    /// How many days after the period's end a return is due; none: no day is set.
    pub due_days: Option<i32>,
    /// Where it is defined.
    pub at: Place,
}
