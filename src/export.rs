//! The cube as tables for other programs: `results.csv` and `run.json`.

mod results;
mod run;

pub use results::{COLUMNS, results};
pub use run::{PublicRecord, Record, RunRecord, WithheldTable, Written, public_record, run_record, written};
