//! Rules of data quality: what is to hold of records, files and figures, and
//! how often it may not.

use super::column::{Expression, Path};
use super::indicator::Formula;
use crate::diag::{Place, Severity};
use crate::number::Decimal;
use crate::period::PeriodKind;
use crate::text::Text;

/// A rule of data quality.
#[derive(Debug, Clone)]
pub struct QualityRule {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// How much a finding of it weighs: information or a warning.
    pub severity: Severity,
    /// The table whose records or files it judges; none: files of all tables,
    /// or figures.
    pub table: Option<usize>,
    /// Which records it judges; none: all.
    pub condition: Option<Expression>,
    /// What it judges.
    pub check: QualityCheck,
    /// The greatest share, between 0 and 1, that may not meet it; none: no
    /// share is too great.
    pub at_most: Option<Decimal>,
    /// What it judges, as written in its definition.
    pub written: String,
    /// Where it is defined.
    pub at: Place,
}

/// What a rule judges.
#[derive(Debug, Clone)]
pub enum QualityCheck {
    /// A condition that each record is to meet.
    Condition(Expression),
    /// Columns in which each record is to have a value.
    Complete(Vec<Path>),
    /// A column in which a record is not to have no value or a code for the unknown.
    Unknown(Path),
    /// Columns in which no two records are to be equal.
    Duplicates(Vec<Path>),
    /// A value that is not to lie far from those of the other records.
    Outliers(Outliers),
    /// How many records of another table are to refer to each record.
    Referring(Referring),
    /// How the stages of a history are to follow each other.
    Stages(Stages),
    /// Within how many days from the end of what it covers a file is to be received.
    Timeliness(i64),
    /// Rows are not to be quarantined.
    Quarantined,
    /// What is to hold between indicators in one cell.
    Figures(FigureCheck),
}

impl QualityCheck {
    /// The key that says it in a definition.
    pub fn word(&self) -> &'static str {
        match self {
            QualityCheck::Condition(_) => "check",
            QualityCheck::Complete(_) => "complete",
            QualityCheck::Unknown(_) => "unknown",
            QualityCheck::Duplicates(_) => "duplicates",
            QualityCheck::Outliers(_) => "outliers",
            QualityCheck::Referring(_) => "count",
            QualityCheck::Stages(_) => "jumps",
            QualityCheck::Timeliness(_) => "timeliness",
            QualityCheck::Quarantined => "quarantined",
            QualityCheck::Figures(_) => "compare",
        }
    }
}

/// Which values are outliers: those that lie more than so many interquartile
/// ranges below the first or above the third quartile.
#[derive(Debug, Clone)]
pub struct Outliers {
    /// The value.
    pub value: Expression,
    /// Records are compared with those that are equal in this column; none: with all.
    pub within: Option<Path>,
    /// How many interquartile ranges.
    pub factor: Decimal,
    /// Groups of fewer values are not judged.
    pub least: usize,
}

/// How many records of another table are to refer to a record.
#[derive(Debug, Clone)]
pub struct Referring {
    /// The other table.
    pub table: usize,
    /// Its reference.
    pub link: String,
    /// Which of its records are counted; none: all.
    pub condition: Option<Expression>,
    /// At least so many, by a value of the record referred to.
    pub at_least: Option<Expression>,
    /// At most so many.
    pub at_most: Option<Expression>,
}

/// How the stages of a history are to follow each other.
#[derive(Debug, Clone, Copy)]
pub struct Stages {
    /// By how many stages a key may move on at once; none: by any number.
    pub by: Option<i64>,
    /// Whether it is a fault to go back without being withdrawn.
    pub backwards: bool,
}

/// Two formulas over indicators, compared in one cell.
#[derive(Debug, Clone)]
pub struct FigureCheck {
    /// What is compared.
    pub left: Formula,
    /// `=`, `<>`, `<`, `<=`, `>` or `>=`.
    pub sign: &'static str,
    /// With what.
    pub right: Formula,
    /// In which kind of period.
    pub period: PeriodKind,
}

impl FigureCheck {
    /// The indicators in it, each once, in order of number.
    pub fn indicators(&self) -> Vec<usize> {
        let mut found = [self.left.indicators(), self.right.indicators()].concat();
        found.sort_unstable();
        found.dedup();
        found
    }
}
