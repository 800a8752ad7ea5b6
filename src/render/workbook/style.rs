//! How cells look.

use crate::cube::Rating;
use crate::diag::Severity;
use crate::render::theme::{self, BRAND, BRANDWASH, Colour, INK, INK2, INK3, LINK, PAPER, RULE, WASH};
use crate::report::format::{Absence, NumberFormat, Shown};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatPattern, FormatUnderline};

/// The font of workbooks: its widths are those of the free fonts that stand in for it.
const FONT: &str = "Arial";

/// A colour as the library wants it.
pub fn rgb(colour: Colour) -> Color {
    Color::RGB(colour.number())
}

/// Text of a size and colour, at the top of its cell.
pub fn text(size: f64, colour: Colour) -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_size(size)
        .set_font_color(rgb(colour))
        .set_align(FormatAlign::VerticalCenter)
}

/// A title.
pub fn title() -> Format {
    text(18.0, INK).set_bold()
}

/// A line under a title.
pub fn subtitle() -> Format {
    text(9.0, INK2)
}

/// A heading on a page.
pub fn heading() -> Format {
    text(13.0, INK).set_bold()
}

/// The sentence that says most.
pub fn lead() -> Format {
    text(12.0, INK).set_text_wrap().set_align(FormatAlign::Top)
}

/// A paragraph.
pub fn paragraph() -> Format {
    text(10.0, INK).set_text_wrap().set_align(FormatAlign::Top)
}

/// A note under a table.
pub fn note() -> Format {
    text(9.0, INK3).set_text_wrap().set_align(FormatAlign::Top)
}

/// A link.
pub fn link(size: f64) -> Format {
    text(size, LINK).set_underline(FormatUnderline::Single)
}

/// The head of a column.
pub fn head(right: bool, top: bool) -> Format {
    let format = text(10.0, PAPER).set_bold();
    let format = if right { format } else { format.set_indent(1) };
    format
        .set_text_wrap()
        .set_background_color(rgb(BRAND))
        .set_align(if right { FormatAlign::Right } else { FormatAlign::Left })
        .set_align(if top { FormatAlign::Top } else { FormatAlign::Bottom })
}

/// A row that heads others.
pub fn group() -> Format {
    text(10.0, BRAND)
        .set_bold()
        .set_align(FormatAlign::Left)
        .set_indent(1)
        .set_background_color(rgb(BRANDWASH))
}

/// What a row adds to the look of its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowLook {
    /// A rule under it.
    Body,
    /// A dark rule above it and a heavier one below; bold.
    Total,
}

/// A look as it is in a row.
pub fn in_row(format: Format, row: RowLook) -> Format {
    match row {
        RowLook::Body => format.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(rgb(RULE)),
        RowLook::Total => format
            .set_bold()
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(rgb(INK))
            .set_border_bottom(FormatBorder::Medium)
            .set_border_bottom_color(rgb(INK)),
    }
}

/// The format of a number, as spreadsheets write it.
pub fn number_code(format: &NumberFormat, shown: &str, token: Option<&str>) -> String {
    let decimals = |n: u32| if n == 0 { String::new() } else { format!(".{}", "0".repeat(n as usize)) };
    let code = match format {
        NumberFormat::Plain(n) => format!("#,##0{}", decimals(*n)),
        NumberFormat::Percent(n) => format!("0{}%", decimals(*n)),
        // The currency stands where the report's language puts it.
        NumberFormat::Money(currency, n) if shown.ends_with(currency.as_str()) => {
            format!("#,##0{}\\ \"{currency}\"", decimals(*n))
        }
        NumberFormat::Money(currency, n) => format!("\"{currency}\"\\ #,##0{}", decimals(*n)),
    };
    match token {
        Some(token) => format!("{code}\\ \"{token}\""),
        None => code,
    }
}

/// A value: a number, or a token that stands back.
pub fn value(shown: &Shown) -> Format {
    let format = text(10.0, INK).set_align(FormatAlign::Right);
    match shown.absence {
        None => {
            let format = format.set_num_format(number_code(&shown.format, &shown.text, shown.token()));
            if shown.token().is_some() {
                format.set_italic().set_background_color(rgb(BRANDWASH))
            } else {
                format
            }
        }
        Some(absence) => {
            let format = format.set_font_color(rgb(INK2));
            match absence {
                Absence::Missing => format
                    .set_pattern(FormatPattern::LightUp)
                    .set_foreground_color(rgb(theme::RULE2))
                    .set_background_color(rgb(WASH)),
                Absence::Suppressed | Absence::Undefined => format.set_background_color(rgb(WASH)),
                Absence::NotApplicable => format,
            }
        }
    }
}

/// The shape of a rating.
pub fn rating_shape(rating: Rating) -> Format {
    text(10.0, theme::rating(rating))
        .set_align(FormatAlign::Center)
        .set_background_color(rgb(theme::tint(rating)))
}

/// The word of a rating; that of bad news is bold.
pub fn rating_word(rating: Rating) -> Format {
    let format = text(10.0, INK).set_background_color(rgb(theme::tint(rating)));
    if matches!(rating, Rating::AtRisk | Rating::OffTrack) { format.set_bold() } else { format }
}

/// How much a finding weighs.
pub fn severity(severity: Severity) -> Format {
    match severity {
        Severity::Error => text(10.0, theme::rating(Rating::OffTrack)).set_bold(),
        Severity::Warning => text(10.0, theme::rating(Rating::AtRisk)).set_bold(),
        Severity::Info => text(10.0, INK2),
    }
}
