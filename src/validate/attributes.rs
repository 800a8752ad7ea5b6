//! What belongs to a person rather than to a record, and from when it is known.

pub use super::gather::{Days, days, last_days};

use crate::period::to_days;
use crate::project::Project;
use crate::table::Table;
use jiff::civil::Date;
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is known of an attribute of a person.
pub struct Known {
    /// The value that holds, as text.
    pub text: String,
    /// The day from which it is known; records without a date come first.
    day: i32,
    /// Further known values, which most persons do not have.
    pub others: Option<BTreeSet<String>>,
    /// The first record of each value: table and row.
    pub seen: Vec<(usize, usize)>,
}

impl Known {
    /// All known values, the one that holds first.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        let others = self.others.iter().flat_map(|others| others.iter());
        std::iter::once(self.text.as_str())
            .chain(others.map(String::as_str).filter(|other| *other != self.text))
    }
}

/// What is known, by the name of the field and the number of the person.
pub type Attributes = BTreeMap<String, HashMap<u32, Known>>;

/// What is known of persons from the records dated on or before `as_of`; with
/// none, from all. Attributes are shared between tables whose fields have the
/// same name.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn attributes(project: &Project, tables: &[Table], as_of: Option<Date>) -> PolarsResult<Attributes> {
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
