//! Days as spreadsheets count them and as people write them.

use super::missing::{plain, tidied};
use super::problem::{Problem, bad_date, no_such_day};
use crate::diag::Code;
use crate::ingest::cell::{Cell, number_shown};
use crate::ingest::words;
use crate::number::Decimal;
use crate::project::DateOrder;
use jiff::civil::Date;

/// What a text says as a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateText {
    /// One day.
    Day(Date),
    /// Two numbers and a year: the column must say which is the day.
    Parts {
        /// The first number.
        first: i8,
        /// The second number.
        second: i8,
        /// The year.
        year: i16,
    },
    /// It is written as a day, and the calendar has no such day.
    NoSuchDay,
    /// No day; with a hint where the reason is known.
    Bad(Option<&'static str>),
}

const YEAR_NEEDED: &str = "Write the year with four digits";
const DAY_NEEDED: &str = "Write a whole day: a year or a month alone is not one";

const SERIAL: &str = "This may be the number by which a spreadsheet knows a day: format the column as a date before saving it as text";
const ONE_DAY: &str = "Write one day: a span of days has a column for its first and one for its last";

/// Reads text as a day, made plain as [`super::missing::plain`] makes it.
pub fn read(text: &str) -> DateText {
    let text = without_time(text.trim());
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        let part =
            |from: usize, to: usize| text.get(from..to).and_then(|t| t.parse::<i16>().ok()).unwrap_or(0);
        return day(part(0, 4), part(4, 6), part(6, 8));
    }
    let words: Vec<&str> = text
        .split(|c: char| {
            c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',' | '\'' | '\u{2013}' | '\u{2014}')
        })
        .filter(|word| !word.is_empty() && !words::fills_date(word))
        .collect();
    match words.as_slice() {
        [a, b, c] => three(a, b, c),
        [one] if one.len() == 5 && one.bytes().all(|b| b.is_ascii_digit()) => DateText::Bad(Some(SERIAL)),
        [one] if number(one).is_some_and(|n| n.1 == 4) => DateText::Bad(Some(DAY_NEEDED)),
        [a, b] if part_of(a) && part_of(b) => DateText::Bad(Some(DAY_NEEDED)),
        // "3 - 5 April 2018", "03/04/2018 - 05/04/2018".
        [_, _, _, _, ..] if words.iter().all(|word| part_of(word) || ordinal(word).is_some()) => {
            DateText::Bad(Some(ONE_DAY))
        }
        _ => DateText::Bad(None),
    }
}

/// The day of a serial number; `None` for the 29 February 1900, which
/// spreadsheets have and the calendar has not, and outside what they can show.
pub fn from_serial(serial: f64, epoch_1904: bool) -> Option<Date> {
    let whole = serial.floor();
    if !(0.0..=2_958_465.0).contains(&whole) {
        return None;
    }
    // Within the range just checked the cast is exact.
    let days = whole as i32;
    let first = match (epoch_1904, days) {
        (true, _) => jiff::civil::date(1904, 1, 1),
        (false, 60) => return None,
        (false, ..60) => jiff::civil::date(1899, 12, 31),
        (false, _) => jiff::civil::date(1899, 12, 30),
    };
    first.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// A plain number in a column of days: a serial number, or the digits of a day.
///
/// # Errors
/// [`Problem`] if it is neither.
pub fn from_number(number: f64, epoch_1904: bool) -> Result<Date, Problem> {
    let found = number_shown(number);
    // A small number is a year or a slip, not a day of before 1908.
    if (1900.0..2200.0).contains(&number) {
        return Err(bad_date(&found).hint("Write a whole day: a year alone is not one"));
    }
    if number >= 3000.0
        && let Some(day) = from_serial(number, epoch_1904)
    {
        return Ok(day);
    }
    match read(&found) {
        DateText::Day(day) => Ok(day),
        _ => Err(bad_date(&found)),
    }
}

/// The day of a cell that is shown as one.
///
/// # Errors
/// [`Problem`] if the calendar has no such day.
pub fn from_moment(serial: f64, epoch_1904: bool) -> Result<Date, Problem> {
    from_serial(serial, epoch_1904).ok_or_else(|| {
        // Spreadsheets have a day that never was.
        if !epoch_1904 && serial.floor() == 60.0 {
            no_such_day("1900-02-29")
        } else {
            bad_date(&number_shown(serial))
        }
    })
}

/// The day of two numbers and a year, once their order is known.
///
/// # Errors
/// [`Problem`] if the calendar has no such day.
pub fn in_order(first: i8, second: i8, year: i16, order: DateOrder, text: &str) -> Result<Date, Problem> {
    let (month, day) = match order {
        DateOrder::DayFirst => (second, first),
        DateOrder::MonthFirst => (first, second),
    };
    Date::new(year, month, day).map_err(|_| no_such_day(text))
}

/// The year of a cell.
///
/// # Errors
/// [`Problem`] if it holds none, or one that is not written with four digits.
pub fn year_of(cell: &Cell<'_>, epoch_1904: bool) -> Result<i64, Problem> {
    let year = match cell {
        Cell::Number(number) if number.fract() == 0.0 => {
            Decimal::from_f64(*number).ok().and_then(Decimal::to_i64)
        }
        Cell::Text(text) | Cell::Iso(text) | Cell::Padded(text) => {
            let text = plain(text);
            match (text.parse(), read(&text)) {
                (Ok(year), _) => Some(year),
                (_, DateText::Day(day)) => Some(day.year().into()),
                (_, DateText::Parts { year, .. }) => Some(year.into()),
                _ => None,
            }
        }
        Cell::Moment(serial) => from_serial(*serial, epoch_1904).map(|day| day.year().into()),
        _ => None,
    };
    year.filter(|year| (1000..=9999).contains(year)).ok_or_else(|| {
        let found = match cell {
            Cell::Moment(serial) => from_serial(*serial, epoch_1904)
                .map_or_else(|| cell.shown().into_owned(), |day| day.to_string()),
            _ => tidied(&cell.shown()).into_owned(),
        };
        Problem::new(Code::BadDate, found, "a year, such as 2018")
            .hint("Write the year with four digits")
            .kind("year")
    })
}

/// Three words, each a number or the name of a month.
fn three(a: &str, b: &str, c: &str) -> DateText {
    match (number(a), number(b), number(c)) {
        // The year first: the order is always year, month, day.
        (Some((year, 4)), Some((month, 1 | 2)), Some((date, 1 | 2))) => day(year, month, date),
        (Some((first, 1 | 2)), Some((second, 1 | 2)), Some((year, 4))) => parts(first, second, year),
        (Some((_, 1 | 2)), Some((_, 1 | 2)), Some((_, 2))) => DateText::Bad(Some(YEAR_NEEDED)),
        _ => named(a, b, c),
    }
}

/// A month by name: `3 avril 2018`, `April 3rd 2018`, `2018 Apr 3`.
fn named(a: &str, b: &str, c: &str) -> DateText {
    if let (Some(date), Some(month), Some((year, digits))) = (ordinal(a), words::month(b), number(c)) {
        return if digits == 4 { day(year, month.into(), date) } else { DateText::Bad(Some(YEAR_NEEDED)) };
    }
    if let (Some(month), Some(date), Some((year, digits))) = (words::month(a), ordinal(b), number(c)) {
        return if digits == 4 { day(year, month.into(), date) } else { DateText::Bad(Some(YEAR_NEEDED)) };
    }
    if let (Some((year, 4)), Some(month), Some(date)) = (number(a), words::month(b), ordinal(c)) {
        return day(year, month.into(), date);
    }
    DateText::Bad(None)
}

fn parts(first: i16, second: i16, year: i16) -> DateText {
    match (i8::try_from(first), i8::try_from(second)) {
        (Ok(first), Ok(second)) if first == second => day(year, first.into(), second.into()),
        (Ok(first), Ok(second)) if first <= 12 || second <= 12 => DateText::Parts { first, second, year },
        _ => DateText::NoSuchDay,
    }
}

fn day(year: i16, month: i16, date: i16) -> DateText {
    let date =
        i8::try_from(month).ok().zip(i8::try_from(date).ok()).and_then(|(m, d)| Date::new(year, m, d).ok());
    date.map_or(DateText::NoSuchDay, DateText::Day)
}

/// A number and how many digits it is written with.
fn number(word: &str) -> Option<(i16, usize)> {
    let plain = word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    if plain { Some((word.parse().ok()?, word.len())) } else { None }
}

/// A day of a month, perhaps as `1er`, `3rd`, `1º`.
fn ordinal(word: &str) -> Option<i16> {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = word.strip_suffix(letters)?;
    let known = letters.is_empty() || words::ordinal(letters) || matches!(letters, "º" | "°" | "ª");
    if known && (1..=2).contains(&digits.len()) { digits.parse().ok() } else { None }
}

fn part_of(word: &str) -> bool {
    number(word).is_some() || words::month(word).is_some()
}

/// The text before a time of day: `2018-04-03T10:00:00Z`, `03/04/2018 10:30`.
fn without_time(text: &str) -> &str {
    // 10:30, and 10h30 as in French.
    let hour =
        |(at, _): &(usize, &str)| text.get(..*at).is_some_and(|t| t.ends_with(|c: char| c.is_ascii_digit()));
    let Some(colon) = text.find(':').or_else(|| text.match_indices('h').find(hour).map(|(at, _)| at)) else {
        return text;
    };
    let before = text.get(..colon).unwrap_or(text);
    let Some(cut) = before.rfind([' ', 'T']) else { return text };
    let hour = before.get(cut + 1..).unwrap_or("");
    if (1..=2).contains(&hour.len()) && hour.bytes().all(|b| b.is_ascii_digit()) {
        before.get(..cut).unwrap_or(text).trim_end()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        match read(text) {
            DateText::Day(day) => day.to_string(),
            DateText::Parts { first, second, year } => format!("{first}|{second}|{year}"),
            DateText::NoSuchDay => "no such day".into(),
            DateText::Bad(hint) => format!("bad{}", if hint.is_some() { ", hint" } else { "" }),
        }
    }

    #[test]
    fn every_way_of_writing() {
        for (text, expected) in [
            ("2018-04-03", "2018-04-03"),
            ("2018/4/3", "2018-04-03"),
            ("2018-04-03T10:15:00Z", "2018-04-03"),
            ("20180403", "2018-04-03"),
            ("03/04/2018", "3|4|2018"),
            ("03.04.2018 10:30", "3|4|2018"),
            ("25-12-2018", "25|12|2018"),
            ("04/04/2018", "2018-04-04"),
            ("31/02/2018", "31|2|2018"),
            ("31/31/2018", "no such day"),
            ("2018-02-31", "no such day"),
            ("3 avril 2018", "2018-04-03"),
            ("1er mars 2018", "2018-03-01"),
            ("3 de abril de 2018", "2018-04-03"),
            ("April 3rd, 2018", "2018-04-03"),
            ("3-Apr-2018", "2018-04-03"),
            ("lundi 3 avril 2018", "2018-04-03"),
            ("Tuesday, April 3, 2018", "2018-04-03"),
            ("martes 3 de abril del 2018", "2018-04-03"),
            ("03/12/2018 10h30", "3|12|2018"),
            ("2018-04-03 10:15:00+02:00", "2018-04-03"),
            ("3 févr. 2018", "2018-02-03"),
            ("3 juil. 2018", "2018-07-03"),
            ("3 déc 2018", "2018-12-03"),
            ("3-ene-2018", "2018-01-03"),
            ("3 ago. 2018", "2018-08-03"),
            ("3 set. 2018", "2018-09-03"),
            ("1º de mayo de 2018", "2018-05-01"),
            ("2nd Jan 2018", "2018-01-02"),
            ("3-5 April 2018", "bad, hint"),
            ("03/04/2018 - 05/04/2018", "bad, hint"),
            ("3 April '18", "bad, hint"),
            ("43193", "bad, hint"),
            ("15 août 2018", "2018-08-15"),
            ("31 June 2018", "no such day"),
            ("03/04/18", "bad, hint"),
            ("3 avr. 18", "bad, hint"),
            ("2018", "bad, hint"),
            ("avril 2018", "bad, hint"),
            ("04/2018", "bad, hint"),
            ("soon", "bad"),
            ("", "bad"),
        ] {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }

    #[test]
    fn serial_numbers_of_both_epochs() {
        let day = |serial, epoch| from_serial(serial, epoch).map(|d| d.to_string());
        assert_eq!(day(1.0, false).as_deref(), Some("1900-01-01"));
        assert_eq!(day(59.0, false).as_deref(), Some("1900-02-28"));
        assert_eq!(day(60.0, false), None);
        assert_eq!(day(61.0, false).as_deref(), Some("1900-03-01"));
        assert_eq!(day(43_193.75, false).as_deref(), Some("2018-04-03"));
        assert_eq!(day(41_731.0, true).as_deref(), Some("2018-04-03"));
        assert_eq!(day(-1.0, false), None);
        assert_eq!(day(f64::NAN, false), None);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[0-9a-zéû./ T:-]{0,16}") {
            read(&text);
        }
    }
}
