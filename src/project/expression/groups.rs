//! `in_group(countries, 'group')`: whether a country of a record belongs to a
//! group on the day of the record.

use super::compare::Part;
use super::spell;
use super::written::Written;
use crate::diag::{Code, Finding, Place};
use crate::project::faults::Faults;
use crate::project::model::{Column, Path};
use crate::project::schema::{Kind, Schema};
use sqlparser::ast::{BinaryOperator, Expr};

/// The column of the groups of some places of a table, and the tree of the
/// question whether a group is among them. Where the scheme of the group has a
/// code for "not known", that is what is known of the countries that have it:
/// whether they belong to the group is not known either.
pub fn in_group(
    places: &Path,
    table: usize,
    code: &Part<'_>,
    (at, written): (Place, Written<'_>),
    schema: &Schema,
    faults: &mut Faults,
) -> Option<(Path, Expr)> {
    let kind = schema.kind(places);
    let of_places = match kind {
        Kind::Text(list) | Kind::List(list) => {
            list.is_some_and(|list| schema.countries == Some(list) || schema.places.contains(&list))
        }
        Kind::Doubtful => true,
        _ => false,
    };
    // Without a known list of countries nothing is a place, and that was reported.
    if !of_places && schema.countries.is_some() {
        let message = format!("`{}` holds {}, and no countries", places.name, kind.plural());
        let finding = Finding::new(Code::NoPlaces, at, message).found(places.name.as_str());
        faults.add(finding.expected("a column of countries, or of places in them"));
        return None;
    }
    let Some(word) = code.literal() else {
        let message = "in_group() needs the code of a group in single quotes";
        let finding = Finding::new(Code::BadExpression, code.place(written), message);
        faults.add(finding.expected("in_group(countries, 'group')"));
        return None;
    };
    let list = schema.find_groups(at, faults)?;
    if !schema.check_code(list, word, Code::UnknownConditionCode, code.place(written), faults) {
        return None;
    }
    let groups = &schema.code_lists[list];
    if groups.is_scheme(word) {
        faults.add(scheme(word, &groups.below(word), code.place(written)));
        return None;
    }
    let path = Path {
        name: format!("groups({})", places.name),
        links: Vec::new(),
        table,
        column: Column::Groups(Box::new(places.clone())),
    };
    let column = spell::column(&path);
    let holds = spell::has(column.clone(), word);
    let is_unknown = |code: &&&str| groups.get(code).is_some_and(|entry| entry.unknown);
    let below = groups.below(groups.top(word));
    let unknown = below.iter().filter(is_unknown).filter(|code| **code != word);
    let unknown = unknown.map(|code| spell::has(column.clone(), code));
    let tree = match unknown.reduce(|all, one| spell::binary(all, BinaryOperator::Or, one)) {
        None => holds,
        Some(unknown) => spell::unless_unknown(holds, unknown),
    };
    Some((path, tree))
}

/// That a scheme is named where one of its groups is meant.
pub fn scheme(code: &str, groups: &[&str], at: Place) -> Finding {
    let message = format!("`{code}` is a scheme, and no group of countries");
    let finding = Finding::new(Code::SchemeForGroup, at, message).found(code);
    finding.expected(format!("one of its groups: {}", groups.join(", ")))
}
