//! All cells of a file as they stand, whatever is read of them.

use super::cell::Row;
use super::content::{self, Unreadable};
use super::value::date;
use super::workbook::{self, Opening, Workbook};
use crate::project::Limits;
use crate::source::Root;
use jiff::civil::Date;
use std::ops::ControlFlow;

/// A file of which the cells are looked at.
pub struct Cells<'b> {
    workbook: Box<dyn Workbook + 'b>,
    names: Vec<String>,
    epoch_1904: bool,
}

/// What takes the rows of a sheet, and may have had enough.
pub type TakeCells<'t> = dyn FnMut(Row<'_>) -> ControlFlow<()> + 't;

/// The bytes of a file, if they may be looked at as cells: `look` is given the
/// file as it was opened.
///
/// # Errors
/// Why the file cannot be read, in a sentence without a full stop.
pub fn cells<T>(
    root: &Root,
    limits: &Limits,
    file: &str,
    look: impl FnOnce(&mut Cells<'_>) -> T,
) -> Result<T, String> {
    let reason = |error: Unreadable| error.reason;
    if root.size(file) > limits.file_bytes() {
        return Err(format!("the file has more than {} MB", limits.file_mb));
    }
    let source = root.read(file).map_err(|error| format!("the file cannot be read ({error})"))?;
    let content = content::recognise(&source.bytes, limits).map_err(reason)?;
    let opening = Opening { limits, program: root.reader() };
    let workbook = workbook::open(content, &source.bytes, opening).map_err(reason)?;
    let (names, epoch_1904) = (workbook.sheets().to_vec(), workbook.epoch_1904());
    Ok(look(&mut Cells { workbook, names, epoch_1904 }))
}

impl Cells<'_> {
    /// The names of the sheets in order; one empty name for a text table.
    pub fn sheets(&self) -> &[String] {
        &self.names
    }

    /// Whether days are counted from 1904.
    pub fn epoch_1904(&self) -> bool {
        self.epoch_1904
    }

    /// Gives the rows of a sheet that are not blank, in the order of the file.
    ///
    /// # Errors
    /// Where the file is damaged, why; the rows before that have been given.
    pub fn rows(&mut self, sheet: usize, take: &mut TakeCells<'_>) -> Result<(), String> {
        self.workbook.rows(sheet, take).map_err(|error| error.reason)
    }

    /// The days of a [`super::Cell::Moment`], counted as workbooks of today do.
    pub fn serial(&self, days: f64) -> f64 {
        // The epochs lie 1,462 days apart.
        if self.epoch_1904 { days + 1462.0 } else { days }
    }

    /// The day that ISO text says, if it says a day and no time.
    pub fn day(text: &str) -> Option<Date> {
        match date::read(text) {
            date::DateText::Day(day) if text.len() <= 10 || text.ends_with("T00:00:00") => Some(day),
            _ => None,
        }
    }
}
