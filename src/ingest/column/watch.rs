//! What of a column is worth a word though its values can be used: numbers that
//! are shown with zeros in front, numbers among the texts of a key.

use crate::diag::Code;
use crate::ingest::cell::Cell;
use crate::project::{Field, FieldType, Project};

/// Something about some cells of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The kind of finding.
    pub code: Code,
    /// The rows of the cells.
    pub rows: Vec<u32>,
    /// What stands in the first of them.
    pub found: String,
}

/// Watches the cells of a column of text.
#[derive(Debug, Default)]
pub struct Watch {
    /// Whether the column tells records or persons apart.
    key: bool,
    padded: Option<Note>,
    numbers: Option<Note>,
    texts: bool,
}

impl Watch {
    /// A watch over the column of a field.
    pub fn of(project: &Project, field: &Field) -> Watch {
        let text = field.kind == FieldType::String && field.code_list.is_none();
        let key = text
            && project.tables.iter().any(|table| {
                let own = |number: &usize| {
                    table.fields.get(*number).is_some_and(|known| std::ptr::eq(known, field))
                };
                table.primary_key.iter().any(own)
                    || table.foreign_keys.iter().flat_map(|key| &key.fields).any(own)
                    || table.person.iter().flat_map(|person| &person.id).any(own)
            });
        Watch { key, ..Watch::default() }
    }

    /// Notes the cell of a row.
    pub fn see(&mut self, row: u32, cell: &Cell<'_>) {
        match cell {
            Cell::Padded(text) => add(&mut self.padded, Code::PaddedNumber, row, text),
            Cell::Number(_) if self.key => {
                add(&mut self.numbers, Code::NumberAmongTexts, row, &cell.shown());
            }
            Cell::Text(_) => self.texts = true,
            _ => {}
        }
    }

    /// What there is to say.
    pub fn notes(&mut self) -> Vec<Note> {
        let numbers = self.numbers.take().filter(|_| self.texts);
        self.padded.take().into_iter().chain(numbers).collect()
    }
}

fn add(note: &mut Option<Note>, code: Code, row: u32, found: &str) {
    let note = note.get_or_insert_with(|| Note { code, rows: Vec::new(), found: found.to_string() });
    note.rows.push(row);
}
