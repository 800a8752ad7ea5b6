//! The one integration test binary: each further one would link Polars again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

#[path = "suite/broken.rs"]
mod broken;
#[path = "suite/cases.rs"]
mod cases;
#[path = "suite/floors.rs"]
mod floors;
#[path = "suite/independent.rs"]
mod independent;
