//! Between which days the values of a record are spread out.

use super::site::Site;
use crate::diag::{Code, Finding};
use crate::project::faults::Faults;
use crate::project::model::{Column, Component, Dimension, Fold, Measure, Path, Split};
use crate::project::raw::RawSplit;
use crate::project::tables::check_date;
use toml::Spanned;

/// The days of a record, for a measure that can be spread over them.
pub fn split(
    raw: &Spanned<RawSplit>,
    measure: Option<&Measure>,
    by: &[Dimension],
    table: usize,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Option<Split> {
    let mut day = |name: &Option<Spanned<String>>| -> Option<Path> {
        let name = name.as_ref()?;
        let path = site.schema.find_path(table, name.get_ref(), site.at(name.span()), faults)?;
        check_date(&path, name, site.file, site.schema, faults);
        Some(path)
    };
    let (from, to) = (day(&raw.get_ref().from), day(&raw.get_ref().to));
    let has_age = by.iter().flat_map(|by| &by.columns).any(|path| path.column == Column::AgeBand);
    // How old a person is is said by the first activity of a period, and not by days.
    let what = measure.and_then(unsplittable).or(has_age.then_some("what is told apart by age"));
    if let Some(what) = what {
        let message = format!("{what} cannot be spread over days");
        let finding = Finding::new(Code::CannotBeSplit, site.at(raw.span()), message);
        faults.add(
            finding
                .expected("a sum, or a ratio of two sums")
                .hint("take `split` out: each record then counts in the period of its `date`, whole"),
        );
    }
    if let (Some(from), Some(to)) = (&from, &to)
        && from == to
    {
        let message = "a record begins and ends on the same field";
        faults.bad_value(site.at(raw.span()), message, "two fields, of the first and of the last day");
    }
    Some(Split { from: from?, to: to? })
}

/// What of a measure is no amount that could be spread.
fn unsplittable(measure: &Measure) -> Option<&'static str> {
    let of_part = |part: &Component| match part.fold {
        Fold::Sum(_) => None,
        Fold::Count => Some("a count of records"),
        Fold::Distinct(_) => Some("a number of distinct values"),
        Fold::Mean(_) | Fold::Median(_) | Fold::Min(_) | Fold::Max(_) => {
            Some("a part of a ratio that is no sum, or a median or an extreme,")
        }
    };
    match measure {
        Measure::Single(part) => of_part(part),
        // A mean over parts of records would weigh each by its days, which nobody means by a mean.
        Measure::Mean(_) => Some("a mean"),
        Measure::Ratio { numerator, denominator, .. } => of_part(numerator).or_else(|| of_part(denominator)),
        Measure::State { .. } | Measure::Moved { .. } => Some("what stands or moves in a history"),
        Measure::Checklist { .. } => Some("a checklist"),
        Measure::Countries(_) | Measure::Derived(_) | Measure::Reported { .. } => {
            Some("what has no records of its own")
        }
    }
}
