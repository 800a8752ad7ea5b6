//! The one form in which cells of every format are seen.

use crate::number::Decimal;
use crate::text::is_invisible;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A cell as its format holds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Cell<'a> {
    /// Text.
    #[serde(borrow)]
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// A whole number that is shown with zeros in front, as it is shown: `0100`.
    Padded(Cow<'a, str>),
    /// True or false.
    Boolean(bool),
    /// A number that is shown as a day or a moment: days since the workbook's first day.
    Moment(f64),
    /// A number that is shown as a length of time, in days.
    Duration(f64),
    /// A day or moment as ISO 8601 text.
    #[serde(borrow)]
    Iso(Cow<'a, str>),
    /// A formula that failed, as it is shown: `#REF!`.
    #[serde(borrow)]
    Error(Cow<'a, str>),
    /// A formula of which the file holds no result.
    Uncalculated,
}

/// A row of cells that are not blank, in the order of columns.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// Its number, from zero.
    pub number: u32,
    /// Its cells with the number of their column, from zero.
    pub cells: &'a [(u32, Cell<'a>)],
}

impl Cell<'_> {
    /// Whether nothing can be seen in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Text(text) => text.trim_matches(blank).is_empty(),
            _ => false,
        }
    }

    /// What a person sees in it, as text.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Cell::Text(text) | Cell::Iso(text) | Cell::Error(text) | Cell::Padded(text) => {
                Cow::Borrowed(text)
            }
            Cell::Number(number) => Cow::Owned(number_shown(*number)),
            Cell::Boolean(value) => Cow::Borrowed(if *value { "TRUE" } else { "FALSE" }),
            Cell::Moment(days) => Cow::Owned(number_shown(*days)),
            Cell::Duration(days) => Cow::Owned(duration_shown(*days)),
            Cell::Uncalculated => Cow::Borrowed(""),
        }
    }

    /// The same cell, borrowing nothing.
    pub fn into_owned(self) -> Cell<'static> {
        match self {
            Cell::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
            Cell::Iso(text) => Cell::Iso(Cow::Owned(text.into_owned())),
            Cell::Error(text) => Cell::Error(Cow::Owned(text.into_owned())),
            Cell::Padded(text) => Cell::Padded(Cow::Owned(text.into_owned())),
            Cell::Number(number) => Cell::Number(number),
            Cell::Boolean(value) => Cell::Boolean(value),
            Cell::Moment(days) => Cell::Moment(days),
            Cell::Duration(days) => Cell::Duration(days),
            Cell::Uncalculated => Cell::Uncalculated,
        }
    }
}

/// A number as a spreadsheet shows it when the cell is wide enough: to fifteen
/// significant digits, since the digits beyond are noise of binary fractions.
pub fn number_shown(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    match Decimal::from_f64(rounded) {
        Ok(decimal) if !decimal.is_zero() => decimal.to_string(),
        _ => rounded.to_string(),
    }
}

/// Hours, minutes and seconds of a length of time.
fn duration_shown(days: f64) -> String {
    // The cast saturates, which is right for lengths that nobody means.
    let seconds = (days * 86_400.0).round().abs() as u64;
    let sign = if days < 0.0 { "-" } else { "" };
    format!("{sign}{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

fn blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_people_see_them() {
        assert_eq!(number_shown(100.0), "100");
        assert_eq!(number_shown(0.1 + 0.2), "0.3");
        assert_eq!(number_shown(-2.5), "-2.5");
        assert_eq!(number_shown(1e300), 1e300f64.to_string());
        assert_eq!(Cell::Duration(1.5).shown(), "36:00:00");
        assert!(Cell::Text("\u{a0} ".into()).is_blank());
    }
}
