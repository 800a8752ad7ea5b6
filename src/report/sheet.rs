//! The reference sheets of indicators, without a report around them.

use super::input::{ReportInput, Scope};
use super::page;
use super::view::View;
use crate::cube::{Cube, Figure, Number};
use crate::diag::Place;
use crate::period::Period;
use crate::project::{Audience, EVIDENCE_ROWS, Output, Project, ReportDef, Totals};
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
    seen(project, indicators, language, |view| {
        indicators.iter().map(|number| page::reference_sheet(view, *number)).collect()
    })
}

/// What an indicator is, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    /// Its title.
    pub title: String,
    /// What it counts.
    pub definition: String,
    /// What it does not tell.
    pub limitations: String,
    /// The label of its unit; empty for a share.
    pub unit: String,
    /// How it is computed.
    pub formula: String,
    /// Which records it is made from.
    pub records: String,
}

/// What an indicator is, in words of a language.
pub fn wording(project: &Project, number: usize, language: &str) -> Wording {
    seen(project, &[number], language, |view| {
        let Some(indicator) = view.indicator(number) else { return Wording::default() };
        Wording {
            title: view.title(number).to_string(),
            definition: view.text(&indicator.definition).to_string(),
            limitations: view.text(&indicator.limitations).to_string(),
            unit: view.unit(number).to_string(),
            formula: page::formula(view, &indicator.measure),
            records: page::records(view, indicator),
        }
    })
}

/// The values of a figure as reports show them; none where there is no value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Worded {
    /// The value.
    pub value: Option<String>,
    /// What was before the programme.
    pub baseline: Option<String>,
    /// What is to be reached.
    pub target: Option<String>,
    /// What is expected by now.
    pub expected: Option<String>,
    /// Progress towards the target.
    pub progress: Option<String>,
    /// Progress towards what is expected.
    pub progress_expected: Option<String>,
    /// The judgement.
    pub rating: String,
}

/// The values of a figure as reports show them in a language.
pub fn worded(project: &Project, figure: &Figure, language: &str) -> Worded {
    seen(project, &[figure.address.indicator], language, |view| {
        let format = view.number_format(figure.address.indicator);
        let number = |number: Option<Number>| Some(view.format.shown(number?, &format).text);
        let percent = |fraction: Option<f64>| Some(view.format.fraction(fraction?, 1).text);
        let standing = &figure.standing;
        Worded {
            value: number(figure.value),
            baseline: number(standing.baseline),
            target: number(standing.target),
            expected: number(standing.expected),
            progress: percent(standing.progress),
            progress_expected: percent(standing.progress_expected),
            rating: view.rating(standing.rating),
        }
    })
}

/// What a report on some indicators would see, without figures.
fn seen<T>(project: &Project, indicators: &[usize], language: &str, look: impl FnOnce(&View<'_>) -> T) -> T {
    let report = ReportDef {
        outputs: Output::ALL.to_vec(),
        narratives: Vec::new(),
        facts: Vec::new(),
        finance: None,
        beneficiaries: None,
        annexes: Vec::new(),
        evidence_rows: EVIDENCE_ROWS,
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
        listed: &[],
        corrected: 0,
        left_out: 0,
    };
    look(&View::of(&input))
}
