//! On which page of paper things will stand, as far as that can be told without Word: the contents
//! print page numbers before anybody has asked Word to bring them up to date.

use super::arial;
use super::package::STYLES;

/// The height of a line of Arial, as a part of its size.
const LINE: f64 = 1.149;

/// How paragraphs of a style stand, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Metrics {
    before: f64,
    after: f64,
    size: f64,
    bold: bool,
    /// The height of a line.
    line: f64,
    /// What is left free at both sides together.
    aside: f64,
    /// Whether it stays with what comes next.
    keep: bool,
}

impl Metrics {
    /// Of a style: one line of the part of styles.
    fn of(style: &str) -> Metrics {
        let id = format!("w:styleId=\"{style}\"");
        let own = STYLES.lines().find(|line| line.contains(&id)).unwrap_or_default();
        let number = |of: &str, name: &str| -> Option<f64> {
            let (_, rest) = own.split_once(&format!("<{of} "))?;
            let (tag, _) = rest.split_once("/>")?;
            let (_, value) = tag.split_once(&format!("{name}=\""))?;
            value.split('"').next()?.parse().ok()
        };
        let spacing = |name: &str, else_: f64| number("w:spacing", name).unwrap_or(else_) / 20.0;
        let size = number("w:sz", "w:val").unwrap_or(20.0) / 2.0;
        let line = number("w:spacing", "w:line").unwrap_or(276.0);
        let exact = own.contains("w:lineRule=\"exact\"");
        Metrics {
            before: spacing("w:before", 0.0),
            after: spacing("w:after", 120.0),
            size,
            bold: own.contains("<w:b/>"),
            line: if exact { line / 20.0 } else { size * LINE * line / 240.0 },
            keep: own.contains("<w:keepNext/>"),
            aside: (number("w:ind", "w:left").unwrap_or(0.0) + number("w:ind", "w:right").unwrap_or(0.0))
                / 20.0,
        }
    }
}

/// Something that stays on one page.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Item {
    /// So much free space before it at least, its height, and so much after it; and how high the
    /// head is that is repeated above it on a new page.
    Piece { before: f64, height: f64, after: f64, repeated: f64 },
    /// A place whose page is wanted.
    Mark,
}

/// The pages of paper as they fill.
#[derive(Debug, Clone, PartialEq)]
pub struct Pager {
    page: usize,
    height: f64,
    at: f64,
    after: f64,
    /// What waits for the next thing, with which it stays.
    waiting: Vec<Item>,
    /// The pages of the places that are wanted, in their order.
    pub marks: Vec<usize>,
}

impl Pager {
    /// The first page, of a height in points.
    pub fn of(height: f64) -> Pager {
        Pager { page: 1, height, at: 0.0, after: 0.0, waiting: Vec::new(), marks: Vec::new() }
    }

    /// A new page, of a height in points.
    pub fn turn(&mut self, height: f64) {
        self.settle();
        self.height = height;
        self.next();
    }

    /// The room that is left on the page, in points.
    pub fn room(&self) -> f64 {
        self.height - self.at
    }

    /// A place whose page is wanted: that of what comes next.
    pub fn mark(&mut self) {
        self.waiting.push(Item::Mark);
    }

    /// A paragraph of a style in a room of points; `keep`: it stays with what comes next.
    pub fn text(&mut self, style: &str, text: &str, room: f64, keep: bool) {
        let metrics = Metrics::of(style);
        let lines = arial::lines(text, metrics.size, metrics.bold, room - metrics.aside);
        let height = lines as f64 * metrics.line;
        self.add(metrics.before, height, metrics.after, 0.0, keep || metrics.keep);
    }

    /// Something else, of a height.
    pub fn piece(&mut self, height: f64, keep: bool) {
        self.add(0.0, height, 0.0, 0.0, keep);
    }

    /// A row of a table, above which the head is repeated on a new page.
    pub fn row(&mut self, height: f64, repeated: f64, keep: bool) {
        self.add(0.0, height, 0.0, repeated, keep);
    }

    fn add(&mut self, before: f64, height: f64, after: f64, repeated: f64, keep: bool) {
        self.waiting.push(Item::Piece { before, height, after, repeated });
        if !keep {
            self.settle();
        }
    }

    /// Puts what waits on this page, or on the next if it does not fit here as a whole.
    fn settle(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        let mut end = self.at;
        let mut last = self.after;
        for item in &waiting {
            if let Item::Piece { before, height, after, .. } = item {
                end += before.max(last) + height;
                last = *after;
            }
        }
        let whole = end - self.at;
        if end > self.height && whole <= self.height && self.at > 0.0 {
            self.next();
        }
        for item in waiting {
            match item {
                Item::Mark => self.marks.push(self.page),
                Item::Piece { before, height, after, repeated } => {
                    let free = if self.at > 0.0 { before.max(self.after) } else { 0.0 };
                    if self.at > 0.0 && self.at + free + height > self.height {
                        self.next();
                        self.at = repeated;
                    } else {
                        self.at += free;
                    }
                    self.at += height;
                    self.after = after;
                    // What is higher than a page goes on over the next ones.
                    while self.at > self.height && self.height > 100.0 {
                        self.at -= self.height;
                        self.page += 1;
                    }
                }
            }
        }
    }

    fn next(&mut self) {
        self.page += 1;
        self.at = 0.0;
        self.after = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_metrics_are_those_of_the_styles() {
        let heading = Metrics::of("Heading1");
        assert_eq!((heading.size, heading.bold, heading.before), (20.0, true, 0.0));
        let body = Metrics::of("Normal");
        assert_eq!((body.size, body.bold, body.after), (10.0, false, 6.0));
        assert_eq!(Metrics::of("Spacer").line, 8.0);
        assert!(Metrics::of("Quote").aside > 30.0);
    }

    #[test]
    fn what_stays_together_goes_to_the_next_page_as_a_whole() {
        let mut pager = Pager::of(100.0);
        pager.piece(60.0, false);
        pager.mark();
        pager.piece(20.0, true);
        pager.piece(30.0, false);
        pager.mark();
        pager.piece(45.0, false);
        pager.mark();
        pager.piece(10.0, false);
        assert_eq!(pager.marks, [2, 2, 3]);
        pager.turn(200.0);
        pager.mark();
        pager.piece(1.0, false);
        assert_eq!(pager.marks, [2, 2, 3, 4]);
    }

    #[test]
    fn heads_of_tables_take_room_on_every_page() {
        let mut pager = Pager::of(100.0);
        for _ in 0..10 {
            pager.row(20.0, 20.0, false);
        }
        // Five on the first page, four on the second, the last on the third.
        pager.mark();
        pager.piece(1.0, false);
        assert_eq!(pager.marks, [3]);
    }
}
