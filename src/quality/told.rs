//! Findings of rules over records: one for each sheet, whatever its number of
//! faulty records.

use super::share::{Judged, Outcome, Share};
use super::shown::Shown;
use crate::diag::{Argument, Code, Finding, Place};
use crate::number::Decimal;
use crate::project::{Column, Project, QualityCheck, QualityRule};
use crate::validate::Valid;
use polars::prelude::PolarsResult;
use std::collections::BTreeMap;

/// Records of which a finding says what stands in them.
const TOLD: usize = 3;

/// What is found by a rule over records. Where it has a limit, sheets within
/// the limit have no finding; completeness without a limit is only shown.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn of_records(
    project: &Project,
    valid: &Valid,
    rule: &QualityRule,
    table: usize,
    judged: &Judged,
) -> PolarsResult<Vec<Finding>> {
    let own = &valid.tables[table];
    let mut by_sheet: BTreeMap<u32, (Share, Vec<usize>)> = BTreeMap::new();
    for (row, (outcome, origin)) in judged.outcomes.iter().zip(&own.rows).enumerate() {
        let (share, failing) = by_sheet.entry(origin.sheet).or_default();
        share.add(*outcome);
        if *outcome == Outcome::Fails {
            failing.push(row);
        }
    }
    let field = judged.columns.iter().find_map(|path| match path.column {
        Column::Field(field) if path.links.is_empty() && path.table == table => Some(field),
        _ => None,
    });
    let shown = Shown::new(project, &valid.tables, table, &judged.columns);
    let mut findings = Vec::new();
    for (share, failing) in by_sheet.into_values() {
        if !is_told(rule, share) {
            continue;
        }
        let place =
            |row: usize| valid.origins.place(own.rows[row], judged.fields.get(&row).copied().or(field));
        let mut places = failing.iter().map(|row| place(*row));
        let Some(first) = places.next() else { continue };
        let mut finding = finding(project, rule, first, share);
        finding.also = places.collect();
        let said = failing.iter().take(TOLD).map(|row| {
            let values = shown.of(*row);
            let note = judged.notes.get(row).map(String::as_str).unwrap_or_default();
            let parts: Vec<&str> = [values.as_str(), note].into_iter().filter(|p| !p.is_empty()).collect();
            let cell = place(*row).cell().unwrap_or_default();
            if failing.len() == 1 { parts.join(": ") } else { format!("{cell}: {}", parts.join(": ")) }
        });
        let mut found = said.collect::<Vec<_>>().join("; ");
        if failing.len() > TOLD {
            found.push_str("; …");
        }
        let names = judged.columns.iter().filter(|path| path.links.is_empty() && path.table == table);
        let names: Vec<&str> = names.map(|path| path.name.as_str()).collect();
        finding = finding.found(found).about(&project.tables[table].name, names);
        if failing.len() > 1 {
            // What stands in one of the records stands in none of the others.
            finding = finding.with("stands", Argument::Text(String::new()));
        }
        findings.push(finding);
    }
    Ok(findings)
}

/// Whether a share is told as a finding.
pub fn is_told(rule: &QualityRule, share: Share) -> bool {
    match rule.at_most {
        Some(most) => share.is_beyond(most),
        None => {
            let only_shown = matches!(
                rule.check,
                QualityCheck::Complete(_) | QualityCheck::Unknown(_) | QualityCheck::Quarantined
            );
            share.failing > 0 && !only_shown
        }
    }
}

/// A finding of a rule at a place, with how many fail of how many.
pub fn finding(project: &Project, rule: &QualityRule, place: Place, share: Share) -> Finding {
    let languages: Vec<&str> = project.languages.iter().map(String::as_str).collect();
    let (code, what) = match rule.check {
        QualityCheck::Condition(_) | QualityCheck::Referring(_) => (Code::DoubtfulRecord, "records"),
        QualityCheck::Complete(_) => (Code::IncompleteRecords, "records"),
        QualityCheck::Unknown(_) => (Code::ManyUnknown, "records"),
        QualityCheck::Duplicates(_) => (Code::PerhapsDuplicates, "records"),
        QualityCheck::Outliers(_) => (Code::Outlying, "values"),
        QualityCheck::Stages(_) => (Code::StagesJump, "moves"),
        QualityCheck::Timeliness(_) => (Code::LateFile, "files"),
        QualityCheck::Quarantined => (Code::ManyQuarantined, "rows"),
        QualityCheck::Figures(_) => (Code::FiguresDisagree, "figures"),
    };
    let title = rule.title.get(&languages);
    let mut message = match rule.check {
        // Such a finding is of one file.
        QualityCheck::Timeliness(_) => format!("{title}: this file came later"),
        _ => format!("{title}: {} of {} {what}", share.failing, share.judged),
    };
    if let Some(most) = rule.at_most {
        message.push_str(&format!(", at most {} %", percent(most)));
    }
    let words = project
        .languages
        .iter()
        .filter_map(|language| Some((language.clone(), rule.title.exactly(language)?.to_string())));
    let mut finding = Finding::new(code, place, message)
        .with("rule", Argument::Words(words.collect()))
        .with("failing", Argument::Text(share.failing.to_string()))
        .with("judged", Argument::Text(share.judged.to_string()));
    finding.severity = rule.severity;
    let expected = expected(rule);
    if !expected.is_empty() {
        finding = finding.expected(expected);
    }
    finding.hint("look at them with their sender: correct what is wrong, or accept the finding with a reason")
}

fn expected(rule: &QualityRule) -> String {
    match &rule.check {
        QualityCheck::Complete(_) => format!("a value in {}", rule.written),
        QualityCheck::Unknown(_) => format!("a known value in {}", rule.written),
        QualityCheck::Duplicates(_) => format!("no two records alike in {}", rule.written),
        QualityCheck::Outliers(check) => format!(
            "at most {} interquartile ranges below the first or above the third quartile",
            check.factor
        ),
        QualityCheck::Stages(check) => {
            let by = check.by.map(|by| format!("moves by at most {by}"));
            let back = check.backwards.then(|| "none back without being withdrawn".to_string());
            by.into_iter().chain(back).collect::<Vec<_>>().join(", ")
        }
        QualityCheck::Timeliness(days) => format!("within {days} days from the end of what the file covers"),
        QualityCheck::Quarantined => String::new(),
        QualityCheck::Condition(_) | QualityCheck::Referring(_) | QualityCheck::Figures(_) => {
            rule.written.clone()
        }
    }
}

/// A share in percent, as short as it can be said.
fn percent(share: Decimal) -> String {
    let hundred = Decimal::from(100);
    let whole = share.to_rational() * hundred.to_rational();
    Decimal::round_rational(&whole, 2).map(|percent| percent.to_string()).unwrap_or_default()
}
