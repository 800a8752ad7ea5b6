//! Declared shares: those of one record add up to 100, and none is negative.

use super::ledger::Ledger;
use super::values::shown;
use crate::diag::{Argument, Code, Finding};
use crate::number::Decimal;
use crate::project::{Part, Role};
use std::collections::BTreeMap;

/// Reports the records whose declared shares cannot be used. Their amounts
/// stand under several countries, as if none were declared.
pub fn check(ledger: &mut Ledger<'_>, table: usize) {
    let Some(definition) = ledger.definition(table).filter(|table| table.role == Some(Role::Shares)) else {
        return;
    };
    let part = |part: Part| definition.parts.get(&part).copied();
    let (Some(key), Some(share)) = (part(Part::Key), part(Part::Share)) else { return };
    let Some(reference) = definition.foreign_keys.iter().find(|reference| reference.fields.contains(&key))
    else {
        return;
    };
    let mut of_record: BTreeMap<u32, Vec<(usize, Decimal)>> = BTreeMap::new();
    let columns = ledger.columns(table, &[share]);
    let links = ledger.tables.get(table).and_then(|rows| rows.links.get(&reference.name));
    for (row, record) in links.into_iter().flatten().enumerate() {
        let number = columns.first().and_then(|column| shown(column, row)?.parse::<Decimal>().ok());
        if let (Some(record), Some(number), true) = (record, number, ledger.is_used(table, row)) {
            of_record.entry(*record).or_default().push((row, number));
        }
    }
    for rows in of_record.values() {
        let sum: Decimal = rows.iter().map(|(_, number)| *number).sum();
        let negative = rows.iter().any(|(_, number)| *number < Decimal::ZERO);
        let Some((first, _)) = rows.first().filter(|_| negative || sum != Decimal::from(100)) else {
            continue;
        };
        let record = ledger.columns(table, &[key]).first().and_then(|column| shown(column, *first));
        let personal = definition.fields.get(key).is_some_and(|field| field.personal);
        let record = if personal { crate::ingest::PERSONAL.to_string() } else { record.unwrap_or_default() };
        let message = if negative {
            format!("a share of \"{record}\" is negative")
        } else {
            format!("the shares of \"{record}\" add up to {sum}")
        };
        let numbers: Vec<String> = rows.iter().map(|(_, number)| number.to_string()).collect();
        let mut finding = Finding::new(Code::BadShares, ledger.place(table, *first, Some(share)), message)
            .found(numbers.join(", "))
            .expected("shares in percent that add up to 100")
            .hint("Correct the shares: until then the amounts stand under several countries")
            .about(&definition.name, definition.fields.get(share).map(|field| field.name.as_str()))
            .kind(if negative { "negative" } else { "sum" })
            .with("record", Argument::Text(record))
            .with("sum", Argument::Text(sum.to_string()));
        finding.also = rows.iter().skip(1).map(|(row, _)| ledger.place(table, *row, Some(share))).collect();
        ledger.note(finding);
    }
}
