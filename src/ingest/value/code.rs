//! Codes by code, label or alias; lists of them in one cell.

use super::missing::{Missing, tidied};
use super::problem::Problem;
use crate::diag::{Argument, Code, nearest};
use crate::ingest::words;
use crate::project::{CodeList, Field};
use crate::table::join_list;
use crate::text::spelling;

/// Reads codes of a list for a field.
#[derive(Debug, Clone)]
pub struct Codes<'p> {
    list: &'p CodeList,
    missing: Missing<'p>,
}

impl<'p> Codes<'p> {
    /// The codes of a list, as read in a field.
    pub fn new(list: &'p CodeList, field: &'p Field) -> Codes<'p> {
        Codes { list, missing: Missing::of(field) }
    }

    /// The number of the code that a text stands for; none if it means "no value".
    ///
    /// A text that is exactly a code, a label or an alias is that code even
    /// where it also means "no value" ("NA" is Namibia among countries); "n/a"
    /// is then still missing, though it is spelt like it.
    ///
    /// # Errors
    /// [`Problem`] if the list has no such code, or several.
    pub fn read(&self, text: &str) -> Result<Option<u32>, Problem> {
        let text = tidied(text);
        if let Some(code) = self.list.by_code.get(text.as_ref()) {
            return Ok(u32::try_from(*code).ok());
        }
        if self.missing.holds(&text) && !self.is_name(&text) {
            return Ok(None);
        }
        if words::is_error(&text) {
            return Err(Problem::new(Code::ErrorCell, text, "a value"));
        }
        match self.list.by_spelling.get(&spelling(&text)).map(Vec::as_slice) {
            Some([code]) => Ok(u32::try_from(*code).ok()),
            Some([]) | None => Err(self.unknown(&text)),
            Some(several) => Err(self.ambiguous(&text, several)),
        }
    }

    /// Whether a text is a label or alias, letter by letter.
    fn is_name(&self, text: &str) -> bool {
        self.list.codes.iter().any(|entry| {
            entry.label.all().any(|label| label == text) || entry.aliases.iter().any(|a| a == text)
        })
    }

    fn unknown(&self, text: &str) -> Problem {
        let problem = Problem::new(
            Code::UnknownCode,
            text,
            format!("a code or label of the list \"{}\"", self.list.name),
        );
        let mut names = Vec::new();
        for entry in &self.list.codes {
            let labels = entry.label.all().chain(entry.aliases.iter().map(String::as_str));
            names.extend(labels.chain([entry.code.as_str()]).map(|name| (name, entry)));
        }
        let near = nearest(text, names.iter().map(|(name, _)| *name));
        let meant = near.and_then(|near| names.iter().find(|(name, _)| *name == near));
        let problem = match meant {
            Some((_, entry)) => {
                problem.with("near", Argument::Codes(self.list.name.clone(), vec![entry.code.clone()]))
            }
            None => problem,
        };
        match meant {
            Some((name, entry)) if *name == entry.code => problem.hint(format!("Did you mean {name}?")),
            Some((name, entry)) => problem.hint(format!("Did you mean \"{name}\" ({})?", entry.code)),
            None => problem.hint("Correct the cell, or add the spelling to the aliases of a code"),
        }
    }

    fn ambiguous(&self, text: &str, several: &[usize]) -> Problem {
        let codes: Vec<&str> = several
            .iter()
            .filter_map(|code| self.list.codes.get(*code))
            .map(|entry| entry.code.as_str())
            .collect();
        Problem::new(Code::AmbiguousCode, text, format!("one code of the list \"{}\"", self.list.name))
            .hint(format!("It could be {}: write the code itself", codes.join(" or ")))
            .with(
                "codes",
                Argument::Codes(self.list.name.clone(), codes.into_iter().map(String::from).collect()),
            )
    }
}

/// Reads a cell with several values; none if there is none.
///
/// A text that is one value as a whole is not parted. Else it is parted at the
/// field's own delimiter; without one at semicolons, bars and line breaks; what
/// is no code then at commas, and then at slashes.
///
/// # Errors
/// [`Problem`] for the first value that is no code.
pub fn read_list(codes: Option<&Codes<'_>>, field: &Field, text: &str) -> Result<Option<String>, Problem> {
    let missing = Missing::of(field);
    let mut values: Vec<String> = Vec::new();
    match codes {
        Some(codes) => read_codes(codes, text, &levels(field), &mut values)?,
        None if missing.holds(&tidied(text)) => {}
        None => {
            // Without a list nothing tells a comma within a value from one
            // between values, unless something stronger parts them.
            let levels = levels(field);
            let level =
                levels.iter().find(|level| text.contains(level.as_slice())).cloned().unwrap_or_default();
            for item in text.split(level.as_slice()) {
                let item = tidied(item);
                if !missing.holds(&item) {
                    push(&mut values, item.replace('|', "/"));
                }
            }
        }
    }
    Ok(join_list(values.iter().map(String::as_str)))
}

fn read_codes(
    codes: &Codes<'_>,
    text: &str,
    levels: &[Vec<char>],
    values: &mut Vec<String>,
) -> Result<(), Problem> {
    let problem = match codes.read(text) {
        Ok(Some(code)) => {
            if let Some(entry) = codes.list.codes.get(code as usize) {
                push(values, entry.code.clone());
            }
            return Ok(());
        }
        Ok(None) => return Ok(()),
        Err(problem) => problem,
    };
    let Some((level, finer)) = levels.split_first() else { return Err(problem) };
    if !text.contains(level.as_slice()) {
        return read_codes(codes, text, finer, values);
    }
    text.split(level.as_slice()).try_for_each(|item| read_codes(codes, item, finer, values))
}

fn levels(field: &Field) -> Vec<Vec<char>> {
    match &field.delimiter {
        Some(delimiter) => vec![delimiter.chars().collect()],
        None if field.code_list.is_some() => vec![vec![';', '|', '\n', '\r'], vec![','], vec!['/']],
        None => vec![vec![';', '|', '\n', '\r'], vec![',']],
    }
}

fn push(values: &mut Vec<String>, value: String) {
    if !values.contains(&value) {
        values.push(value);
    }
}
