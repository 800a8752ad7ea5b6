//! The one way in which a value enters the page.

use serde_json::Value;

/// A value as text or as an attribute in double quotes. Signs that turn the direction of what
/// follows, and other invisible controls, become the sign for an unknown character: they could
/// make one thing read like another.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(c),
            c if unsafe_to_show(c) => escaped.push('\u{FFFD}'),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Whether a character is invisible and changes how others are read.
fn unsafe_to_show(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

/// A value in several lines.
pub fn lines(text: &str) -> String {
    escape(text).replace('\n', "<br>")
}

/// Data within a script element: nothing in it can end the element or begin another, and it is
/// JavaScript as well as JSON.
pub fn json(value: &Value) -> String {
    let mut escaped = String::new();
    for c in value.to_string().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                escaped.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c if unsafe_to_show(c) => escaped.push_str("\\ufffd"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A word that can be an id: letters, digits, hyphens and underscores, a letter first.
pub fn id(text: &str) -> String {
    let word = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c.to_ascii_lowercase() } else { '-' };
    let id: String = text.chars().map(word).collect();
    if id.starts_with(|c: char| c.is_ascii_alphabetic()) { id } else { format!("x{id}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_shown_can_become_markup_or_turn_its_direction() {
        let hostile = "</script><img src=x onerror='a()'>\"&\u{2028}\u{202E}abc\u{0}";
        let shown = escape(hostile);
        assert!(!shown.contains(['<', '>', '"', '\'', '\u{2028}', '\u{202E}', '\u{0}']));
        assert!(shown.contains("&lt;/script&gt;") && shown.contains("&quot;&amp;"));
        let data = json(&Value::String(hostile.into()));
        assert!(!data.contains(['<', '>', '&', '\u{2028}', '\u{202E}']));
        let back: String = serde_json::from_str(&data).unwrap();
        assert!(back.starts_with("</script><img"));
        assert_eq!(id("country-LA é"), "country-la--");
        assert_eq!(id("2019"), "x2019");
    }
}
