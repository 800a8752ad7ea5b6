//! Figures from validated rows: a plan of what to add up, its execution with
//! Polars' lazy engine, and every figure with its status and its target.
//! Nothing is known here of how figures are shown.

mod scope;
mod plan;
mod people;
mod fall;
mod judge;
mod category;
mod terms;
mod facts;
mod expand;
mod tally;
mod fold;
mod statistic;
mod walk;
mod age;
mod spread;
mod scan;
mod stock;
mod moves;
mod coverage;
mod sent;
mod reported;
mod grid;
mod joined;
mod derived;
mod countries;
mod changes;
mod targets;
mod standing;
mod versions;

pub use judge::Judge;
mod members;

pub use members::{Counted, Members, Rows};
pub use scope::Scope;
pub use sent::{Columns, indicator};
pub use versions::{Version, versions};

use crate::cube::{Address, Cube, Figure, TargetChange};
use crate::diag::{Finding, sort};
use crate::project::{Measure, Project};
use crate::validate::memberships::Memberships;
use crate::validate::{Valid, mark_accepted};
use countries::Ground;
use coverage::Coverage;
use grid::Grid;
use joined::Joined;
use plan::Plan;
use polars::prelude::PolarsResult;
use reported::{Book, Covered};
use scan::{Context, Union};
use std::collections::{BTreeMap, BTreeSet};
use tally::Tallies;
use targets::{TargetScope, Targets};

/// The figures of a report, and what was found while computing them.
#[derive(Debug, Default)]
pub struct Computed {
    /// The figures, in the order of the scope's indicators.
    pub cube: Cube,
    /// How the targets of the scope's indicators were changed.
    pub changes: Vec<TargetChange>,
    /// Findings about targets.
    pub findings: Vec<Finding>,
}

/// What is wrong with targets and reported totals, whatever a report asks for.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn foresee(project: &Project, valid: &Valid) -> PolarsResult<Vec<Finding>> {
    let (_, mut findings) = Targets::new(project, &valid.tables, &valid.origins, None)?;
    findings.extend(Book::new(project, &valid.tables, &valid.origins)?.1);
    sort(&mut findings);
    mark_accepted(project, &mut findings);
    Ok(findings)
}

/// Computes every figure of a scope.
///
/// # Errors
/// If Polars refuses an expression or a grouping: a definition that was
/// resolved should not lead there, so this is a fault of the program.
pub fn compute(project: &Project, valid: &Valid, scope: &Scope) -> PolarsResult<Computed> {
    let tables = people::settle(project, &valid.tables, Some(scope.as_of))?;
    let (targets, mut findings) = Targets::new(project, &tables, &valid.origins, scope.known_by)?;
    let (book, about_reported) = Book::new(project, &tables, &valid.origins)?;
    findings.extend(about_reported);

    let plan = Plan::new(project, &scope.indicators);
    let context = Context { project, tables: &tables, scope };
    let unions = derived::unions(project, &plan);
    let mut tallies = Tallies::default();
    let mut coverage: BTreeMap<usize, Coverage> = BTreeMap::new();
    let cover = |table, falls: &fall::Falls| Coverage::new(project, &valid.origins, table, falls, scope);
    for (scan, unions) in plan.scans.iter().zip(&unions) {
        let falls = scan::run(&context, scan, unions, &mut tallies)?;
        for sum in scan.groups.iter().flat_map(|group| &group.sums) {
            coverage.insert(sum.indicator, cover(scan.fall.table, &falls));
        }
    }
    for stock in &plan.stocks {
        let falls = stock::run(&context, stock, &mut tallies)?;
        coverage.insert(stock.indicator, cover(stock.fall.table, &falls));
    }
    for moves in &plan.moves {
        let falls = moves::run(&context, moves, &mut tallies)?;
        coverage.insert(moves.history.indicator, cover(moves.history.fall.table, &falls));
    }

    let memberships = Memberships::new(project, &tables)?;
    let grid = Grid::new(project, scope, &tallies, &book, &memberships);
    let joined = Joined { project, scope, book: &book };
    let mut join = |number, figures, covered: Covered<'_>| {
        let (figures, about) = joined.figures(number, figures, covered);
        findings.extend(about);
        figures
    };
    let mut by_indicator: BTreeMap<usize, Vec<Figure>> = BTreeMap::new();
    for (number, coverage) in &coverage {
        if let Some(basis) = &project.indicators[*number].basis {
            let figures = grid.figures(*number, basis, coverage);
            by_indicator.insert(*number, join(*number, figures, Covered::By(coverage)));
        }
    }
    for number in &plan.reported {
        let figures = grid.empty_figures(*number);
        by_indicator.insert(*number, join(*number, figures, Covered::Nothing));
    }
    let mut together: BTreeMap<usize, Vec<Union>> = BTreeMap::new();
    for union in unions.into_iter().flatten() {
        together.entry(union.indicator).or_default().push(union);
    }
    for number in &plan.derived {
        let measure = &project.indicators[*number].measure;
        let operands = measure.operands();
        let known = operands.iter().filter_map(|operand| by_indicator.get(operand)).flatten();
        let cube = Cube::new(known.cloned().collect());
        let figures = match measure {
            Measure::Derived(formula) => {
                derived::figures(project, *number, formula, &cube, &together, &tallies)
            }
            Measure::Countries(comparison) => {
                let everywhere = everywhere(project, valid, scope, &operands)?;
                let all = everywhere.as_ref().unwrap_or(&cube);
                let (shown, memberships) = (&cube, &memberships);
                let (together, tallies) = (&together, &tallies);
                let ground = Ground { project, scope, memberships, shown, all, together, tallies };
                ground.figures(*number, comparison)
            }
            _ => continue,
        };
        by_indicator.insert(*number, join(*number, figures, Covered::Everything));
    }
    sort(&mut findings);
    mark_accepted(project, &mut findings);

    let mut figures = Vec::new();
    let mut taken = BTreeSet::new();
    for number in &scope.indicators {
        if taken.insert(*number) {
            figures.extend(by_indicator.remove(number).unwrap_or_default());
        }
    }
    for figure in figures.iter_mut().filter(|figure| figure.address.category.is_total()) {
        if let Some(agreed) = targets.get(&target_scope(&figure.address)) {
            figure.standing = standing::standing(project, scope, agreed, figure);
        }
    }
    let mut changes = targets.changes;
    changes.retain(|change| scope.indicators.contains(&change.indicator));
    Ok(Computed { cube: Cube::new(figures), changes, findings })
}

/// The figures of some indicators in all countries, where a scope shows only some.
fn everywhere(
    project: &Project,
    valid: &Valid,
    scope: &Scope,
    indicators: &[usize],
) -> PolarsResult<Option<Cube>> {
    if scope.countries.is_empty() {
        return Ok(None);
    }
    let scope = Scope { indicators: indicators.to_vec(), countries: Vec::new(), ..scope.clone() };
    Ok(Some(compute(project, valid, &scope)?.cube))
}

fn target_scope(address: &Address) -> TargetScope {
    TargetScope {
        indicator: address.indicator,
        geography: address.geography.clone(),
        programme: address.programme.clone(),
    }
}
