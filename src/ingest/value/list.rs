//! Several values in one cell.

use super::code::Codes;
use super::missing::{Missing, tidied};
use super::problem::Problem;
use crate::ingest::words;
use crate::project::Field;
use crate::table::join_list;

/// Signs that stand before the entries of a list.
const BULLETS: &[char] = &[
    '\u{2022}', '\u{2023}', '\u{25AA}', '\u{25AB}', '\u{25CF}', '\u{25CB}', '\u{25E6}', '\u{25A0}',
    '\u{25A1}', '\u{F0B7}', '\u{F0A7}',
];

/// Reads a cell with several values; none if there is none.
///
/// A text that is one value as a whole is not parted. A list in square brackets,
/// as programs write it, is taken apart where it is quoted. Any other text is
/// parted at the field's own delimiter; without one at semicolons, bars, bullets
/// and line breaks; what is no code then at commas, at slashes, and at "and".
///
/// # Errors
/// [`Problem`] for the first value that is no code.
pub fn read_list(codes: Option<&Codes<'_>>, field: &Field, text: &str) -> Result<Option<String>, Problem> {
    let missing = Missing::of(field);
    let levels = levels(field);
    let mut values: Vec<String> = Vec::new();
    // A correction names the whole cell, and not the entry at fault.
    let whole = |problem: Problem| Problem { cell: Some(text.into()), ..problem };
    match (codes, bracketed(text)) {
        (Some(codes), Some(items)) if !matches!(codes.look_up(&tidied(text)), Ok(Some(_))) => {
            for item in items.iter().filter(|item| !item.trim().is_empty()) {
                read_codes(codes, item, &[], &mut values).map_err(whole)?;
            }
        }
        (Some(codes), _) => read_codes(codes, text, &levels, &mut values).map_err(whole)?,
        (None, _) if missing.holds(&tidied(text)) => {}
        (None, Some(items)) => items.iter().for_each(|item| keep(&mut values, item, &missing)),
        (None, None) => {
            // Without a list nothing tells a comma within a value from one
            // between values, unless something stronger parts them.
            let level =
                levels.iter().find(|level| text.contains(level.as_slice())).cloned().unwrap_or_default();
            text.split(level.as_slice()).for_each(|item| keep(&mut values, item, &missing));
        }
    }
    Ok(join_list(values.iter().map(String::as_str)))
}

/// The entries of a list in square brackets: `['China', 'Hong Kong']`, `["a", "b"]`,
/// `[a, b]`. None where quotes do not close.
fn bracketed(text: &str) -> Option<Vec<String>> {
    let mut rest = text.trim().strip_prefix('[')?.strip_suffix(']')?.trim();
    let mut items = Vec::new();
    while !rest.is_empty() {
        let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"' | '\u{201C}' | '\u{2018}'));
        let (item, after) = match quote {
            Some(quote) => {
                let close = match quote {
                    '\u{201C}' => '\u{201D}',
                    '\u{2018}' => '\u{2019}',
                    quote => quote,
                };
                let inner = rest.get(quote.len_utf8()..)?;
                // An apostrophe within a value does not stand before a comma or the end.
                let end = inner.match_indices(close).find_map(|(at, found)| {
                    let after = inner.get(at + found.len()..)?.trim_start();
                    (after.is_empty() || after.starts_with([',', ';'])).then_some((at, after))
                });
                let (at, after) = end?;
                (inner.get(..at)?, after)
            }
            None => {
                let end = rest.find([',', ';']).unwrap_or(rest.len());
                rest.split_at_checked(end)?
            }
        };
        items.push(item.replace("\\'", "'").replace("\\\"", "\""));
        rest = after.strip_prefix([',', ';']).unwrap_or(after).trim_start();
    }
    Some(items)
}

fn read_codes(
    codes: &Codes<'_>,
    text: &str,
    levels: &[Vec<char>],
    values: &mut Vec<String>,
) -> Result<(), Problem> {
    let text = without_bullet(text);
    let tidy = tidied(text);
    let miss = match codes.look_up(&tidy) {
        Ok(Some(code)) => {
            if let Some(code) = codes.code(code) {
                push(values, code.to_string());
            }
            return Ok(());
        }
        Ok(None) => return Ok(()),
        Err(miss) => miss,
    };
    let Some((level, finer)) = levels.split_first() else {
        return read_joined(codes, &tidy, values).ok_or_else(|| codes.problem(&tidy, miss));
    };
    if !text.contains(level.as_slice()) {
        return read_codes(codes, text, finer, values);
    }
    text.split(level.as_slice()).try_for_each(|item| read_codes(codes, item, finer, values))
}

/// Reads two or more codes with "and" between them, if each of them is one.
fn read_joined(codes: &Codes<'_>, tidy: &str, values: &mut Vec<String>) -> Option<()> {
    words::ands().iter().filter(|and| tidy.contains(**and)).find_map(|and| {
        let read = |item: &str| codes.look_up(item.trim()).ok().flatten().and_then(|code| codes.code(code));
        let found: Vec<&str> = tidy.split(and).map(read).collect::<Option<_>>()?;
        found.into_iter().for_each(|code| push(values, code.to_string()));
        Some(())
    })
}

fn levels(field: &Field) -> Vec<Vec<char>> {
    let strong: Vec<char> = [';', '|', '\n', '\r'].into_iter().chain(BULLETS.iter().copied()).collect();
    match &field.delimiter {
        Some(delimiter) => vec![delimiter.chars().collect()],
        None if field.code_list.is_some() => vec![strong, vec![','], vec!['/']],
        None => vec![strong, vec![',']],
    }
}

/// The text behind a bullet, a dash or a number that stands before an entry.
fn without_bullet(text: &str) -> &str {
    let text = text.trim();
    let behind = text.trim_start_matches(|c| BULLETS.contains(&c));
    if behind.len() < text.len() {
        return behind.trim_start();
    }
    if let Some(behind) = ["- ", "* ", "\u{2013} ", "\u{2014} ", "\u{B7} ", "+ "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
    {
        return behind.trim_start();
    }
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match text.len() - digits.len() {
        1 | 2 => [". ", ") ", ".\t", ")\t"].iter().find_map(|mark| digits.strip_prefix(mark)).unwrap_or(text),
        _ => text,
    }
}

fn keep(values: &mut Vec<String>, item: &str, missing: &Missing<'_>) {
    let item = tidied(without_bullet(item)).into_owned();
    if !missing.holds(&item) {
        push(values, item.replace('|', "/"));
    }
}

fn push(values: &mut Vec<String>, value: String) {
    if !values.contains(&value) {
        values.push(value);
    }
}
