//! What stands on sheets beside tables.

use super::layout::{LEFT, Sheet};
use super::prose;
use super::style;
use crate::render::theme::{BRAND, INK, INK2, RULE, WASH};
use crate::report::document::Block;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Image, XlsxError};

/// Points of a pixel, at 96 pixels per inch.
const POINTS: f64 = 0.75;

/// Writes a block at the next free row. Tables, tiles and contents have places of their own.
///
/// # Errors
/// What the library says.
pub fn write(sheet: &mut Sheet<'_>, block: &Block, pictures: &[&[u8]]) -> Result<(), XlsxError> {
    match block {
        Block::Heading(text) => {
            sheet.take_row(8.0)?;
            let row = sheet.take_row(22.0)?;
            sheet.sheet.write_string_with_format(row, LEFT, text, &style::heading())?;
        }
        Block::Lead(text) => {
            sheet.wide_text(text, &style::lead(), (12.0, false), 4.0)?;
            sheet.take_row(8.0)?;
        }
        Block::Paragraph(text) => sheet.wide_text(text, &style::paragraph(), (10.0, false), 5.0)?,
        Block::Note(text) => sheet.wide_text(text, &style::note(), (9.0, false), 4.0)?,
        Block::Prose(text) => prose::write(sheet, text)?,
        Block::Facts(facts) => self::facts(sheet, facts)?,
        Block::Chart(chart) => self::chart(sheet, *chart, pictures)?,
        Block::Contents(_) | Block::Tally(_) | Block::Tiles(_) | Block::Table(_) => {}
    }
    Ok(())
}

/// Labels and values in a box.
fn facts(sheet: &mut Sheet<'_>, facts: &[(String, String)]) -> Result<(), XlsxError> {
    let last = sheet.last();
    let wash = |format: Format| format.set_background_color(style::rgb(WASH));
    let room: f64 = sheet.widths.iter().skip(1).sum();
    for (i, (label, value)) in facts.iter().enumerate() {
        let lines = super::layout::lines(value, room, 10.0, false);
        let row = sheet.take_row(lines as f64 * 13.0 + 7.0)?;
        let edge = |format: Format| {
            if i == 0 {
                format.set_border_top(FormatBorder::Thick).set_border_top_color(style::rgb(BRAND))
            } else {
                format.set_border_top(FormatBorder::Hair).set_border_top_color(style::rgb(RULE))
            }
        };
        let label_format = edge(wash(style::text(10.0, INK2))).set_align(FormatAlign::Left).set_indent(1);
        sheet.sheet.write_string_with_format(row, LEFT, label, &label_format)?;
        let value_format = edge(wash(style::text(10.0, INK))).set_text_wrap().set_align(FormatAlign::Left);
        if last > LEFT + 1 {
            sheet.sheet.merge_range(row, LEFT + 1, row, last, value, &value_format)?;
        } else {
            sheet.sheet.write_string_with_format(row, LEFT + 1, value, &value_format)?;
        }
    }
    sheet.take_row(12.0)?;
    Ok(())
}

/// A picture with its size on the sheet: its scale and its height in points.
fn sized(sheet: &Sheet<'_>, picture: &[u8]) -> Result<(Image, f64, f64), XlsxError> {
    let image = Image::new_from_buffer(picture)?;
    // The picture says at how many dots per inch it is to be seen.
    let (wide, high) = (image.width() / image.width_dpi() * 96.0, image.height() / image.height_dpi() * 96.0);
    // As wide as the sheet's content, but not blown up: seven pixels a character, five a column.
    let room = sheet.width() * 7.0 + 5.0 * sheet.widths.len() as f64;
    // Programs make columns a little narrower than they are told: what stands at the right edge of a
    // picture must not fall outside what is printed.
    let scale = (room * 0.97 / wide).clamp(0.7, 1.3);
    Ok((image, scale, high * scale * POINTS))
}

/// The height of a chart with what is left free around it, in points.
///
/// # Errors
/// What the library says.
pub fn chart_height(sheet: &Sheet<'_>, chart: usize, pictures: &[&[u8]]) -> Result<f64, XlsxError> {
    Ok(match pictures.get(chart) {
        Some(picture) => sized(sheet, picture)?.2 + 24.0,
        None => 0.0,
    })
}

/// A chart as a picture, with its alternative text.
fn chart(sheet: &mut Sheet<'_>, chart: usize, pictures: &[&[u8]]) -> Result<(), XlsxError> {
    let (Some(chart), Some(picture)) = (sheet.document.charts.get(chart), pictures.get(chart)) else {
        return Ok(());
    };
    let (image, scale, height) = sized(sheet, picture)?;
    let image = image.set_alt_text(&chart.alt).set_scale_width(scale).set_scale_height(scale);
    sheet.keep_together(height + 20.0);
    sheet.take_row(12.0)?;
    let row = sheet.row;
    let mut left = height;
    while left > 0.0 {
        sheet.take_row(left.clamp(1.0, 15.0))?;
        left -= 15.0;
    }
    sheet.take_row(8.0)?;
    sheet.sheet.insert_image(row, LEFT, &image)?;
    Ok(())
}
