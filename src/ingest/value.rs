//! From a cell to a value of a field's type: what each way of writing means,
//! and what is refused, with the reason.

pub mod problem;

mod missing;

pub mod boolean;

pub mod number;

pub mod date;

pub mod code;

pub use missing::{Missing, tidied};
pub use problem::Problem;
