//! Numbers of countries in which something holds of other indicators. Of one
//! country it is 1 or 0.

use super::derived::{evaluate, exact_value, origin, records};
use super::scan::Union;
use super::scope::Scope;
use super::tally::Tallies;
use crate::cube::{Address, Cube, Figure, Geography, Number, Status};
use crate::number::Decimal;
use crate::project::{Comparison, Project};
use crate::validate::memberships::Memberships;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the figures of a number of countries are made from.
pub struct Ground<'a> {
    /// The project.
    pub project: &'a Project,
    /// What is asked for.
    pub scope: &'a Scope,
    /// Which countries belong to which groups.
    pub memberships: &'a Memberships,
    /// The figures shown of the indicators in the comparison.
    pub shown: &'a Cube,
    /// The figures of those indicators in all countries, shown or not.
    pub all: &'a Cube,
    /// Which operands are counted by one scan.
    pub together: &'a BTreeMap<usize, Vec<Union>>,
    /// What was added up.
    pub tallies: &'a Tallies,
}

/// What is known of one country in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Holds,
    Fails,
    Unsure,
    /// No indicator of the comparison can have a value there.
    Outside,
}

impl Ground<'_> {
    /// The figures of an indicator that says in how many countries a comparison holds.
    pub fn figures(&self, number: usize, comparison: &Comparison) -> Vec<Figure> {
        let indicator = &self.project.indicators[number];
        let operands = comparison.indicators();
        let of_operands = |cube: &Cube| -> Vec<Address> {
            let figures = cube.figures().iter().map(|figure| &figure.address);
            figures
                .filter(|of| operands.contains(&of.indicator) && of.category.is_total())
                .filter(|of| indicator.periods.contains(&of.period.kind))
                .filter(|of| indicator.accumulate.contains(&of.accumulation))
                .map(|of| Address { indicator: number, ..of.clone() })
                .collect()
        };
        // The countries in which there is a cell of any of the operands, by the rest of the address.
        let mut countries: BTreeMap<Rest, BTreeSet<Arc<str>>> = BTreeMap::new();
        for address in of_operands(self.all) {
            if let Geography::Country(code) = &address.geography {
                countries.entry(rest(&address)).or_default().insert(code.clone());
            }
        }
        let mut seen = BTreeSet::new();
        let mut figures = Vec::new();
        for address in of_operands(self.shown) {
            let has_figures =
                matches!(address.geography, Geography::All | Geography::Group(_) | Geography::Country(_));
            if !has_figures || !seen.insert((address.geography.clone(), rest(&address))) {
                continue;
            }
            let own = countries.get(&rest(&address));
            let within: Vec<Arc<str>> = match &address.geography {
                Geography::Country(code) => vec![code.clone()],
                Geography::Group(group) => {
                    // Of a period those that belong to the group at its end.
                    let end = address.period.to.map_or(self.scope.as_of, |to| to.min(self.scope.as_of));
                    let members = self.memberships.members(group, Some(end), Some(end));
                    let is_member = |code: &&Arc<str>| members.contains(&&***code);
                    own.into_iter().flatten().filter(is_member).cloned().collect()
                }
                _ => own.into_iter().flatten().cloned().collect(),
            };
            figures.push(self.figure(address, comparison, &operands, &within));
        }
        figures
    }

    fn figure(
        &self,
        address: Address,
        comparison: &Comparison,
        operands: &[usize],
        countries: &[Arc<str>],
    ) -> Figure {
        let mut judged = Vec::with_capacity(countries.len());
        let mut behind: Vec<&Figure> = Vec::new();
        for country in countries {
            let of = Address { geography: Geography::Country(country.clone()), ..address.clone() };
            judged.push(self.judge(&of, comparison, operands));
            behind.extend(
                operands.iter().filter_map(|i| self.all.get(&Address { indicator: *i, ..of.clone() })),
            );
        }
        let number = |known: Known| judged.iter().filter(|one| **one == known).count();
        let (holds, unsure) = (number(Known::Holds), number(Known::Unsure));
        let incomplete = unsure as u64;
        let at = |indicator: usize| self.shown.get(&Address { indicator, ..address.clone() });
        let records = records(self.project, &address, &at, self.together, self.tallies);
        let status = if holds + number(Known::Fails) > 0 {
            Status::Value
        } else if unsure > 0 {
            Status::Missing
        } else {
            // Without a country of its own the cell is what its operands are.
            let statuses: Vec<Status> = operands.iter().filter_map(|i| Some(at(*i)?.status)).collect();
            let all = |status| !statuses.is_empty() && statuses.iter().all(|one| *one == status);
            match (all(Status::NotApplicable), countries.is_empty() && all(Status::Value)) {
                (true, _) => Status::NotApplicable,
                (_, true) => Status::Value,
                _ if number(Known::Outside) > 0 => Status::NotApplicable,
                _ => Status::Missing,
            }
        };
        if status != Status::Value {
            return Figure { records, incomplete, ..Figure::empty(address, status) };
        }
        let used: Vec<Option<&Figure>> =
            behind.into_iter().filter(|figure| figure.value.is_some()).map(Some).collect();
        let (origin, reported) = origin(&used);
        // There are far fewer countries than would not fit.
        let value = Some(Number::Exact(Decimal::from(holds as i64)));
        Figure {
            status,
            value,
            numerator: value,
            records,
            incomplete,
            origin,
            reported,
            ..Figure::empty(address, Status::Value)
        }
    }

    /// What is known of the country of an address.
    fn judge(&self, address: &Address, comparison: &Comparison, operands: &[usize]) -> Known {
        let at = |indicator: usize| self.all.get(&Address { indicator, ..address.clone() });
        let outside = |indicator: &usize| at(*indicator).is_none_or(|f| f.status == Status::NotApplicable);
        if operands.iter().all(outside) {
            return Known::Outside;
        }
        let value_of = |indicator: usize| exact_value(self.project, at(indicator)?);
        match holds(comparison, &value_of) {
            Some(true) => Known::Holds,
            Some(false) => Known::Fails,
            None => Known::Unsure,
        }
    }
}

/// All of an address but the indicator and the place.
type Rest = (crate::cube::Programme, crate::period::PeriodKind, i32, crate::cube::Accumulation);

fn rest(address: &Address) -> Rest {
    (address.programme.clone(), address.period.kind, address.period.ordinal, address.accumulation)
}

/// Whether a comparison holds, as in SQL: what is not known may still not matter.
fn holds(
    comparison: &Comparison,
    value_of: &impl Fn(usize) -> Option<num_rational::BigRational>,
) -> Option<bool> {
    match comparison {
        Comparison::Compare(left, sign, right) => {
            let order = evaluate(left, value_of)?.cmp(&evaluate(right, value_of)?);
            Some(match *sign {
                "=" => order == Ordering::Equal,
                "<>" => order != Ordering::Equal,
                "<" => order == Ordering::Less,
                "<=" => order != Ordering::Greater,
                ">" => order == Ordering::Greater,
                _ => order != Ordering::Less,
            })
        }
        Comparison::And(left, right) => match (holds(left, value_of), holds(right, value_of)) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        },
        Comparison::Or(left, right) => match (holds(left, value_of), holds(right, value_of)) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        },
        Comparison::Not(inner) => holds(inner, value_of).map(|holds| !holds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Formula;

    fn at_least_one(indicator: usize) -> Comparison {
        Comparison::Compare(Formula::Indicator(indicator), ">=", Formula::Number(Decimal::ONE))
    }

    #[test]
    fn what_is_not_known_may_not_matter() {
        // Indicator 0 is 2, indicator 1 is 0, indicator 2 is not known.
        let value_of = |indicator: usize| {
            let number = [Some(2), Some(0), None][indicator]?;
            Some(Decimal::from(number).to_rational())
        };
        let judge = |comparison: Comparison| holds(&comparison, &value_of);
        let pair = |a: usize, b: usize| (Box::new(at_least_one(a)), Box::new(at_least_one(b)));
        let and = |a, b| Comparison::And(pair(a, b).0, pair(a, b).1);
        let or = |a, b| Comparison::Or(pair(a, b).0, pair(a, b).1);
        assert_eq!(judge(at_least_one(0)), Some(true));
        assert_eq!(judge(at_least_one(2)), None);
        assert_eq!(judge(and(1, 2)), Some(false));
        assert_eq!(judge(and(0, 2)), None);
        assert_eq!(judge(or(0, 2)), Some(true));
        assert_eq!(judge(or(1, 2)), None);
        assert_eq!(judge(Comparison::Not(Box::new(at_least_one(2)))), None);
        assert_eq!(judge(Comparison::Not(Box::new(at_least_one(1)))), Some(true));
    }
}
