//! Before and after, row by row.

use super::categories::{codes, name};
use super::drawn::{Drawn, by_country, chart_value, full_value, highest, measure_line, slug};
use super::findings;
use super::scale::axis;
use crate::cube::{Address, Category, Figure, Geography, Number};
use crate::report::chart::{Body, ChartData, Dumbbell, DumbbellRow, Value};
use crate::report::format::small;
use crate::report::view::View;

/// A row before it is written.
struct Pair<'a> {
    name: String,
    before: Option<&'a Figure>,
    after: Option<&'a Figure>,
    gain: Option<&'a Figure>,
    pairs: Option<&'a Figure>,
}

/// The chart of two indicators, by country or by the categories of a dimension.
pub fn dumbbell(
    view: &View<'_>,
    (before, after): (usize, usize),
    (gain, pairs): (Option<usize>, Option<usize>),
    dimension: Option<&str>,
) -> Option<Drawn> {
    let accumulation = view.cumulative(after);
    let figure = |indicator: usize, geography: &Geography, category: &Category| {
        let overall = view.overall(indicator, view.cumulative(indicator));
        let address = Address { geography: geography.clone(), category: category.clone(), ..overall };
        view.input.cube.get(&address)
    };
    let pair = |name: String, geography: &Geography, category: &Category| Pair {
        name,
        before: figure(before, geography, category),
        after: figure(after, geography, category),
        gain: gain.and_then(|gain| figure(gain, geography, category)),
        pairs: pairs.and_then(|pairs| figure(pairs, geography, category)),
    };
    let found: Vec<Pair<'_>> = match dimension {
        None => by_country(view, Some)
            .into_iter()
            .map(|(_, name, geography)| pair(name.to_string(), &geography, &Category::total()))
            .collect(),
        Some(dimension) => {
            let by = view.indicator(after)?.by.iter().find(|by| by.name == dimension)?;
            let column = by.columns.first()?;
            let overall = view.overall(after, accumulation);
            codes(view, column, &overall, dimension, 0)
                .into_iter()
                .map(|code| {
                    let category = Category { dimension: dimension.into(), code: code.as_str().into() };
                    pair(name(view, column, &code), &overall.geography, &category)
                })
                .collect()
        }
    };
    let size = |figure: Option<&Figure>| figure.and_then(|figure| figure.value).map(Number::to_f64);
    // What has no value at either end has no row.
    let known = |pair: &Pair<'_>| size(pair.before).is_some() || size(pair.after).is_some();
    let absent = found.iter().filter(|pair| !known(pair)).count();
    let found: Vec<Pair<'_>> = found.into_iter().filter(known).collect();
    let change = |pair: &Pair<'_>| match gain {
        Some(_) => size(pair.gain),
        None => Some(size(pair.after)? - size(pair.before)?),
    };
    let (found, left_out) = highest(view, found, None, change);
    if found.is_empty() {
        return None;
    }
    let shown = |figure: Option<&Figure>| figure.map_or_else(Value::default, |f| chart_value(view, f));
    let row = |pair: &Pair<'_>| DumbbellRow {
        name: pair.name.clone(),
        before: shown(pair.before),
        after: shown(pair.after),
        gain: shown(pair.gain),
        pairs: shown(pair.pairs),
    };
    let rows: Vec<DumbbellRow> = found.iter().map(row).collect();
    let words = view.words();
    let all = words.get(if dimension.is_none() { "all-countries" } else { "all" });
    let total = Some(row(&pair(all, &view.input.scope.place, &Category::total())))
        .filter(|_| dimension.is_some() || view.input.scope.place == Geography::All)
        .filter(|total| total.before.number.is_some() && total.after.number.is_some());
    let ends = || rows.iter().flat_map(|row| [row.before.number, row.after.number]).flatten();
    let (lowest, most) = ends().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    // Room for the numbers beside the marks; a scale from zero where that is near.
    let from = lowest - (most - lowest) * 0.3;
    let from = if lowest < 0.0 {
        lowest
    } else if from < most * 0.25 {
        0.0
    } else {
        from
    };
    let axis = axis(view, after, (from, most));
    let mut notes: Vec<String> = left_out.into_iter().collect();
    if let Some((first, label)) = axis.first().filter(|(first, _)| *first > 0.0) {
        debug_assert!(first.is_finite());
        notes.push(words.say("note-scale-from", &[("value", label.into())]));
    }
    if absent > 0 {
        let n = view.format.count(absent as u64);
        notes.push(words.say("note-rows-without", &[("n", absent.into()), ("shown", (&n).into())]));
    }
    let data = found
        .iter()
        .map(|pair| {
            let full = |figure: Option<&Figure>| figure.map_or(String::new(), full_value);
            let mut line = vec![pair.name.clone(), full(pair.before), full(pair.after)];
            line.extend(gain.map(|_| full(pair.gain)));
            line.extend(pairs.map(|_| full(pair.pairs)));
            line
        })
        .collect();
    let row_head = match dimension {
        None => words.get("head-country"),
        Some(dimension) => {
            let by = view.indicator(after)?.by.iter().find(|by| by.name == dimension)?;
            view.column_title(by.columns.first()?)
        }
    };
    let mut columns = vec![row_head, view.title(before).to_string(), view.title(after).to_string()];
    columns.extend(gain.iter().chain(&pairs).map(|indicator| view.title(*indicator).to_string()));
    Some(Drawn {
        slug: format!("dumbbell-{}", slug(view, gain.unwrap_or(after))),
        kind: "alt-dumbbell",
        finding: findings::rise(view, &rows, dimension.is_some()),
        measure: words.say(
            "before-and-after",
            &[("before", view.title(before).into()), ("after", (&small(view.title(after))).into())],
        ),
        subtitle: words.say(
            "before-and-after",
            &[
                ("before", view.title(before).into()),
                ("after", (&small(&measure_line(view, after, accumulation))).into()),
            ],
        ),
        notes,
        body: Body::Dumbbell(Dumbbell {
            ends: [words.get("key-before"), words.get("key-after")],
            heads: [gain, pairs].map(|indicator| indicator.map(|i| view.title(i).to_string())),
            rows,
            total,
            axis,
        }),
        data: ChartData { columns, rows: data },
    })
}
