//! What is sent again: `supersedes` and `versions` of sources,
//! `input/corrections.csv` and `input/received.csv`.

use super::faults::Faults;
use super::files::{Entries, ListFile};
use super::glob::{glob_fault, matches_glob};
use super::list_file::List;
use super::model::{Correction, Received, Resubmission, Supersedes, Versions};
use super::raw::{RawSource, RawSources, RawSupersedes};
use super::read::words;
use super::schema::Schema;
use super::settings::{Settings, bad_period};
use crate::diag::{Code, Finding, Place};
use jiff::civil::Date;
use std::collections::BTreeMap;
use toml::Spanned;

/// Where the version stands in a name.
const VERSION: &str = "{}";

/// What the sources say of files that are sent again. Where an entry of the
/// file is broken the project is refused, so that numbers of sources are those
/// of its entries.
pub fn resolve_supersessions(
    file: &Entries<RawSources>,
    settings: &Settings,
    schema: &Schema,
    faults: &mut Faults,
) -> Resubmission {
    let mut all = Resubmission::default();
    let sources = file.entries.source.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref);
    for (source, raw) in sources.enumerate() {
        let table = raw.table.as_ref().and_then(|table| schema.table_names.get(table.get_ref()));
        for entry in raw.supersedes.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref) {
            let mut known = supersedes(entry, raw, file, settings, schema, faults);
            known.source = source;
            if let Some(table) = table {
                check_scope(entry, table, file, schema, faults);
            }
            all.supersedes.push(known);
        }
        if let Some(pattern) = &raw.versions {
            check_pattern(pattern, raw, file, faults);
            let (pattern, at) = (pattern.get_ref().clone(), file.at(pattern.span()));
            all.versions.push(Versions { source, pattern, at });
        }
    }
    all
}

fn supersedes(
    raw: &RawSupersedes,
    source: &RawSource,
    file: &Entries<RawSources>,
    settings: &Settings,
    schema: &Schema,
    faults: &mut Faults,
) -> Supersedes {
    let mut files = Vec::new();
    for glob in raw.files.iter().flat_map(|files| &files.get_ref().0) {
        check_glob(glob.get_ref(), file.at(glob.span()), faults);
        check_self(glob, source, file, faults);
        files.push((glob.get_ref().clone(), file.at(glob.span())));
    }
    if files.is_empty()
        && let Some(list) = &raw.files
    {
        faults.bad_value(file.at(list.span()), "no file is superseded", "at least one, below `input/`");
    }
    let mut programmes = Vec::new();
    if let Some(programme) = &raw.programme {
        settings.programme_names.find(programme.get_ref(), file.at(programme.span()), faults);
        programmes = with_parts(programme.get_ref(), settings);
    }
    for country in raw.countries.iter().flat_map(|list| &list.get_ref().0) {
        if let Some(list) = schema.countries {
            schema.check_code(list, country.get_ref(), Code::UnknownName, file.at(country.span()), faults);
        }
    }
    let mut periods = Vec::new();
    for written in raw.periods.iter().flat_map(|list| &list.get_ref().0) {
        match settings.calendar.parse(&written.get_ref().0) {
            Some(period) => periods.push(period),
            None => faults.add(bad_period(&written.get_ref().0, file.at(written.span()))),
        }
    }
    Supersedes {
        source: 0,
        files,
        programmes,
        countries: words(raw.countries.as_ref()),
        periods,
        merge: raw.merge.as_ref().is_some_and(|merge| *merge.get_ref()),
        at: file.at(raw.span.clone()),
    }
}

/// A programme and all that belong to it.
fn with_parts(programme: &str, settings: &Settings) -> Vec<String> {
    let all = &settings.programmes;
    let belongs = |mut number: usize| {
        // A circle of programmes is refused; until then it must not be walked for ever.
        for _ in 0..=all.len() {
            let Some(entry) = all.get(number) else { return false };
            if entry.id == programme {
                return true;
            }
            match entry.parent {
                Some(parent) => number = parent,
                None => return false,
            }
        }
        false
    };
    (0..all.len()).filter(|number| belongs(*number)).map(|number| all[number].id.clone()).collect()
}

/// What limits the rows must be a column that the table has.
fn check_scope(
    raw: &RawSupersedes,
    table: usize,
    file: &Entries<RawSources>,
    schema: &Schema,
    faults: &mut Faults,
) {
    let Some(definition) = schema.tables.get(table).filter(|_| !schema.doubts.tables.contains(&table)) else {
        return;
    };
    let name = &definition.name;
    let mut refuse = |span: std::ops::Range<usize>, key: &str, needs: &str| {
        let message =
            format!("the table `{name}` has no {needs}, and its rows cannot be told apart by `{key}`");
        faults.bad_value(file.at(span), message, format!("a table with {needs}, or no `{key}`"));
    };
    if let Some(given) = raw.programme.as_ref().filter(|_| definition.programme.is_none()) {
        refuse(given.span(), "programme", "`programme`");
    }
    if let Some(given) = raw.countries.as_ref().filter(|_| definition.place.is_none()) {
        refuse(given.span(), "countries", "`place`");
    }
    if let Some(given) = raw.periods.as_ref().filter(|_| definition.date.is_none()) {
        refuse(given.span(), "periods", "`date`");
    }
    if let Some(given) =
        raw.merge.as_ref().filter(|merge| *merge.get_ref() && definition.primary_key.is_empty())
    {
        refuse(given.span(), "merge", "`primaryKey`");
    }
}

/// A source cannot replace what it is itself. Where globs alone say it, only
/// the files that are there can tell.
fn check_self(glob: &Spanned<String>, source: &RawSource, file: &Entries<RawSources>, faults: &mut Faults) {
    let older = glob.get_ref();
    let own = source.files.iter().flat_map(|files| &files.get_ref().0).map(Spanned::get_ref);
    let is_plain = |name: &str| !name.contains(['*', '?', '[', '{']);
    let names: Vec<&String> = own.collect();
    let same = |name: &&&String| **name == older || is_plain(name) && matches_glob(older, name);
    if !names.is_empty() && names.iter().filter(same).count() == names.len() {
        let message = format!("`{older}` names the source's own files: they cannot replace themselves");
        faults.add(
            Finding::new(Code::SupersedesItself, file.at(glob.span()), message)
                .found(older.clone())
                .expected("the files whose rows are replaced")
                .hint("Under `files` of the source stand the newer files, under `files` of `supersedes` the older"),
        );
    }
}

fn check_glob(glob: &str, at: Place, faults: &mut Faults) {
    if let Some(fault) = glob_fault(glob) {
        let message = format!("the pattern `{glob}` cannot be understood: {fault}");
        faults.bad_value(at, message, "a pattern such as `kfit/lao_*.xlsx`");
    } else if glob.starts_with("input/") || glob.starts_with('/') {
        faults.bad_value(at, format!("`{glob}` is not below `input/`"), "a path from `input/` on");
    }
}

fn check_pattern(
    pattern: &Spanned<String>,
    raw: &RawSource,
    file: &Entries<RawSources>,
    faults: &mut Faults,
) {
    let (text, at) = (pattern.get_ref(), file.at(pattern.span()));
    if text.matches(VERSION).count() != 1 {
        let message = format!("`{text}` does not say where the version stands");
        faults.bad_value(at, message, "a name with `{}` once, such as `kfit/lao_v{}.xlsx`");
        return;
    }
    if text.starts_with("input/") || text.starts_with('/') {
        faults.bad_value(at, format!("`{text}` is not below `input/`"), "a path from `input/` on");
        return;
    }
    // A plain name under `files` that the pattern cannot mean is a slip.
    let sample = text.replace(VERSION, "*");
    let own: Vec<&String> =
        raw.files.iter().flat_map(|files| &files.get_ref().0).map(Spanned::get_ref).collect();
    let is_plain = |name: &str| !name.contains(['*', '?', '[', '{']);
    if !own.is_empty() && own.iter().all(|name| is_plain(name) && !matches_glob(&sample, name)) {
        let message = format!("`{text}` names no file of the source");
        faults.bad_value(
            at,
            message,
            "the name of files that stand under `files`, with `{}` for the version",
        );
    }
}

/// `input/corrections.csv`. No line of it is ever shown: a correction of a
/// personal field has the value in it, and whether a field is personal is known
/// only once the record is found.
pub fn read_corrections(source: &ListFile, faults: &mut Faults) -> Vec<Correction> {
    let mut own = Faults::default();
    let corrections = corrections(source, &mut own);
    for mut finding in own.found {
        finding.place = as_cell(source, finding.place);
        finding.found = None;
        faults.add(finding);
    }
    corrections
}

fn corrections(source: &ListFile, faults: &mut Faults) -> Vec<Correction> {
    if source.text.trim().is_empty() {
        return Vec::new();
    }
    let list = List::read(source, Code::BadList, faults);
    let needed = ["file", "key", "column", "expected", "new", "reason", "who", "date"];
    let heads: BTreeMap<&str, Option<usize>> =
        needed.into_iter().map(|name| (name, list.needed(name, Code::BadList, faults))).collect();
    let sheet = list.column("sheet");
    let head = |name: &str| heads.get(name).copied().flatten();
    let mut corrections = Vec::new();
    for row in &list.rows {
        let cell = |name: &str| row.cell(head(name)).to_string();
        let at = |name: &str| Place::Sheet {
            file: source.file.as_str().into(),
            sheet: "".into(),
            row: Some(list.line(row)),
            col: head(name).and_then(|col| u32::try_from(col).ok()),
        };
        for (name, what) in [
            ("file", "the file of the record"),
            ("key", "the key of the record, such as activity_id=LAO-02"),
            ("column", "the field that is corrected"),
            ("reason", "why the value is corrected"),
            ("who", "who decided it"),
        ] {
            if head(name).is_some() && row.cell(head(name)).is_empty() {
                let message = format!("the correction has no `{name}`");
                faults.add(Finding::new(Code::BadList, at(name), message).expected(what));
            }
        }
        if head("new").is_some() && head("expected").is_some() && cell("new") == cell("expected") {
            let finding = Finding::new(Code::BadList, at("new"), "the new value is the expected one");
            faults.add(finding.expected("a value that is not the same"));
        }
        let Some(date) = day(row.cell(head("date"))) else {
            if head("date").is_some() {
                // Where a comma has moved the cells, the text may be anything.
                let finding = Finding::new(Code::BadList, at("date"), "the date cannot be read");
                faults.add(finding.expected("a date such as 2019-01-31"));
            }
            continue;
        };
        corrections.push(Correction {
            file: cell("file"),
            sheet: row.cell(sheet).to_string(),
            key: cell("key"),
            column: cell("column"),
            expected: cell("expected"),
            new: cell("new"),
            reason: cell("reason"),
            who: cell("who"),
            date,
            list: source.file.clone(),
            line: list.line(row),
            heads: list.header.clone(),
        });
    }
    corrections.sort_by_key(|correction| (correction.date, correction.line));
    corrections
}

/// A place in the text of a list as a cell of it.
fn as_cell(source: &ListFile, place: Place) -> Place {
    let Place::Text { file, span: (start, _) } = place else { return place };
    let before = source.text.get(..start.saturating_sub(source.offset)).unwrap_or("");
    let row = u32::try_from(before.matches('\n').count()).ok();
    Place::Sheet { file: file.into(), sheet: "".into(), row, col: None }
}

/// A day, written 2019-01-31.
fn day(text: &str) -> Option<Date> {
    if text.len() == 10 { text.parse().ok() } else { None }
}

/// `input/received.csv`.
pub fn read_received(source: &ListFile, faults: &mut Faults) -> Vec<Received> {
    if source.text.trim().is_empty() {
        return Vec::new();
    }
    let list = List::read(source, Code::BadList, faults);
    let [file, received] = ["file", "received"].map(|name| list.needed(name, Code::BadList, faults));
    let mut entries: Vec<Received> = Vec::new();
    for row in &list.rows {
        let name = row.cell(file);
        let at = list.place(row, file);
        if file.is_some() && name.is_empty() {
            let finding = Finding::new(Code::BadList, at.clone(), "the entry names no file");
            faults.add(finding.expected("the file that was received"));
        }
        let plain = |name: &str| name.strip_prefix("input/").unwrap_or(name).to_string();
        if let Some(first) =
            entries.iter().find(|entry| !name.is_empty() && plain(&entry.file) == plain(name))
        {
            let mut finding = Finding::new(Code::BadList, at.clone(), format!("`{name}` stands twice"));
            finding.also.push(first.at.clone());
            faults.add(
                finding
                    .expected("one day for each file")
                    .hint("A file that came again under the same name has the day of its last coming"),
            );
        }
        let text = row.cell(received);
        match day(text) {
            Some(day) => entries.push(Received { file: name.to_string(), day, at }),
            None if received.is_some() => {
                let message = match text {
                    "" => "the entry has no date".to_string(),
                    text => format!("`{text}` is not a date"),
                };
                let finding = Finding::new(Code::BadList, list.place(row, received), message);
                faults.add(finding.expected("a date such as 2019-01-31"));
            }
            None => {}
        }
    }
    entries
}
