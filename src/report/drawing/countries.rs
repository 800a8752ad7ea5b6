//! An indicator by country.

use super::drawn::{Drawn, by_country, full, full_value, highest, measure_line, plain_value, slug};
use super::findings;
use crate::cube::{Address, Figure, Number};
use crate::report::chart::{Body, ChartData, Countries, CountryRow, Value};
use crate::report::document::FigurePart;
use crate::report::format::{Absence, origin_token};
use crate::report::sentence;
use crate::report::view::View;

/// The chart of an indicator by country, the highest first.
pub fn countries(view: &View<'_>, indicator: usize) -> Option<Drawn> {
    let accumulation = view.cumulative(indicator);
    let figures = by_country(view, |geography| {
        view.input.cube.get(&Address { geography, ..view.overall(indicator, accumulation) })
    });
    let figures: Vec<(&str, &Figure)> = figures.into_iter().map(|(_, name, figure)| (name, figure)).collect();
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
    // The highest first; countries without a value last, in the order of the report.
    let size = |(_, figure): &(&str, &Figure)| figure.value.map(Number::to_f64);
    let (sorted, left_out) = highest(view, figures.clone(), None, size);
    let words = view.words();
    let total = view.headline(indicator).map(|figure| row(words.get("all-countries"), figure));
    let mut notes: Vec<String> = left_out.into_iter().collect();
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
        finding: sentence::countries(view, &figures).or_else(|| findings::highest(view, &figures)),
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
