//! What was added up: for each series of figures its entries by period.

use super::category::Categories;
use super::expand::CellNumber;
use super::fall::Falls;
use crate::cube::{Accumulation, Address, Category, Geography, Programme};
use crate::number::Decimal;
use crate::period::{Period, PeriodKind};
use crate::project::Dimension;
use std::collections::{BTreeMap, HashMap};

/// What the records of a cell add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry {
    /// The numerator, or the count or sum itself.
    pub numerator: Decimal,
    /// The denominator; zero where the measure has none.
    pub denominator: Decimal,
    /// Records in numerator or denominator.
    pub records: u64,
    /// Records that could not be judged.
    pub incomplete: u64,
    /// How many values there are behind a numerator that is nothing without one:
    /// a mean, a median, an extreme.
    pub above: u64,
    /// The same of the denominator.
    pub below: u64,
}

impl Entry {
    /// Adds another entry.
    pub fn add(&mut self, other: Entry) {
        self.numerator = self.numerator + other.numerator;
        self.denominator = self.denominator + other.denominator;
        self.records += other.records;
        self.incomplete += other.incomplete;
        self.above += other.above;
        self.below += other.below;
    }
}

/// A series: all coordinates of a figure but the period and the accumulation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SeriesKey {
    /// The indicator.
    pub indicator: usize,
    /// The place.
    pub geography: Geography,
    /// The programme.
    pub programme: Programme,
    /// The kind of period.
    pub kind: PeriodKind,
    /// The category.
    pub category: Category,
}

impl SeriesKey {
    /// The series in which a figure stands.
    pub fn of(address: &Address) -> SeriesKey {
        SeriesKey {
            indicator: address.indicator,
            geography: address.geography.clone(),
            programme: address.programme.clone(),
            kind: address.period.kind,
            category: address.category.clone(),
        }
    }

    /// The series of a cell of a table, by its numbers. `named` says of which
    /// disaggregation its category is; none: it is a total.
    pub fn of_cell(
        indicator: usize,
        kind: PeriodKind,
        cell: CellNumber,
        falls: &Falls,
        named: Option<(&Dimension, &Categories)>,
    ) -> SeriesKey {
        let category = match named {
            None => Category::total(),
            Some((dimension, categories)) => {
                Category { dimension: dimension.name.as_str().into(), code: categories.code(cell.category) }
            }
        };
        SeriesKey {
            indicator,
            geography: falls.geographies.name(cell.place).clone(),
            programme: falls.programmes.name(cell.programme).clone(),
            kind,
            category,
        }
    }
}

/// The entries of a series by the ordinal of the period.
#[derive(Debug, Clone, Default)]
pub struct Entries {
    /// What happened in each period.
    pub happened: BTreeMap<i32, Entry>,
    /// What each period added to what had happened by its end; for a custom
    /// period or a stock, all that had happened by its end.
    pub had_happened: BTreeMap<i32, Entry>,
    /// Whether each entry of `had_happened` says instead all that had happened by
    /// the period's end, and so holds until the next one: what cannot be added up.
    pub holds_on: bool,
}

impl Entries {
    /// The entry of a period under an accumulation.
    pub fn at(&self, period: &Period, accumulation: Accumulation) -> Option<Entry> {
        match accumulation {
            Accumulation::InPeriod | Accumulation::AtEnd => self.happened.get(&period.ordinal).copied(),
            Accumulation::ToDate => self.by_end_of(period.kind, period.ordinal),
        }
    }

    /// What had happened by the end of a period.
    fn by_end_of(&self, kind: PeriodKind, ordinal: i32) -> Option<Entry> {
        if kind == PeriodKind::Custom {
            return self.had_happened.get(&ordinal).copied();
        }
        if self.holds_on {
            return self.had_happened.range(..=ordinal).next_back().map(|(_, entry)| *entry);
        }
        let mut total: Option<Entry> = None;
        for entry in self.had_happened.range(..=ordinal).map(|(_, entry)| *entry) {
            total.get_or_insert_default().add(entry);
        }
        total
    }
}

/// All entries of a computation.
#[derive(Debug, Default)]
pub struct Tallies {
    /// By series.
    pub series: HashMap<SeriesKey, Entries>,
}

impl Tallies {
    /// Adds to what happened in a period.
    pub fn happened(&mut self, key: SeriesKey, ordinal: i32, entry: Entry) {
        self.series.entry(key).or_default().happened.entry(ordinal).or_default().add(entry);
    }

    /// Adds to what had happened by a period's end.
    pub fn had_happened(&mut self, key: SeriesKey, ordinal: i32, entry: Entry) {
        self.series.entry(key).or_default().had_happened.entry(ordinal).or_default().add(entry);
    }

    /// Sets all that had happened by a period's end, until the next one that is set.
    pub fn stood(&mut self, key: SeriesKey, ordinal: i32, entry: Entry) {
        let entries = self.series.entry(key).or_default();
        entries.holds_on = true;
        entries.had_happened.insert(ordinal, entry);
    }
}
