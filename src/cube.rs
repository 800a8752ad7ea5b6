//! The cube: figures with their address, status, numerator and denominator.
//!
//! The address of a figure is enough to list the records behind it and those
//! left out, so nothing else is stored for it.

mod address;

mod number;

mod standing;

pub use address::{Accumulation, Address, Category, Geography, Programme};
pub use number::Number;
pub use standing::{Method, Rating, Standing, TargetChange, TargetKind};

use crate::period::PeriodKind;
use std::collections::BTreeMap;

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

type Key = (usize, Geography, Programme, (PeriodKind, i32), Accumulation, Category);

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
