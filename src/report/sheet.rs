//! The reference sheets of indicators, without a report around them.

use super::input::{ReportInput, Scope};
use super::page;
use super::view::View;
use crate::cube::Cube;
use crate::diag::Place;
use crate::period::Period;
use crate::project::{Audience, Project, ReportDef, Totals};
use crate::quality::Quality;
use crate::returns::Returns;
use crate::table::Origins;
use crate::text::Text;

/// What the reference says of indicators: for each the heads of what is said,
/// with what is said. What is empty is left out.
pub fn reference_sheets(
    project: &Project,
    indicators: &[usize],
    language: &str,
) -> Vec<Vec<(String, String)>> {
    let report = ReportDef {
        groups: Vec::new(),
        totals: Totals::Computed,
        id: String::new(),
        title: Text::default(),
        subtitle: Text::default(),
        language: language.to_string(),
        audience: Audience::Internal,
        programmes: Vec::new(),
        countries: Vec::new(),
        period: Period::life(),
        as_of: None,
        known_by: None,
        indicators: indicators.to_vec(),
        tiles: Vec::new(),
        comparison: Vec::new(),
        sections: Vec::new(),
        charts: Vec::new(),
        at: Place::Project,
    };
    let (cube, origins) = (Cube::default(), Origins::default());
    let scope = Scope::of(project, &report);
    let input = ReportInput {
        project,
        report: &report,
        cube: &cube,
        findings: &[],
        accounts: &[],
        quarantine: &[],
        origins: &origins,
        version: "",
        inputs: &[],
        returns: &Returns::default(),
        quality: &Quality::default(),
        changes: &[],
        scope: &scope,
        corrected: 0,
        left_out: 0,
    };
    let view = View::of(&input);
    indicators.iter().map(|number| page::reference_sheet(&view, *number)).collect()
}
