//! A table of persons as it is seen by those who look for worlds: in which
//! shown places and periods each row stands, and for which shown numbers it
//! counts. Rows that stand alike are one class.

use crate::compute::{Members, Rows};
use crate::cube::{Address, Category, Cube};
use crate::project::{Measure, Project};
use std::collections::{BTreeMap, HashMap};

/// What it costs to hide a total.
pub const TOTAL: u32 = 400;
/// What it costs to hide a figure of a category.
const SINGLE: u32 = 8;
/// What it costs to hide a figure of a pair of categories.
const PAIR: u32 = 1;

/// How many ways to count otherwise are kept for a row.
const TURNS: usize = 16;

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
    /// For each row the number of its class of rows that count alike.
    pub alike_of: Vec<usize>,
    /// For each of these classes those whose persons are like its own, and which
    /// count otherwise: the nearest first.
    pub turns: Vec<Vec<usize>>,
    /// For each row whether its person has another one.
    pub again: Vec<bool>,
    /// Where the numbers of the cube's figures stand among what is shown.
    cells: Vec<Cell>,
}

/// Where a number of a figure stands.
#[derive(Debug)]
struct Cell {
    figure: usize,
    fall: usize,
    context: usize,
    number: usize,
    weight: u32,
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
    /// What it costs to hide a number in a place and period; nothing where it
    /// is hidden, or is not shown at all.
    costs: Vec<u32>,
    width: usize,
    /// What it costs to hide a number anywhere.
    pub weights: Vec<u32>,
}

impl Shown {
    /// How many rows stand in a context and count for a number.
    pub fn count(&self, context: usize, attribute: usize) -> u32 {
        self.counts.get(context * self.width + attribute).copied().unwrap_or(0)
    }

    /// What it costs to hide a number in a context.
    pub fn cost(&self, context: usize, attribute: usize) -> u32 {
        self.costs.get(context * self.width + attribute).copied().unwrap_or(0)
    }

    /// A number in a context is hidden: it costs nothing more.
    pub fn hide(&mut self, context: usize, attribute: usize) {
        if let Some(cost) = self.costs.get_mut(context * self.width + attribute) {
            *cost = 0;
        }
    }

    /// What it costs to hide some numbers anywhere.
    pub fn weight<'n>(&'n self, numbers: impl Iterator<Item = usize> + 'n) -> usize {
        numbers.filter_map(|number| self.weights.get(number)).map(|weight| *weight as usize).sum()
    }
}

fn weight(category: &Category) -> u32 {
    match category.dimension.contains('*') {
        true => PAIR,
        false if category.is_total() => TOTAL,
        false => SINGLE,
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

/// What is shown of one way to fall, while it is gathered.
#[derive(Default)]
struct Gathered {
    contexts: BTreeMap<Rows, usize>,
    numbers: BTreeMap<Rows, usize>,
    weights: Vec<u32>,
    of_category: HashMap<(usize, Category), Vec<usize>>,
    of_address: HashMap<Address, Option<usize>>,
}

impl Gathered {
    fn number(&mut self, rows: Rows, weight: u32) -> usize {
        let next = self.weights.len();
        let number = *self.numbers.entry(rows).or_insert(next);
        if number == next {
            self.weights.push(weight);
        }
        self.weights[number] = self.weights[number].max(weight);
        number
    }
}

impl Guarded {
    /// Looks at a table as the figures of a cube show it.
    pub fn new(project: &Project, members: Members, cube: &Cube) -> Guarded {
        let falls = members.indicators.values().map(|counted| counted.fall + 1).max().unwrap_or(0);
        let mut gathered: Vec<Gathered> = (0..falls).map(|_| Gathered::default()).collect();
        let mut cells = Vec::new();
        for (figure, own) in cube.figures().iter().enumerate() {
            let behind: Vec<usize> = match &project.indicators[own.address.indicator].measure {
                Measure::Derived(formula) => formula.indicators(),
                _ => vec![own.address.indicator],
            };
            for indicator in behind {
                let Some(counted) = members.indicators.get(&indicator) else { continue };
                let fall = counted.fall;
                let gathered = &mut gathered[fall];
                // The rows of a context do not depend on the indicator, but on how it falls.
                let first = members.indicators.iter().find(|(_, other)| other.fall == fall);
                let place = Address {
                    indicator: first.map_or(indicator, |(i, _)| *i),
                    category: Category::total(),
                    ..own.address.clone()
                };
                let context = match gathered.of_address.get(&place) {
                    Some(known) => *known,
                    None => {
                        let next = gathered.contexts.len();
                        let context = members
                            .context(&place)
                            .map(|rows| *gathered.contexts.entry(rows).or_insert(next));
                        gathered.of_address.insert(place, context);
                        context
                    }
                };
                let category = &own.address.category;
                let key = (indicator, category.clone());
                if !gathered.of_category.contains_key(&key) {
                    let weight = weight(category);
                    let mut numbers = Vec::new();
                    if let Some(rows) = counted.categories.get(category) {
                        numbers.push(gathered.number(counted.numerator.and(rows), weight));
                        let below = counted.denominator.as_ref();
                        numbers.extend(below.map(|side| gathered.number(side.and(rows), weight)));
                        for value in &counted.values {
                            numbers.push(gathered.number(value.and(rows), weight));
                        }
                    }
                    gathered.of_category.insert(key.clone(), numbers);
                }
                let numbers = gathered.of_category.get(&key).into_iter().flatten();
                let Some(context) = context else { continue };
                let weight = weight(category);
                cells.extend(numbers.map(|number| Cell { figure, fall, context, number: *number, weight }));
            }
        }
        let height = members.height;
        let shown: Vec<Shown> = gathered.into_iter().map(|gathered| shown(height, gathered)).collect();
        let (classes, alike, alike_of) = classes(height, &members, &shown);
        let turns = turns(&members, &shown, &alike);
        let near = near(&classes, &shown);
        let mut times: HashMap<u32, usize> = HashMap::new();
        members.persons.iter().for_each(|person| *times.entry(*person).or_default() += 1);
        let again = members.persons.iter().map(|person| times.get(person).is_some_and(|n| *n > 1)).collect();
        Guarded { members, shown, classes, near, alike, alike_of, turns, again, cells }
    }

    /// Counts anew what it costs to hide the numbers of figures that are not
    /// hidden yet. One number may stand in several figures.
    pub fn hide(&mut self, is_hidden: impl Fn(usize) -> bool) {
        self.shown.iter_mut().for_each(|shown| shown.costs.fill(0));
        for cell in self.cells.iter().filter(|cell| !is_hidden(cell.figure)) {
            let own = &mut self.shown[cell.fall];
            let at = cell.context * own.width + cell.number;
            own.costs[at] = own.costs[at].max(cell.weight);
        }
    }
}

fn shown(height: usize, gathered: Gathered) -> Shown {
    let turned = |sets: &BTreeMap<Rows, usize>| -> Vec<Rows> {
        let mut of_row = vec![Rows::none(sets.len()); height];
        for (set, number) in sets {
            for row in set.iter().filter(|row| *row < height) {
                of_row[row].add(*number);
            }
        }
        of_row
    };
    let (contexts, attributes) = (turned(&gathered.contexts), turned(&gathered.numbers));
    let width = gathered.weights.len();
    let mut counts = vec![0u32; gathered.contexts.len() * width];
    for (contexts, numbers) in contexts.iter().zip(&attributes) {
        for context in contexts.iter() {
            for number in numbers.iter() {
                counts[context * width + number] += 1;
            }
        }
    }
    let costs = vec![0; counts.len()];
    Shown { contexts, attributes, counts, costs, width, weights: gathered.weights }
}

/// The classes of rows, and a row of each class that counts alike.
fn classes(height: usize, members: &Members, shown: &[Shown]) -> (Vec<Class>, Vec<usize>, Vec<usize>) {
    let key = |row: usize, of: fn(&Shown) -> &Vec<Rows>| -> Vec<&Rows> {
        shown.iter().filter_map(|shown| of(shown).get(row)).collect()
    };
    let mut numbers: HashMap<(usize, Vec<&Rows>), usize> = HashMap::new();
    let mut alike = Vec::new();
    let mut alike_of = Vec::with_capacity(height);
    let mut places: HashMap<Vec<&Rows>, usize> = HashMap::new();
    let mut groups: Vec<BTreeMap<usize, Vec<usize>>> = Vec::new();
    for row in 0..height {
        let next = alike.len();
        let counts = (members.belongings[row], key(row, |shown| &shown.attributes));
        let number = *numbers.entry(counts).or_insert(next);
        alike_of.push(number);
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
    (classes.collect(), alike, alike_of)
}

fn turns(members: &Members, shown: &[Shown], alike: &[usize]) -> Vec<Vec<usize>> {
    let between = |a: usize, b: usize| -> usize {
        let of = |shown: &Shown| shown.weight(shown.attributes[a].either(&shown.attributes[b]).iter());
        shown.iter().map(of).sum()
    };
    let of = |own: &usize| {
        let same =
            |other: &&usize| **other != *own && members.belongings[**other] == members.belongings[*own];
        let mut others: Vec<(usize, usize)> =
            alike.iter().filter(same).map(|other| (between(*own, *other), *other)).collect();
        others.sort_unstable();
        others.truncate(TURNS);
        others.into_iter().map(|(_, row)| row).collect()
    };
    alike.iter().map(of).collect()
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
