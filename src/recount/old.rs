//! Categories by age: that of a person in the year of the first activity that
//! counts in the cell, so that it is known only when the cell is.

use super::category::{Ages, Categories, Kind};
use super::column::{Numbering, year_of};
use super::ground::Ground;
use super::groups::{Groups, added};
use super::plain::come_to;
use super::recipe::{Look, Recipe, Side, What};
use super::slots::{Entry, Slots, WAYS};
use super::value::Value;
use crate::cube::Geography;
use crate::number::Decimal;
use crate::period::{Period, to_days};
use crate::project::Project;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A cell in which rows are put into categories by age.
pub struct Aged<'w> {
    /// The project.
    pub project: &'w Project,
    /// What is counted.
    pub recipe: &'w Recipe,
    /// The rows, put together.
    pub groups: &'w Groups,
    /// The categories, one of which is an age.
    pub categories: &'w Categories,
    /// The slots.
    pub slots: &'w Slots,
    /// The place of the cell.
    pub geography: &'w Geography,
}

/// A row with its place among the periods of a pass.
pub struct Placed {
    /// The row.
    pub row: usize,
    /// What it is to the indicator.
    pub look: Look,
    within: Option<u32>,
    by_then: Option<u32>,
}

/// The rows of some groups, with their places among the periods of a pass.
pub fn rows_of(groups: &Groups, cell: &[u32], places: &[(Option<u32>, Option<u32>)]) -> Vec<Placed> {
    let Some(rows) = &groups.rows else { return Vec::new() };
    cell.iter()
        .flat_map(|group| {
            let (within, by_then) = places[*group as usize];
            rows.of(*group).iter().filter_map(move |row| {
                let look = *groups.looks.get(row)?;
                Some(Placed { row: *row as usize, look, within, by_then })
            })
        })
        .collect()
}

/// The rows of a cell by what they are to one period.
pub struct Parts {
    /// Those that fall into it.
    pub within: Vec<(usize, Look)>,
    /// Those that had happened by its end.
    pub by_then: Vec<(usize, Look)>,
    /// Those that had happened before it began.
    pub before: Vec<(usize, Look)>,
}

impl Parts {
    /// The rows of a cell, for the period at a place of its pass.
    pub fn new(ground: &Ground, all: &[Placed], place: u32, period: &Period) -> Parts {
        let from = period.from.map(to_days);
        let had_happened =
            |row: &Placed| from.zip(ground.days(row.row)).is_some_and(|(from, (_, last))| last < from);
        let those = |is: &dyn Fn(&Placed) -> bool| -> Vec<(usize, Look)> {
            all.iter().filter(|row| is(row)).map(|row| (row.row, row.look)).collect()
        };
        Parts {
            within: those(&|row| row.within == Some(place)),
            by_then: those(&|row| row.by_then.is_some_and(|own| own <= place)),
            before: those(&had_happened),
        }
    }
}

/// What was found of a cell so far.
#[derive(Default)]
struct Found {
    entries: FxHashMap<u32, Entry>,
    above: FxHashSet<(u32, u64)>,
    below: FxHashSet<(u32, u64)>,
}

/// The codes of categories, and their numbers.
struct Codes {
    numbers: Numbering<Arc<str>>,
    codes: Vec<Arc<str>>,
    known: FxHashMap<(u32, Option<i32>), Vec<u32>>,
}

impl Aged<'_> {
    /// What the groups of a cell come to in each slot, by category.
    pub fn entries(
        &self,
        cell: &[u32],
        of_pass: &[Vec<(Option<u32>, Option<u32>)>],
    ) -> BTreeMap<Arc<str>, Vec<Entry>> {
        let mut by_code: BTreeMap<Arc<str>, Vec<Entry>> = BTreeMap::new();
        let Some(ages) = self.categories.ages() else { return by_code };
        let mut codes = Codes { numbers: Numbering::new(), codes: Vec::new(), known: FxHashMap::default() };
        if self.recipe.is_plain() {
            return self.anew(ages, cell, of_pass);
        }
        for (pass, places) in self.slots.passes.iter().zip(of_pass) {
            let all = rows_of(self.groups, cell, places);
            let mut keep = |slot: usize, found: &Found, codes: &Codes| {
                for (code, entry) in &found.entries {
                    let code = codes.codes[*code as usize].clone();
                    let own =
                        by_code.entry(code).or_insert_with(|| vec![Entry::default(); self.slots.number]);
                    own[slot] = *entry;
                }
            };
            for place in (0u32..).take(pass.periods.len()) {
                let slot = pass.start + WAYS * place as usize;
                let within: Vec<u32> =
                    all.iter().filter(|row| row.within == Some(place)).map(|row| row.row as u32).collect();
                keep(slot, &self.found(ages, &within, &mut codes), &codes);
            }
            self.up_to(ages, &all, pass.periods.len(), &mut codes, &mut |place, found, codes| {
                keep(pass.start + WAYS * place + 1, found, codes);
            });
        }
        by_code
    }

    /// What the groups of a cell come to, found anew for each slot.
    fn anew(
        &self,
        ages: &Ages,
        cell: &[u32],
        of_pass: &[Vec<(Option<u32>, Option<u32>)>],
    ) -> BTreeMap<Arc<str>, Vec<Entry>> {
        let mut by_code: BTreeMap<Arc<str>, Vec<Entry>> = BTreeMap::new();
        let mut codes = Codes { numbers: Numbering::new(), codes: Vec::new(), known: FxHashMap::default() };
        for (pass, places) in self.slots.passes.iter().zip(of_pass) {
            let all = rows_of(self.groups, cell, places);
            for (place, period) in pass.periods.iter().enumerate() {
                let parts = Parts::new(&self.recipe.ground, &all, place as u32, period);
                let first_time = self.recipe.numerator.first;
                // Who is counted for the first time is as old as at that time.
                let known = if first_time { &parts.by_then } else { &parts.within };
                let slot = pass.start + WAYS * place;
                let ways = [(slot, &parts.within, known), (slot + 1, &parts.by_then, &parts.by_then)];
                for (slot, rows, known) in ways {
                    let numbers: Vec<u32> = known.iter().map(|(row, _)| *row as u32).collect();
                    let mut first: FxHashMap<u32, i32> = FxHashMap::default();
                    for (row, year) in self.counted(&numbers) {
                        if let Some(person) = person(ages, row) {
                            let known = first.entry(person).or_insert(year);
                            *known = year.min(*known);
                        }
                    }
                    let mut split = |rows: &[(usize, Look)]| {
                        let mut lists: BTreeMap<u32, Vec<(usize, Look)>> = BTreeMap::new();
                        for (row, look) in rows {
                            let year = self.year(ages, &first, *row as u32);
                            let age = year.zip(ages.birth(*row)).map(|(year, birth)| year - birth);
                            for category in self.categories_of(*row as u32, age, &mut codes) {
                                lists.entry(category).or_default().push((*row, *look));
                            }
                        }
                        lists
                    };
                    let (lists, before) = (split(rows), split(&parts.before));
                    for (category, rows) in lists {
                        let before = before.get(&category).filter(|_| slot % WAYS == pass.start % WAYS);
                        let entry = come_to(self.recipe, &rows, before.map(Vec::as_slice), self.geography);
                        let code = codes.codes[category as usize].clone();
                        let own =
                            by_code.entry(code).or_insert_with(|| vec![Entry::default(); self.slots.number]);
                        own[slot] = entry;
                    }
                }
            }
        }
        by_code
    }

    /// What had happened by the end of each period. Rows are added period by
    /// period, as long as that does not change the age of a person placed before.
    fn up_to(
        &self,
        ages: &Ages,
        all: &[Placed],
        periods: usize,
        codes: &mut Codes,
        keep: &mut dyn FnMut(usize, &Found, &Codes),
    ) {
        let mut found = Found::default();
        let mut first: FxHashMap<u32, i32> = FxHashMap::default();
        let mut shown: FxHashMap<u32, i32> = FxHashMap::default();
        let mut done: Vec<u32> = Vec::new();
        for place in 0..periods {
            let new: Vec<u32> = all
                .iter()
                .filter(|row| row.by_then == Some(place as u32))
                .map(|row| row.row as u32)
                .collect();
            let mut changed = false;
            for (row, year) in self.counted(&new) {
                let Some(person) = person(ages, row) else { continue };
                let known = first.entry(person).or_insert(year);
                *known = year.min(*known);
                changed |= shown.get(&person).is_some_and(|before| *before != *known);
            }
            done.extend(&new);
            let rows = if changed {
                found = Found::default();
                shown.clear();
                &done
            } else {
                &new
            };
            for row in rows {
                let year = self.year(ages, &first, *row);
                if let (Some(person), Some(year), true) = (person(ages, *row), year, self.counts(*row)) {
                    shown.insert(person, year);
                }
                self.add(ages, *row, year, codes, &mut found);
            }
            keep(place, &found, codes);
        }
    }

    /// What some rows come to by themselves.
    fn found(&self, ages: &Ages, rows: &[u32], codes: &mut Codes) -> Found {
        let mut found = Found::default();
        let mut first: FxHashMap<u32, i32> = FxHashMap::default();
        for (row, year) in self.counted(rows) {
            if let Some(person) = person(ages, row) {
                let known = first.entry(person).or_insert(year);
                *known = year.min(*known);
            }
        }
        for row in rows {
            self.add(ages, *row, self.year(ages, &first, *row), codes, &mut found);
        }
        found
    }

    /// The rows that count, with their years.
    fn counted(&self, rows: &[u32]) -> Vec<(u32, i32)> {
        rows.iter()
            .filter(|row| self.counts(**row))
            .filter_map(|row| Some((*row, self.own_year(*row)?)))
            .collect()
    }

    fn counts(&self, row: u32) -> bool {
        self.groups.looks.get(&row).is_some_and(|look| look.above || look.below)
    }

    fn own_year(&self, row: u32) -> Option<i32> {
        self.recipe.ground.days(row as usize).and_then(|(first, _)| year_of(first))
    }

    fn year(&self, ages: &Ages, first: &FxHashMap<u32, i32>, row: u32) -> Option<i32> {
        // A row that does not count has its own age.
        let of_person =
            person(ages, row).filter(|_| self.counts(row)).and_then(|person| first.get(&person).copied());
        of_person.or_else(|| self.own_year(row))
    }

    /// Adds a row to the categories into which it falls in a year.
    fn add(&self, ages: &Ages, row: u32, year: Option<i32>, codes: &mut Codes, found: &mut Found) {
        let Some(look) = self.groups.looks.get(&row) else { return };
        let age = year.zip(ages.birth(row as usize)).map(|(year, birth)| year - birth);
        for category in self.categories_of(row, age, codes) {
            let entry = found.entries.entry(category).or_default();
            entry.records += u64::from(look.above || look.below);
            entry.incomplete += u64::from(look.unsure);
            if look.above {
                let new =
                    self.amount(&self.recipe.numerator, row, category, &mut found.above, self.geography);
                entry.numerator = entry.numerator + new;
            }
            if let (true, Some(side)) = (look.below, &self.recipe.denominator) {
                let new = self.amount(side, row, category, &mut found.below, &Geography::All);
                entry.denominator = entry.denominator + new;
            }
        }
    }

    /// What a row adds to a side in a category: for keys those that are new in it.
    fn amount(
        &self,
        side: &Side,
        row: u32,
        category: u32,
        seen: &mut FxHashSet<(u32, u64)>,
        place: &Geography,
    ) -> Decimal {
        match &side.what {
            What::Keys(column) => {
                let is_new = seen.insert((category, u64::from(column.codes[row as usize])));
                if is_new { Decimal::ONE } else { Decimal::ZERO }
            }
            What::Entries(column) => {
                let Value::Text(text) = column.at(row as usize) else { return Decimal::ZERO };
                let entries = text.split('|').filter(|entry| !entry.is_empty());
                let own = entries.filter(|entry| self.recipe.is_entry_in(row as usize, entry, place));
                let number = |entry: &str| self.groups.names.iter().position(|name| **name == *entry);
                let new = own.filter_map(number).filter(|key| seen.insert((category, *key as u64))).count();
                i64::try_from(new).map(Decimal::from).unwrap_or_default()
            }
            What::Values(_) => {
                self.recipe.ground.share(row as usize, added(side, row as usize), self.geography)
            }
            What::Weighed(..) => added(side, row as usize),
            What::Statistic(..) => Decimal::ZERO,
            What::Records | What::Present(_) => Decimal::ONE,
        }
    }

    /// The numbers of a row's categories at an age.
    fn categories_of(&self, row: u32, age: Option<i32>, codes: &mut Codes) -> Vec<u32> {
        let fixed = self.categories.parts.iter().find_map(|part| match part {
            Kind::Fixed(column, _) => Some(column.codes[row as usize]),
            Kind::Age(_) => None,
        });
        let key = (fixed.unwrap_or(0), age);
        if let Some(known) = codes.known.get(&key) {
            return known.clone();
        }
        let mut texts = vec![String::new()];
        for (nth, part) in self.categories.parts.iter().enumerate() {
            let own: Vec<Arc<str>> = match part {
                Kind::Fixed(column, of_value) => of_value[column.codes[row as usize] as usize].clone(),
                Kind::Age(ages) => vec![ages.band_at(self.project, age)],
            };
            let join = |before: &String, code: &Arc<str>| match nth {
                0 => code.to_string(),
                _ => format!("{before}*{code}"),
            };
            texts = texts.iter().flat_map(|before| own.iter().map(move |code| join(before, code))).collect();
        }
        let numbers = texts.into_iter().map(|text| {
            let text: Arc<str> = text.into();
            let (number, is_new) = codes.numbers.of(text.clone(), 0);
            if is_new {
                codes.codes.push(text);
            }
            number
        });
        let numbers: Vec<u32> = numbers.collect();
        codes.known.insert(key, numbers.clone());
        numbers
    }
}

fn person(ages: &Ages, row: u32) -> Option<u32> {
    ages.persons.codes.get(row as usize).copied().filter(|person| *person != 0)
}
