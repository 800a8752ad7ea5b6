//! Charts as they stand in documents: without the title, notes and source that a document says in
//! words of its own, and without the free space that these leave.

use crate::render::chart;
use crate::report::chart::Chart;
use resvg::tiny_skia::{IntRect, Pixmap};

/// What is left free above and below a chart, in pixels.
const FREE: u32 = 12;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// As PNG.
    pub png: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// The picture of a chart.
///
/// # Errors
/// What the drawing library says.
pub fn picture(chart: &Chart, scope: &str) -> Result<Picture, String> {
    let bare = Chart {
        title: String::new(),
        subtitle: String::new(),
        notes: Vec::new(),
        source: String::new(),
        ..chart.clone()
    };
    let png = chart::png(&chart::svg(&bare, scope)?)?;
    let pixels = Pixmap::decode_png(&png).map_err(|error| error.to_string())?;
    let (width, height) = (pixels.width(), pixels.height());
    // Four bytes a pixel; what is not as white as paper is part of the chart.
    let line = usize::try_from(width).unwrap_or(1).max(1) * 4;
    let drawn = |row: &[u8]| row.iter().any(|byte| *byte != 255);
    let rows = || pixels.data().chunks_exact(line);
    let first = rows().position(drawn).and_then(|row| u32::try_from(row).ok()).unwrap_or(0);
    let last = rows().rposition(drawn).and_then(|row| u32::try_from(row).ok()).unwrap_or(height);
    let top = first.saturating_sub(FREE);
    let bottom = (last + 1 + FREE).min(height);
    let cut = IntRect::from_xywh(0, i32::try_from(top).unwrap_or(0), width, bottom.saturating_sub(top))
        .and_then(|part| pixels.clone_rect(part));
    match cut {
        Some(cut) => Ok(Picture {
            png: cut.encode_png().map_err(|error| error.to_string())?,
            width: cut.width(),
            height: cut.height(),
        }),
        None => Ok(Picture { png, width, height }),
    }
}
