//! Markdown, as far as reports print it: headings, paragraphs, bold, italics,
//! lists, quotes, links and tables. Everything else is told where it stands.

use super::reference::References;
use crate::diag::{Code, Finding, Place};
use crate::project::faults::Faults;
use crate::project::files::ListFile;
use crate::project::model::FigureRef;
use crate::text::rich::{Block, Inline, plain};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// What stands for the brace of a reference while Markdown is read, so that nothing within it
/// is taken for a mark of Markdown.
const HELD: char = '\u{E000}';
/// What stands for the rest of it: as many bytes as it has, so that places stay as they are.
const FILL: &str = "x";

/// Reads a text: its title, which may be empty, and what it says.
pub fn read(
    file: &ListFile,
    references: &References<'_>,
    faults: &mut Faults,
) -> (String, Vec<Block<FigureRef>>) {
    let (held, spans) = hold(file, faults);
    let events: Vec<(Event<'_>, Range<usize>)> =
        Parser::new_ext(&held, Options::ENABLE_TABLES).into_offset_iter().collect();
    let mut reading = Reading { file, references, spans, events: &events, next: 0, faults };
    let title = reading.title();
    let blocks = reading.blocks();
    (title, blocks)
}

/// The text with each reference held, and where references begin and end.
fn hold(file: &ListFile, faults: &mut Faults) -> (String, BTreeMap<usize, usize>) {
    let text = &file.text;
    let mut held = String::with_capacity(text.len());
    let mut spans = BTreeMap::new();
    let mut copied = 0;
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        if at < copied {
            continue;
        }
        let meant = letter == '{' && !escaped;
        escaped = letter == '\\' && !escaped;
        if !meant {
            continue;
        }
        let rest = &text[at + 1..];
        let end = rest.find(['{', '}']).filter(|end| rest[*end..].starts_with('}'));
        let end = end.filter(|end| !rest[..*end].contains("\n\n")).map(|end| at + 1 + end + 1);
        let message = match end {
            None => "a brace is opened here and not closed",
            Some(end) if text[at + 1..end - 1].trim().is_empty() => "these braces name no figure",
            Some(end) => {
                held.push_str(&text[copied..at]);
                held.push(HELD);
                held.push_str(&FILL.repeat((end - at).saturating_sub(HELD.len_utf8())));
                spans.insert(at, end);
                copied = end;
                continue;
            }
        };
        let at = Place::text(&file.file, file.offset + at..file.offset + end.unwrap_or(at + 1));
        faults.add(
            Finding::new(Code::BadReference, at, message)
                .expected("an indicator in braces, such as `{participants}`")
                .hint("write `\\{` where a brace is meant"),
        );
    }
    held.push_str(&text[copied..]);
    (held, spans)
}

struct Reading<'a> {
    file: &'a ListFile,
    references: &'a References<'a>,
    spans: BTreeMap<usize, usize>,
    events: &'a [(Event<'a>, Range<usize>)],
    next: usize,
    faults: &'a mut Faults,
}

impl<'a> Reading<'a> {
    fn peek(&self) -> Option<&'a (Event<'a>, Range<usize>)> {
        self.events.get(self.next)
    }

    fn take(&mut self) -> Option<&'a (Event<'a>, Range<usize>)> {
        let event = self.events.get(self.next);
        self.next += 1;
        event
    }

    fn at(&self, span: &Range<usize>) -> Place {
        Place::text(&self.file.file, self.file.offset + span.start..self.file.offset + span.end)
    }

    /// The title: the first block, if it is a heading of the first level.
    fn title(&mut self) -> String {
        let Some((Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }), span)) = self.peek() else {
            return String::new();
        };
        self.take();
        let words = self.line();
        self.take();
        if has_figure(&words) {
            let finding = Finding::new(Code::NotInTexts, self.at(span), "the title of a text holds a figure");
            self.faults.add(finding.expected("words; figures stand in the text"));
        }
        plain(&words, &|_| String::new()).trim().to_string()
    }

    /// Blocks up to the end of what holds them, which is taken.
    fn blocks(&mut self) -> Vec<Block<FigureRef>> {
        let mut found = Vec::new();
        while let Some((event, span)) = self.peek() {
            match event {
                Event::End(_) => {
                    self.take();
                    break;
                }
                Event::Start(Tag::Paragraph) => {
                    self.take();
                    found.push(Block::Paragraph(self.line()));
                    self.take();
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    self.take();
                    let level = (*level as u8).saturating_sub(1).max(1);
                    found.push(Block::Heading(level, self.line()));
                    self.take();
                }
                Event::Start(Tag::BlockQuote(_)) => {
                    self.take();
                    found.push(Block::Quote(self.blocks()));
                }
                Event::Start(Tag::List(first)) => {
                    self.take();
                    let mut entries = Vec::new();
                    while let Some((Event::Start(Tag::Item), _)) = self.peek() {
                        self.take();
                        entries.push(self.blocks());
                    }
                    self.take();
                    found.push(Block::List(first.is_some(), entries));
                }
                Event::Start(Tag::Table(_)) => {
                    self.take();
                    found.push(self.table());
                }
                Event::Rule => {
                    self.take();
                    self.refuse("a rule across the page", span, None);
                }
                event if is_inline(event) => {
                    let words = self.line();
                    if !words.is_empty() {
                        found.push(Block::Paragraph(words));
                    }
                }
                Event::Start(tag) => {
                    let hint = match tag {
                        Tag::CodeBlock(CodeBlockKind::Indented) => {
                            Some("a line that begins with four spaces is code: take the spaces away")
                        }
                        _ => None,
                    };
                    let what = match tag {
                        Tag::CodeBlock(_) => "code",
                        Tag::HtmlBlock => "HTML",
                        _ => "this",
                    };
                    self.skip();
                    self.refuse(what, span, hint);
                }
                _ => {
                    self.take();
                }
            }
        }
        found
    }

    fn table(&mut self) -> Block<FigureRef> {
        let mut head = Vec::new();
        let mut rows = Vec::new();
        while let Some((event, _)) = self.take() {
            let is_head = match event {
                Event::Start(Tag::TableHead) => true,
                Event::Start(Tag::TableRow) => false,
                _ => break,
            };
            let mut cells = Vec::new();
            while let Some((Event::Start(Tag::TableCell), _)) = self.take() {
                cells.push(self.line());
                self.take();
            }
            if is_head {
                head = cells;
            } else {
                rows.push(cells);
            }
        }
        Block::Table(head, rows)
    }

    /// Words up to the end of what holds them, or up to the next block; neither is taken.
    fn line(&mut self) -> Vec<Inline<FigureRef>> {
        let mut found: Vec<Inline<FigureRef>> = Vec::new();
        while let Some((event, span)) = self.peek().filter(|(event, _)| is_inline(event)) {
            self.take();
            match event {
                Event::Text(text) => self.words(text, span, &mut found),
                Event::SoftBreak => push(&mut found, " "),
                Event::HardBreak => found.push(Inline::Break),
                Event::Start(Tag::Emphasis) => found.push(Inline::Emphasis(self.within())),
                Event::Start(Tag::Strong) => found.push(Inline::Strong(self.within())),
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    let words = self.within();
                    found.extend(self.link(*link_type, dest_url, span, words));
                }
                Event::Start(Tag::Image { .. }) => {
                    self.next -= 1;
                    self.skip();
                    self.refuse(
                        "a picture",
                        span,
                        Some("charts are asked for with `[[chart]]` in the report"),
                    );
                }
                Event::Start(_) => {
                    self.next -= 1;
                    self.skip();
                    self.refuse("this", span, None);
                }
                Event::Code(_) => self.refuse("code", span, None),
                Event::InlineHtml(_) | Event::Html(_) => {
                    self.refuse("HTML", span, Some("write `\\<` where the sign itself is meant"));
                }
                _ => self.refuse("this", span, None),
            }
        }
        found
    }

    /// Words up to an end, which is taken.
    fn within(&mut self) -> Vec<Inline<FigureRef>> {
        let words = self.line();
        self.take();
        words
    }

    /// Text, and the figures that are held in it.
    fn words(&mut self, text: &str, span: &Range<usize>, found: &mut Vec<Inline<FigureRef>>) {
        let mut rest = text;
        while let Some(held) = rest.find(HELD) {
            let start = span.start + (text.len() - rest.len()) + held;
            let Some(end) = self.spans.get(&start).copied() else {
                // The sign itself, which somebody typed.
                let after = held + HELD.len_utf8();
                push(found, rest.get(..after).unwrap_or_default());
                rest = rest.get(after..).unwrap_or_default();
                continue;
            };
            push(found, &rest[..held]);
            let inner = start + 1..end.saturating_sub(1);
            let words = self.file.text.get(inner.clone()).unwrap_or_default();
            let figure = self.references.resolve(
                words,
                |part| {
                    Place::text(&self.file.file, {
                        let begin = self.file.offset + inner.start;
                        begin + part.start..begin + part.end
                    })
                },
                self.faults,
            );
            found.extend(figure.map(Inline::Figure));
            rest = rest.get(held + (end - start)..).unwrap_or_default();
        }
        push(found, rest);
    }

    fn link(
        &mut self,
        kind: LinkType,
        address: &str,
        span: &Range<usize>,
        words: Vec<Inline<FigureRef>>,
    ) -> Option<Inline<FigureRef>> {
        let address = if kind == LinkType::Email { format!("mailto:{address}") } else { address.to_string() };
        let lower = address.to_ascii_lowercase();
        let good = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
        if !good || address.contains(HELD) || address.chars().any(char::is_control) {
            let shown =
                if address.contains(HELD) { "with a figure in it".into() } else { format!("`{address}`") };
            let finding = Finding::new(
                Code::NotInTexts,
                self.at(span),
                format!("a link cannot lead to an address {shown}"),
            );
            self.faults.add(finding.expected("an address that begins with http://, https:// or mailto:"));
            return None;
        }
        Some(Inline::Link(address, words))
    }

    /// Leaves out all up to the end of what begins here.
    fn skip(&mut self) {
        let mut depth = 0usize;
        while let Some((event, _)) = self.take() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }

    fn refuse(&mut self, what: &str, span: &Range<usize>, hint: Option<&str>) {
        // Only the first line is pointed at.
        let first = self.file.text.get(span.clone()).and_then(|text| text.lines().next()).map_or(0, str::len);
        let at = self.at(&(span.start..span.start + first));
        let finding =
            Finding::new(Code::NotInTexts, at, format!("{what} cannot stand in a text of a report"))
                .expected("headings, paragraphs, bold, italics, lists, quotes, links and tables");
        self.faults.add(match hint {
            Some(hint) => finding.hint(hint),
            None => finding,
        });
    }
}

/// Adds words; those that follow each other become one.
fn push(found: &mut Vec<Inline<FigureRef>>, words: &str) {
    match found.last_mut() {
        _ if words.is_empty() => {}
        Some(Inline::Text(text)) => text.push_str(words),
        _ => found.push(Inline::Text(words.to_string())),
    }
}

fn has_figure(words: &[Inline<FigureRef>]) -> bool {
    words.iter().any(|part| match part {
        Inline::Figure(_) => true,
        Inline::Strong(words) | Inline::Emphasis(words) | Inline::Link(_, words) => has_figure(words),
        Inline::Text(_) | Inline::Break => false,
    })
}

/// Whether an event stands within a line.
fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag.to_end(),
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Superscript
                | TagEnd::Subscript
                | TagEnd::Link
                | TagEnd::Image
        ),
        Event::End(_) | Event::Rule => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_held_byte_for_byte() {
        let text = "**{a sex*kind=F*x}** and \\{ and {b}, é {c}";
        let file =
            ListFile { file: "t.md".into(), stem: "t".into(), text: text.into(), offset: 0, broken: false };
        let mut faults = Faults::default();
        let (held, spans) = hold(&file, &mut faults);
        assert_eq!(held.len(), text.len());
        let found: Vec<&str> = spans.iter().map(|(from, to)| &text[*from..*to]).collect();
        assert_eq!(found, ["{a sex*kind=F*x}", "{b}", "{c}"]);
        assert!(faults.found.is_empty());
    }
}
