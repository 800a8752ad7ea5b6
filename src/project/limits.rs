//! `[limits]` of `yardstick.toml`: how much of a file is read at most.

use super::faults::Faults;
use super::files::PROJECT_FILE;
use super::model::Limits;
use super::raw::RawLimits;
use crate::diag::Place;
use toml::Spanned;

/// The limits of a project: those it states, and the usual ones.
pub fn resolve_limits(raw: Option<&RawLimits>, faults: &mut Faults) -> Limits {
    let mut limits = Limits::default();
    let Some(raw) = raw else { return limits };
    for (given, limit, most) in [
        (&raw.file_mb, &mut limits.file_mb, 65_536),
        (&raw.unpacked_mb, &mut limits.unpacked_mb, 1_048_576),
        (&raw.shared_text_mb, &mut limits.shared_text_mb, 65_536),
        (&raw.ratio, &mut limits.ratio, 1_000_000),
        // Rows and columns are numbered with 32 bits.
        (&raw.rows, &mut limits.rows, 4_000_000_000),
        (&raw.columns, &mut limits.columns, 1_000_000),
        (&raw.cells, &mut limits.cells, 1_000_000_000_000),
        (&raw.text_bytes, &mut limits.text_bytes, 1_000_000_000),
        (&raw.memory_mb, &mut limits.memory_mb, 1_048_576),
        (&raw.seconds, &mut limits.seconds, 86_400),
    ] {
        if let Some(given) = given {
            set(given, limit, most, faults);
        }
    }
    // Less than this does not even hold the program.
    if let Some(given) = raw.memory_mb.as_ref().filter(|given| (1..64).contains(given.get_ref())) {
        faults.bad_value(
            Place::text(PROJECT_FILE, given.span()),
            "a process that reads a file needs more memory than that",
            "a whole number from 64 on, such as 384",
        );
    }
    limits
}

fn set(given: &Spanned<i64>, limit: &mut u64, most: u64, faults: &mut Faults) {
    match u64::try_from(*given.get_ref()) {
        Ok(number) if (1..=most).contains(&number) => *limit = number,
        _ => faults.bad_value(
            Place::text(PROJECT_FILE, given.span()),
            format!("{} cannot be a limit", given.get_ref()),
            format!("a whole number from 1 to {most}, such as {limit}"),
        ),
    }
}
