//! Disaggregations: one table per indicator and dimension.

use super::adding;
use super::table::{body, column, count, drop_empty_figures, page, token_notes, total};
use crate::cube::{Address, Category, Figure, Geography};
use crate::number::Decimal;
use crate::project::{Axis, Dimension, Section};
use crate::report::document::{Block, Cell, ColumnKind, FigurePart, Page, Row, Table};
use crate::report::format::{NumberFormat, capital};
use crate::report::view::{UNKNOWN, View};

/// Columns of countries at most; with more, the table has the total alone.
const COUNTRIES: usize = 6;
/// Categories beyond which those that are zero everywhere are left out.
const CATEGORIES: usize = 15;

/// The disaggregations; empty where no figure has one.
pub fn disaggregation(view: &View<'_>) -> Vec<Page> {
    let words = view.words();
    let mut blocks = Vec::new();
    for indicator in &view.input.report.indicators {
        let Some(definition) = view.indicator(*indicator) else { continue };
        for dimension in &definition.by {
            let table = match dimension.columns.as_slice() {
                [_] => single(view, *indicator, dimension),
                [_, _] if told(view, *indicator, dimension) => None,
                [_, _] => pair(view, *indicator, dimension),
                _ => None,
            };
            if let Some(table) = table {
                blocks.push(Block::Table(table));
            }
        }
    }
    if blocks.is_empty() {
        return Vec::new();
    }
    let mut page = page(
        Section::Disaggregation,
        words.get("page-disaggregation"),
        words.get("page-disaggregation-about"),
    );
    page.subtitle = view.cumulative_to();
    page.blocks = blocks;
    vec![page]
}

/// Whether the tables of beneficiaries show the same: those reached directly, by sex and another
/// disaggregation.
fn told(view: &View<'_>, indicator: usize, dimension: &Dimension) -> bool {
    let report = view.input.report;
    let Some(def) = report.beneficiaries.as_ref().filter(|def| def.direct == indicator) else { return false };
    let sex = def.sex.as_deref().unwrap_or_default();
    let names = |a: &str, b: &str| a == sex && def.by.iter().any(|name| name == b);
    report.sections.contains(&Section::Beneficiaries)
        && dimension.name.split_once('*').is_some_and(|(a, b)| names(a, b) || names(b, a))
}

/// A category by its label.
pub fn label(view: &View<'_>, dimension: &Dimension, side: usize, code: &str) -> String {
    let list = dimension.columns.get(side).and_then(|path| view.code_list(path));
    let entry = list.and_then(|list| view.project().code_lists.get(list)).and_then(|list| list.get(code));
    match entry {
        Some(entry) if !entry.label.is_empty() => view.text(&entry.label).to_string(),
        _ if code.is_empty() => view.words().get("category-none"),
        _ if code == UNKNOWN => view.words().get("category-unknown"),
        _ => code.to_string(),
    }
}

/// The codes of one side of a dimension among the figures, in the order of the code list.
pub fn codes(view: &View<'_>, dimension: &Dimension, side: usize, figures: &[&Figure]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for figure in figures {
        let code = &*figure.address.category.code;
        let code = if dimension.columns.len() == 1 { code } else { code.split('*').nth(side).unwrap_or("") };
        if !found.iter().any(|known| known == code) {
            found.push(code.to_string());
        }
    }
    let list = dimension.columns.get(side).and_then(|path| view.code_list(path));
    if let Some(list) = list.and_then(|list| view.project().code_lists.get(list)) {
        found.sort_by_key(|code| list.by_code.get(code).copied().unwrap_or(usize::MAX));
        // Unknown stands last, whatever its place in the list.
        found.sort_by_key(|code| list.get(code).is_none_or(|entry| entry.unknown));
    }
    found
}

fn is_unknown(view: &View<'_>, dimension: &Dimension, side: usize, code: &str) -> bool {
    let list = dimension.columns.get(side).and_then(|path| view.code_list(path));
    list.and_then(|list| view.project().code_lists.get(list))
        .and_then(|list| list.get(code))
        .map_or(code == UNKNOWN, |entry| entry.unknown)
}

fn title(view: &View<'_>, indicator: usize, dimension: &Dimension) -> String {
    let names: Vec<String> =
        dimension.columns.iter().map(|path| view.column_title(path).to_lowercase()).collect();
    view.title_by(indicator, &names)
}

fn subtitle(view: &View<'_>, indicator: usize) -> String {
    let unit = capital(view.unit(indicator));
    view.words().say("unit-line", &[("unit", (&unit).into()), ("to", (&view.cumulative_to()).into())])
}

fn is_zero(figure: &Figure) -> bool {
    figure.value.and_then(crate::cube::Number::to_decimal).is_some_and(Decimal::is_zero)
}

fn additive(view: &View<'_>, indicator: usize) -> bool {
    view.indicator(indicator).is_some_and(|i| i.is_count())
}

fn single(view: &View<'_>, indicator: usize, dimension: &Dimension) -> Option<Table> {
    let words = view.words();
    let overall = view.overall(indicator, view.cumulative(indicator));
    let figures: Vec<&Figure> = view.input.cube.categories(&overall, &dimension.name).collect();
    if figures.iter().all(|figure| figure.value.is_none() || is_zero(figure)) {
        return None;
    }
    let mut codes = codes(view, dimension, 0, &figures);
    let of = |address: &Address, code: &str| Address {
        category: Category { dimension: dimension.name.as_str().into(), code: code.into() },
        ..address.clone()
    };
    let mut notes = Vec::new();
    if codes.len() > CATEGORIES {
        let before = codes.len();
        codes.retain(|code| {
            is_unknown(view, dimension, 0, code)
                || view.input.cube.get(&of(&overall, code)).is_some_and(|figure| !is_zero(figure))
        });
        if codes.len() < before {
            notes.push(words.get("note-zero-left-out"));
        }
    }
    let in_period = view.in_period(indicator).filter(|in_period| *in_period != overall.accumulation);
    let period = in_period.map(|in_period| view.overall(indicator, in_period));
    let shares = additive(view, indicator);
    let countries: Vec<&String> = view
        .input
        .scope
        .countries
        .iter()
        .filter(|code| {
            let address = Address { geography: Geography::Country(code.as_str().into()), ..overall.clone() };
            view.input.cube.categories(&address, &dimension.name).any(|figure| figure.value.is_some())
        })
        .collect();
    let countries = if countries.len() > COUNTRIES { Vec::new() } else { countries };

    let mut columns = vec![column(view.column_title(&dimension.columns[0]), ColumnKind::Name)];
    if period.is_some() {
        columns.push(column(words.get("head-this-period"), ColumnKind::Figure));
    }
    columns.push(column(words.get("head-cumulative"), ColumnKind::Figure));
    let gross = view.indicator(indicator).and_then(|definition| definition.gross).filter(|gross| {
        let of_gross = Address { indicator: *gross, ..overall.clone() };
        view.input.cube.categories(&of_gross, &dimension.name).next().is_some()
    });
    columns.extend(gross.map(|gross| column(view.title(gross), ColumnKind::Figure)));
    if shares {
        columns.push(column(words.get("head-share"), ColumnKind::Progress));
    }
    columns.extend(countries.iter().map(|code| column(view.country(code), ColumnKind::Figure)));

    let whole = view
        .input
        .cube
        .get(&overall)
        .and_then(|figure| figure.value)
        .and_then(crate::cube::Number::to_decimal);
    let cells = |name: Cell, place: &dyn Fn(&Address) -> Address| -> Vec<Cell> {
        let mut cells = vec![name];
        cells.extend(period.as_ref().map(|period| view.value(&place(period))));
        let figure = view.input.cube.get(&place(&overall));
        cells.push(figure.map_or(Cell::Empty, |f| view.figure_cell(f, FigurePart::Value)));
        cells.extend(gross.map(|indicator| view.value(&Address { indicator, ..place(&overall) })));
        if shares {
            let share = figure
                .and_then(|figure| figure.value)
                .and_then(crate::cube::Number::to_decimal)
                .zip(whole)
                .and_then(|(part, whole)| part.over(whole));
            cells.push(match (share, figure) {
                (Some(share), _) => Cell::Number(view.format.fraction(share, 1)),
                (None, Some(figure)) => {
                    let shown = view.shown(figure, FigurePart::Value);
                    let absence = shown.absence.unwrap_or(crate::report::format::Absence::Undefined);
                    Cell::Number(crate::report::format::Shown::absent(absence, NumberFormat::Percent(1)))
                }
                (None, None) => Cell::Empty,
            });
        }
        cells.extend(countries.iter().map(|code| {
            let country = Address { geography: Geography::Country(code.as_str().into()), ..overall.clone() };
            view.value(&place(&country))
        }));
        cells
    };
    let mut rows: Vec<Row> = codes
        .iter()
        .map(|code| body(cells(Cell::Text(label(view, dimension, 0, code)), &|address| of(address, code))))
        .collect();
    rows.push(total(cells(Cell::Strong(words.get("total")), &Address::clone)));
    let is_known = |code: &String| !is_unknown(view, dimension, 0, code);
    let unknown = codes
        .iter()
        .filter(|code| !is_known(code))
        .any(|code| view.input.cube.get(&of(&overall, code)).is_some_and(|figure| !is_zero(figure)));
    if shares && unknown {
        notes.push(words.get("note-share-of-all"));
    }
    if shares {
        notes.extend(overlap_note(view, indicator, &figures, whole));
    }
    let listed = [(view.title(indicator), indicator)];
    notes.extend(adding::notes(view, Axis::Categories(dimension), listed));
    if !countries.is_empty() {
        notes.extend(adding::notes(view, Axis::Countries, listed));
    }
    let mut table = Table {
        title: title(view, indicator, dimension),
        subtitle: subtitle(view, indicator),
        columns,
        rows,
        notes: Vec::new(),
        filter: false,
        at_length: false,
    };
    drop_empty_figures(&mut table, 1);
    notes.extend(token_notes(view, &table));
    table.notes = notes;
    Some(table)
}

/// That categories add up to another number than the total, where they do.
fn overlap_note(
    view: &View<'_>,
    indicator: usize,
    figures: &[&Figure],
    whole: Option<Decimal>,
) -> Option<String> {
    let mut sum = Decimal::ZERO;
    for figure in figures {
        sum = sum + figure.value?.to_decimal()?;
    }
    let whole = whole?;
    if sum == whole {
        return None;
    }
    let format = view.number_format(indicator);
    Some(view.words().say(
        "note-categories-add",
        &[
            ("sum", (&view.format.number(sum, &format)).into()),
            ("total", (&view.format.number(whole, &format)).into()),
        ],
    ))
}

fn is_number(cell: &Cell) -> bool {
    matches!(cell, Cell::Figure { shown, .. } if shown.number.is_some())
}

/// The second dimension of a pair runs down, the first across.
fn pair(view: &View<'_>, indicator: usize, dimension: &Dimension) -> Option<Table> {
    let words = view.words();
    let overall = view.overall(indicator, view.cumulative(indicator));
    let figures: Vec<&Figure> = view.input.cube.categories(&overall, &dimension.name).collect();
    if figures.iter().all(|figure| figure.value.is_none() || is_zero(figure)) {
        return None;
    }
    let across = codes(view, dimension, 0, &figures);
    let down = codes(view, dimension, 1, &figures);
    let at = |name: &str, code: String| {
        view.value(&Address {
            category: Category { dimension: name.into(), code: code.as_str().into() },
            ..overall.clone()
        })
    };
    let (first, second) = (&dimension.columns[0].name, &dimension.columns[1].name);
    let mut columns = vec![column(view.column_title(&dimension.columns[1]), ColumnKind::Name)];
    columns.extend(across.iter().map(|code| column(label(view, dimension, 0, code), ColumnKind::Figure)));
    columns.push(column(words.get("total"), ColumnKind::Figure));
    let mut rows: Vec<Row> = down
        .iter()
        .map(|row| {
            let mut cells = vec![Cell::Text(label(view, dimension, 1, row))];
            let whole = at(second, row.clone());
            // The cube has the pairs that occur: of what is counted, any other pair has none.
            let counted = additive(view, indicator) && is_number(&whole);
            cells.extend(across.iter().map(|code| match at(&dimension.name, format!("{code}*{row}")) {
                Cell::Empty if counted => count(view, 0),
                cell => cell,
            }));
            cells.push(whole);
            body(cells)
        })
        .collect();
    let mut last = vec![Cell::Strong(words.get("total"))];
    last.extend(across.iter().map(|code| at(first, code.clone())));
    last.push(view.value(&overall));
    rows.push(total(last));
    // Totals that the cube does not have are columns and rows of empty cells: they go.
    let width = columns.len();
    if rows.iter().rev().skip(1).all(|row| row.cells[width - 1] == Cell::Empty) {
        columns.pop();
        for row in &mut rows {
            row.cells.pop();
        }
    }
    if rows.last().is_some_and(|row| row.cells[1..].iter().all(|cell| *cell == Cell::Empty)) {
        rows.pop();
    }
    let mut table = Table {
        title: title(view, indicator, dimension),
        subtitle: subtitle(view, indicator),
        columns,
        rows,
        notes: Vec::new(),
        filter: false,
        at_length: false,
    };
    table.notes = adding::notes(view, Axis::Categories(dimension), [(view.title(indicator), indicator)]);
    let tokens = token_notes(view, &table);
    table.notes.extend(tokens);
    Some(table)
}
