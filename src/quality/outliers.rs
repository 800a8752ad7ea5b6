//! Values that lie far from those of the other records: more than so many
//! interquartile ranges below the first or above the third quartile.
//!
//! Quartiles are those of linear interpolation between the closest ranks: of n
//! values in order, counted from zero, the first stands at (n − 1) ÷ 4, the
//! third at 3 (n − 1) ÷ 4. That is what `QUARTILE.INC` of spreadsheets gives.

use super::share::{Judged, Outcome};
use crate::compute::Judge;
use crate::number::{Decimal, SCALE};
use crate::project::{Expression, Outliers, Project};
use crate::validate::Valid;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;
use polars::prelude::PolarsResult;
use std::collections::BTreeMap;

use super::records::meant;

/// Judges the values of a table. Groups of too few values, and such as have no
/// spread, are not judged.
///
/// # Errors
/// If Polars refuses an expression.
pub fn judge(
    project: &Project,
    valid: &Valid,
    table: usize,
    check: &Outliers,
    condition: Option<&Expression>,
) -> PolarsResult<Judged> {
    let judge = Judge::new(project, &valid.tables, table, std::iter::once(&check.value))?;
    let values = judge.values(&check.value)?;
    let groups = match &check.within {
        Some(path) => judge.keys(path)?,
        None => vec![Some(0); values.len()],
    };
    let meant = meant(project, valid, table, condition)?;
    let mut by_group: BTreeMap<u32, Vec<i128>> = BTreeMap::new();
    for ((value, group), meant) in values.iter().zip(&groups).zip(&meant) {
        if let (Some(value), Some(group), true) = (value, group, meant) {
            by_group.entry(*group).or_default().push(value.units());
        }
    }
    let fences: BTreeMap<u32, Fences> = by_group
        .into_iter()
        .filter(|(_, values)| values.len() >= check.least)
        .filter_map(|(group, values)| Some((group, Fences::of(values, check.factor)?)))
        .collect();
    let mut judged = Judged { columns: check.value.columns.clone(), ..Judged::default() };
    judged.columns.extend(check.within.clone());
    for (row, (value, group)) in values.iter().zip(&groups).enumerate() {
        let of_group = group.and_then(|group| fences.get(&group));
        let outcome = match value.zip(of_group) {
            None => Outcome::Unjudged,
            Some((value, fences)) if fences.hold(value.units()) => Outcome::Meets,
            Some((_, fences)) => {
                judged.notes.insert(row, fences.said());
                Outcome::Fails
            }
        };
        judged.outcomes.push(outcome);
    }
    Ok(judged)
}

/// Between which values the others lie, in units of a decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fences {
    /// The least value that is no outlier.
    pub low: i128,
    /// The greatest.
    pub high: i128,
    /// How many values they are made from.
    pub values: usize,
}

impl Fences {
    /// The fences of some values; none if they have no spread.
    pub fn of(mut values: Vec<i128>, factor: Decimal) -> Option<Fences> {
        values.sort_unstable();
        let quartile = |number: usize| -> Option<BigInt> {
            let place = (values.len() - 1) * number;
            let (at, rest) = (place / 4, place % 4);
            let here = BigInt::from(*values.get(at)?);
            let next = BigInt::from(*values.get(at + 1).or(values.get(at))?);
            // Four times the quartile is a whole number.
            Some(&here * 4 + (next - &here) * BigInt::from(rest))
        };
        if values.is_empty() {
            return None;
        }
        let (first, third) = (quartile(1)?, quartile(3)?);
        let range = &third - &first;
        if range == BigInt::from(0) {
            return None;
        }
        let four = BigRational::from_integer(BigInt::from(4));
        let reach = factor.to_rational() * BigRational::from_integer(range);
        let low = (BigRational::from_integer(first) - &reach) / &four;
        let high = (BigRational::from_integer(third) + &reach) / &four;
        // A value is a whole number of units, so the nearest units within hold the same.
        Some(Fences {
            low: low.ceil().to_integer().to_i128()?,
            high: high.floor().to_integer().to_i128()?,
            values: values.len(),
        })
    }

    /// Whether a value lies between them.
    pub fn hold(&self, value: i128) -> bool {
        self.low <= value && value <= self.high
    }

    fn said(&self) -> String {
        let shown = |units: i128| Decimal::from_units(units).round(SCALE.min(2));
        format!("{} values lie between {} and {}", self.values, shown(self.low), shown(self.high))
    }
}
