//! The two streams, and the forms in which a command prints.

use crate::text::harmless;
use clap::ValueEnum;
use std::io::Write;

/// How a list is printed: the same three ways for every command that prints one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// For programs.
    Json,
    /// As a table, for spreadsheet programs.
    Csv,
}

/// Prints what was asked for.
pub fn say(text: &str) {
    // A reader that has gone away is no reason to stop: the files are written.
    let _ = writeln!(anstream::stdout(), "{text}");
}

/// Prints what is said beside it.
pub fn complain(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// A table as CSV, in which no label is a formula.
///
/// # Errors
/// If it cannot be put together, in words.
pub fn table(header: &[&str], rows: Vec<Vec<String>>) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).map_err(|error| error.to_string())?;
    for row in rows {
        let row = row.iter().map(|text| harmless(text).into_owned());
        writer.write_record(row).map_err(|error| error.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}
