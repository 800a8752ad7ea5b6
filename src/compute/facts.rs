//! The facts of a group of indicators: for each record that its condition does
//! not rule out, what it adds to each indicator.

use super::fall::Sets;
use super::judge::Judge;
use super::plan::{Answers, Part, Statistic, Sum, Tally};
use super::terms::Term;
use crate::number::{Decimal, SCALE};
use crate::project::{Expression, Project};
use crate::table::Table;
use polars::prelude::*;
use std::collections::BTreeSet;

/// What the records of a group add to its indicators.
#[derive(Debug)]
pub struct Facts {
    /// The rows of the table that count or cannot be judged.
    pub rows: Vec<u32>,
    /// For each indicator of the group what each of these rows adds.
    pub added: Vec<Added>,
    /// Where a row stands once for each of several keys that are places: the
    /// place of each, outside of which it does not count.
    pub own_places: Option<Vec<Option<u32>>>,
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
    /// A value of which something is taken that is no sum, or nothing.
    Values(Statistic, Vec<Option<Decimal>>),
    /// A key that counts once in a cell where its records meet all terms, or nothing.
    Having {
        /// The key of each record.
        keys: Vec<Option<u32>>,
        /// What the records of a key must come to.
        terms: Vec<Term>,
    },
}

/// Where the records of a table are judged.
#[derive(Clone, Copy)]
pub struct Court<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its tables.
    pub tables: &'a [Table],
    /// The table.
    pub table: usize,
    /// Who judges.
    pub judge: &'a Judge<'a>,
}

impl Facts {
    /// The facts of some indicators of a group. `eligible` says which rows
    /// count at all.
    ///
    /// # Errors
    /// If Polars refuses an expression.
    pub fn new(
        court: Court<'_>,
        condition: Option<&Expression>,
        sums: &[&Sum],
        eligible: impl Fn(usize) -> bool,
    ) -> PolarsResult<Facts> {
        let holds = court.judge.holds(condition)?;
        let rows: Vec<u32> = (0..holds.len())
            .filter(|row| holds[*row] != Some(false) && eligible(*row))
            .map(|row| row as u32)
            .collect();
        let mut added = Vec::with_capacity(sums.len());
        for sum in sums {
            added.push(Added::new(court, sum, &holds, &rows)?);
        }
        Ok(Facts { rows, added, own_places: None })
    }

    /// The same with a row standing once for each of its keys: for an
    /// indicator that counts the distinct entries of a list. With `places_of`,
    /// which gives the places in which a key of a row counts, a row stands once
    /// for each of them, and nowhere else. The record itself counts with the
    /// first of its keys, in all or in each place.
    pub fn by_entry(&self, keys: &Sets, places_of: Option<&dyn Fn(usize, u32) -> Vec<u32>>) -> Facts {
        let mut facts = Facts { rows: Vec::new(), added: Vec::new(), own_places: None };
        let Some(added) = self.added.first() else { return facts };
        let (mut of, mut first, mut numbers, mut places) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (i, row) in self.rows.iter().enumerate() {
            let of_row = if added.counted[i] { keys.of(*row as usize) } else { &[] };
            // A row that does not count stands once, to say that it could not be judged.
            let entries: Vec<Option<u32>> =
                if of_row.is_empty() { vec![None] } else { of_row.iter().copied().map(Some).collect() };
            let mut counted: BTreeSet<Option<u32>> = BTreeSet::new();
            for key in entries {
                let own: Vec<Option<u32>> = match (places_of, key) {
                    (Some(places_of), Some(key)) => {
                        places_of(*row as usize, key).into_iter().map(Some).collect()
                    }
                    _ => vec![None],
                };
                for place in own {
                    facts.rows.push(*row);
                    of.push(i);
                    first.push(counted.insert(place));
                    numbers.push(key);
                    places.push(place);
                }
            }
        }
        let flags = |flags: &[bool]| of.iter().zip(&first).map(|(i, first)| flags[*i] && *first).collect();
        facts.added.push(Added {
            numerator: match &added.numerator {
                Side::Having { terms, .. } => {
                    let terms = terms.iter().map(|term| term.repeat(&of)).collect();
                    Side::Having { keys: numbers, terms }
                }
                _ => Side::Distinct(numbers),
            },
            denominator: added.denominator.as_ref().map(|side| side.repeat(&of, &first)),
            counted: flags(&added.counted),
            incomplete: flags(&added.incomplete),
        });
        facts.own_places = places_of.map(|_| places);
        facts
    }
}

impl Side {
    /// What repeated records add: nothing where a repetition does not count.
    fn repeat(&self, of: &[usize], counts: &[bool]) -> Side {
        let each = of.iter().zip(counts);
        let values = |values: &[Option<Decimal>]| {
            of.iter().zip(counts).map(|(i, counts)| values[*i].filter(|_| *counts)).collect()
        };
        let repeated = |keys: &[Option<u32>]| {
            of.iter().zip(counts).map(|(i, counts)| keys[*i].filter(|_| *counts)).collect()
        };
        match self {
            Side::Count(flags) => Side::Count(each.map(|(i, counts)| flags[*i] && *counts).collect()),
            Side::Sum(sum) => Side::Sum(values(sum)),
            Side::Values(statistic, of_records) => Side::Values(*statistic, values(of_records)),
            Side::Distinct(keys) => Side::Distinct(repeated(keys)),
            Side::Having { keys, terms } => Side::Having {
                keys: repeated(keys),
                terms: terms.iter().map(|term| term.repeat(of)).collect(),
            },
        }
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
            Tally::Sum(value) | Tally::Present(value) | Tally::Statistic(_, value) => {
                values = judge.values(value)?;
                values.iter().map(Option::is_some).collect()
            }
            Tally::Yes(answers) | Tally::Answered(answers) => {
                values = weighed(judge, answers, matches!(part.tally, Tally::Yes(_)))?;
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

    fn side(&self, court: Court<'_>, part: &Part, rows: &[u32], counts: &[bool]) -> PolarsResult<Side> {
        let values = || {
            let all = rows.iter().zip(counts);
            all.map(|(row, counts)| self.values[*row as usize].filter(|_| *counts)).collect()
        };
        Ok(match &part.tally {
            Tally::Count | Tally::Present(_) => Side::Count(counts.to_vec()),
            Tally::Sum(_) | Tally::Yes(_) | Tally::Answered(_) => Side::Sum(values()),
            Tally::Statistic(statistic, _) => Side::Values(*statistic, values()),
            Tally::Distinct(_) => {
                let all = rows.iter().zip(counts);
                let keys = all.map(|(row, counts)| self.keys[*row as usize].filter(|_| *counts)).collect();
                if part.having.is_empty() {
                    return Ok(Side::Distinct(keys));
                }
                let Court { project, tables, table, judge } = court;
                let term = |having| Term::new(project, tables, table, judge, having, rows);
                Side::Having { keys, terms: part.having.iter().map(term).collect::<PolarsResult<_>>()? }
            }
        })
    }
}

impl Added {
    fn new(court: Court<'_>, sum: &Sum, holds: &[Option<bool>], rows: &[u32]) -> PolarsResult<Added> {
        let numerator = Judged::new(court.judge, &sum.numerator)?;
        let denominator = sum.denominator.as_ref();
        let denominator = denominator.map(|part| Judged::new(court.judge, part)).transpose()?;
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
            numerator: numerator.side(court, &sum.numerator, rows, &above)?,
            denominator: denominator
                .as_ref()
                .zip(sum.denominator.as_ref())
                .map(|(side, part)| side.side(court, part, rows, &below))
                .transpose()?,
            counted: above.iter().zip(&below).map(|(a, b)| *a || *b).collect(),
            incomplete,
        })
    }
}

/// For each row the weight of its answer, times the answer where that is asked
/// for. There is none without an answer from 0 to 1, or with a weight below 0.
fn weighed(judge: &Judge, answers: &Answers, by_answer: bool) -> PolarsResult<Vec<Option<Decimal>>> {
    let given = judge.values(&answers.answer)?;
    let weights = match &answers.weight {
        None => vec![Some(Decimal::ONE); given.len()],
        Some(weight) => judge.values(weight)?,
    };
    let weighed = given.into_iter().zip(weights).map(|(answer, weight)| {
        let answer = answer.filter(|answer| (Decimal::ZERO..=Decimal::ONE).contains(answer))?;
        let weight = weight.filter(|weight| *weight >= Decimal::ZERO)?;
        match answer {
            _ if !by_answer || answer == Decimal::ONE => Some(weight),
            Decimal::ZERO => Some(Decimal::ZERO),
            part => Decimal::round_rational(&(weight.to_rational() * part.to_rational()), SCALE),
        }
    });
    Ok(weighed.collect())
}
