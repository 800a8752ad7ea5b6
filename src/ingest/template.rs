//! Templates that came back: a workbook that no source names, and that carries
//! the hidden sheet of a template, gets a source for each of its tables, as if
//! it stood in `input/sources.toml`.

mod stamp;

mod changes;

pub use stamp::{STAMP_SHEET, Stamp, StampTable, list_digest, project_digest, table_digest};

use super::cell::{Cell, Row};
use super::content;
use super::file::{FileRows, sources_of};
use super::workbook::{self, Opening, Workbook};
use crate::diag::{Code, Finding, Place};
use crate::project::{Limits, Project, SourceDef, TableDef, TemplateFile, literal_glob};
use crate::source::Root;
use crate::text::spelling;
use rayon::prelude::*;
use stamp::StampFault;
use std::ops::ControlFlow;

/// Rows of a sheet among which the header of a template is looked for.
const HEAD_ROWS: usize = 30;
/// Lines of a stamp that are read at most.
const STAMP_LINES: usize = 100_000;

/// A workbook that carries a stamp.
struct Stamped {
    stamp: Result<Stamp, StampFault>,
    sheets: Vec<SheetHead>,
}

/// The first rows of a sheet: the number of each, and its cells as they are spelt.
struct SheetHead {
    name: String,
    rows: Vec<(u32, Vec<String>)>,
}

/// Adds a source for each table of each template among the files that no source
/// names, and says what is wrong with them.
pub fn adopt_templates(root: &Root, project: &mut Project) -> Vec<Finding> {
    // A folder that cannot be listed is told of where its files are read.
    let files = root.list("input").unwrap_or_default();
    let stamped: Vec<(String, Stamped)> = files
        .into_par_iter()
        .filter(|file| sources_of(project, file).is_empty())
        .filter_map(|file| {
            let stamped = look(root, &project.limits, &file)?;
            Some((file, stamped))
        })
        .collect();
    let mut findings = Vec::new();
    for (file, stamped) in stamped {
        adopt(project, &file, stamped, &mut findings);
    }
    findings
}

/// The stamp of a file and the heads of its sheets, if it is a workbook that has one.
/// Faults of the file are told of when it is read.
fn look(root: &Root, limits: &Limits, file: &str) -> Option<Stamped> {
    if root.size(file) > limits.file_bytes() {
        return None;
    }
    let source = root.read(file).ok()?;
    let archive = source.bytes.starts_with(b"PK") || source.bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    if !archive {
        return None;
    }
    let content = content::recognise(&source.bytes, limits).ok()?;
    let opening = Opening { limits, program: root.reader() };
    let mut workbook = workbook::open(content, &source.bytes, opening).ok()?;
    let names: Vec<String> = workbook.sheets().to_vec();
    let number = names.iter().position(|name| name.eq_ignore_ascii_case(STAMP_SHEET))?;
    let mut pairs = Vec::new();
    rows(workbook.as_mut(), number, STAMP_LINES, &mut |row| {
        let cell = |col: u32| row.cells.iter().find(|(c, _)| *c == col).map(|(_, cell)| cell.shown());
        if let (Some(key), Some(value)) = (cell(0), cell(1)) {
            pairs.push((key.trim().to_string(), value.trim().to_string()));
        }
    })?;
    let mut sheets = Vec::new();
    for (number, name) in names.into_iter().enumerate() {
        let mut head = SheetHead { name, rows: Vec::new() };
        rows(workbook.as_mut(), number, HEAD_ROWS, &mut |row| {
            let spelt = |(_, cell): &(u32, Cell<'_>)| spelling(&cell.shown());
            head.rows.push((row.number, row.cells.iter().map(spelt).collect()));
        })?;
        sheets.push(head);
    }
    Some(Stamped { stamp: Stamp::read(&pairs), sheets })
}

/// Gives the first rows of a sheet; none if the file is damaged.
fn rows(
    workbook: &mut dyn Workbook,
    sheet: usize,
    at_most: usize,
    take: &mut dyn FnMut(Row<'_>),
) -> Option<()> {
    let mut left = at_most;
    workbook
        .rows(sheet, &mut |row| {
            take(row);
            left = left.saturating_sub(1);
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .ok()
}

fn adopt(project: &mut Project, file: &str, stamped: Stamped, findings: &mut Vec<Finding>) {
    let names = |sheets: &[SheetHead]| sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
    let stamp = match stamped.stamp {
        Ok(stamp) => stamp,
        Err(fault) => {
            findings.push(changes::not_understood(file, &fault));
            // One finding says it for all sheets.
            let told = names(&stamped.sheets);
            project.templates.push(TemplateFile { file: file.into(), own: vec![STAMP_SHEET.into()], told });
            return;
        }
    };
    let mut own = stamp.own.clone();
    own.push(STAMP_SHEET.into());
    let mut template = TemplateFile { file: file.to_string(), own, told: Vec::new() };
    if let Some(finding) = changes::unknown_constant(project, file, &stamp) {
        findings.push(finding);
        template.told = names(&stamped.sheets);
        project.templates.push(template);
        return;
    }
    findings.extend(changes::other_project(project, file, &stamp));
    findings.extend(changes::outdated(project, file, &stamp));
    let sheets: Vec<&SheetHead> =
        stamped.sheets.iter().filter(|sheet| !template.own.contains(&sheet.name)).collect();
    let tables: Vec<Option<(usize, Option<u32>)>> =
        sheets.iter().map(|sheet| table_of(&stamp, sheet)).collect();
    for (number, of_stamp) in stamp.tables.iter().enumerate() {
        let found: Vec<(&str, Option<u32>)> = sheets
            .iter()
            .zip(&tables)
            .filter_map(|(sheet, table)| {
                let (table, header) = (*table)?;
                (table == number).then_some((sheet.name.as_str(), header))
            })
            .collect();
        let Some(table) = project.tables.iter().position(|table| table.name == of_stamp.name) else {
            for (sheet, _) in &found {
                findings.push(changes::no_such_table(project, file, sheet, &of_stamp.name));
                template.told.push((*sheet).to_string());
            }
            continue;
        };
        if found.is_empty() {
            findings.push(changes::no_such_sheet(file, of_stamp));
        }
        for (place, (sheet, header)) in found.into_iter().enumerate() {
            let Some(definition) = project.tables.get(table) else { continue };
            let mut source = source(file, &stamp, of_stamp, (table, definition), sheet, header);
            if !project.languages.contains(&stamp.language) {
                source.language = None;
            }
            if place > 0 {
                source.id = format!("{} {}", source.id, place + 1);
            }
            project.sources.push(source);
        }
    }
    project.templates.push(template);
}

/// Which table of a stamp a sheet is, by its name, else by its header; and the
/// row of the header. A sheet may have been renamed, or copied for more rows.
fn table_of(stamp: &Stamp, sheet: &SheetHead) -> Option<(usize, Option<u32>)> {
    let header = |table: &StampTable| {
        let wanted: Vec<String> = table.columns.iter().map(|(_, header)| spelling(header)).collect();
        let named = |cells: &[String]| wanted.iter().filter(|header| cells.contains(header)).count();
        let rows = sheet.rows.iter().map(|(row, cells)| (named(cells), *row));
        // Of rows that name as many the first is the header.
        let best = rows.fold((0, 0), |best, row| if row.0 > best.0 { row } else { best });
        (best, wanted.len())
    };
    let named = stamp.tables.iter().position(|table| table.sheet.to_lowercase() == sheet.name.to_lowercase());
    if let Some(number) = named {
        let ((named, row), all) = header(stamp.tables.get(number)?);
        return Some((number, (named * 2 > all).then_some(row)));
    }
    let full = stamp.tables.iter().enumerate().filter_map(|(number, table)| {
        let ((named, row), all) = header(table);
        (named == all).then_some((all, number, row))
    });
    let (_, number, row) = full.max_by_key(|(all, number, _)| (*all, std::cmp::Reverse(*number)))?;
    Some((number, Some(row)))
}

/// The source of a sheet of a template.
fn source(
    file: &str,
    stamp: &Stamp,
    of_stamp: &StampTable,
    (table, definition): (usize, &TableDef),
    sheet: &str,
    header_row: Option<u32>,
) -> SourceDef {
    let below = file.strip_prefix("input/").unwrap_or(file);
    let field = |name: &String| definition.field(name);
    let id = format!("template:{below}:{}", of_stamp.name);
    SourceDef {
        sheets: vec![literal_glob(sheet)],
        language: Some(stamp.language.clone()),
        namespace: namespace(stamp, below),
        constants: of_stamp
            .constants
            .iter()
            .filter_map(|(name, code)| Some((field(name)?, code.clone())))
            .collect(),
        columns: of_stamp
            .columns
            .iter()
            .filter_map(|(name, header)| Some((header.clone(), field(name)?)))
            .collect(),
        // Of fields that there are no more a finding tells already.
        ignore: of_stamp
            .columns
            .iter()
            .filter(|(name, _)| field(name).is_none())
            .map(|(_, header)| header.clone())
            .collect(),
        header_row,
        ..SourceDef::plain(&id, literal_glob(below), table, Place::file(file))
    }
}

/// In which identifiers of persons hold: an office keeps one register for a
/// programme. Of a template for no country it is not known whose register it is,
/// so that it is one of its own.
fn namespace(stamp: &Stamp, below: &str) -> String {
    match &stamp.country {
        Some(country) => format!("template:{}:{country}", stamp.programme.as_deref().unwrap_or("")),
        None => format!("template:{below}"),
    }
}

/// Says of a template that came back empty that it did, and nothing of its empty
/// sheets where others have rows: not every office has something for every table.
pub fn settle_empty_sheets(project: &Project, file: &str, rows: &mut FileRows) {
    if !project.templates.iter().any(|template| template.file == file) {
        return;
    }
    for sheet in &mut rows.sheets {
        sheet.findings.retain(|finding| finding.code != Code::EmptySheet);
    }
    let mut read = rows.sheets.iter().filter_map(|sheet| Some(sheet.read.as_ref()?.1.read)).peekable();
    if read.peek().is_some() && read.sum::<u64>() == 0 {
        rows.findings.push(
            Finding::new(Code::EmptyTemplate, Place::file(file), "the template came back without a row")
                .hint("Ask the sender whether there was nothing to report, or the wrong file was sent"),
        );
    }
}

#[cfg(test)]
mod tests;
