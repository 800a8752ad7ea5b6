//! One finding, as a value.

use super::code::Code;
use super::gathered::APART;
use super::place::Place;
use super::severity::Severity;
use super::telling::{Argument, Telling};
use std::borrow::Cow;

/// One finding.
///
/// The same fault in many cells is one finding: [`Finding::place`] is its
/// first cell and [`Finding::also`] holds the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The stable code, explained in `docs/findings.md`.
    pub code: Code,
    /// How much it weighs; the code's own severity unless a rule says otherwise.
    pub severity: Severity,
    /// One line in the user's words.
    pub message: String,
    /// Where it is.
    pub place: Place,
    /// What stands there; `[personal]` for a personal column.
    pub found: Option<String>,
    /// What was expected there.
    pub expected: Option<String>,
    /// What to do.
    pub hint: Option<String>,
    /// Further places with the same fault.
    pub also: Vec<Place>,
    /// Rows that were quarantined because they refer to the row of this finding.
    pub dependants: usize,
    /// The reason for which it was accepted, if it was.
    pub accepted: Option<String>,
    /// What a sentence in another language needs; boxed, since findings are many.
    pub telling: Box<Telling>,
}

/// The most characters that a text of a finding has: a cell may hold a novel,
/// and a workbook takes no text without end.
const LONGEST: usize = 1_000;

/// What stands for many different values.
const MANY: &str = "…";

/// Arguments of sentences that are other ones for each value that was found.
const OF_VALUE: [&str; 8] = ["grouped", "parted", "codes", "original", "from", "to", "currency", "programme"];

/// A text cut to a number of characters, with a mark where it was cut.
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

fn limited(text: impl Into<String>) -> String {
    shortened(&text.into(), LONGEST).into_owned()
}

impl Finding {
    /// A finding with the severity its code has by default.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Finding {
        Finding {
            code,
            severity: code.severity(),
            message: limited(message),
            place,
            found: None,
            expected: None,
            hint: None,
            also: Vec::new(),
            dependants: 0,
            accepted: None,
            telling: Box::default(),
        }
    }

    /// Says what stands at the place.
    pub fn found(mut self, found: impl Into<String>) -> Finding {
        self.found = Some(limited(found));
        self
    }

    /// Says what was expected there.
    pub fn expected(mut self, expected: impl Into<String>) -> Finding {
        self.expected = Some(limited(expected));
        self
    }

    /// Says what to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Finding {
        self.hint = Some(limited(hint));
        self
    }

    /// Says of which table it is, and of which of its fields, by name.
    pub fn about<'n>(mut self, table: &str, fields: impl IntoIterator<Item = &'n str>) -> Finding {
        self.telling.table = Some(table.to_string());
        self.telling.fields = fields.into_iter().map(str::to_string).collect();
        self
    }

    /// Says which of several sentences of its code is meant.
    pub fn kind(mut self, kind: &'static str) -> Finding {
        self.telling.kind = kind;
        self
    }

    /// Gives an argument to its sentence.
    pub fn with(mut self, name: &'static str, argument: Argument) -> Finding {
        self.telling.arguments.push((name, argument));
        self
    }

    /// The finding made of all further values with the fault: 200 others are
    /// told one by one. Nothing is left in it of the one value it was made for.
    pub fn of_further(mut self) -> Finding {
        let fields = self.telling.fields.join(", ");
        let subject = if fields.is_empty() { String::new() } else { format!("{fields}: ") };
        self.message = format!(
            "{subject}further values with the same fault as {APART} others of the sheet, which are told one by one"
        );
        self.found = Some(MANY.to_string());
        self.telling.arguments.retain(|(name, _)| !name.starts_with("near"));
        for (_, argument) in self.telling.arguments.iter_mut().filter(|(name, _)| OF_VALUE.contains(name)) {
            *argument = Argument::Text(MANY.to_string());
            self.expected = None;
        }
        self
    }

    /// Whether it stands for many values.
    pub fn is_of_further(&self) -> bool {
        self.found.as_deref() == Some(MANY)
    }

    /// All places with the fault, the first of them first.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.place).chain(&self.also)
    }

    /// Whether it raises the exit status: an error that nobody accepted.
    pub fn stands(&self) -> bool {
        self.severity == Severity::Error && self.accepted.is_none()
    }

    /// The order in which findings are shown: by place, then by code.
    pub fn sort_key(&self) -> (&Place, Code, &str) {
        (&self.place, self.code, &self.message)
    }
}

/// Sorts findings into the order in which they are shown.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_of_a_finding_is_without_end() {
        let novel = "é".repeat(40_000);
        let finding = Finding::new(Code::BadNumber, Place::Project, novel.as_str()).found(novel.as_str());
        assert_eq!(finding.message.chars().count(), LONGEST + 1);
        assert_eq!(finding.found.as_ref().map(|found| found.chars().count()), Some(LONGEST + 1));
        assert_eq!(shortened("abc", 3), "abc");
        assert_eq!(shortened("abcd", 3), "abc…");
    }
}
