//! Where the programme, the date and the place of a record stand.

use crate::project::faults::Faults;
use crate::project::files::Entries;
use crate::project::model::{Column, FieldType, Path, TableDef};
use crate::project::raw::RawTable;
use crate::project::schema::{Kind, Schema};
use toml::Spanned;

/// The programme of a record: as declared, else where codes of programmes stand.
pub fn programme(
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) -> Option<Path> {
    match &file.entries.programme {
        Some(name) => declared(name, table, file, schema, faults).inspect(|path| {
            check_programme(path, name, file, schema, faults);
        }),
        None => only_coded(table, &[schema.programme_list], schema),
    }
}

/// The place of a record: as declared, else where codes of countries stand.
pub fn place(table: usize, file: &Entries<RawTable>, schema: &Schema, faults: &mut Faults) -> Option<Path> {
    match &file.entries.place {
        Some(name) => declared(name, table, file, schema, faults).inspect(|path| {
            check_place(path, name, file, schema, faults);
        }),
        None => only_coded(table, schema.countries.as_slice(), schema),
    }
}

/// The date of a record: as declared, else the table's only date.
pub fn date(table: usize, file: &Entries<RawTable>, schema: &Schema, faults: &mut Faults) -> Option<Path> {
    let Some(name) = &file.entries.date else {
        return only_field(table, &schema.tables[table], |number| {
            schema.field_kind(table, number) == Kind::Date
        });
    };
    let path = declared(name, table, file, schema, faults)?;
    check_date(&path, name, file, schema, faults);
    Some(path)
}

/// Reports a path that does not lead to a programme.
pub fn check_programme<T>(
    path: &Path,
    name: &Spanned<String>,
    file: &Entries<T>,
    schema: &Schema,
    faults: &mut Faults,
) {
    let kind = schema.kind(path);
    let list = Some(schema.programme_list);
    if !matches!(kind, Kind::Doubtful) && kind != Kind::Text(list) && kind != Kind::List(list) {
        let message = format!("`{}` does not hold programmes", name.get_ref());
        faults.bad_value(file.at(name.span()), message, "a field with `codelist = \"programmes\"`");
    }
}

/// Reports a path that does not lead to a place.
pub fn check_place<T>(
    path: &Path,
    name: &Spanned<String>,
    file: &Entries<T>,
    schema: &Schema,
    faults: &mut Faults,
) {
    let list = match schema.kind(path) {
        Kind::Doubtful => return,
        Kind::Text(list) | Kind::List(list) => list,
        _ => None,
    };
    // Without a known list of countries nothing can be said, and that was reported.
    if schema.countries.is_none() || list.is_some_and(|list| is_place_list(list, schema)) {
        return;
    }
    let message = format!("`{}` does not hold countries or places", name.get_ref());
    faults.bad_value(file.at(name.span()), message, "a field with the code list of countries, or of places");
}

/// Reports a path that does not lead to a date.
pub fn check_date<T>(
    path: &Path,
    name: &Spanned<String>,
    file: &Entries<T>,
    schema: &Schema,
    faults: &mut Faults,
) {
    let kind = schema.kind(path);
    let is_date = schema
        .field(path)
        .is_some_and(|field| matches!(field.kind, FieldType::Date | FieldType::Year | FieldType::Period));
    if kind != Kind::Doubtful && !is_date {
        let message = format!("`{}` holds {}, and cannot date a record", name.get_ref(), kind.plural());
        faults.bad_value(file.at(name.span()), message, "a field of type `date`, `year` or `period`");
    }
}

/// Whether a code list is that of countries, or one of places.
pub fn is_place_list(list: usize, schema: &Schema) -> bool {
    schema.countries == Some(list) || schema.places.contains(&list)
}

fn declared(
    name: &Spanned<String>,
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) -> Option<Path> {
    schema.find_path(table, name.get_ref(), file.at(name.span()), faults)
}

/// The only field of the table with one of the lists; failing that the only one
/// that is reached over references. Two are not guessed between.
fn only_coded(table: usize, lists: &[usize], schema: &Schema) -> Option<Path> {
    let coded = |def: &TableDef, number: usize| {
        def.fields[number].code_list.is_some_and(|list| lists.contains(&list))
    };
    let own = &schema.tables[table];
    if (0..own.fields.len()).any(|number| coded(own, number)) {
        return only_field(table, own, |number| coded(own, number));
    }
    let mut found = Vec::new();
    let mut ways: Vec<(usize, Vec<String>, Vec<usize>)> = vec![(table, Vec::new(), vec![table])];
    while let Some((here, links, seen)) = ways.pop() {
        for key in &schema.tables[here].foreign_keys {
            if seen.contains(&key.table) {
                continue;
            }
            let def = &schema.tables[key.table];
            let mut links = links.clone();
            links.push(key.name.clone());
            for number in (0..def.fields.len()).filter(|number| coded(def, *number)) {
                let mut name = links.clone();
                name.push(def.fields[number].name.clone());
                let column = Column::Field(number);
                found.push(Path { name: name.join("."), links: links.clone(), table: key.table, column });
            }
            let mut seen = seen.clone();
            seen.push(key.table);
            ways.push((key.table, links, seen));
        }
    }
    if found.len() == 1 { found.pop() } else { None }
}

fn only_field(table: usize, def: &TableDef, fits: impl Fn(usize) -> bool) -> Option<Path> {
    let mut fitting = (0..def.fields.len()).filter(|number| fits(*number));
    let number = fitting.next()?;
    if fitting.next().is_some() {
        return None;
    }
    Some(Path {
        name: def.fields[number].name.clone(),
        links: Vec::new(),
        table,
        column: Column::Field(number),
    })
}
