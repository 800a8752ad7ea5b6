//! Charts made from figures.

use super::chart::{Body, Chart, ChartData, Countries, CountryRow, Progress, ProgressRow, Value};
use super::document::FigurePart;
use super::format::{Absence, REPORTED};
use super::sentence;
use super::view::View;
use crate::cube::{Accumulation, Address, Figure, Geography, Number, Origin};
use crate::project::{ChartDef, ChartKind};

mod diverging;
mod series;

/// The charts of the report, numbered; those that would be empty are left out.
pub fn charts(view: &View<'_>) -> Vec<Chart> {
    let mut charts = Vec::new();
    for definition in &view.input.report.charts {
        let drawn = match &definition.kind {
            ChartKind::Progress => progress(view),
            ChartKind::Series { indicator, period } => series::series(view, *indicator, *period),
            ChartKind::Diverging { indicator, dimension, left, right, share } => {
                diverging::diverging(view, *indicator, dimension, (left, right), *share)
            }
            ChartKind::Countries { indicator } => countries(view, *indicator),
        };
        if let Some(drawn) = drawn {
            let number = charts.len() + 1;
            charts.push(finished(view, definition, drawn, number));
        }
    }
    charts
}

/// A chart before it has a number, a source and an alternative text.
struct Drawn {
    slug: String,
    kind: &'static str,
    finding: Option<String>,
    measure: String,
    subtitle: String,
    notes: Vec<String>,
    body: Body,
    data: ChartData,
}

fn finished<'a>(view: &View<'a>, definition: &'a ChartDef, drawn: Drawn, number: usize) -> Chart {
    let given = view.text(&definition.title).to_string();
    let finding = drawn.finding.unwrap_or_default();
    let title = [given, finding.clone(), drawn.measure.clone()]
        .into_iter()
        .find(|title| !title.is_empty())
        .unwrap_or_default();
    let missing = drawn.data.rows.iter().flatten().filter(|cell| *cell == Absence::Missing.token()).count();
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
        slug: drawn.slug,
        title,
        subtitle: drawn.subtitle,
        notes: drawn.notes,
        source: source(view),
        alt: cut(&alt, 300),
        body: drawn.body,
        data: drawn.data,
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

/// Where on the way from baseline to target a value lies, as progress is measured.
fn way(figure: &Figure, at: Option<Number>) -> Option<f64> {
    let target = figure.standing.target?.to_decimal()?;
    let baseline = figure.standing.baseline.and_then(Number::to_decimal).unwrap_or_default();
    (at?.to_decimal()? - baseline).over(target - baseline)
}

fn progress(view: &View<'_>) -> Option<Drawn> {
    let mut rows = Vec::new();
    let mut data = Vec::new();
    let mut figures = Vec::new();
    let mut seen = Vec::new();
    for (_, members) in view.results() {
        for (code, indicator) in members {
            if seen.contains(&indicator) {
                continue;
            }
            seen.push(indicator);
            let Some(figure) = view.headline(indicator) else { continue };
            let targeted = figure.standing.target.is_some();
            // Without a target there is nothing to see but the value; only results that the
            // programme answers for are worth that row.
            if !targeted && view.project().results.iter().all(|r| !r.indicators.contains(&indicator)) {
                continue;
            }
            let shown = view.shown(figure, FigurePart::Value);
            let percent = match figure.standing.progress {
                Some(progress) => view.format.percent_digits(progress),
                None => view.shown(figure, FigurePart::Progress).text,
            };
            let row = ProgressRow {
                code,
                name: view.title(indicator).to_string(),
                reported: figure.origin == Origin::Reported,
                progress: figure.standing.progress,
                expected: way(figure, figure.standing.expected),
                achieved: shown.text,
                target: view.shown(figure, FigurePart::Target).text,
                percent,
                rating: figure.standing.rating,
                rating_word: view.rating(figure.standing.rating),
            };
            data.push(vec![
                row.code.clone(),
                row.name.clone(),
                full(figure.standing.baseline, Absence::Missing),
                full(figure.standing.expected, Absence::NotApplicable),
                full(figure.standing.target, Absence::NotApplicable),
                full_value(figure),
                figure.standing.progress.map_or(Absence::NotApplicable.token().into(), crate::number::shortest),
                row.rating_word.clone(),
                figure.origin.word().to_string(),
            ]);
            rows.push(row);
            figures.push(figure);
        }
    }
    if figures.iter().all(|figure| figure.standing.target.is_none()) {
        return None;
    }
    let words = view.words();
    let mut notes = Vec::new();
    if rows.iter().any(|row| row.progress.is_some_and(|progress| progress > 1.25)) {
        notes.push(words.get("note-bars-stop"));
    }
    if figures.iter().any(|figure| figure.standing.target.is_none()) {
        notes.push(words.get("note-no-target"));
    }
    notes.push(words.get("note-rating-against"));
    let heads = ["head-baseline", "head-target", "head-achieved", "head-target", "head-percent", "head-rating"]
        .map(|key| words.get(key));
    let columns = [
        "head-code",
        "head-indicator",
        "head-baseline",
        "head-expected",
        "head-target",
        "head-achieved",
        "head-progress",
        "head-rating",
        "head-basis",
    ];
    Some(Drawn {
        slug: "progress".into(),
        kind: "alt-progress",
        finding: sentence::tally_title(view, &figures),
        measure: words.get("chart-progress"),
        subtitle: words.say("chart-progress-subtitle", &[("to", (&view.cumulative_to()).into())]),
        notes: vec![notes.join(" ")],
        body: Body::Progress(Progress {
            heads,
            rows,
            key: ["key-computed", "key-reported", "key-expected", "key-target"].map(|key| words.get(key)),
            no_target: words.get("no-target"),
        }),
        data: ChartData { columns: columns.iter().map(|key| words.get(key)).collect(), rows: data },
    })
}

fn full(number: Option<Number>, absence: Absence) -> String {
    number.map_or_else(|| absence.token().to_string(), |number| number.to_string())
}

fn full_value(figure: &Figure) -> String {
    match (Absence::of(figure.status), figure.value) {
        (None, Some(value)) => value.to_string(),
        (absence, _) => absence.unwrap_or(Absence::Missing).token().to_string(),
    }
}

/// A figure's value as a chart shows it.
fn chart_value(view: &View<'_>, figure: &Figure) -> Value {
    let shown = view.shown(figure, FigurePart::Value);
    Value { number: figure.value.filter(|_| shown.absence.is_none()).map(Number::to_f64), text: shown.text }
}

fn countries(view: &View<'_>, indicator: usize) -> Option<Drawn> {
    let accumulation = view.cumulative(indicator);
    let figures: Vec<(&str, &Figure)> = view
        .input
        .scope
        .countries
        .iter()
        .filter_map(|code| {
            let address = Address {
                geography: Geography::Country(code.as_str().into()),
                ..view.overall(indicator, accumulation)
            };
            let figure = view.input.cube.get(&address)?;
            Some((view.country(code), figure))
        })
        .collect();
    if figures.iter().filter(|(_, figure)| figure.value.is_some()).count() < 2 {
        return None;
    }
    let row = |name: String, figure: &Figure| CountryRow {
        name,
        value: chart_value(view, figure),
        reported: figure.origin == Origin::Reported,
        target: Value {
            number: figure.standing.target.map(Number::to_f64),
            text: view.shown(figure, FigurePart::Target).text,
        },
        percent: view.shown(figure, FigurePart::Progress).text,
        rating: figure.standing.rating,
        rating_word: view.rating(figure.standing.rating),
    };
    let mut sorted = figures.clone();
    // The highest first; countries without a value last, in the order of the report.
    sorted.sort_by_key(|(_, figure)| {
        std::cmp::Reverse(figure.value.and_then(Number::to_decimal).map_or(i128::MIN, |value| value.units()))
    });
    let words = view.words();
    let total = view.headline(indicator).map(|figure| row(words.get("all-countries"), figure));
    let mut notes = Vec::new();
    if sorted.iter().any(|(_, figure)| figure.origin == Origin::Reported) {
        notes.push(format!("{REPORTED} {}.", words.get("token-reported")));
    }
    let data = sorted
        .iter()
        .map(|(name, figure)| {
            vec![
                (*name).to_string(),
                full_value(figure),
                full(figure.standing.target, Absence::NotApplicable),
                figure.standing.progress.map_or(Absence::NotApplicable.token().into(), crate::number::shortest),
                view.rating(figure.standing.rating),
            ]
        })
        .collect();
    Some(Drawn {
        slug: format!("countries-{}", slug(view, indicator)),
        kind: "alt-countries",
        finding: sentence::countries(view, &figures),
        measure: view.title(indicator).to_string(),
        subtitle: measure_line(view, indicator, accumulation),
        notes,
        body: Body::Countries(Countries {
            heads: ["head-achieved", "head-target", "head-percent-of-target", "head-rating"]
                .map(|key| words.get(key)),
            rows: sorted.iter().map(|(name, figure)| row((*name).to_string(), figure)).collect(),
            total,
            key: [view.title(indicator).to_string(), words.get("key-target")],
        }),
        data: ChartData {
            columns: ["head-country", "head-achieved", "head-target", "head-progress", "head-rating"]
                .map(|key| words.get(key))
                .to_vec(),
            rows: data,
        },
    })
}

/// Measure, unit and period, in a line.
fn measure_line(view: &View<'_>, indicator: usize, accumulation: Accumulation) -> String {
    let when = if accumulation == Accumulation::InPeriod {
        view.span(&view.input.report.period)
    } else {
        view.cumulative_to()
    };
    let unit = view.unit(indicator);
    view.words().say(
        "measure-line",
        &[("title", view.title(indicator).into()), ("unit", unit.into()), ("when", (&when).into())],
    )
}

/// A word for file names.
fn slug(view: &View<'_>, indicator: usize) -> String {
    view.indicator(indicator)
        .map(|indicator| indicator.id.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"))
        .unwrap_or_default()
}
