//! Data quality: what became of every row, and every finding.

use super::rules::rules;
use super::table::{body, columns, count, page, total};
use crate::diag::{Finding, Place, Severity};
use crate::project::{Audience, Section};
use crate::report::document::{Block, Cell, ColumnKind, Page, Row, Table};
use crate::report::reader::Reader;
use crate::report::said::told;
use crate::report::view::View;
use crate::table::Account;

/// Further places of a finding named at most.
const ALSO: usize = 8;

/// Findings listed at most. Nobody reads more of them in a report, and pages
/// without end help nobody who opens it.
const LISTED: usize = 2_000;

/// Data quality. The public edition has values only: no findings there.
pub fn quality(view: &View<'_>) -> Vec<Page> {
    let input = &view.input;
    let nothing = input.accounts.is_empty() && input.findings.is_empty() && input.quality.rules.is_empty();
    if input.report.audience == Audience::Public || nothing {
        return Vec::new();
    }
    let words = view.words();
    let mut page =
        self::page(Section::DataQuality, words.get("page-quality"), words.get("page-quality-about"));
    page.subtitle = words.get("quality-subtitle");
    page.blocks.push(Block::Lead(lead(view)));
    if !input.report.programmes.is_empty() {
        page.blocks.push(Block::Note(words.get("quality-own")));
    }
    if !input.accounts.is_empty() {
        page.blocks.push(Block::Table(accounts(view)));
    }
    page.blocks.extend(limitations(view).map(Block::Table));
    let rules = rules(view);
    if input.findings.is_empty() {
        page.blocks.push(Block::Paragraph(words.get("no-findings")));
        return std::iter::once(page).chain(rules).collect();
    }
    // A page of their own: readers filter and sort them.
    let mut list =
        self::page(Section::DataQuality, words.get("findings-title"), words.get("page-findings-about"));
    list.id = "findings".into();
    list.subtitle = words.get("findings-subtitle");
    list.landscape = true;
    list.blocks.push(Block::Table(findings(view)));
    std::iter::once(page).chain(rules).chain([list]).collect()
}

/// What the report's indicators do not tell, as their definitions say it.
fn limitations(view: &View<'_>) -> Option<Table> {
    let words = view.words();
    let said = |indicator: &usize| {
        let limits = view.text(&view.indicator(*indicator)?.limitations);
        let title = Cell::Strong(view.title(*indicator).to_string());
        (!limits.is_empty())
            .then(|| body(vec![Cell::Quiet(view.code(*indicator)), title, Cell::Text(limits.to_string())]))
    };
    let rows: Vec<Row> = view.input.report.indicators.iter().filter_map(said).collect();
    (!rows.is_empty()).then(|| Table {
        title: words.get("limitations"),
        subtitle: words.get("limitations-about"),
        columns: columns(
            view,
            &[
                ("head-code", ColumnKind::Code),
                ("head-indicator", ColumnKind::Name),
                ("head-limitation", ColumnKind::Prose),
            ],
        ),
        rows,
        notes: Vec::new(),
        filter: false,
        at_length: false,
    })
}

fn sum(accounts: &[Account], part: impl Fn(&Account) -> u64) -> u64 {
    accounts.iter().map(part).sum()
}

fn lead(view: &View<'_>) -> String {
    let accounts = view.input.accounts;
    let of = |part: fn(&Account) -> u64| view.format.count(sum(accounts, part));
    let standing = view.input.findings.iter().filter(|finding| finding.stands()).count();
    let accepted = view.input.findings.iter().filter(|finding| finding.accepted.is_some()).count();
    let rows = view.words().say(
        "quality-lead",
        &[
            ("read", (&of(|a| a.read)).into()),
            ("used", (&of(|a| a.used)).into()),
            ("quarantined", (&of(|a| a.quarantined)).into()),
            ("superseded", (&of(|a| a.superseded)).into()),
            ("skipped", (&of(|a| a.skipped)).into()),
        ],
    );
    let findings = view.words().say(
        "quality-lead-findings",
        &[
            ("errors", standing.into()),
            ("shown-errors", (&view.format.count(standing as u64)).into()),
            ("accepted", accepted.into()),
            ("shown-accepted", (&view.format.count(accepted as u64)).into()),
        ],
    );
    let mut lead = vec![rows];
    lead.extend(resent(view, "quality-lead-corrected", view.input.corrected));
    lead.extend(resent(view, "quality-lead-left-out", view.input.left_out as u64));
    lead.push(findings);
    lead.join(" ")
}

/// A sentence about what was sent again, if there is any of it.
fn resent(view: &View<'_>, message: &str, number: u64) -> Option<String> {
    let shown = view.format.count(number);
    let n = usize::try_from(number).unwrap_or(usize::MAX);
    (number > 0).then(|| view.words().say(message, &[("n", n.into()), ("shown", (&shown).into())]))
}

fn accounts(view: &View<'_>) -> Table {
    let words = view.words();
    let all = view.input.accounts;
    let title_of = |name: &str| {
        view.project()
            .tables
            .iter()
            .find(|table| table.name == name)
            .map(|table| view.text(&table.title))
            .filter(|title| !title.is_empty())
            .unwrap_or(name)
            .to_string()
    };
    let mut rows: Vec<Row> = all
        .iter()
        .flat_map(|account| {
            let table = if account.table.is_empty() {
                Cell::Quiet(words.get("unclaimed-sheet"))
            } else {
                Cell::Text(title_of(&account.table))
            };
            // A row that became several records is accounted for as both.
            let records = account.records.map(|records| {
                body(vec![
                    Cell::Quiet(account.file.clone()),
                    Cell::Quiet(account.sheet.clone()),
                    Cell::Quiet(words.get("accounts-as-records")),
                    count(view, records.made),
                    count(view, records.used),
                    count(view, records.quarantined),
                    count(view, records.superseded),
                    Cell::Empty,
                ])
            });
            let rows = body(vec![
                Cell::Text(account.file.clone()),
                Cell::Text(account.sheet.clone()),
                table,
                count(view, account.read),
                count(view, account.used),
                count(view, account.quarantined),
                count(view, account.superseded),
                count(view, account.skipped),
            ]);
            std::iter::once(rows).chain(records)
        })
        .collect();
    rows.push(total(vec![
        Cell::Strong(words.get("total")),
        Cell::Empty,
        Cell::Empty,
        count(view, sum(all, |a| a.read)),
        count(view, sum(all, |a| a.used)),
        count(view, sum(all, |a| a.quarantined)),
        count(view, sum(all, |a| a.superseded)),
        count(view, sum(all, |a| a.skipped)),
    ]));
    Table {
        title: words.get("accounts-title"),
        subtitle: words.get("accounts-subtitle"),
        columns: columns(
            view,
            &[
                ("head-file", ColumnKind::Name),
                ("head-sheet", ColumnKind::Text),
                ("head-table", ColumnKind::Text),
                ("head-read", ColumnKind::Figure),
                ("head-used", ColumnKind::Figure),
                ("head-quarantined", ColumnKind::Figure),
                ("head-superseded", ColumnKind::Figure),
                ("head-skipped", ColumnKind::Figure),
            ],
        ),
        rows,
        notes: Vec::new(),
        filter: false,
        at_length: false,
    }
}

fn findings(view: &View<'_>) -> Table {
    let columns = columns(
        view,
        &[
            ("head-severity", ColumnKind::Code),
            ("head-code", ColumnKind::Code),
            ("head-file", ColumnKind::Prose),
            ("head-sheet", ColumnKind::Text),
            ("head-cell", ColumnKind::Code),
            ("head-finding", ColumnKind::Prose),
            ("head-found", ColumnKind::Prose),
            ("head-expected-value", ColumnKind::Prose),
            ("head-to-do", ColumnKind::Prose),
            ("head-accepted", ColumnKind::Prose),
        ],
    );
    let reader = Reader::of_report(view.project(), &view.input.report.language);
    let mut listed: Vec<&Finding> = view.input.findings.iter().collect();
    let more = listed.len().saturating_sub(LISTED);
    let mut notes = Vec::new();
    if more > 0 {
        // Those that are left out are the lightest; equal ones stay in their order.
        listed.sort_by_key(|finding| (finding.accepted.is_some(), finding.severity));
        listed.truncate(LISTED);
        let shown = view.format.count(more as u64);
        notes.push(view.words().say("findings-more", &[("n", more.into()), ("shown", (&shown).into())]));
    }
    Table {
        title: String::new(),
        subtitle: String::new(),
        columns,
        rows: listed.into_iter().map(|finding| row(view, &reader, finding)).collect(),
        notes,
        filter: true,
        at_length: true,
    }
}

fn row(view: &View<'_>, reader: &Reader<'_>, finding: &Finding) -> Row {
    let words = view.words();
    let severity = words.get(match finding.severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Info => "severity-info",
    });
    // Findings are written in English; in other languages they are told by sentences of their own.
    let told = (words.language() != "en").then(|| told(reader, finding)).flatten();
    let said = told.as_ref();
    let mut message = said.map_or_else(|| finding.message.clone(), |said| said.what.clone());
    let mut add = |text: String| {
        if !message.ends_with(['.', '!', '?']) {
            message.push('.');
        }
        message.push(' ');
        message.push_str(&text);
    };
    if finding.dependants > 0 {
        let shown = view.format.count(finding.dependants as u64);
        add(words.say("and-dependants", &[("n", finding.dependants.into()), ("shown", (&shown).into())]));
    }
    if !finding.also.is_empty() {
        add(also(view, &finding.also));
    }
    let place = |text: Option<&str>| match text {
        Some(text) if !text.is_empty() => Cell::Text(text.to_string()),
        _ => Cell::Empty,
    };
    let file = match finding.place.file_name() {
        Some(file) => file.to_string(),
        None => words.get("the-project"),
    };
    body(vec![
        Cell::Severity(finding.severity, severity),
        Cell::Quiet(finding.code.as_str().to_string()),
        Cell::Quiet(file),
        place(finding.place.sheet_name()),
        place(finding.place.cell().as_deref()),
        Cell::Text(message),
        place(said.map_or(finding.found.as_deref(), |said| Some(&said.stands))),
        place(said.map_or(finding.expected.as_deref(), |said| Some(&said.expected))),
        place(said.map_or(finding.hint.as_deref(), |said| Some(&said.remedy))),
        place(finding.accepted.as_deref()),
    ])
}

/// Further cells with the same fault, as many as fit, and how many more there are.
fn also(view: &View<'_>, places: &[Place]) -> String {
    let named: Vec<String> =
        places.iter().take(ALSO).map(|place| place.cell().unwrap_or_else(|| place.to_string())).collect();
    let more = places.len().saturating_sub(ALSO);
    let list = named.join(", ");
    if more == 0 {
        view.words().say("also-in", &[("places", (&list).into())])
    } else {
        let shown = view.format.count(more as u64);
        view.words().say("also-in-more", &[("places", (&list).into()), ("more", (&shown).into())])
    }
}
