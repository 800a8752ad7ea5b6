//! Where in a TOML file each part of a text in quotes stands.

use crate::diag::Place;
use sqlparser::tokenizer::{Location, Span};
use std::ops::Range;

/// A text as it stands in a file.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// The text, without quotes and escapes.
    pub text: &'a str,
    /// The file's name.
    pub file: &'a str,
    /// The file's text.
    pub source: &'a str,
    /// Where the text stands in the file, quotes included.
    pub span: (usize, usize),
}

impl Written<'_> {
    /// The place of the whole text.
    pub fn place(&self) -> Place {
        Place::text(self.file, self.span.0..self.span.1)
    }

    /// The place of some bytes of the text.
    pub fn part(&self, part: Range<usize>) -> Place {
        let places = self.places();
        match places.get(part.start).zip(places.get(part.end)) {
            Some((start, end)) if start < end => Place::text(self.file, *start..*end),
            _ => self.place(),
        }
    }

    /// The place of what the parser found between two positions of the text.
    pub fn between(&self, span: Span) -> Place {
        match self.byte(span.start).zip(self.byte(span.end)) {
            Some((start, end)) => self.part(start..end),
            None => self.place(),
        }
    }

    /// The byte of the text at a line and column, both counted from one.
    pub fn byte(&self, location: Location) -> Option<usize> {
        let line = usize::try_from(location.line).ok()?.checked_sub(1)?;
        let column = usize::try_from(location.column).ok()?.checked_sub(1)?;
        let start = match line {
            0 => 0,
            _ => self.text.match_indices('\n').nth(line - 1)?.0 + 1,
        };
        let rest = &self.text[start..];
        let length = rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at);
        Some(start + length)
    }

    /// For each byte of the text, and its end, the byte of the file. Empty if
    /// the file's spelling of the text cannot be followed.
    fn places(&self) -> Vec<usize> {
        let Some(raw) = self.source.get(self.span.0..self.span.1) else { return Vec::new() };
        let quote = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
        let escapes = raw.starts_with('"');
        if !raw.starts_with(['"', '\'']) || raw.len() < 2 * quote {
            return Vec::new();
        }
        let end = raw.len() - quote;
        let mut at = quote;
        // A line break right after the opening quotes is no part of the text.
        if quote == 3 {
            at +=
                raw[at..end].strip_prefix("\r\n").map_or(usize::from(raw[at..end].starts_with('\n')), |_| 2);
        }
        let mut places = Vec::with_capacity(self.text.len() + 1);
        let mut spelt = String::with_capacity(self.text.len());
        while at < end {
            let rest = &raw[at..end];
            let (decoded, length) =
                if escapes && rest.starts_with('\\') { escape(rest) } else { plain(rest) };
            if let Some(c) = decoded {
                spelt.push(c);
                places.extend(std::iter::repeat_n(self.span.0 + at, c.len_utf8()));
            }
            at += length.max(1);
        }
        places.push(self.span.0 + end);
        if spelt == self.text { places } else { Vec::new() }
    }
}

fn plain(rest: &str) -> (Option<char>, usize) {
    // TOML reads a line break of two characters as one.
    if rest.starts_with("\r\n") {
        return (Some('\n'), 2);
    }
    let c = rest.chars().next();
    (c, c.map_or(1, char::len_utf8))
}

fn escape(rest: &str) -> (Option<char>, usize) {
    let code = |digits: usize| {
        // What a faulty file has there may be other letters, of several bytes.
        let Some(digits) = rest.get(2..2 + digits) else { return (None, 2) };
        let number = u32::from_str_radix(digits, 16).ok();
        (number.and_then(char::from_u32), 2 + digits.len())
    };
    match rest.as_bytes().get(1) {
        Some(b'b') => (Some('\u{8}'), 2),
        Some(b't') => (Some('\t'), 2),
        Some(b'n') => (Some('\n'), 2),
        Some(b'f') => (Some('\u{c}'), 2),
        Some(b'r') => (Some('\r'), 2),
        Some(b'e') => (Some('\u{1b}'), 2),
        Some(b'x') => code(2),
        Some(b'u') => code(4),
        Some(b'U') => code(8),
        Some(b'"' | b'\\') => (rest[1..].chars().next(), 2),
        // A backslash at the end of a line takes away all white space that follows.
        _ => (None, rest.len() - rest[1..].trim_start().len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(source: &str, text: &str, part: &str) -> String {
        let written = Written { text, file: "f", source, span: (4, source.len()) };
        let start = text.find(part).unwrap();
        match written.part(start..start + part.len()) {
            Place::Text { span, .. } => source[span.0..span.1].to_string(),
            _ => String::new(),
        }
    }

    #[test]
    fn parts_are_found_in_every_kind_of_quotes() {
        assert_eq!(part("x = \"a = 'é' AND bb\"", "a = 'é' AND bb", "bb"), "bb");
        assert_eq!(part("x = 'a AND bb'", "a AND bb", "bb"), "bb");
        assert_eq!(part(r#"x = "\"a\" AND bb""#, "\"a\" AND bb", "\"a\""), r#"\"a\""#);
        assert_eq!(part("x = \"\"\"\na\n  AND bb\"\"\"", "a\n  AND bb", "bb"), "bb");
        assert_eq!(part("x = \"\"\"a \\\n   AND bb\"\"\"", "a AND bb", "bb"), "bb");
        assert_eq!(part("x = \"a \\u00e9 bb\"", "a é bb", "é"), "\\u00e9");
    }

    #[test]
    fn an_escape_that_is_none_leaves_the_place_of_the_whole() {
        // Four bytes after the `u` end within the last letter.
        assert_eq!(part("x = \"\\u123é bb\"", "bb", "bb"), "\"\\u123é bb\"");
        assert_eq!(part("x = \"\\U0010FFé bb\"", "bb", "bb"), "\"\\U0010FFé bb\"");
    }
}
