//! From what was added up to figures: every cell that a report shows gets one,
//! with a value or with the reason why it has none.

use super::category::{shown_order, unknown_code};
use super::coverage::Coverage;
use super::reported::Book;
use super::scope::Scope;
use super::tally::{Entries, Entry, SeriesKey, Tallies};
use crate::cube::{Address, Category, Figure, Geography, Number, Origin, Programme, Standing, Status};
use crate::number::{Decimal, fraction, rational_to_f64};
use crate::period::{Period, PeriodKind};
use crate::project::{Basis, Dimension, Fold, Measure, Path, Project};
use crate::validate::memberships::Memberships;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is needed to lay out figures.
pub struct Grid<'a> {
    project: &'a Project,
    scope: &'a Scope,
    tallies: &'a Tallies,
    book: &'a Book,
    memberships: &'a Memberships,
    /// Categories that occur, by indicator and dimension.
    occurring: BTreeMap<(usize, Arc<str>), Codes>,
    /// Categories of pairs that occur, by indicator, place, programme and dimension.
    pairs: BTreeMap<PairPlace, Codes>,
}

/// Codes of categories.
type Codes = BTreeSet<Arc<str>>;
/// Where a pair is looked for: indicator, place, programme and dimension.
type PairPlace = (usize, Geography, Programme, Arc<str>);

impl<'a> Grid<'a> {
    /// A grid over what was added up.
    pub fn new(
        project: &'a Project,
        scope: &'a Scope,
        tallies: &'a Tallies,
        book: &'a Book,
        memberships: &'a Memberships,
    ) -> Grid<'a> {
        let mut occurring: BTreeMap<(usize, Arc<str>), Codes> = BTreeMap::new();
        let mut pairs: BTreeMap<PairPlace, Codes> = BTreeMap::new();
        for key in tallies.series.keys().filter(|key| !key.category.is_total()) {
            let Category { dimension, code } = key.category.clone();
            if dimension.contains('*') {
                let place = (key.indicator, key.geography.clone(), key.programme.clone(), dimension);
                pairs.entry(place).or_default().insert(code);
            } else {
                occurring.entry((key.indicator, dimension)).or_default().insert(code);
            }
        }
        Grid { project, scope, tallies, book, memberships, occurring, pairs }
    }

    /// The figures of an indicator that is computed from records.
    pub fn figures(&self, number: usize, basis: &Basis, coverage: &Coverage) -> Vec<Figure> {
        let indicator = &self.project.indicators[number];
        let mut figures = Vec::new();
        for programme in self.programmes(basis.programme.is_some()) {
            let of_records = coverage.places_of(&programme).cloned().collect();
            for geography in self.geographies(number, &programme, basis.place.as_ref(), of_records) {
                let before = figures.len();
                for kind in &indicator.periods {
                    let of_total = self.entries(number, &geography, &programme, *kind, &Category::total());
                    for address in self.totals(number, *kind, &geography, &programme) {
                        let (period, accumulation) = (&address.period, address.accumulation);
                        let entry = of_total.and_then(|entries| entries.at(period, accumulation));
                        let covered = || coverage.covers(&geography, &programme, period, accumulation);
                        let total = self.figure(address.clone(), entry, covered);
                        let shown = total.records > 0 || self.has_left(&total.address);
                        figures.push(total);
                        if shown {
                            let last = figures.len() - 1;
                            self.categories(&mut figures, last);
                        }
                    }
                }
                self.drop_where_it_never_applies(number, &geography, &programme, before, &mut figures);
            }
        }
        figures
    }

    /// The cells of an indicator that has no records: none of them has a value yet.
    pub fn empty_figures(&self, number: usize) -> Vec<Figure> {
        let indicator = &self.project.indicators[number];
        let mut figures = Vec::new();
        for programme in self.programmes(true) {
            for geography in self.geographies(number, &programme, None, BTreeSet::new()) {
                let before = figures.len();
                for kind in &indicator.periods {
                    for address in self.totals(number, *kind, &geography, &programme) {
                        let status = match self.applies(&geography, &programme, &address.period) {
                            true => Status::Missing,
                            false => Status::NotApplicable,
                        };
                        let empty = Figure::empty(address, status);
                        figures.push(Figure { origin: Origin::Reported, ..empty });
                    }
                }
                self.drop_where_it_never_applies(number, &geography, &programme, before, &mut figures);
            }
        }
        figures
    }

    /// The totals of an indicator in a place and a programme, over the periods of a kind.
    fn totals(
        &self,
        number: usize,
        kind: PeriodKind,
        geography: &Geography,
        programme: &Programme,
    ) -> impl Iterator<Item = Address> {
        let periods = self.scope.periods(&self.project.calendar, kind);
        let accumulate = &self.project.indicators[number].accumulate;
        periods.into_iter().flat_map(move |period| {
            accumulate.iter().map(move |accumulation| Address {
                indicator: number,
                geography: geography.clone(),
                programme: programme.clone(),
                period: period.clone(),
                accumulation: *accumulation,
                category: Category::total(),
            })
        })
    }

    /// A place to which the indicator never applies says nothing in any period,
    /// unless a partner reported something for it.
    fn drop_where_it_never_applies(
        &self,
        number: usize,
        geography: &Geography,
        programme: &Programme,
        before: usize,
        figures: &mut Vec<Figure>,
    ) {
        let never = figures[before..].iter().all(|figure| figure.status == Status::NotApplicable);
        if never && !self.book.places_of(self.project, number, programme).contains(geography) {
            figures.truncate(before);
        }
    }

    /// The programmes of an indicator: only the total, if its records have none.
    pub fn programmes(&self, by_programme: bool) -> Vec<Programme> {
        let programmes = self.scope.programmes.iter();
        programmes.filter(|programme| by_programme || **programme == Programme::All).cloned().collect()
    }

    /// The places of an indicator in a programme: the total, the countries and
    /// places in which the programme works, those of its records, and those for
    /// which something was reported.
    pub fn geographies(
        &self,
        indicator: usize,
        programme: &Programme,
        by_place: Option<&Path>,
        of_records: BTreeSet<Geography>,
    ) -> Vec<Geography> {
        let mut places = BTreeSet::from([Geography::All]);
        let reported = self.book.places_of(self.project, indicator, programme);
        if by_place.is_some() || !reported.is_empty() {
            let of_countries =
                by_place.is_none_or(|path| self.project.code_list_of(path) == Some(self.project.countries));
            for own in self.lives(programme) {
                let own = &self.project.programmes[own];
                places.extend(own.countries.iter().map(|code| Geography::Country(code.as_str().into())));
                // Records placed by country say nothing of the places in it.
                if !of_countries {
                    places.extend(own.places.iter().map(|code| Geography::Place(code.as_str().into())));
                }
            }
            places.extend(of_records);
            places.extend(reported);
            places.extend(self.scope.groups.iter().map(|code| Geography::Group(code.as_str().into())));
            places.retain(|place| self.wanted(place));
            // Money of several countries stands in a place of its own only where there is some.
            let has_several = self.tallies.series.keys().any(|key| {
                key.indicator == indicator
                    && key.programme == *programme
                    && key.geography == Geography::MultiCountry
            });
            if !has_several {
                places.remove(&Geography::MultiCountry);
            }
        }
        places.into_iter().collect()
    }

    /// Whether a figure can have a value at all: the programme works in the
    /// place, and lives in the period.
    pub fn applies(&self, geography: &Geography, programme: &Programme, period: &Period) -> bool {
        self.lives(programme).into_iter().any(|number| {
            let own = &self.project.programmes[number];
            let in_life = period.meets(Some(own.start), Some(own.end_known_by(self.scope.known_by)));
            let works_in =
                |country: &str| own.countries.is_empty() || own.countries.iter().any(|code| code == country);
            let in_place = match geography {
                Geography::All | Geography::MultiCountry => true,
                Geography::Country(code) => works_in(code),
                // A group where one of its members does, while it is one.
                Geography::Group(code) => {
                    let members = self.memberships.members(code, period.from, period.to);
                    members.into_iter().any(works_in)
                }
                Geography::Place(code) => {
                    if own.places.is_empty() {
                        own.countries.is_empty() || self.project.country_of(code).is_some_and(works_in)
                    } else {
                        own.places.iter().any(|place| **place == **code)
                    }
                }
            };
            in_life && in_place
        })
    }

    /// Whether keys have left the stock of a cell: its total may be zero, and
    /// its categories tell more.
    fn has_left(&self, address: &Address) -> bool {
        let indicator = &self.project.indicators[address.indicator];
        matches!(indicator.measure, Measure::State { .. })
            && indicator.by.iter().any(|dimension| {
                self.codes(address, dimension).into_iter().any(|code| {
                    let category = Category { dimension: dimension.name.as_str().into(), code };
                    let (place, programme) = (&address.geography, &address.programme);
                    let kind = address.period.kind;
                    self.entries(address.indicator, place, programme, kind, &category)
                        .and_then(|entries| entries.happened.get(&address.period.ordinal))
                        .is_some_and(|entry| entry.records > 0)
                })
            })
    }

    fn lives(&self, programme: &Programme) -> Vec<usize> {
        let all = 0..self.project.programmes.len();
        match programme {
            Programme::All => all.collect(),
            Programme::One(code) => all.filter(|i| *self.project.programmes[*i].id == **code).collect(),
            Programme::Selected(codes) => {
                all.filter(|i| codes.iter().any(|code| *self.project.programmes[*i].id == **code)).collect()
            }
        }
    }

    fn wanted(&self, place: &Geography) -> bool {
        let within = |country: &str| self.scope.countries.iter().any(|code| code == country);
        match place {
            Geography::Group(code) => self.scope.groups.iter().any(|group| **group == **code),
            _ if self.scope.countries.is_empty() => true,
            Geography::Country(code) => within(code),
            Geography::Place(code) => self.project.country_of(code).is_some_and(within),
            Geography::All | Geography::MultiCountry => true,
        }
    }

    fn entries(
        &self,
        indicator: usize,
        geography: &Geography,
        programme: &Programme,
        kind: PeriodKind,
        category: &Category,
    ) -> Option<&Entries> {
        self.tallies.series.get(&SeriesKey {
            indicator,
            geography: geography.clone(),
            programme: programme.clone(),
            kind,
            category: category.clone(),
        })
    }

    fn figure(&self, address: Address, entry: Option<Entry>, covered: impl Fn() -> bool) -> Figure {
        let entry = match entry {
            Some(entry) => entry,
            None => {
                if !self.applies(&address.geography, &address.programme, &address.period) {
                    return Figure::empty(address, Status::NotApplicable);
                }
                if !covered() {
                    return Figure::empty(address, Status::Missing);
                }
                Entry::default()
            }
        };
        valued(self.project, address, entry)
    }

    /// Adds the categories of a total: of a single dimension every code that
    /// occurs for the indicator in the report, and the unknown one; of a pair
    /// the combinations that occur in the place and programme.
    fn categories(&self, figures: &mut Vec<Figure>, total: usize) {
        let address = figures[total].address.clone();
        for dimension in &self.project.indicators[address.indicator].by {
            for code in self.codes(&address, dimension) {
                let category = Category { dimension: dimension.name.as_str().into(), code };
                let entries = self.entries(
                    address.indicator,
                    &address.geography,
                    &address.programme,
                    address.period.kind,
                    &category,
                );
                let entry = entries.and_then(|entries| entries.at(&address.period, address.accumulation));
                let entry = entry.unwrap_or_default();
                figures.push(valued(self.project, Address { category, ..address.clone() }, entry));
            }
        }
    }

    fn codes(&self, address: &Address, dimension: &Dimension) -> Vec<Arc<str>> {
        let name: Arc<str> = dimension.name.as_str().into();
        let mut codes = if dimension.columns.len() == 1 {
            self.occurring.get(&(address.indicator, name)).cloned().unwrap_or_default()
        } else {
            let place = (address.indicator, address.geography.clone(), address.programme.clone(), name);
            self.pairs.get(&place).cloned().unwrap_or_default()
        };
        if let [column] = dimension.columns.as_slice() {
            codes.insert(unknown_code(self.project, column));
        }
        shown_order(self.project, dimension, codes)
    }
}

/// Whether nobody told what is to be added up: there are records, and not one
/// of them has a value. Their sum is not 0.
fn is_untold(measure: &Measure, entry: &Entry) -> bool {
    let is_sum = matches!(measure, Measure::Single(component) if matches!(component.fold, Fold::Sum(_)));
    is_sum && entry.records == 0 && entry.incomplete > 0
}

/// What of a measure has no value, since there is nothing to take it of.
struct Lacks {
    numerator: bool,
    denominator: bool,
}

fn lacks(measure: &Measure, entry: &Entry) -> Lacks {
    match measure {
        Measure::Single(part) => {
            Lacks { numerator: part.fold.needs_values() && entry.above == 0, denominator: false }
        }
        Measure::Ratio { numerator, denominator, .. } => Lacks {
            numerator: numerator.fold.needs_values() && entry.above == 0,
            denominator: denominator.fold.needs_values() && entry.below == 0,
        },
        _ => Lacks { numerator: false, denominator: false },
    }
}

/// Whether too few of the records of a checklist have an answer for it to have a value.
fn is_thin(measure: &Measure, entry: &Entry) -> bool {
    let Measure::Checklist { coverage, .. } = measure else { return false };
    let whole = |number: u64| Decimal::from(i64::try_from(number).unwrap_or(i64::MAX));
    let all = entry.records.saturating_add(entry.incomplete);
    fraction(whole(entry.records), whole(all), Decimal::ONE)
        .is_some_and(|share| share < coverage.to_rational())
}

/// A figure with the value of an entry.
pub fn valued(project: &Project, address: Address, entry: Entry) -> Figure {
    let measure = &project.indicators[address.indicator].measure;
    if is_untold(measure, &entry) {
        return Figure { incomplete: entry.incomplete, ..Figure::empty(address, Status::Missing) };
    }
    let exact = |number: Decimal| Some(Number::Exact(number));
    let Lacks { numerator: no_numerator, denominator: no_denominator } = lacks(measure, &entry);
    if no_numerator || no_denominator {
        let status = match measure {
            // Somebody has such a value, and nobody told it.
            Measure::Single(_) if entry.incomplete > 0 => Status::Missing,
            _ => Status::Undefined,
        };
        let has_denominator = matches!(measure, Measure::Ratio { .. }) && !no_denominator;
        return Figure {
            numerator: exact(entry.numerator).filter(|_| !no_numerator),
            denominator: exact(entry.denominator).filter(|_| has_denominator),
            records: entry.records,
            incomplete: entry.incomplete,
            ..Figure::empty(address, status)
        };
    }
    if is_thin(measure, &entry) {
        let (records, incomplete) = (entry.records, entry.incomplete);
        return Figure { records, incomplete, ..Figure::empty(address, Status::Missing) };
    }
    let (value, denominator) = match measure {
        Measure::Single(_)
        | Measure::State { .. }
        | Measure::Moved { .. }
        | Measure::Countries(_)
        | Measure::Derived(_)
        | Measure::Reported { .. } => (exact(entry.numerator), None),
        Measure::Mean(_) | Measure::Checklist { .. } => {
            let value = entry.numerator.over(entry.denominator).map(Number::Quotient);
            (value, exact(entry.denominator))
        }
        Measure::Ratio { times, .. } => {
            let exactly = fraction(entry.numerator, entry.denominator, *times);
            let value = exactly.as_ref().and_then(rational_to_f64);
            (value.map(Number::Quotient), exact(entry.denominator))
        }
    };
    Figure {
        address,
        status: if value.is_some() { Status::Value } else { Status::Undefined },
        value,
        numerator: exact(entry.numerator),
        denominator,
        records: entry.records,
        incomplete: entry.incomplete,
        origin: Origin::Computed,
        reported: None,
        standing: Standing::default(),
    }
}
