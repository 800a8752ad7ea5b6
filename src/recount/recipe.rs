//! What an indicator counts, row by row: its condition, and the sides of its measure.

use super::column::Coded;
use super::columns::Columns;
use super::ground::{Ground, is_in};
use super::places::of_values;
use super::value::Value;
use super::verdict::Left;
use crate::cube::Geography;
use crate::number::Decimal;
use crate::project::{Basis, Column, Component, Expression, FieldType, Fold, Measure, Path, Project};
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

/// What one side of a measure takes of each row.
pub enum What {
    /// The row itself.
    Records,
    /// A value, which is added up.
    Values(Arc<Coded>),
    /// The row, if it has a value.
    Present(Arc<Coded>),
    /// A key, which counts once.
    Keys(Arc<Coded>),
    /// The entries of a list, each of which counts once.
    Entries(Arc<Coded>),
}

/// One side of a measure.
pub struct Side {
    condition: Option<Judged>,
    /// What it takes of each row.
    pub what: What,
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
            Fold::Sum(value)
            | Fold::Mean(value)
            | Fold::Median(value)
            | Fold::Min(value)
            | Fold::Max(value) => What::Values(columns.judged(table, value)),
        };
        let condition = component.condition.as_ref();
        Side { condition: condition.map(|condition| Judged::new(columns, table, condition)), what }
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
            What::Values(column) | What::Present(column) => column.at(row).number().is_some(),
            What::Keys(column) | What::Entries(column) => *column.at(row) != Value::Nothing,
        }
    }

    /// The value that a row adds, where values are added up.
    pub fn value(&self, row: usize) -> Option<Decimal> {
        match &self.what {
            What::Values(column) => column.at(row).number(),
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
                let sum = Side { condition: None, what: What::Values(column.clone()) };
                (sum, Some(Side { condition: None, what: What::Present(column) }), false)
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
        let by_own_place = !ground.money && entries_are_places(basis, &def.measure);
        Some(Recipe {
            indicator,
            ground,
            condition,
            numerator,
            denominator,
            paired,
            by_own_place,
            only: None,
        })
    }

    /// Counts some rows, each once, and nothing else.
    pub fn only(&mut self, rows: Vec<bool>) {
        self.numerator = Side { condition: None, what: What::Records };
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

    /// Whether an entry of a list counts in a place: where the entries are the
    /// places, only in its own.
    pub fn is_entry_in(&self, project: &Project, entry: &str, place: &Geography) -> bool {
        if !self.by_own_place || *place == Geography::All {
            return true;
        }
        let own = match project.code_lists.get(project.countries).and_then(|list| list.get(entry)) {
            Some(_) => Geography::Country(entry.into()),
            None => Geography::Place(entry.into()),
        };
        let country = project.country_of(entry).map(|country| Geography::Country(country.into()));
        is_in(project, &own, place) || country.is_some_and(|country| is_in(project, &country, place))
    }
}

fn is_list(project: &Project, path: &Path) -> bool {
    let Column::Field(field) = path.column else { return false };
    let field = project.tables.get(path.table).and_then(|table| table.fields.get(field));
    field.is_some_and(|field| field.kind == FieldType::List)
}

/// Whether a measure adds up money, which is split among countries.
pub fn adds_money(measure: &Measure) -> bool {
    let of = |value: &Expression| value.columns.iter().any(|path| matches!(path.column, Column::Money(_)));
    let side = |component: &Component| match &component.fold {
        Fold::Count | Fold::Distinct(_) => false,
        Fold::Sum(value) | Fold::Mean(value) | Fold::Median(value) | Fold::Min(value) | Fold::Max(value) => {
            of(value)
        }
    };
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
