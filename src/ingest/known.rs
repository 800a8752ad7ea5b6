//! What was read, as it would have been without some of the files.

use super::outcome::{Fault, Ingested, RawTable};
use crate::table::RowOrigin;
use polars::prelude::{BooleanChunked, NewChunkedArray};
use std::collections::BTreeSet;

impl Ingested {
    /// What would have been read if some files were not there. Sheets and
    /// findings are numbered anew, as they would have been.
    pub fn without(&self, left_out: &BTreeSet<String>) -> Ingested {
        let gone = |file: &str| left_out.contains(file);
        let sheets = renumbered(self.origins.sheets.iter().map(|sheet| !gone(&sheet.file)));
        let findings =
            renumbered(self.findings.iter().map(|finding| !finding.place.file_name().is_some_and(gone)));
        let new = |numbers: &[Option<u32>], old: u32| numbers.get(old as usize).copied().flatten();
        let mut rest = self.clone();
        rest.origins.sheets.retain(|sheet| !gone(&sheet.file));
        rest.accounts.retain(|account| !gone(&account.file));
        rest.files.retain(|file| !gone(&file.name));
        let mut kept = findings.iter();
        rest.findings.retain(|_| kept.next().is_some_and(Option::is_some));
        rest.quarantine = self
            .quarantine
            .iter()
            .filter_map(|row| {
                let mut row = row.clone();
                row.origin.sheet = new(&sheets, row.origin.sheet)?;
                row.finding = new(&findings, u32::try_from(row.finding).ok()?)? as usize;
                Some(row)
            })
            .collect();
        rest.tables = self.tables.iter().map(|table| part(table, &sheets, &findings)).collect();
        rest
    }
}

/// For each of several things its number among those that are kept.
fn renumbered(kept: impl Iterator<Item = bool>) -> Vec<Option<u32>> {
    let mut next = 0u32;
    let number = |kept: bool| {
        kept.then(|| {
            next += 1;
            next - 1
        })
    };
    kept.map(number).collect()
}

fn part(table: &RawTable, sheets: &[Option<u32>], findings: &[Option<u32>]) -> RawTable {
    let sheet_of = |origin: &RowOrigin| sheets.get(origin.sheet as usize).copied().flatten();
    let stays: Vec<bool> = table.rows.iter().map(|origin| sheet_of(origin).is_some()).collect();
    let rows = renumbered(stays.iter().copied());
    let mask = BooleanChunked::from_slice("known".into(), &stays);
    RawTable {
        // The mask has one value for each row.
        columns: table
            .columns
            .iter()
            .map(|column| column.filter(&mask).unwrap_or_else(|_| column.clone()))
            .collect(),
        rows: table
            .rows
            .iter()
            .filter_map(|origin| Some(RowOrigin { sheet: sheet_of(origin)?, ..*origin }))
            .collect(),
        faults: table
            .faults
            .iter()
            .filter_map(|fault| {
                Some(Fault {
                    row: rows.get(fault.row as usize).copied().flatten()?,
                    finding: findings.get(fault.finding as usize).copied().flatten()?,
                    ..fault.clone()
                })
            })
            .collect(),
    }
}
