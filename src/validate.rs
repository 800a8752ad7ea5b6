//! Keys, references, constraints: typed rows become valid tables, and every
//! row that does not is accounted for. Nothing is known here of indicators.

mod cells;
mod closing;
pub mod gather;
mod keys;
mod ledger;
mod money;
mod persons;
mod plausible;
mod references;
mod repeated;
#[cfg(test)]
mod tests;
mod values;

use crate::diag::Finding;
use crate::ingest::{Ingested, InputFile};
use crate::progress::{Progress, Stage};
use crate::project::Project;
use crate::table::{Account, Origins, Quarantined, Table};

/// What is left after checking, and what was kept out.
#[derive(Debug, Default)]
pub struct Valid {
    /// The tables, by their number in the project. All of them are there, empty or not.
    pub tables: Vec<Table>,
    /// The sheets the rows came from.
    pub origins: Origins,
    /// What became of the rows of each sheet.
    pub accounts: Vec<Account>,
    /// The rows kept out, by table and origin.
    pub quarantine: Vec<Quarantined>,
    /// Findings of reading and of checking, sorted; those accepted are marked.
    pub findings: Vec<Finding>,
    /// The spreadsheets, with their hashes.
    pub files: Vec<InputFile>,
}

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
    persons::number(&mut ledger);
    progress.step();
    for table in tables {
        plausible::warn(&mut ledger, table);
        progress.step();
    }
    progress.end(Stage::Check);
    closing::close(ledger, ingested.accounts, ingested.quarantine, ingested.files)
}
