//! Labels in comma-separated text, which spreadsheet programs open as well.

use std::borrow::Cow;

/// Text that no spreadsheet program takes for a formula: what begins like one is given an
/// apostrophe, unless it is a plain number. Numbers stay what they are.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let number = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.'))
        && text.parse::<f64>().is_ok();
    if formula && !number { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_somebody_wrote_is_a_formula() {
        for text in ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "\r=1", "-1+1", "+1|cmd", "-"] {
            assert!(harmless(text).starts_with('\''), "{text}");
        }
        for text in ["-5", "+3.5", "-0.25", "Lao PDR", "", "a=b", "3-4"] {
            assert_eq!(harmless(text), text);
        }
    }
}
