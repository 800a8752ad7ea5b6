//! Who is who: one number for each person, the same in all tables.

mod name;

mod describe;

mod identity;

mod decide;

mod conflicts;

mod candidate;

mod review;

#[cfg(test)]
mod tests;

pub use candidate::{Candidate, CandidateKind, Side};
pub use review::{Namespace, Review, review};

use super::ledger::Ledger;
use decide::Decided;
use identity::Rows;
use jiff::civil::Date;

/// Numbers the persons of all rows that are used, by their identities and by the
/// decisions about them that were known by a day (with none, all of them), and
/// reports what is contradictory. Numbers follow the order of identities, so
/// that they do not depend on files.
pub fn number(ledger: &mut Ledger<'_>, known_by: Option<Date>) {
    let people = ledger.project.people.known_by(known_by);
    let rows = Rows { project: ledger.project, tables: &ledger.tables, origins: &ledger.origins };
    let used = |table, row| ledger.is_used(table, row);
    let decided = Decided::new(rows, &people, &used);
    let Decided { persons, findings, .. } = decided;
    for (table, persons) in ledger.tables.iter_mut().zip(persons) {
        table.persons = persons;
    }
    for finding in findings {
        ledger.note(finding);
    }
    let conflicts = conflicts::conflicts(ledger.project, &ledger.tables, &ledger.origins);
    for finding in conflicts {
        ledger.note(finding);
    }
}
