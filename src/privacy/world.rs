//! Another world: the valid rows with some records changed.

use super::edit::{Edit, Kind};
use super::signature::Guarded;
use crate::compute::Members;
use crate::project::{Column, Project, TableDef};
use crate::table::Table;
use crate::validate::Valid;
use polars::prelude::*;
use std::collections::BTreeSet;

/// The rows of a world with the changes of each guarded table.
///
/// # Errors
/// If Polars refuses to take rows.
pub fn build(
    project: &Project,
    valid: &Valid,
    guarded: &[Guarded],
    edits: &[Vec<Edit>],
) -> PolarsResult<Valid> {
    let mut tables = valid.tables.clone();
    let last = tables.iter().filter_map(|table| table.persons.as_ref()).flatten().flatten().max();
    let mut fresh = last.map_or(0, |last| last + 1);
    for (guard, edits) in guarded.iter().zip(edits) {
        let table = &mut tables[guard.members.table];
        let def = &project.tables[guard.members.table];
        *table = changed(def, table, &guard.members, edits, &mut fresh)?;
    }
    Ok(Valid {
        tables,
        origins: valid.origins.clone(),
        returns: valid.returns.clone(),
        known: valid.known.clone(),
        ..Valid::default()
    })
}

fn changed(
    def: &TableDef,
    table: &Table,
    members: &Members,
    edits: &[Edit],
    fresh: &mut u32,
) -> PolarsResult<Table> {
    // From which row each row has what happened, and from which whom it happened to.
    let mut happened: Vec<u32> = (0..members.height as u32).collect();
    let mut person: Vec<u32> = happened.clone();
    // From which row each row has what belongs to its person.
    let mut own = happened.clone();
    let mut is_new = vec![false; members.height];
    for edit in edits {
        let (row, other) = (edit.row, edit.other);
        match edit.kind {
            Kind::Exchange => happened.swap(row, other),
            Kind::Move => happened[row] = other as u32,
            Kind::Replace => {
                person[row] = other as u32;
                own[row] = other as u32;
                is_new[row] = true;
            }
            Kind::Become => person[row] = other as u32,
            Kind::Trade => {
                person[row] = edit.like.0 as u32;
                person[other] = edit.like.1 as u32;
            }
            Kind::Add => {
                own.push(row as u32);
                happened.push(row as u32);
                person.push(row as u32);
                is_new.push(true);
            }
        }
    }
    let (links, fields) = circumstances(def, members);
    let take = |of: &[u32]| -> IdxCa { of.iter().map(|row| Some(IdxSize::from(*row))).collect() };
    let (by_happened, by_person, by_own) = (take(&happened), take(&person), take(&own));
    let belongs = def.person.iter().flat_map(|person| &person.belongs);
    let belongs: BTreeSet<&str> =
        belongs.filter_map(|field| Some(def.fields.get(*field)?.name.as_str())).collect();
    let mut columns = Vec::with_capacity(table.frame.width());
    for column in table.frame.columns() {
        let rows = match column.name().as_str() {
            name if fields.contains(name) => &by_happened,
            name if belongs.contains(name) => &by_own,
            _ => &by_person,
        };
        columns.push(column.take(rows)?);
    }
    let pick = |links: &[Option<u32>], of: &[u32]| -> Vec<Option<u32>> {
        of.iter().map(|row| links[*row as usize]).collect()
    };
    Ok(Table {
        name: table.name.clone(),
        frame: DataFrame::new(person.len(), columns)?,
        rows: person.iter().map(|row| table.rows[*row as usize]).collect(),
        links: table
            .links
            .iter()
            .map(|(name, own)| {
                (name.clone(), pick(own, if links.contains(name) { &happened } else { &person }))
            })
            .collect(),
        persons: table.persons.as_ref().map(|persons| {
            let mut known = pick(persons, &own);
            for (known, _) in known.iter_mut().zip(&is_new).filter(|(_, is_new)| **is_new) {
                *known = Some(*fresh);
                *fresh += 1;
            }
            known
        }),
    })
}

/// The references and fields that say when, where and under what something happened.
fn circumstances<'d>(def: &'d TableDef, members: &Members) -> (BTreeSet<String>, BTreeSet<&'d str>) {
    let mut links = BTreeSet::new();
    let mut fields = BTreeSet::new();
    for path in members.circumstances() {
        match (path.links.first(), &path.column) {
            (Some(link), _) => {
                links.insert(link.clone());
                let referring = def.foreign_keys.iter().filter(|key| key.name == *link);
                fields.extend(referring.flat_map(|key| &key.fields).copied());
            }
            (None, Column::Field(field)) => {
                fields.insert(*field);
            }
            (None, _) => {}
        }
    }
    (links, fields.into_iter().filter_map(|field| Some(def.fields.get(field)?.name.as_str())).collect())
}
