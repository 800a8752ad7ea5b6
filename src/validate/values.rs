//! Values of columns as they are compared and as they are shown.

use crate::number::Decimal;
use crate::period::from_days;
use crate::table::split_list;
use polars::prelude::*;
use std::borrow::Cow;

/// A value as people would write it; none if it is missing.
pub fn shown(column: &Column, row: usize) -> Option<String> {
    Some(match column.get(row).ok()? {
        AnyValue::Null => return None,
        AnyValue::String(text) if text.starts_with('|') => split_list(text).collect::<Vec<_>>().join("; "),
        AnyValue::String(text) => text.to_string(),
        AnyValue::StringOwned(text) => text.to_string(),
        AnyValue::Decimal(units, ..) => Decimal::from_units(units).to_string(),
        AnyValue::Date(days) => from_days(days)?.to_string(),
        value => value.to_string(),
    })
}

/// The values of some columns in a row as one text by which rows are found;
/// none if one is missing.
pub fn key_text<'c>(columns: &[&'c Column], row: usize) -> Option<Cow<'c, str>> {
    if let [column] = columns
        && let Some(texts) = column.as_materialized_series().try_str()
    {
        return texts.get(row).map(Cow::Borrowed);
    }
    let mut text = String::new();
    for (i, column) in columns.iter().enumerate() {
        if i > 0 {
            text.push('\u{1F}');
        }
        text.push_str(&shown(column, row)?);
    }
    Some(Cow::Owned(text))
}

/// Whether two rows have the same values in some columns; two missing ones are the same.
pub fn same(columns: &[&Column], a: usize, b: usize) -> bool {
    columns.iter().all(|column| match (column.get(a), column.get(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    })
}

/// A number for each row, the same for rows that are the same in some columns.
/// Different rows may share one too: who uses it compares them with [`same`].
pub fn fingerprints(columns: &[&Column], height: usize, start: impl Fn(usize) -> u64) -> Vec<u64> {
    let mut prints: Vec<u64> = (0..height).map(start).collect();
    for column in columns {
        let series = column.as_materialized_series();
        let physical = series.to_physical_repr();
        if let Some(texts) = physical.try_str() {
            for (print, text) in prints.iter_mut().zip(texts.iter()) {
                *print = text.map_or_else(|| mix(*print, u64::MAX), |text| mix_text(*print, text));
            }
        } else if let Some(numbers) = physical.try_i64() {
            fold(&mut prints, numbers.iter().map(|n| n.map(i64::cast_unsigned)));
        } else if let Some(numbers) = physical.try_i32() {
            fold(&mut prints, numbers.iter().map(|n| n.map(|n| u64::from(n.cast_unsigned()))));
        } else if let Some(numbers) = physical.try_i128() {
            // Both halves count; one number is made of them for the fold.
            fold(&mut prints, numbers.iter().map(|n| n.map(|n| mix((n >> 64) as u64, n as u64))));
        } else if let Some(flags) = physical.try_bool() {
            fold(&mut prints, flags.iter().map(|flag| flag.map(u64::from)));
        }
    }
    prints
}

fn fold(prints: &mut [u64], values: impl Iterator<Item = Option<u64>>) {
    for (print, value) in prints.iter_mut().zip(values) {
        *print = mix(*print, value.map_or(u64::MAX, |value| value.wrapping_add(1)));
    }
}

fn mix_text(print: u64, text: &str) -> u64 {
    let mut print = mix(print, text.len() as u64);
    for chunk in text.as_bytes().chunks(8) {
        let mut word = [0; 8];
        for (slot, byte) in word.iter_mut().zip(chunk) {
            *slot = *byte;
        }
        print = mix(print, u64::from_le_bytes(word));
    }
    print
}

fn mix(print: u64, value: u64) -> u64 {
    (print.rotate_left(23) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Whether two rows of a column have the same value.
type SameValue = Box<dyn Fn(usize, usize) -> bool>;

/// As [`same`], for a column of which many rows are compared: the type of its
/// values is looked at once, not for each of them.
fn comparison(column: &Column) -> SameValue {
    let series = column.as_materialized_series().rechunk();
    let physical = series.to_physical_repr().into_owned();
    if let Some(texts) = physical.try_str().cloned() {
        Box::new(move |a, b| texts.get(a) == texts.get(b))
    } else if let Some(numbers) = physical.try_i64().cloned() {
        Box::new(move |a, b| numbers.get(a) == numbers.get(b))
    } else if let Some(numbers) = physical.try_i32().cloned() {
        Box::new(move |a, b| numbers.get(a) == numbers.get(b))
    } else if let Some(numbers) = physical.try_i128().cloned() {
        Box::new(move |a, b| numbers.get(a) == numbers.get(b))
    } else {
        let column = column.clone();
        Box::new(move |a, b| same(&[&column], a, b))
    }
}

/// Groups rows that are the same in some columns: for each row that is not the
/// first of its kind, the first. Rows that are not `chosen` are left out.
pub fn repeats(
    columns: &[&Column],
    height: usize,
    start: impl Fn(usize) -> u64 + Copy,
    chosen: impl Fn(usize) -> bool,
) -> Vec<(usize, usize)> {
    let prints = fingerprints(columns, height, start);
    let compared: Vec<SameValue> = columns.iter().map(|column| comparison(column)).collect();
    let same = |a: usize, b: usize| compared.iter().all(|same| same(a, b));
    let mut first: PlHashMap<u64, u32> = PlHashMap::with_capacity(height);
    let mut repeats = Vec::new();
    for (row, print) in prints.into_iter().enumerate().filter(|(row, _)| chosen(*row)) {
        let Ok(number) = u32::try_from(row) else { break };
        let mut print = print;
        loop {
            match first.get(&print).map(|first| *first as usize) {
                None => {
                    first.insert(print, number);
                    break;
                }
                Some(first) if start(first) == start(row) && same(first, row) => {
                    repeats.push((first, row));
                    break;
                }
                // Another row with the same number: the next number is tried.
                Some(_) => print = print.wrapping_add(1),
            }
        }
    }
    repeats
}

/// A column with some rows made missing.
pub fn without(column: &Column, rows: &[bool]) -> Column {
    let kept = (0u32..).zip(rows).map(|(row, drop)| if *drop { None } else { Some(row) });
    let kept = IdxCa::from_iter_options(PlSmallStr::EMPTY, kept);
    // Every number is that of a row, so that taking cannot fail.
    column.take(&kept).unwrap_or_else(|_| column.clone())
}
