//! When and where the records of an indicator count.

use super::column::{Coded, days_of};
use super::columns::Columns;
use super::members::Members;
use super::places::{Shares, are_several, declared, of_values, places, programmes, shared};
use super::verdict::Left;
use crate::cube::{Accumulation, Geography, Programme};
use crate::number::Decimal;
use crate::period::{Period, PeriodKind, to_days};
use crate::project::{Basis, Path, Split};
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
    /// Between which days values are spread, for each row; none where rows fall whole.
    pub spans: Option<Vec<Option<(i32, i32)>>>,
    /// Which countries belong to which groups.
    members: Members,
    /// The groups that are asked for.
    groups: Vec<String>,
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
            spans: basis.split.as_ref().map(|split| spans(columns, table, split)),
            members: Members::new(&columns.tables),
            groups: columns.tables.groups.to_vec(),
            paths: [&basis.date, &basis.place, &basis.programme]
                .into_iter()
                .flatten()
                .chain(basis.split.iter().flat_map(|split| [&split.from, &split.to]))
                .cloned()
                .collect(),
            undated: date.is_none() && basis.split.is_none(),
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
        if let Some(spans) = &self.spans {
            // What is spread out has happened in part from its first day on.
            return spans.get(row).copied().flatten().map(|(from, _)| (from, from));
        }
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
        if let Some(spans) = &self.spans {
            let Some((begins, ends)) = spans.get(row).copied().flatten() else { return Some(Left::Undated) };
            let (from, to) = (period.from.map_or(i32::MIN, to_days), period.to.map_or(i32::MAX, to_days));
            let from = if accumulation == Accumulation::InPeriod { from } else { i32::MIN };
            return if begins > self.as_of {
                Some(Left::AfterAsOf)
            } else {
                (begins > to || ends.min(self.as_of) < from).then_some(Left::OtherPeriod)
            };
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
        let of = |one: &Programme| self.programmes_of(row).is_some_and(|own| own.contains(one));
        let is_of = match programme {
            Programme::All => true,
            Programme::One(_) => of(programme),
            Programme::Selected(codes) => codes.iter().any(|code| of(&Programme::One(code.clone()))),
        };
        (!is_of).then_some(Left::OtherProgramme)
    }

    /// The day on which the countries of a row must belong to a group: its last
    /// one; of rows without a date the last that counts.
    fn day(&self, row: usize) -> Option<i32> {
        if self.undated { Some(self.as_of) } else { self.days(row).map(|(_, last)| last) }
    }

    /// Whether a country belongs to a group on the day of a row.
    fn is_member(&self, row: usize, country: &Geography, group: &str) -> bool {
        let (Geography::Country(country), Some(day)) = (country, self.day(row)) else { return false };
        self.members.has(group, country, Some(day))
    }

    /// Whether what a row has in a place counts in another: the place itself, or
    /// a group of which the place is a member.
    pub fn is_in(&self, row: usize, own: &Geography, place: &Geography) -> bool {
        match place {
            Geography::Group(group) => self.is_member(row, own, group),
            _ => own == place,
        }
    }

    /// The shares of a row's amounts, if it names several countries and has some.
    pub fn shares(&self, row: usize) -> Option<&Shares> {
        self.shares.get(&u32::try_from(row).ok()?)
    }

    /// The places in which a row counts, and the groups that are asked for.
    pub fn counted_in(&self, row: usize) -> BTreeSet<Geography> {
        let mut found = BTreeSet::new();
        let Some(named) = self.places_of(row) else { return found };
        let groups = || self.groups.iter().map(|group| Geography::Group(group.as_str().into()));
        let several = self.money && are_several(named);
        match self.shares(row) {
            Some(shares) => {
                found.extend(shares.iter().map(|(place, _)| place.clone()));
                let own = found.clone();
                found.extend(groups().filter(|group| own.iter().any(|own| self.is_in(row, own, group))));
            }
            None if several => {
                found.insert(Geography::MultiCountry);
                // All the countries belong to the group, so that the whole amount does.
                let countries = || named.iter().filter(|place| matches!(place, Geography::Country(_)));
                found.extend(groups().filter(|group| countries().all(|own| self.is_in(row, own, group))));
            }
            None => {
                found.extend(named.iter().cloned());
                found.extend(groups().filter(|group| named.iter().any(|own| self.is_in(row, own, group))));
            }
        }
        found
    }

    /// What of an amount of a row falls to a place.
    pub fn share(&self, row: usize, amount: Decimal, place: &Geography) -> Decimal {
        match self.shares(row).filter(|_| *place != Geography::All) {
            None => amount,
            Some(shares) => shares
                .iter()
                .map(|(own, _)| own)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .filter(|own| self.is_in(row, own, place))
                .map(|own| shared(amount, shares, own))
                .sum(),
        }
    }

    /// Why a row does not belong to a place, if it does not.
    pub fn not_in(&self, row: usize, place: &Geography) -> Option<Left> {
        if *place == Geography::All || self.counted_in(row).contains(place) {
            return None;
        }
        let named = self.places_of(row).filter(|named| self.money && are_several(named));
        let has = |named: &BTreeSet<Geography>| named.iter().any(|own| self.is_in(row, own, place));
        let is_shared = self.shares(row).is_some();
        Some(if named.is_some_and(|named| !is_shared && has(named)) {
            Left::SeveralCountries
        } else {
            Left::OtherPlace
        })
    }
}

/// The first and the last day over which the values of each row are spread.
fn spans(columns: &Columns, table: usize, split: &Split) -> Vec<Option<(i32, i32)>> {
    let calendar = &columns.tables.project.calendar;
    let (from, to) = (columns.of(table, &split.from), columns.of(table, &split.to));
    let begins = of_values(&from, |value| days_of(calendar, value));
    let ends = of_values(&to, |value| days_of(calendar, value));
    let span = |(from, to): (&u32, &u32)| {
        let (begin, end) = (begins[*from as usize]?.0, ends[*to as usize]?.1);
        (begin <= end).then_some((begin, end))
    };
    from.codes.iter().zip(&to.codes).map(span).collect()
}
