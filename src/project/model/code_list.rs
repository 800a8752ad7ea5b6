//! Code lists.

use crate::text::Text;
use jiff::civil::Date;
use std::collections::HashMap;

/// A code list.
#[derive(Debug, Clone)]
pub struct CodeList {
    /// Its name: the file without its ending.
    pub name: String,
    /// Codes, in the order in which they are shown.
    pub codes: Vec<CodeEntry>,
    /// Number of a code by the code itself.
    pub by_code: HashMap<String, usize>,
    /// Numbers of codes by [`crate::text::spelling`] of code, labels and aliases.
    /// A spelling of several codes holds them all.
    pub by_spelling: HashMap<String, Vec<usize>>,
}

impl CodeList {
    /// The entry of a code.
    pub fn get(&self, code: &str) -> Option<&CodeEntry> {
        self.by_code.get(code).map(|i| &self.codes[*i])
    }

    /// The first code flagged as unknown.
    pub fn unknown(&self) -> Option<&str> {
        self.codes.iter().find(|entry| entry.unknown).map(|entry| entry.code.as_str())
    }
}

/// A code.
#[derive(Debug, Clone, Default)]
pub struct CodeEntry {
    /// The code.
    pub code: String,
    /// What it is called.
    pub label: Text,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// The parent's code.
    pub parent: Option<String>,
    /// First day on which it may be used.
    pub valid_from: Option<Date>,
    /// Last day on which it may be used.
    pub valid_to: Option<Date>,
    /// Whether it stands for "not known".
    pub unknown: bool,
    /// Colour in charts, `#RRGGBB`.
    pub colour: Option<String>,
    /// Colour in charts on a dark ground, `#RRGGBB`.
    pub colour_dark: Option<String>,
    /// Rank of a stage, or order of a category.
    pub order: i64,
    /// What it means to the engine.
    pub part: Option<String>,
    /// Lower bound of a band, inclusive.
    pub min: Option<i64>,
    /// Upper bound of a band, inclusive.
    pub max: Option<i64>,
}
