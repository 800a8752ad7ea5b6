//! The cells of tables.

use super::derived::Derived;
use super::formula::{self, Written};
use super::layout::{LEFT, LISTS_FIRST, Sheet, Trend};
use super::live;
use super::rating::{self, RowFigure};
use super::style::{self, RowLook};
use crate::cube::{Address, Rating};
use crate::render::theme::{self, INK, INK2, PROGRESS, TREND};
use crate::report::document::{Cell, ColumnKind, FigurePart, Line, Row, RowKind, Table};
use crate::report::format::Shown;
use rust_xlsxwriter::{Format, FormatAlign, Sparkline, SparklineType, XlsxError};

/// The height of one of several lines of figures, in points.
const LINE: f64 = 13.0;

/// Whether the cells of a column are at the right.
pub fn right(kind: ColumnKind) -> bool {
    matches!(kind, ColumnKind::Figure | ColumnKind::Progress)
}

/// Sheet columns of a column: a rating has one for its shape and one for its word.
pub fn span(kind: ColumnKind) -> u16 {
    if kind == ColumnKind::Rating { 2 } else { 1 }
}

/// Writes a row of a table; `number` is its place among the rows, `first` the row of the sheet
/// where they begin, `derived` how columns follow from others.
///
/// # Errors
/// What the library says.
pub fn write_row(
    sheet: &mut Sheet<'_>,
    table: &Table,
    (number, first): (usize, u32),
    columns: &[u16],
    derived: &[Option<Derived>],
    height: f64,
) -> Result<(), XlsxError> {
    let Some(row) = table.rows.get(number) else { return Ok(()) };
    let lines = row.cells.iter().filter_map(|cell| match cell {
        Cell::Lines(_, lines) => Some(lines.len()),
        _ => None,
    });
    let lines = lines.max().unwrap_or(1);
    if lines > 1 {
        return in_lines(sheet, row, columns, lines, height);
    }
    let at = sheet.take_row(height)?;
    if row.kind == RowKind::Group {
        let text = row.cells.first().map_or("", Cell::text);
        let last = columns.iter().zip(&table.columns).map(|(at, column)| at + span(column.kind) - 1).max();
        for column in LEFT..=last.unwrap_or(LEFT) {
            sheet.sheet.write_blank(at, column, &style::group())?;
        }
        sheet.sheet.write_string_with_format(at, LEFT, text, &style::group())?;
        return Ok(());
    }
    let figure = rating::of_row(sheet, row, columns, at);
    let look = if row.kind == RowKind::Total { RowLook::Total } else { RowLook::Body };
    for (i, ((cell, column), place)) in row.cells.iter().zip(&table.columns).zip(columns).enumerate() {
        let sum = match cell {
            Cell::Number(shown) if look == RowLook::Total => summed(table, number, i, shown),
            _ => false,
        };
        let follows = derived.get(i).and_then(|own| own.as_ref()?.text(columns, at));
        let text = match cell {
            Cell::Number(shown) if sheet.live.is_some() && shown.number.is_some() => {
                let letters = formula::letters(*place);
                let total = sum.then(|| format!("SUM({letters}{}:{letters}{at})", first + 1));
                follows.or(total)
            }
            _ => None,
        };
        if let (Some(text), Cell::Number(shown)) = (text, cell) {
            let format = style::in_row(style::value(shown), look);
            let written = Written { text, array: false };
            live::write(&mut sheet.sheet, (at, *place), &written, &live::result_of(shown), &format)?;
            continue;
        }
        write_cell(sheet, (at, *place), (cell, column.kind), look, figure.as_ref())?;
    }
    Ok(())
}

/// Whether a total is the sum of what stands above it in the table.
fn summed(table: &Table, number: usize, column: usize, shown: &Shown) -> bool {
    let above = &table.rows[..number.min(table.rows.len())];
    if above.iter().any(|row| row.kind == RowKind::Total) {
        return false;
    }
    let numbers =
        above.iter().filter(|row| row.kind == RowKind::Body).filter_map(|row| match row.cells.get(column) {
            Some(Cell::Figure { shown, .. } | Cell::Number(shown)) => shown.number,
            _ => None,
        });
    let (count, sum) = numbers.fold((0, 0.0), |(count, sum), number| (count + 1, sum + number));
    count > 0 && shown.number.is_some_and(|total| (total - sum).abs() <= 1e-9 * f64::max(1.0, total.abs()))
}

fn write_cell(
    sheet: &mut Sheet<'_>,
    (row, at): (u32, u16),
    (cell, kind): (&Cell, ColumnKind),
    look: RowLook,
    figure: Option<&RowFigure>,
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
        Cell::Figure { address, part, shown } => {
            let format = style::in_row(style::value(shown), look);
            sheet.settle(address, *part, (row, at));
            let progress = figure.filter(|own| own.address == *address).and_then(|own| own.progress.as_ref());
            match (part, progress) {
                (FigurePart::Value, _) => {
                    live::figure(sheet, (row, at), address, shown, &format)?;
                }
                (FigurePart::Progress, Some((written, number))) => {
                    live::write(&mut sheet.sheet, (row, at), written, &number.to_string(), &format)?;
                }
                _ => live::value(sheet, (row, at), shown, &format)?,
            }
        }
        Cell::Number(shown) => {
            let format = style::in_row(style::value(shown), look);
            live::value(sheet, (row, at), shown, &format)?;
        }
        Cell::Rating(judgement, word) => {
            self::judgement(sheet, (row, at), (*judgement, word), figure)?;
        }
        Cell::Severity(severity, word) => {
            let format = place(style::severity(*severity));
            sheet.sheet.write_string_with_format(row, at, word, &format)?;
        }
        Cell::Trend { values, of } => trend(sheet, (row, at), values, of, &place(text))?,
        Cell::Lines(text, lines) => match lines.as_slice() {
            [line] => self::line(sheet, (row, at), line, &place(style::text(10.0, INK)))?,
            _ => {
                let format = place(style::text(10.0, INK));
                sheet.sheet.write_string_with_format(row, at, text, &format)?;
            }
        },
    }
    Ok(())
}

/// Shape and word of a rating, in a cell each.
fn judgement(
    sheet: &mut Sheet<'_>,
    (row, at): (u32, u16),
    (judgement, word): (Rating, &str),
    figure: Option<&RowFigure>,
) -> Result<(), XlsxError> {
    let look = |format: Format| style::in_row(format, RowLook::Body);
    if let Some((own, written)) = figure.and_then(|own| own.word.as_ref().map(|written| (own, written))) {
        rating::write(sheet, (row, at), written, (judgement, word), &look)?;
        if let Some(home) = sheet.homes.get_mut(&own.address)
            && home.sheet == sheet.name
        {
            home.rating.get_or_insert((row, at));
        }
        return Ok(());
    }
    let shape = theme::glyph(judgement).to_string();
    sheet.sheet.write_string_with_format(row, at, shape, &look(style::rating_shape(judgement)))?;
    sheet.sheet.write_string_with_format(row, at + 1, word, &look(style::rating_word(judgement)))?;
    Ok(())
}

/// A row of a table in which cells have lines of figures: each line has a row of the sheet, so
/// that its figure is a number, and what else there is goes over all of them.
fn in_lines(
    sheet: &mut Sheet<'_>,
    row: &Row,
    columns: &[u16],
    lines: usize,
    height: f64,
) -> Result<(), XlsxError> {
    // What the lines do not need stands above the first and below the last.
    let spare = (height - LINE * lines as f64).max(0.0) / 2.0;
    let mut rows = Vec::with_capacity(lines);
    for number in 0..lines {
        let ends = u8::from(number == 0) + u8::from(number + 1 == lines);
        rows.push(sheet.take_row(LINE + spare * f64::from(ends))?);
    }
    let (Some(first), Some(last)) = (rows.first().copied(), rows.last().copied()) else { return Ok(()) };
    let base =
        |size, colour| style::text(size, colour).set_text_wrap().set_align(FormatAlign::Left).set_indent(1);
    for (content, column) in row.cells.iter().zip(columns) {
        let Cell::Lines(_, own) = content else {
            let (size, colour) = if matches!(content, Cell::Quiet(_)) { (9.0, INK2) } else { (10.0, INK) };
            let format = style::in_row(base(size, colour), RowLook::Body);
            sheet.sheet.merge_range(first, *column, last, *column, content.text(), &format)?;
            continue;
        };
        for (number, at) in rows.iter().enumerate() {
            let format = base(10.0, INK).set_align(match number {
                0 => FormatAlign::Bottom,
                _ if *at == last => FormatAlign::Top,
                _ => FormatAlign::VerticalCenter,
            });
            let format = if *at == last { style::in_row(format, RowLook::Body) } else { format };
            match own.get(number) {
                Some(line) => self::line(sheet, (*at, *column), line, &format)?,
                None => {
                    sheet.sheet.write_blank(*at, *column, &format)?;
                }
            }
        }
    }
    Ok(())
}

/// A figure with the words around it: they are a part of how its number is written.
fn line(sheet: &mut Sheet<'_>, at: (u32, u16), line: &Line, format: &Format) -> Result<(), XlsxError> {
    let Line { before, address, shown, after } = line;
    if shown.number.is_none() {
        let text = format!("{before}{}{after}", shown.text);
        sheet.sheet.write_string_with_format(at.0, at.1, text, format)?;
        return Ok(());
    }
    // Within a format a quotation mark ends what is written as it is.
    let said = |text: &str| match text.replace('"', "\u{201D}") {
        text if text.is_empty() => text,
        text => format!("\"{text}\""),
    };
    let code = style::number_code(&shown.format, &shown.text, None);
    let format = format.clone().set_num_format(format!("{}{code}{}", said(before), said(after)));
    live::figure(sheet, at, address, shown, &format)?;
    Ok(())
}

/// A small chart over values that are written to a sheet of their own.
fn trend(
    sheet: &mut Sheet<'_>,
    (row, at): (u32, u16),
    values: &[Option<f64>],
    of: &[Address],
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.sheet.write_blank(row, at, format)?;
    if values.is_empty() {
        return Ok(());
    }
    sheet.trends.push(Trend { place: formula::cell((row, at)), values: values.to_vec(), of: of.to_vec() });
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
