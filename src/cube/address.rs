//! Where a figure stands: place, programme, period, accumulation and category.

use crate::period::Period;
use std::sync::Arc;

/// The place of a figure. Ordered as shown: the total first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Geography {
    /// All places, and records without a place.
    All,
    /// A country, by its code.
    Country(Arc<str>),
    /// A group of countries, by its code.
    Group(Arc<str>),
    /// A place below a country, by its code.
    Place(Arc<str>),
    /// Money of records with several countries and no declared shares.
    MultiCountry,
}

impl Geography {
    /// `all`, `country`, `group`, `place` or `multi_country`.
    pub fn kind(&self) -> &'static str {
        match self {
            Geography::All => "all",
            Geography::Country(_) => "country",
            Geography::Group(_) => "group",
            Geography::Place(_) => "place",
            Geography::MultiCountry => "multi_country",
        }
    }

    /// The code; `all` and `multi` where there is none.
    pub fn code(&self) -> &str {
        match self {
            Geography::All => "all",
            Geography::Country(code) | Geography::Group(code) | Geography::Place(code) => code,
            Geography::MultiCountry => "multi",
        }
    }
}

/// The programme of a figure. Ordered as shown: the total first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Programme {
    /// All programmes, and records without one.
    All,
    /// Several programmes together, by their codes: what belongs to any of them
    /// counts once.
    Selected(Arc<[Arc<str>]>),
    /// A programme or project, by its code.
    One(Arc<str>),
}

impl Programme {
    /// Several programmes together.
    pub fn selected<'c>(codes: impl IntoIterator<Item = &'c str>) -> Programme {
        Programme::Selected(codes.into_iter().map(Arc::from).collect())
    }

    /// The code; `all` for the total, `selected` for several programmes together.
    pub fn code(&self) -> &str {
        match self {
            Programme::All => "all",
            Programme::Selected(_) => "selected",
            Programme::One(code) => code,
        }
    }
}

/// Over which time a figure of a period is accumulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Accumulation {
    /// What happened in the period.
    InPeriod,
    /// What happened up to the period's end, without lower bound.
    ToDate,
    /// What stands at the period's end.
    AtEnd,
}

impl Accumulation {
    /// The word for it in definitions and results.
    pub fn word(self) -> &'static str {
        match self {
            Accumulation::InPeriod => "in_period",
            Accumulation::ToDate => "to_date",
            Accumulation::AtEnd => "at_end",
        }
    }

    /// The accumulation of a word.
    pub fn from_word(word: &str) -> Option<Accumulation> {
        [Accumulation::InPeriod, Accumulation::ToDate, Accumulation::AtEnd]
            .into_iter()
            .find(|accumulation| accumulation.word() == word)
    }
}

/// A category of a disaggregation, or the total.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Category {
    /// The disaggregation: empty for the total, `sex`, or `sex*stakeholder`.
    pub dimension: Arc<str>,
    /// The category: empty for the total, `F`, or `F*cso`.
    pub code: Arc<str>,
}

impl Category {
    /// The total.
    pub fn total() -> Category {
        Category::default()
    }

    /// Whether it is the total.
    pub fn is_total(&self) -> bool {
        self.dimension.is_empty()
    }
}

/// Where a figure stands in the cube.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    /// The indicator, by its place among the project's indicators.
    pub indicator: usize,
    /// The place.
    pub geography: Geography,
    /// The programme.
    pub programme: Programme,
    /// The period.
    pub period: Period,
    /// The accumulation.
    pub accumulation: Accumulation,
    /// The disaggregation and category.
    pub category: Category,
}
