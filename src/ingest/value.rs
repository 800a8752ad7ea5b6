//! From a cell to a value of a field's type: what each way of writing means,
//! and what is refused, with the reason.

pub mod problem;

mod missing;

pub mod boolean;

pub mod number;

pub mod date;

pub mod period;

pub mod code;

pub mod list;

#[cfg(test)]
mod tests;

pub use missing::{Missing, plain, tidied};
pub use problem::Problem;
