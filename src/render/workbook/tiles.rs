//! Key figures, three in a row.

use super::formula::{self, Written};
use super::layout::{Home, LEFT, Sheet};
use super::live;
use super::style;
use crate::cube::Rating;
use crate::evidence::Carried;
use crate::render::theme::{self, BRAND, INK, INK2, LINK, RULE};
use crate::report::document::{Cell, Tile};
use rust_xlsxwriter::{ConditionalFormatFormula, Format, FormatAlign, FormatBorder, Formula, XlsxError};

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

/// The columns of so many parts that are about equally wide: of each the first and the last.
/// There are at least as many columns.
pub fn parts(widths: &[f64], count: usize) -> Vec<(u16, u16)> {
    let mut found = Vec::new();
    let mut next = 0;
    for part in 0..count {
        // The rest is shared by what is left, and each has a column.
        let rest: f64 = widths.iter().skip(next).sum();
        let share = rest / (count - part) as f64;
        let most = widths.len().saturating_sub(count - part - 1).max(next + 1);
        let off = |end: &usize| (widths.iter().take(*end).skip(next).sum::<f64>() - share).abs();
        let end = if part + 1 == count {
            widths.len().max(next + 1)
        } else {
            (next + 1..=most).min_by(|a, b| off(a).total_cmp(&off(b))).unwrap_or(next + 1)
        };
        // A table has some dozens of columns.
        let number = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
        found.push((number(next), number(end - 1)));
        next = end;
    }
    found
}

/// Writes up to three key figures beside each other.
///
/// # Errors
/// What the library says.
pub fn write(sheet: &mut Sheet<'_>, tiles: &[Tile]) -> Result<(), XlsxError> {
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
        sheet.sheet.merge_range(rows[2], from, rows[2], to, &tile.note, &sides(style::text(9.0, INK2)))?;
        let format = big(tile);
        let format = sides(format).set_align(FormatAlign::Left).set_align(FormatAlign::VerticalCenter);
        sheet.sheet.merge_range(rows[1], from, rows[1], to, "", &format)?;
        let home = figure(sheet, (rows[1], from), tile, &format)?;
        let tint = sides(style::text(10.0, INK))
            .set_background_color(style::rgb(theme::tint(tile.rating)))
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(style::rgb(RULE));
        sheet.sheet.merge_range(rows[3], from, rows[3], to, "", &tint)?;
        judgement(sheet, (rows[3], from, to), tile, home.as_ref(), &tint)?;
    }
    Ok(())
}

/// The look of a key figure.
fn big(tile: &Tile) -> Format {
    match &tile.figure {
        Cell::Figure { shown, .. } | Cell::Number(shown) => {
            let colour = if shown.absence.is_some() { INK2 } else { BRAND };
            let format = style::text(24.0, colour).set_bold();
            match shown.number {
                Some(_) => {
                    format.set_num_format(style::number_code(&shown.format, &shown.text, shown.token()))
                }
                None => format,
            }
        }
        _ => style::text(24.0, BRAND).set_bold(),
    }
}

/// Writes a key figure: taken from its cell in a table where it has one there, for merged
/// cells take no array formula. Gives where that is.
fn figure(
    sheet: &mut Sheet<'_>,
    at: (u32, u16),
    tile: &Tile,
    format: &Format,
) -> Result<Option<Home>, XlsxError> {
    match &tile.figure {
        Cell::Figure { address, shown, .. } => {
            let Some(found) = live::find(sheet, address, shown) else {
                live::value(sheet, at, shown, format)?;
                return Ok(None);
            };
            let home = sheet.homes.get(address).filter(|home| home.sheet != sheet.name).cloned();
            let own = match home.as_ref().and_then(|home| Some((&home.sheet, home.value?))) {
                Some((name, value)) => Written {
                    text: format!("{}!{}", formula::quoted(name), formula::cell(value)),
                    array: false,
                },
                None if found.written.array => {
                    sheet.carried.insert(Carried::Measure);
                    live::value(sheet, at, shown, format)?;
                    return Ok(None);
                }
                None => found.written,
            };
            let format = format.clone().set_font_color(style::rgb(LINK));
            live::link(sheet, at, found.target.as_ref().map(|(_, target)| target.as_str()), &format)?;
            live::write(&mut sheet.sheet, at, &own, &live::result_of(shown), &format)?;
            Ok(home)
        }
        Cell::Number(shown) => {
            live::value(sheet, at, shown, format)?;
            Ok(None)
        }
        other => {
            sheet.sheet.write_string_with_format(at.0, at.1, other.text(), format)?;
            Ok(None)
        }
    }
}

/// Writes shape and word of a key figure's rating.
fn judgement(
    sheet: &mut Sheet<'_>,
    (row, from, to): (u32, u16, u16),
    tile: &Tile,
    home: Option<&Home>,
    tint: &Format,
) -> Result<(), XlsxError> {
    let glyph = theme::glyph(tile.rating).to_string();
    let text = format!("  {}", tile.rating_word);
    let Some((home, (line, column))) = home.and_then(|home| Some((home, home.rating?))) else {
        let shape = style::text(10.0, theme::rating(tile.rating));
        let word = style::text(10.0, INK);
        let parts = [(&shape, glyph.as_str()), (&word, text.as_str())];
        sheet.sheet.write_rich_string_with_format(row, from, &parts, tint)?;
        return Ok(());
    };
    let name = formula::quoted(&home.sheet);
    let (shape, word) = (formula::cell((line, column)), formula::cell((line, column + 1)));
    let own = Formula::new(format!("={name}!{shape}&\"  \"&{name}!{word}"));
    let own = own.set_result(format!("{glyph}{text}"));
    sheet.sheet.write_formula_with_format(row, from, own, tint)?;
    // A formula has one colour: the tint behind it follows the rating.
    for rating in Rating::ALL {
        let glyph = formula::text(&theme::glyph(rating).to_string());
        let rule = format!("=LEFT(${}${},1)={glyph}", formula::letters(from), row + 1);
        let look = Format::new().set_background_color(style::rgb(theme::tint(rating)));
        let rule = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(look);
        sheet.sheet.add_conditional_format(row, from, row, to, &rule)?;
    }
    Ok(())
}
