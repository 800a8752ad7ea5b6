//! Rows in which partners reported totals: those that are in the figure, those
//! that stand beside it, and those of other figures.

use super::kept_out;
use super::model::{Cell, Entry, Explanation, Reason, Why, by_place};
use crate::compute::{Columns, indicator};
use crate::cube::{Origin, ReportedRow};
use crate::project::{Measure, Part, Project, Role};
use crate::validate::{Valid, shown};
use polars::prelude::PolarsResult;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Adds the rows of tables of totals, if the indicator has any there.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn add(explained: &mut Explanation, project: &Project, valid: &Valid) -> PolarsResult<()> {
    let number = explained.figure.address.indicator;
    let is_derived =
        matches!(project.indicators[number].measure, Measure::Derived(_) | Measure::Countries(_));
    let is_reported = matches!(project.indicators[number].measure, Measure::Reported { .. });
    for (table, def) in project.tables.iter().enumerate() {
        if def.role != Some(Role::Reported) || is_derived {
            continue;
        }
        let columns = Columns::new(def, &valid.tables[table])?;
        let mut entries = Vec::new();
        let mut concerned = is_reported;
        for row in 0..valid.tables[table].height() {
            let name = columns.text(Part::Indicator, row)?.unwrap_or_default();
            let own = indicator(project, &name) == Some(number);
            concerned |= own;
            entries.push(entry(explained, valid, &columns, ReportedRow { table, row }, own)?);
        }
        if !concerned {
            continue;
        }
        for entry in entries {
            match entry.why {
                None => explained.records.push(entry),
                Some(_) => explained.excluded.push(entry),
            }
        }
        kept_out::add(explained, project, valid, table);
    }
    Ok(())
}

fn entry(
    explained: &Explanation,
    valid: &Valid,
    columns: &Columns<'_>,
    at: ReportedRow,
    own: bool,
) -> PolarsResult<Entry> {
    let figure = &explained.figure;
    let (used, beside, left_out): (BTreeSet<ReportedRow>, Vec<ReportedRow>, Vec<ReportedRow>) =
        match figure.reported.as_deref() {
            None => Default::default(),
            Some(reported) => (
                reported.used.iter().copied().collect(),
                reported.own.iter().flat_map(|own| own.rows.iter().copied()).collect(),
                reported.left_out.clone(),
            ),
        };
    let counts = used.contains(&at) || (figure.origin == Origin::Reported && beside.contains(&at));
    let reason = if counts {
        None
    } else if beside.contains(&at) {
        Some(Reason::Beside)
    } else if left_out.contains(&at) {
        Some(Reason::NotAdded)
    } else if own {
        Some(Reason::OtherTotal)
    } else {
        Some(Reason::OtherIndicator)
    };
    let (value, above, below) = (
        columns.number(Part::Value, at.row)?,
        columns.number(Part::Numerator, at.row)?,
        columns.number(Part::Denominator, at.row)?,
    );
    let place = columns.place(&valid.origins, Part::Value, at.row);
    let row = match place.clone() {
        crate::diag::Place::Sheet { file, sheet, row, .. } => {
            crate::diag::Place::Sheet { file, sheet, row, col: None }
        }
        other => other,
    };
    let mut cells = Vec::new();
    for (part, field) in &columns.def.parts {
        let name = &columns.def.fields[*field].name;
        let Some(value) = shown(columns.table.frame.column(name)?, at.row) else { continue };
        let value = match columns.def.fields[*field].personal {
            true => crate::ingest::PERSONAL.to_string(),
            false => value,
        };
        cells.push(Cell {
            column: name.as_str().into(),
            value: Some(value),
            place: Some(columns.place(&valid.origins, *part, at.row)),
            held: None,
        });
    }
    let table: Arc<str> = columns.def.name.as_str().into();
    Ok(Entry {
        table,
        row: Some(at.row),
        record: by_place(&row),
        place: row,
        numerator: above.or(value).filter(|_| counts),
        denominator: below.filter(|_| counts),
        why: reason.map(Why::plain),
        cells,
    })
}
