//! What `yardstick.toml` says.

use super::shapes::shapes;
use crate::number::Decimal;
use crate::project::read::{AsText, Many, OneOrMany, Read, Reader};
use crate::text::Text;
use jiff::civil::Date;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

shapes! {
    /// `yardstick.toml`.
    RawProject "the project" {
        name: Text = "name" required,
        note: Text = "note",
        languages: Many<String> = "languages" required,
        countries: String = "countries" required,
        places: OneOrMany<String> = "places",
        units: String = "units",
        base_currency: String = "base_currency" required,
        fiscal_start: i64 = "fiscal_start",
        biennium_start: i64 = "biennium_start",
        quadrennium_start: i64 = "quadrennium_start",
        privacy_threshold: i64 = "privacy_threshold",
        missing: OneOrMany<String> = "missing",
        identity_key: String = "identity_key",
        rating: RawRating = "rating",
        limits: RawLimits = "limits",
        period: Many<RawPeriod> = "period",
        programme: Many<RawProgramme> = "programme",
        expected: Many<RawExpectation> = "expected",
    }
    /// What partners are to send.
    RawExpectation "an expectation" {
        programme: String = "programme" required,
        tables: OneOrMany<String> = "tables" required,
        countries: OneOrMany<String> = "countries",
        periods: OneOrMany<AsText> = "periods" required,
        due_days: i64 = "due_days",
    }
    /// Bands of rating.
    RawRating "`rating`" {
        on_track: Decimal = "on_track",
        at_risk: Decimal = "at_risk",
    }
    /// How much of a file is read at most.
    RawLimits "`limits`" {
        file_mb: i64 = "file_mb",
        unpacked_mb: i64 = "unpacked_mb",
        shared_text_mb: i64 = "shared_text_mb",
        ratio: i64 = "ratio",
        rows: i64 = "rows",
        columns: i64 = "columns",
        cells: i64 = "cells",
        text_bytes: i64 = "text_bytes",
        memory_mb: i64 = "memory_mb",
        seconds: i64 = "seconds",
    }
    /// A custom period.
    RawPeriod "a period" {
        id: String = "id" required,
        title: Text = "title",
        from: Date = "from" required,
        to: Date = "to" required,
    }
    /// A programme.
    RawProgramme "a programme" {
        id: String = "id" required,
        title: Text = "title" required,
        short: Text = "short",
        aliases: OneOrMany<String> = "aliases",
        parent: String = "parent",
        countries: OneOrMany<String> = "countries",
        places: OneOrMany<String> = "places",
        start: Date = "start" required,
        end: Date = "end" required,
        donor: Text = "donor",
        facts: Many<RawFact> = "facts",
        colour: String = "colour",
        extension: Many<RawExtension> = "extension",
    }
    /// A fact about a programme.
    RawFact "a fact" {
        label: Text = "label" required,
        value: Text = "value" required,
    }
    /// A later end of a programme.
    RawExtension "an extension" {
        end: Date = "end" required,
        decided: Date = "decided" required,
        reason: Text = "reason",
    }
}
