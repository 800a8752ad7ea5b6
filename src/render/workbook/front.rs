//! The sheets with a layout of their own: cover, contents, summary, lists.

use super::blocks;
use super::layout::{LEFT, LISTS_FIRST, Sheet, SheetNames};
use super::style;
use super::table;
use crate::render::theme::{self, BRAND, BRANDWASH, INK, INK2, LINK, RULE};
use crate::report::document::{Block, Cell, Document, Page, Table, Tile};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

/// The cover.
///
/// # Errors
/// What the library says.
pub fn cover(sheet: &mut Sheet<'_>, page: &Page) -> Result<(), XlsxError> {
    sheet.set_widths(&[26.0, 66.0])?;
    let bar = Format::new().set_background_color(style::rgb(BRAND));
    let row = sheet.take_row(14.0)?;
    for column in LEFT..=sheet.last() {
        sheet.sheet.write_blank(row, column, &bar)?;
    }
    sheet.take_row(54.0)?;
    let project = sheet.document.meta.project.clone();
    sheet.wide_text(&project, &style::text(11.0, INK2), (11.0, false), 6.0)?;
    let title = style::text(26.0, INK).set_bold().set_text_wrap().set_align(FormatAlign::Top);
    sheet.wide_text(&page.title, &title, (26.0, true), 6.0)?;
    if !page.subtitle.is_empty() {
        sheet.wide_text(&page.subtitle, &style::text(13.0, INK2).set_text_wrap(), (13.0, false), 8.0)?;
    }
    sheet.take_row(24.0)?;
    for block in &page.blocks {
        match block {
            Block::Note(text) => {
                let format = style::text(11.0, INK)
                    .set_bold()
                    .set_text_wrap()
                    .set_align(FormatAlign::Left)
                    .set_indent(1)
                    .set_background_color(style::rgb(BRANDWASH))
                    .set_border_left(FormatBorder::Thick)
                    .set_border_left_color(style::rgb(BRAND));
                sheet.wide_text(text, &format, (11.0, true), 14.0)?;
                sheet.take_row(20.0)?;
            }
            other => blocks::write(sheet, other, &[])?,
        }
    }
    Ok(())
}

/// The contents, with links.
///
/// # Errors
/// What the library says.
pub fn contents(sheet: &mut Sheet<'_>, page: &Page) -> Result<(), XlsxError> {
    sheet.set_widths(&[30.0, 84.0])?;
    let bar = Format::new().set_background_color(style::rgb(BRAND));
    let row = sheet.take_row(6.0)?;
    for column in LEFT..=sheet.last() {
        sheet.sheet.write_blank(row, column, &bar)?;
    }
    let row = sheet.take_row(32.0)?;
    sheet.sheet.write_string_with_format(row, LEFT, &page.title, &style::title())?;
    let row = sheet.take_row(18.0)?;
    sheet.sheet.write_string_with_format(row, LEFT, &page.subtitle, &style::subtitle())?;
    sheet.take_row(10.0)?;
    for block in &page.blocks {
        let Block::Contents(pages) = block else {
            sheet.take_row(8.0)?;
            blocks::write(sheet, block, &[])?;
            continue;
        };
        for number in pages {
            let Some(target) = sheet.document.pages.get(*number) else { continue };
            // The tab may have a short name; here is room for the title.
            let about = if target.name == target.title {
                target.about.clone()
            } else {
                format!("{}. {}", target.title, target.about)
            };
            let lines = super::layout::lines(&about, 84.0, 10.0, false);
            let row = sheet.take_row(lines as f64 * 13.0 + 9.0)?;
            sheet.link(row, LEFT, *number, &target.name, 10.0)?;
            let rule = |format: Format| {
                format.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(style::rgb(RULE))
            };
            sheet.sheet.set_cell_format(row, LEFT, &rule(style::link(10.0).set_text_wrap()))?;
            let look = rule(style::text(10.0, INK2).set_text_wrap());
            sheet.sheet.write_string_with_format(row, LEFT + 1, &about, &look)?;
        }
    }
    Ok(())
}

/// The summary: a grid of three tiles a row, over the columns of its table.
///
/// # Errors
/// What the library says.
pub fn summary(sheet: &mut Sheet<'_>, page: &Page, pictures: &[&[u8]]) -> Result<(), XlsxError> {
    let tables: Vec<&Table> = page
        .blocks
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .collect();
    let mut widths = table::widths(&tables);
    while widths.len() < 6 {
        widths.push(11.0);
    }
    // A picture is 170 mm wide, which is some 92 characters: the grid is no narrower.
    let missing = (92.0 - widths.iter().sum::<f64>()) / widths.len() as f64;
    if missing > 0.0 {
        widths.iter_mut().for_each(|width| *width += missing);
    }
    sheet.set_widths(&widths)?;
    sheet.break_by_hand(page.landscape, 0.0);
    sheet.head(page)?;
    let chart = |block: &Block| if let Block::Chart(chart) = block { Some(*chart) } else { None };
    let mut charts: Vec<usize> = page.blocks.iter().filter_map(chart).collect();
    for block in &page.blocks {
        match block {
            Block::Chart(_) => {}
            Block::Tiles(tiles) => {
                for row in tiles.chunks(3) {
                    self::tiles(sheet, row)?;
                }
            }
            Block::Tally(tally) => self::tally(sheet, tally)?,
            Block::Table(content) => {
                // What a long table leaves free of a page is filled with charts.
                let height = table::height(content, &widths);
                while sheet.room_on_page().is_some_and(|room| height > room) {
                    let Some(next) = fitting(sheet, &charts, pictures) else { break };
                    blocks::write(sheet, &Block::Chart(charts.remove(next)), pictures)?;
                }
                table::write(sheet, content, &widths, false)?;
            }
            other => blocks::write(sheet, other, pictures)?,
        }
    }
    while !charts.is_empty() {
        let next = fitting(sheet, &charts, pictures).unwrap_or(0);
        blocks::write(sheet, &Block::Chart(charts.remove(next)), pictures)?;
    }
    sheet.freeze(super::layout::CONTENT, 0)?;
    Ok(())
}

/// The place of the first of some charts that fits on what is left of the page.
fn fitting(sheet: &Sheet<'_>, charts: &[usize], pictures: &[&[u8]]) -> Option<usize> {
    charts.iter().position(|chart| {
        let height = blocks::chart_height(sheet, *chart, pictures).unwrap_or(0.0);
        sheet.room_on_page().is_none_or(|room| height <= room)
    })
}

/// The columns of three parts that are as equally wide as columns let them be: of each
/// the first and the last. There are at least six columns.
fn thirds(widths: &[f64]) -> [(u16, u16); 3] {
    let whole: f64 = widths.iter().sum();
    // How many columns come before the end of a part.
    let end = |part: f64, least: usize, most: usize| {
        let off = |columns: &usize| (widths[..*columns].iter().sum::<f64>() - whole * part).abs();
        (least..=most).min_by(|a, b| off(a).total_cmp(&off(b))).unwrap_or(least)
    };
    let all = widths.len();
    // Merged cells have two columns at least.
    let first = end(1.0 / 3.0, 2, all.saturating_sub(4).max(2));
    let second = end(2.0 / 3.0, first + 2, all.saturating_sub(2).max(first + 2));
    // A table has some dozens of columns.
    let number = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
    [
        (0, number(first - 1)),
        (number(first), number(second - 1)),
        (number(second), number(all.max(second + 1) - 1)),
    ]
}

/// Up to three key figures beside each other.
fn tiles(sheet: &mut Sheet<'_>, tiles: &[Tile]) -> Result<(), XlsxError> {
    let places = thirds(&sheet.widths);
    let lines = tiles
        .iter()
        .zip(&places)
        .map(|(tile, (from, to))| {
            let room: f64 = sheet.widths[usize::from(*from)..=usize::from(*to)].iter().sum();
            super::layout::lines(&tile.title, room - 2.0, 10.0, true)
        })
        .max();
    let rows = [
        sheet.take_row(9.0 + 13.0 * lines.unwrap_or(1) as f64)?,
        sheet.take_row(34.0)?,
        sheet.take_row(16.0)?,
        sheet.take_row(20.0)?,
    ];
    sheet.take_row(10.0)?;
    for (tile, (from, to)) in tiles.iter().zip(places) {
        let (from, to) = (LEFT + from, LEFT + to);
        let sides = |format: Format| {
            format
                .set_indent(1)
                .set_border_left(FormatBorder::Thin)
                .set_border_left_color(style::rgb(RULE))
                .set_border_right(FormatBorder::Thin)
                .set_border_right_color(style::rgb(RULE))
        };
        let top = sides(style::text(10.0, INK).set_bold().set_text_wrap())
            .set_align(FormatAlign::Left)
            .set_border_top(FormatBorder::Thick)
            .set_border_top_color(style::rgb(BRAND));
        sheet.sheet.merge_range(rows[0], from, rows[0], to, &tile.title, &top)?;
        let big = |format: Format| {
            sides(format.set_font_name("Arial").set_font_size(24).set_bold())
                .set_align(FormatAlign::Left)
                .set_align(FormatAlign::VerticalCenter)
        };
        match &tile.figure {
            Cell::Figure { shown, .. } | Cell::Number(shown) => {
                let colour = if shown.absence.is_some() { INK2 } else { LINK };
                let format = big(style::text(24.0, colour));
                let format = match shown.number {
                    Some(_) => {
                        format.set_num_format(style::number_code(&shown.format, &shown.text, shown.token()))
                    }
                    None => format,
                };
                sheet.sheet.merge_range(rows[1], from, rows[1], to, "", &format)?;
                match shown.number {
                    Some(number) => sheet.sheet.write_number_with_format(rows[1], from, number, &format)?,
                    None => sheet.sheet.write_string_with_format(rows[1], from, &shown.text, &format)?,
                };
            }
            other => {
                let format = big(style::text(24.0, LINK));
                sheet.sheet.merge_range(rows[1], from, rows[1], to, other.text(), &format)?;
            }
        }
        sheet.sheet.merge_range(rows[2], from, rows[2], to, &tile.note, &sides(style::text(9.0, INK2)))?;
        let tint = sides(style::text(10.0, INK))
            .set_background_color(style::rgb(theme::tint(tile.rating)))
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(style::rgb(RULE));
        sheet.sheet.merge_range(rows[3], from, rows[3], to, "", &tint)?;
        let shape = style::text(10.0, theme::rating(tile.rating));
        let word = style::text(10.0, INK);
        let glyph = theme::glyph(tile.rating).to_string();
        let text = format!("  {}", tile.rating_word);
        sheet.sheet.write_rich_string_with_format(
            rows[3],
            from,
            &[(&shape, &glyph), (&word, &text)],
            &tint,
        )?;
    }
    Ok(())
}

/// How many indicators have which rating, in a line.
fn tally(sheet: &mut Sheet<'_>, tally: &[(crate::cube::Rating, String, usize)]) -> Result<(), XlsxError> {
    let word = style::text(10.0, INK);
    let mut parts: Vec<(Format, String)> = Vec::new();
    for (rating, name, count) in tally.iter().filter(|(_, _, count)| *count > 0) {
        parts.push((style::text(10.0, theme::rating(*rating)), theme::glyph(*rating).to_string()));
        parts.push((word.clone(), format!(" {count} {name}        ")));
    }
    if parts.is_empty() {
        return Ok(());
    }
    let row = sheet.take_row(20.0)?;
    let borrowed: Vec<(&Format, &str)> = parts.iter().map(|(format, text)| (format, text.as_str())).collect();
    sheet.sheet.merge_range(row, LEFT, row, sheet.last(), "", &word)?;
    sheet.sheet.write_rich_string_with_format(row, LEFT, &borrowed, &word)?;
    Ok(())
}

/// The values behind trends, one trend a row.
///
/// # Errors
/// What the library says.
pub fn lists(
    document: &Document,
    names: &SheetNames,
    trends: &[(String, Vec<Option<f64>>)],
) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(&names.lists)?;
    sheet.set_screen_gridlines(false);
    sheet.set_tab_color(style::rgb(theme::RULE));
    sheet.set_column_width(0, 1.6)?;
    sheet.write_string_with_format(1, LEFT, &document.meta.labels.lists, &style::title())?;
    sheet.set_row_height(1, 32)?;
    sheet.write_string_with_format(2, LEFT, &document.meta.labels.lists_note, &style::subtitle())?;
    for (row, (place, values)) in (LISTS_FIRST..).zip(trends) {
        sheet.write_string_with_format(row, LEFT, place, &style::text(9.0, INK2))?;
        for (column, value) in (LEFT + 1..).zip(values) {
            if let Some(value) = value {
                sheet.write_number_with_format(row, column, *value, &style::text(9.0, INK))?;
            }
        }
    }
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(sheet)
}
