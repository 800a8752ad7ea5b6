//! What does not add up, said beside the tables in which it stands with a total.

use crate::cube::{Address, Geography};
use crate::number::Decimal;
use crate::project::{Axis, Indicator, Overlap};
use crate::report::view::View;
use std::collections::BTreeMap;

/// The notes of a table with a total: which of its indicators, each with the name
/// under which it stands there, do not add up along an axis, and why.
pub fn notes<'n>(
    view: &View<'_>,
    axis: Axis<'_>,
    listed: impl IntoIterator<Item = (&'n str, usize)>,
) -> Vec<String> {
    let project = view.project();
    let mut by_reason: BTreeMap<Overlap, Vec<String>> = BTreeMap::new();
    for (name, number) in listed {
        let adds = view.indicator(number).map(|i| i.adds_up(axis, &project.tables, &project.indicators));
        if let Some(Err(overlap)) = adds {
            let names = by_reason.entry(overlap).or_default();
            if !names.iter().any(|known| known == name) {
                names.push(name.to_string());
            }
        }
    }
    let words = view.words();
    let along = axis_name(view, axis);
    let note = |(overlap, names): (Overlap, Vec<String>)| {
        let (names, reason) = (names.join(&words.get("clauses-and")), why(view, overlap));
        let fillings = [("axis", (&along).into()), ("names", (&names).into()), ("reason", (&reason).into())];
        words.say("note-not-additive", &fillings)
    };
    by_reason.into_iter().map(note).collect()
}

/// Over what the figures of an indicator add up, and over what not.
pub fn said(view: &View<'_>, indicator: &Indicator) -> String {
    let project = view.project();
    let additivity = indicator.additivity(&project.tables, &project.indicators);
    let mut along = vec![
        (axis_name(view, Axis::Countries), additivity.countries),
        (axis_name(view, Axis::Programmes), additivity.programmes),
        (axis_name(view, Axis::Periods), additivity.periods),
    ];
    for (dimension, (_, adds)) in indicator.by.iter().zip(additivity.categories) {
        along.push((axis_name(view, Axis::Categories(dimension)), Some(adds)));
    }
    let mut adds = Vec::new();
    let mut not: BTreeMap<Overlap, Vec<String>> = BTreeMap::new();
    for (name, answer) in along {
        match answer {
            Some(Ok(())) => adds.push(name),
            Some(Err(overlap)) => not.entry(overlap).or_default().push(name),
            None => {}
        }
    }
    let mut lines = vec![match adds.as_slice() {
        [] => view.words().get("adds-nothing"),
        some => some.join(", "),
    }];
    lines.extend(not.into_iter().map(|(overlap, axes)| {
        let (axes, reason) = (axes.join(", "), why(view, overlap));
        view.words().say("adds-not", &[("axes", (&axes).into()), ("reason", (&reason).into())])
    }));
    lines.join("\n")
}

fn axis_name(view: &View<'_>, axis: Axis<'_>) -> String {
    match axis {
        Axis::Countries => view.words().get("adds-countries"),
        Axis::Programmes => view.words().get("adds-programmes"),
        Axis::Periods => view.words().get("adds-periods"),
        Axis::Categories(dimension) => {
            let names: Vec<String> =
                dimension.columns.iter().map(|path| view.column_title(path).to_lowercase()).collect();
            let name = names.join(" \u{D7} ");
            view.words().say("adds-categories", &[("dimension", (&name).into())])
        }
    }
}

fn why(view: &View<'_>, overlap: Overlap) -> String {
    view.words().get(match overlap {
        Overlap::Persons => "why-persons",
        Overlap::Keys => "why-keys",
        Overlap::Records => "why-records",
        Overlap::Quotient => "why-quotient",
        Overlap::Extreme => "why-extreme",
        Overlap::Having => "why-having",
        Overlap::Stands => "why-stands",
        Overlap::Left => "why-left",
        Overlap::Moves => "why-moves",
        Overlap::Holds => "why-holds",
        Overlap::Said => "why-said",
    })
}

/// That the countries of an additive figure add up to another number than its
/// total, where they do: some count in several countries, or in none.
pub fn sum_note(view: &View<'_>, indicator: usize) -> Option<String> {
    if !view.indicator(indicator)?.is_count() {
        return None;
    }
    let overall = view.headline(indicator)?.value?.to_decimal()?;
    let of_countries = values_by_country(view, indicator).sum::<Option<Decimal>>()?;
    // What several countries share stands in a row of its own.
    let several = value_at(view, indicator, Geography::MultiCountry);
    let sum = of_countries + several.unwrap_or(Decimal::ZERO);
    if sum == overall {
        return None;
    }
    let format = view.number_format(indicator);
    Some(view.words().say(
        "note-countries-add",
        &[
            ("title", view.title(indicator).into()),
            ("sum", (&view.format.number(sum, &format)).into()),
            ("total", (&view.format.number(overall, &format)).into()),
        ],
    ))
}

/// The cumulative value of an indicator in each country of the report.
pub fn values_by_country(view: &View<'_>, indicator: usize) -> impl Iterator<Item = Option<Decimal>> {
    let countries = view.input.scope.countries.iter();
    countries.map(move |code| value_at(view, indicator, Geography::Country(code.as_str().into())))
}

/// The cumulative value of an indicator in a place, if it has one.
pub fn value_at(view: &View<'_>, indicator: usize, geography: Geography) -> Option<Decimal> {
    let address = Address { geography, ..view.overall(indicator, view.cumulative(indicator)) };
    view.input.cube.get(&address)?.value?.to_decimal()
}
