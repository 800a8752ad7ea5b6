//! Adding up: records are grouped by cell and period with Polars' lazy engine.
//!
//! What had happened by the end of each period is found without looking at
//! every period anew: counts and sums are added up period by period, and of a
//! key that counts once only the first period in a cell is kept.

use super::expand::{CELL_BITS, CellNumber, Expanded};
use super::facts::{Added, Side};
use super::fall::{Falls, PeriodPass};
use super::tally::Entry;
use crate::number::Decimal;
use polars::prelude::*;
use std::collections::BTreeMap;

/// Entries by cell and ordinal of a period.
pub type Found = BTreeMap<(u64, i32), Entry>;

/// When the records of a fold count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// In the period in which they happened.
    Happened,
    /// From the period at whose end they had happened.
    HadHappened,
}

/// The records of some indicators at one grain, ready to be grouped.
pub struct Fold {
    frame: DataFrame,
    /// For each indicator how its sides are added up.
    sides: Vec<(Kind, Option<Kind>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Count,
    Sum,
    Distinct,
}

impl Fold {
    /// Records multiplied by their cells, with what each adds to each of
    /// several indicators. With `by_place` the amounts of records that have
    /// declared shares are split by them.
    ///
    /// # Errors
    /// If Polars refuses the frame.
    pub fn new(
        added: &[&Added],
        expanded: &Expanded,
        rows: &[u32],
        falls: &Falls,
        by_place: bool,
    ) -> PolarsResult<Fold> {
        let share = |i: usize, amount: Decimal| share(falls, rows, expanded, i, amount, by_place);
        let mut columns = vec![UInt64Chunked::from_slice("cell".into(), &expanded.cell).into_column()];
        let mut sides = Vec::with_capacity(added.len());
        for (i, added) in added.iter().enumerate() {
            let numerator = side(&mut columns, &name("n", i), &added.numerator, expanded, share);
            let denominator = added.denominator.as_ref();
            let denominator = denominator.map(|d| side(&mut columns, &name("d", i), d, expanded, share));
            columns.push(flags(&name("r", i), &added.counted, expanded));
            columns.push(flags(&name("x", i), &added.incomplete, expanded));
            sides.push((numerator, denominator));
        }
        Ok(Fold { frame: DataFrame::new(expanded.cell.len(), columns)?, sides })
    }

    /// The entries of each cell in the periods of a pass, for some of the
    /// indicators, by their place among those given to [`Fold::new`].
    ///
    /// # Errors
    /// If Polars refuses a grouping.
    pub fn entries(
        &self,
        wanted: &[usize],
        pass: &PeriodPass,
        when: When,
        expanded: &Expanded,
        rows: &[u32],
    ) -> PolarsResult<Vec<(usize, Found)>> {
        let periods = match when {
            When::Happened => &pass.happened,
            When::HadHappened => &pass.had_happened,
        };
        // Cell and period are one key, so that grouping compares one number. What
        // has no period has no key, and makes one group that is passed over.
        let of = |record: &u32| periods[rows[*record as usize] as usize];
        let first = expanded.record.iter().filter_map(of).min().unwrap_or(0);
        let keys: UInt64Chunked = expanded
            .record
            .iter()
            .zip(&expanded.cell)
            .map(|(record, cell)| of(record).map(|at| cell | (u64::from(at.abs_diff(first)) << CELL_BITS)))
            .collect();
        let unpack = |key: u64| {
            // The distance between two periods of one calendar is far below 2¹⁶.
            let at = first + (key >> CELL_BITS) as i32;
            (key & ((1 << CELL_BITS) - 1), at)
        };
        let mut frame = self.frame.clone();
        frame.with_column(keys.with_name("key".into()).into_column())?;
        let cumulates = when == When::HadHappened && pass.cumulates;
        let frame = frame.lazy();

        let mut sums = Vec::new();
        let mut firsts = Vec::new();
        for i in wanted {
            let (numerator, denominator) = self.sides[*i];
            sums.extend([col(name("r", *i)).sum(), col(name("x", *i)).sum()]);
            for (name, kind) in [(name("n", *i), Some(numerator)), (name("d", *i), denominator)] {
                match kind {
                    None => {}
                    Some(Kind::Distinct) if cumulates => firsts.push(name),
                    // An empty key is no value of its own.
                    Some(Kind::Distinct) => sums.push(col(name).drop_nulls().n_unique()),
                    Some(Kind::Count | Kind::Sum) => sums.push(col(name).sum()),
                }
            }
        }
        let grouped = frame.clone().group_by([col("key")]).agg(sums).collect()?;
        let places: Vec<Option<(u64, i32)>> =
            grouped.column("key")?.u64()?.iter().map(|key| key.map(unpack)).collect();
        let mut all = Vec::with_capacity(wanted.len());
        for i in wanted {
            let (records, incomplete) =
                (numbers(&grouped, &name("r", *i))?, numbers(&grouped, &name("x", *i))?);
            let numerators = decimals(&grouped, &name("n", *i), Some(self.sides[*i].0))?;
            let denominators = decimals(&grouped, &name("d", *i), self.sides[*i].1)?;
            let mut found = Found::new();
            for (row, place) in places.iter().enumerate() {
                let Some(place) = place else { continue };
                let entry = Entry {
                    numerator: numerators.as_ref().map_or(Decimal::ZERO, |side| side[row]),
                    denominator: denominators.as_ref().map_or(Decimal::ZERO, |side| side[row]),
                    records: u64::try_from(records[row]).unwrap_or(0),
                    incomplete: u64::try_from(incomplete[row]).unwrap_or(0),
                    ..Entry::default()
                };
                // A cell with records that count for other indicators alone says nothing of this one.
                if entry != Entry::default() {
                    found.insert(*place, entry);
                }
            }
            for side in firsts.iter().filter(|side| side[1..] == i.to_string()) {
                for (place, count) in first_periods(&frame, side, unpack)? {
                    let entry = found.entry(place).or_default();
                    let number = Decimal::from(count);
                    if side.starts_with('n') { entry.numerator = number } else { entry.denominator = number }
                }
            }
            all.push((*i, found));
        }
        Ok(all)
    }
}

/// The name of a column of an indicator.
fn name(side: &str, i: usize) -> String {
    format!("{side}{i}")
}

/// One side of the grouped entries; none if there is no such side, or if it is
/// found by its first periods.
fn decimals(grouped: &DataFrame, name: &str, kind: Option<Kind>) -> PolarsResult<Option<Vec<Decimal>>> {
    let Some(kind) = kind.filter(|_| grouped.column(name).is_ok()) else {
        return Ok(None);
    };
    let decimal = |number: i128| match kind {
        Kind::Sum => Decimal::from_units(number),
        // A count of rows fits an i64.
        Kind::Count | Kind::Distinct => Decimal::from(i64::try_from(number).unwrap_or(i64::MAX)),
    };
    Ok(Some(numbers(grouped, name)?.into_iter().map(decimal).collect()))
}

/// For each cell and period how many keys are in the cell for the first time.
fn first_periods(
    frame: &LazyFrame,
    name: &str,
    unpack: impl Fn(u64) -> (u64, i32),
) -> PolarsResult<BTreeMap<(u64, i32), i64>> {
    // The period stands above the cell in a key, so the least key of a cell is that of its first period.
    let firsts = frame
        .clone()
        .filter(col(name).is_not_null().and(col("key").is_not_null()))
        .group_by([col("cell"), col(name)])
        .agg([col("key").min()])
        .group_by([col("key")])
        .agg([len().alias("keys")])
        .collect()?;
    let counts = numbers(&firsts, "keys")?;
    let mut found = BTreeMap::new();
    for (key, count) in firsts.column("key")?.u64()?.iter().zip(counts) {
        if let Some(key) = key {
            found.insert(unpack(key), i64::try_from(count).unwrap_or(i64::MAX));
        }
    }
    Ok(found)
}

fn numbers(frame: &DataFrame, name: &str) -> PolarsResult<Vec<i128>> {
    let column = frame.column(name)?.cast(&DataType::Int128)?;
    let numbers = column.as_materialized_series().i128()?.iter().map(Option::unwrap_or_default).collect();
    Ok(numbers)
}

fn flags(name: &str, flags: &[bool], expanded: &Expanded) -> Column {
    let flags: BooleanChunked = expanded.record.iter().map(|record| Some(flags[*record as usize])).collect();
    flags.with_name(name.into()).into_column()
}

fn side(
    columns: &mut Vec<Column>,
    name: &str,
    side: &Side,
    expanded: &Expanded,
    share: impl Fn(usize, Decimal) -> Decimal,
) -> Kind {
    match side {
        Side::Count(counts) => {
            columns.push(flags(name, counts, expanded));
            Kind::Count
        }
        Side::Sum(values) => {
            let records = expanded.record.iter().enumerate();
            let units: Int128Chunked = records
                .map(|(i, record)| values[*record as usize].map(|amount| share(i, amount).units()))
                .collect();
            columns.push(units.with_name(name.into()).into_column());
            Kind::Sum
        }
        // What is walked through is not grouped, but for keys that count from their first time on.
        Side::Values(_, values) => {
            let has: Vec<bool> = values.iter().map(Option::is_some).collect();
            columns.push(flags(name, &has, expanded));
            Kind::Count
        }
        Side::Distinct(keys) | Side::Having { keys, .. } => {
            let keys: UInt32Chunked = expanded.record.iter().map(|record| keys[*record as usize]).collect();
            columns.push(keys.with_name(name.into()).into_column());
            Kind::Distinct
        }
    }
}

/// The part of an amount that falls to the place of an expanded record; all of it in the total.
pub fn share(
    falls: &Falls,
    rows: &[u32],
    expanded: &Expanded,
    i: usize,
    amount: Decimal,
    by_place: bool,
) -> Decimal {
    if !by_place || falls.shares.is_empty() {
        return amount;
    }
    let place = CellNumber::unpack(expanded.cell[i]).place;
    match falls.split(rows[expanded.record[i] as usize], amount) {
        None => amount,
        Some(parts) => parts.iter().filter(|(part, _)| *part == place).map(|(_, part)| *part).sum(),
    }
}
