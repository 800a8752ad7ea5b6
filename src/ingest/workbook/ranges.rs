//! Workbooks whose reader holds whole sheets in memory: xls and ods.

use super::seam::{TakeRow, Workbook};
use crate::ingest::cell::{Cell, Row};
use crate::ingest::content::Unreadable;
use crate::ingest::limits;
use calamine::{Data, Ods, OdsError, Range, Reader, SheetType, Xls, XlsError};
use std::borrow::Cow;
use std::io::Cursor;

/// A workbook whose sheets are in memory.
pub struct RangeWorkbook {
    sheets: Vec<String>,
    ranges: Vec<Range<Data>>,
    epoch_1904: bool,
}

impl RangeWorkbook {
    /// Opens a binary workbook.
    ///
    /// # Errors
    /// [`Unreadable`] if it is damaged or protected.
    pub fn open_xls(bytes: &[u8]) -> Result<RangeWorkbook, Unreadable> {
        let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsError::Password => Unreadable::encrypted(),
            error => Unreadable::damaged(error),
        })?;
        let epoch_1904 = workbook.has_1904_epoch();
        let mut opened = read_all(&mut workbook)?;
        opened.epoch_1904 = epoch_1904;
        Ok(opened)
    }

    /// Opens an OpenDocument spreadsheet.
    ///
    /// # Errors
    /// [`Unreadable`] if it is damaged or protected.
    pub fn open_ods(bytes: &[u8]) -> Result<RangeWorkbook, Unreadable> {
        let mut workbook = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
            OdsError::Password => Unreadable::encrypted(),
            error => Unreadable::damaged(error),
        })?;
        read_all(&mut workbook)
    }
}

impl Workbook for RangeWorkbook {
    fn sheets(&self) -> &[String] {
        &self.sheets
    }

    fn epoch_1904(&self) -> bool {
        self.epoch_1904
    }

    fn rows(&mut self, sheet: usize, take: &mut TakeRow<'_>) -> Result<(), Unreadable> {
        let Some(range) = self.ranges.get(sheet) else { return Ok(()) };
        let (first_row, first_col) = range.start().unwrap_or((0, 0));
        let mut cells = Vec::new();
        let mut count = 0u64;
        for (number, row) in (first_row..).zip(range.rows()) {
            cells.clear();
            cells.extend((first_col..).zip(row).filter_map(|(col, data)| Some((col, cell(data)?))));
            count += cells.len() as u64;
            if count > limits::CELLS {
                return Err(Unreadable::too_large(format!("the sheet has more than {count} cells")));
            }
            if !cells.is_empty() && take(Row { number, cells: &cells }).is_break() {
                break;
            }
        }
        Ok(())
    }
}

fn read_all<'b, R>(workbook: &mut R) -> Result<RangeWorkbook, Unreadable>
where
    R: Reader<Cursor<&'b [u8]>>,
    R::Error: std::fmt::Display,
{
    let sheets: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let ranges = sheets
        .iter()
        .map(|name| workbook.worksheet_range(name).map_err(Unreadable::damaged))
        .collect::<Result<_, _>>()?;
    Ok(RangeWorkbook { sheets, ranges, epoch_1904: false })
}

fn cell(data: &Data) -> Option<Cell<'_>> {
    let cell = match data {
        Data::Empty => return None,
        Data::String(text) | Data::DurationIso(text) => Cell::Text(Cow::Borrowed(text)),
        Data::Float(number) => Cell::Number(*number),
        // Whole numbers of these formats have at most 30 bits.
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Bool(value) => Cell::Boolean(*value),
        Data::DateTime(moment) if moment.is_duration() => Cell::Duration(moment.as_f64()),
        Data::DateTime(moment) => Cell::Moment(moment.as_f64()),
        Data::DateTimeIso(text) => Cell::Iso(Cow::Borrowed(text)),
        Data::Error(error) => Cell::Error(Cow::Owned(error.to_string())),
    };
    if cell.is_blank() { None } else { Some(cell) }
}
