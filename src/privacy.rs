//! What may be published: figures that rest on too few persons are suppressed,
//! with as many others as are needed so that nobody can work them out.
//!
//! The proof is by other worlds. A world is the same project with a few records
//! changed: two persons have exchanged the activities that they attended, say.
//! Every figure is computed in it again, by the same engine. A public pack shows
//! only figures that are the same in all the worlds and in the true one, and
//! each sensitive number is another one in at least one of them. So whoever
//! knows all that is published cannot tell the true world from the others, and
//! cannot know the number, whatever is combined: totals, tables, periods,
//! accumulations, ratios, progress, bounds. No rule needs to be written for any
//! measure, and a new measure is protected as the others are.

mod same;

mod signature;

mod edit;

mod sensitive;

mod search;

mod world;

mod publish;

pub use publish::{Protected, Withheld};

use crate::compute::{Computed, Members, Scope, compute};
use crate::cube::Cube;
use crate::project::{Measure, Project};
use crate::validate::Valid;
use edit::Edit;
use polars::prelude::PolarsResult;
use sensitive::{Item, items};
use signature::Guarded;
use std::collections::BTreeSet;

/// How many worlds are looked at, at most.
const WORLDS: usize = 24;
/// In how many worlds no total is given up, unless it is small itself.
const PATIENCE: usize = 3;
/// How often a way to protect an item is looked for, at most.
const TRIES: usize = 7;

/// What of a cube may be published.
///
/// # Errors
/// If Polars refuses an expression or a grouping.
pub fn protect(project: &Project, valid: &Valid, scope: &Scope, cube: &Cube) -> PolarsResult<Protected> {
    let mut hidden = publish::Hidden::new(cube);
    let mut worlds = Vec::new();
    if project.privacy_threshold > 1 {
        let mut guarded = Vec::new();
        for (number, _) in project.tables.iter().enumerate().filter(|(_, def)| def.person.is_some()) {
            let members = Members::new(project, &valid.tables, scope, number)?;
            if !members.indicators.is_empty() {
                guarded.push(Guarded::new(project, members, cube));
            }
        }
        let (mut open, reported) = items(project, &guarded, cube);
        hidden.hide_reported(project, &reported);
        hidden.hide_indicators(project, &never_shown(project, &guarded));
        hidden.withhold_groups(&open);
        guarded.iter_mut().for_each(|table| table.hide(|figure| hidden.is_hidden(figure)));
        let affected = affected(project, scope, &guarded);
        // What cannot be protected among what is shown has its table withheld, and
        // then needs no more than a world in which it is another number.
        for _ in 0..2 {
            for world in 0..WORLDS {
                if open.is_empty() {
                    break;
                }
                let edits = edits(&mut guarded, &mut open, world);
                if edits.iter().all(Vec::is_empty) {
                    if world < PATIENCE {
                        continue;
                    }
                    break;
                }
                let other = world::build(project, valid, &guarded, &edits)?;
                let Computed { cube: other, .. } = compute(project, &other, &affected)?;
                hidden.hide_changed(&affected.indicators, &other);
                guarded.iter_mut().for_each(|table| table.hide(|figure| hidden.is_hidden(figure)));
                open.retain(|item| !item.is_changed(cube, &other));
                worlds.push(other);
            }
            for item in &mut open {
                hidden.withhold(item.figure);
                item.tries = 0;
            }
        }
        // Nothing is known to protect these but that their tables are not shown.
        hidden.keep_withheld(&open);
    }
    Ok(hidden.publish(worlds))
}

/// Indicators that are not published at all: those whose records over persons are spread
/// over days, since how few are behind what falls to a period is not known here; and
/// numbers of countries in which something holds of a number of persons, since whether
/// it holds bounds that number, and several such conditions can close in on it.
fn never_shown(project: &Project, guarded: &[Guarded]) -> BTreeSet<usize> {
    let tables: BTreeSet<usize> = guarded.iter().map(|table| table.members.table).collect();
    let never = |number: &usize| {
        let indicator = &project.indicators[*number];
        let spread = indicator.basis.as_ref().filter(|basis| basis.split.is_some());
        spread.is_some_and(|basis| tables.contains(&basis.table))
            || matches!(indicator.measure, Measure::Countries(_)) && is_of_persons(project, *number, &tables)
    };
    (0..project.indicators.len()).filter(never).collect()
}

/// Whether an indicator, or one that it is made from, counts from one of some tables.
/// Circles are refused when definitions are resolved, so this ends.
fn is_of_persons(project: &Project, number: usize, tables: &BTreeSet<usize>) -> bool {
    let Some(indicator) = project.indicators.get(number) else { return false };
    indicator.basis.as_ref().is_some_and(|basis| tables.contains(&basis.table))
        || indicator.measure.operands().into_iter().any(|operand| is_of_persons(project, operand, tables))
}

/// The changes of a next world, for each guarded table: such that each item
/// that is still open is another number in it, as far as that can be foreseen.
fn edits(guarded: &mut [Guarded], open: &mut [Item], world: usize) -> Vec<Vec<Edit>> {
    let mut edits: Vec<Vec<Edit>> = guarded.iter().map(|_| Vec::new()).collect();
    let mut used: Vec<BTreeSet<u32>> = guarded.iter().map(|_| BTreeSet::new()).collect();
    let mut foreseen = vec![0i32; open.len()];
    for i in 0..open.len() {
        if foreseen[i] != 0 || open[i].tries >= TRIES {
            continue;
        }
        let table = open[i].guarded;
        let found = search::best(&guarded[table], &open[i], &used[table]);
        let Some((cost, edit)) = found else {
            open[i].tries += 1;
            continue;
        };
        // In a next world all persons can be changed again: what costs a total may be cheap there.
        if cost >= signature::TOTAL as usize && world < PATIENCE {
            continue;
        }
        open[i].tries += 1;
        for row in edit.rows() {
            used[table].insert(guarded[table].members.persons[row]);
        }
        for (item, sum) in open.iter().zip(&mut foreseen) {
            if item.guarded == table {
                *sum += edit.change(&item.context, &item.attribute);
            }
        }
        edit.hide(&mut guarded[table]);
        edits[table].push(edit);
    }
    edits
}

/// The scope with those of its indicators that can differ where records of
/// persons do: over their tables, over tables that refer to them, and those
/// that are made from other indicators.
fn affected(project: &Project, scope: &Scope, guarded: &[Guarded]) -> Scope {
    let mut tables: BTreeSet<usize> = guarded.iter().map(|table| table.members.table).collect();
    loop {
        let before = tables.len();
        for (number, def) in project.tables.iter().enumerate() {
            if def.foreign_keys.iter().any(|key| tables.contains(&key.table)) {
                tables.insert(number);
            }
        }
        if tables.len() == before {
            break;
        }
    }
    let can_differ = |number: &usize| {
        project.indicators[*number].basis.as_ref().is_none_or(|basis| tables.contains(&basis.table))
    };
    Scope { indicators: scope.indicators.iter().copied().filter(can_differ).collect(), ..scope.clone() }
}
