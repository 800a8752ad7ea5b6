//! Values that are spread over the days of their record: each period takes the
//! part of its days.
//!
//! What falls to the first days of a record is rounded, and a period takes the
//! difference between its end and its start. So the parts add up to the whole,
//! those of the months to those of their year, and those of the countries of a
//! record to the part of the record, to the last digit.

use super::category::Categories;
use super::expand::{Asked, CellNumber, Grain};
use super::facts::{Added, Facts, Side};
use super::fall::Falls;
use super::tally::{Entry, SeriesKey, Tallies};
use crate::cube::Accumulation;
use crate::money::{CONVERTED_DIGITS, until};
use crate::number::Decimal;
use crate::period::{Period, PeriodKind, from_days, to_days};
use crate::project::{Dimension, Project};
use crate::table::Table;
use polars::prelude::PolarsResult;

/// Spreads the records of one table.
pub struct Spread<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its tables.
    pub tables: &'a [Table],
    /// The table.
    pub table: usize,
    /// Where the records fall, and over which days.
    pub falls: &'a Falls,
    /// Which places and programmes are asked for.
    pub asked: &'a Asked,
    /// The last day that counts.
    pub as_of: i32,
}

/// The days of a record that fall into one period, counted from its first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    /// The period.
    ordinal: i32,
    /// How many days of the record came before the period.
    before: i64,
    /// How many had come by the period's end.
    until: i64,
}

/// A record in one cell.
struct Standing<'a> {
    added: &'a Added,
    /// Which of the records.
    record: usize,
    row: u32,
    /// The place by whose share it counts.
    place: Option<u32>,
    /// How many days the record has.
    length: i64,
}

impl Spread<'_> {
    /// Adds what the records give to some indicators, totals and categories.
    ///
    /// # Errors
    /// If a frame lacks a column, which validated tables rule out.
    pub fn add(&self, indicators: &[usize], facts: &Facts, tallies: &mut Tallies) -> PolarsResult<()> {
        for (number, added) in indicators.iter().zip(&facts.added) {
            let mut dimensions: Vec<Option<(&Dimension, Categories)>> = vec![None];
            for dimension in &self.project.indicators[*number].by {
                let categories = Categories::new(self.project, self.tables, self.table, dimension)?;
                dimensions.push(Some((dimension, categories)));
            }
            for kind in &self.project.indicators[*number].periods {
                for named in &dimensions {
                    let named = named.as_ref().map(|(dimension, categories)| (*dimension, categories));
                    self.series(*number, *kind, (facts, added), named, tallies);
                }
            }
        }
        Ok(())
    }

    fn series(
        &self,
        number: usize,
        kind: PeriodKind,
        (facts, added): (&Facts, &Added),
        named: Option<(&Dimension, &Categories)>,
        tallies: &mut Tallies,
    ) {
        let indicator = &self.project.indicators[number];
        let asks = |accumulation| indicator.accumulate.contains(&accumulation);
        let stretches: Vec<(i64, Vec<Stretch>)> =
            facts.rows.iter().map(|row| self.stretches(kind, *row as usize)).collect();
        for grain in Grain::all(self.falls) {
            let categories = named.map(|(_, categories)| categories);
            let expanded = self.asked.expand(&facts.rows, None, self.falls, grain, categories);
            for (record, cell) in expanded.record.iter().zip(&expanded.cell) {
                let record = *record as usize;
                let (length, of_record) = &stretches[record];
                let cell = CellNumber::unpack(*cell);
                let place = grain.by_place.then_some(cell.place);
                let row = facts.rows[record];
                let standing = Standing { added, record, row, place, length: *length };
                let key = SeriesKey::of_cell(number, kind, cell, self.falls, named);
                if asks(Accumulation::InPeriod) {
                    for stretch in of_record.iter().filter(|stretch| stretch.until > stretch.before) {
                        let entry = standing.entry(self.falls, stretch.before, stretch.until, true);
                        tallies.happened(key.clone(), stretch.ordinal, entry);
                    }
                }
                if asks(Accumulation::ToDate) {
                    for (nth, stretch) in of_record.iter().enumerate() {
                        // A custom period follows upon no other: it takes all up to its end.
                        let whole = kind == PeriodKind::Custom;
                        let before = if whole { 0 } else { stretch.before };
                        let entry = standing.entry(self.falls, before, stretch.until, whole || nth == 0);
                        tallies.had_happened(key.clone(), stretch.ordinal, entry);
                    }
                }
            }
        }
    }

    /// How many days a record has, and how they fall into the periods of a kind:
    /// into those that they touch, and into each custom period that ends later.
    fn stretches(&self, kind: PeriodKind, row: usize) -> (i64, Vec<Stretch>) {
        let Some((from, to)) = self.falls.spans.get(row).copied().flatten() else {
            return (0, Vec::new());
        };
        let end = to.min(self.as_of);
        let (Some(first), Some(last)) = (from_days(from), from_days(end)) else { return (0, Vec::new()) };
        let calendar = &self.project.calendar;
        let of = |period: &Period| {
            let begins = period.from.map_or(from, to_days).max(from);
            let ends = period.to.map_or(end, to_days).min(end);
            let before = i64::from(begins) - i64::from(from);
            let until = i64::from(ends) - i64::from(from) + 1;
            // A custom period that begins after the record has ended holds none of its days.
            Stretch { ordinal: period.ordinal, before: before.min(until), until }
        };
        let stretches = match kind {
            PeriodKind::Custom => (0..calendar.custom.len())
                .filter_map(|number| calendar.period(kind, i32::try_from(number).ok()?))
                .filter(|period| period.to.is_none_or(|to| to >= first))
                .map(|period| of(&period))
                .collect(),
            _ => calendar.periods(kind, first, last).iter().map(of).collect(),
        };
        (i64::from(to) - i64::from(from) + 1, stretches)
    }
}

impl Standing<'_> {
    /// What the record adds by its days from one to another. The record itself
    /// is counted where it is `new`.
    fn entry(&self, falls: &Falls, before: i64, until: i64, new: bool) -> Entry {
        let part = |side: &Side| self.amount(falls, side, until) - self.amount(falls, side, before);
        let one = |flags: &[bool]| u64::from(new && flags[self.record]);
        Entry {
            numerator: part(&self.added.numerator),
            denominator: self.added.denominator.as_ref().map_or(Decimal::ZERO, part),
            records: one(&self.added.counted),
            incomplete: one(&self.added.incomplete),
            ..Entry::default()
        }
    }

    /// What falls to the first days of the record.
    fn amount(&self, falls: &Falls, side: &Side, days: i64) -> Decimal {
        match side {
            Side::Sum(values) => {
                let Some(value) = values[self.record] else { return Decimal::ZERO };
                let amount = until(value, days, self.length, CONVERTED_DIGITS);
                let Some(place) = self.place else { return amount };
                match falls.split(self.row, amount) {
                    None => amount,
                    Some(parts) => parts.iter().filter(|part| part.0 == place).map(|part| part.1).sum(),
                }
            }
            // Definitions that spread anything else are refused.
            _ => Decimal::ZERO,
        }
    }
}
