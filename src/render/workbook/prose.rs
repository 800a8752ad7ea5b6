//! Texts that somebody wrote, with what stands out in them.

use super::layout::{LEFT, Sheet, lines};
use super::style;
use super::table;
use crate::render::theme::{BRAND, INK, INK2, LINK};
use crate::report::document::{Block, Cell, Column, ColumnKind, Page, Row, RowKind, Table};
use crate::text::rich::{self, Inline};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline, XlsxError};

/// The small tables in the texts of a page, as tables.
pub fn tables(page: &Page) -> Vec<Table> {
    fn within(blocks: &[rich::Block<Cell>], found: &mut Vec<Table>) {
        for block in blocks {
            match block {
                rich::Block::Table(head, rows) => found.push(as_table(head, rows)),
                rich::Block::Quote(quoted) => within(quoted, found),
                rich::Block::List(_, entries) => entries.iter().for_each(|entry| within(entry, found)),
                rich::Block::Heading(..) | rich::Block::Paragraph(_) => {}
            }
        }
    }
    let mut found = Vec::new();
    for block in &page.blocks {
        if let Block::Prose(text) = block {
            within(text, &mut found);
        }
    }
    found
}

fn plain(words: &[Inline<Cell>]) -> String {
    rich::plain(words, &Cell::spelled)
}

/// A table of a text: cells that are one figure stay figures. A rating takes two cells of a
/// sheet, so that it is a word alone where its column has something else as well.
fn as_table(head: &[Vec<Inline<Cell>>], rows: &[Vec<Vec<Inline<Cell>>>]) -> Table {
    let rating = |cell: &[Inline<Cell>]| matches!(cell, [Inline::Figure(Cell::Rating(..))]);
    let figure = |cell: &[Inline<Cell>]| matches!(cell, [Inline::Figure(_)]) && !rating(cell);
    let all = |at: usize, is: &dyn Fn(&[Inline<Cell>]) -> bool| {
        !rows.is_empty() && rows.iter().all(|row| row.get(at).is_some_and(|cell| is(cell)))
    };
    let kind = |at: usize| match at {
        _ if all(at, &rating) => ColumnKind::Rating,
        _ if all(at, &figure) => ColumnKind::Figure,
        0 => ColumnKind::Name,
        _ => ColumnKind::Text,
    };
    let columns = head.iter().enumerate().map(|(at, head)| Column { head: plain(head), kind: kind(at) });
    let rows = rows.iter().map(|row| Row {
        kind: RowKind::Body,
        cells: row
            .iter()
            .enumerate()
            .map(|(at, cell)| match cell.as_slice() {
                [Inline::Figure(Cell::Rating(_, word))] if kind(at) != ColumnKind::Rating => {
                    Cell::Text(word.clone())
                }
                [Inline::Figure(figure)] => figure.clone(),
                words => Cell::Text(plain(words)),
            })
            .collect(),
    });
    Table {
        title: String::new(),
        subtitle: String::new(),
        columns: columns.collect(),
        rows: rows.collect(),
        notes: Vec::new(),
        filter: false,
        at_length: false,
    }
}

/// Writes a text at the next free row.
///
/// # Errors
/// What the library says.
pub fn write(sheet: &mut Sheet<'_>, text: &[rich::Block<Cell>]) -> Result<(), XlsxError> {
    blocks(sheet, text, 0, false)
}

fn blocks(
    sheet: &mut Sheet<'_>,
    text: &[rich::Block<Cell>],
    depth: u8,
    quoted: bool,
) -> Result<(), XlsxError> {
    for block in text {
        match block {
            rich::Block::Heading(level, words) => {
                sheet.keep_together(70.0);
                sheet.take_row(6.0)?;
                let (size, colour) = if *level <= 1 { (12.0, INK) } else { (10.5, BRAND) };
                let look = style::text(size, colour).set_bold().set_text_wrap();
                sheet.wide_text(&plain(words), &look, (size, true), 6.0)?;
            }
            rich::Block::Paragraph(words) => paragraph(sheet, words, "", depth, quoted)?,
            rich::Block::Quote(inner) => blocks(sheet, inner, depth + 1, true)?,
            rich::Block::List(numbered, entries) => {
                for (i, entry) in entries.iter().enumerate() {
                    let mark = if *numbered { format!("{}.  ", i + 1) } else { "\u{2022}  ".to_string() };
                    let mut mark = mark.as_str();
                    for part in entry {
                        match part {
                            rich::Block::Paragraph(words) => {
                                paragraph(sheet, words, mark, depth + 1, quoted)?;
                            }
                            other => blocks(sheet, std::slice::from_ref(other), depth + 1, quoted)?,
                        }
                        // What follows in the entry has no mark of its own.
                        mark = "";
                    }
                }
                sheet.take_row(4.0)?;
            }
            rich::Block::Table(head, rows) => {
                let widths = sheet.widths.clone();
                table::write(sheet, &as_table(head, rows), &widths, false)?;
            }
        }
    }
    Ok(())
}

/// A paragraph over the whole width, with a mark before it.
fn paragraph(
    sheet: &mut Sheet<'_>,
    words: &[Inline<Cell>],
    mark: &str,
    depth: u8,
    quoted: bool,
) -> Result<(), XlsxError> {
    let base = style::text(10.0, if quoted { INK2 } else { INK });
    let base = if quoted { base.set_italic() } else { base };
    let mut runs: Vec<(Format, String)> = Vec::new();
    if !mark.is_empty() {
        runs.push((base.clone(), mark.to_string()));
    }
    spell(words, &base, &mut runs);
    runs.retain(|(_, text)| !text.is_empty());
    let whole: String = runs.iter().map(|(_, text)| text.as_str()).collect();
    if whole.is_empty() {
        return Ok(());
    }
    let look = base.clone().set_text_wrap().set_align(FormatAlign::Top).set_align(FormatAlign::Left);
    // Each step takes about two digits of the width.
    let look = if depth > 0 { look.set_indent(depth.saturating_mul(2)) } else { look };
    let look = if quoted {
        look.set_border_left(FormatBorder::Medium).set_border_left_color(style::rgb(BRAND))
    } else {
        look
    };
    let room = sheet.width() + 0.7 * sheet.widths.len() as f64 - 2.6 * f64::from(depth);
    let padding = if mark.is_empty() { 7.0 } else { 4.0 };
    let height = lines(&whole, room, 10.0, false) as f64 * 12.9 + padding;
    sheet.keep_together(height);
    let row = sheet.take_row(height.min(409.0))?;
    if sheet.widths.len() > 1 {
        sheet.sheet.merge_range(row, LEFT, row, sheet.last(), "", &look)?;
    }
    if runs.len() > 1 {
        let borrowed: Vec<(&Format, &str)> =
            runs.iter().map(|(format, text)| (format, text.as_str())).collect();
        sheet.sheet.write_rich_string_with_format(row, LEFT, &borrowed, &look)?;
    } else {
        // One run alone has the look of the cell.
        let look = match words {
            [Inline::Strong(_)] => look.set_bold(),
            [Inline::Emphasis(_)] => look.set_italic(),
            _ => look,
        };
        sheet.sheet.write_string_with_format(row, LEFT, &whole, &look)?;
    }
    Ok(())
}

/// The words of a line as runs of one look each.
fn spell(words: &[Inline<Cell>], look: &Format, runs: &mut Vec<(Format, String)>) {
    for part in words {
        match part {
            Inline::Text(text) => runs.push((look.clone(), text.clone())),
            Inline::Strong(inner) => spell(inner, &look.clone().set_bold(), runs),
            Inline::Emphasis(inner) => spell(inner, &look.clone().set_italic(), runs),
            Inline::Link(_, inner) => {
                let link = look.clone().set_font_color(style::rgb(LINK));
                spell(inner, &link.set_underline(FormatUnderline::Single), runs);
            }
            Inline::Figure(cell) => runs.push((look.clone(), cell.text().to_string())),
            Inline::Break => runs.push((look.clone(), "\n".into())),
        }
    }
}
