//! How many came how far, by the stages of a history.

use super::categories::{codes, entry, name};
use super::drawn::{Drawn, full_value, measure_line, slug};
use super::findings;
use crate::cube::{Address, Category, Figure, Number};
use crate::report::chart::{Body, ChartData, StageRow, Stages, Value};
use crate::report::document::FigurePart;
use crate::report::format::Absence;
use crate::report::view::View;

/// What a code list calls the stage of what was given up.
const WITHDRAWN: &str = "withdrawn";

/// The chart of an indicator by the stage at which something stands.
pub fn stages(
    view: &View<'_>,
    indicator: usize,
    dimension: &str,
    target: Option<(i64, usize)>,
) -> Option<Drawn> {
    let by = view.indicator(indicator)?.by.iter().find(|by| by.name == dimension)?;
    let column = by.columns.first()?;
    let overall = view.overall(indicator, view.cumulative(indicator));
    let standing = |code: &str| -> Option<&Figure> {
        let category = Category { dimension: dimension.into(), code: code.into() };
        view.input.cube.get(&Address { category, ..overall.clone() })
    };
    // What was withdrawn, or stands nowhere, has come to no stage.
    let mut known: Vec<(i64, String)> = codes(view, column, &overall, dimension, 0)
        .into_iter()
        .filter_map(|code| {
            let entry = entry(view, column, &code)?;
            let left = entry.unknown || entry.part.as_deref() == Some(WITHDRAWN);
            (!left).then_some((entry.order, code))
        })
        .collect();
    known.sort();
    let figures: Vec<Option<&Figure>> = known.iter().map(|(_, code)| standing(code)).collect();
    // A stage that is withheld leaves open how many came to those before it.
    let number = |figure: &Option<&Figure>| match figure {
        None => Some(0.0),
        Some(figure) => figure.value.filter(|_| Absence::of(figure.status).is_none()).map(Number::to_f64),
    };
    let mut reached: Vec<Option<f64>> = Vec::new();
    let mut sum = Some(0.0);
    for figure in figures.iter().rev() {
        sum = sum.zip(number(figure)).map(|(sum, number)| sum + number);
        reached.insert(0, sum);
    }
    if reached.first().copied().flatten().is_none_or(|all| all <= 0.0) {
        return None;
    }
    let words = view.words();
    // Counts are whole and small.
    let count = |number: f64| view.format.count(number.round() as u64);
    let hidden = |figure: &Option<&Figure>| {
        let absence = figure.and_then(|figure| Absence::of(figure.status));
        absence.unwrap_or(Absence::Suppressed).token().to_string()
    };
    let mut rows = Vec::new();
    let mut data = Vec::new();
    for (i, (_, code)) in known.iter().enumerate() {
        let here = number(&figures[i]);
        let shown = |number: Option<f64>| match number {
            Some(number) => Value { number: Some(number), text: count(number) },
            None => Value { number: None, text: hidden(&figures[i]) },
        };
        let went_on = match (i.checked_sub(1).and_then(|before| reached[before]), reached[i]) {
            (Some(before), Some(now)) => {
                words.say("went-on", &[("n", (&count(now)).into()), ("all", (&count(before)).into())])
            }
            _ => String::new(),
        };
        let row = StageRow {
            name: name(view, column, code),
            reached: shown(reached[i]),
            went_on,
            standing: shown(here),
        };
        data.push(vec![
            row.name.clone(),
            reached[i].map_or(row.reached.text.clone(), |n| n.to_string()),
            figures[i].map_or("0".to_string(), full_value),
        ]);
        rows.push(row);
    }
    let target = target.and_then(|(order, measured)| {
        let at = known.iter().position(|(rank, _)| *rank == order)?;
        let figure = view.headline(measured)?;
        let number = figure.standing.target?.to_f64();
        let text = view.shown(figure, FigurePart::Target).text;
        Some((at, number, words.say("panel-target", &[("target", (&text).into())])))
    });
    let left: usize = codes(view, column, &overall, dimension, 0)
        .iter()
        .filter(|code| entry(view, column, code).is_some_and(|e| e.part.as_deref() == Some(WITHDRAWN)))
        .filter_map(|code| standing(code)?.value)
        .map(|value| value.to_f64() as usize)
        .sum();
    let mut notes = words.get("note-stages");
    if left > 0 {
        let shown = view.format.count(left as u64);
        notes = format!(
            "{notes} {}",
            words.say("note-withdrawn", &[("n", left.into()), ("shown", (&shown).into())])
        );
    }
    Some(Drawn {
        slug: format!("stages-{}", slug(view, indicator)),
        kind: "alt-stages",
        finding: findings::reached_stage(view, &rows, target.as_ref().map(|(at, number, _)| (*at, *number))),
        measure: view.title(indicator).to_string(),
        subtitle: measure_line(view, indicator, view.cumulative(indicator)),
        notes: vec![notes],
        body: Body::Stages(Stages {
            heads: ["head-reached", "head-went-on", "head-standing"].map(|key| words.get(key)),
            rows,
            target,
        }),
        data: ChartData {
            columns: ["head-stage", "head-reached", "head-standing"].map(|key| words.get(key)).to_vec(),
            rows: data,
        },
    })
}
