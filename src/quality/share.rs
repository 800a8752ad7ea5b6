//! How much of what was judged meets a rule.

use crate::cube::{Geography, Programme};
use crate::number::Decimal;
use crate::period::Period;
use crate::project::Path;
use crate::table::{Origins, Table};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What becomes of one record by a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The rule does not mean it.
    Aside,
    /// It cannot be judged, because a value is missing.
    Unjudged,
    /// It meets the rule.
    Meets,
    /// It does not.
    Fails,
}

impl Outcome {
    /// What a condition comes to.
    pub fn of(holds: Option<bool>) -> Outcome {
        match holds {
            None => Outcome::Unjudged,
            Some(true) => Outcome::Meets,
            Some(false) => Outcome::Fails,
        }
    }
}

/// What becomes of all records of a table by a rule.
#[derive(Debug, Clone, Default)]
pub struct Judged {
    /// One for each record.
    pub outcomes: Vec<Outcome>,
    /// The columns whose values say why.
    pub columns: Vec<Path>,
    /// The fields at fault of records that fail, by their row, where they differ.
    pub fields: BTreeMap<usize, usize>,
    /// What else is to be said of records that fail, by their row.
    pub notes: BTreeMap<usize, String>,
}

impl Judged {
    /// The shares of the sheets from which the records came, in their order.
    pub fn by_sheet(&self, table: &Table, origins: &Origins) -> Vec<Part> {
        let mut shares: BTreeMap<u32, Share> = BTreeMap::new();
        for (outcome, row) in self.outcomes.iter().zip(&table.rows) {
            shares.entry(row.sheet).or_default().add(*outcome);
        }
        let meant = shares.into_iter().filter(|(_, share)| *share != Share::default());
        meant
            .filter_map(|(sheet, share)| {
                let sheet = origins.sheets.get(sheet as usize)?;
                let of = PartOf::Sheet {
                    source: Some(sheet.source),
                    file: sheet.file.clone(),
                    sheet: sheet.sheet.clone(),
                };
                Some(Part { of, share })
            })
            .collect()
    }
}

/// How much was judged, and how much of it does not meet a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// Judged: records, rows, files or figures.
    pub judged: u64,
    /// Those of them that do not meet the rule.
    pub failing: u64,
    /// Those that could not be judged, because a value is missing.
    pub unjudged: u64,
}

impl Share {
    /// The share of some outcomes.
    pub fn of(outcomes: impl Iterator<Item = Outcome>) -> Share {
        let mut share = Share::default();
        outcomes.for_each(|outcome| share.add(outcome));
        share
    }

    /// Counts one more.
    pub fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Aside => {}
            Outcome::Unjudged => self.unjudged += 1,
            Outcome::Meets => self.judged += 1,
            Outcome::Fails => {
                self.judged += 1;
                self.failing += 1;
            }
        }
    }

    /// The failing as a fraction of the judged; none of nothing.
    pub fn fraction(&self) -> Option<f64> {
        decimal(self.failing).over(decimal(self.judged))
    }

    /// Whether the failing are more than a share of the judged.
    pub fn is_beyond(&self, most: Decimal) -> bool {
        decimal(self.failing).to_rational() > decimal(self.judged).to_rational() * most.to_rational()
    }

    /// How the share stands to a limit.
    pub fn verdict(&self, at_most: Option<Decimal>) -> Verdict {
        match at_most {
            _ if self.judged == 0 => Verdict::NothingJudged,
            Some(most) if self.is_beyond(most) => Verdict::Beyond,
            Some(_) => Verdict::Within,
            None if self.failing == 0 => Verdict::AllMeet,
            None => Verdict::SomeFail,
        }
    }
}

/// A count as a number to divide by; counts of records are far below its bounds.
fn decimal(count: u64) -> Decimal {
    Decimal::from(i64::try_from(count).unwrap_or(i64::MAX))
}

/// How a share stands to the limit of its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Within the limit.
    Within,
    /// More fail than the limit allows.
    Beyond,
    /// There is no limit, and none fails.
    AllMeet,
    /// There is no limit, and some fail.
    SomeFail,
    /// There was nothing to judge.
    NothingJudged,
}

impl Verdict {
    /// The word for it in results.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Within => "within",
            Verdict::Beyond => "beyond",
            Verdict::AllMeet => "all_meet",
            Verdict::SomeFail => "some_fail",
            Verdict::NothingJudged => "nothing_judged",
        }
    }
}

/// What came of a rule.
#[derive(Debug, Clone, Default)]
pub struct Assessed {
    /// The rule, by its number in the project.
    pub rule: usize,
    /// Over all that it judges.
    pub all: Share,
    /// By sheet, file or cell of the cube.
    pub parts: Vec<Part>,
    /// By indicator: over the records that it counts, or counts from, in the
    /// order of the project.
    pub indicators: Vec<(usize, Share)>,
}

/// What came of a rule in a part of what it judges.
#[derive(Debug, Clone)]
pub struct Part {
    /// The part.
    pub of: PartOf,
    /// What came of it.
    pub share: Share,
}

/// A part of what a rule judges.
#[derive(Debug, Clone)]
pub enum PartOf {
    /// A sheet, or a file as a whole.
    Sheet {
        /// The source by which it was read, by its number in the project.
        source: Option<usize>,
        /// The file.
        file: Arc<str>,
        /// The sheet; empty for a text table, and for a file as a whole.
        sheet: Arc<str>,
    },
    /// A cell of the cube.
    Cell {
        /// Its programme.
        programme: Programme,
        /// Its place.
        geography: Geography,
        /// Its period.
        period: Period,
    },
}
