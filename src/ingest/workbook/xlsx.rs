//! Workbooks of XML parts, cell by cell, without holding a sheet in memory.

use super::padding::{padded, padding};
use super::seam::{TakeRow, Workbook};
use crate::ingest::cell::{Cell, Row};
use crate::ingest::content::Unreadable;
use crate::ingest::limits;
use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};
use std::borrow::Cow;
use std::io::Cursor;

/// A workbook of XML parts.
pub struct XlsxWorkbook<'b> {
    workbook: Xlsx<Cursor<&'b [u8]>>,
    sheets: Vec<String>,
}

impl<'b> XlsxWorkbook<'b> {
    /// Opens a workbook.
    ///
    /// # Errors
    /// [`Unreadable`] if it is damaged or protected.
    pub fn open(bytes: &'b [u8]) -> Result<XlsxWorkbook<'b>, Unreadable> {
        let workbook = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
        let sheets = workbook
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| sheet.name.clone())
            .collect();
        Ok(XlsxWorkbook { workbook, sheets })
    }
}

impl Workbook for XlsxWorkbook<'_> {
    fn sheets(&self) -> &[String] {
        &self.sheets
    }

    fn epoch_1904(&self) -> bool {
        self.workbook.has_1904_epoch()
    }

    fn rows(&mut self, sheet: usize, take: &mut TakeRow<'_>) -> Result<(), Unreadable> {
        let Some(name) = self.sheets.get(sheet) else { return Ok(()) };
        // A fault of the sheet is told by the reader of its values.
        let padding = padding(&mut self.workbook, name).unwrap_or_default();
        let mut reader = match self.workbook.worksheet_cells_reader(name) {
            Ok(reader) => reader,
            // A sheet without data has no part of cells to begin with.
            Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
            Err(error) => return Err(unreadable(error)),
        };
        let mut cells: Vec<(u32, Cell<'_>)> = Vec::new();
        let mut number = 0;
        let mut count = 0u64;
        while let Some(record) = reader.next_cell_with_formula_metadata().map_err(unreadable)? {
            let (row, col) = record.pos;
            if row != number {
                if !cells.is_empty() && take(in_order(number, &mut cells)).is_break() {
                    return Ok(());
                }
                cells.clear();
                number = row;
            }
            let cell = match record.value {
                DataRef::Empty if record.formula.is_some() => Cell::Uncalculated,
                DataRef::Empty => continue,
                DataRef::SharedString(text) => Cell::Text(Cow::Borrowed(text)),
                DataRef::String(text) => Cell::Text(Cow::Owned(text)),
                DataRef::Float(number) if !padding.is_empty() => {
                    let digits = padding.get(&record.pos).copied().unwrap_or_default();
                    padded(number, digits).map_or(Cell::Number(number), |text| Cell::Padded(Cow::Owned(text)))
                }
                DataRef::Float(number) => Cell::Number(number),
                // Whole numbers of this format come from f64, and go back to it.
                DataRef::Int(number) => Cell::Number(number as f64),
                DataRef::Bool(value) => Cell::Boolean(value),
                DataRef::DateTime(moment) if moment.is_duration() => Cell::Duration(moment.as_f64()),
                DataRef::DateTime(moment) => Cell::Moment(moment.as_f64()),
                DataRef::DateTimeIso(text) => Cell::Iso(Cow::Owned(text)),
                DataRef::DurationIso(text) => Cell::Text(Cow::Owned(text)),
                DataRef::Error(error) => Cell::Error(Cow::Owned(error.to_string())),
            };
            if cell.is_blank() {
                continue;
            }
            count += 1;
            if count > limits::CELLS {
                return Err(Unreadable::too_large(format!("the sheet has more than {count} cells")));
            }
            cells.push((col, cell));
        }
        if !cells.is_empty() {
            // Nothing is left to be broken off after the last row.
            let _ = take(in_order(number, &mut cells));
        }
        Ok(())
    }
}

/// A row whose cells are in the order of columns; some programs write them in another.
fn in_order<'r>(number: u32, cells: &'r mut [(u32, Cell<'_>)]) -> Row<'r> {
    if !cells.is_sorted_by_key(|(col, _)| *col) {
        cells.sort_by_key(|(col, _)| *col);
    }
    Row { number, cells }
}

fn unreadable(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::encrypted(),
        error => Unreadable::damaged(error),
    }
}
