//! The rows of all tables while they are checked: what became of each, and
//! what was found.

use crate::diag::{Belongs, Code, Finding, Gathered, Place};
use crate::ingest::{Fault, Ingested, PERSONAL, RawTable};
use crate::project::{OnError, Project, TableDef};
use crate::table::{Origins, Table};
use polars::prelude::{Column, DataFrame};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is used.
    Used,
    /// It is kept out, under a finding.
    Quarantined(usize),
    /// It repeats another.
    Superseded,
}

/// The rows of all tables while they are checked.
pub struct Ledger<'p> {
    /// The project.
    pub project: &'p Project,
    /// The tables, with all rows that were read.
    pub tables: Vec<Table>,
    /// What became of each row.
    pub status: Vec<Vec<Status>>,
    /// For each table the cells at fault: row and field.
    pub faulty: Vec<HashSet<(u32, u32)>>,
    /// The sheets.
    pub origins: Origins,
    /// For each sheet the number of its namespace.
    pub namespaces: Vec<u64>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Findings of which no cell is left: all of them were corrected.
    pub mended: BTreeSet<usize>,
    /// How many cells were corrected.
    pub corrected: u64,
    /// Sheets without header that another file replaces.
    pub replaced_sheets: BTreeSet<u32>,
    /// For each table the faults of its cells.
    faults: Vec<Vec<Fault>>,
    known: Gathered<(Code, u32, usize, String)>,
}

impl<'p> Ledger<'p> {
    /// The rows as read; those with a fault in a field that matters are quarantined.
    pub fn open(project: &'p Project, ingested: &mut Ingested) -> Ledger<'p> {
        let origins = std::mem::take(&mut ingested.origins);
        let mut names: Vec<&str> = Vec::new();
        let mut namespaces = Vec::new();
        for sheet in &origins.sheets {
            let name = project.sources.get(sheet.source).map_or("", |source| source.namespace.as_str());
            let number = names.iter().position(|known| *known == name).unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            });
            namespaces.push(number as u64);
        }
        let mut raw = std::mem::take(&mut ingested.tables).into_iter();
        let mut ledger = Ledger {
            project,
            tables: Vec::new(),
            status: Vec::new(),
            faulty: Vec::new(),
            origins,
            namespaces,
            findings: std::mem::take(&mut ingested.findings),
            mended: BTreeSet::new(),
            corrected: 0,
            replaced_sheets: BTreeSet::new(),
            faults: Vec::new(),
            known: Gathered::new(),
        };
        for definition in &project.tables {
            ledger.add(definition, raw.next().unwrap_or_default());
        }
        ledger
    }

    fn add(&mut self, definition: &TableDef, raw: RawTable) {
        let mut status = vec![Status::Used; raw.rows.len()];
        for fault in &raw.faults {
            let slot = status.get_mut(fault.row as usize);
            if let (true, Some(slot @ Status::Used)) = (row_matters(definition, fault), slot) {
                *slot = Status::Quarantined(fault.finding as usize);
            }
        }
        let columns = if raw.columns.is_empty() {
            definition
                .fields
                .iter()
                .map(|field| Column::new_empty(field.name.as_str().into(), &crate::ingest::data_type(field)))
                .collect()
        } else {
            raw.columns
        };
        // Columns are as long as there are rows, and fields have names of their own.
        let frame = DataFrame::new(raw.rows.len(), columns).unwrap_or_default();
        let mut faults = raw.faults;
        faults.sort_by_key(|fault| (fault.row, fault.field));
        self.faulty.push(faults.iter().map(|fault| (fault.row, fault.field)).collect());
        self.faults.push(faults);
        self.status.push(status);
        self.tables.push(Table {
            name: definition.name.clone(),
            frame,
            rows: raw.rows,
            links: BTreeMap::new(),
            persons: None,
        });
    }

    /// The definition of a table.
    pub fn definition(&self, table: usize) -> Option<&'p TableDef> {
        self.project.tables.get(table)
    }

    /// The number of rows of a table.
    pub fn height(&self, table: usize) -> usize {
        self.tables.get(table).map_or(0, Table::height)
    }

    /// The columns of some fields.
    pub fn columns(&self, table: usize, fields: &[usize]) -> Vec<&Column> {
        let Some(table) = self.tables.get(table) else { return Vec::new() };
        fields.iter().filter_map(|field| table.frame.columns().get(*field)).collect()
    }

    /// The number of the namespace in which a row's identifiers hold.
    pub fn namespace(&self, table: usize, row: usize) -> u64 {
        let sheet =
            self.tables.get(table).and_then(|table| table.rows.get(row)).map(|origin| origin.sheet as usize);
        sheet.and_then(|sheet| self.namespaces.get(sheet)).copied().unwrap_or(0)
    }

    /// Whether a row is used so far.
    pub fn is_used(&self, table: usize, row: usize) -> bool {
        self.status_of(table, row) == Some(Status::Used)
    }

    /// What became of a row.
    pub fn status_of(&self, table: usize, row: usize) -> Option<Status> {
        self.status.get(table)?.get(row).copied()
    }

    /// Changes what became of a row that is used so far.
    pub fn set(&mut self, table: usize, row: usize, status: Status) {
        if let Some(slot @ Status::Used) = self.status.get_mut(table).and_then(|status| status.get_mut(row)) {
            *slot = status;
        }
    }

    /// Whether a cell was at fault when it was read.
    pub fn was_faulty(&self, table: usize, row: usize, field: usize) -> bool {
        let cell = u32::try_from(row).ok().zip(u32::try_from(field).ok());
        self.faulty.get(table).zip(cell).is_some_and(|(faulty, cell)| faulty.contains(&cell))
    }

    /// What stands in a cell that could not be read, if anything does.
    pub fn unread(&self, table: usize, row: usize, field: usize) -> Option<&str> {
        self.fault(table, row, field)?.cell.0.as_deref()
    }

    fn fault(&self, table: usize, row: usize, field: usize) -> Option<&Fault> {
        self.faults_of(table, row..row + 1).iter().find(|fault| fault.field as usize == field)
    }

    /// The faults of some rows of a table, by row and field.
    fn faults_of(&self, table: usize, rows: Range<usize>) -> &[Fault] {
        let faults = self.faults.get(table).map_or(&[][..], Vec::as_slice);
        let before = |row: usize| faults.partition_point(|fault| (fault.row as usize) < row);
        faults.get(before(rows.start)..before(rows.end)).unwrap_or_default()
    }

    /// Whether two runs of rows of a table have the same cells at fault, with the
    /// same in them. Cells at fault have no value, so that rows in which
    /// different things stand would else seem to be the same.
    pub fn same_faults(&self, table: usize, a: Range<usize>, b: Range<usize>) -> bool {
        let (of_a, of_b) = (self.faults_of(table, a.clone()), self.faults_of(table, b.clone()));
        let same = |one: &Fault, other: &Fault| {
            (one.row as usize - a.start, one.field, &one.cell)
                == (other.row as usize - b.start, other.field, &other.cell)
        };
        of_a.len() == of_b.len() && of_a.iter().zip(of_b).all(|(one, other)| same(one, other))
    }

    /// Takes the fault of a cell back, since the cell was corrected. Its row is
    /// kept out no longer, unless another of its cells is at fault.
    pub fn mend(&mut self, table: usize, row: usize, field: usize) {
        let place = self.place(table, row, Some(field));
        let Some(number) = self.fault(table, row, field).map(|fault| fault.finding as usize) else { return };
        let is_it = |fault: &Fault| fault.row as usize == row && fault.field as usize == field;
        if let (Some(faults), Some(faulty)) = (self.faults.get_mut(table), self.faulty.get_mut(table)) {
            faults.retain(|fault| !is_it(fault));
            faulty.retain(|(r, f)| *r as usize != row || *f as usize != field);
        }
        let rest = self.definition(table).and_then(|definition| {
            let of_row = |fault: &&Fault| fault.row as usize == row && row_matters(definition, fault);
            self.faults.get(table)?.iter().find(of_row)
        });
        let rest = rest.map_or(Status::Used, |fault| Status::Quarantined(fault.finding as usize));
        if let Some(slot @ Status::Quarantined(_)) =
            self.status.get_mut(table).and_then(|status| status.get_mut(row))
        {
            *slot = rest;
        }
        let Some(finding) = self.findings.get_mut(number) else { return };
        if finding.place != place {
            finding.also.retain(|other| *other != place);
        } else if finding.also.is_empty() {
            self.mended.insert(number);
        } else {
            finding.place = finding.also.remove(0);
        }
    }

    /// Says that another row replaces a row, whatever became of it so far.
    pub fn supersede(&mut self, table: usize, row: usize) {
        if let Some(slot) = self.status.get_mut(table).and_then(|status| status.get_mut(row)) {
            *slot = Status::Superseded;
        }
    }

    /// The place of a row, or of a field of it.
    pub fn place(&self, table: usize, row: usize, field: Option<usize>) -> Place {
        match self.tables.get(table).and_then(|table| table.rows.get(row)) {
            Some(origin) => self.origins.place(*origin, field),
            None => Place::Project,
        }
    }

    /// Adds a finding; gives its number.
    pub fn note(&mut self, finding: Finding) -> usize {
        self.findings.push(finding);
        self.findings.len() - 1
    }

    /// Adds a row to the finding of its sheet with the same code, subject and
    /// text, or makes that finding; gives its number. Of different texts only the
    /// first ones have a finding each. A personal field's value
    /// is never told.
    pub fn report(
        &mut self,
        code: Code,
        at: (usize, usize),
        field: Option<usize>,
        found: &str,
        make: impl FnOnce(Place, &str) -> Finding,
    ) -> usize {
        self.report_apart(code, at, field, (found, ""), make)
    }

    /// As [`Ledger::report`], where what was found may be wrong for several
    /// reasons: `reason` tells them apart.
    pub fn report_apart(
        &mut self,
        code: Code,
        (table, row): (usize, usize),
        field: Option<usize>,
        (found, reason): (&str, &str),
        make: impl FnOnce(Place, &str) -> Finding,
    ) -> usize {
        let personal = field
            .and_then(|field| self.definition(table)?.fields.get(field))
            .is_some_and(|field| field.personal && !found.is_empty());
        let found = if personal { PERSONAL } else { found };
        let place = self.place(table, row, field);
        let sheet = self
            .tables
            .get(table)
            .and_then(|table| table.rows.get(row))
            .map_or(u32::MAX, |origin| origin.sheet);
        // A field of one table and one of another may have one number, but not in one sheet.
        let kind = (code, sheet, field.unwrap_or(usize::MAX), reason.to_string());
        let belongs = self.known.belongs(&kind, found);
        if let Belongs::To(number) = belongs {
            if let Some(finding) = self.findings.get_mut(number) {
                finding.also.push(place);
            }
            return number;
        }
        let finding = make(place, found);
        let finding = if belongs == Belongs::Further { finding.of_further() } else { finding };
        let number = self.note(finding);
        self.known.keep(kind, found, belongs, number);
        number
    }
}

/// Whether a fault keeps its row out.
fn row_matters(definition: &TableDef, fault: &Fault) -> bool {
    definition.fields.get(fault.field as usize).is_some_and(|field| field.on_error == OnError::Row)
}
