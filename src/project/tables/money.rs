//! Columns in the base currency.

use super::keys::find_field;
use crate::diag::{Code, Finding};
use crate::money::Quotation;
use crate::project::expression::{Written, condition, uses_money};
use crate::project::faults::Faults;
use crate::project::files::Entries;
use crate::project::model::{Column, MoneyDef, Role};
use crate::project::names::{choose, is_column_name};
use crate::project::raw::{RawMoney, RawTable};
use crate::project::schema::{Kind, Schema};
use toml::Spanned;

/// The money columns of a table, without their conditions: those may name any
/// column, and are resolved when all columns of all tables are known. Says
/// whether one of them is broken.
pub fn money(
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) -> (Vec<MoneyDef>, bool) {
    let mut columns: Vec<MoneyDef> = Vec::new();
    let mut broken = false;
    for raw in file.entries.money.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref) {
        if let Some(name) = &raw.name {
            check_name(name, table, file, schema, faults);
            let others = columns.iter().zip(file.entries.money.iter().flat_map(Spanned::get_ref));
            let bare = others
                .filter(|(other, raw)| other.name == *name.get_ref() && raw.get_ref().condition.is_none());
            if raw.condition.is_none() && bare.count() > 0 {
                let message = format!("two entries without `where` are called `{}`", name.get_ref());
                let finding = Finding::new(Code::DuplicateName, file.at(name.span()), message);
                faults.add(finding.expected("a `where` in all of them but one"));
            }
        }
        match money_column(raw, table, file, schema, faults) {
            Some(column) => columns.push(column),
            None => broken = true,
        }
    }
    (columns, broken)
}

/// The conditions of the money columns of a table, in the order of [`money`].
pub fn money_conditions(table: usize, file: &Entries<RawTable>, schema: &mut Schema, faults: &mut Faults) {
    let raws = file.entries.money.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref);
    // Entries that could not be resolved have no column, and the run ends anyway.
    if schema.tables[table].money.len() != raws.clone().count() {
        return;
    }
    for (number, raw) in raws.enumerate() {
        let Some(text) = &raw.condition else { continue };
        let written = Written {
            text: text.get_ref(),
            file: &file.file,
            source: &file.text,
            span: (text.span().start, text.span().end),
        };
        let resolved = condition(written, table, schema, faults);
        if resolved.as_ref().is_some_and(uses_money) {
            let message = "a condition of an amount cannot depend on an amount in the base currency";
            faults.add(Finding::new(Code::Circle, written.place(), message));
        }
        schema.tables[table].money[number].condition = resolved;
    }
}

fn money_column(
    raw: &RawMoney,
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) -> Option<MoneyDef> {
    let amount = raw.amount.as_ref().and_then(|name| find_field(name, table, file, schema, faults));
    if let (Some(number), Some(place)) = (amount, &raw.amount) {
        need(schema.field_kind(table, number), &[Kind::Number], place, "an amount", file, faults);
    }
    let currency = raw.currency.as_ref().and_then(|name| find_field(name, table, file, schema, faults));
    if let (Some(number), Some(place)) = (currency, &raw.currency) {
        let kind = schema.field_kind(table, number);
        let text = [Kind::Text(schema.tables[table].fields[number].code_list)];
        need(kind, &text, place, "a currency", file, faults);
    }
    let date = raw.date.as_ref().and_then(|name| {
        let path = schema.find_path(table, name.get_ref(), file.at(name.span()), faults)?;
        need(schema.kind(&path), &[Kind::Date], name, "the date of a rate", file, faults);
        matches!(path.column, Column::Field(_)).then_some(path)
    });
    let rates = raw.rates.as_ref().and_then(|name| {
        let rates = schema.table_names.find(name.get_ref(), file.at(name.span()), faults)?;
        if schema.tables[rates].role != Some(Role::Rates) && !schema.doubts.tables.contains(&rates) {
            let message = format!("the table `{}` holds no rates", name.get_ref());
            faults.bad_value(file.at(name.span()), message, "a table with `role = \"rates\"`");
        }
        Some(rates)
    });
    let quoted = raw.quoted.as_ref().and_then(|word| {
        let choices =
            [("units_per_base", Quotation::UnitsPerBase), ("base_per_unit", Quotation::BasePerUnit)];
        choose(word.get_ref(), "a direction of rates", &choices, file.at(word.span()), faults)
    });
    let max_age_days = raw.max_age_days.as_ref().and_then(|days| {
        let number = i32::try_from(*days.get_ref()).ok().filter(|days| *days >= 0);
        if number.is_none() {
            faults.bad_value(file.at(days.span()), "this is no number of days", "a whole number such as 45");
        }
        number
    });
    Some(MoneyDef {
        name: raw.name.as_ref()?.get_ref().clone(),
        amount: amount?,
        currency: currency?,
        date: date?,
        rates: rates?,
        quoted: quoted?,
        max_age_days,
        condition: None,
    })
}

fn need(
    kind: Kind,
    allowed: &[Kind],
    place: &Spanned<String>,
    what: &str,
    file: &Entries<RawTable>,
    faults: &mut Faults,
) {
    if kind != Kind::Doubtful && !allowed.contains(&kind) {
        let message = format!("`{}` holds {}, and cannot be {what}", place.get_ref(), kind.plural());
        faults.bad_value(file.at(place.span()), message, allowed.first().map_or("", |kind| kind.plural()));
    }
}

fn check_name(
    name: &Spanned<String>,
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) {
    let def = &schema.tables[table];
    let taken = def.field(name.get_ref()).is_some()
        || def.person.as_ref().is_some_and(|person| {
            person.name == *name.get_ref()
                || person.age.as_ref().is_some_and(|age| age.name == *name.get_ref())
        });
    if taken {
        let message = format!("`{}` is already the name of a column", name.get_ref());
        let finding = Finding::new(Code::DuplicateName, file.at(name.span()), message);
        faults.add(finding.expected("a name of its own"));
    } else if !is_column_name(name.get_ref()) {
        let message = format!("`{}` cannot be the name of a column", name.get_ref());
        faults.bad_value(file.at(name.span()), message, "letters, digits and `_`, beginning with a letter");
    }
}
