//! A page per programme and per country: indicators by period.

use super::adding;
use super::submissions::coverage;
use super::table::{body, column, drop_empty_figures, page, token_notes};
use crate::cube::{Address, Geography, Programme, Status};
use crate::period::{Period, PeriodKind};
use crate::project::{Axis, Section};
use crate::report::document::{Block, Cell, ColumnKind, FigurePart, Page, Row, Table};
use crate::report::view::View;
use std::collections::BTreeSet;

/// Years shown at most.
const YEARS: usize = 5;
/// A country has a page of its own if it says more than this part of what the fullest does.
const FULLEST: usize = 2;
/// Indicators of which nothing is to be shown that are named; of more it is said how many.
const NAMED: usize = 6;

/// A page for each programme that has figures.
pub fn programmes(view: &View<'_>) -> Vec<Page> {
    let words = view.words();
    view.input
        .scope
        .programmes
        .iter()
        .filter_map(|i| view.project().programmes.get(*i))
        .filter_map(|programme| {
            let own = Programme::One(programme.id.as_str().into());
            let at = |address: Address| Address { programme: own.clone(), ..address };
            let table = by_period(view, &own, false, &at)?;
            let title = view.text(&programme.title).to_string();
            let mut page = page(Section::Programmes, title, words.get("page-programme-about"));
            page.id = format!("programme-{}", programme.id);
            let short = view.text(&programme.short);
            if !short.is_empty() {
                page.name = short.to_string();
            }
            Some(finished(view, page, vec![table]))
        })
        .collect()
}

/// A page for each country in which much was done; those where little was, such as those
/// from which participants only came, stand on one page together.
pub fn countries(view: &View<'_>) -> Vec<Page> {
    let words = view.words();
    // What does not add up is said with the programmes, and not with every country anew.
    let said_before = view.input.report.sections.contains(&Section::Programmes);
    let made: Vec<(&String, Table)> = view
        .input
        .scope
        .countries
        .iter()
        .filter_map(|code| {
            let at =
                |address: Address| Address { geography: Geography::Country(code.as_str().into()), ..address };
            Some((code, by_period(view, &view.input.scope.overall, said_before, &at)?))
        })
        .collect();
    let fullest = made.iter().map(|(_, table)| said(table)).max().unwrap_or(0);
    let (full, thin): (Vec<_>, Vec<_>) =
        made.into_iter().partition(|(_, table)| said(table) * FULLEST > fullest);
    let mut pages: Vec<Page> = full
        .into_iter()
        .map(|(code, table)| {
            let mut page = page(Section::Countries, view.country(code), words.get("page-country-about"));
            page.id = format!("country-{code}");
            finished(view, page, vec![table])
        })
        .collect();
    if !thin.is_empty() {
        let names: Vec<String> = thin.iter().map(|(code, _)| view.country(code).to_string()).collect();
        let tables = thin
            .into_iter()
            .map(|(code, table)| {
                // What is not there is said once for a country with a page, and not for these.
                let signs = |note: &String| note.starts_with('[');
                let notes = table.notes.iter().filter(|note| signs(note)).cloned().collect();
                Table { title: view.country(code).to_string(), notes, ..table }
            })
            .collect();
        let about = words.say("page-countries-about", &[("names", (&view.format.list(&names)).into())]);
        let mut page = page(Section::Countries, words.get("page-countries"), about);
        page.id = "countries-further".into();
        pages.push(finished(view, page, tables));
    }
    pages
}

/// How many indicators have a value other than zero.
fn said(table: &Table) -> usize {
    table.rows.iter().filter(|row| row.cells.iter().any(is_something)).count()
}

fn is_something(cell: &Cell) -> bool {
    matches!(cell, Cell::Figure { shown, part: FigurePart::Value, .. } if shown.number.is_some_and(|n| n != 0.0))
}

fn finished(view: &View<'_>, mut page: Page, tables: Vec<Table>) -> Page {
    page.subtitle = view.words().say(
        "periods-subtitle",
        &[("span", (&view.span(&view.input.report.period)).into()), ("to", (&view.cumulative_to()).into())],
    );
    page.blocks.extend(tables.into_iter().map(Block::Table));
    page
}

/// The periods shown: years up to the report's, then its parts if most indicators have them.
fn shown_periods(view: &View<'_>, listed: &[(String, usize)]) -> Vec<Period> {
    let report = &view.input.report.period;
    let with = |kind| {
        let indicators = listed.iter().filter_map(|(_, indicator)| view.indicator(*indicator));
        indicators.filter(|indicator| indicator.periods.contains(&kind)).count()
    };
    let has = |kind| with(kind) > 0;
    let most = |kind| 2 * with(kind) > listed.len();
    let mut periods = if has(PeriodKind::Year) { view.periods(PeriodKind::Year, YEARS) } else { Vec::new() };
    if !periods.contains(report) && report.kind != PeriodKind::Life {
        periods.push(report.clone());
    }
    let parts = [PeriodKind::Semester, PeriodKind::FourMonth, PeriodKind::Quarter];
    let part = parts.into_iter().find(|kind| most(*kind)).filter(|_| report.kind == PeriodKind::Year);
    if let (Some(from), Some(to), Some(kind)) = (report.from, report.to, part) {
        periods.extend(view.project().calendar.periods(kind, from, to));
    }
    periods
}

/// None where no indicator has a figure that applies. `said_before`: what does not add up stands
/// under other tables.
fn by_period(
    view: &View<'_>,
    programme: &Programme,
    said_before: bool,
    at: &dyn Fn(Address) -> Address,
) -> Option<Table> {
    let words = view.words();
    let applies = |indicator: usize| {
        let figure = view.input.cube.get(&at(view.overall(indicator, view.cumulative(indicator))));
        figure.is_some_and(|figure| figure.status != Status::NotApplicable)
    };
    let listed: Vec<(String, usize)> =
        view.listed(programme).into_iter().filter(|(_, indicator)| applies(*indicator)).collect();
    let periods = shown_periods(view, &listed);
    let all: Vec<Row> =
        listed.iter().filter_map(|(code, indicator)| row(view, at, &periods, code, *indicator)).collect();
    // A line of zeros says something where more was promised; else a note says it for all.
    let promised = |row: &Row| {
        row.cells.iter().any(|cell| {
            matches!(cell, Cell::Figure { shown, part: FigurePart::Target, .. } if shown.absence.is_none())
        })
    };
    let (rows, silent): (Vec<Row>, Vec<Row>) =
        all.into_iter().partition(|row| promised(row) || row.cells.iter().any(is_something));
    if !rows.iter().any(|row| row.cells.iter().any(is_something)) {
        return None;
    }
    let mut columns = vec![
        column(words.get("head-number"), ColumnKind::Code),
        column(words.get("head-indicator"), ColumnKind::Name),
        column(words.get("head-unit"), ColumnKind::Text),
    ];
    columns.extend(periods.iter().map(|period| column(view.period(period), ColumnKind::Figure)));
    columns.extend([
        column(words.get("head-cumulative"), ColumnKind::Figure),
        column(words.get("head-returns"), ColumnKind::Figure),
        column(words.get("head-target"), ColumnKind::Figure),
        column(words.get("head-percent-of-target"), ColumnKind::Progress),
        column(words.get("head-rating"), ColumnKind::Rating),
    ]);
    let mut table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns,
        rows,
        notes: Vec::new(),
        filter: false,
        at_length: false,
    };
    drop_empty_figures(&mut table, 3);
    table.notes = token_notes(view, &table);
    if table.columns.iter().any(|column| column.head == words.get("head-returns")) {
        table.notes.push(words.get("note-returns"));
    }
    let empty = |row: &Row| row.cells.contains(&Cell::Empty);
    if table.rows.iter().any(empty) {
        table.notes.push(words.get("note-empty-period"));
    }
    if periods.len() > 1 {
        // Indicators stand there by the numbers in the first column.
        let numbers: BTreeSet<&str> =
            table.rows.iter().filter_map(|row| row.cells.first()).map(Cell::text).collect();
        let shown = listed.iter().filter(|(code, _)| numbers.contains(code.as_str()));
        let shown = shown.map(|(code, indicator)| (code.as_str(), *indicator));
        let notes = adding::notes(view, Axis::Periods, shown);
        if said_before && !notes.is_empty() {
            table.notes.push(words.get("note-not-additive-before"));
        } else {
            table.notes.extend(notes);
        }
    }
    if !silent.is_empty() {
        let names: Vec<String> =
            silent.iter().filter_map(|row| row.cells.get(1)).map(|cell| cell.text().to_string()).collect();
        table.notes.push(if names.len() > NAMED {
            words.say("note-nothing-to-show-many", &[("number", names.len().into())])
        } else {
            let names = names.join(&words.get("clauses-and"));
            words.say("note-nothing-to-show", &[("names", (&names).into())])
        });
    }
    Some(table)
}

fn row(
    view: &View<'_>,
    at: &dyn Fn(Address) -> Address,
    periods: &[Period],
    code: &str,
    indicator: usize,
) -> Option<Row> {
    let figure = view.input.cube.get(&at(view.overall(indicator, view.cumulative(indicator))))?;
    let mut cells = vec![
        Cell::Quiet(code.to_string()),
        Cell::Strong(view.title(indicator).to_string()),
        Cell::Quiet(view.unit(indicator).to_string()),
    ];
    cells.extend(periods.iter().map(|period| {
        view.value_in_period(indicator, |overall| at(Address { period: period.clone(), ..overall }))
    }));
    cells.extend([
        view.figure_cell(figure, FigurePart::Value),
        coverage(view, &figure.address),
        view.figure_cell(figure, FigurePart::Target),
        view.figure_cell(figure, FigurePart::Progress),
        Cell::Rating(figure.standing.rating, view.rating(figure.standing.rating)),
    ]);
    Some(body(cells))
}
