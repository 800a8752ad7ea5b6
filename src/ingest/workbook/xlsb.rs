//! Workbooks of binary parts.

use super::seam::{TakeRow, Workbook, in_order};
use crate::ingest::cell::Cell;
use crate::ingest::content::Unreadable;
use crate::ingest::limits::Gate;
use crate::project::Limits;
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsb, XlsbError};
use std::borrow::Cow;
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
        let (sheets, hidden) = workbook
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
            .unzip();
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
        let mut gate = Gate::new(&self.limits);
        let mut reader = self.workbook.worksheet_cells_reader(name).map_err(unreadable)?;
        let mut cells: Vec<(u32, Cell<'_>)> = Vec::new();
        let mut number = 0;
        while let Some(record) = reader.next_cell().map_err(unreadable)? {
            let (row, col) = record.get_position();
            if row != number {
                if !cells.is_empty() && take(in_order(number, &mut cells)).is_break() {
                    return Ok(());
                }
                cells.clear();
                number = row;
            }
            let cell = match record.get_value() {
                DataRef::Empty => continue,
                DataRef::SharedString(text) => Cell::Text(Cow::Borrowed(text)),
                DataRef::String(text) | DataRef::DurationIso(text) => Cell::Text(Cow::Owned(text.clone())),
                DataRef::Float(number) => Cell::Number(*number),
                // Whole numbers of this format have at most 30 bits.
                DataRef::Int(number) => Cell::Number(*number as f64),
                DataRef::Bool(value) => Cell::Boolean(*value),
                DataRef::DateTime(moment) if moment.is_duration() => Cell::Duration(moment.as_f64()),
                DataRef::DateTime(moment) => Cell::Moment(moment.as_f64()),
                DataRef::DateTimeIso(text) => Cell::Iso(Cow::Owned(text.clone())),
                DataRef::Error(error) => Cell::Error(Cow::Owned(error.to_string())),
            };
            if cell.is_blank() {
                continue;
            }
            gate.pass(row, col, &cell)?;
            cells.push((col, cell));
        }
        if !cells.is_empty() {
            // Nothing is left to be broken off after the last row.
            let _ = take(in_order(number, &mut cells));
        }
        Ok(())
    }
}

fn unreadable(error: XlsbError) -> Unreadable {
    match error {
        XlsbError::Password => Unreadable::encrypted(),
        error => Unreadable::damaged(error),
    }
}
