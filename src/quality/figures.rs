//! Rules between indicators in one cell: no more spent than was budgeted.

use super::share::{Assessed, Outcome, Part, PartOf, Share};
use super::told::finding;
use crate::compute::{self, Scope};
use crate::cube::{Accumulation, Address, Cube, Programme, Status};
use crate::diag::{Finding, Place};
use crate::number::Decimal;
use crate::project::{FigureCheck, Formula, Project};
use crate::validate::Valid;
use num_rational::BigRational;
use num_traits::Zero;
use polars::prelude::PolarsResult;
use std::collections::BTreeSet;

/// Cells of which a finding says what stands in them.
const TOLD: usize = 5;

/// Judges each programme in each place, and in all together. A cell in which
/// an indicator has no value is not judged; one in which none has is left aside.
///
/// # Errors
/// If a figure cannot be computed.
pub fn judge(
    project: &Project,
    valid: &Valid,
    number: usize,
    check: &FigureCheck,
    findings: &mut Vec<Finding>,
) -> PolarsResult<Assessed> {
    let rule = &project.quality[number];
    let indicators = check.indicators();
    let mut scope = Scope::everything(project, valid.known.by);
    scope.indicators = indicators.clone();
    let cube = compute::compute(project, valid, &scope)?.cube;
    let mut assessed = Assessed { rule: number, ..Assessed::default() };
    let mut seen = BTreeSet::new();
    let mut failing = Vec::new();
    for figure in cube.figures() {
        let of = &figure.address;
        let total = !matches!(of.programme, Programme::One(_)) && !project.programmes.is_empty();
        if of.period.kind != check.period || !of.category.is_total() || total {
            continue;
        }
        let key = (of.programme.clone(), of.geography.clone(), of.period.ordinal);
        if !seen.insert(key) {
            continue;
        }
        let sides = [Accumulation::InPeriod, Accumulation::ToDate, Accumulation::AtEnd]
            .into_iter()
            .find_map(|accumulation| sides(&cube, check, &Address { accumulation, ..of.clone() }));
        let outcome = match &sides {
            Some((left, right)) => Outcome::of(Some(holds(left, check.sign, right))),
            None if any_value(&cube, &indicators, of) => Outcome::Unjudged,
            None => continue,
        };
        let mut share = Share::default();
        share.add(outcome);
        assessed.all.add(outcome);
        let (programme, geography) = (of.programme.clone(), of.geography.clone());
        if let (Outcome::Fails, Some((left, right))) = (outcome, &sides) {
            let period =
                if project.programmes.is_empty() { String::new() } else { format!("{} ", programme.code()) };
            failing.push(format!(
                "{period}{} {}: {} against {}",
                geography.code(),
                of.period.code,
                said(left),
                said(right)
            ));
        }
        assessed
            .parts
            .push(Part { of: PartOf::Cell { programme, geography, period: of.period.clone() }, share });
    }
    assessed.indicators = indicators.into_iter().map(|indicator| (indicator, assessed.all)).collect();
    let beyond = rule.at_most.is_none_or(|most| assessed.all.is_beyond(most));
    if !failing.is_empty() && beyond {
        let more = failing.len() > TOLD;
        failing.truncate(TOLD);
        let found = failing.join("; ") + if more { "; …" } else { "" };
        findings.push(finding(project, rule, Place::Project, assessed.all).found(found));
    }
    Ok(assessed)
}

/// Both sides in a cell, if every indicator has a value there.
fn sides(cube: &Cube, check: &FigureCheck, address: &Address) -> Option<(BigRational, BigRational)> {
    Some((evaluate(cube, &check.left, address)?, evaluate(cube, &check.right, address)?))
}

fn evaluate(cube: &Cube, formula: &Formula, address: &Address) -> Option<BigRational> {
    match formula {
        Formula::Number(number) => Some(number.to_rational()),
        Formula::Indicator(indicator) => {
            let figure = cube.get(&Address { indicator: *indicator, ..address.clone() })?;
            let value = figure.value.filter(|_| figure.status == Status::Value)?;
            value.to_decimal().map(Decimal::to_rational)
        }
        Formula::Operation(sign, left, right) => {
            let (left, right) = (evaluate(cube, left, address)?, evaluate(cube, right, address)?);
            match sign {
                '+' => Some(left + right),
                '-' => Some(left - right),
                '*' => Some(left * right),
                _ if right.is_zero() => None,
                _ => Some(left / right),
            }
        }
    }
}

fn any_value(cube: &Cube, indicators: &[usize], address: &Address) -> bool {
    let accumulations = [Accumulation::InPeriod, Accumulation::ToDate, Accumulation::AtEnd];
    indicators.iter().any(|indicator| {
        accumulations.into_iter().any(|accumulation| {
            let at = Address { indicator: *indicator, accumulation, ..address.clone() };
            cube.get(&at).is_some_and(|figure| figure.status == Status::Value)
        })
    })
}

fn holds(left: &BigRational, sign: &str, right: &BigRational) -> bool {
    match sign {
        "<=" => left <= right,
        ">=" => left >= right,
        "<>" => left != right,
        "<" => left < right,
        ">" => left > right,
        _ => left == right,
    }
}

fn said(number: &BigRational) -> String {
    Decimal::round_rational(number, 2).map(|number| number.to_string()).unwrap_or_default()
}
