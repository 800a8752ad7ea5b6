//! The command line of Yardstick.

fn main() {}
