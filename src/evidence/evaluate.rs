//! What recipes come to over the rows of evidence, as a spreadsheet would work it out.

use super::model::{Evidence, EvidenceRow, EvidenceSheet, Fold, How, Recipe, Selection};
use crate::cube::Number;
use crate::number::{Decimal, arithmetic};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

impl Selection {
    /// Whether a row is among those selected.
    pub fn takes(&self, row: &EvidenceRow) -> bool {
        let has = |wanted: &Option<String>, own: &[String]| {
            wanted.as_ref().is_none_or(|wanted| own.iter().any(|own| own == wanted))
        };
        self.takes_days(row) && has(&self.programme, &row.programmes) && has(&self.place, &row.places)
    }

    fn takes_days(&self, row: &EvidenceRow) -> bool {
        self.from.is_none_or(|from| row.first.is_some_and(|first| first >= from))
            && self.to.is_none_or(|to| row.last.is_some_and(|last| last <= to))
            && (!self.standing || row.until.is_none_or(|until| self.to.is_some_and(|to| until > to)))
    }
}

impl Evidence {
    /// What a recipe comes to over the rows of the sheets: none over nothing, and of what is carried.
    pub fn evaluate(&self, recipe: &Recipe) -> Option<Number> {
        let numbers = |fold: &Fold| -> Vec<Decimal> {
            let rows = self.sheets.get(fold.sheet).into_iter().flat_map(|sheet| &sheet.rows);
            let taken = rows.filter(|row| fold.of.takes(row));
            taken.filter_map(|row| row.adds.get(fold.column).copied().flatten()).collect()
        };
        Number::of_rational(&worked_out(recipe, &numbers)?)
    }
}

/// What a recipe comes to, exactly; `numbers` gives those of the rows that a fold takes.
pub fn worked_out(recipe: &Recipe, numbers: &dyn Fn(&Fold) -> Vec<Decimal>) -> Option<BigRational> {
    match recipe {
        Recipe::Fold(fold) => folded(fold.how, numbers(fold)),
        Recipe::Quotient { above, below, times } => {
            let (above, below) = (worked_out(above, numbers)?, worked_out(below, numbers)?);
            (!below.is_zero()).then(|| above * times.to_rational() / below)
        }
        Recipe::Arithmetic(operation, left, right) => {
            let (left, right) = (worked_out(left, numbers)?, worked_out(right, numbers)?);
            arithmetic(*operation, left, right)
        }
        Recipe::Number(number) => Some(number.to_rational()),
        Recipe::Carried(_) => None,
    }
}

fn folded(how: How, mut numbers: Vec<Decimal>) -> Option<BigRational> {
    let exact = |number: &Decimal| number.to_rational();
    match how {
        How::Sum => Some(exact(&numbers.into_iter().sum())),
        How::Unique => {
            let different: FxHashSet<i128> = numbers.iter().map(|number| number.units()).collect();
            Some(BigRational::from_integer(BigInt::from(different.len())))
        }
        How::Least => numbers.iter().min().map(exact),
        How::Greatest => numbers.iter().max().map(exact),
        How::Median => {
            numbers.sort_unstable();
            let middle = numbers.len() / 2;
            if numbers.len() % 2 == 1 {
                return numbers.get(middle).map(exact);
            }
            let (low, high) = (numbers.get(middle.checked_sub(1)?)?, numbers.get(middle)?);
            Some(exact(&(*low + *high)) / BigRational::from_integer(BigInt::from(2)))
        }
    }
}

/// The rows of a sheet by the programme and place for which they are asked: many figures take the
/// same, and differ in their days alone.
#[derive(Debug, Default)]
pub struct Index {
    codes: FxHashMap<String, u32>,
    rows: FxHashMap<(u32, u32), Vec<u32>>,
}

impl Index {
    /// The rows of a sheet, by what is asked of it.
    pub fn new<'s>(sheet: &EvidenceSheet, asked: impl Iterator<Item = &'s Selection>) -> Index {
        let mut index = Index::default();
        let pairs: BTreeSet<(Option<&str>, Option<&str>)> =
            asked.map(|of| (of.programme.as_deref(), of.place.as_deref())).collect();
        let pairs: Vec<(u32, u32)> = pairs
            .into_iter()
            .map(|(programme, place)| (index.number(programme), index.number(place)))
            .collect();
        for pair in pairs {
            index.rows.insert(pair, Vec::new());
        }
        for (number, row) in (0u32..).zip(&sheet.rows) {
            let known = |own: &[String]| -> Vec<u32> {
                let own = own.iter().filter_map(|code| index.codes.get(code).copied());
                std::iter::once(0).chain(own).collect()
            };
            let (programmes, places) = (known(&row.programmes), known(&row.places));
            for programme in &programmes {
                for place in &places {
                    if let Some(rows) = index.rows.get_mut(&(*programme, *place)) {
                        rows.push(number);
                    }
                }
            }
        }
        index
    }

    /// The number of a code; 0 stands for all rows.
    fn number(&mut self, code: Option<&str>) -> u32 {
        let Some(code) = code else { return 0 };
        // There are far fewer codes than 2³².
        let next = self.codes.len() as u32 + 1;
        *self.codes.entry(code.to_string()).or_insert(next)
    }

    /// The numbers of the rows that a fold takes.
    pub fn numbers(&self, sheet: &EvidenceSheet, fold: &Fold) -> Vec<Decimal> {
        let number = |code: &Option<String>| match code {
            None => Some(0),
            Some(code) => self.codes.get(code).copied(),
        };
        let pair = number(&fold.of.programme).zip(number(&fold.of.place));
        let rows = pair.and_then(|pair| self.rows.get(&pair));
        let rows = rows.into_iter().flatten().filter_map(|row| sheet.rows.get(*row as usize));
        let taken = rows.filter(|row| fold.of.takes_days(row));
        taken.filter_map(|row| row.adds.get(fold.column).copied().flatten()).collect()
    }
}
