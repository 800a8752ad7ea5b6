//! Figures that are arithmetic over others, from what was counted again.

use super::counts::{Count, Counts};
use super::figure::{differs, expected, stands};
use super::recipe::adds_money;
use super::slots::Entry;
use crate::cube::{Address, Figure, Number, Origin, Status};
use crate::diag::Finding;
use crate::number::{Decimal, fraction, rational_to_f64};
use crate::project::{Basis, Component, Formula, Measure};
use num_rational::BigRational;
use num_traits::Zero;
use std::collections::{BTreeMap, BTreeSet};

/// What is not the same in the figures of a derived indicator.
pub fn differences(counts: &Counts, number: usize, formula: &Formula, figures: &[&Figure]) -> Vec<Finding> {
    let project = counts.columns.tables.project;
    let behind = Behind::new(counts, number);
    let mut findings = Vec::new();
    for figure in figures {
        let address = &figure.address;
        let told = |what: &str, stands: String, should: String| {
            (stands != should).then(|| [what.to_string(), stands, should])
        };
        let of_value = || {
            if figure.origin != Origin::Computed {
                return None;
            }
            // Where an indicator of it has no records it may be missing; else it has a value, or none.
            let is_told = matches!(figure.status, Status::Value | Status::Undefined);
            if !is_told && !all_told(counts, address, &formula.indicators()) {
                return None;
            }
            // What is derived from a reported total cannot be computed from records.
            let answer = answer(counts, address, formula)?;
            let (above, below) = sides(counts, address, formula);
            told("value", stands(figure.value), stands(answer.value))
                .or_else(|| told("numerator", stands(figure.numerator), stands(above)))
                .or_else(|| told("denominator", stands(figure.denominator), stands(below)))
        };
        let of_records = || {
            let (records, incomplete) =
                (behind.records(counts, address), incomplete(counts, address, number));
            told("number of records", figure.records.to_string(), records.to_string()).or_else(|| {
                told("number of incomplete records", figure.incomplete.to_string(), incomplete.to_string())
            })
        };
        findings.extend(of_value().or_else(of_records).map(|wrong| differs(project, address, wrong)));
    }
    findings
}

/// Whether each of some indicators has records in a cell, and what they come to.
fn all_told(counts: &Counts, address: &Address, operands: &[usize]) -> bool {
    let indicators = &counts.columns.tables.project.indicators;
    leaves(counts, operands).into_iter().all(|leaf| {
        let entry = entry(counts, address, leaf);
        let told = indicators.get(leaf).map(|indicator| expected(indicator, &entry).status);
        entry.records > 0 && matches!(told, Some(Status::Value | Status::Undefined))
    })
}

/// Whether a formula is arithmetic over indicators that are made of records.
fn is_of_records(counts: &Counts, formula: &Formula) -> bool {
    let indicators = &counts.columns.tables.project.indicators;
    formula.indicators().into_iter().all(|operand| match indicators.get(operand).map(|own| &own.measure) {
        Some(Measure::Derived(formula)) => is_of_records(counts, formula),
        _ => counts.of(operand).is_some(),
    })
}

struct Answer {
    value: Option<Number>,
}

/// The value of a formula in a cell; none where one of its indicators is not
/// made of records.
fn answer(counts: &Counts, address: &Address, formula: &Formula) -> Option<Answer> {
    if !is_of_records(counts, formula) {
        return None;
    }
    let value = worked_out(counts, address, formula);
    let value = value.and_then(|value| match division(formula) {
        Some(_) => rational_to_f64(&value).map(Number::Quotient),
        None => Number::of_rational(&value),
    });
    Some(Answer { value })
}

/// The numerator and the denominator of a formula in a cell: of a division,
/// perhaps times a number, its sides; else the value alone.
fn sides(counts: &Counts, address: &Address, formula: &Formula) -> (Option<Number>, Option<Number>) {
    let number =
        |formula: &Formula| worked_out(counts, address, formula).as_ref().and_then(Number::of_rational);
    match division(formula) {
        Some((above, below)) => (number(above), number(below)),
        None => (number(formula), None),
    }
}

fn division(formula: &Formula) -> Option<(&Formula, &Formula)> {
    match formula {
        Formula::Operation('/', above, below) => Some((above, below)),
        Formula::Operation('*', left, right) => match (&**left, &**right) {
            (Formula::Number(_), other) | (other, Formula::Number(_)) => division(other),
            _ => None,
        },
        _ => None,
    }
}

/// The exact value of a formula in a cell; none over zero.
pub fn worked_out(counts: &Counts, address: &Address, formula: &Formula) -> Option<BigRational> {
    match formula {
        Formula::Number(number) => Some(number.to_rational()),
        Formula::Indicator(indicator) => exact(counts, &Address { indicator: *indicator, ..address.clone() }),
        Formula::Operation(operation, left, right) => {
            let left = worked_out(counts, address, left)?;
            let right = worked_out(counts, address, right)?;
            match operation {
                '+' => Some(left + right),
                '-' => Some(left - right),
                '*' => Some(left * right),
                _ if right.is_zero() => None,
                _ => Some(left / right),
            }
        }
    }
}

/// The exact value of an indicator in a cell, before it is rounded.
fn exact(counts: &Counts, address: &Address) -> Option<BigRational> {
    let indicator = counts.columns.tables.project.indicators.get(address.indicator)?;
    if let Measure::Derived(formula) = &indicator.measure {
        return worked_out(counts, address, formula);
    }
    let entry = counts.of(address.indicator)?.at(address);
    match indicator.times() {
        Some(times) => fraction(entry.numerator, entry.denominator, times),
        None => expected(indicator, &entry).value.and_then(Number::to_decimal).map(Decimal::to_rational),
    }
}

/// The indicators with records, or reported ones, behind some indicators.
fn leaves(counts: &Counts, operands: &[usize]) -> BTreeSet<usize> {
    let indicators = &counts.columns.tables.project.indicators;
    let of = |indicator: usize| match indicators.get(indicator).map(|indicator| &indicator.measure) {
        Some(Measure::Derived(formula)) => leaves(counts, &formula.indicators()),
        Some(Measure::Countries(comparison)) => leaves(counts, &comparison.indicators()),
        _ => BTreeSet::from([indicator]),
    };
    operands.iter().copied().flat_map(of).collect()
}

/// The rows that could not be judged for any of the indicators of a formula.
fn incomplete(counts: &Counts, address: &Address, number: usize) -> u64 {
    match counts.columns.tables.project.indicators.get(number).map(|indicator| &indicator.measure) {
        Some(Measure::Derived(formula)) => {
            formula.indicators().into_iter().map(|operand| incomplete(counts, address, operand)).sum()
        }
        _ => entry(counts, address, number).incomplete,
    }
}

fn entry(counts: &Counts, address: &Address, indicator: usize) -> Entry {
    let at = Address { indicator, ..address.clone() };
    counts.of(indicator).map(|count| count.at(&at)).unwrap_or_default()
}

/// The records behind a derived indicator: those of indicators that are counted
/// at the same time and place together, each once.
pub struct Behind {
    together: Vec<Count>,
    alone: Vec<usize>,
}

impl Behind {
    /// What is behind a derived indicator.
    pub fn new(counts: &Counts, number: usize) -> Behind {
        let project = counts.columns.tables.project;
        let mut behind = Behind { together: Vec::new(), alone: Vec::new() };
        let Some(of) = project.indicators.get(number) else { return behind };
        let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for leaf in leaves(counts, &of.measure.operands()) {
            let Some(indicator) = project.indicators.get(leaf) else { continue };
            // Which records of a key count depends on the cell, so they cannot be put together.
            let by_cell = |component: &Component| component.first || !component.having.is_empty();
            let is_walked = match &indicator.measure {
                Measure::Single(component) => !by_cell(component),
                Measure::Ratio { numerator, denominator, .. } => !by_cell(numerator) && !by_cell(denominator),
                Measure::Mean(_) | Measure::Checklist { .. } => true,
                _ => false,
            };
            match &indicator.basis {
                Some(Basis { table, date, place, programme, split, .. }) if is_walked => {
                    let fall = (*table, date, place, programme, split, adds_money(&indicator.measure));
                    alike.entry(fall).or_default().push(leaf);
                }
                _ => behind.alone.push(leaf),
            }
        }
        for several in alike.into_values() {
            match several.as_slice() {
                [one] => behind.alone.push(*one),
                several => behind.together.extend(counts.together(number, several)),
            }
        }
        behind
    }

    /// How many records are behind a figure.
    pub fn records(&self, counts: &Counts, address: &Address) -> u64 {
        let together: u64 = self.together.iter().map(|count| count.at(address).records).sum();
        let alone = self.alone.iter().map(|indicator| entry(counts, address, *indicator).records);
        together + alone.sum::<u64>()
    }
}
