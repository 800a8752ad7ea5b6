//! Rules over single records, and over records that are alike.

use super::share::{Judged, Outcome};
use super::shown::text;
use crate::compute::Judge;
use crate::project::{Column, Expression, FieldType, Path, Project};
use crate::table::split_list;
use crate::validate::Valid;
use crate::validate::gather::gather;
use polars::prelude::*;
use std::collections::HashMap;

/// Which records a rule means: those of which its condition is true.
///
/// # Errors
/// If Polars refuses the condition.
pub fn meant(
    project: &Project,
    valid: &Valid,
    table: usize,
    condition: Option<&Expression>,
) -> PolarsResult<Vec<bool>> {
    let judge = Judge::new(project, &valid.tables, table, condition.into_iter())?;
    Ok(judge.holds(condition)?.into_iter().map(|holds| holds == Some(true)).collect())
}

/// A condition that each record is to meet.
///
/// # Errors
/// If Polars refuses the condition.
pub fn condition(
    project: &Project,
    valid: &Valid,
    table: usize,
    condition: &Expression,
) -> PolarsResult<Judged> {
    let judge = Judge::new(project, &valid.tables, table, std::iter::once(condition))?;
    let holds = judge.holds(Some(condition))?;
    Ok(Judged {
        outcomes: holds.into_iter().map(Outcome::of).collect(),
        columns: condition.columns.clone(),
        ..Judged::default()
    })
}

/// Columns in which each record is to have a value.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn complete(project: &Project, valid: &Valid, table: usize, paths: &[Path]) -> PolarsResult<Judged> {
    let mut judged =
        Judged { outcomes: vec![Outcome::Meets; valid.tables[table].height()], ..Judged::default() };
    judged.columns = paths.to_vec();
    for path in paths {
        let series = gather(&valid.tables, project, table, path)?;
        let own = match path.column {
            Column::Field(field) if path.links.is_empty() => Some(field),
            _ => None,
        };
        for (row, empty) in series.is_null().iter().enumerate() {
            if empty == Some(true) {
                judged.outcomes[row] = Outcome::Fails;
                if let Some(field) = own {
                    judged.fields.entry(row).or_insert(field);
                }
            }
        }
    }
    Ok(judged)
}

/// A column in which a record is to have a value other than a code for the unknown.
///
/// # Errors
/// If a frame lacks the column, which validated tables rule out.
pub fn unknown(project: &Project, valid: &Valid, table: usize, path: &Path) -> PolarsResult<Judged> {
    let series = gather(&valid.tables, project, table, path)?;
    let list = project.code_list_of(path).and_then(|list| project.code_lists.get(list));
    let is_unknown = |code: &str| list.and_then(|list| list.get(code)).is_some_and(|code| code.unknown);
    let is_list = matches!(path.column, Column::Field(field)
        if project.tables[path.table].fields[field].kind == FieldType::List);
    let codes = if list.is_some() { series.try_str() } else { None };
    let outcome = |row: usize| match codes {
        None if series.get(row).is_ok_and(|value| value.is_null()) => Outcome::Fails,
        None => Outcome::Meets,
        Some(codes) => match codes.get(row) {
            None => Outcome::Fails,
            Some(text) if is_list && split_list(text).all(is_unknown) => Outcome::Fails,
            Some(code) if !is_list && is_unknown(code) => Outcome::Fails,
            Some(_) => Outcome::Meets,
        },
    };
    Ok(Judged {
        outcomes: (0..series.len()).map(outcome).collect(),
        columns: vec![path.clone()],
        ..Judged::default()
    })
}

/// Columns in which no two records are to be equal. Of records that are, the
/// first meets the rule. Records without a key, and such as lack one of the
/// values, are not judged: nobody said that they are different.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn duplicates(
    project: &Project,
    valid: &Valid,
    table: usize,
    paths: &[Path],
    condition: Option<&Expression>,
) -> PolarsResult<Judged> {
    let def = &project.tables[table];
    let own = &valid.tables[table];
    let mut keys = Vec::new();
    for field in &def.primary_key {
        keys.push(own.frame.column(&def.fields[*field].name)?.is_null());
    }
    let mut columns = Vec::new();
    for path in paths {
        columns.push(gather(&valid.tables, project, table, path)?);
    }
    let meant = meant(project, valid, table, condition)?;
    let mut firsts: HashMap<Vec<String>, usize> = HashMap::new();
    let mut judged = Judged { columns: paths.to_vec(), ..Judged::default() };
    for (row, meant) in meant.into_iter().enumerate() {
        let keyless = keys.iter().any(|empty| empty.get(row) == Some(true));
        let values: Option<Vec<String>> = columns.iter().map(|series| text(series, row)).collect();
        let outcome = match values.filter(|_| !keyless && meant) {
            None => Outcome::Unjudged,
            Some(values) => match firsts.get(&values) {
                Some(first) => {
                    let place = valid.origins.place(own.rows[*first], None);
                    judged.notes.insert(row, format!("as in {place}"));
                    Outcome::Fails
                }
                None => {
                    firsts.insert(values, row);
                    Outcome::Meets
                }
            },
        };
        judged.outcomes.push(outcome);
    }
    Ok(judged)
}
