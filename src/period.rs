//! Reporting periods: months, quarters, four-month periods, semesters, years,
//! bienniums, quadrenniums, a programme's life, and named custom periods.
//!
//! A period other than `life` and the custom ones is a kind and an ordinal:
//! the number of periods of that kind since a fixed origin. So finding the
//! period of a date, and the period after another, is plain arithmetic.
//!
//! With a fiscal year that starts in month *m*, quarters, four-month periods,
//! semesters and years are counted from that month, and bear the number of the
//! calendar year in which the fiscal year starts.

use jiff::civil::Date;
use std::fmt;

/// The day 1970-01-01, from which days are counted in frames.
const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// A date as days since 1970-01-01, as frames store it.
pub fn to_days(date: Date) -> i32 {
    // The span of all civil dates is below eight million days, which fits.
    (date - EPOCH).get_days()
}

/// The date of a number of days since 1970-01-01; `None` outside the calendar.
pub fn from_days(days: i32) -> Option<Date> {
    EPOCH.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// A kind of period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    /// A calendar month, `2018-07`.
    Month,
    /// Three months, `2018-Q3`.
    Quarter,
    /// Four months, `2018-C2`.
    FourMonth,
    /// Six months, `2018-S2`.
    Semester,
    /// Twelve months, `2018`.
    Year,
    /// Two years, `2018-2019`.
    Biennium,
    /// Four years, `2018-2021`.
    Quadrennium,
    /// All of a programme's life, `life`.
    Life,
    /// A period that the project has named.
    Custom,
}

impl PeriodKind {
    /// All kinds, finest first.
    pub const ALL: [PeriodKind; 9] = [
        PeriodKind::Month,
        PeriodKind::Quarter,
        PeriodKind::FourMonth,
        PeriodKind::Semester,
        PeriodKind::Year,
        PeriodKind::Biennium,
        PeriodKind::Quadrennium,
        PeriodKind::Life,
        PeriodKind::Custom,
    ];

    /// The word for it in definitions and results.
    pub fn word(self) -> &'static str {
        match self {
            PeriodKind::Month => "month",
            PeriodKind::Quarter => "quarter",
            PeriodKind::FourMonth => "four_month",
            PeriodKind::Semester => "semester",
            PeriodKind::Year => "year",
            PeriodKind::Biennium => "biennium",
            PeriodKind::Quadrennium => "quadrennium",
            PeriodKind::Life => "life",
            PeriodKind::Custom => "custom",
        }
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<PeriodKind> {
        PeriodKind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// How many months a period of this kind has, if that is fixed.
    fn months(self) -> Option<i32> {
        Some(match self {
            PeriodKind::Month => 1,
            PeriodKind::Quarter => 3,
            PeriodKind::FourMonth => 4,
            PeriodKind::Semester => 6,
            PeriodKind::Year => 12,
            PeriodKind::Biennium => 24,
            PeriodKind::Quadrennium => 48,
            PeriodKind::Life | PeriodKind::Custom => return None,
        })
    }
}

/// A period: what it is called and which days it holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Period {
    /// Its kind.
    pub kind: PeriodKind,
    /// How it is written, `2018-S2`.
    pub code: String,
    /// Its place among the periods of its kind; 0 for `life`.
    pub ordinal: i32,
    /// First day; none for `life`, which begins with the first record.
    pub from: Option<Date>,
    /// Last day; none for `life`, which ends with the last record.
    pub to: Option<Date>,
}

impl Period {
    /// The whole of a programme's life.
    pub fn life() -> Period {
        Period { kind: PeriodKind::Life, code: "life".into(), ordinal: 0, from: None, to: None }
    }

    /// Whether it shares a day with the days from `from` to `to`, both inclusive.
    pub fn meets(&self, from: Option<Date>, to: Option<Date>) -> bool {
        let starts_in_time = match (self.from, to) {
            (Some(start), Some(end)) => start <= end,
            _ => true,
        };
        let ends_in_time = match (self.to, from) {
            (Some(end), Some(start)) => end >= start,
            _ => true,
        };
        starts_in_time && ends_in_time
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)
    }
}

/// A period that a project has named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomPeriod {
    /// Its id, as written in reports and targets.
    pub id: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// A project's reporting calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The month in which a year begins, 1 to 12.
    pub fiscal_start: i8,
    /// The first year of some biennium.
    pub biennium_start: i16,
    /// The first year of some quadrennium.
    pub quadrennium_start: i16,
    /// Named periods, in the order of the project.
    pub custom: Vec<CustomPeriod>,
}

impl Default for Calendar {
    fn default() -> Calendar {
        Calendar { fiscal_start: 1, biennium_start: 2018, quadrennium_start: 2018, custom: Vec::new() }
    }
}

impl Calendar {
    /// The ordinal of the period of a kind that holds a date. `None` for
    /// custom periods, which may overlap or leave gaps; `life` is always 0.
    pub fn ordinal(&self, kind: PeriodKind, date: Date) -> Option<i32> {
        if kind == PeriodKind::Life {
            return Some(0);
        }
        let length = kind.months()?;
        Some((month_number(date) - self.origin(kind)).div_euclid(length))
    }

    /// The period of a kind with an ordinal.
    pub fn period(&self, kind: PeriodKind, ordinal: i32) -> Option<Period> {
        match kind {
            PeriodKind::Life => Some(Period::life()),
            PeriodKind::Custom => {
                let custom = self.custom.get(usize::try_from(ordinal).ok()?)?;
                Some(Period {
                    kind,
                    code: custom.id.clone(),
                    ordinal,
                    from: Some(custom.from),
                    to: Some(custom.to),
                })
            }
            _ => {
                let length = kind.months()?;
                let first = ordinal.checked_mul(length)?.checked_add(self.origin(kind))?;
                let from = month_start(first)?;
                let to = month_start(first.checked_add(length)?)?.yesterday().ok()?;
                Some(Period { kind, code: self.code(kind, first), ordinal, from: Some(from), to: Some(to) })
            }
        }
    }

    /// All periods of a kind that share a day with the days from `from` to `to`.
    pub fn periods(&self, kind: PeriodKind, from: Date, to: Date) -> Vec<Period> {
        match kind {
            PeriodKind::Life => vec![Period::life()],
            PeriodKind::Custom => (0..self.custom.len())
                .filter_map(|i| self.period(kind, i32::try_from(i).ok()?))
                .filter(|period| period.meets(Some(from), Some(to)))
                .collect(),
            _ => match (self.ordinal(kind, from), self.ordinal(kind, to)) {
                (Some(first), Some(last)) => {
                    (first..=last).filter_map(|ordinal| self.period(kind, ordinal)).collect()
                }
                _ => Vec::new(),
            },
        }
    }

    /// The ordinal of the period that holds all days from `from` to `to`:
    /// none where the days fall into more than one, or into none.
    /// Custom periods are tried one by one: the answer may hold several.
    pub fn holding(&self, kind: PeriodKind, from: Date, to: Date) -> Vec<i32> {
        match kind {
            PeriodKind::Custom => (0i32..)
                .zip(&self.custom)
                .filter(|(_, custom)| custom.from <= from && to <= custom.to)
                .map(|(i, _)| i)
                .collect(),
            _ => match (self.ordinal(kind, from), self.ordinal(kind, to)) {
                (Some(a), Some(b)) if a == b => vec![a],
                _ => Vec::new(),
            },
        }
    }

    /// Reads a period as people write it. `T2` is a quarter, as in French and Spanish.
    ///
    /// ```
    /// use yardstick::period::{Calendar, PeriodKind};
    /// let calendar = Calendar::default();
    /// let period = calendar.parse("2018-S2").unwrap();
    /// assert_eq!(period.kind, PeriodKind::Semester);
    /// assert_eq!(period.from.unwrap().to_string(), "2018-07-01");
    /// assert_eq!(period.to.unwrap().to_string(), "2018-12-31");
    /// assert!(calendar.parse("2018-S3").is_none());
    /// ```
    pub fn parse(&self, text: &str) -> Option<Period> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("life") {
            return Some(Period::life());
        }
        if let Some(i) = self.custom.iter().position(|custom| custom.id == text) {
            return self.period(PeriodKind::Custom, i32::try_from(i).ok()?);
        }
        let (year, rest) = match text.split_once(['-', '\u{2013}', ' ', '/']) {
            Some((year, rest)) => (year, Some(rest.trim())),
            None => (text, None),
        };
        if year.len() != 4 {
            return None;
        }
        let year: i16 = year.parse().ok()?;
        let start = i32::from(year) * 12 + i32::from(self.fiscal_start) - 1;
        let Some(rest) = rest else {
            return self.at(PeriodKind::Year, start);
        };
        if rest.len() == 4 {
            let last: i16 = rest.parse().ok()?;
            let kind = match last.checked_sub(year)? {
                1 => PeriodKind::Biennium,
                3 => PeriodKind::Quadrennium,
                _ => return None,
            };
            return self.at(kind, start);
        }
        let (letter, number) = rest.split_at_checked(1)?;
        match letter.to_ascii_uppercase().as_str() {
            "Q" | "T" => self.part(PeriodKind::Quarter, start, number),
            "C" => self.part(PeriodKind::FourMonth, start, number),
            "S" => self.part(PeriodKind::Semester, start, number),
            _ => {
                if rest.len() != 2 {
                    return None;
                }
                let month: i32 = rest.parse().ok().filter(|month| (1..=12).contains(month))?;
                self.at(PeriodKind::Month, i32::from(year) * 12 + month - 1)
            }
        }
    }

    fn part(&self, kind: PeriodKind, start: i32, number: &str) -> Option<Period> {
        let length = kind.months()?;
        let number: i32 = number.parse().ok().filter(|n| (1..=12 / length).contains(n))?;
        self.at(kind, start + (number - 1) * length)
    }

    /// The period of a kind that begins with a month; none where no such period begins there.
    fn at(&self, kind: PeriodKind, first_month: i32) -> Option<Period> {
        let length = kind.months()?;
        let months = first_month - self.origin(kind);
        if months.rem_euclid(length) != 0 {
            return None;
        }
        self.period(kind, months.div_euclid(length))
    }

    /// The month from which periods of a kind are counted.
    fn origin(&self, kind: PeriodKind) -> i32 {
        let fiscal = i32::from(self.fiscal_start) - 1;
        match kind {
            PeriodKind::Month => 0,
            PeriodKind::Biennium => i32::from(self.biennium_start) * 12 + fiscal,
            PeriodKind::Quadrennium => i32::from(self.quadrennium_start) * 12 + fiscal,
            _ => fiscal,
        }
    }

    fn code(&self, kind: PeriodKind, first_month: i32) -> String {
        let fiscal = first_month - (i32::from(self.fiscal_start) - 1);
        let (year, month) = (fiscal.div_euclid(12), fiscal.rem_euclid(12));
        match kind {
            PeriodKind::Month => {
                format!("{:04}-{:02}", first_month.div_euclid(12), first_month.rem_euclid(12) + 1)
            }
            PeriodKind::Quarter => format!("{year:04}-Q{}", month / 3 + 1),
            PeriodKind::FourMonth => format!("{year:04}-C{}", month / 4 + 1),
            PeriodKind::Semester => format!("{year:04}-S{}", month / 6 + 1),
            PeriodKind::Biennium => format!("{year:04}-{:04}", year + 1),
            PeriodKind::Quadrennium => format!("{year:04}-{:04}", year + 3),
            _ => format!("{year:04}"),
        }
    }
}

fn month_number(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}

fn month_start(month: i32) -> Option<Date> {
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    let month = i8::try_from(month.rem_euclid(12) + 1).ok()?;
    Date::new(year, month, 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_kind_is_read_and_written_the_same() {
        let calendar = Calendar::default();
        for code in ["2018-07", "2018-Q3", "2018-C2", "2018-S2", "2018", "2018-2019", "2018-2021", "life"] {
            assert_eq!(calendar.parse(code).map(|p| p.code).as_deref(), Some(code));
        }
        assert_eq!(calendar.parse("2018-T2").map(|p| p.code).as_deref(), Some("2018-Q2"));
        for wrong in ["2018-13", "2018-Q5", "18", "2017-2018", "2018-2020", "", "2018-", "S2"] {
            assert!(calendar.parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_period_holds_its_first_and_last_day() {
        let calendar = Calendar::default();
        let period = calendar.parse("2018-C2").unwrap();
        assert_eq!((period.from, period.to), (Some(date(2018, 5, 1)), Some(date(2018, 8, 31))));
        assert_eq!(calendar.ordinal(period.kind, date(2018, 5, 1)), Some(period.ordinal));
        assert_eq!(calendar.ordinal(period.kind, date(2018, 8, 31)), Some(period.ordinal));
        assert_ne!(calendar.ordinal(period.kind, date(2018, 9, 1)), Some(period.ordinal));
    }

    #[test]
    fn a_fiscal_year_bears_the_number_of_the_year_it_starts_in() {
        let calendar = Calendar { fiscal_start: 4, ..Calendar::default() };
        let year = calendar.parse("2018").unwrap();
        assert_eq!((year.from, year.to), (Some(date(2018, 4, 1)), Some(date(2019, 3, 31))));
        let semester = calendar.parse("2018-S2").unwrap();
        assert_eq!((semester.from, semester.to), (Some(date(2018, 10, 1)), Some(date(2019, 3, 31))));
    }

    #[test]
    fn days_known_to_the_year_fall_into_years_only() {
        let calendar = Calendar::default();
        let (from, to) = (date(2018, 1, 1), date(2018, 12, 31));
        assert_eq!(calendar.holding(PeriodKind::Year, from, to).len(), 1);
        assert!(calendar.holding(PeriodKind::Semester, from, to).is_empty());
    }

    #[test]
    fn days_round_trip() {
        for day in [date(1899, 12, 30), date(1970, 1, 1), date(2020, 2, 29)] {
            assert_eq!(from_days(to_days(day)), Some(day));
        }
    }
}
