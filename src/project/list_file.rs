//! Lists kept as comma-separated text, with the place of every cell.

use super::faults::Faults;
use super::files::ListFile;
use crate::diag::{self, Code, Finding, Place};
use crate::text::tidy;

/// The rows of a list.
#[derive(Debug)]
pub struct List<'a> {
    source: &'a ListFile,
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows below the header.
    pub rows: Vec<Row>,
    header_start: usize,
}

/// A row of a list.
#[derive(Debug)]
pub struct Row {
    start: usize,
    end: usize,
    cells: Vec<String>,
}

impl Row {
    /// The text of a cell, tidied; empty where the row has no such cell.
    pub fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.cells.get(column)).map_or("", String::as_str)
    }
}

impl<'a> List<'a> {
    /// Takes a list apart. Rows that cannot be read are reported with `code`.
    pub fn read(source: &'a ListFile, code: Code, faults: &mut Faults) -> List<'a> {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(source.text.as_bytes());
        let mut records = Vec::new();
        let mut record = csv::StringRecord::new();
        let mut start = 0;
        while let Ok(true) = reader.read_record(&mut record) {
            let end = usize::try_from(reader.position().byte()).unwrap_or(source.text.len());
            let lead = source.text[start..end].len() - source.text[start..end].trim_start().len();
            let cells = record.iter().map(tidy).collect();
            records.push(Row { start: start + lead, end, cells });
            start = end;
        }
        let mut rows = records.into_iter();
        let header = rows.next();
        let header_start = header.as_ref().map_or(0, |row| row.start);
        let header = header.map(|row| row.cells).unwrap_or_default();
        let rows: Vec<Row> = rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect();
        let list = List { source, header, rows, header_start };
        for row in list.rows.iter().filter(|row| row.cells.len() > list.header.len()) {
            let (has, needs) = (row.cells.len(), list.header.len());
            let message = format!("the row has {has} cells, and the header only {needs}");
            faults.add(
                Finding::new(code, list.row_place(row), message)
                    .expected("a cell for each column")
                    .hint("text with a comma in it stands in double quotes"),
            );
        }
        list
    }

    /// The number of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|header| header == name)
    }

    /// The number of a column that must be there.
    pub fn needed(&self, name: &str, code: Code, faults: &mut Faults) -> Option<usize> {
        let column = self.column(name);
        if column.is_none() && !self.source.broken {
            let at = self.header_place(0);
            let finding = Finding::new(code, at, format!("the list has no column `{name}`"));
            faults.add(match diag::nearest(name, self.header.iter().map(String::as_str)) {
                Some(nearest) => finding.hint(format!("is `{nearest}` meant to be `{name}`?")),
                None => finding.expected(format!("a header with `{name}`")),
            });
        }
        column
    }

    /// The place of a cell; of the row where there is no such cell.
    pub fn place(&self, row: &Row, column: Option<usize>) -> Place {
        match column.and_then(|column| cell_span(&self.source.text[row.start..row.end], column)) {
            Some((start, end)) => self.at(row.start + start, row.start + end),
            None => self.row_place(row),
        }
    }

    /// The line in which a row begins, from zero.
    pub fn line(&self, row: &Row) -> u32 {
        let before = self.source.text.get(..row.start).unwrap_or("");
        u32::try_from(before.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
    }

    /// The place of a header.
    pub fn header_place(&self, column: usize) -> Place {
        let start = self.header_start;
        match cell_span(&self.source.text[start..], column) {
            Some((from, to)) => self.at(start + from, start + to),
            None => self.at(0, 0),
        }
    }

    fn row_place(&self, row: &Row) -> Place {
        let text = self.source.text[row.start..row.end].trim_end();
        self.at(row.start, row.start + text.len())
    }

    fn at(&self, start: usize, end: usize) -> Place {
        let offset = self.source.offset;
        Place::text(&self.source.file, start + offset..end + offset)
    }
}

/// The bytes of a cell within the text of its row, quotes included.
fn cell_span(row: &str, column: usize) -> Option<(usize, usize)> {
    let (mut start, mut number, mut quoted) = (0, 0, false);
    for (at, byte) in row.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b',' | b'\n' | b'\r' if !quoted => {
                if number == column {
                    return Some((start, at));
                }
                if byte != b',' {
                    return None;
                }
                number += 1;
                start = at + 1;
            }
            _ => {}
        }
    }
    (number == column).then_some((start, row.len()))
}
