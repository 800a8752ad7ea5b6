//! Where an indicator stands while it is resolved.

use crate::diag::Place;
use crate::project::files::Entries;
use crate::project::raw::RawFramework;
use crate::project::schema::Schema;
use std::ops::Range;

/// A file of indicators, and what its names may refer to.
pub struct Site<'a> {
    /// The file.
    pub file: &'a Entries<RawFramework>,
    /// Code lists and tables.
    pub schema: &'a Schema,
    /// The code list with labels of units.
    pub units: Option<usize>,
}

impl Site<'_> {
    /// A place in the file.
    pub fn at(&self, span: Range<usize>) -> Place {
        self.file.at(span)
    }
}
