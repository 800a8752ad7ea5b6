//! How many of the key figures of a public edition are not shown. A reader sees each
//! of them withheld where it stands; whoever makes the report has to know how many.

use super::input::ReportInput;
use super::view::View;
use crate::cube::Status;
use crate::diag::{Code, Finding};

/// The key figures that are withheld, by their indicators, and how many key figures there
/// are: those of the summary, and of a report without any those of all its indicators.
pub fn withheld_of(view: &View<'_>) -> (Vec<usize>, usize) {
    let report = view.input.report;
    let named = if report.tiles.is_empty() { &report.indicators } else { &report.tiles };
    let shown = named.iter().filter_map(|indicator| Some((*indicator, view.headline(*indicator)?)));
    let shown: Vec<_> = shown.collect();
    let withheld = shown.iter().filter(|(_, figure)| figure.status == Status::Suppressed);
    (withheld.map(|(indicator, _)| *indicator).collect(), shown.len())
}

/// The warning that key figures of a public edition are withheld; none where all are shown.
pub fn withheld_warning(input: &ReportInput<'_>) -> Option<Finding> {
    let view = View::of(input);
    let (withheld, all) = withheld_of(&view);
    if withheld.is_empty() {
        return None;
    }
    let titles: Vec<String> =
        withheld.iter().filter_map(|number| view.indicator(*number)).map(|own| own.id.clone()).collect();
    let message = format!(
        "in the public edition `{}` {} of {all} key figures are withheld: {}",
        input.report.id,
        withheld.len(),
        titles.join(", ")
    );
    Some(Finding::new(Code::WithheldFigures, input.report.at.clone(), message).hint(
        "fewer or wider categories in `by` of the indicators over persons, and fewer kinds of `periods`, leave fewer small numbers that must be protected, and more that can be shown",
    ))
}
