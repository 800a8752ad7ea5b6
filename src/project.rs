//! The project: its definitions as written, then resolved, with every fault
//! of every file reported at once.
//!
//! Each module uses only those listed before it.

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

mod parents;

mod expression;

mod tables;

mod indicators;

mod results;

mod sources;

mod lists;

mod reports;

mod translations;

mod load;

pub use glob::matches_glob;
pub use load::{Loaded, load};
pub use model::*;

#[cfg(test)]
mod tests;
