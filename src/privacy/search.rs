//! The change of records by which a small number becomes another one, and as
//! few other figures as possible do.

use super::edit::{Edit, Kind};
use super::sensitive::Item;
use super::signature::Guarded;
use std::collections::BTreeSet;

/// How many neighbours of a class of rows are looked at.
const NEIGHBOURS: usize = 6;
/// How many changes are weighed for a number, at most, of each kind.
const WEIGHED: usize = 400;
/// How many ways to become otherwise are tried for each of two partners.
const PARTNERS: usize = 4;
/// How many of the cheapest are looked at more closely.
const CLOSER: usize = 4;
/// After so many tries only persons who are new are brought in: they count
/// whatever the others do.
const NEW_PERSONS: usize = 3;

/// The best change for a number, or after some tries one that was not tried
/// yet; without the persons who are changed already.
pub fn best(guarded: &Guarded, item: &Item, used: &BTreeSet<u32>) -> Option<(usize, Edit)> {
    let search = Search { guarded, item, used };
    let mut found = search.with_new_persons();
    if item.tries < NEW_PERSONS {
        found.extend(search.between_places());
        found.extend(search.within_places());
    }
    let mut closer: Vec<(usize, Edit)> = found
        .into_iter()
        .flat_map(|cheapest| cheapest.kept)
        .map(|(_, edit)| (edit.further(guarded), edit))
        .collect();
    closer.sort_unstable();
    closer.dedup();
    closer.get(item.tries.min(closer.len().saturating_sub(1))).copied()
}

struct Search<'a> {
    guarded: &'a Guarded,
    item: &'a Item,
    used: &'a BTreeSet<u32>,
}

/// The cheapest changes of a kind.
#[derive(Default)]
struct Cheapest {
    kept: Vec<(usize, Edit)>,
    weighed: usize,
}

impl Cheapest {
    fn weigh(&mut self, guarded: &Guarded, edit: Edit) {
        self.weighed += 1;
        let cost = edit.cost(guarded);
        if cost == 0 || (self.kept.len() == CLOSER && self.kept.last().is_some_and(|(most, _)| cost >= *most))
        {
            return;
        }
        self.kept.push((cost, edit));
        self.kept.sort_unstable();
        self.kept.truncate(CLOSER);
    }

    fn is_full(&self) -> bool {
        self.weighed >= WEIGHED
    }
}

impl Search<'_> {
    /// A row of a person who is not changed yet, best of one who has no other row.
    fn free(&self, rows: &[usize]) -> Option<usize> {
        let is_free = |row: &usize| !self.used.contains(&self.guarded.members.persons[*row]);
        let mut free = rows.iter().copied().filter(is_free);
        let once = free.clone().find(|row| !self.guarded.again[*row]);
        once.or_else(|| free.next())
    }

    /// Whether a number may lose a record without becoming zero.
    fn may_lose(&self) -> bool {
        self.item.rows > 1
    }

    /// The classes within the figure's place and period.
    fn inside(&self) -> Vec<usize> {
        let classes = self.guarded.classes.iter().enumerate();
        classes.filter(|(_, class)| self.item.context.has(class.row())).map(|(i, _)| i).collect()
    }

    /// Exchanges and moves between inside and outside of the figure's place and period.
    fn between_places(&self) -> Vec<Cheapest> {
        let guarded = self.guarded;
        let mut pairs = Vec::new();
        for inside in self.inside() {
            let outside = guarded.near[inside]
                .iter()
                .filter(|(_, other)| !self.item.context.has(guarded.classes[*other].row()));
            pairs.extend(outside.take(NEIGHBOURS).map(|(between, other)| (*between, inside, *other)));
        }
        pairs.sort_unstable();
        let (mut exchanges, mut moves) = (Cheapest::default(), Cheapest::default());
        for (_, inside, outside) in pairs {
            if exchanges.is_full() && moves.is_full() {
                break;
            }
            let (inside, outside) = (&guarded.classes[inside], &guarded.classes[outside]);
            for own in &inside.groups {
                let Some(row) = self.free(own) else { continue };
                let counts = self.item.attribute.has(row);
                if counts && self.may_lose() && !moves.is_full() {
                    moves.weigh(guarded, Edit::new(Kind::Move, row, outside.row()));
                }
                for others in &outside.groups {
                    let Some(other) = self.free(others) else { continue };
                    let comes = self.item.attribute.has(other);
                    if counts != comes && (comes || self.may_lose()) && !exchanges.is_full() {
                        exchanges.weigh(guarded, Edit::new(Kind::Exchange, row, other));
                    }
                }
            }
            for others in &outside.groups {
                let Some(row) = self.free(others) else { continue };
                if self.item.attribute.has(row) && !moves.is_full() {
                    moves.weigh(guarded, Edit::new(Kind::Move, row, inside.row()));
                }
            }
        }
        vec![exchanges, moves]
    }

    /// Persons of whose part something else is known, one or two of them.
    fn within_places(&self) -> Vec<Cheapest> {
        let guarded = self.guarded;
        let turns = |row: usize| guarded.turns[guarded.alike_of[row]].iter().copied();
        let (mut alone, mut trades) = (Cheapest::default(), Cheapest::default());
        for class in self.inside() {
            let groups = &guarded.classes[class].groups;
            for own in groups {
                let Some(row) = self.free(own) else { continue };
                let counts = self.item.attribute.has(row);
                let turns_over = |like: &usize| {
                    let comes = self.item.attribute.has(*like);
                    counts != comes && (comes || self.may_lose())
                };
                for (nth, like) in turns(row).filter(turns_over).enumerate() {
                    if !alone.is_full() {
                        alone.weigh(guarded, Edit::new(Kind::Become, row, like));
                    }
                    if nth >= PARTNERS || trades.is_full() {
                        continue;
                    }
                    let is_partner =
                        |other: &usize| guarded.members.belongings[*other] != guarded.members.belongings[row];
                    let partners = groups.iter().filter_map(|group| self.free(group)).filter(is_partner);
                    for other in partners {
                        for back in turns(other).take(PARTNERS) {
                            let edit = Edit { kind: Kind::Trade, row, other, like: (like, back) };
                            if edit.change(&self.item.context, &self.item.attribute) != 0 {
                                trades.weigh(guarded, edit);
                            }
                        }
                    }
                }
            }
        }
        vec![alone, trades]
    }

    /// Other persons in the place of those who are there, and one more.
    fn with_new_persons(&self) -> Vec<Cheapest> {
        let guarded = self.guarded;
        let (mut replaced, mut added) = (Cheapest::default(), Cheapest::default());
        let mut inside = self.inside();
        let size = |class: &usize| -> usize {
            let row = guarded.classes[*class].row();
            guarded.shown.iter().map(|shown| shown.contexts[row].count()).sum()
        };
        inside.sort_by_cached_key(size);
        for class in inside {
            for own in &guarded.classes[class].groups {
                let Some(row) = self.free(own) else { continue };
                let counts = self.item.attribute.has(row);
                if counts && !added.is_full() {
                    added.weigh(guarded, Edit::new(Kind::Add, row, row));
                }
                for other in guarded.alike.iter().copied() {
                    let comes = self.item.attribute.has(other);
                    if counts != comes && (comes || self.may_lose()) && !replaced.is_full() {
                        replaced.weigh(guarded, Edit::new(Kind::Replace, row, other));
                    }
                }
            }
        }
        vec![replaced, added]
    }
}
