//! Measures of indicators.

use super::histories;
use super::site::Site;
use crate::diag::{Code, Finding};
use crate::number::Decimal;
use crate::project::expression::{Written, comparison, condition, formula, value};
use crate::project::faults::Faults;
use crate::project::model::{Column, Component, Expression, Fold, Measure};
use crate::project::names::Names;
use crate::project::raw::{RawMeasure, RawParts, RawRatio};
use toml::Spanned;

/// What this version can compute.
const SUPPORTED: &str = "count, distinct, sum, mean, ratio, state, reached, advanced, regressed, withdrawn, countries, derived and reported";
const WRITTEN: &str = "one of `count`, `distinct`, `sum`, `mean`, `ratio`, `state`, `reached`, `advanced`, `regressed`, `withdrawn`, `countries`, `derived` and `reported`";

/// A measure that stands over the records of a table.
pub fn measure(
    raw: &Spanned<RawMeasure>,
    table: usize,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Option<Measure> {
    let parts = raw.get_ref().0.as_ref();
    let word = chosen(parts, raw, site, faults)?;
    if let Some(condition) = &parts.condition {
        let message = "`where` belongs to the indicator, or to a part of a ratio";
        let finding = Finding::new(Code::UnknownKey, site.at(condition.span()), message);
        faults.add(finding.hint("put it beside `measure`"));
    }
    if parts.at_least.is_some() && !matches!(word, "state" | "reached") {
        misplaced_at_least(parts, site, faults);
    }
    match word {
        "mean" => written_value(parts.mean.as_ref()?, table, site, faults).map(Measure::Mean),
        "ratio" => ratio(parts.ratio.as_ref()?.get_ref(), table, site, faults),
        "state" => histories::state(parts, table, site, faults),
        "reached" | "advanced" | "regressed" | "withdrawn" => {
            histories::moved(parts, word, table, site, faults)
        }
        _ => {
            let fold = fold(parts, word, table, site, faults)?;
            Some(Measure::Single(Box::new(Component {
                fold,
                condition: None,
                having: Vec::new(),
                first: false,
            })))
        }
    }
}

/// The formula or comparison of a measure, if it is made from other indicators.
pub fn derived(raw: &Spanned<RawMeasure>) -> Option<&Spanned<String>> {
    let parts = raw.get_ref().0.as_ref();
    parts.derived.as_ref().or(parts.countries.as_ref())
}

/// A measure over other indicators.
pub fn derived_measure(
    raw: &Spanned<RawMeasure>,
    text: &Spanned<String>,
    indicators: &Names,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Option<Measure> {
    let parts = raw.get_ref().0.as_ref();
    chosen(parts, raw, site, faults)?;
    if parts.at_least.is_some() {
        misplaced_at_least(parts, site, faults);
    }
    if parts.derived.is_none() {
        return comparison(written(text, site), indicators, faults).map(Measure::Countries);
    }
    formula(written(text, site), indicators, faults).map(Measure::Derived)
}

/// A text of an indicator, with its place.
pub fn written<'a>(text: &'a Spanned<String>, site: &Site<'a>) -> Written<'a> {
    Written {
        text: text.get_ref(),
        file: &site.file.file,
        source: &site.file.text,
        span: (text.span().start, text.span().end),
    }
}

/// The word of the measure, if exactly one is given and it can be computed.
pub fn chosen(
    parts: &RawParts,
    raw: &Spanned<RawMeasure>,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Option<&'static str> {
    let later = [
        ("median", &parts.median),
        ("min", &parts.min),
        ("max", &parts.max),
        ("gain", &parts.gain),
        ("normalised_gain", &parts.normalised_gain),
        ("having", &parts.having),
        ("checklist", &parts.checklist),
    ];
    if let Some((word, value)) = later.iter().find_map(|(word, value)| Some((word, value.as_ref()?))) {
        let message = format!("the measure `{word}` cannot be computed yet");
        let finding = Finding::new(Code::Unsupported, site.at(value.span()), message).found(*word);
        faults.add(finding.expected(format!("one of the measures {SUPPORTED}")));
        return None;
    }
    let count = parts.count.as_ref().map(Spanned::span);
    let given = [
        ("count", count),
        ("distinct", parts.distinct.as_ref().map(Spanned::span)),
        ("sum", parts.sum.as_ref().map(Spanned::span)),
        ("mean", parts.mean.as_ref().map(Spanned::span)),
        ("ratio", parts.ratio.as_ref().map(Spanned::span)),
        ("state", parts.state.as_ref().map(Spanned::span)),
        ("reached", parts.reached.as_ref().map(Spanned::span)),
        ("advanced", parts.advanced.as_ref().map(Spanned::span)),
        ("regressed", parts.regressed.as_ref().map(Spanned::span)),
        ("withdrawn", parts.withdrawn.as_ref().map(Spanned::span)),
        ("countries", parts.countries.as_ref().map(Spanned::span)),
        ("derived", parts.derived.as_ref().map(Spanned::span)),
        ("reported", parts.reported.as_ref().map(Spanned::span)),
    ];
    let mut given = given.into_iter().filter_map(|(word, span)| Some((word, span?)));
    let Some((word, _)) = given.next() else {
        let finding =
            Finding::new(Code::MissingKey, site.at(raw.span()), "the measure does not say what is counted");
        faults.add(finding.expected(WRITTEN));
        return None;
    };
    if let Some((other, span)) = given.next() {
        let message = format!("`{word}` and `{other}` cannot both be the measure");
        faults.bad_value(site.at(span), message, WRITTEN);
    }
    if let Some(count) = parts.count.as_ref().filter(|count| !count.get_ref()) {
        faults.bad_value(
            site.at(count.span()),
            "a measure cannot be turned off",
            "`count = true`, or another measure",
        );
    }
    Some(word)
}

fn misplaced_at_least(parts: &RawParts, site: &Site<'_>, faults: &mut Faults) {
    if let Some(at_least) = &parts.at_least {
        let message = "`at_least` belongs to the measures `state` and `reached`";
        faults.add(Finding::new(Code::UnknownKey, site.at(at_least.span()), message));
    }
}

fn fold(parts: &RawParts, word: &str, table: usize, site: &Site<'_>, faults: &mut Faults) -> Option<Fold> {
    match word {
        "count" => Some(Fold::Count),
        "distinct" => {
            let name = parts.distinct.as_ref()?;
            let path = site.schema.find_path(table, name.get_ref(), site.at(name.span()), faults)?;
            if matches!(path.column, Column::Money(_)) {
                let message = "amounts are added up, not told apart";
                faults.bad_value(site.at(name.span()), message, "a field, or the person");
            }
            Some(Fold::Distinct(path))
        }
        "sum" => written_value(parts.sum.as_ref()?, table, site, faults).map(Fold::Sum),
        _ => None,
    }
}

fn written_value(
    text: &Spanned<String>,
    table: usize,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Option<Expression> {
    value(written(text, site), table, site.schema, faults)
}

fn ratio(raw: &RawRatio, table: usize, site: &Site<'_>, faults: &mut Faults) -> Option<Measure> {
    let numerator = raw.numerator.as_ref().and_then(|part| component(part, table, site, faults));
    let denominator = raw.denominator.as_ref().and_then(|part| component(part, table, site, faults));
    let times = raw.times.as_ref().map_or(Decimal::ONE, |times| *times.get_ref());
    if let Some(place) = raw.times.as_ref().filter(|_| times.is_zero()) {
        faults.bad_value(site.at(place.span()), "a ratio times zero is always zero", "a number such as 100");
    }
    Some(Measure::Ratio { numerator: Box::new(numerator?), denominator: Box::new(denominator?), times })
}

fn component(
    raw: &Spanned<RawMeasure>,
    table: usize,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Option<Component> {
    let parts = raw.get_ref().0.as_ref();
    let word = chosen(parts, raw, site, faults);
    let resolved =
        parts.condition.as_ref().map(|text| condition(written(text, site), table, site.schema, faults));
    if parts.at_least.is_some() {
        misplaced_at_least(parts, site, faults);
    }
    let word = word?;
    if !matches!(word, "count" | "distinct" | "sum") {
        let message = format!("a ratio of `{word}` cannot be computed yet");
        let finding = Finding::new(Code::Unsupported, site.at(raw.span()), message).found(word);
        faults.add(finding.expected("count, distinct or sum in each part of a ratio"));
        return None;
    }
    let fold = fold(parts, word, table, site, faults)?;
    match resolved {
        None => Some(Component { fold, condition: None, having: Vec::new(), first: false }),
        Some(condition) => {
            Some(Component { fold, condition: Some(condition?), having: Vec::new(), first: false })
        }
    }
}
