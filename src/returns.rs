//! What partners were to send, and what came of it: one return for each table,
//! programme, country and period that the project expects.

use crate::cube::{Accumulation, Address, Geography, Programme};
use crate::period::Period;
use jiff::civil::Date;

/// How a return stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It came.
    Received,
    /// It came after the day on which it was due.
    Late,
    /// A part of it came.
    Partial,
    /// It came, and nothing of it could be used.
    Rejected,
    /// Nothing came.
    Missing,
}

impl State {
    /// All states, from best to worst.
    pub const ALL: [State; 5] =
        [State::Received, State::Late, State::Partial, State::Rejected, State::Missing];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            State::Received => "received",
            State::Late => "late",
            State::Partial => "partial",
            State::Rejected => "rejected",
            State::Missing => "missing",
        }
    }

    /// Whether the whole of it is there, in time or not.
    pub fn is_whole(self) -> bool {
        matches!(self, State::Received | State::Late)
    }
}

/// One return that is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    /// The table, by its number in the project.
    pub table: usize,
    /// The programme.
    pub programme: String,
    /// The programmes that it belongs to.
    pub belongs_to: Vec<String>,
    /// The country; none: the programme as a whole.
    pub country: Option<String>,
    /// The period.
    pub period: Period,
    /// The last day on which it is in time; none: no day was set.
    pub due: Option<Date>,
    /// The day on which what came of it had come; none: not known.
    pub received: Option<Date>,
    /// How it stands.
    pub state: State,
    /// Rows used.
    pub used: u64,
    /// Rows kept out because of a finding.
    pub quarantined: u64,
    /// Rows that repeat or are replaced by others.
    pub superseded: u64,
    /// The files that it came in.
    pub files: Vec<String>,
}

/// Several returns of one programme, country and period: one for each table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered<'r> {
    /// The returns, by table.
    pub returns: Vec<&'r Return>,
    /// How they stand together.
    pub state: State,
}

impl<'r> Gathered<'r> {
    fn new(returns: Vec<&'r Return>) -> Gathered<'r> {
        let all = |wanted: State| returns.iter().all(|one| one.state == wanted);
        let state = if all(State::Missing) {
            State::Missing
        } else if returns.iter().all(|one| matches!(one.state, State::Missing | State::Rejected)) {
            State::Rejected
        } else if !returns.iter().all(|one| one.state.is_whole()) {
            State::Partial
        } else if returns.iter().any(|one| one.state == State::Late) {
            State::Late
        } else {
            State::Received
        };
        Gathered { returns, state }
    }

    /// Rows used and rows in quarantine.
    pub fn rows(&self) -> (u64, u64) {
        (self.returns.iter().map(|one| one.used).sum(), self.returns.iter().map(|one| one.quarantined).sum())
    }

    /// The day on which the last of it came, if it is known of every part that came.
    pub fn received(&self) -> Option<Date> {
        let came = self.returns.iter().filter(|one| one.state != State::Missing);
        came.map(|one| one.received).collect::<Option<Vec<Date>>>()?.into_iter().max()
    }
}

/// How many returns are expected behind a figure, and how many are there whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Returns that are there.
    pub received: usize,
    /// Returns that are expected.
    pub expected: usize,
}

/// All returns that are expected, in the order of programmes, countries, periods and tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Returns {
    /// The returns.
    pub all: Vec<Return>,
}

impl Returns {
    /// Returns of periods that ended by a day, put together by programme, country and period.
    pub fn gathered(&self, as_of: Option<Date>) -> Vec<Gathered<'_>> {
        let mut groups: Vec<Vec<&Return>> = Vec::new();
        let same = |a: &Return, b: &Return| {
            a.programme == b.programme && a.country == b.country && a.period == b.period
        };
        for one in self.all.iter().filter(|one| has_ended(&one.period, as_of)) {
            match groups.iter_mut().find(|group| group.first().is_some_and(|first| same(first, one))) {
                Some(group) => group.push(one),
                None => groups.push(vec![one]),
            }
        }
        groups.into_iter().map(Gathered::new).collect()
    }

    /// The returns behind the figure of an address whose records stand in a table:
    /// those of its programme and place whose period ended by a day. None where
    /// none is expected. `country_of` gives the country of a place below it.
    pub fn coverage(
        &self,
        table: usize,
        address: &Address,
        as_of: Date,
        country_of: impl Fn(&str) -> Option<String>,
    ) -> Option<Coverage> {
        let country = match &address.geography {
            Geography::All => None,
            Geography::Country(code) => Some(code.to_string()),
            Geography::Place(code) => Some(country_of(code)?),
            // Which countries a group has, and which share an amount, is not asked here.
            Geography::Group(_) | Geography::MultiCountry => return None,
        };
        let from = match address.accumulation {
            Accumulation::InPeriod => address.period.from,
            Accumulation::ToDate | Accumulation::AtEnd => None,
        };
        let behind = self.all.iter().filter(|one| {
            let in_place = match (&country, &one.country) {
                (Some(wanted), Some(own)) => wanted == own,
                _ => true,
            };
            let in_programme = match &address.programme {
                Programme::All => true,
                Programme::One(code) => one.is_of(code),
                Programme::Selected(codes) => codes.iter().any(|code| one.is_of(code)),
            };
            one.table == table
                && in_place
                && in_programme
                && has_ended(&one.period, Some(as_of))
                && one.period.meets(from, address.period.to)
        });
        let mut coverage = Coverage::default();
        for one in behind {
            coverage.expected += 1;
            coverage.received += usize::from(one.state.is_whole());
        }
        (coverage.expected > 0).then_some(coverage)
    }
}

impl Return {
    /// Whether it is of a programme, or of one of its projects.
    fn is_of(&self, programme: &str) -> bool {
        self.programme == programme || self.belongs_to.iter().any(|other| other == programme)
    }
}

fn has_ended(period: &Period, as_of: Option<Date>) -> bool {
    as_of.is_none_or(|day| period.to.is_none_or(|end| end <= day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cube::Category;
    use crate::period::Calendar;

    fn one(table: usize, country: &str, period: &str, state: State) -> Return {
        Return {
            table,
            programme: "p".into(),
            belongs_to: vec!["whole".into()],
            country: Some(country.into()),
            period: Calendar::default().parse(period).unwrap(),
            due: None,
            received: None,
            state,
            used: 1,
            quarantined: 0,
            superseded: 0,
            files: Vec::new(),
        }
    }

    fn returns() -> Returns {
        Returns {
            all: vec![
                one(0, "LAO", "2018-S1", State::Received),
                one(1, "LAO", "2018-S1", State::Missing),
                one(0, "LAO", "2018-S2", State::Late),
                one(1, "LAO", "2018-S2", State::Received),
                one(0, "UZB", "2018-S1", State::Rejected),
                one(1, "UZB", "2018-S1", State::Missing),
                one(0, "UZB", "2018-S2", State::Partial),
            ],
        }
    }

    #[test]
    fn tables_of_one_period_stand_together() {
        let returns = returns();
        let states: Vec<State> = returns.gathered(None).iter().map(|cell| cell.state).collect();
        assert_eq!(states, [State::Partial, State::Late, State::Rejected, State::Partial]);
        let by_june = Date::constant(2018, 6, 30);
        assert_eq!(returns.gathered(Some(by_june)).len(), 2);
    }

    #[test]
    fn coverage_counts_what_is_whole() {
        let returns = returns();
        let coverage = |place: Geography, programme: &str, period: &str, accumulation| {
            let address = Address {
                indicator: 0,
                geography: place,
                programme: Programme::One(programme.into()),
                period: Calendar::default().parse(period).unwrap(),
                accumulation,
                category: Category::total(),
            };
            let found = returns.coverage(0, &address, Date::constant(2018, 12, 31), |_| None);
            found.map(|c| (c.received, c.expected))
        };
        // Table 0: Laos both semesters (one late), Uzbekistan rejected, then in part.
        assert_eq!(coverage(Geography::All, "p", "2018", Accumulation::InPeriod), Some((2, 4)));
        assert_eq!(coverage(Geography::All, "whole", "2018", Accumulation::InPeriod), Some((2, 4)));
        assert_eq!(coverage(Geography::All, "other", "2018", Accumulation::InPeriod), None);
        let lao = || Geography::Country("LAO".into());
        assert_eq!(coverage(lao(), "p", "2018-S2", Accumulation::InPeriod), Some((1, 1)));
        assert_eq!(coverage(lao(), "p", "2018-S2", Accumulation::ToDate), Some((2, 2)));
        assert_eq!(coverage(lao(), "p", "2019", Accumulation::InPeriod), None);
    }
}
