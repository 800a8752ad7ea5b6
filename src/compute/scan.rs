//! One pass over a table: for all indicators whose records fall alike.

use super::age::Ages;
use super::category::Categories;
use super::expand::{Asked, CellNumber, Expanded, Grain};
use super::facts::{Added, Court, Facts, Side};
use super::fall::{Falls, PeriodPass};
use super::fold::{Fold, Found, When, share};
use super::judge::{Judge, Keys};
use super::plan::{Group, Part, Scan, Sum, Tally};
use super::scope::Scope;
use super::spread::Spread;
use super::tally::{SeriesKey, Tallies};
use super::walk::Walk;
use crate::cube::Accumulation;
use crate::period::{PeriodKind, to_days};
use crate::project::{Column, Dimension, Expression, FieldType, Path, Project};
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
    let falls = Falls::new(project, tables, &scan.fall, context.scope)?;
    let judge = Judge::new(project, tables, scan.fall.table, scan.groups.iter().flat_map(expressions))?;
    let court = Court { project, tables, table: scan.fall.table, judge: &judge };
    let asked = Asked::new(context.scope, &falls, |place| project.country_of(place));
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
        let (by_itself, whole): (Vec<&Sum>, Vec<&Sum>) =
            group.sums.iter().partition(|sum| sum.is_walked() || entries_of(project, sum).is_some());
        let condition = group.condition.as_ref();
        let mut facts_of = |sums: &[&Sum]| {
            let facts = Facts::new(court, condition, sums, |row| falls.counts_by(row, as_of))?;
            for (sum, added) in sums.iter().zip(&facts.added) {
                counted.insert(sum.indicator, rows_counted(&facts, added));
            }
            PolarsResult::Ok(facts)
        };
        let work = Work { context, scan, falls: &falls, asked: &asked, passes: &passes };
        if !whole.is_empty() {
            let facts = facts_of(&whole)?;
            work.all(&whole, &facts, &Grain::all(&falls), tallies)?;
        }
        for sum in by_itself {
            let facts = facts_of(&[sum])?;
            let Some(path) = entries_of(project, sum) else {
                work.each(sum, &facts, &Grain::all(&falls), tallies)?;
                continue;
            };
            let keys = Keys::new(project, tables, scan.fall.table, path)?;
            let is_place = scan.fall.place.as_ref() == Some(path) && !scan.fall.money;
            let place = |row, key| falls.places_of(project, row, keys.name(key));
            let (in_places, in_total): (Vec<Grain>, Vec<Grain>) =
                Grain::all(&falls).into_iter().partition(|grain| grain.by_place && is_place);
            work.each(sum, &facts.by_entry(&keys.sets, None), &in_total, tallies)?;
            work.each(sum, &facts.by_entry(&keys.sets, Some(&place)), &in_places, tallies)?;
        }
    }
    for union in unions {
        let rows: BTreeSet<u32> =
            union.operands.iter().filter_map(|operand| counted.get(operand)).flatten().copied().collect();
        let work = Work { context, scan, falls: &falls, asked: &asked, passes: &passes };
        work.count_union(union, rows, tallies)?;
    }
    Ok(falls)
}

/// The list whose entries an indicator counts, if it counts those of a list.
fn entries_of<'s>(project: &Project, sum: &'s Sum) -> Option<&'s Path> {
    let Tally::Distinct(path) = &sum.numerator.tally else { return None };
    let Column::Field(field) = path.column else { return None };
    let is_list = project.tables[path.table].fields[field].kind == FieldType::List;
    is_list.then_some(path)
}

fn expressions(group: &Group) -> Vec<&Expression> {
    let sides = group.sums.iter().flat_map(|sum| [Some(&sum.numerator), sum.denominator.as_ref()]);
    sides.flatten().flat_map(Part::expressions).chain(group.condition.as_ref()).collect()
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

struct Work<'a> {
    context: &'a Context<'a>,
    scan: &'a Scan,
    falls: &'a Falls,
    asked: &'a Asked,
    passes: &'a [PeriodPass],
}

/// The indicators of a work with what their records add.
#[derive(Clone, Copy)]
struct Share<'a> {
    sums: &'a [&'a Sum],
    facts: &'a Facts,
}

impl Work<'_> {
    /// Totals and disaggregations of some indicators at some grains.
    fn all(&self, sums: &[&Sum], facts: &Facts, grains: &[Grain], tallies: &mut Tallies) -> PolarsResult<()> {
        if self.scan.fall.split.is_some() {
            let Context { project, tables, .. } = *self.context;
            let (table, as_of) = (self.scan.fall.table, self.context.as_of());
            let spread = Spread { project, tables, table, falls: self.falls, asked: self.asked, as_of };
            let indicators: Vec<usize> = sums.iter().map(|sum| sum.indicator).collect();
            return spread.add(&indicators, facts, tallies);
        }
        let share = Share { sums, facts };
        for grain in grains {
            self.totals(share, *grain, tallies)?;
        }
        for (dimension, wanted) in self.dimensions(share) {
            self.disaggregation(share, grains, dimension, &wanted, tallies)?;
        }
        Ok(())
    }

    /// Totals and disaggregations of one indicator at some grains.
    fn each(&self, sum: &Sum, facts: &Facts, grains: &[Grain], tallies: &mut Tallies) -> PolarsResult<()> {
        if !sum.is_walked() {
            return self.all(&[sum], facts, grains, tallies);
        }
        for grain in grains {
            self.walk(sum, facts, *grain, None, tallies)?;
        }
        for dimension in &self.context.project.indicators[sum.indicator].by {
            for grain in grains {
                self.walk(sum, facts, *grain, Some(dimension), tallies)?;
            }
        }
        Ok(())
    }

    /// Walks through the records of an indicator in the order of their dates.
    fn walk(
        &self,
        sum: &Sum,
        facts: &Facts,
        grain: Grain,
        dimension: Option<&Dimension>,
        tallies: &mut Tallies,
    ) -> PolarsResult<()> {
        let (project, tables, table) = (self.context.project, self.context.tables, self.scan.fall.table);
        let Facts { rows, added, own_places } = facts;
        let [added] = added.as_slice() else { return Ok(()) };
        let categories = dimension.map(|dimension| Categories::new(project, tables, table, dimension));
        let categories = categories.transpose()?;
        let ages = match &categories {
            None => None,
            Some(categories) => Ages::new(project, tables, table, self.falls, categories)?,
        };
        let named = dimension.zip(categories.as_ref());
        let expanded = self.asked.expand(rows, own_places.as_deref(), self.falls, grain, categories.as_ref());
        let once = if ages.is_none() { Some(Walk::new(added, &expanded, rows, self.falls)) } else { None };
        for pass in self.passes {
            for when in [When::Happened, When::HadHappened] {
                if !self.asks(sum.indicator, pass, when) || expanded.cell.is_empty() {
                    continue;
                }
                let first = sum.numerator.first;
                // Who is counted for the first time is as old as at that time, in every period.
                let aged = if first { When::HadHappened } else { when };
                let placed = ages.as_ref().map(|ages| ages.place(&expanded, rows, added, pass, aged));
                let placed = placed.as_ref().unwrap_or(&expanded);
                let anew;
                let walk = match &once {
                    Some(walk) => walk,
                    None => {
                        anew = Walk::new(added, placed, rows, self.falls);
                        &anew
                    }
                };
                let found = match (first, when) {
                    (true, When::Happened) => walk.first_times(pass, self.falls, self.starts(pass)),
                    _ => walk.entries(pass, when, &|i, amount| {
                        share(self.falls, rows, placed, i, amount, grain.by_place)
                    }),
                };
                for ((cell, ordinal), entry) in found {
                    let cell = CellNumber::unpack(cell);
                    let key = SeriesKey::of_cell(sum.indicator, pass.kind, cell, self.falls, named);
                    match when {
                        When::Happened => tallies.happened(key, ordinal, entry),
                        When::HadHappened => tallies.stood(key, ordinal, entry),
                    }
                }
            }
        }
        Ok(())
    }

    /// The first day of the custom period of a pass.
    fn starts(&self, pass: &PeriodPass) -> Option<i32> {
        let number = pass.had_happened.iter().flatten().next().filter(|_| !pass.cumulates)?;
        let custom = self.context.project.calendar.custom.get(usize::try_from(*number).ok()?)?;
        Some(to_days(custom.from))
    }

    /// Whether an indicator has figures of a kind of period and of an accumulation.
    fn asks(&self, indicator: usize, pass: &PeriodPass, when: When) -> bool {
        let indicator = &self.context.project.indicators[indicator];
        let accumulation = match when {
            When::Happened => Accumulation::InPeriod,
            When::HadHappened => Accumulation::ToDate,
        };
        indicator.periods.contains(&pass.kind) && indicator.accumulate.contains(&accumulation)
    }

    /// Counts the distinct records of several indicators under the number of
    /// the one that is derived from them.
    fn count_union(&self, union: &Union, rows: BTreeSet<u32>, tallies: &mut Tallies) -> PolarsResult<()> {
        let rows: Vec<u32> = rows.into_iter().collect();
        let every = vec![true; rows.len()];
        let added = Added {
            numerator: Side::Count(every.clone()),
            denominator: None,
            incomplete: vec![false; rows.len()],
            counted: every,
        };
        let facts = Facts { rows, added: vec![added], own_places: None };
        let sum = Sum {
            indicator: union.indicator,
            numerator: Part::whole(Tally::Count),
            denominator: None,
            paired: false,
        };
        self.all(&[&sum], &facts, &Grain::all(self.falls), tallies)
    }

    fn totals(&self, share: Share, grain: Grain, tallies: &mut Tallies) -> PolarsResult<()> {
        let facts = share.facts;
        let own = facts.own_places.as_deref();
        let expanded = self.asked.expand(&facts.rows, own, self.falls, grain, None);
        let added: Vec<_> = facts.added.iter().collect();
        let fold = Fold::new(&added, &expanded, &facts.rows, self.falls, grain.by_place)?;
        let all: Vec<usize> = (0..added.len()).collect();
        self.fold(share, &fold, &all, &expanded, None, tallies)
    }

    /// The disaggregations of the indicators, with the indicators that have each.
    fn dimensions(&self, share: Share) -> Vec<(&Dimension, Vec<usize>)> {
        let mut found: BTreeMap<Vec<&Path>, (&Dimension, Vec<usize>)> = BTreeMap::new();
        for (i, sum) in share.sums.iter().enumerate() {
            for dimension in &self.context.project.indicators[sum.indicator].by {
                let columns = dimension.columns.iter().collect();
                found.entry(columns).or_insert_with(|| (dimension, Vec::new())).1.push(i);
            }
        }
        found.into_values().collect()
    }

    fn disaggregation(
        &self,
        share: Share,
        grains: &[Grain],
        dimension: &Dimension,
        wanted: &[usize],
        tallies: &mut Tallies,
    ) -> PolarsResult<()> {
        let (project, tables, table) = (self.context.project, self.context.tables, self.scan.fall.table);
        let categories = Categories::new(project, tables, table, dimension)?;
        let ages = Ages::new(project, tables, table, self.falls, &categories)?;
        let named = Some((dimension, &categories));
        let (facts, rows) = (share.facts, &share.facts.rows);
        for grain in grains {
            let own = facts.own_places.as_deref();
            let expanded = self.asked.expand(rows, own, self.falls, *grain, Some(&categories));
            let Some(ages) = &ages else {
                let added: Vec<_> = wanted.iter().map(|i| &facts.added[*i]).collect();
                let fold = Fold::new(&added, &expanded, rows, self.falls, grain.by_place)?;
                self.fold(share, &fold, wanted, &expanded, named, tallies)?;
                continue;
            };
            // The age of a person depends on the indicator, the period and the accumulation.
            for i in wanted {
                let added = &facts.added[*i];
                for pass in self.passes {
                    for when in [When::Happened, When::HadHappened] {
                        let placed = ages.place(&expanded, rows, added, pass, when);
                        let fold = Fold::new(&[added], &placed, rows, self.falls, grain.by_place)?;
                        self.fold_pass(share, &fold, &[*i], pass, when, &placed, named, tallies)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn fold(
        &self,
        share: Share,
        fold: &Fold,
        sums: &[usize],
        expanded: &Expanded,
        named: Option<(&Dimension, &Categories)>,
        tallies: &mut Tallies,
    ) -> PolarsResult<()> {
        for pass in self.passes {
            for when in [When::Happened, When::HadHappened] {
                self.fold_pass(share, fold, sums, pass, when, expanded, named, tallies)?;
            }
        }
        Ok(())
    }

    /// `sums` are the numbers of the fold's indicators among those of the group.
    #[allow(clippy::too_many_arguments)] // They are the coordinates of one grouping.
    fn fold_pass(
        &self,
        share: Share,
        fold: &Fold,
        sums: &[usize],
        pass: &PeriodPass,
        when: When,
        expanded: &Expanded,
        named: Option<(&Dimension, &Categories)>,
        tallies: &mut Tallies,
    ) -> PolarsResult<()> {
        let asks = |sum: &usize| self.asks(share.sums[*sum].indicator, pass, when);
        let wanted: Vec<usize> = (0..sums.len()).filter(|i| asks(&sums[*i])).collect();
        if wanted.is_empty() || expanded.cell.is_empty() {
            return Ok(());
        }
        for (i, found) in fold.entries(&wanted, pass, when, expanded, &share.facts.rows)? {
            self.keep(share.sums[sums[i]].indicator, pass.kind, when, found, named, tallies);
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
            let key = SeriesKey::of_cell(indicator, kind, cell, self.falls, named);
            match when {
                When::Happened => tallies.happened(key, ordinal, entry),
                When::HadHappened => tallies.had_happened(key, ordinal, entry),
            }
        }
    }
}
