//! What the records of a key must come to for it to count.

use super::values::{told_apart, written, written_value};
use crate::diag::{Code, Finding};
use crate::number::Decimal;
use crate::project::expression::condition;
use crate::project::faults::Faults;
use crate::project::indicators::site::Site;
use crate::project::model::{Fold, Having};
use crate::project::raw::RawHaving;
use crate::project::read::Many;
use toml::Spanned;

/// All entries; those with a fault are told and left out.
pub fn having(
    raw: &Spanned<Many<RawHaving>>,
    table: usize,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Vec<Having> {
    if raw.get_ref().is_empty() {
        let message = "`having` without an entry asks for nothing";
        faults.bad_value(site.at(raw.span()), message, "one entry at least, such as { at_least = 2 }");
    }
    raw.get_ref().iter().filter_map(|entry| term(entry, table, site, faults)).collect()
}

fn term(raw: &Spanned<RawHaving>, table: usize, site: &Site<'_>, faults: &mut Faults) -> Option<Having> {
    let given = raw.get_ref();
    let fold = fold(given, table, site, faults);
    let resolved =
        given.condition.as_ref().map(|text| condition(written(text, site), table, site.schema, faults));
    bounds(raw, site, faults);
    let condition = match resolved {
        None => None,
        Some(condition) => Some(condition?),
    };
    let bound = |bound: &Option<Spanned<Decimal>>| bound.as_ref().map(|bound| *bound.get_ref());
    Some(Having { fold: fold?, condition, at_least: bound(&given.at_least), at_most: bound(&given.at_most) })
}

fn fold(given: &RawHaving, table: usize, site: &Site<'_>, faults: &mut Faults) -> Option<Fold> {
    let words = [
        ("count", given.count.as_ref().map(Spanned::span)),
        ("distinct", given.distinct.as_ref().map(Spanned::span)),
        ("sum", given.sum.as_ref().map(Spanned::span)),
    ];
    let mut words = words.into_iter().filter_map(|(word, span)| Some((word, span?)));
    let first = words.next();
    if let (Some((word, _)), Some((other, span))) = (&first, words.next()) {
        let message = format!("`{word}` and `{other}` cannot both be counted in one entry");
        faults.bad_value(site.at(span), message, "an entry for each: all of them must hold");
    }
    if let Some(count) = given.count.as_ref().filter(|count| !count.get_ref()) {
        let message = "what is counted cannot be turned off";
        faults.bad_value(
            site.at(count.span()),
            message,
            "`count = true`, or nothing: records are counted by default",
        );
    }
    if let Some(name) = &given.distinct {
        return told_apart(name, table, site, faults).map(Fold::Distinct);
    }
    if let Some(text) = &given.sum {
        return written_value(text, table, site, faults).map(Fold::Sum);
    }
    Some(Fold::Count)
}

/// Tells of bounds that are not there, that can never be met, or that always are.
fn bounds(raw: &Spanned<RawHaving>, site: &Site<'_>, faults: &mut Faults) {
    let given = raw.get_ref();
    let counts = given.sum.is_none();
    match (&given.at_least, &given.at_most) {
        (None, None) => {
            let message = "an entry of `having` lacks `at_least` or `at_most`";
            let finding = Finding::new(Code::MissingKey, site.at(raw.span()), message);
            faults.add(finding.hint("say how much the records of a key must come to"));
        }
        (Some(least), Some(most)) if least.get_ref() > most.get_ref() => {
            let message = "nothing is as much as `at_least` and no more than `at_most`";
            faults.bad_value(site.at(least.span()), message, format!("at most {}", most.get_ref()));
        }
        (Some(least), None) if counts && *least.get_ref() <= Decimal::ZERO => {
            let message = "this holds of every key";
            faults.bad_value(site.at(least.span()), message, "a number above 0");
        }
        (None, Some(most)) if counts && *most.get_ref() < Decimal::ZERO => {
            let message = "a number of records is never below 0";
            faults.bad_value(site.at(most.span()), message, "0 or more");
        }
        _ => {}
    }
}
