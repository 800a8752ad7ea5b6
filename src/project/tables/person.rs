//! Whose records the rows of a table are.

use super::keys::{find_field, find_fields};
use crate::diag::{Code, Finding};
use crate::project::faults::Faults;
use crate::project::files::Entries;
use crate::project::model::{AgeDef, CodeEntry, Field, FieldType, Format, PersonDef};
use crate::project::names::is_column_name;
use crate::project::raw::{RawAge, RawTable};
use crate::project::read::OneOrMany;
use crate::project::schema::{Kind, Schema};
use std::ops::Range;
use toml::Spanned;

/// The person of a table, and whether a part of it is broken.
pub fn person(
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) -> (Option<PersonDef>, bool) {
    let Some(entry) = &file.entries.person else { return (None, false) };
    let raw = entry.get_ref();
    let Some(name) = &raw.name else { return (None, true) };
    check_name(name, table, file, schema, faults);
    let id = raw.id.as_ref().and_then(|id| find_field(id, table, file, schema, faults));
    let hash = find_fields(raw.hash.as_ref(), table, file, schema, faults);
    if raw.id.is_none() && raw.hash.is_none() {
        let finding = Finding::new(
            Code::MissingKey,
            file.at(raw.span.clone()),
            "nothing tells one person from another",
        );
        faults.add(finding.expected("`id`, `hash`, or both"));
    }
    if let Some(place) = &raw.hash
        && place.get_ref().0.len() == hash.len()
    {
        check_hash(&hash, table, file, place.span(), schema, faults);
    }
    let belongs = find_fields(raw.belongs.as_ref(), table, file, schema, faults);
    let names = find_fields(raw.names.as_ref(), table, file, schema, faults);
    let contacts = find_fields(raw.contacts.as_ref(), table, file, schema, faults);
    check_free_text(&names, raw.names.as_ref(), table, file, schema, faults);
    check_free_text(&contacts, raw.contacts.as_ref(), table, file, schema, faults);
    let names = if raw.names.is_some() { names } else { usual_names(&hash, &schema.tables[table].fields) };
    let contacts =
        if raw.contacts.is_some() { contacts } else { usual_contacts(&schema.tables[table].fields) };
    let age = raw.age.as_ref().and_then(|age| age_of(age.get_ref(), table, file, schema, faults));
    let broken = raw.age.is_some() && age.is_none();
    (Some(PersonDef { name: name.get_ref().clone(), id, hash, belongs, names, contacts, age }), broken)
}

/// A name alone never tells who a person is: two people may have it.
fn check_hash(
    hash: &[usize],
    table: usize,
    file: &Entries<RawTable>,
    span: Range<usize>,
    schema: &Schema,
    faults: &mut Faults,
) {
    let fields = &schema.tables[table].fields;
    let telling = |number: &usize| {
        let field = &fields[*number];
        field.kind != FieldType::String || field.code_list.is_some() || field.format == Format::Email
    };
    let doubtful = hash.iter().any(|field| schema.doubts.fields.contains(&(table, *field)));
    if !doubtful && (hash.len() < 2 || !hash.iter().any(telling)) {
        let finding = Finding::new(
            Code::BadValue,
            file.at(span),
            "a person would be told by what two people may share",
        );
        faults.add(
            finding
                .expected("at least two fields, one of which is not free text: a year of birth, a coded field, or an e-mail address")
                .hint("add such a field, or say `format = \"email\"` in the field of the e-mail address"),
        );
    }
}

/// Names and contacts are compared by their letters and digits.
fn check_free_text(
    numbers: &[usize],
    written: Option<&Spanned<OneOrMany<String>>>,
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) {
    let Some(written) = written else { return };
    for number in numbers.iter().filter(|number| !schema.doubts.fields.contains(&(table, **number))) {
        let field = &schema.tables[table].fields[*number];
        if field.kind != FieldType::String || field.code_list.is_some() {
            let message = format!("`{}` is not free text", field.name);
            let finding = Finding::new(Code::BadValue, file.at(written.span()), message);
            faults.add(finding.expected("fields of type `string` without a code list"));
        }
    }
}

/// Where a table does not say which fields hold the name: the free text of the hash.
fn usual_names(hash: &[usize], fields: &[Field]) -> Vec<usize> {
    let is_name = |number: &&usize| {
        fields.get(**number).is_some_and(|field| {
            field.kind == FieldType::String && field.code_list.is_none() && field.format == Format::Default
        })
    };
    hash.iter().filter(is_name).copied().collect()
}

/// Where a table does not say how a person is reached: the e-mail addresses.
fn usual_contacts(fields: &[Field]) -> Vec<usize> {
    let numbered = fields.iter().enumerate();
    numbered.filter(|(_, field)| field.format == Format::Email).map(|(number, _)| number).collect()
}

fn age_of(
    raw: &RawAge,
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) -> Option<AgeDef> {
    if let Some(name) = &raw.name {
        check_name(name, table, file, schema, faults);
    }
    let birth = raw.birth.as_ref().and_then(|birth| find_field(birth, table, file, schema, faults));
    if let (Some(number), Some(place)) = (birth, &raw.birth) {
        let field = &schema.tables[table].fields[number];
        let known = schema.field_kind(table, number) != Kind::Doubtful;
        if known && !matches!(field.kind, FieldType::Year | FieldType::Date | FieldType::Integer) {
            let message = format!("`{}` does not hold a year or day of birth", field.name);
            faults.bad_value(file.at(place.span()), message, "a field of type `year` or `date`");
        }
    }
    let bands = raw.bands.as_ref().and_then(|bands| {
        let list = schema.find_list(bands.get_ref(), file.at(bands.span()), faults)?;
        let codes = &schema.code_lists[list].codes;
        let unbounded = codes.iter().find(|code| !code.unknown && code.min.is_none() && code.max.is_none());
        if let Some(code) = unbounded {
            let message = format!("the band `{}` has neither `min` nor `max`", code.code);
            let finding = Finding::new(Code::BadCodeList, file.at(bands.span()), message);
            faults.add(finding.expected("bounds of every band in the columns `min` and `max` of the list"));
        }
        for (number, code) in codes.iter().enumerate().filter(|(_, code)| !code.unknown) {
            let low = |code: &CodeEntry| code.min.unwrap_or(i64::MIN);
            let high = |code: &CodeEntry| code.max.unwrap_or(i64::MAX);
            let other = codes[..number]
                .iter()
                .find(|other| !other.unknown && low(other) <= high(code) && low(code) <= high(other));
            if let Some(other) = other.filter(|_| unbounded.is_none()) {
                let message = format!("the bands `{}` and `{}` overlap", other.code, code.code);
                let finding = Finding::new(Code::BadCodeList, file.at(bands.span()), message);
                faults.add(finding.expected("bands that share no age"));
            }
        }
        Some(list)
    });
    Some(AgeDef { name: raw.name.as_ref()?.get_ref().clone(), birth: birth?, bands: bands? })
}

fn check_name(
    name: &Spanned<String>,
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) {
    if !is_column_name(name.get_ref()) {
        let message = format!("`{}` cannot be the name of a column", name.get_ref());
        faults.bad_value(file.at(name.span()), message, "letters, digits and `_`, beginning with a letter");
    } else if schema.tables[table].field(name.get_ref()).is_some() {
        let message = format!("`{}` is already the name of a field", name.get_ref());
        let finding = Finding::new(Code::DuplicateName, file.at(name.span()), message);
        faults.add(finding.expected("a name of its own"));
    }
}
