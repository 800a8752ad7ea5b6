//! Decisions about who is who, applied to identities.

use super::describe::Describer;
use super::identity::{Identities, Registers, Rows};
use crate::diag::{Code, Finding, Place};
use crate::project::{PeopleList, PersonDecision, RecordRef, Verdict};
use crate::table::RowOrigin;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How a row describes its person, as a hash.
pub type Described = [u8; 16];

/// Who is who, after all decisions.
pub struct Decided {
    /// The identities that rows have of themselves.
    pub identities: Identities,
    /// For each table with persons the number of each row's person.
    pub persons: Vec<Option<Vec<Option<u32>>>>,
    /// Persons of whom it was decided that they are two, the lesser number first.
    pub different: HashSet<(u32, u32)>,
    /// Descriptions under one identity of which it was decided that they are of one person.
    alike: Sets<(u32, Described)>,
    /// Descriptions that decisions set apart from the identity they stand under.
    parted: BTreeSet<(u32, Described)>,
    /// What was found about the decisions.
    pub findings: Vec<Finding>,
}

impl Decided {
    /// Applies decisions to the rows that are used.
    pub fn new(rows: Rows<'_>, people: &PeopleList, used: &(dyn Fn(usize, usize) -> bool + Sync)) -> Decided {
        let registers = Registers::new(&people.joins);
        let mut decided = Decided {
            identities: Identities::new(rows, &registers, used),
            persons: Vec::new(),
            different: HashSet::new(),
            alike: Sets::default(),
            parted: BTreeSet::new(),
            findings: Vec::new(),
        };
        if people.decisions.is_empty() {
            decided.persons.clone_from(&decided.identities.of_rows);
            return decided;
        }
        decided.apply(rows, people, used);
        decided
    }

    /// Whether two descriptions under one identity were said to be of one person.
    pub fn are_alike(&self, identity: u32, one: Described, other: Described) -> bool {
        one == other || self.alike.root(&(identity, one)) == self.alike.root(&(identity, other))
    }

    /// The identity of rows so described, or the part that is set apart.
    pub fn unit(&self, identity: u32, described: Described) -> Unit {
        (identity, self.parted.contains(&(identity, described)).then_some(described))
    }

    /// The person of a row.
    pub fn person(&self, table: usize, row: usize) -> Option<u32> {
        self.persons.get(table)?.as_ref()?.get(row).copied().flatten()
    }

    fn apply(&mut self, rows: Rows<'_>, people: &PeopleList, used: &(dyn Fn(usize, usize) -> bool + Sync)) {
        let describers: Vec<Option<Describer<'_>>> = rows
            .tables
            .iter()
            .enumerate()
            .map(|(number, table)| Describer::new(rows.project, table, number))
            .collect();
        let mut finder = Finder::new(rows, &self.identities, &describers, used, people);
        let located: Vec<(&PersonDecision, Located, Located)> = people
            .decisions
            .iter()
            .filter_map(|decision| {
                let apart = parts_one_identity(decision);
                let left = finder.find(&decision.left, apart);
                let right = finder.find(&decision.right, apart);
                Some((decision, left?, right?))
            })
            .collect();
        self.findings = finder.findings;

        // One identifier that two persons use is parted first: the rows that are
        // described as the second record become a person of their own.
        for (decision, left, right) in &located {
            if decision.verdict == Verdict::Same || left.identity != right.identity {
                continue;
            }
            if left.described == right.described {
                let message = "the two rows have the same identity and are described alike";
                self.findings.push(
                    Finding::new(Code::DecisionImpossible, decision.at.clone(), message)
                        .expected("two rows that differ in the name or in what belongs to a person")
                        .hint("give one of them another identifier"),
                );
            } else if !self.parted.contains(&(left.identity, left.described)) {
                self.parted.insert((right.identity, right.described));
            }
        }
        let mut classes: Sets<Unit> = Sets::default();
        for (_, left, right) in located.iter().filter(|(decision, ..)| decision.verdict == Verdict::Same) {
            classes.join(self.unit_of(left), self.unit_of(right));
            if left.identity == right.identity {
                self.alike.join((left.identity, left.described), (right.identity, right.described));
            }
        }
        self.number(rows, &describers, &classes);
        for (decision, left, right) in located.iter().filter(|(d, ..)| d.verdict == Verdict::Different) {
            let (one, other) = (classes.root(&self.unit_of(left)), classes.root(&self.unit_of(right)));
            if one != other {
                let persons = self.person(left.table, left.row).zip(self.person(right.table, right.row));
                self.different.extend(persons.map(|(one, other)| (one.min(other), one.max(other))));
            } else if self.unit_of(left) != self.unit_of(right) {
                let same = located.iter().filter(|(d, left, _)| {
                    d.verdict == Verdict::Same && classes.root(&self.unit_of(left)) == one
                });
                let message = "the two persons are one by other decisions of the list";
                let mut finding =
                    Finding::new(Code::DecisionsContradict, decision.at.clone(), message).found("different");
                finding.also = same
                    .map(|(decision, ..)| decision.at.clone())
                    .collect::<BTreeSet<Place>>()
                    .into_iter()
                    .collect();
                self.findings.push(
                    finding
                        .expected("no chain of `same` between persons of whom another line says `different`")
                        .hint("correct or take out one of these lines"),
                );
            }
        }
    }

    fn unit_of(&self, at: &Located) -> Unit {
        self.unit(at.identity, at.described)
    }

    /// Numbers persons in the order of the first identity of each.
    fn number(&mut self, rows: Rows<'_>, describers: &[Option<Describer<'_>>], classes: &Sets<Unit>) {
        let identities = (0u32..).take(self.identities.all.len()).map(|identity| (identity, None));
        let mut units: Vec<Unit> = identities.collect();
        units.extend(self.parted.iter().map(|(identity, described)| (*identity, Some(*described))));
        units.sort_unstable();
        let mut of_class: BTreeMap<Unit, u32> = BTreeMap::new();
        let mut numbers: HashMap<Unit, u32> = HashMap::with_capacity(units.len());
        for unit in units {
            let next = u32::try_from(of_class.len()).unwrap_or(u32::MAX);
            numbers.insert(unit, *of_class.entry(classes.root(&unit)).or_insert(next));
        }
        let split: HashSet<u32> = self.parted.iter().map(|(identity, _)| *identity).collect();
        let key = &rows.project.identity_key;
        self.persons = self
            .identities
            .of_rows
            .iter()
            .zip(describers)
            .map(|(of_rows, describer)| {
                let (of_rows, describer) = (of_rows.as_ref()?, describer.as_ref()?);
                let person = |(row, identity): (usize, &Option<u32>)| {
                    let identity = (*identity)?;
                    let described = split.contains(&identity).then(|| describer.describe(row).hash(key));
                    let described =
                        described.filter(|described| self.parted.contains(&(identity, *described)));
                    numbers.get(&(identity, described)).copied()
                };
                Some(of_rows.iter().enumerate().map(person).collect())
            })
            .collect();
    }
}

/// An identity, or the part of it that a description sets apart.
pub type Unit = (u32, Option<Described>);

/// Whether a decision parts what has one identity, as its marks tell.
fn parts_one_identity(decision: &PersonDecision) -> bool {
    identity_part(&decision.left.mark) == identity_part(&decision.right.mark)
}

fn identity_part(mark: &str) -> &str {
    mark.split_once('-').map_or(mark, |(identity, _)| identity)
}

/// A record that a decision is about, as found.
struct Located {
    table: usize,
    row: usize,
    identity: u32,
    described: Described,
}

/// Finds the records that decisions are about.
struct Finder<'a> {
    rows: Rows<'a>,
    identities: &'a Identities,
    describers: &'a [Option<Describer<'a>>],
    /// The rows at the places that decisions name, used or not.
    at_place: HashMap<(String, String, u32), Vec<(usize, usize)>>,
    /// The rows that are used, in the order of files, by the marks that decisions name.
    by_mark: HashMap<String, Vec<(usize, usize)>>,
    findings: Vec<Finding>,
}

impl<'a> Finder<'a> {
    fn new(
        rows: Rows<'a>,
        identities: &'a Identities,
        describers: &'a [Option<Describer<'a>>],
        used: &(dyn Fn(usize, usize) -> bool + Sync),
        people: &PeopleList,
    ) -> Finder<'a> {
        let mut finder = Finder {
            rows,
            identities,
            describers,
            at_place: HashMap::new(),
            by_mark: HashMap::new(),
            findings: Vec::new(),
        };
        let records = || people.decisions.iter().flat_map(|decision| [&decision.left, &decision.right]);
        for record in records() {
            finder.at_place.entry((record.file.clone(), record.sheet.clone(), record.row)).or_default();
        }
        let wanted: HashSet<(&str, &str)> =
            records().map(|record| (record.file.as_str(), record.sheet.as_str())).collect();
        for (number, table) in rows.tables.iter().enumerate() {
            for (row, origin) in table.rows.iter().enumerate() {
                let Some(sheet) = rows.origins.sheets.get(origin.sheet as usize) else { continue };
                if !wanted.contains(&(&*sheet.file, &*sheet.sheet)) {
                    continue;
                }
                let place = (sheet.file.to_string(), sheet.sheet.to_string(), origin.row);
                if let Some(found) = finder.at_place.get_mut(&place) {
                    found.push((number, row));
                }
            }
        }
        let lost = records().any(|record| !record.mark.is_empty() && finder.stands(record, true).is_none());
        if lost {
            for record in records() {
                finder.by_mark.entry(identity_part(&record.mark).to_string()).or_default();
            }
            let mut found: Vec<(RowOrigin, usize, usize)> = Vec::new();
            for (number, table) in rows.tables.iter().enumerate().filter(|(n, _)| rows.person(*n).is_some()) {
                found.extend(table.rows.iter().enumerate().map(|(row, origin)| (*origin, number, row)));
            }
            found.sort_unstable();
            for (_, table, row) in found.into_iter().filter(|(_, table, row)| used(*table, *row)) {
                let mark = rows.identity_mark(table, row);
                if let Some(same) = mark.and_then(|mark| finder.by_mark.get_mut(&mark)) {
                    same.push((table, row));
                }
            }
        }
        finder
    }

    fn mark(&self, (table, row): (usize, usize)) -> Option<String> {
        self.rows.mark(table, row, self.describers.get(table)?.as_ref()?)
    }

    fn locate(&self, (table, row): (usize, usize)) -> Option<Located> {
        let described =
            self.describers.get(table)?.as_ref()?.describe(row).hash(&self.rows.project.identity_key);
        Some(Located { table, row, identity: self.identities.of(table, row)?, described })
    }

    /// The row at the place of a record, if it bears the record's mark.
    /// Where the whole mark is not `needed`, the identity is enough.
    fn stands(&self, record: &RecordRef, whole: bool) -> Option<(usize, usize)> {
        let place = (record.file.clone(), record.sheet.clone(), record.row);
        let fits = |at: &&(usize, usize)| {
            self.identities.of(at.0, at.1).is_some()
                && self.mark(**at).is_some_and(|mark| {
                    mark == record.mark || (!whole && identity_part(&mark) == identity_part(&record.mark))
                })
        };
        self.at_place.get(&place)?.iter().find(fits).copied()
    }

    /// The row that a record means now. `apart` says that the decision is about
    /// two descriptions under one identity, so that the whole mark is needed.
    fn find(&mut self, record: &RecordRef, apart: bool) -> Option<Located> {
        if record.mark.is_empty() {
            return self.find_unmarked(record);
        }
        if let Some(at) = self.stands(record, true) {
            return self.locate(at);
        }
        if let Some(at) = self.stands(record, false).filter(|_| !apart) {
            return self.locate(at);
        }
        let same = self.by_mark.get(identity_part(&record.mark)).map(Vec::as_slice).unwrap_or_default();
        let whole = same.iter().find(|at| self.mark(**at).as_ref() == Some(&record.mark));
        let found = whole.or_else(|| same.first().filter(|_| !apart)).copied();
        let Some((table, row)) = found else {
            self.report_lost(record);
            return None;
        };
        let origin = self.rows.tables.get(table).and_then(|table| table.rows.get(row));
        let place = origin.map_or(Place::Project, |origin| self.rows.origins.place(*origin, None));
        self.findings.push(
            Finding::new(
                Code::DecisionMoved,
                record.at.clone(),
                "another record, or none, stands in this row; the person is found by the mark",
            )
            .found(place.to_string())
            .hint("write the new place into the list, or leave it as it is"),
        );
        self.locate((table, row))
    }

    fn find_unmarked(&mut self, record: &RecordRef) -> Option<Located> {
        let place = (record.file.clone(), record.sheet.clone(), record.row);
        let here = self.at_place.get(&place).map(Vec::as_slice).unwrap_or_default();
        let Some(at) = here.iter().find(|at| self.identities.of(at.0, at.1).is_some()).copied() else {
            if here.is_empty() {
                self.report_lost(record);
            } else {
                self.findings.push(
                    Finding::new(
                        Code::DecisionImpossible,
                        record.at.clone(),
                        "the row has no identity, is kept out, or is not of a person",
                    )
                    .expected("a row that is used and has an identifier, or all that identities are made of"),
                );
            }
            return None;
        };
        if let Some(mark) = self.mark(at) {
            self.findings.push(
                Finding::new(
                    Code::DecisionUnmarked,
                    record.at.clone(),
                    "the decision has no mark for this record",
                )
                .expected(format!("the mark {mark}, if the row is the one that is meant")),
            );
        }
        self.locate(at)
    }

    fn report_lost(&mut self, record: &RecordRef) {
        let place = (record.file.clone(), record.sheet.clone(), record.row);
        let kept_out = self
            .at_place
            .get(&place)
            .is_some_and(|rows| rows.iter().any(|(table, row)| self.identities.of(*table, *row).is_none()));
        let message = match (record.mark.is_empty(), kept_out) {
            (true, _) => "there is no such row",
            (false, true) => "the row is kept out or has no identity, and no row that is used bears the mark",
            (false, false) => {
                "another record, or none, stands in this row, and no row that is used bears the mark"
            }
        };
        self.findings.push(
            Finding::new(Code::DecisionLost, record.at.clone(), message)
                .found(record.mark.as_str())
                .hint("look at `yardstick people --review` whether the question is still there; take the line out, or decide anew"),
        );
    }
}

/// Sets that grow together: each thing leads to another of its set, the least
/// to itself.
struct Sets<T>(HashMap<T, T>);

impl<T> Default for Sets<T> {
    fn default() -> Sets<T> {
        Sets(HashMap::new())
    }
}

impl<T: Copy + Ord + std::hash::Hash> Sets<T> {
    fn root(&self, of: &T) -> T {
        let mut at = *of;
        while let Some(next) = self.0.get(&at).filter(|next| **next != at) {
            at = *next;
        }
        at
    }

    fn join(&mut self, one: T, other: T) {
        let (one, other) = (self.root(&one), self.root(&other));
        self.0.insert(one.max(other), one.min(other));
    }
}
