//! The one integration test binary: each further one would link Polars again.

#[path = "suite/floors.rs"]
mod floors;
