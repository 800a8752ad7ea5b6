//! The figures of a public pack: those that are hidden have no value.

use super::same::{differ, says_something};
use super::sensitive::Item;
use crate::cube::{Accumulation, Address, Category, Cube, Figure, Origin, Standing, Status};
use crate::period::PeriodKind;
use crate::project::{Measure, Project};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Of how many figures of a table, in percent, too few persons may be behind
/// some, before the whole table is withheld.
const SMALL: usize = 30;

/// A disaggregation that is withheld as a whole, in periods of one kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Withheld {
    /// The indicator.
    pub indicator: usize,
    /// The disaggregation; empty: the figures that are not taken apart.
    pub dimension: Arc<str>,
    /// `all`, `country`, `group`, `place` or `multi_country`.
    pub geography: &'static str,
    /// The kind of period.
    pub period: PeriodKind,
    /// The accumulation.
    pub accumulation: Accumulation,
}

impl Withheld {
    fn of(address: &Address) -> Withheld {
        Withheld {
            indicator: address.indicator,
            dimension: address.category.dimension.clone(),
            geography: address.geography.kind(),
            period: address.period.kind,
            accumulation: address.accumulation,
        }
    }
}

/// The figures of a public pack.
#[derive(Debug)]
pub struct Protected {
    /// The figures, those that are not shown without their values.
    pub cube: Cube,
    /// How many of them are suppressed.
    pub suppressed: usize,
    /// Disaggregations that are withheld as a whole.
    pub withheld: Vec<Withheld>,
    /// The other worlds in which all that is published is the same.
    pub worlds: Vec<Cube>,
}

/// Which figures of a cube are hidden.
#[derive(Debug)]
pub struct Hidden<'a> {
    cube: &'a Cube,
    hidden: Vec<bool>,
    /// Figures that may go without a loss: most of their table is small.
    given_up: Vec<bool>,
    /// Categories that occur in another world and not in the true one: that
    /// they are not shown would tell the two apart.
    appeared: Vec<Address>,
    withheld: BTreeSet<Withheld>,
}

impl<'a> Hidden<'a> {
    /// Nothing is hidden yet.
    pub fn new(cube: &'a Cube) -> Hidden<'a> {
        let hidden = vec![false; cube.figures().len()];
        let given_up = hidden.clone();
        Hidden { cube, hidden, given_up, appeared: Vec::new(), withheld: BTreeSet::new() }
    }

    /// Whether a figure is hidden.
    pub fn is_hidden(&self, figure: usize) -> bool {
        [&self.hidden, &self.given_up].iter().any(|of| of.get(figure).copied().unwrap_or(true))
    }

    /// Hides what is not the same in another world. Of indicators that cannot
    /// differ the world has no figures.
    pub fn hide_changed(&mut self, affected: &[usize], other: &Cube) {
        let affected: BTreeSet<usize> = affected.iter().copied().collect();
        for (hidden, own) in self.hidden.iter_mut().zip(self.cube.figures()) {
            if affected.contains(&own.address.indicator) {
                *hidden |= differ(own, other.get(&own.address));
            }
        }
        let known: HashSet<&Address> = self.appeared.iter().collect();
        let new = other.figures().iter().filter(|figure| says_something(figure));
        let new = new.map(|figure| &figure.address);
        let new: Vec<Address> = new
            .filter(|address| self.cube.get(address).is_none() && !known.contains(address))
            .cloned()
            .collect();
        self.appeared.extend(new);
    }

    /// Hides what rests on totals that partners reported for some indicators,
    /// and what is made from them.
    pub fn hide_reported(&mut self, project: &Project, indicators: &BTreeSet<usize>) {
        self.hide_made_from(project, indicators, |own| own.origin != Origin::Computed);
    }

    /// Hides some indicators altogether, and what is made from them.
    pub fn hide_indicators(&mut self, project: &Project, indicators: &BTreeSet<usize>) {
        self.hide_made_from(project, indicators, says_something);
    }

    fn hide_made_from(
        &mut self,
        project: &Project,
        indicators: &BTreeSet<usize>,
        which: impl Fn(&Figure) -> bool,
    ) {
        let mut all = indicators.clone();
        loop {
            let before = all.len();
            for (number, indicator) in project.indicators.iter().enumerate() {
                let operands = match &indicator.measure {
                    Measure::Derived(formula) => formula.indicators(),
                    Measure::Countries(comparison) => comparison.indicators(),
                    _ => Vec::new(),
                };
                if operands.iter().any(|operand| all.contains(operand)) {
                    all.insert(number);
                }
            }
            if all.len() == before {
                break;
            }
        }
        for (hidden, own) in self.hidden.iter_mut().zip(self.cube.figures()) {
            *hidden |= which(own) && all.contains(&own.address.indicator);
        }
    }

    /// Gives up disaggregations of which a large part is small: with so little
    /// left to show, more is gained where other tables can be shown.
    pub fn withhold_groups(&mut self, items: &[Item]) {
        let mut all: BTreeMap<Withheld, usize> = BTreeMap::new();
        let disaggregated = |figure: &&Figure| !figure.address.category.is_total();
        for figure in self.cube.figures().iter().filter(disaggregated).filter(|own| says_something(own)) {
            *all.entry(Withheld::of(&figure.address)).or_default() += 1;
        }
        let small: BTreeSet<usize> = items.iter().map(|item| item.figure).collect();
        let mut few: BTreeMap<Withheld, usize> = BTreeMap::new();
        let small = small.into_iter().filter_map(|figure| self.cube.figures().get(figure));
        for figure in small.filter(disaggregated) {
            *few.entry(Withheld::of(&figure.address)).or_default() += 1;
        }
        let much = few.into_iter().filter(|(group, few)| {
            let all = all.get(group).copied().unwrap_or(0);
            few * 100 > all * SMALL
        });
        let much: BTreeSet<Withheld> = much.map(|(group, _)| group).collect();
        for (given_up, own) in self.given_up.iter_mut().zip(self.cube.figures()) {
            *given_up |= much.contains(&Withheld::of(&own.address)) && is_computed(own);
        }
    }

    /// Gives up the disaggregation in which a figure stands.
    pub fn withhold(&mut self, figure: usize) {
        if let Some(figure) = self.cube.figures().get(figure) {
            let group = Withheld::of(&figure.address);
            for (given_up, own) in self.given_up.iter_mut().zip(self.cube.figures()) {
                *given_up |= Withheld::of(&own.address) == group && is_computed(own);
            }
        }
    }

    /// Withholds for good the disaggregations of numbers for which there is no world.
    pub fn keep_withheld(&mut self, items: &[Item]) {
        let figures = items.iter().filter_map(|item| self.cube.figures().get(item.figure));
        self.withheld = figures.map(|figure| Withheld::of(&figure.address)).collect();
    }

    /// The figures as they may be published.
    pub fn publish(self, worlds: Vec<Cube>) -> Protected {
        let mut appeared: HashMap<Address, Vec<Address>> = HashMap::new();
        for address in self.appeared {
            let total = Address { category: Category::total(), ..address.clone() };
            appeared.entry(total).or_default().push(address);
        }
        let mut figures = Vec::with_capacity(self.hidden.len());
        let mut suppressed = 0;
        for (own, hidden) in self.cube.figures().iter().zip(&self.hidden) {
            let withheld = self.withheld.contains(&Withheld::of(&own.address)) && is_computed(own);
            if *hidden || withheld {
                suppressed += 1;
                figures.push(without_value(own));
            } else {
                figures.push(Figure { records: 0, incomplete: 0, reported: None, ..own.clone() });
            }
            if own.address.category.is_total() {
                let mut new = appeared.remove(&own.address).unwrap_or_default();
                new.sort_by(|a, b| a.category.cmp(&b.category));
                suppressed += new.len();
                figures.extend(new.into_iter().map(|address| Figure::empty(address, Status::Suppressed)));
            }
        }
        Protected {
            cube: Cube::new(figures),
            suppressed,
            withheld: self.withheld.into_iter().collect(),
            worlds,
        }
    }
}

/// Whether there is something to withhold.
fn is_computed(figure: &Figure) -> bool {
    matches!(figure.status, Status::Value | Status::Undefined)
}

/// A figure of which only what was agreed is left.
fn without_value(own: &Figure) -> Figure {
    let agreed = &own.standing;
    let standing = Standing {
        baseline: agreed.baseline,
        baseline_period: agreed.baseline_period.clone(),
        target: agreed.target,
        expected: agreed.expected,
        milestone: agreed.milestone,
        ..Standing::default()
    };
    Figure { standing, ..Figure::empty(own.address.clone(), Status::Suppressed) }
}
