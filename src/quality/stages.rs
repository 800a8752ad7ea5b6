//! Histories of stages that skip some, or go back without being withdrawn.

use super::share::{Judged, Outcome};
use super::shown::text;
use crate::project::{Column, Part, Path, Project, Stages};
use crate::validate::Valid;
use crate::validate::attributes::last_days;
use polars::prelude::PolarsResult;
use std::collections::BTreeMap;

/// A stage of the list of a history.
struct Stage {
    /// How many different stages stand below it.
    rank: i64,
    order: i64,
    withdrawn: bool,
}

struct Entry<'s> {
    row: usize,
    day: i32,
    code: String,
    stage: &'s Stage,
}

/// Judges each entry of a history by the one before it of the same key. The
/// first of a key has none before it, and what follows a withdrawal begins anew.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn judge(project: &Project, valid: &Valid, table: usize, check: Stages) -> PolarsResult<Judged> {
    let def = &project.tables[table];
    let own = &valid.tables[table];
    let mut judged = Judged { outcomes: vec![Outcome::Unjudged; own.height()], ..Judged::default() };
    let part = |part: Part| def.parts.get(&part).copied();
    let (Some(key), Some(stage), Some(date)) = (part(Part::Key), part(Part::Stage), part(Part::Date)) else {
        return Ok(judged);
    };
    let path = |field: usize| Path {
        name: def.fields[field].name.clone(),
        links: Vec::new(),
        table,
        column: Column::Field(field),
    };
    judged.columns = vec![path(stage), path(key)];
    let stages = stages_of(project, def.fields[stage].code_list);
    let days = last_days(project, &valid.tables, table, &path(date))?;
    let keys = own.frame.column(&def.fields[key].name)?.as_materialized_series();
    let codes = own.frame.column(&def.fields[stage].name)?.as_materialized_series();
    let mut histories: BTreeMap<String, Vec<Entry<'_>>> = BTreeMap::new();
    for (row, day) in days.iter().enumerate() {
        let (Some(key), Some(code), Some(day)) = (text(keys, row), text(codes, row), *day) else { continue };
        let Some(stage) = stages.get(&code) else { continue };
        histories.entry(key).or_default().push(Entry { row, day, code, stage });
    }
    for entries in histories.values_mut() {
        // Of several entries of one day the highest comes last, as where a state is counted.
        entries.sort_by_key(|entry| (entry.day, entry.stage.order, entry.row));
        if let Some(first) = entries.first() {
            judged.outcomes[first.row] = Outcome::Aside;
        }
        for pair in entries.windows(2) {
            let [before, after] = pair else { continue };
            judged.outcomes[after.row] = outcome(before.stage, after.stage, check);
            if judged.outcomes[after.row] == Outcome::Fails {
                judged.notes.insert(after.row, format!("after {}", before.code));
            }
        }
    }
    Ok(judged)
}

fn outcome(before: &Stage, after: &Stage, check: Stages) -> Outcome {
    if before.withdrawn || after.withdrawn {
        return Outcome::Aside;
    }
    let step = after.rank - before.rank;
    let jumps = check.by.is_some_and(|by| step > by);
    let goes_back = check.backwards && step < 0;
    if jumps || goes_back { Outcome::Fails } else { Outcome::Meets }
}

/// The stages of a list by their code.
fn stages_of(project: &Project, list: Option<usize>) -> BTreeMap<String, Stage> {
    let Some(list) = list.and_then(|list| project.code_lists.get(list)) else { return BTreeMap::new() };
    let is_withdrawn = |part: &Option<String>| part.as_deref() == Some("withdrawn");
    let mut orders: Vec<i64> =
        list.codes.iter().filter(|code| !is_withdrawn(&code.part)).map(|code| code.order).collect();
    orders.sort_unstable();
    orders.dedup();
    let stage = |order: i64, withdrawn: bool| Stage {
        rank: orders.partition_point(|other| *other < order) as i64,
        order,
        withdrawn,
    };
    list.codes.iter().map(|code| (code.code.clone(), stage(code.order, is_withdrawn(&code.part)))).collect()
}
