//! How a file is read: which rows are the header, which column is which field
//! and why, which rows are skipped, and the entry that pins it all.

mod entry;

use super::file::{self, FileRows};
use super::layout::{How, Layout, Use};
use super::sheet::{SheetRows, nearest_field};
use crate::diag::{Code, Finding, Place};
use crate::project::{Project, SourceDef, TableDef};
use crate::source::Root;

/// How a file is read.
#[derive(Debug)]
pub struct FileLayout {
    /// The file.
    pub file: String,
    /// Findings about the file as a whole.
    pub findings: Vec<Finding>,
    /// Its sheets; a sheet of several sources several times.
    pub sheets: Vec<SheetLayout>,
}

/// How a sheet is read.
#[derive(Debug)]
pub struct SheetLayout {
    /// The sheet; empty for a text table.
    pub sheet: String,
    /// The source that names it; none: what follows is proposed.
    pub source: Option<String>,
    /// The table; empty if none fits.
    pub table: String,
    /// The first row of the header, its last of text, and its last with tags; from zero.
    pub header: Option<(u32, u32, u32)>,
    /// The columns that have a header.
    pub columns: Vec<ColumnLayout>,
    /// Rows below the header, or all where there is none.
    pub read: u64,
    /// Rows that became records.
    pub kept: u64,
    /// Records, where a row may become several.
    pub records: Option<u64>,
    /// Rows skipped, by the code of the finding.
    pub skipped: Vec<(Code, u64)>,
    /// Findings about the sheet and its columns.
    pub findings: Vec<Finding>,
    /// The entry of `input/sources.toml` that pins this; empty where there is no header.
    pub entry: String,
}

/// What a column is.
#[derive(Debug)]
pub struct ColumnLayout {
    /// The column, from zero.
    pub col: u32,
    /// Its header; of several rows joined.
    pub header: String,
    /// What it is.
    pub what: ColumnUse,
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnUse {
    /// A field, and how the header was matched.
    Field(String, Matched),
    /// A field of records of a wide table, and what the header fills: fields with texts.
    Wide(String, Vec<(String, String)>),
    /// Left out on purpose.
    Ignored,
    /// A field that an earlier column is already.
    Repeated(String),
    /// A column of totals.
    Totals,
    /// A column whose header does not follow its pattern.
    Unlike,
    /// Not known, with the nearest name there is.
    Unknown(Option<String>),
}

/// How a header was matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matched {
    /// Pinned under `columns`.
    Pinned,
    /// The field's name.
    Name,
    /// The field's title in a language; none: in all.
    Title(Option<String>),
    /// An alias.
    Alias,
    /// An HXL tag.
    Tag(String),
}

/// How a file is read, or could be. `file` is relative to the project's folder.
pub fn explain_layout(root: &Root, project: &Project, file: &str) -> FileLayout {
    let size = root.size(file);
    let sources = file::sources_of(project, file);
    let rows = file::read(root, project, file, size, &sources);
    let mut explained = FileLayout { file: file.to_string(), findings: rows.findings, sheets: Vec::new() };
    let mut proposed: Option<(Project, FileRows)> = None;
    for outcome in rows.sheets {
        if let Some((number, sheet)) = &outcome.read {
            let Some(source) = project.sources.get(*number) else { continue };
            let layout = explain_sheet(project, source, &outcome.name, sheet, outcome.findings);
            explained.sheets.push(SheetLayout { source: Some(source.id.clone()), ..layout });
            continue;
        }
        // Rows that are in nobody's area have no layout.
        if outcome.findings.iter().any(|finding| finding.code == Code::OutsideAreas) {
            continue;
        }
        let (trial, trial_rows) = proposed.get_or_insert_with(|| {
            let trial = with_a_source_for_each_table(project, file);
            let all: Vec<usize> = (0..trial.sources.len()).collect();
            let rows = file::read(root, &trial, file, size, &all);
            (trial, rows)
        });
        explained.sheets.push(propose(trial, trial_rows, &outcome.name, outcome.unclaimed, outcome.findings));
    }
    explained
}

/// The project with nothing but a source for each table, all of one file.
fn with_a_source_for_each_table(project: &Project, file: &str) -> Project {
    let below = file.strip_prefix("input/").unwrap_or(file);
    let id = entry::id_of(below, &project.sources);
    let source = |table| SourceDef::plain(&id, entry::literal(below), table, Place::file(file));
    Project { sources: (0..project.tables.len()).map(source).collect(), ..project.clone() }
}

/// The table whose fields match a sheet best.
fn propose(trial: &Project, rows: &FileRows, name: &str, read: u64, findings: Vec<Finding>) -> SheetLayout {
    let fit = |sheet: &SheetRows, source: &SourceDef| {
        let layout = sheet.layout.as_ref()?;
        let table = trial.tables.get(source.table)?;
        // The more fields are named and the fewer columns left over, the better.
        let unknown = layout.uses.iter().filter(|(.., what)| *what == Use::Unknown).count();
        let score = layout.matched() as i64 * 100 - unknown as i64 - 10 * layout.missing.len() as i64;
        Some((score, table.fields.len()))
    };
    let mut best: Option<((i64, usize), &SourceDef, &SheetRows)> = None;
    for outcome in rows.sheets.iter().filter(|outcome| outcome.name == name) {
        let Some((number, sheet)) = &outcome.read else { continue };
        let Some(source) = trial.sources.get(*number) else { continue };
        let Some(fit) = fit(sheet, source) else { continue };
        if best.as_ref().is_none_or(|(known, ..)| fit.0 > known.0) {
            best = Some((fit, source, sheet));
        }
    }
    match best {
        Some((_, source, sheet)) => {
            let sheets = if name.is_empty() { Vec::new() } else { vec![entry::literal(name)] };
            let source = SourceDef { sheets, ..source.clone() };
            explain_sheet(trial, &source, name, sheet, findings)
        }
        None => SheetLayout {
            sheet: name.to_string(),
            source: None,
            table: String::new(),
            header: None,
            columns: Vec::new(),
            read,
            kept: 0,
            records: None,
            skipped: Vec::new(),
            findings,
            entry: String::new(),
        },
    }
}

fn explain_sheet(
    project: &Project,
    source: &SourceDef,
    name: &str,
    rows: &SheetRows,
    mut findings: Vec<Finding>,
) -> SheetLayout {
    let table = project.tables.get(source.table);
    let layout = rows.layout.as_ref();
    findings.extend(rows.findings.iter().filter(|finding| finding.code.as_str().starts_with('S')).cloned());
    let known = layout.zip(table);
    SheetLayout {
        sheet: name.to_string(),
        source: None,
        table: table.map_or_else(String::new, |table| table.name.clone()),
        header: layout.map(|layout| (layout.header.first, layout.header.last, layout.header.end)),
        columns: known.map_or_else(Vec::new, |(layout, table)| columns(table, layout)),
        read: rows.read,
        kept: rows.kept,
        records: layout.filter(|layout| !layout.blocks.is_empty()).map(|_| rows.rows.len() as u64),
        skipped: rows.skips.iter().map(|(code, count)| (*code, *count)).collect(),
        findings,
        entry: known.map_or_else(String::new, |(layout, table)| entry::of(source, table, layout)),
    }
}

fn columns(table: &TableDef, layout: &Layout) -> Vec<ColumnLayout> {
    let field = |number: usize| table.fields.get(number).map_or_else(String::new, |field| field.name.clone());
    let explained = layout.uses.iter().map(|(col, header, what)| {
        let what = match what {
            Use::Field(number, how) => ColumnUse::Field(field(*number), matched(layout, *col, how)),
            Use::Wide(block, number) => {
                let labels = layout.blocks.get(*block).map_or(&[][..], |block| &block.labels);
                let labels = labels.iter().map(|(f, label)| (field(*f), super::header::shown(&label.cell)));
                ColumnUse::Wide(field(*number), labels.collect())
            }
            Use::Ignored => ColumnUse::Ignored,
            Use::Repeated(number) => ColumnUse::Repeated(field(*number)),
            Use::Totals => ColumnUse::Totals,
            Use::Unlike => ColumnUse::Unlike,
            Use::Unknown => ColumnUse::Unknown(nearest_field(table, layout, header).map(str::to_string)),
        };
        ColumnLayout { col: *col, header: header.clone(), what }
    });
    explained.collect()
}

fn matched(layout: &Layout, col: u32, how: &How) -> Matched {
    match how {
        How::Pinned => Matched::Pinned,
        How::Name => Matched::Name,
        How::Title(language) => Matched::Title(language.clone()),
        How::Alias => Matched::Alias,
        How::Tag => Matched::Tag(entry::tag_of(layout, col)),
    }
}
