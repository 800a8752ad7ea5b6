//! When and where the records of an indicator count.

use super::column::{Coded, days_of};
use super::columns::Columns;
use super::places::{Shares, are_several, declared, of_values, places, programmes};
use super::verdict::Left;
use crate::cube::{Accumulation, Geography, Programme};
use crate::period::{Period, PeriodKind, to_days};
use crate::project::{Basis, Path, Project};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// When and where the rows of a table count.
pub struct Ground {
    /// The table.
    pub table: usize,
    /// The number of its rows.
    pub height: usize,
    /// The columns that tell when and where.
    pub paths: Vec<Path>,
    /// Whether rows need no date.
    pub undated: bool,
    /// The last day that counts.
    pub as_of: i32,
    /// For each row the number of its date.
    pub date: Option<Arc<Coded>>,
    /// The first and last day that each date may mean.
    pub days: Vec<Option<(i32, i32)>>,
    /// For each row the number of its places.
    pub place: Option<Arc<Coded>>,
    /// The places of each number.
    pub places: Vec<BTreeSet<Geography>>,
    /// For each row the number of its programmes.
    pub programme: Option<Arc<Coded>>,
    /// The programmes of each number.
    pub programmes: Vec<BTreeSet<Programme>>,
    /// Whether it is money that is added up.
    pub money: bool,
    /// How rows that name several countries share their amounts, if that is declared.
    pub shares: BTreeMap<u32, Shares>,
}

impl Ground {
    /// When and where the rows of an indicator count.
    pub fn new(columns: &Columns, basis: &Basis, money: bool) -> Ground {
        let (project, table) = (columns.tables.project, basis.table);
        let date = basis.date.as_ref().map(|path| columns.of(table, path));
        let place = basis.place.as_ref().map(|path| columns.of(table, path));
        let programme = basis.programme.as_ref().map(|path| columns.of(table, path));
        let places: Vec<BTreeSet<Geography>> = match (&basis.place, &place) {
            (Some(path), Some(column)) => of_values(column, |value| places(project, path, value)),
            _ => Vec::new(),
        };
        let mut shares = if money { declared(&columns.tables, table) } else { BTreeMap::new() };
        let several = |row: &u32| {
            let code = place.as_ref().and_then(|column| column.codes.get(*row as usize));
            code.and_then(|code| places.get(*code as usize)).is_some_and(are_several)
        };
        shares.retain(|row, _| several(row));
        Ground {
            table,
            height: columns.tables.height(table),
            paths: [&basis.date, &basis.place, &basis.programme].into_iter().flatten().cloned().collect(),
            undated: date.is_none(),
            as_of: columns.tables.as_of,
            days: date
                .as_ref()
                .map_or_else(Vec::new, |column| of_values(column, |value| days_of(&project.calendar, value))),
            date,
            place,
            places,
            programmes: programme
                .as_ref()
                .map_or_else(Vec::new, |column| of_values(column, |value| programmes(project, value))),
            programme,
            money,
            shares,
        }
    }

    /// The first and the last day of a row.
    pub fn days(&self, row: usize) -> Option<(i32, i32)> {
        let code = *self.date.as_ref()?.codes.get(row)?;
        self.days.get(code as usize).copied().flatten()
    }

    /// Whether a row counts at all: dated, and not after the last day that counts.
    pub fn counts(&self, row: usize) -> bool {
        self.undated || self.days(row).is_some_and(|(_, last)| last <= self.as_of)
    }

    /// Why a row does not fall into a period, if it does not.
    pub fn not_when(&self, row: usize, period: &Period, accumulation: Accumulation) -> Option<Left> {
        if self.undated {
            return (period.kind != PeriodKind::Life).then_some(Left::Undated);
        }
        let Some((first, last)) = self.days(row) else { return Some(Left::Undated) };
        if last > self.as_of {
            return Some(Left::AfterAsOf);
        }
        let (Some(from), Some(to)) = (period.from.map(to_days), period.to.map(to_days)) else {
            return None;
        };
        let from = if accumulation == Accumulation::InPeriod { from } else { i32::MIN };
        if first >= from && last <= to {
            None
        } else if first <= to && last >= from && first != last {
            Some(Left::TooCoarse)
        } else {
            Some(Left::OtherPeriod)
        }
    }

    /// The programmes of a row.
    pub fn programmes_of(&self, row: usize) -> Option<&BTreeSet<Programme>> {
        let code = *self.programme.as_ref()?.codes.get(row)?;
        self.programmes.get(code as usize)
    }

    /// The places that a row names.
    pub fn places_of(&self, row: usize) -> Option<&BTreeSet<Geography>> {
        let code = *self.place.as_ref()?.codes.get(row)?;
        self.places.get(code as usize)
    }

    /// Why a row does not belong to a programme, if it does not.
    pub fn not_of(&self, row: usize, programme: &Programme) -> Option<Left> {
        let is_of = *programme == Programme::All
            || self.programmes_of(row).is_some_and(|programmes| programmes.contains(programme));
        (!is_of).then_some(Left::OtherProgramme)
    }

    /// Why a row does not belong to a place, if it does not.
    pub fn not_in(&self, project: &Project, row: usize, place: &Geography) -> Option<Left> {
        if *place == Geography::All {
            return None;
        }
        let Some(places) = self.places_of(row) else { return Some(Left::OtherPlace) };
        if self.money && are_several(places) {
            return match u32::try_from(row).ok().and_then(|row| self.shares.get(&row)) {
                Some(shares) => {
                    (!shares.iter().any(|(own, _)| is_in(project, own, place))).then_some(Left::OtherPlace)
                }
                None if *place == Geography::MultiCountry => None,
                None if places.contains(place) => Some(Left::SeveralCountries),
                None => Some(Left::OtherPlace),
            };
        }
        (!places.iter().any(|own| is_in(project, own, place))).then_some(Left::OtherPlace)
    }
}

/// Whether what lies in a place lies in another.
pub fn is_in(_project: &Project, own: &Geography, place: &Geography) -> bool {
    own == place
}
