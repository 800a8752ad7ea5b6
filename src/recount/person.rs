//! What belongs to a person rather than to a record: the latest value known by
//! the last day that counts holds in every record of the person.

use super::column::{Coded, Numbering, days_of};
use super::tables::Tables;
use super::value::Value;
use crate::period::to_days;
use crate::project::{Column, FieldType, Path};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is known of persons, by the name of the field.
pub struct Settled {
    fields: BTreeMap<String, Field>,
}

#[derive(Default)]
struct Field {
    /// For each person the day of the value that holds, and the number of its text.
    of_person: Vec<Option<(i32, u32)>>,
    texts: Vec<Arc<str>>,
}

impl Settled {
    /// What the records dated on or before the last day say of their persons.
    pub fn new(tables: &Tables) -> Settled {
        let mut fields: BTreeMap<String, Field> = BTreeMap::new();
        let mut numberings: BTreeMap<String, Numbering<Arc<str>>> = BTreeMap::new();
        for (table, def) in tables.project.tables.iter().enumerate() {
            let persons = tables.valid.get(table).and_then(|table| table.persons.as_ref());
            let (Some(person), Some(persons)) = (&def.person, persons) else { continue };
            if person.belongs.is_empty() {
                continue;
            }
            let dates = def.date.as_ref().map(|path| dated(tables, table, path));
            for field in &person.belongs {
                let Some(def) = def.fields.get(*field) else { continue };
                let list = def.code_list.and_then(|list| tables.project.code_lists.get(list));
                let is_unknown = |text: &str| {
                    list.is_some_and(|list| list.codes.iter().any(|c| c.unknown && c.code == text))
                };
                let known = fields.entry(def.name.clone()).or_default();
                let numbering = numberings.entry(def.name.clone()).or_insert_with(Numbering::new);
                let column = tables.field(table, *field);
                // The number of each value among the texts of the field; none for what tells nothing.
                let texts: Vec<Option<u32>> = column
                    .values
                    .iter()
                    .map(|value| {
                        let text = value.text().filter(|text| !is_unknown(text))?;
                        let (number, is_new) = numbering.of(text.clone(), 0);
                        if is_new {
                            known.texts.push(text);
                        }
                        Some(number)
                    })
                    .collect();
                for (row, (person, code)) in persons.iter().zip(&column.codes).enumerate() {
                    let (Some(person), Some(text)) = (person, texts[*code as usize]) else { continue };
                    // What has no date is the oldest.
                    let day = dates.as_ref().and_then(|dates| dates[row]).unwrap_or(i32::MIN);
                    if day <= tables.as_of {
                        known.learn(*person as usize, day, text);
                    }
                }
            }
        }
        Settled { fields }
    }

    /// A field with the value that holds for the person of each row.
    pub fn applied(&self, tables: &Tables, table: usize, field: usize, own: Coded) -> Coded {
        let def = &tables.project.tables[table];
        let person = def.person.as_ref().filter(|person| person.belongs.contains(&field));
        let persons = tables.valid[table].persons.as_ref().filter(|_| person.is_some());
        let (Some(persons), Some(known)) = (persons, self.fields.get(&def.fields[field].name)) else {
            return own;
        };
        let kind = def.fields[field].kind;
        let mut values = (*own.values).clone();
        let mut places: FxHashMap<Value, usize> =
            values.iter().enumerate().map(|(place, value)| (value.clone(), place)).collect();
        // The number, among the values of this column, of each text that may hold.
        let numbers: Vec<u32> = known
            .texts
            .iter()
            .map(|text| {
                let value = read(kind, text);
                let place = *places.entry(value.clone()).or_insert(values.len());
                if place == values.len() {
                    values.push(value);
                }
                place as u32
            })
            .collect();
        let code = |(person, own): (&Option<u32>, &u32)| {
            let held = person.and_then(|person| *known.of_person.get(person as usize)?);
            held.map_or(*own, |(_, text)| numbers[text as usize])
        };
        Coded { codes: persons.iter().zip(&own.codes).map(code).collect(), values: Arc::new(values) }
    }
}

impl Field {
    fn learn(&mut self, person: usize, day: i32, text: u32) {
        if self.of_person.len() <= person {
            self.of_person.resize(person + 1, None);
        }
        let held = &mut self.of_person[person];
        // Of two values of one day that holds which comes later by its text.
        let is_later = held.is_none_or(|(before, own)| {
            day > before || (day == before && self.texts[text as usize] > self.texts[own as usize])
        });
        if is_later {
            *held = Some((day, text));
        }
    }
}

/// The last day that the date of each row may mean.
fn dated(tables: &Tables, table: usize, path: &Path) -> Vec<Option<i32>> {
    let column = match &path.column {
        // A date belongs to no person, so it is read as it stands.
        Column::Field(field) => tables.field(path.table, *field),
        _ => return vec![None; tables.height(table)],
    };
    let last: Vec<Option<i32>> = column
        .values
        .iter()
        .map(|value| days_of(&tables.project.calendar, value).map(|(_, last)| last))
        .collect();
    let of = |row: u32| column.codes.get(row as usize).and_then(|code| last[*code as usize]);
    match tables.rows(table, path) {
        Some(rows) => rows.into_iter().map(|row| of(row?)).collect(),
        None => (0u32..).take(tables.height(table)).map(of).collect(),
    }
}

fn read(kind: FieldType, text: &Arc<str>) -> Value {
    let value = match kind {
        FieldType::Integer | FieldType::Number | FieldType::Year => text.parse().ok().map(Value::Number),
        FieldType::Boolean => text.parse().ok().map(Value::Truth),
        FieldType::Date => text.parse().ok().map(|day| Value::Day(to_days(day))),
        FieldType::String | FieldType::Period | FieldType::List => Some(Value::Text(text.clone())),
    };
    value.unwrap_or(Value::Nothing)
}
