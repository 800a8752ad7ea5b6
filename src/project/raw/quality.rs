//! What a rule of data quality says.

use super::shapes::shapes;
use crate::number::Decimal;
use crate::project::read::{AsText, OneOrMany, Read, Reader};
use crate::text::Text;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

shapes! {
    /// A rule of data quality.
    RawQuality "a rule of quality" {
        id: String = "id" required,
        title: Text = "title" required,
        severity: String = "severity",
        table: String = "table",
        condition: String = "where",
        check: String = "check",
        complete: OneOrMany<String> = "complete",
        unknown: String = "unknown",
        duplicates: OneOrMany<String> = "duplicates",
        outliers: String = "outliers",
        method: String = "method",
        factor: Decimal = "factor",
        within: String = "within",
        least: i64 = "least",
        count: RawReferring = "count",
        jumps: RawJumps = "jumps",
        timeliness: RawTimeliness = "timeliness",
        quarantined: bool = "quarantined",
        compare: String = "compare",
        period: String = "period",
        at_least: Decimal = "at_least",
        at_most: Decimal = "at_most",
    }
    /// How many records are to refer to each.
    RawReferring "`count`" {
        table: String = "table" required,
        reference: String = "as",
        condition: String = "where",
        at_least: AsText = "at_least",
        at_most: AsText = "at_most",
    }
    /// How stages are to follow each other.
    RawJumps "`jumps`" {
        by: i64 = "by",
        backwards: bool = "backwards",
    }
    /// When files are to be received.
    RawTimeliness "`timeliness`" {
        days: i64 = "days" required,
    }
}
