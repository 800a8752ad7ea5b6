//! What evidence is: sheets of records, and how figures follow from them.

use crate::cube::Address;
use crate::number::Decimal;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The records behind the figures of a report.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// The sheets, in the order of indicators.
    pub sheets: Vec<EvidenceSheet>,
    /// How each figure follows from them. It is looked up and never walked through, so that its
    /// order shows nowhere.
    pub recipes: FxHashMap<Address, Recipe>,
    /// For figures that the summary and the results framework show cumulatively: the reasons for
    /// which records of their table were left out.
    pub left_out: FxHashMap<Address, Vec<LeftOut>>,
    /// The short names of the programmes of the rows, by their codes as they are spelt there.
    pub programmes: BTreeMap<String, String>,
}

/// Records that a figure left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Why, in words.
    pub reason: String,
    /// How many they are.
    pub rows: u64,
    /// Whether they were never to be counted: they are of another programme, period or place.
    pub elsewhere: bool,
}

impl Evidence {
    /// How a figure follows from the evidence; none if it is not among those asked for.
    pub fn recipe(&self, address: &Address) -> Option<&Recipe> {
        self.recipes.get(address)
    }
}

/// Records of one table that count, or are looked at, in one way: with one date, one place and
/// one programme.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceSheet {
    /// `E-1`, `E-2`, ….
    pub code: String,
    /// The title of the table, in the report's language.
    pub title: String,
    /// What the rows are, in a sentence.
    pub about: String,
    /// The heads of the columns that all sheets have.
    pub heads: Heads,
    /// What records add to indicators: one column each.
    pub columns: Vec<Contribution>,
    /// The records, by file, sheet and row.
    pub rows: Vec<EvidenceRow>,
    /// Indicators whose records are too many to be listed, with how many there are.
    pub too_many: Vec<(usize, usize)>,
}

/// The heads of the columns that all sheets of evidence have, in the report's language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[allow(missing_docs)] // The names say what they are.
pub struct Heads {
    pub file: String,
    pub sheet: String,
    pub row: String,
    pub record: String,
    pub programme: String,
    pub place: String,
    pub first: String,
    pub last: String,
    pub until: String,
}

/// What the records of a sheet add to one side of one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The indicator.
    pub indicator: usize,
    /// Its title, with the side where there are two, in the report's language.
    pub head: String,
    /// What stands in the column.
    pub what: What,
}

/// What stands in a column of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A number that is added up: 1 for a record that is counted.
    Amount,
    /// A whole number from 1 on that stands for a key, a person for instance, which counts once.
    Key,
    /// A value of which the middle, the least or the greatest is taken.
    Value,
}

/// A record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceRow {
    /// Where it stands.
    pub source: Source,
    /// Its key; empty where its table has none, or it would tell who a person is.
    pub record: String,
    /// The codes of the programmes it counts in: its own, those above them, and that of several
    /// programmes together, where the report has such a total. They are as they are to be matched:
    /// no two codes of a report's evidence differ in case alone, and none holds `*`, `?`, `~` or
    /// `|` (such a code is written otherwise here, in the rows as in [`Selection`]). So a
    /// spreadsheet can look for `|CODE|` among `|A|B|` with its wildcards.
    pub programmes: Vec<String>,
    /// The codes of the places it counts in: countries, groups that are asked for, places below a
    /// country, and that of what several countries share. They can be matched as those of
    /// programmes can.
    pub places: Vec<String>,
    /// The first day it may have happened; none: it has no date.
    pub first: Option<Date>,
    /// The last day it may have happened; that of `first` where the day is known.
    pub last: Option<Date>,
    /// Of an entry of a history, the day from which another holds; none: it holds still.
    pub until: Option<Date>,
    /// What it adds, by column; none: nothing.
    pub adds: Vec<Option<Decimal>>,
}

/// Where a record stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The file.
    pub file: String,
    /// The sheet; empty for a text file.
    pub sheet: String,
    /// The row, counted from one.
    pub row: u32,
}

/// How a figure follows from evidence.
#[derive(Debug, Clone, PartialEq)]
pub enum Recipe {
    /// From the rows of one column.
    Fold(Fold),
    /// One thing over another, multiplied; undefined over nothing.
    Quotient {
        /// What is divided.
        above: Box<Recipe>,
        /// By what.
        below: Box<Recipe>,
        /// By what the quotient is multiplied: 100 for percent.
        times: Decimal,
    },
    /// Two things added, subtracted, multiplied or divided: `+`, `-`, `*`, `/`.
    Arithmetic(char, Box<Recipe>, Box<Recipe>),
    /// A number.
    Number(Decimal),
    /// It does not: the value is carried.
    Carried(Carried),
}

/// What is made of the rows of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// What is made of them.
    pub how: How,
    /// The sheet, by its place.
    pub sheet: usize,
    /// The column, by its place among [`EvidenceSheet::columns`].
    pub column: usize,
    /// Which rows.
    pub of: Selection,
}

/// What is made of the rows of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// Their sum.
    Sum,
    /// How many different keys there are.
    Unique,
    /// The middle one, or the mean of the middle two.
    Median,
    /// The least.
    Least,
    /// The greatest.
    Greatest,
}

/// Which rows of a sheet count in a figure: those that have the programme and the place among
/// theirs and that fall within the days.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Selection {
    /// A programme; none: all rows.
    pub programme: Option<String>,
    /// A place; none: all rows.
    pub place: Option<String>,
    /// The first day: `first` is not before it. None: no bound.
    pub from: Option<Date>,
    /// The last day: `last` is not after it. None: no bound, undated rows too.
    pub to: Option<Date>,
    /// Whether what stands on the last day is meant: `until` is none or after it.
    pub standing: bool,
}

/// Why a figure is carried as a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Carried {
    /// There are more records than evidence lists.
    TooMany,
    /// It is, or contains, what a partner reported without records.
    Reported,
    /// No formula of a spreadsheet says how it is measured.
    Measure,
    /// It is a figure of a category, which evidence does not tell apart.
    Category,
    /// It is made of values that may tell who a person is, and these are never listed.
    Personal,
    /// What the evidence gives is not the figure. That would be a fault of this program; the
    /// value of the figure is right.
    Differs,
}

impl Carried {
    /// The key of the message that says it.
    pub fn message(self) -> &'static str {
        match self {
            Carried::TooMany => "carried-too-many",
            Carried::Reported => "carried-reported",
            Carried::Measure => "carried-measure",
            Carried::Category => "carried-category",
            Carried::Personal => "carried-personal",
            Carried::Differs => "carried-differs",
        }
    }
}
