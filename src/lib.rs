//! Yardstick turns the spreadsheets that country offices and partners send in
//! into indicators per country, programme and period, and into workbooks and
//! charts for monitoring and donor reports.
//!
//! Three promises outrank every feature: every figure leads back to the cells
//! it came from; every row that came in is accounted for; the same inputs give
//! the same bytes.
//!
//! The modules stand in floors: each uses only those listed before it.
//! `docs/ARCHITECTURE.md` says what each must not know.

// Floor 0
pub mod source;
pub mod diag;
pub mod progress;
// Floor 1
pub mod number;
pub mod money;
pub mod period;
pub mod text;
// Floor 2
pub mod cube;
pub mod returns;
pub mod table;
// Floor 3
pub mod project;
// Floor 4
pub mod ingest;
// Floor 5
pub mod validate;
// Floor 6
pub mod compute;
pub mod recount;
pub mod quality;
pub mod privacy;
// Floor 7
pub mod report;
pub mod evidence;
// Floor 8
pub mod render;
pub mod export;
// Floor 9
pub mod exchange;
pub mod explain;
// Floor 10
pub mod pipeline;
pub mod cli;
