//! Decisions about who is who, kept in `input/people.csv`.

use crate::diag::Place;
use jiff::civil::Date;

/// All decisions about persons.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PeopleList {
    /// Pairs of records, in the order of the list.
    pub decisions: Vec<PersonDecision>,
    /// Namespaces that are one register, in the order of the list.
    pub joins: Vec<NamespaceJoin>,
}

impl PeopleList {
    /// The decisions that had been taken by a day; with none, all of them.
    pub fn known_by(&self, day: Option<Date>) -> PeopleList {
        let known = |date: Date| day.is_none_or(|day| date <= day);
        PeopleList {
            decisions: self.decisions.iter().filter(|decision| known(decision.date)).cloned().collect(),
            joins: self.joins.iter().filter(|join| known(join.date)).cloned().collect(),
        }
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.decisions.is_empty() && self.joins.is_empty()
    }
}

/// A decision about two records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonDecision {
    /// What was decided.
    pub verdict: Verdict,
    /// One record.
    pub left: RecordRef,
    /// The other record.
    pub right: RecordRef,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub who: String,
    /// The day on which it was decided.
    pub date: Date,
    /// Where the decision stands.
    pub at: Place,
}

/// What was decided about two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// They are of one person.
    Same,
    /// They are of two persons.
    Different,
}

impl Verdict {
    /// The word for it in the list.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::Different => "different",
        }
    }
}

/// A record that a decision is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRef {
    /// Its file, relative to the project's folder.
    pub file: String,
    /// Its sheet; empty for a text table.
    pub sheet: String,
    /// Its row, from zero.
    pub row: u32,
    /// The mark of its person; empty where none was given.
    pub mark: String,
    /// Where the record is named.
    pub at: Place,
}

/// Two namespaces whose identifiers are of the same persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamespaceJoin {
    /// One namespace.
    pub one: String,
    /// The other.
    pub other: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub who: String,
    /// The day on which it was decided.
    pub date: Date,
    /// Where the decision stands.
    pub at: Place,
}
