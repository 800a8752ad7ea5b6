//! Tables: heads by scope, groups as bodies of their own, filters and order for lists.

use super::escape::{escape, lines};
use super::mark;
use super::writer::Writer;
use crate::report::document::{Cell, ColumnKind, Row, RowKind, Table};
use std::collections::BTreeSet;

/// Rows beyond which a table is folded up.
const LONG: usize = 30;
/// Rows from which on a table can be put in another order.
const SORTED: usize = 4;
/// Rows from which on a list has filters.
const FILTERED: usize = 8;
/// Choices of a filter at most.
const CHOICES: usize = 14;
/// Filters of a list at most, beside that for words.
const FILTERS: usize = 3;
/// Columns of sentences from which on a table is one of words.
const WORDY: usize = 3;
/// Columns from which on each has less room.
const MANY: usize = 6;

/// The class of the cells of a column.
fn class(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Code => "c",
        ColumnKind::Name => "nm",
        ColumnKind::Text => "tx",
        ColumnKind::Prose => "pr",
        ColumnKind::Figure => "n",
        ColumnKind::Progress => "n pg",
        ColumnKind::Trend => "td",
        ColumnKind::Rating => "ra",
    }
}

/// How a column is put in order: by number or by word; none where there is no order.
fn order(kind: ColumnKind) -> Option<&'static str> {
    match kind {
        ColumnKind::Figure | ColumnKind::Progress | ColumnKind::Rating => Some("n"),
        ColumnKind::Code | ColumnKind::Name | ColumnKind::Text => Some("t"),
        ColumnKind::Prose | ColumnKind::Trend => None,
    }
}

/// The number by which a cell is put in order, as an attribute.
pub fn key(cell: &Cell) -> String {
    let number = match cell {
        Cell::Figure { shown, .. } | Cell::Number(shown) => shown.number,
        Cell::Rating(rating, _) => Some(f64::from(*rating as u8)),
        Cell::Severity(severity, _) => Some(f64::from(*severity as u8)),
        _ => None,
    };
    number.map_or_else(String::new, |number| format!(" data-v=\"{number}\""))
}

/// The head of a column.
pub fn head(kind: ColumnKind, words: &str, sorted: bool) -> String {
    let order = order(kind).filter(|_| sorted && !words.is_empty());
    let order = order.map_or_else(String::new, |order| format!(" data-s=\"{order}\""));
    match words.is_empty() {
        true => format!("<td class=\"{}\"></td>", class(kind)),
        false => format!("<th scope=\"col\" class=\"{}\"{order}>{}</th>", class(kind), lines(words)),
    }
}

/// A heading within a table, over all its columns.
pub fn group(row: &Row, columns: usize) -> String {
    let text = row.cells.first().map(Cell::text).unwrap_or_default();
    // What it is, and what it says, are set apart by two spaces.
    let words = match text.split_once("  ") {
        Some((code, says)) => {
            format!("<span class=\"gc\">{}</span> {}", escape(code.trim_end_matches('.')), lines(says.trim()))
        }
        None => lines(text),
    };
    format!("<tr class=\"g\"><th scope=\"rowgroup\" colspan=\"{columns}\">{words}</th></tr>\n")
}

impl<'a> Writer<'a> {
    /// A table. `name` is said where it has no title of its own; `level` is that of a heading for it;
    /// one of many tables is folded up.
    pub fn table(&mut self, table: &'a Table, name: &str, (level, many): (u8, bool)) -> String {
        if table.columns.is_empty() {
            return String::new();
        }
        let body = table.rows.iter().filter(|row| row.kind == RowKind::Body).count();
        let id = self.id(&format!("t-{}", if table.title.is_empty() { name } else { &table.title }));
        let mut out = String::new();
        let folded = body > LONG || table.at_length && body > FILTERED || many;
        let title = if table.title.is_empty() { name } else { &table.title };
        if !table.title.is_empty() && !many {
            out.push_str(&self.heading(level, "tt", &escape(&table.title)));
        }
        if !table.subtitle.is_empty() && !many {
            out.push_str(&format!("<p class=\"ts\">{}</p>\n", escape(&table.subtitle)));
        }
        if folded {
            let rows =
                self.words.say("html-rows", &[("n", body.into()), ("shown", (&body.to_string()).into())]);
            out.push_str(&format!(
                "<details class=\"fold\"><summary>{} <span class=\"q\">{}</span></summary>\n",
                match many {
                    true => escape(title),
                    false => escape(&self.words.say("html-show-table", &[("title", title.into())])),
                },
                escape(&rows)
            ));
            if many && !table.subtitle.is_empty() {
                out.push_str(&format!("<p class=\"ts\">{}</p>\n", escape(&table.subtitle)));
            }
        }
        if table.filter && body >= FILTERED {
            out.push_str(&self.filters(table, &id, body));
        }
        let many = if table.columns.len() >= MANY { " many" } else { "" };
        let shape = shape(table);
        let tall = if folded { " tall" } else { "" };
        out.push_str(&format!(
            "<div class=\"scroll{tall}\" tabindex=\"0\" role=\"group\" aria-labelledby=\"{id}-c\">\n\
             <table class=\"tb{many}{shape}\" id=\"{id}\"><caption class=\"vh\" id=\"{id}-c\">{}</caption>\n<thead><tr>",
            escape(title)
        ));
        for column in &table.columns {
            out.push_str(&head(column.kind, &column.head, body >= SORTED));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for (i, row) in table.rows.iter().enumerate() {
            if row.kind == RowKind::Group {
                if i > 0 {
                    out.push_str("</tbody>\n<tbody>\n");
                }
                out.push_str(&group(row, table.columns.len()));
            } else {
                out.push_str(&self.row(table, row));
            }
        }
        out.push_str("</tbody></table></div>\n");
        out.push_str(&notes(&table.notes));
        if folded {
            out.push_str("</details>\n");
        }
        out
    }

    fn row(&mut self, table: &'a Table, row: &'a Row) -> String {
        let mut out = String::from(if row.kind == RowKind::Total { "<tr class=\"t\">" } else { "<tr>" });
        // The row is about its name; without one, about what stands first.
        let named = table.columns.iter().position(|column| column.kind == ColumnKind::Name).unwrap_or(0);
        for (i, column) in table.columns.iter().enumerate() {
            let Some(cell) = row.cells.get(i) else {
                out.push_str("<td></td>");
                continue;
            };
            let mut words = self.cell(cell);
            let bar = match cell {
                Cell::Figure { shown, .. } if column.kind == ColumnKind::Progress => {
                    shown.number.map(|way| mark::bullet(64, Some(way), None, false))
                }
                // A share is a part of a whole, and has no target.
                Cell::Number(shown) if column.kind == ColumnKind::Progress => {
                    shown.number.map(|part| mark::share(56, part))
                }
                _ => None,
            };
            if let Some(bar) = bar {
                words = format!("{bar}<span class=\"pv\">{words}</span>");
            }
            let (class, key) = (class(column.kind), key(cell));
            out.push_str(&match i == named && !words.is_empty() {
                true => format!("<th scope=\"row\" class=\"{class}\"{key}>{words}</th>"),
                false => format!("<td class=\"{class}\"{key}>{words}</td>"),
            });
        }
        out.push_str("</tr>\n");
        out
    }

    /// The filters of a list: by columns with few different words, and by words anywhere.
    fn filters(&self, table: &Table, id: &str, body: usize) -> String {
        let mut out = self.filter_head(id);
        let mut made = 0;
        for (i, column) in table.columns.iter().enumerate() {
            let fit = matches!(column.kind, ColumnKind::Text | ColumnKind::Rating | ColumnKind::Name);
            if !fit || made == FILTERS {
                continue;
            }
            let rows = table.rows.iter().filter(|row| row.kind == RowKind::Body);
            let choices: BTreeSet<&str> = rows
                .filter_map(|row| row.cells.get(i))
                .map(Cell::text)
                .filter(|text| !text.is_empty())
                .collect();
            if !(2..=CHOICES).contains(&choices.len()) || choices.iter().any(|text| text.len() > 60) {
                continue;
            }
            made += 1;
            out.push_str(&format!(
                "<label class=\"fl\">{}<select data-col=\"{i}\"><option value=\"\">{}</option>",
                escape(&column.head.replace('\n', " ")),
                self.word("html-all")
            ));
            for choice in choices {
                out.push_str(&format!("<option>{}</option>", escape(choice)));
            }
            out.push_str("</select></label>\n");
        }
        out.push_str(&self.filter_foot(body));
        out
    }

    /// The beginning of the filters of a table.
    pub fn filter_head(&self, table: &str) -> String {
        format!(
            "<div class=\"bar\" role=\"group\" aria-label=\"{}\" data-for=\"{table}\" hidden>\n",
            self.word("html-filters")
        )
    }

    /// Their end: words anywhere, and how many rows are shown.
    pub fn filter_foot(&self, rows: usize) -> String {
        let n = rows.to_string();
        let count = self.words.say("html-count", &[("shown", (&n).into()), ("all", (&n).into())]);
        format!(
            "<label class=\"fl\">{}<input type=\"search\" autocomplete=\"off\" spellcheck=\"false\"></label>\n\
             <p class=\"count\" role=\"status\">{}</p>\n</div>\n",
            self.word("html-search"),
            escape(&count)
        )
    }
}

/// How a table is set: one of many words has room for them, and where the screen is narrow, one
/// of words or ratings becomes a card for each row.
fn shape(table: &Table) -> &'static str {
    let count = |kind: ColumnKind| table.columns.iter().filter(|column| column.kind == kind).count();
    let (prose, text) = (count(ColumnKind::Prose), count(ColumnKind::Text));
    match table.columns.len() >= MANY {
        true if prose >= WORDY => " wordy cards",
        true if prose + text > WORDY || count(ColumnKind::Rating) > 0 => " cards",
        _ => "",
    }
}

/// Notes under a table or chart.
pub fn notes(notes: &[String]) -> String {
    notes.iter().map(|note| format!("<p class=\"note\">{}</p>\n", escape(note))).collect()
}
