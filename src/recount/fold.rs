//! Every figure of an indicator that counts records, in one walk: rows that
//! count in the same cells are taken together, and each cell adds up its own.

use super::category::Categories;
use super::column::Coded;
use super::columns::Columns;
use super::ground::Ground;
use super::groups::{Groups, Lists, Placed};
use super::old::{Aged, Parts, rows_of};
use super::plain::{come_to, spread};
use super::recipe::{Look, Recipe};
use super::slots::{Entry, Pass, Slots, WAYS};
use crate::compute::Scope;
use crate::cube::{Category, Geography, Programme};
use crate::project::{Dimension, Project};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All coordinates of a figure but its period and accumulation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Series {
    /// The place.
    pub geography: Geography,
    /// The programme.
    pub programme: Programme,
    /// The category.
    pub category: Category,
}

/// What the rows of each series come to, by slot.
pub type Counted = FxHashMap<Series, Vec<Entry>>;

/// Adds up an indicator in all cells of a scope in which it has rows.
pub fn fold(columns: &Columns, scope: &Scope, recipe: &Recipe, by: &[Dimension], slots: &Slots) -> Counted {
    let categories: Vec<Categories> =
        by.iter().map(|dimension| Categories::new(columns, recipe.ground.table, dimension)).collect();
    let paths = by.iter().flat_map(|dimension| &dimension.columns).collect();
    let groups = Groups::new(columns, recipe, &categories, &paths);
    let project = columns.tables.project;
    let mut work = Work {
        recipe,
        slots,
        groups: &groups,
        of_pass: slots.passes.iter().map(|pass| places(&recipe.ground, &groups, pass)).collect(),
        seen: vec![0; groups.keys],
        serial: 0,
    };
    let placed: Vec<Option<Placed>> = categories
        .iter()
        .map(|categories| categories.ages().is_none().then(|| Placed::new(categories, &groups)))
        .collect();
    // In the order of their last day, so that periods come one after another.
    let mut order: Vec<u32> = (0u32..).take(groups.row.len()).collect();
    order.sort_by_key(|group| recipe.ground.days(groups.row[*group as usize] as usize).map(|(_, last)| last));

    let mut counted = Counted::default();
    for programme in programmes(&recipe.ground, scope) {
        let own: Vec<u32> = order
            .iter()
            .copied()
            .filter(|group| recipe.ground.not_of(groups.row[*group as usize] as usize, &programme).is_none())
            .collect();
        for (geography, cell) in by_place(project, scope, &recipe.ground, &groups, own) {
            let series =
                |category| Series { geography: geography.clone(), programme: programme.clone(), category };
            counted.insert(series(Category::total()), work.entries(&cell, &geography));
            for ((dimension, categories), placed) in by.iter().zip(&categories).zip(&placed) {
                let category = |code| Category { dimension: dimension.name.as_str().into(), code };
                match placed {
                    Some(placed) => {
                        let mut lists: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
                        for group in &cell {
                            for code in placed.of(*group) {
                                lists.entry(*code).or_default().push(*group);
                            }
                        }
                        for (code, list) in lists {
                            let code = placed.codes[code as usize].clone();
                            counted.insert(series(category(code)), work.entries(&list, &geography));
                        }
                    }
                    None => {
                        let aged = Aged {
                            project,
                            recipe,
                            groups: &groups,
                            categories,
                            slots,
                            geography: &geography,
                        };
                        for (code, entries) in aged.entries(&cell, &work.of_pass) {
                            counted.insert(series(category(code)), entries);
                        }
                    }
                }
            }
        }
    }
    counted
}

/// The programmes for which rows are added up.
fn programmes(ground: &Ground, scope: &Scope) -> Vec<Programme> {
    let by_programme = ground.programme.is_some();
    scope.programmes.iter().filter(|own| by_programme || **own == Programme::All).cloned().collect()
}

/// Whether a place is asked for.
pub fn is_asked(project: &Project, scope: &Scope, place: &Geography) -> bool {
    let own = match place {
        Geography::Country(code) => Some(&**code),
        Geography::Place(code) => project.country_of(code),
        Geography::All | Geography::Group(_) | Geography::MultiCountry => return true,
    };
    scope.countries.is_empty() || own.is_some_and(|own| scope.countries.iter().any(|code| code == own))
}

/// The groups of each place that is asked for, and of all together.
fn by_place(
    project: &Project,
    scope: &Scope,
    ground: &Ground,
    groups: &Groups,
    own: Vec<u32>,
) -> BTreeMap<Geography, Vec<u32>> {
    let mut cells: BTreeMap<Geography, Vec<u32>> = BTreeMap::new();
    // Rows of one place and date, and without shares, count in the same places.
    let mut of_place: FxHashMap<(Option<u32>, Option<u32>), Vec<Geography>> = FxHashMap::default();
    let code = |column: &Option<Arc<Coded>>, row: usize| column.as_ref()?.codes.get(row).copied();
    for group in &own {
        let row = groups.row[*group as usize] as usize;
        let find = || -> Vec<Geography> {
            ground.counted_in(row).into_iter().filter(|place| is_asked(project, scope, place)).collect()
        };
        let by_itself;
        let places = if ground.shares(row).is_some() || ground.spans.is_some() {
            by_itself = find();
            &by_itself
        } else {
            of_place.entry((code(&ground.place, row), code(&ground.date, row))).or_insert_with(find)
        };
        for place in places {
            match cells.get_mut(place) {
                Some(cell) => cell.push(*group),
                None => {
                    cells.insert(place.clone(), vec![*group]);
                }
            }
        }
    }
    cells.insert(Geography::All, own);
    cells
}

/// For each group its place among the periods of a pass.
pub type Places = Vec<(Option<u32>, Option<u32>)>;

fn places(ground: &Ground, groups: &Groups, pass: &Pass) -> Places {
    type Days = Option<(i32, i32)>;
    type Periods = (Option<u32>, Option<u32>);
    let mut of_date: FxHashMap<Days, Periods> = FxHashMap::default();
    let place = |row: &u32| {
        let days = ground.days(*row as usize);
        *of_date.entry(days).or_insert_with(|| pass.places(ground.undated, days))
    };
    groups.row.iter().map(place).collect()
}

struct Work<'w> {
    recipe: &'w Recipe,
    slots: &'w Slots,
    groups: &'w Groups,
    of_pass: Vec<Places>,
    /// For each key the number of the count in which it was last met.
    seen: Vec<u64>,
    serial: u64,
}

impl Work<'_> {
    /// What some groups come to in a place, in each slot.
    fn entries(&mut self, cell: &[u32], geography: &Geography) -> Vec<Entry> {
        if self.recipe.is_plain() {
            return self.anew(cell, geography);
        }
        let mut entries = vec![Entry::default(); self.slots.number];
        for number in 0..self.slots.passes.len() {
            let pass = &self.slots.passes[number];
            for group in cell {
                let (within, by_then) = self.of_pass[number][*group as usize];
                let own = self.of_group(*group, geography);
                if let Some(place) = within {
                    entries[pass.start + WAYS * place as usize].add(&own);
                }
                if let Some(place) = by_then {
                    entries[pass.start + WAYS * place as usize + 1].add(&own);
                }
            }
            let groups = self.groups;
            if let Some(keys) = &groups.above {
                self.keys(cell, geography, keys, number, &mut |slot, count| {
                    entries[slot].numerator = entries[slot].numerator + count;
                });
            }
            if let Some(keys) = &groups.below {
                self.keys(cell, &Geography::All, keys, number, &mut |slot, count| {
                    entries[slot].denominator = entries[slot].denominator + count;
                });
            }
            // What had happened by the end of a period had by the end of the next.
            for place in 1..pass.periods.len() {
                let before = entries[pass.start + WAYS * (place - 1) + 1];
                entries[pass.start + WAYS * place + 1].add(&before);
            }
        }
        entries
    }

    /// What some groups come to, found anew for each slot.
    fn anew(&self, cell: &[u32], geography: &Geography) -> Vec<Entry> {
        let mut entries = vec![Entry::default(); self.slots.number];
        for (pass, places) in self.slots.passes.iter().zip(&self.of_pass) {
            let all = rows_of(self.groups, cell, places);
            for (place, period) in pass.periods.iter().enumerate() {
                let slot = pass.start + WAYS * place;
                if self.recipe.ground.spans.is_some() {
                    let rows: Vec<(usize, Look)> = all.iter().map(|row| (row.row, row.look)).collect();
                    entries[slot] = spread(self.recipe, &rows, period, false, geography);
                    entries[slot + 1] = spread(self.recipe, &rows, period, true, geography);
                    continue;
                }
                let parts = Parts::new(&self.recipe.ground, &all, place as u32, period);
                entries[slot] = come_to(self.recipe, &parts.within, Some(&parts.before), geography);
                entries[slot + 1] = come_to(self.recipe, &parts.by_then, None, geography);
            }
        }
        entries
    }

    fn of_group(&self, group: u32, geography: &Geography) -> Entry {
        let entry = self.groups.entry[group as usize];
        if self.groups.shared.is_empty() || *geography == Geography::All {
            return entry;
        }
        match self.groups.shared.get(&(group, geography.clone())) {
            Some((numerator, denominator)) => {
                Entry { numerator: *numerator, denominator: *denominator, ..entry }
            }
            None => entry,
        }
    }

    /// Counts keys once: in each period, and up to the end of each only where
    /// they are met first.
    fn keys(
        &mut self,
        cell: &[u32],
        geography: &Geography,
        keys: &Lists,
        number: usize,
        add: &mut dyn FnMut(usize, crate::number::Decimal),
    ) {
        let pass = &self.slots.passes[number];
        let names = &self.groups.names;
        for way in 0..WAYS {
            let mut current = None;
            self.serial += 1;
            for group in cell {
                let (within, by_then) = self.of_pass[number][*group as usize];
                let Some(place) = (if way == 0 { within } else { by_then }) else { continue };
                if way == 0 && current != Some(place) {
                    current = Some(place);
                    self.serial += 1;
                }
                let mut new = 0;
                let row = self.groups.row[*group as usize] as usize;
                let counts = |key: &&u32| {
                    let name = names.get(**key as usize);
                    name.is_none_or(|name| self.recipe.is_entry_in(row, name, geography))
                };
                for key in keys.of(*group).iter().filter(counts) {
                    let seen = &mut self.seen[*key as usize];
                    if *seen != self.serial {
                        *seen = self.serial;
                        new += 1;
                    }
                }
                add(pass.start + WAYS * place as usize + way, new.into());
            }
        }
    }
}
