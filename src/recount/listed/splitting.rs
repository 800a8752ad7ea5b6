//! What a row is split into where it is several of a list: shares of an amount, entries of a list,
//! stretches of days.

use super::listing::{Added, Adds, Keys, RowsOf, Unlisted};
use crate::cube::Geography;
use crate::number::Decimal;
use crate::project::{Component, Fold, Measure, Path};
use crate::recount::column::Coded;
use crate::recount::having::entries;
use crate::recount::places::are_several;
use crate::recount::plain::{Key, falling, keys};
use crate::recount::recipe::{Look, Recipe, Side, Statistic, What};
use crate::recount::value::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What rows are split into, as far as a row can be several.
pub struct Splitting<'r> {
    recipe: &'r Recipe,
    pub rows_of: RowsOf,
    /// The number of each entry of the lists.
    numbers: BTreeMap<Arc<str>, u32>,
    /// The last days of stretches of time.
    cuts: &'r BTreeSet<i32>,
}

/// A part of a row: a share, an entry, a stretch of days, or all of it.
#[derive(Clone)]
pub struct Part {
    place: Geography,
    entry: Option<u32>,
    pub days: Option<(i32, i32)>,
    pub places: BTreeSet<Geography>,
}

/// The components of a measure that has any.
pub fn components(measure: &Measure) -> Vec<&Component> {
    match measure {
        Measure::Single(component) => vec![component],
        Measure::Ratio { numerator, denominator, .. } => vec![numerator, denominator],
        _ => Vec::new(),
    }
}

/// The column whose different values a component counts.
pub fn distinct(component: &Component) -> Option<&Path> {
    match &component.fold {
        Fold::Distinct(path) => Some(path),
        _ => None,
    }
}

impl<'r> Splitting<'r> {
    /// How the rows of an indicator are split.
    pub fn new(
        recipe: &'r Recipe,
        measure: &Measure,
        kept: &[(usize, Look)],
        cuts: &'r BTreeSet<i32>,
    ) -> Result<Splitting<'r>, Unlisted> {
        let sides = [Some(&recipe.numerator), recipe.denominator.as_ref()];
        let of = |is: fn(&What) -> bool| sides.iter().flatten().any(|side| is(&side.what));
        let lists: BTreeSet<&Path> = components(measure)
            .into_iter()
            .zip(sides.iter().flatten())
            .filter(|(_, side)| matches!(side.what, What::Entries(_)))
            .filter_map(|(component, _)| distinct(component))
            .collect();
        let several = |row: usize| recipe.ground.places_of(row).is_some_and(are_several);
        let is_shared = recipe.ground.money && kept.iter().any(|(row, _)| several(*row));
        let has_statistic = of(|what| {
            matches!(what, What::Statistic(Statistic::Middle | Statistic::Least | Statistic::Greatest, _))
        });
        let has_values = of(|what| matches!(what, What::Values(_) | What::Weighed(..) | What::Statistic(..)));
        let spreads = |what: &What| {
            matches!(what, What::Values(_) | What::Records | What::Present(_) | What::Weighed(..))
        };
        let all_values = !of(|what| !matches!(what, What::Values(_)));
        let is_spread = recipe.ground.spans.is_some();
        let rows_of = match (lists.len(), is_shared) {
            // What is no amount is not shared, and would stand in the row of each share.
            (0, shared)
                if is_spread
                    && (!shared || all_values)
                    && sides.iter().flatten().all(|side| spreads(&side.what)) =>
            {
                RowsOf::Days(shared)
            }
            _ if is_spread => return Err(Unlisted::Measure),
            (0, false) => RowsOf::Records,
            (0, true) if !has_statistic => RowsOf::Shares,
            (1, false) if !has_values => {
                lists.first().map_or(RowsOf::Records, |path| RowsOf::Entries((*path).clone()))
            }
            // An amount would stand in each of several rows, or its share in place of it.
            _ => return Err(Unlisted::Measure),
        };
        let mut numbers = BTreeMap::new();
        for side in sides.iter().flatten() {
            if let What::Entries(column) = &side.what {
                numbers = entries_of(column);
            }
        }
        Ok(Splitting { recipe, rows_of, numbers, cuts })
    }

    /// The parts of a row.
    pub fn parts(&self, row: usize, places: BTreeSet<Geography>) -> Vec<Part> {
        let ground = &self.recipe.ground;
        let whole = |places| vec![Part { place: Geography::All, entry: None, days: None, places }];
        match &self.rows_of {
            RowsOf::Shares | RowsOf::Days(true) => {
                let Some(shares) = ground.shares(row) else { return self.by_days(row, whole(places)) };
                let own: BTreeSet<&Geography> = shares.iter().map(|(place, _)| place).collect();
                let of = |own: &Geography| Part {
                    place: own.clone(),
                    entry: None,
                    days: None,
                    places: places.iter().filter(|place| ground.is_in(row, own, place)).cloned().collect(),
                };
                self.by_days(row, own.into_iter().map(of).collect())
            }
            RowsOf::Days(false) => self.by_days(row, whole(places)),
            RowsOf::Entries(_) => {
                let sides = [Some(&self.recipe.numerator), self.recipe.denominator.as_ref()];
                let of = |side: &&Side| keys(self.recipe, side, row, &Geography::All);
                let own: BTreeSet<Key> = sides.iter().flatten().flat_map(of).collect();
                let own: Vec<Part> = own
                    .into_iter()
                    .filter_map(|key| match key {
                        Key::Entry(entry) => Some(entry),
                        Key::Number(_) => None,
                    })
                    .map(|entry| Part {
                        place: Geography::All,
                        entry: self.numbers.get(&entry).copied(),
                        days: None,
                        places: places
                            .iter()
                            .filter(|place| self.recipe.is_entry_in(row, &entry, place))
                            .cloned()
                            .collect(),
                    })
                    .collect();
                if own.is_empty() { whole(places) } else { own }
            }
            RowsOf::Records | RowsOf::History(..) => whole(places),
        }
    }

    /// The same parts for each stretch of days into which the values of a row fall.
    fn by_days(&self, row: usize, parts: Vec<Part>) -> Vec<Part> {
        let ground = &self.recipe.ground;
        let Some(spans) = &ground.spans else { return parts };
        let Some((from, to)) = spans.get(row).copied().flatten() else { return Vec::new() };
        let to = to.min(ground.as_of);
        let mut stretches: Vec<(i32, i32)> = Vec::new();
        let mut begin = from;
        for cut in self.cuts.range(from..).take_while(|cut| **cut < to) {
            stretches.push((begin, *cut));
            begin = cut + 1;
        }
        stretches.push((begin, to));
        let of = |part: Part| {
            stretches.iter().map(move |days| Part { days: Some(*days), ..part.clone() }).collect::<Vec<_>>()
        };
        parts.into_iter().flat_map(of).collect()
    }

    /// What is made of what rows add to a side; `path` is that of its keys.
    pub fn adds(&self, side: &Side, path: Option<&Path>) -> Option<Adds> {
        Some(match &side.what {
            // A record counts once, in however many rows it stands.
            What::Records | What::Present(_) if self.is_split() => Adds::Unique(Keys::Records),
            What::Records | What::Present(_) | What::Values(_) | What::Weighed(..) => Adds::Sum,
            What::Statistic(Statistic::Mean, _) => Adds::Mean,
            What::Statistic(Statistic::Middle, _) => Adds::Median,
            What::Statistic(Statistic::Least, _) => Adds::Least,
            What::Statistic(Statistic::Greatest, _) => Adds::Greatest,
            What::Keys(_) | What::Entries(_) => Adds::Unique(Keys::Values(path?.clone())),
        })
    }

    fn is_split(&self) -> bool {
        matches!(self.rows_of, RowsOf::Shares | RowsOf::Entries(_))
    }

    /// What a part of a row adds to a side.
    pub fn added(&self, side: &Side, row: usize, counts: bool, part: &Part) -> Option<Added> {
        if !counts {
            return None;
        }
        let spans = self.recipe.ground.spans.as_ref();
        if let (Some(spans), Some(days)) = (spans, part.days) {
            let span = spans.get(row).copied().flatten()?;
            return Some(Added::Amount(falling(self.recipe, side, row, span, days, &part.place)));
        }
        match &side.what {
            What::Records | What::Present(_) if self.is_split() => u32::try_from(row).ok().map(Added::Key),
            What::Records | What::Present(_) => Some(Added::Amount(Decimal::ONE)),
            What::Values(_) | What::Weighed(..) | What::Statistic(..) => {
                Some(Added::Amount(self.recipe.ground.share(row, side.value(row)?, &part.place)))
            }
            What::Keys(column) => column.codes.get(row).copied().map(Added::Key),
            What::Entries(_) => part.entry.map(Added::Key),
        }
    }
}

/// The entries of the lists of a column, numbered.
fn entries_of(column: &Coded) -> BTreeMap<Arc<str>, u32> {
    let texts = column.values.iter().filter_map(|value| match value {
        Value::Text(text) => Some(text),
        _ => None,
    });
    let all: BTreeSet<&str> = texts.flat_map(|text| entries(text)).collect();
    all.into_iter().map(Arc::from).zip(0u32..).collect()
}
