//! Primary keys and references between tables.

use crate::diag::{Code, Finding};
use crate::project::faults::Faults;
use crate::project::files::Entries;
use crate::project::model::{FieldType, ForeignKey, TableDef};
use crate::project::names::{Names, is_column_name};
use crate::project::raw::{RawForeignKey, RawTable};
use crate::project::read::{OneOrMany, words};
use crate::project::schema::{Kind, Schema};
use toml::Spanned;

/// The numbers of fields that are named; those that are not there are reported.
pub fn find_fields(
    names: Option<&Spanned<OneOrMany<String>>>,
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) -> Vec<usize> {
    let names = names.iter().flat_map(|names| &names.get_ref().0);
    names.filter_map(|name| find_field(name, table, file, schema, faults)).collect()
}

/// The number of a field that is named in a file; one that is not there is reported.
pub fn find_field(
    name: &Spanned<String>,
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) -> Option<usize> {
    schema.find_field(table, name.get_ref(), file.at(name.span()), faults)
}

/// The primary key of a table.
pub fn primary_key(
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) -> Vec<usize> {
    let key = find_fields(file.entries.primary_key.as_ref(), table, file, schema, faults);
    for (place, number) in key.iter().enumerate() {
        let list = schema.tables[table].fields[*number].kind == FieldType::List;
        if key[..place].contains(number) || list {
            let name = &schema.tables[table].fields[*number].name;
            let span = file.entries.primary_key.as_ref().map(Spanned::span).unwrap_or_default();
            let message = if list {
                format!("`{name}` is a list, and cannot be part of a key")
            } else {
                format!("`{name}` stands twice in the key")
            };
            faults.bad_value(file.at(span), message, "fields that together tell rows apart");
        }
    }
    key
}

/// The references of a table. Says whether one is broken, so that names over
/// it must not be reported.
pub fn foreign_keys(
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) -> (Vec<ForeignKey>, bool) {
    let mut keys = Vec::new();
    let mut broken = false;
    let mut names = Names::new("a reference of this table");
    for raw in file.entries.foreign_keys.iter().flat_map(Spanned::get_ref) {
        match foreign_key(raw.get_ref(), table, file, schema, faults) {
            Some(key) => {
                let place = raw.get_ref().name.as_ref().map_or(raw.span(), Spanned::span);
                names.declare(&key.name, keys.len(), file.at(place), faults);
                keys.push(key);
            }
            None => broken = true,
        }
    }
    (keys, broken)
}

fn foreign_key(
    raw: &RawForeignKey,
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) -> Option<ForeignKey> {
    let fields = find_fields(raw.fields.as_ref(), table, file, schema, faults);
    let reference = raw.reference.as_ref()?.get_ref();
    let resource = reference.resource.as_ref()?;
    let other = schema.table_names.find(resource.get_ref(), file.at(resource.span()), faults)?;
    let targets = find_fields(reference.fields.as_ref(), other, file, schema, faults);
    let (Some(from), Some(to)) = (&raw.fields, &reference.fields) else { return None };
    let whole = fields.len() == words(Some(from)).len() && targets.len() == words(Some(to)).len();
    if !whole {
        return None;
    }
    if fields.len() != targets.len() || fields.is_empty() {
        let message = format!("{} fields refer to {}", fields.len(), targets.len());
        let finding = Finding::new(Code::BadValue, file.at(to.span()), message);
        faults.add(finding.expected("one field there for each field here"));
        return None;
    }
    let there = &schema.tables[other];
    if !is_key(there, &targets) && !schema.doubts.tables.contains(&other) {
        let message = format!("a row of `{}` cannot be told by {}", there.name, words(Some(to)).join(", "));
        let finding = Finding::new(Code::BadValue, file.at(to.span()), message);
        faults.add(
            finding
                .expected(format!("the primary key of `{}`, or a field that is unique there", there.name))
                .hint("say `constraints = { unique = true }` for the field referred to"),
        );
    }
    let name = match &raw.name {
        Some(name) => {
            if !is_column_name(name.get_ref()) {
                let message = format!("`{}` cannot be the name of a reference", name.get_ref());
                faults.bad_value(
                    file.at(name.span()),
                    message,
                    "letters, digits and `_`, beginning with a letter",
                );
            }
            name.get_ref().clone()
        }
        None => resource.get_ref().clone(),
    };
    let key = ForeignKey { name, fields, table: other, targets };
    check_types(&key, from, table, file, schema, faults);
    Some(key)
}

fn is_key(table: &TableDef, fields: &[usize]) -> bool {
    let mut sorted = fields.to_vec();
    sorted.sort_unstable();
    let mut key = table.primary_key.clone();
    key.sort_unstable();
    sorted == key || matches!(fields, [one] if table.fields[*one].constraints.unique)
}

fn check_types(
    key: &ForeignKey,
    from: &Spanned<OneOrMany<String>>,
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) {
    for (number, (here, there)) in key.fields.iter().zip(&key.targets).enumerate() {
        let (a, b) = (schema.field_kind(table, *here), schema.field_kind(key.table, *there));
        let place = from.get_ref().0.get(number).map_or(from.span(), Spanned::span);
        if matches!(a, Kind::List(_)) {
            let message = "a list cannot refer to a row";
            faults.bad_value(file.at(place), message, "a field that holds one value");
        } else if !same(a, b) && a != Kind::Doubtful && b != Kind::Doubtful {
            let name = &schema.tables[table].fields[*here].name;
            let message = format!("`{name}` holds {}, and what it refers to {}", a.plural(), b.plural());
            faults.bad_value(file.at(place), message, "fields of one type");
        }
    }
}

fn same(a: Kind, b: Kind) -> bool {
    std::mem::discriminant(&a) == std::mem::discriminant(&b)
}
