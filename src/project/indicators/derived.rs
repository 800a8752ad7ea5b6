//! Indicators that are derived from others: circles, and whether the cells of
//! those they are derived from can be put side by side.

use super::site::Site;
use crate::cube::Accumulation;
use crate::diag::{Code, Finding};
use crate::period::PeriodKind;
use crate::project::faults::{Faults, listed};
use crate::project::model::{Dimension, Indicator, Measure};
use crate::project::raw::RawIndicator;
use crate::project::read::OneOrMany;
use std::collections::BTreeSet;
use toml::Spanned;

/// Indicators that are derived from themselves, with the way that leads back.
pub fn circles(indicators: &[Indicator]) -> Vec<(usize, Vec<usize>)> {
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for start in 0..indicators.len() {
        if told.contains(&start) {
            continue;
        }
        if let Some(way) = way_back(start, start, indicators, &mut BTreeSet::new()) {
            told.extend(&way);
            found.push((start, way));
        }
    }
    found
}

/// The indicators in whose order all that an indicator is derived from stands before it.
pub fn order(indicators: &[Indicator]) -> Vec<usize> {
    let mut order = Vec::new();
    let mut seen = BTreeSet::new();
    for number in 0..indicators.len() {
        visit(number, indicators, &mut seen, &mut order);
    }
    order
}

fn visit(number: usize, indicators: &[Indicator], seen: &mut BTreeSet<usize>, order: &mut Vec<usize>) {
    if seen.insert(number) {
        for operand in operands(&indicators[number]) {
            visit(operand, indicators, seen, order);
        }
        order.push(number);
    }
}

/// The indicators from which one is derived.
pub fn operands(indicator: &Indicator) -> Vec<usize> {
    indicator.measure.operands()
}

/// Gives a derived indicator the periods, accumulations and disaggregations
/// that all it is derived from have; what it declares beyond that is reported.
pub fn settle(
    number: usize,
    raw: &RawIndicator,
    indicators: &mut [Indicator],
    site: &Site<'_>,
    faults: &mut Faults,
) {
    let operands = operands(&indicators[number]);
    let all = |fits: &dyn Fn(&Indicator) -> bool| {
        operands
            .iter()
            .find(|operand| !fits(&indicators[**operand]))
            .map(|operand| indicators[*operand].id.clone())
    };
    let mut periods = indicators[number].periods.clone();
    match &raw.periods {
        Some(given) => {
            for word in &given.get_ref().0 {
                if let Some(kind) = PeriodKind::from_word(word.get_ref())
                    && let Some(operand) = all(&|indicator| indicator.periods.contains(&kind))
                {
                    not_shared(word, "period", &operand, site, faults);
                }
            }
        }
        None => periods.retain(|kind| all(&|indicator| indicator.periods.contains(kind)).is_none()),
    }
    let mut accumulate = indicators[number].accumulate.clone();
    match &raw.accumulate {
        Some(given) => {
            for word in &given.get_ref().0 {
                if let Some(one) = Accumulation::from_word(word.get_ref())
                    && let Some(operand) = all(&|indicator| indicator.accumulate.contains(&one))
                {
                    not_shared(word, "accumulation", &operand, site, faults);
                }
            }
        }
        None => accumulate.retain(|one| all(&|indicator| indicator.accumulate.contains(one)).is_none()),
    }
    if let Some(measure) = raw.measure.as_ref().filter(|_| periods.is_empty() || accumulate.is_empty()) {
        let names: Vec<&str> = operands.iter().map(|operand| indicators[*operand].id.as_str()).collect();
        let message = format!("{} have no period and accumulation in common", listed(&names));
        faults.bad_value(site.at(measure.span()), message, "indicators that have cells of one kind");
    }
    if matches!(indicators[number].measure, Measure::Countries(_)) {
        check_countries(raw, &operands, indicators, site, faults);
    }
    let by = dimensions(raw, &operands, indicators, site, faults);
    let indicator = &mut indicators[number];
    (indicator.periods, indicator.accumulate, indicator.by) = (periods, accumulate, by);
}

/// What holds of a country can only be said of figures by country.
fn check_countries(
    raw: &RawIndicator,
    operands: &[usize],
    indicators: &[Indicator],
    site: &Site<'_>,
    faults: &mut Faults,
) {
    let Some(text) = raw.measure.as_ref().and_then(|measure| measure.get_ref().0.countries.as_ref()) else {
        return;
    };
    for operand in operands {
        let operand = &indicators[*operand];
        let has_place = match &operand.measure {
            Measure::Derived(_) | Measure::Countries(_) | Measure::Reported { .. } => true,
            _ => operand.basis.as_ref().is_none_or(|basis| basis.place.is_some()),
        };
        if !has_place {
            let message = format!("`{}` has no figures by country", operand.id);
            faults.bad_value(site.at(text.span()), message, "indicators whose records have a place");
        }
    }
}

fn dimensions(
    raw: &RawIndicator,
    operands: &[usize],
    indicators: &[Indicator],
    site: &Site<'_>,
    faults: &mut Faults,
) -> Vec<Dimension> {
    let mut by = Vec::new();
    for entry in raw.by.iter().flat_map(Spanned::get_ref) {
        let words: &OneOrMany<String> = entry.get_ref();
        let names: Vec<&str> = words.0.iter().map(|word| word.get_ref().as_str()).collect();
        let name = names.join("*");
        let lacking = operands
            .iter()
            .map(|operand| &indicators[*operand])
            .find(|operand| !operand.by.iter().any(|dimension| dimension.name == name));
        if let Some(operand) = lacking {
            let word = Spanned::new(entry.span(), name);
            not_shared(&word, "disaggregation", &operand.id, site, faults);
        } else if let Some(first) = operands.first()
            && let Some(dimension) = indicators[*first].by.iter().find(|dimension| dimension.name == name)
        {
            by.push(dimension.clone());
        }
    }
    by
}

fn not_shared(word: &Spanned<String>, what: &str, operand: &str, site: &Site<'_>, faults: &mut Faults) {
    let message = format!("`{operand}`, from which this is derived, lacks the {what} `{}`", word.get_ref());
    let finding = Finding::new(Code::BadValue, site.at(word.span()), message).found(word.get_ref().as_str());
    faults.add(finding.expected(format!("a {what} of all indicators in the formula")));
}

fn way_back(
    from: usize,
    to: usize,
    indicators: &[Indicator],
    seen: &mut BTreeSet<usize>,
) -> Option<Vec<usize>> {
    for operand in operands(&indicators[from]) {
        if operand == to {
            return Some(vec![from]);
        }
        if seen.insert(operand)
            && let Some(mut way) = way_back(operand, to, indicators, seen)
        {
            way.insert(0, from);
            return Some(way);
        }
    }
    None
}
