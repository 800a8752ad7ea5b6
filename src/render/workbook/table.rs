//! Tables in sheets.

use super::layout::{LEFT, LISTS_FIRST, Sheet, lines, measure};
use super::style::{self, RowLook};
use crate::render::theme::{self, INK, INK2, PROGRESS, TREND};
use crate::report::document::{Cell, Column, ColumnKind, Row, RowKind, Table};
use rust_xlsxwriter::{
    ConditionalFormatDataBar, ConditionalFormatType, Format, FormatAlign, Sparkline, SparklineType, XlsxError,
};

/// The greatest height of rows that are made equally high.
const EVEN: f64 = 33.0;

/// Sheet columns of a column: a rating has one for its shape and one for its word.
fn span(column: &Column) -> u16 {
    if column.kind == ColumnKind::Rating { 2 } else { 1 }
}

/// Whether the cells of a column are at the right.
fn right(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Figure | ColumnKind::Progress)
}

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
            }
            let body = table
                .rows
                .iter()
                .filter(|row| row.kind != RowKind::Group)
                .filter_map(|row| row.cells.get(i))
                .map(cell_width)
                .fold(0.0, f64::max);
            // A head may be broken at spaces, never within a word.
            let word = column
                .head
                .split([' ', '\n'])
                .map(|word| measure(word, 10.0, true) + 2.4)
                .fold(0.0, f64::max);
            let wanted = f64::max(body + 2.6, least).min(f64::max(greatest, least)).max(word);
            let own = if span(column) == 2 { vec![3.2, wanted] } else { vec![wanted] };
            for width in own {
                match widths.get_mut(at) {
                    Some(known) => *known = known.max(width),
                    None => widths.push(width),
                }
                at += 1;
            }
        }
    }
    widths
}

fn cell_width(cell: &Cell) -> f64 {
    let (size, bold) = look(cell);
    let longest = cell.text().split('\n').map(|line| measure(line, size, bold)).fold(0.0, f64::max);
    match cell {
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

/// Writes a table at the next free row; gives the row of its head. `repeats`: the head
/// will be printed on every page.
///
/// # Errors
/// What the library says.
pub fn write(sheet: &mut Sheet<'_>, table: &Table, widths: &[f64], repeats: bool) -> Result<u32, XlsxError> {
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
    let heights = row_heights(table, &columns, widths);
    for (i, (row, height)) in table.rows.iter().zip(&heights).enumerate() {
        // A heading stays with the row below it, and a total with the one above.
        let with_next = row.kind == RowKind::Group
            || table.rows.get(i + 1).is_some_and(|next| next.kind == RowKind::Total);
        let next = heights.get(i + 1).filter(|_| with_next).copied().unwrap_or(0.0);
        sheet.keep_together(height + next);
        write_row(sheet, table, row, &columns, *height)?;
    }
    let last = sheet.row.saturating_sub(1);
    if last >= first {
        for (column, at) in table.columns.iter().zip(&columns) {
            if column.kind == ColumnKind::Progress {
                sheet.sheet.add_conditional_format(first, *at, last, *at, &bar())?;
            }
        }
    }
    if !table.notes.is_empty() {
        sheet.take_row(4.0)?;
    }
    for note in &table.notes {
        sheet.wide_text(note, &style::note(), (9.0, false), 4.0)?;
    }
    sheet.take_row(10.0)?;
    Ok(header)
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
fn places(table: &Table) -> Vec<u16> {
    let mut at = LEFT;
    table
        .columns
        .iter()
        .map(|column| {
            let here = at;
            at += span(column);
            here
        })
        .collect()
}

fn last_column(table: &Table, columns: &[u16]) -> u16 {
    match (table.columns.last(), columns.last()) {
        (Some(column), Some(at)) => at + span(column) - 1,
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
        .map(|(column, at)| lines(&column.head, room(*at + span(column) - 1), 10.0, true))
        .max()
        .unwrap_or(1);
    let row = sheet.take_row(f64::max(most as f64 * 13.2 + 8.0, if table.filter { 34.0 } else { 24.0 }))?;
    for (column, at) in table.columns.iter().zip(columns) {
        let format = style::head(right(column.kind), table.filter);
        let own = at + span(column) - 1;
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
                let lines = lines(cell.text(), room(at + span(column) - 1) - 1.2, size, bold);
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
    let wide: f64 = widths.iter().sum();
    let notes: usize = table.notes.iter().map(|note| lines(note, wide, 9.0, false)).sum();
    rows + 95.0 + notes as f64 * 12.0
}

fn write_row(
    sheet: &mut Sheet<'_>,
    table: &Table,
    row: &Row,
    columns: &[u16],
    height: f64,
) -> Result<(), XlsxError> {
    if row.kind == RowKind::Group {
        let at = sheet.take_row(height)?;
        let text = row.cells.first().map_or("", Cell::text);
        for column in LEFT..=last_column(table, columns) {
            sheet.sheet.write_blank(at, column, &style::group())?;
        }
        sheet.sheet.write_string_with_format(at, LEFT, text, &style::group())?;
        return Ok(());
    }
    let at = sheet.take_row(height)?;
    let look = if row.kind == RowKind::Total { RowLook::Total } else { RowLook::Body };
    for ((cell, column), place) in row.cells.iter().zip(&table.columns).zip(columns) {
        write_cell(sheet, (at, *place), cell, column.kind, look)?;
    }
    Ok(())
}

fn write_cell(
    sheet: &mut Sheet<'_>,
    (row, at): (u32, u16),
    cell: &Cell,
    kind: ColumnKind,
    look: RowLook,
) -> Result<(), XlsxError> {
    let place = |format: Format| -> Format {
        let format = if right(kind) {
            format.set_align(FormatAlign::Right)
        } else {
            format.set_text_wrap().set_align(FormatAlign::Left).set_indent(1)
        };
        style::in_row(format, look)
    };
    let text = style::text(10.0, INK);
    match cell {
        Cell::Empty => {
            sheet.sheet.write_blank(row, at, &place(text))?;
            if kind == ColumnKind::Rating {
                sheet.sheet.write_blank(row, at + 1, &place(style::text(10.0, INK)))?;
            }
        }
        Cell::Text(content) => {
            sheet.sheet.write_string_with_format(row, at, content, &place(text))?;
        }
        Cell::Strong(content) => {
            sheet.sheet.write_string_with_format(row, at, content, &place(text.set_bold()))?;
        }
        Cell::Quiet(content) => {
            let format = place(style::text(9.0, INK2));
            sheet.sheet.write_string_with_format(row, at, content, &format)?;
        }
        Cell::Link(page, content) => sheet.link(row, at, *page, content, 10.0)?,
        Cell::Figure { shown, .. } | Cell::Number(shown) => {
            let format = style::in_row(style::value(shown), look);
            match shown.number {
                Some(number) => sheet.sheet.write_number_with_format(row, at, number, &format)?,
                None => sheet.sheet.write_string_with_format(row, at, &shown.text, &format)?,
            };
        }
        Cell::Rating(rating, word) => {
            let shape = theme::glyph(*rating).to_string();
            let format = style::in_row(style::rating_shape(*rating), RowLook::Body);
            sheet.sheet.write_string_with_format(row, at, shape, &format)?;
            let format = style::in_row(style::rating_word(*rating), RowLook::Body);
            sheet.sheet.write_string_with_format(row, at + 1, word, &format)?;
        }
        Cell::Severity(severity, word) => {
            let format = place(style::severity(*severity));
            sheet.sheet.write_string_with_format(row, at, word, &format)?;
        }
        Cell::Trend(values) => trend(sheet, row, at, values, &place(text))?,
    }
    Ok(())
}

/// A small chart over values that are written to a sheet of their own.
fn trend(
    sheet: &mut Sheet<'_>,
    row: u32,
    at: u16,
    values: &[Option<f64>],
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.sheet.write_blank(row, at, format)?;
    if values.is_empty() {
        return Ok(());
    }
    sheet.trends.push((format!("{}{}", column_letters(at), row + 1), values.to_vec()));
    // Each trend has a row of the sheet of lists, below its head.
    let number = sheet.trends_before + sheet.trends.len() - 1;
    let line = LISTS_FIRST + u32::try_from(number).unwrap_or(0);
    let last = u16::try_from(values.len()).unwrap_or(u16::MAX - 1);
    let name = sheet.names.lists.as_str();
    let known = || values.iter().flatten().copied();
    // The columns stay clear of the row above.
    let (lowest, highest) = (known().fold(0.0, f64::min), known().fold(0.0, f64::max));
    let sparkline = Sparkline::new()
        .set_range((name, line, 1 + 1, line, 1 + last))
        .set_type(SparklineType::Column)
        .set_sparkline_color(style::rgb(PROGRESS))
        .show_last_point(true)
        .set_last_point_color(style::rgb(TREND))
        .set_custom_min(lowest)
        .set_custom_max(if highest > lowest { highest + (highest - lowest) * 0.12 } else { 1.0 });
    sheet.sheet.add_sparkline(row, at, &sparkline)?;
    Ok(())
}

fn column_letters(column: u16) -> String {
    crate::diag::CellRef::column_letters(u32::from(column))
}
