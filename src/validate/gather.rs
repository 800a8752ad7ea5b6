//! A column reached from a table, over references, as one value for each of
//! the table's rows.

use super::memberships::Memberships;
use crate::period::to_days;
use crate::project::{Column as Reached, Path, Project};
use crate::table::{Table, split_list};
use jiff::civil::Date;
use polars::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// The values of a path for the rows of a table, in their order; null where a
/// reference on the way is empty. The series bears the name of the path.
///
/// # Errors
/// If the path does not fit the tables, or asks for the age of a person,
/// which has no value before a figure's records are known.
pub fn gather(tables: &[Table], project: &Project, table: usize, path: &Path) -> PolarsResult<Series> {
    if let Reached::Groups(places) = &path.column {
        let groups = groups_of(tables, project, table, places)?;
        return Ok(groups.with_name(PlSmallStr::from_str(&path.name)).into_series());
    }
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

/// For each row of a table the groups to which the countries of a path belong on
/// the day of the row, as a list; null where no country is known, and an empty
/// text where it belongs to none. Without a day memberships without end hold.
fn groups_of(
    tables: &[Table],
    project: &Project,
    table: usize,
    places: &Path,
) -> PolarsResult<StringChunked> {
    let memberships = Memberships::new(project, tables)?;
    let series = gather(tables, project, table, places)?;
    let days = match project.tables.get(table).and_then(|table| table.date.as_ref()) {
        Some(date) => last_days(project, tables, table, date)?,
        None => vec![None; series.len()],
    };
    let of_countries = project.code_list_of(places) == Some(project.countries);
    let of = |text: &str, day: Option<i32>| {
        let mut found: BTreeSet<&str> = BTreeSet::new();
        for code in split_list(text) {
            let country = if of_countries { Some(code) } else { project.country_of(code) };
            found.extend(country.into_iter().flat_map(|country| memberships.groups_on(country, day)));
        }
        match found.is_empty() {
            true => String::new(),
            false => format!("|{}|", found.into_iter().collect::<Vec<_>>().join("|")),
        }
    };
    Ok(series.str()?.iter().zip(days).map(|(text, day)| text.map(|text| of(text, day))).collect())
}

/// The last day on which each record can have happened: the day of a date, the
/// 31 December of a year, the last day of a period.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn last_days(
    project: &Project,
    tables: &[Table],
    table: usize,
    path: &Path,
) -> PolarsResult<Vec<Option<i32>>> {
    Ok(days(project, tables, table, path)?.1)
}

/// The first and the last day on which each record can have happened: of a
/// year or another period its first and its last, of a date the day itself.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn days(project: &Project, tables: &[Table], table: usize, path: &Path) -> PolarsResult<Days> {
    let series = gather(tables, project, table, path)?;
    if series.dtype() == &DataType::Date {
        let days: Vec<Option<i32>> = series.date()?.physical().iter().collect();
        return Ok((days.clone(), days));
    }
    if let Ok(periods) = series.str() {
        // Periods repeat over and over: each is looked up once.
        let mut seen: HashMap<&str, (Option<i32>, Option<i32>)> = HashMap::new();
        let of = |code: &str| {
            let period = project.calendar.parse(code);
            period.map_or((None, None), |period| (period.from.map(to_days), period.to.map(to_days)))
        };
        return Ok(periods
            .iter()
            .map(|code| code.map_or((None, None), |code| *seen.entry(code).or_insert_with(|| of(code))))
            .unzip());
    }
    let years = series.cast(&DataType::Int64)?;
    let on = |year: Option<i64>, month, day| {
        let year = i16::try_from(year?).ok()?;
        Date::new(year, month, day).ok().map(to_days)
    };
    Ok(years.i64()?.iter().map(|year| (on(year, 1, 1), on(year, 12, 31))).unzip())
}

/// First and last days of records.
pub type Days = (Vec<Option<i32>>, Vec<Option<i32>>);
