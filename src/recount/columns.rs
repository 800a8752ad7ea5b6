//! The columns that figures are made of, each read and each expression judged once.

use super::age::{age_of, birth, on_the_day};
use super::column::{Coded, Numbering, combined, days_of};
use super::evaluate::evaluate;
use super::members::Members;
use super::person::Settled;
use super::tables::Tables;
use super::value::Value;
use crate::project::{Column, Expression, Path};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

type Slot = Arc<OnceLock<Arc<Coded>>>;

/// The columns of a project's tables as far as they are needed, each read once.
pub struct Columns<'a> {
    /// The tables themselves.
    pub tables: Tables<'a>,
    read: Mutex<BTreeMap<(usize, Path), Slot>>,
    judged: Mutex<BTreeMap<(usize, String), Slot>>,
    grouped: Mutex<BTreeMap<(usize, Vec<Path>), GroupSlot>>,
    settled: OnceLock<Settled>,
}

type GroupSlot = Arc<OnceLock<Arc<Combined>>>;

/// Rows by their combination of values in several columns.
pub struct Combined {
    /// For each row the number of its combination.
    pub codes: Vec<u32>,
    /// How many combinations there are.
    pub values: usize,
}

fn slot<K: Ord, S: Default + Clone>(slots: &Mutex<BTreeMap<K, S>>, key: K) -> S {
    // A thread that failed left no slot half made, so the map can be used on.
    slots.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default().clone()
}

impl<'a> Columns<'a> {
    /// The columns of valid tables, with what belongs to persons as known by a day.
    pub fn new(tables: Tables<'a>) -> Columns<'a> {
        Columns {
            tables,
            read: Mutex::default(),
            judged: Mutex::default(),
            grouped: Mutex::default(),
            settled: OnceLock::new(),
        }
    }

    /// The values of a path for the rows of a table.
    pub fn of(&self, table: usize, path: &Path) -> Arc<Coded> {
        let slot = slot(&self.read, (table, path.clone()));
        slot.get_or_init(|| Arc::new(self.reached(table, path))).clone()
    }

    /// The values of an expression for the rows of a table: evaluated once for
    /// each combination of the values in it.
    pub fn judged(&self, table: usize, expression: &Expression) -> Arc<Coded> {
        let slot = slot(&self.judged, (table, expression.tree.to_string()));
        slot.get_or_init(|| Arc::new(self.judge(table, expression))).clone()
    }

    /// The rows of a table by their combination of values in some columns. What
    /// indicators have in common is found once.
    pub fn grouped(&self, table: usize, paths: &[Path]) -> Arc<Combined> {
        let slot = slot(&self.grouped, (table, paths.to_vec()));
        let combine = || {
            let height = self.tables.height(table);
            let Some((last, before)) = paths.split_last() else {
                return Arc::new(Combined { codes: vec![0; height], values: height.min(1) });
            };
            let (before, last) = (self.grouped(table, before), self.of(table, last));
            let mut numbers: Numbering<u64> = Numbering::new();
            let mut values = 0;
            let pairs = before.codes.iter().zip(&last.codes);
            let codes = pairs.map(|(before, last)| {
                let (number, is_new) = numbers.of((u64::from(*before) << 32) | u64::from(*last), 0);
                values += usize::from(is_new);
                number
            });
            let codes = codes.collect();
            Arc::new(Combined { codes, values })
        };
        slot.get_or_init(combine).clone()
    }

    /// The groups of the countries in each row on its day, as a list.
    fn groups(&self, table: usize, places: &Path) -> Coded {
        let project = self.tables.project;
        let place = self.of(table, places);
        let date =
            project.tables.get(table).and_then(|def| def.date.as_ref()).map(|date| self.of(table, date));
        let columns =
            [Some(&place), date.as_ref()].into_iter().flatten().map(|column| column.codes.as_slice());
        let (rows, first) = combined(self.tables.height(table), columns);
        let members = Members::new(&self.tables);
        let of_countries = project.code_list_of(places) == Some(project.countries);
        let mut values = vec![Value::Nothing];
        let numbers: Vec<u32> = first
            .into_iter()
            .map(|row| {
                let Value::Text(text) = place.at(row as usize) else { return 0 };
                let days = date.as_ref().and_then(|date| days_of(&project.calendar, date.at(row as usize)));
                let day = days.map(|(_, last)| last);
                let codes = text.split('|').filter(|code| !code.is_empty());
                let countries = codes.filter_map(|code| match of_countries {
                    true => Some(code),
                    false => project.country_of(code),
                });
                let groups: BTreeSet<Arc<str>> =
                    countries.flat_map(|country| members.groups(country, day)).collect();
                let list: String = groups.iter().map(|group| format!("{group}|")).collect();
                let list = if list.is_empty() { list } else { format!("|{list}") };
                values.push(Value::Text(list.into()));
                values.len() as u32 - 1
            })
            .collect();
        let codes = rows.into_iter().map(|row| numbers[row as usize]).collect();
        Coded { codes, values: Arc::new(values) }
    }

    fn reached(&self, table: usize, path: &Path) -> Coded {
        if let Column::Groups(places) = &path.column {
            return self.groups(table, places);
        }
        if path.links.is_empty() {
            return self.own(path.table, path);
        }
        let end = Path { links: Vec::new(), ..path.clone() };
        let own = self.of(path.table, &end);
        let Some(rows) = self.tables.rows(table, path) else {
            return Coded::empty(self.tables.height(table));
        };
        let code = |row: Option<u32>| row.and_then(|row| own.codes.get(row as usize).copied()).unwrap_or(0);
        Coded { codes: rows.into_iter().map(code).collect(), values: own.values.clone() }
    }

    /// A column of a table itself.
    fn own(&self, table: usize, path: &Path) -> Coded {
        match &path.column {
            Column::Field(field) => {
                let own = self.tables.field(table, *field);
                self.settled.get_or_init(|| Settled::new(&self.tables)).applied(
                    &self.tables,
                    table,
                    *field,
                    own,
                )
            }
            Column::Money(name) => self.tables.named(table, name),
            Column::Person => self.tables.persons(table),
            Column::AgeBand => {
                let date = self.tables.project.tables.get(table).and_then(|def| def.date.as_ref());
                match (age_of(self.tables.project, path), date) {
                    (Some(age), Some(date)) => {
                        let births = self.of(table, &birth(path, age));
                        on_the_day(&self.tables, age, &births, &self.of(table, date))
                    }
                    _ => Coded::empty(self.tables.height(table)),
                }
            }
            Column::Groups(_) | Column::Listed(_) => Coded::empty(self.tables.height(table)),
        }
    }

    fn judge(&self, table: usize, expression: &Expression) -> Coded {
        let columns: Vec<(&str, Arc<Coded>)> =
            expression.columns.iter().map(|path| (path.name.as_str(), self.of(table, path))).collect();
        let height = self.tables.height(table);
        let (rows, first) = combined(height, columns.iter().map(|(_, column)| column.codes.as_slice()));
        let mut values = vec![Value::Nothing];
        let mut numbers: Numbering<Value> = Numbering::new();
        let of_combination: Vec<u32> = first
            .into_iter()
            .map(|row| {
                let column = |name: &str| {
                    let found = columns.iter().find(|(own, _)| *own == name);
                    found.map_or(Value::Nothing, |(_, column)| column.at(row as usize).clone())
                };
                match evaluate(&expression.tree, &column) {
                    Value::Nothing => 0,
                    value => {
                        let (number, is_new) = numbers.of(value.clone(), 1);
                        if is_new {
                            values.push(value);
                        }
                        number
                    }
                }
            })
            .collect();
        let codes = rows.into_iter().map(|combination| of_combination[combination as usize]).collect();
        Coded { codes, values: Arc::new(values) }
    }
}
