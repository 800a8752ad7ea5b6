//! What `input/sources.toml` says.

use super::shapes::shapes;
use crate::project::read::{AsText, Many, Mapping, OneOrMany, Read, Reader};
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

shapes! {
    /// `input/sources.toml`.
    RawSources "the file of sources" {
        source: Many<RawSource> = "source",
    }
    /// A source.
    RawSource "a source" {
        id: String = "id" required,
        files: OneOrMany<String> = "files" required,
        sheets: OneOrMany<String> = "sheets",
        table: String = "table" required,
        language: String = "language",
        namespace: String = "namespace",
        constants: Mapping = "constants",
        columns: Mapping = "columns",
        ignore: OneOrMany<String> = "ignore",
        header_row: i64 = "header_row",
        header_height: i64 = "header_height",
        area: RawArea = "area",
        from_file: Mapping = "from_file",
        from_sheet: Mapping = "from_sheet",
        from_cell: Mapping = "from_cell",
        wide: RawWide = "wide",
        fill_down: OneOrMany<String> = "fill_down",
        skip_rows: OneOrMany<String> = "skip_rows",
        hidden_rows: String = "hidden_rows",
        totals: OneOrMany<String> = "totals",
        dates: String = "dates",
        decimal: String = "decimal",
        footnotes: OneOrMany<String> = "footnotes",
        covers: Many<RawCover> = "covers",
        supersedes: Many<RawSupersedes> = "supersedes",
        versions: String = "versions",
    }
    /// Whose rows the files of a source replace.
    RawSupersedes "a supersession" {
        files: OneOrMany<String> = "files" required,
        programme: String = "programme",
        countries: OneOrMany<String> = "countries",
        periods: OneOrMany<AsText> = "periods",
        merge: bool = "merge",
    }
    /// The part of a sheet that holds a table.
    RawArea "`area`" {
        columns: String = "columns",
        rows: String = "rows",
        below: String = "below",
        above: String = "above",
        ends: String = "ends",
    }
    /// How columns become records.
    RawWide "`wide`" {
        columns: OneOrMany<String> = "columns",
        labels: OneOrMany<String> = "labels" required,
        value: String = "value",
        blanks: String = "blanks",
        append: AsText = "append",
        append_from_file: String = "append_from_file",
        append_from_sheet: String = "append_from_sheet",
        append_from_cell: String = "append_from_cell",
    }
    /// What a source claims to be complete for.
    RawCover "a claim to cover" {
        programme: String = "programme",
        countries: OneOrMany<String> = "countries",
        periods: OneOrMany<AsText> = "periods",
    }
}
