//! Sheets that are read cell by cell: the cells of a row, gathered until the next row begins.

use super::seam::TakeRow;
use crate::ingest::cell::{Cell, Row};
use crate::ingest::content::Unreadable;
use crate::ingest::limits::Gate;
use crate::project::Limits;
use calamine::DataRef;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// Cells of a sheet as they come, gathered into rows.
pub struct Gathering<'c, 't, 'f> {
    gate: Gate,
    take: &'t mut TakeRow<'f>,
    number: u32,
    cells: Vec<(u32, Cell<'c>)>,
}

impl<'c, 't, 'f> Gathering<'c, 't, 'f> {
    /// Begins with a sheet.
    pub fn new(limits: &Limits, take: &'t mut TakeRow<'f>) -> Gathering<'c, 't, 'f> {
        Gathering { gate: Gate::new(limits), take, number: 0, cells: Vec::new() }
    }

    /// Says of which row the next cell is. Where that is another, the one before is given away.
    pub fn begin(&mut self, row: u32) -> ControlFlow<()> {
        if row == self.number {
            return ControlFlow::Continue(());
        }
        let enough = self.give();
        self.cells.clear();
        self.number = row;
        enough
    }

    /// Passes over a cell that is blank, though it may have a form.
    ///
    /// # Errors
    /// [`Unreadable`] with the limit that is met.
    pub fn blank(&mut self) -> Result<(), Unreadable> {
        self.gate.pass_blank(self.number)
    }

    /// Adds a cell to the row that was begun.
    ///
    /// # Errors
    /// [`Unreadable`] with the limit that is met.
    pub fn add(&mut self, col: u32, cell: Cell<'c>) -> Result<(), Unreadable> {
        if cell.is_blank() {
            return Ok(());
        }
        self.gate.pass(self.number, col, &cell)?;
        self.cells.push((col, cell));
        Ok(())
    }

    /// Gives away the last row.
    pub fn finish(mut self) {
        // Nothing is left to be broken off after it.
        let _ = self.give();
    }

    fn give(&mut self) -> ControlFlow<()> {
        if self.cells.is_empty() {
            return ControlFlow::Continue(());
        }
        // Some programs write the cells of a row in another order than that of columns.
        if !self.cells.is_sorted_by_key(|(col, _)| *col) {
            self.cells.sort_by_key(|(col, _)| *col);
        }
        (self.take)(Row { number: self.number, cells: &self.cells })
    }
}

/// A cell with a value; none of an empty one.
pub fn cell(value: DataRef<'_>) -> Option<Cell<'_>> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::SharedString(text) => Cell::Text(Cow::Borrowed(text)),
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::Text(Cow::Owned(text)),
        DataRef::Float(number) => Cell::Number(number),
        // Whole numbers come from f64 in parts of XML and have 30 bits in binary ones: f64 holds both.
        DataRef::Int(number) => Cell::Number(number as f64),
        DataRef::Bool(value) => Cell::Boolean(value),
        DataRef::DateTime(moment) if moment.is_duration() => Cell::Duration(moment.as_f64()),
        DataRef::DateTime(moment) => Cell::Moment(moment.as_f64()),
        DataRef::DateTimeIso(text) => Cell::Iso(Cow::Owned(text)),
        DataRef::Error(error) => Cell::Error(Cow::Owned(error.to_string())),
    })
}
