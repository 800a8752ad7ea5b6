//! The one integration test binary: each further one would link Polars again.

#[path = "suite/broken.rs"]
mod broken;
#[path = "suite/cases.rs"]
mod cases;
#[path = "suite/floors.rs"]
mod floors;
