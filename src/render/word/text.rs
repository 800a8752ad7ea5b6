//! Paragraphs and the runs in them. What a property element holds is written in the order that the
//! schema of the format asks for: Word refuses a file that has it otherwise.

use super::xml::{Attribute, Xml};

/// How a run looks: by character styles, so that a person who restyles them restyles all.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Its character style.
    pub style: Option<&'static str>,
    /// Whether it is bold beside that.
    pub bold: bool,
    /// Whether it is in italics beside that.
    pub italic: bool,
}

impl Look {
    /// As the paragraph's style says.
    pub const PLAIN: Look = Look { style: None, bold: false, italic: false };

    /// Of a character style.
    pub fn of(style: &'static str) -> Look {
        Look { style: Some(style), ..Look::PLAIN }
    }

    fn write(self, xml: &mut Xml) {
        if self == Look::PLAIN {
            return;
        }
        xml.open("w:rPr", &[]);
        if let Some(style) = self.style {
            xml.empty("w:rStyle", &[("w:val", &style)]);
        }
        if self.bold {
            xml.empty("w:b", &[]);
            xml.empty("w:bCs", &[]);
        }
        if self.italic {
            xml.empty("w:i", &[]);
            xml.empty("w:iCs", &[]);
        }
        xml.close("w:rPr");
    }
}

/// How a paragraph stands, beside what its style says.
#[derive(Debug, Default, Clone, Copy)]
pub struct Para<'a> {
    /// Its style.
    pub style: &'a str,
    /// Whether it stays on the page of the next one.
    pub keep_next: bool,
    /// The list it belongs to, and its level there.
    pub list: Option<(usize, usize)>,
    /// Where its tab at the right is, and whether dots lead to it.
    pub tab: Option<(u32, bool)>,
    /// How far it stays from the right margin.
    pub right: Option<u32>,
    /// What is left free above it, if it stands on the page of what comes before, whatever its style says.
    pub run_on: Option<u32>,
    /// The section that ends with it.
    pub section: Option<&'a Xml>,
}

impl<'a> Para<'a> {
    /// Of a style.
    pub fn of(style: &'a str) -> Para<'a> {
        Para { style, ..Para::default() }
    }

    /// The same, on the page of the next one.
    pub fn kept(self, keep_next: bool) -> Para<'a> {
        Para { keep_next, ..self }
    }

    /// Writes the paragraph with what is in it.
    pub fn write(&self, xml: &mut Xml, content: &Xml) {
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.empty("w:pStyle", &[("w:val", &self.style)]);
        if self.keep_next {
            xml.empty("w:keepNext", &[]);
        }
        if self.run_on.is_some() {
            xml.empty("w:pageBreakBefore", &[("w:val", &0)]);
        }
        if let Some((list, level)) = self.list {
            xml.open("w:numPr", &[]);
            xml.empty("w:ilvl", &[("w:val", &level)]);
            xml.empty("w:numId", &[("w:val", &list)]);
            xml.close("w:numPr");
        }
        if let Some((place, dots)) = self.tab {
            xml.open("w:tabs", &[]);
            let leader = if dots { "dot" } else { "none" };
            xml.empty("w:tab", &[("w:val", &"right"), ("w:leader", &leader), ("w:pos", &place)]);
            xml.close("w:tabs");
        }
        if let Some(before) = self.run_on {
            xml.empty("w:spacing", &[("w:before", &before)]);
        }
        if let Some(right) = self.right {
            xml.empty("w:ind", &[("w:right", &right)]);
        }
        if let Some(section) = self.section {
            xml.add(section);
        }
        xml.close("w:pPr");
        xml.add(content);
        xml.close("w:p");
    }

    /// Writes the paragraph with text alone.
    pub fn write_text(&self, xml: &mut Xml, text: &str) {
        self.write(xml, &run(text, Look::PLAIN));
    }
}

/// A run of text; ends of lines and tabs in it are kept.
pub fn run(text: &str, look: Look) -> Xml {
    let mut xml = Xml::piece();
    push_run(&mut xml, text, look);
    xml
}

/// A run after others.
pub fn push_run(xml: &mut Xml, text: &str, look: Look) {
    if text.is_empty() {
        return;
    }
    xml.open("w:r", &[]);
    look.write(xml);
    let preserve: Attribute<'_> = ("xml:space", &"preserve");
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            xml.empty("w:br", &[]);
        }
        for (j, part) in line.split('\t').enumerate() {
            if j > 0 {
                xml.empty("w:tab", &[]);
            }
            if !part.is_empty() {
                xml.element("w:t", &[preserve], part);
            }
        }
    }
    xml.close("w:r");
}

/// A field with the value it has now.
pub fn field(xml: &mut Xml, instruction: &str, value: &str, look: Look) {
    field_begins(xml, instruction, look);
    push_run(xml, value, look);
    mark(xml, "end", look);
}

/// The beginning of a field, up to its value.
pub fn field_begins(xml: &mut Xml, instruction: &str, look: Look) {
    mark(xml, "begin", look);
    xml.open("w:r", &[]);
    look.write(xml);
    xml.element("w:instrText", &[("xml:space", &"preserve")], &format!(" {instruction} "));
    xml.close("w:r");
    mark(xml, "separate", look);
}

/// The end of a field.
pub fn field_ends(xml: &mut Xml) {
    mark(xml, "end", Look::PLAIN);
}

fn mark(xml: &mut Xml, kind: &str, look: Look) {
    xml.open("w:r", &[]);
    look.write(xml);
    xml.empty("w:fldChar", &[("w:fldCharType", &kind)]);
    xml.close("w:r");
}
