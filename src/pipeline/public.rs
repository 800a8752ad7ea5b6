//! The files of a public pack: values only. What tells of rows, files or
//! persons is left out before anything is composed, so that no output can show it.

use super::MakeError;
use crate::compute;
use crate::cube::Status;
use crate::export::{WithheldTable, public_record, results};
use crate::privacy::Protected;
use crate::project::{Project, ReportDef};
use crate::render::{OutputFile, render};
use crate::report::{ReportInput, Scope, compose};
use crate::table::Origins;
use crate::validate::Valid;
use std::collections::BTreeSet;

/// The files of a public pack.
///
/// # Errors
/// [`MakeError`] if the documents or the results cannot be put together.
pub fn files(
    project: &Project,
    valid: &Valid,
    report: &ReportDef,
    scope: &compute::Scope,
    protected: &Protected,
) -> Result<Vec<OutputFile>, MakeError> {
    let project = &shown(project, protected);
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
        returns: &valid.returns,
        scope: &Scope::of(project, report),
        corrected: 0,
        left_out: 0,
    };
    let mut files = render(&compose(&input)).map_err(MakeError::Render)?;
    let table = results(project, report, cube, &valid.returns, scope.as_of)
        .map_err(|error| MakeError::Export(error.to_string()))?;
    files.push(OutputFile { name: "results.csv".into(), bytes: table });
    let withheld = protected.withheld.iter().map(|withheld| WithheldTable {
        indicator: project.indicators[withheld.indicator].id.clone(),
        dimension: withheld.dimension.to_string(),
        geography_kind: withheld.geography.to_string(),
        period_kind: withheld.period.word().to_string(),
        accumulation: withheld.accumulation.word().to_string(),
    });
    let record = public_record(
        report,
        (scope.as_of, scope.known_by),
        (cube, protected.suppressed, withheld.collect()),
        project,
    );
    files.push(OutputFile { name: "run.json".into(), bytes: super::json(&record)? });
    Ok(files)
}

/// A project as a public pack may show it: without the files that lie among
/// the inputs, and without comments on indicators of which something is
/// suppressed, since a comment may say the very number.
fn shown(project: &Project, protected: &Protected) -> Project {
    let suppressed: BTreeSet<usize> = protected
        .cube
        .figures()
        .iter()
        .filter(|figure| figure.status == Status::Suppressed)
        .map(|figure| figure.address.indicator)
        .collect();
    let mut shown = project.clone();
    shown.comments.retain(|comment| !suppressed.contains(&comment.indicator));
    shown.files.retain(|file| !file.name.starts_with("input/"));
    shown
}
