//! What submissions cover: whether a figure without records is zero or missing.

use super::fall::Falls;
use super::scope::Scope;
use crate::cube::{Accumulation, Geography, Programme};
use crate::period::{Period, PeriodKind, to_days};
use crate::project::{Cover, Project};
use crate::table::Origins;
use crate::validate::memberships::Memberships;
use std::collections::{BTreeMap, BTreeSet};

/// Places and programmes of records by number, with their last and first day.
type Combination = (u32, u32, Option<(i32, i32)>);

/// What the submissions of a table cover.
#[derive(Debug)]
pub struct Coverage<'a> {
    project: &'a Project,
    /// What the sources that sent something claim to be complete for.
    declared: Vec<&'a Cover>,
    /// The last and the first day of the records themselves, by place and programme.
    days: BTreeMap<(Geography, Programme), BTreeSet<(i32, i32)>>,
    /// The places and programmes of records that need no date.
    undated: BTreeSet<(Geography, Programme)>,
    /// Which countries belong to the groups that are asked for.
    memberships: Memberships,
}

impl<'a> Coverage<'a> {
    /// What is covered of a table whose records fall as given.
    pub fn new(
        project: &'a Project,
        origins: &Origins,
        table: usize,
        falls: &Falls,
        scope: &Scope,
    ) -> Coverage<'a> {
        let received: BTreeSet<usize> = origins.sheets.iter().map(|sheet| sheet.source).collect();
        let declared = project
            .sources
            .iter()
            .enumerate()
            .filter(|(number, source)| source.table == table && received.contains(number))
            .flat_map(|(_, source)| &source.covers)
            .collect();
        let as_of = to_days(scope.as_of);
        // Many records share place, programme and day: each combination is looked at once.
        let combinations: BTreeSet<Combination> = (0..falls.last.len())
            .filter(|row| falls.counts_by(*row, as_of))
            .map(|row| {
                let days = falls.last[row].zip(falls.first[row]);
                (falls.places.of_row[row], falls.in_programmes.of_row[row], days)
            })
            .collect();
        let mut days: BTreeMap<(Geography, Programme), BTreeSet<(i32, i32)>> = BTreeMap::new();
        let mut undated = BTreeSet::new();
        for (places, programmes, day) in combinations {
            let places =
                falls.places.sets[places as usize].iter().map(|n| falls.geographies.name(*n).clone());
            let programmes = falls.in_programmes.sets[programmes as usize]
                .iter()
                .map(|n| falls.programmes.name(*n).clone());
            let programmes: Vec<Programme> = programmes.chain([Programme::All]).collect();
            for place in places.chain([Geography::All]) {
                for programme in &programmes {
                    let cell = (place.clone(), programme.clone());
                    match day {
                        Some(day) => {
                            days.entry(cell).or_default().insert(day);
                        }
                        None => {
                            undated.insert(cell);
                        }
                    }
                }
            }
        }
        Coverage { project, declared, days, undated, memberships: falls.memberships.clone() }
    }

    /// Whether a submission covers a figure, wholly or in part.
    pub fn covers(
        &self,
        place: &Geography,
        programme: &Programme,
        period: &Period,
        accumulation: Accumulation,
    ) -> bool {
        let cell = (place.clone(), programme.clone());
        if period.kind == PeriodKind::Life && self.undated.contains(&cell) {
            return true;
        }
        // What counts up to the period's end is covered by all that came before.
        let from = match accumulation {
            Accumulation::InPeriod => period.from,
            Accumulation::ToDate | Accumulation::AtEnd => None,
        };
        let low = from.map_or(i32::MIN, to_days);
        let high = period.to.map_or(i32::MAX, to_days);
        // What is known to a year says nothing of one of its months.
        let within = |days: &BTreeSet<(i32, i32)>| {
            days.range((low, i32::MIN)..=(high, i32::MAX)).any(|(_, first)| *first >= low)
        };
        if self.days.get(&cell).is_some_and(within) {
            return true;
        }
        // A group is covered as its members are, though nothing of them may have
        // happened while they were.
        if let Geography::Group(group) = place {
            let mut members = self.memberships.members(group, from, period.to).into_iter();
            return members.any(|country| {
                self.covers(&Geography::Country(country.into()), programme, period, accumulation)
            });
        }
        self.declared.iter().any(|cover| {
            self.covers_programme(cover, programme)
                && self.covers_place(cover, place)
                && (cover.periods.is_empty()
                    || cover.periods.iter().any(|claimed| claimed.meets(from, period.to)))
        })
    }

    fn covers_programme(&self, cover: &Cover, programme: &Programme) -> bool {
        match (cover.programme.as_deref(), programme) {
            (None, _) | (_, Programme::All) => true,
            // A project is part of its programme: what covers the one covers part of the other.
            (Some(claimed), Programme::One(code)) => self.meet(claimed, code),
            (Some(claimed), Programme::Selected(codes)) => codes.iter().any(|code| self.meet(claimed, code)),
        }
    }

    fn meet(&self, claimed: &str, code: &str) -> bool {
        self.project.belongs(claimed, code) || self.project.belongs(code, claimed)
    }

    fn covers_place(&self, cover: &Cover, place: &Geography) -> bool {
        if cover.countries.is_empty() {
            return true;
        }
        match place {
            // What is complete for some countries is complete for their part of the total, and of
            // what they share.
            Geography::All | Geography::MultiCountry => true,
            Geography::Country(code) => cover.countries.iter().any(|country| **country == **code),
            Geography::Place(code) => {
                let country = self.project.country_of(code);
                country.is_some_and(|country| cover.countries.iter().any(|claimed| claimed == country))
            }
            // Its members are asked one by one.
            Geography::Group(_) => false,
        }
    }

    /// The places for which there are records, of one programme.
    pub fn places_of<'b>(&'b self, programme: &'b Programme) -> impl Iterator<Item = &'b Geography> {
        let dated = self.days.keys().filter(move |(_, p)| p == programme).map(|(place, _)| place);
        let undated = self.undated.iter().filter(move |(_, p)| p == programme).map(|(place, _)| place);
        dated.chain(undated)
    }
}
