//! Yes and no.

use super::missing::tidied;
use super::problem::Problem;
use crate::diag::Code;
use crate::ingest::cell::Cell;
use crate::ingest::words;

/// Reads yes or no from a cell that is not missing.
///
/// # Errors
/// [`Problem`] for anything else.
pub fn read(cell: &Cell<'_>) -> Result<bool, Problem> {
    let value = match cell {
        Cell::Boolean(value) => Some(*value),
        Cell::Number(number) if *number == 1.0 => Some(true),
        Cell::Number(number) if *number == 0.0 => Some(false),
        Cell::Text(text) | Cell::Padded(text) => words::boolean(text),
        _ => None,
    };
    value.ok_or_else(|| {
        let problem = Problem::new(Code::BadBoolean, cell.shown(), "yes or no");
        if words::stands_for_nothing(&tidied(&cell.shown())) {
            return problem;
        }
        problem.hint("Write yes or no, oui or non, sí or no, 1 or 0")
    })
}
