//! What of all that was received concerns a report: the sheets, rows and findings of its
//! programmes, and those that belong to no programme alone, such as rates of exchange.

use super::input::Scope;
use crate::compute;
use crate::cube::Programme;
use crate::diag::{Finding, Place};
use crate::ingest::InputFile;
use crate::project::{Project, ReportDef};
use crate::quality::{Assessed, Part, PartOf, Quality, Share};
use crate::recount::Recount;
use crate::table::{Account, Quarantined, split_list};
use crate::validate::Valid;
use std::collections::{BTreeMap, BTreeSet};

/// What concerns a report.
#[derive(Debug, Clone, Default)]
pub struct Concern {
    /// The findings, sorted.
    pub findings: Vec<Finding>,
    /// What became of the rows of each sheet.
    pub accounts: Vec<Account>,
    /// The rows kept out of every figure.
    pub quarantine: Vec<Quarantined>,
    /// The spreadsheets.
    pub inputs: Vec<InputFile>,
    /// What came of the rules of quality.
    pub quality: Quality,
}

/// What concerns a report, of all findings and of all that was received.
pub fn concern(
    project: &Project,
    valid: &Valid,
    scope: &compute::Scope,
    report: &ReportDef,
    findings: &[Finding],
    quality: &Quality,
) -> Concern {
    if report.programmes.is_empty() {
        return Concern {
            findings: findings.to_vec(),
            accounts: valid.accounts.clone(),
            quarantine: valid.quarantine.clone(),
            inputs: valid.files.clone(),
            quality: quality.clone(),
        };
    }
    let known = Known::of(project, valid, scope, report);
    let own = |finding: &&Finding| known.finding(finding, report);
    Concern {
        findings: findings.iter().filter(own).cloned().collect(),
        accounts: valid
            .accounts
            .iter()
            .filter(|account| known.sheet(&account.file, &account.sheet))
            .cloned()
            .collect(),
        quarantine: valid
            .quarantine
            .iter()
            .filter(|row| match valid.origins.sheets.get(row.origin.sheet as usize) {
                Some(sheet) => known.sheet(&sheet.file, &sheet.sheet),
                None => true,
            })
            .cloned()
            .collect(),
        inputs: valid.files.iter().filter(|file| known.file(&file.name)).cloned().collect(),
        quality: Quality {
            rules: quality.rules.iter().filter_map(|rule| known.rule(rule)).collect(),
            findings: quality.findings.clone(),
        },
    }
}

/// Which sheets have rows of the report's programmes, and which have only others.
#[derive(Default)]
struct Known {
    /// By file and sheet whether a row of it concerns the report.
    sheets: BTreeMap<(String, String), bool>,
    /// The programmes of the report, and all projects of them.
    programmes: BTreeSet<String>,
    /// Rows that belong to other programmes alone.
    others: BTreeSet<(String, String, u32)>,
}

impl Known {
    fn of(project: &Project, valid: &Valid, scope: &compute::Scope, report: &ReportDef) -> Known {
        let about = Scope::of(project, report);
        let named: Vec<&str> = about
            .programmes
            .iter()
            .filter_map(|number| project.programmes.get(*number))
            .map(|programme| programme.id.as_str())
            .collect();
        let is_own = |code: &str| named.iter().any(|own| project.belongs(code, own));
        let recount = Recount::new(project, valid, scope);
        let codes = project.programmes.iter().map(|programme| programme.id.clone());
        let programmes = codes.filter(|code| is_own(code)).collect();
        let mut known = Known { programmes, ..Known::default() };
        for (number, (def, table)) in project.tables.iter().zip(&valid.tables).enumerate() {
            let programmes = def.programme.as_ref().map(|path| recount.texts(number, path));
            for (row, origin) in table.rows.iter().enumerate() {
                let code = programmes.as_ref().and_then(|codes| codes.get(row).cloned().flatten());
                // What names no programme may concern any.
                let concerns = code.is_none_or(|code| match code.contains('|') {
                    true => split_list(&code).any(is_own),
                    false => is_own(&code),
                });
                let Some(sheet) = valid.origins.sheets.get(origin.sheet as usize) else { continue };
                let key = (sheet.file.to_string(), sheet.sheet.to_string());
                if !concerns {
                    known.others.insert((key.0.clone(), key.1.clone(), origin.row));
                }
                *known.sheets.entry(key).or_default() |= concerns;
            }
        }
        // A row of which one record concerns the report is no other's alone; such rows are rare.
        known
    }

    /// Whether a file concerns the report: a sheet of it does, or nothing is known of any.
    fn file(&self, file: &str) -> bool {
        let mut own = self.sheets.iter().filter(|((known, _), _)| known == file).map(|(_, own)| *own);
        let first = own.next();
        first.is_none_or(|first| first || own.any(|own| own))
    }

    fn sheet(&self, file: &str, sheet: &str) -> bool {
        let own = self.sheets.get(&(file.to_string(), sheet.to_string()));
        own.copied().unwrap_or_else(|| self.file(file))
    }

    /// What came of a rule in the parts that concern the report. Where the parts make up the
    /// whole, the whole is that of these; else it stays as it is. None where no part does.
    fn rule(&self, rule: &Assessed) -> Option<Assessed> {
        let concerns = |part: &&Part| match &part.of {
            PartOf::Sheet { file, sheet, .. } => self.sheet(file, sheet),
            PartOf::Cell { programme: Programme::One(code), .. } => self.programmes.contains(&**code),
            PartOf::Cell { .. } => false,
        };
        let parts: Vec<Part> = rule.parts.iter().filter(concerns).cloned().collect();
        if parts.is_empty() && !rule.parts.is_empty() {
            return None;
        }
        let is_whole = sum(&rule.parts) == rule.all;
        let all = if is_whole { sum(&parts) } else { rule.all };
        // What it comes to by indicator is only known over all programmes.
        let is_same = parts.len() == rule.parts.len();
        let indicators = if is_same { rule.indicators.clone() } else { Vec::new() };
        Some(Assessed { rule: rule.rule, all, parts, indicators })
    }

    fn finding(&self, finding: &Finding, report: &ReportDef) -> bool {
        match &finding.place {
            Place::Sheet { file, sheet, row: Some(row), .. } => {
                !self.others.contains(&(file.to_string(), sheet.to_string(), *row)) && self.sheet(file, sheet)
            }
            Place::Sheet { file, sheet, .. } => self.sheet(file, sheet),
            Place::File { file } => self.file(file),
            // Of the definitions those of other reports alone are no concern of this one.
            Place::Text { file, .. } => {
                let of_reports = file.starts_with("reports/");
                !of_reports || report.at.file_name() == Some(file.as_str())
            }
            Place::Project => true,
        }
    }
}

/// What came of a rule in some parts together.
fn sum(parts: &[Part]) -> Share {
    parts.iter().fold(Share::default(), |sum, part| Share {
        judged: sum.judged + part.share.judged,
        failing: sum.failing + part.share.failing,
        unjudged: sum.unjudged + part.share.unjudged,
    })
}
