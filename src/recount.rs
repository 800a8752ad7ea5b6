//! A second calculation, made apart from the first: every figure again, by a
//! plain walk over the valid rows. It says of each row of a table what became of
//! it in a figure, so that the figure can be explained, and it is compared with
//! what `compute` found before anything is written.
//!
//! Nothing that adds up is shared with `compute`: conditions are evaluated
//! here, records are put into periods, places, programmes and categories here,
//! and values are folded here.

mod verdict;

mod value;

mod evaluate;

mod column;

mod tables;

mod person;

mod members;

mod age;

mod columns;

mod places;

mod ground;

mod category;

mod having;

mod recipe;

mod slots;

mod plain;

mod rows;

mod groups;

mod old;

mod fold;

mod stock;

mod figure;

mod counts;

mod derived;

mod countries;

mod parts;

mod reported;

mod verify;

mod left_out;

mod identifying;

mod listed;

pub use identifying::is_identifying;
pub use listed::{Added, Adds, Keys, Listed, Listing, RowsOf, Unlisted, Wanted};
pub use verdict::{Fate, Left, RowFate};

use crate::compute::Scope;
use crate::cube::{Accumulation, Address, Cube, Geography, Programme};
use crate::diag::Finding;
use crate::period::{Period, to_days};
use crate::project::{Basis, Expression, Measure, Path, Project};
use crate::validate::Valid;
use columns::Columns;
use ground::Ground;
use recipe::Recipe;
use stock::{Asked, History};
use tables::Tables;

/// The second calculation over the valid rows of a project.
pub struct Recount<'a> {
    columns: Columns<'a>,
}

impl<'a> Recount<'a> {
    /// A calculation within a scope. Nothing is read before it is needed.
    pub fn new(project: &'a Project, valid: &'a Valid, scope: &'a Scope) -> Recount<'a> {
        let as_of = to_days(scope.as_of);
        let tables = Tables { project, valid: &valid.tables, as_of, groups: &scope.groups };
        Recount { columns: Columns::new(tables) }
    }

    /// For each valid row of a table whether a condition holds; none where it cannot be judged.
    pub fn holds(&self, table: usize, condition: &Expression) -> Vec<Option<bool>> {
        let judged = self.columns.judged(table, condition);
        judged.codes.iter().map(|code| judged.value(*code).truth()).collect()
    }

    /// For each valid row of a table a number that stands for the value of a
    /// column, the same for the same value; none where there is none.
    pub fn keys(&self, table: usize, path: &Path) -> Vec<Option<u32>> {
        let column = self.columns.of(table, path);
        column
            .codes
            .iter()
            .map(|code| (*column.value(*code) != value::Value::Nothing).then_some(*code))
            .collect()
    }

    /// For each valid row of a table the text of a column, with what belongs to
    /// a person as it is known of the person; none where there is none.
    pub fn texts(&self, table: usize, path: &Path) -> Vec<Option<std::sync::Arc<str>>> {
        let column = self.columns.of(table, path);
        column.codes.iter().map(|code| column.value(*code).text()).collect()
    }

    /// The valid rows of a table that fall into a period, belong to a programme and are in
    /// one of some places, or in any where none is named, each with its first day.
    pub fn listed(
        &self,
        basis: &Basis,
        (period, accumulation): (&Period, Accumulation),
        programme: &Programme,
        places: &[Geography],
    ) -> Vec<(usize, Option<i32>)> {
        let ground = Ground::new(&self.columns, basis, false);
        let is_in = |row: usize| {
            basis.place.is_none()
                || places.is_empty()
                || places.iter().any(|place| ground.not_in(row, place).is_none())
        };
        let is_of = |row: usize| basis.programme.is_none() || ground.not_of(row, programme).is_none();
        // What has no day is listed among all to date: nothing says that it is later.
        let is_when = |row: usize| {
            let undated = basis.date.is_none() && accumulation == Accumulation::ToDate;
            undated || ground.not_when(row, period, accumulation).is_none()
        };
        (0..ground.height)
            .filter(|row| is_when(*row) && is_of(*row) && is_in(*row))
            .map(|row| (row, ground.days(row).map(|(first, _)| first)))
            .collect()
    }

    /// What became of each valid row of the indicator's table in a figure;
    /// nothing for a figure that is not made of rows: one derived from others,
    /// or one that is only reported.
    pub fn rows(&self, address: &Address) -> Vec<RowFate> {
        let indicator = self.columns.tables.project.indicators.get(address.indicator);
        if let Some((Measure::State { key, .. } | Measure::Moved { key, .. }, Some(basis))) =
            indicator.map(|indicator| (&indicator.measure, &indicator.basis))
            && let Some(what) = indicator.and_then(|indicator| Asked::of(&indicator.measure))
        {
            return History::new(&self.columns, basis, key, what).fates(&self.columns, address);
        }
        match Recipe::new(&self.columns, address.indicator) {
            Some(recipe) => rows::fates(&self.columns, &recipe, address),
            None => Vec::new(),
        }
    }

    /// The rows that an indicator takes, as far as some of its figures need them, with what each
    /// adds and where it counts.
    ///
    /// # Errors
    /// [`Unlisted`] where the indicator cannot be told row by row.
    pub fn listing(&self, indicator: usize, wanted: &Wanted) -> Result<Listing, Unlisted> {
        listed::listing(&self.columns, indicator, wanted)
    }

    /// How many valid rows of its table a figure of all places left out, by reason. Rows that
    /// repeat a key are not left out: they stand for it as well as another.
    pub fn left_out(&self, address: &Address) -> Vec<(Left, u64)> {
        left_out::left_out(&self.columns, address, || self.rows(address))
    }
}

/// Computes every figure of a cube a second time, and says what is not the same.
/// Without findings the cube stands.
pub fn verify(project: &Project, valid: &Valid, scope: &Scope, cube: &Cube) -> Vec<Finding> {
    let as_of = to_days(scope.as_of);
    let tables = Tables { project, valid: &valid.tables, as_of, groups: &scope.groups };
    verify::differences(&Columns::new(tables), scope, cube)
}
