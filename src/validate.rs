//! Keys, references, constraints: typed rows become valid tables, and every
//! row that does not is accounted for. Nothing is known here of indicators.

mod values;

pub mod memberships;

pub mod gather;

mod outcome;

mod ledger;

mod received;

mod cells;

mod repeated;

mod keys;

mod references;

mod versions;

mod within;

mod replaced;

mod corrections;

mod money;

mod shares;

mod groups;

pub mod attributes;

mod persons;

mod plausible;

mod settled;

pub mod submissions;

mod closing;

#[cfg(test)]
mod tests;

#[cfg(test)]
mod resent;

pub use closing::mark_accepted;
pub use outcome::{Known, Valid};
pub use persons::{Candidate, CandidateKind, Namespace, Review, Side, review};
pub use received::{is_changed_by, known_by};

use crate::ingest::Ingested;
use crate::progress::{Progress, Stage};
use crate::project::Project;

/// Checks what was read: what is replaced or sent twice, corrections, cells, keys,
/// references and money, each among the rows that are still used. Rows that refer to one that
/// is kept out fall with it.
pub fn validate(project: &Project, ingested: Ingested, progress: &dyn Progress) -> Valid {
    validate_known(project, ingested, Known::default(), progress)
}

/// Checks what was read and known by a day. The files left out are not among
/// what was read any more; corrections that were decided later are passed over.
pub fn validate_known(
    project: &Project,
    mut ingested: Ingested,
    known: Known,
    progress: &dyn Progress,
) -> Valid {
    let mut ledger = ledger::Ledger::open(project, &mut ingested);
    let tables = 0..project.tables.len();
    progress.begin(Stage::Check, tables.len() as u64 + 1);
    received::check(&mut ledger, &ingested.files, &known);
    replaced::supersede(&mut ledger, &ingested.accounts, &ingested.files, &known);
    repeated::supersede(&mut ledger, &ingested.files);
    corrections::apply(&mut ledger, &known);
    for table in tables.clone() {
        cells::check(&mut ledger, table);
        keys::check(&mut ledger, table);
    }
    for table in tables.clone() {
        references::follow(&mut ledger, table);
    }
    references::spread(&mut ledger);
    money::convert(&mut ledger);
    references::spread(&mut ledger);
    for table in tables.clone() {
        shares::check(&mut ledger, table);
        groups::check(&mut ledger, table);
    }
    persons::number(&mut ledger, known.by);
    progress.step();
    for table in tables {
        plausible::warn(&mut ledger, table);
        progress.step();
    }
    let unread: Vec<_> = ingested
        .quarantine
        .iter()
        .filter(|row| !ledger.replaced_sheets.contains(&row.origin.sheet))
        .cloned()
        .collect();
    let received = received::days(project, &ingested.files);
    let returns = submissions::returns(&ledger, &unread, &received);
    progress.end(Stage::Check);
    settled::settle(&mut ledger);
    closing::close(ledger, ingested.accounts, ingested.quarantine, ingested.files, returns, known)
}
