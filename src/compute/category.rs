//! Into which categories of a disaggregation the records of a table fall.

use super::fall::Sets;
use crate::project::{AgeDef, Column, Dimension, FieldType, Path, Project};
use crate::table::{Table, split_list};
use crate::validate::gather::gather;
use polars::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// What a missing value is called where its code list has no code for it.
const UNKNOWN: &str = "unknown";

/// The categories of a disaggregation over one table.
#[derive(Debug)]
pub struct Categories {
    /// The columns that do not depend on the figure, in their order.
    columns: Vec<Kind>,
    /// The numbers of categories within each column.
    sizes: Vec<u32>,
}

#[derive(Debug)]
enum Kind {
    /// The codes of the column, and for each row which of them hold.
    Fixed { codes: Vec<Arc<str>>, sets: Sets },
    /// The bands of an age, which depends on the other records of the cell.
    Age { codes: Vec<Arc<str>>, age: AgeDef, path: Path },
}

impl Categories {
    /// The categories of a disaggregation.
    ///
    /// # Errors
    /// If a frame lacks a column, which validated tables rule out.
    pub fn new(
        project: &Project,
        tables: &[Table],
        table: usize,
        dimension: &Dimension,
    ) -> PolarsResult<Categories> {
        let columns = dimension
            .columns
            .iter()
            .map(|path| match path.column {
                Column::AgeBand => Ok(bands(project, path)),
                _ => fixed(project, tables, table, path),
            })
            .collect::<PolarsResult<Vec<Kind>>>()?;
        let sizes = columns
            .iter()
            .map(|column| match column {
                Kind::Fixed { codes, .. } | Kind::Age { codes, .. } => codes.len() as u32,
            })
            .collect();
        Ok(Categories { columns, sizes })
    }

    /// The age that one of the columns asks for, and where it stands.
    pub fn age(&self) -> Option<(&AgeDef, &Path)> {
        self.columns.iter().find_map(|column| match column {
            Kind::Age { age, path, .. } => Some((age, path)),
            Kind::Fixed { .. } => None,
        })
    }

    /// The categories of a row, as numbers: of both columns of a pair, each
    /// with each. A band of age counts as the first of its list until
    /// [`Categories::with_band`] sets it.
    pub fn of(&self, row: usize, found: &mut Vec<u32>) {
        found.clear();
        found.push(0);
        for (column, size) in self.columns.iter().zip(&self.sizes) {
            let before = std::mem::take(found);
            for number in before {
                match column {
                    Kind::Fixed { sets, .. } => {
                        found.extend(sets.of(row).iter().map(|code| number * size + code));
                    }
                    Kind::Age { .. } => found.push(number * size),
                }
            }
        }
    }

    /// The number of a category with the band of age set.
    pub fn with_band(&self, category: u32, band: u32) -> u32 {
        let mut step = 1;
        for (column, size) in self.columns.iter().zip(&self.sizes).rev() {
            if matches!(column, Kind::Age { .. }) {
                return category + band * step;
            }
            step *= size;
        }
        category
    }

    /// The code of a category: `F`, or `F*cso`.
    pub fn code(&self, category: u32) -> Arc<str> {
        let mut rest = category;
        let mut parts = Vec::with_capacity(self.columns.len());
        for (column, size) in self.columns.iter().zip(&self.sizes).rev() {
            let (Kind::Fixed { codes, .. } | Kind::Age { codes, .. }) = column;
            parts.push(&*codes[(rest % size) as usize]);
            rest /= size;
        }
        parts.reverse();
        parts.join("*").into()
    }
}

/// The codes of a column in the order in which they are shown, with those that
/// stand for "not known"; for columns without a code list, the values found.
pub fn shown_order(project: &Project, dimension: &Dimension, codes: BTreeSet<Arc<str>>) -> Vec<Arc<str>> {
    let rank = |column: usize, code: &str| -> (usize, String) {
        let list = dimension.columns.get(column).and_then(|path| project.code_list_of(path));
        let place = list.and_then(|list| project.code_lists[list].by_code.get(code).copied());
        (place.unwrap_or(usize::MAX), code.to_string())
    };
    let mut codes: Vec<Arc<str>> = codes.into_iter().collect();
    codes.sort_by_cached_key(|code| {
        code.split('*').enumerate().map(|(column, part)| rank(column, part)).collect::<Vec<_>>()
    });
    codes
}

/// The codes that stand for "not known" in a column, which are always shown.
pub fn unknown_code(project: &Project, path: &Path) -> Arc<str> {
    let list = project.code_list_of(path);
    list.and_then(|list| project.code_lists[list].unknown()).unwrap_or(UNKNOWN).into()
}

fn bands(project: &Project, path: &Path) -> Kind {
    let person = project.tables[path.table].person.as_ref();
    match person.and_then(|person| person.age.clone()) {
        None => Kind::Fixed { codes: vec![UNKNOWN.into()], sets: Sets::default() },
        Some(age) => {
            let list = &project.code_lists[age.bands];
            let mut codes: Vec<Arc<str>> = list.codes.iter().map(|band| band.code.as_str().into()).collect();
            if list.unknown().is_none() {
                codes.push(UNKNOWN.into());
            }
            Kind::Age { codes, age, path: path.clone() }
        }
    }
}

fn fixed(project: &Project, tables: &[Table], table: usize, path: &Path) -> PolarsResult<Kind> {
    let series = gather(tables, project, table, path)?.cast(&DataType::String)?;
    let list = match path.column {
        Column::Field(field) => project.tables[path.table].fields[field].kind == FieldType::List,
        _ => false,
    };
    let mut codes: Vec<Arc<str>> = vec![unknown_code(project, path)];
    let mut numbers: HashMap<Arc<str>, u32> = HashMap::from([(codes[0].clone(), 0)]);
    let mut sets = Sets { sets: vec![vec![0]], of_row: Vec::with_capacity(series.len()) };
    let mut seen: HashMap<&str, u32> = HashMap::new();
    let text = series.str()?;
    for value in text.iter() {
        let Some(value) = value else {
            sets.of_row.push(0);
            continue;
        };
        let set = *seen.entry(value).or_insert_with(|| {
            let parts: Vec<&str> = if list { split_list(value).collect() } else { vec![value] };
            let mut set: Vec<u32> = parts
                .into_iter()
                .map(|code| {
                    *numbers.entry(code.into()).or_insert_with(|| {
                        codes.push(code.into());
                        codes.len() as u32 - 1
                    })
                })
                .collect();
            set.sort_unstable();
            set.dedup();
            sets.sets.push(set);
            sets.sets.len() as u32 - 1
        });
        sets.of_row.push(set);
    }
    Ok(Kind::Fixed { codes, sets })
}
