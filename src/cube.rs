//! The cube: figures with their address, status, numerator and denominator.
//!
//! The address of a figure is enough to list the records behind it and those
//! left out, so nothing else is stored for it.

use crate::number::{Decimal, SCALE, rational_to_f64, shortest};
use crate::period::Period;
use num_rational::BigRational;
use std::collections::BTreeMap;
use std::fmt;
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

/// Whether a figure has a value, and if not, why. Five different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It has a value; zero is one.
    Value,
    /// No submission covers it.
    Missing,
    /// A ratio over nothing.
    Undefined,
    /// Withheld, so that no person can be told from it.
    Suppressed,
    /// Outside the programme's countries or life.
    NotApplicable,
}

impl Status {
    /// The word for it in results.
    pub fn word(self) -> &'static str {
        match self {
            Status::Value => "value",
            Status::Missing => "missing",
            Status::Undefined => "undefined",
            Status::Suppressed => "suppressed",
            Status::NotApplicable => "not_applicable",
        }
    }
}

/// A number as it is stored: exact, or the result of one division.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A count or a sum.
    Exact(Decimal),
    /// The `f64` nearest to a quotient of exact numbers.
    Quotient(f64),
}

impl Number {
    /// The nearest `f64`.
    pub fn to_f64(self) -> f64 {
        match self {
            Number::Exact(number) => number.to_f64(),
            Number::Quotient(number) => number,
        }
    }

    /// A fraction: exact where fifteen digits after the point hold it, else
    /// the nearest `f64`. `None` if it is too large to be kept.
    pub fn of_rational(fraction: &BigRational) -> Option<Number> {
        let rounded = Decimal::round_rational(fraction, SCALE)?;
        if rounded.to_rational() == *fraction {
            Some(Number::Exact(rounded))
        } else {
            rational_to_f64(fraction).map(Number::Quotient)
        }
    }

    /// As an exact decimal, to fifteen digits after the point.
    pub fn to_decimal(self) -> Option<Decimal> {
        match self {
            Number::Exact(number) => Some(number),
            Number::Quotient(number) => Decimal::from_f64(number).ok(),
        }
    }
}

impl fmt::Display for Number {
    /// The exact digits, or the shortest that read back to the same `f64`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number::Exact(number) => number.fmt(f),
            Number::Quotient(number) => f.write_str(&shortest(*number)),
        }
    }
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// From records.
    Computed,
    /// From a total that a partner sent.
    Reported,
    /// From both.
    Mixed,
}

impl Origin {
    /// The word for it in results.
    pub fn word(self) -> &'static str {
        match self {
            Origin::Computed => "computed",
            Origin::Reported => "reported",
            Origin::Mixed => "mixed",
        }
    }
}

/// A row in which a partner reported a total, in the valid tables of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportedRow {
    /// The number of the table.
    pub table: usize,
    /// The row of the table.
    pub row: usize,
}

/// A value that partners reported for a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportedValue {
    /// The value; none of a ratio over nothing.
    pub value: Option<Number>,
    /// The numerator, where it was reported; of a count or sum, the value itself.
    pub numerator: Option<Number>,
    /// The denominator, where it was reported.
    pub denominator: Option<Number>,
    /// Where it was reported: several rows where it is the sum of categories.
    pub rows: Vec<ReportedRow>,
}

/// What partners reported of a figure and of the cells below it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reported {
    /// What was reported for the very cell of the figure. It is the figure's
    /// value where there are no records, and stands beside it where there are.
    pub own: Option<ReportedValue>,
    /// The rows whose values are part of the figure's value.
    pub used: Vec<ReportedRow>,
    /// The rows that report a part of the cell and are no part of its value,
    /// since the figure does not add up.
    pub left_out: Vec<ReportedRow>,
}

/// How progress towards a target is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// (value − baseline) ÷ (target − baseline).
    Baseline,
    /// value ÷ target.
    Ratio,
    /// Met or not met: the target equals the baseline.
    Met,
}

impl Method {
    /// The word for it in results.
    pub fn word(self) -> &'static str {
        match self {
            Method::Baseline => "baseline",
            Method::Ratio => "ratio",
            Method::Met => "met",
        }
    }
}

/// The judgement of progress. Ordered from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Rating {
    /// The target is reached.
    Achieved,
    /// As expected, or nearly.
    OnTrack,
    /// Behind what was expected.
    AtRisk,
    /// Far behind what was expected.
    OffTrack,
    /// There is no target to judge by.
    #[default]
    NotRated,
}

impl Rating {
    /// All ratings, from best to worst.
    pub const ALL: [Rating; 5] =
        [Rating::Achieved, Rating::OnTrack, Rating::AtRisk, Rating::OffTrack, Rating::NotRated];

    /// The word for it in results.
    pub fn word(self) -> &'static str {
        match self {
            Rating::Achieved => "achieved",
            Rating::OnTrack => "on_track",
            Rating::AtRisk => "at_risk",
            Rating::OffTrack => "off_track",
            Rating::NotRated => "not_rated",
        }
    }
}

/// A figure against its target.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// What was before the programme.
    pub baseline: Option<Number>,
    /// The period in which the baseline was measured, as written.
    pub baseline_period: Option<Arc<str>>,
    /// The target of the whole life; of the period itself in `in_period` figures.
    pub target: Option<Number>,
    /// Progress towards it, as a fraction.
    pub progress: Option<f64>,
    /// What the milestone or the prorated target expects by the period's end.
    pub expected: Option<Number>,
    /// Whether that is a milestone that was agreed, and no share of the target.
    pub milestone: bool,
    /// Progress towards that, as a fraction.
    pub progress_expected: Option<f64>,
    /// How progress was measured.
    pub method: Option<Method>,
    /// The judgement.
    pub rating: Rating,
}

/// What was agreed: where one began, or what was to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // The names say what they are.
pub enum TargetKind {
    Baseline,
    Milestone,
    Target,
}

impl TargetKind {
    /// The word for it in results.
    pub fn word(self) -> &'static str {
        match self {
            TargetKind::Baseline => "baseline",
            TargetKind::Milestone => "milestone",
            TargetKind::Target => "target",
        }
    }
}

/// That a target was changed. It stands beside the standing of figures, which
/// knows only what holds.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetChange {
    /// The indicator.
    pub indicator: usize,
    /// The place for which it was agreed.
    pub geography: Geography,
    /// The programme.
    pub programme: Programme,
    /// What was changed.
    pub kind: TargetKind,
    /// The period for which it was agreed.
    pub period: Period,
    /// What held before.
    pub from: Decimal,
    /// What holds since.
    pub to: Decimal,
    /// Since when.
    pub set_on: Option<jiff::civil::Date>,
    /// Why; empty where nobody says it.
    pub reason: String,
}

/// One figure of the cube.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Where it stands.
    pub address: Address,
    /// Whether it has a value.
    pub status: Status,
    /// The value, if it has one.
    pub value: Option<Number>,
    /// What was divided; of a count or sum, the value itself.
    pub numerator: Option<Number>,
    /// By what it was divided; none for counts and sums.
    pub denominator: Option<Number>,
    /// The distinct records in numerator or denominator, repeats of a person included.
    pub records: u64,
    /// Records of the cell that could not be judged because a value is missing.
    pub incomplete: u64,
    /// Where the value comes from.
    pub origin: Origin,
    /// What partners reported of it; none where they reported nothing.
    pub reported: Option<Box<Reported>>,
    /// How it stands against its target.
    pub standing: Standing,
}

impl Figure {
    /// A figure without a value, and why.
    pub fn empty(address: Address, status: Status) -> Figure {
        Figure {
            address,
            status,
            value: None,
            numerator: None,
            denominator: None,
            records: 0,
            incomplete: 0,
            origin: Origin::Computed,
            reported: None,
            standing: Standing::default(),
        }
    }
}

/// The figures of a report, in the order in which they are written.
#[derive(Debug, Clone, Default)]
pub struct Cube {
    figures: Vec<Figure>,
    index: BTreeMap<Key, usize>,
}

type Key = (usize, Geography, Programme, (crate::period::PeriodKind, i32), Accumulation, Category);

fn key(address: &Address) -> Key {
    (
        address.indicator,
        address.geography.clone(),
        address.programme.clone(),
        (address.period.kind, address.period.ordinal),
        address.accumulation,
        address.category.clone(),
    )
}

impl Cube {
    /// A cube of figures. Of two figures with one address the first is kept.
    pub fn new(figures: Vec<Figure>) -> Cube {
        let mut cube = Cube { figures: Vec::with_capacity(figures.len()), index: BTreeMap::new() };
        for figure in figures {
            let key = key(&figure.address);
            if let std::collections::btree_map::Entry::Vacant(slot) = cube.index.entry(key) {
                slot.insert(cube.figures.len());
                cube.figures.push(figure);
            }
        }
        cube
    }

    /// All figures, in order.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The figure at an address.
    pub fn get(&self, address: &Address) -> Option<&Figure> {
        self.index.get(&key(address)).map(|i| &self.figures[*i])
    }

    /// The figures of one indicator, place, programme, period and accumulation
    /// that are categories of a dimension, in the order of the cube.
    pub fn categories<'a>(
        &'a self,
        total: &'a Address,
        dimension: &'a str,
    ) -> impl Iterator<Item = &'a Figure> {
        let lowest = Category { dimension: dimension.into(), code: "".into() };
        let (indicator, geography, programme, period, accumulation, _) = key(total);
        let start = (indicator, geography, programme, period, accumulation, lowest);
        let mut found: Vec<usize> = self
            .index
            .range(start..)
            .take_while(|(k, _)| {
                k.0 == total.indicator
                    && k.1 == total.geography
                    && k.2 == total.programme
                    && k.3 == (total.period.kind, total.period.ordinal)
                    && k.4 == total.accumulation
                    && &*k.5.dimension == dimension
            })
            .map(|(_, i)| *i)
            .collect();
        found.sort_unstable();
        found.into_iter().map(|i| &self.figures[i])
    }
}
