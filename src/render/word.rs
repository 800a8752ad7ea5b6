//! A document as an editable text for Word: with styles that a person may change, a contents
//! field, captions that count themselves, tables whose heads are repeated, and charts with
//! alternative texts. docs/word.md says what a reader finds in it.

mod arial;

mod xml;

mod text;

mod section;

mod picture;

mod package;

mod pager;

mod body;

mod widths;

mod table;

mod blocks;

mod prose;

use crate::project::Section;
use crate::report::Words;
use crate::report::document::{Block, Document, Page, PageKind};
use body::Body;
use package::Content;
use picture::Picture;
use section::{Layout, NAMESPACES, properties};
use std::fmt;
use text::{Look, Para, run};
use xml::{Attribute, Xml};
use zip::result::ZipError;

/// The part of a page's width that the least widths of columns may take before text is crowded.
const CROWDED: f64 = 0.9;
/// The part of a page that is free where a further part begins on it.
const RUN_ON: f64 = 0.35;
/// Letters beside the fact box at most; what comes after stands below it.
const BESIDE_BOX: usize = 1_100;

/// A document, as it is printed, as the bytes of a .docx file. `charts` are pictures of its charts as PNG, without
/// title, notes and source, which are text of the document.
///
/// # Errors
/// What the writer of the archive says.
pub fn word(document: &Document, charts: &[&[u8]]) -> Result<Vec<u8>, ZipError> {
    let pictures: Vec<Picture<'_>> = charts.iter().map(|png| Picture::of(png)).collect();
    let words = Words::of(&document.meta.language);
    // The contents stand before what they name: the first time tells the pages.
    let pages = text_of(document, &pictures, &[]).pager.marks;
    let body = text_of(document, &pictures, &pages);
    let mut xml = Xml::part();
    let names: Vec<Attribute<'_>> =
        NAMESPACES.iter().map(|(key, value)| (*key, value as &dyn fmt::Display)).collect();
    xml.open("w:document", &names);
    xml.open("w:body", &[]);
    xml.add(&body.xml);
    xml.add(&properties(body.layout, begins_with_cover(document) && body.sections == 0));
    xml.close("w:body");
    xml.close("w:document");
    let content = Content { body: xml, pictures, links: body.links, lists: body.lists };
    package::write(&document.meta, &words, content)
}

/// The whole text; `printed` are the pages of paper of what the contents name.
fn text_of<'a>(document: &'a Document, pictures: &[Picture<'_>], printed: &[usize]) -> Body<'a> {
    let mut body = Body::of(document, printed);
    for number in 0..document.pages.len() {
        page(&mut body, number, pictures);
    }
    body
}

fn begins_with_cover(document: &Document) -> bool {
    document.pages.first().is_some_and(|page| page.kind == PageKind::Cover)
}

/// Writes a page of the document, which may take several of paper.
fn page(body: &mut Body<'_>, number: usize, pictures: &[Picture<'_>]) {
    let document = body.document;
    let Some(page) = document.pages.get(number) else { return };
    let layout = Layout::of(page.landscape || crowded(page));
    if number > 0 {
        body.end_page();
    }
    if number > 0 && layout != body.layout {
        let ending = properties(body.layout, begins_with_cover(document) && body.sections == 0);
        let last = Para { section: Some(&ending), ..Para::of("SectionEnd") };
        last.write(&mut body.xml, &Xml::piece());
        body.sections += 1;
    }
    let same = layout == body.layout;
    body.layout = layout;
    match page.kind {
        PageKind::Cover => cover(body, page),
        PageKind::Contents => contents(body, page),
        PageKind::Section(_) => {
            let before = number.checked_sub(1).and_then(|number| document.pages.get(number));
            let follows = before.is_some_and(|before| matches!(before.kind, PageKind::Section(_)));
            let run_on =
                follows && same && !begins_anew(page) && body.pager.room() >= RUN_ON * body.layout.high();
            section(body, page, pictures, run_on);
        }
    }
}

/// Whether a table on an upright page would be crowded: it then stands on a wide one. Charts and
/// key figures read best on an upright page, on which only what cannot be set at all is too much.
fn crowded(page: &Page) -> bool {
    let upright = page.blocks.iter().any(|block| matches!(block, Block::Chart(_) | Block::Tiles(_)));
    let room = Layout::of(false).points() * if upright { 1.0 } else { CROWDED };
    page.blocks.iter().any(|block| matches!(block, Block::Table(table) if !widths::fits(table, room)))
}

fn cover(body: &mut Body<'_>, page: &Page) {
    Para::of("CoverBand").write(&mut body.xml, &Xml::piece());
    let project = body.document.meta.project.clone();
    body.paragraph("CoverProject", &project);
    body.paragraph("Title", &page.title);
    body.paragraph("Subtitle", &page.subtitle);
    for block in &page.blocks {
        match block {
            Block::Note(text) => body.paragraph("CoverNote", text),
            Block::Facts(facts) => blocks::facts(body, facts),
            other => self::block(body, page, other, &[], &mut true),
        }
    }
}

fn contents(body: &mut Body<'_>, page: &Page) {
    body.pager.turn(body.layout.high());
    body.paragraph("TOCHeading", &page.title);
    bar(body);
    // What there is to say stands before the list: after one that fills the page it would have a page
    // to itself.
    for block in page.blocks.iter().filter(|block| !matches!(block, Block::Contents(_))) {
        self::block(body, page, block, &[], &mut true);
    }
    for block in &page.blocks {
        if let Block::Contents(pages) = block {
            blocks::contents(body, pages);
        }
    }
}

/// The short bar under the title of a page.
fn bar(body: &mut Body<'_>) {
    // 28 mm wide, whatever the page.
    let right = Some(body.layout.width.saturating_sub(1_588));
    body.flow("HeadingBar", "", true);
    Para { right, ..Para::of("HeadingBar") }.write(&mut body.xml, &Xml::piece());
}

/// Whether a part begins on a page of its own, whatever room there is before it.
fn begins_anew(page: &Page) -> bool {
    use Section::{Logframe, Progress, ResultsFramework, Summary};
    matches!(page.kind, PageKind::Section(Summary | Progress | ResultsFramework | Logframe))
}

/// Writes a section; `run_on`: on the page of paper where the one before it ends.
fn section(body: &mut Body<'_>, page: &Page, pictures: &[Picture<'_>], run_on: bool) {
    if run_on {
        body.run_on(&page.title);
    } else {
        body.heading("Heading1", &page.title, &run(&page.title, Look::PLAIN));
    }
    bar(body);
    // The line under the title of a page that is one table without a title is that table's.
    let untitled = |block: &Block| matches!(block, Block::Table(table) if table.title.is_empty());
    let mut said = !page.blocks.first().is_some_and(untitled) || page.subtitle.is_empty();
    if said {
        body.paragraph("SectionSubtitle", &page.subtitle);
    }
    let told = told(page);
    let mut blocks: &[Block] = &told;
    while let Some((block, rest)) = blocks.split_first() {
        if let (Block::Facts(facts), [first, ..]) = (block, rest)
            && beside(first)
        {
            let texts = rest.iter().take_while(|block| beside(block)).count();
            let texts = texts.min(texts_beside(rest));
            blocks::beside(body, facts, rest.get(..texts).unwrap_or_default());
            blocks = rest.get(texts..).unwrap_or_default();
            continue;
        }
        let run: Vec<usize> = blocks
            .iter()
            .map_while(|block| if let Block::Chart(number) = block { Some(*number) } else { None })
            .collect();
        if run.is_empty() {
            self::block(body, page, block, pictures, &mut said);
            blocks = rest;
        } else {
            blocks::charts(body, &run, pictures);
            blocks = blocks.get(run.len()..).unwrap_or_default();
        }
    }
}

/// The blocks of a page, the fact box before the sentences beside which it stands.
fn told(page: &Page) -> Vec<Block> {
    let mut blocks = page.blocks.clone();
    if let Some(at) = blocks.iter().position(|block| matches!(block, Block::Facts(_)))
        && at > 0
        && blocks.iter().take(at).all(beside)
    {
        let facts = blocks.remove(at);
        blocks.insert(0, facts);
    }
    blocks
}

/// Whether a block is a sentence that may stand beside the fact box.
fn beside(block: &Block) -> bool {
    matches!(block, Block::Lead(_) | Block::Paragraph(_))
}

/// How many of the sentences stand beside the fact box: the first, and what is not too much.
fn texts_beside(blocks: &[Block]) -> usize {
    let mut letters = 0;
    let fits = |block: &&Block| {
        let first = letters == 0;
        letters += match block {
            Block::Lead(text) | Block::Paragraph(text) => text.len(),
            _ => 0,
        };
        first || letters <= BESIDE_BOX
    };
    blocks.iter().take_while(fits).count()
}

/// Writes a block; `said`: the line under the title of the page has been said.
fn block(body: &mut Body<'_>, page: &Page, block: &Block, pictures: &[Picture<'_>], said: &mut bool) {
    match block {
        Block::Heading(text) if matches!(page.kind, PageKind::Section(_)) => {
            body.heading("Heading2", text, &run(text, Look::PLAIN));
        }
        Block::Heading(text) => body.paragraph("Heading3", text),
        Block::Lead(text) => body.paragraph("Lead", text),
        Block::Paragraph(text) => body.paragraph("Normal", text),
        Block::Prose(text) => prose::write(body, text),
        Block::Note(text) => body.paragraph("Note", text),
        Block::Facts(facts) => blocks::facts(body, facts),
        Block::Contents(pages) => blocks::contents(body, pages),
        Block::Tally(tally) => blocks::tally(body, tally),
        Block::Tiles(tiles) => blocks::tiles(body, tiles),
        Block::Chart(chart) => blocks::charts(body, &[*chart], pictures),
        Block::Table(table) => {
            let first = !std::mem::replace(said, true);
            let (title, subtitle) = match (table.title.is_empty(), first) {
                (false, _) => (table.title.as_str(), table.subtitle.as_str()),
                (true, true) => (page.name.as_str(), page.subtitle.as_str()),
                (true, false) => (page.name.as_str(), table.subtitle.as_str()),
            };
            table::write(body, table, title, subtitle);
        }
    }
}

#[cfg(test)]
mod rules;

#[cfg(test)]
mod tests;
