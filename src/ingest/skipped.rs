//! Rows that are no records: totals, notes, labels of groups, a header pasted
//! again. They are skipped, and said to be.

use super::cell::{Cell, Row};
use super::faults::{FaultLog, PERSONAL};
use super::layout::Layout;
use super::words::{self, Totals};
use crate::diag::{Code, Finding};
use crate::project::TableDef;
use crate::text::tidy;

/// Why a row is skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skipped<'p> {
    /// It begins with a word for totals.
    Totals(Totals),
    /// It is a note.
    Note,
    /// The source says so, with this pattern.
    Declared(&'p str),
    /// It holds nothing but the labels of groups.
    Group,
    /// It repeats the header.
    Header,
    /// It is a row of a wide table, and all its cells are blank.
    Blank,
}

impl Skipped<'_> {
    /// The code of the finding about it.
    pub fn code(self) -> Code {
        match self {
            Skipped::Totals(_) => Code::TotalsRow,
            Skipped::Note => Code::NoteRow,
            Skipped::Declared(_) => Code::DeclaredRow,
            Skipped::Group => Code::GroupRow,
            Skipped::Header => Code::RepeatedHeader,
            Skipped::Blank => Code::RowWithoutValues,
        }
    }
}

/// Says that a row was skipped. All totals of one wording are one finding, and
/// so are all rows of another kind in a sheet.
pub fn report(table: &TableDef, layout: &Layout, row: Row<'_>, skipped: Skipped<'_>, log: &mut FaultLog<'_>) {
    // A row of totals is told by the cell that says so, which need not be the first.
    let says_total = |(_, cell): &&(u32, Cell<'_>)| matches!(cell, Cell::Text(text) if words::totals(text, &[]) == Some(Totals::Whole));
    let named = match skipped {
        Skipped::Totals(_) => row.cells.iter().find(says_total),
        _ => None,
    };
    let Some((col, cell)) = named.or(row.cells.first()) else { return };
    let place = log.place(Some(row.number), Some(*col));
    // In a table of persons, text of an unknown kind may be a name.
    let personal = table.fields.iter().any(|field| field.personal);
    let field = layout.field(*col).and_then(|field| table.fields.get(field));
    let found = match skipped {
        Skipped::Totals(Totals::Whole) | Skipped::Header => tidy(&cell.shown()),
        _ if personal || field.is_some_and(|field| field.personal) => PERSONAL.to_string(),
        _ => tidy(&cell.shown()),
    };
    let (same, message) = match skipped {
        Skipped::Totals(_) => (found.as_str(), "a row of totals was skipped".to_string()),
        Skipped::Note => ("", "a note was skipped".to_string()),
        Skipped::Declared(pattern) => (pattern, format!("a row was skipped, as \"{pattern}\" says")),
        Skipped::Group => ("", "the label of a group holds for the rows below it".to_string()),
        Skipped::Header => ("", "the header stands here again, and was skipped".to_string()),
        Skipped::Blank => ("", "a row without values became no record".to_string()),
    };
    log.gather(skipped.code(), None, same, place, |place| {
        let finding = Finding::new(skipped.code(), place, message).about(&table.name, []);
        if skipped == Skipped::Blank { finding } else { finding.found(found.clone()) }
    });
}
