//! Whether totals that were reported at several levels agree: a year and its
//! semesters, all countries and each of them, a total and its categories.

use super::cell::{Cell, Region, Span, is_cut};
use crate::cube::{Accumulation, Category, Geography, Programme};
use crate::diag::{Argument, Code, Finding};
use crate::number::Decimal;
use crate::period::PeriodKind;
use crate::project::{Indicator, Project};
use std::collections::BTreeMap;

/// Where the parts of a total were reported too, and are more than it, or all
/// there and something else than it.
pub fn findings(
    project: &Project,
    number: usize,
    by_category: &BTreeMap<Category, Vec<Cell>>,
) -> Vec<Finding> {
    let indicator = &project.indicators[number];
    let adding = &indicator.adding;
    if adding.parts {
        return Vec::new();
    }
    let known: BTreeMap<(&Category, &Region), &Cell> = by_category
        .iter()
        .flat_map(|(category, cells)| cells.iter().map(move |c| ((category, &c.region), c)))
        .collect();
    let levels = Levels { project, known };
    let mut found = Vec::new();
    for cell in by_category.values().flatten() {
        let mut sides: Vec<(&str, Parts<'_>)> = Vec::new();
        if adding.periods && cell.accumulation == Accumulation::InPeriod && is_cut(cell.period.kind) {
            sides.extend(levels.periods(cell));
        }
        if adding.places {
            sides.extend(levels.countries(cell));
        }
        if adding.programmes {
            sides.extend(levels.projects(cell));
        }
        if adding.categories && cell.category.is_total() {
            for dimension in indicator.by.iter().filter(|by| adding.is_exclusive(&by.name)) {
                let own = |category: &&Category| *category.dimension == *dimension.name;
                let cells = by_category.keys().filter(own);
                let parts = cells.filter_map(|category| levels.get(category, &cell.region)).collect();
                sides.push(("its categories", Parts { cells: parts, all: false }));
            }
        }
        found.extend(sides.into_iter().filter_map(|(what, parts)| disagree(indicator, cell, what, &parts)));
    }
    found
}

/// The parts of a total that were reported.
struct Parts<'c> {
    cells: Vec<&'c Cell>,
    /// Whether that is all there can be.
    all: bool,
}

struct Levels<'c> {
    project: &'c Project,
    known: BTreeMap<(&'c Category, &'c Region), &'c Cell>,
}

impl<'c> Levels<'c> {
    fn get(&self, category: &Category, region: &Region) -> Option<&'c Cell> {
        self.known.get(&(category, region)).copied()
    }

    /// The shorter periods of which a period is made, by kind.
    fn periods(&self, cell: &Cell) -> Vec<(&'static str, Parts<'c>)> {
        let (Some(from), Some(to)) = (cell.period.from, cell.period.to) else { return Vec::new() };
        let shorter = PeriodKind::ALL.into_iter().filter(|kind| {
            *kind != PeriodKind::Custom
                && (*kind < cell.period.kind || cell.period.kind == PeriodKind::Custom)
        });
        let mut sides = Vec::new();
        for kind in shorter {
            let periods = self.project.calendar.periods(kind, from, to);
            let fits = periods.first().is_some_and(|first| first.from == Some(from))
                && periods.last().is_some_and(|last| last.to == Some(to));
            if !fits || periods.len() < 2 {
                continue;
            }
            let cells: Vec<&Cell> = periods
                .iter()
                .filter_map(|period| {
                    let span = Span::of(period, Accumulation::InPeriod);
                    self.get(&cell.category, &Region { span, ..cell.region.clone() })
                })
                .collect();
            let all = cells.len() == periods.len();
            sides.push(("its shorter periods", Parts { cells, all }));
        }
        sides
    }

    /// The countries of a total of all of them. All are there where the
    /// programme says in which it works.
    fn countries(&self, cell: &Cell) -> Option<(&'static str, Parts<'c>)> {
        if cell.region.geography != Geography::All {
            return None;
        }
        let countries = &self.project.code_lists[self.project.countries].codes;
        let cells: Vec<&Cell> = countries
            .iter()
            .filter_map(|country| {
                let geography = Geography::Country(country.code.as_str().into());
                self.get(&cell.category, &Region { geography, ..cell.region.clone() })
            })
            .collect();
        let works_in = match &cell.region.programme {
            // Nobody reports for what one report takes together.
            Programme::All | Programme::Selected(_) => &[][..],
            Programme::One(code) => {
                let own = self.project.programmes.iter().find(|programme| *programme.id == **code);
                own.map_or(&[][..], |programme| &programme.countries)
            }
        };
        let there = |code: &String| cells.iter().any(|cell| cell.region.geography.code() == code);
        let all = !works_in.is_empty() && works_in.iter().all(there);
        Some(("its countries", Parts { cells, all }))
    }

    /// The projects of a programme, or the programmes of a total. A programme
    /// may have more than its projects have.
    fn projects(&self, cell: &Cell) -> Option<(&'static str, Parts<'c>)> {
        let parent = match &cell.region.programme {
            Programme::All | Programme::Selected(_) => None,
            Programme::One(code) => {
                Some(self.project.programmes.iter().position(|programme| *programme.id == **code)?)
            }
        };
        let cells = self
            .project
            .programmes
            .iter()
            .filter(|programme| programme.parent == parent)
            .filter_map(|programme| {
                let programme = Programme::One(programme.id.as_str().into());
                self.get(&cell.category, &Region { programme, ..cell.region.clone() })
            })
            .collect();
        let what = if parent.is_some() { "its projects" } else { "its programmes" };
        Some((what, Parts { cells, all: false }))
    }
}

fn disagree(indicator: &Indicator, cell: &Cell, what: &str, parts: &Parts<'_>) -> Option<Finding> {
    let total = cell.numerator?;
    let numbers: Vec<Decimal> = parts.cells.iter().filter_map(|part| part.numerator).collect();
    if numbers.is_empty() || numbers.len() < parts.cells.len() {
        return None;
    }
    let sum = numbers.iter().fold(Decimal::ZERO, |sum, number| sum + *number);
    // What is missing can only add to a sum of which nothing is below zero.
    let too_much = sum > total && numbers.iter().all(|number| *number >= Decimal::ZERO);
    if !(too_much || (parts.all && sum != total)) {
        return None;
    }
    let message = format!("a reported total of {} and {what} do not agree", indicator.code);
    let mut finding = Finding::new(Code::ReportedDisagree, cell.place.clone(), message)
        .found(format!("{}: {total}; {what} together {sum}", cell.called()))
        .expected(if parts.all { format!("{sum}, or other parts") } else { format!("{sum} or more") })
        .hint("ask the sender which of them holds; each is shown at its own level until then")
        .kind(if parts.all { "all" } else { "some" })
        .with("indicator", Argument::Text(indicator.code.clone()))
        .with("total", Argument::Text(cell.called()))
        .with("sum", Argument::Text(sum.to_string()))
        .with("stands", Argument::Text(total.to_string()));
    finding.also = parts.cells.iter().map(|part| part.place.clone()).collect();
    Some(finding)
}
