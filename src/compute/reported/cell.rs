//! Cells for which something was reported, and how they lie to each other: one
//! within another, apart, or across.

use crate::cube::{Accumulation, Address, Category, Geography, Number, Programme, ReportedRow};
use crate::diag::Place;
use crate::number::Decimal;
use crate::period::{Period, PeriodKind, to_days};
use crate::project::{Adding, Project};
use std::collections::BTreeMap;

/// The days over which a figure is accumulated, or the day at whose end it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Whether it is what stands at the end.
    pub at_end: bool,
    /// The first day; the least number where there is no lower bound.
    pub from: i32,
    /// The last day; the greatest number where there is no upper bound.
    pub to: i32,
}

impl Span {
    /// The days of a period under an accumulation.
    pub fn of(period: &Period, accumulation: Accumulation) -> Span {
        let from = match accumulation {
            Accumulation::InPeriod => period.from.map_or(i32::MIN, to_days),
            Accumulation::ToDate | Accumulation::AtEnd => i32::MIN,
        };
        let at_end = accumulation == Accumulation::AtEnd;
        Span { at_end, from, to: period.to.map_or(i32::MAX, to_days) }
    }

    fn within(self, other: Span) -> bool {
        let stands = self.at_end || other.at_end;
        if stands { self == other } else { other.from <= self.from && self.to <= other.to }
    }

    fn meets(self, other: Span) -> bool {
        let stands = self.at_end || other.at_end;
        if stands { self == other } else { self.from <= other.to && other.from <= self.to }
    }

    fn days(self) -> i64 {
        i64::from(self.to) - i64::from(self.from)
    }
}

/// A cell without its category: two periods with the same days are one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region {
    /// The place.
    pub geography: Geography,
    /// The programme.
    pub programme: Programme,
    /// The days.
    pub span: Span,
}

impl Region {
    /// The region of a figure.
    pub fn of(address: &Address) -> Region {
        Region {
            geography: address.geography.clone(),
            programme: address.programme.clone(),
            span: Span::of(&address.period, address.accumulation),
        }
    }

    /// Whether it lies in another, or is the same.
    pub fn within(&self, other: &Region, project: &Project) -> bool {
        self.span.within(other.span)
            && place_within(project, &self.geography, &other.geography)
            && programme_within(project, &self.programme, &other.programme)
    }

    /// Whether a value of it is part of the value of another that it lies in.
    pub fn adds_to(&self, other: &Region, adding: &Adding) -> bool {
        (adding.places || self.geography == other.geography)
            && (adding.programmes || self.programme == other.programme)
            && (adding.periods || self.span == other.span)
    }

    /// The order in which a region comes before all that lie in it.
    fn rank(&self, project: &Project) -> (u8, usize, std::cmp::Reverse<i64>) {
        let place = match &self.geography {
            Geography::All => 0,
            Geography::Group(_) => 1,
            Geography::Country(_) | Geography::MultiCountry => 2,
            Geography::Place(_) => 3,
        };
        let programme = match &self.programme {
            Programme::All | Programme::Selected(_) => 0,
            Programme::One(code) => 1 + depth(project, code),
        };
        (place, programme, std::cmp::Reverse(self.span.days()))
    }
}

/// Whether a place is another, or lies in it. Whether one lies in a group depends
/// on the day, and is not asked here.
pub fn place_within(project: &Project, place: &Geography, other: &Geography) -> bool {
    match (place, other) {
        // Groups overlap, so that none of them is a part of the total.
        (Geography::Group(_), Geography::All) => false,
        (_, Geography::All) => true,
        (Geography::Place(code), Geography::Country(country)) => project.country_of(code) == Some(&**country),
        _ => place == other,
    }
}

/// Whether a programme is another, or a project of it.
pub fn programme_within(project: &Project, programme: &Programme, other: &Programme) -> bool {
    match (programme, other) {
        (_, Programme::All) => true,
        (Programme::One(code), Programme::One(to)) => code == to || project.belongs(code, to),
        (Programme::One(_), Programme::Selected(codes)) => {
            codes.iter().any(|to| programme_within(project, programme, &Programme::One(to.clone())))
        }
        _ => programme == other,
    }
}

fn depth(project: &Project, code: &str) -> usize {
    let mut next = project.programmes.iter().find(|programme| programme.id == code);
    let mut depth = 0;
    while let Some(parent) = next.and_then(|programme| programme.parent) {
        next = project.programmes.get(parent);
        depth += 1;
    }
    depth
}

/// A value that was reported for a cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its place, programme and days.
    pub region: Region,
    /// Its period, as it was written.
    pub period: Period,
    /// Its accumulation.
    pub accumulation: Accumulation,
    /// Its category.
    pub category: Category,
    /// The value; none of a ratio over nothing.
    pub value: Option<Number>,
    /// The numerator, or the value of a count or sum.
    pub numerator: Option<Decimal>,
    /// The denominator.
    pub denominator: Option<Decimal>,
    /// In how many digits after the point the value was written, if it was.
    pub digits: Option<u32>,
    /// The rows in which it was reported.
    pub rows: Vec<ReportedRow>,
    /// The first of the spreadsheet cells in which it was reported.
    pub place: Place,
}

impl Cell {
    /// How people call it: place, programme and period.
    pub fn called(&self) -> String {
        let mut parts = vec![self.period.code.clone()];
        if self.accumulation != Accumulation::InPeriod {
            parts.push(self.accumulation.word().to_string());
        }
        for part in [self.region.programme.code(), self.region.geography.code(), &self.category.code] {
            if !part.is_empty() {
                parts.push(part.to_string());
            }
        }
        parts.join(", ")
    }
}

/// Sorts cells so that each comes before those that lie in it, whatever the
/// order in which they were read.
pub fn coarse_first(project: &Project, cells: &mut [Cell]) {
    cells.sort_by_cached_key(|cell| (cell.region.rank(project), cell.region.clone()));
}

/// Of cells that lie in a common one those that can be added up: the coarsest,
/// none of which shares anything with another. `cells` are sorted coarse first.
/// Says also which lie across one that was taken, so that neither can be
/// completed by the other.
pub fn apart<'c>(project: &Project, cells: &[&'c Cell]) -> (Vec<&'c Cell>, Vec<(&'c Cell, &'c Cell)>) {
    let mut taken: Vec<&Cell> = Vec::new();
    let mut across = Vec::new();
    // Only cells of places that lie in each other can have something in common: they are looked up by place.
    let mut by_place: BTreeMap<&Geography, Vec<usize>> = BTreeMap::new();
    for cell in cells {
        let own = &cell.region;
        let meeting = related(project, &own.geography, &by_place)
            .into_iter()
            .filter_map(|place| by_place.get(place))
            .flatten()
            .map(|number| taken[*number])
            .find(|other| {
                let (here, there) = (&own.programme, &other.region.programme);
                own.span.meets(other.region.span)
                    && (programme_within(project, here, there) || programme_within(project, there, here))
            });
        match meeting {
            None => {
                by_place.entry(&own.geography).or_default().push(taken.len());
                taken.push(cell);
            }
            Some(other) if own.within(&other.region, project) => {}
            Some(other) => across.push((*cell, other)),
        }
    }
    (taken, across)
}

/// The places among those known that lie in a place, or in which it lies.
pub fn related<'k, T>(
    project: &Project,
    place: &Geography,
    known: &BTreeMap<&'k Geography, T>,
) -> Vec<&'k Geography> {
    if *place == Geography::All {
        return known.keys().copied().collect();
    }
    let country = match place {
        Geography::Place(code) => project.country_of(code).map(|country| Geography::Country(country.into())),
        _ => None,
    };
    let above = [Some(&Geography::All), Some(place), country.as_ref()].into_iter().flatten();
    let mut found: Vec<&Geography> =
        above.filter_map(|place| known.get_key_value(place).map(|(key, _)| *key)).collect();
    if matches!(place, Geography::Country(_)) {
        let below = known.keys().copied();
        found.extend(below.filter(|key| *key != place && place_within(project, key, place)));
    }
    found
}

/// Whether a period of a kind is one that is cut into smaller ones.
pub fn is_cut(kind: PeriodKind) -> bool {
    kind != PeriodKind::Month && kind != PeriodKind::Life
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::Calendar;

    fn span(code: &str, accumulation: Accumulation) -> Span {
        Span::of(&Calendar::default().parse(code).unwrap(), accumulation)
    }

    #[test]
    fn a_semester_lies_in_its_year_and_a_year_in_what_came_before_its_end() {
        let (flow, sum) = (Accumulation::InPeriod, Accumulation::ToDate);
        let year = span("2019", flow);
        assert!(span("2019-S1", flow).within(year) && !year.within(span("2019-S1", flow)));
        assert!(year.within(span("2019", sum)) && year.within(span("2020-S1", sum)));
        assert!(!span("2019-S1", flow).meets(span("2019-S2", flow)));
        // All of a life is one, whichever way it is accumulated.
        assert_eq!(span("life", flow), span("life", sum));
    }

    #[test]
    fn a_stock_lies_in_no_other() {
        let stock = span("2019-S2", Accumulation::AtEnd);
        assert_eq!(stock, span("2019", Accumulation::AtEnd));
        assert!(!stock.within(span("2019", Accumulation::InPeriod)));
        assert!(!span("2019-S1", Accumulation::AtEnd).within(stock));
    }
}
