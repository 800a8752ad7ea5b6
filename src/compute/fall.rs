//! Where the records of a table fall: in which places, programmes and days.

use super::people::days;
use super::plan::Fall;
use super::scope::Scope;
use crate::cube::{Geography, Programme};
use crate::money::split;
use crate::number::Decimal;
use crate::period::{Calendar, PeriodKind, from_days, to_days};
use crate::project::{Part, Path, Project, Role, Split};
use crate::table::{Table, split_list};
use crate::validate::gather::gather;
use crate::validate::memberships::Memberships;
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Names that are numbered in their own order, so that numbers can stand for them.
#[derive(Debug, Clone, Default)]
pub struct Numbered<T> {
    names: Vec<T>,
}

impl<T: Ord + Clone> Numbered<T> {
    fn new(names: BTreeSet<T>) -> Numbered<T> {
        Numbered { names: names.into_iter().collect() }
    }

    /// The name of a number.
    pub fn name(&self, number: u32) -> &T {
        &self.names[number as usize]
    }

    /// The number of a name.
    pub fn number(&self, name: &T) -> Option<u32> {
        // There are far fewer than 2³² names.
        self.names.binary_search(name).ok().map(|i| i as u32)
    }

    /// All names, in order.
    pub fn names(&self) -> &[T] {
        &self.names
    }
}

/// Several numbers for each row: rows with the same ones share them.
#[derive(Debug, Clone, Default)]
pub struct Sets {
    /// The different sets.
    pub sets: Vec<Vec<u32>>,
    /// For each row the number of its set.
    pub of_row: Vec<u32>,
}

impl Sets {
    /// The numbers of a row.
    pub fn of(&self, row: usize) -> &[u32] {
        &self.sets[self.of_row[row] as usize]
    }
}

/// Where each record of a table falls.
#[derive(Debug)]
pub struct Falls {
    /// Places by number; the total is among them.
    pub geographies: Numbered<Geography>,
    /// Programmes by number; the total is among them.
    pub programmes: Numbered<Programme>,
    /// For each row its places, without the total.
    pub places: Sets,
    /// For each row its programmes and their parents, without the total.
    pub in_programmes: Sets,
    /// First day on which the record can have happened.
    pub first: Vec<Option<i32>>,
    /// Last day on which the record can have happened.
    pub last: Vec<Option<i32>>,
    /// Whether records need no date.
    pub undated: bool,
    /// Of values that are spread out the first and the last day of each row; none
    /// where one is missing, or the last comes before the first.
    pub spans: Vec<Option<(i32, i32)>>,
    /// Declared shares of a row, by place, in percent. They add up to 100.
    pub shares: HashMap<u32, Vec<(u32, Decimal)>>,
    /// Which countries belong to the groups that are asked for.
    pub memberships: Memberships,
    /// The day that holds for records without a date.
    as_of: i32,
    /// Whether places are countries, and not places below them.
    by_country: bool,
}

impl Falls {
    /// Finds where the records of a table fall, as far as a scope asks for it.
    ///
    /// # Errors
    /// If a frame lacks a column, which validated tables rule out.
    pub fn new(project: &Project, tables: &[Table], fall: &Fall, scope: &Scope) -> PolarsResult<Falls> {
        let height = tables[fall.table].height();
        let spans = match &fall.split {
            None => Vec::new(),
            Some(split) => spans(project, tables, fall.table, split)?,
        };
        let (first, last) = match &fall.date {
            // What is spread out has happened in part from its first day on.
            _ if fall.split.is_some() => {
                let begins: Vec<Option<i32>> = spans.iter().map(|span| span.map(|(from, _)| from)).collect();
                (begins.clone(), begins)
            }
            None => (vec![None; height], vec![None; height]),
            Some(path) => days(project, tables, fall.table, path)?,
        };
        let memberships = match &fall.place {
            Some(_) if !scope.groups.is_empty() => {
                Memberships::new(project, tables)?.of_groups(&scope.groups)
            }
            _ => Memberships::default(),
        };
        let (programme_sets, of_row) = texts(project, tables, fall.table, fall.programme.as_ref(), height)?;
        let mut programmes = BTreeSet::from([Programme::All]);
        let expanded: Vec<BTreeSet<Programme>> =
            programme_sets.iter().map(|text| programmes_of(project, text, scope)).collect();
        programmes.extend(expanded.iter().flatten().cloned());
        let programmes = Numbered::new(programmes);
        let in_programmes = Sets {
            sets: expanded
                .iter()
                .map(|set| set.iter().filter_map(|name| programmes.number(name)).collect())
                .collect(),
            of_row,
        };
        let mut falls = Falls {
            geographies: Numbered::new(BTreeSet::from([Geography::All])),
            programmes,
            places: Sets::default(),
            in_programmes,
            first,
            last,
            undated: fall.date.is_none() && fall.split.is_none(),
            spans,
            shares: HashMap::new(),
            memberships,
            as_of: to_days(scope.as_of),
            by_country: place_lists(project, fall.place.as_ref()).countries,
        };
        falls.place(project, tables, fall)?;
        Ok(falls)
    }

    /// Finds the places of the records, and the shares of those that have some.
    fn place(&mut self, project: &Project, tables: &[Table], fall: &Fall) -> PolarsResult<()> {
        let height = self.last.len();
        let shared = if fall.money { declared_shares(project, tables, fall.table)? } else { HashMap::new() };
        let (texts, of_row) = texts(project, tables, fall.table, fall.place.as_ref(), height)?;
        let lists = place_lists(project, fall.place.as_ref());
        // Rows with the same places between two changes of membership fall alike.
        let changes = self.memberships.changes();
        let mut alike: HashMap<(u32, usize), u32> = HashMap::new();
        let mut sets: Vec<BTreeSet<Geography>> = Vec::new();
        let mut numbers = Vec::with_capacity(height);
        for (row, text) in of_row.iter().enumerate() {
            let day = self.day_of(row);
            let between = day.map_or(usize::MAX, |day| changes.partition_point(|change| *change <= day));
            let next = sets.len() as u32;
            let number = *alike.entry((*text, between)).or_insert(next);
            if number == next {
                let places = geographies_of(project, &lists, &texts[*text as usize]);
                let groups = self.groups_of(&countries(&places), day, fall.money);
                let mut set = if fall.money && countries(&places).len() > 1 {
                    BTreeSet::from([Geography::MultiCountry])
                } else {
                    places
                };
                set.extend(groups);
                sets.push(set);
            }
            numbers.push(number);
        }
        let mut of_shares: Vec<SharedRow> = Vec::new();
        for (row, parts) in shared {
            // Shares say how to split a record of several countries, and nothing of others.
            if sets[numbers[row as usize] as usize].contains(&Geography::MultiCountry) {
                let of_parts: BTreeSet<Geography> = parts.iter().map(|(place, _)| place.clone()).collect();
                let groups = self.groups_of(&countries(&of_parts), self.day_of(row as usize), false);
                of_shares.push((row, parts, groups));
            }
        }
        let mut names = BTreeSet::from([Geography::All]);
        names.extend(sets.iter().flatten().cloned());
        for (_, parts, groups) in &of_shares {
            names.extend(parts.iter().map(|(place, _)| place.clone()));
            names.extend(groups.iter().cloned());
        }
        self.geographies = Numbered::new(names);
        let number = |place: &Geography| self.geographies.number(place);
        self.places = Sets {
            sets: sets.iter().map(|set| set.iter().filter_map(number).collect()).collect(),
            of_row: numbers,
        };
        for (row, parts, groups) in of_shares {
            let parts: Vec<(u32, Decimal)> =
                parts.iter().filter_map(|(place, share)| Some((number(place)?, *share))).collect();
            let mut places: Vec<u32> = parts.iter().map(|(place, _)| *place).collect();
            places.extend(groups.iter().filter_map(number));
            self.places.of_row[row as usize] = self.places.sets.len() as u32;
            self.places.sets.push(places);
            self.shares.insert(row, parts);
        }
        Ok(())
    }

    /// The day on which the countries of a record must belong to a group: its
    /// last one; of records without a date the last day that counts.
    fn day_of(&self, row: usize) -> Option<i32> {
        if self.undated { Some(self.as_of) } else { self.last[row] }
    }

    /// The groups asked for to which any of some countries belongs on a day, or
    /// all of them. A record that has no day, though it should, is in none.
    fn groups_of(&self, countries: &[&str], day: Option<i32>, all: bool) -> BTreeSet<Geography> {
        let Some(day) = day else { return BTreeSet::new() };
        let of = |country: &str| self.memberships.groups_on(country, Some(day));
        let mut sets = countries.iter().map(|country| of(country));
        let first = sets.next().unwrap_or_default();
        let found = sets.fold(first, |found, other| match all {
            true => found.intersection(&other).copied().collect(),
            false => found.union(&other).copied().collect(),
        });
        found.into_iter().map(|group| Geography::Group(group.into())).collect()
    }

    /// Whether a record counts at all: dated, and not after a day.
    pub fn counts_by(&self, row: usize, as_of: i32) -> bool {
        self.undated || self.last[row].is_some_and(|day| day <= as_of)
    }

    /// The numbers of the places in which an entry of a row counts that is itself
    /// a place: the country, or the place below one with its country, and the
    /// groups of the country on the day of the row.
    pub fn places_of(&self, project: &Project, row: usize, code: &str) -> Vec<u32> {
        let country = if self.by_country { Some(code) } else { project.country_of(code) };
        let mut places: Vec<Geography> =
            country.map(|country| Geography::Country(country.into())).into_iter().collect();
        if !self.by_country {
            places.push(Geography::Place(code.into()));
        }
        let known: BTreeSet<Geography> = places.iter().cloned().collect();
        places.extend(self.groups_of(&countries(&known), self.day_of(row), false));
        places.iter().filter_map(|place| self.geographies.number(place)).collect()
    }

    /// An amount of a row by its declared shares, if it has any; to a group falls
    /// what falls to its members.
    pub fn split(&self, row: u32, amount: Decimal) -> Option<Vec<(u32, Decimal)>> {
        let shares = self.shares.get(&row)?;
        let weights: Vec<Decimal> = shares.iter().map(|(_, share)| *share).collect();
        let parts = split(amount, &weights, Decimal::from(100));
        let mut split: Vec<(u32, Decimal)> = shares.iter().map(|(place, _)| *place).zip(parts).collect();
        let day = self.day_of(row as usize);
        for place in self.places.of(row as usize) {
            let Geography::Group(group) = self.geographies.name(*place) else { continue };
            let is_member = |part: &&(u32, Decimal)| match self.geographies.name(part.0) {
                Geography::Country(country) => self.memberships.is_member(country, group, day),
                _ => false,
            };
            let of_group = split.iter().filter(is_member).map(|(_, amount)| *amount).sum();
            split.push((*place, of_group));
        }
        Some(split)
    }
}

/// A row with declared shares: its number, the shares, and the groups of their countries.
type SharedRow = (u32, Vec<(Geography, Decimal)>, BTreeSet<Geography>);

/// A pass over the periods of one kind: for each row the period in which it
/// happened, and the first period at whose end it had happened.
#[derive(Debug)]
pub struct PeriodPass {
    /// The kind.
    pub kind: PeriodKind,
    /// For each row the ordinal of the period that holds it.
    pub happened: Vec<Option<i32>>,
    /// For each row the ordinal of the period at whose end it had happened.
    pub had_happened: Vec<Option<i32>>,
    /// Whether `had_happened` is to be added up over periods. Not so for a
    /// custom period, which does not follow upon another.
    pub cumulates: bool,
}

impl PeriodPass {
    /// The passes needed for a kind of period: one, or one for each custom period.
    pub fn all(calendar: &Calendar, kind: PeriodKind, falls: &Falls, as_of: i32) -> Vec<PeriodPass> {
        let rows = falls.last.len();
        match kind {
            PeriodKind::Life => {
                let always: Vec<Option<i32>> =
                    (0..rows).map(|row| falls.counts_by(row, as_of).then_some(0)).collect();
                vec![PeriodPass { kind, happened: always.clone(), had_happened: always, cumulates: true }]
            }
            PeriodKind::Custom => (0i32..)
                .zip(&calendar.custom)
                .map(|(number, custom)| {
                    let (from, to) = (crate::period::to_days(custom.from), crate::period::to_days(custom.to));
                    let within = |row: usize| {
                        let (first, last) = (falls.first[row]?, falls.last[row]?);
                        (first >= from && last <= to && last <= as_of).then_some(number)
                    };
                    let by_then = |row: usize| {
                        let last = falls.last[row]?;
                        (last <= to && last <= as_of).then_some(number)
                    };
                    PeriodPass {
                        kind,
                        happened: (0..rows).map(within).collect(),
                        had_happened: (0..rows).map(by_then).collect(),
                        cumulates: false,
                    }
                })
                .collect(),
            _ => {
                // Days repeat over and over: each is looked up once.
                let mut seen: HashMap<i32, Option<i32>> = HashMap::new();
                let mut ordinal =
                    |day: i32| *seen.entry(day).or_insert_with(|| calendar.ordinal(kind, from_days(day)?));
                let mut happened = Vec::with_capacity(rows);
                let mut had_happened = Vec::with_capacity(rows);
                for row in 0..rows {
                    let days = falls.first[row].zip(falls.last[row]).filter(|(_, last)| *last <= as_of);
                    let (first, last) = match days {
                        None => (None, None),
                        Some((first, last)) => (ordinal(first), ordinal(last)),
                    };
                    happened.push(if first == last { last } else { None });
                    had_happened.push(last);
                }
                vec![PeriodPass { kind, happened, had_happened, cumulates: true }]
            }
        }
    }
}

/// The first and the last day over which the values of each row are spread.
fn spans(
    project: &Project,
    tables: &[Table],
    table: usize,
    split: &Split,
) -> PolarsResult<Vec<Option<(i32, i32)>>> {
    let (begins, _) = days(project, tables, table, &split.from)?;
    let (_, ends) = days(project, tables, table, &split.to)?;
    let spans = begins.into_iter().zip(ends).map(|(from, to)| from.zip(to));
    Ok(spans.map(|span| span.filter(|(from, to)| from <= to)).collect())
}

/// The different texts of a path, and for each row the number of its text.
/// The first text is empty: rows without a value.
fn texts(
    project: &Project,
    tables: &[Table],
    table: usize,
    path: Option<&Path>,
    height: usize,
) -> PolarsResult<(Vec<String>, Vec<u32>)> {
    let mut different = vec![String::new()];
    let Some(path) = path else {
        return Ok((different, vec![0; height]));
    };
    let series = gather(tables, project, table, path)?;
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let of_row = series
        .str()?
        .iter()
        .map(|text| match text {
            None => 0,
            Some(text) => *numbers.entry(text).or_insert_with(|| {
                different.push(text.to_string());
                different.len() as u32 - 1
            }),
        })
        .collect();
    Ok((different, of_row))
}

/// Which lists the codes of a place come from: whether it is the list of countries.
fn place_lists(project: &Project, path: Option<&Path>) -> PlaceLists {
    let list = path.and_then(|path| project.code_list_of(path));
    PlaceLists { countries: list == Some(project.countries), list }
}

struct PlaceLists {
    countries: bool,
    list: Option<usize>,
}

/// The places in which a record counts: each country once, and each place
/// below a country together with its country.
fn geographies_of(project: &Project, lists: &PlaceLists, text: &str) -> BTreeSet<Geography> {
    let mut found = BTreeSet::new();
    for code in split_list(text) {
        if lists.countries {
            found.insert(Geography::Country(code.into()));
            continue;
        }
        found.insert(Geography::Place(code.into()));
        let parent = lists.list.and_then(|list| project.code_lists[list].get(code)?.parent.as_deref());
        if let Some(country) = parent {
            found.insert(Geography::Country(country.into()));
        }
    }
    found
}

/// The countries among some places.
fn countries(places: &BTreeSet<Geography>) -> Vec<&str> {
    let codes = places.iter().filter_map(|place| match place {
        Geography::Country(code) => Some(&**code),
        _ => None,
    });
    codes.collect()
}

/// The programmes in which a record counts: each that it names, their parents,
/// and those that a scope takes together, if any of them is among these.
fn programmes_of(project: &Project, text: &str, scope: &Scope) -> BTreeSet<Programme> {
    let mut found = BTreeSet::new();
    for code in split_list(text) {
        let mut next = project.programmes.iter().position(|programme| programme.id == code);
        while let Some(number) = next {
            let programme = &project.programmes[number];
            if !found.insert(Programme::One(programme.id.as_str().into())) {
                break;
            }
            next = programme.parent;
        }
    }
    for together in &scope.programmes {
        if let Programme::Selected(codes) = together
            && codes.iter().any(|code| found.contains(&Programme::One(code.clone())))
        {
            found.insert(together.clone());
        }
    }
    found
}

/// The declared shares of the records of a table, where they add up to 100.
fn declared_shares(
    project: &Project,
    tables: &[Table],
    table: usize,
) -> PolarsResult<HashMap<u32, Vec<(Geography, Decimal)>>> {
    let mut by_row: HashMap<u32, Vec<(Geography, Decimal)>> = HashMap::new();
    for (number, def) in project.tables.iter().enumerate() {
        if def.role != Some(Role::Shares) {
            continue;
        }
        let part = |part: Part| def.parts.get(&part).copied();
        let (Some(key), Some(place), Some(share)) = (part(Part::Key), part(Part::Place), part(Part::Share))
        else {
            continue;
        };
        let Some(reference) = def.foreign_keys.iter().find(|reference| reference.fields.contains(&key))
        else {
            continue;
        };
        let Some(links) = tables[number].links.get(&reference.name) else { continue };
        let frame = &tables[number].frame;
        let places = frame.column(&def.fields[place].name)?.as_materialized_series().clone();
        let shares = frame.column(&def.fields[share].name)?.as_materialized_series().clone();
        let (places, shares) = (places.str()?, shares.decimal()?.physical());
        let mut of_target: BTreeMap<u32, Vec<(Geography, Decimal)>> = BTreeMap::new();
        for (row, target) in links.iter().enumerate() {
            if let (Some(target), Some(place), Some(share)) = (target, places.get(row), shares.get(row)) {
                let share = (Geography::Country(place.into()), Decimal::from_units(share));
                of_target.entry(*target).or_default().push(share);
            }
        }
        for parts in of_target.values_mut() {
            parts.sort();
        }
        of_target.retain(|_, parts| {
            let shares = || parts.iter().map(|(_, share)| *share);
            shares().sum::<Decimal>() == Decimal::from(100) && shares().all(|share| share >= Decimal::ZERO)
        });
        let own: Vec<Option<u32>> = if reference.table == table {
            (0..tables[table].height() as u32).map(Some).collect()
        } else {
            // Records share what is declared for the record they refer to.
            let mut through =
                project.tables[table].foreign_keys.iter().filter(|k| k.table == reference.table);
            match through.next().and_then(|key| tables[table].links.get(&key.name)) {
                Some(links) => links.clone(),
                None => continue,
            }
        };
        for (row, target) in (0u32..).zip(own) {
            if let Some(parts) = target.and_then(|target| of_target.get(&target)) {
                by_row.insert(row, parts.clone());
            }
        }
    }
    Ok(by_row)
}
