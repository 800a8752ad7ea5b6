//! Tables in sheets.

use super::cells::{self, right};
use super::derived::derived;
use super::formula;
use super::layout::{LEFT, Rated, Sheet, lines, measure};
use super::rating;
use super::style;
use crate::render::theme::PROGRESS;
use crate::report::document::{Cell, ColumnKind, Row, RowKind, Table};
use rust_xlsxwriter::{ConditionalFormatDataBar, ConditionalFormatType, XlsxError};

/// The greatest height of rows that are made equally high.
const EVEN: f64 = 33.0;

/// Least and greatest width of a column, in characters. What is longer than the
/// greatest is broken into lines; numbers never are. The more columns, the less
/// each may have, so that a printed page can still be read.
fn limits(kind: ColumnKind, columns: usize) -> (f64, f64) {
    match (kind, columns) {
        (ColumnKind::Code, _) => (6.0, 14.0),
        (ColumnKind::Name, 0..=3) => (30.0, 60.0),
        (ColumnKind::Name, 4..=9) => (20.0, 41.0),
        (ColumnKind::Name, _) => (20.0, 38.0),
        (ColumnKind::Text, 0..=9) => (9.0, 30.0),
        (ColumnKind::Text, _) => (8.0, 20.0),
        (ColumnKind::Prose, 0..=3) => (30.0, 84.0),
        (ColumnKind::Prose, 4..=9) => (24.0, 46.0),
        (ColumnKind::Prose, _) => (16.0, 30.0),
        (ColumnKind::Figure, 0..=9) => (11.5, 60.0),
        (ColumnKind::Figure, _) => (9.0, 60.0),
        (ColumnKind::Progress, _) => (10.0, 60.0),
        (ColumnKind::Trend, _) => (11.0, 11.0),
        (ColumnKind::Rating, _) => (11.0, 30.0),
    }
}

/// The widths of sheet columns in which all of some tables fit.
pub fn widths(tables: &[&Table]) -> Vec<f64> {
    let mut widths: Vec<f64> = Vec::new();
    for table in tables {
        let mut at = 0;
        for (i, column) in table.columns.iter().enumerate() {
            let (least, mut greatest) = limits(column.kind, table.columns.len());
            let proses = table.columns.iter().filter(|column| column.kind == ColumnKind::Prose).count();
            if column.kind == ColumnKind::Prose && proses == 1 {
                // The only one gets what others would have.
                greatest += 8.0;
            } else if column.kind == ColumnKind::Prose && proses > 2 {
                // Many of them make a page so wide that its print cannot be read.
                greatest = greatest.min(30.0);
            }
            let body = table
                .rows
                .iter()
                .filter(|row| row.kind != RowKind::Group)
                .filter_map(|row| row.cells.get(i))
                .map(cell_width)
                .fold(0.0, f64::max);
            let of_numbers = table
                .rows
                .iter()
                .filter_map(|row| row.cells.get(i))
                .any(|cell| matches!(cell, Cell::Lines(..)));
            if of_numbers {
                greatest = greatest.max(body + 2.6);
            }
            // A head may be broken at spaces, never within a word.
            let word = column
                .head
                .split([' ', '\n'])
                .map(|word| measure(word, 10.0, true) + 2.4)
                .fold(0.0, f64::max);
            let wanted = f64::max(body + 2.6, least).min(f64::max(greatest, least)).max(word);
            let own = if cells::span(column.kind) == 2 { vec![3.2, wanted] } else { vec![wanted] };
            for width in own {
                match widths.get_mut(at) {
                    Some(known) => *known = known.max(width),
                    None => widths.push(width),
                }
                at += 1;
            }
        }
    }
    // Small charts are no wider for what another table has in their column, unless it is numbers.
    for table in tables {
        for (column, at) in table.columns.iter().zip(places(table)) {
            let at = usize::from(at - LEFT);
            let numbers = tables.iter().any(|other| {
                other
                    .columns
                    .iter()
                    .zip(places(other))
                    .any(|(own, place)| usize::from(place - LEFT) == at && right(own.kind))
            });
            if column.kind == ColumnKind::Trend
                && !numbers
                && let Some(width) = widths.get_mut(at)
            {
                *width = width.min(16.0);
            }
        }
    }
    widths
}

fn cell_width(cell: &Cell) -> f64 {
    let (size, bold) = look(cell);
    let longest = cell.text().split('\n').map(|line| measure(line, size, bold)).fold(0.0, f64::max);
    match cell {
        // A number that does not fit its column is not shown at all.
        Cell::Lines(..) => longest + 2.0,
        Cell::Figure { shown, .. } | Cell::Number(shown) if shown.token().is_some() => longest + 6.0,
        _ => longest,
    }
}

/// Size and weight of a cell's text. Figures are taken as bold, as they are in totals.
fn look(cell: &Cell) -> (f64, bool) {
    match cell {
        Cell::Quiet(_) => (9.0, false),
        Cell::Strong(_) | Cell::Severity(..) | Cell::Rating(..) => (10.0, true),
        Cell::Figure { .. } | Cell::Number(_) => (10.0, true),
        _ => (10.0, false),
    }
}

/// Writes a table at the next free row; gives where it stands. `repeats`: the head
/// will be printed on every page.
///
/// # Errors
/// What the library says.
pub fn write(
    sheet: &mut Sheet<'_>,
    table: &Table,
    widths: &[f64],
    repeats: bool,
) -> Result<Written, XlsxError> {
    // A table that is longer than a page may begin on any that has room for some rows of it.
    let whole = height(table, widths);
    sheet.keep_together(if sheet.page_height.is_some_and(|page| whole > page) { 200.0 } else { whole });
    if !table.title.is_empty() {
        sheet.take_row(10.0)?;
        let row = sheet.take_row(20.0)?;
        sheet.sheet.write_string_with_format(row, LEFT, &table.title, &style::heading().set_font_size(12))?;
    }
    if !table.subtitle.is_empty() {
        let row = sheet.take_row(15.0)?;
        sheet.sheet.write_string_with_format(row, LEFT, &table.subtitle, &style::subtitle())?;
    }
    let columns = places(table);
    let before = sheet.height;
    let header = head(sheet, table, &columns, widths)?;
    if repeats {
        sheet.repeated = sheet.height - before;
    }
    let first = sheet.row;
    let mut lines_of = Vec::new();
    let derived = if sheet.live.is_some() { derived(table) } else { Vec::new() };
    let heights = row_heights(table, &columns, widths);
    let notes = notes_height(table, widths) + if sheet.live.is_some() { 36.0 } else { 0.0 };
    for (i, (row, height)) in table.rows.iter().zip(&heights).enumerate() {
        // A heading stays with the row below it, and a total with the one above.
        let with_next = row.kind == RowKind::Group
            || table.rows.get(i + 1).is_some_and(|next| next.kind == RowKind::Total);
        let next = heights.get(i + 1).filter(|_| with_next).copied().unwrap_or(0.0);
        // Notes do not stand on a page of their own: the last rows go with them.
        let ends = (i + 2 == heights.len() && sheet.page_height.is_some_and(|page| notes < page / 2.0))
            .then(|| heights.last().copied().unwrap_or(0.0) + notes);
        sheet.keep_together(height + ends.unwrap_or(next).max(next));
        lines_of.push(sheet.row);
        cells::write_row(sheet, table, (i, first), &columns, &derived, *height)?;
    }
    let last = sheet.row.saturating_sub(1);
    if last >= first {
        for (column, at) in table.columns.iter().zip(&columns) {
            if column.kind == ColumnKind::Progress {
                sheet.sheet.add_conditional_format(first, *at, last, *at, &bar())?;
            }
            if column.kind == ColumnKind::Rating && sheet.live.is_some() {
                rating::colour(sheet, (first, *at), (last, *at + 1))?;
            }
        }
    }
    let own = own_notes(sheet);
    if !table.notes.is_empty() || !own.is_empty() {
        sheet.take_row(4.0)?;
    }
    for note in table.notes.iter().chain(&own) {
        sheet.wide_text(note, &style::note(), (9.0, false), 4.0)?;
    }
    sheet.take_row(10.0)?;
    Ok(Written { header, rows: lines_of })
}

/// What a workbook adds to the notes of a table: which of its figures are formulas, and why
/// others are not.
fn own_notes(sheet: &mut Sheet<'_>) -> Vec<String> {
    let live = std::mem::take(&mut sheet.has_live);
    let carried = std::mem::take(&mut sheet.carried);
    let mut notes = Vec::new();
    if live {
        notes.push(sheet.words.get("workbook-live"));
    }
    if !carried.is_empty() {
        let reasons = carried.into_iter().map(|reason| sheet.words.get(reason.message()));
        let reasons: Vec<String> = reasons.collect();
        let key = if live { "workbook-carried" } else { "workbook-carried-all" };
        notes.push(sheet.words.say(key, &[("reasons", (&reasons.join(" ")).into())]));
    }
    notes
}

/// Where the words of a table's ratings stand.
pub fn rated(sheet: &Sheet<'_>, table: &Table, written: &Written) -> Option<Rated> {
    let column = table.columns.iter().position(|column| column.kind == ColumnKind::Rating)?;
    let letters = formula::letters(places(table).get(column)? + 1);
    let (first, last) = (written.rows.first()? + 1, written.rows.last()? + 1);
    let range = format!("{}!${letters}${first}:${letters}${last}", formula::quoted(&sheet.name));
    let words = table.rows.iter().filter_map(|row| match row.cells.get(column)? {
        Cell::Rating(_, word) => Some(word.clone()),
        _ => None,
    });
    Some(Rated { range, words: words.collect() })
}

/// A table as it stands on a sheet.
pub struct Written {
    /// The row of its head.
    pub header: u32,
    /// The row of each of its rows.
    pub rows: Vec<u32>,
}

/// Keeps the head of the one table of a sheet in sight and on every printed page,
/// and lets a list be filtered.
///
/// # Errors
/// What the library says.
pub fn pin(sheet: &mut Sheet<'_>, table: &Table, header: u32) -> Result<(), XlsxError> {
    let names = table.columns.iter().position(|column| column.kind == ColumnKind::Name);
    let columns = places(table);
    // Names stay in sight where they are among the first columns.
    let frozen = names.filter(|i| *i < 2).and_then(|i| columns.get(i)).map_or(0, |at| at + 1);
    sheet.freeze(header + 1, frozen)?;
    sheet.sheet.set_repeat_rows(header, header)?;
    let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    if table.filter && rows > 0 {
        sheet.sheet.autofilter(header, LEFT, header + rows, last_column(table, &columns))?;
    }
    Ok(())
}

/// The sheet column of each column.
pub fn places(table: &Table) -> Vec<u16> {
    let mut at = LEFT;
    table
        .columns
        .iter()
        .map(|column| {
            let here = at;
            at += cells::span(column.kind);
            here
        })
        .collect()
}

pub fn last_column(table: &Table, columns: &[u16]) -> u16 {
    match (table.columns.last(), columns.last()) {
        (Some(column), Some(at)) => at + cells::span(column.kind) - 1,
        _ => LEFT,
    }
}

fn bar() -> ConditionalFormatDataBar {
    ConditionalFormatDataBar::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_maximum(ConditionalFormatType::Number, 1.25)
        .set_fill_color(style::rgb(PROGRESS))
        .set_solid_fill(true)
        .set_border_off(true)
}

fn head(sheet: &mut Sheet<'_>, table: &Table, columns: &[u16], widths: &[f64]) -> Result<u32, XlsxError> {
    let room = |at: u16| widths.get(usize::from(at - LEFT)).copied().unwrap_or(10.0);
    let most = table
        .columns
        .iter()
        .zip(columns)
        .map(|(column, at)| lines(&column.head, room(*at + cells::span(column.kind) - 1), 10.0, true))
        .max()
        .unwrap_or(1);
    let row = sheet.take_row(f64::max(most as f64 * 13.2 + 8.0, if table.filter { 34.0 } else { 24.0 }))?;
    for (column, at) in table.columns.iter().zip(columns) {
        let format = style::head(right(column.kind), table.filter);
        let own = at + cells::span(column.kind) - 1;
        for blank in *at..own {
            sheet.sheet.write_blank(row, blank, &format)?;
        }
        sheet.sheet.write_string_with_format(row, own, &column.head, &format)?;
    }
    Ok(row)
}

/// Heights of the rows, in points. Rows with small charts are equally high, so that
/// the charts can be compared.
fn row_heights(table: &Table, columns: &[u16], widths: &[f64]) -> Vec<f64> {
    let room = |at: u16| widths.get(usize::from(at - LEFT)).copied().unwrap_or(10.0);
    let own = |row: &Row| {
        if row.kind == RowKind::Group {
            return 20.0;
        }
        let cells = row.cells.iter().zip(columns).zip(&table.columns);
        let needed = cells
            .filter(|(_, column)| !right(column.kind) && column.kind != ColumnKind::Trend)
            .map(|((cell, at), column)| {
                let (size, bold) = look(cell);
                // Text has an indent of a character.
                let lines = lines(cell.text(), room(at + cells::span(column.kind) - 1) - 1.2, size, bold);
                lines as f64 * size * 1.28 + 5.2
            })
            .fold(18.0, f64::max);
        // Excel shows no row higher than 409 points.
        needed.ceil().min(409.0)
    };
    let mut heights: Vec<f64> = table.rows.iter().map(own).collect();
    if table.columns.iter().any(|column| column.kind == ColumnKind::Trend) {
        let even = heights.iter().copied().filter(|height| *height <= EVEN).fold(0.0, f64::max);
        for (height, row) in heights.iter_mut().zip(&table.rows) {
            if row.kind != RowKind::Group {
                *height = height.max(even);
            }
        }
    }
    heights
}

/// About how high a table is with its title and notes, in points.
pub fn height(table: &Table, widths: &[f64]) -> f64 {
    let rows: f64 = row_heights(table, &places(table), widths).iter().sum();
    rows + 95.0 + notes_height(table, widths)
}

/// About how high the notes of a table are, in points.
fn notes_height(table: &Table, widths: &[f64]) -> f64 {
    let wide: f64 = widths.iter().sum();
    let lines_of = |note: &String| lines(note, wide, 9.0, false) as f64 * 12.0;
    table.notes.iter().map(lines_of).sum()
}
