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
    /// An indicator by the categories of a dimension, bar by bar.
    Stacked(Stacked),
    /// Before and after, row by row.
    Dumbbell(Dumbbell),
    /// An indicator over time, country by country on one scale.
    Multiples(Multiples),
    /// Indicators by country, as cells.
    Heatmap(Heatmap),
    /// How far something came, stage by stage.
    Stages(Stages),
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

/// An indicator by the categories of a dimension, bar by bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Stacked {
    /// The categories, in their order.
    pub keys: Vec<CategoryKey>,
    /// The head of the column of totals.
    pub total_head: String,
    /// Bars.
    pub rows: Vec<StackedRow>,
    /// The row of totals, without a bar.
    pub total: Option<StackedRow>,
}

/// A bar of [`Stacked`].
#[derive(Debug, Clone, PartialEq)]
pub struct StackedRow {
    /// Its name.
    pub name: String,
    /// The value of each category.
    pub values: Vec<Value>,
    /// The figure of all categories; never a sum of them.
    pub total: Value,
}

/// Before and after, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Dumbbell {
    /// The words for before and after.
    pub ends: [String; 2],
    /// The heads of the columns of gains and of numbers; none: no such column.
    pub heads: [Option<String>; 2],
    /// Rows, the highest gain first.
    pub rows: Vec<DumbbellRow>,
    /// The row of totals, without marks.
    pub total: Option<DumbbellRow>,
    /// Labels of the axis by value.
    pub axis: Vec<(f64, String)>,
}

/// A row of [`Dumbbell`].
#[derive(Debug, Clone, PartialEq)]
pub struct DumbbellRow {
    /// Its name.
    pub name: String,
    /// The value before.
    pub before: Value,
    /// The value after.
    pub after: Value,
    /// The gain.
    pub gain: Value,
    /// On how many it rests.
    pub pairs: Value,
}

/// An indicator over time, country by country on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Multiples {
    /// Labels of the periods, and the year each belongs to.
    pub periods: Vec<(String, String)>,
    /// Panels, in the order in which they are read.
    pub panels: Vec<Panel>,
    /// Labels of the axis by value, from the lowest; zero is one of them.
    pub axis: Vec<(f64, String)>,
}

/// A country of [`Multiples`].
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Its name.
    pub name: String,
    /// The values, period by period.
    pub values: Vec<Value>,
    /// The target with its label.
    pub target: Option<(f64, String)>,
    /// What stands beside the name; may be empty.
    pub note: String,
}

/// Indicators by country, as cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Heatmap {
    /// Names of the countries, and that of all of them as the last where there is one.
    pub countries: Vec<String>,
    /// Whether the last of them is all together.
    pub has_total: bool,
    /// Code and name of each indicator.
    pub indicators: Vec<(String, String)>,
    /// Cells, indicator by indicator.
    pub cells: Vec<Vec<HeatCell>>,
    /// By what cells are coloured.
    pub ramp: Ramp,
    /// The words of the key: of each colour of the ramp, or of its two ends.
    pub key: Vec<String>,
    /// Whether countries are the rows.
    pub transposed: bool,
}

/// By what the cells of a heat map are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ramp {
    /// From far behind what was planned to far beyond it.
    Diverging,
    /// From the lowest to the highest value of each indicator.
    Sequential,
}

/// A cell of a heat map.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatCell {
    /// The value as printed.
    pub value: Value,
    /// Which of the seven colours it has; none: paper.
    pub step: Option<usize>,
}

/// How far something came, stage by stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Stages {
    /// Heads: reached, went on, standing.
    pub heads: [String; 3],
    /// Rows, the first stage first.
    pub rows: Vec<StageRow>,
    /// The stage at which a target is set, the target, and its label.
    pub target: Option<(usize, f64, String)>,
}

/// A stage.
#[derive(Debug, Clone, PartialEq)]
pub struct StageRow {
    /// Its name.
    pub name: String,
    /// How many came so far or farther.
    pub reached: Value,
    /// How many of those at the stage before went on to it; empty at the first.
    pub went_on: String,
    /// How many stand at it.
    pub standing: Value,
}

impl Body {
    /// The values and tokens printed, in the order in which they are read.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Body::Progress(progress) => progress
                .rows
                .iter()
                .flat_map(|row| [&row.achieved, &row.target, &row.percent])
                .map(String::as_str)
                .collect(),
            Body::Series(series) => series.points.iter().map(|point| point.value.text.as_str()).collect(),
            Body::Diverging(chart) => chart
                .rows
                .iter()
                .chain(&chart.total)
                .flat_map(|row| [&row.left, &row.right, &row.share].into_iter().chain(&row.others))
                .map(|value| value.text.as_str())
                .collect(),
            Body::Countries(chart) => {
                let rows = || chart.rows.iter().chain(&chart.total);
                // Without any target there are no columns for targets.
                let targets = rows().any(|row| row.target.number.is_some());
                rows()
                    .flat_map(|row| [&row.value.text, &row.target.text, &row.percent])
                    .enumerate()
                    .filter(|(i, _)| targets || i % 3 == 0)
                    .map(|(_, text)| text.as_str())
                    .collect()
            }
            Body::Stacked(chart) => chart
                .rows
                .iter()
                .chain(&chart.total)
                .flat_map(|row| row.values.iter().chain([&row.total]))
                .map(|value| value.text.as_str())
                .collect(),
            Body::Dumbbell(chart) => chart
                .rows
                .iter()
                .chain(&chart.total)
                .flat_map(|row| [&row.before, &row.after, &row.gain, &row.pairs])
                .map(|value| value.text.as_str())
                .collect(),
            Body::Multiples(chart) => {
                chart.panels.iter().filter_map(|panel| Some(panel.values.last()?.text.as_str())).collect()
            }
            Body::Heatmap(chart) => {
                chart.cells.iter().flatten().map(|cell| cell.value.text.as_str()).collect()
            }
            Body::Stages(chart) => chart
                .rows
                .iter()
                .flat_map(|row| [&row.reached, &row.standing])
                .map(|value| value.text.as_str())
                .collect(),
        }
    }

    /// What its parts are called and come to, where they can be told apart as higher and lower.
    pub fn sizes(&self) -> Vec<(&str, &Value)> {
        match self {
            Body::Progress(_) | Body::Heatmap(_) | Body::Stages(_) => Vec::new(),
            Body::Series(series) => {
                series.points.iter().map(|point| (point.label.as_str(), &point.value)).collect()
            }
            Body::Diverging(chart) => chart.rows.iter().map(|row| (row.name.as_str(), &row.left)).collect(),
            Body::Countries(chart) => chart.rows.iter().map(|row| (row.name.as_str(), &row.value)).collect(),
            Body::Stacked(chart) => chart.rows.iter().map(|row| (row.name.as_str(), &row.total)).collect(),
            Body::Dumbbell(chart) => chart.rows.iter().map(|row| (row.name.as_str(), &row.gain)).collect(),
            Body::Multiples(chart) => chart
                .panels
                .iter()
                .filter_map(|panel| Some((panel.name.as_str(), panel.values.last()?)))
                .collect(),
        }
    }
}
