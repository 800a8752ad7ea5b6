//! An indicator by the categories of a dimension, bar by bar.

use super::categories::{codes, key, name};
use super::drawn::{Drawn, by_country, chart_value, full_value, highest, measure_line, slug};
use super::findings;
use crate::cube::{Address, Category, Figure};
use crate::period::Period;
use crate::project::Bars;
use crate::report::chart::{Body, ChartData, Stacked, StackedRow, Value};
use crate::report::view::View;

/// Periods that have a bar at most.
const PERIODS: usize = 12;

/// A bar before it is written: its name, its total, and its categories.
struct Bar<'a> {
    name: String,
    total: Option<&'a Figure>,
    parts: Vec<Option<&'a Figure>>,
}

/// The chart of an indicator by one dimension.
pub fn stacked(view: &View<'_>, indicator: usize, dimension: &str, bars: Bars) -> Option<Drawn> {
    let def = view.indicator(indicator)?;
    let columns = &def.by.iter().find(|by| by.name == dimension)?.columns;
    let across = columns.first()?;
    // Bars of periods are told of each period; those of places up to the report's day.
    let accumulation = match bars {
        Bars::Periods(_) => view.in_period(indicator).unwrap_or_else(|| view.cumulative(indicator)),
        Bars::Countries | Bars::Categories => view.cumulative(indicator),
    };
    let overall = view.overall(indicator, accumulation);
    let all = codes(view, across, &overall, dimension, 0);
    let at = |address: &Address, dimension: &str, code: &str| {
        let category = Category { dimension: dimension.into(), code: code.into() };
        view.input.cube.get(&Address { category, ..address.clone() })
    };
    let bar = |name: String, address: &Address| Bar {
        name,
        total: view.input.cube.get(address),
        parts: all.iter().map(|code| at(address, dimension, code)).collect(),
    };
    let (mut found, left_out) = match bars {
        Bars::Countries => {
            let countries = by_country(view, |geography| {
                let address = Address { geography, ..overall.clone() };
                view.input.cube.get(&address).map(|_| address)
            });
            let found: Vec<Bar<'_>> =
                countries.iter().map(|(_, name, address)| bar((*name).to_string(), address)).collect();
            highest(view, found, None, |bar| Some(bar.total?.value?.to_f64()))
        }
        Bars::Periods(kind) => {
            let of = |period: Period| bar(view.period(&period), &Address { period, ..overall.clone() });
            (view.periods(kind, PERIODS).into_iter().map(of).collect(), None)
        }
        Bars::Categories => {
            let down = columns.get(1)?;
            let rows = codes(view, down, &overall, dimension, 1);
            let of = |row: &String| Bar {
                name: name(view, down, row),
                total: at(&overall, &down.name, row),
                parts: all.iter().map(|code| at(&overall, dimension, &format!("{code}*{row}"))).collect(),
            };
            (rows.iter().map(of).collect(), None)
        }
    };
    let size = |figure: &Figure| figure.value.map(crate::cube::Number::to_f64);
    let empty = |bar: &Bar<'_>| {
        let known = bar.parts.iter().flatten().chain(&bar.total);
        known.clone().count() == 0 || known.into_iter().all(|figure| size(figure) == Some(0.0))
    };
    match bars {
        // Between the first and the last period with anything none is left out.
        Bars::Periods(_) => {
            let last = found.iter().rposition(|bar| !empty(bar)).map_or(0, |last| last + 1);
            found.truncate(last);
            let first = found.iter().position(|bar| !empty(bar)).unwrap_or(0);
            found.drain(..first);
        }
        Bars::Countries | Bars::Categories => found.retain(|bar| !empty(bar)),
    }
    if found.is_empty() || found.iter().all(|bar| bar.parts.iter().flatten().all(|f| size(f).is_none())) {
        return None;
    }
    // A category without anything in any bar is a colour that nobody finds.
    let used: Vec<usize> = (0..all.len())
        .filter(|i| found.iter().any(|bar| bar.parts[*i].is_some_and(|figure| size(figure) != Some(0.0))))
        .collect();
    let counted = def.is_count();
    let value = |figure: &Option<&Figure>| match figure {
        Some(figure) => chart_value(view, figure),
        None if counted => Value { number: Some(0.0), text: view.format.count(0) },
        None => Value::default(),
    };
    let written = |bar: &Bar<'_>| StackedRow {
        name: bar.name.clone(),
        values: used.iter().map(|i| value(&bar.parts[*i])).collect(),
        total: bar.total.map_or_else(Value::default, |figure| chart_value(view, figure)),
    };
    let words = view.words();
    let rows: Vec<StackedRow> = found.iter().map(written).collect();
    let total = match bars {
        Bars::Periods(_) => None,
        _ => view.input.cube.get(&overall).map(|_| {
            let all_of = Bar {
                parts: all.iter().map(|code| at(&overall, &across.name, code)).collect(),
                ..bar(words.get(if bars == Bars::Countries { "all-countries" } else { "all" }), &overall)
            };
            written(&all_of)
        }),
    };
    let keys: Vec<_> = used.iter().map(|i| key(view, across, &all[*i])).collect();
    let mut notes: Vec<String> = left_out.into_iter().collect();
    let more = |row: &StackedRow| {
        let parts: f64 = row.values.iter().filter_map(|value| value.number).sum();
        row.total.number.is_some_and(|total| parts > total * (1.0 + 1e-9))
    };
    if rows.iter().any(more) {
        notes.push(words.get("note-parts-overlap"));
    }
    notes.extend(view.origin_notes(found.iter().filter_map(|bar| bar.total)));
    let what = match bars {
        Bars::Countries => "countries",
        Bars::Periods(_) => "periods",
        Bars::Categories => "groups",
    };
    let mut data = Vec::new();
    for bar in &found {
        let mut line = vec![bar.name.clone()];
        line.extend(used.iter().map(|i| bar.parts[*i].map_or(String::new(), full_value)));
        line.push(bar.total.map_or(String::new(), full_value));
        data.push(line);
    }
    let row_head = match bars {
        Bars::Countries => words.get("head-country"),
        Bars::Periods(_) => words.get("head-period"),
        Bars::Categories => columns.get(1).map_or(String::new(), |down| view.column_title(down)),
    };
    let mut heads = vec![row_head.clone()];
    heads.extend(keys.iter().map(|key| key.label.clone()));
    heads.push(words.get("all"));
    let subtitle = match bars {
        Bars::Periods(_) => words.say(
            "each-period",
            &[("title", view.title(indicator).into()), ("unit", view.unit(indicator).into())],
        ),
        _ => measure_line(view, indicator, accumulation),
    };
    Some(Drawn {
        slug: format!("stacked-{}", slug(view, indicator)),
        kind: "alt-stacked",
        finding: findings::largest(view, &keys, &rows, total.as_ref(), what),
        measure: view.title(indicator).to_string(),
        subtitle: words.say(
            if matches!(bars, Bars::Periods(_)) { "by-one" } else { "by-two" },
            &[
                ("measure", (&subtitle).into()),
                ("first", (&view.column_title(across).to_lowercase()).into()),
                ("second", (&row_head.to_lowercase()).into()),
            ],
        ),
        notes,
        body: Body::Stacked(Stacked { keys, total_head: words.get("all"), rows, total }),
        data: ChartData { columns: heads, rows: data },
    })
}
