//! Rows in which partners speak of figures: targets, and totals they report.

use crate::cube::{Geography, Programme};
use crate::diag::Place;
use crate::ingest::PERSONAL;
use crate::number::Decimal;
use crate::project::{Part, Project, TableDef};
use crate::table::{Origins, RowOrigin, Table};
use polars::prelude::*;
use std::collections::BTreeMap;

/// The columns of a table by the part of their field.
pub struct Columns<'a> {
    /// The table as defined.
    pub def: &'a TableDef,
    /// Its rows.
    pub table: &'a Table,
    /// The columns.
    pub by_part: BTreeMap<Part, Series>,
}

impl<'a> Columns<'a> {
    /// The columns of a table.
    ///
    /// # Errors
    /// If the frame lacks a column, which validated tables rule out.
    pub fn new(def: &'a TableDef, table: &'a Table) -> PolarsResult<Columns<'a>> {
        let mut by_part = BTreeMap::new();
        for (part, field) in &def.parts {
            let series = table.frame.column(&def.fields[*field].name)?.as_materialized_series();
            by_part.insert(*part, series.clone());
        }
        Ok(Columns { def, table, by_part })
    }

    /// The text of a part in a row, if there is any.
    ///
    /// # Errors
    /// If the row is not there.
    pub fn text(&self, part: Part, row: usize) -> PolarsResult<Option<String>> {
        let Some(series) = self.by_part.get(&part) else { return Ok(None) };
        let value = series.get(row)?;
        Ok(if value.is_null() { None } else { Some(value.str_value().into_owned()) })
    }

    /// The text of a part in a row as it may be told: not what tells who a person is.
    ///
    /// # Errors
    /// If the row is not there.
    pub fn told(&self, part: Part, row: usize) -> PolarsResult<Option<String>> {
        let field = self.def.parts.get(&part).and_then(|field| self.def.fields.get(*field));
        let personal = field.is_some_and(|field| field.personal);
        let text = self.text(part, row)?.filter(|text| !text.is_empty());
        Ok(text.map(|text| if personal { PERSONAL.to_string() } else { text }))
    }

    /// The day of a part in a row, if there is one.
    ///
    /// # Errors
    /// If the column holds something else than days.
    pub fn day(&self, part: Part, row: usize) -> PolarsResult<Option<i32>> {
        match self.by_part.get(&part) {
            Some(days) => Ok(days.date()?.physical().get(row)),
            None => Ok(None),
        }
    }

    /// The place and the programme that a row speaks of; all, where it names none.
    ///
    /// # Errors
    /// If the row is not there.
    pub fn scope(&self, project: &Project, row: usize) -> PolarsResult<(Geography, Programme)> {
        let place = self.text(Part::Place, row)?;
        let programme = self.text(Part::Programme, row)?;
        Ok((
            place.map_or(Geography::All, |code| geography_of(project, self.def, &code)),
            programme.map_or(Programme::All, |code| Programme::One(code.as_str().into())),
        ))
    }

    /// The number of a part in a row, if there is one.
    ///
    /// # Errors
    /// If the column holds something else than numbers.
    pub fn number(&self, part: Part, row: usize) -> PolarsResult<Option<Decimal>> {
        let Some(series) = self.by_part.get(&part) else { return Ok(None) };
        Ok(match series.dtype() {
            DataType::Decimal(..) => series.decimal()?.physical().get(row).map(Decimal::from_units),
            _ => series.cast(&DataType::Int64)?.i64()?.get(row).map(Decimal::from),
        })
    }

    /// Where the cell of a part in a row came from.
    pub fn place(&self, origins: &Origins, part: Part, row: usize) -> Place {
        let origin =
            self.table.rows.get(row).copied().unwrap_or(RowOrigin { sheet: u32::MAX, row: 0, block: 0 });
        origins.place(origin, self.def.parts.get(&part).copied())
    }
}

/// The indicator of an id or a code, as people write it.
pub fn indicator(project: &Project, name: &str) -> Option<usize> {
    let exact = project.indicators.iter().position(|i| i.id == name || i.code == name);
    exact.or_else(|| {
        let same = |own: &str| own.eq_ignore_ascii_case(name);
        project.indicators.iter().position(|i| same(&i.id) || same(&i.code))
    })
}

/// The country, the place below one, or the group of countries of a code, by
/// the code list of the field in which it stands.
pub fn geography_of(project: &Project, def: &TableDef, code: &str) -> Geography {
    let list = def.parts.get(&Part::Place).and_then(|field| def.fields.get(*field)?.code_list);
    if list.is_some() && list == project.group_list() {
        Geography::Group(code.into())
    } else if project.code_lists[project.countries].get(code).is_some() {
        Geography::Country(code.into())
    } else {
        Geography::Place(code.into())
    }
}
