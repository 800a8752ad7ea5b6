//! The project's own lists: findings that were accepted, comments on variance.

use super::faults::{Faults, unknown};
use super::files::ListFile;
use super::list_file::{List, Row};
use super::model::{Accepted, Comment};
use super::names::Names;
use super::schema::Schema;
use super::settings::{Settings, bad_period};
use crate::diag::{self, Code, Finding};

/// Findings that were accepted.
pub fn read_accepted(source: &ListFile, faults: &mut Faults) -> Vec<Accepted> {
    // A shell makes the file before `check --accept >> input/accepted.csv` begins.
    if !source.broken && source.text.trim().is_empty() {
        return Vec::new();
    }
    let list = List::read(source, Code::BadList, faults);
    let Some(code) = list.needed("code", Code::BadList, faults) else { return Vec::new() };
    let file = list.needed("file", Code::BadList, faults);
    let reason = list.needed("reason", Code::BadList, faults);
    let (sheet, cell) = (list.column("sheet"), list.column("cell"));
    for row in &list.rows {
        let word = row.cell(Some(code));
        if !Code::ALL.iter().any(|code| code.as_str() == word) {
            let known = Code::ALL.iter().map(|code| code.as_str());
            let at = list.place(row, Some(code));
            faults.add(
                unknown(Code::BadList, at, "a code of findings", word, known).expected("a code such as C304"),
            );
        }
        if file.is_some() && row.cell(file).is_empty() {
            let finding = Finding::new(Code::BadList, list.place(row, file), "the entry names no file");
            faults.add(finding.expected("the file of the finding, as it was printed"));
        }
        if reason.is_some() && row.cell(reason).is_empty() {
            let finding = Finding::new(Code::BadList, list.place(row, reason), "the entry gives no reason");
            faults.add(finding.expected("why the finding was accepted"));
        }
    }
    let entry = |row: &Row| Accepted {
        code: row.cell(Some(code)).to_string(),
        file: row.cell(file).to_string(),
        sheet: row.cell(sheet).to_string(),
        cell: row.cell(cell).to_string(),
        reason: row.cell(reason).to_string(),
        at: list.place(row, Some(code)),
    };
    list.rows.iter().map(entry).collect()
}

/// Comments on variance.
pub fn read_comments(
    source: &ListFile,
    settings: &Settings,
    indicators: &Names,
    schema: &Schema,
    faults: &mut Faults,
) -> Vec<Comment> {
    let list = List::read(source, Code::BadList, faults);
    let columns = ["indicator", "programme", "place", "period", "language", "text"];
    let [indicator, programme, place, period, language, text] =
        columns.map(|name| list.needed(name, Code::BadList, faults));
    let mut comments = Vec::new();
    for row in &list.rows {
        let at = |column| list.place(row, column);
        let (id, code, words) = (row.cell(indicator), row.cell(programme), row.cell(text));
        let number = indicator.and_then(|_| indicators.find(id, at(indicator), faults));
        if !code.is_empty() && code != "all" {
            settings.programme_names.find(code, at(programme), faults);
        }
        check_place(row.cell(place), at(place), schema, faults);
        let when = row.cell(period);
        if period.is_some() && settings.calendar.parse(when).is_none() {
            faults.add(bad_period(when, at(period)));
        }
        let spoken = row.cell(language);
        if language.is_some()
            && !settings.languages.is_empty()
            && !settings.languages.iter().any(|l| l == spoken)
        {
            let message = format!("`{spoken}` is not a language of the project");
            let finding = Finding::new(Code::BadList, at(language), message).found(spoken);
            faults.add(finding.expected(settings.languages.join(", ")));
        }
        if text.is_some() && words.is_empty() {
            faults.add(Finding::new(Code::BadList, at(text), "the comment is empty"));
        }
        if let Some(indicator) = number {
            let all_is_empty = |word: &str| if word == "all" { String::new() } else { word.to_string() };
            comments.push(Comment {
                indicator,
                programme: all_is_empty(code),
                place: all_is_empty(row.cell(place)),
                period: when.to_string(),
                language: spoken.to_string(),
                text: words.to_string(),
            });
        }
    }
    comments
}

fn check_place(code: &str, at: diag::Place, schema: &Schema, faults: &mut Faults) {
    if code.is_empty() || code == "all" {
        return;
    }
    // Without a known list of countries nothing can be said, and that was reported.
    let Some(countries) = schema.countries else { return };
    let lists: Vec<usize> = std::iter::once(countries).chain(schema.places.iter().copied()).collect();
    schema.check_place(&lists, code, at, faults);
}
