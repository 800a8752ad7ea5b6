//! Reading of TOML values with their places: each value that is not as it must
//! be is reported, and reading goes on, so that no fault hides another.

use super::faults::{Faults, Translated, listed};
use crate::diag::{self, Code, Finding, Place};
use crate::number::Decimal;
use crate::text::Text;
use jiff::civil::Date;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Several values, each with its place.
pub type Many<T> = Vec<Spanned<T>>;

/// A file that is being read.
pub struct Reader<'a> {
    /// Its name.
    pub file: &'a str,
    /// Where faults go.
    pub faults: &'a mut Faults,
}

impl Reader<'_> {
    /// A place in the file.
    pub fn at(&self, span: Range<usize>) -> Place {
        Place::text(self.file, span)
    }

    /// Reads the value of a key, if it is there and as it must be.
    pub fn key<T: Read>(&mut self, table: &DeTable<'_>, key: &str) -> Option<Spanned<T>> {
        let (name, value) = table.get_key_value(key)?;
        let span = if value.span().is_empty() { name.span() } else { value.span() };
        T::read(value.get_ref(), span.clone(), self).map(|read| Spanned::new(span, read))
    }

    /// Reports keys that definitions of this kind do not have, and keys that must
    /// be there and are not. A key that is misspelt is not missing as well.
    pub fn check_keys(
        &mut self,
        table: &DeTable<'_>,
        span: &Range<usize>,
        what: &str,
        known: &[&str],
        required: &[&str],
    ) {
        let mut misspelt = Vec::new();
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let given = key.get_ref().as_ref();
            let finding =
                Finding::new(Code::UnknownKey, self.at(key.span()), format!("{what} has no key `{given}`"))
                    .found(given);
            let nearest = diag::nearest(given, known.iter().copied());
            misspelt.extend(nearest);
            self.faults.add(match nearest {
                Some(nearest) => {
                    finding.expected("a key that it has").hint(format!("did you mean `{nearest}`?"))
                }
                None => finding.expected(format!("one of {}", listed(known))),
            });
        }
        for key in required.iter().filter(|key| !table.contains_key(**key) && !misspelt.contains(key)) {
            let at = self.at(span.clone());
            let finding = Finding::new(Code::MissingKey, at, format!("{what} lacks `{key}`"));
            self.faults.add(finding.hint(format!("add `{key} = …`")));
        }
    }

    /// Reports a value of the wrong kind.
    pub fn wrong_kind(&mut self, value: &DeValue<'_>, span: Range<usize>, expected: &str) {
        let found = kind_of(value);
        let at = self.at(span);
        self.faults.add(
            Finding::new(Code::BadValue, at, format!("expected {expected}, found {found}"))
                .found(found)
                .expected(expected),
        );
    }
}

/// What can be read from a TOML value.
pub trait Read: Sized {
    /// Reads it; `None` if it is not as it must be, which has then been reported.
    fn read(value: &DeValue<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<Self>;
}

/// A value or a list of them.
#[derive(Debug, Clone, Default)]
pub struct OneOrMany<T>(pub Vec<Spanned<T>>);

/// A number or a date, as a bound of a range.
#[derive(Debug, Clone)]
pub enum Bound {
    /// A number.
    Number(Decimal),
    /// A date.
    Date(Date),
}

/// A word, number, date or truth value as text, as a spreadsheet would hold it.
#[derive(Debug, Clone)]
pub struct AsText(pub String);

/// Names with texts.
#[derive(Debug, Clone, Default)]
pub struct Mapping(pub Vec<(Spanned<String>, Spanned<String>)>);

impl Read for String {
    fn read(value: &DeValue<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<String> {
        match value {
            DeValue::String(text) => Some(text.to_string()),
            other => {
                reader.wrong_kind(other, span, "text in quotes");
                None
            }
        }
    }
}

impl Read for bool {
    fn read(value: &DeValue<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<bool> {
        match value {
            DeValue::Boolean(truth) => Some(*truth),
            other => {
                reader.wrong_kind(other, span, "true or false");
                None
            }
        }
    }
}

impl Read for i64 {
    fn read(value: &DeValue<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<i64> {
        if let DeValue::Integer(number) = value
            && let Ok(number) = i64::from_str_radix(number.as_str(), number.radix())
        {
            return Some(number);
        }
        reader.wrong_kind(value, span, "a whole number");
        None
    }
}

impl Read for Decimal {
    fn read(value: &DeValue<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<Decimal> {
        let number = match value {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            reader.wrong_kind(value, span, "a number");
        }
        number
    }
}

impl Read for Date {
    fn read(value: &DeValue<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<Date> {
        let text = match value {
            DeValue::String(text) => text.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            _ => String::new(),
        };
        let date = if text.len() == 10 { text.parse().ok() } else { None };
        if date.is_none() {
            match value {
                DeValue::String(_) | DeValue::Datetime(_) => {
                    let at = reader.at(span);
                    let finding = Finding::new(Code::BadValue, at, format!("`{text}` is not a date"));
                    reader.faults.add(finding.found(text).expected("a date such as 2017-01-31"));
                }
                other => reader.wrong_kind(other, span, "a date such as 2017-01-31"),
            }
        }
        date
    }
}

impl Read for Bound {
    fn read(value: &DeValue<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<Bound> {
        match value {
            DeValue::Integer(_) | DeValue::Float(_) => Decimal::read(value, span, reader).map(Bound::Number),
            DeValue::String(_) | DeValue::Datetime(_) => Date::read(value, span, reader).map(Bound::Date),
            other => {
                reader.wrong_kind(other, span, "a number or a date");
                None
            }
        }
    }
}

impl Read for AsText {
    fn read(value: &DeValue<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<AsText> {
        match value {
            DeValue::String(text) => Some(AsText(text.to_string())),
            DeValue::Integer(number) => Some(AsText(number.to_string())),
            DeValue::Float(number) => Some(AsText(number.to_string())),
            DeValue::Boolean(truth) => Some(AsText(truth.to_string())),
            DeValue::Datetime(date) => Some(AsText(date.to_string())),
            other => {
                reader.wrong_kind(other, span, "a word, a number, a date, true or false");
                None
            }
        }
    }
}

impl Read for Text {
    fn read(value: &DeValue<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<Text> {
        let table = match value {
            DeValue::String(text) => return Some(Text::plain(text.as_ref())),
            DeValue::Table(table) => table,
            other => {
                reader.wrong_kind(
                    other,
                    span,
                    "text in quotes, or a table such as { en = \"…\", fr = \"…\" }",
                );
                return None;
            }
        };
        let mut text = Text::default();
        for (key, value) in table {
            let language = key.get_ref().as_ref();
            if !is_language(language) {
                let at = reader.at(key.span());
                reader.faults.add(
                    Finding::new(Code::UnknownKey, at, format!("`{language}` is not a language"))
                        .found(language)
                        .expected("a code of a language such as `en`, `fr` or `es`"),
                );
            } else if let Some(words) = String::read(value.get_ref(), value.span(), reader) {
                text.by_language.insert(language.to_string(), words);
            }
        }
        reader.faults.texts.push(Translated {
            at: Place::text(reader.file, span),
            languages: text.by_language.keys().cloned().collect(),
        });
        Some(text)
    }
}

/// The words of a value or list.
pub fn words(list: Option<&Spanned<OneOrMany<String>>>) -> Vec<String> {
    list.iter().flat_map(|list| &list.get_ref().0).map(|word| word.get_ref().clone()).collect()
}

/// A text, empty where there is none.
pub fn owned(text: Option<&Spanned<Text>>) -> Text {
    text.map(|text| text.get_ref().clone()).unwrap_or_default()
}

/// Whether a word looks like the code of a language: `en`, `fra`, `pt-BR`.
pub fn is_language(word: &str) -> bool {
    let (language, region) = word.split_once('-').unwrap_or((word, "XX"));
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && (2..=4).contains(&region.len())
        && region.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

impl<T: Read> Read for Vec<Spanned<T>> {
    fn read(value: &DeValue<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<Vec<Spanned<T>>> {
        let DeValue::Array(values) = value else {
            reader.wrong_kind(value, span, "a list in square brackets");
            return None;
        };
        // A value that is broken leaves the list without it: it has been
        // reported, and the others can still be checked.
        Some(
            values
                .iter()
                .filter_map(|value| {
                    T::read(value.get_ref(), value.span(), reader)
                        .map(|read| Spanned::new(value.span(), read))
                })
                .collect(),
        )
    }
}

impl<T: Read> Read for OneOrMany<T> {
    fn read(value: &DeValue<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<OneOrMany<T>> {
        match value {
            DeValue::Array(_) => Vec::read(value, span, reader).map(OneOrMany),
            one => T::read(one, span.clone(), reader).map(|read| OneOrMany(vec![Spanned::new(span, read)])),
        }
    }
}

impl Read for Mapping {
    fn read(value: &DeValue<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<Mapping> {
        let DeValue::Table(table) = value else {
            reader.wrong_kind(value, span, "a table such as { name = \"…\" }");
            return None;
        };
        let mut pairs = Vec::new();
        for (key, value) in table {
            if let Some(AsText(text)) = AsText::read(value.get_ref(), value.span(), reader) {
                let name = Spanned::new(key.span(), key.get_ref().to_string());
                pairs.push((name, Spanned::new(value.span(), text)));
            }
        }
        Some(Mapping(pairs))
    }
}

fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
