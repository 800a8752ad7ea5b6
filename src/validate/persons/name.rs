//! Names as they are compared: near is asked about, never decided.

use strsim::{jaro_winkler, osa_distance};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// From how many letters on one letter may differ.
const ONE_SLIP: usize = 4;
/// From how many letters on two letters may differ.
const TWO_SLIPS: usize = 8;
/// From which likeness of Jaro and Winkler on two parts of a name are near.
const LIKENESS: f64 = 0.93;

/// A name, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// Its parts in small letters without accents, in alphabetical order.
    pub parts: Vec<String>,
    /// All of it as it was written, without spaces.
    whole: String,
}

/// How near two names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// The same parts, perhaps in another order.
    Same,
    /// As near as a slip of the pen.
    Near,
    /// Two names.
    Far,
}

impl Name {
    /// Takes a name apart. Apostrophes join; all else that is no letter parts.
    pub fn new(text: &str) -> Name {
        let mut plain = String::with_capacity(text.len());
        for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
            match c {
                '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' => {}
                'ß' => plain.push_str("ss"),
                'æ' => plain.push_str("ae"),
                'œ' => plain.push_str("oe"),
                'þ' => plain.push_str("th"),
                'ø' => plain.push('o'),
                'ł' => plain.push('l'),
                'đ' | 'ð' => plain.push('d'),
                'ı' => plain.push('i'),
                c if c.is_alphanumeric() => plain.push(c),
                _ => plain.push(' '),
            }
        }
        let mut parts: Vec<String> = plain.split_whitespace().map(str::to_string).collect();
        let whole = parts.concat();
        parts.sort_unstable();
        Name { parts, whole }
    }

    /// The parts in their order as one text.
    pub fn sorted(&self) -> String {
        self.parts.join(" ")
    }

    /// How near another name is.
    pub fn nearness(&self, other: &Name) -> Nearness {
        if self.parts.is_empty() || other.parts.is_empty() {
            return Nearness::Far;
        }
        if self.parts == other.parts {
            return Nearness::Same;
        }
        let near = whole_near(&self.whole, &other.whole) || parts_near(&self.parts, &other.parts);
        if near { Nearness::Near } else { Nearness::Far }
    }
}

/// Names of the same letters, parted elsewhere or with a slip in them.
fn whole_near(a: &str, b: &str) -> bool {
    let (a_length, b_length) = (a.chars().count(), b.chars().count());
    let slips = match a_length.min(b_length) {
        0..6 => 0,
        6..12 => 1,
        _ => 2,
    };
    a == b || (slips > 0 && a_length.abs_diff(b_length) <= slips && osa_distance(a, b) <= slips)
}

/// Whether every part of the shorter name has its own near part in the longer
/// one, at least one of them written out.
fn parts_near(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if let [only] = short {
        return matches!(long, [other] if part_near(only, other));
    }
    let mut free: Vec<Option<&String>> = long.iter().map(Some).collect();
    let mut rest: Vec<&String> = Vec::new();
    let mut written_out = false;
    for part in short {
        match free.iter_mut().find(|slot| **slot == Some(part)) {
            Some(slot) => {
                *slot = None;
                written_out |= part.chars().count() > 1;
            }
            None => rest.push(part),
        }
    }
    for part in rest {
        let near = free.iter().position(|slot| slot.is_some_and(|other| part_near(part, other)));
        let initial = || free.iter().position(|slot| slot.is_some_and(|other| initial_of(part, other)));
        let Some(found) = near.or_else(initial) else { return false };
        written_out |= near.is_some();
        if let Some(slot) = free.get_mut(found) {
            *slot = None;
        }
    }
    written_out
}

fn part_near(a: &str, b: &str) -> bool {
    let (a_length, b_length) = (a.chars().count(), b.chars().count());
    let least = a_length.min(b_length);
    if a == b {
        return true;
    }
    if least < ONE_SLIP {
        return false;
    }
    let slips = if least >= TWO_SLIPS { 2 } else { 1 };
    (a_length.abs_diff(b_length) <= slips && osa_distance(a, b) <= slips) || jaro_winkler(a, b) >= LIKENESS
}

/// Whether one of two parts is the first letter of the other.
fn initial_of(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.chars().count() == 1 && long.starts_with(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearness(a: &str, b: &str) -> Nearness {
        let (a, b) = (Name::new(a), Name::new(b));
        assert_eq!(a.nearness(&b), b.nearness(&a));
        a.nearness(&b)
    }

    #[test]
    fn case_accents_order_and_punctuation_do_not_matter() {
        for (a, b) in [
            ("LÓPEZ, Ana", "ana lopez"),
            ("Jean-Pierre N’Guessan", "NGUESSAN Jean Pierre"),
            ("Łukasz Øster", "Lukasz Oster"),
        ] {
            assert_eq!(nearness(a, b), Nearness::Same, "{a}, {b}");
        }
    }

    #[test]
    fn a_slip_a_missing_part_and_an_initial_are_near() {
        for (a, b) in [
            ("Ana Lopez", "Ana Lopes"),
            ("Ana Maria Lopez", "Lopez Ana"),
            ("A. Lopez", "Ana Lopez"),
            ("Abdul Rahman", "Abdulrahman"),
            ("Sokha", "Sohka"),
            ("Christopher Vang", "Cristofer Vang"),
        ] {
            assert_eq!(nearness(a, b), Nearness::Near, "{a}, {b}");
        }
    }

    #[test]
    fn two_names_are_two_names() {
        for (a, b) in [
            ("Ana Lopez", "Ana Garcia"),
            ("Lee", "Leo"),
            ("Sokha", "Sokha Chan"),
            ("A. L.", "Ana Lopez"),
            ("", "Ana Lopez"),
        ] {
            assert_eq!(nearness(a, b), Nearness::Far, "{a}, {b}");
        }
    }
}
