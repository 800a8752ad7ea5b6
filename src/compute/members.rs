//! Which rows of a table stand where: in which places, programmes, periods and
//! categories, and on which side of a measure. Figures are not made from this;
//! it says which records, and so which persons, are behind one.

use super::category::Categories;
use super::derived::leaves;
use super::fall::{Falls, PeriodPass};
use super::judge::{Judge, band_of, birth_years};
use super::people::settle;
use super::plan::Fall;
use super::scope::Scope;
use crate::cube::{Accumulation, Address, Category, Geography, Programme};
use crate::number::Decimal;
use crate::period::{PeriodKind, from_days, to_days};
use crate::project::{Basis, Column, Component, Dimension, Expression, Fold, Measure, Path, Project};
use crate::table::Table;
use crate::validate::gather::rows_of;
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many different values are told apart, at most.
const VALUES: usize = 200;

/// Some rows of a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rows {
    words: Vec<u64>,
}

impl Rows {
    /// No row of a table of this height.
    pub fn none(height: usize) -> Rows {
        Rows { words: vec![0; height.div_ceil(64)] }
    }

    /// The rows for which something holds.
    pub fn of(height: usize, holds: impl Fn(usize) -> bool) -> Rows {
        let mut rows = Rows::none(height);
        (0..height).filter(|row| holds(*row)).for_each(|row| rows.add(row));
        rows
    }

    /// Adds a row.
    pub fn add(&mut self, row: usize) {
        if let Some(word) = self.words.get_mut(row / 64) {
            *word |= 1 << (row % 64);
        }
    }

    /// Whether a row is among them.
    pub fn has(&self, row: usize) -> bool {
        self.words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Those that are among others too.
    pub fn and(&self, other: &Rows) -> Rows {
        Rows { words: self.words.iter().zip(&other.words).map(|(a, b)| a & b).collect() }
    }

    /// Those that are not among others.
    pub fn without(&self, other: &Rows) -> Rows {
        Rows { words: self.words.iter().zip(&other.words).map(|(a, b)| a & !b).collect() }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Those that are in one of two sets and not in both.
    pub fn either(&self, other: &Rows) -> Rows {
        Rows { words: self.words.iter().zip(&other.words).map(|(a, b)| a ^ b).collect() }
    }

    /// How many of them are among others too.
    pub fn shared(&self, other: &Rows) -> usize {
        self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// How many are in one of two sets and not in both.
    pub fn apart(&self, other: &Rows) -> usize {
        self.words.iter().zip(&other.words).map(|(a, b)| (a ^ b).count_ones() as usize).sum()
    }

    /// The rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(i, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                left &= left.checked_sub(1)?;
                Some(i * 64 + bit)
            })
        })
    }
}

/// On which side of an indicator's measure the rows of its table are.
#[derive(Debug)]
pub struct Counted {
    /// Which of the ways in which rows fall is the indicator's.
    pub fall: usize,
    /// The rows in the numerator, or in the value itself.
    pub numerator: Rows,
    /// The rows in the denominator, where there is one.
    pub denominator: Option<Rows>,
    /// The rows of each value that is added up.
    pub values: Vec<Rows>,
    /// The rows of each category of its disaggregations; of the total, all.
    pub categories: HashMap<Category, Rows>,
}

/// The rows of a table by place, programme and period, for one way to fall.
#[derive(Debug)]
struct Fallen {
    fall: Fall,
    places: HashMap<Geography, Rows>,
    programmes: HashMap<Programme, Rows>,
    /// For each row the first day on which it can have happened.
    first: Vec<Option<i32>>,
    /// By kind of period: the rows of each period, and those that had happened by its end.
    periods: HashMap<PeriodKind, ByPeriod>,
}

#[derive(Debug, Default)]
struct ByPeriod {
    happened: BTreeMap<i32, Rows>,
    had_happened: BTreeMap<i32, Rows>,
    cumulates: bool,
}

/// Which rows of a table stand where.
#[derive(Debug)]
pub struct Members {
    /// The table.
    pub table: usize,
    /// The number of its rows.
    pub height: usize,
    /// For each row its person; a row that tells none has a person of its own.
    pub persons: Vec<u32>,
    /// For each row what belongs to its person, as disaggregations tell persons
    /// apart: rows with one number are alike in it.
    pub belongings: Vec<usize>,
    /// The indicators over the table.
    pub indicators: BTreeMap<usize, Counted>,
    fallen: Vec<Fallen>,
}

impl Members {
    /// Who stands where in a table, for the indicators of a scope and those
    /// from which they are made.
    ///
    /// # Errors
    /// If Polars refuses an expression.
    pub fn new(project: &Project, tables: &[Table], scope: &Scope, table: usize) -> PolarsResult<Members> {
        let tables = &settle(project, tables, Some(scope.as_of))?;
        let height = tables[table].height();
        let known = tables[table].persons.clone().unwrap_or_else(|| vec![None; height]);
        let next = known.iter().flatten().max().map_or(0, |last| last + 1);
        let persons = known.iter().zip(next..).map(|(person, own)| person.unwrap_or(own)).collect();
        let mut members = Members {
            table,
            height,
            persons,
            belongings: Vec::new(),
            indicators: BTreeMap::new(),
            fallen: Vec::new(),
        };
        let wanted: BTreeSet<usize> = scope
            .indicators
            .iter()
            .flat_map(|number| match &project.indicators[*number].measure {
                Measure::Countries(comparison) => {
                    let operands = comparison.indicators();
                    operands.into_iter().flat_map(|operand| leaves(project, operand)).collect()
                }
                _ => leaves(project, *number),
            })
            .collect();
        for number in wanted {
            let Some(basis) = &project.indicators[number].basis else { continue };
            if basis.table == table {
                let counted = members.count(project, tables, scope, number, basis)?;
                members.indicators.insert(number, counted);
            }
        }
        members.belongings = members.belong(project);
        Ok(members)
    }

    /// Numbers rows by the categories of what belongs to their persons.
    fn belong(&self, project: &Project) -> Vec<usize> {
        let person = project.tables[self.table].person.as_ref();
        let belongs = |path: &Path| match path.column {
            Column::AgeBand => true,
            Column::Field(field) => {
                path.links.is_empty() && person.is_some_and(|person| person.belongs.contains(&field))
            }
            _ => false,
        };
        let mut sets: BTreeMap<&Category, &Rows> = BTreeMap::new();
        for (number, counted) in &self.indicators {
            for dimension in project.indicators[*number].by.iter().filter(|by| by.columns.iter().all(belongs))
            {
                let own = counted.categories.iter();
                sets.extend(own.filter(|(category, _)| *category.dimension == *dimension.name));
            }
        }
        let mut numbers: HashMap<Vec<bool>, usize> = HashMap::new();
        let of = |row: usize| {
            let key = sets.values().map(|rows| rows.has(row)).collect();
            let next = numbers.len();
            *numbers.entry(key).or_insert(next)
        };
        (0..self.height).map(of).collect()
    }

    /// The rows that stand in the place, programme and period of a figure,
    /// whatever its category.
    pub fn context(&self, address: &Address) -> Option<Rows> {
        let fallen = &self.fallen[self.indicators.get(&address.indicator)?.fall];
        let mut rows = self.in_period(fallen, address)?;
        if address.geography != Geography::All {
            rows = rows.and(fallen.places.get(&address.geography)?);
        }
        if address.programme != Programme::All {
            rows = rows.and(fallen.programmes.get(&address.programme)?);
        }
        Some(rows)
    }

    /// The fields and references by which rows fall where they fall: when,
    /// where and under what something happened, rather than to whom.
    pub fn circumstances(&self) -> Vec<&Path> {
        let paths = self.fallen.iter().flat_map(|fallen| {
            [&fallen.fall.date, &fallen.fall.place, &fallen.fall.programme].into_iter().flatten()
        });
        paths.collect()
    }

    fn in_period(&self, fallen: &Fallen, address: &Address) -> Option<Rows> {
        let by_period = fallen.periods.get(&address.period.kind)?;
        let ordinal = address.period.ordinal;
        if address.accumulation == Accumulation::InPeriod {
            return by_period.happened.get(&ordinal).cloned();
        }
        if !by_period.cumulates {
            return by_period.had_happened.get(&ordinal).cloned();
        }
        let mut all = Rows::none(self.height);
        for rows in by_period.had_happened.range(..=ordinal).map(|(_, rows)| rows) {
            all.words.iter_mut().zip(&rows.words).for_each(|(all, own)| *all |= own);
        }
        Some(all)
    }

    fn count(
        &mut self,
        project: &Project,
        tables: &[Table],
        scope: &Scope,
        number: usize,
        basis: &Basis,
    ) -> PolarsResult<Counted> {
        let indicator = &project.indicators[number];
        let fall = Fall {
            table: basis.table,
            date: basis.date.clone(),
            place: basis.place.clone(),
            programme: basis.programme.clone(),
            // What is spread over days is not published at all.
            split: None,
            money: false,
        };
        let fall = match self.fallen.iter().position(|known| known.fall == fall) {
            Some(known) => known,
            None => {
                self.fallen.push(Fallen::new(project, tables, scope, fall)?);
                self.fallen.len() - 1
            }
        };
        let sides: Vec<&Component> = match &indicator.measure {
            Measure::Single(component) => vec![component],
            Measure::Ratio { numerator, denominator, .. } => vec![numerator, denominator],
            _ => Vec::new(),
        };
        let value = match &indicator.measure {
            Measure::Mean(value) => Some(value),
            _ => None,
        };
        let of_sides = sides.iter().flat_map(|side| [side.condition.as_ref(), summed(side)]);
        let needed = of_sides.chain([basis.condition.as_ref(), value]).flatten();
        let judge = Judge::new(project, tables, basis.table, needed)?;
        let meant = judge.holds(basis.condition.as_ref())?;
        let identified = tables[basis.table].persons.as_deref();
        let rows_of = |condition: Option<&Expression>,
                       value: Option<&Expression>,
                       by_person: bool|
         -> PolarsResult<Rows> {
            let is_told = |row: usize| {
                !by_person || identified.and_then(|persons| persons.get(row)).is_some_and(Option::is_some)
            };
            let holds = judge.holds(condition)?;
            let values = value.map(|value| judge.values(value)).transpose()?;
            let has = |row: usize| values.as_ref().is_none_or(|values| values[row].is_some());
            let both =
                |row: usize| meant[row] == Some(true) && holds[row] == Some(true) && has(row) && is_told(row);
            Ok(Rows::of(self.height, both))
        };
        let side_of = |side: &Component| {
            let by_person = matches!(&side.fold, Fold::Distinct(path) if path.column == Column::Person);
            rows_of(side.condition.as_ref(), summed(side), by_person)
        };
        let (numerator, denominator) = match sides.as_slice() {
            [only] => (side_of(only)?, None),
            [above, below] => (side_of(above)?, Some(side_of(below)?)),
            _ => (rows_of(None, value, false)?, None),
        };
        let mut values = Vec::new();
        for value in sides.iter().filter_map(|side| summed(side)).chain(value) {
            let mut rows: BTreeMap<Decimal, Rows> = BTreeMap::new();
            for (row, value) in judge.values(value)?.into_iter().enumerate() {
                if let Some(value) = value.filter(|_| meant[row] == Some(true)) {
                    rows.entry(value).or_insert_with(|| Rows::none(self.height)).add(row);
                }
            }
            // So many values are no classes: any exchange changes such a sum.
            if rows.len() <= VALUES {
                values.extend(rows.into_values());
            }
        }
        let mut categories = HashMap::from([(Category::total(), Rows::of(self.height, |_| true))]);
        for dimension in &indicator.by {
            by_category(project, tables, dimension, &self.fallen[fall], &mut categories)?;
        }
        Ok(Counted { fall, numerator, denominator, values, categories })
    }
}

/// What a side adds up, if it adds up values.
fn summed(side: &Component) -> Option<&Expression> {
    match &side.fold {
        Fold::Sum(value) | Fold::Mean(value) | Fold::Median(value) | Fold::Min(value) | Fold::Max(value) => {
            Some(value)
        }
        Fold::Count | Fold::Distinct(_) => None,
    }
}

/// The rows of each category. The age is that on the day of the record.
fn by_category(
    project: &Project,
    tables: &[Table],
    dimension: &Dimension,
    fallen: &Fallen,
    found: &mut HashMap<Category, Rows>,
) -> PolarsResult<()> {
    let table = fallen.fall.table;
    let height = tables[table].height();
    let categories = Categories::new(project, tables, table, dimension)?;
    let births = match categories.age() {
        None => None,
        Some((age, path)) => {
            let births = birth_years(project, tables, path)?;
            let rows = rows_of(tables, project, table, path)?;
            let of_row = |row: &Option<u32>| row.and_then(|row| births.get(row as usize).copied().flatten());
            Some((age, rows.iter().map(of_row).collect::<Vec<Option<i32>>>()))
        }
    };
    let mut numbers = vec![0];
    for row in 0..height {
        categories.of(row, &mut numbers);
        for number in &numbers {
            let number = match &births {
                None => *number,
                Some((age, births)) => {
                    let year = fallen.first[row].and_then(from_days).map(|day| i32::from(day.year()));
                    let years = year.zip(births[row]).map(|(year, birth)| year - birth);
                    categories.with_band(*number, band_of(project, age, years) as u32)
                }
            };
            let category =
                Category { dimension: dimension.name.as_str().into(), code: categories.code(number) };
            found.entry(category).or_insert_with(|| Rows::none(height)).add(row);
        }
    }
    Ok(())
}

impl Fallen {
    fn new(project: &Project, tables: &[Table], scope: &Scope, fall: Fall) -> PolarsResult<Fallen> {
        let falls = Falls::new(project, tables, &fall, scope)?;
        let height = tables[fall.table].height();
        let as_of = to_days(scope.as_of);
        let mut places: HashMap<Geography, Rows> = HashMap::new();
        let mut programmes: HashMap<Programme, Rows> = HashMap::new();
        for row in 0..height {
            for place in falls.places.of(row) {
                let name = falls.geographies.name(*place).clone();
                places.entry(name).or_insert_with(|| Rows::none(height)).add(row);
            }
            for programme in falls.in_programmes.of(row) {
                let name = falls.programmes.name(*programme).clone();
                programmes.entry(name).or_insert_with(|| Rows::none(height)).add(row);
            }
        }
        let kinds: BTreeSet<PeriodKind> =
            project.indicators.iter().flat_map(|indicator| indicator.periods.iter().copied()).collect();
        let mut periods: HashMap<PeriodKind, ByPeriod> = HashMap::new();
        for kind in kinds {
            let by_period = periods.entry(kind).or_default();
            for pass in PeriodPass::all(&project.calendar, kind, &falls, as_of) {
                by_period.cumulates = pass.cumulates;
                let put = |of: &mut BTreeMap<i32, Rows>, ordinals: &[Option<i32>]| {
                    for (row, ordinal) in ordinals.iter().enumerate() {
                        if let Some(ordinal) = ordinal {
                            of.entry(*ordinal).or_insert_with(|| Rows::none(height)).add(row);
                        }
                    }
                };
                put(&mut by_period.happened, &pass.happened);
                put(&mut by_period.had_happened, &pass.had_happened);
            }
        }
        Ok(Fallen { fall, places, programmes, first: falls.first, periods })
    }
}
