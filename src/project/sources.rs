//! `input/sources.toml`: how partners' files map onto tables.

mod layout;

use super::faults::Faults;
use super::files::Entries;
use super::glob::glob_fault;
use super::model::{Cover, DateOrder, FieldType, SourceDef};
use super::names::{Names, check_word, choose};
use super::raw::{RawCover, RawSource, RawSources};
use super::read::{OneOrMany, words};
use super::schema::Schema;
use super::settings::{Settings, bad_period};
use crate::diag::{Code, Finding};
use crate::number::Decimal;
use crate::text::spelling;
use jiff::civil::Date;
use toml::Spanned;

/// First cells of rows that are skipped where a source says nothing.
const TOTALS: [&str; 2] = ["Total", "Sous-total"];

/// Resolves all sources.
pub fn resolve_sources(
    file: &Entries<RawSources>,
    settings: &Settings,
    schema: &Schema,
    faults: &mut Faults,
) -> Vec<SourceDef> {
    let mut sources = Vec::new();
    let mut names = Names::new("a source");
    for raw in file.entries.source.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref) {
        if let Some(id) = &raw.id {
            check_word(id.get_ref(), file.at(id.span()), faults);
            names.declare(id.get_ref(), sources.len(), file.at(id.span()), faults);
        }
        if let Some(source) = source(raw, file, settings, schema, faults) {
            sources.push(source);
        }
    }
    sources
}

fn source(
    raw: &RawSource,
    file: &Entries<RawSources>,
    settings: &Settings,
    schema: &Schema,
    faults: &mut Faults,
) -> Option<SourceDef> {
    check_globs(raw.files.as_ref(), file, faults);
    check_globs(raw.sheets.as_ref(), file, faults);
    if let Some(files) = raw.files.as_ref().filter(|files| files.get_ref().0.is_empty()) {
        faults.bad_value(file.at(files.span()), "the source names no file", "at least one, below `input/`");
    }
    let language = raw.language.as_ref().map(|language| {
        let known: Vec<(&str, ())> = settings.languages.iter().map(|word| (word.as_str(), ())).collect();
        if !known.is_empty() {
            choose(language.get_ref(), "a language of the project", &known, file.at(language.span()), faults);
        }
        language.get_ref().clone()
    });
    let dates = raw.dates.as_ref().and_then(|word| {
        let choices = [("day-first", DateOrder::DayFirst), ("month-first", DateOrder::MonthFirst)];
        choose(word.get_ref(), "an order of day and month", &choices, file.at(word.span()), faults)
    });
    let decimal = raw.decimal.as_ref().and_then(|word| {
        choose(word.get_ref(), "a decimal sign", &[(",", ','), (".", '.')], file.at(word.span()), faults)
    });
    for mark in raw.footnotes.iter().flat_map(|marks| &marks.get_ref().0) {
        if mark.get_ref().trim().is_empty() || mark.get_ref().bytes().all(|byte| byte.is_ascii_digit()) {
            let message = format!("`{}` cannot mark a footnote", mark.get_ref());
            faults.bad_value(file.at(mark.span()), message, "a mark such as `*` or `(1)`");
        }
    }
    let header_row = raw.header_row.as_ref().and_then(|row| {
        let number = u32::try_from(*row.get_ref()).ok().and_then(|row| row.checked_sub(1));
        if number.is_none() {
            faults.bad_value(file.at(row.span()), "there is no such row", "the number of a row, from 1 on");
        }
        number
    });
    let area = layout::area(raw, file, faults);
    let skip_rows = layout::patterns(raw.skip_rows.as_ref(), file, faults);
    let globs = raw.ignore.iter().flat_map(|ignore| &ignore.get_ref().0);
    for ignored in globs.filter(|header| header.get_ref().contains('*')) {
        layout::pattern(ignored, file, faults);
    }
    let hidden_rows = raw.hidden_rows.as_ref().and_then(|word| {
        let choices = [("read", false), ("skip", true)];
        choose(word.get_ref(), "a way with hidden rows", &choices, file.at(word.span()), faults)
    });
    let covers = raw.covers.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref);
    let covers = covers.map(|cover| covered(cover, file, settings, schema, faults)).collect();
    let table = raw.table.as_ref()?;
    let table = schema.table_names.find(table.get_ref(), file.at(table.span()), faults)?;
    let wide = layout::wide(raw, table, file, schema, faults);
    let header_height = layout::header_height(raw, wide.as_ref(), file, faults);
    let id = raw.id.as_ref().map(|id| id.get_ref().clone()).unwrap_or_default();
    Some(SourceDef {
        files: words(raw.files.as_ref()),
        sheets: words(raw.sheets.as_ref()),
        table,
        language,
        namespace: raw.namespace.as_ref().map_or_else(|| id.clone(), |namespace| namespace.get_ref().clone()),
        id,
        constants: constants(raw, table, file, settings, schema, faults),
        columns: columns(raw, table, file, schema, faults),
        ignore: words(raw.ignore.as_ref()),
        header_row,
        header_height,
        area,
        from_file: layout::parts(raw.from_file.as_ref(), "from_file", table, file, schema, faults),
        from_sheet: layout::parts(raw.from_sheet.as_ref(), "from_sheet", table, file, schema, faults),
        from_cell: layout::cells(raw, table, file, schema, faults),
        wide,
        fill_down: layout::fill_down(raw, table, file, schema, faults),
        skip_rows,
        skip_hidden_rows: hidden_rows.unwrap_or_default(),
        totals: raw
            .totals
            .as_ref()
            .map_or_else(|| TOTALS.map(str::to_string).to_vec(), |own| words(Some(own))),
        dates,
        decimal,
        footnotes: words(raw.footnotes.as_ref()),
        covers,
        at: file.at(raw.id.as_ref().map_or(raw.span.clone(), Spanned::span)),
    })
}

fn check_globs(globs: Option<&Spanned<OneOrMany<String>>>, file: &Entries<RawSources>, faults: &mut Faults) {
    for glob in globs.iter().flat_map(|globs| &globs.get_ref().0) {
        if let Some(fault) = glob_fault(glob.get_ref()) {
            let message = format!("the pattern `{}` cannot be understood: {fault}", glob.get_ref());
            faults.bad_value(file.at(glob.span()), message, "a pattern such as `kfit/lao_*.xlsx`");
        } else if glob.get_ref().starts_with("input/") || glob.get_ref().starts_with('/') {
            let message = format!("`{}` would be looked for below `input/`", glob.get_ref());
            faults.bad_value(file.at(glob.span()), message, "a name below `input/`, without it");
        }
    }
}

/// The number of a field that a source names.
fn field(
    name: &Spanned<String>,
    table: usize,
    file: &Entries<RawSources>,
    schema: &Schema,
    faults: &mut Faults,
) -> Option<usize> {
    schema.find_field(table, name.get_ref(), file.at(name.span()), faults)
}

fn constants(
    raw: &RawSource,
    table: usize,
    file: &Entries<RawSources>,
    settings: &Settings,
    schema: &Schema,
    faults: &mut Faults,
) -> Vec<(usize, String)> {
    let mut constants = Vec::new();
    for (name, value) in raw.constants.iter().flat_map(|pairs| &pairs.get_ref().0) {
        if let Some(number) = field(name, table, file, schema, faults) {
            check_constant(value, table, number, file, settings, schema, faults);
            constants.push((number, value.get_ref().clone()));
        }
    }
    constants
}

/// A constant is what the file would hold in every row, and is checked here once.
fn check_constant(
    value: &Spanned<String>,
    table: usize,
    number: usize,
    file: &Entries<RawSources>,
    settings: &Settings,
    schema: &Schema,
    faults: &mut Faults,
) {
    if schema.doubts.fields.contains(&(table, number)) {
        return;
    }
    let field = &schema.tables[table].fields[number];
    let (text, at) = (value.get_ref(), file.at(value.span()));
    if let Some(list) = field.code_list {
        let parts: Vec<&str> = match (field.kind, &field.delimiter) {
            (FieldType::List, Some(delimiter)) => text.split(delimiter.as_str()).collect(),
            (FieldType::List, None) => text.split([';', ',', '\n']).collect(),
            _ => vec![text.as_str()],
        };
        for part in parts.into_iter().map(str::trim) {
            if !schema.code_lists[list].by_spelling.contains_key(&spelling(part)) {
                schema.check_code(list, part, Code::UnknownName, at.clone(), faults);
            }
        }
        return;
    }
    let (fits, expected) = match field.kind {
        FieldType::String | FieldType::List => (true, ""),
        FieldType::Integer => (text.parse::<i64>().is_ok(), "a whole number"),
        FieldType::Year => (text.parse::<i16>().is_ok_and(|year| year >= 1000), "a year such as 2018"),
        FieldType::Period => (settings.calendar.parse(text).is_some(), "a period such as 2018-Q3"),
        FieldType::Number => (text.parse::<Decimal>().is_ok(), "a number"),
        FieldType::Boolean => (matches!(text.as_str(), "true" | "false"), "true or false"),
        FieldType::Date => (text.len() == 10 && text.parse::<Date>().is_ok(), "a date such as 2017-01-31"),
    };
    if !fits {
        let message = format!("`{text}` does not fit the field `{}`", field.name);
        faults.bad_value(at, message, expected);
    }
}

fn columns(
    raw: &RawSource,
    table: usize,
    file: &Entries<RawSources>,
    schema: &Schema,
    faults: &mut Faults,
) -> Vec<(String, usize)> {
    let mut columns: Vec<(String, usize)> = Vec::new();
    for (header, name) in raw.columns.iter().flat_map(|pairs| &pairs.get_ref().0) {
        let Some(number) = field(name, table, file, schema, faults) else { continue };
        if let Some((other, _)) = columns.iter().find(|(_, field)| *field == number) {
            let message = format!("the headers `{other}` and `{}` are pinned to one field", header.get_ref());
            let finding = Finding::new(Code::DuplicateName, file.at(name.span()), message);
            faults.add(finding.expected("one header for each field"));
        }
        columns.push((header.get_ref().clone(), number));
    }
    columns
}

fn covered(
    raw: &RawCover,
    file: &Entries<RawSources>,
    settings: &Settings,
    schema: &Schema,
    faults: &mut Faults,
) -> Cover {
    let programme = raw.programme.as_ref().map(|programme| {
        settings.programme_names.find(programme.get_ref(), file.at(programme.span()), faults);
        programme.get_ref().clone()
    });
    let mut countries = Vec::new();
    for country in raw.countries.iter().flat_map(|list| &list.get_ref().0) {
        if let Some(list) = schema.countries {
            schema.check_code(list, country.get_ref(), Code::UnknownName, file.at(country.span()), faults);
        }
        countries.push(country.get_ref().clone());
    }
    let mut periods = Vec::new();
    for written in raw.periods.iter().flat_map(|list| &list.get_ref().0) {
        let text = &written.get_ref().0;
        match settings.calendar.parse(text) {
            Some(period) => periods.push(period),
            None => faults.add(bad_period(text, file.at(written.span()))),
        }
    }
    Cover { programme, countries, periods }
}
