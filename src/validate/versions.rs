//! Versions in the names of files, and which of two is the higher.

use regex::Regex;
use std::cmp::Ordering;

/// Where the version stands in a pattern.
const VERSION: &str = "{}";

/// How versions were compared, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared {
    /// All are whole numbers.
    Numbers,
    /// All are days such as 2019-01-31.
    Days,
    /// Piece by piece.
    Pieces,
}

impl Compared {
    /// How several versions are compared.
    pub fn of<'v>(versions: impl Iterator<Item = &'v str> + Clone) -> Compared {
        let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let day = |text: &str| text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok();
        if versions.clone().all(number) {
            Compared::Numbers
        } else if versions.clone().all(day) {
            Compared::Days
        } else {
            Compared::Pieces
        }
    }

    /// In words.
    pub fn word(self) -> &'static str {
        match self {
            Compared::Numbers => "compared as whole numbers",
            Compared::Days => "compared as days",
            Compared::Pieces => "compared piece by piece, digits by their value",
        }
    }
}

/// Which of two versions is the higher. Digits count by their value and all
/// else by its letters, without regard to case; so whole numbers and ISO days
/// come in their own order. Nothing at all is the lowest.
pub fn compare(a: &str, b: &str) -> Ordering {
    let (a, b) = (pieces(a), pieces(b));
    a.cmp(&b)
}

/// A piece of a version: digits by their number and then their text, or other signs.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Digits(usize, String),
    Letters(String),
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        pieces.push(if digits {
            let value = piece.trim_start_matches('0');
            Piece::Digits(value.len(), value.to_string())
        } else {
            Piece::Letters(piece.to_lowercase())
        });
        rest = after;
    }
    pieces
}

/// A pattern of names with one version in it.
pub struct Names(Regex);

impl Names {
    /// The names that a pattern means; none if it cannot be understood.
    pub fn new(pattern: &str) -> Option<Names> {
        let mut regex = String::from("^");
        let mut rest = pattern;
        while let Some(first) = rest.chars().next() {
            let (taken, part) = if rest.starts_with(VERSION) {
                (VERSION.len(), "([^/]*)".to_string())
            } else if rest.starts_with("**/") {
                (3, "(?:.*/)?".to_string())
            } else if first == '*' {
                (1, "[^/]*".to_string())
            } else if first == '?' {
                (1, "[^/]".to_string())
            } else {
                (first.len_utf8(), regex::escape(first.encode_utf8(&mut [0; 4])))
            };
            regex.push_str(&part);
            rest = rest.get(taken..).unwrap_or("");
        }
        regex.push('$');
        Regex::new(&regex).ok().map(Names)
    }

    /// The name without its version, and the version.
    pub fn parts<'n>(&self, name: &'n str) -> Option<((String, String), &'n str)> {
        let version = self.0.captures(name)?.get(1)?;
        let before = name.get(..version.start())?.to_string();
        let after = name.get(version.end()..)?.to_string();
        Some(((before, after), version.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_value() {
        assert_eq!(compare("10", "9"), Ordering::Greater);
        assert_eq!(compare("02", "2"), Ordering::Equal);
        assert_eq!(compare("2019-01-31", "2018-12-31"), Ordering::Greater);
        assert_eq!(compare("1.10", "1.9"), Ordering::Greater);
        assert_eq!(compare("", "1"), Ordering::Less);
        assert_eq!(compare("Final", "final"), Ordering::Equal);
        assert_eq!(compare("2", "2b"), Ordering::Less);
        assert_eq!(Compared::of(["1", "10"].into_iter()), Compared::Numbers);
        assert_eq!(Compared::of(["2019-01-31"].into_iter()), Compared::Days);
        assert_eq!(Compared::of(["2", "2b"].into_iter()), Compared::Pieces);
    }

    #[test]
    fn names_are_the_same_but_for_the_version() {
        let names = Names::new("kfit/*_v{}.xlsx").unwrap();
        let (lao, one) = names.parts("kfit/lao_v1.xlsx").unwrap();
        let (again, ten) = names.parts("kfit/lao_v10.xlsx").unwrap();
        let (rwanda, _) = names.parts("kfit/rwa_v1.xlsx").unwrap();
        assert_eq!((&lao, one, ten), (&again, "1", "10"));
        assert_ne!(lao, rwanda);
        assert!(names.parts("kfit/old/lao_v1.xlsx").is_none());
        assert!(names.parts("kfit/lao_v1.csv").is_none());
    }
}
