//! Texts that somebody wrote: headings, paragraphs, lists, quotations and small tables, with the
//! figures in them as they are shown.

use super::arial;
use super::body::Body;
use super::table::{self, Frame, shown_value};
use super::text::{Look, Para, push_run, run};
use super::xml::Xml;
use crate::render::theme::INK;
use crate::report::document::Cell;
use crate::text::rich::{Block, Inline, plain};

/// Levels of lists that are told apart.
const LEVELS: usize = 3;

/// Writes a text.
pub fn write(body: &mut Body<'_>, text: &[Block<Cell>]) {
    blocks(body, text, "Normal");
}

fn blocks(body: &mut Body<'_>, text: &[Block<Cell>], style: &str) {
    for block in text {
        match block {
            Block::Heading(level, words) => {
                let content = inline(body, words, Look::PLAIN);
                let text = spelled(words);
                if *level == 1 && style == "Normal" {
                    body.heading("Heading2", &text, &content);
                } else {
                    body.flow("Heading3", &text, true);
                    Para::of("Heading3").write(&mut body.xml, &content);
                }
            }
            Block::Paragraph(words) => {
                let content = inline(body, words, Look::PLAIN);
                body.flow(style, &spelled(words), false);
                Para::of(style).write(&mut body.xml, &content);
            }
            Block::List(numbered, entries) => list(body, *numbered, entries, 0),
            Block::Quote(quoted) => blocks(body, quoted, "Quote"),
            Block::Table(head, rows) => small_table(body, head, rows),
        }
    }
}

fn list(body: &mut Body<'_>, numbered: bool, entries: &[Vec<Block<Cell>>], level: usize) {
    let number = if numbered {
        body.lists += 1;
        // The first list is that of marks.
        body.lists + 1
    } else {
        1
    };
    let style = if numbered { "ListNumber" } else { "ListBullet" };
    let level = level.min(LEVELS - 1);
    for entry in entries {
        for (i, block) in entry.iter().enumerate() {
            match block {
                Block::Paragraph(words) | Block::Heading(_, words) => {
                    let content = inline(body, words, Look::PLAIN);
                    body.flow(style, &spelled(words), false);
                    // What follows the first paragraph of an entry has no mark of its own.
                    let place = if i == 0 { Some((number, level)) } else { Some((0, level)) };
                    Para { list: place, ..Para::of(style) }.write(&mut body.xml, &content);
                }
                Block::List(numbered, entries) => list(body, *numbered, entries, level + 1),
                other => blocks(body, std::slice::from_ref(other), "Normal"),
            }
        }
    }
}

/// A line as plain text.
fn spelled(words: &[Inline<Cell>]) -> String {
    plain(words, &Cell::spelled)
}

/// The words of a line.
fn inline(body: &mut Body<'_>, words: &[Inline<Cell>], look: Look) -> Xml {
    let mut xml = Xml::piece();
    for part in words {
        match part {
            Inline::Text(text) => push_run(&mut xml, text, look),
            Inline::Strong(words) => xml.add(&inline(body, words, Look { bold: true, ..look })),
            Inline::Emphasis(words) => xml.add(&inline(body, words, Look { italic: true, ..look })),
            Inline::Link(address, words) => {
                let content = inline(body, words, Look { style: Some("Hyperlink"), ..look });
                let linked = body.link(address, &content);
                if linked == content {
                    xml.add(&inline(body, words, look));
                } else {
                    xml.add(&linked);
                }
            }
            Inline::Figure(Cell::Figure { shown, .. } | Cell::Number(shown)) => {
                xml.add(&shown_value(shown, look));
            }
            Inline::Figure(Cell::Rating(rating, word)) => xml.add(&table::rated(*rating, word)),
            Inline::Figure(other) => xml.add(&run(other.text(), look)),
            Inline::Break => push_run(&mut xml, "\n", look),
        }
    }
    xml
}

/// A table within a text, without a caption: the text says what it is.
fn small_table(body: &mut Body<'_>, head: &[Vec<Inline<Cell>>], rows: &[Vec<Vec<Inline<Cell>>>]) {
    let text = |words: &Vec<Inline<Cell>>| spelled(words);
    let columns = head.len().max(1);
    // As wide as what is in them, within what the page has.
    let wanted: Vec<f64> = (0..columns)
        .map(|at| {
            let cells = std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
            let widest = cells.filter_map(|row| row.get(at)).map(|cell| arial::width(&text(cell), 8.5, true));
            widest.fold(20.0, f64::max).min(260.0) + 8.0
        })
        .collect();
    let whole = f64::from(body.layout.width);
    let sum: f64 = wanted.iter().sum();
    let mut widths: Vec<u32> = wanted.iter().map(|width| (width / sum * whole).floor() as u32).collect();
    let missing = body.layout.width - widths.iter().sum::<u32>();
    if let Some(last) = widths.last_mut() {
        *last += missing;
    }
    // A column of figures is at the right.
    let figure = |cell: &Vec<Inline<Cell>>| match cell.as_slice() {
        [Inline::Figure(cell)] => matches!(cell, Cell::Figure { .. } | Cell::Number(_)),
        [Inline::Strong(words)] => matches!(words.as_slice(), [Inline::Figure(_)]),
        _ => false,
    };
    let right: Vec<bool> = (0..columns)
        .map(|at| !rows.is_empty() && rows.iter().all(|row| row.get(at).is_some_and(figure)))
        .collect();
    table::open(&mut body.xml, "ReportTable", &widths, [true, false], "", "");
    let all = std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
    for (i, row) in all.enumerate() {
        let lines = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| arial::lines(&spelled(cell), 8.5, true, f64::from(*width) / 20.0 - 5.8));
        body.pager.piece(lines.max().unwrap_or(1) as f64 * 10.3 + 5.0, i < rows.len());
        table::open_row(&mut body.xml, i == 0);
        for (at, width) in widths.iter().enumerate() {
            let rules = if i == 0 { [Some((10, INK)), Some((6, INK))] } else { [None, None] };
            Frame { width: *width, rules, ..Frame::default() }.open(&mut body.xml);
            let style = match (i == 0, right.get(at).copied().unwrap_or(false)) {
                (true, false) => "TableHead",
                (true, true) => "TableHeadFigure",
                (false, false) => "TableText",
                (false, true) => "TableFigure",
            };
            let content = row.get(at).map(|cell| inline(body, cell, Look::PLAIN)).unwrap_or_default();
            Para::of(style).kept(i < rows.len()).write(&mut body.xml, &content);
            body.xml.close("w:tc");
        }
        body.xml.close("w:tr");
    }
    body.xml.close("w:tbl");
    body.space();
}
