//! What became of every row of a table in one figure.

use super::category::Categories;
use super::columns::Columns;
use super::places::shared;
use super::recipe::{Look, Recipe, Side, What};
use super::value::Value;
use super::verdict::{Fate, Left, RowFate};
use crate::cube::{Address, Geography};
use crate::number::Decimal;
use crate::project::Project;
use rustc_hash::{FxHashMap, FxHashSet};

/// The fate of each row of the indicator's table in a figure.
pub fn fates(columns: &Columns, recipe: &Recipe, address: &Address) -> Vec<RowFate> {
    let project = columns.tables.project;
    let ground = &recipe.ground;
    let mut kept: Vec<(usize, Look)> = Vec::new();
    let mut left: Vec<Option<Left>> = vec![None; ground.height];
    for (row, fate) in left.iter_mut().enumerate() {
        let look = recipe.look(row);
        *fate = ground
            .not_when(row, &address.period, address.accumulation)
            .or_else(|| ground.not_of(row, &address.programme))
            .or_else(|| ground.not_in(project, row, &address.geography))
            .or(look.left);
        if fate.is_none() {
            kept.push((row, look));
        }
    }
    let dimension =
        project.indicators[recipe.indicator].by.iter().find(|d| *d.name == *address.category.dimension);
    if let Some(dimension) = dimension {
        let categories = Categories::new(columns, ground.table, dimension);
        let first = match categories.ages() {
            Some(ages) => {
                ages.first_years(kept.iter().filter_map(|(row, _)| Some((*row, ground.days(*row)?.0))))
            }
            None => FxHashMap::default(),
        };
        kept.retain(|(row, _)| {
            let person = categories.ages().and_then(|ages| ages.persons.codes.get(*row));
            let own = ground.days(*row).and_then(|(day, _)| super::column::year_of(day));
            let year = person.and_then(|person| first.get(person).copied()).or(own);
            let has = categories.has(project, *row, &address.category.code, year);
            if !has {
                left[*row] = Some(Left::OtherCategory);
            }
            has
        });
    }
    let mut fates: Vec<RowFate> = left
        .iter()
        .enumerate()
        .map(|(row, left)| RowFate { row, fate: Fate::Left(left.unwrap_or(Left::Repeat)) })
        .collect();
    let (mut above, mut below) = (Once::default(), Once::default());
    for (row, look) in kept {
        let place = &address.geography;
        let of = |side: &Side, once: &mut Once, counts: bool| {
            if counts { once.added(project, recipe, side, row, place) } else { None }
        };
        let numerator = of(&recipe.numerator, &mut above, look.above);
        let denominator = match &recipe.denominator {
            Some(side) => of(side, &mut below, look.below),
            None => None,
        };
        if numerator.is_some() || denominator.is_some() {
            fates[row].fate = Fate::Counted { numerator, denominator };
        }
    }
    fates
}

/// What has counted already.
#[derive(Default)]
struct Once {
    keys: FxHashSet<u32>,
    entries: FxHashSet<String>,
}

impl Once {
    /// What a row adds to a side in a place: none for a key that counted before.
    fn added(
        &mut self,
        project: &Project,
        recipe: &Recipe,
        side: &Side,
        row: usize,
        place: &Geography,
    ) -> Option<Decimal> {
        match &side.what {
            What::Records | What::Present(_) => Some(Decimal::ONE),
            What::Values(_) => {
                let value = side.value(row)?;
                let shares = u32::try_from(row).ok().and_then(|row| recipe.ground.shares.get(&row));
                Some(match shares.filter(|_| *place != Geography::All) {
                    Some(shares) => shared(value, shares, place),
                    None => value,
                })
            }
            What::Keys(column) => self.keys.insert(column.codes[row]).then_some(Decimal::ONE),
            What::Entries(column) => {
                let Value::Text(text) = column.at(row) else { return None };
                let entries = text.split('|').filter(|entry| !entry.is_empty());
                let own = entries.filter(|entry| recipe.is_entry_in(project, entry, place));
                let new = own.filter(|entry| self.entries.insert((*entry).to_string())).count();
                i64::try_from(new).ok().filter(|new| *new > 0).map(Decimal::from)
            }
        }
    }
}
