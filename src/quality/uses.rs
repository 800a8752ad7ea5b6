//! Which records the indicators of a table use.

use super::share::{Judged, Share};
use crate::compute::Judge;
use crate::project::Project;
use crate::validate::Valid;
use polars::prelude::PolarsResult;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// For each indicator of a table whether it uses each record; null: not known.
type OfTable = Vec<(usize, Vec<Option<bool>>)>;

/// Which records indicators use, by table: found once, for all rules.
#[derive(Default)]
pub struct Uses {
    by_table: BTreeMap<usize, OfTable>,
}

impl Uses {
    /// The shares over the records that each indicator uses, of indicators
    /// that use any record that was judged.
    ///
    /// # Errors
    /// If Polars refuses a condition.
    pub fn of(
        &mut self,
        project: &Project,
        valid: &Valid,
        table: usize,
        judged: &Judged,
    ) -> PolarsResult<Vec<(usize, Share)>> {
        let used = match self.by_table.entry(table) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(uses_of(project, valid, table)?),
        };
        let shares = used.iter().map(|(indicator, uses)| {
            let of = judged.outcomes.iter().zip(uses).filter(|(_, uses)| **uses == Some(true));
            (*indicator, Share::of(of.map(|(outcome, _)| *outcome)))
        });
        Ok(shares.filter(|(_, share)| *share != Share::default()).collect())
    }
}

fn uses_of(project: &Project, valid: &Valid, table: usize) -> PolarsResult<OfTable> {
    let own = project.indicators.iter().enumerate().filter_map(|(number, indicator)| {
        Some((number, indicator.basis.as_ref().filter(|basis| basis.table == table)?))
    });
    let own: Vec<_> = own.collect();
    let conditions = own.iter().filter_map(|(_, basis)| basis.condition.as_ref());
    let judge = Judge::new(project, &valid.tables, table, conditions)?;
    own.into_iter().map(|(number, basis)| Ok((number, judge.holds(basis.condition.as_ref())?))).collect()
}
