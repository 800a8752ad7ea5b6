//! What belongs to a person: sex and year of birth are the person's, not the
//! record's. The latest known value within the as-of holds in every record.

use crate::diag::{Argument, Code, Finding, Place};
use crate::period::to_days;
use crate::project::{Path, Project};
use crate::table::{Origins, Table};
use crate::validate::gather::gather;
use jiff::civil::Date;
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

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
            let column = tables[number].frame.column(name)?;
            let own = column.cast(&DataType::String)?;
            let values: StringChunked = own
                .str()?
                .iter()
                .zip(ids)
                .map(|(own, id)| {
                    id.and_then(|id| of_person.get(&id)).map(|entry| entry.text.as_str()).or(own)
                })
                .collect();
            let series = values.into_series().cast(column.dtype())?.with_name(name.into());
            settled[number].frame.with_column(series.into())?;
        }
    }
    Ok(settled)
}

/// Persons with two known values of what a person has only one of: one finding
/// for each sheet and column, with a place for each person.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn conflicts(project: &Project, tables: &[Table], origins: &Origins) -> PolarsResult<Vec<Finding>> {
    let mut by_sheet: BTreeMap<(String, String, usize, usize), Conflict> = BTreeMap::new();
    for (name, persons) in attributes(project, tables, None)? {
        for entry in persons.values().filter(|entry| entry.others.is_some()) {
            for (table, row) in &entry.seen {
                let Some(field) = project.tables[*table].field(&name) else { continue };
                let Some(origin) = tables[*table].rows.get(*row) else { continue };
                let place = origins.place(*origin, Some(field));
                let file = place.file_name().unwrap_or_default().to_string();
                let sheet = place.sheet_name().unwrap_or_default().to_string();
                let conflict = by_sheet.entry((file, sheet, *table, field)).or_default();
                conflict.places.insert(place);
                conflict.persons += 1;
                conflict.values.extend(entry.values().map(str::to_string));
            }
        }
    }
    let findings = by_sheet.into_iter().filter_map(|((_, _, table, field), conflict)| {
        let field = &project.tables[table].fields[field];
        let mut places = conflict.places.into_iter();
        let values = conflict.values.into_iter().take(MOST_VALUES).collect::<Vec<_>>().join(", ");
        let who = if conflict.persons == 1 {
            "one person has".into()
        } else {
            format!("{} cells stand for persons who have", conflict.persons)
        };
        let mut finding = Finding::new(
            Code::PersonConflict,
            places.next()?,
            format!("{who} several values in the column {}", field.name),
        )
        .found(if field.personal { "[personal]".to_string() } else { values })
        .expected("the same value in every record of a person")
        .hint("correct the records, or check that the identifier is not used for two persons")
        .about(&project.tables[table].name, [field.name.as_str()])
        .with("persons", Argument::Count(conflict.persons as u64));
        finding.also = places.collect();
        Some(finding)
    });
    Ok(findings.collect())
}

/// How many of the values in conflict are named in a finding.
const MOST_VALUES: usize = 6;

#[derive(Default)]
struct Conflict {
    places: BTreeSet<Place>,
    persons: usize,
    values: BTreeSet<String>,
}

/// What is known of an attribute of a person.
struct Known {
    /// The value that holds, as text.
    text: String,
    /// The day from which it is known; records without a date come first.
    day: i32,
    /// Further known values, which most persons do not have.
    others: Option<BTreeSet<String>>,
    /// The first record of each value: table and row.
    seen: Vec<(usize, usize)>,
}

impl Known {
    fn values(&self) -> impl Iterator<Item = &str> {
        let others = self.others.iter().flat_map(|others| others.iter());
        std::iter::once(self.text.as_str())
            .chain(others.map(String::as_str).filter(|other| *other != self.text))
    }
}

type Attributes = BTreeMap<String, HashMap<u32, Known>>;

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
            let column = tables[number].frame.column(&field.name)?.cast(&DataType::String)?;
            for (row, text) in column.str()?.iter().enumerate() {
                let (Some(id), Some(text)) = (ids[row], text) else { continue };
                let day = days.as_ref().and_then(|days| days[row]).unwrap_or(i32::MIN);
                if as_of.is_some_and(|limit| day > to_days(limit)) || unknown.contains(&text) {
                    continue;
                }
                learn(of_person, id, text, day, (number, row));
            }
        }
    }
    Ok(known)
}

fn learn(of_person: &mut HashMap<u32, Known>, id: u32, text: &str, day: i32, seen: (usize, usize)) {
    match of_person.get_mut(&id) {
        None => {
            of_person.insert(id, Known { text: text.to_string(), day, others: None, seen: vec![seen] });
        }
        Some(entry) => {
            if entry.text != text {
                let others = entry.others.get_or_insert_default();
                if !others.contains(text) {
                    entry.seen.push(seen);
                }
                others.insert(text.to_string());
                others.insert(entry.text.clone());
            }
            // On one day the greater text holds, so that the order of files does not matter.
            if (day, text) > (entry.day, entry.text.as_str()) {
                entry.day = day;
                if entry.text != text {
                    entry.text = text.to_string();
                }
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
    Ok(days(project, tables, table, path)?.1)
}

/// The first and the last day on which each record can have happened: of a
/// year its first and its last, of a date the day itself.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn days(project: &Project, tables: &[Table], table: usize, path: &Path) -> PolarsResult<Days> {
    let series = gather(tables, project, table, path)?;
    if series.dtype() == &DataType::Date {
        let days: Vec<Option<i32>> = series.date()?.physical().iter().collect();
        return Ok((days.clone(), days));
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
