//! Text tables: the delimiter is found out, fields may be quoted. Blank lines
//! are rows, so that rows have the numbers that a spreadsheet program shows.

use super::encoding::decode;
use super::seam::{TakeRow, Workbook};
use crate::ingest::cell::{Cell, Row};
use crate::ingest::content::Unreadable;
use crate::ingest::limits::Gate;
use crate::project::Limits;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Delimiters, the likelier first.
const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];
/// Records by which the delimiter is judged.
const JUDGED: usize = 200;
/// Fields of a record that are told apart: far more than a table has columns.
const MOST_FIELDS: usize = 1_100_000;

/// A text table.
pub struct TextTable<'a> {
    text: Cow<'a, str>,
    sheets: [String; 1],
    limits: Limits,
}

impl<'a> TextTable<'a> {
    /// Reads bytes as text.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> TextTable<'a> {
        TextTable { text: decode(bytes), sheets: [String::new()], limits: *limits }
    }
}

impl Workbook for TextTable<'_> {
    fn sheets(&self) -> &[String] {
        &self.sheets
    }

    fn rows(&mut self, _sheet: usize, take: &mut TakeRow<'_>) -> Result<(), Unreadable> {
        let (delimiter, start, first_row) = dialect(&self.text);
        let mut records = Records { rest: self.text.get(start..).unwrap_or(""), delimiter };
        let mut number = first_row;
        let mut cells: Vec<(u32, Cell<'_>)> = Vec::new();
        let mut fields = Vec::new();
        let mut gate = Gate::new(&self.limits);
        while records.next(&mut fields) {
            for (col, field) in (0u32..).zip(fields.drain(..)) {
                let cell = Cell::Text(field);
                if !cell.is_blank() {
                    gate.pass(number, col, &cell)?;
                    cells.push((col, cell));
                }
            }
            if !cells.is_empty() && take(Row { number, cells: &cells }).is_break() {
                return Ok(());
            }
            cells.clear();
            number += 1;
            if u64::from(number) > self.limits.rows {
                // Blank lines at the end are no rows.
                if records.rest.trim_ascii().is_empty() {
                    return Ok(());
                }
                let what = format!("the table has more than {number} rows");
                return Err(Unreadable::beyond(what, "rows", self.limits.rows));
            }
        }
        Ok(())
    }
}

/// The delimiter, where the records begin, and the number of the first:
/// a first line `sep=;` says it; else the delimiter by which most records have
/// one and the same number of fields.
fn dialect(text: &str) -> (char, usize, u32) {
    let line = text.lines().next().unwrap_or("");
    if let Some(rest) = line.strip_prefix("sep=").map(str::trim_end)
        && let (Some(delimiter), true) = (rest.chars().next(), rest.chars().count() == 1)
    {
        let after = text.get(line.len()..).unwrap_or("");
        let end = if after.starts_with("\r\n") { 2 } else { after.len().min(1) };
        return (delimiter, line.len() + end, 1);
    }
    let mut best = (0, ',');
    for delimiter in DELIMITERS {
        let mut records = Records { rest: text, delimiter };
        let mut fields = Vec::new();
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        for _ in 0..JUDGED {
            if !records.next(&mut fields) {
                break;
            }
            if fields.len() > 1 {
                *widths.entry(fields.len()).or_default() += 1;
            }
        }
        // Titles above and notes below have other widths; the table has the most rows.
        let score = widths.iter().map(|(width, rows)| rows * 4 + width.min(&3)).max().unwrap_or(0);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    (best.1, 0, 0)
}

/// The records of a text, one at a time.
struct Records<'a> {
    rest: &'a str,
    delimiter: char,
}

impl<'a> Records<'a> {
    /// Puts the fields of the next record into `fields`; false at the end.
    fn next(&mut self, fields: &mut Vec<Cow<'a, str>>) -> bool {
        fields.clear();
        if self.rest.is_empty() {
            return false;
        }
        loop {
            let field = self.field();
            // A row of nothing but delimiters would take more memory than the file has bytes.
            if fields.len() < MOST_FIELDS {
                fields.push(field);
            } else if !field.trim().is_empty()
                && let Some(last) = fields.last_mut()
            {
                // It stands for all that is beyond, where no cell should be.
                *last = field;
            }
            let mut rest = self.rest.chars();
            match rest.next() {
                Some(c) if c == self.delimiter => self.rest = rest.as_str(),
                Some('\r') => {
                    self.rest = rest.as_str().strip_prefix('\n').unwrap_or(rest.as_str());
                    return true;
                }
                Some(_) => {
                    self.rest = rest.as_str();
                    return true;
                }
                None => return true,
            }
        }
    }

    /// The next field; what is left begins with a delimiter or the end of a line.
    fn field(&mut self) -> Cow<'a, str> {
        if let Some(quoted) = self.rest.strip_prefix('"')
            && let Some(field) = self.quoted(quoted)
        {
            return field;
        }
        let end = self.end(self.rest);
        let (field, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        Cow::Borrowed(field)
    }

    /// A field in quotes, after the first quote; none if the quotes are never closed.
    fn quoted(&mut self, text: &'a str) -> Option<Cow<'a, str>> {
        let mut owned = String::new();
        let mut from = text;
        loop {
            let (part, after) = from.split_once('"')?;
            if let Some(more) = after.strip_prefix('"') {
                owned.push_str(part);
                owned.push('"');
                from = more;
                continue;
            }
            // Text between the closing quote and the delimiter belongs to the field.
            let (tail, rest) = after.split_at_checked(self.end(after))?;
            self.rest = rest;
            if owned.is_empty() && tail.is_empty() {
                return Some(Cow::Borrowed(part));
            }
            owned.push_str(part);
            owned.push_str(tail);
            return Some(Cow::Owned(owned));
        }
    }

    fn end(&self, text: &str) -> usize {
        text.find([self.delimiter, '\n', '\r']).unwrap_or(text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::ops::ControlFlow;

    fn read(text: &str) -> Vec<(u32, Vec<(u32, String)>)> {
        let mut rows = Vec::new();
        TextTable::open(text.as_bytes(), &Limits::default())
            .rows(0, &mut |row| {
                let cells = row.cells.iter().map(|(col, cell)| (*col, cell.shown().into_owned())).collect();
                rows.push((row.number, cells));
                ControlFlow::Continue(())
            })
            .unwrap();
        rows
    }

    #[test]
    fn the_delimiter_is_found_out() {
        assert_eq!(dialect("Title, with commas, and more\na;b;c\n1,5;2;3\n2,5;3;4\n").0, ';');
        assert_eq!(dialect("a,b\n\"1;2\",3\n").0, ',');
        assert_eq!(dialect("a\tb\n1\t2\n").0, '\t');
        assert_eq!(dialect("sep=|\na|b\n"), ('|', 6, 1));
    }

    #[test]
    fn quotes_breaks_and_blank_lines_keep_row_numbers() {
        let rows = read("a;b\r\n\r\n\"x;\"\"y\"\"\n2\";2\n;;\nlast;\"open\n");
        assert_eq!(rows[0].0, 0);
        assert_eq!(rows[1], (2, vec![(0, "x;\"y\"\n2".into()), (1, "2".into())]));
        assert_eq!(rows[2], (4, vec![(0, "last".into()), (1, "\"open".into())]));
    }

    proptest! {
        #[test]
        fn what_is_quoted_is_read_back(fields in proptest::collection::vec("[a-z;,\"\n\r é]{1,6}[a-z]", 2..5)) {
            let line: Vec<String> = fields.iter().map(|f| format!("\"{}\"", f.replace('"', "\"\""))).collect();
            let mut records = Records { rest: &line.join(";"), delimiter: ';' };
            let mut read = Vec::new();
            prop_assert!(records.next(&mut read));
            prop_assert_eq!(read, fields);
        }

        #[test]
        fn no_text_panics(text in "[ab;,\"\n\r\t|]{0,40}") {
            read(&text);
        }
    }
}
