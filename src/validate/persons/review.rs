//! The questions about who is who: near matches, one identifier for two
//! persons, one person under two identifiers.
//!
//! Records are first put together by identity and description. Of these only
//! such are compared as share a block: what belongs to a person together with
//! the beginning of a part of the name, or an address. A large block is
//! compared along the order of names, so that the work grows with the number of
//! records and never with its square.

mod entries;

use super::super::outcome::Valid;
use super::candidate::{Candidate, CandidateKind, Side};
use super::decide::Decided;
use super::identity::{Identity, Registers, Rows};
use super::name::Nearness;
use crate::project::{Project, Verdict};
use crate::source::keyed_hash;
use entries::{Entries, Entry, short};
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Up to so many descriptions of a block are compared each with each.
const WHOLE_BLOCK: usize = 200;
/// In a larger block each is compared with so many that follow in order of name.
const NEIGHBOURS: usize = 60;
/// So many persons under one identifier are told apart; more are not asked about.
const MOST_UNDER_ONE: usize = 20;
/// How many letters of a part of the name records must share to be compared.
const BEGINNING: usize = 3;

/// What is known of who is who, without a word about anybody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// For each namespace, in order of name, what its records are.
    pub namespaces: Vec<Namespace>,
    /// How many persons there are in all.
    pub persons: u64,
    /// The questions, by kind and place.
    pub candidates: Vec<Candidate>,
    /// Pairs of namespaces in which the same identifiers are of persons who look
    /// the same: names, how many identifiers are in both, of how many of them
    /// the persons look the same.
    pub registers: Vec<(String, String, u64, u64)>,
    /// How many blocks were too large to be compared each with each.
    pub large_blocks: u64,
}

/// The records of persons of a namespace.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Namespace {
    /// Its name.
    pub name: String,
    /// With which others it was joined; the same list for all of them.
    pub joined: Vec<String>,
    /// Records that are used.
    pub records: u64,
    /// Of these, told apart by an identifier.
    pub by_identifier: u64,
    /// By a hash of what is known of the person.
    pub by_hash: u64,
    /// Without identity: in participations, not in persons.
    pub without: u64,
    /// Persons; one who is in two namespaces is in both.
    pub persons: u64,
}

/// Looks for what should be asked about the persons of a project's valid rows.
/// Decisions taken after a day are left out; with none, all hold. Without
/// `search` only the numbers are given.
pub fn review(project: &Project, valid: &Valid, known_by: Option<Date>, search: bool) -> Review {
    let rows = Rows { project, tables: &valid.tables, origins: &valid.origins };
    let people = project.people.known_by(known_by);
    let decided = Decided::new(rows, &people, &|_, _| true);
    let mut review = Review::default();
    count(rows, &decided, &mut review);
    let registers = Registers::new(&people.joins);
    for namespace in &mut review.namespaces {
        namespace.joined = registers.joined_with(&namespace.name);
    }
    if !search {
        return review;
    }
    let entries = Entries::new(rows, &decided);
    let mut pairs = near_pairs(rows, &entries, &mut review.large_blocks);
    pairs.extend(under_one_identifier(&entries));
    review.candidates = candidates(rows, &entries, &decided, pairs);
    review.registers = shared_registers(&entries, &decided);
    review
}

fn count(rows: Rows<'_>, decided: &Decided, review: &mut Review) {
    let mut counts: BTreeMap<&str, (Namespace, HashSet<u32>)> = BTreeMap::new();
    let mut all: HashSet<u32> = HashSet::new();
    for (number, table) in rows.with_persons() {
        for row in 0..table.height() {
            let name = rows.namespace(number, row).unwrap_or_default();
            let (counts, persons) = counts.entry(name).or_default();
            counts.records += 1;
            let identity = decided.identities.of(number, row);
            match identity.and_then(|identity| decided.identities.all.get(identity as usize)) {
                Some(Identity::Id(..)) => counts.by_identifier += 1,
                Some(Identity::Hash(_)) => counts.by_hash += 1,
                None => counts.without += 1,
            }
            let person = decided.person(number, row);
            persons.extend(person);
            all.extend(person);
        }
    }
    review.persons = all.len() as u64;
    review.namespaces = counts
        .into_iter()
        .map(|(name, (counts, persons))| Namespace {
            name: name.to_string(),
            persons: persons.len() as u64,
            ..counts
        })
        .collect();
}

/// Two entries that are asked about, by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Pair {
    kind: CandidateKind,
    nearness: Nearness,
    one: u32,
    other: u32,
}

/// Pairs of persons who look like one.
fn near_pairs(rows: Rows<'_>, entries: &Entries<'_>, large_blocks: &mut u64) -> Vec<Pair> {
    let blocks = blocks(rows, entries);
    let runs: Vec<&[(u64, u32)]> = blocks.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1).collect();
    *large_blocks = runs.iter().filter(|run| run.len() > WHOLE_BLOCK).count() as u64;
    let mut pairs: Vec<Pair> = runs
        .into_par_iter()
        .flat_map_iter(|run| {
            let mut block: Vec<u32> = run.iter().map(|(_, entry)| *entry).collect();
            let reach = if block.len() > WHOLE_BLOCK { NEIGHBOURS } else { WHOLE_BLOCK };
            if block.len() > WHOLE_BLOCK {
                block.sort_by_cached_key(|entry| entries.order_of_name(*entry));
            }
            let mut found = Vec::new();
            for (place, one) in block.iter().enumerate() {
                for other in block.iter().skip(place + 1).take(reach) {
                    found.extend(near_pair(entries, *one, *other));
                }
            }
            found
        })
        .collect();
    // A pair of persons is asked about once, by what is nearest.
    let of_units = |pair: &Pair| {
        let unit = |entry: u32| entries.get(entry).map(|entry| entry.unit);
        let (one, other) = (unit(pair.one), unit(pair.other));
        (one.min(other), one.max(other))
    };
    pairs.par_sort_unstable_by_key(|pair| (of_units(pair), pair.nearness, *pair));
    pairs.dedup_by_key(|pair| of_units(pair));
    pairs
}

fn near_pair(entries: &Entries<'_>, one: u32, other: u32) -> Option<Pair> {
    let (a, b) = (entries.get(one)?, entries.get(other)?);
    let agree = a.belonging.is_some() && a.belonging == b.belonging;
    if a.unit == b.unit || (!agree && !a.share_contact(b)) {
        return None;
    }
    let nearness = a.description.name.nearness(&b.description.name);
    if nearness == Nearness::Far {
        return None;
    }
    let both_identified = matches!(
        (entries.identity(a), entries.identity(b)),
        (Some(Identity::Id(_, one)), Some(Identity::Id(_, other))) if one != other
    );
    let kind = if nearness == Nearness::Same && agree && both_identified {
        CandidateKind::TwoIdentifiers
    } else {
        CandidateKind::NearMatch
    };
    Some(Pair { kind, nearness, one: one.min(other), other: one.max(other) })
}

/// The blocks that entries are in: a number for each block, and the entry.
fn blocks(rows: Rows<'_>, entries: &Entries<'_>) -> Vec<(u64, u32)> {
    let key = &rows.project.identity_key;
    let mut blocks: Vec<(u64, u32)> = entries
        .all
        .par_iter()
        .zip(0u32..u32::try_from(entries.all.len()).unwrap_or(u32::MAX))
        .flat_map_iter(|(entry, place)| {
            let mut own: BTreeSet<u64> = BTreeSet::new();
            if let Some(belonging) = &entry.belonging {
                for part in &entry.description.name.parts {
                    let beginning: String = part.chars().take(BEGINNING).collect();
                    if beginning.chars().count() > 1 {
                        let belonging = belonging.to_string();
                        own.insert(short(&keyed_hash(key, &["block", &belonging, &beginning])));
                    }
                }
            }
            own.extend(entry.contacts.iter().map(|(_, contact)| *contact));
            own.into_iter().map(move |block| (block, place))
        })
        .collect();
    blocks.par_sort_unstable();
    blocks
}

/// Descriptions under one identifier that look like those of several persons:
/// each is put to the first person it looks like, and the others are asked about.
fn under_one_identifier(entries: &Entries<'_>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut start = 0u32;
    for run in entries.all.chunk_by(|a, b| a.identity == b.identity) {
        let end = start + u32::try_from(run.len()).unwrap_or(u32::MAX);
        let numbers = start..end;
        start = end;
        let identified =
            run.first().is_some_and(|entry| matches!(entries.identity(entry), Some(Identity::Id(..))));
        if run.len() < 2 || !identified {
            continue;
        }
        // The most frequent description stands for the identifier.
        let mut members: Vec<(u32, &Entry)> = numbers.zip(run).collect();
        members.sort_by_key(|(_, entry)| (std::cmp::Reverse(entry.records), entry.described));
        let mut persons: Vec<(u32, &Entry)> = Vec::new();
        for (number, entry) in members {
            // What a decision set apart is compared with its own.
            let known = persons
                .iter()
                .any(|(_, person)| person.unit == entry.unit && entries.look_alike(person, entry));
            if known {
                continue;
            }
            if let Some((first, person)) = persons.first() {
                let nearness = person.description.name.nearness(&entry.description.name);
                pairs.push(Pair { kind: CandidateKind::OneIdentifier, nearness, one: *first, other: number });
            }
            if persons.len() == MOST_UNDER_ONE {
                break;
            }
            persons.push((number, entry));
        }
    }
    pairs
}

/// Pairs of entries as questions, in the order of kinds and places.
fn candidates(rows: Rows<'_>, entries: &Entries<'_>, decided: &Decided, pairs: Vec<Pair>) -> Vec<Candidate> {
    let mut candidates: Vec<(Candidate, (u32, u32))> = pairs
        .into_par_iter()
        .filter_map(|pair| {
            let (mut one, mut other) = (entries.get(pair.one)?, entries.get(pair.other)?);
            // The records that keep the identifier stand first; else the first by place.
            if pair.kind != CandidateKind::OneIdentifier && other.origin < one.origin {
                (one, other) = (other, one);
            }
            let (agree, near, differ) = entries.fields(one, other);
            let persons = (one.person.min(other.person), one.person.max(other.person));
            let under_one = pair.kind == CandidateKind::OneIdentifier;
            let verdict = if one.person == other.person {
                let told = !under_one || decided.are_alike(one.identity, one.described, other.described);
                told.then_some(Verdict::Same)
            } else {
                (under_one || decided.different.contains(&persons)).then_some(Verdict::Different)
            };
            let (left, right) = (side(rows, entries, one)?, side(rows, entries, other)?);
            Some((Candidate { kind: pair.kind, left, right, agree, near, differ, verdict }, persons))
        })
        .collect();
    // Where a person has several identities by decision, one question is enough.
    candidates.par_sort_unstable_by(|(a, _), (b, _)| {
        (a.kind, &a.left.mark, &a.right.mark).cmp(&(b.kind, &b.left.mark, &b.right.mark))
    });
    let mut asked: HashSet<(u32, u32)> = HashSet::new();
    candidates.retain(|(candidate, persons)| {
        candidate.verdict.is_some() || persons.0 == persons.1 || asked.insert(*persons)
    });
    let mut candidates: Vec<Candidate> = candidates.into_iter().map(|(candidate, _)| candidate).collect();
    candidates.par_sort_unstable_by(|a, b| (a.kind, &a.left, &a.right).cmp(&(b.kind, &b.left, &b.right)));
    candidates
}

fn side(rows: Rows<'_>, entries: &Entries<'_>, entry: &Entry) -> Option<Side> {
    let sheet = rows.origins.sheets.get(entry.origin.sheet as usize)?;
    Some(Side {
        file: sheet.file.to_string(),
        sheet: sheet.sheet.to_string(),
        row: entry.origin.row + 1,
        namespace: rows.namespace(entry.table, entry.row)?.to_string(),
        mark: rows.mark(entry.table, entry.row, entries.describer(entry)?)?,
    })
}

/// Namespaces in which the same identifiers are of persons who look the same.
fn shared_registers(entries: &Entries<'_>, decided: &Decided) -> Vec<(String, String, u64, u64)> {
    let mut by_id: BTreeMap<&str, Vec<(&str, &Entry)>> = BTreeMap::new();
    let mut last = None;
    for entry in &entries.all {
        // The first description of an identifier is enough here.
        if last == Some(entry.identity) {
            continue;
        }
        last = Some(entry.identity);
        if let Some(Identity::Id(namespace, id)) = decided.identities.all.get(entry.identity as usize) {
            by_id.entry(id).or_default().push((namespace, entry));
        }
    }
    let mut counts: BTreeMap<(&str, &str), (u64, u64)> = BTreeMap::new();
    for sharing in by_id.values() {
        for (place, (namespace, entry)) in sharing.iter().enumerate().take(MOST_UNDER_ONE) {
            for (other_namespace, other) in sharing.iter().skip(place + 1).take(MOST_UNDER_ONE) {
                let (shared, same) = counts.entry((namespace, other_namespace)).or_default();
                *shared += 1;
                *same += u64::from(
                    entry.description.name.nearness(&other.description.name) != Nearness::Far
                        && entries.look_alike(entry, other),
                );
            }
        }
    }
    counts
        .into_iter()
        .filter(|(_, (shared, same))| *same >= 2 && same * 2 >= *shared)
        .map(|((one, other), (shared, same))| (one.to_string(), other.to_string(), shared, same))
        .collect()
}
