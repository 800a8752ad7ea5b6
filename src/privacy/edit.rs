//! Changes of records that make another world.

use super::signature::{Guarded, Shown, TOTAL};
use crate::compute::Rows;

/// By how much a change of a person with several records costs more.
const AGAIN: usize = 40;
/// What it costs that a number becomes zero, or is no longer.
const CROSSING: usize = 6;

/// A change of one record, or of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is done.
    pub kind: Kind,
    /// The row that is changed.
    pub row: usize,
    /// The row with which it exchanges something, or from which it takes something.
    pub other: usize,
    /// In a trade: the rows like which the two become.
    pub like: (usize, usize),
}

/// What is done to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Two persons took part in what the other took part in.
    Exchange,
    /// A person took part in what another took part in, instead.
    Move,
    /// What is known of a person's part in something is as of another row. The
    /// person stays who she is.
    Become,
    /// Two persons become so, in one place and period.
    Trade,
    /// Another person, like the one of another row, took part instead.
    Replace,
    /// One more person took part, like this one.
    Add,
}

impl Edit {
    /// A change of a row, with another one.
    pub fn new(kind: Kind, row: usize, other: usize) -> Edit {
        Edit { kind, row, other, like: (row, other) }
    }

    /// The rows whose persons are changed.
    pub fn rows(&self) -> Vec<usize> {
        match self.kind {
            Kind::Exchange | Kind::Trade => vec![self.row, self.other],
            Kind::Move | Kind::Become | Kind::Replace | Kind::Add => vec![self.row],
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
            Kind::Become | Kind::Replace => vec![(row, row, -1), (row, other, 1)],
            Kind::Trade => {
                let like = self.like;
                vec![(row, row, -1), (other, other, -1), (row, like.0, 1), (other, like.1, 1)]
            }
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

    /// About how much must be hidden for it: a quick look.
    pub fn cost(&self, guarded: &Guarded) -> usize {
        let (row, other) = (self.row, self.other);
        let of = |shown: &Shown| {
            let (places, numbers) = (&shown.contexts, &shown.attributes);
            let of_numbers = match self.kind {
                Kind::Exchange | Kind::Become | Kind::Replace => {
                    shown.weight(numbers[row].either(&numbers[other]).iter())
                }
                Kind::Trade => {
                    // What one loses the other gains, where they fit together.
                    let before = numbers[row].either(&numbers[other]);
                    let after = numbers[self.like.0].either(&numbers[self.like.1]);
                    let both = numbers[row].and(&numbers[other]);
                    let then = numbers[self.like.0].and(&numbers[self.like.1]);
                    shown.weight(before.either(&after).iter()) + shown.weight(both.either(&then).iter())
                }
                Kind::Move | Kind::Add => shown.weight(numbers[row].iter()),
            };
            let of_places = match self.kind {
                Kind::Exchange | Kind::Move => places[row].apart(&places[other]),
                Kind::Become | Kind::Trade | Kind::Replace | Kind::Add => places[row].count(),
            };
            of_places * of_numbers
        };
        self.with_repeats(guarded, guarded.shown.iter().map(of).sum())
    }

    /// Whoever comes again changes more than can be foreseen here, such as
    /// how many persons there were in all.
    fn with_repeats(&self, guarded: &Guarded, cost: usize) -> usize {
        let again = self.kind != Kind::Add && self.rows().into_iter().any(|row| guarded.again[row]);
        if again { cost * AGAIN + TOTAL as usize } else { cost }
    }

    /// How much more than is hidden already must be hidden for it. A shown
    /// number that becomes zero, or is no longer, costs more: a reader who takes
    /// a suppressed number for one that is not zero could tell such a world.
    pub fn further(&self, guarded: &Guarded) -> usize {
        let mut cost = 0;
        for (shown, (context, number), change) in self.changes(guarded) {
            let before = i64::from(shown.count(context, number));
            let crosses = before == 0 || before + i64::from(change) <= 0;
            cost += shown.cost(context, number) as usize + if crosses { CROSSING } else { 0 };
        }
        self.with_repeats(guarded, cost)
    }

    /// Marks as hidden what must be hidden for it.
    pub fn hide(&self, guarded: &mut Guarded) {
        let changed: Vec<Vec<(usize, usize)>> = guarded
            .shown
            .iter()
            .map(|shown| self.changes_of(shown).map(|(cell, _)| cell).collect())
            .collect();
        for (shown, cells) in guarded.shown.iter_mut().zip(changed) {
            cells.into_iter().for_each(|(context, number)| shown.hide(context, number));
        }
    }

    fn changes<'g>(
        &self,
        guarded: &'g Guarded,
    ) -> impl Iterator<Item = (&'g Shown, (usize, usize), i32)> + use<'g> {
        let edit = *self;
        guarded
            .shown
            .iter()
            .flat_map(move |shown| edit.changes_of(shown).map(move |(cell, by)| (shown, cell, by)))
    }

    /// The numbers in places and periods that change, and by how much.
    fn changes_of<'s>(&self, shown: &'s Shown) -> impl Iterator<Item = ((usize, usize), i32)> + use<'s> {
        let at = |(stands, counts, sign): (usize, usize, i32)| {
            (&shown.contexts[stands], &shown.attributes[counts], sign)
        };
        let terms: Vec<_> = self.terms().into_iter().map(at).collect();
        let mut contexts: Vec<usize> = terms.iter().flat_map(|(context, ..)| context.iter()).collect();
        let mut numbers: Vec<usize> = terms.iter().flat_map(|(_, number, _)| number.iter()).collect();
        for list in [&mut contexts, &mut numbers] {
            list.sort_unstable();
            list.dedup();
        }
        contexts.into_iter().flat_map(move |context| {
            let within: Vec<_> = terms.iter().filter(|(own, ..)| own.has(context)).copied().collect();
            let change = move |number: usize| -> i32 {
                within.iter().filter(|(_, own, _)| own.has(number)).map(|(.., sign)| *sign).sum()
            };
            let changed = numbers.iter().map(move |number| ((context, *number), change(*number)));
            changed.filter(|(_, change)| *change != 0).collect::<Vec<_>>()
        })
    }
}
