//! Indicators against their targets.

use super::drawn::{Drawn, full, full_value};
use crate::cube::{Figure, Number, Origin};
use crate::report::chart::{Body, ChartData, Progress, ProgressRow};
use crate::report::document::FigurePart;
use crate::report::format::Absence;
use crate::report::sentence;
use crate::report::view::View;

/// Rows beyond which only indicators with a target are drawn.
const ROWS: usize = 25;

/// The chart of all indicators with a target.
pub fn progress(view: &View<'_>) -> Option<Drawn> {
    let mut rows = Vec::new();
    let mut data = Vec::new();
    let mut figures = Vec::new();
    let mut answered = view.answered_for();
    if answered.len() > ROWS {
        // There is no room for those without a target.
        answered.retain(|(_, figure)| figure.standing.target.is_some());
    }
    for (code, figure) in answered {
        let shown = view.shown(figure, FigurePart::Value);
        let percent = match figure.standing.progress {
            Some(progress) => view.format.percent_digits(progress),
            None => view.shown(figure, FigurePart::Progress).text,
        };
        let row = ProgressRow {
            code,
            name: view.title(figure.address.indicator).to_string(),
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
    let heads =
        ["head-baseline", "head-target", "head-achieved", "head-target", "head-percent", "head-rating"]
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

/// Where on the way from baseline to target a value lies, as progress is measured.
fn way(figure: &Figure, at: Option<Number>) -> Option<f64> {
    let target = figure.standing.target?.to_decimal()?;
    let baseline = figure.standing.baseline.and_then(Number::to_decimal).unwrap_or_default();
    (at?.to_decimal()? - baseline).over(target - baseline)
}
