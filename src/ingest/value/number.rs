//! Numbers as people write them in text: groups of digits, decimal comma or
//! point, currencies, percent signs, brackets for negative.
//!
//! The value of "45 %" is 45: the sign says the unit, which the indicator knows.

use crate::ingest::words;
use crate::number::{Decimal, NotDecimal};

/// What a text says as a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberText {
    /// One number, whatever the decimal mark of the column is; and which mark
    /// the text proves, if it does.
    Settled(Decimal, Option<char>),
    /// "1,234": a whole number if `mark` parts groups, a fraction if it is the decimal mark.
    Either {
        /// The comma or point in it.
        mark: char,
        /// The number if `mark` parts groups of digits.
        grouped: Decimal,
        /// The number if `mark` is the decimal mark.
        parted: Decimal,
    },
    /// More digits than can be kept.
    TooLarge,
    /// No number; with a hint where the reason is known.
    Bad(Option<&'static str>),
}

const SIGNS: &[char] =
    &['$', '€', '£', '¥', '₩', '₭', '₹', '₽', '₺', '₫', '₦', '₱', '฿', '¢', '₡', '₲', '₵', '₴'];

/// Reads tidy text as a number.
pub fn read(text: &str) -> NumberText {
    let (mut negative, mut body) = (false, text.trim());
    if let Some(inner) = body.strip_prefix('(').and_then(|b| b.strip_suffix(')')) {
        (negative, body) = (true, inner.trim());
    }
    body = body.strip_suffix('%').unwrap_or(body).trim_end();
    let (signed, rest) = sign(body);
    let (rest, unit) = match strip_currency(rest) {
        Ok(stripped) => stripped,
        Err(hint) => return NumberText::Bad(hint),
    };
    // A sign may stand before or after the currency, not in both places.
    let (signed_after, rest) = if unit { sign(rest) } else { (None, rest) };
    let minus = match (signed, signed_after) {
        (Some(_), Some(_)) => return NumberText::Bad(None),
        (one, other) => one.or(other).unwrap_or(false),
    };
    if minus && negative {
        return NumberText::Bad(None);
    }
    negative |= minus;
    let number = digits(rest);
    if !negative {
        return number;
    }
    match number {
        NumberText::Settled(value, mark) => NumberText::Settled(-value, mark),
        NumberText::Either { mark, grouped, parted } => {
            NumberText::Either { mark, grouped: -grouped, parted: -parted }
        }
        other => other,
    }
}

/// A sign at the start: whether it is minus, and what follows.
fn sign(text: &str) -> (Option<bool>, &str) {
    let mut chars = text.chars();
    match chars.next() {
        Some('-' | '\u{2212}' | '\u{2013}') => (Some(true), chars.as_str().trim_start()),
        Some('+') => (Some(false), chars.as_str().trim_start()),
        _ => (None, text),
    }
}

/// Drops a currency in front or behind: a sign, a code of three capitals, or
/// capitals with a sign (`US$`, `R$`).
fn strip_currency(text: &str) -> Result<(&str, bool), Option<&'static str>> {
    const WRITE_OUT: &str =
        "Write the number with all its digits: thousands and millions are not read from words";
    let first = text.find(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '\u{2212}'));
    let Some((front, rest)) = first.and_then(|first| text.split_at_checked(first)) else {
        return Err(None);
    };
    let last = rest.rfind(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let after = last.map_or(0, |last| last + 1);
    let Some((number, back)) = rest.split_at_checked(after) else { return Err(None) };
    let (front, back) = (front.trim(), back.trim());
    let in_words = |word: &str| word.split(' ').any(words::magnitude);
    if in_words(back) && !is_currency(back) {
        return Err(Some(WRITE_OUT));
    }
    if !front.is_empty() && !is_currency(front) || !back.is_empty() && !is_currency(back) {
        return Err(None);
    }
    if !front.is_empty() && !back.is_empty() {
        return Err(None);
    }
    Ok((number.trim(), !front.is_empty() || !back.is_empty()))
}

fn is_currency(text: &str) -> bool {
    let letters = text.trim_end_matches(SIGNS);
    let signs = text.chars().count() - letters.chars().count();
    let capitals = letters.len() <= 3 && letters.bytes().all(|b| b.is_ascii_uppercase());
    capitals && (signs == 1 || signs == 0 && letters.len() == 3)
}

/// Digits with spaces, apostrophes, commas and points.
fn digits(text: &str) -> NumberText {
    let spaced = |c: char| matches!(c, ' ' | '\'' | '\u{2019}');
    if text.is_empty() || !text.chars().all(|c| c.is_ascii_digit() || spaced(c) || matches!(c, '.' | ',')) {
        return exponent(text);
    }
    let has_spaces = text.contains(spaced);
    let (commas, points) = (text.matches(',').count(), text.matches('.').count());
    match (commas, points) {
        (0, 0) if has_spaces => {
            grouped(text, spaced).map_or(NumberText::Bad(None), |plain| settled(&plain, None))
        }
        (0, 0) => settled(text, None),
        (1, 0) => one_mark(text, ',', has_spaces),
        (0, 1) => one_mark(text, '.', has_spaces),
        // Several of one kind can only part groups.
        (_, 0) if !has_spaces => {
            grouped(text, |c| c == ',').map_or(NumberText::Bad(None), |plain| settled(&plain, Some('.')))
        }
        (0, _) if !has_spaces => {
            grouped(text, |c| c == '.').map_or(NumberText::Bad(None), |plain| settled(&plain, Some(',')))
        }
        _ if has_spaces => NumberText::Bad(None),
        // Both kinds: the last one is the decimal mark, and stands once.
        _ => {
            let mark = if text.rfind(',') > text.rfind('.') { ',' } else { '.' };
            let group = if mark == ',' { '.' } else { ',' };
            match text.split_once(mark) {
                Some((whole, part)) if part.bytes().all(|b| b.is_ascii_digit()) => grouped(whole, |c| {
                    c == group
                })
                .map_or(NumberText::Bad(None), |plain| settled(&format!("{plain}.{part}"), Some(mark))),
                _ => NumberText::Bad(None),
            }
        }
    }
}

/// One comma or point.
fn one_mark(text: &str, mark: char, has_spaces: bool) -> NumberText {
    let Some((whole, part)) = text.split_once(mark) else { return NumberText::Bad(None) };
    let plain = if has_spaces {
        grouped(whole, |c| matches!(c, ' ' | '\'' | '\u{2019}'))
    } else {
        Some(whole.to_string())
    };
    let (Some(whole), true) = (plain, part.bytes().all(|b| b.is_ascii_digit())) else {
        return NumberText::Bad(None);
    };
    if whole.is_empty() && part.is_empty() {
        return NumberText::Bad(None);
    }
    let could_group =
        !has_spaces && part.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    let parted = settled(&format!("{whole}.{part}"), Some(mark));
    if !could_group {
        return parted;
    }
    match (settled(&format!("{whole}{part}"), None), parted) {
        (NumberText::Settled(grouped, _), NumberText::Settled(parted, _)) => {
            NumberText::Either { mark, grouped, parted }
        }
        _ => NumberText::Bad(None),
    }
}

/// Digits without what parts their groups; none unless the first group has one
/// to three digits and every other has three.
fn grouped(text: &str, separates: impl Fn(char) -> bool) -> Option<String> {
    let groups: Vec<&str> = text.split(separates).collect();
    let (first, rest) = groups.split_first()?;
    let all_digits = groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    let well_formed = (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
    let alone = rest.is_empty() && !first.is_empty();
    if all_digits && (well_formed || alone) { Some(groups.concat()) } else { None }
}

/// A number as programs write it when it is very large or small: `1.5E+06`.
fn exponent(text: &str) -> NumberText {
    let plain = text.contains(['e', 'E'])
        && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'));
    if plain { settled(text, None) } else { NumberText::Bad(None) }
}

fn settled(plain: &str, mark: Option<char>) -> NumberText {
    match plain.parse() {
        Ok(number) => NumberText::Settled(number, mark),
        Err(NotDecimal::TooLarge) => NumberText::TooLarge,
        Err(NotDecimal::NotANumber) => NumberText::Bad(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(text: &str) -> String {
        match read(text) {
            NumberText::Settled(number, _) => number.to_string(),
            NumberText::Either { grouped, parted, .. } => format!("{grouped} or {parted}"),
            NumberText::TooLarge => "too large".into(),
            NumberText::Bad(hint) => format!("bad{}", if hint.is_some() { ", hint" } else { "" }),
        }
    }

    #[test]
    fn every_way_of_writing() {
        for (text, expected) in [
            ("12", "12"),
            ("1 234,50", "1234.5"),
            ("1.234,50", "1234.5"),
            ("1,234.50", "1234.5"),
            ("1'234'567", "1234567"),
            ("1.234.567", "1234567"),
            ("1,234", "1234 or 1.234"),
            ("1.234", "1234 or 1.234"),
            ("0,123", "0.123"),
            ("1234,567", "1234.567"),
            ("1 234,567", "1234.567"),
            ("12,5", "12.5"),
            (",5", "0.5"),
            ("(500)", "-500"),
            ("-12", "-12"),
            ("\u{2212}12,5", "-12.5"),
            ("45 %", "45"),
            ("12,5%", "12.5"),
            ("USD 1,200.00", "1200"),
            ("US$ 500", "500"),
            ("R$ 138.450,00", "138450"),
            ("1 200 €", "1200"),
            ("-$5", "-5"),
            ("$-5", "-5"),
            ("1.5E+06", "1500000"),
            ("50m", "bad, hint"),
            ("KRW 50m", "bad, hint"),
            ("1.2 million", "bad, hint"),
            ("12 34", "bad"),
            ("1.23.4", "bad"),
            ("1,23,4.5", "bad"),
            ("about 5", "bad"),
            ("5 people", "bad"),
            ("--5", "bad"),
            ("-", "bad"),
            (",", "bad"),
            ("", "bad"),
            ("1234567890123456", "too large"),
        ] {
            assert_eq!(number(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_settles_the_mark_says_so() {
        assert_eq!(read("12,5"), NumberText::Settled("12.5".parse().unwrap(), Some(',')));
        assert_eq!(read("1.234.567"), NumberText::Settled("1234567".parse().unwrap(), Some(',')));
        assert_eq!(read("12"), NumberText::Settled("12".parse().unwrap(), None));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[0-9.,'() €$%mA-Z+\u{2212}-]{0,14}") {
            read(&text);
        }

        #[test]
        fn written_in_any_convention_it_is_the_same(units in 1_000_000_000_000_000i128..1_000_000_000_000_000_000_000) {
            let number = Decimal::from_units(units).round(2);
            let plain = format!("{number}");
            let (whole, part) = plain.split_once('.').unwrap_or((&plain, "0"));
            let grouped = |mark: &str| {
                let mut groups: Vec<&str> = Vec::new();
                let mut rest = whole;
                while rest.len() > 3 {
                    let (front, group) = rest.split_at(rest.len() - 3);
                    groups.insert(0, group);
                    rest = front;
                }
                groups.insert(0, rest);
                groups.join(mark)
            };
            for text in [format!("{},{part}", grouped(".")), format!("{}.{part}", grouped(",")), format!("{},{part}", grouped(" "))] {
                match read(&text) {
                    NumberText::Settled(read, _) => prop_assert_eq!(read, number),
                    other => prop_assert!(false, "{text}: {other:?}"),
                }
            }
        }
    }
}
