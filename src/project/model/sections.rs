//! What sections of a report are made of, as defined.

use super::column::{Expression, Path};
use crate::text::Text;

/// The financial table of a report. Every amount is in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinanceDef {
    /// The name of the disaggregation by which there is a row for each category: budget lines.
    pub dimension: Option<String>,
    /// What was approved at first.
    pub approved: Option<usize>,
    /// The budget as last revised.
    pub revised: Option<usize>,
    /// What was spent.
    pub spent: usize,
    /// What is committed and not yet spent.
    pub committed: Option<usize>,
    /// Amounts told beside the table: contributions received, interest, support costs.
    pub further: Vec<usize>,
}

impl FinanceDef {
    /// The budget against which spending is held: as revised, else as approved.
    pub fn budget(&self) -> Option<usize> {
        self.revised.or(self.approved)
    }
}

/// Who was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeneficiariesDef {
    /// Counts those who were reached directly.
    pub direct: usize,
    /// Count those who were reached indirectly.
    pub indirect: Vec<usize>,
    /// The name of the disaggregation by sex.
    pub sex: Option<String>,
    /// The names of further disaggregations: age, stakeholder.
    pub by: Vec<String>,
    /// A share shown beside the numbers: that of women.
    pub share: Option<usize>,
}

/// A list of records, as an annex of internal editions.
#[derive(Debug, Clone)]
pub struct AnnexDef {
    /// The table.
    pub table: usize,
    /// Its title; empty: that of the table.
    pub title: Text,
    /// What is told of each record; none of it is personal.
    pub columns: Vec<Path>,
    /// Which records are listed; none: all.
    pub condition: Option<Expression>,
    /// Whether only those of the report's period are listed, and not all to date.
    pub in_period: bool,
}
