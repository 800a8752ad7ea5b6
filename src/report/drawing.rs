//! Charts made from figures.

use super::chart::{Body, Chart};
use super::format::Absence;
use super::view::View;
use crate::project::{ChartDef, ChartKind};

mod drawn;

mod countries;
mod diverging;
mod progress;
mod series;

use drawn::Drawn;

/// The charts of the report, numbered; those that would be empty are left out.
pub fn charts(view: &View<'_>) -> Vec<Chart> {
    let mut charts = Vec::new();
    for definition in &view.input.report.charts {
        let drawn: Vec<Drawn> = match &definition.kind {
            ChartKind::Progress => progress::progress(view),
            ChartKind::Series { indicator, period } => {
                series::series(view, *indicator, *period).into_iter().collect()
            }
            ChartKind::Diverging { indicator, dimension, left, right, share } => {
                diverging::diverging(view, *indicator, dimension, (left, right), *share).into_iter().collect()
            }
            ChartKind::Countries { indicator } => {
                countries::countries(view, *indicator).into_iter().collect()
            }
        };
        for drawn in drawn {
            let number = charts.len() + 1;
            charts.push(finished(view, definition, drawn, number));
        }
    }
    charts
}

fn finished<'a>(view: &View<'a>, definition: &'a ChartDef, drawn: Drawn, number: usize) -> Chart {
    let given = view.text(&definition.title).to_string();
    let finding = drawn.finding.unwrap_or_default();
    let title = [given, finding.clone(), drawn.measure.clone()]
        .into_iter()
        .find(|title| !title.is_empty())
        .unwrap_or_default();
    let shown = texts(&drawn.body);
    let missing = shown.iter().filter(|text| **text == Absence::Missing.token()).count();
    let mut notes = drawn.notes;
    // The progress chart says itself what the lack of a target means.
    let explained = matches!(drawn.body, Body::Progress(_)).then_some(Absence::NotApplicable);
    let tokens: Vec<String> = Absence::ALL
        .into_iter()
        .filter(|absence| Some(*absence) != explained && shown.contains(&absence.token()))
        .map(|absence| format!("{} {}.", absence.token(), view.words().get(absence.message())))
        .collect();
    if !tokens.is_empty() {
        notes.push(tokens.join("  "));
    }
    let mut alt = view.words().say(
        "alt",
        &[
            ("kind", (&view.words().get(drawn.kind)).into()),
            ("measure", (&drawn.measure).into()),
            ("subtitle", (&drawn.subtitle).into()),
        ],
    );
    if title != drawn.measure {
        alt.push(' ');
        alt.push_str(&view.words().say("sentence", &[("text", (&title).into())]));
    }
    if missing > 0 {
        alt.push(' ');
        alt.push_str(&view.words().say("alt-missing", &[("n", missing.into())]));
    }
    Chart {
        number,
        about: definition.kind.about(),
        slug: drawn.slug,
        title,
        subtitle: drawn.subtitle,
        notes,
        source: source(view),
        alt: cut(&alt, 300),
        body: drawn.body,
        data: drawn.data,
    }
}

/// The values and tokens printed in a chart.
fn texts(body: &Body) -> Vec<&str> {
    match body {
        Body::Progress(progress) => progress
            .rows
            .iter()
            .flat_map(|row| [&row.achieved, &row.target, &row.percent])
            .map(String::as_str)
            .collect(),
        Body::Series(series) => series.points.iter().map(|point| point.value.text.as_str()).collect(),
        Body::Diverging(chart) => chart
            .rows
            .iter()
            .chain(&chart.total)
            .flat_map(|row| [&row.left, &row.right, &row.share].into_iter().chain(&row.others))
            .map(|value| value.text.as_str())
            .collect(),
        Body::Countries(chart) => {
            let rows = || chart.rows.iter().chain(&chart.total);
            // Without any target there are no columns for targets.
            let targets = rows().any(|row| row.target.number.is_some());
            rows()
                .flat_map(|row| [&row.value.text, &row.target.text, &row.percent])
                .enumerate()
                .filter(|(i, _)| targets || i % 3 == 0)
                .map(|(_, text)| text.as_str())
                .collect()
        }
    }
}

/// At most so many characters, cut after a word.
fn cut(text: &str, at_most: usize) -> String {
    if text.chars().count() <= at_most {
        return text.to_string();
    }
    let kept: String = text.chars().take(at_most - 1).collect();
    let end = kept.rfind(' ').unwrap_or(kept.len());
    format!("{}\u{2026}", &kept[..end])
}

/// The line that says where the figures of a chart come from.
fn source(view: &View<'_>) -> String {
    let countries = view.input.scope.countries.len();
    let files = view.input.inputs.len();
    let date = view.format.short_date(view.data_date());
    let mut parts = vec![view.words().get("source-evidence")];
    if countries > 0 {
        parts.push(view.words().say(
            "source-countries",
            &[("n", countries.into()), ("shown", (&view.format.count(countries as u64)).into())],
        ));
    }
    if files > 0 {
        parts.push(view.words().say(
            "source-files",
            &[("n", files.into()), ("shown", (&view.format.count(files as u64)).into())],
        ));
    }
    parts.push(view.words().say("source-data-to", &[("date", (&date).into())]));
    let note = view.text(&view.project().note);
    let line = view.words().say("source-line", &[("parts", (&parts.join(", ")).into())]);
    if note.is_empty() {
        line
    } else {
        format!("{line} {}", view.words().say("sentence", &[("text", note.trim_end_matches('.').into())]))
    }
}
