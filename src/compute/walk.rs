//! Measures that no sum over periods gives: medians and extremes, keys whose
//! records must come to something, and keys that count for the first time.
//!
//! The records of each cell are walked through in the order of their dates, and
//! what is known is carried from period to period. Each record is looked at
//! once for all of them, so that what had happened by the end of many periods
//! costs no more than what happened in each.

use super::expand::Expanded;
use super::facts::{Added, Side};
use super::fall::{Falls, PeriodPass};
use super::fold::{Found, When};
use super::statistic::Running;
use super::tally::Entry;
use super::terms::{Reached, Term, Verdict, verdict};
use crate::number::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

/// Records multiplied by their cells, in the order in which they are walked.
pub struct Walk<'a> {
    added: &'a Added,
    expanded: &'a Expanded,
    rows: &'a [u32],
    /// Places in `expanded`, by cell and by day.
    order: Vec<u32>,
    /// Whether what a row adds can change, or a row stands in a cell more than once.
    by_row: bool,
}

impl<'a> Walk<'a> {
    /// The order is found once, and holds for every kind of period: of two days
    /// the later one never falls into an earlier period.
    pub fn new(added: &'a Added, expanded: &'a Expanded, rows: &'a [u32], falls: &Falls) -> Walk<'a> {
        let day = |i: u32| falls.last[rows[expanded.record[i as usize] as usize] as usize];
        let mut order: Vec<u32> = (0..expanded.cell.len() as u32).collect();
        order.sort_by_cached_key(|i| (expanded.cell[*i as usize], day(*i)));
        let has_terms = |side: &Side| matches!(side, Side::Having { .. });
        let by_row = has_terms(&added.numerator)
            || added.denominator.as_ref().is_some_and(has_terms)
            || rows.windows(2).any(|pair| pair[0] == pair[1]);
        Walk { added, expanded, rows, order, by_row }
    }

    /// The entries of each cell: of each period what happened in it, or of each
    /// period in which something came to be all that had happened by its end.
    /// `amount` gives the part of an amount that falls to the place of a cell.
    pub fn entries(
        &self,
        pass: &PeriodPass,
        when: When,
        amount: &dyn Fn(usize, Decimal) -> Decimal,
    ) -> Found {
        let periods = match when {
            When::Happened => &pass.happened,
            When::HadHappened => &pass.had_happened,
        };
        let carries = when == When::HadHappened && pass.cumulates;
        let mut found = Found::new();
        // A cell with records that neither count nor are in doubt says nothing.
        let mut keep = |at: (u64, i32), entry: Entry| {
            let before = || found.range((at.0, i32::MIN)..at).next().is_some();
            if entry != Entry::default() || (carries && before()) {
                found.insert(at, entry);
            }
        };
        let mut at: Option<(u64, i32)> = None;
        let mut cell = CellRun::new(self.added, self.by_row);
        for place in &self.order {
            let i = *place as usize;
            let record = self.expanded.record[i] as usize;
            let row = self.rows[record];
            let Some(ordinal) = periods[row as usize] else { continue };
            let here = (self.expanded.cell[i], ordinal);
            if at != Some(here) {
                if let Some(at) = at {
                    keep(at, cell.entry());
                }
                if !carries || at.is_none_or(|at| at.0 != here.0) {
                    cell = CellRun::new(self.added, self.by_row);
                }
                at = Some(here);
            }
            cell.add(record, row, &|value| amount(i, value));
        }
        if let Some(at) = at {
            keep(at, cell.entry());
        }
        found
    }

    /// Of each period the keys that are in a cell for the first time: a record of
    /// theirs falls into the period, and none had happened before the period
    /// began. `starts` is its first day where periods do not follow one another.
    pub fn first_times(&self, pass: &PeriodPass, falls: &Falls, starts: Option<i32>) -> Found {
        let mut found = Found::new();
        let Side::Distinct(keys) = &self.added.numerator else { return found };
        let at = |i: u32| {
            let record = self.expanded.record[i as usize] as usize;
            (self.expanded.cell[i as usize], record, self.rows[record])
        };
        // The order is that of days, so that the first period met is the earliest.
        let mut earliest: FxHashMap<(u64, u32), i32> = FxHashMap::default();
        let mut known_before: FxHashSet<(u64, u32)> = FxHashSet::default();
        for i in &self.order {
            let (cell, record, row) = at(*i);
            let Some(key) = keys[record] else { continue };
            if let Some(ordinal) = pass.had_happened[row as usize] {
                earliest.entry((cell, key)).or_insert(ordinal);
            }
            if starts.zip(falls.last[row as usize]).is_some_and(|(start, day)| day < start) {
                known_before.insert((cell, key));
            }
        }
        let mut counted: FxHashSet<(u64, u32)> = FxHashSet::default();
        let mut rows: FxHashSet<(u64, i32, u32)> = FxHashSet::default();
        let mut unsure: FxHashSet<(u64, i32, u32)> = FxHashSet::default();
        for i in &self.order {
            let (cell, record, row) = at(*i);
            let Some(ordinal) = pass.happened[row as usize] else { continue };
            let is_new = keys[record].filter(|key| {
                earliest.get(&(cell, *key)) == Some(&ordinal) && !known_before.contains(&(cell, *key))
            });
            let is_unsure = self.added.incomplete[record];
            if is_new.is_none() && !is_unsure {
                continue;
            }
            let entry = found.entry((cell, ordinal)).or_default();
            if let Some(key) = is_new {
                if counted.insert((cell, key)) {
                    entry.numerator = entry.numerator + Decimal::ONE;
                }
                entry.records += u64::from(rows.insert((cell, ordinal, row)));
            }
            entry.incomplete += u64::from(is_unsure && unsure.insert((cell, ordinal, row)));
        }
        found
    }
}

/// What the records of one cell have come to so far.
struct CellRun<'a> {
    added: &'a Added,
    numerator: SideRun<'a>,
    denominator: Option<SideRun<'a>>,
    /// How often each row counts and cannot be judged; none where that never changes.
    by_row: Option<FxHashMap<u32, Slot>>,
    records: u64,
    incomplete: u64,
}

#[derive(Default)]
struct Slot {
    counts: u32,
    open: u32,
}

impl<'a> CellRun<'a> {
    fn new(added: &'a Added, by_row: bool) -> CellRun<'a> {
        CellRun {
            added,
            numerator: SideRun::new(&added.numerator),
            denominator: added.denominator.as_ref().map(SideRun::new),
            by_row: by_row.then(FxHashMap::default),
            records: 0,
            incomplete: 0,
        }
    }

    fn add(&mut self, record: usize, row: u32, amount: &dyn Fn(Decimal) -> Decimal) {
        let above = self.numerator.add(record, row, amount);
        let below = self.denominator.as_mut().is_some_and(|side| side.add(record, row, amount));
        let open = self.added.incomplete[record];
        match &mut self.by_row {
            None => {
                self.records += u64::from(above || below);
                self.incomplete += u64::from(open);
            }
            Some(slots) => {
                let slot = slots.entry(row).or_default();
                slot.counts += u32::from(above || below);
                slot.open += u32::from(open);
                // A row that stands here for the first time may have been counted just now.
                self.records += u64::from((above || below) && slot.counts == 1);
                self.incomplete += u64::from(open && slot.open == 1);
            }
        }
    }

    /// What it has come to by the end of a period.
    fn entry(&mut self) -> Entry {
        let sides = [Some(&mut self.numerator), self.denominator.as_mut()];
        for side in sides.into_iter().flatten() {
            let (Some(slots), Some(keys)) = (&mut self.by_row, side.keys()) else { continue };
            keys.settle(|row, verdict, applies| {
                let slot = slots.entry(row).or_default();
                let (held, total) = match verdict {
                    Verdict::Met => (&mut slot.counts, &mut self.records),
                    Verdict::Open => (&mut slot.open, &mut self.incomplete),
                    Verdict::NotMet => return,
                };
                if applies {
                    *held += 1;
                    *total += u64::from(*held == 1);
                } else {
                    *held -= 1;
                    *total -= u64::from(*held == 0);
                }
            });
        }
        let (numerator, above) = self.numerator.value();
        let (denominator, below) = self.denominator.as_ref().map(SideRun::value).unwrap_or_default();
        let (records, incomplete) = (self.records, self.incomplete);
        Entry { numerator, denominator, records, incomplete, above, below }
    }
}

/// What one side of a measure has come to so far.
enum SideRun<'a> {
    Count(&'a [bool], u64),
    Sum(&'a [Option<Decimal>], Decimal),
    Distinct(&'a [Option<u32>], FxHashSet<u32>),
    Values(&'a [Option<Decimal>], Running),
    Having(KeysRun<'a>),
}

impl<'a> SideRun<'a> {
    fn new(side: &'a Side) -> SideRun<'a> {
        match side {
            Side::Count(counts) => SideRun::Count(counts, 0),
            Side::Sum(values) => SideRun::Sum(values, Decimal::ZERO),
            Side::Distinct(keys) => SideRun::Distinct(keys, FxHashSet::default()),
            Side::Values(statistic, values) => SideRun::Values(values, Running::new(*statistic)),
            Side::Having { keys, terms } => SideRun::Having(KeysRun {
                of: keys,
                terms,
                keys: FxHashMap::default(),
                touched: Vec::new(),
                met: 0,
            }),
        }
    }

    /// Adds a record. Whether it counts, if that is known by now.
    fn add(&mut self, record: usize, row: u32, amount: &dyn Fn(Decimal) -> Decimal) -> bool {
        match self {
            SideRun::Count(counts, number) => {
                *number += u64::from(counts[record]);
                counts[record]
            }
            SideRun::Sum(values, sum) => {
                *sum = *sum + values[record].map_or(Decimal::ZERO, amount);
                values[record].is_some()
            }
            SideRun::Distinct(keys, different) => {
                different.extend(keys[record]);
                keys[record].is_some()
            }
            SideRun::Values(values, running) => {
                if let Some(value) = values[record] {
                    running.add(amount(value));
                }
                values[record].is_some()
            }
            SideRun::Having(keys) => {
                keys.add(record, row);
                false
            }
        }
    }

    fn keys(&mut self) -> Option<&mut KeysRun<'a>> {
        match self {
            SideRun::Having(keys) => Some(keys),
            _ => None,
        }
    }

    /// What it comes to, with the number of values behind it where there may be none.
    fn value(&self) -> (Decimal, u64) {
        let whole = |number: u64| Decimal::from(i64::try_from(number).unwrap_or(i64::MAX));
        match self {
            SideRun::Count(_, number) => (whole(*number), 0),
            SideRun::Sum(_, sum) => (*sum, 0),
            SideRun::Distinct(_, different) => (whole(different.len() as u64), 0),
            SideRun::Values(_, running) => (running.value().unwrap_or_default(), running.number),
            SideRun::Having(keys) => (whole(keys.met), 0),
        }
    }
}

/// The keys of a cell, and what their records have come to so far.
struct KeysRun<'a> {
    of: &'a [Option<u32>],
    terms: &'a [Term],
    keys: FxHashMap<u32, KeyRun>,
    /// The keys with records since they were judged last.
    touched: Vec<u32>,
    met: u64,
}

struct KeyRun {
    reached: Vec<Reached>,
    rows: Vec<u32>,
    /// For how many of its rows the verdict has been told.
    told: usize,
    verdict: Verdict,
    touched: bool,
}

impl KeysRun<'_> {
    fn add(&mut self, record: usize, row: u32) {
        let Some(key) = self.of[record] else { return };
        let terms = self.terms;
        let run = self.keys.entry(key).or_insert_with(|| KeyRun {
            reached: terms.iter().map(|_| Reached::default()).collect(),
            rows: Vec::new(),
            told: 0,
            verdict: Verdict::NotMet,
            touched: false,
        });
        for (term, reached) in terms.iter().zip(&mut run.reached) {
            reached.add(term, record);
        }
        run.rows.push(row);
        if !run.touched {
            run.touched = true;
            self.touched.push(key);
        }
    }

    /// Judges the keys with new records, and tells of each of their rows what
    /// holds no more (`false`) and what holds now (`true`).
    fn settle(&mut self, mut tell: impl FnMut(u32, Verdict, bool)) {
        for key in self.touched.drain(..) {
            let Some(run) = self.keys.get_mut(&key) else { continue };
            run.touched = false;
            let now = verdict(self.terms, &run.reached);
            if now != run.verdict {
                for row in &run.rows[..run.told] {
                    tell(*row, run.verdict, false);
                }
                self.met = self.met + u64::from(now == Verdict::Met) - u64::from(run.verdict == Verdict::Met);
                run.verdict = now;
                run.told = 0;
            }
            for row in &run.rows[run.told..] {
                tell(*row, now, true);
            }
            run.told = run.rows.len();
        }
    }
}
