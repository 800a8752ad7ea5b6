//! A chart before it is finished, and what all of them are made with.

use crate::cube::{Accumulation, Figure, Number};
use crate::report::chart::{Body, ChartData, Value};
use crate::report::document::FigurePart;
use crate::report::format::Absence;
use crate::report::view::View;

/// A chart before it has a number, a source and an alternative text.
pub struct Drawn {
    /// A word for file names.
    pub slug: String,
    /// The key of the word for its kind.
    pub kind: &'static str,
    /// What the figures say.
    pub finding: Option<String>,
    /// What is measured.
    pub measure: String,
    /// Measure, unit and period.
    pub subtitle: String,
    /// What a reader must know.
    pub notes: Vec<String>,
    /// What it shows.
    pub body: Body,
    /// The same as rows.
    pub data: ChartData,
}

/// A number in full, or the token for its absence.
pub fn full(number: Option<Number>, absence: Absence) -> String {
    number.map_or_else(|| absence.token().to_string(), |number| number.to_string())
}

/// A figure's value in full, or the token for its absence.
pub fn full_value(figure: &Figure) -> String {
    match (Absence::of(figure.status), figure.value) {
        (None, Some(value)) => value.to_string(),
        (absence, _) => absence.unwrap_or(Absence::Missing).token().to_string(),
    }
}

/// A figure's value as a chart shows it, with the token that says where it comes from.
pub fn chart_value(view: &View<'_>, figure: &Figure) -> Value {
    let token = view.shown(figure, FigurePart::Value).token();
    let plain = plain_value(view, figure);
    Value { text: with_token(plain.text, token), ..plain }
}

/// A figure's value where a chart shows the token by itself.
pub fn plain_value(view: &View<'_>, figure: &Figure) -> Value {
    let shown = view.shown(figure, FigurePart::Value);
    Value { number: figure.value.filter(|_| shown.absence.is_none()).map(Number::to_f64), text: shown.text }
}

/// A text with a token behind it.
pub fn with_token(text: String, token: Option<&str>) -> String {
    match token {
        Some(token) => format!("{text} {token}"),
        None => text,
    }
}

/// Measure, unit and period, in a line.
pub fn measure_line(view: &View<'_>, indicator: usize, accumulation: Accumulation) -> String {
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
pub fn slug(view: &View<'_>, indicator: usize) -> String {
    view.indicator(indicator)
        .map(|indicator| indicator.id.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-"))
        .unwrap_or_default()
}
