//! Texts in several languages, and the spelling under which names are compared.

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text in one or more languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The same in all languages.
    pub any: Option<String>,
    /// By language code.
    pub by_language: BTreeMap<String, String>,
}

impl Text {
    /// A text that is the same in all languages.
    pub fn plain(text: impl Into<String>) -> Text {
        Text { any: Some(text.into()), by_language: BTreeMap::new() }
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.any.is_none() && self.by_language.is_empty()
    }

    /// The text in the first of the languages in which there is one; else in
    /// any language, in the order of language codes; else empty.
    pub fn get<'a>(&'a self, languages: &[&str]) -> &'a str {
        languages
            .iter()
            .find_map(|language| self.by_language.get(*language))
            .or(self.any.as_ref())
            .or_else(|| self.by_language.values().next())
            .map_or("", String::as_str)
    }

    /// The text in a language, if there is one or it is the same in all.
    pub fn exactly(&self, language: &str) -> Option<&str> {
        self.by_language.get(language).or(self.any.as_ref()).map(String::as_str)
    }

    /// All texts, of all languages.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.any.iter().chain(self.by_language.values()).map(String::as_str)
    }
}

/// How a name is spelt when names are compared: without regard to case,
/// accents, spaces and punctuation, and with compatibility forms made plain.
///
/// ```
/// use yardstick::text::spelling;
/// assert_eq!(spelling("Côte d’Ivoire"), spelling("COTE D'IVOIRE"));
/// assert_eq!(spelling("Code de l'activité"), "codedelactivite");
/// assert_ne!(spelling("Niger"), spelling("Nigeria"));
/// ```
pub fn spelling(name: &str) -> String {
    if name.is_ascii() {
        return name
            .bytes()
            .filter(u8::is_ascii_alphanumeric)
            .map(|byte| byte.to_ascii_lowercase() as char)
            .collect();
    }
    name.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// Text as it is kept: composed, without spaces at its ends, and with runs of
/// white space (line breaks and no-break spaces too) made one space.
pub fn tidy(text: &str) -> String {
    if text.is_ascii() {
        return squeeze(text.chars());
    }
    squeeze(text.nfc())
}

fn squeeze(chars: impl Iterator<Item = char>) -> String {
    let mut tidy = String::new();
    let mut gap = false;
    for c in chars {
        if c.is_whitespace() || c == '\u{200B}' || c == '\u{FEFF}' {
            gap = true;
        } else {
            if gap && !tidy.is_empty() {
                tidy.push(' ');
            }
            gap = false;
            tidy.push(c);
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidy_text_is_composed_and_has_single_spaces() {
        assert_eq!(tidy("  Ouzbe\u{301}kistan\u{a0}\n (UZ) "), "Ouzbékistan (UZ)");
        assert_eq!(tidy(" a  b "), "a b");
    }

    #[test]
    fn text_falls_back_to_the_first_language_there_is() {
        let mut text = Text::default();
        text.by_language.insert("en".into(), "People".into());
        assert_eq!(text.get(&["fr", "en"]), "People");
        assert_eq!(text.get(&["es"]), "People");
    }
}
