//! Names that somebody typed.

use crate::diag::nearest;
use crate::project::Project;

/// As many names as are listed where none is near.
const LISTED: usize = 12;

/// What is said of a name that there is not: the nearest one there is, or all
/// of them where they are few.
pub fn unknown<'n>(what: &str, given: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    or_nearest(&format!("there is no {what} named {given}"), given, known)
}

/// A sentence about a name that there is not, with what could be meant by it.
pub fn or_nearest<'n>(said: &str, given: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in known {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    match nearest(given, names.iter().copied()) {
        Some(near) => format!("{said}; did you mean {near}?"),
        None if names.is_empty() => format!("{said}; there are none"),
        None if names.len() <= LISTED => format!("{said}; there are: {}", names.join(", ")),
        None => said.to_string(),
    }
}

/// The language asked for; the project's first where none is.
///
/// # Errors
/// If the project does not have it.
pub fn language<'n>(project: &'n Project, given: Option<&'n str>) -> Result<&'n str, String> {
    let known = || project.languages.iter().map(String::as_str);
    match given {
        Some(given) if !known().any(|name| name == given) => Err(unknown("language", given, known())),
        Some(given) => Ok(given),
        None => Ok(known().next().unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_said_or_all_of_a_few() {
        let tables = ["activities", "works", "works"];
        assert_eq!(
            unknown("table", "activitys", tables),
            "there is no table named activitys; did you mean activities?"
        );
        assert_eq!(
            unknown("table", "zzz", tables),
            "there is no table named zzz; there are: activities, works"
        );
        assert_eq!(unknown("table", "zzz", []), "there is no table named zzz; there are none");
        let many: Vec<String> = (0..13).map(|n| format!("indicator_{n}")).collect();
        assert_eq!(unknown("name", "zzz", many.iter().map(String::as_str)), "there is no name named zzz");
    }
}
