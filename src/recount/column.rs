//! Columns as numbers of their different values: what is to be found out of a
//! value is found out once for each, however many rows have it.

use super::value::Value;
use crate::number::Decimal;
use crate::period::{Calendar, from_days, to_days};
use jiff::civil::Date;
use polars::prelude::{DataType, Series};
use rustc_hash::FxHashMap;
use std::hash::Hash;
use std::sync::Arc;

/// A column: for each row the number of its value. Number 0 is no value.
#[derive(Debug, Clone)]
pub struct Coded {
    /// For each row.
    pub codes: Vec<u32>,
    /// The different values; of persons only the first, since nothing is asked of them.
    pub values: Arc<Vec<Value>>,
}

impl Coded {
    /// The value of a number.
    pub fn value(&self, code: u32) -> &Value {
        self.values.get(code as usize).unwrap_or(&Value::Someone)
    }

    /// The value of a row; none beyond the end.
    pub fn at(&self, row: usize) -> &Value {
        self.codes.get(row).map_or(&Value::Nothing, |code| self.value(*code))
    }

    /// A column without values.
    pub fn empty(height: usize) -> Coded {
        Coded { codes: vec![0; height], values: Arc::new(vec![Value::Nothing]) }
    }
}

/// Numbers values in the order in which they come.
pub struct Numbering<K> {
    numbers: FxHashMap<K, u32>,
}

impl<K: Hash + Eq> Numbering<K> {
    /// A numbering in which nothing has a number yet.
    pub fn new() -> Numbering<K> {
        Numbering { numbers: FxHashMap::default() }
    }

    /// The number of a key, and whether it is new. The first has the number `first`.
    pub fn of(&mut self, key: K, first: u32) -> (u32, bool) {
        // There are no more keys than rows of a table, which are far fewer than 2³².
        let next = first + self.numbers.len() as u32;
        let number = *self.numbers.entry(key).or_insert(next);
        (number, number == next)
    }
}

/// Rows put together that have the same numbers in several columns: for each
/// row the number of its combination, and for each combination its first row.
pub fn combined<'c>(height: usize, columns: impl Iterator<Item = &'c [u32]>) -> (Vec<u32>, Vec<u32>) {
    let mut rows = vec![0; height];
    let mut first: Vec<u32> = if height == 0 { Vec::new() } else { vec![0] };
    for column in columns {
        let mut numbers: Numbering<u64> = Numbering::new();
        first.clear();
        for ((row, number), code) in (0u32..).zip(rows.iter_mut()).zip(column) {
            let (new, is_new) = numbers.of((u64::from(*number) << 32) | u64::from(*code), 0);
            if is_new {
                first.push(row);
            }
            *number = new;
        }
    }
    (rows, first)
}

/// A column of a frame, read value by value.
pub fn coded(series: &Series) -> Option<Coded> {
    let mut values = vec![Value::Nothing];
    let codes = match series.dtype() {
        DataType::String => {
            let mut numbers: Numbering<&str> = Numbering::new();
            let text = series.str().ok()?.iter();
            number(text, &mut numbers, &mut values, |text| Value::Text((*text).into()))
        }
        DataType::Boolean => {
            let mut numbers = Numbering::new();
            number(series.bool().ok()?.iter(), &mut numbers, &mut values, |truth| Value::Truth(*truth))
        }
        DataType::Date => {
            let mut numbers = Numbering::new();
            number(series.date().ok()?.physical().iter(), &mut numbers, &mut values, |day| Value::Day(*day))
        }
        DataType::Decimal(..) => {
            let mut numbers = Numbering::new();
            let units = series.decimal().ok()?.physical().iter();
            number(units, &mut numbers, &mut values, |units| Value::Number(Decimal::from_units(*units)))
        }
        DataType::Int64 => {
            let mut numbers = Numbering::new();
            number(series.i64().ok()?.iter(), &mut numbers, &mut values, |number| {
                Value::Number((*number).into())
            })
        }
        _ => return None,
    };
    Some(Coded { codes, values: Arc::new(values) })
}

fn number<K: Hash + Eq + Copy>(
    keys: impl Iterator<Item = Option<K>>,
    numbers: &mut Numbering<K>,
    values: &mut Vec<Value>,
    value: impl Fn(&K) -> Value,
) -> Vec<u32> {
    keys.map(|key| {
        let Some(key) = key else { return 0 };
        let (number, is_new) = numbers.of(key, 1);
        if is_new {
            values.push(value(&key));
        }
        number
    })
    .collect()
}

/// The first and the last day that a value may mean: of a date the day itself,
/// of a year or another period its first and its last.
pub fn days_of(calendar: &Calendar, value: &Value) -> Option<(i32, i32)> {
    match value {
        Value::Day(day) => Some((*day, *day)),
        Value::Number(year) => {
            let year = i16::try_from(year.to_i64()?).ok()?;
            let (first, last) = (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?);
            Some((to_days(first), to_days(last)))
        }
        Value::Text(code) => {
            let period = calendar.parse(code)?;
            Some((to_days(period.from?), to_days(period.to?)))
        }
        _ => None,
    }
}

/// The year of a day.
pub fn year_of(day: i32) -> Option<i32> {
    from_days(day).map(|day| i32::from(day.year()))
}
