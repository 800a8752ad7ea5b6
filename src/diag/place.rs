//! Where a finding is: a place in a text file, a cell of a workbook, a file.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A cell by row and column, both counted from zero; printed as "C17".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// Row, from zero.
    pub row: u32,
    /// Column, from zero.
    pub col: u32,
}

impl CellRef {
    /// The letters of a column: 0 is "A", 26 is "AA".
    pub fn column_letters(col: u32) -> String {
        let mut letters = Vec::new();
        let mut rest = col + 1;
        while rest > 0 {
            rest -= 1;
            // `rest % 26` is below 26, so the sum stays within the ASCII letters.
            letters.push((b'A' + (rest % 26) as u8) as char);
            rest /= 26;
        }
        letters.iter().rev().collect()
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", CellRef::column_letters(self.col), self.row + 1)
    }
}

/// Where a finding is. Files are named relative to the project's folder, with
/// forward slashes, so that the same project says the same on any machine.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The project as a whole.
    Project,
    /// A place in a text file: bytes from the start of the file.
    Text {
        /// The file.
        file: String,
        /// The bytes meant; empty for the file as a whole.
        span: (usize, usize),
    },
    /// A workbook or text table as a whole.
    File {
        /// The file.
        file: String,
    },
    /// A sheet, a row or a cell of a workbook.
    Sheet {
        /// The file; places of one sheet share its name.
        file: Arc<str>,
        /// The sheet; empty for a text table, which has none.
        sheet: Arc<str>,
        /// The row, from zero; none for the sheet as a whole.
        row: Option<u32>,
        /// The column, from zero; none for the row as a whole.
        col: Option<u32>,
    },
}

impl Place {
    /// A place in a text file.
    pub fn text(file: &str, span: Range<usize>) -> Place {
        Place::Text { file: file.to_string(), span: (span.start, span.end) }
    }

    /// A workbook or text table as a whole.
    pub fn file(file: &str) -> Place {
        Place::File { file: file.to_string() }
    }

    /// A sheet as a whole.
    pub fn sheet(file: &str, sheet: &str) -> Place {
        Place::Sheet { file: file.into(), sheet: sheet.into(), row: None, col: None }
    }

    /// The file, if the place is in one.
    pub fn file_name(&self) -> Option<&str> {
        match self {
            Place::Project => None,
            Place::Text { file, .. } | Place::File { file } => Some(file),
            Place::Sheet { file, .. } => Some(file),
        }
    }

    /// The sheet, if the place is in one that has a name.
    pub fn sheet_name(&self) -> Option<&str> {
        match self {
            Place::Sheet { sheet, .. } if !sheet.is_empty() => Some(sheet),
            _ => None,
        }
    }

    /// The cell ("C17"), the row ("17") or the column ("C") of a place in a sheet.
    pub fn cell(&self) -> Option<String> {
        match *self {
            Place::Sheet { row: Some(row), col: Some(col), .. } => Some(CellRef { row, col }.to_string()),
            Place::Sheet { row: Some(row), .. } => Some((row + 1).to_string()),
            Place::Sheet { col: Some(col), .. } => Some(CellRef::column_letters(col)),
            _ => None,
        }
    }
}

impl fmt::Display for Place {
    /// `file`, `file ! sheet`, `file ! sheet ! C17`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.file_name() {
            None => f.write_str("the project")?,
            Some(file) => f.write_str(file)?,
        }
        if let Some(sheet) = self.sheet_name() {
            write!(f, " ! {sheet}")?;
        }
        if let Some(cell) = self.cell() {
            write!(f, " ! {cell}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_as_in_a_spreadsheet() {
        assert_eq!(CellRef { row: 16, col: 2 }.to_string(), "C17");
        assert_eq!(CellRef::column_letters(25), "Z");
        assert_eq!(CellRef::column_letters(26), "AA");
        assert_eq!(CellRef::column_letters(701), "ZZ");
        assert_eq!(CellRef::column_letters(702), "AAA");
    }
}
