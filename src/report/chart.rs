//! Charts as pure data: what is said, shown and labelled, without a pixel.

use crate::cube::Rating;

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its number among the report's charts, from one.
    pub number: usize,
    /// The one indicator that it is about, by its number in the project, if it is about one.
    pub about: Option<usize>,
    /// A word for file names.
    pub slug: String,
    /// The finding; the measure where none can be stated.
    pub title: String,
    /// Measure, unit and period.
    pub subtitle: String,
    /// What a reader must know, under the chart.
    pub notes: Vec<String>,
    /// Evidence, countries, date of the data.
    pub source: String,
    /// What it shows, in at most 300 characters, for those who do not see it.
    pub alt: String,
    /// What it shows.
    pub body: Body,
    /// The same as rows.
    pub data: ChartData,
}

/// The rows of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartData {
    /// Heads of the columns.
    pub columns: Vec<String>,
    /// Rows: names, numbers in full, tokens.
    pub rows: Vec<Vec<String>>,
}

/// What a chart shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Indicators against their targets.
    Progress(Progress),
    /// An indicator over time.
    Series(Series),
    /// Two categories against each other.
    Diverging(Diverging),
    /// An indicator by country.
    Countries(Countries),
}

/// A number with the string shown for it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Value {
    /// The number; none where there is none.
    pub number: Option<f64>,
    /// The string, or a token.
    pub text: String,
}

/// Indicators against their targets.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// Heads: baseline, target, achieved, target, percent, rating.
    pub heads: [String; 6],
    /// Rows.
    pub rows: Vec<ProgressRow>,
    /// What the marks mean: computed, reported, expected, target.
    pub key: [String; 4],
    /// Printed in a track without target.
    pub no_target: String,
}

/// An indicator against its target.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgressRow {
    /// Its number in the framework, or its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The token that says where the value comes from; none where it is made from records.
    pub token: Option<&'static str>,
    /// The way from baseline to target, as a fraction.
    pub progress: Option<f64>,
    /// Where on that way it should be by now.
    pub expected: Option<f64>,
    /// The value.
    pub achieved: String,
    /// The target.
    pub target: String,
    /// The fraction in percent, without the sign.
    pub percent: String,
    /// The judgement.
    pub rating: Rating,
    /// The word for it.
    pub rating_word: String,
}

/// An indicator over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The periods, one after the other.
    pub points: Vec<Point>,
    /// The name of the line.
    pub name: String,
    /// A line under the name.
    pub name_note: String,
    /// The name of what was planned, and a line under it.
    pub planned: (String, String),
    /// The target, with its label and a line under it.
    pub target: Option<(f64, String, String)>,
    /// At which of the points the target falls due; none: it is drawn as a line.
    pub target_at: Option<usize>,
    /// Labels of the axis by value, from the lowest; zero is one of them.
    pub axis: Vec<(f64, String)>,
}

/// A period of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Its label, `S1`.
    pub label: String,
    /// The year it belongs to; empty where the label says all.
    pub group: String,
    /// The value; a gap where there is none.
    pub value: Value,
    /// Whether the period lies after the report's.
    pub future: bool,
    /// What was planned by its end, where that is set anew; without a string where it
    /// was no milestone that was agreed.
    pub planned: Option<Value>,
}

/// A category with its colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryKey {
    /// Its label.
    pub label: String,
    /// Its colour, `#RRGGBB`.
    pub colour: Option<String>,
    /// Whether it stands for "not known".
    pub unknown: bool,
}

/// Two categories against each other, by a second dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Diverging {
    /// At the left.
    pub left: CategoryKey,
    /// At the right.
    pub right: CategoryKey,
    /// The others, in columns of their own.
    pub others: Vec<CategoryKey>,
    /// The head of the share; none: no share.
    pub share: Option<String>,
    /// Rows.
    pub rows: Vec<DivergingRow>,
    /// The row of totals, without bars.
    pub total: Option<DivergingRow>,
}

/// A row of [`Diverging`].
#[derive(Debug, Clone, PartialEq)]
pub struct DivergingRow {
    /// Its name.
    pub name: String,
    /// The value at the left.
    pub left: Value,
    /// The value at the right.
    pub right: Value,
    /// The values of the others.
    pub others: Vec<Value>,
    /// The share.
    pub share: Value,
    /// Whether the share is above a half.
    pub majority: bool,
}

/// An indicator by country.
#[derive(Debug, Clone, PartialEq)]
pub struct Countries {
    /// Heads: achieved, target, percent, rating.
    pub heads: [String; 4],
    /// Rows, the highest first.
    pub rows: Vec<CountryRow>,
    /// The total, without a bar.
    pub total: Option<CountryRow>,
    /// What the marks mean: value, target.
    pub key: [String; 2],
}

/// A country of [`Countries`].
#[derive(Debug, Clone, PartialEq)]
pub struct CountryRow {
    /// Its name.
    pub name: String,
    /// The value.
    pub value: Value,
    /// The token that says where the value comes from; none where it is made from records.
    pub token: Option<&'static str>,
    /// The target.
    pub target: Value,
    /// Progress in percent.
    pub percent: String,
    /// The judgement.
    pub rating: Rating,
    /// The word for it.
    pub rating_word: String,
}
