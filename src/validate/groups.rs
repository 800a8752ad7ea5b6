//! The table of memberships itself: a membership that ends before it begins,
//! one of a scheme rather than of a group, and two that say of one country and
//! group two different things.

use super::ledger::{Ledger, Status};
use super::values::shown;
use crate::diag::{Argument, Code, Finding};
use crate::project::{Part, Role};
use std::collections::BTreeMap;

/// A membership that is used: its row, and its first and last day.
type Between = (usize, i32, i32);

/// Reports what is wrong with the rows of the table of memberships.
pub fn check(ledger: &mut Ledger<'_>, table: usize) {
    let Some(definition) = ledger.definition(table).filter(|table| table.role == Some(Role::Memberships))
    else {
        return;
    };
    let part = |part: Part| definition.parts.get(&part).copied();
    let (Some(group), Some(place)) = (part(Part::Group), part(Part::Place)) else { return };
    let (from, to) = (part(Part::From), part(Part::To));
    let name = |field: Option<usize>| {
        field.and_then(|field| definition.fields.get(field)).map(|field| field.name.as_str())
    };
    let list = definition.fields.get(group).and_then(|field| field.code_list);
    let list = list.and_then(|list| ledger.project.code_lists.get(list));
    let mut known: BTreeMap<(String, String), Vec<Between>> = BTreeMap::new();
    for row in 0..ledger.height(table) {
        let text = |ledger: &Ledger<'_>, field: usize| {
            ledger.columns(table, &[field]).first().and_then(|column| shown(column, row))
        };
        let day = |ledger: &Ledger<'_>, field: Option<usize>| {
            let column = ledger.columns(table, &[field?]).first()?.as_materialized_series().clone();
            column.date().ok()?.physical().get(row)
        };
        if !ledger.is_used(table, row) {
            continue;
        }
        let (Some(code), Some(country)) = (text(ledger, group), text(ledger, place)) else { continue };
        let (first, last) = (day(ledger, from), day(ledger, to));
        if let (Some(first), Some(last)) = (first, last)
            && last < first
        {
            let told = |field: Option<usize>| field.and_then(|field| text(ledger, field)).unwrap_or_default();
            let (starts, ends) = (told(from), told(to));
            let finding = Finding::new(
                Code::MembershipEndsEarly,
                ledger.place(table, row, to),
                format!("the membership of {country} in {code} ends before it begins"),
            )
            .found(format!("{starts} to {ends}"))
            .expected("a last day that is not before the first")
            .about(&definition.name, [name(from), name(to)].into_iter().flatten())
            .with("country", Argument::Text(country))
            .with("group", Argument::Text(code));
            let number = ledger.note(finding);
            ledger.set(table, row, Status::Quarantined(number));
            continue;
        }
        if let Some(list) = list.filter(|list| list.is_scheme(&code)) {
            let groups = list.below(&code).join(", ");
            let number =
                ledger.report(Code::MembershipOfScheme, (table, row), Some(group), &code, |at, code| {
                    Finding::new(
                        Code::MembershipOfScheme,
                        at,
                        format!("{code} is a scheme, and no group of countries"),
                    )
                    .found(code)
                    .expected(format!("one of its groups: {groups}"))
                    .about(&definition.name, name(Some(group)))
                    .with("group", Argument::Text(code.to_string()))
                });
            ledger.set(table, row, Status::Quarantined(number));
            continue;
        }
        let between = (row, first.unwrap_or(i32::MIN), last.unwrap_or(i32::MAX));
        known.entry((code, country)).or_default().push(between);
    }
    for ((code, country), mut rows) in known {
        rows.sort_by_key(|(row, first, last)| (*first, *last, *row));
        let mut until: Option<(usize, i32)> = None;
        for (row, first, last) in rows {
            if let Some((other, end)) = until
                && first <= end
            {
                let at = from.unwrap_or(place);
                let mut finding = Finding::new(
                    Code::MembershipsOverlap,
                    ledger.place(table, row, Some(at)),
                    format!("two memberships of {country} in {code} overlap"),
                )
                .expected("one membership after the other, or a single one")
                .hint("Give the first its last day, or remove one of the two")
                .about(&definition.name, name(Some(at)))
                .with("country", Argument::Text(country.clone()))
                .with("group", Argument::Text(code.clone()));
                finding.also = vec![ledger.place(table, other, Some(at))];
                ledger.note(finding);
            }
            if until.is_none_or(|(_, end)| end < last) {
                until = Some((row, last));
            }
        }
    }
}
