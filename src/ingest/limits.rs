//! How much is read at most, so that no file can take a run down.

/// Bytes of a file.
pub const FILE_BYTES: u64 = 512 * 1024 * 1024;
/// Bytes of all parts of a workbook, unpacked.
pub const UNPACKED_BYTES: u64 = 4 * 1024 * 1024 * 1024;
/// Bytes of the part of a workbook that is held in memory as a whole.
pub const SHARED_TEXT_BYTES: u64 = 512 * 1024 * 1024;
/// Rows of a sheet, blank ones included.
pub const ROWS: u32 = 10_000_000;
/// Columns of a sheet.
pub const COLUMNS: u32 = 16_384;
/// Cells of a sheet that are not blank.
pub const CELLS: u64 = 200_000_000;
/// Rows that are not blank, among which the header is looked for.
pub const HEADER_ROWS: usize = 50;
