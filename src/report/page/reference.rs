//! The indicator reference: what each figure means, in words and as defined.

use super::table::{body, columns, page};
use crate::project::{Better, Component, Fold, Formula, Indicator, Level, Measure, Section};
use crate::report::document::{Block, Cell, ColumnKind, Page, Row, Table};
use crate::report::view::View;

/// The reference; empty without indicators.
pub fn reference(view: &View<'_>) -> Vec<Page> {
    let words = view.words();
    let rows: Vec<Row> = view
        .input
        .report
        .indicators
        .iter()
        .filter_map(|number| Some((*number, view.indicator(*number)?)))
        .map(|(number, indicator)| row(view, number, indicator))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let mut page = page(Section::Indicators, words.get("page-reference"), words.get("page-reference-about"));
    page.subtitle = words.get("reference-subtitle");
    page.landscape = true;
    page.blocks.push(Block::Table(Table {
        title: String::new(),
        subtitle: String::new(),
        columns: columns(
            view,
            &[
                ("head-code", ColumnKind::Code),
                ("head-indicator", ColumnKind::Name),
                ("head-definition", ColumnKind::Prose),
                ("head-level", ColumnKind::Text),
                ("head-unit", ColumnKind::Text),
                ("head-formula", ColumnKind::Prose),
                ("head-where", ColumnKind::Prose),
                ("head-date-place", ColumnKind::Text),
                ("head-by", ColumnKind::Text),
                ("head-verification", ColumnKind::Text),
                ("head-links", ColumnKind::Prose),
                ("head-version", ColumnKind::Text),
            ],
        ),
        rows,
        notes: Vec::new(),
        filter: true,
    }));
    vec![page]
}

fn row(view: &View<'_>, number: usize, indicator: &Indicator) -> Row {
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
    let links: Vec<String> = indicator
        .links
        .iter()
        .map(|(list, code)| {
            let name = view.project().code_lists.get(*list).map_or("", |list| list.name.as_str());
            let label = view.code_label(Some(*list), code);
            if label == code { format!("{name} {code}") } else { format!("{name} {code}: {label}") }
        })
        .collect();
    body(vec![
        Cell::Quiet(indicator.code.clone()),
        Cell::Strong(view.title(number).to_string()),
        Cell::Text(view.text(&indicator.definition).to_string()),
        Cell::Text(level),
        Cell::Text(format!("{}\n{better}", view.unit(number))),
        Cell::Text(formula(view, &indicator.measure)),
        Cell::Text(records),
        Cell::Text(when_where.join("\n")),
        Cell::Text(by.join("\n")),
        Cell::Text(view.text(&indicator.means_of_verification).to_string()),
        Cell::Text(links.join("\n")),
        Cell::Quiet(indicator.version.to_string()),
    ])
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
        Fold::Sum(expression) => words.say("formula-sum", &[("expression", expression.text.as_str().into())]),
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
