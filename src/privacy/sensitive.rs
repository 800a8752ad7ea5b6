//! Which numbers of which figures rest on too few persons.

use super::same::differ;
use super::signature::Guarded;
use crate::compute::{Members, Rows};
use crate::cube::{Address, Cube, Figure, Number, Origin, Status};
use crate::number::Decimal;
use crate::project::{Column, Component, Fold, Formula, Measure, Project};
use std::collections::BTreeSet;

/// A number of a figure that rests on too few persons.
#[derive(Debug)]
pub struct Item {
    /// The figure, by its place in the cube.
    pub figure: usize,
    /// Which of its numbers.
    pub part: Part,
    /// The guarded table.
    pub guarded: usize,
    /// The rows in the figure's place, programme and period.
    pub context: Rows,
    /// The rows that count for the number, wherever and whenever they fall.
    pub attribute: Rows,
    /// How many rows are behind the number.
    pub rows: usize,
    /// How often a way to protect it was looked for.
    pub tries: usize,
}

/// A number of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What is divided, or the value itself.
    Numerator,
    /// By what it is divided.
    Denominator,
    /// What is in the denominator and not in the numerator.
    Difference,
    /// Any of them: the figure is made from one that is not shown.
    Any,
}

impl Item {
    /// Whether the number is another one in another world.
    pub fn is_changed(&self, cube: &Cube, other: &Cube) -> bool {
        let Some(own) = cube.figures().get(self.figure) else { return true };
        let Some(other) = other.get(&own.address) else { return true };
        match self.part {
            Part::Any => differ(own, Some(other)),
            part => number(own, part) != number(other, part),
        }
    }
}

/// A number of a figure; none if it has none.
fn number(figure: &Figure, part: Part) -> Option<Decimal> {
    let above = figure.numerator.and_then(Number::to_decimal);
    let below = figure.denominator.and_then(Number::to_decimal);
    match part {
        Part::Numerator | Part::Any => above,
        Part::Denominator => below,
        Part::Difference => Some(below? - above?),
    }
}

/// The numbers of a cube that rest on too few persons, those that hold the most
/// records around them first; and the indicators of which partners reported
/// such numbers, with no records to tell the persons by.
pub fn items(project: &Project, guarded: &[Guarded], cube: &Cube) -> (Vec<Item>, BTreeSet<usize>) {
    let mut found = Vec::new();
    let mut reported = BTreeSet::new();
    for (figure, own) in cube.figures().iter().enumerate() {
        if !matches!(own.status, Status::Value | Status::Undefined) {
            continue;
        }
        let number = own.address.indicator;
        for (table, guard) in guarded.iter().enumerate() {
            let mut add = |address: &Address, part: Option<Part>| {
                let small = small(project, &guard.members, own, address, part);
                if own.origin != Origin::Computed && is_small_by_value(project, own) {
                    reported.insert(number);
                }
                found.extend(small.into_iter().map(|(part, context, attribute)| Item {
                    figure,
                    part,
                    guarded: table,
                    rows: context.shared(&attribute),
                    context,
                    attribute,
                    tries: 0,
                }));
            };
            if guard.members.indicators.contains_key(&number) {
                add(&own.address, None);
            } else if let Measure::Derived(formula) = &project.indicators[number].measure {
                for leaf in leaves(project, formula) {
                    let address = Address { indicator: leaf, ..own.address.clone() };
                    // An operand that is shown is looked at for itself.
                    if guard.members.indicators.contains_key(&leaf) && cube.get(&address).is_none() {
                        add(&address, Some(Part::Any));
                    }
                }
            }
        }
    }
    found.sort_by_cached_key(|item| (std::cmp::Reverse(item.context.count()), item.figure, item.part));
    (found, reported)
}

fn leaves(project: &Project, formula: &Formula) -> BTreeSet<usize> {
    let of = |operand: usize| match &project.indicators[operand].measure {
        Measure::Derived(inner) => leaves(project, inner),
        _ => BTreeSet::from([operand]),
    };
    formula.indicators().into_iter().flat_map(of).collect()
}

/// The sides of a measure that count persons, each once: their number is that of persons.
fn counts_persons(measure: &Measure) -> (bool, bool) {
    let persons = |component: &Component| matches!(&component.fold, Fold::Distinct(path) if path.column == Column::Person);
    match measure {
        Measure::Single(component) => (persons(component), false),
        Measure::Ratio { numerator, denominator, .. } => (persons(numerator), persons(denominator)),
        _ => (false, false),
    }
}

fn is_below(project: &Project, number: Option<Decimal>) -> bool {
    let limit = Decimal::from(i64::from(project.privacy_threshold));
    number.is_some_and(|number| number > Decimal::ZERO && number < limit)
}

fn is_small_by_value(project: &Project, figure: &Figure) -> bool {
    [Part::Numerator, Part::Denominator, Part::Difference]
        .into_iter()
        .any(|part| is_below(project, number(figure, part)))
}

/// The small numbers of a figure, each with the rows around it and those that
/// count for it. `address` is that of the figure, or of a figure behind it.
fn small(
    project: &Project,
    members: &Members,
    figure: &Figure,
    address: &Address,
    as_part: Option<Part>,
) -> Vec<(Part, Rows, Rows)> {
    let Some(counted) = members.indicators.get(&address.indicator) else { return Vec::new() };
    let none = Rows::none(members.height);
    let context = members.context(address).unwrap_or_else(|| none.clone());
    let category = counted.categories.get(&address.category).unwrap_or(&none);
    let above = counted.numerator.and(category);
    let below = counted.denominator.as_ref().map(|rows| rows.and(category));
    let own = as_part.is_none();
    let (above_is_persons, below_is_persons) = counts_persons(&project.indicators[address.indicator].measure);
    let mut found = Vec::new();
    let mut look = |part: Part, rows: Rows, by_value: bool| {
        let is_small = if by_value && own {
            is_below(project, number(figure, part))
        } else {
            is_few(project, members, &context.and(&rows))
        };
        if is_small {
            found.push((as_part.unwrap_or(part), context.clone(), rows));
        }
    };
    // A mean is divided by the number of what it adds up.
    let below = match (&project.indicators[address.indicator].measure, below) {
        (Measure::Mean(_) | Measure::Checklist { .. }, None) => Some(above.clone()),
        (_, below) => below,
    };
    if let Some(below) = below {
        let rest = below.without(&above);
        look(Part::Denominator, below, below_is_persons);
        look(Part::Difference, rest, above_is_persons && below_is_persons);
    }
    look(Part::Numerator, above, above_is_persons);
    found
}

/// Whether rows are those of some persons, and of too few.
fn is_few(project: &Project, members: &Members, rows: &Rows) -> bool {
    let limit = project.privacy_threshold as usize;
    let mut persons = BTreeSet::new();
    for row in rows.iter() {
        persons.insert(members.persons[row]);
        if persons.len() >= limit {
            return false;
        }
    }
    !persons.is_empty()
}
