//! Texts that people wrote, as data for the template.

use super::columns::{Entry, Track, fit};
use crate::report::document::Cell;
use crate::text::rich::{Block, Inline, plain};
use serde_json::{Value, json};

/// The width of text on pages that are higher than wide, and the size of type of written tables.
const WIDTH: f64 = 481.8;
const SIZE: f64 = 8.5;

/// A text, with its headings below those of the page: no level is left out.
pub fn prose(blocks: &[Block<Cell>]) -> Value {
    let mut level = 1;
    Value::Array(blocks.iter().map(|part| block(part, &mut level)).collect())
}

fn block(part: &Block<Cell>, level: &mut u8) -> Value {
    match part {
        Block::Heading(depth, words) => {
            // The page's own heading is the first level; a reader by ear must not miss one in between.
            *level = depth.saturating_add(1).clamp(2, 4).min(*level + 1);
            json!({ "k": "heading", "level": *level, "line": line(words) })
        }
        Block::Paragraph(words) => json!({ "k": "p", "line": line(words) }),
        Block::List(numbered, entries) => {
            let entries: Vec<Value> = entries
                .iter()
                .map(|e| Value::Array(e.iter().map(|part| block(part, level)).collect()))
                .collect();
            json!({ "k": "list", "numbered": numbered, "entries": entries })
        }
        Block::Quote(quoted) => {
            let quoted: Vec<Value> = quoted.iter().map(|part| block(part, level)).collect();
            json!({ "k": "quote", "blocks": quoted })
        }
        Block::Table(head, rows) => {
            let cells = |row: &[Vec<Inline<Cell>>]| Value::Array(row.iter().map(|cell| line(cell)).collect());
            let numbers: Vec<bool> = (0..head.len()).map(|i| is_numbers(rows, i)).collect();
            json!({
                "k": "grid",
                "widths": widths(head, rows, &numbers),
                "head": cells(head),
                "numbers": numbers,
                "rows": rows.iter().map(|row| {
                    let mut row = row.clone();
                    row.resize(head.len(), Vec::new());
                    cells(&row)
                }).collect::<Vec<_>>(),
            })
        }
    }
}

/// The widths of the columns of a written table, as parts of the whole.
fn widths(head: &[Vec<Inline<Cell>>], rows: &[Vec<Vec<Inline<Cell>>>], numbers: &[bool]) -> Vec<f64> {
    let entry = |cell: Option<&Vec<Inline<Cell>>>, bold: bool, whole: bool| Entry {
        text: cell.map_or_else(String::new, |words| plain(words, &Cell::spelled)),
        bold,
        whole,
        beside: 0.0,
    };
    let track = |column: usize| {
        let number = numbers.get(column).copied().unwrap_or(false);
        let cells = rows.iter().map(|row| entry(row.get(column), false, number));
        let head = entry(head.get(column), true, false);
        Track { entries: std::iter::once(head).chain(cells).collect(), words: !number }
    };
    let tracks: Vec<Track> = (0..head.len()).map(track).collect();
    match fit(&tracks, WIDTH, &[SIZE]) {
        Some(found) => found.widths,
        None => vec![1.0; head.len()],
    }
}

/// Whether a column of a written table holds figures alone.
fn is_numbers(rows: &[Vec<Vec<Inline<Cell>>>], column: usize) -> bool {
    let cells = || rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty());
    cells().count() > 0
        && cells().all(|cell| match cell.as_slice() {
            [Inline::Figure(_)] => true,
            [Inline::Text(text)] => text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(' '),
            _ => false,
        })
}

fn line(words: &[Inline<Cell>]) -> Value {
    Value::Array(words.iter().map(inline).collect())
}

fn inline(part: &Inline<Cell>) -> Value {
    match part {
        Inline::Text(text) => json!(text),
        Inline::Strong(words) => json!({ "k": "strong", "c": line(words) }),
        Inline::Emphasis(words) => json!({ "k": "emph", "c": line(words) }),
        Inline::Link(address, words) => json!({ "k": "link", "to": address, "c": line(words) }),
        Inline::Figure(cell) => json!({ "k": "figure", "t": cell.spelled() }),
        Inline::Break => json!({ "k": "break" }),
    }
}

/// About how many letters a text has.
pub fn letters(blocks: &[Block<Cell>]) -> usize {
    crate::text::rich::lines(blocks, &Cell::spelled).iter().map(|line| line.len() + 60).sum()
}
