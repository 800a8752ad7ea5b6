//! Which column of a sheet is which field: the header is the row that matches
//! most of the headers known for the table, in any language.

use super::cell::{Cell, Row};
use crate::project::{Project, SourceDef, TableDef};
use crate::text::{spelling, tidy};
use std::collections::{HashMap, HashSet};

/// The headers by which the fields of a table are known to a source.
#[derive(Debug)]
pub struct Headers {
    fields: HashMap<String, usize>,
    ignored: HashSet<String>,
    /// For each field whether a row is incomplete without it.
    pub required: Vec<bool>,
    /// For each field whether the source gives it a constant.
    pub constant: Vec<bool>,
}

/// What the columns of a sheet are.
#[derive(Debug)]
pub struct Layout {
    /// The row of the header, from zero.
    pub header: u32,
    /// The field of each column.
    pub columns: Vec<Option<usize>>,
    /// For each field its column.
    pub of_field: Vec<Option<u32>>,
    /// Columns whose header is not known, with the header.
    pub unknown: Vec<(u32, String)>,
    /// Columns left out on purpose.
    pub ignored: Vec<u32>,
    /// Columns that repeat a field, with the header.
    pub repeated: Vec<(u32, String, usize)>,
    /// Required fields without a column.
    pub missing: Vec<usize>,
}

impl Headers {
    /// The headers of a source's table.
    pub fn new(project: &Project, source: &SourceDef) -> Headers {
        let none = Headers {
            fields: HashMap::new(),
            ignored: HashSet::new(),
            required: Vec::new(),
            constant: Vec::new(),
        };
        let Some(table) = project.tables.get(source.table) else { return none };
        let mut fields = HashMap::new();
        for (header, field) in &source.columns {
            fields.entry(spelling(header)).or_insert(*field);
        }
        // The name of a field is stronger than the title or alias of another.
        for (number, field) in table.fields.iter().enumerate() {
            fields.entry(spelling(&field.name)).or_insert(number);
        }
        for (number, field) in table.fields.iter().enumerate() {
            for header in field.title.all().chain(field.aliases.iter().map(String::as_str)) {
                fields.entry(spelling(header)).or_insert(number);
            }
        }
        // A header in letters without a spelling of their own, such as "%", is no name.
        fields.remove("");
        let constant =
            (0..table.fields.len()).map(|f| source.constants.iter().any(|(field, _)| *field == f)).collect();
        Headers {
            fields,
            ignored: source.ignore.iter().map(|header| spelling(header)).collect(),
            required: (0..table.fields.len()).map(|field| is_required(table, field)).collect(),
            constant,
        }
    }

    /// How many fields a row names, and how many of them are required.
    pub fn score(&self, row: Row<'_>) -> (usize, usize) {
        let mut fields: Vec<usize> = row
            .cells
            .iter()
            .filter_map(|(_, cell)| self.fields.get(&spelling(&cell.shown())).copied())
            .collect();
        fields.sort_unstable();
        fields.dedup();
        let required =
            fields.iter().filter(|field| self.required.get(**field).copied().unwrap_or(false)).count();
        (fields.len(), required)
    }

    /// How many fields a header must name: two, or all where there are fewer.
    pub fn needed(&self) -> usize {
        self.expected().clamp(1, 2)
    }

    /// How many fields a sheet of this source can hold.
    pub fn expected(&self) -> usize {
        self.constant.iter().filter(|constant| !**constant).count()
    }

    /// What the columns are, given the row of the header.
    pub fn layout(&self, row: Row<'_>) -> Layout {
        let mut layout = Layout {
            header: row.number,
            columns: Vec::new(),
            of_field: vec![None; self.required.len()],
            unknown: Vec::new(),
            ignored: Vec::new(),
            repeated: Vec::new(),
            missing: Vec::new(),
        };
        for (col, cell) in row.cells {
            let header = match cell {
                Cell::Uncalculated => String::new(),
                cell => tidy(&cell.shown()),
            };
            let spelt = spelling(&header);
            if self.ignored.contains(&spelt) {
                layout.ignored.push(*col);
                continue;
            }
            match self.fields.get(&spelt).copied() {
                None => layout.unknown.push((*col, header)),
                Some(field) => match layout.of_field.get_mut(field) {
                    Some(slot @ None) => {
                        *slot = Some(*col);
                        let col = *col as usize;
                        if layout.columns.len() <= col {
                            layout.columns.resize(col + 1, None);
                        }
                        if let Some(column) = layout.columns.get_mut(col) {
                            *column = Some(field);
                        }
                    }
                    _ => layout.repeated.push((*col, header, field)),
                },
            }
        }
        layout.missing = (0..self.required.len())
            .filter(|field| {
                let is = |flags: &[bool]| flags.get(*field).copied().unwrap_or(false);
                is(&self.required)
                    && !is(&self.constant)
                    && layout.of_field.get(*field).copied().flatten().is_none()
            })
            .collect();
        layout
    }
}

impl Layout {
    /// The field of a column.
    pub fn field(&self, col: u32) -> Option<usize> {
        self.columns.get(col as usize).copied().flatten()
    }

    /// How many columns are read.
    pub fn matched(&self) -> usize {
        self.of_field.iter().flatten().count()
    }

    /// The first column that is read.
    pub fn first_column(&self) -> Option<u32> {
        self.of_field.iter().flatten().copied().min()
    }

    /// Whether a column has a header, known or not.
    pub fn has_header(&self, col: u32) -> bool {
        self.field(col).is_some()
            || self.unknown.iter().any(|(c, _)| *c == col)
            || self.ignored.contains(&col)
            || self.repeated.iter().any(|(c, ..)| *c == col)
    }
}

/// Whether a row is incomplete without a field: required ones, and those of
/// the key but for the person, whose absence is no fault.
fn is_required(table: &TableDef, field: usize) -> bool {
    let person = table.person.as_ref().and_then(|person| person.id);
    table.fields.get(field).is_some_and(|f| f.constraints.required)
        || table.primary_key.contains(&field) && person != Some(field)
}
