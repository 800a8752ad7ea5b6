//! One finding, as a value.

use super::code::Code;
use super::place::Place;
use super::severity::Severity;

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
}

impl Finding {
    /// A finding with the severity its code has by default.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Finding {
        Finding {
            code,
            severity: code.severity(),
            message: message.into(),
            place,
            found: None,
            expected: None,
            hint: None,
            also: Vec::new(),
            dependants: 0,
            accepted: None,
        }
    }

    /// Says what stands at the place.
    pub fn found(mut self, found: impl Into<String>) -> Finding {
        self.found = Some(found.into());
        self
    }

    /// Says what was expected there.
    pub fn expected(mut self, expected: impl Into<String>) -> Finding {
        self.expected = Some(expected.into());
        self
    }

    /// Says what to do.
    pub fn hint(mut self, hint: impl Into<String>) -> Finding {
        self.hint = Some(hint.into());
        self
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
