//! What of a project a public pack may show: values only. What tells of rows,
//! files or persons is left out before anything is composed, so that no output
//! can show it.

use crate::cube::Status;
use crate::export::WithheldTable;
use crate::privacy::Protected;
use crate::project::Project;
use std::collections::BTreeSet;

/// The tables that are withheld, by name.
pub fn withheld(project: &Project, protected: &Protected) -> Vec<WithheldTable> {
    let named = protected.withheld.iter().map(|withheld| WithheldTable {
        indicator: project.indicators[withheld.indicator].id.clone(),
        dimension: withheld.dimension.to_string(),
        geography_kind: withheld.geography.to_string(),
        period_kind: withheld.period.word().to_string(),
        accumulation: withheld.accumulation.word().to_string(),
    });
    named.collect()
}

/// A project as a public pack may show it: without the files that lie among
/// the inputs, and without comments on indicators of which something is
/// suppressed, since a comment may say the very number.
pub fn shown(project: &Project, protected: &Protected) -> Project {
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
