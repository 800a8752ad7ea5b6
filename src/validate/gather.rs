//! A column reached from a table, over references, as one value for each of
//! the table's rows.

use crate::project::{Column as Reached, Path, Project};
use crate::table::Table;
use polars::prelude::*;

/// The values of a path for the rows of a table, in their order; null where a
/// reference on the way is empty. The series bears the name of the path.
///
/// # Errors
/// If the path does not fit the tables, or asks for the age of a person,
/// which has no value before a figure's records are known.
pub fn gather(tables: &[Table], project: &Project, table: usize, path: &Path) -> PolarsResult<Series> {
    let height = tables.get(table).ok_or_else(|| misfit(path))?.height();
    let (here, rows) = follow(tables, project, table, path)?;
    let end = tables.get(here).ok_or_else(|| misfit(path))?;
    let column = own_column(end, project, here, path)?;
    let mut series = match rows {
        None => column,
        Some(rows) => {
            let rows = IdxCa::from_iter_options(PlSmallStr::EMPTY, rows.into_iter());
            column.take(&rows)?
        }
    };
    if series.len() != height {
        return Err(misfit(path));
    }
    series.rename(PlSmallStr::from_str(&path.name));
    Ok(series)
}

/// For each row of a table the row that the references of a path lead to, in
/// the table of the path's column; none where a reference on the way is empty.
///
/// # Errors
/// If the path does not fit the tables.
pub fn rows_of(
    tables: &[Table],
    project: &Project,
    table: usize,
    path: &Path,
) -> PolarsResult<Vec<Option<u32>>> {
    let height = tables.get(table).ok_or_else(|| misfit(path))?.height();
    let (_, rows) = follow(tables, project, table, path)?;
    Ok(rows.unwrap_or_else(|| (0u32..).take(height).map(Some).collect()))
}

/// A row for each row of the table at which the references begin.
type Followed = Vec<Option<u32>>;

/// The table that the references of a path lead to, and the rows in it; no
/// rows where the path has no references.
fn follow(
    tables: &[Table],
    project: &Project,
    table: usize,
    path: &Path,
) -> PolarsResult<(usize, Option<Followed>)> {
    let mut here = table;
    let mut rows: Option<Followed> = None;
    for link in &path.links {
        let definition = project.tables.get(here).ok_or_else(|| misfit(path))?;
        let reference =
            definition.foreign_keys.iter().find(|key| key.name == *link).ok_or_else(|| misfit(path))?;
        let links = tables.get(here).and_then(|table| table.links.get(link)).ok_or_else(|| misfit(path))?;
        rows = Some(match rows {
            None => links.clone(),
            Some(rows) => rows.into_iter().map(|row| links.get(row? as usize).copied().flatten()).collect(),
        });
        here = reference.table;
    }
    Ok((here, rows))
}

fn own_column(table: &Table, project: &Project, number: usize, path: &Path) -> PolarsResult<Series> {
    match &path.column {
        Reached::Field(field) => {
            let name = project
                .tables
                .get(number)
                .and_then(|table| table.fields.get(*field))
                .ok_or_else(|| misfit(path))?;
            Ok(table.frame.column(&name.name)?.as_materialized_series().clone())
        }
        Reached::Money(name) => Ok(table.frame.column(name)?.as_materialized_series().clone()),
        Reached::Person => {
            let persons = table.persons.as_ref().ok_or_else(|| misfit(path))?;
            Ok(UInt32Chunked::from_iter_options(PlSmallStr::EMPTY, persons.iter().copied()).into_series())
        }
        Reached::AgeBand | Reached::Groups(_) | Reached::Listed(_) => Err(misfit(path)),
    }
}

fn misfit(path: &Path) -> PolarsError {
    PolarsError::ColumnNotFound(format!("no values for the path {}", path.name).into())
}
