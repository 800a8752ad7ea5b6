//! The fields of a table.

use crate::diag::{Code, Finding};
use crate::period::PeriodKind;
use crate::project::faults::Faults;
use crate::project::files::Entries;
use crate::project::model::{Constraints, Field, FieldType, Format, OnError};
use crate::project::names::{choose, is_column_name};
use crate::project::raw::{RawConstraints, RawField, RawTable};
use crate::project::read::{Bound, owned, words};
use crate::project::schema::Schema;
use crate::text::{Text, spelling, tidy};
use regex::Regex;
use toml::Spanned;

/// The types of fields.
const TYPES: [(&str, FieldType); 8] = [
    ("string", FieldType::String),
    ("integer", FieldType::Integer),
    ("number", FieldType::Number),
    ("boolean", FieldType::Boolean),
    ("date", FieldType::Date),
    ("year", FieldType::Year),
    ("period", FieldType::Period),
    ("list", FieldType::List),
];

/// The kinds of period for which a day can stand.
const GRAINS: [(&str, PeriodKind); 5] = [
    ("month", PeriodKind::Month),
    ("quarter", PeriodKind::Quarter),
    ("four_month", PeriodKind::FourMonth),
    ("semester", PeriodKind::Semester),
    ("year", PeriodKind::Year),
];

/// A field, and whether what it holds is in doubt.
pub fn field(
    raw: &RawField,
    missing: &[String],
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) -> (Field, bool) {
    let name = raw.name.as_ref().map(|name| name.get_ref().clone()).unwrap_or_default();
    if let Some(place) = raw.name.as_ref().filter(|name| !is_column_name(name.get_ref())) {
        let message = format!("`{name}` cannot be the name of a field");
        let finding = Finding::new(Code::BadValue, file.at(place.span()), message).found(name.as_str());
        faults.add(finding.expected("letters, digits and `_`, beginning with a letter"));
    }
    let mut doubtful = raw.name.is_none();
    let kind = match &raw.kind {
        None => FieldType::String,
        Some(word) => {
            let at = file.at(word.span());
            let kind = choose(word.get_ref(), "a type of field", &TYPES, at, faults);
            doubtful |= kind.is_none();
            kind.unwrap_or(FieldType::String)
        }
    };
    let code_list = raw.codelist.as_ref().and_then(|list| {
        let found = schema.find_list(list.get_ref(), file.at(list.span()), faults);
        doubtful |= found.is_none();
        found
    });
    if let Some(list) = raw.codelist.as_ref().filter(|_| !doubtful)
        && !matches!(kind, FieldType::String | FieldType::List)
    {
        let message = "only text and lists can have a code list";
        faults.bad_value(file.at(list.span()), message, "a field of type `string` or `list`");
    }
    if let Some(delimiter) = raw.delimiter.as_ref().filter(|_| !doubtful) {
        if kind != FieldType::List {
            let message = "only a list has a delimiter";
            faults.bad_value(file.at(delimiter.span()), message, "`type = \"list\"`");
        } else if delimiter.get_ref().is_empty() {
            faults.bad_value(file.at(delimiter.span()), "the delimiter is empty", "a sign such as `;`");
        }
    }
    let grain = raw.grain.as_ref().filter(|_| !doubtful).and_then(|word| {
        if kind != FieldType::Period {
            let message = "only a period has a grain";
            faults.bad_value(file.at(word.span()), message, "`type = \"period\"`");
            return None;
        }
        choose(word.get_ref(), "what a day can stand for", &GRAINS, file.at(word.span()), faults)
    });
    let own_missing = raw.missing_values.as_ref().map(|own| words(Some(own)));
    let missing = own_missing.as_deref().unwrap_or(missing);
    let title = owned(raw.title.as_ref());
    let constraints = raw.constraints.as_ref().map(Spanned::get_ref);
    let on_error = raw.on_error.as_ref().and_then(|word| {
        let choices = [("row", OnError::Row), ("cell", OnError::Cell)];
        choose(word.get_ref(), "what a fault can do", &choices, file.at(word.span()), faults)
    });
    let constraints =
        constraints.map(|raw| constraints_of(raw, kind, doubtful, file, faults)).unwrap_or_default();
    let field = Field {
        title: if title.is_empty() { Text::plain(name.clone()) } else { title },
        description: owned(raw.description.as_ref()),
        aliases: words(raw.aliases.as_ref()),
        kind,
        format: format(raw, kind, file, faults),
        code_list,
        delimiter: raw.delimiter.as_ref().map(|delimiter| delimiter.get_ref().clone()),
        grain,
        // Whether a fault in a key or a date counts is known once those are resolved.
        on_error: on_error.unwrap_or(if constraints.required { OnError::Row } else { OnError::Cell }),
        constraints,
        personal: raw.personal.as_ref().is_some_and(|personal| *personal.get_ref()),
        missing: missing_in(missing, code_list, schema),
        name,
    };
    (field, doubtful)
}

/// What means "no value" in a field: what the table says, but for what is a
/// code of the field's list, such as NA for Namibia.
fn missing_in(missing: &[String], code_list: Option<usize>, schema: &Schema) -> Vec<String> {
    let codes = code_list.and_then(|list| schema.code_lists.get(list));
    // Letter by letter but for capitals: "n/a" is spelt like NA, and is not meant as it.
    let is_code = |word: &str| {
        let named = codes.and_then(|list| Some((list, list.by_spelling.get(&spelling(word))?)));
        named.is_some_and(|(list, numbers)| {
            numbers.iter().filter_map(|number| list.codes.get(*number)).any(|entry| {
                let names = entry.label.all().chain(entry.aliases.iter().map(String::as_str));
                names.chain([entry.code.as_str()]).any(|name| tidy(name).to_lowercase() == word)
            })
        })
    };
    let mut words: Vec<String> = missing
        .iter()
        .map(|word| tidy(word).to_lowercase())
        .filter(|word| word.is_empty() || !is_code(word))
        .collect();
    words.sort();
    words.dedup();
    words
}

fn format(raw: &RawField, kind: FieldType, file: &Entries<RawTable>, faults: &mut Faults) -> Format {
    let Some(word) = &raw.format else { return Format::Default };
    let choices = [("default", Format::Default), ("email", Format::Email)];
    let at = file.at(word.span());
    let format = choose(word.get_ref(), "a format of text", &choices, at.clone(), faults);
    if format == Some(Format::Email) && kind != FieldType::String {
        faults.bad_value(at, "only text can be an e-mail address", "`type = \"string\"`");
    }
    format.unwrap_or(Format::Default)
}

fn constraints_of(
    raw: &RawConstraints,
    kind: FieldType,
    doubtful: bool,
    file: &Entries<RawTable>,
    faults: &mut Faults,
) -> Constraints {
    let truth = |value: &Option<Spanned<bool>>| value.as_ref().is_some_and(|value| *value.get_ref());
    let mut constraints = Constraints {
        required: truth(&raw.required),
        unique: truth(&raw.unique),
        one_of: raw
            .one_of
            .as_ref()
            .map(|list| list.get_ref().0.iter().map(|value| value.get_ref().0.clone()).collect()),
        ..Constraints::default()
    };
    let is_number = matches!(kind, FieldType::Integer | FieldType::Number | FieldType::Year);
    for (bound, number, day) in [
        (&raw.minimum, &mut constraints.minimum, &mut constraints.earliest),
        (&raw.maximum, &mut constraints.maximum, &mut constraints.latest),
    ] {
        let Some(bound) = bound else { continue };
        match bound.get_ref() {
            Bound::Number(bound) if is_number => *number = Some(*bound),
            Bound::Date(bound) if kind == FieldType::Date => *day = Some(*bound),
            _ if doubtful => {}
            _ => {
                let message = "the bound does not fit the type of the field";
                faults.bad_value(file.at(bound.span()), message, bound_expected(kind));
            }
        }
    }
    let crossed = constraints.minimum.zip(constraints.maximum).is_some_and(|(min, max)| max < min)
        || constraints.earliest.zip(constraints.latest).is_some_and(|(min, max)| max < min);
    if let Some(maximum) = raw.maximum.as_ref().filter(|_| crossed) {
        let message = "the maximum is below the minimum: no value could ever be right";
        faults.bad_value(file.at(maximum.span()), message, "a maximum that is not below the minimum");
    }
    if let Some(pattern) = &raw.pattern {
        // Anchored here, since the whole text must match.
        match Regex::new(&format!("^(?:{})$", pattern.get_ref())) {
            Ok(regex) => constraints.pattern = Some(regex),
            Err(error) => {
                let reason = error.to_string();
                let reason = reason.lines().last().unwrap_or_default().trim_start_matches("error: ");
                let message = format!("the pattern cannot be understood: {reason}");
                faults.bad_value(file.at(pattern.span()), message, "a regular expression");
            }
        }
    }
    constraints
}

fn bound_expected(kind: FieldType) -> &'static str {
    match kind {
        FieldType::Integer | FieldType::Number => "a number",
        FieldType::Year => "a year such as 2018",
        FieldType::Date => "a date such as 2017-01-31",
        FieldType::Period => "no bound: periods overlap, and none is the smallest",
        _ => "no bound: only numbers, years and dates have a smallest and a largest value",
    }
}
