//! Which countries belong to which groups, and between which days: what the
//! table of memberships says, for whoever asks.

use crate::period::to_days;
use crate::project::{Part, Project};
use crate::table::Table;
use jiff::civil::Date;
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Which countries belong to which groups, and between which days.
#[derive(Debug, Clone, Default)]
pub struct Memberships {
    by_country: BTreeMap<String, Vec<Membership>>,
}

/// That a country belongs to a group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Membership {
    group: String,
    /// The first day; the least number where none is given.
    from: i32,
    /// The last day; the greatest number where none is given.
    to: i32,
}

impl Membership {
    /// Whether it holds on a day; with none, whether it has no end.
    fn holds(&self, day: Option<i32>) -> bool {
        match day {
            Some(day) => self.from <= day && day <= self.to,
            None => self.to == i32::MAX,
        }
    }
}

impl Memberships {
    /// What the project's table of memberships says; nothing where there is none.
    ///
    /// # Errors
    /// If a frame lacks a column, which validated tables rule out.
    pub fn new(project: &Project, tables: &[Table]) -> PolarsResult<Memberships> {
        let mut found = Memberships::default();
        let Some(number) = project.memberships else { return Ok(found) };
        let (Some(def), Some(table)) = (project.tables.get(number), tables.get(number)) else {
            return Ok(found);
        };
        let series = |part: Part| -> PolarsResult<Option<Series>> {
            let Some(field) = def.parts.get(&part).and_then(|field| def.fields.get(*field)) else {
                return Ok(None);
            };
            Ok(Some(table.frame.column(&field.name)?.as_materialized_series().clone()))
        };
        let days = |part: Part| -> PolarsResult<Vec<Option<i32>>> {
            match series(part)? {
                None => Ok(vec![None; table.height()]),
                Some(days) => Ok(days.date()?.physical().iter().collect()),
            }
        };
        let (Some(groups), Some(places)) = (series(Part::Group)?, series(Part::Place)?) else {
            return Ok(found);
        };
        let ends = days(Part::From)?.into_iter().zip(days(Part::To)?);
        for ((group, place), (from, to)) in groups.str()?.iter().zip(places.str()?.iter()).zip(ends) {
            if let (Some(group), Some(place)) = (group, place) {
                let (from, to) = (from.unwrap_or(i32::MIN), to.unwrap_or(i32::MAX));
                let membership = Membership { group: group.to_string(), from, to };
                found.by_country.entry(place.to_string()).or_default().push(membership);
            }
        }
        for memberships in found.by_country.values_mut() {
            memberships.sort();
        }
        Ok(found)
    }

    /// The same with these groups alone.
    pub fn of_groups(mut self, groups: &[String]) -> Memberships {
        for memberships in self.by_country.values_mut() {
            memberships.retain(|membership| groups.contains(&membership.group));
        }
        self.by_country.retain(|_, memberships| !memberships.is_empty());
        self
    }

    /// The groups to which a country belongs on a day; with none, those to which
    /// it belongs without end.
    pub fn groups_on(&self, country: &str, day: Option<i32>) -> BTreeSet<&str> {
        let memberships = self.by_country.get(country).into_iter().flatten();
        memberships.filter(|one| one.holds(day)).map(|one| one.group.as_str()).collect()
    }

    /// Whether a country belongs to a group on a day; with none, without end.
    pub fn is_member(&self, country: &str, group: &str, day: Option<i32>) -> bool {
        let mut memberships = self.by_country.get(country).into_iter().flatten();
        memberships.any(|one| one.group == group && one.holds(day))
    }

    /// The countries that belong to a group on some day from one to another,
    /// both included; none: without bound.
    pub fn members(&self, group: &str, from: Option<Date>, to: Option<Date>) -> Vec<&str> {
        let (from, to) = (from.map_or(i32::MIN, to_days), to.map_or(i32::MAX, to_days));
        let is_member = |memberships: &[Membership]| {
            memberships.iter().any(|one| one.group == group && one.from <= to && from <= one.to)
        };
        let countries = self.by_country.iter().filter(|(_, memberships)| is_member(memberships));
        countries.map(|(country, _)| country.as_str()).collect()
    }

    /// The days on which something changes, in order: between two of them every
    /// country belongs to the same groups.
    pub fn changes(&self) -> Vec<i32> {
        let all = self.by_country.values().flatten();
        let days: BTreeSet<i32> = all.flat_map(|one| [one.from, one.to.saturating_add(1)]).collect();
        days.into_iter().collect()
    }
}
