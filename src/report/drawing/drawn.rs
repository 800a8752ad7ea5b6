//! A chart before it is finished, and what all of them are made with.

use crate::cube::{Accumulation, Figure, Geography, Number};
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

/// Countries drawn at most; of more, only those with something are, and of these the highest.
const COUNTRIES: usize = 20;

/// Something of each country, by its code and name.
pub type ByCountry<'a, T> = Vec<(&'a str, &'a str, T)>;

/// The countries of the report with what each has to show, in the order of the report.
pub fn by_country<'a, T>(view: &View<'a>, of: impl Fn(Geography) -> Option<T>) -> ByCountry<'a, T> {
    let countries = view.input.scope.countries.iter();
    countries
        .filter_map(|code| {
            let found = of(Geography::Country(code.as_str().into()))?;
            Some((code.as_str(), view.country(code), found))
        })
        .collect()
}

/// Those of many that are drawn, the highest first, and what is said of the others.
pub fn highest<T>(
    view: &View<'_>,
    mut all: Vec<T>,
    at_most: Option<usize>,
    size: impl Fn(&T) -> Option<f64>,
) -> (Vec<T>, Option<String>) {
    let at_most = at_most.unwrap_or(COUNTRIES);
    let by_size = |a: &T, b: &T| {
        let of = |one: &T| size(one).unwrap_or(f64::NEG_INFINITY);
        of(b).total_cmp(&of(a))
    };
    all.sort_by(by_size);
    if all.len() <= at_most {
        return (all, None);
    }
    let (mut with, without): (Vec<T>, Vec<T>) =
        all.into_iter().partition(|one| size(one).is_some_and(|size| size != 0.0));
    let mut left_out = Vec::new();
    let mut say = |key: &str, n: usize| {
        let shown = view.format.count(n as u64);
        left_out.push(view.words().say(key, &[("n", n.into()), ("shown", (&shown).into())]));
    };
    if with.len() > at_most {
        say("note-countries-lower", with.len() - at_most);
        with.truncate(at_most);
    }
    if !without.is_empty() {
        say("note-countries-zero", without.len());
    }
    (with, Some(left_out.join(" ")))
}
