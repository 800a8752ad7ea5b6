//! Which records the figures of a report's totals left out, and why, in words.

use super::model::{EvidenceSheet, LeftOut};
use crate::cube::{Accumulation, Address, Figure};
use crate::period::PeriodKind;
use crate::project::{Project, ReportDef};
use crate::recount::{Left, Recount};
use crate::report::{Scope, Words};
use crate::validate::Valid;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Which records the cumulative figures of a report's totals left out, in words.
pub fn left_out(
    project: &Project,
    valid: &Valid,
    report: &ReportDef,
    recount: &Recount<'_>,
    words: &Words,
    shown: &[&Figure],
    sheets: &[EvidenceSheet],
) -> FxHashMap<Address, Vec<LeftOut>> {
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
    // A row that was kept out has no programme; it concerns a report whose records share its sheet.
    let all = sheets.iter().flat_map(|sheet| &sheet.rows);
    let known: BTreeSet<(&str, &str)> =
        all.map(|row| (row.source.file.as_str(), row.source.sheet.as_str())).collect();
    let concerns = |sheet: u32| {
        let sheet = valid.origins.sheets.get(sheet as usize);
        sheet.is_some_and(|sheet| known.contains(&(&*sheet.file, &*sheet.sheet)))
    };
    let mut kept_out: BTreeMap<(&str, bool), u64> = BTreeMap::new();
    for row in &valid.quarantine {
        *kept_out.entry((row.table.as_str(), !concerns(row.origin.sheet))).or_default() += 1;
    }
    let of = |(address, counted): (&Address, Vec<(Left, u64)>)| {
        let indicator = project.indicators.get(address.indicator)?;
        let table = project.tables.get(indicator.basis.as_ref()?.table)?;
        let left = |(left, rows): (Left, u64)| LeftOut {
            reason: words.get(&message(left)),
            rows,
            elsewhere: is_elsewhere(left),
        };
        let mut reasons: Vec<LeftOut> = counted.into_iter().map(left).collect();
        for elsewhere in [false, true] {
            let reason = words.get("evidence-left-quarantined");
            let rows = kept_out.get(&(table.name.as_str(), elsewhere));
            reasons.extend(rows.map(|rows| LeftOut { reason, rows: *rows, elsewhere }));
        }
        Some((address.clone(), reasons))
    };
    counted.into_iter().filter_map(of).collect()
}

/// Whether what is left out for a reason was never to be counted.
fn is_elsewhere(left: Left) -> bool {
    matches!(left, Left::AfterAsOf | Left::OtherPeriod | Left::OtherProgramme | Left::OtherPlace)
}

/// The key of the message for a reason.
fn message(left: Left) -> String {
    let word = match left {
        Left::TooCoarse => "too_coarse",
        other => other.word(),
    };
    format!("evidence-left-{}", word.replace('_', "-"))
}
