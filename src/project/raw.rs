//! The shapes of definition files: which keys each kind of entry has.
//!
//! Every key is optional here, so that an entry with one broken value still
//! tells its name and all its other values; a missing key that must be there
//! has been reported by then.

use super::read::{AsText, Bound, Mapping, OneOrMany, Read, Reader};
use crate::number::Decimal;
use crate::text::Text;
use jiff::civil::Date;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

/// Several values, each with its place.
pub type Many<T> = Vec<Spanned<T>>;

macro_rules! shapes {
    ($( $(#[doc = $doc:literal])+ $name:ident $what:literal {
        $( $field:ident: $type:ty = $key:literal $($need:ident)?, )+
    } )+) => { $(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Default)]
        pub struct $name {
            /// The entry's header, or the entry.
            #[allow(dead_code)] // Not every kind of entry is pointed at as a whole.
            pub span: Range<usize>,
            $(
                #[doc = concat!("`", $key, "`")]
                pub $field: Option<Spanned<$type>>,
            )+
        }

        impl $name {
            /// What it is, with its article.
            pub const WHAT: &'static str = $what;
            /// The keys that it has.
            pub const KEYS: &'static [&'static str] = &[$($key),+];
            /// The keys that must be there.
            pub const REQUIRED: &'static [&'static str] = &[$( $(shapes!(@ $need $key),)? )+];
        }

        impl Read for $name {
            fn read(value: &DeValue<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<$name> {
                let DeValue::Table(table) = value else {
                    reader.wrong_kind(value, span, concat!("the keys of ", $what));
                    return None;
                };
                reader.check_keys(table, &span, Self::WHAT, Self::KEYS, Self::REQUIRED);
                Some($name { $( $field: reader.key(table, $key), )+ span })
            }
        }
    )+ };
    (@ required $key:literal) => { $key };
}

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
    /// `indicators/tables/NAME.toml`.
    RawTable "a table" {
        name: String = "name",
        title: Text = "title",
        description: Text = "description",
        role: String = "role",
        primary_key: OneOrMany<String> = "primaryKey",
        missing_values: OneOrMany<String> = "missingValues",
        programme: String = "programme",
        date: String = "date",
        place: String = "place",
        fields: Many<RawField> = "fields" required,
        foreign_keys: Many<RawForeignKey> = "foreignKeys",
        person: RawPerson = "person",
        money: Many<RawMoney> = "money",
    }
    /// A field of a table.
    RawField "a field" {
        name: String = "name" required,
        title: Text = "title",
        aliases: OneOrMany<String> = "aliases",
        description: Text = "description",
        kind: String = "type",
        format: String = "format",
        codelist: String = "codelist",
        delimiter: String = "delimiter",
        grain: String = "grain",
        missing_values: OneOrMany<String> = "missingValues",
        constraints: RawConstraints = "constraints",
        on_error: String = "on_error",
        personal: bool = "personal",
        part: String = "part",
    }
    /// Constraints of a field.
    RawConstraints "`constraints`" {
        required: bool = "required",
        unique: bool = "unique",
        minimum: Bound = "minimum",
        maximum: Bound = "maximum",
        pattern: String = "pattern",
        one_of: OneOrMany<AsText> = "enum",
    }
    /// A reference to another table.
    RawForeignKey "a foreign key" {
        fields: OneOrMany<String> = "fields" required,
        reference: RawReference = "reference" required,
        name: String = "as",
    }
    /// What a foreign key refers to.
    RawReference "`reference`" {
        resource: String = "resource" required,
        fields: OneOrMany<String> = "fields" required,
    }
    /// Whose records the rows are.
    RawPerson "`person`" {
        name: String = "name" required,
        id: String = "id",
        hash: OneOrMany<String> = "hash",
        belongs: OneOrMany<String> = "belongs",
        names: OneOrMany<String> = "names",
        contacts: OneOrMany<String> = "contacts",
        age: RawAge = "age",
    }
    /// The age of a person.
    RawAge "`age`" {
        name: String = "name" required,
        birth: String = "birth" required,
        bands: String = "bands" required,
    }
    /// A column in the base currency.
    RawMoney "a money column" {
        name: String = "name" required,
        amount: String = "amount" required,
        currency: String = "currency" required,
        date: String = "date" required,
        rates: String = "rates" required,
        quoted: String = "quoted" required,
        max_age_days: i64 = "max_age_days",
        condition: String = "where",
    }
    /// `indicators/FRAMEWORK/NAME.toml`.
    RawFramework "a file of indicators" {
        indicator: Many<RawIndicator> = "indicator",
        result: Many<RawResult> = "result",
        quality: Many<RawQuality> = "quality",
    }
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
    /// An indicator.
    RawIndicator "an indicator" {
        id: String = "id" required,
        code: String = "code",
        version: i64 = "version",
        valid_from: Date = "valid_from",
        title: Text = "title" required,
        definition: Text = "definition",
        level: String = "level" required,
        unit: String = "unit" required,
        decimals: i64 = "decimals",
        better: String = "better",
        table: String = "table",
        date: String = "date",
        place: String = "place",
        programme: String = "programme",
        measure: RawMeasure = "measure" required,
        condition: String = "where",
        by: Many<OneOrMany<String>> = "by",
        periods: OneOrMany<String> = "periods",
        accumulate: OneOrMany<String> = "accumulate",
        means_of_verification: Text = "means_of_verification",
        rationale: Text = "rationale",
        limitations: Text = "limitations",
        source: Text = "source",
        owner: Text = "owner",
        links: OneOrMany<String> = "links",
        split: RawSplit = "split",
        reported: RawAdding = "reported",
        gross: String = "gross",
    }
    /// A measure, or a part of one, written as a table.
    RawParts "a measure" {
        count: bool = "count",
        distinct: String = "distinct",
        sum: String = "sum",
        mean: String = "mean",
        ratio: RawRatio = "ratio",
        state: String = "state",
        at_least: String = "at_least",
        reached: String = "reached",
        advanced: String = "advanced",
        regressed: String = "regressed",
        withdrawn: String = "withdrawn",
        countries: String = "countries",
        derived: String = "derived",
        condition: String = "where",
        median: String = "median",
        min: String = "min",
        max: String = "max",
        gain: RawGain = "gain",
        normalised_gain: RawNormalisedGain = "normalised_gain",
        having: Many<RawHaving> = "having",
        first: bool = "first",
        checklist: RawChecklist = "checklist",
        reported: RawReported = "reported",
    }
    /// What was gained from before to after.
    RawGain "a gain" {
        pre: String = "pre" required,
        post: String = "post" required,
    }
    /// What was gained of what could be gained.
    RawNormalisedGain "a normalised gain" {
        pre: String = "pre" required,
        post: String = "post" required,
        maximum: AsText = "maximum" required,
        of: String = "of" required,
    }
    /// What the records of a key must come to.
    RawHaving "an entry of `having`" {
        count: bool = "count",
        distinct: String = "distinct",
        sum: String = "sum",
        condition: String = "where",
        at_least: Decimal = "at_least",
        at_most: Decimal = "at_most",
    }
    /// Weighted answers.
    RawChecklist "a checklist" {
        answer: String = "answer" required,
        weight: String = "weight",
        coverage: Decimal = "coverage",
    }
    /// The measure of what only partners report.
    RawReported "the measure `reported`" {
        additive: OneOrMany<AsText> = "additive" required,
        times: Decimal = "times",
        dimensions: Mapping = "dimensions",
        exclusive: OneOrMany<String> = "exclusive",
    }
    /// How totals that partners report beside the records add up.
    RawAdding "`reported`" {
        additive: OneOrMany<AsText> = "additive" required,
    }
    /// Between which days the values of a record are spread.
    RawSplit "`split`" {
        from: String = "from" required,
        to: String = "to" required,
    }
    /// A ratio.
    RawRatio "a ratio" {
        numerator: RawMeasure = "numerator" required,
        denominator: RawMeasure = "denominator" required,
        times: Decimal = "times",
    }
    /// A result statement.
    RawResult "a result" {
        id: String = "id" required,
        code: String = "code",
        programme: String = "programme",
        level: String = "level" required,
        parent: String = "parent",
        statement: Text = "statement" required,
        assumptions: Text = "assumptions",
        indicators: OneOrMany<String> = "indicators",
    }
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
    /// `reports/ID.toml`.
    RawReport "a report" {
        title: Text = "title" required,
        subtitle: Text = "subtitle",
        language: String = "language",
        audience: OneOrMany<String> = "audience",
        programmes: OneOrMany<String> = "programmes",
        countries: OneOrMany<String> = "countries",
        groups: OneOrMany<String> = "groups",
        period: AsText = "period" required,
        as_of: Date = "as_of",
        known_by: Date = "known_by",
        indicators: OneOrMany<String> = "indicators",
        tiles: OneOrMany<String> = "tiles",
        sections: OneOrMany<String> = "sections",
        comparison: OneOrMany<String> = "comparison",
        totals: String = "totals",
        chart: Many<RawChart> = "chart",
        fact: Many<RawFact> = "fact",
        finance: RawFinance = "finance",
        beneficiaries: RawBeneficiaries = "beneficiaries",
        annex: Many<RawAnnex> = "annex",
    }
    /// The financial table.
    RawFinance "`finance`" {
        dimension: String = "dimension",
        approved: String = "approved",
        revised: String = "revised",
        spent: String = "spent" required,
        committed: String = "committed",
        further: OneOrMany<String> = "further",
    }
    /// Who was reached.
    RawBeneficiaries "`beneficiaries`" {
        direct: String = "direct" required,
        indirect: OneOrMany<String> = "indirect",
        sex: String = "sex",
        by: OneOrMany<String> = "by",
        share: String = "share",
    }
    /// A list of records.
    RawAnnex "an annex" {
        table: String = "table" required,
        title: Text = "title",
        columns: OneOrMany<String> = "columns" required,
        condition: String = "where",
        in_period: bool = "in_period",
    }
    /// A chart.
    RawChart "a chart" {
        kind: String = "kind" required,
        title: Text = "title",
        indicator: String = "indicator",
        period: String = "period",
        dimension: OneOrMany<String> = "dimension",
        left: String = "left",
        right: String = "right",
        share: String = "share",
        before: String = "before",
        after: String = "after",
        gain: String = "gain",
        pairs: String = "pairs",
        indicators: OneOrMany<String> = "indicators",
        shows: String = "shows",
        target: String = "target",
    }
}

/// A measure as written: the word `"count"`, or a table. Boxed, for a ratio holds measures.
#[derive(Debug, Clone, Default)]
pub struct RawMeasure(pub Box<RawParts>);

impl Read for RawMeasure {
    fn read(value: &DeValue<'_>, span: Range<usize>, reader: &mut Reader<'_>) -> Option<RawMeasure> {
        match value {
            DeValue::String(word) if word == "count" => {
                let count = Some(Spanned::new(span.clone(), true));
                Some(RawMeasure(Box::new(RawParts { count, span, ..RawParts::default() })))
            }
            DeValue::Table(table) => {
                let parts = RawParts::read(value, span, reader)?;
                // With none but misspelt keys it is told by now what is wrong.
                let known = table.keys().any(|key| RawParts::KEYS.contains(&key.get_ref().as_ref()));
                (known || table.is_empty()).then(|| RawMeasure(Box::new(parts)))
            }
            DeValue::String(word) if word == "reported" => {
                let message = "the measure `reported` must say whether what is reported adds up";
                reader.faults.bad_value(
                    reader.at(span),
                    message,
                    "`{ reported = { additive = true } }` for counts and sums, `additive = false` for the rest",
                );
                None
            }
            DeValue::String(word) => {
                let at = reader.at(span);
                let message = format!("`{word}` is not a measure by itself");
                reader.faults.bad_value(
                    at,
                    message,
                    "\"count\", or a table such as { distinct = \"person\" }",
                );
                None
            }
            other => {
                reader.wrong_kind(other, span, "\"count\", or a table such as { distinct = \"person\" }");
                None
            }
        }
    }
}
