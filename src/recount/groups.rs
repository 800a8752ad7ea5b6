//! Rows put together that count in the same cells, with what they add.

use super::category::{Categories, Kind};
use super::column::Numbering;
use super::columns::Columns;
use super::recipe::{Look, Recipe, Side, What};
use super::slots::Entry;
use crate::cube::Geography;
use crate::number::Decimal;
use crate::project::{Column, Path};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Lists of numbers, one for each group, kept in one.
#[derive(Default)]
pub struct Lists {
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl Lists {
    /// Lists of a number of groups from pairs of group and number. With `once`
    /// a number is kept once in each list.
    fn new(groups: usize, mut pairs: Vec<(u32, u32)>, once: bool) -> Lists {
        pairs.sort_unstable();
        if once {
            pairs.dedup();
        }
        let mut starts = vec![0; groups + 1];
        for (group, _) in &pairs {
            starts[*group as usize + 1] += 1;
        }
        for group in 0..groups {
            starts[group + 1] += starts[group];
        }
        Lists { starts, all: pairs.into_iter().map(|(_, number)| number).collect() }
    }

    /// The list of a group.
    pub fn of(&self, group: u32) -> &[u32] {
        let bounds = self.starts.get(group as usize).zip(self.starts.get(group as usize + 1));
        let list = bounds.and_then(|(from, to)| self.all.get(*from as usize..*to as usize));
        list.unwrap_or_default()
    }
}

/// Rows that count in the same cells.
pub struct Groups {
    /// A row of each group.
    pub row: Vec<u32>,
    /// What each adds; of keys only how many rows there are.
    pub entry: Vec<Entry>,
    /// The keys of each in the numerator, if keys are counted there.
    pub above: Option<Lists>,
    /// The keys of each in the denominator, if keys are counted there.
    pub below: Option<Lists>,
    /// One more than the greatest key.
    pub keys: usize,
    /// What falls to each place of a group whose amounts are shared.
    pub shared: FxHashMap<(u32, Geography), (Decimal, Decimal)>,
    /// The rows of each group, where they are needed one by one.
    pub rows: Option<Lists>,
    /// What each row is to the indicator.
    pub looks: FxHashMap<u32, Look>,
    /// The entries of lists that are counted, by their number.
    pub names: Vec<Arc<str>>,
}

/// The keys of one side.
struct Keys {
    pairs: Vec<(u32, u32)>,
    /// For each value of a column of lists the numbers of its entries.
    entries: Vec<Vec<u32>>,
}

impl Groups {
    /// The rows of an indicator that count or cannot be judged, put together.
    pub fn new(
        columns: &Columns,
        recipe: &Recipe,
        categories: &[Categories],
        paths: &BTreeSet<&Path>,
    ) -> Groups {
        let ground = &recipe.ground;
        let of_place = columns.grouped(ground.table, &ground.paths);
        let fixed: Vec<&Path> = paths.iter().copied().filter(|path| path.column != Column::AgeBand).collect();
        let all = ground.paths.iter().chain(fixed).cloned().collect::<Vec<_>>();
        let of_row =
            if all.len() == ground.paths.len() { of_place } else { columns.grouped(ground.table, &all) };
        let by_row = recipe.is_plain() || categories.iter().any(|categories| categories.ages().is_some());

        let mut groups = Groups {
            row: Vec::new(),
            entry: Vec::new(),
            above: None,
            below: None,
            keys: 0,
            shared: FxHashMap::default(),
            rows: None,
            looks: FxHashMap::default(),
            names: Vec::new(),
        };
        let mut numbers: Vec<u32> = vec![u32::MAX; of_row.values];
        let mut numbering = Numbering::new();
        let mut above = Keys::new(&recipe.numerator, &mut numbering, &mut groups.names);
        let mut below =
            recipe.denominator.as_ref().map(|side| Keys::new(side, &mut numbering, &mut groups.names));
        let mut of_groups: Vec<(u32, u32)> = Vec::new();
        for row in 0..ground.height {
            let look = recipe.look(row);
            if !(look.above || look.below || look.unsure) || !ground.counts(row) {
                continue;
            }
            let number = row as u32;
            // A row whose amounts are shared is a group by itself.
            let shares = ground.shares.get(&number);
            let group = match numbers.get_mut(of_row.codes[row] as usize).filter(|_| shares.is_none()) {
                Some(known) if *known != u32::MAX => *known,
                known => {
                    let group = groups.row.len() as u32;
                    groups.row.push(number);
                    groups.entry.push(Entry::default());
                    if let Some(known) = known {
                        *known = group;
                    }
                    group
                }
            };
            let entry = &mut groups.entry[group as usize];
            entry.records += u64::from(look.above || look.below);
            entry.incomplete += u64::from(look.unsure);
            let value = |side: &Side, counts: bool| if counts { added(side, row) } else { Decimal::ZERO };
            let numerator = value(&recipe.numerator, look.above);
            let denominator =
                recipe.denominator.as_ref().map_or(Decimal::ZERO, |side| value(side, look.below));
            entry.numerator = entry.numerator + numerator;
            entry.denominator = entry.denominator + denominator;
            if shares.is_some() {
                let part = |side: &Side, amount: Decimal, place: &Geography| match side.what {
                    What::Values(_) => ground.share(row, amount, place),
                    _ => amount,
                };
                for place in ground.counted_in(row) {
                    let above = part(&recipe.numerator, numerator, &place);
                    let below = recipe
                        .denominator
                        .as_ref()
                        .map_or(Decimal::ZERO, |side| part(side, denominator, &place));
                    groups.shared.insert((group, place), (above, below));
                }
            }
            if look.above {
                above.take(&recipe.numerator, group, row);
            }
            if let (true, Some(side), Some(below)) = (look.below, &recipe.denominator, &mut below) {
                below.take(side, group, row);
            }
            if by_row {
                of_groups.push((group, number));
                groups.looks.insert(number, look);
            }
        }
        let number = groups.row.len();
        let greatest = |keys: &Keys| keys.pairs.iter().map(|(_, key)| *key as usize + 1).max().unwrap_or(0);
        groups.keys = greatest(&above).max(below.as_ref().map_or(0, greatest));
        let counts_keys = |side: &Side| matches!(side.what, What::Keys(_) | What::Entries(_));
        if counts_keys(&recipe.numerator) {
            groups.above = Some(Lists::new(number, above.pairs, true));
        }
        if let (Some(below), true) = (below, recipe.denominator.as_ref().is_some_and(counts_keys)) {
            groups.below = Some(Lists::new(number, below.pairs, true));
        }
        groups.rows = by_row.then(|| Lists::new(number, of_groups, false));
        groups
    }
}

/// What a row adds to a side, but for keys.
pub fn added(side: &Side, row: usize) -> Decimal {
    match &side.what {
        What::Records | What::Present(_) => Decimal::ONE,
        What::Values(_) | What::Weighed(..) => side.value(row).unwrap_or_default(),
        What::Keys(_) | What::Entries(_) | What::Statistic(..) => Decimal::ZERO,
    }
}

impl Keys {
    fn new(side: &Side, numbering: &mut Numbering<Arc<str>>, names: &mut Vec<Arc<str>>) -> Keys {
        let mut entries = Vec::new();
        if let What::Entries(column) = &side.what {
            for value in column.values.iter() {
                let text = value.text().unwrap_or_default();
                let own = text.split('|').filter(|entry| !entry.is_empty());
                let numbers = own.map(|entry| {
                    let entry: Arc<str> = entry.into();
                    let (number, is_new) = numbering.of(entry.clone(), 0);
                    if is_new {
                        names.push(entry);
                    }
                    number
                });
                entries.push(numbers.collect());
            }
        }
        Keys { pairs: Vec::new(), entries }
    }

    fn take(&mut self, side: &Side, group: u32, row: usize) {
        match &side.what {
            What::Keys(column) => self.pairs.push((group, column.codes[row])),
            What::Entries(column) => {
                let entries = self.entries.get(column.codes[row] as usize);
                self.pairs.extend(entries.into_iter().flatten().map(|entry| (group, *entry)));
            }
            _ => {}
        }
    }
}

/// The categories of each group in a disaggregation without an age: for each
/// group the number of its set, and the sets of codes.
pub struct Placed {
    /// For each group.
    pub of_group: Vec<u32>,
    /// The numbers of codes.
    pub sets: Vec<Vec<u32>>,
    /// The codes.
    pub codes: Vec<Arc<str>>,
}

impl Placed {
    /// The categories of all groups.
    pub fn new(categories: &Categories, groups: &Groups) -> Placed {
        let mut placed = Placed { of_group: Vec::new(), sets: Vec::new(), codes: Vec::new() };
        let mut known: FxHashMap<Vec<u32>, u32> = FxHashMap::default();
        let mut numbering: Numbering<Arc<str>> = Numbering::new();
        for row in &groups.row {
            let values: Vec<u32> = categories
                .parts
                .iter()
                .map(|part| match part {
                    Kind::Fixed(column, _) => column.codes[*row as usize],
                    Kind::Age(_) => 0,
                })
                .collect();
            let next = placed.sets.len() as u32;
            let set = *known.entry(values).or_insert(next);
            if set == next {
                let mut codes: Vec<String> = vec![String::new()];
                for (nth, part) in categories.parts.iter().enumerate() {
                    let Kind::Fixed(column, of_value) = part else { continue };
                    let own = &of_value[column.codes[*row as usize] as usize];
                    let join = |before: &String, code: &Arc<str>| match nth {
                        0 => code.to_string(),
                        _ => format!("{before}*{code}"),
                    };
                    codes = codes
                        .iter()
                        .flat_map(|before| own.iter().map(move |code| join(before, code)))
                        .collect();
                }
                let numbers = codes.into_iter().map(|code| {
                    let code: Arc<str> = code.into();
                    let (number, is_new) = numbering.of(code.clone(), 0);
                    if is_new {
                        placed.codes.push(code);
                    }
                    number
                });
                placed.sets.push(numbers.collect());
            }
            placed.of_group.push(set);
        }
        placed
    }

    /// The categories of a group.
    pub fn of(&self, group: u32) -> &[u32] {
        &self.sets[self.of_group[group as usize] as usize]
    }
}
