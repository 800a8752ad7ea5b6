//! What belongs to a person: sex and year of birth are the person's, not the
//! record's. The latest known value within the as-of holds in every record.

pub use crate::validate::attributes::{days, last_days};

use crate::project::Project;
use crate::table::Table;
use crate::validate::attributes::attributes;
use jiff::civil::Date;
use polars::prelude::*;

/// The tables with what belongs to a person set to the latest known value.
/// Attributes are shared between tables whose fields have the same name.
/// Only records dated on or before `as_of` are looked at.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn settle(project: &Project, tables: &[Table], as_of: Option<Date>) -> PolarsResult<Vec<Table>> {
    let known = attributes(project, tables, as_of)?;
    let mut settled = tables.to_vec();
    for (number, def) in project.tables.iter().enumerate() {
        let (Some(person), Some(ids)) = (&def.person, &tables[number].persons) else { continue };
        for field in &person.belongs {
            let name = def.fields[*field].name.as_str();
            let Some(of_person) = known.get(name) else { continue };
            let column = tables[number].frame.column(name)?;
            let own = column.cast(&DataType::String)?;
            let values: StringChunked = own
                .str()?
                .iter()
                .zip(ids)
                .map(|(own, id)| {
                    id.and_then(|id| of_person.get(&id)).map(|entry| entry.text.as_str()).or(own)
                })
                .collect();
            let series = values.into_series().cast(column.dtype())?.with_name(name.into());
            settled[number].frame.with_column(series.into())?;
        }
    }
    Ok(settled)
}
