//! A table of persons as it is seen by those who look for worlds: in which
//! shown places and periods each row stands, and for which shown numbers it
//! counts. Rows that stand alike are one class.

use crate::compute::{Members, Rows};
use crate::cube::{Address, Category, Cube};
use crate::project::{Measure, Project};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A table whose persons are guarded.
#[derive(Debug)]
pub struct Guarded {
    /// Who stands where.
    pub members: Members,
    /// For each way to fall what is shown.
    pub shown: Vec<Shown>,
    /// Rows that stand in the same places and periods.
    pub classes: Vec<Class>,
    /// For each class the others, the nearest first, with how many shown
    /// places and periods lie between.
    pub near: Vec<Vec<(usize, usize)>>,
    /// A row of each class of rows that count alike.
    pub alike: Vec<usize>,
}

/// What is shown of the rows that fall in one way.
#[derive(Debug)]
pub struct Shown {
    /// For each row the shown places and periods in which it stands.
    pub contexts: Vec<Rows>,
    /// For each row the shown numbers for which it counts.
    pub attributes: Vec<Rows>,
    /// How many rows stand in a place and period and count for a number.
    counts: Vec<u32>,
    width: usize,
}

impl Shown {
    /// How many rows stand in a context and count for a number.
    pub fn count(&self, context: usize, attribute: usize) -> u32 {
        self.counts.get(context * self.width + attribute).copied().unwrap_or(0)
    }
}

/// Rows that stand in the same places and periods.
#[derive(Debug, Default)]
pub struct Class {
    /// By what they count for.
    pub groups: Vec<Vec<usize>>,
}

impl Class {
    /// One of its rows.
    pub fn row(&self) -> usize {
        self.groups.first().and_then(|group| group.first()).copied().unwrap_or(0)
    }
}

impl Guarded {
    /// Looks at a table as the figures of a cube show it.
    pub fn new(project: &Project, members: Members, cube: &Cube) -> Guarded {
        let falls = members.indicators.values().map(|counted| counted.fall + 1).max().unwrap_or(0);
        let mut contexts: Vec<HashSet<Rows>> = (0..falls).map(|_| HashSet::new()).collect();
        let mut attributes: Vec<BTreeSet<(usize, Category)>> = (0..falls).map(|_| BTreeSet::new()).collect();
        let mut seen: HashSet<Address> = HashSet::new();
        for figure in cube.figures() {
            let own = figure.address.indicator;
            let behind: Vec<usize> = match &project.indicators[own].measure {
                Measure::Derived(formula) => formula.indicators(),
                _ => vec![own],
            };
            for indicator in behind {
                let Some(counted) = members.indicators.get(&indicator) else { continue };
                let category = figure.address.category.clone();
                attributes[counted.fall].insert((indicator, category));
                let address = Address { indicator, category: Category::total(), ..figure.address.clone() };
                // The rows of a context do not depend on the indicator, but on how it falls.
                let first = members.indicators.iter().find(|(_, other)| other.fall == counted.fall);
                let address = Address { indicator: first.map_or(indicator, |(i, _)| *i), ..address };
                if seen.insert(address.clone()) {
                    contexts[counted.fall].extend(members.context(&address));
                }
            }
        }
        let height = members.height;
        let shown: Vec<Shown> = contexts
            .into_iter()
            .zip(attributes)
            .map(|(contexts, attributes)| {
                let mut contexts: Vec<Rows> = contexts.into_iter().collect();
                contexts.sort();
                let mut numbers = BTreeSet::new();
                for (indicator, category) in attributes {
                    let Some(counted) = members.indicators.get(&indicator) else { continue };
                    let Some(rows) = counted.categories.get(&category) else { continue };
                    numbers.insert(counted.numerator.and(rows));
                    numbers.extend(counted.denominator.as_ref().map(|side| side.and(rows)));
                }
                shown(height, &contexts, &numbers.into_iter().collect::<Vec<_>>())
            })
            .collect();
        let (classes, alike) = classes(height, &shown);
        let near = near(&classes, &shown);
        Guarded { members, shown, classes, near, alike }
    }
}

fn shown(height: usize, contexts: &[Rows], numbers: &[Rows]) -> Shown {
    let turned = |sets: &[Rows]| -> Vec<Rows> {
        let mut of_row = vec![Rows::none(sets.len()); height];
        for (i, set) in sets.iter().enumerate() {
            for row in set.iter().filter(|row| *row < height) {
                of_row[row].add(i);
            }
        }
        of_row
    };
    let (contexts_of, numbers_of) = (turned(contexts), turned(numbers));
    let width = numbers.len();
    let mut counts = vec![0u32; contexts.len() * width];
    for (contexts, numbers) in contexts_of.iter().zip(&numbers_of) {
        for context in contexts.iter() {
            for number in numbers.iter() {
                counts[context * width + number] += 1;
            }
        }
    }
    Shown { contexts: contexts_of, attributes: numbers_of, counts, width }
}

/// The classes of rows, and a row of each class that counts alike.
fn classes(height: usize, shown: &[Shown]) -> (Vec<Class>, Vec<usize>) {
    let key = |row: usize, of: fn(&Shown) -> &Vec<Rows>| -> Vec<&Rows> {
        shown.iter().filter_map(|shown| of(shown).get(row)).collect()
    };
    let mut numbers: HashMap<Vec<&Rows>, usize> = HashMap::new();
    let mut alike = Vec::new();
    let mut places: HashMap<Vec<&Rows>, usize> = HashMap::new();
    let mut groups: Vec<BTreeMap<usize, Vec<usize>>> = Vec::new();
    for row in 0..height {
        let next = alike.len();
        let number = *numbers.entry(key(row, |shown| &shown.attributes)).or_insert(next);
        if number == next {
            alike.push(row);
        }
        let next = groups.len();
        let place = *places.entry(key(row, |shown| &shown.contexts)).or_insert(next);
        if place == next {
            groups.push(BTreeMap::new());
        }
        groups[place].entry(number).or_default().push(row);
    }
    let classes = groups.into_iter().map(|groups| Class { groups: groups.into_values().collect() });
    (classes.collect(), alike)
}

fn near(classes: &[Class], shown: &[Shown]) -> Vec<Vec<(usize, usize)>> {
    let between = |a: usize, b: usize| -> usize {
        shown.iter().map(|shown| shown.contexts[a].apart(&shown.contexts[b])).sum()
    };
    let of = |own: &Class| {
        let mut others: Vec<(usize, usize)> =
            classes.iter().enumerate().map(|(i, other)| (between(own.row(), other.row()), i)).collect();
        others.sort_unstable();
        others
    };
    classes.iter().map(of).collect()
}
