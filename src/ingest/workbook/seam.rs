//! The seam: what every format can do.

use crate::ingest::cell::Row;
use crate::ingest::content::Unreadable;
use std::ops::ControlFlow;

/// What takes the rows of a sheet, and may have had enough.
pub type TakeRow<'t> = dyn FnMut(Row<'_>) -> ControlFlow<()> + 't;

/// A file that has been opened.
pub trait Workbook {
    /// The names of its sheets in order; one empty name for a text table.
    fn sheets(&self) -> &[String];

    /// Whether days are counted from 1904.
    fn epoch_1904(&self) -> bool {
        false
    }

    /// Gives the rows of a sheet that are not blank, in the order of the file.
    ///
    /// # Errors
    /// [`Unreadable`] where the file is damaged; the rows before that have been given.
    fn rows(&mut self, sheet: usize, take: &mut TakeRow<'_>) -> Result<(), Unreadable>;
}
