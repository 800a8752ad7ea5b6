//! How much is read at most, cell by cell.

use super::cell::Cell;
use super::unreadable::Unreadable;
use crate::project::Limits;

/// Rows that are not blank, among which the header is looked for.
pub const HEADER_ROWS: usize = 50;

/// Counts the cells of a sheet, and says when there are too many, or one is
/// where no cell should be.
#[derive(Debug)]
pub struct Gate {
    limits: Limits,
    cells: u64,
    blanks: u64,
}

impl Gate {
    /// A gate for one sheet.
    pub fn new(limits: &Limits) -> Gate {
        Gate { limits: *limits, cells: 0, blanks: 0 }
    }

    /// Lets a cell that is blank pass: it may have a form, and there may be as many.
    ///
    /// # Errors
    /// [`Unreadable`] with the limit that is met.
    pub fn pass_blank(&mut self, row: u32) -> Result<(), Unreadable> {
        self.blanks += 1;
        if self.blanks > self.limits.cells {
            let what = format!(
                "the sheet has {} blank cells with a form by row {}",
                self.blanks,
                u64::from(row) + 1
            );
            return Err(Unreadable::beyond(what, "cells", self.limits.cells));
        }
        Ok(())
    }

    /// Lets a cell that is not blank pass.
    ///
    /// # Errors
    /// [`Unreadable`] with the limit that is met.
    pub fn pass(&mut self, row: u32, col: u32, cell: &Cell<'_>) -> Result<(), Unreadable> {
        let limits = &self.limits;
        self.cells += 1;
        if u64::from(row) >= limits.rows {
            let what = format!("a cell stands in row {}", u64::from(row) + 1);
            return Err(Unreadable::beyond(what, "rows", limits.rows));
        }
        if u64::from(col) >= limits.columns {
            let what = format!("row {} has a cell in column {}", row + 1, u64::from(col) + 1);
            return Err(Unreadable::beyond(what, "columns", limits.columns));
        }
        if self.cells > limits.cells {
            let what = format!("the sheet has {} cells by row {}", self.cells, row + 1);
            return Err(Unreadable::beyond(what, "cells", limits.cells));
        }
        if let Cell::Text(text) | Cell::Iso(text) | Cell::Error(text) = cell
            && text.len() as u64 > limits.text_bytes
        {
            let what = format!("a cell in row {} holds {} bytes of text", row + 1, text.len());
            return Err(Unreadable::beyond(what, "text_bytes", limits.text_bytes));
        }
        Ok(())
    }
}
