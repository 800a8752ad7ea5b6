//! Findings: what is wrong, where in the user's own coordinates, what was
//! expected and what to do.
//!
//! A finding is a value. It is returned beside a result and printed by the
//! command line alone.

mod severity;
mod code;
mod place;
mod telling;
mod ranges;
mod gathered;
mod finding;
mod nearest;
mod render;

pub use code::Code;
pub use finding::{Finding, shortened, sort};
pub use gathered::{Belongs, Gathered};
pub use nearest::nearest;
pub use place::{CellRef, Place};
pub use ranges::{Ranges, ranges};
pub use render::{line_and_column, render_text_finding};
pub use severity::Severity;
pub use telling::{Argument, Telling};
