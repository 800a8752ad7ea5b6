//! What some rows come to, from nothing: for measures that are no sums over
//! the rows one by one.

use super::having::{all_hold, entries};
use super::recipe::{Look, Recipe, Side, Statistic, What};
use super::slots::Entry;
use super::value::Value;
use crate::cube::Geography;
use crate::money::CONVERTED_DIGITS;
use crate::number::{Decimal, SCALE};
use crate::period::{Period, to_days};
use num_bigint::BigInt;
use num_rational::BigRational;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A key of a row: its number, or an entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A value by its number.
    Number(u32),
    /// An entry of a list.
    Entry(Arc<str>),
}

/// The keys of a row in a place.
pub fn keys(recipe: &Recipe, side: &Side, row: usize, place: &Geography) -> Vec<Key> {
    match &side.what {
        What::Keys(column) => vec![Key::Number(column.codes[row])],
        What::Entries(column) => {
            let Value::Text(text) = column.at(row) else { return Vec::new() };
            let own: BTreeSet<&str> =
                entries(text).filter(|entry| recipe.is_entry_in(row, entry, place)).collect();
            own.into_iter().map(|entry| Key::Entry(entry.into())).collect()
        }
        _ => Vec::new(),
    }
}

/// What became of the rows of one side.
#[derive(Default)]
struct Come {
    value: Decimal,
    /// How many values there are behind a value that is none without one.
    values: u64,
    /// The rows that count.
    counted: BTreeSet<usize>,
    /// The rows of keys of which it is open whether they count.
    open: BTreeSet<usize>,
}

/// What some rows come to in a place. `before` are the rows of the cell that
/// had happened before the period began, where that is asked.
pub fn come_to(
    recipe: &Recipe,
    rows: &[(usize, Look)],
    before: Option<&[(usize, Look)]>,
    place: &Geography,
) -> Entry {
    let of = |rows: &[(usize, Look)], is: fn(&Look) -> bool| -> Vec<usize> {
        rows.iter().filter(|(_, look)| is(look)).map(|(row, _)| *row).collect()
    };
    let above = side(
        recipe,
        &recipe.numerator,
        &of(rows, |look| look.above),
        before.filter(|_| recipe.numerator.first).map(|before| of(before, |look| look.above)),
        place,
    );
    let below = match &recipe.denominator {
        Some(own) => side(recipe, own, &of(rows, |look| look.below), None, place),
        None => Come::default(),
    };
    let mut unsure: BTreeSet<usize> =
        rows.iter().filter(|(_, look)| look.unsure).map(|(row, _)| *row).collect();
    unsure.extend(above.open.iter().chain(&below.open));
    let counted: BTreeSet<usize> = above.counted.union(&below.counted).copied().collect();
    Entry {
        numerator: above.value,
        denominator: below.value,
        records: counted.len() as u64,
        incomplete: unsure.len() as u64,
        above: above.values,
        below: below.values,
    }
}

fn side(recipe: &Recipe, side: &Side, rows: &[usize], before: Option<Vec<usize>>, place: &Geography) -> Come {
    let mut come = Come::default();
    let whole = |number: usize| Decimal::from(i64::try_from(number).unwrap_or(i64::MAX));
    match &side.what {
        What::Keys(_) | What::Entries(_) => {
            let mut of_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
            for row in rows {
                for key in keys(recipe, side, *row, place) {
                    of_key.entry(key).or_default().push(*row);
                }
            }
            for row in before.into_iter().flatten() {
                for key in keys(recipe, side, row, place) {
                    of_key.remove(&key);
                }
            }
            let mut met = 0;
            for rows in of_key.into_values() {
                match all_hold(&side.having, &rows) {
                    Some(true) => {
                        met += 1;
                        come.counted.extend(rows);
                    }
                    Some(false) => {}
                    None => come.open.extend(rows),
                }
            }
            come.value = whole(met);
        }
        What::Statistic(statistic, _) => {
            let values =
                rows.iter().filter_map(|row| Some(recipe.ground.share(*row, side.value(*row)?, place)));
            let values: Vec<Decimal> = values.collect();
            come.values = values.len() as u64;
            come.value = statistic_of(*statistic, values).unwrap_or_default();
            come.counted.extend(rows);
        }
        What::Records | What::Present(_) => {
            come.value = whole(rows.len());
            come.counted.extend(rows);
        }
        What::Values(_) | What::Weighed(..) => {
            let of = |row: &usize| recipe.ground.share(*row, side.value(*row).unwrap_or_default(), place);
            come.value = rows.iter().map(of).sum();
            come.counted.extend(rows);
        }
    }
    come
}

/// The mean, the middle, the least or the greatest of some values.
pub fn statistic_of(statistic: Statistic, mut values: Vec<Decimal>) -> Option<Decimal> {
    values.sort_unstable();
    let divided = |sum: Decimal, by: usize| {
        let by = BigRational::from_integer(BigInt::from(by));
        Decimal::round_rational(&(sum.to_rational() / by), SCALE)
    };
    match statistic {
        Statistic::Least => values.first().copied(),
        Statistic::Greatest => values.last().copied(),
        Statistic::Mean if values.is_empty() => None,
        Statistic::Mean => divided(values.iter().copied().sum(), values.len()),
        Statistic::Middle => {
            let middle = values.len() / 2;
            match values.len() % 2 {
                1 => values.get(middle).copied(),
                _ => divided(*values.get(middle.checked_sub(1)?)? + *values.get(middle)?, 2),
            }
        }
    }
}

/// What rows come to whose values are spread over days: each gives the part of
/// the days that fall into the period, or that had gone by at its end.
pub fn spread(
    recipe: &Recipe,
    rows: &[(usize, Look)],
    period: &Period,
    to_date: bool,
    place: &Geography,
) -> Entry {
    let mut entry = Entry::default();
    let Some(spans) = &recipe.ground.spans else { return entry };
    for (row, look) in rows {
        let Some((from, to)) = spans.get(*row).copied().flatten() else { continue };
        let begin = period.from.filter(|_| !to_date).map_or(from, to_days).max(from);
        let end = period.to.map_or(to, to_days).min(to).min(recipe.ground.as_of);
        if end < begin {
            continue;
        }
        let part = |side: &Side| falling(recipe, side, *row, (from, to), (begin, end), place);
        if look.above {
            entry.numerator = entry.numerator + part(&recipe.numerator);
        }
        if let (true, Some(side)) = (look.below, &recipe.denominator) {
            entry.denominator = entry.denominator + part(side);
        }
        entry.records += u64::from(look.above || look.below);
        entry.incomplete += u64::from(look.unsure);
    }
    entry
}

/// What a row whose values are spread over days gives for some of them.
pub fn falling(
    recipe: &Recipe,
    side: &Side,
    row: usize,
    (from, to): (i32, i32),
    (begin, end): (i32, i32),
    place: &Geography,
) -> Decimal {
    let days = |first: i32, last: i32| i64::from(last) - i64::from(first);
    let length = days(from, to) + 1;
    let (before, until) = (days(from, begin), days(from, end) + 1);
    let amount = match &side.what {
        What::Records | What::Present(_) => Decimal::ONE,
        _ => side.value(row).unwrap_or_default(),
    };
    let of = |days: i64| {
        let first = first_days(amount, days, length);
        match side.what {
            What::Values(_) => recipe.ground.share(row, first, place),
            _ => first,
        }
    };
    of(until) - of(before)
}

/// What of an amount falls to the first days of all its days, rounded.
fn first_days(amount: Decimal, days: i64, all: i64) -> Decimal {
    if days >= all {
        return amount;
    }
    let share = BigRational::new(BigInt::from(days.max(0)), BigInt::from(all));
    Decimal::round_rational(&(amount.to_rational() * share), CONVERTED_DIGITS).unwrap_or(amount)
}
