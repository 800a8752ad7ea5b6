//! An indicator over time, against what was planned.

use super::drawn::{Drawn, chart_value, full, full_value, measure_line, slug, with_token};
use super::findings;
use super::scale::{axis, label, written};
use crate::cube::{Address, Figure, Number};
use crate::period::{Period, PeriodKind};
use crate::report::chart::{Body, ChartData, Point, Series, Value};
use crate::report::document::FigurePart;
use crate::report::format::{Absence, origin_token};
use crate::report::sentence;
use crate::report::view::View;

/// How many periods after the report's are shown at most, to reach the target's.
const FUTURE: usize = 8;
/// How many periods are shown at most.
const PAST: usize = 16;

/// The chart of an indicator by a kind of period.
pub fn series(view: &View<'_>, indicator: usize, kind: PeriodKind) -> Option<Drawn> {
    let accumulation = view.cumulative(indicator);
    let figure = |period: &Period| -> Option<&Figure> {
        view.input.cube.get(&Address { period: period.clone(), ..view.overall(indicator, accumulation) })
    };
    let mut past = view.periods(kind, PAST);
    // Periods before the first figure say nothing.
    let first = past.iter().position(|period| figure(period).is_some_and(|f| f.value.is_some()))?;
    past.drain(..first);
    if past.len() < 2 {
        return None;
    }
    let last = past.last()?.clone();
    let future: Vec<Period> = match view.one_programme() {
        Some(programme) => {
            let end = programme.end_known_by(view.input.report.known_by);
            let from = last.to.and_then(|to| to.tomorrow().ok())?;
            if from <= end { view.project().calendar.periods(kind, from, end) } else { Vec::new() }
        }
        None => Vec::new(),
    };
    let future = if future.len() <= FUTURE { future } else { Vec::new() };
    let latest = figure(&last);
    let target = latest.and_then(|figure| figure.standing.target.zip(Some(figure)));

    let mut points = Vec::new();
    let mut data = Vec::new();
    let standing = |period: &Period| figure(period).map(|figure| &figure.standing);
    let agreed = past.iter().any(|period| standing(period).is_some_and(|standing| standing.milestone));
    let mut planned_before: Option<Number> = None;
    for (i, period) in past.iter().chain(&future).enumerate() {
        let figure = figure(period);
        let is_future = i >= past.len();
        let planned = figure.and_then(|figure| figure.standing.expected);
        let is_milestone = figure.is_some_and(|figure| figure.standing.milestone);
        // What is expected stays at the latest milestone until the next: it is marked where it
        // is set. Shares of the target before the first milestone were never agreed.
        let set_anew =
            planned.filter(|number| planned_before != Some(*number)).filter(|_| is_milestone || !agreed);
        planned_before = planned.or(planned_before);
        let value = match figure {
            Some(figure) if !is_future => Value {
                text: match figure.value.filter(|_| Absence::of(figure.status).is_none()) {
                    Some(number) => with_token(written(view, indicator, number), origin_token(figure.origin)),
                    None => view.shown(figure, FigurePart::Value).text,
                },
                ..chart_value(view, figure)
            },
            _ => Value::default(),
        };
        let (label, group) = label(view, period);
        data.push(vec![
            period.code.clone(),
            figure.filter(|_| !is_future).map_or(String::new(), full_value),
            full(planned, Absence::NotApplicable),
        ]);
        points.push(Point {
            label,
            group,
            value,
            future: is_future,
            planned: set_anew.filter(|_| !is_future).map(|number| Value {
                number: Some(number.to_f64()),
                text: if is_milestone { written(view, indicator, number) } else { String::new() },
            }),
        });
    }
    let words = view.words();
    let target_at = target.as_ref().and_then(|_| points.len().checked_sub(1)).filter(|_| !future.is_empty());
    let target = target.map(|(number, figure)| {
        let shown = view.shown(figure, FigurePart::Target).text;
        let year = future.last().and_then(|period| period.to).map(|to| to.year().to_string());
        let label = match &year {
            Some(year) => words.say("target-year", &[("year", year.into()), ("target", (&shown).into())]),
            None => words.say("target-value", &[("target", (&shown).into())]),
        };
        let note = match figure.standing.progress {
            Some(progress) => {
                let percent = view.format.fraction(progress, 0).text;
                words.say("progress-reached", &[("percent", (&percent).into())])
            }
            None => String::new(),
        };
        (number.to_f64(), label, note)
    });
    let highest = points
        .iter()
        .flat_map(|point| [point.value.number, point.planned.as_ref().and_then(|p| p.number)])
        .chain([target.as_ref().map(|(number, ..)| *number)])
        .flatten()
        .fold(0.0, f64::max);
    let lowest = points.iter().filter_map(|point| point.value.number).fold(0.0, f64::min);
    let date = view.format.short_date(view.data_date());
    Some(Drawn {
        slug: format!("series-{}", slug(view, indicator)),
        kind: "alt-series",
        finding: latest.and_then(|latest| {
            let before = past.len().checked_sub(2).and_then(|i| Some((&past[i], figure(&past[i])?)));
            sentence::against_plan(view, latest).or_else(|| findings::since(view, latest, before?))
        }),
        measure: view.title(indicator).to_string(),
        subtitle: measure_line(view, indicator, accumulation),
        notes: view.origin_notes(past.iter().filter_map(figure)),
        body: Body::Series(Series {
            points,
            name: view.title(indicator).to_string(),
            name_note: words.say("last-value", &[("date", (&date).into())]),
            planned: if agreed {
                (words.get("key-milestones"), words.get("key-milestones-note"))
            } else {
                (words.get("key-planned"), words.get("key-planned-note"))
            },
            target,
            target_at,
            axis: axis(view, indicator, (lowest, highest)),
        }),
        data: ChartData {
            columns: ["head-period", "head-value", "head-expected"].map(|key| words.get(key)).to_vec(),
            rows: data,
        },
    })
}
