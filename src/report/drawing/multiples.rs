//! An indicator over time, country by country on one scale.

use super::drawn::{Drawn, by_country, full_value, highest, measure_line, plain_value, slug};
use super::findings;
use super::scale::{axis, label, written};
use crate::cube::{Address, Figure, Geography};
use crate::period::{Period, PeriodKind};
use crate::report::chart::{Body, ChartData, Multiples, Panel, Value};
use crate::report::document::FigurePart;
use crate::report::format::Absence;
use crate::report::sentence;
use crate::report::view::View;

/// Panels at most.
const PANELS: usize = 12;
/// Periods at most.
const PERIODS: usize = 12;

/// The charts of an indicator by country.
pub fn multiples(view: &View<'_>, indicator: usize, kind: PeriodKind) -> Option<Drawn> {
    let accumulation = view.cumulative(indicator);
    let figure = |geography: &Geography, period: &Period| -> Option<&Figure> {
        let overall = view.overall(indicator, accumulation);
        view.input.cube.get(&Address { geography: geography.clone(), period: period.clone(), ..overall })
    };
    let mut periods = view.periods(kind, PERIODS);
    let countries = by_country(view, |geography| {
        let known = periods.iter().any(|period| {
            figure(&geography, period).is_some_and(|f| f.value.is_some_and(|value| value.to_f64() != 0.0))
        });
        known.then_some(geography)
    });
    // Periods before the first figure say nothing.
    let first = periods.iter().position(|period| {
        countries.iter().any(|(_, _, place)| figure(place, period).is_some_and(|f| f.value.is_some()))
    })?;
    periods.drain(..first);
    let last = periods.last()?.clone();
    if periods.len() < 2 || countries.len() < 2 {
        return None;
    }
    let latest = |place: &Geography| figure(place, &last);
    let size = |(_, _, place): &(&str, &str, Geography)| Some(latest(place)?.value?.to_f64());
    let (countries, left_out) = highest(view, countries, Some(PANELS), size);
    let words = view.words();
    let mut panels = Vec::new();
    let mut data = Vec::new();
    for (_, name, place) in &countries {
        let mut values = Vec::new();
        for period in &periods {
            let found = figure(place, period);
            let value = found.map(|figure| plain_value(view, figure)).unwrap_or_default();
            let text = match found.and_then(|figure| figure.value).filter(|_| value.number.is_some()) {
                Some(number) => written(view, indicator, number),
                None => value.text.clone(),
            };
            values.push(Value { text, ..value });
            let target = found.and_then(|figure| figure.standing.target);
            data.push(vec![
                (*name).to_string(),
                period.code.clone(),
                found.map_or(String::new(), full_value),
                target.map_or(Absence::NotApplicable.token().into(), |target| target.to_string()),
            ]);
        }
        let standing = latest(place).map(|figure| (figure, &figure.standing));
        let target = standing.and_then(|(figure, standing)| {
            let text = view.shown(figure, FigurePart::Target).text;
            Some((standing.target?.to_f64(), words.say("panel-target", &[("target", (&text).into())])))
        });
        let note = standing.and_then(|(_, standing)| standing.progress).map(|progress| {
            let percent = view.format.fraction(progress, 0).text;
            words.say("percent-of-target", &[("percent", (&percent).into())])
        });
        panels.push(Panel { name: (*name).to_string(), values, target, note: note.unwrap_or_default() });
    }
    let numbers = || panels.iter().flat_map(|panel| panel.values.iter().filter_map(|value| value.number));
    let targets = panels.iter().filter_map(|panel| Some(panel.target.as_ref()?.0));
    let most = numbers().chain(targets).fold(0.0, f64::max);
    let least = numbers().fold(0.0, f64::min);
    let mut notes: Vec<String> = left_out.into_iter().collect();
    notes.push(words.get("note-others-grey"));
    notes.extend(view.origin_notes(countries.iter().filter_map(|(_, _, place)| latest(place))));
    let found: Vec<(&str, &Figure)> =
        countries.iter().filter_map(|(_, name, place)| Some((*name, latest(place)?))).collect();
    Some(Drawn {
        slug: format!("multiples-{}", slug(view, indicator)),
        kind: "alt-multiples",
        finding: sentence::countries(view, &found).or_else(|| findings::highest(view, &found)),
        measure: view.title(indicator).to_string(),
        subtitle: words
            .say("same-scale", &[("measure", (&measure_line(view, indicator, accumulation)).into())]),
        notes: vec![notes.join(" ")],
        body: Body::Multiples(Multiples {
            periods: periods.iter().map(|period| label(view, period)).collect(),
            axis: axis(view, indicator, (least, most)),
            panels,
        }),
        data: ChartData {
            columns: ["head-country", "head-period", "head-value", "head-target"]
                .map(|key| words.get(key))
                .to_vec(),
            rows: data,
        },
    })
}
