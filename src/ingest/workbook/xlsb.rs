//! Workbooks of binary parts.

use super::by_cell::{Gathering, cell};
use super::seam::{TakeRow, Workbook, worksheets};
use crate::ingest::content::Unreadable;
use crate::project::Limits;
use calamine::{Reader, Xlsb, XlsbError};
use std::io::Cursor;

/// A workbook of binary parts.
pub struct XlsbWorkbook<'b> {
    workbook: Xlsb<Cursor<&'b [u8]>>,
    sheets: Vec<String>,
    hidden: Vec<bool>,
    external: bool,
    limits: Limits,
}

impl<'b> XlsbWorkbook<'b> {
    /// Opens a workbook.
    ///
    /// # Errors
    /// [`Unreadable`] if it is damaged or protected.
    pub fn open(bytes: &'b [u8], limits: &Limits) -> Result<XlsbWorkbook<'b>, Unreadable> {
        let workbook = Xlsb::new(Cursor::new(bytes)).map_err(unreadable)?;
        let (sheets, hidden) = worksheets(&workbook);
        let external = memchr::memmem::find(bytes, b"xl/externalLinks/").is_some();
        Ok(XlsbWorkbook { workbook, sheets, hidden, external, limits: *limits })
    }
}

impl Workbook for XlsbWorkbook<'_> {
    fn sheets(&self) -> &[String] {
        &self.sheets
    }

    fn epoch_1904(&self) -> bool {
        self.workbook.has_1904_epoch()
    }

    fn is_hidden(&self, sheet: usize) -> bool {
        self.hidden.get(sheet).copied().unwrap_or_default()
    }

    fn has_external_references(&self) -> bool {
        self.external
    }

    fn rows(&mut self, sheet: usize, take: &mut TakeRow<'_>) -> Result<(), Unreadable> {
        let Some(name) = self.sheets.get(sheet) else { return Ok(()) };
        let mut reader = self.workbook.worksheet_cells_reader(name).map_err(unreadable)?;
        let mut gathering = Gathering::new(&self.limits, take);
        while let Some(record) = reader.next_cell().map_err(unreadable)? {
            let (row, col) = record.get_position();
            if gathering.begin(row).is_break() {
                return Ok(());
            }
            if let Some(cell) = cell(record.get_value().clone()) {
                gathering.add(col, cell)?;
            }
        }
        gathering.finish();
        Ok(())
    }
}

fn unreadable(error: XlsbError) -> Unreadable {
    match error {
        XlsbError::Password => Unreadable::encrypted(),
        error => Unreadable::damaged(error),
    }
}
