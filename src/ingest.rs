//! Spreadsheets to typed rows. Nothing is known here of indicators.

mod words;

mod cell;

mod unreadable;

mod limits;

mod survey;

mod kind;

mod archive;

mod content;

mod workbook;

mod child;

mod value;

mod slots;

mod column;

mod outcome;

mod faults;

mod header;

mod wide;

mod layout;

mod area;

mod constants;

mod skipped;

mod reading;

mod sheet;

mod hidden;

mod file;

mod cells;

mod template;

mod assemble;

mod single;

mod known;

mod explain;

#[cfg(test)]
pub(crate) mod sample;

#[cfg(test)]
mod tests;

pub use assemble::{PRECISION, data_type};
pub use cell::{Cell, Row};
pub use cells::{Cells, TakeCells, cells};
pub use child::serve;
pub use explain::{ColumnLayout, ColumnUse, FileLayout, Matched, SheetLayout, explain_layout};
pub use faults::PERSONAL;
pub use file::sources_of;
pub use outcome::{Fault, Ingested, InputFile, RawTable, Unread};
pub use single::read_text;
pub use template::{
    STAMP_SHEET, Stamp, StampTable, adopt_templates, list_digest, project_digest, table_digest,
};
pub use value::Problem;
pub use value::period::understood as read_period;
#[cfg(test)]
pub(crate) use words::boolean;
pub use workbook::{COMMAND, panics_are_findings};

use crate::diag::{Code, Finding, Place};
use crate::progress::{Progress, Stage};
use crate::project::Project;
use crate::source::Root;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The project's own lists, which stand beside the spreadsheets.
const OWN_LISTS: [&str; 6] = [
    "input/sources.toml",
    "input/accepted.csv",
    "input/comments.csv",
    "input/corrections.csv",
    "input/received.csv",
    "input/people.csv",
];

/// Whether a file is one of the project's own lists, and nobody's data.
pub fn is_own_list(file: &str) -> bool {
    OWN_LISTS.contains(&file)
}

/// Reads every spreadsheet of a project. Files are read side by side, the
/// biggest first; what comes out does not depend on which was done when.
pub fn ingest(root: &Root, project: &Project, progress: &dyn Progress) -> Ingested {
    let mut findings = Vec::new();
    let (names, closed) = root.list_open("input");
    for (folder, error) in closed {
        let message = format!("the folder cannot be looked into ({error})");
        findings.push(
            Finding::new(Code::UnreadableFile, Place::file(&folder), message)
                .hint("Give yourself the right to read it: its files are missing from every figure"),
        );
    }
    let mut tasks: Vec<(u64, String, Vec<usize>)> = names
        .into_iter()
        .filter(|name| !is_own_list(name))
        .filter_map(|name| {
            let sources = file::sources_of(project, &name);
            // Texts beside the spreadsheets are for people, unless a source names them.
            let text = [".md", ".txt"].iter().any(|ending| name.to_ascii_lowercase().ends_with(ending));
            (!text || !sources.is_empty()).then(|| (root.size(&name), name, sources))
        })
        .collect();
    report_idle_sources(project, &tasks, &mut findings);
    if tasks.is_empty() && project.sources.is_empty() {
        findings.push(
            Finding::new(
                Code::SourceWithoutFile,
                Place::file("input"),
                "there is no spreadsheet below input/",
            )
            .hint("Put what partners sent there, and say in input/sources.toml how it is read"),
        );
    }
    tasks.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    progress.begin(Stage::Read, tasks.len() as u64);
    // A bridge hands out one file at a time in this order; splitting the list
    // would give one thread all the big ones.
    let mut files: Vec<(String, file::FileRows)> = tasks
        .into_iter()
        .par_bridge()
        .map(|(size, name, sources)| {
            let mut rows = file::read(root, project, &name, size, &sources);
            template::settle_empty_sheets(project, &name, &mut rows);
            progress.step();
            (name, rows)
        })
        .collect();
    progress.end(Stage::Read);
    files.sort_by(|a, b| a.0.cmp(&b.0));
    report_idle_sheets(project, &files, &mut findings);
    assemble::assemble(project, files, findings)
}

/// Sources whose globs match no file.
fn report_idle_sources(project: &Project, tasks: &[(u64, String, Vec<usize>)], findings: &mut Vec<Finding>) {
    let busy: BTreeSet<usize> = tasks.iter().flat_map(|(_, _, sources)| sources.iter().copied()).collect();
    for (number, source) in project.sources.iter().enumerate() {
        if !busy.contains(&number) {
            let message = format!("the source \"{}\" matches no file", source.id);
            findings.push(
                Finding::new(Code::SourceWithoutFile, source.at.clone(), message)
                    .found(source.files.join(", "))
                    .hint("Globs are relative to input/, and tell capitals from small letters"),
            );
        }
    }
}

/// Sources that match a file, and no sheet of any.
fn report_idle_sheets(project: &Project, files: &[(String, file::FileRows)], findings: &mut Vec<Finding>) {
    for (number, source) in project.sources.iter().enumerate() {
        let mut named =
            files.iter().filter(|(name, _)| file::sources_of(project, name).contains(&number)).peekable();
        let read = |rows: &file::FileRows| !rows.sheets.is_empty();
        if named.peek().is_some()
            && named.clone().all(|(_, rows)| read(rows) && !rows.claimed_by.contains(&number))
        {
            let message = format!("the source \"{}\" matches no sheet of its files", source.id);
            findings.push(
                Finding::new(Code::SourceWithoutFile, source.at.clone(), message)
                    .found(source.sheets.join(", ")),
            );
        }
    }
}
