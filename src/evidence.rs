//! The records behind figures, put together so that a reader can follow a figure
//! to its cells and a spreadsheet can compute it again.
//!
//! Each sheet of evidence holds records of one table, one row each, with what
//! they add to each indicator made from them. A [`Recipe`] says how a figure
//! follows from a sheet. It holds only where folding the rows as it says gives the
//! very figure: what it does not give is carried as a value, with the reason.

mod model;

mod evaluate;

mod spelling;

mod sheets;

mod left_out;

mod gather;

pub use gather::gather;
pub use model::{
    Carried, Contribution, Evidence, EvidenceRow, EvidenceSheet, Fold, Heads, How, LeftOut, Recipe,
    Selection, Source, What,
};
