//! Progress per result: what the figures of each say, in sentences, a small table and charts.

use super::table::{body, columns, page, token_notes};
use crate::cube::{Address, Figure};
use crate::project::{ResultLevel, Section};
use crate::report::chart::Chart;
use crate::report::document::{Block, Cell, ColumnKind, FigurePart, Page, Row, Table};
use crate::report::results::ResultGroup;
use crate::report::sentence;
use crate::report::view::View;

/// Indicators with a target from which on it is said how many stand well.
const COUNTED: usize = 4;

/// Where each chart of a report stands: with the result whose indicator it is about, where the
/// report has a page of progress per result; else on the summary. No chart stands twice.
#[derive(Debug, Default)]
pub struct Placed {
    /// The charts of each result, by its place among those of the report.
    of_result: Vec<Vec<usize>>,
    /// The others.
    pub others: Vec<usize>,
}

impl Placed {
    /// The places of the charts of a report.
    pub fn of(view: &View<'_>, charts: &[Chart]) -> Placed {
        let has_progress = view.input.report.sections.contains(&Section::Progress);
        let groups = if has_progress { stated(view) } else { Vec::new() };
        let mut placed = Placed { of_result: vec![Vec::new(); groups.len()], others: Vec::new() };
        for (number, chart) in charts.iter().enumerate() {
            let group = chart.about.and_then(|about| {
                let has = |group: &ResultGroup<'_>| group.members.iter().any(|(_, own)| *own == about);
                groups.iter().position(has)
            });
            match group.and_then(|group| placed.of_result.get_mut(group)) {
                Some(own) => own.push(number),
                None => placed.others.push(number),
            }
        }
        placed
    }
}

/// The results of the report; those without indicators head the results below them.
fn stated<'a>(view: &View<'a>) -> Vec<ResultGroup<'a>> {
    view.results().into_iter().filter(|group| group.result.is_some()).collect()
}

/// Progress per result; empty where no result statement has indicators of the report.
pub fn progress(view: &View<'_>, placed: &Placed) -> Vec<Page> {
    let words = view.words();
    let groups = stated(view);
    let mut blocks = Vec::new();
    for (number, found) in groups.iter().enumerate() {
        let Some(result) = found.result else { continue };
        let level = words.get(match result.level {
            ResultLevel::Goal => "level-goal",
            ResultLevel::Outcome => "level-outcome",
            ResultLevel::Output => "level-output",
        });
        let head = if result.code.is_empty() { level } else { format!("{level} {}", result.code) };
        let head = match found.named {
            Some(programme) => format!("{}. {head}", view.short(programme)),
            None => head,
        };
        let statement = view.text(&result.statement);
        blocks.push(Block::Heading(head.clone()));
        blocks.push(Block::Lead(statement.to_string()));
        let figures: Vec<(&str, &Figure)> = found
            .members
            .iter()
            .filter_map(|(code, own)| Some((code.as_str(), view.headline_of(&found.programme, *own)?)))
            .collect();
        if figures.is_empty() {
            continue;
        }
        blocks.push(Block::Paragraph(said(view, &figures)));
        blocks.push(Block::Table(table(view, &head, &figures)));
        blocks.extend(placed.of_result.get(number).into_iter().flatten().copied().map(Block::Chart));
    }
    if blocks.is_empty() {
        return Vec::new();
    }
    let mut page = page(Section::Progress, words.get("page-progress"), words.get("page-progress-about"));
    page.subtitle = words.say(
        "framework-subtitle",
        &[("span", (&view.span(&view.input.report.period)).into()), ("to", (&view.cumulative_to()).into())],
    );
    page.blocks = blocks;
    vec![page]
}

/// The sentences of a result: how many of its indicators stand well, then each against its plan.
fn said(view: &View<'_>, figures: &[(&str, &Figure)]) -> String {
    let own: Vec<&Figure> = figures.iter().map(|(_, figure)| *figure).collect();
    let mut sentences: Vec<String> = Vec::new();
    // Of two or three indicators each is told below; a number of them says no more.
    if own.iter().filter(|figure| figure.standing.target.is_some()).count() >= COUNTED {
        sentences.extend(sentence::tally_title(view, &own).map(|text| ended(view, &text)));
        sentences.push(sentence::tally_worry(view, &own));
    }
    for figure in &own {
        let text = sentence::told(view, figure);
        sentences.extend(text.map(|text| ended(view, &text)));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

/// A sentence with its full stop.
fn ended(view: &View<'_>, text: &str) -> String {
    view.words().say("sentence", &[("text", text.into())])
}

/// The indicators of a result, which is named in the title.
fn table(view: &View<'_>, result: &str, figures: &[(&str, &Figure)]) -> Table {
    let rows: Vec<Row> = figures
        .iter()
        .map(|(code, figure)| {
            let indicator = figure.address.indicator;
            let programme = &figure.address.programme;
            body(vec![
                Cell::Quiet((*code).to_string()),
                Cell::Text(view.title(indicator).to_string()),
                view.value_in_period(indicator, |overall| Address {
                    programme: programme.clone(),
                    ..overall
                }),
                view.figure_cell(figure, FigurePart::Value),
                view.figure_cell(figure, FigurePart::Target),
                view.figure_cell(figure, FigurePart::Progress),
                Cell::Rating(figure.standing.rating, view.rating(figure.standing.rating)),
            ])
        })
        .collect();
    let mut table = Table {
        title: view.words().say("progress-table", &[("result", result.into())]),
        subtitle: String::new(),
        columns: columns(
            view,
            &[
                ("head-number", ColumnKind::Code),
                ("head-indicator", ColumnKind::Name),
                ("head-this-period", ColumnKind::Figure),
                ("head-cumulative", ColumnKind::Figure),
                ("head-target", ColumnKind::Figure),
                ("head-percent-of-target", ColumnKind::Progress),
                ("head-rating", ColumnKind::Rating),
            ],
        ),
        rows,
        notes: Vec::new(),
        filter: false,
        at_length: false,
    };
    table.notes = token_notes(view, &table);
    table
}
