//! Rules of data quality: what each of them judges, with every name resolved.

mod checks;

use super::expression::condition;
use super::faults::{Faults, listed};
use super::files::Entries;
use super::model::{QualityCheck, QualityRule};
use super::names::{Names, check_word, choose};
use super::raw::{RawFramework, RawQuality};
use super::read::owned;
use super::schema::Schema;
use crate::diag::{Code, Finding, Severity};
use crate::number::Decimal;
use checks::{Ground, check, written};
use std::ops::Range;
use toml::Spanned;

const SEVERITIES: [(&str, Severity); 2] = [("info", Severity::Info), ("warning", Severity::Warning)];

/// What a rule can judge, by the key that says it.
const CHECKS: [&str; 10] = [
    "check",
    "complete",
    "unknown",
    "duplicates",
    "outliers",
    "count",
    "jumps",
    "timeliness",
    "quarantined",
    "compare",
];

/// Resolves all rules of quality.
pub fn resolve_quality(
    files: &[Entries<RawFramework>],
    schema: &Schema,
    indicators: &Names,
    faults: &mut Faults,
) -> Vec<QualityRule> {
    let mut names = Names::new("a rule of quality");
    let mut rules = Vec::new();
    for file in files {
        for entry in file.entries.quality.iter().flat_map(Spanned::get_ref) {
            let raw = entry.get_ref();
            if let Some(id) = &raw.id {
                check_word(id.get_ref(), file.at(id.span()), faults);
                names.declare(id.get_ref(), rules.len(), file.at(id.span()), faults);
            }
            // A rule that is broken has been reported, and the project is not used.
            rules.extend(rule(raw, file, schema, indicators, faults));
        }
    }
    rules
}

fn rule(
    raw: &RawQuality,
    file: &Entries<RawFramework>,
    schema: &Schema,
    indicators: &Names,
    faults: &mut Faults,
) -> Option<QualityRule> {
    let word = chosen(raw, file, faults);
    let severity = raw.severity.as_ref().and_then(|severity| {
        choose(severity.get_ref(), "a severity", &SEVERITIES, file.at(severity.span()), faults)
    });
    let at_most = limit(raw, file, faults);
    let word = word?;
    misplaced(raw, word, file, faults);
    let table = match (&raw.table, word) {
        (Some(_), "compare") => None,
        (Some(name), _) => Some(schema.table_names.find(name.get_ref(), file.at(name.span()), faults)?),
        (None, "timeliness" | "quarantined" | "compare") => None,
        (None, _) => {
            let finding =
                Finding::new(Code::MissingKey, file.at(raw.span.clone()), "a rule of quality lacks `table`");
            faults.add(finding.hint("add `table = …`: the table whose records it judges"));
            return None;
        }
    };
    let condition = match (&raw.condition, table) {
        (Some(text), Some(table)) => Some(condition(written(text, file), table, schema, faults)?),
        _ => None,
    };
    let (check, text): (QualityCheck, String) =
        check(raw, word, &Ground { file, table, schema, indicators }, faults)?;
    Some(QualityRule {
        id: raw.id.as_ref().map(|id| id.get_ref().clone()).unwrap_or_default(),
        title: owned(raw.title.as_ref()),
        severity: severity.unwrap_or(Severity::Warning),
        table,
        condition,
        check,
        at_most,
        written: text,
        at: file.at(raw.id.as_ref().map_or(raw.span.clone(), Spanned::span)),
    })
}

/// The keys of a rule that say what it judges, with their places.
fn given(raw: &RawQuality) -> [(&'static str, Option<Range<usize>>); 10] {
    [
        ("check", raw.check.as_ref().map(Spanned::span)),
        ("complete", raw.complete.as_ref().map(Spanned::span)),
        ("unknown", raw.unknown.as_ref().map(Spanned::span)),
        ("duplicates", raw.duplicates.as_ref().map(Spanned::span)),
        ("outliers", raw.outliers.as_ref().map(Spanned::span)),
        ("count", raw.count.as_ref().map(Spanned::span)),
        ("jumps", raw.jumps.as_ref().map(Spanned::span)),
        ("timeliness", raw.timeliness.as_ref().map(Spanned::span)),
        ("quarantined", raw.quarantined.as_ref().map(Spanned::span)),
        ("compare", raw.compare.as_ref().map(Spanned::span)),
    ]
}

/// The key that says what a rule judges, if there is exactly one.
fn chosen(raw: &RawQuality, file: &Entries<RawFramework>, faults: &mut Faults) -> Option<&'static str> {
    let mut given = given(raw).into_iter().filter_map(|(word, span)| Some((word, span?)));
    let Some((word, _)) = given.next() else {
        let message = "the rule does not say what it judges";
        let finding = Finding::new(Code::MissingKey, file.at(raw.span.clone()), message);
        faults.add(finding.expected(format!("one of {}", listed(&CHECKS))));
        return None;
    };
    if let Some((other, span)) = given.next() {
        let message = format!("`{word}` and `{other}` are two rules");
        faults.bad_value(file.at(span), message, "an entry for each of them");
        return None;
    }
    Some(word)
}

/// Reports keys that have no place beside what a rule judges.
fn misplaced(raw: &RawQuality, word: &str, file: &Entries<RawFramework>, faults: &mut Faults) {
    let of_records = !matches!(word, "timeliness" | "quarantined" | "compare");
    let keys = [
        ("where", raw.condition.as_ref().map(Spanned::span), of_records),
        ("table", raw.table.as_ref().map(Spanned::span), word != "compare"),
        ("method", raw.method.as_ref().map(Spanned::span), word == "outliers"),
        ("factor", raw.factor.as_ref().map(Spanned::span), word == "outliers"),
        ("within", raw.within.as_ref().map(Spanned::span), word == "outliers"),
        ("least", raw.least.as_ref().map(Spanned::span), word == "outliers"),
        ("period", raw.period.as_ref().map(Spanned::span), word == "compare"),
    ];
    for (key, span, belongs) in keys {
        if let Some(span) = span.filter(|_| !belongs) {
            let message = format!("`{key}` has no place in a rule of `{word}`");
            faults.add(Finding::new(Code::UnknownKey, file.at(span), message));
        }
    }
}

/// The greatest share that may not meet a rule.
fn limit(raw: &RawQuality, file: &Entries<RawFramework>, faults: &mut Faults) -> Option<Decimal> {
    if let (Some(_), Some(most)) = (&raw.at_least, &raw.at_most) {
        let message = "`at_least` and `at_most` say the same thing twice";
        faults.bad_value(
            file.at(most.span()),
            message,
            "the least share that meets the rule, or the greatest that does not",
        );
    }
    let given = raw.at_most.as_ref().or(raw.at_least.as_ref())?;
    let share = *given.get_ref();
    if share < Decimal::ZERO || share > Decimal::ONE {
        let message = format!("{share} is no share");
        faults.bad_value(file.at(given.span()), message, "a number from 0 to 1, such as 0.05 for 5 %");
        return None;
    }
    Some(if raw.at_most.is_some() { share } else { Decimal::ONE - share })
}
