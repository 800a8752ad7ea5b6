//! What a report asks for: indicators, programmes, countries, and the days
//! between which and up to which it looks.

use crate::cube::Programme;
use crate::period::{Calendar, Period, PeriodKind};
use crate::project::{Project, ReportDef};
use jiff::civil::Date;

/// What is to be computed.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The indicators, in the order of the report.
    pub indicators: Vec<usize>,
    /// The programmes shown, the total first where all programmes are.
    pub programmes: Vec<Programme>,
    /// Only these countries, and the places in them; empty: all that occur.
    pub countries: Vec<String>,
    /// The groups of countries shown, by their codes; none but these are computed.
    pub groups: Vec<String>,
    /// The first day that periods are shown for.
    pub from: Date,
    /// Events after this day are left out.
    pub as_of: Date,
    /// What became known after this day is left out.
    pub known_by: Option<Date>,
}

impl Scope {
    /// The scope of a report.
    pub fn of_report(project: &Project, report: &ReportDef) -> Scope {
        let mut scope = Scope::everything(project, report.known_by);
        scope.indicators = report.indicators.clone();
        scope.countries = report.countries.clone();
        scope.groups = report.groups.clone();
        if !report.programmes.is_empty() {
            scope.programmes = report.programmes.iter().map(|i| shown(project, *i)).collect();
            if let Some(together) = project.together(report) {
                scope.programmes.insert(0, together);
            }
            let lives = report.programmes.iter().map(|i| &project.programmes[*i]);
            if let Some(start) = lives.clone().map(|p| p.start).min() {
                scope.from = start;
            }
            if let Some(end) = lives.map(|p| p.end_known_by(report.known_by)).max() {
                scope.as_of = end;
            }
        }
        // Events after the report's period are of no interest to it, unless it says otherwise.
        if let Some(day) = report.as_of.or(report.period.to) {
            scope.as_of = day;
        }
        scope.from = scope.from.min(scope.as_of);
        scope
    }

    /// The periods of a kind that are shown.
    pub fn periods(&self, calendar: &Calendar, kind: PeriodKind) -> Vec<Period> {
        calendar.periods(kind, self.from, self.as_of)
    }

    /// Every indicator, over all programmes and their whole life.
    pub fn everything(project: &Project, known_by: Option<Date>) -> Scope {
        let mut programmes = vec![Programme::All];
        programmes.extend((0..project.programmes.len()).map(|i| shown(project, i)));
        let lives = &project.programmes;
        Scope {
            indicators: (0..project.indicators.len()).collect(),
            programmes,
            countries: Vec::new(),
            groups: Vec::new(),
            // Without programmes there are no lives to show the periods of: the last alone is shown.
            from: lives.iter().map(|p| p.start).min().unwrap_or(Date::MAX),
            as_of: lives.iter().map(|p| p.end_known_by(known_by)).max().unwrap_or(Date::MAX),
            known_by,
        }
    }
}

fn shown(project: &Project, number: usize) -> Programme {
    Programme::One(project.programmes[number].id.as_str().into())
}
