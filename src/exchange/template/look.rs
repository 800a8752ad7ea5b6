//! How the workbook looks: the house style of workbooks, with what a form needs.

use crate::cube::Rating;
use crate::render::theme::{BRAND, BRANDWASH, Colour, INK, INK2, PAPER, RULE, rating, tint};
use crate::render::workbook::style::{self, rgb};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

/// Behind a cell that is still missing.
const MISSING: Colour = Colour(0xFF, 0xEB, 0xB0);

/// Text.
pub fn text(size: f64) -> Format {
    style::text(size, INK)
}

/// Text that stands back.
pub fn quiet(size: f64) -> Format {
    style::text(size, INK2)
}

/// White ground, on which lines of cells are not seen.
pub fn paper() -> Format {
    text(10.0).set_background_color(rgb(PAPER))
}

/// The header of a column that every row needs, or of another.
pub fn header(required: bool) -> Format {
    let format = text(10.0)
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Left)
        .set_align(FormatAlign::Top)
        .set_indent(1)
        .set_border_left(FormatBorder::Thin)
        .set_border_left_color(rgb(PAPER))
        .set_border_bottom(FormatBorder::Medium)
        .set_border_bottom_color(rgb(BRAND));
    if required {
        format.set_font_color(rgb(PAPER)).set_background_color(rgb(BRAND))
    } else {
        format.set_font_color(rgb(BRAND)).set_background_color(rgb(BRANDWASH))
    }
}

/// What a cell gets that is still missing.
pub fn missing() -> Format {
    Format::new().set_background_color(rgb(MISSING))
}

/// What a cell gets whose value stands twice.
pub fn twice() -> Format {
    Format::new()
        .set_background_color(rgb(tint(Rating::OffTrack)))
        .set_font_color(rgb(rating(Rating::OffTrack)))
        .set_bold()
}

/// A line of a table.
pub fn line(format: Format) -> Format {
    format.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(rgb(RULE))
}

/// The colour of the tab of a sheet to fill in, or of one to read.
pub fn tab(to_fill_in: bool) -> Color {
    if to_fill_in { rgb(BRAND) } else { rgb(crate::render::theme::AXIS) }
}

/// The bar at the top of a sheet.
///
/// # Errors
/// What the library says.
pub fn bar(sheet: &mut Worksheet, from: u16, to: u16) -> Result<(), XlsxError> {
    sheet.set_row_height(0, 6)?;
    let format = Format::new().set_background_color(rgb(BRAND));
    for column in from..=to {
        sheet.write_blank(0, column, &format)?;
    }
    Ok(())
}

/// How a sheet is printed: A4 across, one page wide.
pub fn page(sheet: &mut Worksheet, landscape: bool, footer: &str) {
    // 9 is A4.
    sheet.set_paper_size(9);
    if landscape {
        sheet.set_landscape();
    }
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.6, 0.75, 0.3, 0.35);
    // An ampersand begins a command in a footer, two print one.
    let plain: String = footer.replace('&', "&&").chars().take(100).collect();
    sheet.set_footer(format!("&L&8{plain}&R&8&P / &N"));
}

/// A link to the first cell of a sheet, or another of it.
pub fn target(sheet: &str, cell: &str) -> String {
    format!("internal:{}!{cell}", quoted(sheet))
}

/// The name of a sheet as formulas write it.
pub fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}
