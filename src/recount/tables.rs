//! The valid tables as they are: fields as numbers of their values, and the
//! rows that references lead to.

use super::column::{Coded, coded};
use super::value::Value;
use crate::project::{Path, Project};
use crate::table::Table;
use std::sync::Arc;

/// The valid tables of a project.
#[derive(Clone, Copy)]
pub struct Tables<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its valid tables.
    pub valid: &'a [Table],
    /// The last day that counts.
    pub as_of: i32,
    /// The groups of countries that are asked for.
    pub groups: &'a [String],
}

impl Tables<'_> {
    /// The number of rows of a table.
    pub fn height(&self, table: usize) -> usize {
        self.valid.get(table).map_or(0, Table::height)
    }

    /// For each row of a table the row that the references of a path lead to;
    /// no rows where it has no references.
    pub fn rows(&self, table: usize, path: &Path) -> Option<Vec<Option<u32>>> {
        let mut here = table;
        let mut rows: Option<Vec<Option<u32>>> = None;
        for link in &path.links {
            let links = self.valid.get(here)?.links.get(link)?;
            let step = |row: Option<u32>| links.get(row? as usize).copied().flatten();
            rows = Some(match rows {
                None => links.clone(),
                Some(rows) => rows.into_iter().map(step).collect(),
            });
            let keys = &self.project.tables.get(here)?.foreign_keys;
            here = keys.iter().find(|key| key.name == *link)?.table;
        }
        rows
    }

    /// A field as it stands in the rows, whatever else is known of their persons.
    pub fn field(&self, table: usize, field: usize) -> Coded {
        let def = self.project.tables.get(table).and_then(|def| def.fields.get(field));
        def.map_or_else(|| Coded::empty(self.height(table)), |def| self.named(table, &def.name))
    }

    /// The persons of a table's rows.
    pub fn persons(&self, table: usize) -> Coded {
        let persons = self.valid.get(table).and_then(|table| table.persons.as_ref());
        let codes = persons.into_iter().flatten().map(|person| person.map_or(0, |id| id + 1));
        let mut codes: Vec<u32> = codes.collect();
        codes.resize(self.height(table), 0);
        Coded { codes, values: Arc::new(vec![Value::Nothing]) }
    }

    /// A column of a table by its name.
    pub fn named(&self, table: usize, name: &str) -> Coded {
        let column = self.valid.get(table).and_then(|table| table.frame.column(name).ok());
        let series = column.map(|column| column.as_materialized_series());
        series.and_then(coded).unwrap_or_else(|| Coded::empty(self.height(table)))
    }
}
