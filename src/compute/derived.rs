//! Indicators made from others: arithmetic in one cell of the cube, exact
//! until the one division at its end.

use super::plan::Plan;
use super::scan::Union;
use super::tally::{SeriesKey, Tallies};
use crate::cube::{Address, Cube, Figure, Number, Origin, Reported, Status};
use crate::number::{Decimal, arithmetic, fraction, rational_to_f64};
use crate::project::{Formula, Measure, Project};
use num_rational::BigRational;
use std::collections::{BTreeMap, BTreeSet};

/// For each scan the derived indicators of which it counts several operands:
/// their records are counted together, each once.
pub fn unions(project: &Project, plan: &Plan) -> Vec<Vec<Union>> {
    let of_scan = |scan: &super::plan::Scan| {
        // Which records of a key count in a cell is known of each indicator by itself alone.
        let sums = scan.groups.iter().flat_map(|group| &group.sums).filter(|sum| !sum.depends_on_cell());
        let own: BTreeSet<usize> = sums.map(|sum| sum.indicator).collect();
        let several = plan.derived.iter().filter_map(|indicator| {
            let operands: Vec<usize> =
                leaves(project, *indicator).into_iter().filter(|operand| own.contains(operand)).collect();
            (operands.len() > 1).then_some(Union { indicator: *indicator, operands })
        });
        several.collect()
    };
    plan.scans.iter().map(of_scan).collect()
}

/// The indicators with records from which an indicator is made, each once.
pub fn leaves(project: &Project, indicator: usize) -> BTreeSet<usize> {
    let measure = &project.indicators[indicator].measure;
    if !matches!(measure, Measure::Derived(_) | Measure::Countries(_)) {
        return BTreeSet::from([indicator]);
    }
    measure.operands().into_iter().flat_map(|operand| leaves(project, operand)).collect()
}

/// The figures of a derived indicator, in the cells of its operands.
pub fn figures(
    project: &Project,
    number: usize,
    formula: &Formula,
    cube: &Cube,
    together: &BTreeMap<usize, Vec<Union>>,
    tallies: &Tallies,
) -> Vec<Figure> {
    let indicator = &project.indicators[number];
    let operands = formula.indicators();
    let mut seen = BTreeSet::new();
    let mut figures = Vec::new();
    for figure in cube.figures().iter().filter(|figure| operands.contains(&figure.address.indicator)) {
        let of = &figure.address;
        let dimension_asked =
            of.category.is_total() || indicator.by.iter().any(|by| by.name == *of.category.dimension);
        if !indicator.periods.contains(&of.period.kind)
            || !indicator.accumulate.contains(&of.accumulation)
            || !dimension_asked
        {
            continue;
        }
        let cell = (
            of.geography.clone(),
            of.programme.clone(),
            (of.period.kind, of.period.ordinal),
            of.accumulation,
            of.category.clone(),
        );
        if seen.insert(cell) {
            let address = Address { indicator: number, ..of.clone() };
            figures.push(figure_at(project, address, formula, cube, together, tallies));
        }
    }
    figures
}

fn figure_at(
    project: &Project,
    address: Address,
    formula: &Formula,
    cube: &Cube,
    together: &BTreeMap<usize, Vec<Union>>,
    tallies: &Tallies,
) -> Figure {
    let at = |indicator: usize| cube.get(&Address { indicator, ..address.clone() });
    let operands: Vec<Option<&Figure>> = formula.indicators().into_iter().map(at).collect();
    let status = |status: Status| operands.iter().any(|figure| figure.is_some_and(|f| f.status == status));
    let records = records(project, &address, &at, together, tallies);
    let incomplete = operands.iter().flatten().map(|figure| figure.incomplete).sum();
    let without = |status: Status| Figure { records, incomplete, ..Figure::empty(address.clone(), status) };
    if status(Status::NotApplicable) {
        return without(Status::NotApplicable);
    }
    if status(Status::Missing) || operands.iter().any(Option::is_none) {
        return without(Status::Missing);
    }
    let (origin, reported) = origin(&operands);
    let value_of = |indicator: usize| at(indicator).and_then(|figure| exact_value(project, figure));
    let parts = parts(formula, &value_of);
    let (numerator, denominator) = match &parts {
        Some((above, below)) => {
            (above.as_ref().and_then(Number::of_rational), below.as_ref().and_then(Number::of_rational))
        }
        None => (evaluate(formula, &value_of).as_ref().and_then(Number::of_rational), None),
    };
    let value = evaluate(formula, &value_of);
    let Some(value) = value else {
        return Figure { numerator, denominator, origin, reported, ..without(Status::Undefined) };
    };
    let value = if parts.is_some() {
        rational_to_f64(&value).map(Number::Quotient)
    } else {
        Number::of_rational(&value)
    };
    Figure {
        status: if value.is_some() { Status::Value } else { Status::Undefined },
        value,
        numerator,
        denominator,
        origin,
        reported,
        ..without(Status::Value)
    }
}

/// Where the value of a derived figure comes from: as its operands all do, else
/// from both; with the rows that were reported of them.
pub fn origin(operands: &[Option<&Figure>]) -> (Origin, Option<Box<Reported>>) {
    let figures = || operands.iter().flatten();
    let mut used: Vec<_> =
        figures().filter_map(|f| f.reported.as_ref()).flat_map(|r| r.used.clone()).collect();
    used.sort_unstable();
    used.dedup();
    let all = |origin: Origin| figures().all(|figure| figure.origin == origin);
    let origin = match (all(Origin::Computed), all(Origin::Reported)) {
        (true, _) => Origin::Computed,
        (_, true) => Origin::Reported,
        _ => Origin::Mixed,
    };
    let reported = (!used.is_empty()).then(|| Box::new(Reported { used, ..Reported::default() }));
    (origin, reported)
}

/// The distinct records behind a derived figure: those of operands counted by
/// one scan together, those of others besides.
pub fn records<'c>(
    project: &Project,
    address: &Address,
    at: &impl Fn(usize) -> Option<&'c Figure>,
    together: &BTreeMap<usize, Vec<Union>>,
    tallies: &Tallies,
) -> u64 {
    let mut alone = leaves(project, address.indicator);
    let mut records = 0;
    for union in together.get(&address.indicator).into_iter().flatten() {
        alone.retain(|operand| !union.operands.contains(operand));
        let entries = tallies.series.get(&SeriesKey::of(address));
        let entry = entries.and_then(|entries| entries.at(&address.period, address.accumulation));
        records += entry.map_or(0, |entry| entry.records);
    }
    records + alone.into_iter().filter_map(at).map(|figure| figure.records).sum::<u64>()
}

/// Numerator and denominator, where the formula is a division, perhaps times a number.
#[allow(clippy::type_complexity)] // A pair of sides, each of which may be undefined.
fn parts(
    formula: &Formula,
    value_of: &impl Fn(usize) -> Option<BigRational>,
) -> Option<(Option<BigRational>, Option<BigRational>)> {
    match formula {
        Formula::Operation('/', above, below) => Some((evaluate(above, value_of), evaluate(below, value_of))),
        Formula::Operation('*', a, b) => match (&**a, &**b) {
            (Formula::Number(_), other) | (other, Formula::Number(_)) => parts(other, value_of),
            _ => None,
        },
        _ => None,
    }
}

/// The value of a formula; none where an operand has none, and over zero.
pub fn evaluate(formula: &Formula, value_of: &impl Fn(usize) -> Option<BigRational>) -> Option<BigRational> {
    match formula {
        Formula::Indicator(indicator) => value_of(*indicator),
        Formula::Number(number) => Some(number.to_rational()),
        Formula::Operation(operation, left, right) => {
            let (left, right) = (evaluate(left, value_of)?, evaluate(right, value_of)?);
            arithmetic(*operation, left, right)
        }
    }
}

/// The value of a figure before it was rounded to an `f64`.
pub fn exact_value(project: &Project, figure: &Figure) -> Option<BigRational> {
    let exact = |number: Option<Number>| number?.to_decimal();
    let times = project.indicators[figure.address.indicator].times();
    match (times, exact(figure.numerator), exact(figure.denominator)) {
        (Some(times), Some(above), Some(below)) => fraction(above, below, times),
        // A ratio may have been reported without its parts.
        _ => exact(figure.value).map(Decimal::to_rational),
    }
}
