//! Categories of disaggregations: their order, names and colours.

use crate::cube::Address;
use crate::project::{CodeEntry, Path};
use crate::report::chart::CategoryKey;
use crate::report::view::{UNKNOWN, View};

/// The entry of a code in the list of a column.
pub fn entry<'a>(view: &View<'a>, path: &Path, code: &str) -> Option<&'a CodeEntry> {
    view.project().code_lists.get(view.code_list(path)?)?.get(code)
}

/// What a category is called.
pub fn name(view: &View<'_>, path: &Path, code: &str) -> String {
    match entry(view, path, code).map(|entry| view.text(&entry.label)) {
        Some(label) if !label.is_empty() => label.to_string(),
        _ if code == UNKNOWN => view.words().get("category-unknown"),
        _ => code.to_string(),
    }
}

/// A category with its colour.
pub fn key(view: &View<'_>, path: &Path, code: &str) -> CategoryKey {
    let entry = entry(view, path, code);
    CategoryKey {
        label: name(view, path, code),
        colour: entry.and_then(|entry| entry.colour.clone()),
        unknown: entry.map_or(code == UNKNOWN, |entry| entry.unknown),
    }
}

/// The codes of one side of a pair: those of the code list in its order, else
/// those of the figures in the order of the cube.
pub fn codes(view: &View<'_>, path: &Path, total: &Address, dimension: &str, side: usize) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for figure in view.input.cube.categories(total, dimension) {
        let code = figure.address.category.code.split('*').nth(side).unwrap_or_default();
        if !found.iter().any(|known| known == code) {
            found.push(code.to_string());
        }
    }
    if let Some(list) = view.code_list(path).and_then(|list| view.project().code_lists.get(list)) {
        found.sort_by_key(|code| list.by_code.get(code).copied().unwrap_or(usize::MAX));
        // Unknown stands last, whatever its place in the list.
        found.sort_by_key(|code| list.get(code).is_none_or(|entry| entry.unknown));
    }
    found
}
