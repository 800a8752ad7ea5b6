//! The logical framework, in the columns and rows that the European Union prints.

use super::disaggregation::{codes, label};
use super::table::{body, columns, group, page};
use crate::cube::{Address, Category, Figure, Programme};
use crate::project::{ResultLevel, ResultStatement, Section};
use crate::report::document::{Block, Cell, ColumnKind, FigurePart, Line, Page, Row, Table};
use crate::report::results::ResultGroup;
use crate::report::view::View;

/// The logical framework; empty where no result statement has indicators of the report.
pub fn logframe(view: &View<'_>) -> Vec<Page> {
    let words = view.words();
    let groups: Vec<ResultGroup<'_>> =
        view.results().into_iter().filter(|group| group.result.is_some()).collect();
    let numbers = numbers(view, &groups);
    let mut rows: Vec<Row> = Vec::new();
    let mut named = None;
    for (found, number) in groups.iter().zip(&numbers) {
        let Some(result) = found.result else { continue };
        let programme = found.named.map(|programme| programme.id.as_str());
        if programme != named
            && let Some(programme) = found.named
        {
            rows.push(group(view.short(programme)));
        }
        named = programme;
        rows.extend(of_result(view, found, result, number));
    }
    if groups.is_empty() {
        return Vec::new();
    }
    let mut page = page(Section::Logframe, words.get("page-logframe"), words.get("page-logframe-about"));
    page.subtitle = view.cumulative_to();
    page.landscape = true;
    let mut notes = vec![words.get("logframe-note")];
    if sex(view).is_some() {
        notes.push(words.get("logframe-by-sex"));
    }
    page.blocks.push(Block::Table(Table {
        title: String::new(),
        subtitle: String::new(),
        columns: columns(
            view,
            &[
                ("head-chain", ColumnKind::Prose),
                ("head-lf-indicators", ColumnKind::Prose),
                ("head-lf-baseline", ColumnKind::Text),
                ("head-lf-current", ColumnKind::Text),
                ("head-lf-targets", ColumnKind::Text),
                ("head-lf-sources", ColumnKind::Prose),
                ("head-assumptions", ColumnKind::Prose),
            ],
        ),
        rows,
        notes,
        filter: false,
        at_length: false,
    }));
    vec![page]
}

/// The name of the disaggregation by sex, if the report names one.
fn sex<'a>(view: &View<'a>) -> Option<&'a str> {
    view.input.report.beneficiaries.as_ref()?.sex.as_deref()
}

/// The number of each result: its code, else its place below the result above it.
fn numbers(view: &View<'_>, groups: &[ResultGroup<'_>]) -> Vec<String> {
    let position = |parent: Option<usize>| {
        let above = view.project().results.get(parent?)?;
        groups.iter().position(|group| group.result.is_some_and(|own| std::ptr::eq(own, above)))
    };
    let mut numbers: Vec<String> = Vec::new();
    let mut below: Vec<(Option<usize>, usize)> = Vec::new();
    for found in groups {
        let Some(result) = found.result else { continue };
        // The overall objective is no part of the numbers of what stands below it.
        let is_goal = |at: &usize| groups[*at].result.is_some_and(|own| own.level == ResultLevel::Goal);
        let parent = position(result.parent).filter(|at| !is_goal(at));
        let number = match below.iter_mut().find(|(known, _)| *known == parent) {
            _ if result.level == ResultLevel::Goal => 0,
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                below.push((parent, 1));
                1
            }
        };
        let above = parent.and_then(|at| numbers.get(at)).filter(|above| !above.is_empty());
        numbers.push(match (result.code.is_empty(), above) {
            (false, _) => result.code.clone(),
            (true, _) if number == 0 => String::new(),
            (true, Some(above)) => format!("{above}.{number}"),
            (true, None) => number.to_string(),
        });
    }
    numbers
}

/// What a result is called: "Overall objective: impact", "Outcome (Oc 1)".
fn name(view: &View<'_>, result: &ResultStatement, number: &str) -> String {
    let parent = result.parent.and_then(|parent| view.project().results.get(parent));
    let below_outcome = parent.is_some_and(|parent| parent.level == ResultLevel::Outcome);
    let key = match result.level {
        ResultLevel::Goal => "chain-impact",
        ResultLevel::Outcome if below_outcome => "chain-intermediary",
        ResultLevel::Outcome => "chain-outcome",
        ResultLevel::Output => "chain-output",
    };
    view.words().say(key, &[("number", number.into())])
}

/// The rows of a result: one for each indicator, the statement with the first.
fn of_result(view: &View<'_>, found: &ResultGroup<'_>, result: &ResultStatement, number: &str) -> Vec<Row> {
    let name = name(view, result, number);
    let statement = Cell::Text(format!("{name}\n{}", text(view, result)));
    let assumptions = result.assumptions.get(&languages(view)).to_string();
    let members: Vec<&(String, usize)> = found
        .members
        .iter()
        .filter(|(_, indicator)| view.headline_of(&found.programme, *indicator).is_some())
        .collect();
    if members.is_empty() {
        let mut cells = vec![statement];
        cells.extend((0..5).map(|_| Cell::Empty));
        cells.push(Cell::Text(assumptions));
        return vec![body(cells)];
    }
    members
        .into_iter()
        .enumerate()
        .filter_map(|(place, (code, indicator))| {
            let figure = view.headline_of(&found.programme, *indicator)?;
            let first = place == 0;
            let definition = view.indicator(*indicator)?;
            Some(body(vec![
                if first { statement.clone() } else { Cell::Quiet(name.clone()) },
                Cell::Text(indicator_said(view, code, *indicator)),
                Cell::Text(baseline(view, figure)),
                current(view, figure),
                Cell::Text(targets(view, figure, &found.programme)),
                Cell::Text(view.text(&definition.means_of_verification).to_string()),
                Cell::Text(if first { assumptions.clone() } else { String::new() }),
            ]))
        })
        .collect()
}

fn languages<'v>(view: &'v View<'_>) -> Vec<&'v str> {
    let mut languages = vec![view.input.report.language.as_str()];
    languages.extend(view.project().languages.iter().map(String::as_str));
    languages
}

fn text(view: &View<'_>, result: &ResultStatement) -> String {
    result.statement.get(&languages(view)).to_string()
}

fn indicator_said(view: &View<'_>, code: &str, indicator: usize) -> String {
    let (title, unit) = (view.title(indicator), view.unit(indicator));
    let title = if unit.is_empty() { title.to_string() } else { format!("{title} ({unit})") };
    if code.is_empty() { title } else { format!("{code}  {title}") }
}

/// A value with what it holds of, unless there is no value.
fn dated(view: &View<'_>, figure: &Figure, part: FigurePart, date: &str) -> String {
    let shown = view.shown(figure, part);
    if shown.number.is_none() || date.is_empty() {
        return shown.text;
    }
    view.words().say("value-as-of", &[("value", (&shown.text).into()), ("date", date.into())])
}

fn baseline(view: &View<'_>, figure: &Figure) -> String {
    dated(view, figure, FigurePart::Baseline, figure.standing.baseline_period.as_deref().unwrap_or_default())
}

/// The value with its day, and below it what of it is whose, by sex.
fn current(view: &View<'_>, figure: &Figure) -> Cell {
    let date = view.format.short_date(view.data_date());
    let mut text = dated(view, figure, FigurePart::Value, &date);
    let token = view.shown(figure, FigurePart::Value).token();
    if let Some(token) = token.filter(|token| !text.contains(token)) {
        text = format!("{text} {token}");
    }
    let lines: Vec<Line> =
        std::iter::once(line(view, figure, &text, true)).chain(by_sex(view, figure)).collect();
    let said = lines.iter().map(|line| format!("{}{}{}", line.before, line.shown.text, line.after));
    Cell::Lines(said.collect::<Vec<_>>().join("\n"), lines)
}

/// A text as what stands before and after the value of a figure in it. Names and days may have the
/// same digits: the value stands `first` in the text, or last.
fn line(view: &View<'_>, figure: &Figure, text: &str, first: bool) -> Line {
    let shown = view.shown(figure, FigurePart::Value);
    let value = shown.text.as_str();
    let parts = if first { text.split_once(value) } else { text.rsplit_once(value) };
    let (before, after) = parts.unwrap_or_default();
    Line { before: before.into(), address: figure.address.clone(), after: after.into(), shown }
}

/// "Women: 371", for each category of the disaggregation by sex that the indicator has.
fn by_sex(view: &View<'_>, figure: &Figure) -> Vec<Line> {
    let Some(name) = sex(view) else { return Vec::new() };
    let Some(definition) = view.indicator(figure.address.indicator) else { return Vec::new() };
    let dimension = definition.by.iter().find(|own| own.name == name && own.columns.len() == 1);
    let Some(dimension) = dimension else { return Vec::new() };
    let figures: Vec<&Figure> = view.input.cube.categories(&figure.address, name).collect();
    codes(view, dimension, 0, &figures)
        .into_iter()
        .filter_map(|code| {
            let category = Category { dimension: name.into(), code: code.as_str().into() };
            let own = view.input.cube.get(&Address { category, ..figure.address.clone() })?;
            let (label, value) = (label(view, dimension, 0, &code), view.shown(own, FigurePart::Value).text);
            let text =
                view.words().say("label-value", &[("label", (&label).into()), ("value", (&value).into())]);
            Some(line(view, own, &text, false))
        })
        .collect()
}

/// The target with its year, and below it what is expected by now.
fn targets(view: &View<'_>, figure: &Figure, programme: &Programme) -> String {
    let code = programme.code();
    let end = view
        .project()
        .programmes
        .iter()
        .find(|own| own.id == code)
        .map(|own| own.end_known_by(view.input.report.known_by).year().to_string());
    let mut text = dated(view, figure, FigurePart::Target, &end.unwrap_or_default());
    if figure.standing.milestone && figure.standing.expected.is_some() {
        let expected = view.shown(figure, FigurePart::Expected).text;
        let date = view.format.short_date(view.data_date());
        let milestone =
            view.words().say("milestone-by", &[("value", (&expected).into()), ("date", (&date).into())]);
        text = format!("{text}\n{milestone}");
    }
    text
}
