//! Reports as defined.

use crate::diag::Place;
use crate::period::{Period, PeriodKind};
use crate::text::Text;
use jiff::civil::Date;

/// A report.
#[derive(Debug, Clone)]
pub struct ReportDef {
    /// Its id: the file without its ending.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// A line under the title.
    pub subtitle: Text,
    /// In which language it is written.
    pub language: String,
    /// For whom it is.
    pub audience: Audience,
    /// The programmes it is about; empty: all, and their total.
    pub programmes: Vec<usize>,
    /// The countries it is about; empty: those of the programmes.
    pub countries: Vec<String>,
    /// Groups of countries that are shown beside the countries.
    pub groups: Vec<String>,
    /// The period it reports on.
    pub period: Period,
    /// Events after this day are left out; none: after the period's end.
    pub as_of: Option<Date>,
    /// What became known after this day is left out; none: nothing is.
    pub known_by: Option<Date>,
    /// The indicators it shows.
    pub indicators: Vec<usize>,
    /// Key figures of the summary.
    pub tiles: Vec<usize>,
    /// Columns of the table of countries.
    pub comparison: Vec<usize>,
    /// What the last row of the table of countries says.
    pub totals: Totals,
    /// Sections, in order.
    pub sections: Vec<Section>,
    /// Charts, in order.
    pub charts: Vec<ChartDef>,
    /// Where it is defined.
    pub at: Place,
}

/// What the last row of the table of countries says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Totals {
    /// The figures over all countries, computed from the records.
    #[default]
    Computed,
    /// The sums of the rows above; only of what adds up.
    Sum,
}

/// For whom a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// For the organisation: with evidence and findings.
    Internal,
    /// For everybody: values only.
    Public,
    /// For both: two packs from one run.
    Both,
}

impl Audience {
    /// The editions that a report for this audience has.
    pub fn editions(self) -> &'static [Audience] {
        match self {
            Audience::Internal => &[Audience::Internal],
            Audience::Public => &[Audience::Public],
            Audience::Both => &[Audience::Internal, Audience::Public],
        }
    }
}

/// A section of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // The names say what they are.
pub enum Section {
    Summary,
    ResultsFramework,
    Programmes,
    Countries,
    Disaggregation,
    Frameworks,
    Submissions,
    DataQuality,
    Indicators,
    Method,
}

impl ReportDef {
    /// The folder of an edition of a report, below that of all reports.
    pub fn folder(id: &str, edition: Audience) -> String {
        if edition == Audience::Public { format!("{id}-public") } else { id.to_string() }
    }
}

impl Section {
    /// All sections, in their usual order.
    pub const ALL: [Section; 10] = [
        Section::Summary,
        Section::ResultsFramework,
        Section::Programmes,
        Section::Countries,
        Section::Disaggregation,
        Section::Frameworks,
        Section::Submissions,
        Section::DataQuality,
        Section::Indicators,
        Section::Method,
    ];

    /// The word for it in definitions.
    pub fn word(self) -> &'static str {
        match self {
            Section::Summary => "summary",
            Section::ResultsFramework => "results_framework",
            Section::Programmes => "programmes",
            Section::Countries => "countries",
            Section::Disaggregation => "disaggregation",
            Section::Frameworks => "frameworks",
            Section::Submissions => "submissions",
            Section::DataQuality => "data_quality",
            Section::Indicators => "indicators",
            Section::Method => "method",
        }
    }
}

/// A chart.
#[derive(Debug, Clone)]
pub struct ChartDef {
    /// Its title; empty: a finding made from the figures.
    pub title: Text,
    /// What it shows.
    pub kind: ChartKind,
}

/// What a chart shows.
#[derive(Debug, Clone)]
pub enum ChartKind {
    /// Every indicator with a target, against it.
    Progress,
    /// An indicator over time.
    Series {
        /// The indicator.
        indicator: usize,
        /// The kind of period.
        period: PeriodKind,
    },
    /// Two categories against each other, by a second dimension.
    Diverging {
        /// The indicator.
        indicator: usize,
        /// The name of the pair among the indicator's disaggregations.
        dimension: String,
        /// The category at the left.
        left: String,
        /// The category at the right.
        right: String,
        /// An indicator shown at the right, disaggregated by the second dimension.
        share: Option<usize>,
    },
    /// An indicator by country.
    Countries {
        /// The indicator.
        indicator: usize,
    },
}
