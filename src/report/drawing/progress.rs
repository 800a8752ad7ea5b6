//! Indicators against their targets.

use super::drawn::{Drawn, full, full_value};
use crate::cube::{Figure, Number, Origin, Programme};
use crate::report::chart::{Body, ChartData, Progress, ProgressRow};
use crate::report::document::FigurePart;
use crate::report::format::{Absence, origin_token, small};
use crate::report::sentence;
use crate::report::view::View;

/// A programme of several has a chart from so many indicators on.
const LEAST: usize = 2;
/// Rows of a chart at most.
const MANY: usize = 24;

/// The charts of all indicators with a target: one for each programme.
pub fn progress(view: &View<'_>) -> Vec<Drawn> {
    let answered = of_interest(view);
    if matches!(view.input.scope.overall, Programme::One(_)) {
        return parts(view, &answered, None);
    }
    let programmes = view.programmes();
    programmes
        .flat_map(|programme| {
            let of = |figure: &Figure| figure.address.programme.code() == programme.id;
            let own: Vec<(String, &Figure)> =
                answered.iter().filter(|(_, figure)| of(figure)).cloned().collect();
            if own.len() < LEAST {
                return Vec::new();
            }
            let mut drawn = parts(view, &own, Some(view.short(programme)));
            let id = programme.id.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
            for part in &mut drawn {
                part.slug = part.slug.replacen("progress", &format!("progress-{id}"), 1);
            }
            drawn
        })
        .collect()
}

/// The indicators answered for, without those that only stand beside what counts once: they
/// have no target and are no result of their own.
fn of_interest<'a>(view: &View<'a>) -> Vec<(String, &'a Figure)> {
    let beside: Vec<usize> =
        view.project().indicators.iter().filter_map(|indicator| indicator.gross).collect();
    let mut answered = view.answered_for();
    answered.retain(|(_, figure)| {
        figure.standing.target.is_some() || !beside.contains(&figure.address.indicator)
    });
    answered
}

/// One chart, or several of about the same length where there are many rows. Of very many those
/// without a target are left out.
fn parts(view: &View<'_>, answered: &[(String, &Figure)], programme: Option<&str>) -> Vec<Drawn> {
    let mut rows = answered.to_vec();
    let mut left_out = 0;
    if rows.len() > MANY {
        rows.retain(|(_, figure)| figure.standing.target.is_some());
        left_out = answered.len() - rows.len();
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let count = rows.len().div_ceil(MANY);
    let words = view.words();
    let chunks: Vec<&[(String, &Figure)]> = rows.chunks(rows.len().div_ceil(count)).collect();
    let mut charts = Vec::new();
    for (i, chunk) in chunks.iter().enumerate() {
        let Some(mut drawn) = one(view, chunk, programme) else { continue };
        if chunks.len() > 1 {
            drawn.slug = format!("{}-{}", drawn.slug, i + 1);
            let number = |n: usize| view.format.count(n as u64);
            drawn.subtitle = words.say(
                "chart-part",
                &[
                    ("subtitle", (&drawn.subtitle).into()),
                    ("n", (&number(i + 1)).into()),
                    ("all", (&number(chunks.len())).into()),
                ],
            );
        }
        if left_out > 0 {
            let shown = view.format.count(left_out as u64);
            let note =
                words.say("note-without-target", &[("n", left_out.into()), ("shown", (&shown).into())]);
            drawn.notes.insert(0, note);
        }
        charts.push(drawn);
    }
    charts
}

/// The chart of some indicators, of a programme that is named or of the report's.
fn one(view: &View<'_>, answered: &[(String, &Figure)], programme: Option<&str>) -> Option<Drawn> {
    let mut rows = Vec::new();
    let mut data = Vec::new();
    let mut figures = Vec::new();
    for (code, figure) in answered.iter().map(|(code, figure)| (code.clone(), *figure)) {
        let shown = view.shown(figure, FigurePart::Value);
        let percent = match figure.standing.progress {
            Some(progress) => view.format.percent_digits(progress),
            None => view.shown(figure, FigurePart::Progress).text,
        };
        let row = ProgressRow {
            code,
            name: view.title(figure.address.indicator).to_string(),
            token: origin_token(figure.origin),
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
    let mixed = figures.iter().any(|figure| figure.origin == Origin::Mixed);
    let reported = if mixed { "key-reported-mixed" } else { "key-reported" };
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
        finding: sentence::tally_title(view, &figures).map(|tally| match programme {
            Some(programme) => words
                .say("of-programme", &[("programme", programme.into()), ("text", (&small(&tally)).into())]),
            None => tally,
        }),
        measure: words.get("chart-progress"),
        subtitle: words.say("chart-progress-subtitle", &[("to", (&view.cumulative_to()).into())]),
        notes: vec![notes.join(" ")],
        body: Body::Progress(Progress {
            heads,
            rows,
            key: ["key-computed", reported, "key-expected", "key-target"].map(|key| words.get(key)),
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
