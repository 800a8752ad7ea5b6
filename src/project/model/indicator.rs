//! Indicators and the results that they measure.

use super::column::{Expression, Path};
use crate::cube::Accumulation;
use crate::diag::Place;
use crate::number::Decimal;
use crate::period::PeriodKind;
use crate::text::Text;
use jiff::civil::Date;

/// The level of an indicator in the results chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // The names say what they are.
pub enum Level {
    Input,
    Output,
    Outcome,
    Impact,
    Context,
}

impl Level {
    /// The word for it in definitions and results.
    pub fn word(self) -> &'static str {
        match self {
            Level::Input => "input",
            Level::Output => "output",
            Level::Outcome => "outcome",
            Level::Impact => "impact",
            Level::Context => "context",
        }
    }
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The names say what they are.
pub enum Better {
    Higher,
    Lower,
    Neither,
}

/// An indicator.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Its id.
    pub id: String,
    /// Its code; the id where none is given.
    pub code: String,
    /// The version of its definition.
    pub version: i64,
    /// Since when this version of the definition holds, if it says so.
    pub valid_from: Option<Date>,
    /// Its title.
    pub title: Text,
    /// What it counts.
    pub definition: Text,
    /// Why it is counted.
    pub rationale: Text,
    /// What it does not tell.
    pub limitations: Text,
    /// Where its records come from, in words.
    pub source: Text,
    /// Who answers for it.
    pub owner: Text,
    /// Its level in the results chain.
    pub level: Level,
    /// Its unit, a code of the project's list of units, `%` or a currency.
    pub unit: String,
    /// Digits after the point when shown.
    pub decimals: Option<u32>,
    /// Which way is better.
    pub better: Better,
    /// How it is computed.
    pub measure: Measure,
    /// What its records are, and where they fall. None for `derived`.
    pub basis: Option<Basis>,
    /// Disaggregations.
    pub by: Vec<Dimension>,
    /// Kinds of period, finest first as declared.
    pub periods: Vec<PeriodKind>,
    /// Accumulations, in the order of [`Accumulation`].
    pub accumulate: Vec<Accumulation>,
    /// How totals that partners report for it add up.
    pub adding: Adding,
    /// What proves it.
    pub means_of_verification: Text,
    /// Links to frameworks: number of the code list, and code.
    pub links: Vec<(usize, String)>,
    /// Where it is defined.
    pub at: Place,
}

impl Indicator {
    /// Whether it counts or adds up over time, so that a target can be prorated
    /// and a baseline be part of it; ratios, means and what is derived do not.
    pub fn is_count(&self) -> bool {
        match self.measure {
            Measure::Single(ref component) => {
                matches!(component.fold, Fold::Count | Fold::Distinct(_) | Fold::Sum(_))
            }
            Measure::State { .. } | Measure::Moved { .. } | Measure::Countries(_) => true,
            Measure::Reported { times } => times.is_none() && self.adding.periods,
            Measure::Mean(_) | Measure::Ratio { .. } | Measure::Checklist { .. } | Measure::Derived(_) => {
                false
            }
        }
    }

    /// By what a quotient of numerator and denominator is multiplied, if the
    /// indicator is such a quotient.
    pub fn times(&self) -> Option<Decimal> {
        match self.measure {
            Measure::Ratio { times, .. } => Some(times),
            Measure::Reported { times } => times,
            Measure::Mean(_) | Measure::Checklist { .. } => Some(Decimal::ONE),
            Measure::Single(_)
            | Measure::State { .. }
            | Measure::Moved { .. }
            | Measure::Countries(_)
            | Measure::Derived(_) => None,
        }
    }
}

/// Over what the totals that partners report for an indicator add up. What
/// does not add up is never made from lower levels.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Adding {
    /// Over countries and places.
    pub places: bool,
    /// Over programmes and their projects.
    pub programmes: bool,
    /// Over periods.
    pub periods: bool,
    /// Over the categories of the dimensions in [`Adding::exclusive`].
    pub categories: bool,
    /// Whether it is numerators and denominators that add up, each for itself.
    pub parts: bool,
    /// Columns of disaggregations of which nothing falls into two categories.
    pub exclusive: Vec<String>,
}

impl Adding {
    /// What adds up over everything, or over nothing.
    pub fn all(adds: bool) -> Adding {
        Adding { places: adds, programmes: adds, periods: adds, categories: adds, ..Adding::default() }
    }

    /// Whether a dimension, of one column or of a pair, has no category that shares anything with another.
    pub fn is_exclusive(&self, dimension: &str) -> bool {
        dimension.split('*').all(|column| self.exclusive.iter().any(|own| own == column))
    }
}

/// What the records of an indicator are, and where they fall.
#[derive(Debug, Clone)]
pub struct Basis {
    /// The table.
    pub table: usize,
    /// Which date puts a record into a period; none: only `life`.
    pub date: Option<Path>,
    /// Which place puts it into a country; none: only `all`.
    pub place: Option<Path>,
    /// Which programme it belongs to; none: only `all`.
    pub programme: Option<Path>,
    /// Which records are meant; none: all.
    pub condition: Option<Expression>,
    /// Between which days the values of a record are spread out, by days; none:
    /// a record falls whole where its date falls.
    pub split: Option<Split>,
}

/// The first and the last day of what a record is about. Its values are spread
/// over the periods that it touches by inclusive days.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Split {
    /// The first day.
    pub from: Path,
    /// The last day.
    pub to: Path,
}

/// A disaggregation: one column, or a pair.
#[derive(Debug, Clone)]
pub struct Dimension {
    /// As printed: `sex`, `sex*stakeholder`.
    pub name: String,
    /// One or two columns.
    pub columns: Vec<Path>,
}

/// How an indicator is computed.
#[derive(Debug, Clone)]
pub enum Measure {
    /// One part: a count, a number of distinct values, a sum.
    Single(Box<Component>),
    /// The mean of an expression: its sum over the number of records that have it.
    Mean(Expression),
    /// One part over another.
    Ratio {
        /// What is divided.
        numerator: Box<Component>,
        /// By what it is divided.
        denominator: Box<Component>,
        /// By what the quotient is multiplied: 100 for percent.
        times: Decimal,
    },
    /// Keys by the stage at which they stand.
    State {
        /// The column of the key.
        key: Path,
        /// Only keys that stand at this stage or a later one, by its order.
        at_least: Option<i64>,
    },
    /// Keys that move from stage to stage within a period; the table is a history.
    Moved {
        /// The column of the key.
        key: Path,
        /// Which moves count.
        movement: Movement,
    },
    /// Σ(weight × answer) ÷ Σ(weight over what is answered), where enough is answered.
    Checklist {
        /// The answer: a condition, or a number between 0 and 1. Without a value: not answered.
        answer: Expression,
        /// The weight; none: every answer weighs 1.
        weight: Option<Expression>,
        /// The least share of records with an answer, between 0 and 1. Below it
        /// there is no value.
        coverage: Decimal,
    },
    /// How many countries there are in which something holds of other indicators.
    Countries(Comparison),
    /// Arithmetic over other indicators of the same cell.
    Derived(Formula),
    /// What partners report, with no records behind it.
    Reported {
        /// By what numerator ÷ denominator is multiplied, if it is such a quotient.
        times: Option<Decimal>,
    },
}

impl Measure {
    /// The indicators from which it is made, each once; none where it has records.
    pub fn operands(&self) -> Vec<usize> {
        match self {
            Measure::Derived(formula) => formula.indicators(),
            Measure::Countries(comparison) => comparison.indicators(),
            _ => Vec::new(),
        }
    }
}

/// A part of a measure.
#[derive(Debug, Clone)]
pub struct Component {
    /// What is added up.
    pub fold: Fold,
    /// Which of the indicator's records; none: all.
    pub condition: Option<Expression>,
    /// Of distinct values only those whose records in the cell meet all of these.
    pub having: Vec<Having>,
    /// Of distinct values only those that count in the cell for the first time:
    /// in a period those with a record that falls into it, and with none that had
    /// happened (to its last possible day) before the period began. Up to a
    /// period's end they are all distinct values up to then.
    pub first: bool,
}

/// What the records of one key in one cell must come to.
///
/// They are the records that count for the part of the measure: for which the
/// condition of the indicator and that of the part hold, and which have the key.
/// In a `to_date` figure they are all those up to the period's end. Where a
/// record leaves it open whether its own condition here holds, or lacks the
/// value that is added up or told apart, a count and a number of distinct values
/// may be higher by one for each such record, and of a sum nothing is known. A
/// condition is open where that decides; a key with one that does not hold does
/// not count, and one with an open one counts neither: its records are incomplete.
#[derive(Debug, Clone)]
pub struct Having {
    /// What is added up over them: a count, a number of distinct values or a sum.
    pub fold: Fold,
    /// Over which of them; none: all.
    pub condition: Option<Expression>,
    /// The least that it may be.
    pub at_least: Option<Decimal>,
    /// The most that it may be.
    pub at_most: Option<Decimal>,
}

/// Which moves of a key from stage to stage count in a period.
///
/// The start of a period is the end of the day before it, and its end that of
/// its last day, or of the last day that counts. Up to a day (`to_date`) there is
/// no start. What a key stands at is said by its latest entry, the higher of one
/// day. A move stands where its entry does: in its place, programme and
/// categories. An entry whose day is known only to a longer time than the period
/// moves nothing in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// It is at a stage of this order or higher for the first time. The move is
    /// that of the first entry there, of the highest if several are of that day.
    Reached(i64),
    /// At the end it stands higher than at the start; where it stood at no stage
    /// or was withdrawn then, higher than where it first stood in the period. The
    /// move is that of the entry that holds at the end, as of all that follow.
    Advanced,
    /// At the end it stands lower by the same measure, and is not withdrawn.
    Regressed,
    /// It is withdrawn at the end, and was not at the start.
    Withdrawn,
}

/// Something that holds of other indicators in one cell or not.
#[derive(Debug, Clone, PartialEq)]
pub enum Comparison {
    /// Two formulas compared: `=`, `<>`, `<`, `<=`, `>` or `>=`.
    Compare(Formula, &'static str, Formula),
    /// Both hold.
    And(Box<Comparison>, Box<Comparison>),
    /// One of them holds.
    Or(Box<Comparison>, Box<Comparison>),
    /// It does not hold.
    Not(Box<Comparison>),
}

impl Comparison {
    /// The indicators in it, each once, in order of number.
    pub fn indicators(&self) -> Vec<usize> {
        let mut found = match self {
            Comparison::Compare(left, _, right) => [left.indicators(), right.indicators()].concat(),
            Comparison::And(left, right) | Comparison::Or(left, right) => {
                [left.indicators(), right.indicators()].concat()
            }
            Comparison::Not(inner) => inner.indicators(),
        };
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// What a part of a measure adds up.
#[derive(Debug, Clone)]
pub enum Fold {
    /// Records.
    Count,
    /// Distinct values of a column.
    Distinct(Path),
    /// The values of an expression.
    Sum(Expression),
    /// The mean of its values: their sum over their number.
    Mean(Expression),
    /// The middle one of its values; of an even number the mean of the middle two.
    Median(Expression),
    /// The least of its values.
    Min(Expression),
    /// The greatest of its values.
    Max(Expression),
}

impl Fold {
    /// The expression whose values it takes, if it takes any.
    pub fn value(&self) -> Option<&Expression> {
        match self {
            Fold::Count | Fold::Distinct(_) => None,
            Fold::Sum(value)
            | Fold::Mean(value)
            | Fold::Median(value)
            | Fold::Min(value)
            | Fold::Max(value) => Some(value),
        }
    }

    /// Whether it has no value where there is nothing to take it of: a mean, a
    /// median or an extreme. A count, and a sum of nothing, is 0.
    pub fn needs_values(&self) -> bool {
        matches!(self, Fold::Mean(_) | Fold::Median(_) | Fold::Min(_) | Fold::Max(_))
    }
}

/// Arithmetic over indicators.
#[derive(Debug, Clone, PartialEq)]
pub enum Formula {
    /// An indicator, by its number.
    Indicator(usize),
    /// A number.
    Number(Decimal),
    /// An operation: `+`, `-`, `*` or `/`.
    Operation(char, Box<Formula>, Box<Formula>),
}

impl Formula {
    /// The indicators in it, each once, in order of number.
    pub fn indicators(&self) -> Vec<usize> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found.sort_unstable();
        found.dedup();
        found
    }

    fn collect(&self, found: &mut Vec<usize>) {
        match self {
            Formula::Indicator(indicator) => found.push(*indicator),
            Formula::Number(_) => {}
            Formula::Operation(_, left, right) => {
                left.collect(found);
                right.collect(found);
            }
        }
    }
}

/// A result statement.
#[derive(Debug, Clone)]
pub struct ResultStatement {
    /// Its id.
    pub id: String,
    /// Its number in the framework; empty where none is given.
    pub code: String,
    /// The programme whose result it is.
    pub programme: Option<usize>,
    /// Its level.
    pub level: ResultLevel,
    /// The result it contributes to.
    pub parent: Option<usize>,
    /// What it states.
    pub statement: Text,
    /// Under which assumptions.
    pub assumptions: Text,
    /// The indicators that measure it.
    pub indicators: Vec<usize>,
}

/// The level of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // The names say what they are.
pub enum ResultLevel {
    Goal,
    Outcome,
    Output,
}

impl ResultLevel {
    /// The word for it in definitions.
    pub fn word(self) -> &'static str {
        match self {
            ResultLevel::Goal => "goal",
            ResultLevel::Outcome => "outcome",
            ResultLevel::Output => "output",
        }
    }
}
