//! How many records of another table refer to each record: no more people than
//! a room has seats, no completed activity without anybody.

use super::share::{Judged, Outcome};
use crate::compute::Judge;
use crate::number::Decimal;
use crate::project::{Project, Referring};
use crate::validate::Valid;
use polars::prelude::PolarsResult;

/// Judges the records of a table by how many others refer to them.
///
/// # Errors
/// If Polars refuses an expression.
pub fn judge(project: &Project, valid: &Valid, table: usize, check: &Referring) -> PolarsResult<Judged> {
    let other = Judge::new(project, &valid.tables, check.table, check.condition.iter())?;
    let counted = other.holds(check.condition.as_ref())?;
    let mut counts = vec![0u32; valid.tables[table].height()];
    let links = valid.tables[check.table].links.get(&check.link).into_iter().flatten();
    for (link, counted) in links.zip(counted) {
        let slot = link.and_then(|row| counts.get_mut(row as usize));
        if let Some(count) = slot.filter(|_| counted == Some(true)) {
            *count += 1;
        }
    }
    let bounds = || check.at_least.iter().chain(&check.at_most);
    let judge = Judge::new(project, &valid.tables, table, bounds())?;
    let values = |bound: &Option<crate::project::Expression>| -> PolarsResult<Vec<Option<Decimal>>> {
        match bound {
            Some(bound) => judge.values(bound),
            None => Ok(vec![None; counts.len()]),
        }
    };
    let (low, high) = (values(&check.at_least)?, values(&check.at_most)?);
    let name = &project.tables[check.table].name;
    let mut judged =
        Judged { columns: bounds().flat_map(|b| b.columns.clone()).collect(), ..Judged::default() };
    for (row, count) in counts.iter().enumerate() {
        let own = Decimal::from(i64::from(*count));
        let outcome = match (low[row], high[row]) {
            (None, None) => Outcome::Unjudged,
            (low, high) if low.is_some_and(|low| own < low) || high.is_some_and(|high| own > high) => {
                judged.notes.insert(row, format!("{count} {name}"));
                Outcome::Fails
            }
            _ => Outcome::Meets,
        };
        judged.outcomes.push(outcome);
    }
    Ok(judged)
}
