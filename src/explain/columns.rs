//! The cells of a row that mattered: those of its date, place and programme, of
//! the conditions, of what is added up, and of the disaggregation.

use super::model::{Cell, by_place};
use crate::cube::Address;
use crate::diag::Place;
use crate::ingest::PERSONAL;
use crate::project::{Basis, Column, Component, Expression, Fold, Indicator, Measure, Path, Project};
use crate::recount::Recount;
use crate::table::{Origins, RowOrigin, Table};
use crate::validate::gather::rows_of;
use crate::validate::{Valid, shown};
use polars::prelude::{self, PolarsResult};
use std::sync::Arc;

/// The columns that matter to a figure, ready to give the cells of any row.
pub struct Mattering<'a> {
    origins: &'a Origins,
    own: &'a Table,
    columns: Vec<One<'a>>,
    /// The columns of the key.
    key: Vec<(prelude::Column, bool)>,
}

/// One column.
struct One<'a> {
    name: Arc<str>,
    table: &'a Table,
    /// The field whose cell it is; none for what is computed.
    field: Option<usize>,
    values: Option<prelude::Column>,
    personal: bool,
    /// For each row of the figure's table the row of the column's table; none: the same.
    rows: Option<Vec<Option<u32>>>,
    /// What holds for the person of each row.
    held: Option<Vec<Option<Arc<str>>>>,
}

impl<'a> Mattering<'a> {
    /// The columns that matter to a figure.
    ///
    /// # Errors
    /// If a path does not fit the tables, which definitions that were resolved rule out.
    pub fn new(
        project: &'a Project,
        valid: &'a Valid,
        recount: &Recount<'_>,
        indicator: &Indicator,
        basis: &Basis,
        address: &Address,
    ) -> PolarsResult<Mattering<'a>> {
        let own = &valid.tables[basis.table];
        let mut found = Mattering { origins: &valid.origins, own, columns: Vec::new(), key: Vec::new() };
        for path in paths(indicator, basis, address) {
            for (path, personal) in cells_of(project, path) {
                if !found.columns.iter().any(|one| *one.name == *path.name) {
                    found.columns.push(one(project, valid, recount, basis.table, &path, personal)?);
                }
            }
        }
        let def = &project.tables[basis.table];
        for field in &def.primary_key {
            let field = &def.fields[*field];
            found.key.push((own.frame.column(&field.name)?.clone(), field.personal));
        }
        Ok(found)
    }

    /// The cells of a row.
    pub fn cells(&self, row: usize) -> Vec<Cell> {
        self.columns.iter().filter_map(|column| self.cell(column, row)).collect()
    }

    fn cell(&self, column: &One<'_>, row: usize) -> Option<Cell> {
        let there = match &column.rows {
            None => row,
            Some(rows) => rows.get(row).copied().flatten()? as usize,
        };
        let value = column.values.as_ref().and_then(|values| shown(values, there));
        let origin = column.table.rows.get(there)?;
        let held = column.held.as_ref().and_then(|held| held.get(row)?.clone());
        let held = held.filter(|held| value.as_deref() != Some(&**held)).map(|held| held.to_string());
        let hidden = |value: Option<String>| match column.personal {
            true => value.map(|_| PERSONAL.to_string()),
            false => value,
        };
        Some(Cell {
            column: column.name.clone(),
            value: hidden(value),
            place: column.field.map(|field| self.origins.place(*origin, Some(field))),
            held: hidden(held),
        })
    }

    /// The place of a row.
    pub fn place(&self, row: usize) -> Place {
        let nowhere = RowOrigin { sheet: u32::MAX, row: 0, block: 0 };
        self.origins.place(self.own.rows.get(row).copied().unwrap_or(nowhere), None)
    }

    /// The key of a row; its place, where it has none.
    pub fn record(&self, row: usize) -> String {
        let parts: Vec<Option<String>> = self
            .key
            .iter()
            .map(|(column, personal)| match personal {
                true => shown(column, row).map(|_| PERSONAL.to_string()),
                false => shown(column, row),
            })
            .collect();
        if parts.iter().all(Option::is_none) {
            return by_place(&self.place(row));
        }
        let parts: Vec<String> = parts.into_iter().map(|part| part.unwrap_or_else(|| "–".into())).collect();
        parts.join(" / ")
    }
}

fn one<'a>(
    project: &'a Project,
    valid: &'a Valid,
    recount: &Recount<'_>,
    from: usize,
    path: &Path,
    personal: bool,
) -> PolarsResult<One<'a>> {
    let table = &valid.tables[path.table];
    let (name, field) = match &path.column {
        Column::Field(field) => (project.tables[path.table].fields[*field].name.as_str(), Some(*field)),
        Column::Money(name) => (name.as_str(), None),
        Column::Person | Column::AgeBand | Column::Groups(_) | Column::Listed(_) => ("", None),
    };
    let rows = match path.links.is_empty() {
        true => None,
        false => Some(rows_of(&valid.tables, project, from, path)?),
    };
    let belongs = |field: usize| {
        project.tables[path.table].person.as_ref().is_some_and(|person| person.belongs.contains(&field))
    };
    let held = field.filter(|field| belongs(*field)).map(|_| recount.texts(from, path));
    Ok(One {
        name: path.name.as_str().into(),
        table,
        field,
        values: table.frame.column(name).ok().cloned(),
        personal,
        rows,
        held,
    })
}

/// The paths that matter to a figure, in the order in which they are told.
fn paths<'p>(indicator: &'p Indicator, basis: &'p Basis, address: &Address) -> Vec<&'p Path> {
    let mut paths: Vec<&Path> = Vec::new();
    paths.extend(&basis.date);
    if let Some(split) = &basis.split {
        paths.extend([&split.from, &split.to]);
    }
    paths.extend(&basis.place);
    paths.extend(&basis.programme);
    for condition in conditions(indicator, basis) {
        paths.extend(&condition.columns);
    }
    for component in components(&indicator.measure) {
        paths.extend(folded(&component.fold));
        paths.extend(component.having.iter().flat_map(|having| folded(&having.fold)));
    }
    match &indicator.measure {
        Measure::Mean(value) => paths.extend(&value.columns),
        Measure::State { key, .. } | Measure::Moved { key, .. } => paths.push(key),
        Measure::Checklist { answer, weight, .. } => {
            paths.extend(&answer.columns);
            paths.extend(weight.iter().flat_map(|weight| &weight.columns));
        }
        Measure::Single(_)
        | Measure::Ratio { .. }
        | Measure::Countries(_)
        | Measure::Derived(_)
        | Measure::Reported { .. } => {}
    }
    let dimension = indicator.by.iter().find(|one| *one.name == *address.category.dimension);
    paths.extend(dimension.iter().flat_map(|dimension| &dimension.columns));
    paths
}

/// The parts of a measure.
pub fn components(measure: &Measure) -> Vec<&Component> {
    match measure {
        Measure::Single(component) => vec![component],
        Measure::Ratio { numerator, denominator, .. } => vec![numerator, denominator],
        _ => Vec::new(),
    }
}

/// The conditions of an indicator: that of its records, then those of the parts of its measure.
pub fn conditions<'p>(indicator: &'p Indicator, basis: &'p Basis) -> Vec<&'p Expression> {
    let mut found: Vec<&Expression> = basis.condition.iter().collect();
    for component in components(&indicator.measure) {
        found.extend(&component.condition);
        found.extend(component.having.iter().filter_map(|having| having.condition.as_ref()));
    }
    found
}

/// The columns of what is added up or counted once.
pub fn folded(fold: &Fold) -> Vec<&Path> {
    match fold {
        Fold::Count => Vec::new(),
        Fold::Distinct(path) => vec![path],
        Fold::Sum(value) | Fold::Mean(value) | Fold::Median(value) | Fold::Min(value) | Fold::Max(value) => {
            value.columns.iter().collect()
        }
    }
}

/// The columns whose cells stand for a path, and whether they tell who a person is.
fn cells_of(project: &Project, path: &Path) -> Vec<(Path, bool)> {
    let def = &project.tables[path.table];
    let beside = |field: usize| {
        let name = &def.fields[field].name;
        let before: Vec<&str> = path.links.iter().map(String::as_str).collect();
        let name = [before.as_slice(), &[name.as_str()]].concat().join(".");
        let personal = def.fields[field].personal;
        (Path { name, column: Column::Field(field), ..path.clone() }, personal)
    };
    match &path.column {
        Column::Field(field) => vec![beside(*field)],
        // The identifier is told by the key of the record, where it is part of it.
        Column::Person => {
            let id = def.person.as_ref().and_then(|person| person.id);
            id.map(|id| (beside(id).0, true)).into_iter().collect()
        }
        Column::AgeBand => {
            let age = def.person.as_ref().and_then(|person| person.age.as_ref());
            age.map(|age| beside(age.birth)).into_iter().collect()
        }
        Column::Money(name) => {
            let mut found = Vec::new();
            for money in def.money.iter().filter(|money| money.name == *name) {
                found.extend([beside(money.amount), beside(money.currency)]);
            }
            found.push((path.clone(), false));
            found
        }
        Column::Groups(inner) => cells_of(project, inner),
        Column::Listed(_) => Vec::new(),
    }
}
