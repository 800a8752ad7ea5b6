//! The two streams.

use std::io::Write;

/// Prints what was asked for.
pub fn say(text: &str) {
    // A reader that has gone away is no reason to stop: the files are written.
    let _ = writeln!(anstream::stdout(), "{text}");
}

/// Prints what is said beside it.
pub fn complain(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}
