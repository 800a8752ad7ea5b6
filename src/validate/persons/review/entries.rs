//! Records put together by identity and description.

use super::super::decide::{Decided, Described};
use super::super::describe::{Describer, Description};
use super::super::identity::{Identity, Rows};
use super::super::name::Nearness;
use crate::source::keyed_hash;
use crate::table::RowOrigin;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// All records of one identity that describe the person in one way.
pub struct Entry {
    /// The identity.
    pub identity: u32,
    /// The person that the records are of without the decisions `same`: an
    /// identity, or what a decision parted from one.
    pub unit: (u32, Option<Described>),
    /// The person after all decisions.
    pub person: u32,
    /// The description, as a hash.
    pub described: Described,
    /// How many records there are.
    pub records: u32,
    /// Where the first of them stands.
    pub origin: RowOrigin,
    /// Its table.
    pub table: usize,
    /// Its row in the table.
    pub row: usize,
    /// The description.
    pub description: Description,
    /// A hash of all that belongs to the person, if all of it is known and
    /// tells enough to look for near names.
    pub belonging: Option<u64>,
    /// By what the person is reached: the number of the field's name, and a hash.
    pub contacts: Vec<(u16, u64)>,
}

impl Entry {
    /// Whether both are reached at one address or number.
    pub fn share_contact(&self, other: &Entry) -> bool {
        self.contacts.iter().any(|(_, own)| other.contacts.iter().any(|(_, contact)| contact == own))
    }
}

/// All entries, by identity and description.
pub struct Entries<'a> {
    /// The entries.
    pub all: Vec<Entry>,
    decided: &'a Decided,
    describers: Vec<Option<Describer<'a>>>,
    /// The names of the fields of contacts.
    contact_fields: Vec<&'a str>,
}

/// A record with what it is put together by.
struct Record {
    identity: u32,
    described: Described,
    origin: RowOrigin,
    table: usize,
    row: usize,
    contacts: Vec<(u16, u64)>,
}

impl<'a> Entries<'a> {
    /// Puts records together.
    pub fn new(rows: Rows<'a>, decided: &'a Decided) -> Entries<'a> {
        let describers: Vec<Option<Describer<'a>>> = rows
            .tables
            .iter()
            .enumerate()
            .map(|(number, table)| Describer::new(rows.project, table, number))
            .collect();
        let names: BTreeSet<&str> = describers.iter().flatten().flat_map(Describer::contact_fields).collect();
        let contact_fields: Vec<&str> = names.into_iter().collect();
        let numbers: HashMap<&str, u16> = contact_fields.iter().copied().zip(0u16..).collect();
        let key = &rows.project.identity_key;
        let mut records: Vec<Record> = Vec::new();
        for (number, table) in rows.with_persons() {
            let Some(describer) = describers.get(number).and_then(Option::as_ref) else { continue };
            records.par_extend((0..table.height()).into_par_iter().filter_map(|row| {
                let contacts = describer.contacts(row).filter_map(|(field, contact)| {
                    let hash = keyed_hash(key, &["contact", &contact]);
                    Some((*numbers.get(field)?, short(&hash)))
                });
                Some(Record {
                    identity: decided.identities.of(number, row)?,
                    described: describer.describe(row).hash(key),
                    origin: *table.rows.get(row)?,
                    table: number,
                    row,
                    contacts: contacts.collect(),
                })
            }));
        }
        records.par_sort_unstable_by_key(|record| {
            (record.identity, record.described, record.origin, record.table, record.row)
        });
        let all = records
            .par_chunk_by(|a, b| (a.identity, a.described) == (b.identity, b.described))
            .filter_map(|alike| {
                let first = alike.first()?;
                let describer = describers.get(first.table)?.as_ref()?;
                let description = describer.describe(first.row);
                let contacts: BTreeSet<(u16, u64)> =
                    alike.iter().flat_map(|record| record.contacts.iter().copied()).collect();
                Some(Entry {
                    identity: first.identity,
                    unit: decided.unit(first.identity, first.described),
                    person: decided.person(first.table, first.row)?,
                    described: first.described,
                    records: u32::try_from(alike.len()).unwrap_or(u32::MAX),
                    origin: first.origin,
                    table: first.table,
                    row: first.row,
                    belonging: describer
                        .belonging(&description)
                        .map(|text| short(&keyed_hash(key, &["belongs", &text]))),
                    description,
                    contacts: contacts.into_iter().collect(),
                })
            })
            .collect();
        Entries { all, decided, describers, contact_fields }
    }

    /// An entry by its number.
    pub fn get(&self, number: u32) -> Option<&Entry> {
        self.all.get(number as usize)
    }

    /// The identity of an entry.
    pub fn identity(&self, entry: &Entry) -> Option<&Identity> {
        self.decided.identities.all.get(entry.identity as usize)
    }

    /// Reads descriptions of the table of an entry.
    pub fn describer(&self, entry: &Entry) -> Option<&Describer<'a>> {
        self.describers.get(entry.table)?.as_ref()
    }

    /// By what entries stand in the order of names, whatever the order of files.
    pub fn order_of_name(&self, number: u32) -> Option<(String, Described, u32)> {
        let entry = self.get(number)?;
        Some((entry.description.name.sorted(), entry.described, entry.identity))
    }

    /// Whether two descriptions may be of one person: the names are near or one
    /// is not known, and nothing that belongs to a person differs.
    pub fn look_alike(&self, one: &Entry, other: &Entry) -> bool {
        let (a, b) = (&one.description.name, &other.description.name);
        let unnamed = a.parts.is_empty() || b.parts.is_empty();
        (unnamed || a.nearness(b) != Nearness::Far)
            && self.belongings(one, other).iter().all(|(_, same)| *same)
    }

    /// What is known of both: the name of the field, and whether it is the same.
    fn belongings(&self, one: &Entry, other: &Entry) -> Vec<(&'a str, bool)> {
        let (Some(own), Some(others)) = (self.describer(one), self.describer(other)) else {
            return Vec::new();
        };
        own.belongs
            .iter()
            .zip(&one.description.belongs)
            .filter_map(|(field, value)| {
                let place = others.belongs.iter().position(|other| other.name == field.name)?;
                let other = other.description.belongs.get(place)?.as_ref()?;
                Some((field.name, value.as_ref()? == other))
            })
            .collect()
    }

    /// The names of the fields that agree, that are near and that differ.
    pub fn fields(&self, one: &Entry, other: &Entry) -> (Vec<String>, Vec<String>, Vec<String>) {
        let (mut agree, mut near, mut differ) = (Vec::new(), Vec::new(), Vec::new());
        let (Some(own), Some(others)) = (self.describer(one), self.describer(other)) else {
            return (agree, near, differ);
        };
        let both = |a: &str, b: &str| if a == b { a.to_string() } else { format!("{a}/{b}") };
        if let (Some(Identity::Id(_, a)), Some(Identity::Id(_, b))) =
            (self.identity(one), self.identity(other))
        {
            let name = both(own.identifier.unwrap_or_default(), others.identifier.unwrap_or_default());
            if a == b { agree.push(name) } else { differ.push(name) }
        }
        let (a, b) = (&one.description.name, &other.description.name);
        if !a.parts.is_empty() && !b.parts.is_empty() {
            let list = match a.nearness(b) {
                Nearness::Same => &mut agree,
                Nearness::Near => &mut near,
                Nearness::Far => &mut differ,
            };
            list.push(both(&own.name, &others.name));
        }
        for (name, same) in self.belongings(one, other) {
            if same { agree.push(name.to_string()) } else { differ.push(name.to_string()) }
        }
        for (number, name) in (0u16..).zip(&self.contact_fields) {
            let of = |entry: &Entry| -> BTreeSet<u64> {
                entry
                    .contacts
                    .iter()
                    .filter(|(field, _)| *field == number)
                    .map(|(_, contact)| *contact)
                    .collect()
            };
            let (a, b) = (of(one), of(other));
            if !a.is_empty() && !b.is_empty() {
                let list = if a.is_disjoint(&b) { &mut differ } else { &mut agree };
                list.push((*name).to_string());
            }
        }
        (agree, near, differ)
    }
}

/// The beginning of a hash as a number.
pub fn short(hash: &[u8; 16]) -> u64 {
    hash.iter().take(8).fold(0u64, |number, byte| (number << 8) | u64::from(*byte))
}
