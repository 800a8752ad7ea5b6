//! From a cell to a value of a field's type: what each way of writing means,
//! and what is refused, with the reason.

pub mod boolean;
pub mod code;
pub mod date;
pub mod number;

use crate::diag::Code;
use crate::project::Field;
use crate::text::tidy;
use std::borrow::Cow;

/// Why a cell has no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The kind of finding.
    pub code: Code,
    /// What stands in the cell.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// What to do.
    pub hint: Option<String>,
}

impl Problem {
    /// A problem without a hint.
    pub fn new(code: Code, found: impl Into<String>, expected: impl Into<String>) -> Problem {
        Problem { code, found: found.into(), expected: expected.into(), hint: None }
    }

    /// With a hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Problem {
        self.hint = Some(hint.into());
        self
    }
}

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
