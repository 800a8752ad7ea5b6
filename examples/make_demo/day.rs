//! Calendar days, as far as the demonstration needs them.

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    pub(crate) y: i32,
    pub(crate) m: i32,
    pub(crate) d: i32,
}

/// Reads `2017-06-14`.
pub(crate) fn day(text: &str) -> Day {
    let mut parts = text.split('-').map(|p| p.parse().unwrap_or(1));
    Day { y: parts.next().unwrap_or(2000), m: parts.next().unwrap_or(1), d: parts.next().unwrap_or(1) }
}

fn month_days(y: i32, m: i32) -> i32 {
    match m {
        2 if y % 4 == 0 && (y % 100 != 0 || y % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Day {
    /// The day `n` days later (or earlier).
    pub(crate) fn plus(self, n: i32) -> Day {
        let Day { mut y, mut m, mut d } = self;
        d += n;
        while d > month_days(y, m) {
            d -= month_days(y, m);
            m += 1;
            if m > 12 {
                m = 1;
                y += 1;
            }
        }
        while d < 1 {
            m -= 1;
            if m < 1 {
                m = 12;
                y -= 1;
            }
            d += month_days(y, m);
        }
        Day { y, m, d }
    }

    /// The same day `n` months later, or the last day of that month.
    pub(crate) fn plus_months(self, n: i32) -> Day {
        let months = self.y * 12 + self.m - 1 + n;
        let (y, m) = (months / 12, months % 12 + 1);
        Day { y, m, d: self.d.min(month_days(y, m)) }
    }

    /// Day first, as most partners write it.
    pub(crate) fn day_first(self) -> String {
        format!("{:02}/{:02}/{}", self.d, self.m, self.y)
    }

    /// Day first with dots.
    pub(crate) fn dotted(self) -> String {
        format!("{:02}.{:02}.{}", self.d, self.m, self.y)
    }
}
