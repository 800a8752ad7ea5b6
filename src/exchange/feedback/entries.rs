//! What a sender is told of a file: the findings with a place in it, and the
//! rows that fell because of a row of another file.

use crate::diag::{Code, Finding, Place, Severity};
use crate::ingest::is_own_list;
use crate::report::Reader;
use crate::report::{Gaps, Said, say};
use crate::validate::Valid;
use std::collections::{BTreeMap, BTreeSet};

/// Something a sender is told.
#[derive(Debug)]
pub struct Entry {
    /// The code.
    pub code: Code,
    /// How much it weighs; what was accepted weighs no more than information.
    pub severity: Severity,
    /// Its places in the file, the first of them first.
    pub places: Vec<Place>,
    /// What is said.
    pub said: Said,
    /// Whether its places are marked on their sheets as being at fault.
    pub at_fault: bool,
}

/// All that a sender is told of a file.
#[derive(Debug, Default)]
pub struct Entries {
    /// The heaviest first, then by sheet and place.
    pub list: Vec<Entry>,
    /// The rows set aside, by sheet: to each what is said of it where nothing
    /// else is said of the row.
    pub set_aside: BTreeMap<String, BTreeMap<u32, Option<String>>>,
}

impl Entries {
    /// What the sender of a file is told.
    pub fn of(reader: &Reader<'_>, valid: &Valid) -> Entries {
        let mut list: Vec<Entry> =
            valid.findings.iter().filter_map(|finding| entry(reader, finding)).collect();
        let mut set_aside: BTreeMap<String, BTreeMap<u32, Option<String>>> = BTreeMap::new();
        // Rows that fell because of another file, by that file.
        let mut waiting: BTreeMap<Option<&str>, (Code, BTreeSet<Place>)> = BTreeMap::new();
        // What is said of the rows of one finding is one text.
        let mut said: BTreeMap<usize, (bool, Option<String>)> = BTreeMap::new();
        for row in &valid.quarantine {
            let Some(sheet) = valid.origins.sheets.get(row.origin.sheet as usize) else { continue };
            if *sheet.file != *reader.file {
                continue;
            }
            let root = valid.findings.get(row.finding);
            let rows = set_aside.entry(sheet.sheet.to_string()).or_default();
            let (own, why) = said.entry(row.finding).or_insert_with(|| {
                let own = root.is_some_and(|root| root.places().any(|place| in_file(place, reader.file)));
                let why = match root {
                    Some(root) if own => with(reader, root),
                    Some(root) => waiting_said(reader, root.place.file_name(), 1),
                    None => None,
                };
                (own, why)
            });
            if let (Some(root), false) = (root, *own) {
                let place = valid.origins.place(row.origin, None);
                let file = root.place.file_name().filter(|file| reader.knows(file));
                let found = waiting.entry(file).or_insert_with(|| (root.code, BTreeSet::new()));
                found.1.insert(place);
            }
            rows.insert(row.origin.row, why.clone());
        }
        for (file, (code, places)) in waiting {
            let said = Said {
                what: waiting_said(reader, file, places.len()).unwrap_or_default(),
                remedy: reader.words().get("waiting-do"),
                ..Said::default()
            };
            let places = places.into_iter().collect();
            list.push(Entry { code, severity: Severity::Warning, places, said, at_fault: false });
        }
        let sheets: BTreeMap<&str, usize> = valid
            .origins
            .sheets
            .iter()
            .filter(|sheet| *sheet.file == *reader.file)
            .enumerate()
            .map(|(number, sheet)| (&*sheet.sheet, number))
            .collect();
        let order = |entry: &Entry| {
            let place = entry.places.first().cloned().unwrap_or(Place::Project);
            let sheet = sheets.get(place.sheet_name().unwrap_or("")).copied().unwrap_or(usize::MAX);
            (entry.severity, sheet, place, entry.code)
        };
        list.sort_by_cached_key(order);
        Entries { list, set_aside }
    }

    /// How many entries have a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|entry| entry.severity == severity).count()
    }
}

fn in_file(place: &Place, file: &str) -> bool {
    matches!(place, Place::File { .. } | Place::Sheet { .. }) && place.file_name() == Some(file)
}

/// Whether a finding is a matter of the project's own: what it is about stands
/// in a definition or in one of the project's own lists, even where it names
/// places in the files of senders too. They have nothing to mend in it.
pub fn is_projects_own(finding: &Finding) -> bool {
    match &finding.place {
        Place::Text { .. } => true,
        place => place.file_name().is_some_and(is_own_list),
    }
}

fn entry(reader: &Reader<'_>, finding: &Finding) -> Option<Entry> {
    if is_projects_own(finding) {
        return None;
    }
    let places: Vec<Place> = finding.places().filter(|place| in_file(place, reader.file)).cloned().collect();
    if places.is_empty() {
        return None;
    }
    let elsewhere = finding.places().any(|place| !in_file(place, reader.file));
    let severity = if finding.accepted.is_some() { Severity::Info } else { finding.severity };
    let said = say(reader, finding, places.len(), elsewhere);
    Some(Entry { code: finding.code, severity, places, said, at_fault: true })
}

/// Why rows are set aside that refer to rows of another file.
fn waiting_said(reader: &Reader<'_>, file: Option<&str>, rows: usize) -> Option<String> {
    let mut gaps = Gaps::default();
    gaps.text("file", reader.file_said(file));
    gaps.count(reader, "cells", rows);
    gaps.say(reader.words(), "waiting-what")
}

/// Why a row is set aside that is not itself at fault.
fn with(reader: &Reader<'_>, root: &Finding) -> Option<String> {
    let place = root.places().find(|place| in_file(place, reader.file))?;
    let mut gaps = Gaps::default();
    gaps.text("place", reader.place_said(place));
    gaps.text("code", root.code.as_str());
    gaps.say(reader.words(), "fb-with")
}
