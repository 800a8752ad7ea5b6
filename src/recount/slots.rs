//! The periods of an indicator's figures, and what is counted in each.

use crate::compute::Scope;
use crate::cube::{Accumulation, Address};
use crate::number::Decimal;
use crate::period::{Calendar, Period, PeriodKind, to_days};

/// What the rows of a cell come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry {
    /// The numerator, or the count or sum itself.
    pub numerator: Decimal,
    /// The denominator; zero where the measure has none.
    pub denominator: Decimal,
    /// Rows in numerator or denominator.
    pub records: u64,
    /// Rows that could not be judged.
    pub incomplete: u64,
    /// How many values there are behind a numerator that is none without one.
    pub above: u64,
    /// The same of the denominator.
    pub below: u64,
}

impl Entry {
    /// Adds another entry.
    pub fn add(&mut self, other: &Entry) {
        self.numerator = self.numerator + other.numerator;
        self.denominator = self.denominator + other.denominator;
        self.records += other.records;
        self.incomplete += other.incomplete;
        self.above += other.above;
        self.below += other.below;
    }
}

/// Periods that follow one upon another, or a single one.
pub struct Pass {
    /// The periods, in order.
    pub periods: Vec<Period>,
    /// The slot of the first of them.
    pub start: usize,
}

impl Pass {
    /// The places, among the periods, of the one that holds all the days, and of
    /// the first at whose end they have gone by.
    pub fn places(&self, undated: bool, days: Option<(i32, i32)>) -> (Option<u32>, Option<u32>) {
        if self.periods.iter().any(|period| period.kind == PeriodKind::Life) {
            let counts = undated || days.is_some();
            return (counts.then_some(0), counts.then_some(0));
        }
        let Some((first, last)) = days else { return (None, None) };
        let after = |period: &Period| period.to.is_some_and(|to| to_days(to) < last);
        let place = self.periods.partition_point(after);
        let Some(period) = self.periods.get(place) else { return (None, None) };
        let begins = period.from.map_or(i32::MIN, to_days);
        // There are far fewer periods than 2³².
        let place = Some(place as u32);
        (if first >= begins { place } else { None }, place)
    }
}

/// The slots of an indicator's figures: two for each period.
pub struct Slots {
    /// The periods by kind; each custom period by itself.
    pub passes: Vec<Pass>,
    /// The number of slots.
    pub number: usize,
}

/// The slots of each pass: that of the period itself, then that of all up to its end.
pub const WAYS: usize = 2;

impl Slots {
    /// The slots of all periods of some kinds that are shown.
    pub fn new(scope: &Scope, calendar: &Calendar, kinds: &[PeriodKind]) -> Slots {
        let mut slots = Slots { passes: Vec::new(), number: 0 };
        for kind in kinds {
            let periods = scope.periods(calendar, *kind);
            match kind {
                PeriodKind::Custom => periods.into_iter().for_each(|period| slots.push(vec![period])),
                _ => slots.push(periods),
            }
        }
        slots
    }

    fn push(&mut self, periods: Vec<Period>) {
        let start = self.number;
        self.number += WAYS * periods.len();
        self.passes.push(Pass { periods, start });
    }

    /// The slot of a figure.
    pub fn of(&self, address: &Address) -> Option<usize> {
        let way = usize::from(address.accumulation == Accumulation::ToDate);
        self.passes.iter().find_map(|pass| {
            let place = pass.periods.iter().position(|period| *period == address.period)?;
            Some(pass.start + WAYS * place + way)
        })
    }

    /// All slots with their periods, and whether they are up to the period's end.
    pub fn all(&self) -> impl Iterator<Item = (usize, &Period, bool)> {
        self.passes.iter().flat_map(|pass| {
            pass.periods.iter().enumerate().flat_map(|(place, period)| {
                let slot = pass.start + WAYS * place;
                [(slot, period, false), (slot + 1, period, true)]
            })
        })
    }
}
