//! A project as resolved: names have become references, and everything that is
//! here is valid. Data is not known here.

use crate::diag::Place;
use crate::money::Quotation;
use crate::number::Decimal;
use crate::period::{Calendar, Period, PeriodKind};
use crate::text::Text;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};

use super::expression::Expression;
use crate::cube::Accumulation;

/// A project.
#[derive(Debug, Clone)]
pub struct Project {
    /// Its name.
    pub name: Text,
    /// A note printed on covers, such as "Illustrative data".
    pub note: Text,
    /// Languages, the fallback first; never empty.
    pub languages: Vec<String>,
    /// The code list of countries.
    pub countries: usize,
    /// Code lists of places below a country.
    pub places: Vec<usize>,
    /// The code list with labels of units.
    pub units: Option<usize>,
    /// The currency in which money is added up.
    pub base_currency: String,
    /// The reporting calendar.
    pub calendar: Calendar,
    /// Titles of the custom periods, as numbered in the calendar.
    pub custom_titles: Vec<Text>,
    /// Below how many persons a public figure is suppressed.
    pub privacy_threshold: u32,
    /// Key of the hash that tells persons apart.
    pub identity_key: String,
    /// Bands of rating.
    pub rating: RatingBands,
    /// Programmes and projects, in the order of the project.
    pub programmes: Vec<Programme>,
    /// The number of the built-in code list of programmes.
    pub programme_list: usize,
    /// Code lists.
    pub code_lists: Vec<CodeList>,
    /// Tables.
    pub tables: Vec<TableDef>,
    /// Indicators, in the order of files and within them.
    pub indicators: Vec<Indicator>,
    /// Result statements, in the order of files and within them.
    pub results: Vec<ResultStatement>,
    /// How files map onto tables.
    pub sources: Vec<SourceDef>,
    /// Reports, by file name.
    pub reports: Vec<ReportDef>,
    /// Findings that were accepted.
    pub accepted: Vec<Accepted>,
    /// Comments on variance.
    pub comments: Vec<Comment>,
    /// The files from which all this was read, with their hashes.
    pub files: Vec<DefinitionFile>,
}

/// A definition file and its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinitionFile {
    /// Its name, relative to the project's folder.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// From which progress on a figure is rated what, half-open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RatingBands {
    /// On track from here.
    pub on_track: Decimal,
    /// At risk from here.
    pub at_risk: Decimal,
}

/// A programme or project.
#[derive(Debug, Clone)]
pub struct Programme {
    /// Its code.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// A short name; the title where none is given.
    pub short: Text,
    /// The programme it belongs to.
    pub parent: Option<usize>,
    /// Countries in which it works; empty: anywhere.
    pub countries: Vec<String>,
    /// Places below a country in which it works.
    pub places: Vec<String>,
    /// First day.
    pub start: Date,
    /// Last day as first agreed.
    pub end: Date,
    /// Later ends, by the day they were decided.
    pub extensions: Vec<Extension>,
    /// Who pays.
    pub donor: Text,
    /// Label and value of further facts, for covers.
    pub facts: Vec<(Text, Text)>,
    /// Colour in charts, `#RRGGBB`.
    pub colour: Option<String>,
}

impl Programme {
    /// The last day, as known on a day; with none, as known now.
    pub fn end_known_by(&self, known_by: Option<Date>) -> Date {
        self.extensions
            .iter()
            .rfind(|extension| known_by.is_none_or(|day| extension.decided <= day))
            .map_or(self.end, |extension| extension.end)
    }
}

/// A later end of a programme.
#[derive(Debug, Clone)]
pub struct Extension {
    /// The new last day.
    pub end: Date,
    /// The day it was decided.
    pub decided: Date,
    /// Why.
    pub reason: Text,
}

/// A code list.
#[derive(Debug, Clone)]
pub struct CodeList {
    /// Its name: the file without its ending.
    pub name: String,
    /// Codes, in the order in which they are shown.
    pub codes: Vec<CodeEntry>,
    /// Number of a code by the code itself.
    pub by_code: HashMap<String, usize>,
    /// Numbers of codes by [`crate::text::spelling`] of code, labels and aliases.
    /// A spelling of several codes holds them all.
    pub by_spelling: HashMap<String, Vec<usize>>,
}

impl CodeList {
    /// The entry of a code.
    pub fn get(&self, code: &str) -> Option<&CodeEntry> {
        self.by_code.get(code).map(|i| &self.codes[*i])
    }

    /// The first code flagged as unknown.
    pub fn unknown(&self) -> Option<&str> {
        self.codes.iter().find(|entry| entry.unknown).map(|entry| entry.code.as_str())
    }
}

/// A code.
#[derive(Debug, Clone, Default)]
pub struct CodeEntry {
    /// The code.
    pub code: String,
    /// What it is called.
    pub label: Text,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// The parent's code.
    pub parent: Option<String>,
    /// First day on which it may be used.
    pub valid_from: Option<Date>,
    /// Last day on which it may be used.
    pub valid_to: Option<Date>,
    /// Whether it stands for "not known".
    pub unknown: bool,
    /// Colour in charts, `#RRGGBB`.
    pub colour: Option<String>,
    /// Rank of a stage, or order of a category.
    pub order: i64,
    /// What it means to the engine.
    pub part: Option<String>,
    /// Lower bound of a band, inclusive.
    pub min: Option<i64>,
    /// Upper bound of a band, inclusive.
    pub max: Option<i64>,
}

/// What a table is to the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Activities, to which other tables refer.
    Activities,
    /// Baselines, milestones and targets.
    Targets,
    /// Exchange rates.
    Rates,
    /// A dated history of stages.
    History,
    /// Shares of a record by country.
    Shares,
}

/// What a field is to the engine, within the role of its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // The names are those of the table of roles in docs/definitions.md.
pub enum Part {
    Indicator,
    Programme,
    Place,
    Period,
    Kind,
    Value,
    SetOn,
    Reason,
    IncludesBaseline,
    Currency,
    Date,
    Rate,
    Key,
    Stage,
    Share,
}

/// A table as defined.
#[derive(Debug, Clone)]
pub struct TableDef {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Text,
    /// What a row is.
    pub description: Text,
    /// What it is to the engine.
    pub role: Option<Role>,
    /// The fields by their part in the role.
    pub parts: BTreeMap<Part, usize>,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The fields of its key; empty: no key.
    pub primary_key: Vec<usize>,
    /// References to other tables.
    pub foreign_keys: Vec<ForeignKey>,
    /// Where a record's programme stands.
    pub programme: Option<Path>,
    /// Which date orders records, and says what a file covers.
    pub date: Option<Path>,
    /// Where a record's place stands.
    pub place: Option<Path>,
    /// Whose records these are.
    pub person: Option<PersonDef>,
    /// Money columns.
    pub money: Vec<MoneyDef>,
    /// Where it is defined.
    pub at: Place,
}

impl TableDef {
    /// The number of the field of a name.
    pub fn field(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }
}

/// The type of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldType {
    /// Text, or a code if the field has a code list.
    String,
    /// A whole number.
    Integer,
    /// An exact decimal.
    Number,
    /// Yes or no.
    Boolean,
    /// A day.
    Date,
    /// A year.
    Year,
    /// Several codes or words in one cell.
    List,
}

/// What a fault in a field does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OnError {
    /// It quarantines the row.
    Row,
    /// It makes the value missing and keeps the row.
    Cell,
}

/// A field.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its title, by which headers are matched too.
    pub title: Text,
    /// What it holds.
    pub description: Text,
    /// Further headers.
    pub aliases: Vec<String>,
    /// Its type.
    pub kind: FieldType,
    /// The code list from which its values come.
    pub code_list: Option<usize>,
    /// What parts the values of a list.
    pub delimiter: Option<String>,
    /// What its values must be.
    pub constraints: Constraints,
    /// What a fault in it does.
    pub on_error: OnError,
    /// Whether it tells who a person is, and must never reach an output.
    pub personal: bool,
    /// What means "no value" here, as [`crate::text::tidy`] text in lower case.
    pub missing: Vec<String>,
}

/// What the values of a field must be.
#[derive(Debug, Clone, Default)]
pub struct Constraints {
    /// There must be one.
    pub required: bool,
    /// No two rows may have the same.
    pub unique: bool,
    /// At least so much: for numbers and years.
    pub minimum: Option<Decimal>,
    /// At most so much: for numbers and years.
    pub maximum: Option<Decimal>,
    /// Not before this day: for dates.
    pub earliest: Option<Date>,
    /// Not after this day: for dates.
    pub latest: Option<Date>,
    /// The whole text must match this regular expression.
    pub pattern: Option<regex::Regex>,
    /// One of these.
    pub one_of: Option<Vec<String>>,
}

/// A reference to another table.
#[derive(Debug, Clone)]
pub struct ForeignKey {
    /// How conditions call what is referred to.
    pub name: String,
    /// The fields that refer.
    pub fields: Vec<usize>,
    /// The table referred to.
    pub table: usize,
    /// The fields referred to, one for each of `fields`.
    pub targets: Vec<usize>,
}

/// A column reached from a table, perhaps over references.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    /// As conditions write it: `activity.kind`.
    pub name: String,
    /// The references to follow, by name.
    pub links: Vec<String>,
    /// The table in which the column is.
    pub table: usize,
    /// The column.
    pub column: Column,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// A field, by its number.
    Field(usize),
    /// A money column, by its name.
    Money(String),
    /// The identity of the person.
    Person,
    /// The age band of the person.
    AgeBand,
}

/// Whose records the rows of a table are.
#[derive(Debug, Clone)]
pub struct PersonDef {
    /// How measures call the identity.
    pub name: String,
    /// The field of the identifier, valid within the namespace of its source.
    pub id: Option<usize>,
    /// The fields that tell persons apart where there is no identifier.
    pub hash: Vec<usize>,
    /// The fields of which a person has one value.
    pub belongs: Vec<usize>,
    /// The age of the person.
    pub age: Option<AgeDef>,
}

/// How the age band of a person is found.
#[derive(Debug, Clone)]
pub struct AgeDef {
    /// How disaggregations call it.
    pub name: String,
    /// The field of the year (or day) of birth.
    pub birth: usize,
    /// The code list of bands.
    pub bands: usize,
}

/// A column of amounts in the base currency.
#[derive(Debug, Clone)]
pub struct MoneyDef {
    /// How measures call it. Several entries may have one name, each for other records.
    pub name: String,
    /// The field of the amount.
    pub amount: usize,
    /// The field of the currency.
    pub currency: usize,
    /// Which date the rate is of.
    pub date: Path,
    /// The table of rates.
    pub rates: usize,
    /// In which direction they are quoted.
    pub quoted: Quotation,
    /// How old a rate may be, in days.
    pub max_age_days: Option<i32>,
    /// For which records; none: for all others.
    pub condition: Option<Expression>,
}

/// The level of an indicator in the results chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // The names say what they are.
pub enum Level {
    Input,
    Output,
    Outcome,
    Impact,
    Context,
}

impl Level {
    /// The word for it in definitions and results.
    pub fn word(self) -> &'static str {
        match self {
            Level::Input => "input",
            Level::Output => "output",
            Level::Outcome => "outcome",
            Level::Impact => "impact",
            Level::Context => "context",
        }
    }
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The names say what they are.
pub enum Better {
    Higher,
    Lower,
    Neither,
}

/// An indicator.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Its id.
    pub id: String,
    /// Its code; the id where none is given.
    pub code: String,
    /// The version of its definition.
    pub version: i64,
    /// Its title.
    pub title: Text,
    /// What it counts.
    pub definition: Text,
    /// Why it is counted.
    pub rationale: Text,
    /// What it does not tell.
    pub limitations: Text,
    /// Who answers for it.
    pub owner: Text,
    /// Its level in the results chain.
    pub level: Level,
    /// Its unit, a code of the project's list of units, `%` or a currency.
    pub unit: String,
    /// Digits after the point when shown.
    pub decimals: Option<u32>,
    /// Which way is better.
    pub better: Better,
    /// How it is computed.
    pub measure: Measure,
    /// What its records are, and where they fall. None for `derived`.
    pub basis: Option<Basis>,
    /// Disaggregations.
    pub by: Vec<Dimension>,
    /// Kinds of period, finest first as declared.
    pub periods: Vec<PeriodKind>,
    /// Accumulations, in the order of [`Accumulation`].
    pub accumulate: Vec<Accumulation>,
    /// What proves it.
    pub means_of_verification: Text,
    /// Links to frameworks: number of the code list, and code.
    pub links: Vec<(usize, String)>,
    /// Where it is defined.
    pub at: Place,
}

/// What the records of an indicator are, and where they fall.
#[derive(Debug, Clone)]
pub struct Basis {
    /// The table.
    pub table: usize,
    /// Which date puts a record into a period; none: only `life`.
    pub date: Option<Path>,
    /// Which place puts it into a country; none: only `all`.
    pub place: Option<Path>,
    /// Which programme it belongs to; none: only `all`.
    pub programme: Option<Path>,
    /// Which records are meant; none: all.
    pub condition: Option<Expression>,
}

/// A disaggregation: one column, or a pair.
#[derive(Debug, Clone)]
pub struct Dimension {
    /// As printed: `sex`, `sex*stakeholder`.
    pub name: String,
    /// One or two columns.
    pub columns: Vec<Path>,
}

/// How an indicator is computed.
#[derive(Debug, Clone)]
pub enum Measure {
    /// One part: a count, a number of distinct values, a sum.
    Single(Box<Component>),
    /// The mean of an expression: its sum over the number of records that have it.
    Mean(Expression),
    /// One part over another.
    Ratio {
        /// What is divided.
        numerator: Box<Component>,
        /// By what it is divided.
        denominator: Box<Component>,
        /// By what the quotient is multiplied: 100 for percent.
        times: Decimal,
    },
    /// Keys by the stage at which they stand.
    State {
        /// The column of the key.
        key: Path,
        /// Only keys that stand at this stage or a later one, by its order.
        at_least: Option<i64>,
    },
    /// Arithmetic over other indicators of the same cell.
    Derived(Formula),
}

/// A part of a measure.
#[derive(Debug, Clone)]
pub struct Component {
    /// What is added up.
    pub fold: Fold,
    /// Which of the indicator's records; none: all.
    pub condition: Option<Expression>,
}

/// What a part of a measure adds up.
#[derive(Debug, Clone)]
pub enum Fold {
    /// Records.
    Count,
    /// Distinct values of a column.
    Distinct(Path),
    /// The values of an expression.
    Sum(Expression),
}

/// Arithmetic over indicators.
#[derive(Debug, Clone, PartialEq)]
pub enum Formula {
    /// An indicator, by its number.
    Indicator(usize),
    /// A number.
    Number(Decimal),
    /// An operation: `+`, `-`, `*` or `/`.
    Operation(char, Box<Formula>, Box<Formula>),
}

impl Formula {
    /// The indicators in it, each once, in order of number.
    pub fn indicators(&self) -> Vec<usize> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found.sort_unstable();
        found.dedup();
        found
    }

    fn collect(&self, found: &mut Vec<usize>) {
        match self {
            Formula::Indicator(indicator) => found.push(*indicator),
            Formula::Number(_) => {}
            Formula::Operation(_, left, right) => {
                left.collect(found);
                right.collect(found);
            }
        }
    }
}

/// A result statement.
#[derive(Debug, Clone)]
pub struct ResultStatement {
    /// Its id.
    pub id: String,
    /// Its number in the framework; empty where none is given.
    pub code: String,
    /// The programme whose result it is.
    pub programme: Option<usize>,
    /// Its level.
    pub level: ResultLevel,
    /// The result it contributes to.
    pub parent: Option<usize>,
    /// What it states.
    pub statement: Text,
    /// Under which assumptions.
    pub assumptions: Text,
    /// The indicators that measure it.
    pub indicators: Vec<usize>,
}

/// The level of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // The names say what they are.
pub enum ResultLevel {
    Goal,
    Outcome,
    Output,
}

impl ResultLevel {
    /// The word for it in definitions.
    pub fn word(self) -> &'static str {
        match self {
            ResultLevel::Goal => "goal",
            ResultLevel::Outcome => "outcome",
            ResultLevel::Output => "output",
        }
    }
}

/// How files map onto a table.
#[derive(Debug, Clone)]
pub struct SourceDef {
    /// Its id.
    pub id: String,
    /// Globs of files, below `input/`.
    pub files: Vec<String>,
    /// Globs of sheet names; empty: all.
    pub sheets: Vec<String>,
    /// The table.
    pub table: usize,
    /// The sender's language.
    pub language: Option<String>,
    /// In which identifiers of persons hold.
    pub namespace: String,
    /// Fields that the file does not hold, with their values as text.
    pub constants: Vec<(usize, String)>,
    /// Headers pinned to fields.
    pub columns: Vec<(String, usize)>,
    /// Headers not read, on purpose.
    pub ignore: Vec<String>,
    /// The row of the header, from zero.
    pub header_row: Option<u32>,
    /// First cells of rows that are skipped, beside the usual ones.
    pub totals: Vec<String>,
    /// How dates written in numbers are read.
    pub dates: Option<DateOrder>,
    /// What parts whole and fraction in numbers written as text.
    pub decimal: Option<char>,
    /// What the files claim to be complete for.
    pub covers: Vec<Cover>,
    /// Where it is defined.
    pub at: Place,
}

/// How dates written in numbers are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// 03/04/2018 is 3 April.
    DayFirst,
    /// 03/04/2018 is 4 March.
    MonthFirst,
}

/// What a source claims to be complete for.
#[derive(Debug, Clone)]
pub struct Cover {
    /// The programme; none: all.
    pub programme: Option<String>,
    /// The countries; empty: all.
    pub countries: Vec<String>,
    /// The periods; empty: all.
    pub periods: Vec<Period>,
}

/// A finding that was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The finding's code.
    pub code: String,
    /// Its file.
    pub file: String,
    /// Its sheet; empty for a text table.
    pub sheet: String,
    /// Its cell, row or column as printed; empty for the sheet or file.
    pub cell: String,
    /// Why it was accepted.
    pub reason: String,
    /// Where the entry stands.
    pub at: Place,
}

/// A comment on variance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The indicator.
    pub indicator: usize,
    /// The programme's code; empty: all.
    pub programme: String,
    /// The place's code; empty: all.
    pub place: String,
    /// The period, as written.
    pub period: String,
    /// The language.
    pub language: String,
    /// The comment.
    pub text: String,
}

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
    /// Sections, in order.
    pub sections: Vec<Section>,
    /// Charts, in order.
    pub charts: Vec<ChartDef>,
    /// Where it is defined.
    pub at: Place,
}

/// For whom a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// For the organisation: with evidence and findings.
    Internal,
    /// For everybody: values only.
    Public,
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
    DataQuality,
    Indicators,
    Method,
}

impl Section {
    /// All sections, in their usual order.
    pub const ALL: [Section; 8] = [
        Section::Summary,
        Section::ResultsFramework,
        Section::Programmes,
        Section::Countries,
        Section::Disaggregation,
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
