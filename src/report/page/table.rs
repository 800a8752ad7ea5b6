//! How pages put tables together.

use crate::cube::{Geography, Origin};
use crate::number::Decimal;
use crate::project::Section;
use crate::report::document::{Cell, Column, ColumnKind, FigurePart, Page, PageKind, Row, RowKind, Table};
use crate::report::format::{Absence, NumberFormat, Shown, origin_message};
use crate::report::view::View;

/// Columns from the keys of their heads and their kinds.
pub fn columns(view: &View<'_>, columns: &[(&str, ColumnKind)]) -> Vec<Column> {
    columns.iter().map(|(key, kind)| column(view.words().get(key), *kind)).collect()
}

/// A column.
pub fn column(head: impl Into<String>, kind: ColumnKind) -> Column {
    Column { head: head.into(), kind }
}

/// A row.
pub fn body(cells: Vec<Cell>) -> Row {
    Row { kind: RowKind::Body, cells }
}

/// A row of totals.
pub fn total(cells: Vec<Cell>) -> Row {
    Row { kind: RowKind::Total, cells }
}

/// A heading within a table.
pub fn group(text: impl Into<String>) -> Row {
    Row { kind: RowKind::Group, cells: vec![Cell::Text(text.into())] }
}

/// A whole number that is no figure of the cube.
pub fn count(view: &View<'_>, number: u64) -> Cell {
    Cell::Number(Shown {
        text: view.format.count(number),
        number: Some(Decimal::from(i64::try_from(number).unwrap_or(i64::MAX)).to_f64()),
        format: NumberFormat::Plain(0),
        absence: None,
        origin: Origin::Computed,
    })
}

/// A page of a section, without blocks.
pub fn page(section: Section, title: impl Into<String>, about: impl Into<String>) -> Page {
    let title = title.into();
    Page {
        id: section.word().to_string(),
        kind: PageKind::Section(section),
        name: title.clone(),
        title,
        subtitle: String::new(),
        about: about.into(),
        landscape: false,
        blocks: Vec::new(),
    }
}

/// Leaves out columns of figures in which no row but the total has anything, from a place on.
pub fn drop_empty_figures(table: &mut Table, from: usize) {
    let empty: Vec<usize> = (from..table.columns.len())
        .filter(|i| table.columns[*i].kind == ColumnKind::Figure)
        .filter(|i| {
            table
                .rows
                .iter()
                .filter(|row| row.kind == RowKind::Body)
                .all(|row| row.cells.get(*i).is_none_or(|cell| *cell == Cell::Empty))
        })
        .collect();
    for i in empty.into_iter().rev() {
        table.columns.remove(i);
        for row in table.rows.iter_mut().filter(|row| row.cells.len() > i) {
            row.cells.remove(i);
        }
    }
}

/// What the tokens in a table mean, as notes; empty where it has none.
pub fn token_notes(view: &View<'_>, table: &Table) -> Vec<String> {
    let shown: Vec<&Shown> = table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter_map(|cell| match cell {
            Cell::Figure { shown, .. } | Cell::Number(shown) => Some(shown),
            _ => None,
        })
        .collect();
    let mut notes = view.absence_notes(&shown);
    for origin in [Origin::Mixed, Origin::Reported] {
        let token = shown.iter().filter_map(|shown| shown.token().filter(|_| shown.origin == origin)).next();
        if let Some(token) = token {
            notes.insert(0, format!("{token} {}.", view.words().get(origin_message(origin))));
        }
    }
    notes.extend(beside(view, table));
    let parts_left_out = table.rows.iter().flat_map(|row| &row.cells).any(|cell| match cell {
        Cell::Figure { address, part: FigurePart::Value, .. } => {
            let figure = view.input.cube.get(address);
            figure.and_then(|figure| figure.reported.as_ref()).is_some_and(|r| !r.left_out.is_empty())
        }
        _ => false,
    });
    if parts_left_out {
        notes.push(view.words().get("note-reported-left-out"));
    }
    if notes.is_empty() { notes } else { vec![notes.join("  ")] }
}

/// Values named in one note at most.
const NAMED: usize = 5;

/// What partners reported for figures of a table that were computed, as a note.
fn beside(view: &View<'_>, table: &Table) -> Option<String> {
    let words = view.words();
    let mut named = Vec::new();
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        let Cell::Figure { address, part: FigurePart::Value, .. } = cell else { continue };
        let Some(figure) = view.input.cube.get(address).filter(|figure| figure.origin != Origin::Reported)
        else {
            continue;
        };
        let Some(own) = figure.reported.as_ref().and_then(|reported| reported.own.as_ref()) else { continue };
        let place = match &address.geography {
            Geography::All => words.get("all-countries"),
            Geography::Country(code) => view.country(code).to_string(),
            Geography::Group(code) => view.group(code),
            other => other.code().to_string(),
        };
        let format = view.number_format(address.indicator);
        let value =
            own.value.map_or(Absence::Undefined.token().into(), |v| view.format.shown(v, &format).text);
        let category =
            if address.category.is_total() { String::new() } else { format!(", {}", address.category.code) };
        let title = view.title(address.indicator);
        named.push(format!("{title}, {place}, {}{category}: {value}", address.period.code));
    }
    named.dedup();
    if named.is_empty() {
        return None;
    }
    let more = named.len() > NAMED;
    named.truncate(NAMED);
    let and = words.get("clauses-and");
    let mut list = named.join(&and);
    if more {
        list = list + &and + "\u{2026}";
    }
    Some(words.say("note-reported-beside", &[("list", (&list).into())]))
}
