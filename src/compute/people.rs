//! What belongs to a person: sex and year of birth are the person's, not the
//! record's. The latest known value within the as-of holds in every record.

use crate::diag::{Code, Finding};
use crate::period::to_days;
use crate::project::{Path, Project};
use crate::table::{Origins, Table};
use crate::validate::gather::gather;
use jiff::civil::Date;
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The tables with what belongs to a person set to the latest known value.
/// Attributes are shared between tables whose fields have the same name.
/// Only records dated on or before `as_of` are looked at.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn settle(project: &Project, tables: &[Table], as_of: Option<Date>) -> PolarsResult<Vec<Table>> {
    let known = attributes(project, tables, as_of)?;
    let mut settled = tables.to_vec();
    for (number, def) in project.tables.iter().enumerate() {
        let (Some(person), Some(ids)) = (&def.person, &tables[number].persons) else { continue };
        for field in &person.belongs {
            let name = def.fields[*field].name.as_str();
            let Some(of_person) = known.get(name) else { continue };
            let column = tables[number].frame.column(name)?.as_materialized_series();
            let values = column
                .iter()
                .zip(ids)
                .map(|(own, id)| {
                    let settled = id.and_then(|id| of_person.get(&id));
                    settled.map_or_else(|| own.into_static(), |entry| entry.value.clone())
                })
                .collect::<Vec<AnyValue<'static>>>();
            let series = Series::from_any_values_and_dtype(name.into(), &values, column.dtype(), false)?;
            settled[number].frame.with_column(series.into())?;
        }
    }
    Ok(settled)
}

/// Persons with two known values of what a person has only one of.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn conflicts(project: &Project, tables: &[Table], origins: &Origins) -> PolarsResult<Vec<Finding>> {
    let mut findings = Vec::new();
    for (name, persons) in attributes(project, tables, None)? {
        for entry in persons.values().filter(|entry| entry.values.len() > 1) {
            let mut places = entry.seen.iter().filter_map(|(table, row)| {
                let field = project.tables[*table].field(&name)?;
                let origin = tables[*table].rows.get(*row)?;
                Some((origins.place(*origin, Some(field)), project.tables[*table].fields[field].personal))
            });
            let Some((place, personal)) = places.next() else { continue };
            let values = entry.values.iter().cloned().collect::<Vec<_>>().join(", ");
            let mut finding = Finding::new(
                Code::PersonConflict,
                place,
                format!("one person has {} values in the column {name}", entry.values.len()),
            )
            .found(if personal { "[personal]".to_string() } else { values })
            .expected("the same value in every record of a person")
            .hint("correct the records, or check that the identifier is not used for two persons");
            finding.also = places.map(|(place, _)| place).collect();
            findings.push(finding);
        }
    }
    Ok(findings)
}

/// What is known of an attribute of a person.
struct Known {
    /// The value that holds.
    value: AnyValue<'static>,
    /// As text: the tie-break between values of one day.
    text: String,
    /// The day from which it is known; records without a date come first.
    day: i32,
    /// All known values, as text.
    values: BTreeSet<String>,
    /// The first record of each value: table and row.
    seen: Vec<(usize, usize)>,
}

type Attributes = BTreeMap<String, BTreeMap<u32, Known>>;

fn attributes(project: &Project, tables: &[Table], as_of: Option<Date>) -> PolarsResult<Attributes> {
    let mut known = Attributes::new();
    for (number, def) in project.tables.iter().enumerate() {
        let (Some(person), Some(ids)) = (&def.person, &tables[number].persons) else { continue };
        let days = match &def.date {
            Some(path) => Some(last_days(project, tables, number, path)?),
            None => None,
        };
        for field in &person.belongs {
            let field = &def.fields[*field];
            let unknown: Vec<&str> = field.code_list.map_or_else(Vec::new, |list| {
                let codes = &project.code_lists[list].codes;
                codes.iter().filter(|code| code.unknown).map(|code| code.code.as_str()).collect()
            });
            let of_person = known.entry(field.name.clone()).or_default();
            let column = tables[number].frame.column(&field.name)?.as_materialized_series();
            for (row, value) in column.iter().enumerate() {
                let Some(id) = ids[row] else { continue };
                if value.is_null() {
                    continue;
                }
                let day = days.as_ref().and_then(|days| days[row]).unwrap_or(i32::MIN);
                if as_of.is_some_and(|limit| day > to_days(limit)) {
                    continue;
                }
                let text = value.str_value().into_owned();
                if unknown.contains(&text.as_str()) {
                    continue;
                }
                learn(of_person, id, value.into_static(), text, day, (number, row));
            }
        }
    }
    Ok(known)
}

fn learn(
    of_person: &mut BTreeMap<u32, Known>,
    id: u32,
    value: AnyValue<'static>,
    text: String,
    day: i32,
    seen: (usize, usize),
) {
    match of_person.get_mut(&id) {
        None => {
            let values = BTreeSet::from([text.clone()]);
            of_person.insert(id, Known { value, text, day, values, seen: vec![seen] });
        }
        Some(entry) => {
            if entry.values.insert(text.clone()) {
                entry.seen.push(seen);
            }
            // On one day the greater text holds, so that the order of files does not matter.
            if (day, &text) > (entry.day, &entry.text) {
                (entry.value, entry.text, entry.day) = (value, text, day);
            }
        }
    }
}

/// The last day on which each record can have happened: the day of a date, the
/// 31 December of a year.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn last_days(
    project: &Project,
    tables: &[Table],
    table: usize,
    path: &Path,
) -> PolarsResult<Vec<Option<i32>>> {
    let series = gather(tables, project, table, path)?;
    Ok(match series.dtype() {
        DataType::Date => series.date()?.physical().iter().collect(),
        _ => series
            .cast(&DataType::Int64)?
            .i64()?
            .iter()
            .map(|year| {
                let year = i16::try_from(year?).ok()?;
                Date::new(year, 12, 31).ok().map(to_days)
            })
            .collect(),
    })
}
