//! `[[expected]]` of `yardstick.toml`: what partners are to send.

use super::faults::Faults;
use super::files::PROJECT_FILE;
use super::model::Expectation;
use super::raw::RawExpectation;
use super::read::OneOrMany;
use super::schema::Schema;
use super::settings::{Settings, bad_period};
use crate::diag::{Code, Place};
use crate::period::{Period, PeriodKind};
use std::ops::Range;
use toml::Spanned;

/// How many returns one entry may expect: more are a slip in a date.
const MOST: usize = 100_000;

fn at(span: Range<usize>) -> Place {
    Place::text(PROJECT_FILE, span)
}

/// Resolves all expectations.
pub fn resolve_expectations(
    raws: Vec<Spanned<RawExpectation>>,
    settings: &Settings,
    schema: &Schema,
    faults: &mut Faults,
) -> Vec<Expectation> {
    raws.iter().filter_map(|raw| expectation(raw.get_ref(), settings, schema, faults)).collect()
}

fn expectation(
    raw: &RawExpectation,
    settings: &Settings,
    schema: &Schema,
    faults: &mut Faults,
) -> Option<Expectation> {
    let programme = raw.programme.as_ref().and_then(|programme| {
        settings.programme_names.find(programme.get_ref(), at(programme.span()), faults)
    });
    let tables: Vec<usize> = each(raw.tables.as_ref())
        .filter_map(|table| schema.table_names.find(table.get_ref(), at(table.span()), faults))
        .collect();
    let mut countries = Vec::new();
    for country in each(raw.countries.as_ref()) {
        if let Some(list) = schema.countries {
            schema.check_code(list, country.get_ref(), Code::UnknownName, at(country.span()), faults);
        }
        countries.push(country.get_ref().clone());
    }
    let due_days = raw.due_days.as_ref().and_then(|days| {
        let number = i32::try_from(*days.get_ref()).ok().filter(|days| (0..=3_660).contains(days));
        if number.is_none() {
            faults.bad_value(at(days.span()), "this is no number of days", "a whole number from 0 to 3660");
        }
        number
    });
    let number = programme;
    let programme = number.and_then(|number| settings.programmes.get(number));
    if let (None, Some(programme)) = (&raw.countries, programme) {
        countries.clone_from(&programme.countries);
    }
    let mut periods: Vec<Period> = Vec::new();
    for word in each(raw.periods.as_ref()) {
        let text = &word.get_ref().0;
        match (PeriodKind::from_word(text), settings.calendar.parse(text)) {
            (Some(kind), _) if kind != PeriodKind::Life => {
                let life = programme.map(|programme| (programme.start, programme.end_known_by(None)));
                periods.extend(
                    life.into_iter().flat_map(|(start, end)| settings.calendar.periods(kind, start, end)),
                );
            }
            (_, Some(period)) => periods.push(period),
            _ => {
                let mut finding = bad_period(text, at(word.span()));
                finding.hint =
                    Some("A kind of period, such as semester, means each of the programme's life".into());
                faults.add(finding);
            }
        }
    }
    periods.dedup();
    let many = tables.len().max(1) * countries.len().max(1) * periods.len();
    if many > MOST {
        let message = format!("the entry expects {many} returns");
        faults.bad_value(
            at(raw.span.clone()),
            message,
            format!("{MOST} at most; look at the programme's dates"),
        );
        return None;
    }
    let place = at(raw.programme.as_ref().map_or(raw.span.clone(), Spanned::span));
    Some(Expectation { programme: number?, tables, countries, periods, due_days, at: place })
}

fn each<T>(given: Option<&Spanned<OneOrMany<T>>>) -> impl Iterator<Item = &Spanned<T>> {
    given.into_iter().flat_map(|given| &given.get_ref().0)
}
