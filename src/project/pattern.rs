//! Patterns of texts in cells and names: `*` is any text, `{}` a part that is
//! taken, `{field}` a part that fills a field. Case and accents do not matter.

use crate::text::tidy;
use regex::{Regex, RegexBuilder};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A pattern of a text.
///
/// ```
/// use yardstick::project::Pattern;
/// let camp = Pattern::new("Camp {} *").unwrap();
/// assert_eq!(camp.take("CAMP Vientiane 2018"), Some(vec!["Vientiane".to_string()]));
/// assert!(Pattern::new("note*").unwrap().matches("Note: provisional"));
/// ```
#[derive(Debug, Clone)]
pub struct Pattern {
    /// As written.
    pub text: String,
    /// The names between braces, in order; empty for `{}`.
    pub names: Vec<String>,
    /// Compared with the text as it stands, so that what is taken keeps its letters.
    exact: Regex,
    /// Compared with the text without accents.
    folded: Regex,
}

impl Pattern {
    /// Understands a pattern; none if its braces do not pair.
    pub fn new(text: &str) -> Option<Pattern> {
        let mut names = Vec::new();
        let exact = expression(&tidy(text), &mut names)?;
        let folded = expression(&fold(text), &mut Vec::new())?;
        Some(Pattern { text: text.to_string(), names, exact: compiled(&exact)?, folded: compiled(&folded)? })
    }

    /// Whether a text matches as a whole.
    pub fn matches(&self, text: &str) -> bool {
        self.exact.is_match(&tidy(text)) || self.folded.is_match(&fold(text))
    }

    /// The parts between braces, if a text matches as a whole. Each is as short
    /// as it can be.
    pub fn take(&self, text: &str) -> Option<Vec<String>> {
        let text = tidy(text);
        let found = self.exact.captures(&text)?;
        Some(
            found
                .iter()
                .skip(1)
                .map(|part| part.map_or("", |part| part.as_str()).trim().to_string())
                .collect(),
        )
    }
}

/// A text as patterns compare it: without accents, in small letters, with single spaces.
pub fn fold(text: &str) -> String {
    let text = tidy(text);
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

fn expression(text: &str, names: &mut Vec<String>) -> Option<String> {
    let mut expression = String::from("^");
    let mut rest = text;
    while let Some(at) = rest.find(['*', '{', '}']) {
        let (plain, special) = rest.split_at(at);
        expression.push_str(&regex::escape(plain));
        if let Some(after) = special.strip_prefix('*') {
            expression.push_str(".*");
            // `**` is any folders, as in the names of files.
            rest = after.trim_start_matches('*');
            continue;
        }
        let (name, after) = special.strip_prefix('{')?.split_once('}')?;
        if name.contains('{') {
            return None;
        }
        names.push(name.trim().to_string());
        expression.push_str("(.+?)");
        rest = after;
    }
    expression.push_str(&regex::escape(rest));
    expression.push('$');
    Some(expression)
}

fn compiled(expression: &str) -> Option<Regex> {
    RegexBuilder::new(expression).case_insensitive(true).dot_matches_new_line(true).build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_taken_as_they_are_written() {
        let take = |pattern: &str, text: &str| Pattern::new(pattern).unwrap().take(text);
        assert_eq!(
            take("kfit/{}_activities_*.xlsx", "kfit/LAO_activities_2018.xlsx"),
            Some(vec!["LAO".into()])
        );
        assert_eq!(take("{sex} {year}", "Femmes 2018"), Some(vec!["Femmes".into(), "2018".into()]));
        assert_eq!(take("*_{}.xlsx", "kfit/LAO_camps_2018.xlsx"), Some(vec!["2018".into()]));
        assert_eq!(take("Camp {}", "School"), None);
        assert!(Pattern::new("a {b").is_none() && Pattern::new("a} b").is_none());
        assert!(Pattern::new("Femenino*").unwrap().matches("FEMÉNINO (2018)"));
        assert!(!Pattern::new("a.c").unwrap().matches("abc"));
    }
}
