//! Rows that never came to count: in quarantine, with the finding, and
//! superseded, with what replaced them.

use super::model::{Entry, Explanation, Reason, Why, by_place};
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
        let finding = valid.findings.get(row.finding).map(|finding| {
            let said = messages.entry(row.finding);
            said.or_insert_with(|| (finding.code, finding.message.as_str().into())).clone()
        });
        let why = Why { finding, ..Why::plain(Reason::Quarantined) };
        explained.excluded.push(entry(valid.origins.place(row.origin, None), why));
    }
    let told = Told::new(&valid.findings);
    for row in valid.superseded.iter().filter(|row| row.table == table) {
        let place = valid.origins.place(row.origin, None);
        let why = Why { finding: told.of(&place), ..Why::plain(Reason::Superseded) };
        explained.superseded.push(entry(place, why));
    }
}

/// What is told of rows that are superseded.
struct Told<'f> {
    rows: BTreeMap<(&'f str, &'f str, u32), &'f Finding>,
    sheets: BTreeMap<(&'f str, &'f str), &'f Finding>,
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
                    told.sheets.entry((file, sheet)).or_insert(finding);
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
        let found = self.rows.get(&(&**file, &**sheet, *row));
        let found = found.or_else(|| self.sheets.get(&(&**file, &**sheet)));
        let found = found.or_else(|| self.files.get(&**file))?;
        Some((found.code, found.message.as_str().into()))
    }
}
