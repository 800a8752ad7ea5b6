//! Tables as defined.

use super::column::{Expression, Path};
use crate::diag::Place;
use crate::money::Quotation;
use crate::number::Decimal;
use crate::period::PeriodKind;
use crate::text::Text;
use jiff::civil::Date;
use std::collections::BTreeMap;

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
    /// Totals that partners sent, without records behind them.
    Reported,
    /// Which countries belong to which groups, and between which days.
    Memberships,
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
    Dimension,
    Category,
    Accumulation,
    Numerator,
    Denominator,
    Note,
    Group,
    From,
    To,
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
    /// A month, quarter, semester, year or other period of the project's calendar.
    Period,
    /// Several codes or words in one cell.
    List,
}

/// What the text of a field is, beside text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// Any text.
    #[default]
    Default,
    /// An e-mail address.
    Email,
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
    /// What its text is, beside text.
    pub format: Format,
    /// The code list from which its values come.
    pub code_list: Option<usize>,
    /// What parts the values of a list.
    pub delimiter: Option<String>,
    /// For which kind of period a day stands in a field of periods.
    pub grain: Option<PeriodKind>,
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
    /// The fields of the person's name, by which near matches are looked for.
    pub names: Vec<usize>,
    /// The fields by which a person is reached, such as e-mail and telephone.
    pub contacts: Vec<usize>,
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
