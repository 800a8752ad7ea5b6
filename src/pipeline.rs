//! The whole way from a project's folder to written reports. It composes the
//! floors below it and prints nothing.

mod output;

pub use output::{WriteError, write};

use crate::compute::{self, Computed};
use crate::cube::Cube;
use crate::diag::{Finding, sort};
use crate::export::{results, run_record};
use crate::ingest::{adopt_templates, ingest};
use crate::progress::{Progress, Stage};
use crate::project::{Loaded, Project, ReportDef, load};
use crate::render::{OutputFile, render};
use crate::report::{ReportInput, Scope, compose};
use crate::source::{Root, SourceFile};
use crate::validate::{Valid, validate};
use jiff::civil::Date;
use std::fmt;

/// Definitions that hold faults: nothing was computed.
#[derive(Debug)]
pub struct Refused {
    /// The faults, all of them.
    pub findings: Vec<Finding>,
    /// The definition files, for showing the lines at fault.
    pub files: Vec<SourceFile>,
}

/// A project whose definitions are valid and whose data was read and checked.
#[derive(Debug)]
pub struct Checked {
    /// The project.
    pub project: Project,
    /// Its valid rows, what was kept out, and all findings.
    pub valid: Valid,
    /// The definition files, for showing the lines of warnings.
    pub files: Vec<SourceFile>,
}

impl Checked {
    /// Whether an error stands that nobody accepted.
    pub fn has_errors(&self) -> bool {
        self.valid.findings.iter().any(Finding::stands)
    }
}

/// Reads a project's definitions.
///
/// # Errors
/// [`Refused`] if they hold a fault.
pub fn define(
    root: &Root,
    progress: &dyn Progress,
) -> Result<(Project, Vec<Finding>, Vec<SourceFile>), Refused> {
    progress.begin(Stage::Define, 1);
    let Loaded { project, findings, files } = load(root);
    progress.end(Stage::Define);
    match project {
        Some(project) => Ok((project, findings, files)),
        None => Err(Refused { findings, files }),
    }
}

/// Reads a project and checks its data.
///
/// # Errors
/// [`Refused`] if a definition holds a fault.
pub fn check(root: &Root, progress: &dyn Progress) -> Result<Checked, Refused> {
    let (mut project, mut about_definitions, files) = define(root, progress)?;
    about_definitions.extend(adopt_templates(root, &mut project));
    let ingested = ingest(root, &project, progress);
    let mut valid = validate(&project, ingested, progress);
    // Findings about definitions come first: they name no row, so that the
    // numbers by which quarantined rows name their finding only move up.
    let before = about_definitions.len();
    valid.findings.splice(0..0, about_definitions);
    for quarantined in &mut valid.quarantine {
        quarantined.finding += before;
    }
    Ok(Checked { project, valid, files })
}

/// What a run is asked for beyond the project itself.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Only these reports; empty: all.
    pub reports: Vec<String>,
    /// Events after this day are left out, whatever the reports say.
    pub as_of: Option<Date>,
    /// What became known after this day is left out, whatever the reports say.
    pub known_by: Option<Date>,
}

/// A report as made, not yet written.
#[derive(Debug)]
pub struct Made {
    /// The report's id.
    pub id: String,
    /// Its files.
    pub files: Vec<OutputFile>,
    /// Its figures.
    pub cube: Cube,
    /// What was found while computing it, beside what checking found.
    pub findings: Vec<Finding>,
}

/// Why a report could not be made.
#[derive(Debug)]
pub enum MakeError {
    /// There is no such report.
    UnknownReport {
        /// The name given.
        given: String,
        /// The reports there are.
        known: Vec<String>,
    },
    /// The engine refused a computation.
    Compute(polars::prelude::PolarsError),
    /// The results could not be put together.
    Export(String),
    /// The documents could not be put together.
    Render(crate::render::RenderError),
}

impl fmt::Display for MakeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MakeError::UnknownReport { given, known } if known.is_empty() => {
                write!(f, "there is no report named {given}: the project has no reports")
            }
            MakeError::UnknownReport { given, known } => {
                write!(f, "there is no report named {given}; there are: {}", known.join(", "))
            }
            MakeError::Compute(error) => write!(f, "a figure cannot be computed: {error}"),
            MakeError::Export(error) => write!(f, "the results cannot be put together: {error}"),
            MakeError::Render(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for MakeError {}

/// Makes the reports asked for, without writing anything.
///
/// # Errors
/// [`MakeError`] if a report is not known or cannot be made.
pub fn make(checked: &Checked, options: &Options, progress: &dyn Progress) -> Result<Vec<Made>, MakeError> {
    let project = &checked.project;
    let mut wanted: Vec<&ReportDef> = Vec::new();
    for id in &options.reports {
        match project.reports.iter().find(|report| report.id == *id) {
            Some(report) => wanted.push(report),
            None => {
                let known = project.reports.iter().map(|report| report.id.clone()).collect();
                return Err(MakeError::UnknownReport { given: id.clone(), known });
            }
        }
    }
    if options.reports.is_empty() {
        wanted = project.reports.iter().collect();
    }
    wanted.iter().map(|report| make_one(checked, report, options, progress)).collect()
}

fn make_one(
    checked: &Checked,
    report: &ReportDef,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Made, MakeError> {
    let (project, valid) = (&checked.project, &checked.valid);
    let report = &ReportDef {
        as_of: options.as_of.or(report.as_of),
        known_by: options.known_by.or(report.known_by),
        ..report.clone()
    };
    progress.begin(Stage::Compute, 1);
    let scope = compute::Scope::of_report(project, report);
    let Computed { cube, findings } = compute::compute(project, valid, &scope).map_err(MakeError::Compute)?;
    progress.end(Stage::Compute);

    progress.begin(Stage::Report, 1);
    let mut all = valid.findings.clone();
    all.extend(findings.iter().cloned());
    sort(&mut all);
    let input = ReportInput {
        project,
        report,
        cube: &cube,
        findings: &all,
        accounts: &valid.accounts,
        quarantine: &valid.quarantine,
        origins: &valid.origins,
        version: env!("CARGO_PKG_VERSION"),
        inputs: &valid.files,
        scope: &Scope::of(project, report),
    };
    let document = compose(&input);
    let mut files = render(&document).map_err(MakeError::Render)?;
    let table = results(project, report, &cube).map_err(|error| MakeError::Export(error.to_string()))?;
    files.push(OutputFile { name: "results.csv".into(), bytes: table });
    let record = run_record(
        report,
        scope.as_of,
        scope.known_by,
        &cube,
        &valid.accounts,
        &all,
        &valid.files,
        &project.files,
    );
    let mut json =
        serde_json::to_vec_pretty(&record).map_err(|error| MakeError::Export(error.to_string()))?;
    json.push(b'\n');
    files.push(OutputFile { name: "run.json".into(), bytes: json });
    progress.end(Stage::Report);
    Ok(Made { id: report.id.clone(), files, cube, findings })
}
