//! Result statements, and how they hang together.

use super::faults::Faults;
use super::files::Entries;
use super::model::{ResultLevel, ResultStatement};
use super::names::{Names, check_word, choose};
use super::raw::{RawFramework, RawResult};
use super::read::owned;
use crate::diag::{Code, Finding};
use toml::Spanned;

const LEVELS: [(&str, ResultLevel); 3] =
    [("goal", ResultLevel::Goal), ("outcome", ResultLevel::Outcome), ("output", ResultLevel::Output)];

/// Resolves all result statements.
pub fn resolve_results(
    files: &[Entries<RawFramework>],
    programmes: &Names,
    indicators: &Names,
    faults: &mut Faults,
) -> Vec<ResultStatement> {
    let raws: Vec<(&Entries<RawFramework>, &RawResult)> = files
        .iter()
        .flat_map(|file| {
            let entries = file.entries.result.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref);
            entries.map(move |raw| (file, raw))
        })
        .collect();
    let mut names = Names::new("a result");
    for (number, (file, raw)) in raws.iter().enumerate() {
        match &raw.id {
            Some(id) => {
                check_word(id.get_ref(), file.at(id.span()), faults);
                names.declare(id.get_ref(), number, file.at(id.span()), faults);
            }
            None => names.incomplete(),
        }
    }
    if files.iter().any(|file| file.broken) {
        names.incomplete();
    }
    let results: Vec<ResultStatement> =
        raws.iter().map(|(file, raw)| result(file, raw, &names, programmes, indicators, faults)).collect();
    for (number, (file, raw)) in raws.iter().enumerate() {
        let (Some(place), Some(parent)) = (&raw.parent, results[number].parent) else { continue };
        let at = file.at(place.span());
        if is_own_ancestor(number, &results) {
            let message = format!("the result `{}` is its own ancestor", results[number].id);
            faults.add(Finding::new(Code::Circle, at, message));
        } else if raw.level.is_some() && results[parent].level > results[number].level {
            let (own, above) = (results[number].level.word(), results[parent].level.word());
            let message = format!("a result of level `{own}` cannot stand under one of level `{above}`");
            faults.bad_value(at, message, "a parent of the same or a higher level");
        }
    }
    results
}

fn result(
    file: &Entries<RawFramework>,
    raw: &RawResult,
    names: &Names,
    programmes: &Names,
    indicators: &Names,
    faults: &mut Faults,
) -> ResultStatement {
    let mut find = |names: &Names, word: Option<&Spanned<String>>| {
        word.and_then(|word| names.find(word.get_ref(), file.at(word.span()), faults))
    };
    let programme = find(programmes, raw.programme.as_ref());
    let parent = find(names, raw.parent.as_ref());
    let given = raw.indicators.iter().flat_map(|list| &list.get_ref().0);
    let measured = given.filter_map(|word| find(indicators, Some(word))).collect();
    let level = raw
        .level
        .as_ref()
        .and_then(|word| choose(word.get_ref(), "a level of results", &LEVELS, file.at(word.span()), faults));
    ResultStatement {
        id: raw.id.as_ref().map(|id| id.get_ref().clone()).unwrap_or_default(),
        code: raw.code.as_ref().map(|code| code.get_ref().clone()).unwrap_or_default(),
        programme,
        level: level.unwrap_or(ResultLevel::Output),
        parent,
        statement: owned(raw.statement.as_ref()),
        assumptions: owned(raw.assumptions.as_ref()),
        indicators: measured,
    }
}

fn is_own_ancestor(number: usize, results: &[ResultStatement]) -> bool {
    let mut here = results[number].parent;
    for _ in 0..results.len() {
        match here {
            None => return false,
            Some(parent) if parent == number => return true,
            Some(parent) => here = results[parent].parent,
        }
    }
    false
}
