//! Reports as defined.

use super::chart::ChartDef;
use super::sections::{AnnexDef, BeneficiariesDef, FinanceDef};
use crate::cube::Accumulation;
use crate::diag::Place;
use crate::period::Period;
use crate::text::Text;
use crate::text::rich;
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
    /// What it is written as.
    pub outputs: Vec<Output>,
    /// Texts that people wrote for it.
    pub narratives: Vec<Narrative>,
    /// What the fact box says beside what follows from the definitions: labels and values.
    pub facts: Vec<(Text, Text)>,
    /// What its financial table is made of.
    pub finance: Option<FinanceDef>,
    /// Who counts as reached.
    pub beneficiaries: Option<BeneficiariesDef>,
    /// Lists of records.
    pub annexes: Vec<AnnexDef>,
    /// Records behind one indicator beyond which no evidence is listed.
    pub evidence_rows: usize,
    /// Where it is defined.
    pub at: Place,
}

/// What a report is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Output {
    /// An Excel workbook.
    Workbook,
    /// A document to hand in.
    Pdf,
    /// A document to edit.
    Word,
    /// A page for a browser.
    Html,
    /// Each chart as a drawing, a picture and rows.
    Charts,
}

impl Output {
    /// All of them, in their usual order.
    pub const ALL: [Output; 5] = [Output::Workbook, Output::Pdf, Output::Word, Output::Html, Output::Charts];

    /// The word for it in definitions: the ending of its file.
    pub fn word(self) -> &'static str {
        match self {
            Output::Workbook => "xlsx",
            Output::Pdf => "pdf",
            Output::Word => "docx",
            Output::Html => "html",
            Output::Charts => "charts",
        }
    }
}

/// A text that somebody wrote for a report, in Markdown.
#[derive(Debug, Clone, PartialEq)]
pub struct Narrative {
    /// Its name: that of its file without the ending. That of a section stands at the head of it.
    pub name: String,
    /// Its title; empty: the text has none.
    pub title: String,
    /// What it says.
    pub text: Vec<rich::Block<FigureRef>>,
    /// Where it stands.
    pub at: Place,
}

/// A figure that a text refers to. What it leaves out is as in the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRef {
    /// The indicator.
    pub indicator: usize,
    /// What of it is meant.
    pub part: RefPart,
    /// The place, by its code: a country, a group, or a place below a country; none: all.
    pub place: Option<String>,
    /// The programme; none: that of the report's totals.
    pub programme: Option<usize>,
    /// The period; none: that of the report.
    pub period: Option<Period>,
    /// The accumulation; none: what the results framework shows as cumulative.
    pub accumulation: Option<Accumulation>,
    /// The dimension and the code of its category; none: the total.
    pub category: Option<(String, String)>,
}

/// What of a figure a text refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The names say what they are.
pub enum RefPart {
    Value,
    Baseline,
    Expected,
    Target,
    Progress,
    Rating,
    Numerator,
    Denominator,
    Title,
    Unit,
}

/// Records behind one indicator beyond which no evidence is listed, unless a report says otherwise.
pub const EVIDENCE_ROWS: usize = 20_000;

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
    /// How far each result has come, in sentences and charts.
    Progress,
    /// The logical framework as the European Union prints it.
    Logframe,
    /// Who was reached.
    Beneficiaries,
    /// What was approved, spent and is left.
    Finance,
    /// Lists of records, as an annex.
    Annex,
    /// A text of the report's own, by its place among the narratives.
    Narrative(usize),
}

impl ReportDef {
    /// The folder of an edition of a report, below that of all reports.
    pub fn folder(id: &str, edition: Audience) -> String {
        if edition == Audience::Public { format!("{id}-public") } else { id.to_string() }
    }
}

impl Section {
    /// All sections, in their usual order.
    pub const ALL: [Section; 15] = [
        Section::Summary,
        Section::Progress,
        Section::ResultsFramework,
        Section::Logframe,
        Section::Programmes,
        Section::Countries,
        Section::Beneficiaries,
        Section::Finance,
        Section::Disaggregation,
        Section::Frameworks,
        Section::Submissions,
        Section::DataQuality,
        Section::Indicators,
        Section::Method,
        Section::Annex,
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
            Section::Progress => "progress",
            Section::Logframe => "logframe",
            Section::Beneficiaries => "beneficiaries",
            Section::Finance => "finance",
            Section::Annex => "annex",
            Section::Narrative(_) => "text",
        }
    }
}
