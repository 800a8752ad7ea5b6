//! The integration tests, in one binary: linking takes longer than testing.

// Clippy knows tests by their attribute, and not what they call.
#![allow(clippy::unwrap_used)]

#[path = "suite/broken.rs"]
mod broken;
