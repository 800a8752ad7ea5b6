//! Measures of indicators.

mod values;

mod gains;

mod having;

mod checklist;

pub use values::written;

use super::histories;
use super::site::Site;
use crate::diag::{Code, Finding};
use crate::number::Decimal;
use crate::project::expression::{comparison, condition, formula};
use crate::project::faults::Faults;
use crate::project::model::{Component, Fold, Measure};
use crate::project::names::Names;
use crate::project::raw::{RawMeasure, RawParts, RawRatio};
use toml::Spanned;
use values::{told_apart, written_value};

const WRITTEN: &str = "one of `count`, `distinct`, `sum`, `mean`, `median`, `min`, `max`, `ratio`, `gain`, \
                       `normalised_gain`, `checklist`, `state`, `reached`, `advanced`, `regressed`, \
                       `withdrawn`, `countries`, `derived` and `reported`";
/// What can be a part of a ratio.
const IN_RATIO: &str = "count, distinct, sum, mean, median, min or max in each part of a ratio";

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
    misplaced(parts, word, false, site, faults);
    match word {
        "mean" => written_value(parts.mean.as_ref()?, table, site, faults).map(Measure::Mean),
        "ratio" => ratio(parts.ratio.as_ref()?.get_ref(), table, site, faults),
        "gain" => gains::gain(parts.gain.as_ref()?, table, site, faults),
        "normalised_gain" => gains::normalised_gain(parts.normalised_gain.as_ref()?, table, site, faults),
        "checklist" => checklist::checklist(parts.checklist.as_ref()?, table, site, faults),
        "state" => histories::state(parts, table, site, faults),
        "reached" | "advanced" | "regressed" | "withdrawn" => {
            histories::moved(parts, word, table, site, faults)
        }
        _ => single(parts, word, table, site, faults).map(|part| Measure::Single(Box::new(part))),
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
    let word = chosen(parts, raw, site, faults)?;
    misplaced(parts, word, false, site, faults);
    if parts.derived.is_none() {
        return comparison(written(text, site), indicators, faults).map(Measure::Countries);
    }
    formula(written(text, site), indicators, faults).map(Measure::Derived)
}

/// The word of the measure, if exactly one is given and it can be computed.
pub fn chosen(
    parts: &RawParts,
    raw: &Spanned<RawMeasure>,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Option<&'static str> {
    let count = parts.count.as_ref().map(Spanned::span);
    let given = [
        ("count", count),
        ("distinct", parts.distinct.as_ref().map(Spanned::span)),
        ("sum", parts.sum.as_ref().map(Spanned::span)),
        ("mean", parts.mean.as_ref().map(Spanned::span)),
        ("median", parts.median.as_ref().map(Spanned::span)),
        ("min", parts.min.as_ref().map(Spanned::span)),
        ("max", parts.max.as_ref().map(Spanned::span)),
        ("ratio", parts.ratio.as_ref().map(Spanned::span)),
        ("gain", parts.gain.as_ref().map(Spanned::span)),
        ("normalised_gain", parts.normalised_gain.as_ref().map(Spanned::span)),
        ("checklist", parts.checklist.as_ref().map(Spanned::span)),
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

/// Tells of keys that say something more of another measure than this one.
pub fn misplaced(parts: &RawParts, word: &str, in_ratio: bool, site: &Site<'_>, faults: &mut Faults) {
    let mut tell = |span, message: &str, hint: Option<&str>| {
        let finding = Finding::new(Code::UnknownKey, site.at(span), message);
        faults.add(match hint {
            None => finding,
            Some(hint) => finding.hint(hint),
        });
    };
    if let Some(at_least) = parts.at_least.as_ref().filter(|_| !matches!(word, "state" | "reached")) {
        tell(at_least.span(), "`at_least` belongs to the measures `state` and `reached`", None);
    }
    if let Some(having) = parts.having.as_ref().filter(|_| word != "distinct") {
        tell(having.span(), "`having` belongs to the measure `distinct`", Some("it says which keys count"));
    }
    let Some(first) = &parts.first else { return };
    if word != "distinct" {
        tell(first.span(), "`first` belongs to the measure `distinct`", Some("it counts new keys"));
    } else if in_ratio {
        let hint = "make it an indicator of its own, and divide with `derived`";
        tell(first.span(), "`first` has no place in a part of a ratio", Some(hint));
    } else if parts.having.is_some() && *first.get_ref() {
        let hint = "which keys meet `having` changes with every period, so that none is new for good";
        tell(first.span(), "`first` has no place beside `having`", Some(hint));
    }
}

/// One part: what is added up, and of what keys.
fn single(
    parts: &RawParts,
    word: &str,
    table: usize,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Option<Component> {
    let fold = match word {
        "count" => Some(Fold::Count),
        "distinct" => told_apart(parts.distinct.as_ref()?, table, site, faults).map(Fold::Distinct),
        "sum" => written_value(parts.sum.as_ref()?, table, site, faults).map(Fold::Sum),
        "mean" => written_value(parts.mean.as_ref()?, table, site, faults).map(Fold::Mean),
        "median" => written_value(parts.median.as_ref()?, table, site, faults).map(Fold::Median),
        "min" => written_value(parts.min.as_ref()?, table, site, faults).map(Fold::Min),
        "max" => written_value(parts.max.as_ref()?, table, site, faults).map(Fold::Max),
        _ => None,
    };
    let having = match &parts.having {
        Some(given) if word == "distinct" => having::having(given, table, site, faults),
        _ => Vec::new(),
    };
    let first = parts.first.as_ref().is_some_and(|first| *first.get_ref());
    Some(Component { fold: fold?, condition: None, having, first })
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
    let word = word?;
    misplaced(parts, word, true, site, faults);
    if !matches!(word, "count" | "distinct" | "sum" | "mean" | "median" | "min" | "max") {
        let message = format!("`{word}` cannot be a part of a ratio");
        faults.bad_value(site.at(raw.span()), message, IN_RATIO);
        return None;
    }
    let part = single(parts, word, table, site, faults)?;
    match resolved {
        None => Some(part),
        Some(condition) => Some(Component { condition: Some(condition?), ..part }),
    }
}
