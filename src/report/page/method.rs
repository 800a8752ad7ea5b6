//! How the report was made: version, dates, rules, tokens, and every file it
//! depends on with its hash.

use super::framework::rating_note;
use super::table::{body, columns, page};
use crate::project::{Audience, Section};
use crate::report::document::{Block, Cell, ColumnKind, Page, Table};
use crate::report::format::{Absence, MIXED, REPORTED};
use crate::report::view::View;
use crate::report::words::Filling;

/// How it was made.
pub fn method(view: &View<'_>) -> Vec<Page> {
    let words = view.words();
    let report = view.input.report;
    let mut page = page(Section::Method, words.get("page-method"), words.get("page-method-about"));
    page.subtitle = words.get("method-subtitle");
    let known_by = match report.known_by {
        Some(day) => view.format.date(day),
        None => words.get("known-by-all"),
    };
    page.blocks.push(Block::Facts(vec![
        (words.get("fact-made-with"), format!("Yardstick {}", view.input.version)),
        (words.get("fact-report"), report.id.clone()),
        (words.get("fact-period"), view.span(&report.period)),
        (words.get("fact-data-to"), view.format.date(view.data_date())),
        (words.get("fact-known-by"), known_by),
        (words.get("fact-currency"), view.project().base_currency.clone()),
    ]));
    page.blocks.push(Block::Heading(words.get("rules-heading")));
    for key in [
        "rule-levels",
        "rule-periods",
        "rule-places",
        "rule-people",
        "rule-money",
        "rule-rounding",
        "rule-quarantine",
        "rule-reported",
    ] {
        page.blocks.push(Block::Paragraph(words.get(key)));
    }
    if report.audience == Audience::Public {
        let threshold = view.project().privacy_threshold.to_string();
        page.blocks
            .push(Block::Paragraph(words.say("rule-privacy", &[("threshold", Filling::Text(&threshold))])));
    }
    page.blocks.push(Block::Heading(words.get("targets-heading")));
    for key in ["rule-progress", "rule-expected", "rule-count-baseline", "rule-shares"] {
        page.blocks.push(Block::Paragraph(words.get(key)));
    }
    page.blocks.push(Block::Paragraph(rating_note(view)));
    page.blocks.push(Block::Table(tokens(view)));
    if report.audience == Audience::Internal && !view.input.inputs.is_empty() {
        let files = view.input.inputs.iter().map(|file| (file.name.as_str(), file.sha256.as_str()));
        page.blocks.push(Block::Table(hashes(view, "inputs-title", "inputs-subtitle", files)));
    }
    if !view.project().files.is_empty() {
        let files = view.project().files.iter().map(|file| (file.name.as_str(), file.sha256.as_str()));
        page.blocks.push(Block::Table(hashes(view, "definitions-title", "definitions-subtitle", files)));
    }
    vec![page]
}

fn tokens(view: &View<'_>) -> Table {
    let words = view.words();
    let mut rows = vec![body(vec![Cell::Strong("0".into()), Cell::Text(words.get("token-zero"))])];
    rows.extend(Absence::ALL.into_iter().map(|absence| {
        body(vec![Cell::Strong(absence.token().into()), Cell::Text(words.get(absence.message()))])
    }));
    rows.push(body(vec![Cell::Strong(REPORTED.into()), Cell::Text(words.get("token-reported"))]));
    rows.push(body(vec![Cell::Strong(MIXED.into()), Cell::Text(words.get("token-mixed"))]));
    Table {
        title: words.get("tokens-title"),
        subtitle: words.get("tokens-subtitle"),
        columns: columns(view, &[("head-token", ColumnKind::Name), ("head-meaning", ColumnKind::Prose)]),
        rows,
        notes: Vec::new(),
        filter: false,
        at_length: false,
    }
}

fn hashes<'a>(
    view: &View<'_>,
    title: &str,
    subtitle: &str,
    files: impl Iterator<Item = (&'a str, &'a str)>,
) -> Table {
    Table {
        title: view.words().get(title),
        subtitle: view.words().get(subtitle),
        columns: columns(view, &[("head-file", ColumnKind::Name), ("head-hash", ColumnKind::Prose)]),
        rows: files
            .map(|(name, hash)| body(vec![Cell::Text(name.into()), Cell::Quiet(hash.into())]))
            .collect(),
        notes: Vec::new(),
        filter: false,
        // Long strings for those who check; nobody reads them on paper.
        at_length: true,
    }
}
