//! From what became of each row to the records that counted and those left out.

use super::columns::{Mattering, components, folded};
use super::condition::Parts;
use super::model::Cells;
use super::model::{Entry, Explanation, Reason, Why};
use crate::compute::Scope;
use crate::cube::Address;
use crate::project::{Basis, Fold, Indicator, Measure, Path, Project};
use crate::recount::{Fate, Left, Recount, RowFate};
use crate::validate::Valid;
use jiff::civil::Date;
use polars::prelude::PolarsResult;
use std::collections::HashMap;

/// What the rows are looked up in.
pub struct Source<'a> {
    project: &'a Project,
    valid: &'a Valid,
    recount: Recount<'a>,
    /// The last day whose events count.
    pub as_of: Date,
    /// The day by which things were to be known.
    pub known_by: Option<Date>,
    cells: Cells,
}

impl<'a> Source<'a> {
    /// The rows of a project within a scope.
    pub fn new(project: &'a Project, valid: &'a Valid, scope: &'a Scope, cells: Cells) -> Source<'a> {
        let recount = Recount::new(project, valid, scope);
        Source { project, valid, recount, as_of: scope.as_of, known_by: scope.known_by, cells }
    }

    /// Adds the rows of the indicator's own table.
    ///
    /// # Errors
    /// If a path does not fit the tables, which definitions that were resolved rule out.
    pub fn add(&self, explained: &mut Explanation, indicator: &Indicator, basis: &Basis) -> PolarsResult<()> {
        let address: Address = explained.figure.address.clone();
        let columns = Mattering::new(self.project, self.valid, &self.recount, indicator, basis, &address)?;
        let parts = Parts::new(&self.recount, indicator, basis);
        let lacking = summed(&indicator.measure);
        let fates = self.recount.rows(&address);
        let instead = Instead::new(&self.recount, indicator, basis, &fates);
        let table: std::sync::Arc<str> = self.project.tables[basis.table].name.as_str().into();
        for RowFate { row, fate } in &fates {
            let (numerator, denominator, why) = match fate {
                Fate::Counted { numerator, denominator } => (*numerator, *denominator, None),
                Fate::Left(left) => {
                    let detail = match left {
                        Left::ConditionNotMet => parts.unmet(*row),
                        Left::CannotBeJudged => parts.missing(*row),
                        Left::NoValue => lacking.clone(),
                        _ => String::new(),
                    };
                    let counted = match left {
                        Left::Repeat | Left::NotTheLatest => instead.of(*row),
                        _ => None,
                    };
                    let why = Why {
                        detail,
                        instead: counted.map(|row| columns.place(row)),
                        ..Why::plain(Reason::Left(*left))
                    };
                    (None, None, Some(why))
                }
            };
            let entry = Entry {
                table: table.clone(),
                row: Some(*row),
                place: columns.place(*row),
                record: columns.record(*row),
                numerator,
                denominator,
                why,
                cells: Vec::new(),
            };
            match entry.why {
                None => explained.records.push(entry),
                Some(_) => explained.excluded.push(entry),
            }
        }
        explained.sort();
        let most = match self.cells {
            Cells::All => usize::MAX,
            Cells::First(most) => most,
        };
        for entry in explained.records.iter_mut().take(most) {
            entry.cells = entry.row.map(|row| columns.cells(row)).unwrap_or_default();
        }
        if self.cells == Cells::All {
            for entry in &mut explained.excluded {
                entry.cells = entry.row.map(|row| columns.cells(row)).unwrap_or_default();
            }
        }
        Ok(())
    }
}

/// The columns of what is added up or counted once.
fn summed(measure: &Measure) -> String {
    let mut names: Vec<&str> = Vec::new();
    let folds = components(measure).into_iter().flat_map(|component| folded(&component.fold));
    let of_mean = match measure {
        Measure::Mean(value) => value.columns.as_slice(),
        _ => &[],
    };
    for path in folds.chain(of_mean) {
        if !names.contains(&path.name.as_str()) {
            names.push(&path.name);
        }
    }
    names.join(", ")
}

/// The rows that counted for each key.
struct Instead {
    of_key: Vec<Counted>,
}

/// The key of each row, and of each key the row that counted.
type Counted = (Vec<Option<u32>>, HashMap<u32, usize>);

impl Instead {
    fn new(recount: &Recount<'_>, indicator: &Indicator, basis: &Basis, fates: &[RowFate]) -> Instead {
        let mut paths: Vec<&Path> = Vec::new();
        for component in components(&indicator.measure) {
            if let Fold::Distinct(path) = &component.fold {
                paths.push(path);
            }
        }
        if let Measure::State { key, .. } | Measure::Moved { key, .. } = &indicator.measure {
            paths.push(key);
        }
        let of_key = paths.into_iter().map(|path| {
            let keys = recount.keys(basis.table, path);
            let mut counted = HashMap::new();
            for RowFate { row, fate } in fates {
                if let (Fate::Counted { .. }, Some(Some(key))) = (fate, keys.get(*row)) {
                    counted.entry(*key).or_insert(*row);
                }
            }
            (keys, counted)
        });
        Instead { of_key: of_key.collect() }
    }

    /// The row that counted in place of another.
    fn of(&self, row: usize) -> Option<usize> {
        self.of_key
            .iter()
            .find_map(|(keys, counted)| counted.get(&keys.get(row).copied().flatten()?).copied())
    }
}
