//! What is marked on a sheet: cells at fault with their notes, and rows that
//! are set aside.

use super::entries::Entries;
use crate::diag::{Place, Severity};
use crate::report::Gaps;
use crate::report::Reader;
use std::collections::{BTreeMap, BTreeSet};

/// Rows that a sheet has at most.
pub const ROWS: u32 = 1_048_576;
/// Columns that a sheet has at most.
pub const COLUMNS: u32 = 16_384;
/// About how many notes a sheet bears at most: spreadsheet programs hold each as
/// a drawing. Cells beyond are coloured all the same, and are in the list.
const NOTES: usize = 3_000;
/// How long a note is at most, in characters.
const LONGEST: usize = 1_500;

/// What is marked on a sheet.
#[derive(Debug, Default)]
pub struct Marks {
    /// Cells at fault.
    pub cells: BTreeMap<(u32, u32), Mark>,
    /// Whole rows at fault.
    pub rows: BTreeMap<u32, Mark>,
    /// Rows that are set aside.
    pub set_aside: BTreeSet<u32>,
    /// The heaviest of all.
    pub heaviest: Option<Severity>,
}

/// A mark.
#[derive(Debug, Clone)]
pub struct Mark {
    /// How much the heaviest of its faults weighs.
    pub severity: Option<Severity>,
    /// What its note says; empty where it bears none.
    pub note: String,
}

impl Marks {
    /// The marks of a sheet of the reader's file.
    pub fn of(reader: &Reader<'_>, entries: &Entries, sheet: &str) -> Marks {
        let mut cells: BTreeMap<(u32, u32), (Severity, Vec<usize>)> = BTreeMap::new();
        let mut rows: BTreeMap<u32, (Severity, Vec<usize>)> = BTreeMap::new();
        for (number, entry) in entries.list.iter().enumerate().filter(|(_, entry)| entry.at_fault) {
            for place in &entry.places {
                let Place::Sheet { sheet: own, row: Some(row), col, .. } = place else { continue };
                if **own != *sheet {
                    continue;
                }
                let slot = match col {
                    Some(col) => cells.entry((*row, *col)).or_insert((entry.severity, Vec::new())),
                    None => rows.entry(*row).or_insert((entry.severity, Vec::new())),
                };
                slot.0 = slot.0.min(entry.severity);
                slot.1.push(number);
            }
        }
        let none = BTreeMap::new();
        let set_aside = entries.set_aside.get(sheet).unwrap_or(&none);
        let mut marks = Marks { set_aside: set_aside.keys().copied().collect(), ..Marks::default() };
        marks.heaviest = cells.values().chain(rows.values()).map(|(severity, _)| *severity).min();
        // Every entry has its share, so that none uses up what others need.
        let share = (NOTES / entries.list.len().max(1)).max(10);
        let mut borne = vec![0; entries.list.len()];
        let mut note = |numbers: &[usize]| {
            let mut wanted = false;
            for number in numbers {
                if let Some(borne) = borne.get_mut(*number) {
                    wanted |= *borne < share;
                    *borne += 1;
                }
            }
            if wanted { note(reader, entries, numbers) } else { String::new() }
        };
        marks.cells = cells
            .into_iter()
            .map(|(at, (severity, numbers))| (at, Mark { severity: Some(severity), note: note(&numbers) }))
            .collect();
        marks.rows = rows
            .into_iter()
            .map(|(row, (severity, numbers))| (row, Mark { severity: Some(severity), note: note(&numbers) }))
            .collect();
        let mut own = marks.cells.keys().map(|(row, _)| *row).collect::<BTreeSet<u32>>();
        own.extend(marks.rows.keys());
        let waiting = set_aside.iter().filter(|(row, _)| !own.contains(row));
        for (row, why) in waiting.filter_map(|(row, why)| Some((row, why.as_ref()?))).take(NOTES) {
            marks.rows.insert(*row, Mark { severity: None, note: why.clone() });
        }
        marks
    }
}

/// What a note says of some entries. It never repeats what tells who a person is.
fn note(reader: &Reader<'_>, entries: &Entries, numbers: &[usize]) -> String {
    let words = reader.words();
    let line = |key: &str, text: &str| {
        let mut gaps = Gaps::default();
        gaps.text("text", text);
        gaps.say(words, key).unwrap_or_default()
    };
    let mut text = String::new();
    for entry in numbers.iter().filter_map(|number| entries.list.get(*number)) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let weight = words.get(severity_word(entry.severity));
        text.push_str(&format!("{weight} {}\n{}", entry.code, entry.said.what));
        if !entry.said.expected.is_empty() {
            text.push('\n');
            text.push_str(&line("fb-note-expected", &entry.said.expected));
        }
        text.push('\n');
        text.push_str(&line("fb-note-do", &entry.said.remedy));
    }
    crate::diag::shortened(&text, LONGEST).into_owned()
}

/// The message of the word for a severity.
pub fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Info => "severity-info",
    }
}
