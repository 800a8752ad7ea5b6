//! What the records of one key must come to.

use super::column::Coded;
use super::columns::Columns;
use super::places::of_values;
use super::value::Value;
use crate::number::Decimal;
use crate::project::{Column, Expression, FieldType, Fold, Having, Path, Project};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A condition, judged for every row.
pub struct Judged {
    column: Arc<Coded>,
    truths: Vec<Option<bool>>,
}

impl Judged {
    /// A condition over a table.
    pub fn new(columns: &Columns, table: usize, condition: &Expression) -> Judged {
        let column = columns.judged(table, condition);
        let truths = of_values(&column, Value::truth);
        Judged { column, truths }
    }

    /// Whether it holds in a row; none where it cannot be judged.
    pub fn at(&self, row: usize) -> Option<bool> {
        let code = *self.column.codes.get(row)?;
        self.truths.get(code as usize).copied().flatten()
    }
}

/// One thing that the records of a key must come to.
pub struct Term {
    condition: Option<Judged>,
    what: What,
    at_least: Option<Decimal>,
    at_most: Option<Decimal>,
}

enum What {
    Records,
    Different(Arc<Coded>, bool),
    Sum(Arc<Coded>),
}

impl Term {
    /// What is asked of the records of a key.
    pub fn new(columns: &Columns, table: usize, having: &Having) -> Term {
        let what = match (&having.fold, having.fold.value()) {
            (Fold::Distinct(path), _) => {
                What::Different(columns.of(table, path), is_list(columns.tables.project, path))
            }
            (_, Some(value)) => What::Sum(columns.judged(table, value)),
            _ => What::Records,
        };
        let condition = having.condition.as_ref().map(|condition| Judged::new(columns, table, condition));
        Term { condition, what, at_least: having.at_least, at_most: having.at_most }
    }

    /// Whether some records come to it; none where a missing value leaves it open.
    pub fn holds(&self, rows: &[usize]) -> Option<bool> {
        let (mut records, mut open) = (0i64, 0i64);
        let mut different: BTreeSet<Arc<str>> = BTreeSet::new();
        let mut persons: BTreeSet<u32> = BTreeSet::new();
        let mut sum = Decimal::ZERO;
        for row in rows {
            match self.condition.as_ref().map_or(Some(true), |condition| condition.at(*row)) {
                Some(false) => continue,
                None => {
                    open += 1;
                    continue;
                }
                Some(true) => records += 1,
            }
            match &self.what {
                What::Records => {}
                What::Sum(values) => match values.at(*row).number() {
                    Some(value) => sum = sum + value,
                    None => open += 1,
                },
                What::Different(column, is_list) => match column.at(*row) {
                    Value::Nothing => open += 1,
                    Value::Someone => {
                        persons.insert(column.codes[*row]);
                    }
                    value => {
                        let text = value.text().unwrap_or_default();
                        match is_list {
                            true => {
                                let before = different.len();
                                different.extend(entries(&text).map(Arc::from));
                                open +=
                                    i64::from(before == different.len() && entries(&text).next().is_none());
                            }
                            false => {
                                different.insert(text);
                            }
                        }
                    }
                },
            }
        }
        let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let (low, high) = match &self.what {
            What::Sum(_) if open > 0 => return None,
            What::Sum(_) => (sum, sum),
            What::Records => (Decimal::from(records), Decimal::from(records + open)),
            What::Different(..) => {
                let found = number(different.len() + persons.len());
                (Decimal::from(found), Decimal::from(found + open))
            }
        };
        let is_within = |number: Decimal| {
            self.at_least.is_none_or(|least| number >= least)
                && self.at_most.is_none_or(|most| number <= most)
        };
        let never =
            self.at_least.is_some_and(|least| high < least) || self.at_most.is_some_and(|most| low > most);
        match (never, is_within(low) && is_within(high)) {
            (true, _) => Some(false),
            (_, true) => Some(true),
            _ => None,
        }
    }
}

/// Whether all that is asked of the records of a key holds.
pub fn all_hold(terms: &[Term], rows: &[usize]) -> Option<bool> {
    let found: Vec<Option<bool>> = terms.iter().map(|term| term.holds(rows)).collect();
    if found.contains(&Some(false)) {
        Some(false)
    } else if found.contains(&None) {
        None
    } else {
        Some(true)
    }
}

/// The entries of a list.
pub fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').filter(|entry| !entry.is_empty())
}

/// Whether a column holds lists, of which each entry counts.
pub fn is_list(project: &Project, path: &Path) -> bool {
    match path.column {
        Column::Field(field) => {
            let field = project.tables.get(path.table).and_then(|table| table.fields.get(field));
            field.is_some_and(|field| field.kind == FieldType::List)
        }
        Column::Groups(_) => true,
        _ => false,
    }
}
