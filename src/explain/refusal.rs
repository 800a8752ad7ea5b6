//! Why a question has no answer, and names as somebody types them.

use crate::project::CodeList;
use crate::text::spelling;

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing of a name.
    Unknown {
        /// What was looked for.
        what: String,
        /// The name given.
        given: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// In words.
    Said(String),
}

impl Refusal {
    /// There is nothing of a name.
    pub fn unknown<'n>(what: &str, given: &str, known: impl IntoIterator<Item = &'n str>) -> Refusal {
        let known = known.into_iter().map(str::to_string).collect();
        Refusal::Unknown { what: what.to_string(), given: given.to_string(), known }
    }
}

/// The code in a list that somebody meant: the code itself, however it is
/// cased, or a label or alias that stands for one code alone.
pub fn code_of<'l>(list: &'l CodeList, given: &str) -> Option<&'l str> {
    let given = given.trim();
    if let Some(entry) = list.get(given) {
        return Some(&entry.code);
    }
    if let Some(entry) = list.codes.iter().find(|entry| entry.code.eq_ignore_ascii_case(given)) {
        return Some(&entry.code);
    }
    match list.by_spelling.get(&spelling(given)).map(Vec::as_slice) {
        Some([one]) => list.codes.get(*one).map(|entry| entry.code.as_str()),
        _ => None,
    }
}
