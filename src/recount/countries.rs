//! Numbers of countries in which something holds of other indicators.

use super::counts::Counts;
use super::derived::{Behind, worked_out};
use super::figure::{differs, stands};
use super::members::Members;
use crate::cube::{Accumulation, Address, Cube, Figure, Geography, Number, Origin, Programme, Status};
use crate::diag::Finding;
use crate::number::Decimal;
use crate::period::{PeriodKind, to_days};
use crate::project::{Comparison, Formula};
use num_rational::BigRational;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// All of an address but the indicator and the place.
type Rest = (Programme, PeriodKind, i32, Accumulation);

fn rest(address: &Address) -> Rest {
    (address.programme.clone(), address.period.kind, address.period.ordinal, address.accumulation)
}

/// What is not the same in the figures of a number of countries.
pub fn differences(
    counts: &Counts,
    number: usize,
    comparison: &Comparison,
    figures: &[&Figure],
    cube: &Cube,
) -> Vec<Finding> {
    let project = counts.columns.tables.project;
    let operands = comparison.indicators();
    let mut countries: BTreeMap<Rest, BTreeSet<Arc<str>>> = BTreeMap::new();
    for figure in cube.figures() {
        let address = &figure.address;
        if let (true, true, Geography::Country(code)) =
            (operands.contains(&address.indicator), address.category.is_total(), &address.geography)
        {
            countries.entry(rest(address)).or_default().insert(code.clone());
        }
    }
    let there: BTreeSet<usize> = cube.figures().iter().map(|figure| figure.address.indicator).collect();
    // A comparison can be checked where all its indicators are shown, in all countries.
    let is_whole =
        counts.scope.countries.is_empty() && operands.iter().all(|operand| there.contains(operand));
    let members = Members::new(&counts.columns.tables);
    let behind = Behind::new(counts, number);
    let nothing = BTreeSet::new();
    let mut findings = Vec::new();
    for figure in figures {
        let address = &figure.address;
        let told = |what: &str, stands: String, should: String| {
            (stands != should).then(|| [what.to_string(), stands, should])
        };
        let of_countries = || {
            let all = countries.get(&rest(address)).unwrap_or(&nothing);
            let end = address.period.to.map_or(counts.scope.as_of, |to| to.min(counts.scope.as_of));
            let is_asked = |code: &&Arc<str>| match &address.geography {
                Geography::Country(own) => own == *code,
                Geography::Group(group) => members.has(group, code, Some(to_days(end))),
                _ => true,
            };
            let (mut holding, mut open) = (0i64, 0u64);
            for code in all.iter().filter(is_asked) {
                let own = Address { geography: Geography::Country(code.clone()), ..address.clone() };
                let figure_of = |operand: usize| cube.get(&Address { indicator: operand, ..own.clone() });
                let applies = |operand: &usize| {
                    figure_of(*operand).is_some_and(|figure| figure.status != Status::NotApplicable)
                };
                if !operands.iter().any(applies) {
                    continue;
                }
                let value_of = |operand: usize| {
                    let figure = figure_of(operand)?;
                    match (figure.status, figure.origin) {
                        (Status::Value, Origin::Computed) => {
                            worked_out(counts, &own, &Formula::Indicator(operand))
                        }
                        (Status::Value, _) => figure.value?.to_decimal().map(Decimal::to_rational),
                        _ => None,
                    }
                };
                match holds(comparison, &value_of) {
                    Some(true) => holding += 1,
                    Some(false) => {}
                    None => open += 1,
                }
            }
            let of_value = || {
                let is_value = figure.status == Status::Value;
                let value = is_value.then(|| Number::Exact(Decimal::from(holding)));
                told("value", stands(figure.value), stands(value))
            };
            of_value().or_else(|| {
                told("number of incomplete records", figure.incomplete.to_string(), open.to_string())
            })
        };
        let of_records = || {
            let records = behind.records(counts, address);
            told("number of records", figure.records.to_string(), records.to_string())
        };
        let wrong = if is_whole { of_countries().or_else(of_records) } else { None };
        findings.extend(wrong.map(|wrong| differs(project, address, wrong)));
    }
    findings
}

/// Whether a comparison holds; none where what is not known decides.
fn holds(comparison: &Comparison, value_of: &dyn Fn(usize) -> Option<BigRational>) -> Option<bool> {
    match comparison {
        Comparison::Compare(left, sign, right) => {
            let order = value(left, value_of)?.cmp(&value(right, value_of)?);
            match *sign {
                "=" => Some(order == Ordering::Equal),
                "<>" => Some(order != Ordering::Equal),
                "<" => Some(order == Ordering::Less),
                "<=" => Some(order != Ordering::Greater),
                ">" => Some(order == Ordering::Greater),
                ">=" => Some(order != Ordering::Less),
                _ => None,
            }
        }
        Comparison::And(left, right) => {
            let both = [holds(left, value_of), holds(right, value_of)];
            if both.contains(&Some(false)) { Some(false) } else { both[0].zip(both[1]).map(|_| true) }
        }
        Comparison::Or(left, right) => {
            let both = [holds(left, value_of), holds(right, value_of)];
            if both.contains(&Some(true)) { Some(true) } else { both[0].zip(both[1]).map(|_| false) }
        }
        Comparison::Not(inner) => holds(inner, value_of).map(|holds| !holds),
    }
}

fn value(formula: &Formula, value_of: &dyn Fn(usize) -> Option<BigRational>) -> Option<BigRational> {
    match formula {
        Formula::Number(number) => Some(number.to_rational()),
        Formula::Indicator(operand) => value_of(*operand),
        Formula::Operation(operation, left, right) => {
            let (left, right) = (value(left, value_of)?, value(right, value_of)?);
            match operation {
                '+' => Some(left + right),
                '-' => Some(left - right),
                '*' => Some(left * right),
                _ if num_traits::Zero::is_zero(&right) => None,
                _ => Some(left / right),
            }
        }
    }
}
