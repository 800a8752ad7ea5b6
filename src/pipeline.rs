//! The whole way from a project's folder to written reports. It composes the
//! floors below it and prints nothing.

mod known;
mod output;
mod public;

pub use output::{WriteError, write, write_into};

use crate::compute::{self, Computed};
use crate::cube::{Cube, TargetChange};
use crate::diag::{Finding, sort};
use crate::evidence::gather;
use crate::exchange::feedback::{self, Feedback};
use crate::export::{Record, public_record, results, run_record, written};
use crate::ingest::{Ingested, adopt_templates, ingest};
use crate::privacy;
use crate::progress::{Progress, Stage};
use crate::project::{Audience, Loaded, Output, Project, ReportDef, load};
use crate::quality::{self, Quality};
use crate::recount;
use crate::render::{OutputFile, render};
use crate::report::{Document, ReportInput, Scope, annexes, compose, concern, warning, withheld_warning};
use crate::source::{Root, SourceFile};
use crate::table::Origins;
use crate::validate::{Known, Valid};
use jiff::civil::Date;
use known::{check_by, check_known, may_change};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
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
    /// What was found in the definitions.
    about_definitions: Vec<Finding>,
    /// What was read, where it depends on a day what of it was known.
    ingested: Option<Ingested>,
}

impl Checked {
    /// The same, with only what was known by a day.
    pub fn known_by(mut self, by: Date, progress: &dyn Progress) -> Checked {
        if let Some(valid) = self.valid_by(by, progress) {
            self.valid = valid;
        }
        self
    }

    /// What was known by a day, checked; none if it is what was checked already.
    fn valid_by(&self, by: Date, progress: &dyn Progress) -> Option<Valid> {
        if self.valid.known.by == Some(by) {
            return None;
        }
        check_by(&self.project, self.ingested.as_ref()?, by, &self.about_definitions, progress)
    }

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
    let kept = may_change(&project).then(|| ingested.clone());
    let valid = check_known(&project, ingested, Known::default(), &about_definitions, progress);
    Ok(Checked { project, valid, files, about_definitions, ingested: kept })
}

impl Checked {
    /// Adds what is wrong with targets and reported totals, and what the rules
    /// of quality find, which is found again, and told then, where a report is made.
    pub fn foresee(&mut self) {
        // What the engine refuses here it refuses, and tells, where figures are computed.
        let quality = quality::assess(&self.project, &self.valid).unwrap_or_default();
        self.valid.findings.extend(compute::foresee(&self.project, &self.valid).unwrap_or_default());
        self.valid.findings.extend(quality.findings);
    }
}

/// Makes the marked copies that go back to the senders of some inputs; of all
/// where none is named.
///
/// # Errors
/// [`MakeError`] if a copy cannot be put together.
pub fn feedback(
    root: &Root,
    checked: &Checked,
    inputs: &[String],
    progress: &dyn Progress,
) -> Result<Feedback, MakeError> {
    feedback::feedback(root, &checked.project, &checked.valid, inputs, progress).map_err(MakeError::Feedback)
}

/// What a run is asked for beyond the project itself.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Only these reports; empty: all.
    pub reports: Vec<String>,
    /// Events after this day are left out, whatever the reports say.
    pub as_of: Option<Date>,
    /// What became known after this day is left out, files too, whatever the reports say.
    pub known_by: Option<Date>,
    /// What reports are written as, instead of what they say; empty: as they say.
    pub outputs: Vec<Output>,
}

/// A report as made, not yet written.
#[derive(Debug)]
pub struct Made {
    /// The report's id; of a public pack with `-public` after it.
    pub id: String,
    /// What its files are made from.
    pub document: Document,
    /// Its files.
    pub files: Vec<OutputFile>,
    /// Its figures.
    pub cube: Cube,
    /// What was found while computing it, beside what checking found.
    pub findings: Vec<Finding>,
    /// The files left out of it, since they were received after its day.
    pub left_out: Vec<String>,
    /// The day by which things were to be known; none: all is known.
    pub known_by: Option<Date>,
}

/// How many figures that differ are told one by one.
const TOLD: usize = 20;

fn counted(figures: usize) -> String {
    match figures {
        1 => "one figure differs".into(),
        _ => format!("{figures} figures differ"),
    }
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
    /// A marked copy could not be put together.
    Feedback(rust_xlsxwriter::XlsxError),
    /// A figure is not the same when computed a second time: nothing may be written.
    Differs {
        /// The report.
        report: String,
        /// Each figure that differs.
        differences: Vec<Finding>,
    },
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
            MakeError::Feedback(error) => write!(f, "a marked copy cannot be put together: {error}"),
            MakeError::Differs { report, differences } => {
                write!(
                    f,
                    "nothing is written, since in the report {report} {} when ",
                    counted(differences.len())
                )?;
                write!(
                    f,
                    "computed a second time: one of the two computations is wrong, please report this"
                )?;
                for finding in differences.iter().take(TOLD) {
                    write!(f, "\n  {} {}", finding.code, finding.message)?;
                }
                match differences.len().saturating_sub(TOLD) {
                    0 => Ok(()),
                    more => write!(f, "\n  and {more} more"),
                }
            }
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
    // Reports with one day share what was known by it.
    let mut by_day: BTreeMap<Date, Option<Valid>> = BTreeMap::new();
    // So do they share its quality; none: what all is known of, or no day changes it.
    let mut quality: BTreeMap<Option<Date>, Quality> = BTreeMap::new();
    wanted
        .iter()
        .map(|report| {
            let day = options.known_by.or(report.known_by);
            let earlier = day.and_then(|day| {
                by_day.entry(day).or_insert_with(|| checked.valid_by(day, progress)).as_ref()
            });
            let valid = earlier.unwrap_or(&checked.valid);
            let assessed = match quality.entry(day.filter(|_| earlier.is_some())) {
                Entry::Occupied(held) => held.into_mut(),
                Entry::Vacant(free) => {
                    free.insert(quality::assess(project, valid).map_err(MakeError::Compute)?)
                }
            };
            let report = ReportDef {
                as_of: options.as_of.or(report.as_of),
                known_by: options.known_by.or(report.known_by),
                outputs: match options.outputs.as_slice() {
                    [] => report.outputs.clone(),
                    asked => asked.to_vec(),
                },
                ..(*report).clone()
            };
            make_editions(project, valid, assessed, &report, progress)
        })
        .collect::<Result<Vec<Vec<Made>>, MakeError>>()
        .map(|editions| editions.into_iter().flatten().collect())
}

/// The editions of a report, from one computation.
fn make_editions(
    project: &Project,
    valid: &Valid,
    quality: &Quality,
    report: &ReportDef,
    progress: &dyn Progress,
) -> Result<Vec<Made>, MakeError> {
    progress.begin(Stage::Compute, 1);
    let scope = compute::Scope::of_report(project, report);
    let Computed { cube, changes, mut findings } =
        compute::compute(project, valid, &scope).map_err(MakeError::Compute)?;
    findings.extend(quality.findings.iter().cloned());
    findings.extend(warning(report, scope.as_of, &cube));
    progress.end(Stage::Compute);

    progress.begin(Stage::Recount, 1);
    let differences = recount::verify(project, valid, &scope, &cube);
    if !differences.is_empty() {
        return Err(MakeError::Differs { report: report.id.clone(), differences });
    }
    progress.end(Stage::Recount);

    let mut all = valid.findings.clone();
    all.extend(findings.iter().cloned());
    sort(&mut all);
    let told = Told { cube: &cube, changes: &changes, quality, findings: &all };
    let mut made = Vec::new();
    for edition in report.audience.editions() {
        let id = ReportDef::folder(&report.id, *edition);
        let own = ReportDef { audience: *edition, id: id.clone(), ..report.clone() };
        let mut own_findings = findings.clone();
        let (cube, (document, files)) = match edition {
            Audience::Public => {
                progress.begin(Stage::Protect, 1);
                let protected =
                    privacy::protect(project, valid, &scope, &cube).map_err(MakeError::Compute)?;
                progress.end(Stage::Protect);
                progress.begin(Stage::Report, 1);
                let (files, withheld) = public_files(project, valid, &own, &scope, &protected)?;
                own_findings.extend(withheld);
                progress.end(Stage::Report);
                (protected.cube, files)
            }
            Audience::Internal | Audience::Both => {
                progress.begin(Stage::Report, 1);
                let files = internal_files(project, valid, &own, &scope, &told)?;
                progress.end(Stage::Report);
                (cube.clone(), files)
            }
        };
        let left_out = valid.known.left_out.iter().cloned().collect();
        made.push(Made {
            id,
            document,
            files,
            cube,
            findings: own_findings,
            left_out,
            known_by: scope.known_by,
        });
    }
    Ok(made)
}

/// What an internal edition tells.
struct Told<'a> {
    cube: &'a Cube,
    changes: &'a [TargetChange],
    quality: &'a Quality,
    findings: &'a [Finding],
}

fn internal_files(
    project: &Project,
    valid: &Valid,
    report: &ReportDef,
    scope: &compute::Scope,
    told: &Told<'_>,
) -> Result<Pack, MakeError> {
    let Told { cube, changes, quality, findings: all } = *told;
    let own = concern(project, valid, scope, report, all, quality);
    let input = ReportInput {
        project,
        report,
        cube,
        findings: &own.findings,
        accounts: &own.accounts,
        quarantine: &own.quarantine,
        origins: &valid.origins,
        version: env!("CARGO_PKG_VERSION"),
        inputs: &own.inputs,
        returns: &valid.returns,
        quality: &own.quality,
        changes,
        scope: &Scope::of(project, report),
        listed: &annexes(project, valid, scope, report),
        corrected: valid.corrected,
        left_out: valid.known.left_out.len(),
    };
    let record = run_record(report, scope.as_of, scope.known_by, cube, valid, all, &project.files);
    pack(&input, scope, Some(valid), record)
}

/// The public edition, and a warning where little of what matters most is left in it.
fn public_files(
    project: &Project,
    valid: &Valid,
    report: &ReportDef,
    scope: &compute::Scope,
    protected: &privacy::Protected,
) -> Result<(Pack, Option<Finding>), MakeError> {
    let project = &public::shown(project, protected);
    let cube = &protected.cube;
    let input = ReportInput {
        project,
        report,
        cube,
        findings: &[],
        accounts: &[],
        quarantine: &[],
        origins: &Origins::default(),
        version: env!("CARGO_PKG_VERSION"),
        inputs: &[],
        quality: &Quality::default(),
        changes: &[],
        returns: &valid.returns,
        scope: &Scope::of(project, report),
        listed: &[],
        corrected: 0,
        left_out: 0,
    };
    let days = (scope.as_of, scope.known_by);
    let withheld = public::withheld(project, protected);
    let record = public_record(report, days, (cube, protected.suppressed, withheld), project);
    Ok((pack(&input, scope, None, record)?, withheld_warning(&input)))
}

/// An edition: its document, and its files.
type Pack = (Document, Vec<OutputFile>);

/// The files of an edition: what people read, every figure, and the record of the run. `behind`
/// are the rows behind the figures, where the edition may list them.
fn pack(
    input: &ReportInput<'_>,
    scope: &compute::Scope,
    behind: Option<&Valid>,
    mut record: impl Record,
) -> Result<Pack, MakeError> {
    let document = compose(input);
    let outputs = &input.report.outputs;
    // The others have no place for records.
    let lists = outputs.iter().any(|output| matches!(output, Output::Workbook | Output::Html));
    let evidence = behind
        .filter(|_| lists && input.report.evidence_rows > 0)
        .map(|valid| gather(input.project, valid, scope, input.cube, input.report, &document.addresses()));
    let mut files = render(&document, evidence.as_ref(), outputs).map_err(MakeError::Render)?;
    let table = results(input.project, input.report, input.cube, input.returns, scope.as_of)
        .map_err(|error| MakeError::Export(error.to_string()))?;
    files.push(OutputFile { name: "results.csv".into(), bytes: table });
    *record.outputs() = written(files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())));
    let mut json =
        serde_json::to_vec_pretty(&record).map_err(|error| MakeError::Export(error.to_string()))?;
    json.push(b'\n');
    files.push(OutputFile { name: "run.json".into(), bytes: json });
    Ok((document, files))
}
