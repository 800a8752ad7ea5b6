//! What a page knows of its figures: their parts, and the names of indicators, countries and
//! programmes as the document prints them.

use crate::cube::{Accumulation, Address, Category, Geography, Programme};
use crate::project::Section;
use crate::report::document::{Block, Cell, ColumnKind, Document, FigurePart, PageKind, Row, RowKind, Table};
use crate::report::format::Shown;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The parts of one figure that the document shows somewhere.
#[derive(Debug, Default, Clone, Copy)]
pub struct Parts<'a> {
    /// The value.
    pub value: Option<&'a Shown>,
    /// The baseline.
    pub baseline: Option<&'a Shown>,
    /// What was expected by now.
    pub expected: Option<&'a Shown>,
    /// The target.
    pub target: Option<&'a Shown>,
    /// The way from baseline to target.
    pub progress: Option<&'a Shown>,
}

impl Parts<'_> {
    /// The way from baseline to target, as a fraction.
    pub fn way(&self) -> Option<f64> {
        self.progress?.number
    }

    /// Where on that way it was expected to be by now.
    pub fn expected_way(&self) -> Option<f64> {
        let (expected, target) = (self.expected?.number?, self.target?.number?);
        let baseline = self.baseline.and_then(|shown| shown.number).unwrap_or(0.0);
        let whole = target - baseline;
        (whole != 0.0).then(|| (expected - baseline) / whole)
    }
}

/// What is said of an indicator.
#[derive(Debug, Clone)]
pub struct Definition {
    /// What it counts, in words.
    pub text: String,
    /// How it is worked out.
    pub formula: String,
}

/// What a page knows of its figures.
#[derive(Debug)]
pub struct Index<'a> {
    figures: FxHashMap<&'a Address, Parts<'a>>,
    /// Indicators in the order in which the document first shows them, with their titles.
    pub indicators: Vec<(usize, String)>,
    /// Countries that have figures, by code, with their names.
    pub countries: BTreeMap<String, String>,
    /// Programmes with pages of their own, by code.
    pub programmes: BTreeMap<String, String>,
    definitions: FxHashMap<String, Definition>,
    /// The programme whose figures stand for the whole report.
    pub overall: Option<Programme>,
}

/// The tables of a document with the pages they stand on.
pub fn tables(document: &Document) -> impl Iterator<Item = (usize, &Table)> {
    document.pages.iter().enumerate().flat_map(|(at, page)| {
        page.blocks.iter().filter_map(move |block| match block {
            Block::Table(table) => Some((at, table)),
            _ => None,
        })
    })
}

/// The figures of a row.
fn figures(row: &Row) -> impl Iterator<Item = &Address> {
    row.cells.iter().filter_map(|cell| match cell {
        Cell::Figure { address, .. } => Some(address),
        _ => None,
    })
}

/// What all of some things have in common; none where they differ, or there is nothing.
fn common<T: PartialEq>(mut things: impl Iterator<Item = T>) -> Option<T> {
    let first = things.next()?;
    things.all(|thing| thing == first).then_some(first)
}

impl<'a> Index<'a> {
    /// The index of a document.
    pub fn of(document: &'a Document) -> Index<'a> {
        let mut index = Index {
            figures: FxHashMap::default(),
            indicators: Vec::new(),
            countries: BTreeMap::new(),
            programmes: BTreeMap::new(),
            definitions: FxHashMap::default(),
            overall: None,
        };
        for block in document.pages.iter().flat_map(|page| &page.blocks) {
            if let Block::Tiles(tiles) = block {
                for tile in tiles {
                    index.cell(&tile.figure);
                    if let Cell::Figure { address, .. } = &tile.figure {
                        index.overall.get_or_insert_with(|| address.programme.clone());
                        index.name(address.indicator, &tile.title);
                    }
                }
            }
        }
        for (at, table) in tables(document) {
            let Some(page) = document.pages.get(at) else { continue };
            let kinds: Vec<ColumnKind> = table.columns.iter().map(|column| column.kind).collect();
            let numbered = kinds.starts_with(&[ColumnKind::Code, ColumnKind::Name]);
            for row in &table.rows {
                row.cells.iter().for_each(|cell| index.cell(cell));
                if numbered
                    && row.kind == RowKind::Body
                    && let Some(name) = row.cells.get(1)
                    && let Some(indicator) = common(figures(row).map(|address| address.indicator))
                {
                    index.name(indicator, name.text());
                }
            }
            index.places(page.kind, &page.name, table, numbered);
            if page.kind == PageKind::Section(Section::Indicators) && numbered {
                index.define(table);
            }
        }
        index
    }

    fn cell(&mut self, cell: &'a Cell) {
        let Cell::Figure { address, part, shown } = cell else { return };
        let parts = self.figures.entry(address).or_default();
        let place = match part {
            FigurePart::Value => &mut parts.value,
            FigurePart::Baseline => &mut parts.baseline,
            FigurePart::Expected => &mut parts.expected,
            FigurePart::Target => &mut parts.target,
            FigurePart::Progress => &mut parts.progress,
        };
        place.get_or_insert(shown);
    }

    fn name(&mut self, indicator: usize, name: &str) {
        if !name.is_empty() && self.indicators.iter().all(|(known, _)| *known != indicator) {
            self.indicators.push((indicator, name.to_string()));
        }
    }

    /// The names of the places and programmes of a table: those of its rows, or that of the page
    /// or table itself where all its figures are of one.
    fn places(&mut self, kind: PageKind, page: &str, table: &'a Table, numbered: bool) {
        let own = if table.title.is_empty() { page } else { &table.title };
        let all = || table.rows.iter().flat_map(figures);
        match kind {
            PageKind::Section(Section::Countries) => {
                if let Some(Geography::Country(code)) = common(all().map(|address| &address.geography)) {
                    self.countries.entry(code.to_string()).or_insert_with(|| own.to_string());
                }
            }
            PageKind::Section(Section::Programmes) => {
                if let Some(Programme::One(code)) = common(all().map(|address| &address.programme)) {
                    self.programmes.entry(code.to_string()).or_insert_with(|| own.to_string());
                }
            }
            PageKind::Section(Section::Summary) if !numbered => {
                let of = |row: &'a Row| common(figures(row).map(|address| &address.geography));
                if common(table.rows.iter().filter_map(of)).is_some() {
                    return;
                }
                for row in &table.rows {
                    if let (Some(Geography::Country(code)), Some(name)) = (of(row), row.cells.first()) {
                        self.countries.entry(code.to_string()).or_insert_with(|| name.text().to_string());
                    }
                }
            }
            _ => {}
        }
    }

    /// The definitions of the reference of indicators, by title.
    fn define(&mut self, table: &'a Table) {
        let prose: Vec<usize> = (0..table.columns.len())
            .filter(|i| table.columns.get(*i).is_some_and(|column| column.kind == ColumnKind::Prose))
            .collect();
        for row in &table.rows {
            let text =
                |at: usize| prose.get(at).and_then(|i| row.cells.get(*i)).map(|cell| cell.text().to_string());
            let (Some(name), Some(definition)) = (row.cells.get(1), text(0)) else { continue };
            // The title stands in the first line; what follows says when it began to hold.
            let name = name.text().lines().next().unwrap_or_default().to_string();
            let formula = text(1).unwrap_or_default();
            self.definitions.entry(name).or_insert(Definition { text: definition, formula });
        }
    }

    /// The parts of a figure that the document shows.
    pub fn parts(&self, address: &Address) -> Parts<'a> {
        self.figures.get(address).copied().unwrap_or_default()
    }

    /// The title of an indicator.
    pub fn title(&self, indicator: usize) -> &str {
        self.indicators.iter().find(|(known, _)| *known == indicator).map_or("", |(_, name)| name)
    }

    /// What is said of an indicator.
    pub fn definition(&self, indicator: usize) -> Option<&Definition> {
        self.definitions.get(self.title(indicator))
    }

    /// The figure of an indicator up to the report's end, in a place, with its address; that of
    /// the whole report.
    pub fn to_date(&self, indicator: usize, geography: &Geography) -> Option<(&'a Address, Parts<'a>)> {
        let fitting = self.figures.iter().filter(|(address, parts)| {
            address.indicator == indicator
                && address.geography == *geography
                && address.accumulation != Accumulation::InPeriod
                && address.category == Category::total()
                && self.overall.as_ref().is_none_or(|overall| *overall == address.programme)
                && parts.value.is_some()
        });
        // The latest, of those that are cumulative: the order of the map shows nowhere.
        fitting
            .max_by_key(|(address, _)| {
                let period = &address.period;
                (period.to, period.code.as_str(), address.accumulation, std::cmp::Reverse(&address.programme))
            })
            .map(|(address, parts)| (*address, *parts))
    }
}
