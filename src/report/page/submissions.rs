//! Who has sent what: the returns that are expected, by country and period.

use super::table::{body, column, columns, count, page};
use crate::diag::Severity;
use crate::period::Period;
use crate::project::{Audience, Section};
use crate::report::document::{Block, Cell, ColumnKind, Page, Row, Table};
use crate::report::format::NumberFormat;
use crate::report::view::View;
use crate::returns::{Gathered, Return, State};

/// Periods shown at most: the latest.
const PERIODS: usize = 12;

/// Who has sent what; empty where nothing is expected.
pub fn submissions(view: &View<'_>) -> Vec<Page> {
    let input = &view.input;
    let gathered = input.returns.gathered(Some(view.data_date()));
    let of_report: Vec<&Gathered<'_>> = gathered.iter().filter(|cell| belongs(view, cell)).collect();
    if input.report.audience == Audience::Public || of_report.is_empty() {
        return Vec::new();
    }
    let words = view.words();
    let mut page =
        self::page(Section::Submissions, words.get("page-submissions"), words.get("page-submissions-about"));
    page.subtitle = view.cumulative_to();
    page.landscape = true;
    page.blocks.push(Block::Lead(lead(view, &of_report)));
    let mut programmes: Vec<&str> = Vec::new();
    for cell in &of_report {
        let Some(first) = cell.returns.first() else { continue };
        if !programmes.contains(&first.programme.as_str()) {
            programmes.push(&first.programme);
        }
    }
    for programme in programmes {
        let own: Vec<&Gathered<'_>> = of_report
            .iter()
            .filter(|cell| cell.returns.first().is_some_and(|one| one.programme == programme))
            .copied()
            .collect();
        page.blocks.push(Block::Table(matrix(view, programme, &own)));
    }
    let open: Vec<Row> = of_report
        .iter()
        .flat_map(|cell| &cell.returns)
        .filter(|one| one.state != State::Received || one.quarantined > 0)
        .map(|one| detail(view, one))
        .collect();
    if !open.is_empty() {
        page.blocks.push(Block::Table(details(view, open)));
    }
    vec![page]
}

/// Whether a return is of the programmes and countries of the report.
pub fn belongs(view: &View<'_>, cell: &Gathered<'_>) -> bool {
    cell.returns.first().is_some_and(|one| {
        let in_programme = view
            .programmes()
            .any(|programme| programme.id == one.programme || one.belongs_to.contains(&programme.id));
        let countries = &view.input.report.countries;
        in_programme
            && (countries.is_empty() || one.country.as_ref().is_none_or(|code| countries.contains(code)))
    })
}

fn lead(view: &View<'_>, cells: &[&Gathered<'_>]) -> String {
    let number = |state: State| cells.iter().filter(|cell| cell.state == state).count();
    let shown = |number: usize| view.format.count(number as u64);
    let whole = number(State::Received) + number(State::Late);
    view.words().say(
        "submissions-lead",
        &[
            ("expected", (&shown(cells.len())).into()),
            ("whole", (&shown(whole)).into()),
            ("late", (&shown(number(State::Late))).into()),
            ("partial", (&shown(number(State::Partial))).into()),
            ("rejected", (&shown(number(State::Rejected))).into()),
            ("missing", (&shown(number(State::Missing))).into()),
        ],
    )
}

/// The state of a return, with its word.
fn state(view: &View<'_>, state: State) -> Cell {
    let word = view.words().get(&format!("state-{}", state.word()));
    match state {
        State::Received => Cell::Text(word),
        State::Late | State::Partial => Cell::Severity(Severity::Warning, word),
        State::Rejected | State::Missing => Cell::Severity(Severity::Error, word),
    }
}

fn matrix(view: &View<'_>, programme: &str, cells: &[&Gathered<'_>]) -> Table {
    let words = view.words();
    let mut periods: Vec<&Period> = Vec::new();
    let mut countries: Vec<Option<&str>> = Vec::new();
    for one in cells.iter().filter_map(|cell| cell.returns.first()) {
        if !periods.contains(&&one.period) {
            periods.push(&one.period);
        }
        if !countries.contains(&one.country.as_deref()) {
            countries.push(one.country.as_deref());
        }
    }
    periods.sort_by_key(|period| (period.from, period.to));
    let surplus = periods.len().saturating_sub(PERIODS);
    periods.drain(..surplus);
    let mut heads = vec![column(words.get("head-country"), ColumnKind::Name)];
    heads.extend(periods.iter().map(|period| column(view.period(period), ColumnKind::Text)));
    heads.push(column(words.get("head-rows-used"), ColumnKind::Figure));
    heads.push(column(words.get("head-share-quarantined"), ColumnKind::Figure));
    let rows = countries
        .into_iter()
        .map(|country| {
            let own = || {
                cells.iter().filter(move |cell| {
                    cell.returns.first().is_some_and(|one| one.country.as_deref() == country)
                })
            };
            let name = match country {
                Some(code) => view.country(code).to_string(),
                None => words.get("whole-programme"),
            };
            let mut row = vec![Cell::Strong(name)];
            row.extend(periods.iter().map(|period| {
                let cell = own().find(|cell| cell.returns.first().is_some_and(|one| one.period == **period));
                cell.map_or(Cell::Empty, |cell| state(view, cell.state))
            }));
            let used = own().map(|cell| cell.rows().0).sum();
            let quarantined = own().map(|cell| cell.rows().1).sum();
            row.push(count(view, used));
            row.push(share(view, used, quarantined));
            body(row)
        })
        .collect();
    let title = view.project().programmes.iter().find(|own| own.id == programme);
    Table {
        title: title.map(|programme| view.text(&programme.title).to_string()).unwrap_or_default(),
        subtitle: String::new(),
        columns: heads,
        rows,
        notes: Vec::new(),
        filter: false,
        at_length: false,
    }
}

/// The share of rows in quarantine among those that came.
fn share(view: &View<'_>, used: u64, quarantined: u64) -> Cell {
    match used + quarantined {
        0 => Cell::Empty,
        // Both are far below 2⁵³.
        all => Cell::Number(view.format.fraction(quarantined as f64 / all as f64, 0)),
    }
}

fn details(view: &View<'_>, rows: Vec<Row>) -> Table {
    Table {
        title: view.words().get("submissions-open"),
        subtitle: view.words().get("submissions-open-about"),
        columns: columns(
            view,
            &[
                ("head-programme", ColumnKind::Text),
                ("head-country", ColumnKind::Name),
                ("head-period", ColumnKind::Text),
                ("head-returned-table", ColumnKind::Text),
                ("head-state", ColumnKind::Text),
                ("head-due", ColumnKind::Text),
                ("head-received-on", ColumnKind::Text),
                ("head-rows-used", ColumnKind::Figure),
                ("head-share-quarantined", ColumnKind::Figure),
                ("head-file", ColumnKind::Prose),
            ],
        ),
        rows,
        notes: Vec::new(),
        filter: true,
        at_length: true,
    }
}

fn detail(view: &View<'_>, one: &Return) -> Row {
    let project = view.project();
    let programme = project.programmes.iter().find(|programme| programme.id == one.programme);
    let table = project.tables.get(one.table);
    let title = table.map(|table| view.text(&table.title)).filter(|title| !title.is_empty());
    let day = |day: Option<jiff::civil::Date>| {
        day.map_or(Cell::Empty, |day| Cell::Quiet(view.format.short_date(day)))
    };
    let country = match &one.country {
        Some(code) => view.country(code).to_string(),
        None => view.words().get("whole-programme"),
    };
    body(vec![
        Cell::Text(programme.map(|programme| view.text(&programme.short).to_string()).unwrap_or_default()),
        Cell::Strong(country),
        Cell::Text(view.period(&one.period)),
        Cell::Text(title.or(table.map(|table| table.name.as_str())).unwrap_or_default().to_string()),
        state(view, one.state),
        day(one.due),
        day(one.received),
        count(view, one.used),
        share(view, one.used, one.quarantined),
        Cell::Quiet(one.files.join(", ")),
    ])
}

/// How many of the returns behind a figure are there, as a cell: `5/6`; nothing
/// where none is expected.
pub fn coverage(view: &View<'_>, address: &crate::cube::Address) -> Cell {
    match view.coverage(address) {
        None => Cell::Empty,
        Some(coverage) => {
            let shown = |number: usize| view.format.count(number as u64);
            let text = format!("{}/{}", shown(coverage.received), shown(coverage.expected));
            Cell::Number(crate::report::format::Shown {
                text,
                number: None,
                format: NumberFormat::Plain(0),
                absence: None,
                origin: crate::cube::Origin::Computed,
            })
        }
    }
}
