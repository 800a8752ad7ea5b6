//! Workbooks whose reader holds whole sheets in memory: xls and ods.

use super::odf;
use super::ole;
use super::seam::{Area, Rows, TakeRow, Workbook, worksheets};
use crate::diag::Code;
use crate::ingest::cell::{Cell, Row};
use crate::ingest::content::Unreadable;
use crate::ingest::limits::Gate;
use crate::ingest::unreadable::SAVE_AS;
use crate::project::Limits;
use calamine::{Data, Ods, OdsError, Range, Reader, Xls, XlsError};
use std::borrow::Cow;
use std::io::Cursor;

/// A reader that holds its sheets in memory.
enum Held<'b> {
    Xls(Box<Xls<Cursor<&'b [u8]>>>),
    Ods(Box<Ods<Cursor<&'b [u8]>>>),
}

/// A workbook whose sheets are in memory.
pub struct RangeWorkbook<'b> {
    held: Held<'b>,
    sheets: Vec<String>,
    hidden: Vec<bool>,
    external: bool,
    epoch_1904: bool,
    /// Of an ods what was found before it was read.
    facts: odf::Facts,
    limits: Limits,
}

impl<'b> RangeWorkbook<'b> {
    /// Opens a binary workbook. `strict` refuses what the reader might not
    /// survive, which is right where it works in this process.
    ///
    /// # Errors
    /// [`Unreadable`] if it is damaged or protected.
    pub fn open_xls(bytes: &'b [u8], limits: &Limits, strict: bool) -> Result<RangeWorkbook<'b>, Unreadable> {
        let facts = ole::look(bytes)?;
        if strict && !facts.sound {
            return Err(Unreadable::damaged("its chains of sectors do not hold together"));
        }
        let workbook = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsError::Password => Unreadable::encrypted(),
            _ if facts.old => {
                let reason = "the file is a workbook of Excel 5 or 95, which is too old to be read";
                Unreadable::of(Code::OldFormat, reason, SAVE_AS)
            }
            _ if sectors_are_missing(bytes) => {
                Unreadable::cut_off("parts that its own list names are missing")
            }
            error => Unreadable::damaged(error),
        })?;
        let epoch_1904 = workbook.has_1904_epoch();
        let (sheets, hidden) = worksheets(&workbook);
        let held = Held::Xls(Box::new(workbook));
        let external = facts.external;
        Ok(RangeWorkbook {
            held,
            sheets,
            hidden,
            external,
            epoch_1904,
            facts: odf::Facts::default(),
            limits: *limits,
        })
    }

    /// Opens an OpenDocument spreadsheet.
    ///
    /// # Errors
    /// [`Unreadable`] if it is damaged or protected.
    pub fn open_ods(bytes: &'b [u8], limits: &Limits) -> Result<RangeWorkbook<'b>, Unreadable> {
        let facts = odf::look(bytes, limits)?;
        let workbook = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
            OdsError::Password => Unreadable::encrypted(),
            OdsError::Mismatch { .. } => Unreadable::damaged("its rows hold something other than cells"),
            OdsError::CellLimitExceeded { requested, .. } => {
                Unreadable::beyond(format!("a sheet has {requested} cells"), "cells", limits.cells)
            }
            error => Unreadable::damaged(error),
        })?;
        let (sheets, hidden) = worksheets(&workbook);
        let (held, external) = (Held::Ods(Box::new(workbook)), facts.external);
        Ok(RangeWorkbook { held, sheets, hidden, external, epoch_1904: false, facts, limits: *limits })
    }

    fn fact(&self, sheet: usize) -> Option<&odf::Sheet> {
        let name = self.sheets.get(sheet)?;
        self.facts.sheets.iter().find(|fact| fact.name == *name)
    }
}

impl Workbook for RangeWorkbook<'_> {
    fn sheets(&self) -> &[String] {
        &self.sheets
    }

    fn epoch_1904(&self) -> bool {
        self.epoch_1904
    }

    fn is_hidden(&self, sheet: usize) -> bool {
        self.hidden.get(sheet).copied().unwrap_or_default()
    }

    fn has_external_references(&self) -> bool {
        self.external
    }

    fn hidden_rows(&mut self, sheet: usize) -> Result<Vec<Rows>, Unreadable> {
        Ok(self.fact(sheet).map(|fact| fact.hidden.clone()).unwrap_or_default())
    }

    fn merged(&mut self, sheet: usize) -> Vec<Area> {
        let name = self.sheets.get(sheet).map_or("", String::as_str);
        match &self.held {
            Held::Xls(workbook) => {
                let areas = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
                areas.iter().map(|area| [area.start.0, area.start.1, area.end.0, area.end.1]).collect()
            }
            Held::Ods(_) => self.fact(sheet).map(|fact| fact.merged.clone()).unwrap_or_default(),
        }
    }

    fn rows(&mut self, sheet: usize, take: &mut TakeRow<'_>) -> Result<(), Unreadable> {
        let Some(name) = self.sheets.get(sheet) else { return Ok(()) };
        let (range, formulas) = match &mut self.held {
            Held::Xls(workbook) => (
                workbook.worksheet_range(name).map_err(Unreadable::damaged)?,
                workbook.worksheet_formula(name).map_err(Unreadable::damaged)?,
            ),
            Held::Ods(workbook) => (
                workbook.worksheet_range(name).map_err(Unreadable::damaged)?,
                workbook.worksheet_formula(name).map_err(Unreadable::damaged)?,
            ),
        };
        // Formulas without result may stand where no value does.
        let Some(((first_row, first_col), (last_row, last_col))) = area(&range, &formulas) else {
            return Ok(());
        };
        let mut gate = Gate::new(&self.limits);
        let mut cells = Vec::new();
        for number in first_row..=last_row {
            cells.clear();
            for col in first_col..=last_col {
                let formula = formulas.get_value((number, col)).is_some_and(|formula| !formula.is_empty());
                let Some(cell) = cell(range.get_value((number, col)), formula) else { continue };
                gate.pass(number, col, &cell)?;
                cells.push((col, cell));
            }
            if !cells.is_empty() && take(Row { number, cells: &cells }).is_break() {
                break;
            }
        }
        Ok(())
    }
}

/// The smallest area with all values and formulas.
fn area(values: &Range<Data>, formulas: &Range<String>) -> Option<((u32, u32), (u32, u32))> {
    let both = |range: Option<((u32, u32), (u32, u32))>, other: Option<((u32, u32), (u32, u32))>| match (
        range, other,
    ) {
        (Some((a, b)), Some((c, d))) => Some(((a.0.min(c.0), a.1.min(c.1)), (b.0.max(d.0), b.1.max(d.1)))),
        (one, other) => one.or(other),
    };
    both(values.start().zip(values.end()), formulas.start().zip(formulas.end()))
}

/// Whether a compound file has fewer sectors than it names.
fn sectors_are_missing(bytes: &[u8]) -> bool {
    let number = |at: usize, length: usize| {
        let bytes = bytes.get(at..at + length)?;
        Some(bytes.iter().rev().fold(0u64, |number, byte| number << 8 | u64::from(*byte)))
    };
    let Some((shift, directory)) = number(30, 2).zip(number(48, 4)) else { return true };
    let tables =
        (0..109).filter_map(|place| number(76 + place * 4, 4)).filter(|sector| *sector < 0xFFFF_FFFA);
    let size = 1u64 << shift.clamp(9, 12);
    tables.chain([directory]).any(|sector| (sector + 1) * size >= bytes.len() as u64)
}

fn cell(data: Option<&Data>, formula: bool) -> Option<Cell<'_>> {
    let cell = match data {
        None | Some(Data::Empty) => return formula.then_some(Cell::Uncalculated),
        // An ods keeps a failed formula as its text.
        Some(Data::String(text)) if formula && is_error(text) => Cell::Error(Cow::Borrowed(text)),
        Some(Data::String(text) | Data::DurationIso(text)) => Cell::Text(Cow::Borrowed(text)),
        Some(Data::Float(number)) => Cell::Number(*number),
        // Whole numbers of these formats have at most 30 bits.
        Some(Data::Int(number)) => Cell::Number(*number as f64),
        Some(Data::Bool(value)) => Cell::Boolean(*value),
        Some(Data::DateTime(moment)) if moment.is_duration() => Cell::Duration(moment.as_f64()),
        Some(Data::DateTime(moment)) => Cell::Moment(moment.as_f64()),
        Some(Data::DateTimeIso(text)) => Cell::Iso(Cow::Borrowed(text)),
        Some(Data::Error(error)) => Cell::Error(Cow::Owned(error.to_string())),
    };
    if cell.is_blank() { None } else { Some(cell) }
}

fn is_error(text: &str) -> bool {
    let code = text.strip_prefix("Err:").is_some_and(|code| code.parse::<u16>().is_ok());
    code || ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"].contains(&text)
}
