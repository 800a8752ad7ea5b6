//! The indicator reference: what each figure means, in words and as defined.

use super::adding;
use super::changes::changes;
use super::table::{body, column, columns, page};
use crate::number::Decimal;
use crate::project::{
    Better, Comparison, Component, Expression, Fold, Formula, Having, Indicator, Level, Measure, Movement,
    Part, Path, Section,
};
use crate::report::document::{Block, Cell, ColumnKind, Page, Row, Table};
use crate::report::format::NumberFormat;
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
        at_length: false,
    }));
    // With the results framework they stand there.
    if !view.input.report.sections.contains(&Section::ResultsFramework) {
        page.blocks.extend(changes(view).map(Block::Table));
    }
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
        at_length: false,
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
            let date = basis.date.as_ref().filter(|_| basis.split.is_none());
            let columns = [date, basis.place.as_ref()].into_iter().flatten();
            let mut lines: Vec<String> = columns.map(|path| view.column_title(path)).collect();
            if let Some(split) = &basis.split {
                let (from, to) = (view.column_title(&split.from), view.column_title(&split.to));
                lines
                    .insert(0, words.say("records-split", &[("from", (&from).into()), ("to", (&to).into())]));
            }
            lines
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

/// Which records an indicator is made from, in words.
pub fn records(view: &View<'_>, indicator: &Indicator) -> String {
    said(view, indicator).records
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
        Cell::Quiet(match indicator.valid_from {
            Some(_) => {
                let version = version(view, indicator);
                format!("{}\n{}\n{}\n{version}", view.unit(number), said.level, said.better)
            }
            None => format!("{}\n{}\n{}", view.unit(number), said.level, said.better),
        }),
        Cell::Quiet(format!(
            "{}\n\u{2022} {}: {}",
            formula(view, &indicator.measure),
            view.words().get("head-adds-up"),
            adding::said(view, indicator)
        )),
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
        ("head-adds-up", adding::said(view, indicator)),
        ("head-version", version(view, indicator)),
    ];
    let lines = lines.into_iter().filter(|(_, said)| !said.is_empty());
    lines.map(|(head, said)| (view.words().get(head).replace('\n', " "), said)).collect()
}

/// The version of a definition, and since when it holds.
fn version(view: &View<'_>, indicator: &Indicator) -> String {
    let version = indicator.version.to_string();
    let Some(day) = indicator.valid_from else { return version };
    let day = view.format.date(day);
    view.words().say("version-since", &[("version", (&version).into()), ("day", (&day).into())])
}

/// Which moves in a history count, in words.
fn moved(view: &View<'_>, key: &Path, movement: Movement) -> String {
    let name = view.column_title(key);
    let key_name = ("key", (&name).into());
    let message = match movement {
        Movement::Reached(least) => {
            let table = view.project().tables.get(key.table);
            let field = table.and_then(|table| table.fields.get(*table.parts.get(&Part::Stage)?));
            let list = field.and_then(|field| view.project().code_lists.get(field.code_list?));
            let stage = list.and_then(|list| list.codes.iter().find(|stage| stage.order == least));
            let stage = stage.map_or_else(String::new, |stage| view.text(&stage.label).to_string());
            return view.words().say("formula-reached", &[key_name, ("stage", (&stage).into())]);
        }
        Movement::Advanced => "formula-advanced",
        Movement::Regressed => "formula-regressed",
        Movement::Withdrawn => "formula-withdrawn",
    };
    view.words().say(message, &[key_name])
}

/// A comparison of indicators in words.
fn comparison(view: &View<'_>, tree: &Comparison) -> String {
    let words = view.words();
    let part = |inner: &Comparison| match inner {
        Comparison::And(..) | Comparison::Or(..) => format!("({})", comparison(view, inner)),
        _ => comparison(view, inner),
    };
    match tree {
        Comparison::Compare(left, sign, right) => {
            let sign = match *sign {
                ">=" => "\u{2265}",
                "<=" => "\u{2264}",
                "<>" => "\u{2260}",
                other => other,
            };
            format!("{} {sign} {}", arithmetic(view, left), arithmetic(view, right))
        }
        Comparison::And(left, right) => {
            format!("{} {} {}", part(left), words.get("formula-and"), part(right))
        }
        Comparison::Or(left, right) => format!("{} {} {}", part(left), words.get("formula-or"), part(right)),
        Comparison::Not(inner) => format!("{} {}", words.get("formula-not"), part(inner)),
    }
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
            if *times == Decimal::ONE { ratio } else { format!("{ratio} \u{D7} {}", plain(view, *times)) }
        }
        Measure::State { key, at_least } => {
            let name = view.column_title(key);
            words.say(
                if at_least.is_some() { "formula-state-at-least" } else { "formula-state" },
                &[("key", (&name).into())],
            )
        }
        Measure::Derived(tree) => arithmetic(view, tree),
        Measure::Checklist { answer, weight, coverage } => {
            let answer = answer.text.as_str().into();
            let share = match weight {
                None => words.say("formula-answers", &[("answer", answer)]),
                Some(weight) => {
                    let weight = weight.text.as_str().into();
                    words.say("formula-checklist", &[("weight", weight), ("answer", answer)])
                }
            };
            if coverage.is_zero() {
                return share;
            }
            let percent = Decimal::from_units(coverage.units().saturating_mul(100));
            let least = view.format.number(percent, &NumberFormat::Percent(digits(percent)));
            words.say("formula-coverage", &[("fold", (&share).into()), ("share", (&least).into())])
        }
        Measure::Moved { key, movement } => moved(view, key, *movement),
        Measure::Countries(tree) => {
            let holds = comparison(view, tree);
            words.say("formula-countries", &[("comparison", (&holds).into())])
        }
        Measure::Reported { times: None } => words.get("formula-reported"),
        Measure::Reported { .. } => words.get("formula-reported-ratio"),
    }
}

fn component(view: &View<'_>, part: &Component) -> String {
    let words = view.words();
    let mut said = fold(view, &part.fold, part.condition.as_ref());
    if !part.having.is_empty() {
        let terms: Vec<String> = part.having.iter().map(|having| term(view, having)).collect();
        let terms = terms.join(&format!(" {} ", words.get("formula-and")));
        said = words.say("formula-having", &[("fold", (&said).into()), ("terms", (&terms).into())]);
    }
    if part.first {
        said = words.say("formula-first", &[("fold", (&said).into())]);
    }
    said
}

/// What is added up, over which records.
fn fold(view: &View<'_>, fold: &Fold, condition: Option<&Expression>) -> String {
    let words = view.words();
    let of = |name: &str, expression: &Expression| {
        words.say(name, &[("expression", expression.text.as_str().into())])
    };
    let said = match fold {
        Fold::Count => words.get("formula-count"),
        Fold::Distinct(path) => {
            // The identity of a person has no column: its name in the definition says what it is.
            let name = view.column_title(path);
            words.say("formula-distinct", &[("column", (&name).into())])
        }
        Fold::Sum(expression) => of("formula-sum", expression),
        Fold::Mean(expression) => of("formula-mean", expression),
        Fold::Median(expression) => of("formula-median", expression),
        Fold::Min(expression) => of("formula-min", expression),
        Fold::Max(expression) => of("formula-max", expression),
    };
    match condition {
        None => said,
        Some(condition) => words
            .say("formula-where", &[("fold", (&said).into()), ("condition", condition.text.as_str().into())]),
    }
}

/// What the records of a key must come to: `number of records where … \u{2265} 2`.
fn term(view: &View<'_>, having: &Having) -> String {
    let mut said = format!("({})", fold(view, &having.fold, having.condition.as_ref()));
    if let Some(least) = having.at_least {
        said.push_str(&format!(" \u{2265} {}", plain(view, least)));
    }
    if let Some(most) = having.at_most {
        said.push_str(&format!(" \u{2264} {}", plain(view, most)));
    }
    said
}

/// A number with all its digits.
fn plain(view: &View<'_>, number: Decimal) -> String {
    view.format.decimal(number, digits(number))
}

/// How many digits a number has after the point.
fn digits(number: Decimal) -> u32 {
    let digits = number.to_string().split_once('.').map_or(0, |(_, part)| part.len());
    u32::try_from(digits).unwrap_or_default()
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
