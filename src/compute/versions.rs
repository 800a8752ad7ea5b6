//! Every version of the baselines, milestones and targets behind a figure, with
//! the row that it stands in: which holds, and what was agreed before.

use super::sent::{Columns, indicator};
use super::targets::kind;
use crate::cube::{Accumulation, Address, TargetKind};
use crate::diag::Place;
use crate::number::Decimal;
use crate::period::{PeriodKind, from_days};
use crate::project::{Part, Project, Role};
use crate::validate::Valid;
use jiff::civil::Date;
use polars::prelude::PolarsResult;

/// One row of a table of targets.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// What it says.
    pub kind: TargetKind,
    /// For which period, as it is written in results.
    pub period: String,
    /// The last day of that period, if it has one.
    pub until: Option<Date>,
    /// The value.
    pub value: Decimal,
    /// The day on which it was set, if that is told.
    pub set_on: Option<Date>,
    /// The reason given.
    pub reason: Option<String>,
    /// The cell of the value.
    pub place: Place,
    /// Whether it is the one that holds.
    pub holds: bool,
    /// Whether it was known by the day asked for.
    pub known: bool,
}

/// The baselines, the milestones and the targets that a figure is judged by,
/// each with all its versions: by kind, period and day, those without a day first.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn versions(
    project: &Project,
    valid: &Valid,
    known_by: Option<Date>,
    address: &Address,
) -> PolarsResult<Vec<Version>> {
    let mut found: Vec<(Version, (PeriodKind, i32))> = Vec::new();
    if !address.category.is_total() {
        return Ok(Vec::new());
    }
    let whole_life =
        address.accumulation != Accumulation::InPeriod || address.period.kind == PeriodKind::Life;
    for (def, table) in project.tables.iter().zip(&valid.tables) {
        if def.role != Some(Role::Targets) {
            continue;
        }
        let columns = Columns::new(def, table)?;
        for row in 0..table.height() {
            let name = columns.text(Part::Indicator, row)?.unwrap_or_default();
            let (place, programme) = columns.scope(project, row)?;
            if indicator(project, &name) != Some(address.indicator)
                || place != address.geography
                || programme != address.programme
            {
                continue;
            }
            let written = columns.text(Part::Period, row)?.unwrap_or_else(|| "life".into());
            let (Some(value), Some(period), Some(kind)) = (
                columns.number(Part::Value, row)?,
                project.calendar.parse(&written),
                kind(project, &columns, row)?,
            ) else {
                continue;
            };
            let judged_by = match whole_life {
                true => period.kind == PeriodKind::Life,
                false => (period.kind, period.ordinal) == (address.period.kind, address.period.ordinal),
            };
            // A milestone is of what has come together, and nothing for what happened in one period.
            if kind == TargetKind::Target && !judged_by || kind == TargetKind::Milestone && !whole_life {
                continue;
            }
            let set_on = columns.day(Part::SetOn, row)?.and_then(from_days);
            let version = Version {
                kind,
                until: period.to,
                value,
                set_on,
                reason: columns.told(Part::Reason, row)?,
                place: columns.place(&valid.origins, Part::Value, row),
                holds: false,
                known: known_by.is_none_or(|day| set_on.is_none_or(|set| set <= day)),
                period: period.code,
            };
            found.push((version, (period.kind, period.ordinal)));
        }
    }
    found.sort_by(|(a, a_period), (b, b_period)| {
        (a.kind, a_period, a.set_on, &a.place).cmp(&(b.kind, b_period, b.set_on, &b.place))
    });
    let slots: Vec<_> = found.iter().map(|(version, period)| (version.kind, *period)).collect();
    let mut found: Vec<Version> = found.into_iter().map(|(version, _)| version).collect();
    for slot in 0..found.len() {
        if slot > 0 && slots[slot] == slots[slot - 1] {
            continue;
        }
        // The latest that was known holds; of two set on one day the lesser.
        let of_slot = (0..found.len()).filter(|i| slots[*i] == slots[slot] && found[*i].known);
        let holding = of_slot.reduce(|held, next| {
            let (old, new) = (&found[held], &found[next]);
            let newer = new.set_on > old.set_on || (new.set_on == old.set_on && new.value < old.value);
            if newer { next } else { held }
        });
        if let Some(holding) = holding {
            found[holding].holds = true;
        }
    }
    // Of several baselines that of the latest period is measured from.
    let last = found.iter().rposition(|version| version.kind == TargetKind::Baseline && version.holds);
    for (number, version) in found.iter_mut().enumerate() {
        if version.kind == TargetKind::Baseline && Some(number) != last {
            version.holds = false;
        }
    }
    Ok(found)
}
