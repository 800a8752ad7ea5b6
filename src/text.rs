//! Texts in several languages, and the spelling under which names are compared.

pub mod rich;

mod harmless;

pub use harmless::harmless;

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
    let mut spelt = String::with_capacity(name.len());
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            // Letters that no decomposition takes apart.
            'œ' => spelt.push_str("oe"),
            'æ' => spelt.push_str("ae"),
            'ß' => spelt.push_str("ss"),
            'ø' => spelt.push('o'),
            'đ' => spelt.push('d'),
            'ł' => spelt.push('l'),
            'ı' => spelt.push('i'),
            // Apostrophes that count as letters.
            '\u{2B9}'..='\u{2BF}' => {}
            c if c.is_alphanumeric() => spelt.push(digit(c)),
            _ => {}
        }
    }
    spelt
}

/// A digit of any script as one of ASCII; any other character as it is.
///
/// ```
/// assert_eq!(yardstick::text::digit('٣'), '3');
/// assert_eq!(yardstick::text::digit('７'), '7');
/// assert_eq!(yardstick::text::digit('x'), 'x');
/// ```
pub fn digit(c: char) -> char {
    // Zero in each script; the other nine follow it.
    const ZEROS: [u32; 19] = [
        0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0,
        0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10,
    ];
    if c.is_ascii() {
        return c;
    }
    let code = u32::from(c);
    let zero = ZEROS.into_iter().find(|zero| (*zero..zero + 10).contains(&code));
    zero.and_then(|zero| char::from_digit(code - zero, 10)).unwrap_or(c)
}

/// Whether a character is there and cannot be seen: soft hyphens, joiners of
/// width zero, marks of writing direction.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'
            | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
    )
}

/// Text as it is kept: composed, without what cannot be seen, without spaces at
/// its ends, and with runs of white space (line breaks and no-break spaces too)
/// made one space.
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
        if c.is_whitespace() {
            gap = true;
        } else if !is_invisible(c) {
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
        assert_eq!(tidy("\u{FEFF}P\u{200B}0\u{AD}1\u{200E}"), "P01");
    }

    #[test]
    fn spelling_knows_letters_and_digits_of_all_scripts() {
        for (one, other) in [
            ("Ｌａｏ　ＰＤＲ", "Lao PDR"),
            ("٢٠١٨", "2018"),
            ("co\u{AD}op\u{200D}eration", "cooperation"),
            ("Œuvre d’art", "oeuvre d'art"),
            ("Oʻzbekiston", "O'zbekiston"),
            ("Malmø", "Malmo"),
        ] {
            assert_eq!(spelling(one), spelling(other), "{one}");
        }
    }

    #[test]
    fn text_falls_back_to_the_first_language_there_is() {
        let mut text = Text::default();
        text.by_language.insert("en".into(), "People".into());
        assert_eq!(text.get(&["fr", "en"]), "People");
        assert_eq!(text.get(&["es"]), "People");
    }
}
