//! Who is who: one number for each person, the same in all tables.

use super::ledger::Ledger;
use super::values::shown;
use crate::project::{PersonDef, Project};
use crate::source::keyed_hash;
use crate::text::spelling;
use polars::prelude::PlHashMap;
use rayon::prelude::*;

/// What tells a person apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Identity {
    /// An identifier, within a namespace.
    Id(String, String),
    /// A keyed hash of what is known of the person.
    Hash([u8; 16]),
}

/// Numbers the persons of all rows that are used. Numbers follow the order of
/// identities, so that they do not depend on files.
pub fn number(ledger: &mut Ledger<'_>) {
    let identities: Vec<Option<Vec<Option<Identity>>>> = (0..ledger.tables.len())
        .map(|table| {
            let person = ledger.definition(table)?.person.as_ref()?;
            let rows = (0..ledger.height(table)).into_par_iter();
            Some(
                rows.map(|row| {
                    if ledger.is_used(table, row) { identity(ledger, table, person, row) } else { None }
                })
                .collect(),
            )
        })
        .collect();
    let mut known: Vec<&Identity> = identities.iter().flatten().flatten().flatten().collect();
    known.par_sort_unstable();
    known.dedup();
    let numbers: PlHashMap<&Identity, u32> = known.into_iter().zip(0u32..).collect();
    for (table, identities) in ledger.tables.iter_mut().zip(&identities) {
        table.persons = identities.as_ref().map(|rows| {
            rows.iter()
                .map(|identity| identity.as_ref().and_then(|identity| numbers.get(identity).copied()))
                .collect()
        });
    }
}

/// The identifier; else the hash, if all that it is made of is known.
fn identity(ledger: &Ledger<'_>, table: usize, person: &PersonDef, row: usize) -> Option<Identity> {
    let value = |field: usize| shown(ledger.columns(table, &[field]).first()?, row);
    if let Some(id) = person.id.and_then(value) {
        let sheet = ledger.tables.get(table)?.rows.get(row)?.sheet as usize;
        let source = ledger.origins.sheets.get(sheet)?.source;
        let namespace = ledger.project.sources.get(source)?.namespace.clone();
        return Some(Identity::Id(namespace, id));
    }
    if person.hash.is_empty() {
        return None;
    }
    let values: Vec<String> = person
        .hash
        .iter()
        .map(|field| {
            let text =
                value(*field).filter(|text| !is_unknown(ledger.project, ledger, table, *field, text))?;
            Some(spelling(&text)).filter(|text| !text.is_empty())
        })
        .collect::<Option<_>>()?;
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    Some(Identity::Hash(keyed_hash(&ledger.project.identity_key, &values)))
}

fn is_unknown(project: &Project, ledger: &Ledger<'_>, table: usize, field: usize, code: &str) -> bool {
    let list = ledger.definition(table).and_then(|table| table.fields.get(field)?.code_list);
    list.and_then(|list| project.code_lists.get(list)?.get(code)).is_some_and(|entry| entry.unknown)
}
