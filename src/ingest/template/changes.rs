//! What is said of a template whose project is no longer what it was.

use super::stamp::{STAMP_SHEET, Stamp, StampFault, StampTable, list_digest, project_digest, table_digest};
use crate::diag::{Argument, Code, Finding, Place, nearest};
use crate::project::{Project, TableDef};

/// A stamp that cannot be understood.
pub fn not_understood(file: &str, fault: &StampFault) -> Finding {
    let place = Place::sheet(file, STAMP_SHEET);
    match fault {
        StampFault::Newer(form) => Finding::new(
            Code::TemplateNotUnderstood,
            place,
            "the template was made by a later version of Yardstick; none of its sheets was read",
        )
        .found(form.clone())
        .hint("Use the version that made it, or name the file in input/sources.toml")
        .kind("newer"),
        StampFault::Broken(what) => Finding::new(
            Code::TemplateNotUnderstood,
            place,
            format!("the hidden sheet of the template lacks {what}; none of its sheets was read"),
        )
        .hint("Copy the rows into a fresh template, or name the file in input/sources.toml")
        .kind("broken"),
    }
}

/// A programme or country, or another value fixed for all rows, that the project has no more.
pub fn unknown_constant(project: &Project, file: &str, stamp: &Stamp) -> Option<Finding> {
    let list = |number: usize| project.code_lists.get(number);
    let fixed = [
        ("programme", &stamp.programme, list(project.programme_list)),
        ("country", &stamp.country, list(project.countries)),
    ];
    let (word, code, list) = fixed
        .into_iter()
        .filter_map(|(word, code, list)| Some((word, code.as_deref()?, list?)))
        .find(|(_, code, list)| list.get(code).is_none())?;
    let near = nearest(code, list.codes.iter().map(|entry| entry.code.as_str()));
    let hint = near.map(|near| format!("Did you mean {near}? ")).unwrap_or_default();
    let finding = Finding::new(
        Code::TemplateUnknownCode,
        Place::file(file),
        format!("the template is for a {word} that the project has not; none of its sheets was read"),
    );
    Some(
        finding
            .found(code)
            .expected(format!("a code of the list \"{}\"", list.name))
            .hint(format!("{hint}Name the file in input/sources.toml, or send a fresh template"))
            .kind(word),
    )
}

/// A template of a project with another name.
pub fn other_project(project: &Project, file: &str, stamp: &Stamp) -> Option<Finding> {
    (stamp.project != project_digest(project)).then(|| {
        Finding::new(
            Code::TemplateOfOther,
            Place::file(file),
            "the template was made for a project with another name; it was read all the same",
        )
        .hint("Make sure that the file belongs here; send a fresh template if the project was renamed")
    })
}

/// A template of definitions that have changed since, with what has changed.
pub fn outdated(project: &Project, file: &str, stamp: &Stamp) -> Option<Finding> {
    let mut changes: Vec<String> = Vec::new();
    let mut extended: Vec<(&str, Vec<&str>)> = Vec::new();
    for of_stamp in &stamp.tables {
        let Some(table) = project.tables.iter().find(|table| table.name == of_stamp.name) else { continue };
        if table_digest(project, table) != of_stamp.definition {
            changes.push(changed(table, of_stamp));
            let added = added(table, of_stamp);
            if !added.is_empty() {
                extended.push((&table.name, added));
            }
        }
    }
    let lists: Vec<&str> = stamp
        .lists
        .iter()
        .filter(|(name, hash)| {
            let list = project.code_lists.iter().find(|list| list.name == *name);
            list.is_none_or(|list| list_digest(list) != *hash)
        })
        .map(|(name, _)| name.as_str())
        .collect();
    if !lists.is_empty() {
        changes.push(format!("code lists: {}", lists.join(", ")));
    }
    if changes.is_empty() {
        return None;
    }
    let tables: Vec<&str> = stamp.tables.iter().map(|table| table.name.as_str()).collect();
    let finding = Finding::new(
        Code::TemplateOutdated,
        Place::file(file),
        format!("the definitions have changed since the template was made; {}", changes.join("; ")),
    )
    .hint(format!(
        "It was read all the same. Next time send a fresh one: yardstick template {} --out FILE",
        tables.join(" ")
    ));
    // Fields are those of one table: of several it is said only that they have changed.
    Some(match extended.pop() {
        Some((table, fields)) if extended.is_empty() => finding.about(table, fields).kind("added"),
        _ => finding.kind("changed"),
    })
}

/// Fields that a template has neither as a column nor as a value for all rows.
fn added<'p>(table: &'p TableDef, of_stamp: &StampTable) -> Vec<&'p str> {
    let had = |name: &str| of_stamp.columns.iter().chain(&of_stamp.constants).any(|(field, _)| field == name);
    table.fields.iter().map(|field| field.name.as_str()).filter(|name| !had(name)).collect()
}

/// What has changed of a table.
fn changed(table: &TableDef, of_stamp: &StampTable) -> String {
    let added = added(table, of_stamp);
    let mut removed: Vec<&str> = of_stamp
        .columns
        .iter()
        .chain(&of_stamp.constants)
        .map(|(name, _)| name.as_str())
        .filter(|name| table.field(name).is_none())
        .collect();
    removed.dedup();
    let mut parts = Vec::new();
    if !added.is_empty() {
        parts.push(format!("fields added: {}", added.join(", ")));
    }
    if !removed.is_empty() {
        parts.push(format!("fields removed: {}", removed.join(", ")));
    }
    if parts.is_empty() {
        parts.push("what its fields may hold has changed".to_string());
    }
    format!("table \"{}\": {}", table.name, parts.join(", "))
}

/// A sheet whose table the project has no more.
pub fn no_such_table(project: &Project, file: &str, sheet: &str, name: &str) -> Finding {
    let near = nearest(name, project.tables.iter().map(|table| table.name.as_str()));
    let hint = near.map_or_else(
        || "Send a fresh template, or name the sheet in input/sources.toml".to_string(),
        |near| format!("Is \"{near}\" meant? Name the sheet in input/sources.toml, or send a fresh template"),
    );
    Finding::new(
        Code::TemplateWithoutTable,
        Place::sheet(file, sheet),
        format!(
            "the template is for the table \"{name}\", which the project has no more; its rows were not read"
        ),
    )
    .hint(hint)
}

/// A sheet of a template that is gone.
pub fn no_such_sheet(file: &str, table: &StampTable) -> Finding {
    Finding::new(
        Code::TemplateSheetMissing,
        Place::file(file),
        format!("the sheet \"{}\" of the template, for the table \"{}\", is gone", table.sheet, table.name),
    )
    .hint("If it had rows, ask for the file again, with all sheets and headers as they were sent out")
    .with("sheet", Argument::Text(table.sheet.clone()))
}
