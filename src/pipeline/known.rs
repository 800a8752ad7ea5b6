//! Checking what was known by a day: files received and corrections decided
//! later are left out before anything is compared.

use crate::diag::Finding;
use crate::ingest::Ingested;
use crate::progress::Progress;
use crate::project::Project;
use crate::validate::{Known, Valid, is_changed_by, known_by, validate_known};
use jiff::civil::Date;

/// Checks what was read; findings about definitions come first.
pub fn check_known(
    project: &Project,
    ingested: Ingested,
    known: Known,
    about_definitions: &[Finding],
    progress: &dyn Progress,
) -> Valid {
    let mut valid = validate_known(project, ingested, known, progress);
    // Findings about definitions name no row, so that the numbers by which
    // quarantined rows name their finding only move up.
    let before = about_definitions.len();
    valid.findings.splice(0..0, about_definitions.iter().cloned());
    for quarantined in &mut valid.quarantine {
        quarantined.finding += before;
    }
    valid
}

/// Whether something may have become known on some day, so that what was read
/// must be kept for checking it again.
pub fn may_change(project: &Project) -> bool {
    let said = &project.resubmission;
    !said.corrections.is_empty() || said.received.as_ref().is_some_and(|list| !list.is_empty())
}

/// What was known by a day, checked; none if that is all there is.
pub fn check_by(
    project: &Project,
    ingested: &Ingested,
    by: Date,
    about_definitions: &[Finding],
    progress: &dyn Progress,
) -> Option<Valid> {
    let known = known_by(project, &ingested.files, Some(by));
    if !is_changed_by(project, &known) {
        return None;
    }
    let rest = ingested.without(&known.left_out);
    Some(check_known(project, rest, known, about_definitions, progress))
}
