//! The one integration test binary: each further one would link Polars again.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "suite/broken.rs"]
mod broken;
#[path = "suite/cases.rs"]
mod cases;
#[path = "suite/floors.rs"]
mod floors;
#[path = "suite/folder.rs"]
mod folder;
#[path = "suite/renamed.rs"]
mod renamed;
