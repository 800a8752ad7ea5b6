//! The seam: what every format can do.

use crate::ingest::cell::Row;
use crate::ingest::content::Unreadable;
use calamine::{Reader, SheetType, SheetVisible};
use std::ops::ControlFlow;

/// What takes the rows of a sheet, and may have had enough.
pub type TakeRow<'t> = dyn FnMut(Row<'_>) -> ControlFlow<()> + 't;

/// Rows from a first to a last one, numbered from zero.
pub type Rows = (u32, u32);

/// Cells that are merged into one: first row, first column, last row, last column.
pub type Area = [u32; 4];

/// A file that has been opened.
pub trait Workbook {
    /// The names of its sheets in order; one empty name for a text table.
    fn sheets(&self) -> &[String];

    /// Whether days are counted from 1904.
    fn epoch_1904(&self) -> bool {
        false
    }

    /// Whether its sender has hidden a sheet.
    fn is_hidden(&self, _sheet: usize) -> bool {
        false
    }

    /// Whether formulas of it point to other workbooks.
    fn has_external_references(&self) -> bool {
        false
    }

    /// The rows of a sheet that its sender, or a filter, has hidden. Told for
    /// xlsx and ods; none elsewhere.
    ///
    /// # Errors
    /// [`Unreadable`] where the sheet is damaged.
    fn hidden_rows(&mut self, _sheet: usize) -> Result<Vec<Rows>, Unreadable> {
        Ok(Vec::new())
    }

    /// The merged cells of a sheet, by place. Told for xlsx, xls and ods; none elsewhere.
    fn merged(&mut self, _sheet: usize) -> Vec<Area> {
        Vec::new()
    }

    /// Gives the rows of a sheet that are not blank, in the order of the file.
    ///
    /// # Errors
    /// [`Unreadable`] where the file is damaged; the rows before that have been given.
    fn rows(&mut self, sheet: usize, take: &mut TakeRow<'_>) -> Result<(), Unreadable>;
}

/// The sheets of cells of a workbook in order, and whether each is hidden.
pub fn worksheets<R: std::io::Read + std::io::Seek>(workbook: &impl Reader<R>) -> (Vec<String>, Vec<bool>) {
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).unzip()
}
