//! Reading one sheet into the columns of its source's table.

use super::area::{Area, Seen};
use super::cell::Row;
use super::column::Conventions;
use super::constants::{appended, constants};
use super::content::Unreadable;
use super::faults::FaultLog;
use super::header::{HIGHEST, KeptRow};
use super::layout::{Headers, Layout, Use};
use super::limits;
use super::outcome::Fault;
use super::reading::Reading;
use super::slots::Values;
use super::workbook::Workbook;
use crate::diag::{Argument, Code, Finding};
use crate::project::{Appended, Project, SourceDef, TableDef};
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// Rows above the header in which constants are looked for.
const ROWS_ABOVE: usize = 200;

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
    /// What its columns are, if a header was found.
    pub layout: Option<Layout>,
    /// Fields whose value stands in a cell above the header.
    pub cells: Vec<(usize, crate::diag::CellRef)>,
    /// The number of the row of each record.
    pub rows: Vec<u32>,
    /// The block of each record; empty where a row is one record.
    pub blocks: Vec<u32>,
    /// The values of each field.
    pub values: Vec<Values>,
    /// What was found, numbered from zero.
    pub findings: Vec<Finding>,
    /// Cells at fault; records and findings numbered within the sheet.
    pub faults: Vec<Fault>,
    /// Rows of its area that are not blank: below the header, or all where there is none.
    pub read: u64,
    /// Rows that became records.
    pub kept: u64,
    /// Rows skipped, by the code of the finding.
    pub skips: BTreeMap<Code, u64>,
    /// Rows that could not be read for want of a header, or of columns.
    pub unread: Vec<u32>,
    /// The finding about them, if it is one of these.
    pub unread_for: Option<usize>,
    /// Rows that are not in its area.
    pub outside: Vec<u32>,
    /// Whether the mark under which its area begins was found, if there is one.
    pub has_area: bool,
}

impl SheetRows {
    /// Whether a header was found.
    pub fn has_header(&self) -> bool {
        self.layout.is_some()
    }

    /// Rows skipped.
    pub fn skipped(&self) -> u64 {
        self.skips.values().sum()
    }
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
            headers: Headers::new(self.source, self.table),
            conventions,
            log: FaultLog::new(self.file, self.name, self.table),
            area: Area::new(&self.source.area),
            looks_above: looks_above(self.source),
            above: Vec::new(),
            waiting: Vec::new(),
            all_named: false,
            unread: Vec::new(),
            unread_for: None,
            outside: Vec::new(),
            reading: None,
            layout: None,
            given_up: false,
        };
        workbook.rows(self.number, &mut |row| state.take(row))?;
        let most = self.project.limits.cells;
        if state.reading.as_ref().is_some_and(|reading| reading.height() as u64 > most) {
            return Err(Unreadable::beyond(
                format!("the sheet becomes more than {most} records"),
                "cells",
                most,
            ));
        }
        Ok(state.finish())
    }
}

fn looks_above(source: &SourceDef) -> bool {
    let append = source.wide.as_ref().and_then(|wide| wide.append.as_ref());
    !source.from_cell.is_empty() || append.is_some_and(|append| matches!(append.text, Appended::Cell(_)))
}

struct State<'t, 'p> {
    task: &'t SheetTask<'p>,
    headers: Headers<'t>,
    conventions: Conventions<'t>,
    log: FaultLog<'t>,
    area: Area<'t>,
    /// Whether something is looked for in cells above the header.
    looks_above: bool,
    /// Rows in which constants are looked for.
    above: Vec<KeptRow>,
    /// Rows among which the header is looked for.
    waiting: Vec<KeptRow>,
    /// Whether one of them names every field.
    all_named: bool,
    /// Rows of a sheet whose header was not found.
    unread: Vec<u32>,
    unread_for: Option<usize>,
    outside: Vec<u32>,
    reading: Option<Reading<'t>>,
    /// The layout of a sheet that has a header, and cannot be read all the same.
    layout: Option<Layout>,
    given_up: bool,
}

impl<'t> State<'t, '_> {
    fn take(&mut self, row: Row<'_>) -> ControlFlow<()> {
        if self.reading.is_none() && self.looks_above && self.above.len() < ROWS_ABOVE {
            self.above.push(KeptRow::keep(row));
        }
        let row = match self.area.see(row) {
            Seen::Inside(row) => row,
            Seen::Mark => return ControlFlow::Continue(()),
            Seen::Outside => {
                self.outside.push(row.number);
                return ControlFlow::Continue(());
            }
        };
        if let Some(reading) = &mut self.reading {
            if !reading.row(row, &self.area, &mut self.log) {
                self.outside.push(row.number);
            }
            let full = reading.height() as u64 > self.task.project.limits.cells;
            return if full { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        }
        if self.given_up {
            self.unread.push(row.number);
            return ControlFlow::Continue(());
        }
        self.waiting.push(KeptRow::keep(row));
        let source = self.task.source;
        let enough = match source.header_row {
            // The header may have several rows, and a row of tags below it.
            Some(declared) => row.number > declared.saturating_add(source.header_height.unwrap_or(HIGHEST)),
            None => {
                // The row after the one that names every field may be one of tags.
                let named_before = self.all_named;
                self.all_named |=
                    source.wide.is_none() && self.headers.named_in(row) >= self.headers.expected();
                named_before || self.waiting.len() >= limits::HEADER_ROWS
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
        let task = self.task;
        let Some((header, _)) = self.headers.find(task.source, &waiting) else {
            self.given_up = true;
            self.unread = waiting.iter().map(|row| row.number).collect();
            return;
        };
        let layout = self.headers.layout(header);
        self.above.retain(|row| row.number < layout.header.first);
        let found = constants(task.source, task.table, (task.file, task.name), &self.above, &mut self.log);
        let append = appended(task.source, task.table, (task.file, task.name), &self.above, &mut self.log);
        let mut missing = report_columns(task, &layout, &mut self.log);
        let without = |field: usize| layout.of_field.get(field).copied().flatten().is_none();
        let required = |field: usize| self.headers.required.get(field).copied().unwrap_or(false);
        missing.extend(found.missing.into_iter().filter(|(field, _)| without(*field) && required(*field)));
        let end = layout.header.end;
        if task.source.wide.is_some() && layout.blocks.is_empty() {
            self.give_up_wide(layout);
            self.unread = waiting.iter().map(|row| row.number).filter(|number| *number > end).collect();
            return;
        }
        let mut reading = Reading::new(
            (task.project, task.source, task.table),
            &self.headers,
            layout,
            (found.values, append),
            missing,
            self.conventions,
            &self.log,
        );
        for row in waiting.iter().filter(|row| row.number > end) {
            if !reading.row(row.row(), &self.area, &mut self.log) {
                self.outside.push(row.number);
            }
        }
        self.reading = Some(reading);
    }

    /// A wide table of which no column becomes records.
    fn give_up_wide(&mut self, layout: Layout) {
        let id = &self.task.source.id;
        let place = self.log.place(Some(layout.header.last), None);
        let finding = Finding::new(Code::NoWideColumn, place, "no column becomes records")
            .hint(format!("Correct `columns` or `labels` under `wide` of the source \"{id}\""));
        self.unread_for = Some(self.log.note(finding));
        self.layout = Some(layout);
        self.given_up = true;
    }

    fn finish(mut self) -> SheetRows {
        if self.reading.is_none() && !self.given_up {
            self.begin();
        }
        let mut log = self.log;
        let mut rows = SheetRows {
            layout: self.layout,
            cells: Vec::new(),
            rows: Vec::new(),
            blocks: Vec::new(),
            values: Vec::new(),
            findings: Vec::new(),
            faults: Vec::new(),
            read: self.unread.len() as u64,
            kept: 0,
            skips: BTreeMap::new(),
            unread: self.unread,
            unread_for: self.unread_for,
            outside: self.outside,
            has_area: self.area.begun,
        };
        if let Some(reading) = self.reading {
            let records = reading.finish(&mut log);
            rows.layout = Some(records.layout);
            rows.cells = records.cells;
            rows.rows = records.rows;
            rows.blocks = records.blocks;
            rows.values = records.values;
            rows.read = records.read;
            rows.kept = records.kept;
            rows.skips = records.skips;
        }
        rows.findings = log.findings;
        rows.faults = log.faults;
        rows
    }
}

/// Says which columns are not known, repeated or missing. Gives the required
/// fields without column, each with the number of its finding.
fn report_columns(task: &SheetTask<'_>, layout: &Layout, log: &mut FaultLog<'_>) -> Vec<(usize, usize)> {
    let name = |field: usize| task.table.fields.get(field).map_or("", |field| field.name.as_str());
    let id = &task.source.id;
    let row = Some(layout.header.last);
    for (col, header, what) in &layout.uses {
        let place = log.place(row, Some(*col));
        match what {
            Use::Unknown => {
                let message = format!("no field of the table \"{}\" is called \"{header}\"", task.table.name);
                let mut finding = Finding::new(Code::UnknownHeader, place, message)
                    .found(header.clone())
                    .about(&task.table.name, [])
                    .kind("unknown");
                let near = nearest_field(task.table, layout, header);
                if let Some(near) = near {
                    finding = finding.with("near", Argument::Text(near.to_string()));
                }
                log.note(finding.hint(match near {
                    Some(near) => format!(
                        "Did you mean \"{near}\"? Else name it under `columns` or `ignore` of the source \"{id}\""
                    ),
                    None => format!("Name it under `columns` or `ignore` of the source \"{id}\""),
                }));
            }
            Use::Repeated(field) => {
                let message = format!("a second column is the field \"{}\"", name(*field));
                log.note(
                    Finding::new(Code::RepeatedColumn, place, message)
                        .found(header.clone())
                        .hint("Remove one of the columns, or name its header under `ignore`")
                        .about(&task.table.name, [name(*field)]),
                );
            }
            Use::Totals => {
                let message = "a column of totals was not read";
                let finding = Finding::new(Code::TotalsColumn, place, message).found(header.clone());
                log.note(finding.about(&task.table.name, []));
            }
            Use::Field(..) | Use::Wide(..) | Use::Ignored | Use::Unlike => {}
        }
    }
    for (_, label, pattern) in &layout.unlike {
        let place = log.place(Some(label.row), Some(label.col));
        let text = super::header::shown(&label.cell);
        let message = format!("the header \"{text}\" is not of the form \"{pattern}\"");
        log.note(
            Finding::new(Code::UnlikeLabel, place, message)
                .found(text)
                .expected(pattern.clone())
                .with("pattern", Argument::Text(pattern.clone()))
                .hint(format!("Correct `labels`, or name the header under `ignore` of the source \"{id}\""))
                .about(&task.table.name, []),
        );
    }
    let missing = layout.missing.iter().map(|field| {
        let place = log.place(row, None);
        let message = format!("no column is the field \"{}\"", name(*field));
        let finding = Finding::new(Code::MissingColumn, place, message)
            .hint("Add the column, or say under `columns` which header means it")
            .about(&task.table.name, [name(*field)]);
        (*field, log.note(finding))
    });
    missing.collect()
}

/// The name of the field without a column that is nearest to a header.
pub fn nearest_field<'p>(table: &'p TableDef, layout: &Layout, header: &str) -> Option<&'p str> {
    // What has a column already is not what is meant.
    let without = |field: &usize| layout.of_field.get(*field).copied().flatten().is_none();
    let fields = table.fields.iter().enumerate().filter(|(number, _)| without(number));
    let names = fields.flat_map(|(_, field)| {
        field.title.all().chain(field.aliases.iter().map(String::as_str)).chain([field.name.as_str()])
    });
    crate::diag::nearest(header, names)
}
