//! `run.json`: what a report was made from, and what became of every row.

use crate::cube::{Cube, Origin, Status};
use crate::diag::{Finding, Severity};
use crate::project::{DefinitionFile, Project, ReportDef};
use crate::source::sha256;
use crate::table::Account;
use crate::validate::Valid;
use serde::Serialize;

/// What a report was made from.
#[derive(Debug, Serialize)]
pub struct RunRecord {
    /// The version of the program.
    pub version: String,
    /// The report.
    pub report: String,
    /// The last day that counts.
    pub as_of: String,
    /// What became known after this day is left out; empty: nothing is.
    pub known_by: String,
    /// The number of figures in `results.csv`.
    pub figures: usize,
    /// From how many figures with a value what came: records, totals that partners reported, or both.
    pub origins: Origins,
    /// What became of all rows.
    pub rows: Rows,
    /// How many cells were corrected.
    pub corrected: u64,
    /// The files left out, since they were received after `known_by`.
    pub left_out: Vec<String>,
    /// Findings by severity, and how many of the errors are accepted.
    pub findings: Findings,
    /// The spreadsheets.
    pub inputs: Vec<Input>,
    /// The definition files.
    pub definitions: Vec<Definition>,
    /// The files of the report, this one left out, by name.
    pub outputs: Vec<Written>,
}

/// Figures with a value, by where it comes from.
#[derive(Debug, Default, Clone, Copy, Serialize)]
#[allow(missing_docs)] // The names are those of the origins.
pub struct Origins {
    pub computed: usize,
    pub reported: usize,
    pub mixed: usize,
}

impl Origins {
    fn of(cube: &Cube) -> Origins {
        let count = |origin: Origin| {
            let valued = cube.figures().iter().filter(|figure| figure.status == Status::Value);
            valued.filter(|figure| figure.origin == origin).count()
        };
        Origins {
            computed: count(Origin::Computed),
            reported: count(Origin::Reported),
            mixed: count(Origin::Mixed),
        }
    }
}

/// `read = used + quarantined + superseded + skipped`.
#[derive(Debug, Default, Clone, Copy, Serialize)]
#[allow(missing_docs)] // The names are those of the account of a sheet.
pub struct Rows {
    pub read: u64,
    pub used: u64,
    pub quarantined: u64,
    pub superseded: u64,
    pub skipped: u64,
}

/// How many findings of each severity there are.
#[derive(Debug, Serialize)]
#[allow(missing_docs)] // The names are those of the severities.
pub struct Findings {
    pub error: usize,
    pub warning: usize,
    pub info: usize,
    /// Errors that were accepted.
    pub accepted: usize,
}

/// A spreadsheet.
#[derive(Debug, Serialize)]
pub struct Input {
    /// Its name, relative to the project's folder.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// What became of the rows of each sheet and table.
    pub sheets: Vec<Sheet>,
}

/// A sheet, read into a table.
#[derive(Debug, Serialize)]
pub struct Sheet {
    /// Its name; empty for a text table.
    pub sheet: String,
    /// The table; empty where no source names the sheet.
    pub table: String,
    /// What became of its rows.
    #[serde(flatten)]
    pub rows: Rows,
    /// What became of its records, where a row is more than one of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub records: Option<RecordCounts>,
}

/// `made = used + quarantined + superseded`.
#[derive(Debug, Clone, Copy, Serialize)]
#[allow(missing_docs)] // The names are those of the account of a sheet.
pub struct RecordCounts {
    pub made: u64,
    pub used: u64,
    pub quarantined: u64,
    pub superseded: u64,
}

/// A file of the report.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Written {
    /// Its name, relative to the report's folder.
    pub file: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// The files of a report as its record lists them: name and bytes of each.
pub fn written<'f>(files: impl Iterator<Item = (&'f str, &'f [u8])>) -> Vec<Written> {
    let of = |(name, bytes): (&str, &[u8])| Written {
        file: name.to_string(),
        bytes: bytes.len() as u64,
        sha256: sha256(bytes),
    };
    let mut found: Vec<Written> = files.map(of).collect();
    found.sort();
    found
}

/// A record of a run, to which the files are added once they are made.
pub trait Record: Serialize {
    /// Where the files are listed.
    fn outputs(&mut self) -> &mut Vec<Written>;
}

impl Record for RunRecord {
    fn outputs(&mut self) -> &mut Vec<Written> {
        &mut self.outputs
    }
}

impl Record for PublicRecord {
    fn outputs(&mut self) -> &mut Vec<Written> {
        &mut self.outputs
    }
}

/// A definition file.
#[derive(Debug, Serialize)]
pub struct Definition {
    /// Its name, relative to the project's folder.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

impl Rows {
    fn of(account: &Account) -> Rows {
        Rows {
            read: account.read,
            used: account.used,
            quarantined: account.quarantined,
            superseded: account.superseded,
            skipped: account.skipped,
        }
    }

    /// The rows of several sheets together.
    pub fn total(accounts: &[Account]) -> Rows {
        accounts.iter().map(Rows::of).fold(Rows::default(), |sum, rows| Rows {
            read: sum.read + rows.read,
            used: sum.used + rows.used,
            quarantined: sum.quarantined + rows.quarantined,
            superseded: sum.superseded + rows.superseded,
            skipped: sum.skipped + rows.skipped,
        })
    }
}

/// What a report was made from, from what a run knows.
pub fn run_record(
    report: &ReportDef,
    as_of: jiff::civil::Date,
    known_by: Option<jiff::civil::Date>,
    cube: &Cube,
    valid: &Valid,
    findings: &[Finding],
    definitions: &[DefinitionFile],
) -> RunRecord {
    let (accounts, inputs) = (&valid.accounts, &valid.files);
    let count = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let accepted = |finding: &&Finding| finding.severity == Severity::Error && finding.accepted.is_some();
    let sheets = |file: &str| {
        let own = accounts.iter().filter(|account| account.file == file);
        own.map(|account| Sheet {
            sheet: account.sheet.clone(),
            table: account.table.clone(),
            rows: Rows::of(account),
            records: account.records.map(|records| RecordCounts {
                made: records.made,
                used: records.used,
                quarantined: records.quarantined,
                superseded: records.superseded,
            }),
        })
        .collect()
    };
    RunRecord {
        version: env!("CARGO_PKG_VERSION").to_string(),
        report: report.id.clone(),
        as_of: as_of.to_string(),
        known_by: known_by.map(|day| day.to_string()).unwrap_or_default(),
        figures: cube.figures().len(),
        origins: Origins::of(cube),
        rows: Rows::total(accounts),
        corrected: valid.corrected,
        left_out: valid.known.left_out.iter().cloned().collect(),
        findings: Findings {
            error: count(Severity::Error),
            warning: count(Severity::Warning),
            info: count(Severity::Info),
            accepted: findings.iter().filter(accepted).count(),
        },
        inputs: inputs
            .iter()
            .map(|file| Input {
                file: file.name.clone(),
                sha256: file.sha256.clone(),
                sheets: sheets(&file.name),
            })
            .collect(),
        definitions: definitions_of(definitions),
        outputs: Vec::new(),
    }
}

fn definitions_of(files: &[DefinitionFile]) -> Vec<Definition> {
    files.iter().map(|file| Definition { file: file.name.clone(), sha256: file.sha256.clone() }).collect()
}

/// What is said of a public pack: nothing of rows, files and findings.
#[derive(Debug, Serialize)]
pub struct PublicRecord {
    /// The version of the program.
    pub version: String,
    /// The report.
    pub report: String,
    /// The last day that counts.
    pub as_of: String,
    /// What became known after this day is left out; empty: nothing is.
    pub known_by: String,
    /// The number of figures in `results.csv`.
    pub figures: usize,
    /// How many of them are suppressed.
    pub suppressed: usize,
    /// Below how many persons a figure is suppressed.
    pub privacy_threshold: u32,
    /// Disaggregations that are withheld as a whole.
    pub withheld: Vec<WithheldTable>,
    /// The definition files.
    pub definitions: Vec<Definition>,
    /// The files of the report, this one left out, by name.
    pub outputs: Vec<Written>,
}

/// A disaggregation that is withheld as a whole.
#[derive(Debug, Serialize)]
pub struct WithheldTable {
    /// The indicator.
    pub indicator: String,
    /// The disaggregation; empty: the figures that are not taken apart.
    pub dimension: String,
    /// The kind of place.
    pub geography_kind: String,
    /// The kind of period.
    pub period_kind: String,
    /// The accumulation.
    pub accumulation: String,
}

/// What is said of a public pack: its last day and what was known by which,
/// and its figures with how many are suppressed and which disaggregations are
/// withheld.
pub fn public_record(
    report: &ReportDef,
    (as_of, known_by): (jiff::civil::Date, Option<jiff::civil::Date>),
    (cube, suppressed, withheld): (&Cube, usize, Vec<WithheldTable>),
    project: &Project,
) -> PublicRecord {
    PublicRecord {
        version: env!("CARGO_PKG_VERSION").to_string(),
        report: report.id.clone(),
        as_of: as_of.to_string(),
        known_by: known_by.map(|day| day.to_string()).unwrap_or_default(),
        figures: cube.figures().len(),
        suppressed,
        privacy_threshold: project.privacy_threshold,
        withheld,
        definitions: definitions_of(&project.files),
        outputs: Vec::new(),
    }
}
