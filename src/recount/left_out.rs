//! How many rows a figure left out, and why.

use super::columns::Columns;
use super::recipe::Recipe;
use super::verdict::{Fate, Left, RowFate};
use crate::cube::{Address, Geography};
use std::collections::BTreeMap;

/// How many rows of its table a figure left out, by reason; `fates` gives what became of each,
/// where that takes more than a look at the rows one by one.
pub fn left_out(
    columns: &Columns,
    address: &Address,
    fates: impl FnOnce() -> Vec<RowFate>,
) -> Vec<(Left, u64)> {
    let mut found: BTreeMap<Left, u64> = BTreeMap::new();
    let mut add = |left: Option<Left>| {
        if let Some(left) = left.filter(|left| *left != Left::Repeat) {
            *found.entry(left).or_default() += 1;
        }
    };
    let recipe = Recipe::new(columns, address.indicator);
    let is_simple = address.category.is_total() && address.geography == Geography::All;
    match recipe.filter(|recipe| is_simple && !recipe.is_by_cell(address.accumulation)) {
        Some(recipe) => {
            let ground = &recipe.ground;
            for row in 0..ground.height {
                add(ground
                    .not_when(row, &address.period, address.accumulation)
                    .or_else(|| ground.not_of(row, &address.programme))
                    .or_else(|| recipe.look(row).left));
            }
        }
        None => {
            for fate in fates() {
                add(match fate.fate {
                    Fate::Counted { .. } => None,
                    Fate::Left(left) => Some(left),
                });
            }
        }
    }
    found.into_iter().collect()
}
