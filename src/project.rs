//! The project: its definitions as written, then resolved, with every fault
//! of every file reported at once.

mod model;

pub use model::*;
