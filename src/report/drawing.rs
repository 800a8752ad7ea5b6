//! Charts made from figures.

use super::chart::{Body, Chart};
use super::format::Absence;
use super::view::View;
use crate::project::{ChartDef, ChartKind};

mod categories;
mod drawn;
mod findings;
mod scale;

mod countries;
mod diverging;
mod dumbbell;
mod heatmap;
mod multiples;
mod progress;
mod series;
mod stacked;
mod stages;

use drawn::Drawn;

/// Characters of the text for those who do not see a chart: as many as Excel takes.
const ALT: usize = 255;

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
            ChartKind::Stacked { indicator, dimension, bars } => {
                stacked::stacked(view, *indicator, dimension, *bars).into_iter().collect()
            }
            ChartKind::Dumbbell { before, after, gain, pairs, dimension } => {
                dumbbell::dumbbell(view, (*before, *after), (*gain, *pairs), dimension.as_deref())
                    .into_iter()
                    .collect()
            }
            ChartKind::Multiples { indicator, period } => {
                multiples::multiples(view, *indicator, *period).into_iter().collect()
            }
            ChartKind::Heatmap { indicators, shows } => {
                heatmap::heatmap(view, indicators, *shows).into_iter().collect()
            }
            ChartKind::Stages { indicator, dimension, target } => {
                stages::stages(view, *indicator, dimension, *target).into_iter().collect()
            }
        };
        for mut drawn in drawn {
            let number = charts.len() + 1;
            // What one chart has said another does not say again.
            let told = |finding: &String| charts.iter().any(|chart: &Chart| chart.title == *finding);
            if drawn.finding.as_ref().is_some_and(told) {
                drawn.finding = None;
            }
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
    let shown = drawn.body.texts();
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
    let alt = alt(view, &drawn.body, [drawn.kind, &drawn.measure, &drawn.subtitle, &title], missing);
    Chart {
        number,
        about: definition.kind.about(),
        slug: drawn.slug,
        title,
        subtitle: drawn.subtitle,
        notes,
        source: source(view),
        alt: cut(&alt, ALT),
        body: drawn.body,
        data: drawn.data,
    }
}

/// What a chart shows, for those who do not see it: its type, measure, finding, extremes and
/// how much is missing.
fn alt(view: &View<'_>, body: &Body, parts: [&str; 4], missing: usize) -> String {
    let words = view.words();
    let [kind, measure, subtitle, title] = parts;
    let mut sentences = vec![words.get(kind)];
    // The line under the title mostly names the measure.
    for part in [measure, subtitle, title] {
        if !part.is_empty() && !sentences.iter().any(|known| known.contains(part)) {
            sentences.retain(|known| !part.starts_with(known.as_str()));
            sentences.push(part.to_string());
        }
    }
    let of_missing = (missing > 0).then(|| words.say("alt-missing", &[("n", missing.into())]));
    let room = |sentences: &[String]| sentences.iter().map(|s| s.chars().count() + 2).sum::<usize>();
    let extremes = extremes(view, body).filter(|text| {
        let more = text.chars().count() + of_missing.as_ref().map_or(0, |text| text.chars().count());
        room(&sentences) + more + 2 <= ALT
    });
    let mut alt: Vec<String> = sentences
        .iter()
        .map(|text| words.say("sentence", &[("text", text.trim_end_matches('.').into())]))
        .collect();
    alt.extend(extremes);
    alt.extend(of_missing);
    alt.join(" ")
}

/// "Highest: Rwanda, 317; lowest: Lao PDR, 184." None where that cannot be said.
fn extremes(view: &View<'_>, body: &Body) -> Option<String> {
    let mut sizes: Vec<(&str, f64, &str)> = body
        .sizes()
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.number?, value.text.as_str())))
        .collect();
    sizes.sort_by(|a, b| b.1.total_cmp(&a.1));
    let (first, last) = (sizes.first()?, sizes.last()?);
    if sizes.len() < 2 || first.1 == last.1 {
        return None;
    }
    Some(view.words().say(
        "alt-extremes",
        &[
            ("high", first.0.into()),
            ("high-value", first.2.into()),
            ("low", last.0.into()),
            ("low-value", last.2.into()),
        ],
    ))
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
