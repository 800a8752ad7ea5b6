//! What was computed and what was reported, put together: in one cell what was
//! computed wins and the other stands beside it; at higher levels what adds up
//! is completed with what was reported where there are no records.

use super::category::shown_order;
use super::grid::valued;
use super::reported::{Book, Cell, Covered, Parts, Region, apart, total};
use super::scope::Scope;
use super::tally::Entry;
use crate::cube::{Address, Category, Figure, Number, Origin, Reported, ReportedValue, Status};
use crate::diag::{Argument, Code, Finding};
use crate::number::Decimal;
use crate::period::to_days;
use crate::project::{Indicator, Project};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is needed to put figures together.
pub struct Joined<'a> {
    /// The project.
    pub project: &'a Project,
    /// What is asked for.
    pub scope: &'a Scope,
    /// What was reported.
    pub book: &'a Book,
}

impl Joined<'_> {
    /// The figures of an indicator with what was reported of it, and what does not agree.
    pub fn figures(
        &self,
        number: usize,
        figures: Vec<Figure>,
        covered: Covered<'_>,
    ) -> (Vec<Figure>, Vec<Finding>) {
        if !self.book.has(number) {
            return (figures, Vec::new());
        }
        let mut work =
            Work { joined: self, number, covered, known: BTreeMap::new(), findings: BTreeMap::new() };
        let mut done = Vec::with_capacity(figures.len());
        let mut rest = figures.into_iter().peekable();
        while let Some(total) = rest.next() {
            let mut categories = Vec::new();
            while let Some(next) = rest.next_if(|next| {
                !next.address.category.is_total()
                    && Address { category: Category::total(), ..next.address.clone() } == total.address
            }) {
                categories.push(next);
            }
            work.cell(total, categories, &mut done);
        }
        (done, work.findings.into_values().collect())
    }
}

struct Work<'a> {
    joined: &'a Joined<'a>,
    number: usize,
    covered: Covered<'a>,
    /// Whether records cover a region, each asked once.
    known: BTreeMap<Region, bool>,
    /// By message and place: one total may stand beside several figures.
    findings: BTreeMap<(String, crate::diag::Place), Finding>,
}

impl Work<'_> {
    fn indicator(&self) -> &Indicator {
        &self.joined.project.indicators[self.number]
    }

    /// A total and its categories, as they are shown.
    fn cell(&mut self, total: Figure, categories: Vec<Figure>, done: &mut Vec<Figure>) {
        let joined = self.joined;
        let has_records = matches!(total.status, Status::Value | Status::Undefined);
        let address = total.address.clone();
        let total = self.join(total, has_records);
        done.push(total);
        let mut by_dimension: BTreeMap<Arc<str>, BTreeMap<Arc<str>, Figure>> = BTreeMap::new();
        for figure in categories {
            let Category { dimension, code } = figure.address.category.clone();
            let joined = self.join(figure, has_records);
            by_dimension.entry(dimension).or_default().insert(code, joined);
        }
        for dimension in &joined.project.indicators[self.number].by {
            let mut shown = by_dimension.remove(dimension.name.as_str()).unwrap_or_default();
            for category in joined.book.categories(self.number, &dimension.name) {
                if shown.contains_key(&category.code) {
                    continue;
                }
                let address = Address { category: category.clone(), ..address.clone() };
                let base = match has_records {
                    true => valued(joined.project, address, Entry::default()),
                    false => Figure::empty(address, Status::Missing),
                };
                let figure = self.join(base, has_records);
                let reported =
                    figure.reported.as_ref().is_some_and(|r| r.own.is_some() || !r.used.is_empty());
                if reported {
                    shown.insert(category.code.clone(), figure);
                }
            }
            let codes: BTreeSet<Arc<str>> = shown.keys().cloned().collect();
            let order = shown_order(joined.project, dimension, codes);
            done.extend(order.iter().filter_map(|code| shown.remove(code)));
        }
    }

    /// A figure with what was reported of its cell and below it.
    fn join(&mut self, base: Figure, has_records: bool) -> Figure {
        let joined = self.joined;
        let (project, adding) = (joined.project, &joined.project.indicators[self.number].adding);
        let here = Region::of(&base.address);
        let as_of = to_days(joined.scope.as_of);
        // A total that runs beyond the last day that counts holds more than is asked for.
        let counts = |cell: &&Cell| cell.region.span.to <= as_of || cell.region.span.to == i32::MAX;
        let mut inside = joined.book.within(project, self.number, &base.address.category, &here);
        inside.retain(counts);
        if inside.is_empty() {
            return base;
        }
        let own = inside.iter().copied().find(|cell| cell.region == here);
        let below: Vec<&Cell> = inside.iter().copied().filter(|cell| cell.region != here).collect();
        let below: Vec<&Cell> = below.into_iter().filter(|cell| !self.has_records(cell)).collect();
        // A ratio that was sent without its parts cannot be added.
        let whole = |cell: &Cell| cell.numerator.is_some() && (!adding.parts || cell.denominator.is_some());
        let adds = |cell: &&Cell| cell.region.adds_to(&here, adding) && whole(cell);
        let (mut taken, across) = match own {
            // What was reported for the cell itself holds all that was reported below it.
            Some(_) if !has_records => (Vec::new(), Vec::new()),
            _ => apart(project, &below.iter().copied().filter(adds).collect::<Vec<_>>()),
        };
        let onto = match has_records {
            true => parts(&base),
            false => Parts::default(),
        };
        let mut figure = base;
        // What is derived from others comes with the rows that were reported of them.
        let before = figure.reported.take().map(|reported| *reported).unwrap_or_default();
        let mut reported = Reported { own: own.map(value_of), ..before };
        if !taken.is_empty() {
            match total(self.indicator(), taken.iter().copied(), onto) {
                Some((value, numerator, denominator)) => {
                    let status = if value.is_some() { Status::Value } else { Status::Undefined };
                    figure = Figure {
                        status,
                        value,
                        numerator: Some(Number::Exact(numerator)),
                        denominator: denominator.map(Number::Exact),
                        origin: if has_records { Origin::Mixed } else { Origin::Reported },
                        ..figure
                    };
                    reported.used = taken.iter().flat_map(|cell| cell.rows.iter().copied()).collect();
                }
                None => taken.clear(),
            }
        } else if let Some(own) = own.filter(|_| !has_records) {
            figure = Figure {
                status: if own.value.is_some() { Status::Value } else { Status::Undefined },
                value: own.value,
                numerator: own.numerator.map(Number::Exact),
                denominator: own.denominator.map(Number::Exact),
                origin: Origin::Reported,
                ..figure
            };
            reported.used.clone_from(&own.rows);
            taken.push(own);
        }
        let within = |cell: &Cell| taken.iter().any(|other| cell.region.within(&other.region, project));
        let out = below.iter().filter(|cell| !within(cell));
        reported.left_out = out.flat_map(|cell| cell.rows.iter().copied()).collect();
        if figure.status == Status::NotApplicable && !reported.left_out.is_empty() {
            figure.status = Status::Missing;
        }
        reported.used.sort_unstable();
        reported.left_out.sort_unstable();
        if let Some(own) = own.filter(|_| has_records) {
            self.beside(&figure, own);
        }
        for (cell, other) in across {
            self.across(cell, other);
        }
        if reported != Reported::default() {
            figure.reported = Some(Box::new(reported));
        }
        figure
    }

    fn has_records(&mut self, cell: &Cell) -> bool {
        if let Some(known) = self.known.get(&cell.region) {
            return *known;
        }
        let known = self.covered.covers(cell);
        self.known.insert(cell.region.clone(), known);
        known
    }

    /// Tells where what was computed and what was reported are not the same.
    fn beside(&mut self, figure: &Figure, own: &Cell) {
        if agree(figure, own) {
            return;
        }
        let told = |number: Option<Number>| number.map_or_else(|| "no value".to_string(), |n| n.to_string());
        let message = format!("{} was reported and computed, and is not the same", self.indicator().code);
        let finding = Finding::new(Code::ReportedDiffers, own.place.clone(), message.clone())
            .found(format!("{}: {}", own.called(), told(own.value)))
            .expected(format!("{}, as computed", told(figure.value)))
            .hint("look for records that are missing, or for what the sender counted otherwise")
            .with("indicator", Argument::Text(self.indicator().code.clone()))
            .with("total", Argument::Text(own.called()))
            .with("stands", Argument::Text(own.value.map(|number| number.to_string()).unwrap_or_default()));
        self.findings.insert((message, own.place.clone()), finding);
    }

    fn across(&mut self, cell: &Cell, other: &Cell) {
        let code = self.indicator().code.clone();
        let message = format!("two totals of {code} overlap, and neither lies in the other");
        let mut finding = Finding::new(Code::ReportedAcross, cell.place.clone(), message.clone())
            .found(format!("{}; {}", cell.called(), other.called()))
            .expected("totals that are apart, or one within the other")
            .hint(format!("where they are added up, {} is left out", cell.called()))
            .with("indicator", Argument::Text(code));
        finding.also.push(other.place.clone());
        self.findings.insert((message, cell.place.clone()), finding);
    }
}

/// What records gave, to be added to.
fn parts(figure: &Figure) -> Parts {
    let exact = |number: Option<Number>| number.and_then(Number::to_decimal).unwrap_or(Decimal::ZERO);
    Parts { numerator: exact(figure.numerator), denominator: exact(figure.denominator) }
}

fn value_of(cell: &Cell) -> ReportedValue {
    ReportedValue {
        value: cell.value,
        numerator: cell.numerator.map(Number::Exact),
        denominator: cell.denominator.map(Number::Exact),
        rows: cell.rows.clone(),
    }
}

/// Whether a figure is what was reported, in as many digits as were reported.
fn agree(figure: &Figure, own: &Cell) -> bool {
    match (figure.value.and_then(Number::to_decimal), own.value.and_then(Number::to_decimal)) {
        (None, None) => true,
        (Some(computed), Some(reported)) => match (own.denominator, own.digits) {
            (None, Some(digits)) => computed.round(digits) == reported,
            _ => computed == reported,
        },
        _ => false,
    }
}
