//! Names and heads beside and above what is drawn: in lines that fit, never cut where it can
//! be helped.

use super::canvas::{Anchor, Canvas, Type};
use crate::render::font::wrap;

/// Lines of a name at most: beyond that it ends in an ellipsis.
const LINES: usize = 4;
/// From line to line, by the size of the text.
const LEADING: f64 = 1.13;

/// A text in lines no wider than given, and of about the same length.
pub fn lines(text: &str, look: Type, width: f64) -> Vec<String> {
    let wrapped = |width: f64| wrap(text, look.size, look.bold, width, LINES);
    let mut best = wrapped(width);
    let whole = |lines: &[String]| lines.join(" ") == text.split(' ').collect::<Vec<_>>().join(" ");
    if best.len() < 2 || !whole(&best) {
        return best;
    }
    // Narrower by small steps, as long as no line more is needed and nothing is cut.
    let mut narrower = width - 6.0;
    while narrower > width * 0.4 {
        let lines = wrapped(narrower);
        if lines.len() > best.len() || !whole(&lines) {
            break;
        }
        best = lines;
        narrower -= 6.0;
    }
    best
}

/// How high a row is at least so that a name fits into it.
pub fn height(text: &str, look: Type, width: f64, least: f64) -> f64 {
    let lines = lines(text, look, width).len();
    let air = if lines > 2 { 8.0 } else { 3.5 };
    if lines < 2 { least } else { f64::max(least, lines as f64 * look.size * LEADING + air) }
}

/// Draws a name about the middle of its row; gives where its longest line ends.
pub fn name(canvas: &Canvas, text: &str, x: f64, width: f64, middle: f64, look: Type) -> f64 {
    let lines = lines(text, look, width);
    let leading = look.size * LEADING;
    let first = middle + look.size * 0.35 - leading * (lines.len() - 1) as f64 / 2.0;
    for (i, line) in lines.iter().enumerate() {
        canvas.text(line, x, first + leading * i as f64, Anchor::Start, look);
    }
    x + lines.iter().map(|line| look.width(line)).fold(0.0, f64::max)
}

/// Draws a text from a first base line downwards; gives the base line of its last line.
pub fn paragraph(canvas: &Canvas, text: &str, x: f64, width: f64, first: f64, look: Type) -> f64 {
    let lines = wrap(text, look.size, look.bold, width, 2 * LINES);
    let leading = look.size * 1.25;
    for (i, line) in lines.iter().enumerate() {
        canvas.text(line, x, first + leading * i as f64, Anchor::Start, look);
    }
    first + leading * (lines.len() - 1) as f64
}

/// Draws the head of a column, whose last line stands on a base line.
pub fn head(canvas: &Canvas, text: &str, at: (f64, f64), width: f64, anchor: Anchor, look: Type) {
    let lines = lines(text, look, width);
    for (i, line) in lines.iter().enumerate() {
        let y = at.1 - look.size * 1.2 * (lines.len() - 1 - i) as f64;
        canvas.text(line, at.0, y, anchor, look);
    }
}

/// How high the head of a column is, above its base line.
pub fn head_height(text: &str, look: Type, width: f64) -> f64 {
    lines(text, look, width).len() as f64 * look.size * 1.2
}

/// A key that fills lines: each item is a mark of a width, and words.
pub struct Key<'a> {
    canvas: &'a Canvas,
    look: Type,
    x: f64,
    base: f64,
}

impl<'a> Key<'a> {
    /// A key whose first line stands on a base line.
    pub fn new(canvas: &'a Canvas, base: f64, look: Type) -> Key<'a> {
        Key { canvas, look, x: 0.0, base }
    }

    /// Adds an item: `mark` draws it from a place on the base line.
    pub fn item(&mut self, width: f64, text: &str, mark: impl FnOnce(f64, f64)) {
        let whole = width + 6.0 + self.look.width(text);
        if self.x > 0.0 && self.x + whole > self.canvas.width() {
            self.x = 0.0;
            self.base += 17.0;
        }
        mark(self.x, self.base);
        self.canvas.text(text, self.x + width + 6.0, self.base, Anchor::Start, self.look);
        self.x += whole + 18.0;
    }

    /// Where its last item ends.
    pub fn end(&self) -> f64 {
        f64::max(self.x - 18.0, 0.0)
    }

    /// The base line of its last line.
    pub fn base(&self) -> f64 {
        self.base
    }
}
