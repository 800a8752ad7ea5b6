//! Text as it is kept, and what of it means "no value".

use crate::project::Field;
use crate::text::tidy;
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
