//! Reading one file: which sources name it and its sheets, and what they hold.

use super::cell::Row;
use super::content::{self, Content, Unreadable};
use super::hidden::{self, HiddenRows};
use super::sheet::{SheetRows, SheetTask};
use super::workbook::{self, Opening, Workbook};
use crate::diag::{Argument, Code, Finding, Place, Severity};
use crate::project::{Project, SourceDef, matches_glob};
use crate::source::Root;
use rayon::prelude::*;
use std::ops::ControlFlow;

/// A file with more bytes than this has its sheets read side by side, each
/// through a reader of its own: below it opening again costs more than it gains.
const SIDE_BY_SIDE: usize = 1024 * 1024;

/// A file as read.
pub struct FileRows {
    /// SHA-256 of its bytes; empty if there are none.
    pub sha256: String,
    /// Findings about the file.
    pub findings: Vec<Finding>,
    /// Its sheets by order, and by source within a sheet.
    pub sheets: Vec<SheetOutcome>,
    /// Sources that name a sheet of it.
    pub claimed_by: Vec<usize>,
}

/// What became of a sheet.
pub struct SheetOutcome {
    /// Its name.
    pub name: String,
    /// The source that named it, and what was read for it; none for a sheet that nobody names.
    pub read: Option<(usize, SheetRows)>,
    /// Rows of a sheet that nobody names.
    pub unclaimed: u64,
    /// Findings about the sheet as a whole.
    pub findings: Vec<Finding>,
}

/// The sources that name a file, by number. `file` begins with `input/`.
pub fn sources_of(project: &Project, file: &str) -> Vec<usize> {
    let below = file.strip_prefix("input/").unwrap_or(file);
    let names = |source: &SourceDef| source.files.iter().any(|glob| matches_glob(glob, below));
    (0..).zip(&project.sources).filter(|(_, source)| names(source)).map(|(number, _)| number).collect()
}

/// Whether a source names a sheet. Spreadsheet programs do not tell capitals
/// from small letters in the names of sheets.
fn names_sheet(source: &SourceDef, sheet: &str) -> bool {
    // A text table has no sheets to choose from.
    source.sheets.is_empty()
        || sheet.is_empty()
        || source.sheets.iter().any(|glob| matches_glob(&glob.to_lowercase(), &sheet.to_lowercase()))
}

/// Reads a file for the sources that name it.
pub fn read(root: &Root, project: &Project, file: &str, size: u64, sources: &[usize]) -> FileRows {
    let mut rows =
        FileRows { sha256: String::new(), findings: Vec::new(), sheets: Vec::new(), claimed_by: Vec::new() };
    let limits = &project.limits;
    if size > limits.file_bytes() {
        let what = format!("the file has {} MB", size / 1024 / 1024);
        rows.findings.push(finding(file, Unreadable::beyond(what, "file_mb", limits.file_mb)));
        return rows;
    }
    let source = match root.read(file) {
        Ok(source) => source,
        Err(error) => {
            let hint = "Check that the file is there and may be read";
            rows.findings
                .push(finding(file, Unreadable::new(format!("the file cannot be read ({error})"), hint)));
            return rows;
        }
    };
    rows.sha256 = source.sha256;
    let opening = Opening { limits, program: root.reader() };
    if let Err(error) = read_bytes(project, file, &source.bytes, sources, opening, &mut rows) {
        rows.findings.push(if sources.is_empty() {
            unclaimed_file(file, error)
        } else {
            finding(file, error)
        });
    }
    rows
}

fn read_bytes(
    project: &Project,
    file: &str,
    bytes: &[u8],
    sources: &[usize],
    opening: Opening<'_>,
    rows: &mut FileRows,
) -> Result<(), Unreadable> {
    let content = content::recognise(bytes, opening.limits)?;
    let mut workbook = workbook::open(content, bytes, opening)?;
    if let Some(named) = content::named(file)
        && named != content
    {
        let message = format!("the file is {}, and its name says {}", content.word(), named.word());
        rows.findings
            .push(Finding::new(Code::MisnamedFile, Place::file(file), message).hint("Rename the file"));
    }
    if workbook.has_external_references() {
        rows.findings.push(hidden::external_references(file));
    }
    let sheets: Vec<String> = workbook.sheets().to_vec();
    if sheets.is_empty() {
        return Err(Unreadable::damaged("it has no sheet of cells"));
    }
    let template = project.templates.iter().find(|template| template.file == file);
    let claims: Vec<(usize, Option<usize>)> = (0..)
        .zip(&sheets)
        // Instructions and codes of a template that came back are no rows of anybody.
        .filter(|(_, sheet)| template.is_none_or(|template| !template.own.contains(sheet)))
        .flat_map(|(number, sheet)| {
            let mut claims: Vec<(usize, Option<usize>)> = sources
                .iter()
                .filter(|source| {
                    project.sources.get(**source).is_some_and(|source| {
                        names_sheet(source, sheet)
                            && (!workbook.is_hidden(number) || hidden::names_exactly(source, sheet))
                    })
                })
                .map(|source| (number, Some(*source)))
                .collect();
            if claims.is_empty() {
                claims.push((number, None));
            }
            claims
        })
        .collect();
    let outcome = |workbook: &mut dyn Workbook, number: usize, source: Option<usize>| {
        let name = sheets.get(number).map_or("", String::as_str);
        sheet(project, file, name, number, source, workbook)
    };
    if content == Content::Xlsx && claims.len() > 1 && bytes.len() > SIDE_BY_SIDE {
        drop(workbook);
        rows.sheets = claims
            .par_iter()
            .map(|(number, source)| match workbook::open(content, bytes, opening) {
                Ok(mut workbook) => outcome(workbook.as_mut(), *number, *source),
                Err(error) => unread(file, sheets.get(*number).map_or("", String::as_str), error),
            })
            .collect();
    } else {
        rows.sheets =
            claims.iter().map(|(number, source)| outcome(workbook.as_mut(), *number, *source)).collect();
    }
    rows.claimed_by = claims.iter().filter_map(|(_, source)| *source).collect();
    without_wrong_guesses(project, &mut rows.sheets);
    with_rows_of_nobody(file, &sheets, &mut rows.sheets);
    told_once(file, rows);
    Ok(())
}

/// What keeps every sheet from being read is a finding about the file, once.
fn told_once(file: &str, rows: &mut FileRows) {
    let same = |finding: &Finding, other: &Finding| {
        finding.code == other.code
            && finding.message == other.message
            && finding.code.as_str().starts_with('F')
    };
    let all: Vec<Finding> = rows
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.findings)
        .filter(|finding| finding.severity == Severity::Error)
        .cloned()
        .collect();
    let sheets: Vec<&str> = rows
        .sheets
        .iter()
        .filter(|sheet| {
            sheet.findings.iter().any(|f| f.code.as_str().starts_with('F') && f.severity == Severity::Error)
        })
        .map(|sheet| sheet.name.as_str())
        .collect();
    let named = sheets.join(", ");
    let repeated = |finding: &Finding| all.iter().filter(|other| same(finding, other)).count() > 1;
    for sheet in &mut rows.sheets {
        for finding in std::mem::take(&mut sheet.findings) {
            if !repeated(&finding) {
                sheet.findings.push(finding);
            } else if !rows.findings.iter().any(|told| same(told, &finding)) {
                rows.findings
                    .push(Finding { place: Place::file(file), ..finding }.found(format!("sheets {named}")));
            }
        }
    }
}

/// Where several sources that say nothing of sheets name one sheet, those that
/// did not find their header in it did not mean it.
fn without_wrong_guesses(project: &Project, sheets: &mut Vec<SheetOutcome>) {
    let found: Vec<String> = sheets
        .iter()
        .filter(|sheet| sheet.read.as_ref().is_some_and(|(_, rows)| rows.has_header()))
        .map(|sheet| sheet.name.clone())
        .collect();
    sheets.retain(|sheet| match &sheet.read {
        Some((source, rows)) if !rows.has_header() && found.contains(&sheet.name) => {
            project.sources.get(*source).is_some_and(|source| !source.sheets.is_empty())
        }
        _ => true,
    });
}

/// Rows that are in the area of none of the sources of a sheet have an account
/// of their own. What stands above the first header is no row.
fn with_rows_of_nobody(file: &str, names: &[String], sheets: &mut Vec<SheetOutcome>) {
    for name in names {
        let mut common: Option<Vec<u32>> = None;
        let mut first = u32::MAX;
        let read = sheets.iter().filter(|sheet| sheet.name == *name).filter_map(|sheet| sheet.read.as_ref());
        for (_, rows) in read {
            first = first.min(rows.layout.as_ref().map_or(u32::MAX, |layout| layout.header.last));
            common = Some(match common {
                None => rows.outside.clone(),
                Some(known) => {
                    known.into_iter().filter(|row| rows.outside.binary_search(row).is_ok()).collect()
                }
            });
        }
        let below = |row: &u32| first == u32::MAX || *row > first;
        let outside: Vec<u32> = common.into_iter().flatten().filter(below).collect();
        let Some(row) = outside.first() else { continue };
        let place = |row: u32| Place::Sheet {
            file: file.into(),
            sheet: name.as_str().into(),
            row: Some(row),
            col: None,
        };
        let message = format!("{} rows are in the area of no source", outside.len());
        let mut finding = Finding::new(Code::OutsideAreas, place(*row), message)
            .hint("Widen an area, give the rows a source, or accept the finding in input/accepted.csv");
        finding.also = outside.iter().skip(1).map(|row| place(*row)).collect();
        sheets.push(SheetOutcome {
            name: name.clone(),
            read: None,
            unclaimed: outside.len() as u64,
            findings: vec![finding],
        });
    }
}

fn sheet(
    project: &Project,
    file: &str,
    name: &str,
    number: usize,
    source: Option<usize>,
    workbook: &mut dyn Workbook,
) -> SheetOutcome {
    let claim = source.and_then(|number| {
        let source = project.sources.get(number)?;
        Some((number, source, project.tables.get(source.table)?))
    });
    let Some((source_number, source, table)) = claim else {
        return unclaimed(project, file, name, number, workbook);
    };
    let task = SheetTask { project, source, table, file, name, number };
    let mut seen = match HiddenRows::of(workbook, number, source.skip_hidden_rows) {
        Ok(seen) => seen,
        Err(error) => return unread(file, name, error),
    };
    match task.read(&mut seen) {
        Err(error) => unread(file, name, error),
        Ok(mut rows) => {
            let mut findings = Vec::new();
            let skipped = seen.report(file, name, &mut findings);
            if skipped > 0 {
                rows.read += skipped;
                *rows.skips.entry(Code::HiddenRowsSkipped).or_default() += skipped;
            }
            if !rows.has_area {
                let mark = source.area.below.as_ref().map_or("", |pattern| pattern.text.as_str());
                let message = format!("no cell is \"{mark}\", below which the table should begin");
                let finding = Finding::new(Code::AreaNotFound, Place::sheet(file, name), message);
                findings.push(finding.expected(mark).with("mark", Argument::Text(mark.to_string())).hint(format!(
                    "Correct `below` under `area` of the source \"{}\", or name the right sheets under `sheets`",
                    source.id
                )));
            } else if !rows.has_header() && rows.read == 0 {
                findings.push(
                    Finding::new(Code::EmptySheet, Place::sheet(file, name), "the sheet is empty")
                        .kind("blank"),
                );
            } else if !rows.has_header() {
                let headers: Vec<&str> =
                    table.fields.iter().take(4).map(|field| field.name.as_str()).collect();
                findings.push(
                    Finding::new(
                        Code::HeaderNotFound,
                        Place::sheet(file, name),
                        format!("no row looks like the header of the table \"{}\"", table.name),
                    )
                    .expected(format!("a row with headers such as {}", headers.join(", ")))
                    .hint(format!(
                        "Name the right sheets under `sheets` of the source \"{}\", or its headers under `columns`",
                        source.id
                    ))
                    .about(&table.name, headers),
                );
            } else if rows.read == 0 {
                findings.push(
                    Finding::new(
                        Code::EmptySheet,
                        Place::sheet(file, name),
                        "the sheet has a header and no rows",
                    )
                    .kind("header"),
                );
            }
            SheetOutcome { name: name.to_string(), read: Some((source_number, rows)), unclaimed: 0, findings }
        }
    }
}

fn unclaimed(
    project: &Project,
    file: &str,
    name: &str,
    number: usize,
    workbook: &mut dyn Workbook,
) -> SheetOutcome {
    let mut rows = 0;
    let counted = workbook.rows(number, &mut |_: Row<'_>| {
        rows += 1;
        ControlFlow::Continue(())
    });
    let mut findings = Vec::new();
    if let Err(error) = counted {
        return unread(file, name, error);
    }
    let mut templates = project.templates.iter().filter(|template| template.file == file);
    let told = templates.any(|template| template.told.iter().any(|sheet| sheet == name));
    if workbook.is_hidden(number) {
        findings.push(hidden::hidden_sheet(file, name, rows));
    } else if rows > 0 && !told {
        findings.push(
            Finding::new(
                Code::UnclaimedSheet,
                Place::sheet(file, name),
                format!("no source names this sheet ({rows} rows)"),
            )
            .hint("Name it in input/sources.toml, or accept the finding in input/accepted.csv")
            .kind("sheet"),
        );
    }
    SheetOutcome { name: name.to_string(), read: None, unclaimed: rows, findings }
}

fn unread(file: &str, name: &str, error: Unreadable) -> SheetOutcome {
    let mut finding = finding(file, error);
    finding.place = Place::sheet(file, name);
    SheetOutcome { name: name.to_string(), read: None, unclaimed: 0, findings: vec![finding] }
}

fn finding(file: &str, error: Unreadable) -> Finding {
    Finding::new(error.code, Place::file(file), error.reason).hint(error.hint)
}

/// A file that no source names and that cannot be read either: why it cannot
/// is worth knowing, and nobody waits for its rows.
fn unclaimed_file(file: &str, error: Unreadable) -> Finding {
    let hint = format!(
        "{}. No source names the file: name it in input/sources.toml, or move it out of input/",
        error.hint.trim_end_matches('.')
    );
    let mut finding = Finding::new(error.code, Place::file(file), error.reason).hint(hint);
    finding.severity = Severity::Warning;
    finding
}
