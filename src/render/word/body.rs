//! The text of a document as it grows: what has been numbered so far, and what it refers to.

use super::package::{link_relation, picture_relation};
use super::pager::Pager;
use super::picture::Picture;
use super::section::Layout;
use super::text::{Look, Para, field, push_run, run};
use super::xml::Xml;
use crate::report::document::{Block, Cell, Document, Page, PageKind};
use crate::text::rich;

/// English Metric Units of a twentieth of a point.
const UNITS: u64 = 635;
/// What is left free above a part that goes on on a page, in twentieths of a point.
const RUN_ON: f64 = 560.0;

/// A heading that the contents name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The page of the document it stands on.
    pub page: usize,
    /// One for the title of a page, two for a heading on it.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// The page of paper it is printed on.
    pub printed: usize,
}

/// The headings that the contents name, from the first to the last.
pub fn outline(document: &Document) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (number, page) in document.pages.iter().enumerate() {
        if !matches!(page.kind, PageKind::Section(_)) {
            continue;
        }
        entries.push(Entry { page: number, level: 1, text: page.title.clone(), printed: 0 });
        for text in headings(page) {
            entries.push(Entry { page: number, level: 2, text, printed: 0 });
        }
    }
    entries
}

/// The headings on a page that the contents name.
fn headings(page: &Page) -> Vec<String> {
    let mut found = Vec::new();
    for block in &page.blocks {
        match block {
            Block::Heading(text) => found.push(text.clone()),
            Block::Prose(text) => found.extend(text.iter().filter_map(|block| match block {
                rich::Block::Heading(1, words) => Some(rich::plain(words, &Cell::spelled)),
                _ => None,
            })),
            _ => {}
        }
    }
    found
}

/// The name of the place of an entry of the contents.
pub fn bookmark(entry: usize) -> String {
    format!("_Toc{:08}", entry + 1)
}

/// A document's text.
#[derive(Debug)]
pub struct Body<'a> {
    /// The document.
    pub document: &'a Document,
    /// What has been written.
    pub xml: Xml,
    /// The headings that the contents name.
    pub outline: Vec<Entry>,
    /// How the present pages are laid out.
    pub layout: Layout,
    /// The addresses that are linked to.
    pub links: Vec<String>,
    /// How many numbered lists there are.
    pub lists: usize,
    /// How many sections have ended.
    pub sections: usize,
    /// The pages of paper as they fill.
    pub pager: Pager,
    /// The text and the pages before the free space that was written last.
    before_space: Option<(usize, usize, Pager)>,
    headings: usize,
    tables: usize,
    figures: usize,
    marks: usize,
    shapes: usize,
}

impl<'a> Body<'a> {
    /// Of a document, without a word yet. `printed` are the pages of paper of the headings that
    /// the contents name, as far as they are known.
    pub fn of(document: &'a Document, printed: &[usize]) -> Body<'a> {
        let mut outline = outline(document);
        for (entry, page) in outline.iter_mut().zip(printed) {
            entry.printed = *page;
        }
        Body {
            document,
            xml: Xml::piece(),
            outline,
            layout: Layout::of(false),
            links: Vec::new(),
            lists: 0,
            sections: 0,
            pager: Pager::of(Layout::of(false).high()),
            before_space: None,
            headings: 0,
            tables: 0,
            figures: 0,
            marks: 0,
            shapes: 0,
        }
    }

    /// A paragraph of text.
    pub fn paragraph(&mut self, style: &str, text: &str) {
        if !text.is_empty() {
            self.flow(style, text, false);
            Para::of(style).write_text(&mut self.xml, text);
        }
    }

    /// Reckons with a paragraph of text.
    pub fn flow(&mut self, style: &str, text: &str, keep: bool) {
        self.pager.text(style, text, self.layout.points(), keep);
    }

    /// A little free space, which also keeps tables apart.
    pub fn space(&mut self) {
        let (start, pager) = (self.xml.length(), self.pager.clone());
        self.flow("Spacer", "", false);
        Para::of("Spacer").write(&mut self.xml, &Xml::piece());
        self.before_space = Some((start, self.xml.length(), pager));
    }

    /// Takes away free space at the end of a page: where the page is full, it would take another one.
    /// What comes next is a paragraph, which keeps tables apart too.
    pub fn end_page(&mut self) {
        if let Some((start, end, pager)) = self.before_space.take()
            && end == self.xml.length()
        {
            self.xml.cut(start);
            self.pager = pager;
        }
    }

    /// A heading of a part that goes on on the page where the part before it ends.
    pub fn run_on(&mut self, text: &str) {
        self.pager.piece(RUN_ON / 20.0, true);
        self.marked_heading("Heading1", text, &run(text, Look::PLAIN), Some(RUN_ON as u32));
    }

    /// A heading that the contents name, with its bookmark.
    pub fn heading(&mut self, style: &str, text: &str, content: &Xml) {
        if style == "Heading1" {
            self.pager.turn(self.layout.high());
        }
        self.marked_heading(style, text, content, None);
    }

    fn marked_heading(&mut self, style: &str, text: &str, content: &Xml, run_on: Option<u32>) {
        self.pager.mark();
        self.flow(style, text, true);
        let mut marked = Xml::piece();
        self.marks += 1;
        let name = bookmark(self.headings);
        self.headings += 1;
        marked.empty("w:bookmarkStart", &[("w:id", &self.marks), ("w:name", &name)]);
        marked.add(content);
        marked.empty("w:bookmarkEnd", &[("w:id", &self.marks)]);
        Para { run_on, ..Para::of(style) }.write(&mut self.xml, &marked);
    }

    /// The place of the title of a page, by the page's place in the document.
    pub fn place(&self, page: usize) -> Option<String> {
        self.outline.iter().position(|entry| entry.page == page && entry.level == 1).map(bookmark)
    }

    /// A link to an address outside; gives the words alone where it is none that a reader may follow.
    pub fn link(&mut self, address: &str, content: &Xml) -> Xml {
        let followed = ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
        if !followed {
            return content.clone();
        }
        let number = match self.links.iter().position(|known| known == address) {
            Some(number) => number,
            None => {
                self.links.push(address.to_string());
                self.links.len() - 1
            }
        };
        let mut xml = Xml::piece();
        xml.open("w:hyperlink", &[("r:id", &link_relation(number)), ("w:history", &1)]);
        xml.add(content);
        xml.close("w:hyperlink");
        xml
    }

    /// The title of a table with its number; gives it as text.
    pub fn table_caption(&mut self, title: &str, subtitle: &str) -> String {
        self.tables += 1;
        let label = self.document.meta.labels.table.clone();
        self.caption(&label, self.tables, title, subtitle)
    }

    /// The title of a chart with its number; gives its name.
    pub fn figure_caption(&mut self, title: &str, subtitle: &str) -> String {
        self.figures += 1;
        let label = self.document.meta.labels.figure.clone();
        self.caption(&label, self.figures, title, subtitle);
        format!("{label} {}", self.figures)
    }

    fn caption(&mut self, label: &str, number: usize, title: &str, subtitle: &str) -> String {
        let mut content = Xml::piece();
        push_run(&mut content, &format!("{label} "), Look::PLAIN);
        // The name of the count is the label itself, by which Word makes lists of captions.
        let name: String = label.split_whitespace().collect();
        field(&mut content, &format!("SEQ {name} \\* ARABIC"), &number.to_string(), Look::PLAIN);
        push_run(&mut content, &format!(". {title}"), Look::PLAIN);
        self.flow("Caption", &format!("{label} {number}. {title}"), true);
        Para::of("Caption").write(&mut self.xml, &content);
        self.paragraph("CaptionSubtitle", subtitle);
        format!("{label} {number}. {title}")
    }

    /// The size of a picture on its page, in English Metric Units: as wide as an upright page at most.
    pub fn size_of(&self, picture: &Picture<'_>) -> (u64, u64) {
        let room = u64::from(Layout::of(false).width.min(self.layout.width)) * UNITS;
        // Caption, notes and source stand on the same page.
        let highest = u64::from(self.layout.height.saturating_sub(3_200)) * UNITS;
        let (wide, high) = (u64::from(picture.width.max(1)), u64::from(picture.height.max(1)));
        if room * high / wide > highest {
            (highest * wide / high, highest)
        } else {
            (room, room * high / wide)
        }
    }

    /// A picture in a paragraph of its own.
    pub fn picture(&mut self, number: usize, picture: &Picture<'_>, name: &str, alt: &str, keep_next: bool) {
        let (width, height) = self.size_of(picture);
        self.pager.piece(height as f64 / 12_700.0 + 5.0, keep_next);
        self.shapes += 1;
        let id = self.shapes;
        let mut xml = Xml::piece();
        xml.open("w:r", &[]);
        xml.open("w:drawing", &[]);
        xml.open("wp:inline", &[("distT", &0), ("distB", &0), ("distL", &0), ("distR", &0)]);
        xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
        xml.empty("wp:effectExtent", &[("l", &0), ("t", &0), ("r", &0), ("b", &0)]);
        xml.empty("wp:docPr", &[("id", &id), ("name", &name), ("descr", &alt)]);
        xml.open("wp:cNvGraphicFramePr", &[]);
        xml.empty("a:graphicFrameLocks", &[("noChangeAspect", &1)]);
        xml.close("wp:cNvGraphicFramePr");
        xml.open("a:graphic", &[]);
        xml.open("a:graphicData", &[("uri", &"http://schemas.openxmlformats.org/drawingml/2006/picture")]);
        xml.open("pic:pic", &[]);
        xml.open("pic:nvPicPr", &[]);
        xml.empty("pic:cNvPr", &[("id", &id), ("name", &name), ("descr", &alt)]);
        xml.empty("pic:cNvPicPr", &[]);
        xml.close("pic:nvPicPr");
        xml.open("pic:blipFill", &[]);
        xml.empty("a:blip", &[("r:embed", &picture_relation(number))]);
        xml.open("a:stretch", &[]);
        xml.empty("a:fillRect", &[]);
        xml.close("a:stretch");
        xml.close("pic:blipFill");
        xml.open("pic:spPr", &[]);
        xml.open("a:xfrm", &[]);
        xml.empty("a:off", &[("x", &0), ("y", &0)]);
        xml.empty("a:ext", &[("cx", &width), ("cy", &height)]);
        xml.close("a:xfrm");
        xml.open("a:prstGeom", &[("prst", &"rect")]);
        xml.empty("a:avLst", &[]);
        xml.close("a:prstGeom");
        xml.close("pic:spPr");
        xml.close("pic:pic");
        xml.close("a:graphicData");
        xml.close("a:graphic");
        xml.close("wp:inline");
        xml.close("w:drawing");
        xml.close("w:r");
        Para::of("Figure").kept(keep_next).write(&mut self.xml, &xml);
    }
}
