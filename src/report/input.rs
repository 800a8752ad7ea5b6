//! What a report is made from.

use super::listed::Listed;
use crate::cube::{self, Cube, Geography, TargetChange};
use crate::diag::Finding;
use crate::ingest::InputFile;
use crate::project::{Project, ReportDef};
use crate::quality::Quality;
use crate::returns::Returns;
use crate::table::{Account, Origins, Quarantined};
use std::collections::BTreeSet;

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct ReportInput<'a> {
    /// The project.
    pub project: &'a Project,
    /// The report's definition.
    pub report: &'a ReportDef,
    /// The figures.
    pub cube: &'a Cube,
    /// What was found in the inputs, sorted.
    pub findings: &'a [Finding],
    /// What became of the rows of each sheet.
    pub accounts: &'a [Account],
    /// The rows kept out of every figure.
    pub quarantine: &'a [Quarantined],
    /// The sheets the rows came from.
    pub origins: &'a Origins,
    /// The version of this program.
    pub version: &'a str,
    /// The spreadsheets, with their hashes.
    pub inputs: &'a [InputFile],
    /// What came of the returns that are expected.
    pub returns: &'a Returns,
    /// What came of the rules of quality.
    pub quality: &'a Quality,
    /// How targets were changed, in the order of indicators.
    pub changes: &'a [TargetChange],
    /// What the report is about.
    pub scope: &'a Scope,
    /// The records of the annexes, in their order; none in a public edition.
    pub listed: &'a [Listed],
    /// How many cells were corrected.
    pub corrected: u64,
    /// How many files were left out, since they were received after the report's day.
    pub left_out: usize,
}

/// The programmes and countries a report is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The programmes, by their number in the project, in its order.
    pub programmes: Vec<usize>,
    /// The countries, by their code, in the order of programmes.
    pub countries: Vec<String>,
    /// Which programme of the cube the report's totals stand under.
    pub overall: cube::Programme,
    /// Of which place the report's totals are: of the country, where it names one alone, else of all.
    pub place: Geography,
    /// The countries of its programmes that the report does not name, though its totals have them:
    /// what several countries come to together is computed over all of them alone.
    pub others: Vec<String>,
}

impl Scope {
    /// What a report is about: the programmes it names, else all; the countries
    /// it names, else those of the programmes. Its totals are those of the
    /// programme if it names one, of those it names together, else those of all; and those of a
    /// country if it names one alone.
    pub fn of(project: &Project, report: &ReportDef) -> Scope {
        let programmes: Vec<usize> = if report.programmes.is_empty() {
            (0..project.programmes.len()).collect()
        } else {
            report.programmes.clone()
        };
        let mut seen = BTreeSet::new();
        let all: Vec<String> = programmes
            .iter()
            .filter_map(|i| project.programmes.get(*i))
            .flat_map(|programme| &programme.countries)
            .filter(|country| seen.insert(country.as_str()))
            .cloned()
            .collect();
        let (place, others) = match report.countries.as_slice() {
            [] => (Geography::All, Vec::new()),
            [one] => (Geography::Country(one.as_str().into()), Vec::new()),
            named => {
                let others = all.iter().filter(|country| !named.contains(country));
                (Geography::All, others.cloned().collect())
            }
        };
        let countries = if report.countries.is_empty() { all } else { report.countries.clone() };
        // Of the only programme of a report, or of a project, the totals are its own: its targets stand with them.
        let overall = match programmes.as_slice() {
            [one] => match project.programmes.get(*one) {
                Some(programme) => cube::Programme::One(programme.id.as_str().into()),
                None => cube::Programme::All,
            },
            _ => project.together(report).unwrap_or(cube::Programme::All),
        };
        Scope { programmes, countries, overall, place, others }
    }
}
