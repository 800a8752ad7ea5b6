//! A column of a sheet as it grows: cells become values of the field's type.
//!
//! What one cell cannot settle (is 03/04 in March or in April, is "1,234" more
//! than a thousand) waits until the whole column has been seen.

mod doubts;

mod watch;

pub use watch::Note;

use super::cell::{Cell, number_shown};
use super::slots::{NO_CODE, Slots, Values};
use super::value::code::Codes;
use super::value::date::{self, DateText};
use super::value::list::read_list;
use super::value::number::{self, NumberText};
use super::value::period::{self, PeriodText};
use super::value::problem::{
    ambiguous_number, bad_date, bad_number, bad_period, error_cell, no_grain, no_such_day, too_many_digits,
    undeclared,
};
use super::value::{Missing, Problem, boolean, plain, tidied};
use super::words;
use crate::diag::Code;
use crate::number::{Decimal, NotDecimal};
use crate::period::{Calendar, Period, to_days};
use crate::project::{DateOrder, Field, FieldType, Project};
use doubts::{Doubt, Doubts};
use jiff::civil::Date;
use polars::prelude::{PlHashMap, StringChunkedBuilder};
use std::borrow::Cow;
use watch::Watch;

/// How the cells of a sheet are to be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Conventions<'p> {
    /// Which number of a date is the day, where the source says it.
    pub dates: Option<DateOrder>,
    /// The decimal mark, where the source says it.
    pub decimal: Option<char>,
    /// Whether days are counted from 1904.
    pub epoch_1904: bool,
    /// Marks of footnotes that may stand behind a value.
    pub footnotes: &'p [String],
}

/// A column that is being read.
pub struct ColumnReader<'p> {
    field: &'p Field,
    codes: Option<Codes<'p>>,
    missing: Missing<'p>,
    conventions: Conventions<'p>,
    calendar: &'p Calendar,
    watch: Watch,
    values: Values,
    rows: u32,
    known_codes: PlHashMap<String, Result<Option<u32>, Problem>>,
    known_lists: PlHashMap<String, Result<Option<String>, Problem>>,
    known_periods: PlHashMap<String, u32>,
    doubts: Doubts,
}

impl<'p> ColumnReader<'p> {
    /// An empty column of a field.
    pub fn new(project: &'p Project, field: &'p Field, conventions: Conventions<'p>) -> ColumnReader<'p> {
        let list = field.code_list.and_then(|list| project.code_lists.get(list));
        let values = match field.kind {
            FieldType::String if list.is_some() => Values::Codes(Vec::new()),
            FieldType::String | FieldType::List => {
                Values::Text(StringChunkedBuilder::new(field.name.as_str().into(), 0))
            }
            FieldType::Period => Values::Periods { codes: Vec::new(), of_row: Vec::new() },
            FieldType::Integer | FieldType::Year => Values::Whole(Slots::new()),
            FieldType::Number => Values::Exact(Slots::new()),
            FieldType::Boolean => Values::Boolean(Slots::new()),
            FieldType::Date => Values::Days(Slots::new()),
        };
        ColumnReader {
            field,
            codes: list.map(|list| Codes::new(list, field)),
            missing: Missing::of(field),
            conventions,
            calendar: &project.calendar,
            watch: Watch::of(project, field),
            values,
            rows: 0,
            known_codes: PlHashMap::default(),
            known_lists: PlHashMap::default(),
            known_periods: PlHashMap::default(),
            doubts: Doubts::default(),
        }
    }

    /// Whether a cell means "no value" here.
    pub fn is_missing(&self, cell: &Cell<'_>) -> bool {
        match cell {
            Cell::Text(text) => self.missing.holds(&tidied(text)) && self.codes.is_none(),
            _ => false,
        }
    }

    /// Whether the field's code list knows a text.
    pub fn knows(&self, text: &str) -> bool {
        self.codes.as_ref().is_some_and(|codes| matches!(codes.look_up(&tidied(text)), Ok(Some(_))))
    }

    /// Adds the cell of the next row; where it has no value, an empty place.
    ///
    /// # Errors
    /// [`Problem`] if the cell has a value that cannot be used.
    pub fn push(&mut self, cell: Option<&Cell<'_>>) -> Result<(), Problem> {
        let result = match cell {
            None => {
                self.push_none();
                Ok(())
            }
            Some(cell) => self.read(cell).map_err(|problem| undeclared(problem, cell)),
        };
        self.rows += 1;
        result
    }

    /// What is worth a word though the values can be used.
    pub fn notes(&mut self) -> Vec<Note> {
        self.watch.notes()
    }

    /// Settles what had to wait, and gives the values and the problems of rows.
    pub fn finish(mut self) -> (Values, Vec<(u32, Problem)>) {
        let mut problems = Vec::new();
        let doubts = std::mem::take(&mut self.doubts);
        for waiting in &doubts.waiting {
            if let Err(problem) = self.settle(waiting.row, &waiting.text, waiting.what, &doubts) {
                problems.push((waiting.row, problem));
            }
        }
        (self.values, problems)
    }

    fn push_none(&mut self) {
        match &mut self.values {
            Values::Text(builder) => builder.append_null(),
            Values::Codes(codes) | Values::Periods { of_row: codes, .. } => codes.push(NO_CODE),
            Values::Whole(slots) => slots.push(None),
            Values::Exact(slots) => slots.push(None),
            Values::Boolean(slots) => slots.push(None),
            Values::Days(slots) => slots.push(None),
        }
    }

    fn read(&mut self, cell: &Cell<'_>) -> Result<(), Problem> {
        if let Some(problem) = self.without_value(cell) {
            self.push_none();
            return problem;
        }
        let cell = &*self.without_footnote(cell);
        match self.field.kind {
            FieldType::String if self.codes.is_some() => self.read_code(cell),
            FieldType::String => {
                self.read_text(cell);
                Ok(())
            }
            FieldType::Period => self.read_period(cell),
            FieldType::List => self.read_list(cell),
            FieldType::Integer => self.read_number(cell, true),
            FieldType::Number => self.read_number(cell, false),
            FieldType::Year => {
                let year = date::year_of(cell, self.conventions.epoch_1904);
                self.push_whole(year)
            }
            FieldType::Boolean => {
                let value = boolean::read(cell);
                if let Values::Boolean(slots) = &mut self.values {
                    slots.push(value.as_ref().ok().copied());
                }
                value.map(|_| ())
            }
            FieldType::Date => self.read_date(cell),
        }
    }

    /// Cells that hold no value whatever the type: missing ones and failed formulas.
    fn without_value(&self, cell: &Cell<'_>) -> Option<Result<(), Problem>> {
        match cell {
            Cell::Error(text) => Some(Err(error_cell(text))),
            Cell::Uncalculated => {
                Some(Err(Problem::new(Code::FormulaWithoutValue, "a formula without a value", "a value")
                    .hint("Open the file in a spreadsheet program, let it calculate, and save it")))
            }
            // Codes know better what is missing among them.
            Cell::Text(_) if self.codes.is_some() => None,
            Cell::Text(text) => {
                let text = tidied(text);
                if self.missing.holds(&text) {
                    Some(Ok(()))
                } else if words::is_error(&text) {
                    Some(Err(error_cell(&text)))
                } else {
                    None
                }
            }
            Cell::Number(number) => {
                let marked = self
                    .field
                    .missing
                    .iter()
                    .any(|marker| marker.starts_with(|c: char| c.is_ascii_digit() || c == '-'));
                if marked && self.missing.holds(&number_shown(*number)) { Some(Ok(())) } else { None }
            }
            _ => None,
        }
    }

    /// A cell without the mark of a footnote behind its value. Free text keeps it.
    fn without_footnote<'c>(&self, cell: &'c Cell<'c>) -> Cow<'c, Cell<'c>> {
        let free = matches!(self.field.kind, FieldType::String | FieldType::List) && self.codes.is_none();
        let Cell::Text(text) = cell else { return Cow::Borrowed(cell) };
        if self.conventions.footnotes.is_empty() || free {
            return Cow::Borrowed(cell);
        }
        let mut rest = text.trim_end();
        while let Some(bare) = self
            .conventions
            .footnotes
            .iter()
            .filter_map(|mark| rest.strip_suffix(mark.as_str()))
            .map(str::trim_end)
            .find(|bare| !bare.is_empty())
        {
            rest = bare;
        }
        if rest.len() == text.len() {
            Cow::Borrowed(cell)
        } else {
            Cow::Owned(Cell::Text(Cow::Borrowed(rest)))
        }
    }

    /// A cell as text, with days written as days.
    fn text<'c>(&self, cell: &'c Cell<'_>) -> Cow<'c, str> {
        match cell {
            Cell::Moment(serial) => match date::from_serial(*serial, self.conventions.epoch_1904) {
                Some(day) => day.to_string().into(),
                None => cell.shown(),
            },
            Cell::Text(text) => tidied(text),
            _ => cell.shown(),
        }
    }

    fn read_text(&mut self, cell: &Cell<'_>) {
        self.watch.see(self.rows, cell);
        let text = self.text(cell);
        if let Values::Text(builder) = &mut self.values {
            builder.append_value(text.as_ref());
        }
    }

    fn read_code(&mut self, cell: &Cell<'_>) -> Result<(), Problem> {
        self.watch.see(self.rows, cell);
        let raw = match cell {
            Cell::Text(text) => Cow::Borrowed(text.as_ref()),
            _ => self.text(cell),
        };
        let known = match self.known_codes.get(raw.as_ref()) {
            Some(known) => known,
            None => {
                let Some(codes) = &self.codes else { return Ok(()) };
                let read = codes.read(&raw);
                self.known_codes.entry(raw.into_owned()).or_insert(read)
            }
        };
        let Values::Codes(column) = &mut self.values else { return Ok(()) };
        match known {
            Ok(code) => {
                column.push(code.unwrap_or(NO_CODE));
                Ok(())
            }
            Err(problem) => {
                column.push(NO_CODE);
                Err(problem.clone())
            }
        }
    }

    fn read_list(&mut self, cell: &Cell<'_>) -> Result<(), Problem> {
        // Line breaks part values, so the text is not made tidy before.
        let raw = match cell {
            Cell::Text(text) => Cow::Borrowed(text.as_ref()),
            _ => self.text(cell),
        };
        let known = match self.known_lists.get(raw.as_ref()) {
            Some(known) => known,
            None => {
                let read = read_list(self.codes.as_ref(), self.field, &raw);
                self.known_lists.entry(raw.into_owned()).or_insert(read)
            }
        };
        let Values::Text(builder) = &mut self.values else { return Ok(()) };
        match known {
            Ok(list) => {
                builder.append_option(list.as_deref());
                Ok(())
            }
            Err(problem) => {
                builder.append_null();
                Err(problem.clone())
            }
        }
    }

    fn read_number(&mut self, cell: &Cell<'_>, whole: bool) -> Result<(), Problem> {
        let read = match cell {
            Cell::Number(number) => Decimal::from_f64(*number).map_err(|error| match error {
                NotDecimal::TooLarge => too_many_digits(&cell.shown()),
                NotDecimal::NotANumber => bad_number(&cell.shown(), whole),
            }),
            Cell::Text(text) | Cell::Padded(text) => match self.number_text(&plain(text), whole) {
                Some(read) => read,
                None => {
                    self.push_none();
                    return Ok(());
                }
            },
            Cell::Duration(_) => {
                Err(bad_number(&cell.shown(), whole).hint("The cell holds a length of time: write it as a plain number").kind("duration"))
            }
            Cell::Moment(_) | Cell::Iso(_) => Err(bad_number(&self.text(cell), whole)
                .hint("The spreadsheet program has made a date of it: format the cell as a number and type it again").kind("made-date")),
            _ => Err(bad_number(&cell.shown(), whole)),
        };
        if whole {
            let found = cell.shown();
            self.push_whole(
                read.and_then(|number| number.to_i64().ok_or_else(|| bad_number(&tidied(&found), true))),
            )
        } else {
            let Values::Exact(slots) = &mut self.values else { return Ok(()) };
            slots.push(read.as_ref().ok().map(|number| number.units()));
            read.map(|_| ())
        }
    }

    /// A number written as text; none if it waits for the rest of the column.
    fn number_text(&mut self, text: &str, whole: bool) -> Option<Result<Decimal, Problem>> {
        Some(match number::read(text) {
            NumberText::Settled(number, mark) => {
                self.doubts.see_decimal(mark);
                Ok(number)
            }
            NumberText::Either { mark, grouped, parted } => match self.conventions.decimal {
                Some(decimal) => Ok(if decimal == mark { parted } else { grouped }),
                None => {
                    self.doubts.wait(self.rows, text, Doubt::Number { mark, grouped, parted });
                    return None;
                }
            },
            NumberText::TooLarge => Err(too_many_digits(text)),
            NumberText::Bad(Some(hint)) => Err(bad_number(text, whole).hint(hint)),
            NumberText::Bad(None) => Err(bad_number(text, whole)),
        })
    }

    fn push_whole(&mut self, number: Result<i64, Problem>) -> Result<(), Problem> {
        if let Values::Whole(slots) = &mut self.values {
            slots.push(number.as_ref().ok().copied());
        }
        number.map(|_| ())
    }

    fn read_date(&mut self, cell: &Cell<'_>) -> Result<(), Problem> {
        let epoch = self.conventions.epoch_1904;
        let read = match cell {
            Cell::Moment(serial) => date::from_moment(*serial, epoch),
            Cell::Number(number) => date::from_number(*number, epoch),
            Cell::Iso(text) | Cell::Text(text) | Cell::Padded(text) => match self.date_text(&plain(text)) {
                Some(read) => read,
                None => {
                    self.push_none();
                    return Ok(());
                }
            },
            _ => Err(bad_date(&cell.shown())),
        };
        let Values::Days(slots) = &mut self.values else { return Ok(()) };
        slots.push(read.as_ref().ok().map(|day| to_days(*day)));
        read.map(|_| ())
    }

    fn read_period(&mut self, cell: &Cell<'_>) -> Result<(), Problem> {
        let epoch = self.conventions.epoch_1904;
        let read = match cell {
            Cell::Moment(serial) => date::from_moment(*serial, epoch).and_then(|day| self.period_of(day)),
            Cell::Number(number) => match period::from_number(*number, self.calendar) {
                Some(period) => Ok(period),
                None => date::from_number(*number, epoch)
                    .map_err(|_| bad_period(&cell.shown()))
                    .and_then(|day| self.period_of(day)),
            },
            Cell::Iso(text) | Cell::Text(text) | Cell::Padded(text) => {
                let text = plain(text);
                match period::read(&text, self.calendar) {
                    PeriodText::Period(period) => Ok(period),
                    PeriodText::Bad(Some(hint)) => Err(bad_period(&text).hint(hint)),
                    PeriodText::Bad(None) => Err(bad_period(&text)),
                    // Which number is the day does not matter where no day is wanted.
                    PeriodText::Day(_) if self.field.grain.is_none() => Err(no_grain(&text)),
                    PeriodText::Day(read) => match self.day_of(read, &text) {
                        Some(day) => day.and_then(|day| self.period_of(day)),
                        None => {
                            self.push_none();
                            return Ok(());
                        }
                    },
                }
            }
            _ => Err(bad_period(&cell.shown())),
        };
        let number = read.as_ref().map_or(NO_CODE, |period| self.period_number(period));
        if let Values::Periods { of_row, .. } = &mut self.values {
            of_row.push(number);
        }
        read.map(|_| ())
    }

    /// The period for which a day stands.
    fn period_of(&self, day: Date) -> Result<Period, Problem> {
        let grain = self.field.grain.ok_or_else(|| no_grain(&day.to_string()))?;
        period::holding(day, grain, self.calendar).ok_or_else(|| bad_period(&day.to_string()))
    }

    /// The number of a period among those of the column.
    fn period_number(&mut self, period: &Period) -> u32 {
        let Values::Periods { codes, .. } = &mut self.values else { return NO_CODE };
        *self.known_periods.entry(period.code.clone()).or_insert_with(|| {
            codes.push(period.code.clone());
            u32::try_from(codes.len() - 1).unwrap_or(NO_CODE)
        })
    }

    /// A day written as text; none if it waits for the rest of the column.
    fn date_text(&mut self, text: &str) -> Option<Result<Date, Problem>> {
        self.day_of(date::read(text), text)
    }

    fn day_of(&mut self, read: DateText, text: &str) -> Option<Result<Date, Problem>> {
        Some(match read {
            DateText::Day(day) => Ok(day),
            DateText::NoSuchDay => Err(no_such_day(text)),
            DateText::Bad(Some(hint)) => Err(bad_date(text).hint(hint)),
            DateText::Bad(None) => Err(bad_date(text)),
            DateText::Parts { first, second, year } => {
                let Some(order) = self.conventions.dates else {
                    self.doubts.wait(self.rows, text, Doubt::Day { first, second, year });
                    return None;
                };
                date::in_order(first, second, year, order, text)
            }
        })
    }

    /// Settles a cell by what the whole column has shown.
    fn settle(&mut self, row: u32, text: &str, what: Doubt, doubts: &Doubts) -> Result<(), Problem> {
        let at = row as usize;
        match what {
            Doubt::Day { first, second, year } => {
                let day = date::in_order(first, second, year, doubts.order(text)?, text)?;
                if self.field.kind == FieldType::Period {
                    let period = self.period_of(day)?;
                    let number = self.period_number(&period);
                    if let Values::Periods { of_row, .. } = &mut self.values
                        && let Some(place) = of_row.get_mut(at)
                    {
                        *place = number;
                    }
                } else if let Values::Days(slots) = &mut self.values {
                    slots.set(at, to_days(day));
                }
            }
            Doubt::Number { mark, grouped, parted } => {
                let whole = self.field.kind == FieldType::Integer;
                let number = match doubts.is_decimal(mark) {
                    Some(true) => parted,
                    Some(false) => grouped,
                    // Nobody writes a count with three digits after the point.
                    None if whole && doubts.no_decimal() => grouped,
                    None => return Err(ambiguous_number(text, grouped, parted)),
                };
                match &mut self.values {
                    Values::Exact(slots) => slots.set(at, number.units()),
                    Values::Whole(slots) => {
                        slots.set(at, number.to_i64().ok_or_else(|| bad_number(text, true))?);
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    }
}
