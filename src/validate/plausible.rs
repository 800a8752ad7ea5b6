//! What looks wrong and counts all the same: codes used outside the dates
//! between which they are valid, records outside the life or the countries of
//! their programme.

use super::gather::gather;
use super::ledger::Ledger;
use crate::diag::{Argument, Code, Finding};
use crate::period::{Calendar, from_days};
use crate::project::{Column as Reached, Path, Programme, Project, Role, TableDef};
use crate::table::split_list;
use jiff::civil::Date;
use polars::prelude::{AnyValue, Series};

/// Warns of what looks wrong in the used rows of a table.
pub fn warn(ledger: &mut Ledger<'_>, table: usize) {
    let Some(definition) = ledger.definition(table) else { return };
    let dates = values(ledger, table, definition.date.as_ref())
        .map(|dates| Days { dates, calendar: &ledger.project.calendar });
    warn_of_codes(ledger, table, definition, dates.as_ref());
    let programmes = values(ledger, table, definition.programme.as_ref());
    let Some(programmes) = programmes else { return };
    // What stands in another table is judged there, once.
    // A target is agreed before what it is for begins, and a membership has nothing to do with it.
    let happened = !matches!(definition.role, Some(Role::Targets | Role::Rates | Role::Memberships));
    if let (Some(dates), Some(field), true) = (&dates, own_field(definition.date.as_ref()), happened) {
        warn_of_life(ledger, table, &programmes, dates, field);
    }
    let places = values(ledger, table, definition.place.as_ref());
    if let (Some(places), Some(field)) = (&places, own_field(definition.place.as_ref())) {
        warn_of_countries(ledger, table, &programmes, places, field);
    }
}

fn warn_of_codes(ledger: &mut Ledger<'_>, table: usize, definition: &TableDef, dates: Option<&Days<'_>>) {
    let Some(dates) = dates else { return };
    for (number, field) in definition.fields.iter().enumerate() {
        let Some(list) = field.code_list.and_then(|list| ledger.project.code_lists.get(list)) else {
            continue;
        };
        if !list.codes.iter().any(|entry| entry.valid_from.is_some() || entry.valid_to.is_some()) {
            continue;
        }
        let Some(column) =
            ledger.columns(table, &[number]).first().map(|column| column.as_materialized_series().clone())
        else {
            continue;
        };
        for row in 0..ledger.height(table) {
            let Some((first, last)) = dates.of(row).filter(|_| ledger.is_used(table, row)) else { continue };
            for code in codes(&column, row) {
                let Some(entry) = list.get(&code) else { continue };
                let valid = entry.valid_from.is_none_or(|from| from <= last)
                    && entry.valid_to.is_none_or(|to| first <= to);
                if !valid {
                    let kind = match (entry.valid_from, entry.valid_to) {
                        (Some(_), Some(_)) => "between",
                        (Some(_), None) => "from",
                        _ => "until",
                    };
                    let at = (table, row);
                    ledger.report_apart(
                        Code::CodeNotValid,
                        at,
                        Some(number),
                        (&code, kind),
                        |place, code| {
                            let mut finding = Finding::new(
                                Code::CodeNotValid,
                                place,
                                format!("{}: the code {code} is not valid at the record's date", field.name),
                            )
                            .found(code)
                            .expected(validity(entry.valid_from, entry.valid_to))
                            .about(&definition.name, [field.name.as_str()])
                            .kind(kind);
                            for (name, day) in [("from", entry.valid_from), ("to", entry.valid_to)] {
                                if let Some(day) = day {
                                    finding = finding.with(name, Argument::Day(day));
                                }
                            }
                            finding
                        },
                    );
                }
            }
        }
    }
}

fn warn_of_life(ledger: &mut Ledger<'_>, table: usize, programmes: &Series, dates: &Days<'_>, field: usize) {
    let name = ledger.definition(table).map_or_else(String::new, |table| table.name.clone());
    let list = list_name(ledger.project, ledger.project.programme_list);
    for row in 0..ledger.height(table) {
        let Some((first, last)) = dates.of(row).filter(|_| ledger.is_used(table, row)) else { continue };
        for code in codes(programmes, row) {
            let Some(programme) = programme(ledger.project, &code) else { continue };
            let end = programme.end_known_by(None);
            if last < programme.start || first > end {
                // One finding for a sheet and programme: the programme tells findings apart.
                ledger.report(Code::OutsideLife, (table, row), Some(field), &code, |place, code| {
                    Finding::new(
                        Code::OutsideLife,
                        place,
                        format!("records are outside the life of the programme {code}"),
                    )
                    .expected(format!("a day from {} to {end}", programme.start))
                    .about(&name, [])
                    .with("programme", Argument::Codes(list.clone(), vec![code.to_string()]))
                    .with("from", Argument::Day(programme.start))
                    .with("to", Argument::Day(end))
                });
            }
        }
    }
}

fn warn_of_countries(
    ledger: &mut Ledger<'_>,
    table: usize,
    programmes: &Series,
    places: &Series,
    field: usize,
) {
    let name = ledger.definition(table).map_or_else(String::new, |table| table.name.clone());
    let list = list_name(ledger.project, ledger.project.programme_list);
    let countries = list_name(ledger.project, ledger.project.countries);
    for row in 0..ledger.height(table) {
        if !ledger.is_used(table, row) {
            continue;
        }
        for code in codes(programmes, row) {
            let Some(programme) = programme(ledger.project, &code) else { continue };
            let outside =
                codes(places, row).into_iter().find(|place| !works_in(ledger.project, programme, place));
            if outside.is_some() {
                ledger.report(Code::OutsideCountries, (table, row), Some(field), &code, |place, code| {
                    Finding::new(
                        Code::OutsideCountries,
                        place,
                        format!("records are of places in which the programme {code} does not work"),
                    )
                    .expected(format!(
                        "one of {}",
                        [programme.countries.as_slice(), &programme.places].concat().join(", ")
                    ))
                    .about(&name, [])
                    .with("programme", Argument::Codes(list.clone(), vec![code.to_string()]))
                    .with("countries", Argument::Codes(countries.clone(), programme.countries.clone()))
                });
            }
        }
    }
}

fn list_name(project: &Project, list: usize) -> String {
    project.code_lists.get(list).map_or_else(String::new, |list| list.name.clone())
}

/// Whether a programme works in a place: the place itself, or its country.
fn works_in(project: &Project, programme: &Programme, place: &str) -> bool {
    if programme.countries.is_empty() && programme.places.is_empty() {
        return true;
    }
    if programme.countries.iter().chain(&programme.places).any(|known| known == place) {
        return true;
    }
    let parent = project
        .places
        .iter()
        .filter_map(|list| project.code_lists.get(*list)?.get(place)?.parent.as_ref())
        .next();
    let countries = project.code_lists.get(project.countries);
    match parent {
        Some(parent) => programme.countries.iter().any(|country| country == parent),
        // What is neither a place nor a country of the project is judged elsewhere.
        None => {
            countries.is_none_or(|list| list.get(place).is_none_or(|entry| entry.unknown))
                || programme.countries.is_empty()
        }
    }
}

fn programme<'p>(project: &'p Project, code: &str) -> Option<&'p Programme> {
    project.programmes.iter().find(|programme| programme.id == code)
}

fn values(ledger: &Ledger<'_>, table: usize, path: Option<&Path>) -> Option<Series> {
    gather(&ledger.tables, ledger.project, table, path?).ok()
}

fn own_field(path: Option<&Path>) -> Option<usize> {
    match path {
        Some(Path { links, column: Reached::Field(field), .. }) if links.is_empty() => Some(*field),
        _ => None,
    }
}

fn codes(series: &Series, row: usize) -> Vec<String> {
    match series.try_str().and_then(|texts| texts.get(row)) {
        None => Vec::new(),
        Some(list) if list.starts_with('|') => split_list(list).map(String::from).collect(),
        Some(code) => vec![code.to_string()],
    }
}

/// The days of records.
struct Days<'p> {
    dates: Series,
    calendar: &'p Calendar,
}

impl Days<'_> {
    /// The first and the last day on which the record of a row can have happened.
    /// A year alone is not judged.
    fn of(&self, row: usize) -> Option<(Date, Date)> {
        match self.dates.get(row).ok()? {
            AnyValue::Date(days) => from_days(days).map(|day| (day, day)),
            AnyValue::String(code) => self.calendar.parse(code).and_then(|period| period.from.zip(period.to)),
            _ => None,
        }
    }
}

fn validity(from: Option<Date>, to: Option<Date>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("a day from {from} to {to}"),
        (Some(from), None) => format!("a day from {from}"),
        (None, Some(to)) => format!("a day until {to}"),
        (None, None) => "any day".into(),
    }
}
