//! What the records of a key come to in a cell, and whether that is what is
//! asked of them. A value that is missing may leave it open.

use super::fall::Sets;
use super::judge::{Judge, Keys};
use crate::number::Decimal;
use crate::project::{Column, FieldType, Fold, Having, Path, Project};
use crate::table::Table;
use polars::prelude::PolarsResult;
use rustc_hash::FxHashSet;

/// What each record adds to one condition on its key.
#[derive(Debug, Clone)]
pub struct Term {
    /// For each record whether the condition of its own holds.
    holds: Vec<Option<bool>>,
    what: What,
    at_least: Option<Decimal>,
    at_most: Option<Decimal>,
}

#[derive(Debug, Clone)]
enum What {
    Count,
    /// For each record the values that are told apart; none: it is missing.
    Distinct(Vec<Vec<u32>>),
    Sum(Vec<Option<Decimal>>),
}

/// Whether the records of a key come to what is asked of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// They do.
    Met,
    /// They do not.
    NotMet,
    /// A missing value leaves it open.
    Open,
}

impl Term {
    /// What some rows of a table add to a condition on their keys.
    ///
    /// # Errors
    /// If Polars refuses an expression.
    pub fn new(
        project: &Project,
        tables: &[Table],
        table: usize,
        judge: &Judge,
        having: &Having,
        rows: &[u32],
    ) -> PolarsResult<Term> {
        let all = judge.holds(having.condition.as_ref())?;
        let what = match &having.fold {
            Fold::Count => What::Count,
            Fold::Distinct(path) if is_list(project, path) => {
                let Keys { sets, .. } = &Keys::new(project, tables, table, path)?;
                What::Distinct(rows.iter().map(|row| Sets::of(sets, *row as usize).to_vec()).collect())
            }
            Fold::Distinct(path) => {
                let keys = judge.keys(path)?;
                What::Distinct(rows.iter().map(|row| keys[*row as usize].into_iter().collect()).collect())
            }
            Fold::Sum(value)
            | Fold::Mean(value)
            | Fold::Median(value)
            | Fold::Min(value)
            | Fold::Max(value) => {
                let values = judge.values(value)?;
                What::Sum(rows.iter().map(|row| values[*row as usize]).collect())
            }
        };
        let holds = rows.iter().map(|row| all[*row as usize]).collect();
        Ok(Term { holds, what, at_least: having.at_least, at_most: having.at_most })
    }

    /// The same with records repeated: `of` gives the record of each repetition.
    pub fn repeat(&self, of: &[usize]) -> Term {
        Term {
            holds: of.iter().map(|i| self.holds[*i]).collect(),
            what: match &self.what {
                What::Count => What::Count,
                What::Distinct(keys) => What::Distinct(of.iter().map(|i| keys[*i].clone()).collect()),
                What::Sum(values) => What::Sum(of.iter().map(|i| values[*i]).collect()),
            },
            at_least: self.at_least,
            at_most: self.at_most,
        }
    }
}

/// What the records of one key have come to so far, for one condition on it.
#[derive(Debug, Default)]
pub struct Reached {
    count: i64,
    different: FxHashSet<u32>,
    sum: Decimal,
    /// Records of which it is not known whether they add, or what.
    open: i64,
}

impl Reached {
    /// Adds a record.
    pub fn add(&mut self, term: &Term, record: usize) {
        match term.holds[record] {
            Some(false) => return,
            None => {
                self.open += 1;
                return;
            }
            Some(true) => {}
        }
        match &term.what {
            What::Count => self.count += 1,
            What::Distinct(keys) => match keys[record].as_slice() {
                [] => self.open += 1,
                keys => self.different.extend(keys),
            },
            What::Sum(values) => match values[record] {
                None => self.open += 1,
                Some(value) => self.sum = self.sum + value,
            },
        }
    }

    /// Whether that is what is asked. Each record that is left open may add one
    /// to a count; of a sum nothing is known with one of them.
    pub fn verdict(&self, term: &Term) -> Verdict {
        let (low, high) = match &term.what {
            What::Sum(_) if self.open > 0 => return Verdict::Open,
            What::Sum(_) => (self.sum, self.sum),
            What::Count => (Decimal::from(self.count), Decimal::from(self.count + self.open)),
            What::Distinct(_) => {
                let different = i64::try_from(self.different.len()).unwrap_or(i64::MAX);
                (Decimal::from(different), Decimal::from(different.saturating_add(self.open)))
            }
        };
        let too_little = |number: Decimal| term.at_least.is_some_and(|least| number < least);
        let too_much = |number: Decimal| term.at_most.is_some_and(|most| number > most);
        if too_little(high) || too_much(low) {
            Verdict::NotMet
        } else if too_little(low) || too_much(high) {
            Verdict::Open
        } else {
            Verdict::Met
        }
    }
}

/// Whether all conditions on a key hold: one that does not settles it.
pub fn verdict(terms: &[Term], reached: &[Reached]) -> Verdict {
    let mut all = Verdict::Met;
    for (term, reached) in terms.iter().zip(reached) {
        match reached.verdict(term) {
            Verdict::NotMet => return Verdict::NotMet,
            Verdict::Open => all = Verdict::Open,
            Verdict::Met => {}
        }
    }
    all
}

/// Whether a column holds lists, whose entries are told apart.
fn is_list(project: &Project, path: &Path) -> bool {
    match &path.column {
        Column::Field(field) => project.tables[path.table].fields[*field].kind == FieldType::List,
        Column::Groups(_) => true,
        _ => false,
    }
}
