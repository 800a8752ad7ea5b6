//! What an indicator counts, row by row: its condition, and the sides of its measure.

use super::column::Coded;
use super::columns::Columns;
use super::ground::Ground;
use super::having::{Judged, Term, is_list};
use super::value::Value;
use super::verdict::Left;
use crate::cube::{Accumulation, Geography};
use crate::number::{Decimal, SCALE};
use crate::project::{Basis, Column, Component, Expression, Fold, Measure};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What one side of a measure takes of each row.
pub enum What {
    /// The row itself.
    Records,
    /// A value, which is added up.
    Values(Arc<Coded>),
    /// The row, if it has a value.
    Present(Arc<Coded>),
    /// A value of which something is taken that is no sum.
    Statistic(Statistic, Arc<Coded>),
    /// An answer and its weight: the weight times the answer, or the weight alone.
    Weighed(Arc<Coded>, Option<Arc<Coded>>, bool),
    /// A key, which counts once.
    Keys(Arc<Coded>),
    /// The entries of a list, each of which counts once.
    Entries(Arc<Coded>),
}

/// What is taken of values, beside their sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statistic {
    /// Their sum over their number.
    Mean,
    /// The middle one, or the mean of the middle two.
    Middle,
    /// The least.
    Least,
    /// The greatest.
    Greatest,
}

/// One side of a measure.
pub struct Side {
    condition: Option<Judged>,
    /// What it takes of each row.
    pub what: What,
    /// What the records of a key must come to.
    pub having: Vec<Term>,
    /// Whether only keys count that are in the cell for the first time.
    pub first: bool,
}

/// What a row is to one side of a measure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// It counts.
    Counts,
    /// The side's condition is not met.
    Unmet,
    /// The side's condition cannot be judged.
    Unjudged,
    /// It has no value, or no key.
    Empty,
}

impl Side {
    fn new(columns: &Columns, table: usize, component: &Component) -> Side {
        let project = columns.tables.project;
        let what = match &component.fold {
            Fold::Count => What::Records,
            Fold::Distinct(path) if is_list(project, path) => What::Entries(columns.of(table, path)),
            Fold::Distinct(path) => What::Keys(columns.of(table, path)),
            Fold::Sum(value) => What::Values(columns.judged(table, value)),
            Fold::Mean(value) => What::Statistic(Statistic::Mean, columns.judged(table, value)),
            Fold::Median(value) => What::Statistic(Statistic::Middle, columns.judged(table, value)),
            Fold::Min(value) => What::Statistic(Statistic::Least, columns.judged(table, value)),
            Fold::Max(value) => What::Statistic(Statistic::Greatest, columns.judged(table, value)),
        };
        let condition = component.condition.as_ref();
        let condition = condition.map(|condition| Judged::new(columns, table, condition));
        let having = component.having.iter().map(|having| Term::new(columns, table, having)).collect();
        Side { condition, what, having, first: component.first }
    }

    /// A side that takes something of every row.
    fn whole(what: What) -> Side {
        Side { condition: None, what, having: Vec::new(), first: false }
    }

    /// Whether it cannot be added up row by row.
    fn is_plain(&self) -> bool {
        self.first || !self.having.is_empty() || matches!(self.what, What::Statistic(..))
    }

    fn fit(&self, row: usize) -> Fit {
        match self.condition.as_ref().map_or(Some(true), |condition| condition.at(row)) {
            Some(false) => Fit::Unmet,
            None => Fit::Unjudged,
            Some(true) if self.has(row) => Fit::Counts,
            Some(true) => Fit::Empty,
        }
    }

    fn has(&self, row: usize) -> bool {
        match &self.what {
            What::Records => true,
            What::Present(column) => column.at(row).number().is_some(),
            What::Values(_) | What::Statistic(..) | What::Weighed(..) => self.value(row).is_some(),
            What::Keys(column) | What::Entries(column) => *column.at(row) != Value::Nothing,
        }
    }

    /// The value that a row adds, where values are added up.
    pub fn value(&self, row: usize) -> Option<Decimal> {
        match &self.what {
            What::Values(column) | What::Statistic(_, column) => column.at(row).number(),
            What::Weighed(answer, weight, by_answer) => {
                let is_part = |answer: &Decimal| *answer >= Decimal::ZERO && *answer <= Decimal::ONE;
                let answer = answer.at(row).number().filter(is_part)?;
                let weight = weight.as_ref().map_or(Some(Decimal::ONE), |weight| weight.at(row).number());
                let weight = weight.filter(|weight| *weight >= Decimal::ZERO)?;
                if !by_answer {
                    return Some(weight);
                }
                Decimal::round_rational(&(weight.to_rational() * answer.to_rational()), SCALE)
            }
            _ => None,
        }
    }
}

/// What a row is to an indicator, wherever it falls.
#[derive(Clone, Copy)]
pub struct Look {
    /// Whether it is in the numerator.
    pub above: bool,
    /// Whether it is in the denominator.
    pub below: bool,
    /// Whether it could not be judged, in all or in part, because a value is missing.
    pub unsure: bool,
    /// Why it is in neither.
    pub left: Option<Left>,
}

/// What an indicator counts.
pub struct Recipe {
    /// The indicator.
    pub indicator: usize,
    /// When and where its rows count.
    pub ground: Ground,
    condition: Option<Judged>,
    /// The numerator, or the measure itself.
    pub numerator: Side,
    /// The denominator.
    pub denominator: Option<Side>,
    paired: bool,
    /// Whether entries of a list are counted that are the places themselves.
    by_own_place: bool,
    /// The country of each place below a country.
    country_of: BTreeMap<String, Arc<str>>,
    /// The only rows that count, whatever else is said.
    only: Option<Vec<bool>>,
}

impl Recipe {
    /// What an indicator counts; none if it counts no records by themselves.
    pub fn new(columns: &Columns, indicator: usize) -> Option<Recipe> {
        let def = columns.tables.project.indicators.get(indicator)?;
        let basis = def.basis.as_ref()?;
        let table = basis.table;
        let (numerator, denominator, paired) = match &def.measure {
            Measure::Single(component) => (Side::new(columns, table, component), None, false),
            Measure::Mean(value) => {
                let column = columns.judged(table, value);
                (Side::whole(What::Values(column.clone())), Some(Side::whole(What::Present(column))), false)
            }
            Measure::Checklist { answer, weight, .. } => {
                let answer = columns.judged(table, answer);
                let weight = weight.as_ref().map(|weight| columns.judged(table, weight));
                let yes = What::Weighed(answer.clone(), weight.clone(), true);
                (Side::whole(yes), Some(Side::whole(What::Weighed(answer, weight, false))), false)
            }
            Measure::Ratio { numerator, denominator, .. } => {
                // Two sums over different values are of the records that have both.
                let paired = match (&numerator.fold, &denominator.fold) {
                    (Fold::Sum(one), Fold::Sum(other)) => one.tree != other.tree,
                    _ => false,
                };
                let denominator = Side::new(columns, table, denominator);
                (Side::new(columns, table, numerator), Some(denominator), paired)
            }
            _ => return None,
        };
        let condition = basis.condition.as_ref().map(|condition| Judged::new(columns, table, condition));
        let ground = Ground::new(columns, basis, adds_money(&def.measure));
        let lists = columns.tables.project.places.iter();
        let codes = lists.filter_map(|list| columns.tables.project.code_lists.get(*list));
        let country_of = codes
            .flat_map(|list| &list.codes)
            .filter_map(|code| {
                Some((code.code.clone(), columns.tables.project.country_of(&code.code)?.into()))
            })
            .collect();
        let by_own_place = !ground.money && entries_are_places(basis, &def.measure);
        Some(Recipe {
            indicator,
            ground,
            condition,
            numerator,
            denominator,
            paired,
            by_own_place,
            country_of,
            only: None,
        })
    }

    /// Counts some rows, each once, and nothing else.
    pub fn only(&mut self, rows: Vec<bool>) {
        self.numerator = Side::whole(What::Records);
        self.denominator = None;
        self.by_own_place = false;
        self.only = Some(rows);
    }

    /// What a row is to the indicator.
    pub fn look(&self, row: usize) -> Look {
        if let Some(only) = &self.only {
            let above = only.get(row).copied().unwrap_or(false);
            let left = (!above).then_some(Left::ConditionNotMet);
            return Look { above, below: false, unsure: false, left };
        }
        let nothing = |left, unsure| Look { above: false, below: false, unsure, left: Some(left) };
        match self.condition.as_ref().map_or(Some(true), |condition| condition.at(row)) {
            Some(false) => return nothing(Left::ConditionNotMet, false),
            None => return nothing(Left::CannotBeJudged, true),
            Some(true) => {}
        }
        let above = self.numerator.fit(row);
        let below = self.denominator.as_ref().map(|side| side.fit(row));
        let fits = [Some(above), below];
        let any = |fit: Fit| fits.contains(&Some(fit));
        let unsure = any(Fit::Unjudged) || any(Fit::Empty);
        let (above, below) = (above == Fit::Counts, below == Some(Fit::Counts));
        if self.paired && above != below {
            return nothing(Left::NotPaired, true);
        }
        let left = if above || below {
            None
        } else if any(Fit::Unjudged) {
            Some(Left::CannotBeJudged)
        } else if any(Fit::Empty) {
            Some(Left::NoValue)
        } else {
            Some(Left::ConditionNotMet)
        };
        Look { above, below, unsure, left }
    }

    /// Whether it cannot be added up row by row.
    pub fn is_plain(&self) -> bool {
        self.numerator.is_plain()
            || self.denominator.as_ref().is_some_and(Side::is_plain)
            || self.ground.spans.is_some()
    }

    /// Whether which of its keys count depends on what else is in a cell.
    pub fn is_by_cell(&self, accumulation: Accumulation) -> bool {
        let sides = [Some(&self.numerator), self.denominator.as_ref()];
        sides.into_iter().flatten().any(|side| !side.having.is_empty())
            || (self.numerator.first && accumulation == Accumulation::InPeriod)
    }

    /// Whether an entry of a list counts in a place: where the entries are the
    /// places, only in its own.
    pub fn is_entry_in(&self, row: usize, entry: &str, place: &Geography) -> bool {
        if !self.by_own_place || *place == Geography::All {
            return true;
        }
        let named = self.ground.places_of(row);
        let country = Geography::Country(entry.into());
        let is_country = named.is_some_and(|named| named.contains(&country));
        let own = if is_country { country } else { Geography::Place(entry.into()) };
        let above = self.country_of.get(entry).map(|country| Geography::Country(country.clone()));
        self.ground.is_in(row, &own, place)
            || above.is_some_and(|country| !is_country && self.ground.is_in(row, &country, place))
    }
}

/// Whether a measure adds up money, which is split among countries.
pub fn adds_money(measure: &Measure) -> bool {
    let of = |value: &Expression| value.columns.iter().any(|path| matches!(path.column, Column::Money(_)));
    let side = |component: &Component| component.fold.value().is_some_and(of);
    match measure {
        Measure::Single(component) => side(component),
        Measure::Mean(value) => of(value),
        Measure::Ratio { numerator, denominator, .. } => side(numerator) || side(denominator),
        _ => false,
    }
}

/// Whether a list is counted by its entries, and says the places too: then each
/// entry counts in its own place alone.
pub fn entries_are_places(basis: &Basis, measure: &Measure) -> bool {
    let distinct = match measure {
        Measure::Single(component) => &component.fold,
        Measure::Ratio { numerator, .. } => &numerator.fold,
        _ => return false,
    };
    matches!(distinct, Fold::Distinct(path) if basis.place.as_ref() == Some(path))
}
