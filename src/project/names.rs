//! Names that definitions declare, and how they are found again.

use super::faults::{Faults, listed};
use crate::diag::{self, Code, Finding, Place};
use std::collections::BTreeMap;

/// The names of one kind of definition, with their numbers.
#[derive(Debug)]
pub struct Names {
    what: &'static str,
    numbers: BTreeMap<String, (usize, Place)>,
    incomplete: bool,
}

impl Names {
    /// No names yet; `what` says with its article what they are the names of.
    pub fn new(what: &'static str) -> Names {
        Names { what, numbers: BTreeMap::new(), incomplete: false }
    }

    /// Declares a name. Of two declarations the first holds, and the second is reported.
    pub fn declare(&mut self, name: &str, number: usize, at: Place, faults: &mut Faults) {
        if let Some((_, first)) = self.numbers.get(name) {
            let message = format!("`{name}` is already the name of {}", self.what);
            let mut finding = Finding::new(Code::DuplicateName, at, message)
                .found(name)
                .expected("a name of its own")
                .hint("rename one of the two");
            finding.also.push(first.clone());
            faults.add(finding);
            return;
        }
        self.numbers.insert(name.to_string(), (number, at));
    }

    /// A further name for something declared, such as its code; no fault if it is taken.
    pub fn alias(&mut self, name: &str, number: usize, at: Place) {
        self.numbers.entry(name.to_string()).or_insert((number, at));
    }

    /// Says that a file could not be read in full, so that a name that is not
    /// found may well be declared, and must not be reported.
    pub fn incomplete(&mut self) {
        self.incomplete = true;
    }

    /// The number of a name, if it is declared.
    pub fn get(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).map(|(number, _)| *number)
    }

    /// The number of a name; a name that is not declared is reported.
    pub fn find(&self, name: &str, at: Place, faults: &mut Faults) -> Option<usize> {
        let found = self.get(name);
        if found.is_none() && !self.incomplete {
            faults.unknown_name(at, self.what, name, self.known());
        }
        found
    }

    /// All names, in their order.
    pub fn known(&self) -> impl Iterator<Item = &str> {
        self.numbers.keys().map(String::as_str)
    }
}

/// Whether a name can stand in commands, conditions and file names.
pub fn is_word(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// Whether a name can be the name of a column in a condition.
pub fn is_column_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// Reports a name that is not a word.
pub fn check_word(name: &str, at: Place, faults: &mut Faults) {
    if !is_word(name) {
        let finding = Finding::new(Code::BadValue, at, format!("`{name}` cannot be a name"));
        faults.add(finding.found(name).expected("letters, digits, `_` and `-`, without spaces"));
    }
}

/// The choice that a word stands for; a word that is none of them is reported.
pub fn choose<T: Copy>(
    word: &str,
    what: &str,
    choices: &[(&str, T)],
    at: Place,
    faults: &mut Faults,
) -> Option<T> {
    let found = choices.iter().find(|(choice, _)| *choice == word).map(|(_, value)| *value);
    if found.is_none() {
        let words: Vec<&str> = choices.iter().map(|(choice, _)| *choice).collect();
        let finding = Finding::new(Code::BadValue, at, format!("`{word}` is not {what}"))
            .found(word)
            .expected(format!("one of {}", listed(&words)));
        faults.add(match diag::nearest(word, words.iter().copied()) {
            Some(nearest) => finding.hint(format!("did you mean `{nearest}`?")),
            None => finding,
        });
    }
    found
}
