//! The places and programmes in which a record counts.

use super::column::Coded;
use super::tables::Tables;
use super::value::Value;
use crate::cube::{Geography, Programme};
use crate::money::CONVERTED_DIGITS;
use crate::number::Decimal;
use crate::project::{Part, Path, Project, Role};
use std::collections::{BTreeMap, BTreeSet};

/// The codes of a cell that may hold several.
fn codes(value: &Value) -> Vec<&str> {
    match value {
        Value::Text(text) => text.split('|').filter(|code| !code.is_empty()).collect(),
        _ => Vec::new(),
    }
}

/// The places that a cell names: each country, and each place below a country
/// with its country.
pub fn places(project: &Project, path: &Path, value: &Value) -> BTreeSet<Geography> {
    let list = project.code_list_of(path);
    let mut found = BTreeSet::new();
    for code in codes(value) {
        if list == Some(project.countries) {
            found.insert(Geography::Country(code.into()));
            continue;
        }
        found.insert(Geography::Place(code.into()));
        let entry = list.and_then(|list| project.code_lists.get(list)?.get(code));
        if let Some(country) = entry.and_then(|entry| entry.parent.as_deref()) {
            found.insert(Geography::Country(country.into()));
        }
    }
    found
}

/// Whether places are those of several countries.
pub fn are_several(places: &BTreeSet<Geography>) -> bool {
    places.iter().filter(|place| matches!(place, Geography::Country(_))).count() > 1
}

/// The programmes that a cell names, each with the programmes it is part of.
pub fn programmes(project: &Project, value: &Value) -> BTreeSet<Programme> {
    let mut found = BTreeSet::new();
    for code in codes(value) {
        let mut next = project.programmes.iter().find(|programme| programme.id == code);
        // A programme that is its own parent is refused when definitions are read.
        while let Some(programme) = next {
            if !found.insert(Programme::One(programme.id.as_str().into())) {
                break;
            }
            next = programme.parent.and_then(|parent| project.programmes.get(parent));
        }
    }
    found
}

/// How the amounts of a record are shared among countries, in percent.
pub type Shares = Vec<(Geography, Decimal)>;

/// The declared shares of the rows of a table, where they can be used: none is
/// negative, and they add up to 100.
pub fn declared(tables: &Tables, table: usize) -> BTreeMap<u32, Shares> {
    let mut of_rows = BTreeMap::new();
    for (number, def) in tables.project.tables.iter().enumerate() {
        let part = |part: Part| def.parts.get(&part).copied();
        let (Some(Role::Shares), Some(key), Some(place), Some(share)) =
            (def.role, part(Part::Key), part(Part::Place), part(Part::Share))
        else {
            continue;
        };
        let Some(reference) = def.foreign_keys.iter().find(|own| own.fields.contains(&key)) else { continue };
        let Some(links) = tables.valid.get(number).and_then(|own| own.links.get(&reference.name)) else {
            continue;
        };
        let (place, share) = (tables.field(number, place), tables.field(number, share));
        let mut of_records: BTreeMap<u32, Shares> = BTreeMap::new();
        for (row, record) in links.iter().enumerate() {
            if let (Some(record), Value::Text(place), Value::Number(share)) =
                (record, place.at(row), share.at(row))
            {
                let own = (Geography::Country(place.clone()), *share);
                of_records.entry(*record).or_default().push(own);
            }
        }
        of_records.retain(|_, shares| {
            shares.sort();
            let sum: Decimal = shares.iter().map(|(_, share)| *share).sum();
            sum == Decimal::from(100) && shares.iter().all(|(_, share)| *share >= Decimal::ZERO)
        });
        if reference.table == table {
            of_rows.extend(of_records);
            continue;
        }
        // Rows that refer to the record share as it does.
        let own = tables.project.tables.get(table).into_iter().flat_map(|def| &def.foreign_keys);
        let link = own.filter(|key| key.table == reference.table).map(|key| &key.name).next();
        let links = link.and_then(|link| tables.valid.get(table)?.links.get(link));
        for (row, record) in (0u32..).zip(links.into_iter().flatten()) {
            if let Some(shares) = record.and_then(|record| of_records.get(&record)) {
                of_rows.insert(row, shares.clone());
            }
        }
    }
    of_rows
}

/// What of an amount falls to a place: its share, rounded, and to the last
/// place of the list what is left.
pub fn shared(amount: Decimal, shares: &Shares, place: &Geography) -> Decimal {
    let mut left = amount;
    let mut own = Decimal::ZERO;
    for (number, (to, share)) in shares.iter().enumerate() {
        let part = if number + 1 == shares.len() {
            left
        } else {
            let exact = amount.to_rational() * share.to_rational() / Decimal::from(100).to_rational();
            Decimal::round_rational(&exact, CONVERTED_DIGITS).unwrap_or(left)
        };
        left = left - part;
        if to == place {
            own = own + part;
        }
    }
    own
}

/// What a cell of a column may mean, for each of the column's values.
pub fn of_values<T>(column: &Coded, of: impl Fn(&Value) -> T) -> Vec<T> {
    column.values.iter().map(of).collect()
}
