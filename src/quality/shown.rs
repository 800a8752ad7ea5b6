//! Values of records as findings print them. What is personal is never printed.

use crate::ingest::PERSONAL;
use crate::number::Decimal;
use crate::project::{Column, Path, Project};
use crate::table::{Table, split_list};
use crate::validate::gather::gather;
use polars::prelude::*;

/// Columns of a table whose values are printed.
pub struct Shown {
    columns: Vec<(String, Option<Series>)>,
}

impl Shown {
    /// The columns of some paths. One without values of its own in the records
    /// is left out.
    pub fn new(project: &Project, tables: &[Table], table: usize, paths: &[Path]) -> Shown {
        let columns = paths
            .iter()
            .filter_map(|path| {
                let series = gather(tables, project, table, path).ok()?;
                let personal = path.column == Column::Person || is_personal(project, path);
                Some((path.name.clone(), Some(series).filter(|_| !personal)))
            })
            .collect();
        Shown { columns }
    }

    /// The values of a record: `hours 12, activity.hours 8`.
    pub fn of(&self, row: usize) -> String {
        let values = self.columns.iter().map(|(name, series)| match series {
            None => format!("{name} {PERSONAL}"),
            Some(series) => format!("{name} {}", text(series, row).unwrap_or_else(|| "(empty)".into())),
        });
        values.collect::<Vec<_>>().join(", ")
    }
}

/// Whether a column tells who a person is.
pub fn is_personal(project: &Project, path: &Path) -> bool {
    let Column::Field(field) = path.column else { return false };
    let table = project.tables.get(path.table);
    table.and_then(|table| table.fields.get(field)).is_some_and(|field| field.personal)
}

/// The text of a value; none where there is none.
pub fn text(series: &Series, row: usize) -> Option<String> {
    match series.get(row).ok()? {
        AnyValue::Null => None,
        AnyValue::Decimal(units, ..) => Some(Decimal::from_units(units).to_string()),
        AnyValue::String(text) if text.starts_with('|') => {
            Some(split_list(text).collect::<Vec<_>>().join("; "))
        }
        AnyValue::String(text) => Some(text.to_string()),
        other => Some(other.str_value().into_owned()),
    }
}
