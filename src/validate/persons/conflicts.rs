//! Persons of whom the records say two things where only one can be true.

use super::super::attributes::attributes;
use crate::diag::{Argument, Code, Finding, Place};
use crate::project::Project;
use crate::table::{Origins, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Persons with two known values of what a person has only one of: one finding
/// for each sheet and column, with a place for each person.
pub fn conflicts(project: &Project, tables: &[Table], origins: &Origins) -> Vec<Finding> {
    let mut by_sheet: BTreeMap<(String, String, usize, usize), Conflict> = BTreeMap::new();
    for (name, persons) in attributes(project, tables, None).unwrap_or_default() {
        for entry in persons.values().filter(|entry| entry.others.is_some()) {
            for (table, row) in &entry.seen {
                let Some(field) = project.tables[*table].field(&name) else { continue };
                let Some(origin) = tables[*table].rows.get(*row) else { continue };
                let place = origins.place(*origin, Some(field));
                let file = place.file_name().unwrap_or_default().to_string();
                let sheet = place.sheet_name().unwrap_or_default().to_string();
                let conflict = by_sheet.entry((file, sheet, *table, field)).or_default();
                conflict.places.insert(place);
                conflict.persons += 1;
                conflict.values.extend(entry.values().map(str::to_string));
            }
        }
    }
    let findings = by_sheet.into_iter().filter_map(|((_, _, table, field), conflict)| {
        let field = &project.tables[table].fields[field];
        let mut places = conflict.places.into_iter();
        let values = conflict.values.into_iter().take(MOST_VALUES).collect::<Vec<_>>().join(", ");
        let who = if conflict.persons == 1 {
            "one person has".into()
        } else {
            format!("{} cells stand for persons who have", conflict.persons)
        };
        let mut finding = Finding::new(
            Code::PersonConflict,
            places.next()?,
            format!("{who} several values in the column {}", field.name),
        )
        .found(if field.personal { "[personal]".to_string() } else { values })
        .expected("the same value in every record of a person")
        .hint("correct the records, or check that the identifier is not used for two persons")
        .about(&project.tables[table].name, [field.name.as_str()])
        .with("persons", Argument::Count(conflict.persons as u64));
        finding.also = places.collect();
        Some(finding)
    });
    findings.collect()
}

/// How many of the values in conflict are named in a finding.
const MOST_VALUES: usize = 6;

#[derive(Default)]
struct Conflict {
    places: BTreeSet<Place>,
    persons: usize,
    values: BTreeSet<String>,
}
