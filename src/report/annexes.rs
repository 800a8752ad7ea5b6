//! Gathers the records of annexes, for internal editions alone: a public one never has them.

use super::input::Scope;
use super::listed::{Listed, Record};
use crate::compute;
use crate::cube::{Accumulation, Geography};
use crate::period::from_days;
use crate::project::{AnnexDef, Audience, Basis, EVIDENCE_ROWS, Project, ReportDef};
use crate::recount::Recount;
use crate::validate::Valid;
use std::sync::Arc;

/// The records of every annex of a report, in the order of the annexes; none for a public edition.
pub fn annexes(project: &Project, valid: &Valid, scope: &compute::Scope, report: &ReportDef) -> Vec<Listed> {
    if report.audience == Audience::Public || report.annexes.is_empty() {
        return Vec::new();
    }
    let recount = Recount::new(project, valid, scope);
    let overall = Scope::of(project, report);
    let places: Vec<Geography> =
        report.countries.iter().map(|code| Geography::Country(code.as_str().into())).collect();
    let one = |annex: &AnnexDef| -> Option<Listed> {
        let (def, table) = (project.tables.get(annex.table)?, valid.tables.get(annex.table)?);
        let basis = Basis {
            table: annex.table,
            date: def.date.clone(),
            place: def.place.clone(),
            programme: def.programme.clone(),
            condition: None,
            split: None,
        };
        let accumulation = if annex.in_period { Accumulation::InPeriod } else { Accumulation::ToDate };
        let mut rows = recount.listed(&basis, (&report.period, accumulation), &overall.overall, &places);
        if let Some(condition) = &annex.condition {
            let holds = recount.holds(annex.table, condition);
            rows.retain(|(row, _)| holds.get(*row).copied().flatten() == Some(true));
        }
        // Records of one day stay in the order in which they were read; those without one stand last.
        rows.sort_by_key(|(row, day)| (day.is_none(), *day, *row));
        let more = rows.len().saturating_sub(EVIDENCE_ROWS);
        rows.truncate(EVIDENCE_ROWS);
        let columns: Vec<Vec<Option<Arc<str>>>> =
            annex.columns.iter().map(|path| recount.texts(annex.table, path)).collect();
        let records = rows.into_iter().filter_map(|(row, day)| {
            let origin = *table.rows.get(row)?;
            let place = valid.origins.place(origin, None);
            Some(Record {
                values: columns.iter().map(|column| column.get(row).cloned().flatten()).collect(),
                day: day.and_then(from_days),
                file: place.file_name().unwrap_or_default().to_string(),
                sheet: place.sheet_name().unwrap_or_default().to_string(),
                row: origin.row + 1,
            })
        });
        Some(Listed { records: records.collect(), more })
    };
    report.annexes.iter().map(|annex| one(annex).unwrap_or_default()).collect()
}
