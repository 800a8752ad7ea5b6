//! Months, quarters, semesters and years as people write them.

use super::date::{self, DateText};
use super::missing::plain;
use crate::ingest::words;
use crate::period::{Calendar, Period, PeriodKind};
use jiff::civil::Date;

/// What a text says as a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodText {
    /// One period of the calendar.
    Period(Period),
    /// A day, which is no period unless the field says of which grain.
    Day(DateText),
    /// No period; with a hint where the reason is known.
    Bad(Option<&'static str>),
}

const YEAR_NEEDED: &str = "Write the year with four digits";
const NO_YEAR: &str = "Say of which year, as in 2018-Q3";
const TWO_READINGS: &str = "The year of the project does not begin in January: write 2018 for the year that begins in 2018, 2018-2019 for two years";
const NOT_BOTH: &str = "No period of the project begins and ends with these";
const MONTH_OR_PART: &str = "Write 2018-04 for a month, 2018-S1 for a semester, 2018-Q1 for a quarter";

/// Reads text as a period of a calendar, made plain as [`super::missing::plain`]
/// makes it. Years, quarters and semesters are those of the calendar's own year.
pub fn read(text: &str, calendar: &Calendar) -> PeriodText {
    let text = text.trim();
    // "2018/2019" is two years, unless years begin within one.
    let slashed = text.contains('/');
    if !(slashed && calendar.fiscal_start != 1)
        && let Some(period) = calendar.parse(text)
    {
        return PeriodText::Period(period);
    }
    match date::read(text) {
        DateText::Bad(_) => {}
        day => return PeriodText::Day(day),
    }
    match tokens(text) {
        None => PeriodText::Bad(None),
        Some(tokens) => of_tokens(&tokens, slashed, text, calendar),
    }
}

/// The period that somebody wrote, in any spelling that is read from spreadsheets.
///
/// # Errors
/// A hint, where the reason is known why it is none.
pub fn understood(text: &str, calendar: &Calendar) -> Result<Period, Option<&'static str>> {
    match read(&plain(text), calendar) {
        PeriodText::Period(period) => Ok(period),
        PeriodText::Day(_) => Err(None),
        PeriodText::Bad(hint) => Err(hint),
    }
}

/// Whether a text is a part of a year, and it is not said of which: "Janvier", "T1".
pub fn lacks_year(text: &str) -> bool {
    use Token::{Month, Number, Part, Rank};
    matches!(
        tokens(text.trim()).as_deref(),
        Some(
            [Month(_)]
                | [Part(_), Number(_, 1) | Rank(_)]
                | [Number(_, 1) | Rank(_), Part(_)]
                | [Month(_), Month(_)]
        )
    )
}

/// The period of a kind that holds a day.
pub fn holding(day: Date, grain: PeriodKind, calendar: &Calendar) -> Option<Period> {
    calendar.period(grain, calendar.ordinal(grain, day)?)
}

/// A number in a column of periods: a year, or the digits of a year and a month.
pub fn from_number(number: f64, calendar: &Calendar) -> Option<Period> {
    if number.fract() != 0.0 || !(1000.0..1_000_000.0).contains(&number) {
        return None;
    }
    // Within the range just checked the cast is exact.
    let number = number as u32;
    match number {
        1000..=9999 => calendar.parse(&number.to_string()),
        100_000.. => calendar.parse(&format!("{:04}-{:02}", number / 100, number % 100)),
        _ => None,
    }
}

/// A part of what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// A year of four digits.
    Year(i32),
    /// Another number, with how many digits it has.
    Number(i32, usize),
    /// The first to the fourth, in words.
    Rank(i32),
    /// The name of a month.
    Month(i8),
    /// The name of a part of a year.
    Part(PeriodKind),
}

/// Takes a text apart where letters, digits and anything else meet; none if
/// there is a word that means nothing here, or too many of them.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let alike: fn(char) -> bool = if first.is_ascii_digit() {
            |c| c.is_ascii_digit()
        } else if first.is_alphabetic() {
            char::is_alphabetic
        } else {
            |c| !c.is_alphanumeric()
        };
        let end = rest.find(|c| !alike(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end.max(first.len_utf8()))?;
        rest = after;
        if first.is_ascii_digit() {
            let number = word.parse().ok()?;
            tokens.push(if word.len() == 4 {
                Token::Year(number)
            } else {
                Token::Number(number, word.len())
            });
        } else if first.is_alphabetic() {
            let follows_number = matches!(tokens.last(), Some(Token::Number(..)));
            // "1er", "2e", "3rd": what follows a digit at once. "T" and "S" are parts there too.
            let token =
                words::part_of_year(word).map(Token::Part).or_else(|| words::month(word).map(Token::Month));
            match token {
                Some(token) => tokens.push(token),
                None if follows_number && words::ordinal(word) => {}
                None => match words::first_to_fourth(word) {
                    Some(rank) => tokens.push(Token::Rank(rank)),
                    None if words::fills_date(word) || words::until(word) => {}
                    None => return None,
                },
            }
        } else if !word.chars().all(|c| c.is_whitespace() || "-/.,'_–—:()º°ª".contains(c)) {
            return None;
        }
        if tokens.len() > 6 {
            return None;
        }
    }
    Some(tokens)
}

fn of_tokens(tokens: &[Token], slashed: bool, text: &str, calendar: &Calendar) -> PeriodText {
    use Token::{Month, Number, Part, Rank, Year};
    let year = |year: i32| i16::try_from(year).ok();
    match *tokens {
        [Year(one)] => known(calendar.parse(&format!("{one:04}"))),
        [Year(_), Year(_)] if slashed && calendar.fiscal_start != 1 => PeriodText::Bad(Some(TWO_READINGS)),
        [Year(from), Year(to)] => match calendar.parse(&format!("{from:04}-{to:04}")) {
            Some(period) => PeriodText::Period(period),
            None => PeriodText::Bad(Some(NOT_BOTH)),
        },
        // "2018/19": a year of two digits, and two readings besides.
        [Year(_), Number(part, 2)] if slashed && part > 12 => PeriodText::Bad(Some(YEAR_NEEDED)),
        [Year(y), Number(part, digits)] | [Number(part, digits), Year(y)] if digits <= 2 => {
            // A month has two digits where a hyphen parts them: "2018-1" may be a semester.
            if digits == 1 && text.contains('-') {
                return PeriodText::Bad(Some(MONTH_OR_PART));
            }
            month(year(y), part, calendar)
        }
        [Year(y), Month(m)] | [Month(m), Year(y)] => month(year(y), m.into(), calendar),
        [Year(y), Part(kind), Number(n, _) | Rank(n)]
        | [Year(y), Number(n, _) | Rank(n), Part(kind)]
        | [Part(kind), Number(n, _) | Rank(n), Year(y)]
        | [Number(n, _) | Rank(n), Part(kind), Year(y)] => part(y, kind, n, calendar),
        [Month(from), Month(to), Year(y)] | [Year(y), Month(from), Month(to)] => {
            span(year(y), from, year(y), to, calendar)
        }
        [Month(from), Year(first), Month(to), Year(last)] => {
            span(year(first), from, year(last), to, calendar)
        }
        [Month(_), Number(_, 2)]
        | [Number(_, 2), Month(_)]
        | [Part(_), Number(_, 1) | Rank(_), Number(_, 2)]
        | [Number(_, 1) | Rank(_), Part(_), Number(_, 2)]
        | [Month(_), Month(_), Number(_, 2)]
        | [Number(_, 2), Part(_), Number(_, 1)]
        | [Number(1..=12, _), Number(_, 2)] => PeriodText::Bad(Some(YEAR_NEEDED)),
        [Month(_)] | [Part(_), Number(_, 1) | Rank(_)] | [Number(_, 1) | Rank(_), Part(_)] => {
            PeriodText::Bad(Some(NO_YEAR))
        }
        _ => PeriodText::Bad(None),
    }
}

fn known(period: Option<Period>) -> PeriodText {
    period.map_or(PeriodText::Bad(None), PeriodText::Period)
}

fn month(year: Option<i16>, month: i32, calendar: &Calendar) -> PeriodText {
    let date = year.zip(i8::try_from(month).ok()).and_then(|(year, month)| Date::new(year, month, 1).ok());
    known(date.and_then(|date| holding(date, PeriodKind::Month, calendar)))
}

fn part(year: i32, kind: PeriodKind, number: i32, calendar: &Calendar) -> PeriodText {
    let code = match kind {
        PeriodKind::Month => format!("{year:04}-{number:02}"),
        PeriodKind::Quarter => format!("{year:04}-Q{number}"),
        PeriodKind::FourMonth => format!("{year:04}-C{number}"),
        _ => format!("{year:04}-S{number}"),
    };
    known(calendar.parse(&code))
}

/// The period that begins with one month and ends with another.
fn span(first: Option<i16>, from: i8, last: Option<i16>, to: i8, calendar: &Calendar) -> PeriodText {
    let days = |year: Option<i16>, month: i8| Date::new(year?, month, 1).ok();
    let found = days(first, from).zip(days(last, to)).and_then(|(from, to)| {
        let to = to.last_of_month();
        PeriodKind::ALL.into_iter().find_map(|kind| {
            let period = holding(from, kind, calendar)?;
            (period.from == Some(from) && period.to == Some(to)).then_some(period)
        })
    });
    found.map_or(PeriodText::Bad(Some(NOT_BOTH)), PeriodText::Period)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, calendar: &Calendar) -> String {
        match read(text, calendar) {
            PeriodText::Period(period) => period.code,
            PeriodText::Day(_) => "a day".into(),
            PeriodText::Bad(hint) => format!("bad{}", if hint.is_some() { ", hint" } else { "" }),
        }
    }

    #[test]
    fn every_way_of_writing() {
        let calendar = Calendar::default();
        for (text, expected) in [
            ("2018-Q3", "2018-Q3"),
            ("Q3 2018", "2018-Q3"),
            ("Q3-2018", "2018-Q3"),
            ("2018 Q3", "2018-Q3"),
            ("2018Q3", "2018-Q3"),
            ("T3 2018", "2018-Q3"),
            ("3T 2018", "2018-Q3"),
            ("T3/2018", "2018-Q3"),
            ("3e trimestre 2018", "2018-Q3"),
            ("3ème trimestre 2018", "2018-Q3"),
            ("3er trimestre de 2018", "2018-Q3"),
            ("1er trimestre 2018", "2018-Q1"),
            ("troisième trimestre de l'année 2018", "2018-Q3"),
            ("primer trimestre del año 2018", "2018-Q1"),
            ("III trimestre 2018", "2018-Q3"),
            ("3rd quarter of 2018", "2018-Q3"),
            ("third quarter 2018", "2018-Q3"),
            ("2018, quarter 3", "2018-Q3"),
            ("C2 2018", "2018-C2"),
            ("2º cuatrimestre 2018", "2018-C2"),
            ("S2 2018", "2018-S2"),
            ("2018-S2", "2018-S2"),
            ("2018/S2", "2018-S2"),
            ("H2 2018", "2018-S2"),
            ("second half of 2018", "2018-S2"),
            ("2e semestre 2018", "2018-S2"),
            ("segundo semestre de 2018", "2018-S2"),
            ("Sem. 1 2018", "2018-S1"),
            ("April 2018", "2018-04"),
            ("avr. 2018", "2018-04"),
            ("abril de 2018", "2018-04"),
            ("Apr-2018", "2018-04"),
            ("2018 avril", "2018-04"),
            ("mois de mai 2018", "2018-05"),
            ("2018-04", "2018-04"),
            ("04/2018", "2018-04"),
            ("4/2018", "2018-04"),
            ("04-2018", "2018-04"),
            ("2018/04", "2018-04"),
            ("2018M04", "2018-04"),
            ("2018", "2018"),
            ("année 2018", "2018"),
            ("year 2018", "2018"),
            ("2018/2019", "2018-2019"),
            ("2018 - 2019", "2018-2019"),
            ("2018–2021", "2018-2021"),
            ("Jan-Mar 2018", "2018-Q1"),
            ("janvier à juin 2018", "2018-S1"),
            ("janvier – juin 2018", "2018-S1"),
            ("Jul 2018 - Dec 2018", "2018-S2"),
            ("Jan 2018 - Dec 2019", "2018-2019"),
            ("life", "life"),
            ("abr-18", "bad, hint"),
            ("avr. 18", "bad, hint"),
            ("Q3 18", "bad, hint"),
            ("3T 18", "bad, hint"),
            ("04/18", "bad, hint"),
            ("2018/19", "bad, hint"),
            ("Q3", "bad, hint"),
            ("avril", "bad, hint"),
            ("2018-1", "bad, hint"),
            ("2017-2018", "bad, hint"),
            ("Feb-Apr 2018", "bad, hint"),
            ("2018-13", "bad"),
            ("Q5 2018", "bad"),
            ("T3 2018 (provisional)", "bad"),
            ("soon", "bad"),
            ("", "bad"),
            ("3 avril 2018", "a day"),
            ("2018-04-03", "a day"),
            ("03/04/2018", "a day"),
            ("2018-02-31", "a day"),
        ] {
            assert_eq!(shown(text, &calendar), expected, "{text:?}");
        }
    }

    #[test]
    fn the_calendar_says_when_a_year_begins() {
        let calendar = Calendar { fiscal_start: 4, ..Calendar::default() };
        for (text, expected) in [
            ("2018/2019", "bad, hint"),
            ("2018-2019", "2018-2019"),
            ("Apr-Jun 2018", "2018-Q1"),
            ("Jan-Mar 2019", "2018-Q4"),
            ("2018-Q1", "2018-Q1"),
            ("04/2018", "2018-04"),
        ] {
            assert_eq!(shown(text, &calendar), expected, "{text:?}");
        }
        assert_eq!(from_number(2018.0, &calendar).map(|p| p.code).as_deref(), Some("2018"));
        assert_eq!(from_number(201_804.0, &calendar).map(|p| p.code).as_deref(), Some("2018-04"));
        assert_eq!(from_number(43_193.0, &calendar), None);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[0-9a-zTQSéû./ -]{0,16}") {
            read(&text, &Calendar::default());
        }
    }
}
