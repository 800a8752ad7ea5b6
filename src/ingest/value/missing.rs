//! Text as it is kept, and what of it means "no value".

use crate::project::Field;
use crate::text::{digit, tidy};
use std::borrow::Cow;

/// What means "no value" in a field.
#[derive(Debug, Clone)]
pub struct Missing<'p> {
    markers: &'p [String],
    longest: usize,
}

impl<'p> Missing<'p> {
    /// The markers of a field.
    pub fn of(field: &'p Field) -> Missing<'p> {
        let longest = field.missing.iter().map(String::len).max().unwrap_or(0);
        Missing { markers: &field.missing, longest }
    }

    /// Whether tidy text means "no value".
    pub fn holds(&self, tidy: &str) -> bool {
        if tidy.is_empty() {
            return true;
        }
        // Lower case may be longer than upper case, but not by more than this.
        tidy.len() <= self.longest.saturating_mul(2) && {
            let lower = tidy.to_lowercase();
            self.markers.contains(&lower)
        }
    }
}

/// Text as it is kept, without a copy where it is so already.
pub fn tidied(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let plain = text.is_ascii()
        && !bytes.iter().any(|byte| byte.is_ascii_whitespace() && *byte != b' ' || byte.is_ascii_control())
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !bytes.windows(2).any(|pair| pair == b"  ");
    if plain { Cow::Borrowed(text) } else { Cow::Owned(tidy(text)) }
}

/// Text as numbers and days are read from it: tidy, with the digits, commas,
/// points, signs and apostrophes of other scripts made those of ASCII. Raised
/// figures stay as they are: they are marks of footnotes.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return tidied(text);
    }
    let mapped: String = text
        .chars()
        .map(|c| match c {
            '\u{FF0C}' | '\u{66B}' => ',',
            '\u{FF0E}' => '.',
            // The Arabic sign that parts groups of digits.
            '\u{66C}' => '\'',
            '\u{66A}' | '\u{FF05}' => '%',
            '\u{FF0D}' | '\u{2212}' | '\u{FE63}' | '\u{2010}' | '\u{2011}' => '-',
            '\u{FF0B}' => '+',
            '\u{FF08}' => '(',
            '\u{FF09}' => ')',
            '\u{FF0F}' => '/',
            '\u{2018}' | '\u{2019}' | '\u{2BC}' | '\u{2B9}' | '\u{2032}' | '\u{B4}' => '\'',
            c => digit(c),
        })
        .collect();
    Cow::Owned(tidy(&mapped))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn tidied_is_tidy(text in "[ a-c\t\n\u{a0}é]{0,8}") {
            prop_assert_eq!(tidied(&text).into_owned(), tidy(&text));
        }
    }
}
