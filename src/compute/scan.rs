//! One pass over a table: for all indicators whose records fall alike.

use super::age::Ages;
use super::category::Categories;
use super::expand::{Asked, CellNumber, Expanded, Grain};
use super::facts::{Added, Facts, Side};
use super::fall::{Falls, PeriodPass};
use super::fold::{Fold, Found, When};
use super::judge::Judge;
use super::plan::{Group, Part, Scan, Sum, Tally};
use super::scope::Scope;
use super::tally::{SeriesKey, Tallies};
use crate::cube::{Accumulation, Category};
use crate::period::{PeriodKind, to_days};
use crate::project::{Dimension, Expression, Project};
use crate::table::Table;
use polars::prelude::PolarsResult;
use std::collections::{BTreeMap, BTreeSet};

/// What is needed to run scans.
pub struct Context<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its tables, with what belongs to persons settled.
    pub tables: &'a [Table],
    /// What is asked for.
    pub scope: &'a Scope,
}

impl Context<'_> {
    /// The country of a place below a country.
    pub fn country_of(&self, place: &str) -> Option<String> {
        let lists = self.project.places.iter().map(|list| &self.project.code_lists[*list]);
        lists.filter_map(|list| list.get(place)?.parent.clone()).next()
    }

    /// The last day that counts.
    pub fn as_of(&self) -> i32 {
        to_days(self.scope.as_of)
    }
}

/// Adds up what the records of a scan give, and says where they fall. For each
/// derived indicator of `unions` the distinct records of its operands are
/// counted too, under its own number.
///
/// # Errors
/// If Polars refuses an expression or a grouping.
pub fn run(context: &Context, scan: &Scan, unions: &[Union], tallies: &mut Tallies) -> PolarsResult<Falls> {
    let (project, tables) = (context.project, context.tables);
    let falls = Falls::new(project, tables, &scan.fall)?;
    let judge = Judge::new(project, tables, scan.fall.table, scan.groups.iter().flat_map(expressions))?;
    let asked = Asked::new(context.scope, &falls, |place| context.country_of(place));
    let as_of = context.as_of();
    let kinds: BTreeSet<PeriodKind> = scan
        .groups
        .iter()
        .flat_map(|group| &group.sums)
        .map(|sum| sum.indicator)
        .chain(unions.iter().map(|union| union.indicator))
        .flat_map(|indicator| project.indicators[indicator].periods.iter().copied())
        .collect();
    let passes: Vec<PeriodPass> =
        kinds.iter().flat_map(|kind| PeriodPass::all(&project.calendar, *kind, &falls, as_of)).collect();
    let mut counted: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for group in &scan.groups {
        let facts = Facts::new(&judge, group, |row| falls.counts_by(row, as_of))?;
        let work =
            Work { context, scan, group, facts: &facts, falls: &falls, asked: &asked, passes: &passes };
        for grain in Grain::all(&falls) {
            work.totals(grain, tallies)?;
        }
        for (dimension, wanted) in work.dimensions() {
            work.disaggregation(dimension, &wanted, tallies)?;
        }
        for (sum, added) in group.sums.iter().zip(&facts.added) {
            counted.insert(sum.indicator, rows_counted(&facts, added));
        }
    }
    for union in unions {
        let rows: BTreeSet<u32> =
            union.operands.iter().filter_map(|operand| counted.get(operand)).flatten().copied().collect();
        count_union(context, scan, union, rows, &falls, &asked, &passes, tallies)?;
    }
    Ok(falls)
}

fn expressions(group: &Group) -> Vec<&Expression> {
    let sides = group.sums.iter().flat_map(|sum| [Some(&sum.numerator), sum.denominator.as_ref()]);
    let of_sides = sides.flatten().flat_map(|part| [part.condition.as_ref(), part.value()]);
    of_sides.chain([group.condition.as_ref()]).flatten().collect()
}

/// A derived indicator and those of its operands that are counted by one scan.
#[derive(Debug)]
pub struct Union {
    /// The derived indicator.
    pub indicator: usize,
    /// The operands.
    pub operands: Vec<usize>,
}

fn rows_counted(facts: &Facts, added: &Added) -> Vec<u32> {
    facts.rows.iter().zip(&added.counted).filter(|(_, counted)| **counted).map(|(row, _)| *row).collect()
}

/// Counts the distinct records of several indicators under the number of the
/// one that is derived from them.
#[allow(clippy::too_many_arguments)] // They are the parts of one scan.
fn count_union(
    context: &Context,
    scan: &Scan,
    union: &Union,
    rows: BTreeSet<u32>,
    falls: &Falls,
    asked: &Asked,
    passes: &[PeriodPass],
    tallies: &mut Tallies,
) -> PolarsResult<()> {
    let rows: Vec<u32> = rows.into_iter().collect();
    let every = vec![true; rows.len()];
    let added = Added {
        numerator: Side::Count(every.clone()),
        denominator: None,
        counted: every,
        incomplete: vec![false; rows.len()],
    };
    let facts = Facts { rows, added: vec![added] };
    let sum = Sum {
        indicator: union.indicator,
        numerator: Part { tally: Tally::Count, condition: None },
        denominator: None,
        paired: false,
    };
    let group = Group { condition: None, sums: vec![sum] };
    let work = Work { context, scan, group: &group, facts: &facts, falls, asked, passes };
    for grain in Grain::all(falls) {
        work.totals(grain, tallies)?;
    }
    for (dimension, wanted) in work.dimensions() {
        work.disaggregation(dimension, &wanted, tallies)?;
    }
    Ok(())
}

struct Work<'a> {
    context: &'a Context<'a>,
    scan: &'a Scan,
    group: &'a Group,
    facts: &'a Facts,
    falls: &'a Falls,
    asked: &'a Asked,
    passes: &'a [PeriodPass],
}

impl Work<'_> {
    fn totals(&self, grain: Grain, tallies: &mut Tallies) -> PolarsResult<()> {
        let expanded = self.asked.expand(&self.facts.rows, |_| true, self.falls, grain, None);
        let added: Vec<_> = self.facts.added.iter().collect();
        let fold = Fold::new(&added, &expanded, &self.facts.rows, self.falls, grain.by_place)?;
        let all: Vec<usize> = (0..added.len()).collect();
        self.fold(&fold, &all, &expanded, None, tallies)
    }

    /// The disaggregations of the group's indicators, with the indicators that have each.
    fn dimensions(&self) -> Vec<(&Dimension, Vec<usize>)> {
        let mut found: BTreeMap<Vec<&crate::project::Path>, (&Dimension, Vec<usize>)> = BTreeMap::new();
        for (i, sum) in self.group.sums.iter().enumerate() {
            for dimension in &self.context.project.indicators[sum.indicator].by {
                let columns = dimension.columns.iter().collect();
                found.entry(columns).or_insert_with(|| (dimension, Vec::new())).1.push(i);
            }
        }
        found.into_values().collect()
    }

    fn disaggregation(
        &self,
        dimension: &Dimension,
        wanted: &[usize],
        tallies: &mut Tallies,
    ) -> PolarsResult<()> {
        let (project, tables, table) = (self.context.project, self.context.tables, self.scan.fall.table);
        let categories = Categories::new(project, tables, table, dimension)?;
        let ages = Ages::new(project, tables, table, self.falls, &categories)?;
        let named = Some((dimension, &categories));
        let rows = &self.facts.rows;
        for grain in Grain::all(self.falls) {
            let expanded = self.asked.expand(rows, |_| true, self.falls, grain, Some(&categories));
            let Some(ages) = &ages else {
                let added: Vec<_> = wanted.iter().map(|i| &self.facts.added[*i]).collect();
                let fold = Fold::new(&added, &expanded, rows, self.falls, grain.by_place)?;
                self.fold(&fold, wanted, &expanded, named, tallies)?;
                continue;
            };
            // The age of a person depends on the indicator, the period and the accumulation.
            for i in wanted {
                let added = &self.facts.added[*i];
                for pass in self.passes {
                    for when in [When::Happened, When::HadHappened] {
                        let placed = ages.place(&expanded, rows, added, pass, when);
                        let fold = Fold::new(&[added], &placed, rows, self.falls, grain.by_place)?;
                        self.fold_pass(&fold, &[*i], pass, when, &placed, named, tallies)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn fold(
        &self,
        fold: &Fold,
        sums: &[usize],
        expanded: &Expanded,
        named: Option<(&Dimension, &Categories)>,
        tallies: &mut Tallies,
    ) -> PolarsResult<()> {
        for pass in self.passes {
            for when in [When::Happened, When::HadHappened] {
                self.fold_pass(fold, sums, pass, when, expanded, named, tallies)?;
            }
        }
        Ok(())
    }

    /// `sums` are the numbers of the fold's indicators among those of the group.
    #[allow(clippy::too_many_arguments)] // They are the coordinates of one grouping.
    fn fold_pass(
        &self,
        fold: &Fold,
        sums: &[usize],
        pass: &PeriodPass,
        when: When,
        expanded: &Expanded,
        named: Option<(&Dimension, &Categories)>,
        tallies: &mut Tallies,
    ) -> PolarsResult<()> {
        let asks = |sum: &usize| {
            let indicator = &self.context.project.indicators[self.group.sums[*sum].indicator];
            let accumulation = match when {
                When::Happened => Accumulation::InPeriod,
                When::HadHappened => Accumulation::ToDate,
            };
            indicator.periods.contains(&pass.kind) && indicator.accumulate.contains(&accumulation)
        };
        let wanted: Vec<usize> = (0..sums.len()).filter(|i| asks(&sums[*i])).collect();
        if wanted.is_empty() || expanded.cell.is_empty() {
            return Ok(());
        }
        for (i, found) in fold.entries(&wanted, pass, when, expanded, &self.facts.rows)? {
            self.keep(self.group.sums[sums[i]].indicator, pass.kind, when, found, named, tallies);
        }
        Ok(())
    }

    fn keep(
        &self,
        indicator: usize,
        kind: PeriodKind,
        when: When,
        found: Found,
        named: Option<(&Dimension, &Categories)>,
        tallies: &mut Tallies,
    ) {
        for ((cell, ordinal), entry) in found {
            let cell = CellNumber::unpack(cell);
            let category = match named {
                None => Category::total(),
                Some((dimension, categories)) => Category {
                    dimension: dimension.name.as_str().into(),
                    code: categories.code(cell.category),
                },
            };
            let key = SeriesKey {
                indicator,
                geography: self.falls.geographies.name(cell.place).clone(),
                programme: self.falls.programmes.name(cell.programme).clone(),
                kind,
                category,
            };
            match when {
                When::Happened => tallies.happened(key, ordinal, entry),
                When::HadHappened => tallies.had_happened(key, ordinal, entry),
            }
        }
    }
}
