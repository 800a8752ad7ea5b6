//! What partners reported: totals without records, by cell of the cube.

mod cell;

mod numbers;

mod read;

mod agree;

pub use cell::{Cell, Region, apart};

use super::coverage::Coverage;
use crate::cube::{Category, Geography, Programme};
use crate::diag::Finding;
use crate::number::{Decimal, fraction};
use crate::project::{Adding, Dimension, Indicator, Project};
use crate::table::{Origins, Table};
use crate::validate::memberships::Memberships;
use cell::{coarse_first, place_within, programme_within};
use polars::prelude::PolarsResult;
use std::collections::{BTreeMap, BTreeSet};

/// All that was reported, by indicator and category. The cells of each are
/// sorted coarse first.
#[derive(Debug, Default)]
pub struct Book {
    cells: BTreeMap<usize, BTreeMap<Category, Shelf>>,
    memberships: Memberships,
}

/// The cells of a category, coarse first, and their numbers by place.
#[derive(Debug, Default)]
struct Shelf {
    cells: Vec<Cell>,
    by_place: BTreeMap<Geography, Vec<usize>>,
}

impl Shelf {
    fn new(cells: Vec<Cell>) -> Shelf {
        let mut by_place: BTreeMap<Geography, Vec<usize>> = BTreeMap::new();
        for (number, cell) in cells.iter().enumerate() {
            by_place.entry(cell.region.geography.clone()).or_default().push(number);
        }
        Shelf { cells, by_place }
    }
}

impl Book {
    /// What the tables of that role hold, and what is wrong with it.
    ///
    /// # Errors
    /// If a frame lacks a column, which validated tables rule out.
    pub fn new(project: &Project, tables: &[Table], origins: &Origins) -> PolarsResult<(Book, Vec<Finding>)> {
        let (read, mut findings) = read::cells(project, tables, origins)?;
        let mut book = Book { memberships: Memberships::new(project, tables)?, ..Book::default() };
        for (number, cells) in read {
            let mut by_category: BTreeMap<Category, Vec<Cell>> = BTreeMap::new();
            for cell in cells {
                by_category.entry(cell.category.clone()).or_default().push(cell);
            }
            for cells in by_category.values_mut() {
                coarse_first(project, cells);
            }
            findings.extend(agree::findings(project, number, &by_category));
            add_up_categories(project, &project.indicators[number], &mut by_category);
            let shelves = by_category.into_iter().map(|(category, cells)| (category, Shelf::new(cells)));
            book.cells.insert(number, shelves.collect());
        }
        Ok((book, findings))
    }

    /// Whether anything was reported of an indicator.
    pub fn has(&self, indicator: usize) -> bool {
        self.cells.contains_key(&indicator)
    }

    /// What was reported of a category of an indicator within a region, coarse first.
    pub fn within(
        &self,
        project: &Project,
        indicator: usize,
        category: &Category,
        region: &Region,
    ) -> Vec<&Cell> {
        let Some(shelf) = self.cells.get(&indicator).and_then(|shelves| shelves.get(category)) else {
            return Vec::new();
        };
        if let Geography::Group(group) = &region.geography {
            let lies_in = |cell: &&Cell| {
                let place = &cell.region.geography;
                let same = Region { geography: place.clone(), ..region.clone() };
                (*place == region.geography || self.is_in(project, cell, group))
                    && cell.region.within(&same, project)
            };
            return shelf.cells.iter().filter(lies_in).collect();
        }
        let places =
            shelf.by_place.iter().filter(|(place, _)| place_within(project, place, &region.geography));
        let mut numbers: Vec<usize> = places.flat_map(|(_, numbers)| numbers.iter().copied()).collect();
        numbers.sort_unstable();
        let cells = numbers.into_iter().map(|number| &shelf.cells[number]);
        cells.filter(|cell| cell.region.within(region, project)).collect()
    }

    /// Whether the country of a cell belongs to a group on the last of its days.
    fn is_in(&self, project: &Project, cell: &Cell, group: &str) -> bool {
        let country = match &cell.region.geography {
            Geography::Country(code) => Some(&**code),
            Geography::Place(code) => project.country_of(code),
            _ => None,
        };
        // Of a life as a whole the last day is the greatest number, on which memberships without end hold.
        let day = Some(cell.region.span.to);
        country.is_some_and(|country| self.memberships.is_member(country, group, day))
    }

    /// The categories of a dimension of which something was reported.
    pub fn categories(&self, indicator: usize, dimension: &str) -> Vec<&Category> {
        let categories = self.cells.get(&indicator).into_iter().flat_map(BTreeMap::keys);
        categories.filter(|category| *category.dimension == *dimension).collect()
    }

    /// The places for which something was reported of an indicator, in a
    /// programme or in one of its projects, and the countries of places below one.
    pub fn places_of(
        &self,
        project: &Project,
        indicator: usize,
        programme: &Programme,
    ) -> BTreeSet<Geography> {
        let mut places = BTreeSet::new();
        let shelves = self.cells.get(&indicator).into_iter().flat_map(BTreeMap::values);
        let cells = shelves.flat_map(|shelf| &shelf.cells);
        for cell in cells.filter(|cell| programme_within(project, &cell.region.programme, programme)) {
            if places.insert(cell.region.geography.clone())
                && let Geography::Place(code) = &cell.region.geography
                && let Some(country) = project.country_of(code)
            {
                places.insert(Geography::Country(country.into()));
            }
        }
        places.remove(&Geography::All);
        places
    }
}

/// What records cover of an indicator.
#[derive(Clone, Copy)]
pub enum Covered<'a> {
    /// There are no records of it.
    Nothing,
    /// Whatever is reported of it stands beside what is computed.
    Everything,
    /// What the submissions of its table cover.
    By(&'a Coverage<'a>),
}

impl Covered<'_> {
    /// Whether there are records where something was reported.
    pub fn covers(&self, cell: &Cell) -> bool {
        match self {
            Covered::Nothing => false,
            Covered::Everything => true,
            Covered::By(coverage) => {
                let region = &cell.region;
                coverage.covers(&region.geography, &region.programme, &cell.period, cell.accumulation)
            }
        }
    }
}

/// Adds the categories of a dimension up where their total was not reported,
/// nothing falls into two of them, and the indicator adds up over them.
fn add_up_categories(
    project: &Project,
    indicator: &Indicator,
    by_category: &mut BTreeMap<Category, Vec<Cell>>,
) {
    let adding = &indicator.adding;
    if !adding.categories {
        return;
    }
    let mut sums: Vec<Cell> = Vec::new();
    let mut wanted: BTreeSet<Category> = BTreeSet::from([Category::total()]);
    for category in by_category.keys() {
        // Of a pair also what each of its columns has by itself, where that is shown.
        let columns = category.dimension.split('*').zip(category.code.split('*'));
        for (dimension, code) in columns.filter(|_| category.dimension.contains('*')) {
            if indicator.by.iter().any(|own| own.name == dimension) {
                wanted.insert(Category { dimension: dimension.into(), code: code.into() });
            }
        }
    }
    for category in &wanted {
        let own: BTreeSet<&Region> =
            by_category.get(category).into_iter().flatten().map(|c| &c.region).collect();
        let mut done: BTreeSet<&Region> = BTreeSet::new();
        for dimension in &indicator.by {
            if !refines(adding, dimension, category) {
                continue;
            }
            let mut parts: BTreeMap<&Region, Vec<&Cell>> = BTreeMap::new();
            for (finer, cells) in by_category.iter() {
                if *finer.dimension == *dimension.name && is_part_of(finer, category) {
                    for cell in cells.iter().filter(|cell| !own.contains(&cell.region)) {
                        parts.entry(&cell.region).or_default().push(cell);
                    }
                }
            }
            for (region, cells) in parts {
                if !done.contains(region)
                    && let Some(sum) = sum(indicator, category, &cells)
                {
                    done.insert(region);
                    sums.push(sum);
                }
            }
        }
    }
    for sum in sums {
        by_category.entry(sum.category.clone()).or_default().push(sum);
    }
    for cells in by_category.values_mut() {
        coarse_first(project, cells);
    }
}

/// Whether the categories of a dimension add up to a category of another, or to the total.
fn refines(adding: &Adding, dimension: &Dimension, category: &Category) -> bool {
    let columns: Vec<&str> = dimension.name.split('*').collect();
    match (category.is_total(), columns.as_slice()) {
        (true, _) => adding.is_exclusive(&dimension.name),
        (false, [one, other]) => {
            let rest = if **one == *category.dimension { other } else { one };
            (**one == *category.dimension || **other == *category.dimension) && adding.is_exclusive(rest)
        }
        _ => false,
    }
}

/// Whether a category, of one column or of two, is part of a coarser one.
fn is_part_of(finer: &Category, coarser: &Category) -> bool {
    let columns = || finer.dimension.split('*').zip(finer.code.split('*'));
    coarser.is_total() || columns().any(|(name, code)| *name == *coarser.dimension && *code == *coarser.code)
}

/// The sum of categories of one region; none where one of them lacks its parts.
fn sum(indicator: &Indicator, category: &Category, cells: &[&Cell]) -> Option<Cell> {
    let first = cells.first()?;
    let (value, numerator, denominator) = total(indicator, cells.iter().copied(), Parts::default())?;
    let mut rows: Vec<_> = cells.iter().flat_map(|cell| cell.rows.iter().copied()).collect();
    rows.sort_unstable();
    Some(Cell {
        category: category.clone(),
        value,
        numerator: Some(numerator),
        denominator,
        digits: None,
        rows,
        place: cells.iter().map(|cell| &cell.place).min().cloned().unwrap_or_else(|| first.place.clone()),
        ..(*first).clone()
    })
}

/// A numerator, or a count or sum itself, and a denominator.
#[derive(Debug, Clone, Copy, Default)]
pub struct Parts {
    /// The numerator.
    pub numerator: Decimal,
    /// The denominator; zero where there is none.
    pub denominator: Decimal,
}

/// Value, numerator and denominator of a sum of cells on top of what records
/// gave: none where a cell lacks a part that must be added.
#[allow(clippy::type_complexity)] // They are the three numbers of a figure.
pub fn total<'c>(
    indicator: &Indicator,
    cells: impl IntoIterator<Item = &'c Cell>,
    onto: Parts,
) -> Option<(Option<crate::cube::Number>, Decimal, Option<Decimal>)> {
    use crate::cube::Number;
    let mut parts = onto;
    for cell in cells {
        parts.numerator = parts.numerator + cell.numerator?;
        if indicator.adding.parts {
            parts.denominator = parts.denominator + cell.denominator?;
        }
    }
    if !indicator.adding.parts {
        return Some((Some(Number::Exact(parts.numerator)), parts.numerator, None));
    }
    let exact = fraction(parts.numerator, parts.denominator, indicator.times()?);
    let value = exact.as_ref().and_then(crate::number::rational_to_f64).map(Number::Quotient);
    Some((value, parts.numerator, Some(parts.denominator)))
}
