//! Targets that were changed: what held before, since when it is another, and why.

use super::table::{body, columns};
use crate::cube::{Geography, Number, Programme, TargetChange, TargetKind};
use crate::number::Decimal;
use crate::report::document::{Cell, ColumnKind, Row, Table};
use crate::report::format::Shown;
use crate::report::view::View;

/// The changes of targets of the report's indicators, programmes and countries;
/// none where none was changed.
pub fn changes(view: &View<'_>) -> Option<Table> {
    let words = view.words();
    let known: Vec<&TargetChange> =
        view.input.changes.iter().filter(|change| is_shown(view, change)).collect();
    if known.is_empty() {
        return None;
    }
    Some(Table {
        title: words.get("changes-title"),
        subtitle: words.get("changes-subtitle"),
        columns: columns(
            view,
            &[
                ("head-code", ColumnKind::Code),
                ("head-indicator", ColumnKind::Name),
                ("head-changed-for", ColumnKind::Text),
                ("head-what-changed", ColumnKind::Text),
                ("head-earlier", ColumnKind::Figure),
                ("head-later", ColumnKind::Figure),
                ("head-changed-on", ColumnKind::Text),
                ("head-reason", ColumnKind::Prose),
            ],
        ),
        rows: known.into_iter().map(|change| row(view, change)).collect(),
        notes: Vec::new(),
        filter: false,
        at_length: false,
    })
}

/// Whether a change is of what the report is about.
fn is_shown(view: &View<'_>, change: &TargetChange) -> bool {
    let scope = view.input.scope;
    let of_programme = match &change.programme {
        Programme::All | Programme::Selected(_) => scope.overall == change.programme,
        Programme::One(code) => {
            let own = scope.programmes.iter().filter_map(|number| view.project().programmes.get(*number));
            own.into_iter().any(|programme| programme.id.as_str() == &**code)
        }
    };
    let of_place = match &change.geography {
        Geography::Country(code) => scope.countries.iter().any(|country| country.as_str() == &**code),
        Geography::Place(code) => {
            let country = view.project().country_of(code);
            country.is_none_or(|own| scope.countries.iter().any(|country| country == own))
        }
        Geography::All | Geography::Group(_) | Geography::MultiCountry => true,
    };
    view.input.report.indicators.contains(&change.indicator) && of_programme && of_place
}

fn row(view: &View<'_>, change: &TargetChange) -> Row {
    let words = view.words();
    let place = (change.geography != Geography::All).then(|| place_said(view, &change.geography));
    let programme = programme_said(view, &change.programme);
    let scope: Vec<String> = std::iter::once(programme).chain(place).collect();
    let kind = words.get(match change.kind {
        TargetKind::Baseline => "kind-baseline",
        TargetKind::Milestone => "kind-milestone",
        TargetKind::Target => "kind-target",
    });
    let reason = if change.reason.is_empty() {
        Cell::Quiet(words.get("no-reason-given"))
    } else {
        Cell::Text(change.reason.clone())
    };
    body(vec![
        Cell::Quiet(view.code(change.indicator)),
        Cell::Text(view.title(change.indicator).to_string()),
        Cell::Text(scope.join(", ")),
        Cell::Text(format!("{kind}, {}", view.period(&change.period))),
        Cell::Number(value(view, change.indicator, change.from)),
        Cell::Number(value(view, change.indicator, change.to)),
        match change.set_on {
            Some(day) => Cell::Text(view.format.date(day)),
            None => Cell::Empty,
        },
        reason,
    ])
}

/// A value of an indicator that is no figure of the cube.
fn value(view: &View<'_>, indicator: usize, number: Decimal) -> Shown {
    view.format.shown(Number::Exact(number), &view.number_format(indicator))
}

/// The name of a programme, as short as it has one.
pub fn programme_said(view: &View<'_>, programme: &Programme) -> String {
    match programme {
        Programme::All => view.words().get("all-programmes"),
        Programme::Selected(_) => view.words().get("selected-programmes"),
        Programme::One(code) => {
            let own = view.project().programmes.iter().find(|programme| programme.id.as_str() == &**code);
            own.map_or(&**code, |programme| view.short(programme)).to_string()
        }
    }
}

/// The name of a place.
pub fn place_said(view: &View<'_>, geography: &Geography) -> String {
    if *geography == Geography::All {
        return view.words().get("all-countries");
    }
    let lists = std::iter::once(&view.project().countries).chain(&view.project().places);
    let mut labels = lists.filter_map(|list| view.project().code_lists.get(*list)?.get(geography.code()));
    labels.next().map_or(geography.code(), |entry| view.text(&entry.label)).to_string()
}
