//! Makes the inputs of the demonstration project, except for the text files.
//!
//! ```text
//! cargo run --example make_demo
//! soffice --headless --convert-to ods --outdir input/kfit   target/make_demo/rwanda.xlsx
//! soffice --headless --convert-to xls --outdir input/kfit   target/make_demo/ouzbekistan.xlsx
//! soffice --headless --convert-to xls --outdir input/expert target/make_demo/formations.xlsx
//! soffice --headless --convert-to ods --outdir input/ecoc   target/make_demo/library.xlsx
//! ```
//!
//! Run it in the project's root, or name the root as the argument. It writes
//! the xlsx and csv files below `input/`, `input/README.md` with the list of
//! the faults it put in, and into `target/make_demo` the workbooks that
//! LibreOffice turns into ods and xls files, one command each. The same bytes
//! come out every time: there is no clock, and the random numbers are our own.
//!
//! Published figures are used as they are; persons are invented.

mod acts;
mod book;
mod cap;
mod day;
mod ecoc;
mod expert;
mod gcs;
mod kfit;
mod kfit_data;
mod kfit_project;
mod people;
mod rates;
mod readme;
mod rng;

use std::env;
use std::path::PathBuf;

fn main() -> book::Result<()> {
    let root = env::args().nth(1).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let mut out = book::Out::new(root)?;
    rates::make(&mut out)?;
    gcs::make(&mut out)?;
    expert::make(&mut out)?;
    cap::make(&mut out)?;
    kfit::make(&mut out)?;
    ecoc::make(&mut out)?;
    readme::make(&out)
}
