//! Codes by code, label or alias.

use super::missing::{Missing, tidied};
use super::problem::{Problem, declare_missing};
use crate::diag::{Argument, Code, nearest};
use crate::ingest::words;
use crate::project::{CodeEntry, CodeList, Field};
use crate::text::spelling;
use std::cell::Cell as Counter;

/// For how many different texts of a column the nearest name is looked for. Who
/// has put another thing into a column needs no more, and it takes time.
const SUGGESTIONS: u32 = 100;

/// How long a text may be for a name to be near it.
const SLIP: usize = 120;

/// Reads codes of a list for a field.
#[derive(Debug, Clone)]
pub struct Codes<'p> {
    list: &'p CodeList,
    missing: Missing<'p>,
    suggested: Counter<u32>,
}

/// Why a text has no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Miss<'p> {
    /// It is what a failed formula shows.
    Failed,
    /// The list does not have it.
    Unknown,
    /// It stands for several.
    Several(&'p [usize]),
}

impl<'p> Codes<'p> {
    /// The codes of a list, as read in a field.
    pub fn new(list: &'p CodeList, field: &'p Field) -> Codes<'p> {
        Codes { list, missing: Missing::of(field), suggested: Counter::new(0) }
    }

    /// The code of a number that [`Codes::read`] gave.
    pub fn code(&self, number: u32) -> Option<&'p str> {
        self.list.codes.get(number as usize).map(|entry| entry.code.as_str())
    }

    /// The number of the code that a text stands for; none if it means "no value".
    ///
    /// A text that is a code, a label or an alias but for capitals is that code even
    /// where it also means "no value" ("NA" is Namibia among countries); "n/a"
    /// is then still missing, though it is spelt like it.
    ///
    /// # Errors
    /// [`Problem`] if the list has no such code, or several.
    pub fn read(&self, text: &str) -> Result<Option<u32>, Problem> {
        let text = tidied(text);
        self.look_up(&text).map_err(|miss| self.problem(&text, miss))
    }

    /// As [`Codes::read`] for tidy text; why it has no code is told on asking.
    ///
    /// # Errors
    /// [`Miss`] if the list has no such code, or several.
    pub fn look_up(&self, text: &str) -> Result<Option<u32>, Miss<'p>> {
        if let Some(code) = self.list.by_code.get(text) {
            return Ok(u32::try_from(*code).ok());
        }
        if self.missing.holds(text) && !self.is_name(text) {
            return Ok(None);
        }
        if words::is_error(text) {
            return Err(Miss::Failed);
        }
        // "n.a." and "n/a" are spelt like a code, and are not meant as one.
        let marks = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
        if text.contains(marks) && words::stands_for_nothing(text) && !self.is_name(text) {
            return Err(Miss::Unknown);
        }
        let named = match (self.named(text), words::without_article(text)) {
            ([], Some(name)) => self.named(name),
            (named, _) => named,
        };
        match named {
            [code] => Ok(u32::try_from(*code).ok()),
            [] => match self.in_two_ways(text) {
                Some(code) => Ok(u32::try_from(code).ok()),
                None => Err(Miss::Unknown),
            },
            several => Err(Miss::Several(several)),
        }
    }

    /// Why a text has no code, with the nearest name.
    pub fn problem(&self, text: &str, miss: Miss<'_>) -> Problem {
        match miss {
            Miss::Failed => Problem::new(Code::ErrorCell, text, "a value"),
            Miss::Unknown => self.unknown(text),
            Miss::Several(several) => self.ambiguous(text, several),
        }
    }

    /// The numbers of the codes that a text names.
    fn named(&self, text: &str) -> &'p [usize] {
        let list: &'p CodeList = self.list;
        list.by_spelling.get(&spelling(text)).map_or(&[], Vec::as_slice)
    }

    /// The one code that is named twice, as in "LAO - Lao PDR" and "Congo (COG)".
    fn in_two_ways(&self, text: &str) -> Option<usize> {
        let bracketed = text.strip_suffix(')').and_then(|text| text.split_once('('));
        let parted =
            [" - ", " \u{2013} ", ": ", " | ", "-"].into_iter().find_map(|mark| text.split_once(mark));
        [bracketed, parted].into_iter().flatten().find_map(|(one, other)| {
            let other = self.named(other);
            let mut both = self.named(one).iter().filter(|code| other.contains(code));
            both.next().copied().filter(|_| both.next().is_none())
        })
    }

    /// Whether a text is a code, label or alias, letter by letter but for capitals.
    fn is_name(&self, text: &str) -> bool {
        self.named(text).iter().filter_map(|code| self.list.codes.get(*code)).any(|entry| {
            let names = entry.label.all().chain(entry.aliases.iter().map(String::as_str));
            names.chain([entry.code.as_str()]).any(|name| same(name, text))
        })
    }

    fn unknown(&self, text: &str) -> Problem {
        let problem = Problem::new(
            Code::UnknownCode,
            text,
            format!("a code or label of the list \"{}\"", self.list.name),
        );
        if words::stands_for_nothing(text) {
            return problem.hint(declare_missing(text));
        }
        if let Some(code) = self.padded(text) {
            return problem.with("near", Argument::Codes(self.list.name.clone(), vec![code.to_string()])).hint(format!(
                "Did you mean {code}? A number loses the zeros in front: format the column as text and type the code"
            ));
        }
        let near = self.near(text);
        let problem = match &near {
            Some((_, entry)) => {
                problem.with("near", Argument::Codes(self.list.name.clone(), vec![entry.code.clone()]))
            }
            None => problem,
        };
        match near {
            Some((name, entry)) if *name == entry.code => problem.hint(format!("Did you mean {name}?")),
            Some((name, entry)) => problem.hint(format!("Did you mean \"{name}\" ({})?", entry.code)),
            None => problem.hint("Correct the cell, or add the spelling to the aliases of a code"),
        }
    }

    /// The code that a number is but for the zeros in front.
    fn padded(&self, text: &str) -> Option<&'p str> {
        let list: &'p CodeList = self.list;
        if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let is = |name: &str| {
            name.len() > text.len()
                && name.bytes().all(|b| b.is_ascii_digit())
                && name.trim_start_matches('0') == text.trim_start_matches('0')
        };
        let names = list.codes.iter().flat_map(|entry| {
            [entry.code.as_str()].into_iter().chain(entry.aliases.iter().map(String::as_str))
        });
        names.into_iter().find(|name| is(name))
    }

    /// The name nearest to a text by its spelling, in any language.
    fn near(&self, text: &str) -> Option<(&'p str, &'p CodeEntry)> {
        let list: &'p CodeList = self.list;
        if text.len() > SLIP || self.suggested.get() >= SUGGESTIONS {
            return None;
        }
        self.suggested.set(self.suggested.get() + 1);
        let mut names = Vec::new();
        for entry in &list.codes {
            let labels = entry.label.all().chain(entry.aliases.iter().map(String::as_str));
            names.extend(labels.chain([entry.code.as_str()]).map(|name| (name, entry)));
        }
        let near = nearest(text, names.iter().map(|(name, _)| *name));
        let found = near.and_then(|near| names.iter().find(|(name, _)| *name == near));
        if let Some(found) = found {
            return Some(*found);
        }
        // Accents, spaces and punctuation may be what sets them apart.
        let spelt: Vec<String> = names.iter().map(|(name, _)| spelling(name)).collect();
        let near = nearest(&spelling(text), spelt.iter().map(String::as_str))?;
        let place = spelt.iter().position(|name| name == near)?;
        names.get(place).copied()
    }

    fn ambiguous(&self, text: &str, several: &[usize]) -> Problem {
        let codes: Vec<String> = several
            .iter()
            .filter_map(|code| self.list.codes.get(*code))
            .map(|entry| match entry.label.get(&[]) {
                label if label.is_empty() || label == entry.code => entry.code.clone(),
                label => format!("{} ({label})", entry.code),
            })
            .collect();
        Problem::new(Code::AmbiguousCode, text, format!("one code of the list \"{}\"", self.list.name))
            .hint(format!("It could be {}: write the code itself", codes.join(" or ")))
            .with("codes", Argument::Codes(self.list.name.clone(), codes))
    }
}

fn same(name: &str, text: &str) -> bool {
    name == text || name.to_lowercase() == text.to_lowercase()
}
