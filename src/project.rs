//! The project: its definitions as written, then resolved, with every fault
//! of every file reported at once.

mod model;

mod faults;

mod read;

mod raw;

mod files;

mod names;

mod list_file;

mod code_list;

mod schema;

mod settings;

mod expression;

mod tables;

pub use model::*;
