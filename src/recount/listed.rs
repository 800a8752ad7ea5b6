//! The rows that an indicator takes, each with when and where it counts and what it adds: what
//! evidence lists, and what a figure can be added up from again without this program.

mod listing;

mod splitting;

pub use listing::{Added, Adds, Keys, Listed, Listing, RowsOf, Unlisted, Wanted};

use super::columns::Columns;
use super::ground::Ground;
use super::identifying::tells_who;
use super::recipe::{Look, Recipe, Side};
use super::stock::{Asked, History};
use crate::cube::Geography;
use crate::number::Decimal;
use crate::project::{Basis, Expression, Indicator, Measure, Path};
use rustc_hash::FxHashMap;
use splitting::{Splitting, components, distinct};
use std::collections::BTreeSet;

/// The rows that an indicator takes.
pub fn listing(columns: &Columns, number: usize, wanted: &Wanted) -> Result<Listing, Unlisted> {
    let project = columns.tables.project;
    let indicator = project.indicators.get(number).ok_or(Unlisted::Measure)?;
    let basis = indicator.basis.as_ref().ok_or(Unlisted::Measure)?;
    if values(&indicator.measure).any(|value| value.columns.iter().any(|path| tells_who(project, path))) {
        return Err(Unlisted::Personal);
    }
    match Asked::of(&indicator.measure) {
        Some(what) => of_history(columns, indicator, basis, what, wanted),
        None => of_records(columns, number, &indicator.measure, wanted),
    }
}

/// The values that the rows of a measure show.
fn values(measure: &Measure) -> impl Iterator<Item = &Expression> {
    let own: Vec<&Expression> = match measure {
        Measure::Mean(value) => vec![value],
        Measure::Checklist { answer, weight, .. } => [answer].into_iter().chain(weight).collect(),
        _ => Vec::new(),
    };
    own.into_iter().chain(components(measure).into_iter().filter_map(|component| component.fold.value()))
}

fn of_history(
    columns: &Columns,
    indicator: &Indicator,
    basis: &Basis,
    what: Asked,
    wanted: &Wanted,
) -> Result<Listing, Unlisted> {
    let (Measure::State { key, .. } | Measure::Moved { key, .. }) = &indicator.measure else {
        return Err(Unlisted::Measure);
    };
    let history = History::new(columns, basis, key, what);
    let holdings = history.holdings().ok_or(Unlisted::Measure)?;
    let ground = &history.ground;
    let takes = |row: usize, last: i32| wanted.takes(ground, row, Some(last));
    let counting: Vec<_> =
        holdings.into_iter().filter(|holding| holding.counts && takes(holding.row, holding.days.1)).collect();
    let too_many = (counting.len() > wanted.at_most).then_some(counting.len());
    let rows = counting.into_iter().filter(|_| too_many.is_none()).map(|holding| Listed {
        row: holding.row,
        part: 0,
        days: Some(holding.days),
        until: holding.until,
        places: ground.counted_in(holding.row),
        programmes: ground.programmes_of(holding.row).cloned().unwrap_or_default(),
        above: Some(Added::Amount(Decimal::ONE)),
        below: None,
    });
    let condition = basis.condition.as_ref().map(|condition| condition.tree.to_string());
    Ok(Listing {
        table: basis.table,
        rows_of: RowsOf::History(key.clone(), condition.unwrap_or_default()),
        above: Adds::Sum,
        below: None,
        first: false,
        standing: matches!(what, Asked::Stock(_)),
        too_many,
        rows: rows.collect(),
    })
}

fn of_records(
    columns: &Columns,
    number: usize,
    measure: &Measure,
    wanted: &Wanted,
) -> Result<Listing, Unlisted> {
    let recipe = Recipe::new(columns, number).ok_or(Unlisted::Measure)?;
    let ground = &recipe.ground;
    let sides: Vec<&Side> =
        [Some(&recipe.numerator), recipe.denominator.as_ref()].into_iter().flatten().collect();
    if sides.iter().any(|side| !side.having.is_empty()) {
        return Err(Unlisted::Measure);
    }
    let last = |row: usize| if ground.undated { None } else { ground.days(row).map(|(_, last)| last) };
    let kept: Vec<(usize, Look)> = (0..ground.height)
        .filter(|row| ground.counts(*row))
        .map(|row| (row, recipe.look(row)))
        .filter(|(row, look)| (look.above || look.below) && wanted.takes(ground, *row, last(*row)))
        .collect();
    let splitting = Splitting::new(&recipe, measure, &kept, &wanted.cuts)?;
    let folds: Vec<Option<&Path>> = match components(measure).as_slice() {
        [] => vec![None, None],
        own => own.iter().map(|component| distinct(component)).collect(),
    };
    let adds = |nth: usize| {
        let side = sides.get(nth)?;
        splitting.adds(side, folds.get(nth).copied().flatten())
    };
    let mut listing = Listing {
        table: ground.table,
        rows_of: splitting.rows_of.clone(),
        above: adds(0).ok_or(Unlisted::Measure)?,
        below: adds(1),
        first: recipe.numerator.first,
        standing: false,
        too_many: (kept.len() > wanted.at_most).then_some(kept.len()),
        rows: Vec::new(),
    };
    if listing.too_many.is_some() {
        return Ok(listing);
    }
    let mut known = Known::default();
    for (row, look) in kept {
        let places = known.counted_in(ground, row);
        for (nth, part) in (0u32..).zip(splitting.parts(row, places)) {
            listing.rows.push(Listed {
                row,
                part: nth,
                days: part.days.or_else(|| ground.days(row).filter(|_| !ground.undated)),
                until: None,
                above: splitting.added(&recipe.numerator, row, look.above, &part),
                below: recipe
                    .denominator
                    .as_ref()
                    .and_then(|side| splitting.added(side, row, look.below, &part)),
                places: part.places,
                programmes: ground.programmes_of(row).cloned().unwrap_or_default(),
            });
        }
    }
    if listing.rows.len() > wanted.at_most {
        listing.too_many = Some(listing.rows.len());
        listing.rows.clear();
    }
    Ok(listing)
}

/// The number of a row's places, and the days between which it may have happened.
type Whereabouts = (u32, Option<(i32, i32)>);

/// In which places rows count, found once for rows with the same places on the same days: who
/// is a member of what takes a while to find.
#[derive(Default)]
struct Known {
    places: FxHashMap<Whereabouts, BTreeSet<Geography>>,
}

impl Known {
    fn counted_in(&mut self, ground: &Ground, row: usize) -> BTreeSet<Geography> {
        let code = ground.place.as_ref().and_then(|column| column.codes.get(row));
        match code {
            // Shares are those of the row alone.
            Some(code) if ground.shares(row).is_none() => {
                let days = if ground.undated { None } else { ground.days(row) };
                self.places.entry((*code, days)).or_insert_with(|| ground.counted_in(row)).clone()
            }
            _ => ground.counted_in(row),
        }
    }
}
