//! The rows of a derived figure: those of the figures that it is made from,
//! each row once.

use super::model::{Entry, Explanation};
use crate::number::{Decimal, fraction};
use crate::project::{Formula, Measure, Project};
use std::collections::BTreeMap;

/// For each figure that adds to one side of a formula, by what it is multiplied.
type Side = BTreeMap<usize, Decimal>;

/// Joins the rows of the operands: a row counts if it counts in one of them,
/// with what it adds to either side of the formula.
pub fn join(explained: &mut Explanation, measure: &Measure, project: &Project) {
    if explained.operands.is_empty() {
        return;
    }
    let (above, below) = match measure {
        Measure::Derived(formula) => sides(formula, Decimal::ONE),
        _ => (None, None),
    };
    let mut rows: BTreeMap<(std::sync::Arc<str>, crate::diag::Place, Option<usize>), Entry> = BTreeMap::new();
    for operand in &explained.operands {
        let number = operand.figure.address.indicator;
        // What a quotient of two sums adds to a sum is not told by its records.
        let plain = project.indicators[number].is_count();
        let factor = |side: &Option<Side>| side.as_ref().and_then(|side| side.get(&number)).copied();
        let (above, below) = (factor(&above).filter(|_| plain), factor(&below).filter(|_| plain));
        for entry in operand.records.iter().chain(&operand.excluded) {
            let mut entry = entry.clone();
            let own = entry.numerator;
            entry.numerator = own.zip(above).and_then(|(own, factor)| times(own, factor));
            entry.denominator = own.zip(below).and_then(|(own, factor)| times(own, factor));
            let key = (entry.table.clone(), entry.place.clone(), entry.row);
            match rows.get_mut(&key) {
                None => {
                    rows.insert(key, entry);
                }
                Some(known) => add(known, entry),
            }
        }
        for entry in &operand.superseded {
            let known = |other: &Entry| other.table == entry.table && other.place == entry.place;
            if !explained.superseded.iter().any(known) {
                explained.superseded.push(entry.clone());
            }
        }
    }
    for entry in rows.into_values() {
        match entry.why {
            None => explained.records.push(entry),
            Some(_) => explained.excluded.push(entry),
        }
    }
}

/// Adds what a row is to a further operand.
fn add(known: &mut Entry, other: Entry) {
    let sum = |a: Option<Decimal>, b: Option<Decimal>| match (a, b) {
        (Some(a), Some(b)) => Some(a + b),
        (a, b) => a.or(b),
    };
    known.numerator = sum(known.numerator, other.numerator);
    known.denominator = sum(known.denominator, other.denominator);
    // Of two reasons the first that is told stays; counting in one is counting.
    if other.why.is_none() {
        known.why = None;
    }
    for cell in other.cells {
        if !known.cells.contains(&cell) {
            known.cells.push(cell);
        }
    }
}

fn times(a: Decimal, b: Decimal) -> Option<Decimal> {
    Decimal::round_rational(&fraction(a, Decimal::ONE, b)?, crate::number::SCALE)
}

/// What is divided and by what, where a formula is a division of sums of
/// figures; without a division all of it is the first.
fn sides(formula: &Formula, factor: Decimal) -> (Option<Side>, Option<Side>) {
    match formula {
        Formula::Operation('/', above, below) => (linear(above, factor), linear(below, Decimal::ONE)),
        Formula::Operation('*', a, b) => match (&**a, &**b) {
            // By what a quotient is multiplied is no part of either side.
            (Formula::Number(_), other @ Formula::Operation('/', ..))
            | (other @ Formula::Operation('/', ..), Formula::Number(_)) => sides(other, factor),
            _ => (linear(formula, factor), None),
        },
        _ => (linear(formula, factor), None),
    }
}

fn linear(formula: &Formula, factor: Decimal) -> Option<Side> {
    match formula {
        Formula::Indicator(number) => Some(Side::from([(*number, factor)])),
        Formula::Operation(sign @ ('+' | '-'), left, right) => {
            let mut side = linear(left, factor)?;
            for (number, factor) in linear(right, if *sign == '-' { -factor } else { factor })? {
                let known = side.entry(number).or_insert(Decimal::ZERO);
                *known = *known + factor;
            }
            Some(side)
        }
        Formula::Operation('*', a, b) => match (&**a, &**b) {
            (Formula::Number(number), other) | (other, Formula::Number(number)) => {
                linear(other, times(factor, *number)?)
            }
            _ => None,
        },
        Formula::Number(_) | Formula::Operation(..) => None,
    }
}
