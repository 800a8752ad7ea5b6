//! `input/people.csv`: decisions about who is who.

use super::faults::{Faults, unknown};
use super::files::ListFile;
use super::list_file::{List, Row};
use super::model::{NamespaceJoin, PeopleList, PersonDecision, RecordRef, SourceDef, Verdict};
use crate::diag::{Code, Finding};
use jiff::civil::Date;
use std::collections::BTreeSet;

const CODE: Code = Code::BadPersonDecision;
const WORDS: &str = "`same`, `different` or `join`";

/// The columns of the list, in the order in which the review prints them.
pub const PEOPLE_COLUMNS: [&str; 14] = [
    "decision",
    "file",
    "sheet",
    "row",
    "other_file",
    "other_sheet",
    "other_row",
    "mark",
    "other_mark",
    "namespace",
    "other_namespace",
    "reason",
    "who",
    "date",
];

/// Decisions about who is who.
pub fn read_people(source: &ListFile, sources: &[SourceDef], faults: &mut Faults) -> PeopleList {
    let list = List::read(source, CODE, faults);
    let mut people = PeopleList::default();
    // What the review printed is often appended to a list that is not there yet.
    if source.text.trim().is_empty() {
        return people;
    }
    if list.needed("decision", CODE, faults).is_none() {
        return people;
    }
    for name in ["reason", "who", "date"] {
        list.needed(name, CODE, faults);
    }
    let mut lines = Lines { list: &list, namespaces: BTreeSet::new(), faults };
    lines.namespaces = sources.iter().map(|source| source.namespace.as_str()).collect();
    for row in &list.rows {
        // Who appends what the review prints may append its header too.
        if list.header.iter().enumerate().all(|(column, name)| row.cell(Some(column)) == name) {
            continue;
        }
        match row.cell(list.column("decision")) {
            "" => lines.fault(
                row,
                "decision",
                "the line has no decision",
                &format!("{WORDS}; without the line nothing is decided, and the pair is listed again"),
            ),
            "same" => people.decisions.extend(lines.pair(row, Verdict::Same)),
            "different" => people.decisions.extend(lines.pair(row, Verdict::Different)),
            "join" => people.joins.extend(lines.join(row)),
            word => {
                let at = list.place(row, list.column("decision"));
                let known = ["same", "different", "join"];
                lines.faults.add(unknown(CODE, at, "a decision", word, known).expected(WORDS));
            }
        }
    }
    people
}

struct Lines<'a, 'l> {
    list: &'a List<'l>,
    namespaces: BTreeSet<&'a str>,
    faults: &'a mut Faults,
}

impl Lines<'_, '_> {
    fn text(&self, row: &Row, column: &str) -> String {
        row.cell(self.list.column(column)).to_string()
    }

    fn fault(&mut self, row: &Row, column: &str, message: &str, expected: &str) {
        let at = self.list.place(row, self.list.column(column));
        self.faults.add(Finding::new(CODE, at, message).expected(expected));
    }

    /// Why, who and when: without them nobody can follow a decision later.
    fn grounds(&mut self, row: &Row) -> Option<(String, String, Date)> {
        let (reason, who, day) = (self.text(row, "reason"), self.text(row, "who"), self.text(row, "date"));
        let has = |name: &str| self.list.column(name).is_some();
        let (has_reason, has_who, has_date) = (has("reason"), has("who"), has("date"));
        if reason.is_empty() && has_reason {
            self.fault(row, "reason", "the decision gives no reason", "why it was decided so");
        }
        if who.is_empty() && has_who {
            self.fault(row, "who", "the decision does not say who took it", "a name or initials");
        }
        let date = Some(day.as_str()).filter(|day| day.len() == 10).and_then(|day| day.parse().ok());
        if date.is_none() && has_date {
            let message = if day.is_empty() {
                "the decision has no date".to_string()
            } else {
                format!("`{day}` is not the day of a decision")
            };
            self.fault(row, "date", &message, "a date such as 2019-01-31");
        }
        Some((reason, who, date?))
    }

    fn pair(&mut self, row: &Row, verdict: Verdict) -> Option<PersonDecision> {
        let left = self.record(row, ["file", "sheet", "row", "mark"]);
        let right = self.record(row, ["other_file", "other_sheet", "other_row", "other_mark"]);
        let grounds = self.grounds(row);
        let (left, right) = (left?, right?);
        if (&left.file, &left.sheet, left.row) == (&right.file, &right.sheet, right.row) {
            self.fault(row, "other_row", "both records are the same row", "two rows");
            return None;
        }
        let (reason, who, date) = grounds?;
        let at = self.list.place(row, self.list.column("decision"));
        Some(PersonDecision { verdict, left, right, reason, who, date, at })
    }

    fn record(&mut self, row: &Row, [file, sheet, number, mark]: [&str; 4]) -> Option<RecordRef> {
        let (name, digits, given) = (self.text(row, file), self.text(row, number), self.text(row, mark));
        if name.is_empty() {
            self.fault(
                row,
                file,
                "the decision does not name the file of a record",
                "the file, as the review prints it",
            );
        }
        let zero_based = digits.parse::<u32>().ok().and_then(|number| number.checked_sub(1));
        if zero_based.is_none() {
            let message = if digits.is_empty() {
                "the decision does not name the row of a record".to_string()
            } else {
                format!("`{digits}` is not the number of a row")
            };
            self.fault(row, number, &message, "the number of a row, from 1 on");
        }
        if !given.is_empty() && !is_mark(&given) {
            let message = format!("`{given}` is not the mark of a person");
            self.fault(
                row,
                mark,
                &message,
                "the mark that `yardstick people --review` prints, such as 3f9a1c72d0be-51c0a7",
            );
            return None;
        }
        if name.is_empty() {
            return None;
        }
        Some(RecordRef {
            file: if name.starts_with("input/") { name } else { format!("input/{name}") },
            sheet: self.text(row, sheet),
            row: zero_based?,
            mark: given,
            at: self.list.place(row, self.list.column(number)),
        })
    }

    fn join(&mut self, row: &Row) -> Option<NamespaceJoin> {
        let mut named = Vec::new();
        for column in ["namespace", "other_namespace"] {
            let name = self.text(row, column);
            if name.is_empty() {
                self.fault(
                    row,
                    column,
                    "the decision does not name two namespaces",
                    "namespaces of sources; a source without one has its id",
                );
            } else if self.namespaces.contains(name.as_str()) {
                named.push(name);
            } else {
                let at = self.list.place(row, self.list.column(column));
                let known: Vec<&str> = self.namespaces.iter().copied().collect();
                self.faults.add(unknown(CODE, at, "a namespace", &name, known));
            }
        }
        if named.len() == 2 && named.first() == named.last() {
            self.fault(row, "other_namespace", "a namespace is joined with itself", "two namespaces");
            return None;
        }
        let (reason, who, date) = self.grounds(row)?;
        let mut named = named.into_iter();
        let (one, other) = (named.next()?, named.next()?);
        let at = self.list.place(row, self.list.column("decision"));
        Some(NamespaceJoin { one, other, reason, who, date, at })
    }
}

/// Twelve hexadecimal digits of the identity, a hyphen, six of the description.
fn is_mark(text: &str) -> bool {
    let hexadecimal = |part: &str, length: usize| {
        part.len() == length
            && part.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    };
    text.split_once('-').is_some_and(|(identity, rest)| hexadecimal(identity, 12) && hexadecimal(rest, 6))
}
