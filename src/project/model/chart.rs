//! Charts as defined.

use crate::period::PeriodKind;
use crate::text::Text;

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
    /// An indicator by the categories of a dimension, bar by bar.
    Stacked {
        /// The indicator.
        indicator: usize,
        /// The name of the dimension, or of the pair, among the indicator's disaggregations.
        dimension: String,
        /// What has a bar.
        bars: Bars,
    },
    /// Before and after.
    Dumbbell {
        /// The indicator before.
        before: usize,
        /// The indicator after.
        after: usize,
        /// An indicator shown at the right, by which rows are sorted; none: by the difference.
        gain: Option<usize>,
        /// An indicator that says on how many a row rests.
        pairs: Option<usize>,
        /// The disaggregation whose categories are rows; none: countries are.
        dimension: Option<String>,
    },
    /// An indicator over time, a small chart for each country.
    Multiples {
        /// The indicator.
        indicator: usize,
        /// The kind of period.
        period: PeriodKind,
    },
    /// Indicators by country, as coloured cells.
    Heatmap {
        /// The indicators.
        indicators: Vec<usize>,
        /// What cells say.
        shows: Cells,
    },
    /// How many came how far, by the stages of a history.
    Stages {
        /// The indicator: one of keys by the stage at which they stand.
        indicator: usize,
        /// The name of the disaggregation by stage.
        dimension: String,
        /// A stage, by its order, and the indicator whose target is set there.
        target: Option<(i64, usize)>,
    },
}

/// What has a bar of a stacked chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bars {
    /// Each country.
    Countries,
    /// Each period of a kind.
    Periods(PeriodKind),
    /// Each category of the second column of the pair.
    Categories,
}

/// What the cells of a heat map say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// Values, each indicator coloured from its lowest to its highest.
    Values,
    /// Progress towards what is expected by now.
    Progress,
}

impl ChartKind {
    /// The one indicator that a chart is about, if it is about one. Of what came before and after it
    /// is the gain.
    pub fn about(&self) -> Option<usize> {
        match self {
            ChartKind::Series { indicator, .. }
            | ChartKind::Diverging { indicator, .. }
            | ChartKind::Countries { indicator }
            | ChartKind::Stacked { indicator, .. }
            | ChartKind::Multiples { indicator, .. }
            | ChartKind::Stages { indicator, .. } => Some(*indicator),
            ChartKind::Dumbbell { after, gain, .. } => Some(gain.unwrap_or(*after)),
            ChartKind::Progress | ChartKind::Heatmap { .. } => None,
        }
    }
}
