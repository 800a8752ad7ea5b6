//! A look into the table part of an OpenDocument spreadsheet, before its reader
//! sees it: hidden rows, merged cells, and how many cells its repetitions make.

use super::seam::{Area, Rows};
use crate::ingest::content::Unreadable;
use crate::project::Limits;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{BufReader, Cursor, Read};
use zip::ZipArchive;

/// Rows of a sheet of this format, beyond which its reader counts nothing.
const ROWS: u64 = 1_048_576;
/// Columns of a sheet of this format.
const COLUMNS: u64 = 16_384;
/// How a formula names another file.
const EXTERNAL: [&str; 3] = ["'file:", "&apos;file:", "[file:"];

/// What is known of a spreadsheet before it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its sheets, by name.
    pub sheets: Vec<Sheet>,
    /// Whether formulas point to other files.
    pub external: bool,
}

/// What is known of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its hidden rows.
    pub hidden: Vec<Rows>,
    /// Its merged cells.
    pub merged: Vec<Area>,
}

/// Looks into a spreadsheet.
///
/// # Errors
/// [`Unreadable`] if it is protected, damaged, or makes more cells than the limits allow.
pub fn look(bytes: &[u8], limits: &Limits) -> Result<Facts, Unreadable> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(Unreadable::damaged)?;
    if let Ok(part) = zip.by_name("META-INF/manifest.xml") {
        let mut text = Vec::new();
        // A list of parts that cannot be read to its end is for the reader to refuse.
        let _ = part.take(4 * 1024 * 1024).read_to_end(&mut text);
        if memchr::memmem::find(&text, b"encryption-data").is_some() {
            return Err(Unreadable::encrypted());
        }
    }
    let part = zip
        .by_name("content.xml")
        .map_err(|_| Unreadable::damaged("its part with the tables, content.xml, is missing"))?;
    let claimed = part.size();
    let part = part.take(claimed.saturating_add(1));
    let mut reader = Reader::from_reader(BufReader::with_capacity(64 * 1024, part));
    reader.config_mut().check_end_names = false;
    let mut state = State {
        limits,
        facts: Facts::default(),
        row: 0,
        col: 0,
        row_count: 0,
        row_cells: 0,
        pending: 0,
        cells: 0,
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Unreadable::damaged)? {
            Event::Start(tag) => state.open(&tag)?,
            Event::Empty(tag) => {
                state.open(&tag)?;
                state.close(tag.name().as_ref())?;
            }
            Event::End(tag) => state.close(tag.name().as_ref())?,
            Event::Eof => break,
            _ => {}
        }
        if buffer.len() as u64 > limits.text_bytes {
            let what = format!("a text of the workbook has {} bytes", buffer.len());
            return Err(Unreadable::beyond(what, "text_bytes", limits.text_bytes));
        }
    }
    if reader.buffer_position() > claimed {
        return Err(Unreadable::inflated("the workbook unpacks to more than it says", limits));
    }
    Ok(state.facts)
}

struct State<'l> {
    limits: &'l Limits,
    facts: Facts,
    /// The row and column that come next.
    row: u64,
    col: u64,
    /// How often the current row stands, and how many cells it has, up to the
    /// last that is not blank.
    row_count: u64,
    row_cells: u64,
    /// Blank cells since the last that is not.
    pending: u64,
    /// Cells of the sheet.
    cells: u64,
}

impl State<'_> {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), Unreadable> {
        match tag.name().as_ref() {
            "table:table" => {
                let name = attribute(tag, "table:name");
                self.facts.sheets.push(Sheet { name, ..Sheet::default() });
                (self.row, self.cells) = (0, 0);
            }
            "table:table-row" => {
                (self.col, self.row_cells, self.pending) = (0, 0, 0);
                self.row_count = attribute(tag, "table:number-rows-repeated").trim().parse().unwrap_or(1);
                if matches!(attribute(tag, "table:visibility").as_str(), "collapse" | "filter") {
                    let last = self.row.saturating_add(self.row_count).min(ROWS).saturating_sub(1);
                    let (first, last) = (clamp(self.row), clamp(last));
                    if let Some(sheet) = self.facts.sheets.last_mut() {
                        match sheet.hidden.last_mut() {
                            Some((_, end)) if *end + 1 == first => *end = last,
                            _ => sheet.hidden.push((first, last)),
                        }
                    }
                }
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell(tag),
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, tag: &BytesStart<'_>) {
        let (mut times, mut columns, mut rows, mut blank) = (1u64, 1u64, 1u64, true);
        for attribute in tag.attributes().with_checks(false).flatten() {
            let value = attribute.value.as_ref();
            // What is no number is for the reader to refuse.
            let number = || value.trim().parse().unwrap_or(1);
            match attribute.key.as_ref() {
                "table:number-columns-repeated" => times = number(),
                "table:number-columns-spanned" => columns = number(),
                "table:number-rows-spanned" => rows = number(),
                "office:value-type" => blank &= value.is_empty(),
                "table:formula" => {
                    blank &= value.is_empty();
                    self.facts.external |= EXTERNAL.iter().any(|mark| value.contains(mark));
                }
                _ => {}
            }
        }
        let times = times.min(COLUMNS);
        if (columns > 1 || rows > 1)
            && let Some(sheet) = self.facts.sheets.last_mut()
        {
            let (row, col) = (self.row, self.col);
            sheet.merged.push([
                clamp(row),
                clamp(col),
                clamp(row.saturating_add(rows.max(1) - 1)),
                clamp(col.saturating_add(columns.max(1) - 1)),
            ]);
        }
        self.col += times;
        if blank {
            self.pending += times;
        } else {
            self.row_cells += self.pending + times;
            self.pending = 0;
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Unreadable> {
        if name == "table:table-row" {
            let times = self.row_count.min(ROWS.saturating_sub(self.row));
            self.cells = self.cells.saturating_add(times.saturating_mul(self.row_cells));
            self.row = self.row.saturating_add(self.row_count).min(ROWS);
            if self.cells > self.limits.cells {
                let what = format!("a sheet has {} cells by row {}", self.cells, self.row);
                return Err(Unreadable::beyond(what, "cells", self.limits.cells));
            }
        }
        Ok(())
    }
}

fn clamp(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX - 1)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    tag.try_get_attribute(name)
        .ok()
        .flatten()
        .map(|attribute| attribute.value.as_ref().to_string())
        .unwrap_or_default()
}
