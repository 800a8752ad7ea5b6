//! The age of a person: a year less the year of birth, and the band it is in.

use super::column::{Coded, combined, days_of, year_of};
use super::tables::Tables;
use super::value::Value;
use crate::project::{AgeDef, Column, Path, Project};
use std::sync::Arc;

/// The path of the field of birth behind the path of an age.
pub fn birth(path: &Path, age: &AgeDef) -> Path {
    Path { column: Column::Field(age.birth), ..path.clone() }
}

/// The years in a column of births.
pub fn years_of(births: &Coded) -> Vec<Option<i32>> {
    let year = |value: &Value| match value {
        Value::Day(day) => year_of(*day),
        other => other.number()?.to_i64()?.try_into().ok(),
    };
    births.values.iter().map(year).collect()
}

/// How the age of a path is found.
pub fn age_of<'p>(project: &'p Project, path: &Path) -> Option<&'p AgeDef> {
    project.tables.get(path.table)?.person.as_ref()?.age.as_ref()
}

/// The code of the band of an age; none where no band holds it and none stands
/// for the unknown.
pub fn band<'p>(project: &'p Project, age: &AgeDef, years: Option<i32>) -> Option<&'p str> {
    let list = project.code_lists.get(age.bands)?;
    let holds = |low: Option<i64>, high: Option<i64>| {
        years.is_some_and(|years| {
            let years = i64::from(years);
            (low.is_some() || high.is_some())
                && low.is_none_or(|low| years >= low)
                && high.is_none_or(|high| years <= high)
        })
    };
    let found = list.codes.iter().find(|code| !code.unknown && holds(code.min, code.max));
    found.or_else(|| list.codes.iter().find(|code| code.unknown)).map(|code| code.code.as_str())
}

/// In a condition the band is that on the day of the record itself.
pub fn on_the_day(tables: &Tables, age: &AgeDef, births: &Coded, dates: &Coded) -> Coded {
    let born = years_of(births);
    let calendar = &tables.project.calendar;
    let years: Vec<Option<i32>> = dates
        .values
        .iter()
        .map(|value| days_of(calendar, value).and_then(|(_, last)| year_of(last)))
        .collect();
    let (pairs, first) =
        combined(births.codes.len(), [births.codes.as_slice(), dates.codes.as_slice()].into_iter());
    let mut values = vec![Value::Nothing];
    let bands: Vec<u32> = first
        .into_iter()
        .map(|row| {
            let row = row as usize;
            let birth = born.get(births.codes[row] as usize).copied().flatten();
            let year = years.get(dates.codes[row] as usize).copied().flatten();
            let old = year.zip(birth).map(|(year, birth)| year - birth);
            let Some(code) = band(tables.project, age, old) else { return 0 };
            let is_own = |value: &Value| matches!(value, Value::Text(own) if **own == *code);
            let place = values.iter().position(is_own).unwrap_or_else(|| {
                values.push(Value::Text(code.into()));
                values.len() - 1
            });
            place as u32
        })
        .collect();
    let codes = pairs.into_iter().map(|pair| bands[pair as usize]).collect();
    Coded { codes, values: Arc::new(values) }
}
