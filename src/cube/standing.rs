//! How a figure stands against what was agreed.

use super::address::{Geography, Programme};
use super::number::Number;
use crate::number::Decimal;
use crate::period::Period;
use std::sync::Arc;

/// How progress towards a target is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// (value − baseline) ÷ (target − baseline).
    Baseline,
    /// value ÷ target.
    Ratio,
    /// Met or not met: the target equals the baseline.
    Met,
}

impl Method {
    /// The word for it in results.
    pub fn word(self) -> &'static str {
        match self {
            Method::Baseline => "baseline",
            Method::Ratio => "ratio",
            Method::Met => "met",
        }
    }
}

/// The judgement of progress. Ordered from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Rating {
    /// The target is reached.
    Achieved,
    /// As expected, or nearly.
    OnTrack,
    /// Behind what was expected.
    AtRisk,
    /// Far behind what was expected.
    OffTrack,
    /// There is no target to judge by.
    #[default]
    NotRated,
}

impl Rating {
    /// All ratings, from best to worst.
    pub const ALL: [Rating; 5] =
        [Rating::Achieved, Rating::OnTrack, Rating::AtRisk, Rating::OffTrack, Rating::NotRated];

    /// The word for it in results.
    pub fn word(self) -> &'static str {
        match self {
            Rating::Achieved => "achieved",
            Rating::OnTrack => "on_track",
            Rating::AtRisk => "at_risk",
            Rating::OffTrack => "off_track",
            Rating::NotRated => "not_rated",
        }
    }
}

/// A figure against its target.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// What was before the programme.
    pub baseline: Option<Number>,
    /// The period in which the baseline was measured, as written.
    pub baseline_period: Option<Arc<str>>,
    /// The target of the whole life; of the period itself in `in_period` figures.
    pub target: Option<Number>,
    /// Progress towards it, as a fraction.
    pub progress: Option<f64>,
    /// What the milestone or the prorated target expects by the period's end.
    pub expected: Option<Number>,
    /// Whether that is a milestone that was agreed, and no share of the target.
    pub milestone: bool,
    /// Progress towards that, as a fraction.
    pub progress_expected: Option<f64>,
    /// How progress was measured.
    pub method: Option<Method>,
    /// The judgement.
    pub rating: Rating,
}

/// What was agreed: where one began, or what was to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // The names say what they are.
pub enum TargetKind {
    Baseline,
    Milestone,
    Target,
}

impl TargetKind {
    /// The word for it in results.
    pub fn word(self) -> &'static str {
        match self {
            TargetKind::Baseline => "baseline",
            TargetKind::Milestone => "milestone",
            TargetKind::Target => "target",
        }
    }
}

/// That a target was changed. It stands beside the standing of figures, which
/// knows only what holds.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetChange {
    /// The indicator.
    pub indicator: usize,
    /// The place for which it was agreed.
    pub geography: Geography,
    /// The programme.
    pub programme: Programme,
    /// What was changed.
    pub kind: TargetKind,
    /// The period for which it was agreed.
    pub period: Period,
    /// What held before.
    pub from: Decimal,
    /// What holds since.
    pub to: Decimal,
    /// Since when.
    pub set_on: Option<jiff::civil::Date>,
    /// Why; empty where nobody says it.
    pub reason: String,
}
