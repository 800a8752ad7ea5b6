//! Which category of which disaggregation is meant.

use super::refusal::{Refusal, code_of};
use super::tree::tree;
use crate::cube::Category;
use crate::project::{Column, Dimension, FieldType, Path, Project, TableDef};
use crate::table::split_list;
use crate::validate::{Valid, gather};
use polars::prelude::DataType;
use std::collections::BTreeSet;

/// What a missing value is called where its code list has no code for it.
const UNKNOWN: &str = "unknown";

/// For each indicator that a figure is made from a dimension that it lacks.
pub type Lacking = Vec<(usize, Dimension)>;

/// The category of several `dimension=category`, and the dimension, if the
/// indicator does not declare it. The columns of a pair may be named in either order.
///
/// # Errors
/// [`Refusal`] if there is no such column or category.
pub fn category(
    project: &Project,
    valid: &Valid,
    number: usize,
    wheres: &[String],
) -> Result<(Category, Option<Lacking>), Refusal> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for given in wheres {
        let Some((names, values)) = given.split_once('=') else {
            return Err(Refusal::Said(format!("\"{given}\" does not say which category: write sex=F")));
        };
        let (names, values): (Vec<&str>, Vec<&str>) =
            (names.split('*').collect(), values.split('*').collect());
        if names.len() != values.len() {
            let (names, values) = (names.len(), values.len());
            return Err(Refusal::Said(format!("\"{given}\" names {names} columns and {values} categories")));
        }
        pairs.extend(
            names.into_iter().zip(values).map(|(name, value)| (name.trim().into(), value.trim().into())),
        );
    }
    if pairs.is_empty() {
        return Ok((Category::total(), None));
    }
    if pairs.len() > 2 {
        return Err(Refusal::Said(
            "a figure has at most two dimensions at once, such as --where sex=F --where stakeholder=cso"
                .into(),
        ));
    }
    let own = &project.indicators[number];
    let names: BTreeSet<&str> = pairs.iter().map(|(name, _)| name.as_str()).collect();
    let declared = own.by.iter().find(|dimension| {
        let parts: BTreeSet<&str> = dimension.name.split('*').collect();
        parts == names && dimension.columns.len() == pairs.len()
    });
    let (dimension, lacking) = match declared {
        Some(dimension) => (dimension.clone(), None),
        None => {
            let (dimension, lacking) = undeclared(project, number, &pairs)?;
            (dimension, Some(lacking))
        }
    };
    let mut codes = Vec::new();
    for (name, path) in dimension.name.split('*').zip(&dimension.columns) {
        let given = pairs.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value);
        codes.push(code(project, valid, number, name, path, given)?);
    }
    let category = Category { dimension: dimension.name.as_str().into(), code: codes.join("*").into() };
    Ok((category, lacking))
}

/// A dimension made for this one question, of columns of the indicator's own tables.
fn undeclared(
    project: &Project,
    number: usize,
    pairs: &[(String, String)],
) -> Result<(Dimension, Lacking), Refusal> {
    let name = pairs.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join("*");
    let mut lacking = Lacking::new();
    for one in tree(project, number) {
        let indicator = &project.indicators[one];
        let Some(basis) = &indicator.basis else { continue };
        let mut columns = Vec::new();
        for (column, _) in pairs {
            let mut of_own = indicator.by.iter().flat_map(|dimension| &dimension.columns);
            let path = of_own
                .find(|path| path.name == *column)
                .cloned()
                .or_else(|| path_of(project, basis.table, column));
            columns.push(path.ok_or_else(|| {
                let table = &project.tables[basis.table];
                let declared = project.indicators[number].by.iter().map(|dimension| dimension.name.as_str());
                let known = declared.chain(categorical(table));
                Refusal::unknown(&format!("dimension of {}", indicator.id), column, known)
            })?);
        }
        lacking.push((one, Dimension { name: name.clone(), columns }));
    }
    let Some((_, first)) = lacking.first().cloned() else {
        let own = &project.indicators[number];
        let declared = own.by.iter().map(|dimension| dimension.name.as_str());
        return Err(Refusal::unknown(&format!("dimension of {}", own.id), &name, declared));
    };
    // What is derived has no table; its operands have the columns.
    for one in tree(project, number) {
        if project.indicators[one].basis.is_none() {
            lacking.push((one, first.clone()));
        }
    }
    Ok((first, lacking))
}

fn makes_categories(table: &TableDef, field: usize) -> bool {
    table.fields.get(field).is_some_and(|field| {
        !field.personal
            && (field.code_list.is_some()
                || matches!(field.kind, FieldType::List | FieldType::Year | FieldType::Boolean))
    })
}

/// The names of the columns of a table that make categories.
fn categorical(table: &TableDef) -> impl Iterator<Item = &str> {
    let fields = (0..table.fields.len()).filter(|field| makes_categories(table, *field));
    let age = table.person.as_ref().and_then(|person| person.age.as_ref()).map(|age| age.name.as_str());
    fields.map(|field| table.fields[field].name.as_str()).chain(age)
}

/// A column that makes categories, reached from a table: `activity.kind`.
fn path_of(project: &Project, table: usize, name: &str) -> Option<Path> {
    let mut links: Vec<&str> = name.split('.').collect();
    let last = links.pop()?;
    let mut here = table;
    for link in &links {
        here = project.tables.get(here)?.foreign_keys.iter().find(|key| key.name == **link)?.table;
    }
    let def = project.tables.get(here)?;
    let age = def.person.as_ref().and_then(|person| person.age.as_ref());
    let column = match def.field(last) {
        Some(field) if makes_categories(def, field) => Column::Field(field),
        None if age.is_some_and(|age| age.name == last) => Column::AgeBand,
        _ => return None,
    };
    let links = links.into_iter().map(str::to_string).collect();
    Some(Path { name: name.to_string(), links, table: here, column })
}

/// The code of a category: one of the column's list; of a column without a list
/// a value that occurs.
fn code(
    project: &Project,
    valid: &Valid,
    number: usize,
    name: &str,
    path: &Path,
    given: &str,
) -> Result<String, Refusal> {
    let what = format!("category of {name}");
    if let Some(list) = project.code_list_of(path).and_then(|list| project.code_lists.get(list)) {
        if let Some(code) = code_of(list, given) {
            return Ok(code.to_string());
        }
        if given == UNKNOWN {
            return Ok(list.unknown().unwrap_or(UNKNOWN).to_string());
        }
        return Err(Refusal::unknown(&what, given, list.codes.iter().map(|entry| entry.code.as_str())));
    }
    if given == UNKNOWN {
        return Ok(UNKNOWN.to_string());
    }
    let table = tree(project, number)
        .into_iter()
        .find_map(|one| project.indicators[one].basis.as_ref().map(|basis| basis.table));
    let mut known: BTreeSet<String> = BTreeSet::new();
    if let Some(table) = table
        && let Ok(series) = gather::gather(&valid.tables, project, table, path)
        && let Ok(text) = series.cast(&DataType::String)
        && let Ok(text) = text.str()
    {
        for value in text.iter().flatten() {
            match value.starts_with('|') {
                true => known.extend(split_list(value).map(str::to_string)),
                false => {
                    known.insert(value.to_string());
                }
            }
        }
    }
    match known.contains(given) {
        true => Ok(given.to_string()),
        false => Err(Refusal::unknown(&what, given, known.iter().map(String::as_str))),
    }
}
