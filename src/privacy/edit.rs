//! Changes of records that make another world.

use super::signature::Guarded;
use crate::compute::Rows;

/// A change of one record, or of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is done.
    pub kind: Kind,
    /// The row that is changed.
    pub row: usize,
    /// The row with which it exchanges something, or from which it takes something.
    pub other: usize,
}

/// What is done to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Two persons took part in what the other took part in.
    Exchange,
    /// A person took part in what another took part in, instead.
    Move,
    /// Another person, like the one of another row, took part instead.
    Replace,
    /// One more person took part, like this one.
    Add,
}

impl Edit {
    /// The rows whose persons are changed.
    pub fn rows(&self) -> Vec<usize> {
        match self.kind {
            Kind::Exchange => vec![self.row, self.other],
            Kind::Move | Kind::Replace | Kind::Add => vec![self.row],
        }
    }

    /// Records that go and come: where one stands, for what it counts, and whether it comes.
    fn terms(&self) -> Vec<(usize, usize, i32)> {
        let (row, other) = (self.row, self.other);
        match self.kind {
            Kind::Exchange => {
                vec![(row, row, -1), (other, other, -1), (other, row, 1), (row, other, 1)]
            }
            Kind::Move => vec![(row, row, -1), (other, row, 1)],
            Kind::Replace => vec![(row, row, -1), (row, other, 1)],
            Kind::Add => vec![(row, row, 1)],
        }
    }

    /// By how many records a number changes.
    pub fn change(&self, context: &Rows, attribute: &Rows) -> i32 {
        let both = |(stands, counts, sign): (usize, usize, i32)| {
            if context.has(stands) && attribute.has(counts) { sign } else { 0 }
        };
        self.terms().into_iter().map(both).sum()
    }

    /// How many shown numbers change.
    pub fn cost(&self, guarded: &Guarded) -> usize {
        let (row, other) = (self.row, self.other);
        let of = |shown: &super::signature::Shown| {
            let (places, numbers) = (&shown.contexts, &shown.attributes);
            match self.kind {
                Kind::Exchange => places[row].apart(&places[other]) * numbers[row].apart(&numbers[other]),
                Kind::Move => places[row].apart(&places[other]) * numbers[row].count(),
                Kind::Replace => places[row].count() * numbers[row].apart(&numbers[other]),
                Kind::Add => places[row].count() * numbers[row].count(),
            }
        };
        guarded.shown.iter().map(of).sum()
    }

    /// How many shown numbers become zero, or are no longer: a reader who takes
    /// a suppressed number for one that is not zero could tell such a world.
    pub fn crossings(&self, guarded: &Guarded) -> usize {
        let mut found = 0;
        for shown in &guarded.shown {
            let at = |row: usize| (&shown.contexts[row], &shown.attributes[row]);
            let terms: Vec<_> = self
                .terms()
                .into_iter()
                .map(|(stands, counts, sign)| (at(stands).0, at(counts).1, sign))
                .collect();
            let mut contexts: Vec<usize> = terms.iter().flat_map(|(context, ..)| context.iter()).collect();
            let mut numbers: Vec<usize> = terms.iter().flat_map(|(_, number, _)| number.iter()).collect();
            for list in [&mut contexts, &mut numbers] {
                list.sort_unstable();
                list.dedup();
            }
            for context in contexts {
                let within: Vec<_> = terms.iter().filter(|(own, ..)| own.has(context)).collect();
                for number in &numbers {
                    let change: i32 =
                        within.iter().filter(|(_, own, _)| own.has(*number)).map(|(.., sign)| *sign).sum();
                    let before = shown.count(context, *number) as i32;
                    if change != 0 && (before == 0 || before + change <= 0) {
                        found += 1;
                    }
                }
            }
        }
        found
    }
}
