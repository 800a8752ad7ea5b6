//! Reading one file for another process of this program.

use super::status::{FAILED, WELL};
use crate::ingest;

/// Reads one file for the process that started this one.
pub fn read_workbook() -> u8 {
    let to = std::io::BufWriter::new(std::io::stdout().lock());
    match ingest::serve(std::io::stdin().lock(), to) {
        Ok(()) => WELL,
        Err(_) => FAILED,
    }
}

/// A reader that fails on a file is a finding about the file; all other
/// failures are told as usual.
pub fn keep_quiet_about_readers() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |failure| {
        if !ingest::panics_are_findings() {
            tell(failure);
        }
    }));
}
