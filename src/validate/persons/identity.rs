//! What tells a person apart, and the mark by which a decision finds a person
//! again without saying who it is.

use super::super::values::shown;
use super::describe::Describer;
use crate::project::{NamespaceJoin, PersonDef, Project};
use crate::source::keyed_hash;
use crate::table::{Origins, Table};
use crate::text::spelling;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What tells a person apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identity {
    /// An identifier, within a namespace.
    Id(String, String),
    /// A keyed hash of what is known of the person.
    Hash([u8; 16]),
}

/// Which namespaces are one register: each that is joined with others, and the
/// first of them by name, which stands for all.
#[derive(Debug, Default)]
pub struct Registers(BTreeMap<String, String>);

impl Registers {
    /// The registers that decisions make.
    pub fn new(joins: &[NamespaceJoin]) -> Registers {
        let mut first: BTreeMap<String, String> = BTreeMap::new();
        for join in joins {
            let of =
                |first: &BTreeMap<String, String>, name: &String| first.get(name).unwrap_or(name).clone();
            let (one, other) = (of(&first, &join.one), of(&first, &join.other));
            let (low, high) = if one <= other { (one, other) } else { (other, one) };
            for name in first.values_mut().filter(|name| **name == high) {
                name.clone_from(&low);
            }
            for name in [&join.one, &join.other] {
                first.insert(name.clone(), low.clone());
            }
        }
        Registers(first)
    }

    /// All namespaces of the register of one, in order of name; none where it
    /// stands alone.
    pub fn joined_with(&self, namespace: &str) -> Vec<String> {
        let Some(first) = self.0.get(namespace) else { return Vec::new() };
        self.0.iter().filter(|(_, of)| *of == first).map(|(name, _)| name.clone()).collect()
    }

    /// What a namespace is called among identities.
    pub fn of<'a>(&'a self, namespace: &'a str) -> &'a str {
        self.0.get(namespace).map_or(namespace, String::as_str)
    }
}

/// The tables of a project with where their rows came from.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its tables.
    pub tables: &'a [Table],
    /// Their sheets.
    pub origins: &'a Origins,
}

impl<'a> Rows<'a> {
    /// The namespace in which the identifier of a row holds.
    pub fn namespace(&self, table: usize, row: usize) -> Option<&'a str> {
        let sheet = self.tables.get(table)?.rows.get(row)?.sheet as usize;
        let source = self.origins.sheets.get(sheet)?.source;
        self.project.sources.get(source).map(|source| source.namespace.as_str())
    }

    /// The value of a field as text.
    pub fn value(&self, table: usize, row: usize, field: usize) -> Option<String> {
        shown(self.tables.get(table)?.frame.columns().get(field)?, row)
    }

    /// The same, and none where the value is a code that stands for "not known".
    pub fn known(&self, table: usize, row: usize, field: usize) -> Option<String> {
        self.value(table, row, field).filter(|code| !self.is_unknown(table, field, code))
    }

    fn is_unknown(&self, table: usize, field: usize, code: &str) -> bool {
        let list = self.project.tables.get(table).and_then(|table| table.fields.get(field)?.code_list);
        list.and_then(|list| self.project.code_lists.get(list)?.get(code)).is_some_and(|entry| entry.unknown)
    }

    /// The tables that have persons, with their numbers.
    pub fn with_persons(self) -> impl Iterator<Item = (usize, &'a Table)> {
        self.tables.iter().enumerate().filter(move |(number, _)| self.person(*number).is_some())
    }

    /// The person of a table.
    pub fn person(&self, table: usize) -> Option<&'a PersonDef> {
        self.project.tables.get(table)?.person.as_ref()
    }

    /// The identifier; else the hash, if all that it is made of is known.
    pub fn identity(&self, table: usize, row: usize, registers: &Registers) -> Option<Identity> {
        let person = self.person(table)?;
        if let Some(id) = person.id.and_then(|field| self.value(table, row, field)) {
            let namespace = registers.of(self.namespace(table, row)?).to_string();
            return Some(Identity::Id(namespace, id));
        }
        if person.hash.is_empty() {
            return None;
        }
        let spelt = |field: &usize| {
            let text = self.known(table, row, *field)?;
            Some(spelling(&text)).filter(|text| !text.is_empty())
        };
        let values: Vec<String> = person.hash.iter().map(spelt).collect::<Option<_>>()?;
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        Some(Identity::Hash(keyed_hash(&self.project.identity_key, &values)))
    }

    /// The part of a row's mark that stands for the identity. It holds the
    /// source's own namespace, so that it outlives a decision about namespaces.
    pub fn identity_mark(&self, table: usize, row: usize) -> Option<String> {
        let key = &self.project.identity_key;
        let hash = match self.identity(table, row, &Registers::default())? {
            Identity::Id(namespace, id) => keyed_hash(key, &["mark", "identifier", &namespace, &id]),
            Identity::Hash(hash) => keyed_hash(key, &["mark", "hash", &hexadecimal(&hash)]),
        };
        Some(hexadecimal(&hash[..6]))
    }

    /// The mark of a row: of its identity, and of how the row describes the person.
    pub fn mark(&self, table: usize, row: usize, describer: &Describer<'_>) -> Option<String> {
        let description = describer.describe(row).hash(&self.project.identity_key);
        Some(format!("{}-{}", self.identity_mark(table, row)?, hexadecimal(&description[..3])))
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The identities of all rows that are used.
#[derive(Debug, Default)]
pub struct Identities {
    /// All of them, in their order.
    pub all: Vec<Identity>,
    /// For each table with persons the number of each row's identity.
    pub of_rows: Vec<Option<Vec<Option<u32>>>>,
}

impl Identities {
    /// Finds them. Numbers follow the order of identities, so that they do not
    /// depend on files.
    pub fn new(
        rows: Rows<'_>,
        registers: &Registers,
        used: &(dyn Fn(usize, usize) -> bool + Sync),
    ) -> Identities {
        let found: Vec<Option<Vec<Option<Identity>>>> = (0..rows.tables.len())
            .map(|table| {
                rows.person(table)?;
                let height = rows.tables.get(table).map_or(0, Table::height);
                let identity =
                    |row| if used(table, row) { rows.identity(table, row, registers) } else { None };
                Some((0..height).into_par_iter().map(identity).collect())
            })
            .collect();
        let mut all: Vec<&Identity> = found.iter().flatten().flatten().flatten().collect();
        all.par_sort_unstable();
        all.dedup();
        let number = |identity: &Identity| {
            all.binary_search(&identity).ok().and_then(|number| u32::try_from(number).ok())
        };
        let of_rows = found
            .iter()
            .map(|rows| Some(rows.as_ref()?.par_iter().map(|row| number(row.as_ref()?)).collect()))
            .collect();
        Identities { of_rows, all: all.into_iter().cloned().collect() }
    }

    /// The number of a row's identity.
    pub fn of(&self, table: usize, row: usize) -> Option<u32> {
        self.of_rows.get(table)?.as_ref()?.get(row).copied().flatten()
    }
}
