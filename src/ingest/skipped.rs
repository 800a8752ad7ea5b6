//! Rows that are no records: totals and notes. They are skipped, and said to be.

use super::cell::Row;
use super::faults::{FaultLog, PERSONAL};
use super::layout::Layout;
use super::words::Totals;
use crate::diag::{Code, Finding};
use crate::project::TableDef;
use crate::text::tidy;

/// Why a row is skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skipped {
    /// It begins with a word for totals.
    Totals(Totals),
    /// It is a note.
    Note,
}

/// Says that a row was skipped. All totals of one wording are one finding, and
/// so are all notes of a sheet.
pub fn report(table: &TableDef, layout: &Layout, row: Row<'_>, skipped: Skipped, log: &mut FaultLog<'_>) {
    let Some((col, cell)) = row.cells.first() else { return };
    let place = log.place(Some(row.number), Some(*col));
    // In a table of persons, text of an unknown kind may be a name.
    let personal = table.fields.iter().any(|field| field.personal);
    let field = layout.field(*col).and_then(|field| table.fields.get(field));
    let found = match skipped {
        Skipped::Totals(Totals::Whole) => tidy(&cell.shown()),
        _ if personal || field.is_some_and(|field| field.personal) => PERSONAL.to_string(),
        _ => tidy(&cell.shown()),
    };
    match skipped {
        Skipped::Totals(_) => log.gather(Code::TotalsRow, None, &found.clone(), place, |place| {
            Finding::new(Code::TotalsRow, place, "a row of totals was skipped").found(found).about(&table.name, [])
        }),
        Skipped::Note => log.gather(Code::NoteRow, None, "", place, |place| {
            Finding::new(Code::NoteRow, place, "a note was skipped").found(found).about(&table.name, [])
        }),
    };
}
