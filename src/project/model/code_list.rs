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

    /// The topmost code above a code; itself where nothing is above it.
    pub fn top<'a>(&'a self, code: &'a str) -> &'a str {
        let mut here = code;
        // Circles are refused when definitions are resolved; a chain is no longer than the list.
        for _ in 0..self.codes.len() {
            match self.get(here).and_then(|entry| entry.parent.as_deref()) {
                Some(above) => here = above,
                None => break,
            }
        }
        here
    }

    /// The codes below a code at any depth, in their order.
    pub fn below(&self, code: &str) -> Vec<&str> {
        let is_below = |entry: &&CodeEntry| {
            let mut above = entry.parent.as_deref();
            for _ in 0..self.codes.len() {
                match above {
                    None => return false,
                    Some(one) if one == code => return true,
                    Some(one) => above = self.get(one).and_then(|entry| entry.parent.as_deref()),
                }
            }
            false
        };
        self.codes.iter().filter(is_below).map(|entry| entry.code.as_str()).collect()
    }

    /// Whether a code of a list of groups is a scheme: nothing is above it, and
    /// the groups into which it sorts are below.
    pub fn is_scheme(&self, code: &str) -> bool {
        let top = self.get(code).is_some_and(|entry| entry.parent.is_none());
        top && self.codes.iter().any(|entry| entry.parent.as_deref() == Some(code))
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
