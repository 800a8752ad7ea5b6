//! A column reached from a table, over its references.

use crate::project::{Column, Path, Project};
use crate::table::Table;
use polars::prelude::*;

/// The values of a path for each row of a table; null where a reference is empty.
///
/// # Errors
/// If the frame lacks the column, which resolved definitions rule out, or if
/// the path is an age band, which depends on the figure.
pub fn gather(tables: &[Table], project: &Project, table: usize, path: &Path) -> PolarsResult<Series> {
    let mut at = table;
    let mut rows: Option<Vec<Option<u32>>> = None;
    for link in &path.links {
        let next = project.tables[at].foreign_keys.iter().find(|key| &key.name == link);
        let (Some(next), Some(links)) = (next, tables[at].links.get(link)) else {
            polars_bail!(ColumnNotFound: "{}", path.name);
        };
        rows = Some(match rows {
            None => links.clone(),
            Some(rows) => rows.iter().map(|row| row.and_then(|row| links[row as usize])).collect(),
        });
        at = next.table;
    }
    let column = match &path.column {
        Column::Field(field) => {
            tables[at].frame.column(&project.tables[at].fields[*field].name)?.as_materialized_series().clone()
        }
        Column::Money(name) => tables[at].frame.column(name)?.as_materialized_series().clone(),
        Column::Person => {
            let persons = tables[at].persons.clone().unwrap_or_else(|| vec![None; tables[at].height()]);
            UInt32Chunked::from_iter_options("person".into(), persons.into_iter()).into_series()
        }
        Column::AgeBand => polars_bail!(ComputeError: "the age band of a person depends on the figure"),
    };
    let column = match rows {
        None => column,
        Some(rows) => {
            let index = IdxCa::from_iter_options("row".into(), rows.into_iter());
            column.take(&index)?
        }
    };
    Ok(column.with_name(path.name.as_str().into()))
}
