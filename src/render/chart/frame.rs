//! What every chart has around it: title and subtitle above, notes and source below.

use super::canvas::{Anchor, Canvas, Type};
use crate::render::font::wrap;
use crate::render::theme::{INK, INK2, INK3};
use crate::report::chart::Chart;

/// Draws title and subtitle; gives the height at which the rest may begin.
pub fn head(canvas: &Canvas, chart: &Chart) -> f64 {
    if canvas.is_bare() {
        return 0.0;
    }
    let width = canvas.width();
    let mut y = 17.0;
    for line in wrap(&chart.title, 16.0, true, width, 6) {
        canvas.text(&line, 0.0, y, Anchor::Start, Type::bold(16.0, INK));
        y += 21.0;
    }
    y -= 2.0;
    for line in wrap(&chart.subtitle, 12.5, false, width, 5) {
        canvas.text(&line, 0.0, y, Anchor::Start, Type::regular(12.5, INK2));
        y += 17.0;
    }
    y
}

/// Draws notes and source below a height; gives the height of the whole.
pub fn foot(canvas: &Canvas, chart: &Chart, bottom: f64) -> f64 {
    if canvas.is_bare() {
        return bottom + 6.0;
    }
    let mut y = bottom + 26.0;
    for note in chart.notes.iter().chain([&chart.source]).filter(|note| !note.is_empty()) {
        for line in wrap(note, 11.0, false, canvas.width(), 12) {
            canvas.text(&line, 0.0, y, Anchor::Start, Type::regular(11.0, INK3));
            y += 15.0;
        }
    }
    // The last line stands four pixels above the edge.
    y - 15.0 + 4.0 + 3.0
}
