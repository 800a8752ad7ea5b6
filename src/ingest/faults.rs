//! What was found in a sheet. The same fault in many cells is one finding.

use super::outcome::{Fault, Unread};
use super::value::Problem;
use crate::diag::{Belongs, Code, Finding, Gathered, Place, shortened};
use crate::project::{Field, TableDef};
use std::sync::Arc;

/// What stands for a value that tells who a person is.
pub const PERSONAL: &str = "[personal]";

/// How much of a cell a message repeats.
const QUOTED: usize = 100;

/// The findings of a sheet, numbered from zero within it.
#[derive(Debug)]
pub struct FaultLog<'a> {
    file: Arc<str>,
    sheet: Arc<str>,
    table: &'a TableDef,
    /// The findings.
    pub findings: Vec<Finding>,
    /// The cells at fault, by row within the sheet.
    pub faults: Vec<Fault>,
    known: Gathered<(Code, Option<usize>, &'static str)>,
}

impl<'a> FaultLog<'a> {
    /// Nothing found yet.
    pub fn new(file: &'a str, sheet: &'a str, table: &'a TableDef) -> FaultLog<'a> {
        FaultLog {
            file: file.into(),
            sheet: sheet.into(),
            table,
            findings: Vec::new(),
            faults: Vec::new(),
            known: Gathered::new(),
        }
    }

    /// A place in the sheet.
    pub fn place(&self, row: Option<u32>, col: Option<u32>) -> Place {
        Place::Sheet { file: self.file.clone(), sheet: self.sheet.clone(), row, col }
    }

    /// Notes a finding about the sheet; gives its number.
    pub fn note(&mut self, finding: Finding) -> usize {
        self.findings.push(finding);
        self.findings.len() - 1
    }

    /// Notes a place under a finding that the sheet may have already: of different
    /// values with one fault only the first ones have a finding each.
    pub fn gather(
        &mut self,
        code: Code,
        field: Option<usize>,
        found: &str,
        place: Place,
        make: impl FnOnce(Place) -> Finding,
    ) -> usize {
        self.gather_kind((code, field, ""), found, place, make)
    }

    fn gather_kind(
        &mut self,
        kind: (Code, Option<usize>, &'static str),
        found: &str,
        place: Place,
        make: impl FnOnce(Place) -> Finding,
    ) -> usize {
        let belongs = self.known.belongs(&kind, found);
        if let Belongs::To(number) = belongs {
            if let Some(finding) = self.findings.get_mut(number)
                && finding.place != place
            {
                finding.also.push(place);
            }
            return number;
        }
        let mut finding = make(place);
        if belongs == Belongs::Further {
            finding = finding.of_further();
            // What is advised for one value is not what is to be done with others.
            if kind.1.is_some() {
                finding.hint = remedy(kind.0).map(str::to_string);
            }
        }
        let number = self.note(finding);
        self.known.keep(kind, found, belongs, number);
        number
    }

    /// Notes a fault of a cell; gives the number of its finding.
    pub fn fault(&mut self, row: u32, field: usize, place: Place, problem: Problem) -> Option<usize> {
        let definition = self.table.fields.get(field)?;
        let cell = match problem.code {
            Code::FormulaWithoutValue => "",
            _ => problem.cell.as_deref().unwrap_or(&problem.found),
        };
        let cell = Unread((!cell.is_empty()).then(|| cell.into()));
        let problem = if definition.personal { masked(problem) } else { problem };
        let table = self.table;
        let kind = (problem.code, Some(field), problem.kind);
        let number = self.gather_kind(kind, &problem.found, place, |place| {
            finding(&table.name, definition, &problem, place)
        });
        self.push(row, field, number, cell);
        Some(number)
    }

    /// Notes something about cells whose values can be used.
    pub fn remark(&mut self, field: usize, code: Code, found: &str, places: Vec<Place>) {
        let Some(definition) = self.table.fields.get(field) else { return };
        let mut places = places.into_iter();
        let Some(place) = places.next() else { return };
        let (found, name) = (if definition.personal { PERSONAL } else { found }, &definition.name);
        let what = match code {
            Code::PaddedNumber => "numbers that are shown with zeros in front were read as they are shown",
            _ => "some cells hold numbers, others text",
        };
        let mut finding = Finding::new(code, place, format!("{name}: {what}"))
            .found(found)
            .hint("Format the column as text, and type the codes again")
            .about(&self.table.name, [name.as_str()]);
        finding.also.extend(places);
        self.note(finding);
    }

    /// Notes that an empty cell is at fault under a finding.
    pub fn fault_of(&mut self, row: u32, field: usize, finding: usize) {
        self.push(row, field, finding, Unread::default());
    }

    fn push(&mut self, row: u32, field: usize, finding: usize, cell: Unread) {
        // More fields or findings than these cannot come out of limited sheets.
        if let (Ok(field), Ok(finding)) = (u32::try_from(field), u32::try_from(finding)) {
            self.faults.push(Fault { row, field, finding, cell });
        }
    }
}

fn masked(problem: Problem) -> Problem {
    // A hint or an argument may repeat the value, or be near to it.
    Problem { found: PERSONAL.to_string(), hint: None, arguments: Vec::new(), ..problem }
}

fn finding(table: &str, field: &Field, problem: &Problem, place: Place) -> Finding {
    let what = if problem.found.is_empty() {
        String::new()
    } else {
        format!("\"{}\"", shortened(&problem.found, QUOTED))
    };
    let message = match problem.code {
        Code::UnknownCode => format!("{}: {what} is not in the code list", field.name),
        Code::AmbiguousCode => format!("{}: {what} stands for several codes", field.name),
        Code::ErrorCell => format!("{}: the cell holds an error, {what}", field.name),
        Code::FormulaWithoutValue => format!("{}: the file holds no value for the formula", field.name),
        Code::AmbiguousDate => format!("{}: {what} can be read day first or month first", field.name),
        _ => format!("{}: {what} is not {}", field.name, problem.expected),
    };
    let mut finding = Finding::new(problem.code, place, message)
        .found(problem.found.clone())
        .expected(&*problem.expected)
        .about(table, [field.name.as_str()])
        .kind(problem.kind);
    finding.telling.arguments = problem.arguments.clone();
    finding.hint = problem.hint.as_deref().or_else(|| remedy(problem.code)).map(str::to_string);
    finding
}

/// What to do where nothing about the value itself says it.
fn remedy(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::BadNumber => "Write the number alone, in digits; leave the cell empty if it is not known",
        Code::TooManyDigits => {
            "Look whether the digits are those of a number; of a code, make the field a text"
        }
        Code::BadDate => "Write the day with a year of four digits; leave the cell empty if it is not known",
        Code::NotAPeriod => "Write the period as 2018-04, 2018-Q3, 2018-S2 or 2018",
        Code::BadBoolean => "Write yes or no; leave the cell empty if it is not known",
        Code::UnknownCode => "Write one of the codes or labels of the list, or add it to the list",
        Code::AmbiguousCode => "Write the code itself",
        Code::ErrorCell => "Mend the formula in the sender's workbook, or type the value",
        _ => return None,
    })
}
