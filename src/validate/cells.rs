//! What the values of a field must be: required, within a range, of a
//! pattern, one of a list.

use super::ledger::{Ledger, Status};
use super::values::{shown, without};
use crate::diag::{Argument, Code, Finding};
use crate::number::Decimal;
use crate::period::to_days;
use crate::project::{Constraints, Field, Format, OnError, TableDef};
use crate::table::split_list;
use polars::prelude::{AnyValue, Column};

/// Checks the cells of a table.
pub fn check(ledger: &mut Ledger<'_>, table: usize) {
    let Some(definition) = ledger.definition(table) else { return };
    for (number, field) in definition.fields.iter().enumerate() {
        if is_required(definition, number) {
            check_required(ledger, definition, table, number, field);
        }
        check_values(ledger, definition, table, number, field);
    }
}

/// Fields declared so, and parts of the key: without the person a row is
/// treated as in a table without key, and is not at fault.
fn is_required(definition: &TableDef, field: usize) -> bool {
    let person = definition.person.as_ref().and_then(|person| person.id);
    definition.fields.get(field).is_some_and(|field| field.constraints.required)
        || definition.primary_key.contains(&field) && person != Some(field)
}

fn check_required(
    ledger: &mut Ledger<'_>,
    definition: &TableDef,
    table: usize,
    number: usize,
    field: &Field,
) {
    let Some(column) = ledger.columns(table, &[number]).first().map(|column| column.is_not_null()) else {
        return;
    };
    for (row, present) in column.iter().enumerate() {
        if present == Some(true) || ledger.was_faulty(table, row, number) {
            continue;
        }
        let finding = ledger.report(Code::RequiredMissing, (table, row), Some(number), "", |place, _| {
            Finding::new(
                Code::RequiredMissing,
                place,
                format!("{}: the cell is empty, and must be filled in", field.name),
            )
            .expected("a value")
            .hint(match field.on_error {
                OnError::Row => "Fill in the cell: until then the row is in no figure",
                OnError::Cell => "Fill in the cell",
            })
            .about(&definition.name, [field.name.as_str()])
            .kind(match field.on_error {
                OnError::Row => "row",
                OnError::Cell => "cell",
            })
        });
        if field.on_error == OnError::Row {
            ledger.set(table, row, Status::Quarantined(finding));
        }
    }
}

fn check_values(ledger: &mut Ledger<'_>, definition: &TableDef, table: usize, number: usize, field: &Field) {
    let limits = &field.constraints;
    let has_range = limits.minimum.is_some()
        || limits.maximum.is_some()
        || limits.earliest.is_some()
        || limits.latest.is_some();
    let is_free = limits.pattern.is_none() && limits.one_of.is_none() && field.format == Format::Default;
    if !has_range && is_free {
        return;
    }
    let Some(column) = ledger.columns(table, &[number]).first().map(|column| (*column).clone()) else {
        return;
    };
    let mut dropped = vec![false; column.len()];
    for (row, drop) in dropped.iter_mut().enumerate() {
        let Some((code, expected, (kind, arguments))) = fault(field, &column, row) else { continue };
        let found = shown(&column, row).unwrap_or_default();
        let finding = ledger.report(code, (table, row), Some(number), &found, |place, found| {
            let mut finding =
                Finding::new(code, place, format!("{}: \"{found}\" is not {expected}", field.name))
                    .found(found)
                    .expected(expected)
                    .about(&definition.name, [field.name.as_str()])
                    .kind(kind);
            finding.telling.arguments = arguments;
            finding
        });
        match field.on_error {
            OnError::Row => ledger.set(table, row, Status::Quarantined(finding)),
            OnError::Cell => *drop = true,
        }
    }
    if dropped.contains(&true)
        && let Some(table) = ledger.tables.get_mut(table)
    {
        // The column has the name and the length of the one it replaces.
        let _ = table.frame.with_column(without(&column, &dropped));
    }
}

/// Which sentence says what was expected, and what it says.
type Told = (&'static str, Vec<(&'static str, Argument)>);

/// What is wrong with a value, and what was expected.
fn fault(field: &Field, column: &Column, row: usize) -> Option<(Code, String, Told)> {
    let limits = &field.constraints;
    let value = column.get(row).ok()?;
    let outside = match &value {
        AnyValue::Null => return None,
        AnyValue::Int64(number) => outside(limits, Decimal::from(*number)),
        AnyValue::Decimal(units, ..) => outside(limits, Decimal::from_units(*units)),
        AnyValue::Date(days) => {
            limits.earliest.is_some_and(|day| *days < to_days(day))
                || limits.latest.is_some_and(|day| *days > to_days(day))
        }
        _ => false,
    };
    if outside {
        return Some((Code::OutOfRange, range(limits), bounds(limits)));
    }
    let text = shown(column, row)?;
    let items: Vec<&str> = match &value {
        AnyValue::String(list) if list.starts_with('|') => split_list(list).collect(),
        _ => vec![text.as_str()],
    };
    if field.format == Format::Email && !items.iter().all(|item| is_email(item)) {
        return Some((Code::BadPattern, "an e-mail address".into(), ("email", Vec::new())));
    }
    if let Some(pattern) = &limits.pattern {
        let whole = |item: &&str| pattern.find(item).is_some_and(|found| found.len() == item.len());
        if !items.iter().all(whole) {
            // The whole text must match: what says so is of no use to people.
            let bare = pattern.as_str();
            let bare = bare.strip_prefix("^(?:").and_then(|bare| bare.strip_suffix(")$")).unwrap_or(bare);
            let told = ("pattern", vec![("pattern", Argument::Text(bare.to_string()))]);
            return Some((Code::BadPattern, format!("of the form {pattern}"), told));
        }
    }
    if let Some(listed) = &limits.one_of
        && !items.iter().all(|item| listed.iter().any(|value| value == item))
    {
        let told = ("", vec![("listed", Argument::Text(listed.join(", ")))]);
        return Some((Code::NotListed, format!("one of {}", listed.join(", ")), told));
    }
    None
}

/// Something, an at sign, and a name with a point: whether mail arrives there
/// cannot be seen from the text.
fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        let ends = host.split('.').all(|part| !part.is_empty());
        !name.is_empty() && host.contains('.') && ends && !text.contains(' ') && !host.contains('@')
    })
}

fn outside(limits: &Constraints, number: Decimal) -> bool {
    limits.minimum.is_some_and(|minimum| number < minimum)
        || limits.maximum.is_some_and(|maximum| number > maximum)
}

/// The bounds as a sentence says them.
fn bounds(limits: &Constraints) -> Told {
    let number = |n: Decimal| Argument::Text(n.to_string());
    let low = limits.minimum.map(number).or_else(|| limits.earliest.map(Argument::Day));
    let high = limits.maximum.map(number).or_else(|| limits.latest.map(Argument::Day));
    match (low, high) {
        (Some(low), Some(high)) => ("between", vec![("low", low), ("high", high)]),
        (Some(low), None) => ("least", vec![("low", low)]),
        (None, Some(high)) => ("most", vec![("high", high)]),
        (None, None) => ("", Vec::new()),
    }
}

fn range(limits: &Constraints) -> String {
    let low = limits.minimum.map(|n| n.to_string()).or_else(|| limits.earliest.map(|day| day.to_string()));
    let high = limits.maximum.map(|n| n.to_string()).or_else(|| limits.latest.map(|day| day.to_string()));
    match (low, high) {
        (Some(low), Some(high)) => format!("between {low} and {high}"),
        (Some(low), None) => format!("{low} or more"),
        (None, Some(high)) => format!("{high} or less"),
        (None, None) => "in the range".into(),
    }
}
