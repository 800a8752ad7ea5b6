//! The indicator reference: what each figure means, in words and as defined.

use super::table::{body, column, columns, page};
use crate::project::{Better, Component, Fold, Formula, Indicator, Level, Measure, Section};
use crate::report::document::{Block, Cell, ColumnKind, Page, Row, Table};
use crate::report::view::View;
use std::collections::BTreeMap;

/// The reference; empty without indicators.
pub fn reference(view: &View<'_>) -> Vec<Page> {
    let words = view.words();
    let known: Vec<(usize, &Indicator)> = view
        .input
        .report
        .indicators
        .iter()
        .filter_map(|number| Some((*number, view.indicator(*number)?)))
        .collect();
    if known.is_empty() {
        return Vec::new();
    }
    let mut page = page(Section::Indicators, words.get("page-reference"), words.get("page-reference-about"));
    page.subtitle = words.get("reference-subtitle");
    page.landscape = true;
    let wide = |key: &str| column(words.get(key), ColumnKind::Prose);
    page.blocks.push(Block::Table(Table {
        title: String::new(),
        subtitle: String::new(),
        columns: vec![
            column(words.get("head-code"), ColumnKind::Code),
            column(words.get("head-indicator"), ColumnKind::Name),
            wide("head-definition"),
            column(format!("{}\n{}", words.get("head-unit"), words.get("head-level")), ColumnKind::Text),
            wide("head-formula"),
            wide("head-where"),
            column(words.get("head-by"), ColumnKind::Text),
            column(words.get("head-verification"), ColumnKind::Text),
            column(words.get("head-links"), ColumnKind::Text),
        ],
        rows: known.iter().map(|(number, indicator)| row(view, *number, indicator)).collect(),
        notes: Vec::new(),
        filter: true,
    }));
    let mut pages = vec![page];
    if let Some(table) = linked(view, &known) {
        let mut page = self::page(Section::Indicators, words.get("head-links"), words.get("links-about"));
        page.id = "links".into();
        page.blocks.push(Block::Table(table));
        pages.push(page);
    }
    pages
}

/// What the indicators are linked to, each with its label, and the indicators.
fn linked(view: &View<'_>, known: &[(usize, &Indicator)]) -> Option<Table> {
    let mut links: BTreeMap<(usize, usize), (String, String, Vec<String>)> = BTreeMap::new();
    for (_, indicator) in known {
        for (list, code) in &indicator.links {
            let Some(codes) = view.project().code_lists.get(*list) else { continue };
            let place = codes.by_code.get(code).copied().unwrap_or(usize::MAX);
            let label = view.link_label(*list, code);
            links
                .entry((*list, place))
                .or_insert_with(|| (format!("{} {code}", codes.name), label, Vec::new()))
                .2
                .push(indicator.code.clone());
        }
    }
    let rows: Vec<Row> = links
        .into_values()
        .map(|(code, label, indicators)| {
            body(vec![Cell::Strong(code), Cell::Text(label), Cell::Quiet(indicators.join(", "))])
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    Some(Table {
        title: String::new(),
        subtitle: String::new(),
        columns: columns(
            view,
            &[
                ("head-code", ColumnKind::Name),
                ("head-meaning", ColumnKind::Prose),
                ("page-reference", ColumnKind::Prose),
            ],
        ),
        rows,
        notes: Vec::new(),
        filter: false,
    })
}

/// What is said of an indicator, in words.
struct Said {
    level: String,
    better: String,
    records: String,
    when_where: Vec<String>,
    by: Vec<String>,
}

fn said(view: &View<'_>, indicator: &Indicator) -> Said {
    let words = view.words();
    let level = words.get(match indicator.level {
        Level::Input => "level-input",
        Level::Output => "level-output",
        Level::Outcome => "level-outcome",
        Level::Impact => "level-impact",
        Level::Context => "level-context",
    });
    let better = words.get(match indicator.better {
        Better::Higher => "better-higher",
        Better::Lower => "better-lower",
        Better::Neither => "better-neither",
    });
    let basis = indicator.basis.as_ref();
    let condition = basis
        .and_then(|basis| basis.condition.as_ref())
        .map(|condition| condition.text.clone())
        .unwrap_or_default();
    let table = basis
        .and_then(|basis| view.project().tables.get(basis.table))
        .map(|table| view.text(&table.title))
        .unwrap_or_default();
    let records = match (table.is_empty(), condition.is_empty()) {
        (true, _) => condition,
        (false, true) => words.say("records-all", &[("table", table.into())]),
        (false, false) => {
            words.say("records-where", &[("table", table.into()), ("condition", (&condition).into())])
        }
    };
    let when_where: Vec<String> = basis
        .map(|basis| {
            [&basis.date, &basis.place].into_iter().flatten().map(|path| view.column_title(path)).collect()
        })
        .unwrap_or_default();
    let by: Vec<String> = indicator
        .by
        .iter()
        .map(|dimension| {
            let names: Vec<String> = dimension.columns.iter().map(|path| view.column_title(path)).collect();
            names.join(" \u{D7} ")
        })
        .collect();
    Said { level, better, records, when_where, by }
}

fn row(view: &View<'_>, number: usize, indicator: &Indicator) -> Row {
    let said = said(view, indicator);
    let links: Vec<String> = indicator
        .links
        .iter()
        .map(|(list, code)| {
            format!("{} {code}", view.project().code_lists.get(*list).map_or("", |list| list.name.as_str()))
        })
        .collect();
    let mut records = said.records;
    for column in said.when_where {
        records.push_str("\n\u{2022} ");
        records.push_str(&column);
    }
    body(vec![
        Cell::Quiet(indicator.code.clone()),
        Cell::Strong(view.title(number).to_string()),
        Cell::Text(view.text(&indicator.definition).to_string()),
        Cell::Quiet(format!("{}\n{}\n{}", view.unit(number), said.level, said.better)),
        Cell::Quiet(formula(view, &indicator.measure)),
        Cell::Quiet(records),
        Cell::Quiet(said.by.join("\n")),
        Cell::Quiet(view.text(&indicator.means_of_verification).to_string()),
        Cell::Quiet(links.join("\n")),
    ])
}

/// All that the reference says of an indicator: heads with what is said. What is
/// empty is left out.
pub fn reference_sheet(view: &View<'_>, number: usize) -> Vec<(String, String)> {
    let Some(indicator) = view.indicator(number) else { return Vec::new() };
    let said = said(view, indicator);
    let links: Vec<String> = indicator
        .links
        .iter()
        .map(|(list, code)| {
            let name = view.project().code_lists.get(*list).map_or("", |list| list.name.as_str());
            let label = view.link_label(*list, code);
            if label == *code { format!("{name} {code}") } else { format!("{name} {code}: {label}") }
        })
        .collect();
    let lines = [
        ("head-code", indicator.code.clone()),
        ("head-indicator", view.title(number).to_string()),
        ("head-definition", view.text(&indicator.definition).to_string()),
        ("head-level", said.level),
        ("head-unit", format!("{}\n{}", view.unit(number), said.better)),
        ("head-formula", formula(view, &indicator.measure)),
        ("head-where", said.records),
        ("head-date-place", said.when_where.join("\n")),
        ("head-by", said.by.join("\n")),
        ("head-verification", view.text(&indicator.means_of_verification).to_string()),
        ("head-links", links.join("\n")),
        ("head-version", indicator.version.to_string()),
    ];
    let lines = lines.into_iter().filter(|(_, said)| !said.is_empty());
    lines.map(|(head, said)| (view.words().get(head).replace('\n', " "), said)).collect()
}

/// A measure in words.
pub fn formula(view: &View<'_>, measure: &Measure) -> String {
    let words = view.words();
    match measure {
        Measure::Single(part) => component(view, part),
        Measure::Mean(expression) => {
            words.say("formula-mean", &[("expression", expression.text.as_str().into())])
        }
        Measure::Ratio { numerator, denominator, times } => {
            let (numerator, denominator) = (component(view, numerator), component(view, denominator));
            let fillings = [("numerator", (&numerator).into()), ("denominator", (&denominator).into())];
            let ratio = words.say("formula-ratio", &fillings);
            if *times == crate::number::Decimal::ONE {
                ratio
            } else {
                format!("{ratio} \u{D7} {}", view.format.decimal(*times, 0))
            }
        }
        Measure::State { key, at_least } => {
            let name = view.column_title(key);
            words.say(
                if at_least.is_some() { "formula-state-at-least" } else { "formula-state" },
                &[("key", (&name).into())],
            )
        }
        Measure::Derived(tree) => arithmetic(view, tree),
        Measure::Moved { .. } | Measure::Checklist { .. } | Measure::Countries(_) => String::new(),
        Measure::Reported { times: None } => words.get("formula-reported"),
        Measure::Reported { .. } => words.get("formula-reported-ratio"),
    }
}

fn component(view: &View<'_>, part: &Component) -> String {
    let words = view.words();
    let fold = match &part.fold {
        Fold::Count => words.get("formula-count"),
        Fold::Distinct(path) => {
            // The identity of a person has no column: its name in the definition says what it is.
            let name = view.column_title(path);
            words.say("formula-distinct", &[("column", (&name).into())])
        }
        Fold::Sum(expression)
        | Fold::Mean(expression)
        | Fold::Median(expression)
        | Fold::Min(expression)
        | Fold::Max(expression) => {
            words.say("formula-sum", &[("expression", expression.text.as_str().into())])
        }
    };
    match &part.condition {
        None => fold,
        Some(condition) => words
            .say("formula-where", &[("fold", (&fold).into()), ("condition", condition.text.as_str().into())]),
    }
}

fn arithmetic(view: &View<'_>, formula: &Formula) -> String {
    match formula {
        Formula::Indicator(indicator) => view.title(*indicator).to_string(),
        Formula::Number(number) => number.to_string(),
        Formula::Operation(sign, left, right) => {
            let sign = match sign {
                '*' => '\u{D7}',
                '/' => '\u{F7}',
                '-' => '\u{2013}',
                other => *other,
            };
            let part = |formula: &Formula| match formula {
                Formula::Operation(..) => format!("({})", arithmetic(view, formula)),
                _ => arithmetic(view, formula),
            };
            format!("{} {sign} {}", part(left), part(right))
        }
    }
}
