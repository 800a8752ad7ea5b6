//! The project: its definitions as written, then resolved, with every fault
//! of every file reported at once.
//!
//! Each module uses only those listed before it.

mod pattern;

mod model;

mod glob;

// From files to entries with places
mod faults;

mod read;

mod raw;

mod files;

mod names;

mod list_file;

// From names to references
mod code_list;

mod schema;

mod limits;

mod settings;

mod expectations;

mod parents;

mod expression;

mod tables;

mod indicators;

mod quality;

mod results;

mod sources;

mod lists;

mod people_list;

mod resubmission;

mod totals;

mod sections;

mod charts;

mod reports;

mod narratives;

mod translations;

mod load;

pub use glob::{literal_glob, matches_glob};
pub use load::{Loaded, load};
pub use model::*;
pub use pattern::{Pattern, fold};
pub use people_list::PEOPLE_COLUMNS;

#[cfg(test)]
mod tests;
