//! The rows below the header of a sheet, as they become records.

use super::area::Area;
use super::cell::{Cell, Row};
use super::column::{ColumnReader, Conventions};
use super::constants::{Standing, same_value};
use super::faults::{FaultLog, PERSONAL};
use super::header::Label;
use super::layout::{Headers, Layout};
use super::skipped::{self, Skipped};
use super::slots::Values;
use super::value::number::{self, NumberText};
use super::value::plain;
use super::wide::{self, with_text};
use super::words::{self, Totals, TotalsHeads};
use crate::diag::{Argument, CellRef, Code, Finding, Place};
use crate::project::{Project, SourceDef, TableDef, WideDef};
use crate::text::tidy;
use std::collections::BTreeMap;

/// Cells at the left of a row among which a word for totals is looked for.
const LEADING: usize = 4;

/// A sheet whose columns are known.
pub struct Reading<'t> {
    source: &'t SourceDef,
    table: &'t TableDef,
    layout: Layout,
    required: Vec<bool>,
    spread: Vec<bool>,
    /// For each field the value that stands for all rows.
    constants: Vec<Option<Standing>>,
    /// For each field the value that stands for the rows below it.
    filled: Vec<Option<Standing>>,
    /// For each block and field the value that its header gives.
    labels: Vec<Vec<Option<Standing>>>,
    columns: Vec<ColumnReader<'t>>,
    /// For each field the place of its cell in the current row, plus one.
    slots: Vec<usize>,
    /// For each block the places of its cells in the current row, plus one.
    block_slots: Vec<Vec<usize>>,
    /// Columns without header in which something stands, with the first row.
    nameless: Vec<(u32, u32)>,
    rows: Vec<u32>,
    blocks: Vec<u32>,
    read: u64,
    kept: u64,
    skips: BTreeMap<Code, u64>,
    last: u32,
    heads: TotalsHeads,
    ended: bool,
    /// Fields without a value in any row, each with the number of its finding.
    missing: Vec<(usize, usize)>,
}

/// The rows of a sheet as records.
pub struct Records {
    /// What the columns are.
    pub layout: Layout,
    /// The row of each record.
    pub rows: Vec<u32>,
    /// The block of each record; empty where a row is one record.
    pub blocks: Vec<u32>,
    /// The values of each field.
    pub values: Vec<Values>,
    /// Fields whose value stands in a cell above the header.
    pub cells: Vec<(usize, CellRef)>,
    /// Rows that are not blank.
    pub read: u64,
    /// Rows that became records.
    pub kept: u64,
    /// Rows skipped, by the code of the finding.
    pub skips: BTreeMap<Code, u64>,
}

impl<'t> Reading<'t> {
    /// Begins to read below a header.
    pub fn new(
        (project, source, table): (&'t Project, &'t SourceDef, &'t TableDef),
        headers: &Headers<'_>,
        layout: Layout,
        (constants, append): (Vec<Option<Standing>>, Option<Result<String, usize>>),
        missing: Vec<(usize, usize)>,
        conventions: Conventions<'t>,
        log: &FaultLog<'_>,
    ) -> Reading<'t> {
        let fields = &table.fields;
        let standing = |label: &Label| Standing {
            cell: label.cell.clone(),
            place: log.place(Some(label.row), Some(label.col)),
            at: Some(CellRef { row: label.row, col: label.col }),
            fault: None,
        };
        let takes = |field: usize| {
            let append = source.wide.as_ref().and_then(|wide| wide.append.as_ref());
            append.is_some_and(|append| append.field == field)
        };
        let labels = layout.blocks.iter().map(|block| {
            let mut by_field: Vec<Option<Standing>> = vec![None; fields.len()];
            for (field, label) in &block.labels {
                if let Some(slot) = by_field.get_mut(*field) {
                    let mut label = standing(label);
                    match append.as_ref().filter(|_| takes(*field)) {
                        Some(Ok(text)) => label.cell = with_text(label.cell, text),
                        // What is not found is told once, and not of each label again.
                        Some(Err(finding)) => label.fault = Some(*finding),
                        None => {}
                    }
                    *slot = Some(label);
                }
            }
            by_field
        });
        let mut spread = headers.spread.clone();
        for (field, _) in layout.blocks.iter().flat_map(|block| &block.values) {
            if let Some(slot) = spread.get_mut(*field) {
                *slot = true;
            }
        }
        Reading {
            columns: fields.iter().map(|field| ColumnReader::new(project, field, conventions)).collect(),
            slots: vec![0; fields.len()],
            block_slots: layout.blocks.iter().map(|block| vec![0; block.values.len()]).collect(),
            labels: labels.collect(),
            filled: if source.fill_down.is_empty() { Vec::new() } else { vec![None; fields.len()] },
            required: headers.required.clone(),
            last: layout.header.end,
            heads: TotalsHeads::new(&source.totals),
            spread,
            constants,
            source,
            table,
            layout,
            nameless: Vec::new(),
            rows: Vec::new(),
            blocks: Vec::new(),
            read: 0,
            kept: 0,
            skips: BTreeMap::new(),
            ended: false,
            missing,
        }
    }

    /// How many records there are so far.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// Takes the next row; says whether it is one of the table.
    pub fn row(&mut self, row: Row<'_>, area: &Area<'_>, log: &mut FaultLog<'_>) -> bool {
        if row.number <= self.layout.header.end {
            return true;
        }
        if self.ended || self.kept > 0 && area.ends_at_gap(self.last, row.number) {
            self.ended = true;
            return false;
        }
        self.last = row.number;
        self.read += 1;
        let matched = self.place_cells(row);
        if let Some(skipped) = self.skips(row, matched) {
            if skipped == Skipped::Group {
                self.fill(row, log);
            }
            self.skip(row, skipped, log);
            return true;
        }
        if !self.filled.is_empty() {
            self.fill(row, log);
        }
        self.doubt(row, log);
        if self.layout.blocks.is_empty() {
            self.push(row, None, log);
            self.kept += 1;
        } else if self.spread_out(row, log) {
            self.kept += 1;
        } else {
            self.skip(row, Skipped::Blank, log);
        }
        true
    }

    /// Notes where in a row the cells of fields and blocks are; gives their number.
    fn place_cells(&mut self, row: Row<'_>) -> usize {
        self.slots.fill(0);
        for slots in &mut self.block_slots {
            slots.fill(0);
        }
        let mut matched = 0;
        for (place, (col, _)) in row.cells.iter().enumerate() {
            if let Some(field) = self.layout.field(*col) {
                if let Some(slot) = self.slots.get_mut(field) {
                    *slot = place + 1;
                    matched += 1;
                }
            } else if let Some((block, value)) = self.layout.block(*col) {
                if let Some(slot) = self.block_slots.get_mut(block).and_then(|slots| slots.get_mut(value)) {
                    *slot = place + 1;
                    matched += 1;
                }
            } else if !self.nameless.iter().any(|(c, _)| c == col) && !self.layout.has_header(*col) {
                self.nameless.push((*col, row.number));
            }
        }
        matched
    }

    fn skip(&mut self, row: Row<'_>, skipped: Skipped<'_>, log: &mut FaultLog<'_>) {
        *self.skips.entry(skipped.code()).or_insert(0) += 1;
        skipped::report(self.table, &self.layout, row, skipped, log);
    }

    /// Makes the records of a row of a wide table; says whether there are any.
    fn spread_out(&mut self, row: Row<'_>, log: &mut FaultLog<'_>) -> bool {
        let wide = self.source.wide.as_ref();
        let keep = wide.is_some_and(|wide| wide.keep_blanks);
        // A block of marks for "no value" holds nothing; one mark in a column of values says that
        // the value is not known, which is not the same as a blank cell.
        let marks_are_blank = wide.is_some_and(WideDef::has_names);
        let mut any = false;
        let own = self.slots.clone();
        for number in 0..self.layout.blocks.len() {
            let Some(block) = self.layout.blocks.get(number) else { continue };
            let slots = self.block_slots.get(number).map_or(&[][..], Vec::as_slice);
            let mut blank = true;
            for ((field, _), slot) in block.values.iter().zip(slots) {
                if let Some(of_field) = self.slots.get_mut(*field) {
                    *of_field = *slot;
                }
                let cell = slot.checked_sub(1).and_then(|place| row.cells.get(place));
                let column = self.columns.get(*field);
                blank &= cell.is_none_or(|(_, cell)| {
                    marks_are_blank && column.is_some_and(|column| column.is_missing(cell))
                });
            }
            if !blank || keep {
                self.push(row, Some(number), log);
                any = true;
            }
            for (field, _) in self.layout.blocks.get(number).iter().flat_map(|block| &block.values) {
                if let Some((of_field, own)) = self.slots.get_mut(*field).zip(own.get(*field)) {
                    *of_field = *own;
                }
            }
        }
        any
    }

    /// Adds a record.
    fn push(&mut self, row: Row<'_>, block: Option<usize>, log: &mut FaultLog<'_>) {
        let Ok(index) = u32::try_from(self.rows.len()) else { return };
        self.rows.push(row.number);
        if let Some(block) = block {
            self.blocks.push(u32::try_from(block).unwrap_or(u32::MAX));
        }
        for (field, column) in self.columns.iter_mut().enumerate() {
            let cell = self
                .slots
                .get(field)
                .and_then(|slot| row.cells.get(slot.checked_sub(1)?))
                .map(|(_, cell)| cell);
            let constant = self.constants.get_mut(field).and_then(Option::as_mut);
            if let Some(cell) = cell.filter(|cell| constant.is_none() || !column.is_missing(cell)) {
                if let Err(problem) = column.push(Some(cell)) {
                    let of_block = block.and_then(|block| self.layout.blocks.get(block)?.column(field));
                    let col = of_block.or_else(|| self.layout.of_field.get(field).copied().flatten());
                    log.fault(index, field, log.place(Some(row.number), col), problem);
                }
                continue;
            }
            let label = block.and_then(|block| self.labels.get_mut(block)?.get_mut(field)?.as_mut());
            let is_label = label.is_some();
            let filled = self.filled.get_mut(field).and_then(Option::as_mut).filter(|_| cell.is_none());
            let Some(standing) = label.or(filled).or(constant) else {
                // An empty place is never at fault here.
                let _ = column.push(None);
                continue;
            };
            if let Err(problem) = column.push(Some(&standing.cell)) {
                match standing.fault {
                    Some(finding) => log.fault_of(index, field, finding),
                    None => {
                        let problem = match self.table.fields.get(field).filter(|_| is_label) {
                            Some(field) => wide::label_problem(field, &standing.cell, problem),
                            None => problem,
                        };
                        standing.fault = log.fault(index, field, standing.place.clone(), problem);
                    }
                }
            }
        }
    }

    /// Keeps the values that hold for the rows below. Where an outer group is
    /// a new one, the inner ones begin anew.
    fn fill(&mut self, row: Row<'_>, log: &FaultLog<'_>) {
        let mut changed = false;
        for field in &self.source.fill_down {
            let own = self.slots.get(*field).and_then(|slot| row.cells.get(slot.checked_sub(1)?));
            let Some(slot) = self.filled.get_mut(*field) else { continue };
            match own {
                Some((col, cell)) => {
                    changed |= !slot.as_ref().is_some_and(|known| same_value(&known.cell, cell));
                    *slot = Some(Standing {
                        cell: cell.clone().into_owned(),
                        place: log.place(Some(row.number), Some(*col)),
                        at: None,
                        fault: None,
                    });
                }
                None if changed => *slot = None,
                None => {}
            }
        }
    }

    /// Whether a row is skipped: totals, notes, labels of groups, the header
    /// again, and rows in whose columns nothing is read.
    fn skips(&self, row: Row<'_>, matched: usize) -> Option<Skipped<'t>> {
        if self.layout.header.is_repeated(row) {
            return Some(Skipped::Header);
        }
        let (first_col, first) = row.cells.first()?;
        if !self.source.skip_rows.is_empty() {
            let text = first.shown();
            if let Some(pattern) = self.source.skip_rows.iter().find(|pattern| pattern.matches(&text)) {
                return Some(Skipped::Declared(&pattern.text));
            }
        }
        if matched == 0 {
            return Some(Skipped::Note);
        }
        let first_field = self.layout.field(*first_col);
        let lone = row.cells.len() == 1 && self.layout.first_column().is_some_and(|col| *first_col <= col);
        let columns = self.layout.matched();
        if let Cell::Text(text) = first
            && lone
            && columns >= 2
            && words::note(text)
        {
            return Some(Skipped::Note);
        }
        let mut others = 0usize;
        let mut lacking = 0usize;
        for (field, _) in self.required.iter().enumerate().filter(|(_, required)| **required) {
            if Some(field) == first_field || self.is_given(field) {
                continue;
            }
            others += 1;
            let cell = self.slots.get(field).and_then(|slot| row.cells.get(slot.checked_sub(1)?));
            let column = self.columns.get(field);
            let blank = cell.is_none_or(|(_, cell)| column.is_some_and(|column| column.is_missing(cell)));
            lacking += usize::from(blank);
        }
        if self.says_total(row) {
            return Some(Skipped::Totals(Totals::Whole));
        }
        if others > 0 && lacking == 0 {
            return None;
        }
        let totals = self.beginnings(row).find_map(|(place, text)| {
            let totals = words::totals(text, &self.source.totals)?;
            // "Total Lao PDR" could be the title of an activity, unless the row
            // lacks what a record must have, or holds nothing but numbers.
            let mut rest = row.cells.iter().skip(place + 1);
            let sure =
                totals == Totals::Whole && place == 0 || lacking > 0 || rest.all(|(_, cell)| is_number(cell));
            sure.then_some(Skipped::Totals(totals))
        });
        if totals.is_some() {
            return totals;
        }
        if self.is_group(matched) {
            return Some(Skipped::Group);
        }
        (lone && lacking > 0 && columns >= 3).then_some(Skipped::Note)
    }

    /// Whether a field needs no cell of its own in a row.
    fn is_given(&self, field: usize) -> bool {
        self.constants.get(field).is_some_and(Option::is_some)
            || self.filled.get(field).is_some_and(Option::is_some)
            || self.spread.get(field).copied().unwrap_or(false)
    }

    /// The texts with which a row begins: its first cell, and beyond labels of
    /// groups the next.
    fn beginnings<'r>(&'r self, row: Row<'r>) -> impl Iterator<Item = (usize, &'r str)> {
        let mut open = true;
        row.cells.iter().enumerate().map_while(move |(place, (col, cell))| {
            let Cell::Text(text) = cell else { return None };
            if !open {
                return None;
            }
            let field = self.layout.field(*col);
            open = field.is_some_and(|field| self.source.fill_down.contains(&field));
            Some((place, text.as_ref()))
        })
    }

    /// Whether one of the texts at the left of a row is a word for totals and
    /// nothing else, where its field knows no such code.
    fn says_total(&self, row: Row<'_>) -> bool {
        row.cells.iter().take(LEADING).any(|(col, cell)| {
            let Cell::Text(text) = cell else { return false };
            self.heads.may_begin(text)
                && words::totals(text, &self.source.totals) == Some(Totals::Whole)
                && !self
                    .layout
                    .field(*col)
                    .is_some_and(|field| self.columns.get(field).is_some_and(|column| column.knows(text)))
        })
    }

    /// Warns of a record that begins like a row of totals.
    fn doubt(&self, row: Row<'_>, log: &mut FaultLog<'_>) {
        let Some((col, Cell::Text(text))) = row.cells.first() else { return };
        let coded = self.layout.field(*col).and_then(|field| self.columns.get(field));
        if !self.heads.may_begin(text)
            || words::totals(text, &self.source.totals).is_none()
            || coded.is_some_and(|column| column.knows(text))
        {
            return;
        }
        let place = log.place(Some(row.number), Some(*col));
        let field = self.layout.field(*col).and_then(|field| self.table.fields.get(field));
        let personal = field.is_some_and(|field| field.personal);
        let found = if personal { PERSONAL.to_string() } else { tidy(text) };
        let name = self.table.name.as_str();
        log.gather(Code::PerhapsTotals, None, &found.clone(), place, |place| {
            Finding::new(
                Code::PerhapsTotals,
                place,
                "the row begins like one of totals, and was used as a record",
            )
            .found(found)
            .hint("If it is no record, name its first cell under `totals` or `skip_rows` of the source")
            .about(name, [])
        });
    }

    /// Whether a row holds nothing but labels of groups.
    fn is_group(&self, matched: usize) -> bool {
        let fill = &self.source.fill_down;
        let has = |field: &usize| self.slots.get(*field).is_some_and(|slot| *slot > 0);
        let labels = fill.iter().filter(|field| has(field)).count();
        labels > 0 && labels == matched && self.layout.matched() > fill.len()
    }

    /// Settles what had to wait, and gives the records.
    pub fn finish(self, log: &mut FaultLog<'_>) -> Records {
        let mut values = Vec::with_capacity(self.columns.len());
        for (field, mut column) in self.columns.into_iter().enumerate() {
            for note in column.notes() {
                let places = note.rows.iter().filter_map(|index| {
                    let block = self.blocks.get(*index as usize).map(|block| *block as usize);
                    let of_block = block.and_then(|block| self.layout.blocks.get(block)?.column(field));
                    let own = self.layout.of_field.get(field).copied().flatten();
                    Some(log.place(Some(*self.rows.get(*index as usize)?), of_block.or(own)))
                });
                let places: Vec<Place> = places.collect();
                log.remark(field, note.code, &note.found, places);
            }
            let (column, problems) = column.finish();
            values.push(column);
            let own = self.layout.of_field.get(field).copied().flatten();
            let constant = self.constants.get(field).and_then(Option::as_ref);
            // A value that stands once is told once.
            let mut told: BTreeMap<Place, usize> = BTreeMap::new();
            for (index, problem) in problems {
                let row = self.rows.get(index as usize).copied();
                let block = self.blocks.get(index as usize).map(|block| *block as usize);
                let of_block = block.and_then(|block| self.layout.blocks.get(block)?.column(field));
                let label = block.and_then(|block| self.labels.get(block)?.get(field)?.as_ref());
                let standing = label.or(constant).filter(|_| of_block.or(own).is_none());
                let Some(standing) = standing else {
                    log.fault(index, field, log.place(row, of_block.or(own)), problem);
                    continue;
                };
                match told.get(&standing.place) {
                    Some(finding) => log.fault_of(index, field, *finding),
                    None => {
                        let finding = log.fault(index, field, standing.place.clone(), problem);
                        told.extend(finding.map(|finding| (standing.place.clone(), finding)));
                    }
                }
            }
        }
        for (field, finding) in &self.missing {
            for index in (0u32..).take(self.rows.len()) {
                log.fault_of(index, *field, *finding);
            }
        }
        for (col, row) in &self.nameless {
            let place = log.place(Some(*row), Some(*col));
            let column = CellRef::column_letters(*col);
            log.note(
                Finding::new(Code::UnknownHeader, place, format!("column {column} has values and no header"))
                    .hint("Give the column a header, or clear it")
                    .about(&self.table.name, [])
                    .kind("nameless")
                    .with("column", Argument::Text(column)),
            );
        }
        let cells = self
            .constants
            .iter()
            .enumerate()
            .filter_map(|(field, constant)| Some((field, constant.as_ref()?.at?)));
        Records {
            cells: cells.collect(),
            layout: self.layout,
            rows: self.rows,
            blocks: self.blocks,
            values,
            read: self.read,
            kept: self.kept,
            skips: self.skips,
        }
    }
}

fn is_number(cell: &Cell<'_>) -> bool {
    match cell {
        Cell::Number(_) | Cell::Padded(_) => true,
        Cell::Text(text) => {
            matches!(number::read(&plain(text)), NumberText::Settled(..) | NumberText::Either { .. })
        }
        _ => false,
    }
}
