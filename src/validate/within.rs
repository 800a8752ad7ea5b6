//! Whether a row lies within the programme, countries and periods that a
//! supersession names. References are looked up by their keys here, since rows
//! are replaced before references are followed.

use super::ledger::{Ledger, Status};
use super::values::{key_text, shown};
use crate::period::from_days;
use crate::project::{Column as Reached, Path, Supersedes};
use crate::table::split_list;
use jiff::civil::Date;
use polars::prelude::{AnyValue, Column, PlHashMap};

/// For each row of a table whether a supersession means it; `wanted` says which
/// rows are of interest.
pub fn meant(ledger: &Ledger<'_>, table: usize, rule: &Supersedes, wanted: &[bool]) -> Vec<bool> {
    let mut meant = wanted.to_vec();
    if rule.is_whole() {
        return meant;
    }
    let Some(definition) = ledger.definition(table) else { return vec![false; wanted.len()] };
    let mut limit = |path: Option<&Path>, fits: &dyn Fn(&Column, usize) -> bool| {
        let reached = path.and_then(|path| Reach::of(ledger, table, path));
        for (row, meant) in meant.iter_mut().enumerate().filter(|(_, meant)| **meant) {
            *meant = reached
                .as_ref()
                .and_then(|reach| Some((reach.column, reach.row(row)?)))
                .is_some_and(|(column, row)| fits(column, row));
        }
    };
    if !rule.programmes.is_empty() {
        limit(definition.programme.as_ref(), &|column, row| {
            all_codes(column, row, |code| rule.programmes.iter().any(|known| known == code))
        });
    }
    if !rule.countries.is_empty() {
        limit(definition.place.as_ref(), &|column, row| {
            all_codes(column, row, |code| {
                let country = ledger.project.country_of(code).unwrap_or(code);
                rule.countries.iter().any(|known| known == code || known == country)
            })
        });
    }
    if !rule.periods.is_empty() {
        limit(definition.date.as_ref(), &|column, row| {
            let Some((first, last)) = days(column, row) else { return false };
            rule.periods.iter().any(|period| {
                period.from.is_none_or(|from| from <= first) && period.to.is_none_or(|to| last <= to)
            })
        });
    }
    meant
}

/// Whether a cell has codes, and all of them fit.
fn all_codes(column: &Column, row: usize, fits: impl Fn(&str) -> bool) -> bool {
    match column.get(row) {
        Ok(AnyValue::String(list)) if list.starts_with('|') => split_list(list).all(fits),
        Ok(AnyValue::Null) | Err(_) => false,
        Ok(_) => shown(column, row).is_some_and(|code| fits(&code)),
    }
}

/// The days that a cell means: one, or those of a year.
fn days(column: &Column, row: usize) -> Option<(Date, Date)> {
    match column.get(row).ok()? {
        AnyValue::Date(day) => from_days(day).map(|day| (day, day)),
        AnyValue::Int64(year) => {
            let year = i16::try_from(year).ok()?;
            Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
        }
        _ => None,
    }
}

/// A column reached over references.
struct Reach<'l> {
    column: &'l Column,
    rows: Option<Vec<Option<u32>>>,
}

impl<'l> Reach<'l> {
    fn of(ledger: &'l Ledger<'_>, table: usize, path: &Path) -> Option<Reach<'l>> {
        let mut here = table;
        let mut rows: Option<Vec<Option<u32>>> = None;
        for link in &path.links {
            let key = ledger.definition(here)?.foreign_keys.iter().find(|key| key.name == *link)?;
            let targets = targets(ledger, key.table, &key.targets);
            let own = ledger.columns(here, &key.fields);
            let next = |row: usize| targets.get(key_text(&own, row)?.as_ref()).copied();
            rows = Some(match rows {
                None => (0..ledger.height(here)).map(next).collect(),
                Some(rows) => rows.into_iter().map(|row| next(row? as usize)).collect(),
            });
            here = key.table;
        }
        let Reached::Field(field) = path.column else { return None };
        let column = ledger.columns(here, &[field]).first().copied()?;
        Some(Reach { column, rows })
    }

    fn row(&self, row: usize) -> Option<usize> {
        match &self.rows {
            None => Some(row),
            Some(rows) => rows.get(row).copied().flatten().map(|row| row as usize),
        }
    }
}

/// The row of each key: one that is used, failing that one that is kept out,
/// failing that one that is replaced.
fn targets(ledger: &Ledger<'_>, table: usize, fields: &[usize]) -> PlHashMap<String, u32> {
    let columns = ledger.columns(table, fields);
    let mut found: PlHashMap<String, (u8, u32)> = PlHashMap::default();
    for (row, number) in (0..ledger.height(table)).zip(0u32..) {
        let Some(key) = key_text(&columns, row) else { continue };
        let rank = match ledger.status_of(table, row) {
            Some(Status::Used) => 0,
            Some(Status::Quarantined(_)) => 1,
            _ => 2,
        };
        let best = found.entry(key.into_owned()).or_insert((rank, number));
        if rank < best.0 {
            *best = (rank, number);
        }
    }
    found.into_iter().map(|(key, (_, row))| (key, row)).collect()
}
