//! The visual language as one table of tokens, which every renderer reads.

use crate::cube::Rating;
use crate::diag::Severity;
use plotters::style::RGBColor;

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// As `#RRGGBB`, in lower case.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// As a number, `0xRRGGBB`.
    pub fn number(self) -> u32 {
        u32::from(self.0) << 16 | u32::from(self.1) << 8 | u32::from(self.2)
    }

    /// The colour written `#RRGGBB`.
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |from: usize| u8::from_str_radix(&digits[from..from + 2], 16).ok();
        Some(Colour(part(0)?, part(2)?, part(4)?))
    }

    /// The relative luminance of WCAG 2.2.
    fn luminance(self) -> f64 {
        let part = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(self.0) + 0.7152 * part(self.1) + 0.0722 * part(self.2)
    }

    /// The contrast ratio of WCAG 2.2 with another colour.
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl From<Colour> for RGBColor {
    fn from(colour: Colour) -> RGBColor {
        RGBColor(colour.0, colour.1, colour.2)
    }
}

/// Text.
pub const INK: Colour = Colour(0x16, 0x20, 0x2B);
/// Secondary text, milestones.
pub const INK2: Colour = Colour(0x44, 0x51, 0x5E);
/// Axis labels, sources.
pub const INK3: Colour = Colour(0x5C, 0x68, 0x74);
/// The zero line.
pub const AXIS: Colour = Colour(0x7A, 0x85, 0x90);
/// Rules of tables.
pub const RULE: Colour = Colour(0xC9, 0xD1, 0xD9);
/// Grid and tracks.
pub const RULE2: Colour = Colour(0xE3, 0xE8, 0xED);
/// Behind values that are withheld or undefined.
pub const WASH: Colour = Colour(0xF4, 0xF6, 0xF8);
/// Behind charts and cards.
pub const PAPER: Colour = Colour(0xFF, 0xFF, 0xFF);
/// Bars, lines, heads.
pub const BRAND: Colour = Colour(0x0F, 0x4C, 0x81);
/// Groups, reported values.
pub const BRANDWASH: Colour = Colour(0xE8, 0xF0, 0xF7);
/// Secondary series, and what is good to know.
pub const BRAND2: Colour = Colour(0x5B, 0x8D, 0xB8);
/// Behind rows that are kept out of every figure.
pub const SET_ASIDE: Colour = Colour(0xFA, 0xE9, 0xEA);
/// Links.
pub const LINK: Colour = Colour(0x0B, 0x5C, 0xAB);
/// Bars behind progress in tables, and the earlier columns of a trend.
pub const PROGRESS: Colour = Colour(0xBF, 0xD5, 0xE9);
/// The last column of a trend.
pub const TREND: Colour = Colour(0x3A, 0x78, 0xAD);
/// Tabs of quality and method.
pub const TAB_METHOD: Colour = Colour(0x2B, 0x96, 0x7D);
/// What is not known, always hatched and outlined.
pub const UNKNOWN: Colour = Colour(0x86, 0x90, 0x9A);

/// Cells of a heat map from low to high.
pub const SEQUENTIAL: [Colour; 7] = [
    Colour(0xED, 0xF3, 0xF9),
    Colour(0xCF, 0xE0, 0xEF),
    Colour(0xA9, 0xC8, 0xE2),
    Colour(0x78, 0xA9, 0xD0),
    Colour(0x3A, 0x78, 0xAD),
    Colour(0x1E, 0x63, 0x9B),
    Colour(0x0B, 0x3F, 0x6E),
];
/// Cells of a heat map from far behind what was planned to far beyond it.
pub const DIVERGING: [Colour; 7] = [
    Colour(0x8A, 0x44, 0x08),
    Colour(0xC9, 0x7A, 0x24),
    Colour(0xEB, 0xC0, 0x8A),
    Colour(0xF3, 0xF3, 0xF1),
    Colour(0xA9, 0xC8, 0xE2),
    Colour(0x3A, 0x78, 0xAD),
    Colour(0x0B, 0x3F, 0x6E),
];

/// Text on a colour: ink or white, whichever stands out more.
pub fn on(colour: Colour) -> Colour {
    if INK.contrast(colour) >= PAPER.contrast(colour) { INK } else { PAPER }
}

/// Colours of categories for which a code list gives none: told apart by those
/// who do not see all colours, and each at least 3.6 : 1 on paper.
const FALLBACK: [Colour; 6] = [
    Colour(0x0A, 0x3F, 0x7B),
    Colour(0x15, 0x99, 0x67),
    Colour(0x8A, 0x24, 0x48),
    Colour(0xA1, 0x76, 0x0C),
    Colour(0x3F, 0x7F, 0xE0),
    Colour(0x7A, 0x85, 0x90),
];

/// The colour of a category: its own, unless it could hardly be seen on paper.
pub fn category(own: Option<&str>, place: usize) -> Colour {
    own.and_then(Colour::parse)
        .filter(|colour| colour.contrast(PAPER) >= 3.0)
        .unwrap_or(FALLBACK[place % FALLBACK.len()])
}

/// The colour of a rating.
pub fn rating(rating: Rating) -> Colour {
    match rating {
        Rating::Achieved => Colour(0x12, 0x63, 0x58),
        Rating::OnTrack => Colour(0x2B, 0x96, 0x7D),
        Rating::AtRisk => Colour(0xB8, 0x65, 0x10),
        Rating::OffTrack => Colour(0x8E, 0x11, 0x19),
        Rating::NotRated => Colour(0x66, 0x70, 0x7A),
    }
}

/// The tint behind a rating.
pub fn tint(rating: Rating) -> Colour {
    match rating {
        Rating::Achieved => Colour(0xDC, 0xED, 0xE9),
        Rating::OnTrack => Colour(0xE6, 0xF4, 0xF0),
        Rating::AtRisk => Colour(0xFB, 0xEE, 0xDD),
        Rating::OffTrack => Colour(0xF7, 0xE1, 0xE2),
        Rating::NotRated => Colour(0xEE, 0xF1, 0xF3),
    }
}

/// The colour of how much a finding weighs.
pub fn severity(severity: Severity) -> Colour {
    match severity {
        Severity::Error => rating(Rating::OffTrack),
        Severity::Warning => rating(Rating::AtRisk),
        Severity::Info => BRAND2,
    }
}

/// The tint behind a cell at fault.
pub fn severity_tint(severity: Severity) -> Colour {
    match severity {
        Severity::Error => Colour(0xF2, 0xC9, 0xCB),
        Severity::Warning => Colour(0xF8, 0xDD, 0xBB),
        Severity::Info => Colour(0xDC, 0xE8, 0xF3),
    }
}

/// The shape of a rating as a character that every office font has.
pub fn glyph(rating: Rating) -> char {
    match rating {
        Rating::Achieved => '\u{25CF}',
        Rating::OnTrack => '\u{25B2}',
        Rating::AtRisk => '\u{25A0}',
        Rating::OffTrack => '\u{25BC}',
        Rating::NotRated => '\u{25CB}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_marks_stand_out_from_what_is_behind_them() {
        for text in [INK, INK2, INK3, BRAND, LINK] {
            assert!(text.contrast(PAPER) >= 4.5, "{text:?}");
        }
        for value in Rating::ALL {
            assert!(rating(value).contrast(tint(value)) >= 3.0, "{value:?}");
            assert!(INK.contrast(tint(value)) >= 12.0, "{value:?}");
        }
        for weight in [Severity::Error, Severity::Warning, Severity::Info] {
            assert!(INK.contrast(severity_tint(weight)) >= 10.0, "{weight:?}");
            assert!(severity(weight).contrast(PAPER) >= 3.0, "{weight:?}");
        }
        assert!(INK.contrast(SET_ASIDE) >= 12.0);
        for colour in SEQUENTIAL.into_iter().chain(DIVERGING) {
            assert!(on(colour).contrast(colour) >= 4.5, "{colour:?}");
        }
        for colour in FALLBACK {
            assert!(colour.contrast(PAPER) >= 3.5, "{colour:?}");
        }
    }

    #[test]
    fn a_colour_that_cannot_be_seen_falls_back() {
        assert_eq!(category(Some("#63309B"), 0), Colour(0x63, 0x30, 0x9B));
        assert_eq!(category(Some("#FFFFF0"), 1), FALLBACK[1]);
        assert_eq!(category(Some("purple"), 2), FALLBACK[2]);
    }
}
