//! Indicators by country, as coloured cells.

use super::drawn::{Drawn, by_country, full_value, highest, plain_value, with_token};
use super::findings;
use super::scale::written;
use crate::cube::{Address, Figure, Geography, Number};
use crate::project::Cells;
use crate::report::chart::{Body, ChartData, HeatCell, Heatmap, Ramp, Value};
use crate::report::format::{Absence, NumberFormat, origin_token};
use crate::report::view::View;

/// Countries side by side at most; of more, each has a row.
const ACROSS: usize = 12;
/// Where the colours of progress change: below the first is far behind.
const STEPS: [f64; 6] = [0.5, 0.7, 0.9, 1.0, 1.15, 1.3];

/// The heat map of some indicators.
pub fn heatmap(view: &View<'_>, indicators: &[usize], shows: Cells) -> Option<Drawn> {
    let figure = |indicator: usize, geography: &Geography| -> Option<&Figure> {
        let overall = view.overall(indicator, view.cumulative(indicator));
        view.input.cube.get(&Address { geography: geography.clone(), ..overall })
    };
    let number = |figure: &Figure| match shows {
        Cells::Values => figure.value.map(Number::to_f64),
        Cells::Progress => figure.standing.progress_expected.or(figure.standing.progress),
    };
    let cell_number = |indicator: usize, place: &Geography| number(figure(indicator, place)?);
    let countries = by_country(view, |geography| {
        indicators.iter().any(|indicator| figure(*indicator, &geography).is_some()).then_some(geography)
    });
    // An indicator without a number in any country is a row of signs.
    let kept: Vec<usize> = indicators
        .iter()
        .copied()
        .filter(|i| countries.iter().any(|(_, _, place)| cell_number(*i, place).is_some()))
        .collect();
    let first = *kept.first()?;
    if countries.len() < 2 {
        return None;
    }
    let (countries, left_out) = if countries.len() > ACROSS {
        highest(view, countries, None, |(_, _, place)| cell_number(first, place))
    } else {
        (countries, None)
    };
    let shown = |indicator: usize, place: &Geography| {
        let Some(figure) = figure(indicator, place) else {
            return Value { number: None, text: Absence::NotApplicable.token().into() };
        };
        match (shows, number(figure)) {
            (Cells::Values, _) => {
                let plain = plain_value(view, figure);
                // The currency stands once, beside the name.
                let text = match figure.value.filter(|_| plain.number.is_some()) {
                    Some(number) => with_token(written(view, indicator, number), origin_token(figure.origin)),
                    None => plain.text,
                };
                Value { text, ..plain }
            }
            (Cells::Progress, Some(progress)) => {
                let text = with_token(view.format.fraction(progress, 0).text, origin_token(figure.origin));
                Value { number: Some(progress), text }
            }
            (Cells::Progress, None) => {
                let absence = Absence::of(figure.status).filter(|_| figure.standing.target.is_some());
                Value { number: None, text: absence.unwrap_or(Absence::NotApplicable).token().into() }
            }
        }
    };
    let mut rows = Vec::new();
    let mut data = Vec::new();
    for indicator in &kept {
        let numbers: Vec<f64> =
            countries.iter().filter_map(|(_, _, place)| cell_number(*indicator, place)).collect();
        let most = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let least = numbers.iter().copied().fold(f64::INFINITY, f64::min);
        // Counts begin at nothing; shares and means at the lowest of them.
        let least =
            if view.indicator(*indicator).is_some_and(|i| i.is_count()) { 0.0f64.min(least) } else { least };
        let step = |number: f64| match shows {
            Cells::Progress => STEPS.iter().filter(|step| number >= **step).count(),
            // Seven colours: the lowest has the first, the highest the last.
            Cells::Values if most > least => {
                (((number - least) / (most - least) * 6.0).round() as usize).min(6)
            }
            Cells::Values => 3,
        };
        let cell = |place: &Geography, coloured: bool| {
            let value = shown(*indicator, place);
            HeatCell { step: value.number.filter(|_| coloured).map(step), value }
        };
        let mut cells: Vec<HeatCell> = countries.iter().map(|(_, _, place)| cell(place, true)).collect();
        // What all countries come to lies on another scale than each, unless it is progress.
        cells.push(cell(&Geography::All, shows == Cells::Progress));
        rows.push(cells);
        for (name, place) in countries
            .iter()
            .map(|(_, name, place)| ((*name).to_string(), place))
            .chain([(view.words().get("all-countries"), &Geography::All)])
        {
            let Some(found) = figure(*indicator, place) else { continue };
            let progress = |fraction: Option<f64>| {
                fraction.map_or(Absence::NotApplicable.token().to_string(), crate::number::shortest)
            };
            data.push(vec![
                view.title(*indicator).to_string(),
                name,
                full_value(found),
                progress(found.standing.progress),
                progress(found.standing.progress_expected),
            ]);
        }
    }
    let words = view.words();
    let finding = match shows {
        Cells::Values => None,
        Cells::Progress => {
            let cells = kept.iter().flat_map(|indicator| {
                countries.iter().filter_map(|(_, name, place)| {
                    Some((view.title(*indicator), *name, cell_number(*indicator, place)?))
                })
            });
            findings::furthest_behind(view, &cells.collect::<Vec<_>>())
        }
    };
    let (subtitle, key, ramp) = match shows {
        Cells::Progress => (
            "chart-heatmap-progress",
            ["heat-1", "heat-2", "heat-3", "heat-4", "heat-5", "heat-6", "heat-7"].to_vec(),
            Ramp::Diverging,
        ),
        Cells::Values => ("chart-heatmap-values", ["heat-lowest", "heat-highest"].to_vec(), Ramp::Sequential),
    };
    let mut names: Vec<String> = countries.iter().map(|(_, name, _)| (*name).to_string()).collect();
    names.push(words.get("all-countries"));
    let figures = kept
        .iter()
        .flat_map(|indicator| countries.iter().filter_map(|(_, _, place)| figure(*indicator, place)))
        .collect::<Vec<_>>();
    let mut notes: Vec<String> = left_out.into_iter().collect();
    notes.extend(view.origin_notes(figures.iter().copied()));
    Some(Drawn {
        slug: match shows {
            Cells::Values => "heatmap".into(),
            Cells::Progress => "heatmap-progress".into(),
        },
        kind: "alt-heatmap",
        finding,
        measure: words.get("chart-heatmap"),
        subtitle: words.say(subtitle, &[("to", (&view.cumulative_to()).into())]),
        notes,
        body: Body::Heatmap(Heatmap {
            transposed: names.len() > ACROSS + 1,
            countries: names,
            has_total: true,
            indicators: kept.iter().map(|i| (view.code(*i), titled(view, *i, shows))).collect(),
            cells: rows,
            ramp,
            key: key.into_iter().map(|key| words.get(key)).collect(),
        }),
        data: ChartData {
            columns: [
                "head-indicator",
                "head-country",
                "head-value",
                "head-progress",
                "head-progress-expected",
            ]
            .map(|key| words.get(key))
            .to_vec(),
            rows: data,
        },
    })
}

/// The title of an indicator, with its currency where its values are amounts.
fn titled(view: &View<'_>, indicator: usize, shows: Cells) -> String {
    let title = view.title(indicator);
    match (view.number_format(indicator), shows) {
        (NumberFormat::Money(currency, _), Cells::Values) => format!("{title} ({currency})"),
        _ => title.to_string(),
    }
}
