//! Conditions and values, judged by Polars for every row of a table.

use super::fall::Sets;
use super::people::last_days;
use crate::number::Decimal;
use crate::period::from_days;
use crate::project::{AgeDef, Column, Expression, Path, Project};
use crate::table::{Table, split_list};
use crate::validate::gather::{gather, rows_of};
use polars::prelude::*;
use polars::sql::sql_expr;
use std::collections::BTreeMap;

/// Judges expressions over one table.
pub struct Judge<'a> {
    project: &'a Project,
    tables: &'a [Table],
    table: usize,
    /// The columns that the expressions need, once each.
    frame: DataFrame,
}

impl<'a> Judge<'a> {
    /// A judge with the columns of these expressions at hand.
    ///
    /// # Errors
    /// If a frame lacks a column, which validated tables rule out.
    pub fn new<'e>(
        project: &'a Project,
        tables: &'a [Table],
        table: usize,
        expressions: impl Iterator<Item = &'e Expression>,
    ) -> PolarsResult<Judge<'a>> {
        let mut needed: BTreeMap<&str, &Path> = BTreeMap::new();
        for expression in expressions {
            needed.extend(expression.columns.iter().map(|path| (path.name.as_str(), path)));
        }
        let mut columns = Vec::with_capacity(needed.len());
        for path in needed.into_values() {
            let series = match path.column {
                Column::AgeBand => age_band_on_the_day(project, tables, table, path)?,
                _ => gather(tables, project, table, path)?,
            };
            columns.push(series.into());
        }
        let frame = DataFrame::new(tables[table].height(), columns)?;
        Ok(Judge { project, tables, table, frame })
    }

    /// For each row whether a condition holds; null where it cannot be judged.
    ///
    /// # Errors
    /// If Polars refuses the expression.
    pub fn holds(&self, condition: Option<&Expression>) -> PolarsResult<Vec<Option<bool>>> {
        let Some(condition) = condition else {
            return Ok(vec![Some(true); self.frame.height()]);
        };
        let series = self.evaluate(condition)?;
        Ok(series.cast(&DataType::Boolean)?.bool()?.iter().collect())
    }

    /// For each row the exact value of an expression.
    ///
    /// # Errors
    /// If Polars refuses the expression.
    pub fn values(&self, value: &Expression) -> PolarsResult<Vec<Option<Decimal>>> {
        exact(&self.evaluate(value)?)
    }

    /// For each row a number that stands for the value of a path: the same for
    /// the same value.
    ///
    /// # Errors
    /// If a frame lacks the column, which validated tables rule out.
    pub fn keys(&self, path: &Path) -> PolarsResult<Vec<Option<u32>>> {
        let series = gather(self.tables, self.project, self.table, path)?;
        if path.column == Column::Person {
            return Ok(series.u32()?.iter().collect());
        }
        let text = series.cast(&DataType::String)?;
        let mut numbers: std::collections::HashMap<&str, u32> = std::collections::HashMap::new();
        let keys = text.str()?.iter();
        Ok(keys
            .map(|key| {
                let next = numbers.len() as u32;
                key.map(|key| *numbers.entry(key).or_insert(next))
            })
            .collect())
    }

    fn evaluate(&self, expression: &Expression) -> PolarsResult<Series> {
        let polars = sql_expr(expression.tree.to_string())?.alias("value");
        let height = self.frame.height();
        let result = self.frame.clone().lazy().select([polars]).collect()?;
        let series = result.column("value")?.as_materialized_series().clone();
        // An expression of constants gives one row, whatever the height.
        Ok(if series.len() == 1 && height != 1 { series.new_from_index(0, height) } else { series })
    }
}

/// The entries of a list column, numbered.
pub struct Keys {
    names: Vec<String>,
    /// For each row its entries.
    pub sets: Sets,
}

impl Keys {
    /// The entries of a list.
    ///
    /// # Errors
    /// If a frame lacks the column, which validated tables rule out.
    pub fn new(project: &Project, tables: &[Table], table: usize, path: &Path) -> PolarsResult<Keys> {
        let series = gather(tables, project, table, path)?;
        let mut keys = Keys { names: Vec::new(), sets: Sets::default() };
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        for text in series.str()?.iter() {
            let mut set = Vec::new();
            for entry in split_list(text.unwrap_or_default()) {
                let next = keys.names.len() as u32;
                let number = *numbers.entry(entry.to_string()).or_insert(next);
                if number == next {
                    keys.names.push(entry.to_string());
                }
                set.push(number);
            }
            keys.sets.of_row.push(keys.sets.sets.len() as u32);
            keys.sets.sets.push(set);
        }
        Ok(keys)
    }

    /// The entry of a number.
    pub fn name(&self, key: u32) -> &str {
        &self.names[key as usize]
    }
}

/// The values of a numeric column as exact decimals.
fn exact(series: &Series) -> PolarsResult<Vec<Option<Decimal>>> {
    match series.dtype() {
        DataType::Decimal(_, scale) => {
            let up = 10i128.pow(crate::number::SCALE.saturating_sub(*scale as u32));
            let units = series.decimal()?.physical();
            Ok(units.iter().map(|units| units.map(|units| Decimal::from_units(units * up))).collect())
        }
        DataType::Float64 | DataType::Float32 => {
            let numbers = series.cast(&DataType::Float64)?;
            let numbers = numbers.f64()?.iter();
            Ok(numbers.map(|number| Decimal::from_f64(number?).ok()).collect())
        }
        _ => {
            let numbers = series.cast(&DataType::Int64)?;
            let numbers = numbers.i64()?.iter();
            Ok(numbers.map(|number| number.map(Decimal::from)).collect())
        }
    }
}

/// The year of birth in each row of the table that holds the person.
///
/// # Errors
/// If a frame lacks the column, which validated tables rule out.
pub fn birth_years(project: &Project, tables: &[Table], path: &Path) -> PolarsResult<Vec<Option<i32>>> {
    let Some(age) = project.tables[path.table].person.as_ref().and_then(|person| person.age.as_ref()) else {
        return Ok(vec![None; tables[path.table].height()]);
    };
    let name = &project.tables[path.table].fields[age.birth].name;
    let series = tables[path.table].frame.column(name)?.as_materialized_series();
    Ok(match series.dtype() {
        DataType::Date => {
            let days = series.date()?.physical();
            days.iter().map(|day| Some(i32::from(from_days(day?)?.year()))).collect()
        }
        _ => {
            let years = series.cast(&DataType::Int64)?;
            years.i64()?.iter().map(|year| i32::try_from(year?).ok()).collect()
        }
    })
}

/// The band of an age; the unknown band where the age is not known or in no band.
pub fn band_of(project: &Project, age: &AgeDef, years: Option<i32>) -> usize {
    let bands = &project.code_lists[age.bands].codes;
    let found = years.and_then(|years| {
        bands.iter().position(|band| {
            !band.unknown
                && (band.min.is_some() || band.max.is_some())
                && band.min.is_none_or(|min| i64::from(years) >= min)
                && band.max.is_none_or(|max| i64::from(years) <= max)
        })
    });
    // A list without a flagged code gets a category of its own behind its last code.
    found.or_else(|| bands.iter().position(|band| band.unknown)).unwrap_or(bands.len())
}

/// In a condition the age band is that on the day of the record itself: which
/// activity of a person is the first of a cell is not known before the cell is.
fn age_band_on_the_day(
    project: &Project,
    tables: &[Table],
    table: usize,
    path: &Path,
) -> PolarsResult<Series> {
    let def = &project.tables[path.table];
    let age = def.person.as_ref().and_then(|person| person.age.as_ref());
    let (Some(age), Some(date)) = (age, &def.date) else {
        return Ok(Series::full_null(path.name.as_str().into(), tables[table].height(), &DataType::String));
    };
    let births = birth_years(project, tables, path)?;
    let days = last_days(project, tables, path.table, date)?;
    let bands = &project.code_lists[age.bands].codes;
    let own: StringChunked = births
        .iter()
        .zip(&days)
        .map(|(birth, day)| {
            let years =
                birth.zip(*day).and_then(|(birth, day)| Some(i32::from(from_days(day)?.year()) - birth));
            bands.get(band_of(project, age, years)).map(|band| band.code.as_str())
        })
        .collect();
    let index: IdxCa = rows_of(tables, project, table, path)?.into_iter().collect();
    Ok(own.into_series().take(&index)?.with_name(path.name.as_str().into()))
}
