//! How many keys stand at which stage, from a dated history.

use super::category::Categories;
use super::columns::Columns;
use super::fold::{Counted, Series, is_asked};
use super::ground::Ground;
use super::places::of_values;
use super::recipe::Judged;
use super::slots::{Entry, Slots};
use super::value::Value;
use super::verdict::{Fate, Left, RowFate};
use crate::compute::Scope;
use crate::cube::{Address, Category, Geography, Programme};
use crate::number::Decimal;
use crate::period::{Period, to_days};
use crate::project::{Basis, Column, Dimension, Part, Path};
use std::collections::BTreeMap;

/// The word in a stage's `part` that says its keys have left the stock.
const WITHDRAWN: &str = "withdrawn";

/// The entries of a history as an indicator sees them.
pub struct History {
    /// When and where they fall.
    pub ground: Ground,
    /// The entries that say something, in the order of rows.
    entries: Vec<Stage>,
    condition: Option<Judged>,
    at_least: Option<i64>,
}

/// What an entry of a history says.
#[derive(Clone, Copy)]
struct Stage {
    row: usize,
    key: u32,
    last: i32,
    order: i64,
    withdrawn: bool,
}

impl History {
    /// The entries of an indicator's history.
    pub fn new(columns: &Columns, basis: &Basis, key: &Path, at_least: Option<i64>) -> History {
        let project = columns.tables.project;
        let ground = Ground::new(columns, basis, false);
        let condition =
            basis.condition.as_ref().map(|condition| Judged::new(columns, basis.table, condition));
        let mut history = History { ground, entries: Vec::new(), condition, at_least };
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
            if let (true, Some((order, withdrawn)), Some((_, last)), true) =
                (history.holds(row) == Some(true), stage, days, *keys.at(row) != Value::Nothing)
            {
                history.entries.push(Stage { row, key: keys.codes[row], last, order, withdrawn });
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
        let end = period.to.map_or(self.ground.as_of, |to| to_days(to).min(self.ground.as_of));
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

    /// Whether an entry counts; where keys are told apart by their stage, those
    /// withdrawn are shown.
    fn counts(&self, stage: &Stage, by_stage: bool) -> bool {
        match self.at_least {
            Some(least) => !stage.withdrawn && stage.order >= least,
            None => by_stage || !stage.withdrawn,
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
            if to_date {
                continue;
            }
            for stage in self.standing(period) {
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
                let places = self.ground.places_of(stage.row).into_iter().flatten();
                let places = places.filter(|place| is_asked(project, scope, place)).chain([&Geography::All]);
                let places: Vec<&Geography> = places.collect();
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
        let standing: BTreeMap<usize, Stage> =
            self.standing(&address.period).into_iter().map(|stage| (stage.row, stage)).collect();
        let says: BTreeMap<usize, Stage> = self.entries.iter().map(|stage| (stage.row, *stage)).collect();
        let fate = |row: usize| {
            let left = self
                .ground
                .not_when(row, &address.period, address.accumulation)
                .or_else(|| self.ground.not_of(row, &address.programme))
                .or_else(|| self.ground.not_in(project, row, &address.geography))
                .or_else(|| match self.holds(row) {
                    Some(true) => None,
                    Some(false) => Some(Left::ConditionNotMet),
                    None => Some(Left::CannotBeJudged),
                })
                .or_else(|| (!says.contains_key(&row)).then_some(Left::NoValue));
            if let Some(left) = left {
                return Fate::Left(left);
            }
            let Some(stage) = standing.get(&row) else { return Fate::Left(Left::NotTheLatest) };
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
