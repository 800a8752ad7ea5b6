//! Quality of data: every rule that the project defines, judged over its
//! records, its files and its figures; by file, and by the indicators that
//! use what was judged. What it finds are values: nothing is left out of a
//! figure because of it.

mod share;

mod shown;

mod records;

mod outliers;

mod referring;

mod stages;

mod told;

mod uses;

mod files;

mod figures;

pub use share::{Assessed, Part, PartOf, Share, Verdict};

use crate::diag::{Finding, sort};
use crate::project::{Project, QualityCheck, QualityRule};
use crate::validate::{Valid, mark_accepted};
use polars::prelude::PolarsResult;
use share::Judged;
use uses::Uses;

/// What came of all rules of quality.
#[derive(Debug, Clone, Default)]
pub struct Quality {
    /// The rules, in the order of the project.
    pub rules: Vec<Assessed>,
    /// What was found by them, sorted; those accepted are marked.
    pub findings: Vec<Finding>,
}

/// Judges all rules of a project.
///
/// # Errors
/// If Polars refuses an expression: a definition that was resolved should not
/// lead there, so this is a fault of the program.
pub fn assess(project: &Project, valid: &Valid) -> PolarsResult<Quality> {
    let mut quality = Quality::default();
    let mut uses = Uses::default();
    for (number, rule) in project.quality.iter().enumerate() {
        let assessed = match &rule.check {
            QualityCheck::Timeliness(days) => {
                files::timeliness(project, valid, number, *days, &mut quality.findings)?
            }
            QualityCheck::Quarantined => files::quarantined(project, valid, number, &mut quality.findings),
            QualityCheck::Figures(check) => {
                figures::judge(project, valid, number, check, &mut quality.findings)?
            }
            _ => {
                let Some(table) = rule.table else { continue };
                let judged = of_records(project, valid, rule, table)?;
                quality.findings.extend(told::of_records(project, valid, rule, table, &judged)?);
                Assessed {
                    rule: number,
                    all: Share::of(judged.outcomes.iter().copied()),
                    parts: judged.by_sheet(&valid.tables[table], &valid.origins),
                    indicators: uses.of(project, valid, table, &judged)?,
                }
            }
        };
        quality.rules.push(assessed);
    }
    sort(&mut quality.findings);
    mark_accepted(project, &mut quality.findings);
    Ok(quality)
}

/// What becomes of each record of a table by a rule.
fn of_records(project: &Project, valid: &Valid, rule: &QualityRule, table: usize) -> PolarsResult<Judged> {
    let mut judged = match &rule.check {
        QualityCheck::Condition(condition) => records::condition(project, valid, table, condition)?,
        QualityCheck::Complete(paths) => records::complete(project, valid, table, paths)?,
        QualityCheck::Unknown(path) => records::unknown(project, valid, table, path)?,
        QualityCheck::Duplicates(paths) => {
            records::duplicates(project, valid, table, paths, rule.condition.as_ref())?
        }
        QualityCheck::Outliers(check) => {
            outliers::judge(project, valid, table, check, rule.condition.as_ref())?
        }
        QualityCheck::Referring(check) => referring::judge(project, valid, table, check)?,
        QualityCheck::Stages(check) => stages::judge(project, valid, table, *check)?,
        QualityCheck::Timeliness(_) | QualityCheck::Quarantined | QualityCheck::Figures(_) => {
            Judged::default()
        }
    };
    let meant = records::meant(project, valid, table, rule.condition.as_ref())?;
    for (outcome, meant) in judged.outcomes.iter_mut().zip(meant) {
        if !meant {
            *outcome = share::Outcome::Aside;
        }
    }
    Ok(judged)
}

#[cfg(test)]
mod tests;
