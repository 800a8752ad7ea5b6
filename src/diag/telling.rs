//! What a sentence about a finding needs in any language: who it is for may
//! not read the one in which the program speaks.

use super::place::Place;
use jiff::civil::Date;

/// What a sentence about a finding needs in any language, as structure.
///
/// The sentences themselves are in message files, by code. Tables, fields and
/// code lists are meant by their names in the project, so that whoever writes
/// the sentence can give their titles in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Telling {
    /// Which of several sentences of the code is meant; empty: the only one.
    pub kind: &'static str,
    /// The table.
    pub table: Option<String>,
    /// The fields, of that table.
    pub fields: Vec<String>,
    /// What else the sentence says, by name.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// Something that a sentence says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// Text that is the same in all languages.
    Text(String),
    /// How many.
    Count(u64),
    /// A day.
    Day(Date),
    /// Where something else stands.
    Place(Place),
    /// Codes of a list, which have labels in languages.
    Codes(String, Vec<String>),
    /// Another table.
    Table(String),
    /// A text by language code, the fallback first.
    Words(Vec<(String, String)>),
}

impl Telling {
    /// The argument of a name.
    pub fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.iter().find(|(known, _)| *known == name).map(|(_, argument)| argument)
    }
}
