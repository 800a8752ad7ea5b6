//! What the rows of each indicator come to, counted once however often it is asked.

use super::columns::Columns;
use super::fold::{Counted, Series, fold};
use super::recipe::Recipe;
use super::slots::{Entry, Slots};
use super::stock::{Asked, History};
use crate::compute::Scope;
use crate::cube::Address;
use crate::project::Measure;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What an indicator's rows come to, in every series and slot.
pub struct Count {
    /// The slots.
    pub slots: Slots,
    /// The series in which there are rows.
    pub series: Counted,
}

impl Count {
    /// What the rows of a figure come to.
    pub fn at(&self, address: &Address) -> Entry {
        let series = Series {
            geography: address.geography.clone(),
            programme: address.programme.clone(),
            category: address.category.clone(),
        };
        let entries = self.series.get(&series);
        let slot = self.slots.of(address);
        entries.zip(slot).and_then(|(entries, slot)| entries.get(slot)).copied().unwrap_or_default()
    }
}

type CountSlot = Arc<OnceLock<Option<Arc<Count>>>>;

/// Counts indicators, each once.
pub struct Counts<'a> {
    /// The columns.
    pub columns: &'a Columns<'a>,
    /// What is asked for.
    pub scope: &'a Scope,
    made: Mutex<BTreeMap<usize, CountSlot>>,
}

impl<'a> Counts<'a> {
    /// Nothing is counted yet.
    pub fn new(columns: &'a Columns<'a>, scope: &'a Scope) -> Counts<'a> {
        Counts { columns, scope, made: Mutex::default() }
    }

    /// What an indicator's rows come to; none if it is not made of rows.
    pub fn of(&self, indicator: usize) -> Option<Arc<Count>> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = made.entry(indicator).or_default().clone();
        drop(made);
        slot.get_or_init(|| self.count(indicator).map(Arc::new)).clone()
    }

    fn count(&self, number: usize) -> Option<Count> {
        let project = self.columns.tables.project;
        let indicator = project.indicators.get(number)?;
        let basis = indicator.basis.as_ref()?;
        let slots = Slots::new(self.scope, &project.calendar, &indicator.periods);
        let series = match &indicator.measure {
            Measure::State { key, .. } | Measure::Moved { key, .. } => {
                let what = Asked::of(&indicator.measure)?;
                let history = History::new(self.columns, basis, key, what);
                history.fold(self.columns, self.scope, &indicator.by, &slots)
            }
            _ => {
                let recipe = Recipe::new(self.columns, number)?;
                fold(self.columns, self.scope, &recipe, &indicator.by, &slots)
            }
        };
        Some(Count { slots, series })
    }

    /// The distinct rows that count for any of several indicators, which are
    /// counted at the same time and place, under the number of another.
    pub fn together(&self, of: usize, several: &[usize]) -> Option<Count> {
        let project = self.columns.tables.project;
        let indicator = project.indicators.get(of)?;
        let slots = Slots::new(self.scope, &project.calendar, &indicator.periods);
        let mut recipes = several.iter().filter_map(|one| Recipe::new(self.columns, *one));
        let mut all = recipes.next()?;
        let counts = |recipe: &Recipe| -> Vec<bool> {
            let look = |row| recipe.look(row);
            (0..recipe.ground.height).map(look).map(|look| look.above || look.below).collect()
        };
        let mut rows = counts(&all);
        for recipe in recipes {
            rows.iter_mut().zip(counts(&recipe)).for_each(|(row, counts)| *row |= counts);
        }
        all.only(rows);
        let series = fold(self.columns, self.scope, &all, &indicator.by, &slots);
        Some(Count { slots, series })
    }
}
