//! The one integration test binary: each further one would link Polars again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

#[path = "suite/broken.rs"]
mod broken;
#[path = "suite/cases.rs"]
mod cases;
#[path = "suite/commands.rs"]
mod commands;
#[path = "suite/floors.rs"]
mod floors;
#[path = "suite/folder.rs"]
mod folder;
#[path = "suite/generated.rs"]
mod generated;
#[path = "suite/hostile.rs"]
mod hostile;
#[path = "suite/hostile_made.rs"]
mod hostile_made;
#[path = "suite/independent.rs"]
mod independent;
#[path = "suite/order.rs"]
mod order;
#[path = "suite/real.rs"]
mod real;
#[path = "suite/renamed.rs"]
mod renamed;
#[path = "suite/rendered.rs"]
mod rendered;
#[path = "suite/spoilt.rs"]
mod spoilt;
