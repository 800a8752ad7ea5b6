//! A question about who is who: where two records stand, and which fields
//! agree; never what stands in them.

use crate::project::Verdict;

/// Why two records are asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CandidateKind {
    /// Two persons who look like one.
    NearMatch,
    /// One person, it seems, under two identifiers.
    TwoIdentifiers,
    /// One identifier, and the records under it look like those of two persons.
    OneIdentifier,
}

impl CandidateKind {
    /// The word for it in outputs.
    pub fn word(self) -> &'static str {
        match self {
            CandidateKind::NearMatch => "near-match",
            CandidateKind::TwoIdentifiers => "two-identifiers",
            CandidateKind::OneIdentifier => "one-identifier",
        }
    }

    /// What it asks.
    pub fn question(self) -> &'static str {
        match self {
            CandidateKind::NearMatch => "counted as two persons; are they one?",
            CandidateKind::TwoIdentifiers => "one person, it seems, under two identifiers; are they one?",
            CandidateKind::OneIdentifier => "counted as one person under one identifier; are they two?",
        }
    }
}

/// One of the two records.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Side {
    /// Its file, relative to the project's folder.
    pub file: String,
    /// Its sheet; empty for a text table.
    pub sheet: String,
    /// Its row, as spreadsheets number them.
    pub row: u32,
    /// The namespace of its source.
    pub namespace: String,
    /// The mark of its person.
    pub mark: String,
}

/// Two records that may be of one person, or of two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Why they are asked about.
    pub kind: CandidateKind,
    /// One record: the first of its person that is so described.
    pub left: Side,
    /// The other.
    pub right: Side,
    /// The fields that are known on both sides and the same.
    pub agree: Vec<String>,
    /// The fields that are nearly the same.
    pub near: Vec<String>,
    /// The fields that are known on both sides and not the same.
    pub differ: Vec<String>,
    /// What was decided, if it was.
    pub verdict: Option<Verdict>,
}
