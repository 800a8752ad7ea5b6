//! Roles of tables, and the parts of their fields in them.

use crate::diag::{Code, Finding};
use crate::project::faults::{Faults, listed};
use crate::project::files::Entries;
use crate::project::model::{Part, Role};
use crate::project::names::choose;
use crate::project::raw::RawTable;
use crate::project::schema::{Kind, Schema};
use std::collections::BTreeMap;
use toml::Spanned;

/// The roles, and those that this version does not know what to do with.
const ROLES: [(&str, Option<Role>); 8] = [
    ("activities", Some(Role::Activities)),
    ("targets", Some(Role::Targets)),
    ("rates", Some(Role::Rates)),
    ("history", Some(Role::History)),
    ("shares", Some(Role::Shares)),
    ("reported", Some(Role::Reported)),
    ("memberships", Some(Role::Memberships)),
    ("programmes", None),
];

/// What the field of a part must hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Text,
    Coded,
    Number,
    Truth,
    Day,
    Any,
}

/// A part of a role: its word, whether there must be a field for it, and what the field holds.
type PartOf = (&'static str, Part, bool, Holds);

fn parts_of(role: Role) -> &'static [PartOf] {
    match role {
        Role::Activities => &[],
        Role::Targets => &[
            ("indicator", Part::Indicator, true, Holds::Text),
            ("programme", Part::Programme, false, Holds::Coded),
            ("place", Part::Place, false, Holds::Coded),
            ("period", Part::Period, true, Holds::Any),
            ("kind", Part::Kind, true, Holds::Coded),
            ("value", Part::Value, true, Holds::Number),
            ("set_on", Part::SetOn, false, Holds::Day),
            ("reason", Part::Reason, false, Holds::Text),
            ("includes_baseline", Part::IncludesBaseline, false, Holds::Truth),
        ],
        Role::Rates => &[
            ("currency", Part::Currency, true, Holds::Text),
            ("date", Part::Date, true, Holds::Day),
            ("rate", Part::Rate, true, Holds::Number),
        ],
        Role::History => &[
            ("key", Part::Key, true, Holds::Any),
            ("stage", Part::Stage, true, Holds::Coded),
            ("date", Part::Date, true, Holds::Day),
        ],
        Role::Shares => &[
            ("key", Part::Key, true, Holds::Any),
            ("place", Part::Place, true, Holds::Coded),
            ("share", Part::Share, true, Holds::Number),
        ],
        Role::Memberships => &[
            ("group", Part::Group, true, Holds::Coded),
            ("place", Part::Place, true, Holds::Coded),
            ("from", Part::From, false, Holds::Day),
            ("to", Part::To, false, Holds::Day),
        ],
        Role::Reported => &[
            ("indicator", Part::Indicator, true, Holds::Text),
            ("programme", Part::Programme, false, Holds::Coded),
            ("place", Part::Place, false, Holds::Coded),
            ("period", Part::Period, true, Holds::Any),
            ("dimension", Part::Dimension, false, Holds::Text),
            ("category", Part::Category, false, Holds::Any),
            ("accumulation", Part::Accumulation, false, Holds::Text),
            ("value", Part::Value, true, Holds::Number),
            ("numerator", Part::Numerator, false, Holds::Number),
            ("denominator", Part::Denominator, false, Holds::Number),
            ("note", Part::Note, false, Holds::Text),
        ],
    }
}

/// The role of a table. Says also whether one is given at all, known or not.
pub fn role(file: &Entries<RawTable>, faults: &mut Faults) -> Option<Role> {
    let word = file.entries.role.as_ref()?;
    let role = choose(word.get_ref(), "a role of tables", &ROLES, file.at(word.span()), faults)?;
    if role.is_none() {
        let known: Vec<&str> =
            ROLES.iter().filter(|(_, role)| role.is_some()).map(|(word, _)| *word).collect();
        let message = format!("tables of the role `{}` cannot be used yet", word.get_ref());
        let finding = Finding::new(Code::Unsupported, file.at(word.span()), message);
        let finding = finding.expected(format!("one of {}", listed(&known)));
        faults.add(match word.get_ref().as_str() {
            "programmes" => finding
                .hint("programmes and projects are defined in yardstick.toml, as `[[programme]]` entries"),
            _ => finding,
        });
    }
    role
}

/// The fields of a table by their part in its role.
pub fn parts(
    table: usize,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) -> BTreeMap<Part, usize> {
    let mut found: BTreeMap<Part, usize> = BTreeMap::new();
    let def = &schema.tables[table];
    let fields = file.entries.fields.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref);
    let parts: &[PartOf] = def.role.map(parts_of).unwrap_or_default();
    let choices: Vec<(&str, &PartOf)> = parts.iter().map(|part| (part.0, part)).collect();
    let mut doubtful = file.broken;
    for (number, raw) in fields.enumerate() {
        let Some(word) = &raw.part else { continue };
        let at = file.at(word.span());
        if choices.is_empty() {
            // A role that is not known has been reported, and its parts with it.
            if def.role.is_some() || file.entries.role.is_none() {
                let message = "a field has a part only in a table whose role has parts";
                faults.bad_value(at, message, "a role of the table, or no `part`");
            }
            continue;
        }
        let Some((_, part, _, holds)) =
            choose(word.get_ref(), "a part of this role", &choices, at.clone(), faults)
        else {
            doubtful = true;
            continue;
        };
        let kind = schema.field_kind(table, number);
        if !fits(kind, *holds) {
            let message = format!("the part `{}` cannot hold {}", word.get_ref(), kind.plural());
            faults.bad_value(at.clone(), message, expected(*holds));
        }
        if let Some(other) = found.insert(*part, number) {
            let message = format!("`{}` has the part `{}` already", def.fields[other].name, word.get_ref());
            faults.bad_value(at, message, "one field for each part");
        }
    }
    if !doubtful && let Some(role) = &file.entries.role {
        for (word, part, needed, holds) in parts {
            if *needed && !found.contains_key(part) {
                let message = format!("a table of the role `{}` needs a field for `{word}`", role.get_ref());
                let finding = Finding::new(Code::MissingPart, file.at(role.span()), message);
                faults.add(
                    finding
                        .expected(format!("a field that holds {}", expected(*holds)))
                        .hint(format!("say `part = \"{word}\"` in that field")),
                );
            }
        }
    }
    check_code_parts(table, &found, file, schema, faults);
    found
}

/// Of the tables of memberships there is one, and what belongs to its groups are countries.
pub fn check_memberships(files: &[Entries<RawTable>], schema: &Schema, faults: &mut Faults) {
    let is_one = |number: &usize| schema.tables[*number].role == Some(Role::Memberships);
    let mut numbers = (0..files.len()).filter(is_one);
    let Some(first) = numbers.next() else { return };
    let at = |number: usize| {
        let file = &files[number];
        file.at(file.entries.role.as_ref().map(Spanned::span).unwrap_or_default())
    };
    for second in numbers {
        let message = format!(
            "`{}` is a second table of memberships, beside `{}`",
            schema.tables[second].name, schema.tables[first].name
        );
        let mut finding = Finding::new(Code::SecondMemberships, at(second), message);
        finding.also.push(at(first));
        faults.add(
            finding
                .expected("one table of memberships, for all schemes")
                .hint("put the rows into one table: several sources in input/sources.toml may fill it"),
        );
    }
    let def = &schema.tables[first];
    let Some(number) = def.parts.get(&Part::Place).copied() else { return };
    let Some(list) = def.fields[number].code_list else { return };
    if schema.countries.is_some_and(|countries| countries != list) {
        let raw = files[first].entries.fields.as_ref().and_then(|fields| fields.get_ref().get(number));
        let span = raw.and_then(|raw| raw.get_ref().codelist.as_ref()).map(Spanned::span).unwrap_or_default();
        let message = format!("`{}` holds codes of the list `{}`", def.fields[number].name, {
            &schema.code_lists[list].name
        });
        let finding = Finding::new(Code::MembershipPlace, files[first].at(span), message);
        faults.add(finding.expected("the code list of countries"));
    }
}

/// The codes that say what a target is must say it in a way the engine knows.
fn check_code_parts(
    table: usize,
    found: &BTreeMap<Part, usize>,
    file: &Entries<RawTable>,
    schema: &Schema,
    faults: &mut Faults,
) {
    let def = &schema.tables[table];
    let (part, allowed, needed): (Part, &[&str], &[&str]) = match def.role {
        Some(Role::Targets) => (Part::Kind, &["baseline", "milestone", "target"], &["target"]),
        Some(Role::History) => (Part::Stage, &["withdrawn"], &[]),
        _ => return,
    };
    let Some(number) = found.get(&part).copied() else { return };
    let Some(list) = def.fields[number].code_list.filter(|list| !schema.doubts.lists.contains(list)) else {
        return;
    };
    let list = &schema.code_lists[list];
    let raw = file.entries.fields.as_ref().and_then(|fields| fields.get_ref().get(number));
    let Some(place) = raw.and_then(|raw| raw.get_ref().codelist.as_ref()).map(Spanned::span) else { return };
    for entry in &list.codes {
        if let Some(word) = entry.part.as_deref().filter(|word| !allowed.contains(word)) {
            let message =
                format!("the code `{}` of the list `{}` has the part `{word}`", entry.code, list.name);
            faults.bad_value(file.at(place.clone()), message, format!("one of {}", listed(allowed)));
        }
    }
    for word in needed {
        if !list.codes.iter().any(|entry| entry.part.as_deref() == Some(word)) {
            let message = format!("no code of the list `{}` has the part `{word}`", list.name);
            let finding = Finding::new(Code::MissingPart, file.at(place.clone()), message);
            faults.add(finding.expected(format!("`{word}` in the column `part` of the code list")));
        }
    }
}

fn fits(kind: Kind, holds: Holds) -> bool {
    kind == Kind::Doubtful
        || match holds {
            Holds::Any => !matches!(kind, Kind::List(_)),
            Holds::Text => matches!(kind, Kind::Text(_)),
            Holds::Coded => matches!(kind, Kind::Text(Some(_))),
            Holds::Number => kind == Kind::Number,
            Holds::Truth => kind == Kind::Truth,
            Holds::Day => kind == Kind::Date,
        }
}

fn expected(holds: Holds) -> &'static str {
    match holds {
        Holds::Any => "one value",
        Holds::Text => "text",
        Holds::Coded => "a code, with a code list",
        Holds::Number => "a number",
        Holds::Truth => "yes or no",
        Holds::Day => "a date",
    }
}
