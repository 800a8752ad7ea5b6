//! What senders have hidden. A hidden sheet is read only where a source names
//! it by its exact name. Hidden rows are read like others, since a filter hides
//! rows without removing them, unless their source says that they are skipped;
//! either way it is said how many they are.

use super::content::Unreadable;
use super::workbook::{Area, Rows, TakeRow, Workbook};
use crate::diag::{Code, Finding, Place};
use crate::project::SourceDef;
use std::ops::ControlFlow;

/// Runs of rows that are named one by one.
const NAMED: usize = 12;

/// Whether a source names a sheet by its exact name.
pub fn names_exactly(source: &SourceDef, sheet: &str) -> bool {
    source
        .sheets
        .iter()
        .any(|name| !name.contains(['*', '?', '[', '{', '\\']) && name.to_lowercase() == sheet.to_lowercase())
}

/// A finding about a hidden sheet that was skipped.
pub fn hidden_sheet(file: &str, name: &str, rows: u64) -> Finding {
    let message = format!("a hidden sheet was skipped ({} not blank)", counted(rows));
    Finding::new(Code::HiddenSheet, Place::sheet(file, name), message).hint(format!(
        "A hidden sheet is read only where a source names it by its exact name: sheets = [\"{name}\"]"
    ))
}

/// A finding about formulas that point to other workbooks.
pub fn external_references(file: &str) -> Finding {
    Finding::new(
        Code::ExternalReferences,
        Place::file(file),
        "formulas of this workbook point to other workbooks; their values were read as they were last saved",
    )
    .hint("If the figures look old, ask the sender to open both workbooks, to update the links, and to save")
}

/// A workbook of which the hidden rows of one sheet are counted, and skipped if need be.
pub struct HiddenRows<'w> {
    workbook: &'w mut dyn Workbook,
    hidden: Vec<Rows>,
    skip: bool,
    met: Vec<Rows>,
    count: u64,
}

impl<'w> HiddenRows<'w> {
    /// The hidden rows of a sheet.
    ///
    /// # Errors
    /// [`Unreadable`] where the sheet is damaged.
    pub fn of(
        workbook: &'w mut dyn Workbook,
        sheet: usize,
        skip: bool,
    ) -> Result<HiddenRows<'w>, Unreadable> {
        let mut hidden = workbook.hidden_rows(sheet)?;
        hidden.sort_unstable();
        Ok(HiddenRows { workbook, hidden, skip, met: Vec::new(), count: 0 })
    }

    /// Reports the hidden rows that are not blank; gives how many were skipped.
    pub fn report(&self, file: &str, name: &str, findings: &mut Vec<Finding>) -> u64 {
        if self.count == 0 {
            return 0;
        }
        let (rows, place) = (counted(self.count), Place::sheet(file, name));
        let listed = self.listed();
        if self.skip {
            let message = format!("{rows} that the sender has hidden: skipped, as the source says");
            findings.push(Finding::new(Code::HiddenRowsSkipped, place, message).found(listed));
            return self.count;
        }
        let message = format!("{rows} that the sender has hidden: read like all others");
        let hint = "Ask the sender whether they are meant to count: a filter hides rows without removing them. \
                    If not, say hidden_rows = \"skip\" in the source";
        findings.push(Finding::new(Code::HiddenRowsRead, place, message).found(listed).hint(hint));
        0
    }

    fn listed(&self) -> String {
        let one = |(first, last): &Rows| {
            let (first, last) = (first + 1, u64::from(*last) + 1);
            if u64::from(first) == last { format!("{first}") } else { format!("{first}–{last}") }
        };
        let named: Vec<String> = self.met.iter().take(NAMED).map(one).collect();
        let more = self.met.len().saturating_sub(NAMED);
        let rest = if more > 0 { format!(" and {more} more ranges") } else { String::new() };
        format!("rows {}{rest}", named.join(", "))
    }
}

fn counted(rows: u64) -> String {
    if rows == 1 { "1 row".to_string() } else { format!("{rows} rows") }
}

impl Workbook for HiddenRows<'_> {
    fn sheets(&self) -> &[String] {
        self.workbook.sheets()
    }

    fn epoch_1904(&self) -> bool {
        self.workbook.epoch_1904()
    }

    fn is_hidden(&self, sheet: usize) -> bool {
        self.workbook.is_hidden(sheet)
    }

    fn has_external_references(&self) -> bool {
        self.workbook.has_external_references()
    }

    fn hidden_rows(&mut self, sheet: usize) -> Result<Vec<Rows>, Unreadable> {
        self.workbook.hidden_rows(sheet)
    }

    fn merged(&mut self, sheet: usize) -> Vec<Area> {
        self.workbook.merged(sheet)
    }

    fn rows(&mut self, sheet: usize, take: &mut TakeRow<'_>) -> Result<(), Unreadable> {
        let HiddenRows { workbook, hidden, skip, met, count } = self;
        if hidden.is_empty() {
            return workbook.rows(sheet, take);
        }
        // What is read twice is counted once.
        (*count, *met) = (0, Vec::new());
        workbook.rows(sheet, &mut |row| {
            let next = hidden.partition_point(|(first, _)| *first <= row.number);
            let run = next.checked_sub(1).and_then(|run| hidden.get(run));
            if run.is_some_and(|(_, last)| row.number <= *last) {
                *count += 1;
                match met.last_mut() {
                    Some((_, last)) if last.checked_add(1) == Some(row.number) => *last = row.number,
                    _ => met.push((row.number, row.number)),
                }
                if *skip {
                    return ControlFlow::Continue(());
                }
            }
            take(row)
        })
    }
}
