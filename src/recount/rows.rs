//! What became of every row of a table in one figure.

use super::category::Categories;
use super::columns::Columns;
use super::having::all_hold;
use super::plain::{Key, keys, spread};
use super::recipe::{Look, Recipe, Side, What};
use super::verdict::{Fate, Left, RowFate};
use crate::cube::{Accumulation, Address};
use crate::number::Decimal;
use crate::period::to_days;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

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
            .or_else(|| ground.not_in(row, &address.geography))
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
    // Keys that do not count are taken as counted already.
    let (mut above, mut below) = (BTreeSet::new(), BTreeSet::new());
    if recipe.numerator.first && address.accumulation == Accumulation::InPeriod {
        above.extend(not_first(recipe, address, &mut kept, &mut left));
    }
    above.extend(not_having(recipe, &recipe.numerator, address, &mut kept, &mut left));
    if let Some(side) = &recipe.denominator {
        below.extend(not_having(recipe, side, address, &mut kept, &mut left));
    }
    let mut fates: Vec<RowFate> = left
        .iter()
        .enumerate()
        .map(|(row, left)| RowFate { row, fate: Fate::Left(left.unwrap_or(Left::Repeat)) })
        .collect();
    for (row, look) in kept {
        let of = |side: &Side, seen: &mut BTreeSet<Key>, counts: bool| {
            if counts { added(recipe, side, row, seen, address) } else { None }
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

/// Leaves out the rows of keys that had counted before the period began; gives the keys.
fn not_first(
    recipe: &Recipe,
    address: &Address,
    kept: &mut Vec<(usize, Look)>,
    left: &mut [Option<Left>],
) -> BTreeSet<Key> {
    let Some(from) = address.period.from.map(to_days) else { return BTreeSet::new() };
    let mut known: BTreeSet<Key> = BTreeSet::new();
    for row in 0..recipe.ground.height {
        let is_before =
            recipe.ground.days(row).is_some_and(|(_, last)| last < from && last <= recipe.ground.as_of);
        let counts = is_before
            && recipe.look(row).above
            && recipe.ground.not_of(row, &address.programme).is_none()
            && recipe.ground.not_in(row, &address.geography).is_none();
        if counts {
            known.extend(keys(recipe, &recipe.numerator, row, &address.geography));
        }
    }
    kept.retain(|(row, look)| {
        let own = keys(recipe, &recipe.numerator, *row, &address.geography);
        let is_known = look.above && own.iter().all(|key| known.contains(key));
        if is_known {
            left[*row] = Some(Left::NotFirst);
        }
        !is_known
    });
    known
}

/// Leaves a side out of the rows of keys whose records do not come to what is
/// asked; gives the keys.
fn not_having(
    recipe: &Recipe,
    side: &Side,
    address: &Address,
    kept: &mut Vec<(usize, Look)>,
    left: &mut [Option<Left>],
) -> BTreeSet<Key> {
    if side.having.is_empty() {
        return BTreeSet::new();
    }
    let is_above = std::ptr::eq(side, &recipe.numerator);
    let mut of_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    let counts = |look: &Look| if is_above { look.above } else { look.below };
    for (row, _) in kept.iter().filter(|(_, look)| counts(look)) {
        for key in keys(recipe, side, *row, &address.geography) {
            of_key.entry(key).or_default().push(*row);
        }
    }
    let verdicts: BTreeMap<Key, Option<bool>> =
        of_key.into_iter().map(|(key, rows)| (key, all_hold(&side.having, &rows))).collect();
    kept.retain_mut(|(row, look)| {
        if !counts(look) {
            return true;
        }
        let own: Vec<Option<bool>> = keys(recipe, side, *row, &address.geography)
            .iter()
            .filter_map(|key| verdicts.get(key).copied())
            .collect();
        if own.contains(&Some(true)) {
            return true;
        }
        if is_above {
            look.above = false
        } else {
            look.below = false
        }
        let stays = look.above || look.below;
        if !stays {
            left[*row] = Some(if own.contains(&None) { Left::CannotBeJudged } else { Left::NotHaving });
        }
        stays
    });
    verdicts.into_iter().filter(|(_, verdict)| *verdict != Some(true)).map(|(key, _)| key).collect()
}

/// What a row adds to a side: none where all its keys have counted before.
fn added(
    recipe: &Recipe,
    side: &Side,
    row: usize,
    seen: &mut BTreeSet<Key>,
    address: &Address,
) -> Option<Decimal> {
    if let (Some(_), Some(look)) = (&recipe.ground.spans, Some(recipe.look(row))) {
        let to_date = address.accumulation == Accumulation::ToDate;
        let entry = spread(recipe, &[(row, look)], &address.period, to_date, &address.geography);
        let is_above = std::ptr::eq(side, &recipe.numerator);
        return Some(if is_above { entry.numerator } else { entry.denominator });
    }
    match &side.what {
        What::Records | What::Present(_) => Some(Decimal::ONE),
        What::Values(_) | What::Statistic(..) | What::Weighed(..) => {
            Some(recipe.ground.share(row, side.value(row)?, &address.geography))
        }
        What::Keys(_) | What::Entries(_) => {
            let own = keys(recipe, side, row, &address.geography);
            let new = own.into_iter().filter(|key| seen.insert(key.clone())).count();
            i64::try_from(new).ok().filter(|new| *new > 0).map(Decimal::from)
        }
    }
}
