//! Reading one sheet into the columns of its source's table.

use super::cell::{Cell, Row};
use super::column::{ColumnReader, Conventions};
use super::content::Unreadable;
use super::faults::FaultLog;
use super::layout::{Headers, Layout};
use super::limits;
use super::outcome::Fault;
use super::skipped::{self, Skipped};
use super::slots::Values;
use super::value::number::{self, NumberText};
use super::value::plain;
use super::words::{self, Totals};
use super::workbook::Workbook;
use crate::diag::{Argument, CellRef, Code, Finding};
use crate::project::{Project, SourceDef, TableDef};
use std::borrow::Cow;
use std::ops::ControlFlow;

/// A sheet to be read for a source.
pub struct SheetTask<'p> {
    /// The project.
    pub project: &'p Project,
    /// The source.
    pub source: &'p SourceDef,
    /// Its table.
    pub table: &'p TableDef,
    /// The file.
    pub file: &'p str,
    /// The name of the sheet.
    pub name: &'p str,
    /// The number of the sheet in the workbook.
    pub number: usize,
}

/// A sheet as read.
pub struct SheetRows {
    /// For each field its column.
    pub columns: Vec<Option<u32>>,
    /// The number of each row that became part of the table.
    pub rows: Vec<u32>,
    /// The values of each field.
    pub values: Vec<Values>,
    /// What was found, numbered from zero.
    pub findings: Vec<Finding>,
    /// Cells at fault; rows and findings numbered within the sheet.
    pub faults: Vec<Fault>,
    /// Rows that are not blank: below the header, or all where there is none.
    pub read: u64,
    /// Rows skipped.
    pub skipped: u64,
    /// Rows that could not be read for want of a header.
    pub unread: Vec<u32>,
    /// Whether a header was found.
    pub has_header: bool,
}

impl SheetTask<'_> {
    /// Reads the sheet.
    ///
    /// # Errors
    /// [`Unreadable`] where the file is damaged.
    pub fn read(&self, workbook: &mut dyn Workbook) -> Result<SheetRows, Unreadable> {
        let conventions = Conventions {
            dates: self.source.dates,
            decimal: self.source.decimal,
            epoch_1904: workbook.epoch_1904(),
            footnotes: &self.source.footnotes,
        };
        let mut state = State {
            task: self,
            headers: Headers::new(self.project, self.source),
            conventions,
            log: FaultLog::new(self.file, self.name, self.table),
            waiting: Vec::new(),
            unread: Vec::new(),
            reading: None,
            given_up: false,
        };
        workbook.rows(self.number, &mut |row| state.take(row))?;
        Ok(state.finish())
    }
}

struct State<'t, 'p> {
    task: &'t SheetTask<'p>,
    headers: Headers,
    conventions: Conventions<'t>,
    log: FaultLog<'t>,
    /// Rows among which the header is looked for.
    waiting: Vec<(u32, Vec<(u32, Cell<'static>)>)>,
    /// Rows of a sheet whose header was not found.
    unread: Vec<u32>,
    reading: Option<Reading<'t>>,
    given_up: bool,
}

impl<'t> State<'t, '_> {
    fn take(&mut self, row: Row<'_>) -> ControlFlow<()> {
        if let Some(reading) = &mut self.reading {
            reading.row(row, &mut self.log);
            return ControlFlow::Continue(());
        }
        if self.given_up {
            self.unread.push(row.number);
            return ControlFlow::Continue(());
        }
        let cells = row.cells.iter().map(|(col, cell)| (*col, cell.clone().into_owned())).collect();
        self.waiting.push((row.number, cells));
        let enough = match self.task.source.header_row {
            Some(declared) => row.number >= declared,
            None => {
                self.waiting.len() >= limits::HEADER_ROWS
                    || self.headers.score(row).0 >= self.headers.expected()
            }
        };
        if enough {
            self.begin();
        }
        ControlFlow::Continue(())
    }

    /// Finds the header among the rows seen so far, and reads those below it.
    fn begin(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        let Some(header) = self.header(&waiting) else {
            self.given_up = true;
            self.unread = waiting.iter().map(|(number, _)| *number).collect();
            return;
        };
        let mut below = waiting.iter().skip_while(|(number, _)| *number != header);
        let Some((number, cells)) = below.next() else { return };
        let layout = self.headers.layout(Row { number: *number, cells });
        let mut reading = Reading::new(self.task, &self.headers, layout, self.conventions, &mut self.log);
        for (number, cells) in below {
            reading.row(Row { number: *number, cells }, &mut self.log);
        }
        self.reading = Some(reading);
    }

    fn header(&self, waiting: &[(u32, Vec<(u32, Cell<'static>)>)]) -> Option<u32> {
        let declared = self.task.source.header_row;
        let mut best: Option<((usize, usize), u32)> = None;
        for (number, cells) in waiting {
            if declared.is_some_and(|declared| declared != *number) {
                continue;
            }
            let score = self.headers.score(Row { number: *number, cells });
            let needed = if declared.is_some() { 1 } else { self.headers.needed() };
            if score.0 >= needed && best.is_none_or(|(best, _)| score > best) {
                best = Some((score, *number));
            }
        }
        best.map(|(_, number)| number)
    }

    fn finish(mut self) -> SheetRows {
        if self.reading.is_none() && !self.given_up {
            self.begin();
        }
        let fields = self.task.table.fields.len();
        match self.reading {
            Some(reading) => reading.finish(self.log),
            None => SheetRows {
                columns: vec![None; fields],
                rows: Vec::new(),
                values: Vec::new(),
                findings: Vec::new(),
                faults: Vec::new(),
                read: self.unread.len() as u64,
                skipped: 0,
                unread: self.unread,
                has_header: false,
            },
        }
    }
}

/// A sheet whose columns are known.
struct Reading<'t> {
    task: &'t SheetTask<'t>,
    layout: Layout,
    required: Vec<bool>,
    constants: Vec<Option<Cell<'static>>>,
    columns: Vec<ColumnReader<'t>>,
    /// For each field the place of its cell in the current row, plus one.
    slots: Vec<usize>,
    /// Columns without header in which something stands, with the first row.
    nameless: Vec<(u32, u32)>,
    rows: Vec<u32>,
    read: u64,
    skipped: u64,
    /// For each required field without column the number of its finding.
    missing: Vec<(usize, usize)>,
}

impl<'t> Reading<'t> {
    fn new(
        task: &'t SheetTask<'_>,
        headers: &Headers,
        layout: Layout,
        conventions: Conventions<'t>,
        log: &mut FaultLog<'_>,
    ) -> Reading<'t> {
        let fields = &task.table.fields;
        let mut constants = vec![None; fields.len()];
        for (field, text) in &task.source.constants {
            if let Some(slot) = constants.get_mut(*field) {
                *slot = Some(Cell::Text(Cow::Owned(text.clone())));
            }
        }
        let missing = report_columns(task, &layout, log);
        Reading {
            columns: fields.iter().map(|field| ColumnReader::new(task.project, field, conventions)).collect(),
            slots: vec![0; fields.len()],
            required: headers.required.clone(),
            constants,
            task,
            layout,
            nameless: Vec::new(),
            rows: Vec::new(),
            read: 0,
            skipped: 0,
            missing,
        }
    }

    fn row(&mut self, row: Row<'_>, log: &mut FaultLog<'_>) {
        if row.number <= self.layout.header {
            return;
        }
        self.read += 1;
        self.slots.fill(0);
        let mut matched = 0;
        for (place, (col, _)) in row.cells.iter().enumerate() {
            match self.layout.field(*col) {
                Some(field) => {
                    if let Some(slot) = self.slots.get_mut(field) {
                        *slot = place + 1;
                        matched += 1;
                    }
                }
                None if self.layout.has_header(*col) || self.nameless.iter().any(|(c, _)| c == col) => {}
                None => self.nameless.push((*col, row.number)),
            }
        }
        if let Some(skipped) = self.skips(row, matched) {
            self.skipped += 1;
            skipped::report(self.task.table, &self.layout, row, skipped, log);
            return;
        }
        let Ok(index) = u32::try_from(self.rows.len()) else { return };
        self.rows.push(row.number);
        for (field, column) in self.columns.iter_mut().enumerate() {
            let cell = self
                .slots
                .get(field)
                .and_then(|slot| row.cells.get(slot.checked_sub(1)?))
                .map(|(_, cell)| cell);
            let constant = self.constants.get(field).and_then(Option::as_ref);
            let stands = cell.filter(|cell| constant.is_none() || !column.is_missing(cell));
            if let Err(problem) = column.push(stands.or(constant)) {
                let place = match stands {
                    Some(_) => {
                        log.place(Some(row.number), self.layout.of_field.get(field).copied().flatten())
                    }
                    None => self.task.source.at.clone(),
                };
                log.fault(index, field, place, problem);
            }
        }
    }

    /// Whether a row is skipped: totals, notes, and rows in whose columns nothing is read.
    fn skips(&self, row: Row<'_>, matched: usize) -> Option<Skipped> {
        if matched == 0 {
            return Some(Skipped::Note);
        }
        let (first_col, first) = row.cells.first()?;
        let first_field = self.layout.field(*first_col);
        let mut others = 0usize;
        let mut lacking = 0usize;
        for (field, _) in self.required.iter().enumerate().filter(|(_, required)| **required) {
            if Some(field) == first_field || self.constants.get(field).is_some_and(Option::is_some) {
                continue;
            }
            others += 1;
            let cell = self.slots.get(field).and_then(|slot| row.cells.get(slot.checked_sub(1)?));
            let column = self.columns.get(field);
            let blank = cell.is_none_or(|(_, cell)| column.is_some_and(|column| column.is_missing(cell)));
            lacking += usize::from(blank);
        }
        if others > 0 && lacking == 0 {
            return None;
        }
        if let Cell::Text(text) = first
            && let Some(totals) = words::totals(text, &self.task.source.totals)
        {
            // "Total Lao PDR" could be the title of an activity, unless the row
            // lacks what a record must have, or holds nothing but numbers.
            let mut rest = row.cells.iter().skip(1);
            let sure = totals == Totals::Whole || lacking > 0 || rest.all(|(_, cell)| is_number(cell));
            if sure {
                return Some(Skipped::Totals(totals));
            }
        }
        let lone = row.cells.len() == 1 && self.layout.first_column().is_some_and(|col| *first_col <= col);
        (lone && lacking > 0 && self.layout.matched() >= 3).then_some(Skipped::Note)
    }

    fn finish(self, mut log: FaultLog<'_>) -> SheetRows {
        let mut values = Vec::with_capacity(self.columns.len());
        for (field, mut column) in self.columns.into_iter().enumerate() {
            for note in column.notes() {
                let col = self.layout.of_field.get(field).copied().flatten();
                let rows = note.rows.iter().filter_map(|index| self.rows.get(*index as usize).copied());
                let places: Vec<_> = rows.map(|row| log.place(Some(row), col)).collect();
                log.remark(field, note.code, &note.found, places);
            }
            let (column, problems) = column.finish();
            values.push(column);
            for (index, problem) in problems {
                let row = self.rows.get(index as usize).copied();
                let place = log.place(row, self.layout.of_field.get(field).copied().flatten());
                log.fault(index, field, place, problem);
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
                    .about(&self.task.table.name, [])
                    .kind("nameless")
                    .with("column", Argument::Text(column)),
            );
        }
        SheetRows {
            columns: self.layout.of_field,
            rows: self.rows,
            values,
            findings: log.findings,
            faults: log.faults,
            read: self.read,
            skipped: self.skipped,
            unread: Vec::new(),
            has_header: true,
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

/// Says which columns are not known, repeated or missing. Gives the required
/// fields without column, each with the number of its finding.
fn report_columns(task: &SheetTask<'_>, layout: &Layout, log: &mut FaultLog<'_>) -> Vec<(usize, usize)> {
    let name = |field: usize| task.table.fields.get(field).map_or("", |field| field.name.as_str());
    for (col, header) in &layout.unknown {
        let place = log.place(Some(layout.header), Some(*col));
        // What has a column already is not what is meant.
        let without = |field: &usize| layout.of_field.get(*field).copied().flatten().is_none();
        let fields = task.table.fields.iter().enumerate().filter(|(number, _)| without(number));
        let names = fields.flat_map(|(_, field)| {
            field.title.all().chain(field.aliases.iter().map(String::as_str)).chain([field.name.as_str()])
        });
        let mut finding = Finding::new(
            Code::UnknownHeader,
            place,
            format!("no field of the table \"{}\" is called \"{header}\"", task.table.name),
        )
        .found(header.clone())
        .about(&task.table.name, [])
        .kind("unknown");
        let near = crate::diag::nearest(header, names);
        if let Some(near) = near {
            finding = finding.with("near", Argument::Text(near.to_string()));
        }
        finding.hint = Some(match near {
            Some(near) => format!(
                "Did you mean \"{near}\"? Else name it under `columns` or `ignore` of the source \"{}\"",
                task.source.id
            ),
            None => format!("Name it under `columns` or `ignore` of the source \"{}\"", task.source.id),
        });
        log.note(finding);
    }
    for (col, header, field) in &layout.repeated {
        let place = log.place(Some(layout.header), Some(*col));
        log.note(
            Finding::new(
                Code::RepeatedColumn,
                place,
                format!("a second column is the field \"{}\"", name(*field)),
            )
            .found(header.clone())
            .hint("Remove one of the columns, or name its header under `ignore`")
            .about(&task.table.name, [name(*field)]),
        );
    }
    let missing: Vec<(usize, usize)> = layout
        .missing
        .iter()
        .map(|field| {
            let place = log.place(Some(layout.header), None);
            let finding = Finding::new(
                Code::MissingColumn,
                place,
                format!("no column is the field \"{}\"", name(*field)),
            )
            .hint("Add the column, or say under `columns` which header means it")
            .about(&task.table.name, [name(*field)]);
            (*field, log.note(finding))
        })
        .collect();
    missing
}
