//! Why a cell has no value, in words.

use crate::diag::{Argument, Code};
use crate::ingest::cell::Cell;
use crate::ingest::words;
use crate::number::Decimal;
use crate::text::tidy;

/// Why a cell has no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The kind of finding.
    pub code: Code,
    /// What stands in the cell.
    pub found: String,
    /// What was expected.
    pub expected: Box<str>,
    /// What to do.
    pub hint: Option<Box<str>>,
    /// All that stands in the cell, where `found` is only a part of it.
    pub cell: Option<Box<str>>,
    /// Which of several sentences of the code is meant.
    pub kind: &'static str,
    /// What such a sentence says besides.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Problem {
    /// A problem without a hint.
    pub fn new(code: Code, found: impl Into<String>, expected: impl Into<String>) -> Problem {
        Problem {
            code,
            found: found.into(),
            expected: expected.into().into_boxed_str(),
            hint: None,
            cell: None,
            kind: "",
            arguments: Vec::new(),
        }
    }

    /// With a hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Problem {
        self.hint = Some(hint.into().into_boxed_str());
        self
    }

    /// Says which of several sentences of the code is meant.
    pub fn kind(mut self, kind: &'static str) -> Problem {
        self.kind = kind;
        self
    }

    /// Gives an argument to its sentence.
    pub fn with(mut self, name: &'static str, argument: Argument) -> Problem {
        self.arguments.push((name, argument));
        self
    }
}

/// What to do where something stands for "no value" and was not declared to.
pub fn declare_missing(text: &str) -> String {
    format!(
        "If \"{text}\" says that there is no value, name it under `missing` in yardstick.toml, or under `missingValues` of the table or field"
    )
}

/// What is not a period.
pub fn bad_period(text: &str) -> Problem {
    Problem::new(Code::NotAPeriod, text, "a period, such as 2018-04, 2018-Q3, 2018-S2 or 2018")
}

/// A day where a period is expected, and nothing says for which it stands.
pub fn no_grain(text: &str) -> Problem {
    bad_period(text).hint(
        "The cell holds a day: write the period itself, or say `grain = \"month\"` of the field if a day stands for its month",
    )
}

/// Says how "no value" is declared, where that is what a cell seems to say.
pub fn undeclared(problem: Problem, cell: &Cell<'_>) -> Problem {
    match cell {
        Cell::Text(text)
            if problem.hint.is_none()
                && problem.code != Code::ErrorCell
                && words::stands_for_nothing(&tidy(text)) =>
        {
            let hint = declare_missing(&problem.found);
            problem.hint(hint)
        }
        _ => problem,
    }
}

/// A formula that failed.
pub fn error_cell(text: &str) -> Problem {
    Problem::new(Code::ErrorCell, text, "a value")
        .hint("Mend the formula in the sender's workbook, or type the value")
}

/// What is not a number.
pub fn bad_number(text: &str, whole: bool) -> Problem {
    Problem::new(Code::BadNumber, text, if whole { "a whole number" } else { "a number" }).kind(if whole {
        "whole"
    } else {
        "number"
    })
}

/// A number that cannot be kept exactly.
pub fn too_many_digits(text: &str) -> Problem {
    Problem::new(Code::TooManyDigits, text, "a number of at most 15 digits before the point")
}

/// A number that can be read in two ways.
pub fn ambiguous_number(text: &str, grouped: Decimal, parted: Decimal) -> Problem {
    Problem::new(Code::BadNumber, text, "a number that can be read in one way only").hint(format!(
        "It could be {grouped} or {parted}, and no cell of the column settles it: say `decimal` in input/sources.toml"
    ))
    .kind("either")
    .with("grouped", Argument::Text(grouped.to_string()))
    .with("parted", Argument::Text(parted.to_string()))
}

/// What is not a day.
pub fn bad_date(text: &str) -> Problem {
    Problem::new(Code::BadDate, text, "a day, such as 2018-04-30").kind("day")
}

/// A day that the calendar has not.
pub fn no_such_day(text: &str) -> Problem {
    Problem::new(Code::BadDate, text, "a day that exists").hint("The calendar has no such day").kind("none")
}

/// A day that can be read in two ways; `both` if cells of the column settle it differently.
pub fn ambiguous_date(text: &str, both: bool) -> Problem {
    let why = if both {
        "some cells of the column are day first, others month first"
    } else {
        "no cell of the column settles it"
    };
    Problem::new(Code::AmbiguousDate, text, "a day that can be read in one way only")
        .hint(format!("Day or month first: {why}; say `dates` in input/sources.toml"))
        .kind(if both { "both" } else { "unsettled" })
}
