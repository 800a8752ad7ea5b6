//! What a figure must say, given what its rows come to.

use super::slots::Entry;
use crate::cube::{Accumulation, Address, Figure, Geography, Number, Programme, Status};
use crate::diag::{Argument, Code, Finding};
use crate::number::{Decimal, fraction, rational_to_f64};
use crate::project::{Fold, Indicator, Measure, Project};

/// What a figure must say.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// Its status.
    pub status: Status,
    /// Its value.
    pub value: Option<Number>,
    /// Its numerator.
    pub numerator: Option<Number>,
    /// Its denominator.
    pub denominator: Option<Number>,
}

/// What a figure says that is made of rows that come to an entry.
pub fn expected(indicator: &Indicator, entry: &Entry) -> Expected {
    let is_sum =
        matches!(&indicator.measure, Measure::Single(component) if matches!(component.fold, Fold::Sum(_)));
    if is_sum && entry.records == 0 && entry.incomplete > 0 {
        // There are records, and none of them tells what is to be added up.
        return Expected { status: Status::Missing, value: None, numerator: None, denominator: None };
    }
    let exact = |number: Decimal| Some(Number::Exact(number));
    if let Some(without) = without_values(indicator, entry) {
        return without;
    }
    let Some(times) = indicator.times() else {
        return Expected {
            status: Status::Value,
            value: exact(entry.numerator),
            numerator: exact(entry.numerator),
            denominator: None,
        };
    };
    let value = fraction(entry.numerator, entry.denominator, times).as_ref().and_then(rational_to_f64);
    Expected {
        status: if value.is_some() { Status::Value } else { Status::Undefined },
        value: value.map(Number::Quotient),
        numerator: exact(entry.numerator),
        denominator: exact(entry.denominator),
    }
}

/// What a figure says that would be taken of values and has none, or of too few answers.
fn without_values(indicator: &Indicator, entry: &Entry) -> Option<Expected> {
    let exact = |number: Decimal| Some(Number::Exact(number));
    let nothing = Expected { status: Status::Missing, value: None, numerator: None, denominator: None };
    match &indicator.measure {
        Measure::Single(component) if component.fold.needs_values() && entry.above == 0 => {
            let status = if entry.incomplete > 0 { Status::Missing } else { Status::Undefined };
            Some(Expected { status, ..nothing })
        }
        Measure::Ratio { numerator, denominator, .. } => {
            let above = !numerator.fold.needs_values() || entry.above > 0;
            let below = !denominator.fold.needs_values() || entry.below > 0;
            (!above || !below).then(|| Expected {
                status: Status::Undefined,
                numerator: exact(entry.numerator).filter(|_| above),
                denominator: exact(entry.denominator).filter(|_| below),
                ..nothing
            })
        }
        Measure::Checklist { coverage, .. } => {
            let whole = |number: u64| Decimal::from(i64::try_from(number).unwrap_or(i64::MAX)).to_rational();
            // Answered over all, compared without a division.
            let (answered, all) = (whole(entry.records), whole(entry.records + entry.incomplete));
            (answered < coverage.to_rational() * all).then_some(nothing)
        }
        _ => None,
    }
}

/// What of a figure is not as it must be: what is called what, with what
/// stands there and what should.
pub fn difference(indicator: &Indicator, figure: &Figure, entry: &Entry) -> Option<[String; 3]> {
    let told = |what: &str, stands: String, should: String| {
        (stands != should).then(|| [what.to_string(), stands, should])
    };
    let counts = || {
        told("number of records", figure.records.to_string(), entry.records.to_string()).or_else(|| {
            told("number of incomplete records", figure.incomplete.to_string(), entry.incomplete.to_string())
        })
    };
    if *entry == Entry::default() && matches!(figure.status, Status::Missing | Status::NotApplicable) {
        // Nothing is to be said of it, and nothing may be.
        return told("value", stands(figure.value), stands(None))
            .or_else(|| told("numerator", stands(figure.numerator), stands(None)))
            .or_else(counts);
    }
    let expected = expected(indicator, entry);
    told("value", stands(figure.value), stands(expected.value))
        .or_else(|| told("status", figure.status.word().into(), expected.status.word().into()))
        .or_else(|| told("numerator", stands(figure.numerator), stands(expected.numerator)))
        .or_else(|| told("denominator", stands(figure.denominator), stands(expected.denominator)))
        .or_else(counts)
}

/// A number as it is told.
pub fn stands(number: Option<Number>) -> String {
    number.map_or_else(|| "none".to_string(), |number| number.to_string())
}

/// The name of a figure: its indicator and all its coordinates.
pub fn name(project: &Project, address: &Address) -> String {
    let code = project.indicators.get(address.indicator).map_or("", |indicator| indicator.code.as_str());
    let geography = match &address.geography {
        Geography::All => "all places".to_string(),
        other => format!("{} {}", other.kind().replace('_', " "), other.code()),
    };
    let programme = match &address.programme {
        Programme::All => "all programmes".to_string(),
        Programme::Selected(codes) => format!("programmes {}", codes.join(", ")),
        Programme::One(code) => format!("programme {code}"),
    };
    let accumulation = match address.accumulation {
        Accumulation::InPeriod => "in",
        Accumulation::ToDate => "up to",
        Accumulation::AtEnd => "at the end of",
    };
    let category = match address.category.is_total() {
        true => String::new(),
        false => format!(", {} = {}", address.category.dimension, address.category.code),
    };
    format!("{code}, {geography}, {programme}, {accumulation} {}{category}", address.period.code)
}

/// A finding about a figure.
pub fn differs(project: &Project, address: &Address, [what, stands, should]: [String; 3]) -> Finding {
    let name = name(project, address);
    let at = project.indicators[address.indicator].at.clone();
    Finding::new(
        Code::SelfCheck,
        at,
        format!("{name}: the {what} is {stands}, and {should} when computed again"),
    )
    .found(stands)
    .expected(should)
    .with("figure", Argument::Text(name))
}
