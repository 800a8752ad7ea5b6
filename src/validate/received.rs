//! When files were received: what was known by a day, and files of which it is not said.

use super::ledger::Ledger;
use super::outcome::Known;
use crate::diag::{Code, Finding, Place, nearest};
use crate::ingest::InputFile;
use crate::project::{Project, is_named};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Files named in a message at most.
const NAMED: usize = 5;

/// What was known by a day. A file of which it is not said when it was received
/// counts as known.
pub fn known_by(project: &Project, files: &[InputFile], by: Option<Date>) -> Known {
    let late =
        project.resubmission.received.iter().flatten().filter(|entry| by.is_some_and(|by| entry.day > by));
    let left_out = late
        .flat_map(|entry| files.iter().filter(|file| is_named(&file.name, &entry.file)))
        .map(|file| file.name.clone())
        .collect();
    Known { by, left_out }
}

/// The day on which each file was received, where the project says it.
pub fn days(project: &Project, files: &[InputFile]) -> BTreeMap<String, Date> {
    let entries = project.resubmission.received.iter().flatten();
    entries
        .flat_map(|entry| {
            let own = files.iter().filter(|file| is_named(&file.name, &entry.file));
            own.map(|file| (file.name.clone(), entry.day))
        })
        .collect()
}

/// Whether anything that was sent, corrected or decided became known after a day only.
pub fn is_changed_by(project: &Project, known: &Known) -> bool {
    let later = |by| {
        project.resubmission.corrections.iter().any(|entry| entry.date > by)
            || project.people.known_by(Some(by)) != project.people
    };
    !known.left_out.is_empty() || known.by.is_some_and(later)
}

/// Says which files have no date of receipt, and which entries have no file.
pub fn check(ledger: &mut Ledger<'_>, files: &[InputFile], known: &Known) {
    let Some(list) = &ledger.project.resubmission.received else { return };
    let undated: Vec<&str> = files
        .iter()
        .map(|file| file.name.as_str())
        .filter(|file| !list.iter().any(|entry| is_named(file, &entry.file)))
        .collect();
    if !undated.is_empty() {
        let more = undated.len().saturating_sub(NAMED);
        let mut names = undated.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        if more > 0 {
            names.push_str(&format!(" and {more} more"));
        }
        let (files, have) = if undated.len() == 1 { ("file", "has") } else { ("files", "have") };
        let message = format!("{} {files} {have} no date of receipt: {names}", undated.len());
        let mut finding = Finding::new(Code::NotReceived, Place::file("input/received.csv"), message)
            .expected("a line for each file")
            .hint("Add the lines; until then these files count as known on any day");
        finding.also = undated.into_iter().map(Place::file).collect();
        ledger.note(finding);
    }
    for entry in list {
        let is_there = files.iter().any(|file| is_named(&file.name, &entry.file))
            || known.left_out.iter().any(|file| is_named(file, &entry.file));
        if !is_there {
            let message = format!("there is no file {}", entry.file);
            let finding = Finding::new(Code::ReceivedUnknown, entry.at.clone(), message).found(&entry.file);
            let near = nearest(&entry.file, files.iter().map(|file| below(&file.name)));
            ledger.note(match near {
                Some(near) => finding.hint(format!("Did you mean {near}?")),
                None => finding.hint("Take the entry out, or correct the name of the file"),
            });
        }
    }
}

fn below(file: &str) -> &str {
    file.strip_prefix("input/").unwrap_or(file)
}
