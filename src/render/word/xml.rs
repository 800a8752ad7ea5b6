//! XML as it is written part by part: every text and every attribute is escaped, and characters
//! that XML does not know are left out.

use quick_xml::escape::escape;
use std::fmt::Display;

/// What stands before the first element of a part.
const OPENING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// An attribute: its name, and its value.
pub type Attribute<'a> = (&'a str, &'a dyn Display);

/// A piece of XML.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Xml(String);

impl Xml {
    /// A piece of a part.
    pub fn piece() -> Xml {
        Xml::default()
    }

    /// A part from its first byte.
    pub fn part() -> Xml {
        Xml(OPENING.to_string())
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes, ">");
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes, "/>");
    }

    /// Closes an element.
    pub fn close(&mut self, name: &str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element with text alone.
    pub fn element(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) {
        self.open(name, attributes);
        self.0.push_str(&escape(clean(text)));
        self.close(name);
    }

    /// A piece made before.
    pub fn add(&mut self, piece: &Xml) {
        self.0.push_str(&piece.0);
    }

    /// How long it is.
    pub fn length(&self) -> usize {
        self.0.len()
    }

    /// Takes away what was written after it was so long.
    pub fn cut(&mut self, length: usize) {
        self.0.truncate(length);
    }

    /// What has been written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute<'_>], end: &str) {
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            let value = clean(&value.to_string()).replace(['\n', '\t'], " ");
            self.0.push(' ');
            self.0.push_str(key);
            self.0.push_str("=\"");
            self.0.push_str(&escape(value));
            self.0.push('"');
        }
        self.0.push_str(end);
    }
}

/// Text without the characters that XML 1.0 does not know.
pub fn clean(text: &str) -> String {
    let known = |c: &char| matches!(c, '\t' | '\n') || *c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    text.chars().filter(known).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_written_can_be_read() {
        let mut xml = Xml::piece();
        xml.open("a", &[("b", &"<\"&'\u{1}\n>")]);
        xml.element("c", &[("n", &3)], "x < y & \u{0}z\u{FFFF}");
        xml.empty("d", &[]);
        xml.close("a");
        assert_eq!(
            xml.as_str(),
            "<a b=\"&lt;&quot;&amp;&apos; &gt;\"><c n=\"3\">x &lt; y &amp; z</c><d/></a>"
        );
    }
}
