//! Every figure of a cube against the second calculation.

use super::columns::Columns;
use super::countries;
use super::counts::{Count, Counts};
use super::derived;
use super::figure::{difference, differs};
use super::fold::Series;
use super::parts;
use super::reported;
use super::slots::{Entry, Slots};
use crate::compute::Scope;
use crate::cube::{Accumulation, Address, Category, Cube, Figure, Origin};
use crate::diag::{Finding, sort};
use crate::period::Period;
use crate::project::{Indicator, Measure, Project};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// What is not the same in a cube and in the second calculation.
pub fn differences(columns: &Columns, scope: &Scope, cube: &Cube) -> Vec<Finding> {
    let project = columns.tables.project;
    let mut by_indicator: BTreeMap<usize, Vec<&Figure>> = BTreeMap::new();
    for figure in cube.figures() {
        by_indicator.entry(figure.address.indicator).or_default().push(figure);
    }
    // An indicator without any figure may have lost them all.
    for indicator in &scope.indicators {
        by_indicator.entry(*indicator).or_default();
    }
    let counts = Counts::new(columns, scope);
    let by_indicator: Vec<(usize, Vec<&Figure>)> = by_indicator.into_iter().collect();
    let mut findings: Vec<Finding> = by_indicator
        .par_iter()
        .flat_map_iter(|(number, figures)| match &project.indicators[*number].measure {
            Measure::Derived(formula) => {
                let mut findings = derived::differences(&counts, *number, formula, figures);
                let slots = Slots::new(scope, &project.calendar, &project.indicators[*number].periods);
                findings.extend(lost(
                    project,
                    *number,
                    &Count { slots, series: FxHashMap::default() },
                    figures,
                ));
                findings
            }
            Measure::Countries(comparison) => {
                countries::differences(&counts, *number, comparison, figures, cube)
            }
            _ => match counts.of(*number) {
                Some(count) => {
                    let mut findings = of_records(columns, *number, &count, figures);
                    findings.extend(parts::differences(columns, scope, *number, figures));
                    findings
                }
                None => Vec::new(),
            },
        })
        .collect();
    sort(&mut findings);
    findings
}

/// The figures of an indicator that is made of records.
fn of_records(columns: &Columns, number: usize, count: &Count, figures: &[&Figure]) -> Vec<Finding> {
    let project = columns.tables.project;
    let indicator = &project.indicators[number];
    let mut findings = Vec::new();
    for figure in figures {
        let entry = count.at(&figure.address);
        let wrong = match figure.origin {
            Origin::Computed => difference(indicator, figure, &entry),
            // What was reported was added to what the records give.
            Origin::Reported | Origin::Mixed => reported::difference(&columns.tables, figure, &entry),
        };
        findings.extend(wrong.map(|wrong| differs(project, &figure.address, wrong)));
    }
    findings.extend(lost(project, number, count, figures));
    findings
}

/// Figures that are not there, though there are rows for them, or though they
/// stand in a table of which others are there.
fn lost(project: &Project, number: usize, count: &Count, figures: &[&Figure]) -> Vec<Finding> {
    let indicator = &project.indicators[number];
    let mut there: FxHashMap<Series, BTreeSet<(usize, Accumulation)>> = FxHashMap::default();
    for figure in figures {
        let address = &figure.address;
        let series = Series {
            geography: address.geography.clone(),
            programme: address.programme.clone(),
            category: address.category.clone(),
        };
        if let Some(slot) = count.slots.of(address) {
            there.entry(series).or_default().insert((slot, address.accumulation));
        }
    }
    let mut findings = Vec::new();
    let mut missing = |series: &Series, period: &Period, accumulation: Accumulation| {
        let address = Address {
            indicator: number,
            geography: series.geography.clone(),
            programme: series.programme.clone(),
            period: period.clone(),
            accumulation,
            category: series.category.clone(),
        };
        findings.push(differs(project, &address, ["figure".into(), "not there".into(), "there".into()]));
    };
    let nothing = BTreeSet::new();
    let total_of = |series: &Series| Series { category: Category::total(), ..series.clone() };
    // Every total of a place and programme has all its periods.
    for (series, slots) in there.iter().filter(|(series, _)| series.category.is_total()) {
        for (slot, period, accumulation) in asked(indicator, &count.slots) {
            if !slots.contains(&(slot, accumulation)) {
                missing(series, period, accumulation);
            }
        }
    }
    for (series, entries) in &count.series {
        let own = there.get(series).unwrap_or(&nothing);
        let total = total_of(series);
        let is_shown = there.contains_key(&total);
        if series.category.is_total() && is_shown {
            continue;
        }
        for (slot, period, accumulation) in asked(indicator, &count.slots) {
            let has = entries.get(slot).is_some_and(|entry| *entry != Entry::default());
            // The categories of a total without records are not shown.
            let of_total = count.series.get(&total).and_then(|entries| entries.get(slot));
            let is_expected = series.category.is_total()
                || of_total.is_some_and(|entry| entry.records > 0)
                || matches!(indicator.measure, Measure::State { .. });
            if has && is_expected && !own.contains(&(slot, accumulation)) {
                missing(series, period, accumulation);
            }
        }
    }
    findings
}

/// The slots of which an indicator has figures.
fn asked<'s>(
    indicator: &'s Indicator,
    slots: &'s Slots,
) -> impl Iterator<Item = (usize, &'s Period, Accumulation)> {
    slots.all().flat_map(|(slot, period, to_date)| {
        let is_of = move |own: &&Accumulation| (**own == Accumulation::ToDate) == to_date;
        indicator.accumulate.iter().filter(is_of).map(move |own| (slot, period, *own))
    })
}
