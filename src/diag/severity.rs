//! How much a finding weighs.

use serde::Serialize;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something is wrong: a row or a value was left out, or nothing was done.
    Error,
    /// Something looks wrong; it was used as it stands.
    Warning,
    /// Something a careful reader wants to know.
    Info,
}

impl Severity {
    /// The word printed for it, in lower case.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "information",
        }
    }
}
