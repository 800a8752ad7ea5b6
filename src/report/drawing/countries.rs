//! An indicator by country.

use super::drawn::{Drawn, full, full_value, measure_line, plain_value, slug};
use crate::cube::{Address, Figure, Geography, Number};
use crate::report::chart::{Body, ChartData, Countries, CountryRow, Value};
use crate::report::document::FigurePart;
use crate::report::format::{Absence, origin_token};
use crate::report::sentence;
use crate::report::view::View;

/// Countries drawn at most; of more, only those with something are, and of these the highest.
const ROWS: usize = 20;

/// The chart of an indicator by country, the highest first.
pub fn countries(view: &View<'_>, indicator: usize) -> Option<Drawn> {
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
        value: plain_value(view, figure),
        token: origin_token(figure.origin),
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
    let mut left_out = Vec::new();
    if sorted.len() > ROWS {
        let says = |figure: &Figure| figure.value.is_some_and(|value| value.to_f64() != 0.0);
        let (with, without): (Vec<_>, Vec<_>) = sorted.into_iter().partition(|(_, figure)| says(figure));
        let kept = with.len().min(ROWS);
        let many = |n: usize| view.format.count(n as u64);
        if with.len() > kept {
            let n = with.len() - kept;
            left_out
                .push(words.say("note-countries-lower", &[("n", n.into()), ("shown", (&many(n)).into())]));
        }
        if !without.is_empty() {
            let n = without.len();
            left_out.push(words.say("note-countries-zero", &[("n", n.into()), ("shown", (&many(n)).into())]));
        }
        sorted = with.into_iter().take(kept).collect();
    }
    let total = view.headline(indicator).map(|figure| row(words.get("all-countries"), figure));
    let mut notes = Vec::new();
    if !left_out.is_empty() {
        notes.push(left_out.join(" "));
    }
    notes.extend(view.origin_notes(sorted.iter().map(|(_, figure)| *figure)));
    let data = sorted
        .iter()
        .map(|(name, figure)| {
            vec![
                (*name).to_string(),
                full_value(figure),
                full(figure.standing.target, Absence::NotApplicable),
                figure
                    .standing
                    .progress
                    .map_or(Absence::NotApplicable.token().into(), crate::number::shortest),
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
