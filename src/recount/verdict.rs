//! What became of a row in a figure.

use crate::number::Decimal;

/// What became of one row of a table in one figure.
#[derive(Debug, Clone, PartialEq)]
pub struct RowFate {
    /// The row of the table, among its valid rows.
    pub row: usize,
    /// Whether it counted, and if not, why.
    pub fate: Fate,
}

/// Whether a row counted in a figure, and if not, why.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// It counted.
    Counted {
        /// What it added to the numerator, or to the value; none: it is not in it.
        numerator: Option<Decimal>,
        /// What it added to the denominator; none: it is not in it.
        denominator: Option<Decimal>,
    },
    /// It was looked at and left out.
    Left(Left),
}

/// Why a valid row was left out of a figure. Of several reasons the first of
/// this list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Left {
    /// It has no date, and so falls into no period.
    Undated,
    /// It is dated after the day up to which events count.
    AfterAsOf,
    /// Its date is known only to a longer period than that of the figure.
    TooCoarse,
    /// It falls into another period.
    OtherPeriod,
    /// It belongs to another programme, or to none.
    OtherProgramme,
    /// It belongs to another place, or to none.
    OtherPlace,
    /// Its amount belongs to several countries, and how it is shared is not declared.
    SeveralCountries,
    /// The condition of the indicator, or of each part of its measure, is not met.
    ConditionNotMet,
    /// Whether the condition is met cannot be judged, because a value is missing.
    CannotBeJudged,
    /// It has no value for what is added up, or no identity for what is counted once.
    NoValue,
    /// Of the values of a pair one is missing.
    NotPaired,
    /// It falls into another category of the disaggregation.
    OtherCategory,
    /// A later entry of the history holds for its key, or an earlier one in a move.
    NotTheLatest,
    /// Its stage is not among those that count, or its key did not move.
    OtherStage,
    /// The records of its key do not come to what is asked of them.
    NotHaving,
    /// Its key had counted in an earlier period.
    NotFirst,
    /// Its key is counted already, by another row: the same person again.
    Repeat,
}

impl Left {
    /// The word for it in `explain`.
    pub fn word(self) -> &'static str {
        match self {
            Left::Undated => "undated",
            Left::AfterAsOf => "after_as_of",
            Left::TooCoarse => "date_too_coarse",
            Left::OtherPeriod => "other_period",
            Left::OtherProgramme => "other_programme",
            Left::OtherPlace => "other_place",
            Left::SeveralCountries => "several_countries",
            Left::ConditionNotMet => "condition_not_met",
            Left::CannotBeJudged => "cannot_be_judged",
            Left::NoValue => "no_value",
            Left::NotPaired => "not_paired",
            Left::OtherCategory => "other_category",
            Left::NotTheLatest => "not_the_latest",
            Left::OtherStage => "other_stage",
            Left::NotHaving => "not_having",
            Left::NotFirst => "not_first",
            Left::Repeat => "repeat",
        }
    }
}
