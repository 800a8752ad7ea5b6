//! Moves in a dated history: which keys reach a stage, advance, fall back or
//! are withdrawn within a period.
//!
//! A key moves once in a period at most, and the move is that of one entry: the
//! first at the stage for what is reached, the one that holds at the period's
//! end for all else. The move stands in the place, the programme and the
//! categories of that entry.

use super::category::Categories;
use super::expand::{Asked, CellNumber, Grain};
use super::fall::Falls;
use super::plan::Moves;
use super::scan::Context;
use super::stock::{Entry, end_of, entries};
use super::tally::{self, SeriesKey, Tallies};
use crate::cube::Accumulation;
use crate::number::Decimal;
use crate::period::{Period, to_days};
use crate::project::{Dimension, Movement};
use polars::prelude::PolarsResult;
use std::collections::BTreeMap;

/// The days of a period: from the first, if there is one, to the last.
#[derive(Debug, Clone, Copy)]
struct Window {
    from: Option<i32>,
    to: i32,
}

/// Counts the keys of a history that move, by period.
///
/// # Errors
/// If Polars refuses an expression or a grouping.
pub fn run(context: &Context, moves: &Moves, tallies: &mut Tallies) -> PolarsResult<Falls> {
    let (project, tables) = (context.project, context.tables);
    let number = moves.history.indicator;
    let (indicator, table) = (&project.indicators[number], moves.history.fall.table);
    let falls = Falls::new(project, tables, &moves.history.fall, context.scope)?;
    let asked = Asked::new(context.scope, &falls, |place| project.country_of(place));
    let entries = entries(context, &moves.history, &falls)?;
    let mut of_key: BTreeMap<u32, Vec<&Entry>> = BTreeMap::new();
    for entry in &entries {
        of_key.entry(entry.key).or_default().push(entry);
    }
    for entries in of_key.values_mut() {
        // Of two entries of one day the higher holds, and of two of one stage the first.
        entries.sort_by_key(|entry| (entry.last, entry.order, std::cmp::Reverse(entry.row)));
    }
    let mut dimensions: Vec<Option<(&Dimension, Categories)>> = vec![None];
    for dimension in &indicator.by {
        dimensions.push(Some((dimension, Categories::new(project, tables, table, dimension)?)));
    }
    for kind in &indicator.periods {
        for accumulation in &indicator.accumulate {
            let mut seen: BTreeMap<SeriesKey, tally::Entry> = BTreeMap::new();
            for period in context.scope.periods(&project.calendar, *kind) {
                let window = window(&period, *accumulation, context);
                let mut rows: Vec<u32> =
                    of_key.values().filter_map(|entries| moved(entries, moves.movement, window)).collect();
                rows.sort_unstable();
                let mut found: BTreeMap<SeriesKey, tally::Entry> = BTreeMap::new();
                for named in &dimensions {
                    let named = named.as_ref().map(|(dimension, categories)| (*dimension, categories));
                    for grain in Grain::all(&falls) {
                        let categories = named.map(|(_, categories)| categories);
                        let expanded = asked.expand(&rows, None, &falls, grain, categories);
                        for cell in expanded.cell {
                            let cell = CellNumber::unpack(cell);
                            let key = SeriesKey::of_cell(number, *kind, cell, &falls, named);
                            let one = tally::Entry {
                                numerator: Decimal::ONE,
                                records: 1,
                                ..tally::Entry::default()
                            };
                            found.entry(key).or_default().add(one);
                        }
                    }
                }
                if *accumulation == Accumulation::InPeriod {
                    for (key, entry) in found {
                        tallies.happened(key, period.ordinal, entry);
                    }
                    continue;
                }
                // Who has moved up to a day may have moved back by a later one.
                seen.values_mut().for_each(|entry| *entry = tally::Entry::default());
                seen.extend(found);
                for (key, entry) in &seen {
                    tallies.stood(key.clone(), period.ordinal, *entry);
                }
            }
        }
    }
    Ok(falls)
}

/// The days of a period, up to the last that counts.
fn window(period: &Period, accumulation: Accumulation, context: &Context) -> Window {
    let from = period.from.filter(|_| accumulation == Accumulation::InPeriod).map(to_days);
    Window { from, to: end_of(period, context) }
}

/// The row of the entry by which a key moves, if it does. The entries are those
/// of the key, in the order in which they came to hold.
fn moved(entries: &[&Entry], movement: Movement, window: Window) -> Option<u32> {
    let known = &entries[..entries.partition_point(|entry| entry.last <= window.to)];
    let before = match window.from {
        None => &known[..0],
        Some(from) => &known[..known.partition_point(|entry| entry.last < from)],
    };
    // What is known to a year alone moves in that year, and in none of its months.
    let within = |entry: &&Entry| window.from.is_none_or(|from| entry.first >= from);
    if let Movement::Reached(least) = movement {
        let at = |entry: &&&Entry| !entry.withdrawn && entry.order >= least;
        if before.iter().any(|entry| at(&entry)) {
            return None;
        }
        let first = known.iter().find(at)?;
        // Of the entries of the first day the highest stands for it.
        let held = known.iter().rfind(|entry| entry.last == first.last && at(entry))?;
        return Some(*held).filter(within).map(|entry| entry.row);
    }
    let now = *known.last()?;
    let stood = before.last().filter(|entry| !entry.withdrawn);
    let moves = match movement {
        Movement::Withdrawn => now.withdrawn && before.last().is_none_or(|entry| !entry.withdrawn),
        Movement::Advanced | Movement::Regressed => {
            // What did not stand at any stage is measured by where it first stood.
            let from = match stood {
                Some(entry) => Some(entry.order),
                None => first_stage(&known[before.len()..]),
            };
            let higher = movement == Movement::Advanced;
            !now.withdrawn
                && from.is_some_and(|from| if higher { now.order > from } else { now.order < from })
        }
        Movement::Reached(_) => false,
    };
    Some(now).filter(|_| moves).filter(within).map(|entry| entry.row)
}

/// The order of the stage at which a key first stood at the end of a day.
fn first_stage(entries: &[&Entry]) -> Option<i64> {
    let of_days = entries.chunk_by(|a, b| a.last == b.last).filter_map(|day| day.last());
    of_days.filter(|entry| !entry.withdrawn).map(|entry| entry.order).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROPOSED: i64 = 1;
    const DRAFTED: i64 = 2;
    const ADOPTED: i64 = 4;
    const WITHDRAWN: i64 = 9;

    /// A history: days with stages, in rows as given.
    fn history(stages: &[(i32, i64)]) -> Vec<Entry> {
        (0u32..)
            .zip(stages)
            .map(|(row, (day, order))| Entry {
                row,
                first: *day,
                last: *day,
                order: *order,
                withdrawn: *order == WITHDRAWN,
                key: 0,
            })
            .collect()
    }

    fn moves(stages: &[(i32, i64)], movement: Movement, from: Option<i32>, to: i32) -> Option<u32> {
        let entries = history(stages);
        let mut entries: Vec<&Entry> = entries.iter().collect();
        entries.sort_by_key(|entry| (entry.last, entry.order, std::cmp::Reverse(entry.row)));
        moved(&entries, movement, Window { from, to })
    }

    #[test]
    fn a_stage_is_reached_once() {
        // Adopted on day 12 and again on day 25: reached in the tens, not in the twenties.
        let stages = [(5, DRAFTED), (12, ADOPTED), (18, DRAFTED), (25, ADOPTED)];
        let reached = Movement::Reached(ADOPTED);
        assert_eq!(moves(&stages, reached, Some(10), 19), Some(1));
        assert_eq!(moves(&stages, reached, Some(20), 29), None);
        assert_eq!(moves(&stages, reached, None, 29), Some(1));
        assert_eq!(moves(&stages, reached, None, 11), None);
    }

    #[test]
    fn a_higher_stage_is_reached_with_it() {
        // It was never at "drafted" itself: adopted is higher, and on the way there.
        assert_eq!(moves(&[(12, ADOPTED)], Movement::Reached(DRAFTED), Some(10), 19), Some(0));
        assert_eq!(moves(&[(12, WITHDRAWN)], Movement::Reached(DRAFTED), Some(10), 19), None);
    }

    #[test]
    fn advance_is_measured_from_the_start_or_from_where_it_first_stood() {
        let stages = [(5, PROPOSED), (12, ADOPTED), (14, DRAFTED)];
        assert_eq!(moves(&stages, Movement::Advanced, Some(10), 19), Some(2));
        // In the first ten days it only came to stand somewhere.
        assert_eq!(moves(&stages, Movement::Advanced, Some(0), 9), None);
        // Within the tens it fell back after it had risen, and at the end it is higher.
        assert_eq!(moves(&stages, Movement::Regressed, Some(10), 19), None);
        assert_eq!(moves(&stages, Movement::Regressed, Some(13), 19), Some(2));
        // It was not there at the start: from proposed to drafted is an advance.
        assert_eq!(moves(&stages, Movement::Advanced, None, 19), Some(2));
    }

    #[test]
    fn of_two_entries_of_one_day_the_higher_holds() {
        let stages = [(5, DRAFTED), (12, ADOPTED), (12, PROPOSED)];
        assert_eq!(moves(&stages, Movement::Advanced, Some(10), 19), Some(1));
        assert_eq!(moves(&stages, Movement::Regressed, Some(10), 19), None);
        assert_eq!(moves(&stages, Movement::Reached(PROPOSED), Some(10), 19), None);
    }

    #[test]
    fn what_was_withdrawn_and_comes_again_is_not_reached_again() {
        let stages = [(5, ADOPTED), (12, WITHDRAWN), (25, ADOPTED), (35, WITHDRAWN)];
        assert_eq!(moves(&stages, Movement::Withdrawn, Some(10), 19), Some(1));
        assert_eq!(moves(&stages, Movement::Withdrawn, Some(20), 29), None);
        assert_eq!(moves(&stages, Movement::Withdrawn, Some(30), 39), Some(3));
        assert_eq!(moves(&stages, Movement::Reached(ADOPTED), Some(20), 29), None);
        // It came back to where it first stood again, which is no advance.
        assert_eq!(moves(&stages, Movement::Advanced, Some(20), 29), None);
        // Up to the day 29 it is not withdrawn; up to the day 19 it is.
        assert_eq!(moves(&stages, Movement::Withdrawn, None, 19), Some(1));
        assert_eq!(moves(&stages, Movement::Withdrawn, None, 29), None);
    }

    #[test]
    fn a_day_that_is_not_known_moves_in_no_part_of_its_year() {
        let mut entries = history(&[(19, ADOPTED)]);
        entries[0].first = 10;
        let entries: Vec<&Entry> = entries.iter().collect();
        let of = |from, to| moved(&entries, Movement::Reached(ADOPTED), Window { from, to });
        assert_eq!(of(Some(10), 19), Some(0));
        assert_eq!(of(Some(15), 19), None);
        assert_eq!(of(None, 19), Some(0));
    }
}
