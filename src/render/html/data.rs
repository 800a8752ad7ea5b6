//! The evidence as the page carries it: each sheet once, in columns, strings by number, what
//! repeats told with how often; the recipes of the figures that are shown.

use crate::cube::Address;
use crate::evidence::{Contribution, Evidence, EvidenceSheet, Fold, How, Recipe, What};
use crate::number::Decimal;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// How long the evidence of a page may be, in bytes. What is beyond stands in the workbook.
const BOUND: usize = 7_000_000;
/// The greatest whole number that every reader of JSON keeps exactly.
const EXACT: i64 = 9_007_199_254_740_991;

/// The evidence of a page.
#[derive(Debug)]
pub struct Data<'a> {
    evidence: &'a Evidence,
    strings: Strings,
    sheets: Vec<Option<Value>>,
    /// Codes of sheets that were left out, since the page would be too long.
    pub left_out: Vec<String>,
    links: FxHashMap<&'a Address, usize>,
    used: Vec<&'a Address>,
}

/// Strings, each once.
#[derive(Debug, Default)]
struct Strings {
    all: Vec<String>,
    by: FxHashMap<String, usize>,
}

impl Strings {
    fn number(&mut self, text: &str) -> usize {
        if let Some(known) = self.by.get(text) {
            return *known;
        }
        self.all.push(text.to_string());
        self.by.insert(text.to_string(), self.all.len() - 1);
        self.all.len() - 1
    }
}

impl<'a> Data<'a> {
    /// The evidence, as far as it fits.
    pub fn of(evidence: &'a Evidence) -> Data<'a> {
        Data::within(evidence, BOUND)
    }

    fn within(evidence: &'a Evidence, bound: usize) -> Data<'a> {
        let mut strings = Strings::default();
        let sheets: Vec<Value> = evidence.sheets.iter().map(|sheet| columns(sheet, &mut strings)).collect();
        let lengths: Vec<usize> = sheets.iter().map(|sheet| sheet.to_string().len()).collect();
        let mut whole: usize = lengths.iter().sum();
        let mut longest: Vec<usize> = (0..lengths.len()).collect();
        longest.sort_by_key(|i| std::cmp::Reverse(lengths.get(*i)));
        let mut dropped = BTreeSet::new();
        for i in longest {
            if whole <= bound {
                break;
            }
            whole -= lengths.get(i).copied().unwrap_or(0);
            dropped.insert(i);
        }
        let left_out = evidence.sheets.iter().enumerate().filter(|(i, _)| dropped.contains(i));
        let left_out = left_out.map(|(_, sheet)| sheet.code.clone()).collect();
        let sheets = sheets
            .into_iter()
            .enumerate()
            .map(|(i, sheet)| (!dropped.contains(&i)).then_some(sheet))
            .collect();
        Data { evidence, strings, sheets, left_out, links: FxHashMap::default(), used: Vec::new() }
    }

    /// The number of a figure's way back to its records; none where it has none, or they are not here.
    pub fn link(&mut self, address: &'a Address) -> Option<usize> {
        if let Some(known) = self.links.get(address) {
            return Some(*known);
        }
        let recipe = self.evidence.recipe(address)?;
        if !self.can(recipe) || !has_records(recipe) {
            return None;
        }
        self.used.push(address);
        self.links.insert(address, self.used.len() - 1);
        Some(self.used.len() - 1)
    }

    /// Whether all that a recipe needs is here.
    fn can(&self, recipe: &Recipe) -> bool {
        match recipe {
            Recipe::Fold(fold) => self.sheets.get(fold.sheet).is_some_and(Option::is_some),
            Recipe::Quotient { above, below, .. } => self.can(above) && self.can(below),
            Recipe::Arithmetic(_, left, right) => self.can(left) && self.can(right),
            Recipe::Number(_) => true,
            Recipe::Carried(_) => false,
        }
    }

    /// The names of programmes by code: those of records, and those that the document knows.
    pub fn programmes(&self, known: &BTreeMap<String, String>) -> BTreeMap<String, String> {
        let mut names = known.clone();
        names.extend(self.evidence.programmes.clone());
        names
    }

    /// The indicators of the figures that lead to records.
    pub fn indicators(&self) -> BTreeSet<usize> {
        self.used.iter().map(|address| address.indicator).collect()
    }

    /// All of it. Sheets that no figure leads to stay away.
    pub fn finish(mut self) -> Value {
        let evidence = self.evidence;
        let mut sheets = BTreeSet::new();
        let links: Vec<Value> = self
            .used
            .iter()
            .filter_map(|address| {
                let recipe = evidence.recipe(address)?;
                named(recipe, &mut sheets);
                let left: Vec<Value> = evidence
                    .left_out
                    .get(address)
                    .map(|reasons| {
                        reasons
                            .iter()
                            .map(|left| json!([left.reason, left.rows, u8::from(left.elsewhere)]))
                            .collect()
                    })
                    .unwrap_or_default();
                Some(json!([self.strings.recipe(recipe), address.indicator, left]))
            })
            .collect();
        let sheets: Vec<Value> = self
            .sheets
            .into_iter()
            .enumerate()
            .map(|(i, sheet)| sheet.filter(|_| sheets.contains(&i)).unwrap_or(Value::Null))
            .collect();
        json!({ "strings": self.strings.all, "sheets": sheets, "links": links })
    }
}

/// Whether a recipe leads to records at all.
fn has_records(recipe: &Recipe) -> bool {
    match recipe {
        Recipe::Fold(_) => true,
        Recipe::Quotient { above, below, .. } => has_records(above) || has_records(below),
        Recipe::Arithmetic(_, left, right) => has_records(left) || has_records(right),
        Recipe::Number(_) | Recipe::Carried(_) => false,
    }
}

/// The sheets that a recipe names.
fn named(recipe: &Recipe, sheets: &mut BTreeSet<usize>) {
    match recipe {
        Recipe::Fold(fold) => {
            sheets.insert(fold.sheet);
        }
        Recipe::Quotient { above, below, .. } => {
            named(above, sheets);
            named(below, sheets);
        }
        Recipe::Arithmetic(_, left, right) => {
            named(left, sheets);
            named(right, sheets);
        }
        Recipe::Number(_) | Recipe::Carried(_) => {}
    }
}

impl Strings {
    fn recipe(&mut self, recipe: &Recipe) -> Value {
        match recipe {
            Recipe::Fold(fold) => self.fold(fold),
            Recipe::Quotient { above, below, times } => {
                json!(["q", self.recipe(above), self.recipe(below), times.to_string()])
            }
            Recipe::Arithmetic(sign, left, right) => {
                json!([sign.to_string(), self.recipe(left), self.recipe(right)])
            }
            Recipe::Number(number) => json!(["n", number.to_string()]),
            Recipe::Carried(_) => Value::Null,
        }
    }

    fn fold(&mut self, fold: &Fold) -> Value {
        let how = match fold.how {
            How::Sum => "s",
            How::Unique => "u",
            How::Median => "m",
            How::Least => "l",
            How::Greatest => "g",
        };
        let of = &fold.of;
        let code = |strings: &mut Strings, code: &Option<String>| match code {
            Some(code) => json!(strings.number(code)),
            None => Value::Null,
        };
        let (programme, place) = (code(self, &of.programme), code(self, &of.place));
        let standing = u8::from(of.standing);
        json!(["f", how, fold.sheet, fold.column, programme, place, day(of.from), day(of.to), standing])
    }
}

/// A day as a number that sorts as days do.
fn day(date: Option<Date>) -> Value {
    date.map_or(Value::Null, |date| {
        json!(i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day()))
    })
}

/// A number: as such where every reader keeps it, else as its digits.
fn number(decimal: Decimal) -> Value {
    match decimal.to_string().parse::<i64>() {
        Ok(whole) if whole.abs() <= EXACT => json!(whole),
        _ => json!(decimal.to_string()),
    }
}

/// A column: what stands three times or more in a row is told once, with how often.
fn runs(values: impl Iterator<Item = Value>) -> Value {
    fn close(told: &mut Vec<Value>, value: Value, times: usize) {
        match times {
            0..=2 => told.extend(std::iter::repeat_n(value, times)),
            _ => told.push(json!([value, times])),
        }
    }
    let mut told: Vec<Value> = Vec::new();
    let mut run: Option<(Value, usize)> = None;
    for value in values {
        match &mut run {
            Some((same, times)) if *same == value => *times += 1,
            _ => {
                if let Some((value, times)) = run.replace((value, 1)) {
                    close(&mut told, value, times);
                }
            }
        }
    }
    if let Some((value, times)) = run {
        close(&mut told, value, times);
    }
    Value::Array(told)
}

/// A sheet in columns.
fn columns(sheet: &EvidenceSheet, strings: &mut Strings) -> Value {
    let rows = &sheet.rows;
    let mut lists: Vec<Vec<usize>> = Vec::new();
    let mut by: FxHashMap<Vec<usize>, usize> = FxHashMap::default();
    let mut list = |codes: &[String], strings: &mut Strings| {
        let codes: Vec<usize> = codes.iter().map(|code| strings.number(code)).collect();
        let next = lists.len();
        let number = *by.entry(codes.clone()).or_insert(next);
        if number == next {
            lists.push(codes);
        }
        json!(number)
    };
    let programmes: Vec<Value> = rows.iter().map(|row| list(&row.programmes, strings)).collect();
    let places: Vec<Value> = rows.iter().map(|row| list(&row.places, strings)).collect();
    let mut text = |of: &dyn Fn(usize) -> String| {
        let numbers: Vec<Value> = (0..rows.len()).map(|i| json!(strings.number(&of(i)))).collect();
        runs(numbers.into_iter())
    };
    let at = |i: usize| rows.get(i);
    let files = text(&|i| at(i).map(|row| row.source.file.clone()).unwrap_or_default());
    let sheets = text(&|i| at(i).map(|row| row.source.sheet.clone()).unwrap_or_default());
    let records = match rows.iter().all(|row| row.record.is_empty()) {
        true => Value::Null,
        false => text(&|i| at(i).map(|row| row.record.clone()).unwrap_or_default()),
    };
    // Rows mostly follow each other: told is how far each is from the one before.
    let mut before = 0;
    let steps = rows.iter().map(|row| {
        let row = i64::from(row.source.row);
        json!(row - std::mem::replace(&mut before, row))
    });
    let steps = runs(steps);
    let last = rows.iter().map(|row| if row.last == row.first { json!(0) } else { day(row.last) });
    let until = match rows.iter().all(|row| row.until.is_none()) {
        true => Value::Null,
        false => runs(rows.iter().map(|row| day(row.until))),
    };
    let adds = |column: usize| {
        runs(rows.iter().map(|row| row.adds.get(column).copied().flatten().map_or(Value::Null, number)))
    };
    let heads: Vec<Value> = sheet.columns.iter().map(head).collect();
    json!({
        "code": sheet.code,
        "title": sheet.title,
        "heads": [sheet.heads.file, sheet.heads.sheet, sheet.heads.row, sheet.heads.record,
                  sheet.heads.programme, sheet.heads.place],
        "rows": rows.len(),
        "columns": heads,
        "lists": lists,
        "file": files,
        "sheet": sheets,
        "row": steps,
        "record": records,
        "programme": runs(programmes.into_iter()),
        "place": runs(places.into_iter()),
        "first": runs(rows.iter().map(|row| day(row.first))),
        "last": runs(last),
        "until": until,
        "adds": (0..sheet.columns.len()).map(adds).collect::<Vec<Value>>(),
    })
}

fn head(column: &Contribution) -> Value {
    let what = match column.what {
        What::Amount => "a",
        What::Key => "k",
        What::Value => "v",
    };
    json!([column.head, what])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{EvidenceRow, Heads, Selection, Source};

    fn evidence(rows: u32) -> Evidence {
        let row = |i: u32| EvidenceRow {
            source: Source { file: "a.xlsx".into(), sheet: "S".into(), row: i + 2 },
            record: String::new(),
            programmes: vec!["P".into()],
            places: vec!["LA".into()],
            first: None,
            last: None,
            until: None,
            adds: vec![Some(Decimal::from(1))],
        };
        let sheet = EvidenceSheet {
            code: "E-1".into(),
            title: "T".into(),
            about: String::new(),
            heads: Heads::default(),
            columns: vec![Contribution { indicator: 0, head: "H".into(), what: What::Amount }],
            rows: (0..rows).map(row).collect(),
            too_many: Vec::new(),
        };
        Evidence { sheets: vec![sheet], ..Evidence::default() }
    }

    #[test]
    fn what_repeats_is_told_once_with_how_often() {
        let values = [1, 1, 1, 2, 2, 3].into_iter().map(|n| json!(n));
        assert_eq!(runs(values).to_string(), "[[1,3],2,2,3]");
        let evidence = evidence(400);
        let data = Data::of(&evidence);
        let sheet = data.sheets[0].clone().unwrap();
        assert_eq!(sheet["row"].to_string(), "[2,[1,399]]");
        assert_eq!(sheet["adds"].to_string(), "[[[1,400]]]");
        assert!(sheet.to_string().len() < 600);
    }

    #[test]
    fn what_is_too_long_is_left_to_the_workbook_and_named() {
        let evidence = evidence(3);
        let data = Data::within(&evidence, 10);
        assert_eq!(data.left_out, ["E-1"]);
        let fold = Fold { how: How::Sum, sheet: 0, column: 0, of: Selection::default() };
        assert!(!data.can(&Recipe::Fold(fold)));
    }

    #[test]
    fn numbers_are_never_rounded_on_their_way_into_the_page() {
        assert_eq!(number("12".parse().unwrap()).to_string(), "12");
        assert_eq!(number("0.1".parse().unwrap()).to_string(), "\"0.1\"");
        let beyond = Decimal::from_units(9_007_199_254_740_993 * 10_i128.pow(15));
        assert_eq!(number(beyond).to_string(), "\"9007199254740993\"");
    }
}
