//! Checklists: the weighted share of answers that are yes.

use super::values::{written, written_value};
use crate::number::Decimal;
use crate::project::expression::answer;
use crate::project::faults::Faults;
use crate::project::indicators::site::Site;
use crate::project::model::Measure;
use crate::project::raw::RawChecklist;
use toml::Spanned;

/// A checklist. Without `coverage` one answer is enough for a value.
pub fn checklist(
    raw: &Spanned<RawChecklist>,
    table: usize,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Option<Measure> {
    let given = raw.get_ref();
    let found =
        given.answer.as_ref().and_then(|text| answer(written(text, site), table, site.schema, faults));
    let weight = given.weight.as_ref().map(|text| written_value(text, table, site, faults));
    let coverage = given.coverage.as_ref().map_or(Decimal::ZERO, |coverage| *coverage.get_ref());
    if let Some(place) =
        given.coverage.as_ref().filter(|_| coverage < Decimal::ZERO || coverage > Decimal::ONE)
    {
        let message = format!("`coverage` is a share, and {coverage} is none");
        faults.bad_value(site.at(place.span()), message, "a number from 0 to 1, such as 0.8");
    }
    let weight = match weight {
        None => None,
        Some(weight) => Some(weight?),
    };
    Some(Measure::Checklist { answer: found?, weight, coverage })
}
