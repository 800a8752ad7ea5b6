//! The fact box: what the report is about, as the definitions say it.

use crate::project::{Programme, Section};
use crate::report::document::FigurePart;
use crate::report::view::View;
use crate::returns::State;

/// Labels and values of the box on the summary.
pub fn facts(view: &View<'_>) -> Vec<(String, String)> {
    let words = view.words();
    let report = view.input.report;
    let mut facts = Vec::new();
    let mut fact = |key: &str, value: String| {
        if !value.is_empty() {
            facts.push((words.get(key), value));
        }
    };
    let programmes: Vec<&crate::project::Programme> = view.programmes().collect();
    let names: Vec<String> = programmes.iter().map(|own| view.short(own).to_string()).collect();
    fact(if names.len() == 1 { "fact-programme" } else { "fact-programmes" }, view.format.list(&names));
    fact("fact-donor", view.format.list(&view.donors()));
    fact("fact-budget", budget(view).unwrap_or_default());
    let countries: Vec<String> =
        view.input.scope.countries.iter().map(|code| view.country(code).to_string()).collect();
    // A box has no room for a long list: their number is told, and the pages name them.
    fact(
        "fact-countries",
        match countries.len() {
            0..=NAMED => view.format.list(&countries),
            many => view.format.count(many as u64),
        },
    );
    if let [programme] = programmes.as_slice() {
        fact("fact-duration", duration(view, programme));
    }
    fact("fact-period", view.span(&report.period));
    fact("fact-data-to", view.format.date(view.data_date()));
    fact("fact-returns", returns(view).unwrap_or_default());
    let own = report
        .facts
        .iter()
        .map(|(label, value)| (view.text(label).to_string(), view.text(value).to_string()));
    facts.extend(own);
    facts
}

/// Countries named in the box at most.
const NAMED: usize = 6;

/// What the report itself says of its programme, where no box will: for the cover.
pub fn of_report(view: &View<'_>) -> Vec<(String, String)> {
    let report = view.input.report;
    if report.sections.contains(&Section::Summary) {
        return Vec::new();
    }
    let own = report.facts.iter();
    own.map(|(label, value)| (view.text(label).to_string(), view.text(value).to_string())).collect()
}

/// The budget, where the report says which indicator tells it.
fn budget(view: &View<'_>) -> Option<String> {
    let finance = view.input.report.finance.as_ref()?;
    let figure = view.headline(finance.budget()?)?;
    figure.value?;
    Some(view.shown(figure, FigurePart::Value).text)
}

/// From when to when, and until when it was to last at first.
fn duration(view: &View<'_>, programme: &Programme) -> String {
    let words = view.words();
    let end = programme.end_known_by(view.input.report.known_by);
    let (from, to) = (view.format.date(programme.start), view.format.date(end));
    let span = words.say("date-range", &[("from", (&from).into()), ("to", (&to).into())]);
    if end == programme.end {
        return span;
    }
    let first = view.format.date(programme.end);
    words.say("fact-extended", &[("span", (&span).into()), ("first", (&first).into())])
}

/// How many of the returns expected by now are there whole.
pub fn returns(view: &View<'_>) -> Option<String> {
    let (whole, expected) = counted(view)?;
    let shown = |number: usize| view.format.count(number as u64);
    Some(
        view.words()
            .say("returns-of", &[("whole", (&shown(whole)).into()), ("expected", (&shown(expected)).into())]),
    )
}

/// Returns of the report's programmes that are there whole, and that are expected; none where none is.
pub fn counted(view: &View<'_>) -> Option<(usize, usize)> {
    let gathered = view.input.returns.gathered(Some(view.data_date()));
    let own: Vec<State> = gathered
        .iter()
        .filter(|cell| super::submissions::belongs(view, cell))
        .map(|cell| cell.state)
        .collect();
    let whole = own.iter().filter(|state| matches!(state, State::Received | State::Late)).count();
    (!own.is_empty()).then_some((whole, own.len()))
}
