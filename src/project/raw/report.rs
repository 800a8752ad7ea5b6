//! What a file of `reports` says.

use super::settings::RawFact;
use super::shapes::shapes;
use crate::project::read::{AsText, Many, OneOrMany, Read, Reader};
use crate::text::Text;
use jiff::civil::Date;
use std::ops::Range;
use toml::Spanned;
use toml::de::DeValue;

shapes! {
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
        outputs: OneOrMany<String> = "outputs",
        evidence: i64 = "evidence",
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
