//! Which records the figures of a report's totals left out, and why, in words.

use crate::cube::{Accumulation, Address, Figure};
use crate::period::PeriodKind;
use crate::project::{Project, ReportDef};
use crate::recount::{Left, Recount};
use crate::report::{Scope, Words};
use crate::validate::Valid;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Which records the cumulative figures of a report's totals left out, in words.
pub fn left_out(
    project: &Project,
    valid: &Valid,
    report: &ReportDef,
    recount: &Recount<'_>,
    words: &Words,
    shown: &[&Figure],
) -> FxHashMap<Address, Vec<(String, u64)>> {
    let Scope { overall, place, .. } = Scope::of(project, report);
    let is_asked = |figure: &&&Figure| {
        let address = &figure.address;
        let Some(indicator) = project.indicators.get(address.indicator) else { return false };
        let cumulative = [Accumulation::AtEnd, Accumulation::ToDate]
            .into_iter()
            .find(|accumulation| indicator.accumulate.contains(accumulation))
            .unwrap_or(Accumulation::InPeriod);
        indicator.basis.is_some()
            && address.geography == place
            && address.programme == overall
            && address.category.is_total()
            && address.accumulation == cumulative
            && (address.period == report.period || address.period.kind == PeriodKind::Life)
    };
    let asked: Vec<&Address> = shown.iter().filter(is_asked).map(|figure| &figure.address).collect();
    let counted: Vec<(&Address, Vec<(Left, u64)>)> =
        asked.par_iter().map(|address| (*address, recount.left_out(address))).collect();
    let mut kept_out: BTreeMap<&str, u64> = BTreeMap::new();
    for row in &valid.quarantine {
        *kept_out.entry(&row.table).or_default() += 1;
    }
    let of = |(address, counted): (&Address, Vec<(Left, u64)>)| {
        let indicator = project.indicators.get(address.indicator)?;
        let table = project.tables.get(indicator.basis.as_ref()?.table)?;
        let mut reasons: Vec<(String, u64)> =
            counted.into_iter().map(|(left, rows)| (words.get(&message(left)), rows)).collect();
        let kept_out = kept_out.get(table.name.as_str());
        reasons.extend(kept_out.map(|rows| (words.get("evidence-left-quarantined"), *rows)));
        Some((address.clone(), reasons))
    };
    counted.into_iter().filter_map(of).collect()
}

/// The key of the message for a reason.
fn message(left: Left) -> String {
    let word = match left {
        Left::TooCoarse => "too_coarse",
        other => other.word(),
    };
    format!("evidence-left-{}", word.replace('_', "-"))
}
