//! How a command ends.

use super::print::complain;

/// All is well.
pub const WELL: u8 = 0;
/// Done, but findings at error level stand in the result.
pub const FINDINGS: u8 = 1;
/// It could not be done.
pub const FAILED: u8 = 2;

/// Says on one line why it could not be done.
pub fn fail(message: &str) -> u8 {
    // Messages of libraries may have several lines.
    let lines: Vec<&str> = message.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    complain(&format!("error: {}", lines.join(" ")));
    FAILED
}
