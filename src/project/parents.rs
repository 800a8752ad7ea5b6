//! Parents of codes: they must be there, and lead to no circle.

use super::faults::{Faults, unknown};
use super::model::CodeList;
use super::schema::Schema;
use crate::diag::{Code, Finding, Place};
use std::collections::BTreeMap;

/// Checks the parents of all lists that were read; `parents` says where they
/// stand. The parent of a place is a country, any other one a code of the same list.
pub fn check_parents(parents: &[BTreeMap<String, Place>], schema: &Schema, faults: &mut Faults) {
    for (number, (places, list)) in parents.iter().zip(&schema.code_lists).enumerate() {
        let is_place = schema.places.contains(&number);
        let above = if is_place { schema.countries } else { Some(number) };
        let Some(above) = above.filter(|above| !schema.doubts.lists.contains(above)) else { continue };
        let codes = &schema.code_lists[above];
        for (code, at) in places {
            let Some(parent) = list.get(code).and_then(|entry| entry.parent.as_deref()) else { continue };
            // A place may also lie in another place of its list.
            let known = codes.get(parent).is_some() || is_place && list.get(parent).is_some();
            if !known {
                let what =
                    if is_place { "a country".to_string() } else { format!("a code of `{}`", list.name) };
                let known = codes.codes.iter().map(|entry| entry.code.as_str());
                faults.add(unknown(Code::BadCodeList, at.clone(), &what, parent, known));
            } else if is_own_ancestor(code, list) {
                let message = format!("the code `{code}` is its own ancestor");
                faults.add(Finding::new(Code::Circle, at.clone(), message));
            }
        }
    }
}

fn is_own_ancestor(code: &str, list: &CodeList) -> bool {
    let parent = |code: &str| list.get(code).and_then(|entry| entry.parent.as_deref());
    let mut here = parent(code);
    for _ in 0..list.codes.len() {
        match here {
            None => return false,
            Some(above) if above == code => return true,
            Some(above) => here = parent(above),
        }
    }
    false
}
