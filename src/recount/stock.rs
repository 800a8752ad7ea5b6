//! How many keys stand at which stage, from a dated history.

use super::category::Categories;
use super::columns::Columns;
use super::fold::{Counted, Series, is_asked};
use super::ground::Ground;
use super::having::Judged;
use super::places::of_values;
use super::slots::{Entry, Slots};
use super::value::Value;
use super::verdict::{Fate, Left, RowFate};
use crate::compute::Scope;
use crate::cube::{Accumulation, Address, Category, Geography, Programme};
use crate::number::Decimal;
use crate::period::{Period, to_days};
use crate::project::{Basis, Column, Dimension, Measure, Movement, Part, Path};
use std::collections::{BTreeMap, BTreeSet};

/// The word in a stage's `part` that says its keys have left the stock.
const WITHDRAWN: &str = "withdrawn";

/// The entries of a history as an indicator sees them.
pub struct History {
    /// When and where they fall.
    pub ground: Ground,
    /// The entries that say something, in the order of rows.
    entries: Vec<Stage>,
    condition: Option<Judged>,
    what: Asked,
}

/// What is asked of a history.
#[derive(Clone, Copy)]
pub enum Asked {
    /// The keys that stand at a stage, or at one of at least this order.
    Stock(Option<i64>),
    /// The keys that move.
    Moves(Movement),
}

impl Asked {
    /// What a measure asks of a history; none if it asks nothing.
    pub fn of(measure: &Measure) -> Option<Asked> {
        match measure {
            Measure::State { at_least, .. } => Some(Asked::Stock(*at_least)),
            Measure::Moved { movement, .. } => Some(Asked::Moves(*movement)),
            _ => None,
        }
    }
}

/// What an entry of a history says.
#[derive(Clone, Copy)]
struct Stage {
    row: usize,
    key: u32,
    first: i32,
    last: i32,
    order: i64,
    withdrawn: bool,
}

impl History {
    /// The entries of an indicator's history.
    pub fn new(columns: &Columns, basis: &Basis, key: &Path, what: Asked) -> History {
        let project = columns.tables.project;
        let ground = Ground::new(columns, basis, false);
        let condition =
            basis.condition.as_ref().map(|condition| Judged::new(columns, basis.table, condition));
        let mut history = History { ground, entries: Vec::new(), condition, what };
        let Some(def) = project.tables.get(basis.table) else { return history };
        let Some(field) = def.parts.get(&Part::Stage).copied() else { return history };
        let list = def.fields.get(field).and_then(|field| project.code_lists.get(field.code_list?));
        let stages = columns.tables.field(basis.table, field);
        let of_code = of_values(&stages, |value| {
            let Value::Text(code) = value else { return None };
            let entry = list?.get(code)?;
            Some((entry.order, entry.part.as_deref() == Some(WITHDRAWN)))
        });
        let keys = columns.of(basis.table, key);
        for row in 0..history.ground.height {
            let stage = of_code.get(stages.codes[row] as usize).copied().flatten();
            let days = history.ground.days(row);
            if let (true, Some((order, withdrawn)), Some((first, last)), true) =
                (history.holds(row) == Some(true), stage, days, *keys.at(row) != Value::Nothing)
            {
                history.entries.push(Stage { row, key: keys.codes[row], first, last, order, withdrawn });
            }
        }
        history
    }

    fn holds(&self, row: usize) -> Option<bool> {
        self.condition.as_ref().map_or(Some(true), |condition| condition.at(row))
    }

    /// The entry that holds for each key at the end of a period: the latest,
    /// and on one day the highest.
    fn standing(&self, period: &Period) -> Vec<Stage> {
        let end = self.end(period);
        let mut latest: BTreeMap<u32, Stage> = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| entry.last <= end) {
            match latest.get(&entry.key) {
                Some(held) if (held.last, held.order) >= (entry.last, entry.order) => {}
                _ => {
                    latest.insert(entry.key, *entry);
                }
            }
        }
        latest.into_values().collect()
    }

    fn end(&self, period: &Period) -> i32 {
        period.to.map_or(self.ground.as_of, |to| to_days(to).min(self.ground.as_of))
    }

    /// The entries that count at the end of a period, or by which keys move in it.
    fn held(&self, period: &Period, to_date: bool) -> Vec<Stage> {
        let Asked::Moves(movement) = self.what else { return self.standing(period) };
        let mut of_key: BTreeMap<u32, Vec<Stage>> = BTreeMap::new();
        for entry in &self.entries {
            of_key.entry(entry.key).or_default().push(*entry);
        }
        let from = period.from.filter(|_| !to_date).map(to_days);
        let end = self.end(period);
        of_key.values().filter_map(|entries| moved(entries, movement, from, end)).collect()
    }

    /// Whether an entry counts; where keys are told apart by their stage, those
    /// withdrawn are shown.
    fn counts(&self, stage: &Stage, by_stage: bool) -> bool {
        match self.what {
            Asked::Moves(_) => true,
            Asked::Stock(Some(least)) => !stage.withdrawn && stage.order >= least,
            Asked::Stock(None) => by_stage || !stage.withdrawn,
        }
    }

    /// The keys that stand in each cell at the end of each period.
    pub fn fold(&self, columns: &Columns, scope: &Scope, by: &[Dimension], slots: &Slots) -> Counted {
        let project = columns.tables.project;
        let dimensions: Vec<(&Dimension, Categories, bool)> = by
            .iter()
            .map(|dimension| {
                let categories = Categories::new(columns, self.ground.table, dimension);
                (dimension, categories, self.is_by_stage(columns, dimension))
            })
            .collect();
        let mut counted = Counted::default();
        for (slot, period, to_date) in slots.all() {
            if to_date && matches!(self.what, Asked::Stock(_)) {
                continue;
            }
            for stage in self.held(period, to_date) {
                let mut categories: Vec<Category> = Vec::new();
                if self.counts(&stage, false) {
                    categories.push(Category::total());
                }
                for (dimension, own, by_stage) in &dimensions {
                    if self.counts(&stage, *by_stage) {
                        let codes = own.codes_of(project, stage.row);
                        let name = dimension.name.as_str();
                        categories
                            .extend(codes.into_iter().map(|code| Category { dimension: name.into(), code }));
                    }
                }
                let mut places = self.ground.counted_in(stage.row);
                places.retain(|place| is_asked(project, scope, place));
                places.insert(Geography::All);
                for programme in &scope.programmes {
                    if self.ground.not_of(stage.row, programme).is_some()
                        || (self.ground.programme.is_none() && *programme != Programme::All)
                    {
                        continue;
                    }
                    for geography in &places {
                        for category in &categories {
                            let series = Series {
                                geography: (*geography).clone(),
                                programme: programme.clone(),
                                category: category.clone(),
                            };
                            let entries =
                                counted.entry(series).or_insert_with(|| vec![Entry::default(); slots.number]);
                            let one = Entry { numerator: Decimal::ONE, records: 1, ..Entry::default() };
                            entries[slot].add(&one);
                        }
                    }
                }
            }
        }
        counted
    }

    /// Whether a disaggregation is by the stage itself.
    fn is_by_stage(&self, columns: &Columns, dimension: &Dimension) -> bool {
        let def = columns.tables.project.tables.get(self.ground.table);
        let stage = def.and_then(|def| def.parts.get(&Part::Stage));
        let is_stage = |path: &Path| {
            path.links.is_empty()
                && path.table == self.ground.table
                && matches!(&path.column, Column::Field(field) if Some(field) == stage)
        };
        dimension.columns.iter().any(is_stage)
    }

    /// What became of each entry in a figure.
    pub fn fates(&self, columns: &Columns, address: &Address) -> Vec<RowFate> {
        let project = columns.tables.project;
        let of = project.indicators.get(address.indicator);
        let dimension = of.and_then(|of| of.by.iter().find(|by| *by.name == *address.category.dimension));
        let categories = dimension.map(|dimension| Categories::new(columns, self.ground.table, dimension));
        let by_stage = dimension.is_some_and(|dimension| self.is_by_stage(columns, dimension));
        let standing: BTreeMap<usize, Stage> = self
            .held(&address.period, address.accumulation == Accumulation::ToDate)
            .into_iter()
            .map(|stage| (stage.row, stage))
            .collect();
        let moving: BTreeSet<u32> = standing.values().map(|stage| stage.key).collect();
        let says: BTreeMap<usize, Stage> = self.entries.iter().map(|stage| (stage.row, *stage)).collect();
        let fate = |row: usize| {
            let left = self
                .ground
                .not_when(row, &address.period, address.accumulation)
                .or_else(|| self.ground.not_of(row, &address.programme))
                .or_else(|| self.ground.not_in(row, &address.geography))
                .or_else(|| match self.holds(row) {
                    Some(true) => None,
                    Some(false) => Some(Left::ConditionNotMet),
                    None => Some(Left::CannotBeJudged),
                })
                .or_else(|| (!says.contains_key(&row)).then_some(Left::NoValue));
            if let Some(left) = left {
                return Fate::Left(left);
            }
            let Some(stage) = standing.get(&row) else {
                let is_other = matches!(self.what, Asked::Moves(_)) && !moving.contains(&says[&row].key);
                return Fate::Left(if is_other { Left::OtherStage } else { Left::NotTheLatest });
            };
            let has = |categories: &Categories| categories.has(project, row, &address.category.code, None);
            if !categories.as_ref().is_none_or(has) {
                return Fate::Left(Left::OtherCategory);
            }
            if !self.counts(stage, by_stage) {
                return Fate::Left(Left::OtherStage);
            }
            Fate::Counted { numerator: Some(Decimal::ONE), denominator: None }
        };
        (0..self.ground.height).map(|row| RowFate { row, fate: fate(row) }).collect()
    }
}

/// An entry of a history as evidence lists it.
#[derive(Debug, Clone, Copy)]
pub struct Holding {
    /// The row.
    pub row: usize,
    /// The first and the last day that its date may mean.
    pub days: (i32, i32),
    /// The day from which another entry of its key holds; none: it holds still.
    pub until: Option<i32>,
    /// Whether it counts while it holds, or is the one by which its key moves.
    pub counts: bool,
}

impl History {
    /// The entries, each with how long it holds and whether it counts; none where
    /// which of them count depends on where a period begins and ends.
    pub fn holdings(&self) -> Option<Vec<Holding>> {
        let as_of = self.ground.as_of;
        let mut of_key: BTreeMap<u32, Vec<Stage>> = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| entry.last <= as_of) {
            of_key.entry(entry.key).or_default().push(*entry);
        }
        let mut found = Vec::new();
        for mut entries in of_key.into_values() {
            let by = match self.what {
                Asked::Stock(_) => None,
                Asked::Moves(movement @ Movement::Reached(_)) => {
                    Some(moved(&entries, movement, None, as_of).map(|stage| stage.row))
                }
                Asked::Moves(_) => return None,
            };
            // The last of a day is the one that holds: the highest, and of such the first row.
            entries.sort_by_key(|stage| (stage.last, stage.order, std::cmp::Reverse(stage.row)));
            for (nth, stage) in entries.iter().enumerate() {
                found.push(Holding {
                    row: stage.row,
                    days: (stage.first, stage.last),
                    until: entries.get(nth + 1).map(|next| next.last),
                    counts: match by {
                        None => self.counts(stage, false),
                        Some(row) => row == Some(stage.row),
                    },
                });
            }
        }
        found.sort_by_key(|holding| holding.row);
        Some(found)
    }
}

/// The entry by which a key moves between two days, if it does; without a first
/// day, whenever up to the last.
fn moved(entries: &[Stage], movement: Movement, from: Option<i32>, to: i32) -> Option<Stage> {
    // What a key stands at on each day on which something is said of it.
    let mut days: BTreeMap<i32, Stage> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.last <= to) {
        let held = days.entry(entry.last).or_insert(*entry);
        if entry.order > held.order {
            *held = *entry;
        }
    }
    let is_before = |day: i32| from.is_some_and(|from| day < from);
    let is_within = |stage: &Stage| from.is_none_or(|from| stage.first >= from);
    if let Movement::Reached(least) = movement {
        let is_at = |stage: &&Stage| !stage.withdrawn && stage.order >= least && stage.last <= to;
        let first = entries.iter().filter(is_at).map(|stage| stage.last).min()?;
        let of_day = entries.iter().filter(is_at).filter(|stage| stage.last == first);
        let highest = of_day.clone().map(|stage| stage.order).max()?;
        let by = *of_day.clone().find(|stage| stage.order == highest)?;
        return (!is_before(first) && is_within(&by)).then_some(by);
    }
    let now = *days.values().next_back()?;
    let start = days.iter().rev().find(|(day, _)| is_before(**day)).map(|(_, stage)| *stage);
    let since = || days.iter().filter(|(day, _)| !is_before(**day)).map(|(_, stage)| *stage);
    let stood = start.filter(|stage| !stage.withdrawn).or_else(|| since().find(|stage| !stage.withdrawn));
    let moves = match movement {
        Movement::Advanced => !now.withdrawn && stood.is_some_and(|stood| now.order > stood.order),
        Movement::Regressed => !now.withdrawn && stood.is_some_and(|stood| now.order < stood.order),
        Movement::Withdrawn => now.withdrawn && !start.is_some_and(|start| start.withdrawn),
        Movement::Reached(_) => false,
    };
    (moves && is_within(&now)).then_some(now)
}
