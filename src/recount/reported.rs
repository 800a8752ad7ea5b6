//! Figures of which some or all was reported: what stands in the rows that are
//! part of the value, added to what the records give.

use super::figure::stands;
use super::slots::Entry;
use super::tables::Tables;
use crate::cube::{Figure, Number, Origin, ReportedRow};
use crate::number::Decimal;
use crate::project::Part;

/// What of a figure is not as it must be.
pub fn difference(tables: &Tables, figure: &Figure, entry: &Entry) -> Option<[String; 3]> {
    let told = |what: &str, stands: String, should: String| {
        (stands != should).then(|| [what.to_string(), stands, should])
    };
    let of_parts = || {
        let indicator = tables.project.indicators.get(figure.address.indicator)?;
        let adding = &indicator.adding;
        if indicator.times().is_some() && !adding.parts {
            return None;
        }
        let used = &figure.reported.as_ref()?.used;
        let base = if figure.origin == Origin::Mixed { *entry } else { Entry::default() };
        let sum = |parts: &[Part], onto: Decimal| {
            used.iter().try_fold(onto, |sum, row| Some(sum + number(tables, row, parts)?))
        };
        let own: &[Part] = if adding.parts { &[Part::Numerator] } else { &[Part::Value, Part::Numerator] };
        // A ratio may have been reported without its parts.
        let above = Number::Exact(sum(own, base.numerator)?);
        told("numerator", stands(figure.numerator), stands(Some(above))).or_else(|| {
            let below = adding.parts.then(|| sum(&[Part::Denominator], base.denominator)).flatten()?;
            told("denominator", stands(figure.denominator), stands(Some(Number::Exact(below))))
        })
    };
    of_parts()
        .or_else(|| told("number of records", figure.records.to_string(), entry.records.to_string()))
        .or_else(|| {
            told("number of incomplete records", figure.incomplete.to_string(), entry.incomplete.to_string())
        })
}

/// The number that stands in the first of some parts of a row that has one.
fn number(tables: &Tables, row: &ReportedRow, parts: &[Part]) -> Option<Decimal> {
    let def = tables.project.tables.get(row.table)?;
    let fields = parts.iter().filter_map(|part| def.parts.get(part));
    fields.filter_map(|field| tables.field(row.table, *field).at(row.row).number()).next()
}
