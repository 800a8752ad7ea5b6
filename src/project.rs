//! The project: its definitions as written, then resolved, with every fault
//! of every file reported at once.

mod expression;
mod model;

pub use expression::Expression;
pub use model::*;
