//! How a file is read: which rows are the header, which column is which field
//! and why, which rows are skipped, and the entry that pins it all.

mod entry;

mod guess;

use super::faults::PERSONAL;
use super::file::{self, FileRows, SheetOutcome};
use super::header::Label;
use super::layout::{How, Layout, Use};
use super::sheet::{SheetRows, nearest_field};
use crate::diag::{Code, Finding, Place};
use crate::project::{Project, SourceDef, TableDef};
use crate::source::Root;
use entry::{Doubts, Draft};
use guess::Heads;
use std::collections::BTreeSet;

/// How a file is read.
#[derive(Debug)]
pub struct FileLayout {
    /// The file.
    pub file: String,
    /// Whether it is a template that came back: nothing has to be said of it.
    pub template: bool,
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
    /// The entry of `input/sources.toml` that pins this; empty where there is no
    /// header, for a template, and where the entry of another sheet does.
    pub entry: String,
    /// The sheet whose entry pins this one too.
    pub entry_of: Option<String>,
    /// What a person should look at in a proposed entry, each as a sentence without a full stop.
    pub doubts: Vec<String>,
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
/// Templates that came back are those that the project knows of.
pub fn explain_layout(root: &Root, project: &Project, file: &str) -> FileLayout {
    let size = root.size(file);
    let sources = file::sources_of(project, file);
    let rows = file::read(root, project, file, size, &sources);
    let template = project.templates.iter().find(|template| template.file == file);
    let mut explained = FileLayout {
        file: file.to_string(),
        template: template.is_some(),
        findings: rows.findings,
        sheets: Vec::new(),
    };
    let heads = guess::heads(root, project, file);
    // Rows that are in nobody's area have no layout, nor have the instructions and codes of a template.
    let has_layout = |outcome: &SheetOutcome| {
        !outcome.findings.iter().any(|finding| finding.code == Code::OutsideAreas)
            && !template.is_some_and(|template| template.own.contains(&outcome.name))
    };
    let sheets: Vec<SheetOutcome> = rows.sheets.into_iter().filter(has_layout).collect();
    let mut drafts: Vec<Option<Draft>> = Vec::new();
    let mut trial: Option<Trial> = None;
    let open: Vec<String> = sheets
        .iter()
        .filter(|outcome| {
            let hidden = outcome.findings.iter().any(|finding| finding.code == Code::HiddenSheet);
            outcome.read.is_none() && !hidden
        })
        .map(|outcome| outcome.name.clone())
        .collect();
    for outcome in sheets {
        let (layout, draft) = match &outcome.read {
            Some((number, sheet)) => {
                let Some(source) = project.sources.get(*number) else { continue };
                let (layout, draft) = explain_sheet(
                    (project, &heads),
                    source,
                    &outcome.name,
                    sheet,
                    outcome.findings,
                    Vec::new(),
                );
                (SheetLayout { source: Some(source.id.clone()), ..layout }, draft)
            }
            None if template.is_some() => (unread(&outcome.name, outcome.unclaimed, outcome.findings), None),
            None => {
                let trial =
                    trial.get_or_insert_with(|| Trial::new(root, project, &heads, (file, size), &open));
                trial.propose(&heads, &outcome.name, outcome.unclaimed, outcome.findings)
            }
        };
        explained.sheets.push(layout);
        // The entry of a template stands in its hidden sheet.
        drafts.push(draft.filter(|_| template.is_none()));
    }
    write_entries(project, &mut explained.sheets, &drafts);
    explained
}

/// Writes one entry for all sheets that are laid out in the same way, each under
/// an id of its own.
fn write_entries(project: &Project, sheets: &mut [SheetLayout], drafts: &[Option<Draft>]) {
    let same = |a: &(&SheetLayout, &Draft), b: &(&SheetLayout, &Draft)| {
        a.0.source == b.0.source && a.0.table == b.0.table && a.1.lines == b.1.lines
    };
    let all: Vec<(usize, (&SheetLayout, &Draft))> = (0..)
        .zip(sheets.iter().zip(drafts))
        .filter_map(|(number, (sheet, draft))| Some((number, (sheet, draft.as_ref()?))))
        .collect();
    let mut groups: Vec<Vec<(usize, (&SheetLayout, &Draft))>> = Vec::new();
    for (number, one) in all {
        let alike = |group: &&mut Vec<(usize, (&SheetLayout, &Draft))>| {
            group.first().is_some_and(|(_, first)| same(first, &one))
        };
        match groups.iter_mut().find(alike) {
            Some(group) => group.push((number, one)),
            None => groups.push(vec![(number, one)]),
        }
    }
    let mut taken: BTreeSet<String> = project.sources.iter().map(|source| source.id.clone()).collect();
    let mut given: BTreeSet<String> = BTreeSet::new();
    let mut written: Vec<(usize, String, Option<String>)> = Vec::new();
    for group in &groups {
        let Some((first, (sheet, draft))) = group.first() else { continue };
        let of_source = groups.iter().filter(|other| {
            sheet.source.is_some() && other.first().is_some_and(|(_, (s, _))| s.source == sheet.source)
        });
        // What a source says of sheets stays, unless it has to be told which of them are laid out how.
        let names = if of_source.count() == 1 {
            draft.sheets.clone()
        } else {
            let names = group.iter().map(|(_, (sheet, _))| sheet.sheet.as_str());
            names.filter(|name| !name.is_empty()).map(entry::literal).collect()
        };
        let own = sheet.source.is_some() && !given.contains(&draft.id);
        let id = if own { draft.id.clone() } else { entry::free_id(&draft.id, &taken) };
        taken.insert(id.clone());
        given.insert(id.clone());
        let row =
            Some(draft.header_row).filter(|row| group.iter().all(|(_, (_, draft))| draft.header_row == *row));
        written.push((*first, draft.text(&id, &names, row), None));
        for (number, _) in group.iter().skip(1) {
            written.push((*number, String::new(), Some(sheet.sheet.clone())));
        }
    }
    for (number, entry, entry_of) in written {
        if let Some(sheet) = sheets.get_mut(number) {
            sheet.entry = entry;
            sheet.entry_of = entry_of;
        }
    }
}

/// A file read for every table there is, as it stands and as the wide tables that
/// its sheets seem to be.
struct Trial {
    project: Project,
    rows: FileRows,
    /// For each source what a person should look at.
    notes: Vec<Vec<String>>,
}

impl Trial {
    fn new(
        root: &Root,
        project: &Project,
        heads: &Heads,
        (file, size): (&str, u64),
        open: &[String],
    ) -> Trial {
        let below = file.strip_prefix("input/").unwrap_or(file);
        let id = entry::id_of(below);
        let plain = |table| SourceDef::plain(&id, entry::literal(below), table, Place::file(file));
        let mut sources: Vec<SourceDef> = (0..project.tables.len()).map(plain).collect();
        let mut notes: Vec<Vec<String>> = vec![Vec::new(); sources.len()];
        for (sheet, table) in open.iter().flat_map(|sheet| (0..project.tables.len()).map(move |t| (sheet, t)))
        {
            let plain = plain(table);
            if let Some(guess) = heads.guess(project, &plain, file, sheet) {
                sources.push(guess.source(&plain, sheet));
                notes.push(guess.notes);
            }
        }
        let project = Project { sources, ..project.clone() };
        let all: Vec<usize> = (0..project.sources.len()).collect();
        let rows = file::read(root, &project, file, size, &all);
        Trial { project, rows, notes }
    }

    /// The table whose fields match a sheet best.
    fn propose(
        &self,
        heads: &Heads,
        name: &str,
        read: u64,
        findings: Vec<Finding>,
    ) -> (SheetLayout, Option<Draft>) {
        let fit = |sheet: &SheetRows, source: &SourceDef| {
            let layout = sheet.layout.as_ref()?;
            self.project.tables.get(source.table)?;
            // The more fields are named and the fewer columns left over, the better.
            let unknown = layout.uses.iter().filter(|(.., what)| *what == Use::Unknown).count();
            Some(layout.matched() as i64 * 100 - unknown as i64 - 10 * layout.missing.len() as i64)
        };
        let mut best: Option<(i64, usize, &SheetRows)> = None;
        for outcome in self.rows.sheets.iter().filter(|outcome| outcome.name == name) {
            let Some((number, sheet)) = &outcome.read else { continue };
            let Some(source) = self.project.sources.get(*number) else { continue };
            let Some(fit) = fit(sheet, source) else { continue };
            if best.as_ref().is_none_or(|(known, ..)| fit > *known) {
                best = Some((fit, *number, sheet));
            }
        }
        let best =
            best.and_then(|(_, number, sheet)| Some((number, self.project.sources.get(number)?, sheet)));
        let Some((number, source, sheet)) = best else { return (unread(name, read, findings), None) };
        let sheets = if name.is_empty() { Vec::new() } else { vec![entry::literal(name)] };
        let source = SourceDef { sheets, ..source.clone() };
        let notes = self.notes.get(number).cloned().unwrap_or_default();
        let (layout, draft) = explain_sheet((&self.project, heads), &source, name, sheet, findings, notes);
        // Whose persons a proposed source has, nobody has said.
        (layout, draft.map(|draft| Draft { namespace: None, ..draft }))
    }
}

/// A sheet without a layout.
fn unread(name: &str, read: u64, findings: Vec<Finding>) -> SheetLayout {
    SheetLayout {
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
        entry_of: None,
        doubts: Vec::new(),
    }
}

fn explain_sheet(
    (project, heads): (&Project, &Heads),
    source: &SourceDef,
    name: &str,
    rows: &SheetRows,
    mut findings: Vec<Finding>,
    notes: Vec<String>,
) -> (SheetLayout, Option<Draft>) {
    let table = project.tables.get(source.table);
    let layout = rows.layout.as_ref();
    findings.extend(rows.findings.iter().filter(|finding| finding.code.as_str().starts_with('S')).cloned());
    let known = layout.zip(table);
    let mut doubts = Doubts { notes, labels: Vec::new() };
    if let Some((layout, table)) = known {
        doubts.labels = heads.labels(project, table, layout);
        for (col, field) in &doubts.labels {
            let header = layout.uses.iter().find(|(of, ..)| of == col).map_or("", |(_, header, _)| header);
            doubts.notes.push(format!(
                "the header \"{header}\" reads as a value of {field}, and is not read: say under `wide` or `columns` what it is"
            ));
        }
    }
    let draft = known.map(|(layout, table)| entry::of(source, table, layout, &doubts));
    let layout = SheetLayout {
        source: None,
        table: table.map_or_else(String::new, |table| table.name.clone()),
        header: layout.map(|layout| (layout.header.first, layout.header.last, layout.header.end)),
        columns: known.map_or_else(Vec::new, |(layout, table)| columns(table, layout)),
        kept: rows.kept,
        records: layout.filter(|layout| !layout.blocks.is_empty()).map(|_| rows.rows.len() as u64),
        skipped: rows.skips.iter().map(|(code, count)| (*code, *count)).collect(),
        doubts: doubts.notes,
        ..unread(name, rows.read, findings)
    };
    (layout, draft)
}

fn columns(table: &TableDef, layout: &Layout) -> Vec<ColumnLayout> {
    let field = |number: usize| table.fields.get(number).map_or_else(String::new, |field| field.name.clone());
    let explained = layout.uses.iter().map(|(col, header, what)| {
        let what = match what {
            Use::Field(number, how) => ColumnUse::Field(field(*number), matched(layout, *col, how)),
            Use::Wide(block, number) => {
                let labels = layout.blocks.get(*block).map_or(&[][..], |block| &block.labels);
                // A label may tell who a person is.
                let text = |f: usize, label: &Label| match table.fields.get(f) {
                    Some(field) if field.personal => PERSONAL.to_string(),
                    _ => super::header::shown(&label.cell),
                };
                let labels = labels.iter().map(|(f, label)| (field(*f), text(*f, label)));
                ColumnUse::Wide(field(*number), labels.collect())
            }
            Use::Ignored => ColumnUse::Ignored,
            Use::Repeated(number) => ColumnUse::Repeated(field(*number)),
            Use::Totals => ColumnUse::Totals,
            Use::Unlike => ColumnUse::Unlike,
            Use::Unknown => ColumnUse::Unknown(nearest_field(table, layout, header).map(str::to_string)),
        };
        let is_personal =
            matches!(&what, ColumnUse::Wide(_, labels) if labels.iter().any(|(_, text)| text == PERSONAL));
        let header = if is_personal { PERSONAL.to_string() } else { header.clone() };
        ColumnLayout { col: *col, header, what }
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
