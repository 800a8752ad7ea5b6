//! What the last row of a report's table of countries says: a sum is refused
//! where it would be wrong.

use super::faults::Faults;
use super::files::Entries;
use super::model::{Axis, Indicator, TableDef, Totals};
use super::names::choose;
use super::raw::RawReport;
use crate::diag::{Code, Finding};

/// What a report says of the totals of some indicators, those of its table of countries.
pub fn totals(
    file: &Entries<RawReport>,
    shown: &[usize],
    indicators: &[Indicator],
    tables: &[TableDef],
    faults: &mut Faults,
) -> Totals {
    let Some(word) = &file.entries.totals else { return Totals::Computed };
    let at = file.at(word.span());
    let choices = [("computed", Totals::Computed), ("sum", Totals::Sum)];
    let found = choose(word.get_ref(), "what the totals of a table say", &choices, at.clone(), faults);
    for indicator in shown.iter().filter_map(|number| indicators.get(*number)) {
        if found != Some(Totals::Sum) {
            break;
        }
        if let Err(overlap) = indicator.adds_up(Axis::Countries, tables, indicators) {
            let message =
                format!("`{}` does not add up over countries: {}", indicator.id, overlap.reason());
            faults.add(
                Finding::new(Code::NotAdditive, at.clone(), message)
                    .found("sum")
                    .expected("`totals = \"computed\"`")
                    .hint("leave `totals` out: the total is then computed from the records; or take the indicator out of the table"),
            );
        }
    }
    found.unwrap_or_default()
}
