//! Readers whose panics are findings: a fault in a reader is told of the file
//! at which it failed, and the other files are read all the same.

use super::seam::{Area, Rows, TakeRow, Workbook};
use crate::ingest::content::Unreadable;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread becomes a finding, so that nothing need be
/// printed about it.
pub fn panics_are_findings() -> bool {
    GUARDED.get()
}

/// Does something that may panic.
///
/// # Errors
/// [`Unreadable`] if it does.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    let before = GUARDED.replace(true);
    // What was half done is given up with the file.
    let done = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(before);
    done.unwrap_or_else(|_| Err(Unreadable::reader_failed()))
}

/// A workbook whose reader may panic.
pub struct Guarded<W>(pub W);

impl<W: Workbook> Workbook for Guarded<W> {
    fn sheets(&self) -> &[String] {
        self.0.sheets()
    }

    fn epoch_1904(&self) -> bool {
        self.0.epoch_1904()
    }

    fn is_hidden(&self, sheet: usize) -> bool {
        self.0.is_hidden(sheet)
    }

    fn has_external_references(&self) -> bool {
        self.0.has_external_references()
    }

    fn hidden_rows(&mut self, sheet: usize) -> Result<Vec<Rows>, Unreadable> {
        guarded(|| self.0.hidden_rows(sheet))
    }

    fn merged(&mut self, sheet: usize) -> Vec<Area> {
        guarded(|| Ok(self.0.merged(sheet))).unwrap_or_default()
    }

    fn rows(&mut self, sheet: usize, take: &mut TakeRow<'_>) -> Result<(), Unreadable> {
        guarded(|| self.0.rows(sheet, take))
    }
}
