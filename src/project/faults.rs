//! The faults found in definitions, and what is known of the texts in them.

use crate::diag::{self, Code, Finding, Place};
use std::collections::BTreeSet;

/// The faults of all files, collected so that all are reported at once.
#[derive(Debug, Default)]
pub struct Faults {
    /// What was found.
    pub found: Vec<Finding>,
    /// The texts in languages that were met, for the check of translations.
    pub texts: Vec<Translated>,
}

/// In which languages a text is there.
#[derive(Debug)]
pub struct Translated {
    /// Where it stands.
    pub at: Place,
    /// The languages; a text that is the same in all is not among those met.
    pub languages: BTreeSet<String>,
}

impl Faults {
    /// Adds a finding.
    pub fn add(&mut self, finding: Finding) {
        self.found.push(finding);
    }

    /// A value that is not as it must be.
    pub fn bad_value(&mut self, at: Place, message: impl Into<String>, expected: impl Into<String>) {
        self.add(Finding::new(Code::BadValue, at, message).expected(expected));
    }

    /// A name that does not exist, with the nearest that does. `what` says with
    /// its article what is looked for: "a table".
    pub fn unknown_name<'n>(
        &mut self,
        at: Place,
        what: &str,
        name: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) {
        self.add(unknown(Code::UnknownName, at, what, name, known));
    }
}

/// A finding that a name does not exist, with the nearest that does, or with
/// all of them where there are few.
pub fn unknown<'n>(
    code: Code,
    at: Place,
    what: &str,
    name: &str,
    known: impl IntoIterator<Item = &'n str>,
) -> Finding {
    let known: Vec<&str> = known.into_iter().collect();
    let finding = Finding::new(code, at, format!("there is no {} `{name}`", without_article(what)));
    let finding = finding.found(name).expected(format!("the name of {what}"));
    match diag::nearest(name, known.iter().copied()) {
        Some(nearest) => finding.hint(format!("did you mean `{nearest}`?")),
        None if known.is_empty() => finding.hint(format!("no {} is defined", without_article(what))),
        None if known.len() <= 12 => finding.hint(format!("there are {}", listed(&known))),
        None => finding,
    }
}

/// Names in a row: "`a`, `b` and `c`".
pub fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => "none".to_string(),
        [one] => one.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}

fn without_article(what: &str) -> &str {
    what.strip_prefix("a ").or_else(|| what.strip_prefix("an ")).unwrap_or(what)
}
