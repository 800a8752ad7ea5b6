//! Rows that never came to count: in quarantine, with the finding, and
//! superseded, with what replaced them.

use super::model::{Cell, Entry, Explanation, Reason, Why, by_place};
use crate::diag::{Code, Finding, Place};
use crate::project::Project;
use crate::validate::Valid;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Adds the rows of a table that are in quarantine, and those superseded.
pub fn add(explained: &mut Explanation, project: &Project, valid: &Valid, table: usize) {
    let name: Arc<str> = project.tables[table].name.as_str().into();
    let entry = |place: Place, why: Why| Entry {
        table: name.clone(),
        row: None,
        record: by_place(&place),
        place,
        numerator: None,
        denominator: None,
        why: Some(why),
        cells: Vec::new(),
    };
    let mut messages: BTreeMap<usize, (Code, Arc<str>)> = BTreeMap::new();
    for row in valid.quarantine.iter().filter(|row| *row.table == *name) {
        let place = valid.origins.place(row.origin, None);
        let mut why = Why::plain(Reason::Quarantined);
        let mut cells = Vec::new();
        if let Some(finding) = valid.findings.get(row.finding) {
            let said = messages.entry(row.finding);
            let said = said.or_insert_with(|| (finding.code, finding.message.as_str().into()));
            why.finding = Some(said.clone());
            cells.extend(at_fault(finding, &place));
        }
        explained.excluded.push(Entry { cells, ..entry(place, why) });
    }
    let told = Told::new(&valid.findings);
    for row in valid.superseded.iter().filter(|row| row.table == table) {
        let place = valid.origins.place(row.origin, None);
        let why = Why { finding: told.of(&place), ..Why::plain(Reason::Superseded) };
        explained.superseded.push(entry(place, why));
    }
}

/// The cell for which a row was kept out, with what stands there. It stands in
/// the row itself, or, if the row refers to one that was kept out, in that one.
fn at_fault(finding: &Finding, row: &Place) -> Option<Cell> {
    let Place::Sheet { file, sheet, row: number, .. } = row else { return None };
    let is_here = |place: &&Place| matches!(place, Place::Sheet { file: f, sheet: s, row: n, .. } if f == file && s == sheet && n == number);
    let at = finding.places().find(is_here).unwrap_or(&finding.place);
    let value = finding.found.clone()?;
    Some(Cell {
        column: finding.telling.fields.join(", ").into(),
        value: Some(value),
        place: Some(at.clone()),
        held: None,
    })
}

/// What is told of rows that are superseded.
struct Told<'f> {
    rows: BTreeMap<(&'f str, &'f str, u32), &'f Finding>,
    sheets: BTreeMap<(&'f str, &'f str), Vec<&'f Finding>>,
    files: BTreeMap<&'f str, &'f Finding>,
}

impl<'f> Told<'f> {
    fn new(findings: &'f [Finding]) -> Told<'f> {
        let mut told = Told { rows: BTreeMap::new(), sheets: BTreeMap::new(), files: BTreeMap::new() };
        for finding in findings {
            let file = finding.place.file_name().unwrap_or("");
            let sheet = finding.place.sheet_name().unwrap_or("");
            match finding.code {
                Code::RepeatedRow => {
                    for place in finding.places() {
                        if let Place::Sheet { file, sheet, row: Some(row), .. } = place {
                            told.rows.entry((&**file, &**sheet, *row)).or_insert(finding);
                        }
                    }
                }
                Code::SupersededRows | Code::RepeatedSheet => {
                    told.sheets.entry((file, sheet)).or_default().push(finding);
                }
                Code::RepeatedFile => {
                    told.files.entry(file).or_insert(finding);
                }
                _ => {}
            }
        }
        told
    }

    fn of(&self, place: &Place) -> Option<(Code, Arc<str>)> {
        let Place::Sheet { file, sheet, row: Some(row), .. } = place else { return None };
        let of_row = self.rows.get(&(&**file, &**sheet, *row)).map(std::slice::from_ref);
        let of_sheet = || self.sheets.get(&(&**file, &**sheet)).map(Vec::as_slice);
        let of_file = || self.files.get(&**file).map(std::slice::from_ref);
        let found = of_row.or_else(of_sheet).or_else(of_file)?;
        // Rows of one sheet may be replaced by those of several others.
        let said: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
        Some((found.first()?.code, said.join("; ").into()))
    }
}
