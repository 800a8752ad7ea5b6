//! Which countries belong to which groups of countries, and when.

use super::column::Coded;
use super::tables::Tables;
use super::value::Value;
use crate::project::Part;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A country's membership of a group.
struct Membership {
    country: Arc<str>,
    group: Arc<str>,
    from: Option<i32>,
    to: Option<i32>,
}

impl Membership {
    /// Whether it holds on a day; without a day, whether it has no end.
    fn holds(&self, day: Option<i32>) -> bool {
        match day {
            Some(day) => self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to),
            None => self.to.is_none(),
        }
    }
}

/// All memberships.
pub struct Members {
    all: Vec<Membership>,
}

impl Members {
    /// What the table of memberships says.
    pub fn new(tables: &Tables) -> Members {
        let mut members = Members { all: Vec::new() };
        let Some(number) = tables.project.memberships else { return members };
        let Some(def) = tables.project.tables.get(number) else { return members };
        let column = |part: Part| def.parts.get(&part).map(|field| tables.field(number, *field));
        let (Some(group), Some(place)) = (column(Part::Group), column(Part::Place)) else { return members };
        let (from, to) = (column(Part::From), column(Part::To));
        for row in 0..tables.height(number) {
            let (Value::Text(group), Value::Text(country)) = (group.at(row), place.at(row)) else { continue };
            let day = |column: &Option<Coded>| column.as_ref().and_then(|days| days.at(row).day());
            let (country, group) = (country.clone(), group.clone());
            members.all.push(Membership { country, group, from: day(&from), to: day(&to) });
        }
        members
    }

    /// The groups of a country on a day; without a day those that have no end.
    pub fn groups(&self, country: &str, day: Option<i32>) -> BTreeSet<Arc<str>> {
        let own = self.all.iter().filter(|one| *one.country == *country).filter(|one| one.holds(day));
        own.map(|one| one.group.clone()).collect()
    }

    /// Whether a country belongs to a group on a day.
    pub fn has(&self, group: &str, country: &str, day: Option<i32>) -> bool {
        self.all.iter().any(|one| *one.group == *group && *one.country == *country && one.holds(day))
    }
}
