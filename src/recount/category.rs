//! The categories of a disaggregation into which rows fall.

use super::age::{age_of, band, birth, years_of};
use super::column::{Coded, year_of};
use super::columns::Columns;
use super::places::of_values;
use super::value::Value;
use crate::project::{AgeDef, Column, Dimension, FieldType, Path, Project};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What a missing value is called where its code list has no code for it.
const UNKNOWN: &str = "unknown";

/// The categories of a disaggregation over one table.
pub struct Categories {
    /// One or two columns.
    pub parts: Vec<Kind>,
}

/// One column of a disaggregation.
pub enum Kind {
    /// For each value of a column the codes of it, each once.
    Fixed(Arc<Coded>, Vec<Vec<Arc<str>>>),
    /// The band of an age, which depends on the other rows of the cell.
    Age(Ages),
}

/// What is known of the ages of persons.
pub struct Ages {
    /// How the age is found.
    pub def: AgeDef,
    /// The person of each row.
    pub persons: Arc<Coded>,
    /// The birth of each row's person.
    births: Arc<Coded>,
    years: Vec<Option<i32>>,
}

impl Categories {
    /// The categories of a disaggregation.
    pub fn new(columns: &Columns, table: usize, dimension: &Dimension) -> Categories {
        let project = columns.tables.project;
        let parts = dimension
            .columns
            .iter()
            .map(|path| match (&path.column, age_of(project, path)) {
                (Column::AgeBand, Some(def)) => {
                    let births = columns.of(table, &birth(path, def));
                    let persons = columns.of(table, &Path { column: Column::Person, ..path.clone() });
                    Kind::Age(Ages { def: def.clone(), persons, years: years_of(&births), births })
                }
                _ => {
                    let column = columns.of(table, path);
                    let codes = of_values(&column, |value| codes(project, path, value));
                    Kind::Fixed(column, codes)
                }
            })
            .collect();
        Categories { parts }
    }

    /// The ages, if one of the columns is an age.
    pub fn ages(&self) -> Option<&Ages> {
        self.parts.iter().find_map(|part| match part {
            Kind::Age(ages) => Some(ages),
            Kind::Fixed(..) => None,
        })
    }

    /// The codes of a row's categories, where no age is asked for: of both
    /// columns of a pair, each with each.
    pub fn codes_of(&self, project: &Project, row: usize) -> Vec<Arc<str>> {
        let mut codes: Vec<String> = Vec::new();
        for (nth, part) in self.parts.iter().enumerate() {
            let own: Vec<Arc<str>> = match part {
                Kind::Fixed(column, of_value) => of_value[column.codes[row] as usize].clone(),
                Kind::Age(ages) => vec![ages.band_at(project, None)],
            };
            codes = if nth == 0 {
                own.iter().map(|code| code.to_string()).collect()
            } else {
                let pairs =
                    |before: &String| own.iter().map(|code| format!("{before}*{code}")).collect::<Vec<_>>();
                codes.iter().flat_map(pairs).collect()
            };
        }
        codes.into_iter().map(Into::into).collect()
    }

    /// Whether a row falls into a category; `year` is that of the first activity
    /// of its person in the cell.
    pub fn has(&self, project: &Project, row: usize, code: &str, year: Option<i32>) -> bool {
        let mut wanted = code.split('*');
        self.parts.iter().all(|part| {
            let Some(wanted) = wanted.next() else { return false };
            match part {
                Kind::Fixed(column, codes) => {
                    let own = column.codes.get(row).and_then(|code| codes.get(*code as usize));
                    own.is_some_and(|own| own.iter().any(|code| **code == *wanted))
                }
                Kind::Age(ages) => &*ages.band(project, row, year) == wanted,
            }
        })
    }
}

impl Ages {
    /// The year of birth of a row's person.
    pub fn birth(&self, row: usize) -> Option<i32> {
        let code = *self.births.codes.get(row)?;
        self.years.get(code as usize).copied().flatten()
    }

    /// The band of a row in a year.
    pub fn band(&self, project: &Project, row: usize, year: Option<i32>) -> Arc<str> {
        self.band_at(project, year.zip(self.birth(row)).map(|(year, birth)| year - birth))
    }

    /// The band of an age.
    pub fn band_at(&self, project: &Project, age: Option<i32>) -> Arc<str> {
        band(project, &self.def, age).unwrap_or(UNKNOWN).into()
    }

    /// For each person of some rows the year of the first of them.
    pub fn first_years(&self, rows: impl Iterator<Item = (usize, i32)>) -> FxHashMap<u32, i32> {
        let mut first: FxHashMap<u32, i32> = FxHashMap::default();
        for (row, day) in rows {
            let (Some(person), Some(year)) =
                (self.persons.codes.get(row).filter(|person| **person != 0), year_of(day))
            else {
                continue;
            };
            let known = first.entry(*person).or_insert(year);
            *known = year.min(*known);
        }
        first
    }
}

/// The codes of a value: of a list each entry, of no value the one for "not known".
fn codes(project: &Project, path: &Path, value: &Value) -> Vec<Arc<str>> {
    let is_list = match path.column {
        Column::Field(field) => project.tables[path.table].fields[field].kind == FieldType::List,
        Column::Groups(_) => true,
        _ => false,
    };
    match value.text() {
        None => vec![unknown(project, path)],
        Some(text) if is_list => {
            let mut codes: Vec<Arc<str>> =
                text.split('|').filter(|code| !code.is_empty()).map(Into::into).collect();
            codes.sort();
            codes.dedup();
            codes
        }
        Some(text) => vec![text],
    }
}

/// The code that stands for "not known" in a column.
pub fn unknown(project: &Project, path: &Path) -> Arc<str> {
    let list = project.code_list_of(path).and_then(|list| project.code_lists.get(list));
    list.and_then(|list| list.unknown()).unwrap_or(UNKNOWN).into()
}
