//! Workbooks of XML parts, cell by cell, without holding a sheet in memory.

use super::by_cell::{Gathering, cell};
use super::padding::{padded, padding};
use super::parts::sheet_parts;
use super::seam::{Area, Rows, TakeRow, Workbook};
use crate::ingest::cell::Cell;
use crate::ingest::content::Unreadable;
use crate::ingest::survey::{Found, Task, survey};
use crate::project::Limits;
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use std::borrow::Cow;
use std::io::Cursor;
use zip::ZipArchive;

/// A workbook of XML parts.
pub struct XlsxWorkbook<'b> {
    workbook: Xlsx<Cursor<&'b [u8]>>,
    sheets: Vec<String>,
    hidden: Vec<bool>,
    /// The part of each sheet, and what was found in it once it was looked at.
    parts: Vec<(Option<usize>, Option<Found>)>,
    zip: ZipArchive<Cursor<&'b [u8]>>,
    external: bool,
    limits: Limits,
}

impl<'b> XlsxWorkbook<'b> {
    /// Opens a workbook.
    ///
    /// # Errors
    /// [`Unreadable`] if it is damaged or protected.
    pub fn open(bytes: &'b [u8], limits: &Limits) -> Result<XlsxWorkbook<'b>, Unreadable> {
        let workbook = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(Unreadable::damaged)?;
        let external = zip.file_names().any(|name| name.is_ok_and(|name| name.contains("externalLinks/")));
        let known = sheet_parts(&mut zip);
        let all = workbook.sheets_metadata();
        let (mut sheets, mut hidden, mut parts) = (Vec::new(), Vec::new(), Vec::new());
        for (number, sheet) in all.iter().enumerate() {
            if sheet.typ == SheetType::WorkSheet {
                sheets.push(sheet.name.clone());
                hidden.push(sheet.visible != SheetVisible::Visible);
                // A reader that lists other sheets numbers them in another way.
                let part = known.get(number).copied().flatten().filter(|_| known.len() == all.len());
                parts.push((part, None));
            }
        }
        Ok(XlsxWorkbook { workbook, sheets, hidden, parts, zip, external, limits: *limits })
    }

    /// Looks at the part of a sheet before it is read.
    fn look(&mut self, sheet: usize) -> Result<Found, Unreadable> {
        // What cannot be looked at may hold formulas.
        let unknown = Found { hidden: Vec::new(), formulas: true };
        let Some((part, known)) = self.parts.get_mut(sheet) else { return Ok(unknown) };
        if let Some(known) = known {
            return Ok(known.clone());
        }
        let Some(part) = part else { return Ok(unknown) };
        let part = self.zip.by_index(*part).map_err(Unreadable::damaged)?;
        let task =
            Task { claimed: part.size(), rows: true, texts: false, elements: None, limits: &self.limits };
        let found = survey(part, task)?;
        *known = Some(found.clone());
        Ok(found)
    }
}

impl Workbook for XlsxWorkbook<'_> {
    fn sheets(&self) -> &[String] {
        &self.sheets
    }

    fn epoch_1904(&self) -> bool {
        self.workbook.has_1904_epoch()
    }

    fn is_hidden(&self, sheet: usize) -> bool {
        self.hidden.get(sheet).copied().unwrap_or_default()
    }

    fn has_external_references(&self) -> bool {
        self.external
    }

    fn hidden_rows(&mut self, sheet: usize) -> Result<Vec<Rows>, Unreadable> {
        Ok(self.look(sheet)?.hidden)
    }

    fn merged(&mut self, sheet: usize) -> Vec<Area> {
        let name = self.sheets.get(sheet).map_or("", String::as_str);
        let areas = self.workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
        areas.iter().map(|area| [area.start.0, area.start.1, area.end.0, area.end.1]).collect()
    }

    fn rows(&mut self, sheet: usize, take: &mut TakeRow<'_>) -> Result<(), Unreadable> {
        // A sheet without formulas is read faster by one that does not heed them.
        let formulas = self.look(sheet)?.formulas;
        let Some(name) = self.sheets.get(sheet) else { return Ok(()) };
        // A fault of the sheet is told by the reader of its values.
        let padding = padding(&mut self.workbook, name).unwrap_or_default();
        let mut reader = match self.workbook.worksheet_cells_reader(name) {
            Ok(reader) => reader,
            // A sheet without data has no part of cells to begin with.
            Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
            Err(error) => return Err(unreadable(error)),
        };
        let mut gathering = Gathering::new(&self.limits, take);
        loop {
            let record = if formulas {
                let record = reader.next_cell_with_formula_metadata().map_err(unreadable)?;
                record.map(|record| (record.pos, record.value, record.formula.is_some()))
            } else {
                let record = reader.next_cell().map_err(unreadable)?;
                record.map(|record| (record.get_position(), record.get_value().clone(), false))
            };
            let Some(((row, col), value, formula)) = record else { break };
            if gathering.begin(row).is_break() {
                return Ok(());
            }
            let cell = match value {
                DataRef::Empty if formula => Cell::Uncalculated,
                DataRef::Float(number) if !padding.is_empty() => {
                    let digits = padding.get(&(row, col)).copied().unwrap_or_default();
                    padded(number, digits).map_or(Cell::Number(number), |text| Cell::Padded(Cow::Owned(text)))
                }
                value => match cell(value) {
                    Some(cell) => cell,
                    None => {
                        gathering.blank()?;
                        continue;
                    }
                },
            };
            gathering.add(col, cell)?;
        }
        gathering.finish();
        Ok(())
    }
}

fn unreadable(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::encrypted(),
        error => Unreadable::damaged(error),
    }
}
