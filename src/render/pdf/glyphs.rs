//! What the embedded fonts cannot print. PDF/UA-1 admits no missing letter, so
//! each is replaced by the nearest that there is.

use crate::render::font::has;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Printed for letters of scripts that the fonts do not hold.
const MISSING: char = '?';

/// Text that the fonts can print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printable {
    /// The text.
    pub text: String,
    /// Whether something of it could not be printed.
    pub lossy: bool,
}

/// Text as the embedded fonts can print it: signs become those that stand for them, letters lose
/// marks that the fonts lack, and each run of what remains becomes one question mark.
pub fn printable(text: &str) -> Printable {
    let mut printed = Printable { text: String::with_capacity(text.len()), lossy: false };
    let mut in_gap = false;
    for c in text.chars() {
        let gap = in_gap;
        in_gap = false;
        if c == '\n' || has(c) {
            printed.text.push(c);
        } else if let Some(spelled) = sign(c) {
            printed.text.push_str(spelled);
        } else if c.is_whitespace() {
            printed.text.push(' ');
        } else if c.is_control() || is_combining_mark(c) && !gap {
            // A mark on a letter that is printed: the letter alone is read.
        } else {
            let plain: String = std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)).collect();
            if !plain.is_empty() && plain.chars().all(has) {
                printed.text.push_str(&plain);
                continue;
            }
            in_gap = true;
            printed.lossy = true;
            if !gap {
                printed.text.push(MISSING);
            }
        }
    }
    printed
}

/// How a sign is written without it.
fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{2212}' | '\u{2011}' => "\u{2013}",
        '\u{2264}' => "<=",
        '\u{2265}' => ">=",
        '\u{2260}' => "<>",
        '\u{2192}' | '\u{21D2}' => "->",
        '\u{2190}' => "<-",
        '\u{2194}' => "<->",
        '\u{02BB}' | '\u{02BD}' => "\u{2018}",
        '\u{02BC}' | '\u{02B9}' => "\u{2019}",
        '\u{2044}' | '\u{2215}' => "/",
        '\u{2116}' => "No.",
        '\u{2122}' => "(TM)",
        '\u{25CF}' | '\u{25A0}' | '\u{25AA}' => "\u{2022}",
        // Marks of direction, joiners and places to break are not seen.
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{FEFF}'
        | '\u{AD}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_missing_are_replaced_by_the_nearest() {
        let cases = [
            ("Ouagadougou, Łódź, Ташкент", "Ouagadougou, Łódź, Ташкент", false),
            ("O\u{2BB}zbekiston", "O\u{2018}zbekiston", false),
            ("Việt Nam", "Viet Nam", false),
            ("a \u{2265} b \u{2212} 1", "a >= b \u{2013} 1", false),
            ("ພາສາລາວ report", "? report", true),
            ("a\u{200B}b", "ab", false),
        ];
        for (text, printed, lossy) in cases {
            assert_eq!(printable(text), Printable { text: printed.into(), lossy }, "{text}");
        }
    }
}
