//! For each input a marked copy that goes back to its sender: the sender's own
//! rows in the sender's own layout, cells at fault coloured and explained in
//! the sender's language, and a first sheet that lists all of it.
//!
//! The copy is the one output that holds what tells who a person is, and only
//! in the cells in which the sender wrote it: no note and no list repeats it.

mod entries;

mod marks;

mod front;

mod copy;

#[cfg(test)]
mod tests;

use crate::diag::{Code, Finding, Place, Severity};
use crate::ingest::cells;
use crate::progress::{Progress, Stage};
use crate::project::Project;
use crate::render::OutputFile;
use crate::report::Reader;
use crate::source::Root;
use crate::validate::Valid;
use entries::Entries;
use rayon::prelude::*;
use rust_xlsxwriter::XlsxError;
use std::collections::BTreeMap;

/// The marked copies, by the names of the inputs.
#[derive(Debug, Default)]
pub struct Feedback {
    /// What goes back.
    pub copies: Vec<MarkedCopy>,
    /// Inputs that cannot be copied because they cannot be read.
    pub unread: Vec<Unread>,
}

/// A marked copy of an input.
#[derive(Debug)]
pub struct MarkedCopy {
    /// The input, by its name in the project.
    pub input: String,
    /// The copy, named relative to the folder of all copies.
    pub file: OutputFile,
    /// How many errors its sender is told of.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
}

/// An input that cannot be copied.
#[derive(Debug)]
pub struct Unread {
    /// The input, by its name in the project.
    pub input: String,
    /// The kind of finding that says so, if one does.
    pub code: Option<Code>,
    /// Why, in a sentence without a full stop.
    pub reason: String,
}

/// Makes the marked copies of some inputs; of all where none is named.
///
/// # Errors
/// What the library that writes workbooks says.
pub fn feedback(
    root: &Root,
    project: &Project,
    valid: &Valid,
    inputs: &[String],
    progress: &dyn Progress,
) -> Result<Feedback, XlsxError> {
    let wanted: Vec<&str> = valid
        .files
        .iter()
        .map(|file| file.name.as_str())
        .filter(|name| inputs.is_empty() || inputs.iter().any(|input| input == name))
        .collect();
    let names = names(valid.files.iter().map(|file| file.name.as_str()));
    progress.begin(Stage::Report, wanted.len() as u64);
    let made: Vec<Result<MarkedCopy, Failed>> = wanted
        .par_iter()
        .map(|input| {
            let name = names.get(*input).cloned().unwrap_or_else(|| format!("{input}.feedback.xlsx"));
            let made = one(root, project, valid, input, name);
            progress.step();
            made
        })
        .collect();
    progress.end(Stage::Report);
    let mut feedback = Feedback::default();
    for made in made {
        match made {
            Ok(copy) => feedback.copies.push(copy),
            Err(Failed::Unread(unread)) => feedback.unread.push(unread),
            Err(Failed::Xlsx(error)) => return Err(error),
        }
    }
    Ok(feedback)
}

enum Failed {
    Unread(Unread),
    Xlsx(XlsxError),
}

fn one(
    root: &Root,
    project: &Project,
    valid: &Valid,
    input: &str,
    name: String,
) -> Result<MarkedCopy, Failed> {
    let reader = Reader::new(project, valid, input);
    let entries = Entries::of(&reader, valid);
    let made = cells(root, &project.limits, input, |cells| copy::workbook(&reader, valid, &entries, cells));
    match made {
        Ok(Ok(bytes)) => Ok(MarkedCopy {
            input: input.to_string(),
            file: OutputFile { name, bytes },
            errors: entries.count(Severity::Error),
            warnings: entries.count(Severity::Warning),
        }),
        Ok(Err(error)) => Err(Failed::Xlsx(error)),
        Err(reason) => {
            let about = |finding: &&Finding| {
                // Of a file that cannot be read the error about the file itself says why.
                finding.place.file_name() == Some(input)
                    && finding.place.sheet_name().is_none()
                    && finding.severity == Severity::Error
                    && matches!(finding.place, Place::File { .. })
            };
            let known = valid.findings.iter().find(about);
            Err(Failed::Unread(Unread {
                input: input.to_string(),
                code: known.map(|finding| finding.code),
                reason: known.map_or(reason, |finding| finding.message.clone()),
            }))
        }
    }
}

/// The names of the copies, by input: folders are kept, and the ending of the
/// input only where another input of the folder has the same name without it.
fn names<'n>(inputs: impl Iterator<Item = &'n str> + Clone) -> BTreeMap<&'n str, String> {
    fn bare(input: &str) -> (&str, &str) {
        let below = input.strip_prefix("input/").unwrap_or(input);
        let folder = below.rfind('/').map_or(0, |at| at + 1);
        match below.rfind('.').filter(|dot| *dot > folder) {
            Some(dot) => (below.get(..dot).unwrap_or(below), below),
            None => (below, below),
        }
    }
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for input in inputs.clone() {
        // Some file systems do not tell capitals from small letters.
        *uses.entry(bare(input).0.to_lowercase()).or_default() += 1;
    }
    inputs
        .map(|input| {
            let (bare, whole) = bare(input);
            let alone = uses.get(&bare.to_lowercase()) == Some(&1);
            (input, format!("{}.feedback.xlsx", if alone { bare } else { whole }))
        })
        .collect()
}
