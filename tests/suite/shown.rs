//! What the files of a report show, as text: rows of tables and running words,
//! whatever the format.

use std::io::Read;
use yardstick::cube::Rating;
use yardstick::pipeline::Made;
use yardstick::report::document::{Block, Cell, ColumnKind, Document, RowKind};
use yardstick::text::rich::{self, Inline};

/// Text without any space, so that neither a break of a line nor a space that does not break matters.
pub fn squeezed(text: &str) -> String {
    let gone = |c: &char| !c.is_whitespace() && !matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}');
    text.chars().filter(gone).collect()
}

/// The parts of a packed file.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|i| {
            let mut part = archive.by_index(i).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// The words of a page in HTML or of a part in XML.
pub fn words(markup: &str) -> String {
    let mut text = String::new();
    let mut rest = markup;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        let hidden = ["script", "style"].into_iter().find(|tag| rest[1..].starts_with(tag));
        let end = match hidden {
            Some(tag) => rest.find(&format!("</{tag}>")).map(|at| at + tag.len() + 3),
            None => rest.find('>').map(|at| at + 1),
        };
        rest = end.map_or("", |end| &rest[end..]);
        // Words of different cells are no one word.
        text.push(' ');
    }
    text.push_str(rest);
    let signs =
        [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'")];
    for (sign, letter) in signs {
        text = text.replace(sign, letter);
    }
    text.replace("&amp;", "&")
}

/// The rows of all tables in markup, each with its cells as the words between their marks, squeezed.
pub fn rows(markup: &str, row: &str, cells: &[&str]) -> Vec<Vec<Vec<String>>> {
    let pieces = |cell: &str| -> Vec<String> {
        let said = cell.split_inclusive('>').map(|piece| squeezed(&words(piece)));
        said.filter(|words| !words.is_empty()).collect()
    };
    let of_row = |row: &str| -> Vec<Vec<String>> {
        let mut found: Vec<(usize, &str)> = cells.iter().flat_map(|cell| elements(row, cell)).collect();
        found.sort_by_key(|(at, _)| *at);
        found.into_iter().map(|(_, cell)| pieces(cell)).collect()
    };
    elements(markup, row).into_iter().map(|(_, row)| of_row(row)).collect()
}

/// The elements of a name in markup, each with where it begins; none lies in another.
fn elements<'m>(markup: &'m str, tag: &str) -> Vec<(usize, &'m str)> {
    let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
    // What begins alike is another element: `w:trPr` is no `w:tr`.
    let is_one = |at: &usize| markup[*at + open.len()..].starts_with(['>', ' ']);
    let starts = markup.match_indices(&open).map(|(at, _)| at).filter(is_one);
    starts.map(|at| (at, markup[at..].split(&close).next().unwrap_or_default())).collect()
}

/// Whether a text has a figure as a whole: `7` does not stand in `17`, nor in `7,5`.
pub fn says(text: &str, figure: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text.match_indices(figure).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + figure.len()..]);
        let mark = |c: char| matches!(c, '.' | ',');
        let inside = digit(before.trim_end_matches(mark).chars().next_back())
            || digit(after.trim_start_matches(mark).chars().next());
        !inside || !digit(figure.chars().next_back())
    })
}

/// The file of a report with an ending.
pub fn file<'m>(made: &'m Made, ending: &str) -> Option<&'m [u8]> {
    let name = format!("{}.{ending}", made.id);
    made.files.iter().find(|file| file.name == name).map(|file| file.bytes.as_slice())
}

/// The main part of a Word document.
pub fn word(bytes: &[u8]) -> String {
    let parts = parts(bytes);
    let (_, main) = parts.iter().find(|(name, _)| name == "word/document.xml").unwrap();
    String::from_utf8(main.clone()).unwrap()
}

/// A row of a table of a document: the page it is on, its name, and the figures in it.
pub struct ShownRow<'d> {
    /// The page, by its place.
    pub page: usize,
    /// What the row is about.
    pub name: &'d str,
    /// Its figures.
    pub cells: Vec<&'d Cell>,
}

/// The rows of a document that have figures.
pub fn shown_rows(document: &Document) -> Vec<ShownRow<'_>> {
    let mut found = Vec::new();
    for (page, block) in
        document.pages.iter().enumerate().flat_map(|(i, p)| p.blocks.iter().map(move |b| (i, b)))
    {
        let Block::Table(table) = block else { continue };
        let named = table.columns.iter().position(|column| column.kind == ColumnKind::Name).unwrap_or(0);
        for row in table.rows.iter().filter(|row| row.kind != RowKind::Group) {
            let figures =
                row.cells.iter().filter(|cell| matches!(cell, Cell::Figure { .. })).collect::<Vec<_>>();
            let name = row.cells.get(named).map_or("", Cell::text);
            if !figures.is_empty() && !name.is_empty() {
                found.push(ShownRow { page, name, cells: figures });
            }
        }
    }
    found
}

/// The lines of all texts in a document, cut at ratings, before which documents set a sign.
pub fn shown_lines(document: &Document) -> Vec<(usize, Vec<String>)> {
    fn lines(block: &rich::Block<Cell>, found: &mut Vec<Vec<String>>) {
        let mut line = |words: &[Inline<Cell>]| {
            let mut pieces = vec![String::new()];
            pieces_of(words, &mut pieces);
            found.push(pieces.into_iter().filter(|piece| !piece.trim().is_empty()).collect());
        };
        match block {
            rich::Block::Heading(_, words) | rich::Block::Paragraph(words) => line(words),
            rich::Block::List(_, entries) => entries.iter().flatten().for_each(|block| lines(block, found)),
            rich::Block::Quote(blocks) => blocks.iter().for_each(|block| lines(block, found)),
            rich::Block::Table(head, rows) => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| line(cell));
            }
        }
    }
    fn pieces_of(words: &[Inline<Cell>], pieces: &mut Vec<String>) {
        for part in words {
            match part {
                Inline::Strong(words) | Inline::Emphasis(words) | Inline::Link(_, words) => {
                    pieces_of(words, pieces)
                }
                Inline::Figure(Cell::Rating(rating, word)) => {
                    assert!(*rating != Rating::NotRated || !word.is_empty());
                    pieces.extend([word.clone(), String::new()]);
                }
                Inline::Figure(cell) => pieces.last_mut().unwrap().push_str(&cell.spelled()),
                Inline::Text(text) => pieces.last_mut().unwrap().push_str(text),
                Inline::Break => pieces.last_mut().unwrap().push(' '),
            }
        }
    }
    let mut found = Vec::new();
    for (number, page) in document.pages.iter().enumerate() {
        for block in &page.blocks {
            let Block::Prose(text) = block else { continue };
            let mut own = Vec::new();
            text.iter().for_each(|block| lines(block, &mut own));
            found.extend(own.into_iter().map(|line| (number, line)));
        }
    }
    found
}
