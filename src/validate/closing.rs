//! When all is checked: what is kept is packed together, what is not is
//! listed, and every row is accounted for.

use super::ledger::{Ledger, Status};
use super::outcome::{Known, Superseded, Valid};
use crate::diag::{Code, Finding};
use crate::ingest::InputFile;
use crate::project::{Accepted, Project, is_named};
use crate::returns::Returns;
use crate::table::{Account, Quarantined, Records, Table};
use polars::prelude::BooleanChunked;
use polars::prelude::NewChunkedArray;
use std::collections::{BTreeMap, BTreeSet};

/// What became of a row or a record, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Used,
    Quarantined,
    Superseded,
}

impl Fate {
    /// Moves a row that was read to where it belongs.
    fn of_row(self, account: &mut Account) {
        let to = match self {
            Fate::Used => return,
            Fate::Quarantined => &mut account.quarantined,
            Fate::Superseded => &mut account.superseded,
        };
        *to += 1;
        account.used -= 1;
    }

    /// Moves a record that was made to where it belongs.
    fn of_record(self, records: &mut Records) {
        let to = match self {
            Fate::Used => return,
            Fate::Quarantined => &mut records.quarantined,
            Fate::Superseded => &mut records.superseded,
        };
        *to += 1;
        records.used -= 1;
    }
}

/// Closes the books.
pub fn close(
    ledger: Ledger<'_>,
    mut accounts: Vec<Account>,
    mut quarantine: Vec<Quarantined>,
    files: Vec<InputFile>,
    returns: Returns,
    known: Known,
) -> Valid {
    // Rows of a sheet without header that another file replaces were kept out until now.
    quarantine.retain(|row| {
        let replaced = ledger.replaced_sheets.contains(&row.origin.sheet);
        if let (true, Some(account)) = (replaced, accounts.get_mut(row.origin.sheet as usize)) {
            account.quarantined -= 1;
            account.superseded += 1;
        }
        !replaced
    });
    // A row of a wide table is what the best of its records is.
    let mut rows: BTreeMap<(u32, u32), Fate> = BTreeMap::new();
    let mut superseded: Vec<Superseded> = Vec::new();
    for (number, (table, status)) in ledger.tables.iter().zip(&ledger.status).enumerate() {
        for (origin, status) in table.rows.iter().zip(status) {
            let Some(account) = accounts.get_mut(origin.sheet as usize) else { continue };
            let fate = match status {
                Status::Used => Fate::Used,
                Status::Quarantined(_) => Fate::Quarantined,
                Status::Superseded => Fate::Superseded,
            };
            match &mut account.records {
                None => fate.of_row(account),
                Some(records) => {
                    fate.of_record(records);
                    let row = rows.entry((origin.sheet, origin.row)).or_insert(fate);
                    *row = fate.min(*row);
                }
            }
            match status {
                Status::Used => {}
                Status::Superseded => superseded.push(Superseded { table: number, origin: *origin }),
                Status::Quarantined(finding) => {
                    quarantine.push(Quarantined {
                        table: table.name.clone(),
                        origin: *origin,
                        finding: *finding,
                    });
                }
            }
        }
    }
    for ((sheet, _), fate) in rows {
        if let Some(account) = accounts.get_mut(sheet as usize) {
            fate.of_row(account);
        }
    }
    let mut findings = ledger.findings;
    accept(ledger.project, &known, &mut findings);
    let (findings, moved) = sorted(findings, &ledger.mended);
    for row in &mut quarantine {
        row.finding = moved.get(row.finding).copied().unwrap_or(row.finding);
    }
    quarantine.sort_by(|a, b| (&a.table, a.origin).cmp(&(&b.table, b.origin)));
    superseded.sort_by_key(|row| (row.table, row.origin));
    let tables = pack(ledger.project, ledger.tables, &ledger.status);
    let corrected = ledger.corrected;
    Valid {
        tables,
        origins: ledger.origins,
        accounts,
        quarantine,
        superseded,
        findings,
        returns,
        files,
        corrected,
        known,
    }
}

/// Marks the findings that were accepted.
pub fn mark_accepted(project: &Project, findings: &mut [Finding]) {
    for entry in &project.accepted {
        for finding in findings.iter_mut().filter(|finding| is_meant(entry, finding)) {
            finding.accepted = Some(entry.reason.clone());
        }
    }
}

fn is_meant(entry: &Accepted, finding: &Finding) -> bool {
    finding.code.as_str() == entry.code
        && is_named(finding.place.file_name().unwrap_or(""), &entry.file)
        && finding.place.sheet_name().unwrap_or("") == entry.sheet
        && finding.place.cell().unwrap_or_default() == entry.cell
}

/// Marks the findings that were accepted, and notes entries for which there is none.
fn accept(project: &Project, known: &Known, findings: &mut Vec<Finding>) {
    mark_accepted(project, findings);
    let mut idle = Vec::new();
    for entry in &project.accepted {
        let used = findings.iter().any(|finding| is_meant(entry, finding));
        let left_out = known.left_out.iter().any(|file| is_named(file, &entry.file));
        // Findings about targets, reported totals and quality are made where figures are.
        let is_later = entry.code.starts_with(['T', 'V', 'Q']);
        if !used && !left_out && !is_later {
            let place = [entry.file.as_str(), &entry.sheet, &entry.cell];
            let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
            let message = format!("there is no finding {} at {}", entry.code, place.join(" ! "));
            idle.push(
                Finding::new(Code::AcceptedNotFound, entry.at.clone(), message)
                    .hint("Remove the entry, or correct its place"),
            );
        }
    }
    findings.append(&mut idle);
}

/// Findings in the order in which they are shown, without those that were
/// mended, and for each old number the new.
fn sorted(findings: Vec<Finding>, mended: &BTreeSet<usize>) -> (Vec<Finding>, Vec<usize>) {
    let mut moved = vec![0; findings.len()];
    let mut numbered: Vec<(usize, Finding)> =
        findings.into_iter().enumerate().filter(|(number, _)| !mended.contains(number)).collect();
    numbered.sort_by(|(_, a), (_, b)| a.sort_key().cmp(&b.sort_key()));
    let mut sorted = Vec::with_capacity(numbered.len());
    for (new, (old, mut finding)) in numbered.into_iter().enumerate() {
        if let Some(slot) = moved.get_mut(old) {
            *slot = new;
        }
        finding.also.sort();
        sorted.push(finding);
    }
    (sorted, moved)
}

/// Tables of the rows that are used, with links that count only them.
fn pack(project: &Project, tables: Vec<Table>, status: &[Vec<Status>]) -> Vec<Table> {
    let numbers: Vec<Vec<Option<u32>>> = status
        .iter()
        .map(|status| {
            let mut next = 0u32;
            let number = |status: &Status| {
                (*status == Status::Used).then(|| {
                    next += 1;
                    next - 1
                })
            };
            status.iter().map(number).collect()
        })
        .collect();
    let target = |table: usize, row: u32| numbers.get(table)?.get(row as usize).copied().flatten();
    let packed = tables.into_iter().enumerate().map(|(number, table)| {
        let Some(status) =
            status.get(number).filter(|status| status.iter().any(|status| *status != Status::Used))
        else {
            // Nothing is left out of this table, and perhaps something of those it refers to.
            return relink(project, number, table, &target);
        };
        let used: Vec<bool> = status.iter().map(|status| *status == Status::Used).collect();
        let mask = BooleanChunked::from_slice("used".into(), &used);
        let table = Table {
            name: table.name,
            // The mask has one value for each row.
            frame: table.frame.filter(&mask).unwrap_or(table.frame),
            rows: chosen(&table.rows, &used),
            links: table.links.into_iter().map(|(name, links)| (name, chosen(&links, &used))).collect(),
            persons: table.persons.map(|persons| chosen(&persons, &used)),
        };
        relink(project, number, table, &target)
    });
    packed.collect()
}

fn relink(
    project: &Project,
    number: usize,
    mut table: Table,
    target: &dyn Fn(usize, u32) -> Option<u32>,
) -> Table {
    for key in project.tables.get(number).map_or(&[][..], |table| &table.foreign_keys) {
        for link in table.links.get_mut(&key.name).into_iter().flatten() {
            *link = link.and_then(|row| target(key.table, row));
        }
    }
    table
}

fn chosen<T: Copy>(values: &[T], used: &[bool]) -> Vec<T> {
    values.iter().zip(used).filter(|(_, used)| **used).map(|(value, _)| *value).collect()
}
