//! Opening a file of any format: one seam behind which every format gives the
//! rows of its sheets, one after the other.

mod delimited;
mod encoding;
mod ranges;
mod xlsx;

use super::cell::Row;
use super::content::{Content, Unreadable};
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

/// Opens a file by what it is.
///
/// # Errors
/// [`Unreadable`] if it is damaged or protected.
pub fn open(content: Content, bytes: &[u8]) -> Result<Box<dyn Workbook + '_>, Unreadable> {
    Ok(match content {
        Content::Xlsx => Box::new(xlsx::XlsxWorkbook::open(bytes)?),
        Content::Xls => Box::new(ranges::RangeWorkbook::open_xls(bytes)?),
        Content::Ods => Box::new(ranges::RangeWorkbook::open_ods(bytes)?),
        Content::Text => Box::new(delimited::TextTable::open(bytes)),
    })
}
