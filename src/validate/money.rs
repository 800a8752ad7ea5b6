//! Amounts in the base currency: one column for each money column of a table.

use super::gather::gather;
use super::ledger::{Ledger, Status};
use crate::diag::{Argument, Code, Finding};
use crate::money::{NoRate, Rate, Rates};
use crate::number::{Decimal, SCALE};
use crate::period::from_days;
use crate::project::{Expression, MoneyDef, Part, TableDef};
use jiff::civil::Date;
use polars::prelude::*;
use polars::sql::sql_expr;
use std::collections::BTreeMap;

/// Adds the money columns of all tables. A row whose amount cannot be
/// converted is quarantined.
pub fn convert(ledger: &mut Ledger<'_>) {
    let mut rates: BTreeMap<usize, Rates> = BTreeMap::new();
    for definition in ledger.project.tables.iter().flat_map(|table| &table.money) {
        rates.entry(definition.rates).or_insert_with(|| rates_of(ledger, definition.rates));
    }
    for (table, definition) in ledger.project.tables.iter().enumerate() {
        let mut names: Vec<&str> = Vec::new();
        for money in &definition.money {
            if !names.contains(&money.name.as_str()) {
                names.push(&money.name);
            }
        }
        for name in names {
            let entries: Vec<&MoneyDef> =
                definition.money.iter().filter(|money| money.name == name).collect();
            let amounts = amounts(ledger, table, definition, &entries, &rates);
            let column = Int128Chunked::from_iter_options(name.into(), amounts.into_iter())
                .into_decimal_unchecked(crate::ingest::PRECISION, SCALE as usize)
                .into_column();
            if let Some(table) = ledger.tables.get_mut(table) {
                // There is one amount for each row.
                let _ = table.frame.with_column(column);
            }
        }
    }
}

/// The rates of a table, from its rows that are used.
fn rates_of(ledger: &Ledger<'_>, table: usize) -> Rates {
    let mut rates = Rates::default();
    let Some(definition) = ledger.definition(table) else { return rates };
    let part = |part| definition.parts.get(&part).copied();
    let (Some(currency), Some(from), Some(rate)) = (part(Part::Currency), part(Part::Date), part(Part::Rate))
    else {
        return rates;
    };
    let columns = ledger.columns(table, &[currency, from, rate]);
    let [currency, from, rate] = columns.as_slice() else { return rates };
    let (currency, from, rate) =
        (currency.as_materialized_series(), from.as_materialized_series(), rate.as_materialized_series());
    for row in (0..ledger.height(table)).filter(|row| ledger.is_used(table, *row)) {
        if let (Some(currency), Some(from), Some(rate)) =
            (text(currency, row), day(from, row), decimal(rate, row))
        {
            rates.add(&currency, Rate { from, rate });
        }
    }
    rates
}

/// The amounts of one money column. Of several entries the first whose
/// condition holds is meant.
fn amounts(
    ledger: &mut Ledger<'_>,
    table: usize,
    definition: &TableDef,
    entries: &[&MoneyDef],
    rates: &BTreeMap<usize, Rates>,
) -> Vec<Option<i128>> {
    let height = ledger.height(table);
    let mut amounts = vec![None; height];
    let mut settled = vec![false; height];
    for money in entries {
        let holds = match &money.condition {
            None => vec![true; height],
            Some(condition) => match evaluate(ledger, table, condition) {
                Ok(holds) => holds,
                Err(error) => {
                    let message = format!("the condition cannot be judged ({error})");
                    ledger.note(Finding::new(Code::BadExpression, condition.at.clone(), message));
                    vec![false; height]
                }
            },
        };
        let Ok(days) = gather(&ledger.tables, ledger.project, table, &money.date) else { continue };
        let columns = ledger.columns(table, &[money.amount, money.currency]);
        let [amount, currency] = columns.as_slice() else { continue };
        let (amount, currency) =
            (amount.as_materialized_series().clone(), currency.as_materialized_series().clone());
        let none = Rates::default();
        let rates = rates.get(&money.rates).unwrap_or(&none);
        for row in 0..height {
            let meant = holds.get(row) == Some(&true) && settled.get(row) == Some(&false);
            if !meant || !ledger.is_used(table, row) {
                continue;
            }
            if let Some(settled) = settled.get_mut(row) {
                *settled = true;
            }
            let Some(value) = decimal(&amount, row) else { continue };
            let record = Amount { value, currency: text(&currency, row), day: day(&days, row) };
            match record.convert(money, rates, &ledger.project.base_currency) {
                Ok(converted) => {
                    if let Some(slot) = amounts.get_mut(row) {
                        *slot = Some(converted.units());
                    }
                }
                Err(reason) => {
                    let finding = report(ledger, (table, row), definition, money, &record, &reason);
                    ledger.set(table, row, Status::Quarantined(finding));
                }
            }
        }
    }
    amounts
}

/// Why an amount cannot be converted: which sentence says it, and the reason.
type Why = (&'static str, String);

struct Amount {
    value: Decimal,
    currency: Option<String>,
    day: Option<Date>,
}

impl Amount {
    fn convert(&self, money: &MoneyDef, rates: &Rates, base: &str) -> Result<Decimal, Why> {
        let Some(currency) = &self.currency else {
            return Err(("no-currency", "the amount has no currency".into()));
        };
        // The base currency needs no rate, and so no date.
        let day = match self.day {
            Some(day) => day,
            None if currency == base => Date::MIN,
            None => {
                let reason = format!("the amount in {currency} has no date of which a rate could be");
                return Err(("no-date", reason));
            }
        };
        rates.convert(self.value, currency, base, day, money.quoted, money.max_age_days).map_err(|error| {
            match error {
                NoRate::UnknownCurrency => {
                    ("currency", format!("there are no exchange rates for {currency}"))
                }
                NoRate::TooEarly(first) => {
                    ("date", format!("the first exchange rate for {currency} is of {first}, after {day}"))
                }
                NoRate::TooOld(last) => (
                    "date",
                    format!("the latest exchange rate for {currency} before {day} is of {last}, too old"),
                ),
                NoRate::Unusable(of) => {
                    ("date", format!("the exchange rate for {currency} of {of} cannot be used"))
                }
            }
        })
    }
}

fn report(
    ledger: &mut Ledger<'_>,
    at: (usize, usize),
    definition: &TableDef,
    money: &MoneyDef,
    record: &Amount,
    (kind, reason): &Why,
) -> usize {
    let currency = record.currency.as_deref().unwrap_or("");
    let personal = definition.fields.get(money.amount).is_some_and(|field| field.personal);
    let found =
        if personal { String::new() } else { format!("{} {currency}", record.value).trim_end().to_string() };
    let rates = ledger.definition(money.rates).map_or("", |table| table.name.as_str());
    let age = money.max_age_days.map_or(String::new(), |days| format!(", at most {days} days old"));
    let fields = [money.amount, money.currency]
        .into_iter()
        .filter_map(|field| definition.fields.get(field))
        .map(|field| field.name.as_str());
    ledger.report_apart(Code::MissingRate, at, Some(money.amount), (&found, kind), |place, found| {
        Finding::new(Code::MissingRate, place, reason.as_str())
            .found(found)
            .expected(format!("an exchange rate in the table \"{rates}\"{age}"))
            .hint(format!("Add the rate to the table \"{rates}\", or correct the currency or the date"))
            .about(&definition.name, fields)
            .kind(kind)
            .with("currency", Argument::Text(currency.to_string()))
    })
}

/// For which rows of a table a condition holds; unknown counts as no.
fn evaluate(ledger: &Ledger<'_>, table: usize, condition: &Expression) -> PolarsResult<Vec<bool>> {
    let height = ledger.height(table);
    let columns = condition
        .columns
        .iter()
        .map(|path| Ok(gather(&ledger.tables, ledger.project, table, path)?.into_column()))
        .collect::<PolarsResult<Vec<Column>>>()?;
    let expression = sql_expr(condition.tree.to_string())?.alias("holds");
    let frame = DataFrame::new(height, columns)?.lazy().select([expression]).collect()?;
    let holds = frame.column("holds")?.as_materialized_series().clone();
    let holds: Vec<bool> = holds.bool()?.iter().map(|holds| holds == Some(true)).collect();
    // A condition without columns has one value, for all rows.
    Ok(if holds.len() == 1 { holds.repeat(height) } else { holds })
}

fn text(series: &Series, row: usize) -> Option<String> {
    series.try_str()?.get(row).map(String::from)
}

fn day(series: &Series, row: usize) -> Option<Date> {
    match series.get(row).ok()? {
        AnyValue::Date(days) => from_days(days),
        _ => None,
    }
}

fn decimal(series: &Series, row: usize) -> Option<Decimal> {
    match series.get(row).ok()? {
        AnyValue::Decimal(units, ..) => Some(Decimal::from_units(units)),
        AnyValue::Int64(number) => Some(Decimal::from(number)),
        _ => None,
    }
}
