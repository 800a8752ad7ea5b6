//! Findings about rows that another file has replaced: they are still told, and
//! nobody has to mend them.

use super::ledger::{Ledger, Status};
use crate::diag::{Code, Finding, Place, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The rows of a sheet that are replaced, and whether that is all of them.
#[derive(Default)]
struct Replaced {
    rows: BTreeSet<u32>,
    live: BTreeSet<u32>,
    whole: bool,
}

/// Makes what was found in rows that are superseded information. A finding that
/// is also about rows that count stays as it is.
pub fn settle(ledger: &mut Ledger<'_>) {
    let mut sheets: BTreeMap<(Arc<str>, Arc<str>), Replaced> = BTreeMap::new();
    for (table, status) in ledger.tables.iter().zip(&ledger.status) {
        for origin in table.rows.iter().zip(status).filter(|(_, s)| **s == Status::Superseded).map(|(o, _)| o)
        {
            if let Some(sheet) = ledger.origins.sheets.get(origin.sheet as usize) {
                sheets.entry((sheet.file.clone(), sheet.sheet.clone())).or_default().rows.insert(origin.row);
            }
        }
    }
    for sheet in &ledger.replaced_sheets {
        if let Some(sheet) = ledger.origins.sheets.get(*sheet as usize) {
            sheets.entry((sheet.file.clone(), sheet.sheet.clone())).or_default();
        }
    }
    if sheets.is_empty() {
        return;
    }
    // A row may have been read into two tables: it is settled if it counts in none.
    for (table, status) in ledger.tables.iter().zip(&ledger.status) {
        for origin in table.rows.iter().zip(status).filter(|(_, s)| **s != Status::Superseded).map(|(o, _)| o)
        {
            if let Some(sheet) = ledger.origins.sheets.get(origin.sheet as usize)
                && let Some(known) = sheets.get_mut(&(sheet.file.clone(), sheet.sheet.clone()))
            {
                known.live.insert(origin.row);
            }
        }
    }
    for replaced in sheets.values_mut() {
        replaced.whole = replaced.live.is_empty();
    }
    let is_settled = |place: &Place| match place {
        Place::Sheet { file, sheet, row, .. } => {
            sheets.get(&(file.clone(), sheet.clone())).is_some_and(|known| {
                known.whole || row.is_some_and(|row| known.rows.contains(&row) && !known.live.contains(&row))
            })
        }
        _ => false,
    };
    for finding in &mut ledger.findings {
        if concerns_rows(finding) && is_settled(&finding.place) && finding.also.iter().all(is_settled) {
            finding.severity = Severity::Info;
            finding.message.push_str(" (in rows that are superseded)");
        }
    }
}

/// Whether a finding is of a kind that is without weight in a row that does not count.
fn concerns_rows(finding: &Finding) -> bool {
    let about_repetition =
        matches!(finding.code, Code::RepeatedSheet | Code::RepeatedFile | Code::SupersededRows);
    finding.severity != Severity::Info && !about_repetition
}
