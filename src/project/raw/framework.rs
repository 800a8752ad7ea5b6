//! What a file of indicators says, but for its rules of quality.

use super::quality::RawQuality;
use super::shapes::shapes;
use crate::number::Decimal;
use crate::project::read::{AsText, Many, Mapping, OneOrMany, Read, Reader};
use crate::text::Text;
use jiff::civil::Date;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

shapes! {
    /// `indicators/FRAMEWORK/NAME.toml`.
    RawFramework "a file of indicators" {
        indicator: Many<RawIndicator> = "indicator",
        result: Many<RawResult> = "result",
        quality: Many<RawQuality> = "quality",
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
