//! Small drawings within the text: shapes of ratings, bars towards a target, trends. They are
//! drawn with attributes alone, since the page allows no style but its own sheet.

use crate::cube::Rating;
use crate::diag::Severity;
use crate::render::theme::{self, BRAND, BRANDWASH, INK, INK2, PAPER, PROGRESS, RULE2, TREND};

/// How far beyond its target a bar goes on.
const CAP: f64 = 1.25;

/// The shape of a rating. Its word stands beside it.
pub fn rating(rating: Rating) -> String {
    let colour = theme::rating(rating).hex();
    let shape = match rating {
        Rating::Achieved => format!(
            "<circle cx=\"7\" cy=\"7\" r=\"6\" fill=\"{colour}\"/><path d=\"M4.1 7.2L6.2 9.3L10 5\" \
             fill=\"none\" stroke=\"#ffffff\" stroke-width=\"1.6\"/>"
        ),
        Rating::OnTrack => format!("<path d=\"M7 1.6L13 12.2H1Z\" fill=\"{colour}\"/>"),
        Rating::AtRisk => {
            format!("<rect x=\"2\" y=\"2\" width=\"10\" height=\"10\" fill=\"{colour}\"/>")
        }
        Rating::OffTrack => format!("<path d=\"M7 12.4L1 1.8H13Z\" fill=\"{colour}\"/>"),
        Rating::NotRated => format!(
            "<circle cx=\"7\" cy=\"7\" r=\"5\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.7\"/>"
        ),
    };
    small(14, 14, &shape)
}

/// The mark of how much a finding weighs.
pub fn severity(severity: Severity) -> String {
    let colour = theme::severity(severity).hex();
    let shape = match severity {
        Severity::Error => format!("<path d=\"M7 1L13 7L7 13L1 7Z\" fill=\"{colour}\"/>"),
        Severity::Warning => format!("<path d=\"M7 1.6L13 12.2H1Z\" fill=\"{colour}\"/>"),
        Severity::Info => format!("<circle cx=\"7\" cy=\"7\" r=\"5\" fill=\"{colour}\"/>"),
    };
    small(14, 14, &shape)
}

/// A bar from baseline to target: how far it has come, where it was expected to be by now, and
/// the target. What a partner reported is outlined.
pub fn bullet(width: u32, progress: Option<f64>, expected: Option<f64>, reported: bool) -> String {
    let whole = f64::from(width) - 2.0;
    let at = |fraction: f64| 1.0 + fraction.clamp(0.0, CAP) / CAP * whole;
    let target = at(1.0);
    let mut shape = format!(
        "<rect x=\"1\" y=\"5\" width=\"{:.1}\" height=\"6\" fill=\"{}\"/>",
        target - 1.0,
        RULE2.hex()
    );
    if let Some(progress) = progress.filter(|progress| *progress > 0.0) {
        let end = at(progress);
        let (fill, stroke) = match reported {
            true => (BRANDWASH.hex(), format!(" stroke=\"{}\" stroke-width=\"1.4\"", BRAND.hex())),
            false => (BRAND.hex(), String::new()),
        };
        shape.push_str(&format!(
            "<rect x=\"1\" y=\"5\" width=\"{:.1}\" height=\"6\" fill=\"{fill}\"{stroke}/>",
            end - 1.0
        ));
        if progress > CAP {
            // What goes on is cut short, and the cut shows.
            shape.push_str(&format!(
                "<path d=\"M{:.1} 12L{:.1} 4\" stroke=\"{}\" stroke-width=\"2.4\"/>",
                end - 7.0,
                end - 4.0,
                PAPER.hex()
            ));
        }
    }
    if let Some(expected) = expected.filter(|expected| (0.0..=CAP).contains(expected)) {
        let x = at(expected);
        shape.push_str(&format!(
            "<path d=\"M{x:.1} 2.5V13.5\" stroke=\"{}\" stroke-width=\"3.6\"/>\
             <path d=\"M{x:.1} 3V13\" stroke=\"{}\" stroke-width=\"1.4\"/>",
            PAPER.hex(),
            INK2.hex()
        ));
    }
    shape.push_str(&format!(
        "<path d=\"M{target:.1} 1.5V14.5\" stroke=\"{}\" stroke-width=\"2.6\"/>",
        INK.hex()
    ));
    small(width, 16, &shape)
}

/// A part of a whole, as a bar.
pub fn share(width: u32, part: f64) -> String {
    let end = part.clamp(0.0, 1.0) * f64::from(width);
    let shape = format!(
        "<rect x=\"0\" y=\"5\" width=\"{width}\" height=\"6\" fill=\"{}\"/>\
         <rect x=\"0\" y=\"5\" width=\"{end:.1}\" height=\"6\" fill=\"{}\"/>",
        RULE2.hex(),
        theme::BRAND2.hex()
    );
    small(width, 16, &shape)
}

/// A series of values as columns, the last being the present one.
pub fn trend(values: &[Option<f64>]) -> String {
    let known = || values.iter().flatten().copied().filter(|value| value.is_finite());
    let (least, greatest) = (known().fold(0.0, f64::min), known().fold(0.0, f64::max));
    let span = if greatest > least { greatest - least } else { 1.0 };
    let step = 48.0 / values.len().max(4) as f64;
    let mut shape = String::new();
    for (i, value) in values.iter().enumerate() {
        let Some(value) = value.filter(|value| value.is_finite()) else { continue };
        let (top, foot) = (18.0 - (value.max(0.0) - least) / span * 16.0, 18.0 - (0.0 - least) / span * 16.0);
        let foot = if value < 0.0 { 18.0 - (value - least) / span * 16.0 } else { foot };
        let colour = if i + 1 == values.len() { TREND } else { PROGRESS };
        shape.push_str(&format!(
            "<rect x=\"{:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{}\"/>",
            i as f64 * step,
            (step - 1.6).max(1.0),
            (foot - top).max(1.0),
            colour.hex()
        ));
    }
    small(48, 20, &shape)
}

/// A drawing of which a word beside it says the same.
fn small(width: u32, height: u32, shape: &str) -> String {
    format!(
        "<svg class=\"mk\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         aria-hidden=\"true\" focusable=\"false\">{shape}</svg>"
    )
}
