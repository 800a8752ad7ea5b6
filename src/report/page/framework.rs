//! The results framework: what was promised, and how far it has come.

use super::adding;
use super::by_sex::by_sex;
use super::changes::changes;
use super::submissions::coverage;
use super::table::{body, column, group, page, token_notes};
use crate::cube::{Address, Figure, Origin, Programme, Rating};
use crate::period::PeriodKind;
use crate::project::{Axis, ResultLevel, Section};
use crate::report::document::{Block, Cell, Column, ColumnKind, FigurePart, Page, Row, Table};
use crate::report::format::{Absence, MIXED, REPORTED, Shown};
use crate::report::view::View;

/// Points of a trend at most.
const TREND: usize = 8;

/// The results framework; empty without indicators.
pub fn framework(view: &View<'_>) -> Vec<Page> {
    let words = view.words();
    let mut rows: Vec<Row> = Vec::new();
    let groups = view.results();
    // Whose total it is goes without saying only where there is one programme, or all.
    let together = |programme: &Programme| matches!(programme, Programme::Selected(_));
    let several = groups.len() > 1
        || groups.first().is_some_and(|group| group.result.is_some() || together(&group.programme));
    for found in &groups {
        let head = match found.result {
            Some(result) => {
                let level = words.get(match result.level {
                    ResultLevel::Goal => "level-goal",
                    ResultLevel::Outcome => "level-outcome",
                    ResultLevel::Output => "level-output",
                });
                let head = if result.code.is_empty() { level } else { format!("{level} {}", result.code) };
                format!("{head}.  {}", view.text(&result.statement))
            }
            None if found.named.is_some() => words.get("indicators-with-target"),
            None if found.programme == Programme::All => words.get("all-programmes"),
            None if matches!(found.programme, Programme::Selected(_)) => words.get("selected-programmes"),
            None => words.get("other-indicators"),
        };
        if several || found.result.is_some() {
            rows.push(group(match found.named {
                Some(programme) => format!("{}.  {head}", view.short(programme)),
                None => head,
            }));
        }
        let members = found.members.iter();
        rows.extend(members.filter_map(|(code, indicator)| row(view, &found.programme, code, *indicator)));
    }
    if rows.iter().all(|row| row.cells.len() == 1) {
        return Vec::new();
    }
    let mut table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns: heads(view),
        rows,
        notes: Vec::new(),
        filter: false,
        at_length: false,
    };
    drop_empty(&mut table);
    say_once(view, &mut table);
    let tokens = token_notes(view, &table);
    table.notes.extend(tokens);
    let heads = &table.columns;
    if heads.iter().any(|column| column.head == words.get("head-returns")) {
        table.notes.push(words.get("note-returns"));
    }
    // A total over programmes stands above those of the programmes.
    let is_one = |programme: &Programme| matches!(programme, Programme::One(_));
    if groups.iter().any(|found| is_one(&found.programme)) {
        let totals = groups.iter().filter(|found| !is_one(&found.programme));
        let members: Vec<(&str, usize)> = totals
            .flat_map(|found| &found.members)
            .map(|(code, indicator)| (code.as_str(), *indicator))
            .collect();
        table.notes.extend(adding::notes(view, Axis::Programmes, members));
    }
    let this_period = table.columns.iter().position(|column| column.head == words.get("head-this-period"));
    let is_empty = |row: &Row| this_period.is_some_and(|at| row.cells.get(at) == Some(&Cell::Empty));
    if table.rows.iter().any(is_empty) {
        table.notes.push(words.get("note-empty-period"));
    }
    table.notes.push(rating_note(view));
    let mut page =
        page(Section::ResultsFramework, words.get("page-framework"), words.get("page-framework-about"));
    page.subtitle = words.say(
        "framework-subtitle",
        &[("span", (&view.span(&view.input.report.period)).into()), ("to", (&view.cumulative_to()).into())],
    );
    page.landscape = true;
    page.blocks.push(Block::Table(table));
    page.blocks.extend(by_sex(view).map(Block::Table));
    page.blocks.extend(changes(view).map(Block::Table));
    vec![page]
}

/// How progress is measured and rated.
pub fn rating_note(view: &View<'_>) -> String {
    let bands = view.project().rating;
    let percent = |number: crate::number::Decimal| view.format.percent_digits(number.to_f64());
    view.words().say(
        "note-rating",
        &[("on-track", (&percent(bands.on_track)).into()), ("at-risk", (&percent(bands.at_risk)).into())],
    )
}

fn heads(view: &View<'_>) -> Vec<Column> {
    let words = view.words();
    let by = |key: &str, date: Option<jiff::civil::Date>| match date {
        Some(date) => format!("{}\n{}", words.get(key), view.format.month_short(date)),
        None => words.get(key),
    };
    let end = view.one_programme().map(|programme| programme.end_known_by(view.input.report.known_by));
    vec![
        column(words.get("head-number"), ColumnKind::Code),
        column(words.get("head-result-indicator"), ColumnKind::Name),
        column(words.get("head-unit"), ColumnKind::Text),
        column(words.get("head-baseline"), ColumnKind::Figure),
        column(words.get("head-baseline-year"), ColumnKind::Figure),
        column(by("head-expected", Some(view.data_date())), ColumnKind::Figure),
        column(by("head-target", end), ColumnKind::Figure),
        column(words.get("head-verification"), ColumnKind::Text),
        column(words.get("head-trend"), ColumnKind::Trend),
        column(words.get("head-this-period"), ColumnKind::Figure),
        column(words.get("head-cumulative"), ColumnKind::Figure),
        column(words.get("head-returns"), ColumnKind::Text),
        column(words.get("head-basis"), ColumnKind::Text),
        column(words.get("head-percent-of-target"), ColumnKind::Progress),
        column(words.get("head-rating"), ColumnKind::Rating),
        column(words.get("head-comment"), ColumnKind::Prose),
    ]
}

fn row(view: &View<'_>, programme: &Programme, code: &str, indicator: usize) -> Option<Row> {
    let definition = view.indicator(indicator)?;
    let figure = view.headline_of(programme, indicator)?;
    let words = view.words();
    let basis = match figure.origin {
        Origin::Computed => words.get("basis-computed"),
        Origin::Reported => format!("{} {REPORTED}", words.get("basis-reported")),
        Origin::Mixed => format!("{} {MIXED}", words.get("basis-mixed")),
    };
    let year = match &figure.standing.baseline_period {
        Some(year) => Cell::Quiet(year.to_string()),
        // Without a baseline its year is as missing, or as beside the point, as the baseline.
        None => match view.shown(figure, FigurePart::Baseline) {
            Shown { absence: Some(absence), format, .. } => Cell::Number(Shown::absent(absence, format)),
            _ => Cell::Empty,
        },
    };
    Some(body(vec![
        Cell::Quiet(code.to_string()),
        Cell::Strong(view.text(&definition.title).to_string()),
        Cell::Quiet(view.unit(indicator).to_string()),
        view.figure_cell(figure, FigurePart::Baseline),
        year,
        view.figure_cell(figure, FigurePart::Expected),
        view.figure_cell(figure, FigurePart::Target),
        Cell::Quiet(view.text(&definition.means_of_verification).to_string()),
        trend(view, programme, indicator),
        view.value_in_period(indicator, |overall| Address { programme: programme.clone(), ..overall }),
        view.figure_cell(figure, FigurePart::Value),
        coverage(view, &figure.address),
        Cell::Quiet(basis),
        view.figure_cell(figure, FigurePart::Progress),
        Cell::Rating(figure.standing.rating, view.rating(figure.standing.rating)),
        Cell::Quiet(comment(view, figure)),
    ]))
}

/// The cumulative values by the finest kind of period that the indicator has and
/// a trend can hold; empty where there are not two.
fn trend(view: &View<'_>, programme: &Programme, indicator: usize) -> Cell {
    let none = Cell::Trend { values: Vec::new(), of: Vec::new() };
    let Some(definition) = view.indicator(indicator) else { return none };
    let accumulation = view.cumulative(indicator);
    let kinds = [PeriodKind::Semester, PeriodKind::Year, PeriodKind::Quarter, PeriodKind::Month];
    let Some(kind) = kinds.into_iter().find(|kind| definition.periods.contains(kind)) else {
        return none;
    };
    let (values, of): (Vec<Option<f64>>, Vec<Address>) = view
        .periods(kind, TREND)
        .into_iter()
        .map(|period| {
            let overall = view.overall(indicator, accumulation);
            let address = Address { period, programme: programme.clone(), ..overall };
            let figure: Option<&Figure> = view.input.cube.get(&address);
            (figure.and_then(|figure| figure.value).map(crate::cube::Number::to_f64), address)
        })
        .unzip();
    if values.iter().flatten().count() < 2 { none } else { Cell::Trend { values, of } }
}

/// The comment on variance for the report's period, in its language if there is one.
fn comment(view: &View<'_>, figure: &Figure) -> String {
    let report = view.input.report;
    let programme = match figure.address.programme.code() {
        "all" => "",
        code => code,
    };
    let fitting = |language: Option<&str>| {
        view.project().comments.iter().find(|comment| {
            comment.indicator == figure.address.indicator
                && (comment.programme == programme || comment.programme == "all" && programme.is_empty())
                && (comment.place.is_empty() || comment.place == "all")
                && comment.period == report.period.code
                && language.is_none_or(|language| comment.language == language)
        })
    };
    // A comment in another language says more than none.
    fitting(Some(&report.language))
        .or_else(|| fitting(None))
        .map(|comment| comment.text.clone())
        .unwrap_or_default()
}

/// Takes out the columns for basis and baseline year where they say the same in every
/// row: then a note and the head of the baseline say it once.
fn say_once(view: &View<'_>, table: &mut Table) {
    let words = view.words();
    let find = |table: &Table, head: &str| table.columns.iter().position(|column| column.head == head);
    let texts = |table: &Table, at: usize| -> Vec<String> {
        let rows = table.rows.iter().filter(|row| row.cells.len() > 1);
        rows.map(|row| row.cells[at].text().to_string()).collect()
    };
    let leave = |table: &mut Table, at: usize| {
        table.columns.remove(at);
        table.rows.iter_mut().filter(|row| row.cells.len() > 1).for_each(|row| {
            row.cells.remove(at);
        });
    };
    let computed = words.get("basis-computed");
    if let Some(at) = find(table, &words.get("head-basis"))
        && texts(table, at).iter().all(|text| *text == computed)
    {
        leave(table, at);
        table.notes.push(words.get("note-all-computed"));
    }
    let baseline = find(table, &words.get("head-baseline"));
    if let Some((year, baseline)) = find(table, &words.get("head-baseline-year")).zip(baseline) {
        let mut years = texts(table, year);
        years.retain(|text| !text.is_empty() && !text.starts_with('['));
        years.sort();
        years.dedup();
        if let [one] = years.as_slice() {
            let head = &mut table.columns[baseline].head;
            head.push('\n');
            head.push_str(one);
            leave(table, year);
        }
    }
}

/// Whether a column of baselines, targets or progress says in every row that there is none: a
/// programme without targets needs no columns for them.
fn idle(table: &Table, at: usize) -> bool {
    let mut cells = table.rows.iter().filter(|row| row.cells.len() > 1).map(|row| &row.cells[at]);
    let of_target = cells.clone().any(|cell| match cell {
        Cell::Figure { part, .. } => *part != FigurePart::Value,
        Cell::Number(shown) => shown.absence == Some(Absence::NotApplicable),
        Cell::Rating(..) => true,
        _ => false,
    });
    of_target
        && cells.all(|cell| match cell {
            Cell::Figure { shown, .. } | Cell::Number(shown) => shown.absence == Some(Absence::NotApplicable),
            Cell::Rating(rating, _) => *rating == Rating::NotRated,
            cell => cell.text().is_empty(),
        })
}

/// Leaves out columns without anything in them that only some programmes need.
fn drop_empty(table: &mut Table) {
    let says_nothing = |at: usize| {
        let kind = table.columns[at].kind;
        matches!(kind, ColumnKind::Trend | ColumnKind::Prose | ColumnKind::Text)
            && table.rows.iter().filter(|row| row.cells.len() > 1).all(|row| match &row.cells[at] {
                Cell::Trend { values, .. } => values.is_empty(),
                cell => cell.text().is_empty(),
            })
    };
    let empty: Vec<usize> =
        (0..table.columns.len()).filter(|at| says_nothing(*at) || idle(table, *at)).collect();
    for i in empty.into_iter().rev() {
        table.columns.remove(i);
        for row in table.rows.iter_mut().filter(|row| row.cells.len() > 1) {
            row.cells.remove(i);
        }
    }
}
