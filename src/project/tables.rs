//! Tables: fields, keys, references, roles, persons, money, and where the
//! programme, the date and the place of a record stand.

mod fields;

mod keys;

mod roles;

mod person;

mod money;

mod standing;

pub use standing::{check_date, check_place, check_programme};

use super::faults::Faults;
use super::files::Entries;
use super::model::{Column, FieldType, ForeignKey, OnError, Part, Path, Role, TableDef};
use super::names::{Names, check_word};
use super::raw::RawTable;
use super::read::{owned, words};
use super::schema::{Kind, Schema};
use crate::diag::{Code, Finding};
use crate::text::Text;
use std::collections::BTreeMap;
use toml::Spanned;

/// Resolves all tables into the schema, which holds the code lists by then.
/// Step by step over all of them, since tables refer to each other.
pub fn resolve_tables(
    files: &[Entries<RawTable>],
    missing: &[String],
    schema: &mut Schema,
    faults: &mut Faults,
) {
    for (number, file) in files.iter().enumerate() {
        declare(number, file, schema, faults);
    }
    for (number, file) in files.iter().enumerate() {
        let table = shell(number, file, missing, schema, faults);
        schema.tables.push(table);
    }
    for (number, file) in files.iter().enumerate() {
        schema.tables[number].primary_key = keys::primary_key(number, file, schema, faults);
        schema.tables[number].role = roles::role(file, faults);
        schema.tables[number].parts = roles::parts(number, file, schema, faults);
        let (person, broken) = person::person(number, file, schema, faults);
        schema.tables[number].person = person;
        doubt(number, broken, schema);
    }
    roles::check_memberships(files, schema, faults);
    for (number, file) in files.iter().enumerate() {
        let (keys, broken) = keys::foreign_keys(number, file, schema, faults);
        check_shares(number, &keys, file, schema, faults);
        schema.tables[number].foreign_keys = keys;
        doubt(number, broken, schema);
    }
    for (number, file) in files.iter().enumerate() {
        let (money, broken) = money::money(number, file, schema, faults);
        schema.tables[number].money = money;
        doubt(number, broken, schema);
    }
    for (number, file) in files.iter().enumerate() {
        money::money_conditions(number, file, schema, faults);
        schema.tables[number].programme = standing::programme(number, file, schema, faults);
        schema.tables[number].date = standing::date(number, file, schema, faults);
        schema.tables[number].place = standing::place(number, file, schema, faults);
        quarantine_by_default(number, file, schema);
    }
}

fn declare(number: usize, file: &Entries<RawTable>, schema: &mut Schema, faults: &mut Faults) {
    if file.broken {
        schema.doubts.tables.insert(number);
    }
    let (name, span) = match &file.entries.name {
        Some(name) => (name.get_ref().as_str(), name.span()),
        None => (file.stem.as_str(), 0..0),
    };
    check_word(name, file.at(span.clone()), faults);
    schema.table_names.declare(name, number, file.at(span.clone()), faults);
    if name != file.stem && !file.broken {
        let message = format!("the table `{name}` stands in a file of another name");
        let finding = Finding::new(Code::BadValue, file.at(span), message).found(name);
        faults.add(finding.expected(format!("`{}`, as the file is called", file.stem)));
        // Others may call it as the file is called.
        schema.table_names.alias(&file.stem, number, file.at(0..0));
    }
}

fn doubt(table: usize, broken: bool, schema: &mut Schema) {
    if broken {
        schema.doubts.tables.insert(table);
    }
}

/// A table with its fields, and nothing yet that refers to other tables.
fn shell(
    number: usize,
    file: &Entries<RawTable>,
    missing: &[String],
    schema: &mut Schema,
    faults: &mut Faults,
) -> TableDef {
    let raw = &file.entries;
    let own_missing = raw.missing_values.as_ref().map(|own| words(Some(own)));
    let missing = own_missing.as_deref().unwrap_or(missing);
    let mut fields = Vec::new();
    let mut names = Names::new("a field of this table");
    for entry in raw.fields.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref) {
        if let Some(name) = &entry.name {
            names.declare(name.get_ref(), fields.len(), file.at(name.span()), faults);
        }
        let (field, doubtful) = fields::field(entry, missing, file, schema, faults);
        if doubtful {
            schema.doubts.fields.insert((number, fields.len()));
        }
        if entry.name.is_none() {
            schema.doubts.tables.insert(number);
        }
        fields.push(field);
    }
    let name = raw.name.as_ref().map_or(&file.stem, Spanned::get_ref).clone();
    let title = owned(raw.title.as_ref());
    TableDef {
        title: if title.is_empty() { Text::plain(name.clone()) } else { title },
        name,
        description: owned(raw.description.as_ref()),
        role: None,
        parts: BTreeMap::new(),
        fields,
        primary_key: Vec::new(),
        foreign_keys: Vec::new(),
        programme: None,
        date: None,
        place: None,
        person: None,
        money: Vec::new(),
        at: file.at(raw.name.as_ref().map(Spanned::span).unwrap_or_default()),
    }
}

/// A share is of a record, which its key must refer to.
fn check_shares(
    table: usize,
    keys: &[ForeignKey],
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) {
    let def = &schema.tables[table];
    let (Some(Role::Shares), Some(number)) = (def.role, def.parts.get(&Part::Key)) else {
        return;
    };
    if !keys.iter().any(|key| key.fields.contains(number)) && !schema.doubts.tables.contains(&table) {
        let span = file.entries.role.as_ref().map(Spanned::span).unwrap_or_default();
        let message = format!("`{}` does not refer to the records that are shared", def.fields[*number].name);
        let finding = Finding::new(Code::MissingPart, file.at(span), message);
        faults.add(finding.expected("a foreign key from the field whose part is `key`"));
    }
}

/// A fault in what identifies, refers or dates quarantines the row, unless the field says otherwise.
fn quarantine_by_default(table: usize, file: &Entries<RawTable>, schema: &mut Schema) {
    let def = &schema.tables[table];
    let mut important = def.primary_key.clone();
    important.extend(def.foreign_keys.iter().flat_map(|key| key.fields.iter().copied()));
    if let Some(path) = &def.date
        && path.links.is_empty()
        && let Column::Field(number) = path.column
    {
        important.push(number);
    }
    // Without the days between which it holds a membership is not what was meant.
    if def.role == Some(Role::Memberships) {
        important.extend(def.parts.values().copied());
    }
    // A blank in the address of a total would make it the total of something else.
    if def.role == Some(Role::Reported) {
        important.extend(def.parts.iter().filter(|(part, _)| **part != Part::Note).map(|(_, field)| *field));
    }
    let raws = file.entries.fields.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref);
    let silent: Vec<bool> = raws.map(|raw| raw.on_error.is_none()).collect();
    for number in important {
        if silent.get(number) == Some(&true) {
            schema.tables[table].fields[number].on_error = OnError::Row;
        }
    }
}

/// Whether values of a column can be the categories of a disaggregation.
pub fn is_category(schema: &Schema, path: &Path) -> bool {
    match schema.kind(path) {
        Kind::Text(_) | Kind::List(_) | Kind::Truth | Kind::Doubtful => true,
        Kind::Number => {
            schema.field(path).is_some_and(|field| matches!(field.kind, FieldType::Integer | FieldType::Year))
        }
        Kind::Date | Kind::Person | Kind::Null => false,
    }
}
