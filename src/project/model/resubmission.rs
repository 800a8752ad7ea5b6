//! What is sent again: files that replace others, values that were corrected,
//! and when each file came.

use crate::diag::Place;
use crate::period::Period;
use jiff::civil::Date;

/// All that a project says of files sent again.
#[derive(Debug, Clone, Default)]
pub struct Resubmission {
    /// Sources whose files replace rows of others.
    pub supersedes: Vec<Supersedes>,
    /// Sources whose files have a version in their name.
    pub versions: Vec<Versions>,
    /// Values that were corrected, as they are applied: by date, then by line.
    pub corrections: Vec<Correction>,
    /// When each file was received; none where the project has no such list.
    pub received: Option<Vec<Received>>,
}

/// The files of a source replace rows of other files.
#[derive(Debug, Clone)]
pub struct Supersedes {
    /// The source whose files hold.
    pub source: usize,
    /// Globs of the files whose rows are replaced, each with its place.
    pub files: Vec<(String, Place)>,
    /// Only rows of these programmes; empty: of all.
    pub programmes: Vec<String>,
    /// Only rows all of whose countries are among these; empty: of all.
    pub countries: Vec<String>,
    /// Only rows dated within one of these; empty: all.
    pub periods: Vec<Period>,
    /// Only rows whose key the newer files have too.
    pub merge: bool,
    /// Where it is said.
    pub at: Place,
}

impl Supersedes {
    /// Whether all rows of the table are meant.
    pub fn is_whole(&self) -> bool {
        self.programmes.is_empty() && self.countries.is_empty() && self.periods.is_empty()
    }
}

/// Files of a source have a version in their name.
#[derive(Debug, Clone)]
pub struct Versions {
    /// The source.
    pub source: usize,
    /// The name below `input/`, with `{}` where the version stands.
    pub pattern: String,
    /// Where it is said.
    pub at: Place,
}

/// A value that was corrected.
#[derive(Debug, Clone)]
pub struct Correction {
    /// The file, as written.
    pub file: String,
    /// The sheet; empty: any.
    pub sheet: String,
    /// The key of the record, as written.
    pub key: String,
    /// The field.
    pub column: String,
    /// What is expected to stand there.
    pub expected: String,
    /// What is to stand there.
    pub new: String,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub who: String,
    /// The day it was decided.
    pub date: Date,
    /// The list that it stands in.
    pub list: String,
    /// Its line, from zero.
    pub line: u32,
    /// The columns of the list, in their order.
    pub heads: Vec<String>,
}

impl Correction {
    /// The place of one of its cells. It is a cell of a table and not a place in
    /// a text, whose line would be shown: the line may tell who a person is.
    pub fn at(&self, head: &str) -> Place {
        let col = self.heads.iter().position(|known| known == head);
        Place::Sheet {
            file: self.list.as_str().into(),
            sheet: "".into(),
            row: Some(self.line),
            col: col.and_then(|col| u32::try_from(col).ok()),
        }
    }
}

/// When a file was received.
#[derive(Debug, Clone)]
pub struct Received {
    /// The file, as written.
    pub file: String,
    /// The day.
    pub day: Date,
    /// Where it is said.
    pub at: Place,
}

/// Whether a file is the one that a list names, with or without `input/`.
pub fn is_named(file: &str, written: &str) -> bool {
    file == written || file.strip_prefix("input/") == Some(written)
}
