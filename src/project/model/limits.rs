//! How much of a file is read at most, so that no file can take a run down.

use serde::{Deserialize, Serialize};

/// How much of a file is read at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Megabytes of a file.
    pub file_mb: u64,
    /// Megabytes of all parts of a workbook, unpacked.
    pub unpacked_mb: u64,
    /// Megabytes of the table of texts of a workbook, which is held in memory as a whole.
    pub shared_text_mb: u64,
    /// How many times larger than packed a large part of a workbook may be.
    pub ratio: u64,
    /// Rows of a sheet, blank ones included.
    pub rows: u64,
    /// Columns of a sheet.
    pub columns: u64,
    /// Cells of a sheet that are not blank.
    pub cells: u64,
    /// Bytes of the text of one cell.
    pub text_bytes: u64,
    /// Megabytes of memory for a process that reads one file.
    pub memory_mb: u64,
    /// Seconds of work for a process that reads one file.
    pub seconds: u64,
}

/// Bytes of a megabyte, as spreadsheet programs and operating systems count.
const MB: u64 = 1024 * 1024;

impl Limits {
    /// Bytes of a file.
    pub fn file_bytes(&self) -> u64 {
        self.file_mb.saturating_mul(MB)
    }

    /// Bytes of all parts of a workbook, unpacked.
    pub fn unpacked_bytes(&self) -> u64 {
        self.unpacked_mb.saturating_mul(MB)
    }

    /// Bytes of the table of texts.
    pub fn shared_text_bytes(&self) -> u64 {
        self.shared_text_mb.saturating_mul(MB)
    }

    /// Bytes of memory for a process that reads one file.
    pub fn memory_bytes(&self) -> u64 {
        self.memory_mb.saturating_mul(MB)
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            file_mb: 128,
            unpacked_mb: 1024,
            shared_text_mb: 128,
            ratio: 100,
            rows: 2_000_000,
            columns: 16_384,
            cells: 20_000_000,
            text_bytes: 1_000_000,
            memory_mb: 384,
            seconds: 6,
        }
    }
}
