//! Keys, references, constraints: typed rows become valid tables, and every
//! row that does not is accounted for. Nothing is known here of indicators.

mod values;

pub mod gather;

mod ledger;

mod cells;

mod repeated;

mod keys;

mod references;

mod money;

mod shares;

mod outcome;

pub mod attributes;

mod persons;

mod plausible;

pub mod submissions;

mod closing;

#[cfg(test)]
mod tests;

pub use outcome::Valid;
pub use persons::{Candidate, CandidateKind, Namespace, Review, Side, review};

use crate::ingest::Ingested;
use crate::progress::{Progress, Stage};
use crate::project::Project;

/// Checks what was read: cells, then sheets sent twice, keys, references and
/// money, each among the rows that are still used. Rows that refer to one that
/// is kept out fall with it.
pub fn validate(project: &Project, mut ingested: Ingested, progress: &dyn Progress) -> Valid {
    let mut ledger = ledger::Ledger::open(project, &mut ingested);
    let tables = 0..project.tables.len();
    progress.begin(Stage::Check, tables.len() as u64 + 1);
    for table in tables.clone() {
        cells::check(&mut ledger, table);
        repeated::supersede_sheets(&mut ledger, table);
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
    }
    // A day here leaves out the decisions about persons that were taken after it.
    persons::number(&mut ledger, None);
    progress.step();
    for table in tables {
        plausible::warn(&mut ledger, table);
        progress.step();
    }
    let returns = submissions::returns(&ledger, &ingested.quarantine, &submissions::ReceivedOn::new());
    progress.end(Stage::Check);
    closing::close(ledger, ingested.accounts, ingested.quarantine, ingested.files, returns)
}
