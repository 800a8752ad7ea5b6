//! Pages: upright or wide, with what stands at their top and foot.

use super::arial;
use super::text::{Look, Para, field, push_run, run};
use super::xml::Xml;
use crate::report::document::Meta;

/// The names of the namespaces of a part's first element.
pub const NAMESPACES: [(&str, &str); 5] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
];

/// How pages of a kind are laid out, in twentieths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Whether it is wider than high.
    pub landscape: bool,
    /// The width of its text.
    pub width: u32,
    /// The height of its text.
    pub height: u32,
    margins: [u32; 3],
}

impl Layout {
    /// A4, with the margins that its kind has: 24, 22 and 20 mm, or 22, 18 and 16 mm.
    pub fn of(landscape: bool) -> Layout {
        if landscape {
            Layout { landscape, width: 15_024, height: 9_639, margins: [1_247, 1_020, 907] }
        } else {
            Layout { landscape, width: 9_638, height: 14_230, margins: [1_361, 1_247, 1_134] }
        }
    }

    /// The relationships by which its head and foot are named.
    pub fn relations(self) -> [&'static str; 2] {
        if self.landscape { ["rIdHeadWide", "rIdFootWide"] } else { ["rIdHead", "rIdFoot"] }
    }

    /// The height of text in points.
    pub fn high(self) -> f64 {
        f64::from(self.height) / 20.0
    }

    /// The width of text in points.
    pub fn points(self) -> f64 {
        f64::from(self.width) / 20.0
    }
}

/// A section, as it stands in the last paragraph of it. The pages of the first bear neither
/// head nor foot where `cover` says that they begin with one.
pub fn properties(layout: Layout, cover: bool) -> Xml {
    let mut xml = Xml::piece();
    let [head, foot] = layout.relations();
    let [top, bottom, side] = layout.margins;
    xml.open("w:sectPr", &[]);
    xml.empty("w:headerReference", &[("w:type", &"default"), ("r:id", &head)]);
    xml.empty("w:footerReference", &[("w:type", &"default"), ("r:id", &foot)]);
    xml.empty("w:type", &[("w:val", &"nextPage")]);
    if layout.landscape {
        xml.empty("w:pgSz", &[("w:w", &16_838), ("w:h", &11_906), ("w:orient", &"landscape")]);
    } else {
        xml.empty("w:pgSz", &[("w:w", &11_906), ("w:h", &16_838)]);
    }
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", &top),
            ("w:right", &side),
            ("w:bottom", &bottom),
            ("w:left", &side),
            ("w:header", &680),
            ("w:footer", &567),
            ("w:gutter", &0),
        ],
    );
    xml.empty("w:cols", &[("w:space", &708)]);
    if cover {
        xml.empty("w:titlePg", &[]);
    }
    xml.close("w:sectPr");
    xml
}

/// The head of pages: the project at the left; report and edition at the right.
pub fn head(meta: &Meta, layout: Layout) -> Xml {
    let right = format!("{}, {}", meta.title, lower_first(&meta.edition));
    let room = layout.points() - arial::width(&right, 8.0, false) - 20.0;
    let line = format!("{}\t{right}", shortened(&meta.project, 8.0, room));
    part("w:hdr", "Header", layout, &run(&line, Look::PLAIN))
}

/// The foot of pages: up to which day the data go; the page, and how many there are.
pub fn foot(meta: &Meta, layout: Layout) -> Xml {
    let mut content = run(&format!("{}\t", meta.data_to), Look::PLAIN);
    field(&mut content, "PAGE", "1", Look::PLAIN);
    push_run(&mut content, " / ", Look::PLAIN);
    field(&mut content, "NUMPAGES", "1", Look::PLAIN);
    part("w:ftr", "Footer", layout, &content)
}

fn part(name: &str, style: &str, layout: Layout, content: &Xml) -> Xml {
    let mut xml = Xml::part();
    let names: Vec<super::xml::Attribute<'_>> =
        NAMESPACES.iter().map(|(key, value)| (*key, value as &dyn std::fmt::Display)).collect();
    xml.open(name, &names);
    Para { tab: Some((layout.width, false)), ..Para::of(style) }.write(&mut xml, content);
    xml.close(name);
    xml
}

/// "Internal edition" within a line.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Text that is cut at a word where it would be wider than its room.
fn shortened(text: &str, size: f64, room: f64) -> String {
    if arial::width(text, size, false) <= room {
        return text.to_string();
    }
    let mut kept = String::new();
    for word in text.split(' ') {
        let longer = if kept.is_empty() { word.to_string() } else { format!("{kept} {word}") };
        if arial::width(&format!("{longer}\u{2026}"), size, false) > room {
            break;
        }
        kept = longer;
    }
    if kept.is_empty() { kept } else { format!("{kept}\u{2026}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_leaves_room_for_what_is_at_the_right() {
        assert_eq!(shortened("Capacity building", 8.0, 300.0), "Capacity building");
        assert_eq!(shortened("Capacity building", 8.0, 50.0), "Capacity\u{2026}");
        assert_eq!(lower_first("\u{C9}dition"), "\u{E9}dition");
    }
}
