//! Stocks: how many keys stand at which stage at the end of a period, from a
//! dated history. The stage at a date is that of the latest entry on or before
//! it, the higher on one day.

use super::category::Categories;
use super::expand::{Asked, CellNumber, Grain};
use super::facts::{Added, Side};
use super::fall::{Falls, PeriodPass};
use super::fold::{Fold, When};
use super::judge::Judge;
use super::plan::Stock;
use super::scan::Context;
use super::tally::{SeriesKey, Tallies};
use crate::period::{Period, to_days};
use crate::project::{Column, Dimension, Part};
use polars::prelude::PolarsResult;
use std::collections::BTreeMap;

/// The word in a stage's `part` that says its keys have left the stock.
const WITHDRAWN: &str = "withdrawn";

/// What an entry of a history says.
#[derive(Debug)]
pub struct Entry {
    /// The row of the table.
    pub row: u32,
    /// The first day that it can be of.
    pub first: i32,
    /// The last day that it can be of, from which it holds.
    pub last: i32,
    /// The order of its stage.
    pub order: i64,
    /// Whether the stage says that the key has left the stock.
    pub withdrawn: bool,
    /// The number of its key.
    pub key: u32,
}

/// Counts the keys of a history by stage at the end of each period.
///
/// # Errors
/// If Polars refuses an expression or a grouping.
pub fn run(context: &Context, stock: &Stock, tallies: &mut Tallies) -> PolarsResult<Falls> {
    let (project, tables) = (context.project, context.tables);
    let indicator = &project.indicators[stock.indicator];
    let falls = Falls::new(project, tables, &stock.fall, context.scope)?;
    let asked = Asked::new(context.scope, &falls, |place| project.country_of(place));
    let entries = entries(context, stock, &falls)?;
    for kind in &indicator.periods {
        for period in context.scope.periods(&project.calendar, *kind) {
            let standing = standing_at(&entries, end_of(&period, context));
            let rows: Vec<u32> = standing.iter().map(|entry| entry.row).collect();
            let pass = PeriodPass {
                kind: *kind,
                happened: vec![Some(period.ordinal); falls.last.len()],
                had_happened: Vec::new(),
                cumulates: false,
            };
            let counts = |entry: &&Entry, by_stage: bool| {
                (by_stage && stock.at_least.is_none())
                    || (!entry.withdrawn && stock.at_least.is_none_or(|least| entry.order >= least))
            };
            let mut dimensions: Vec<Option<&Dimension>> = vec![None];
            dimensions.extend(indicator.by.iter().map(Some));
            for dimension in dimensions {
                let by_stage = dimension.is_some_and(|dimension| has_stage(context, stock, dimension));
                let counted: Vec<bool> = standing.iter().map(|entry| counts(entry, by_stage)).collect();
                let added = Added {
                    numerator: Side::Count(counted.clone()),
                    denominator: None,
                    incomplete: vec![false; counted.len()],
                    counted,
                };
                let categories = match dimension {
                    None => None,
                    Some(dimension) => Some(Categories::new(project, tables, stock.fall.table, dimension)?),
                };
                for grain in Grain::all(&falls) {
                    let expanded = asked.expand(&rows, None, &falls, grain, categories.as_ref());
                    if expanded.cell.is_empty() {
                        continue;
                    }
                    let fold = Fold::new(&[&added], &expanded, &rows, &falls, false)?;
                    for (_, found) in fold.entries(&[0], &pass, When::Happened, &expanded, &rows)? {
                        for ((cell, ordinal), entry) in found {
                            let cell = CellNumber::unpack(cell);
                            let named = dimension.zip(categories.as_ref());
                            let key = SeriesKey::of_cell(stock.indicator, *kind, cell, &falls, named);
                            tallies.happened(key, ordinal, entry);
                        }
                    }
                }
            }
        }
    }
    Ok(falls)
}

/// The last day of a period, or the as-of where that comes first.
pub fn end_of(period: &Period, context: &Context) -> i32 {
    period.to.map_or(context.as_of(), |to| to_days(to).min(context.as_of()))
}

/// The entries of a history that are meant, in the order of rows.
///
/// # Errors
/// If Polars refuses an expression.
pub fn entries(context: &Context, stock: &Stock, falls: &Falls) -> PolarsResult<Vec<Entry>> {
    let (project, tables, table) = (context.project, context.tables, stock.fall.table);
    let judge = Judge::new(project, tables, table, stock.condition.iter())?;
    let holds = judge.holds(stock.condition.as_ref())?;
    let keys = judge.keys(&stock.key)?;
    let def = &project.tables[table];
    let Some(stage) = def.parts.get(&Part::Stage).map(|field| &def.fields[*field]) else {
        return Ok(Vec::new());
    };
    let list = stage.code_list.map(|list| &project.code_lists[list]);
    let column = tables[table].frame.column(&stage.name)?.as_materialized_series().clone();
    let mut entries = Vec::new();
    for (row, code) in column.str()?.iter().enumerate() {
        let stage = code.and_then(|code| list?.get(code));
        if let (Some(true), Some(key), Some(first), Some(last), Some(stage)) =
            (holds[row], keys[row], falls.first[row], falls.last[row], stage)
        {
            let withdrawn = stage.part.as_deref() == Some(WITHDRAWN);
            entries.push(Entry { row: row as u32, first, last, order: stage.order, withdrawn, key });
        }
    }
    Ok(entries)
}

/// The entry that holds for each key at the end of a day, in the order of rows.
fn standing_at(entries: &[Entry], day: i32) -> Vec<&Entry> {
    let mut latest: BTreeMap<u32, &Entry> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.last <= day) {
        let held = latest.entry(entry.key).or_insert(entry);
        if (entry.last, entry.order) > (held.last, held.order) {
            *held = entry;
        }
    }
    let mut standing: Vec<&Entry> = latest.into_values().collect();
    standing.sort_by_key(|entry| entry.row);
    standing
}

/// Whether a disaggregation is by the stage itself: the category of withdrawn
/// keys then shows how many have left the stock.
fn has_stage(context: &Context, stock: &Stock, dimension: &Dimension) -> bool {
    let def = &context.project.tables[stock.fall.table];
    let stage = def.parts.get(&Part::Stage);
    dimension.columns.iter().any(|path| {
        path.table == stock.fall.table
            && path.links.is_empty()
            && matches!(&path.column, Column::Field(field) if Some(field) == stage)
    })
}
