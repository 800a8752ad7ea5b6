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

const WRITE_OUT: &str =
    "Write the number with all its digits: thousands and millions are not read from words";
const MARKED: &str = "Write the number alone; if what stands behind it marks a footnote, name it under `footnotes` of the source";
const TWO_DIGITS: &str =
    "Groups of two digits (lakh, crore) are not read: write groups of three, or no groups";
const INEXACT: &str = "Write one number: a span, a bound or an estimate is not one";

/// Reads text as a number, made plain as [`super::missing::plain`] makes it.
pub fn read(text: &str) -> NumberText {
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return settled(text, None);
    }
    match peeled(text) {
        Ok((negative, rest)) => match digits(rest) {
            NumberText::Bad(None) => NumberText::Bad(hint(text)),
            number if negative => minus(number),
            number => number,
        },
        Err(hint @ Some(_)) => NumberText::Bad(hint),
        Err(None) => NumberText::Bad(hint(text)),
    }
}

fn minus(number: NumberText) -> NumberText {
    match number {
        NumberText::Settled(value, mark) => NumberText::Settled(-value, mark),
        NumberText::Either { mark, grouped, parted } => {
            NumberText::Either { mark, grouped: -grouped, parted: -parted }
        }
        other => other,
    }
}

/// Takes off what stands around the digits: brackets or a sign for negative, a
/// percent sign, a currency. Each may stand once, in any order. Says whether the
/// number is negative.
fn peeled(text: &str) -> Result<(bool, &str), Option<&'static str>> {
    let mut rest = text.trim();
    let (mut bracketed, mut signed, mut percent, mut currency) = (false, None, false, false);
    loop {
        if let Some(inner) = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'))
            && !inner.contains(['(', ')'])
        {
            if bracketed {
                return Err(None);
            }
            (bracketed, rest) = (true, inner.trim());
        } else if let Some(inner) = rest.strip_suffix('%').or_else(|| rest.strip_prefix('%')) {
            if percent {
                return Err(None);
            }
            (percent, rest) = (true, inner.trim());
        } else if let Some((minus, inner)) = sign(rest) {
            if signed.is_some() {
                return Err(None);
            }
            (signed, rest) = (Some(minus), inner);
        } else if let Some(inner) = without_currency(rest)? {
            if currency {
                return Err(None);
            }
            (currency, rest) = (true, inner);
        } else {
            break;
        }
    }
    if bracketed && signed.is_some() {
        return Err(None);
    }
    Ok((bracketed || signed == Some(true), rest))
}

/// A sign in front, or a minus behind the last digit: whether it is minus, and the rest.
fn sign(text: &str) -> Option<(bool, &str)> {
    let mut chars = text.chars();
    match chars.next() {
        Some('-' | '\u{2212}' | '\u{2013}') => return Some((true, chars.as_str().trim_start())),
        Some('+') => return Some((false, chars.as_str().trim_start())),
        _ => {}
    }
    let before = text.strip_suffix(['-', '\u{2212}', '\u{2013}'])?.trim_end();
    before.ends_with(|c: char| c.is_ascii_digit()).then_some((true, before))
}

/// The text without a currency in front or behind: a sign, a code of three
/// capitals, capitals with a sign (`US$`, `R$`), or a word for one. None where
/// nothing but what makes up numbers is there.
fn without_currency(text: &str) -> Result<Option<&str>, Option<&'static str>> {
    let numeric =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '(' | '\u{2212}' | '\u{2013}');
    let first =
        text.find(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '(' | '\u{2212}' | '\u{2013}'));
    let Some(first) = first else { return Err(None) };
    // ",5" begins with its mark, "Rs. 5" does not.
    let first = match text.get(..first).map(str::as_bytes) {
        Some([.., b'.' | b','])
            if text
                .get(..first - 1)
                .is_some_and(|front| !front.ends_with(char::is_alphabetic) && !front.ends_with('/')) =>
        {
            first - 1
        }
        _ => first,
    };
    let (front, rest) = text.split_at_checked(first).ok_or(None)?;
    let last = rest.rfind(|c: char| numeric(c) || c == ')').unwrap_or(0);
    let (number, back) = rest
        .split_at_checked(last + rest.get(last..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8))
        .ok_or(None)?;
    let (front, back) = (front.trim(), back.trim());
    if front.is_empty() && back.is_empty() {
        return Ok(None);
    }
    // Numbers as programs write them, `1.5E+06`, have a letter within.
    let in_words = |words: &str| words.split(' ').any(|word| words::magnitude(word.trim_matches(SIGNS)));
    if in_words(back) || in_words(front) {
        return Err(Some(WRITE_OUT));
    }
    match (front.is_empty(), back.is_empty()) {
        (false, true) if is_currency(front) => Ok(Some(number.trim())),
        (true, false) if is_currency(back) => Ok(Some(number.trim())),
        _ => Err(None),
    }
}

fn is_currency(text: &str) -> bool {
    let letters = text.trim_matches(SIGNS).trim();
    let signs = text.chars().filter(|c| SIGNS.contains(c)).count();
    let capitals = letters.len() <= 3 && letters.bytes().all(|b| b.is_ascii_uppercase());
    capitals && (signs == 1 || signs == 0 && letters.len() == 3) || words::currency(text)
}

/// What to do with a text that is no number, where it can be seen why.
fn hint(text: &str) -> Option<&'static str> {
    if text.contains('\u{2248}') || text.starts_with(['<', '>', '~', '\u{2264}', '\u{2265}']) || is_span(text)
    {
        return Some(INEXACT);
    }
    if indian(text) {
        return Some(TWO_DIGITS);
    }
    let bare = without_mark(text)?;
    let number = peeled(bare)
        .is_ok_and(|(_, rest)| matches!(digits(rest), NumberText::Settled(..) | NumberText::Either { .. }));
    number.then_some(MARKED)
}

/// Two numbers with a dash between them.
fn is_span(text: &str) -> bool {
    let whole = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.split_once(['-', '\u{2013}']).is_some_and(|(from, to)| whole(from.trim()) && whole(to.trim()))
}

/// Groups of two digits before a last one of three: `1,00,000`.
fn indian(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or(text).trim_start_matches(|c: char| !c.is_ascii_digit());
    let groups: Vec<&str> = whole.trim().split(',').collect();
    let Some(([first, middle @ ..], last)) = groups.split_last().map(|(last, rest)| (rest, last)) else {
        return false;
    };
    let of = |group: &&str, digits: usize| group.len() == digits && group.bytes().all(|b| b.is_ascii_digit());
    !middle.is_empty()
        && (of(first, 1) || of(first, 2))
        && middle.iter().all(|group| of(group, 2))
        && of(last, 3)
}

/// The text before what looks like the mark of a footnote: signs, raised
/// figures, a number or letter in brackets, a single letter.
fn without_mark(text: &str) -> Option<&str> {
    let raised = |c: char| {
        matches!(
            c,
            '*' | '\u{2020}'
                | '\u{2021}'
                | '\u{A7}'
                | '#'
                | '\u{AA}'
                | '\u{BA}'
                | '\u{B9}'
                | '\u{B2}'
                | '\u{B3}'
        ) || matches!(c, '\u{2070}'..='\u{207F}' | '\u{1D43}'..='\u{1D5B}')
    };
    let bare = text.trim_end_matches(raised);
    if bare.len() < text.len() {
        return Some(bare.trim_end());
    }
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((bare, mark)) = text.strip_suffix(close).and_then(|text| text.rsplit_once(open))
            && (1..=2).contains(&mark.chars().count())
            && !bare.trim().is_empty()
        {
            return Some(bare.trim_end());
        }
    }
    let bare = text.strip_suffix(|c: char| c.is_alphabetic())?.trim_end();
    bare.ends_with(|c: char| c.is_ascii_digit()).then_some(bare)
}

/// Digits with spaces, apostrophes, commas and points.
fn digits(text: &str) -> NumberText {
    let spaced = |c: char| matches!(c, ' ' | '\'' | '\u{2019}');
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return NumberText::Bad(None);
    }
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
            ("12-", "-12"),
            ("1 234,50 -", "-1234.5"),
            ("(1 234,50)", "-1234.5"),
            ("(12 %)", "-12"),
            ("(12)%", "-12"),
            ("% 12", "12"),
            ("(USD 500)", "-500"),
            ("USD (500)", "-500"),
            ("USD -500", "-500"),
            ("500 USD", "500"),
            ("1 200 FCFA", "1200"),
            ("1 200 F CFA", "1200"),
            ("FCFA 1 200", "1200"),
            ("1 200 kr", "1200"),
            ("kr. 1 200", "1200"),
            ("Rs. 500", "500"),
            ("S/ 1 200", "1200"),
            ("S/. 1 200", "1200"),
            ("UZS 1 200", "1200"),
            ("1 200 so'm", "1200"),
            ("₭ 1 200", "1200"),
            ("€12,50", "12.5"),
            (".5", "0.5"),
            ("$ .5", "0.5"),
            ("1'234.50", "1234.5"),
            ("12k", "bad, hint"),
            ("1,2 M", "bad, hint"),
            ("1,2 M€", "bad, hint"),
            ("k€ 12", "bad, hint"),
            ("50 millones", "bad, hint"),
            ("1,234*", "bad, hint"),
            ("1234 (1)", "bad, hint"),
            ("1 234\u{b9}", "bad, hint"),
            ("12 p", "bad, hint"),
            ("12e", "bad, hint"),
            ("1,00,000", "bad, hint"),
            ("12,34,567.50", "bad, hint"),
            ("10-12", "bad, hint"),
            ("<5", "bad, hint"),
            ("500,-", "bad"),
            ("(5", "bad"),
            ("((5))", "bad"),
            ("-5-", "bad"),
            ("USD 5 EUR", "bad"),
            ("5 5", "bad"),
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
        fn no_text_panics(text in "[0-9.,'() €$%mA-Zé/*\u{b9}+\u{2212}-]{0,14}") {
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
