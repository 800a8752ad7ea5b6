//! Whether a report has anything to say.

use crate::cube::{Cube, Number};
use crate::diag::{Code, Finding};
use crate::project::ReportDef;
use jiff::civil::Date;

/// Why a report says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emptiness {
    /// Its period begins after the last day whose events are in it.
    BeforePeriod,
    /// No figure has a value other than zero.
    NoValue,
}

/// Why a report says nothing, if it does not.
pub fn emptiness(report: &ReportDef, last_day: Date, cube: &Cube) -> Option<Emptiness> {
    if report.period.from.is_some_and(|from| from > last_day) {
        return Some(Emptiness::BeforePeriod);
    }
    let says = |value: Option<Number>| value.is_some_and(|value| value.to_f64() != 0.0);
    cube.figures().iter().all(|figure| !says(figure.value)).then_some(Emptiness::NoValue)
}

/// The warning that a report says nothing, if it does not.
pub fn warning(report: &ReportDef, last_day: Date, cube: &Cube) -> Option<Finding> {
    let reason = emptiness(report, last_day, cube)?;
    let id = &report.id;
    let finding = Finding::new(
        Code::EmptyReport,
        report.at.clone(),
        match reason {
            Emptiness::BeforePeriod => {
                format!(
                    "the report `{id}` is empty: its period begins after {last_day}, the last day of its data"
                )
            }
            Emptiness::NoValue => {
                format!("the report `{id}` is empty: no figure has a value other than zero")
            }
        },
    );
    Some(match reason {
        Emptiness::BeforePeriod => {
            finding.hint("give a later day with `--as-of` or `as_of`, or another `period`")
        }
        Emptiness::NoValue => {
            finding.hint("look whether the programme, the countries and the period are those of the records")
        }
    })
}
