//! A second calculation, made apart from the first: every figure again, by a
//! plain walk over the valid rows. It says of each row of a table what became of
//! it in a figure, so that the figure can be explained, and it is compared with
//! what `compute` found before anything is written.
//!
//! Nothing that adds up is shared with `compute`: conditions are evaluated
//! here, records are put into periods, places, programmes and categories here,
//! and values are folded here.

mod verdict;

pub use verdict::{Fate, Left, RowFate};
