//! What all parts of the page are written with: ids, headings, cells.

use super::data::Data;
use super::escape::{escape, id, lines};
use super::index::Index;
use super::mark;
use crate::cube::Address;
use crate::report::Words;
use crate::report::document::{Cell, Document, FigurePart};
use crate::report::format::{Shown, origin_message};
use crate::text::rich::{Block, Inline};
use std::collections::BTreeSet;

/// A chart as the page shows it.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'a> {
    /// As SVG, 720 wide.
    pub wide: &'a str,
    /// As SVG for narrow screens; empty where there is none.
    pub narrow: &'a str,
}

/// A page under way.
#[derive(Debug)]
pub struct Writer<'a> {
    /// What is written.
    pub document: &'a Document,
    /// The charts of the document, in its order.
    pub pictures: &'a [Picture<'a>],
    /// The fixed words.
    pub words: Words,
    /// What is known of the figures.
    pub index: Index<'a>,
    /// The records behind them; none in a public edition.
    pub data: Option<Data<'a>>,
    /// The ids of the pages, by their place in the document.
    pub anchors: Vec<String>,
    ids: BTreeSet<String>,
    level: u8,
}

impl<'a> Writer<'a> {
    /// A page with nothing on it.
    pub fn new(
        document: &'a Document,
        data: Option<Data<'a>>,
        pictures: &'a [Picture<'a>],
        words: Words,
    ) -> Writer<'a> {
        let mut writer = Writer {
            document,
            pictures,
            words,
            index: Index::of(document),
            data,
            anchors: Vec::new(),
            ids: BTreeSet::new(),
            level: 1,
        };
        for page in &document.pages {
            let anchor = writer.id(&page.id);
            writer.anchors.push(anchor);
        }
        writer
    }

    /// An id that nothing else has.
    pub fn id(&mut self, wanted: &str) -> String {
        let wanted = id(wanted);
        let mut found = wanted.clone();
        let mut n = 2;
        while !self.ids.insert(found.clone()) {
            found = format!("{wanted}-{n}");
            n += 1;
        }
        found
    }

    /// A message.
    pub fn word(&self, key: &str) -> String {
        escape(&self.words.get(key))
    }

    /// A heading of a level; of a higher one where that would leave one out.
    pub fn heading(&mut self, level: u8, class: &str, words: &str) -> String {
        let level = level.min(self.level + 1).clamp(2, 6);
        self.level = level;
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        format!("<h{level}{class}>{words}</h{level}>\n")
    }

    /// A cell.
    pub fn cell(&mut self, cell: &'a Cell) -> String {
        match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Lines(text, _) => lines(text),
            Cell::Strong(text) => format!("<strong>{}</strong>", lines(text)),
            Cell::Quiet(text) if text.is_empty() => String::new(),
            Cell::Quiet(text) => format!("<span class=\"q\">{}</span>", lines(text)),
            Cell::Link(page, text) => match self.anchors.get(*page) {
                Some(anchor) => format!("<a href=\"#{anchor}\">{}</a>", escape(text)),
                None => escape(text),
            },
            Cell::Figure { address, part: FigurePart::Value, shown } => self.figure(address, shown),
            Cell::Figure { shown, .. } | Cell::Number(shown) => self.shown(shown),
            Cell::Rating(rating, word) => {
                format!("<span class=\"rt\">{}{}</span>", mark::rating(*rating), escape(word))
            }
            Cell::Severity(severity, word) => {
                format!("<span class=\"rt\">{}{}</span>", mark::severity(*severity), escape(word))
            }
            Cell::Trend { values, .. } if values.is_empty() => String::new(),
            Cell::Trend { values, .. } => mark::trend(values),
        }
    }

    /// A figure: where its records are at hand it leads to them.
    pub fn figure(&mut self, address: &'a Address, shown: &'a Shown) -> String {
        let link = match (&mut self.data, shown.absence) {
            (Some(data), None) => data.link(address),
            _ => None,
        };
        match link {
            Some(link) => {
                let token = self.token(shown);
                format!("<span class=\"fig\" data-r=\"{link}\">{}</span>{token}", escape(&shown.text))
            }
            None => self.shown(shown),
        }
    }

    /// A value, with what its token means for those who do not see it.
    pub fn shown(&self, shown: &Shown) -> String {
        match shown.absence {
            Some(absence) => self.sign(absence.token(), absence.message()),
            None => format!("{}{}", escape(&shown.text), self.token(shown)),
        }
    }

    fn token(&self, shown: &Shown) -> String {
        match shown.token() {
            Some(token) => format!(" {}", self.sign(token, origin_message(shown.origin))),
            None => String::new(),
        }
    }

    /// A token: seen as it is, heard in words.
    fn sign(&self, token: &str, message: &str) -> String {
        let meaning = self.words.get(message);
        let short = meaning.split_once(':').map_or(meaning.as_str(), |(short, _)| short).trim();
        format!(
            "<span class=\"tok\" title=\"{}\"><span aria-hidden=\"true\">{}</span><span class=\"vh\">{}</span></span>",
            escape(&meaning),
            escape(token),
            escape(short)
        )
    }

    /// A text that somebody wrote; its headings begin at a level.
    pub fn prose(&mut self, blocks: &'a [Block<Cell>], level: u8) -> String {
        let mut out = String::new();
        for block in blocks {
            match block {
                Block::Heading(depth, words) => {
                    let words = self.inline(words);
                    out.push_str(&self.heading(level.saturating_add(depth.saturating_sub(1)), "", &words));
                }
                Block::Paragraph(words) => out.push_str(&format!("<p>{}</p>\n", self.inline(words))),
                Block::List(numbered, entries) => {
                    let tag = if *numbered { "ol" } else { "ul" };
                    out.push_str(&format!("<{tag}>\n"));
                    for entry in entries {
                        let inner = match entry.as_slice() {
                            [Block::Paragraph(words)] => self.inline(words),
                            blocks => self.prose(blocks, level.saturating_add(1)),
                        };
                        out.push_str(&format!("<li>{inner}</li>\n"));
                    }
                    out.push_str(&format!("</{tag}>\n"));
                }
                Block::Quote(quoted) => {
                    let inner = self.prose(quoted, level.saturating_add(1));
                    out.push_str(&format!("<blockquote>{inner}</blockquote>\n"));
                }
                Block::Table(head, rows) => {
                    out.push_str("<div class=\"scroll\"><table class=\"tb\">\n<thead><tr>");
                    for cell in head {
                        let words = self.inline(cell);
                        let tag = if words.is_empty() { ("td", "td") } else { ("th scope=\"col\"", "th") };
                        out.push_str(&format!("<{}>{words}</{}>", tag.0, tag.1));
                    }
                    out.push_str("</tr></thead>\n<tbody>\n");
                    for row in rows {
                        let cells: Vec<String> =
                            row.iter().map(|cell| format!("<td>{}</td>", self.inline(cell))).collect();
                        out.push_str(&format!("<tr>{}</tr>\n", cells.concat()));
                    }
                    out.push_str("</tbody></table></div>\n");
                }
            }
        }
        out
    }

    fn inline(&mut self, words: &'a [Inline<Cell>]) -> String {
        let mut out = String::new();
        for part in words {
            match part {
                Inline::Text(text) => out.push_str(&escape(text)),
                Inline::Strong(words) => out.push_str(&format!("<strong>{}</strong>", self.inline(words))),
                Inline::Emphasis(words) => out.push_str(&format!("<em>{}</em>", self.inline(words))),
                Inline::Link(address, words) => {
                    let inner = self.inline(words);
                    // A page opens nothing but pages and letters.
                    let lower = address.to_ascii_lowercase();
                    let opens = ["https://", "http://", "mailto:"].iter().any(|way| lower.starts_with(way));
                    out.push_str(&match opens {
                        true => {
                            format!("<a href=\"{}\" rel=\"noreferrer noopener\">{inner}</a>", escape(address))
                        }
                        false => inner,
                    });
                }
                Inline::Figure(cell) => out.push_str(&self.cell(cell)),
                Inline::Break => out.push_str("<br>"),
            }
        }
        out
    }
}
