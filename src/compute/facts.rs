//! The facts of a group of indicators: for each record that its condition does
//! not rule out, what it adds to each indicator.

use super::judge::Judge;
use super::plan::{Group, Part, Sum, Tally};
use crate::number::Decimal;
use polars::prelude::*;

/// What the records of a group add to its indicators.
#[derive(Debug)]
pub struct Facts {
    /// The rows of the table that count or cannot be judged.
    pub rows: Vec<u32>,
    /// For each indicator of the group what each of these rows adds.
    pub added: Vec<Added>,
}

/// What records add to one indicator.
#[derive(Debug)]
pub struct Added {
    /// To the numerator.
    pub numerator: Side,
    /// To the denominator.
    pub denominator: Option<Side>,
    /// Whether the record is in numerator or denominator.
    pub counted: Vec<bool>,
    /// Whether it could not be judged because a value is missing.
    pub incomplete: Vec<bool>,
}

/// What records add to one side of a measure.
#[derive(Debug)]
pub enum Side {
    /// One, or nothing.
    Count(Vec<bool>),
    /// A value, or nothing.
    Sum(Vec<Option<Decimal>>),
    /// A key that counts once in a cell, or nothing.
    Distinct(Vec<Option<u32>>),
}

impl Facts {
    /// The facts of a group. `eligible` says which rows count at all.
    ///
    /// # Errors
    /// If Polars refuses an expression.
    pub fn new(judge: &Judge, group: &Group, eligible: impl Fn(usize) -> bool) -> PolarsResult<Facts> {
        let holds = judge.holds(group.condition.as_ref())?;
        let rows: Vec<u32> = (0..holds.len())
            .filter(|row| holds[*row] != Some(false) && eligible(*row))
            .map(|row| row as u32)
            .collect();
        let mut added = Vec::with_capacity(group.sums.len());
        for sum in &group.sums {
            added.push(Added::new(judge, sum, &holds, &rows)?);
        }
        Ok(Facts { rows, added })
    }
}

/// One side of a measure before it is known which records count.
struct Judged {
    /// Whether the side's own condition holds.
    holds: Vec<Option<bool>>,
    /// What the record has: always true for a count.
    has: Vec<bool>,
    values: Vec<Option<Decimal>>,
    keys: Vec<Option<u32>>,
}

impl Judged {
    fn new(judge: &Judge, part: &Part) -> PolarsResult<Judged> {
        let holds = judge.holds(part.condition.as_ref())?;
        let (mut values, mut keys) = (Vec::new(), Vec::new());
        let has = match &part.tally {
            Tally::Count => vec![true; holds.len()],
            Tally::Distinct(path) => {
                keys = judge.keys(path)?;
                keys.iter().map(Option::is_some).collect()
            }
            Tally::Sum(value) | Tally::Present(value) => {
                values = judge.values(value)?;
                values.iter().map(Option::is_some).collect()
            }
        };
        Ok(Judged { holds, has, values, keys })
    }

    fn counts(&self, row: usize) -> bool {
        self.holds[row] == Some(true) && self.has[row]
    }

    /// Whether the record might have counted, had a value not been missing.
    fn unsure(&self, row: usize) -> bool {
        self.holds[row].is_none() || (self.holds[row] == Some(true) && !self.has[row])
    }

    fn side(&self, part: &Part, rows: &[u32], counts: &[bool]) -> Side {
        let of = |i: usize| (rows[i] as usize, counts[i]);
        let all = 0..rows.len();
        match part.tally {
            Tally::Count | Tally::Present(_) => Side::Count(counts.to_vec()),
            Tally::Sum(_) => {
                Side::Sum(all.map(of).map(|(row, counts)| self.values[row].filter(|_| counts)).collect())
            }
            Tally::Distinct(_) => {
                Side::Distinct(all.map(of).map(|(row, counts)| self.keys[row].filter(|_| counts)).collect())
            }
        }
    }
}

impl Added {
    fn new(judge: &Judge, sum: &Sum, holds: &[Option<bool>], rows: &[u32]) -> PolarsResult<Added> {
        let numerator = Judged::new(judge, &sum.numerator)?;
        let denominator = sum.denominator.as_ref().map(|part| Judged::new(judge, part)).transpose()?;
        let mut above = Vec::with_capacity(rows.len());
        let mut below = Vec::with_capacity(rows.len());
        let mut incomplete = Vec::with_capacity(rows.len());
        for row in rows.iter().map(|row| *row as usize) {
            let judged = holds[row] == Some(true);
            let mut a = judged && numerator.counts(row);
            let mut b = judged && denominator.as_ref().is_some_and(|side| side.counts(row));
            let mut unsure =
                !judged || numerator.unsure(row) || denominator.as_ref().is_some_and(|side| side.unsure(row));
            if sum.paired && a != b {
                unsure = true;
                (a, b) = (false, false);
            }
            above.push(a);
            below.push(b);
            incomplete.push(unsure);
        }
        Ok(Added {
            numerator: numerator.side(&sum.numerator, rows, &above),
            denominator: denominator
                .as_ref()
                .zip(sum.denominator.as_ref())
                .map(|(side, part)| side.side(part, rows, &below)),
            counted: above.iter().zip(&below).map(|(a, b)| *a || *b).collect(),
            incomplete,
        })
    }
}
