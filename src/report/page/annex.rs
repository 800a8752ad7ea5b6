//! Annexes: lists of records, for internal editions alone.

use super::table::{body, column, page};
use crate::number::Decimal;
use crate::project::{AnnexDef, Audience, Column, FieldType, Path, Section};
use crate::report::document::{Block, Cell, ColumnKind, Page, Table};
use crate::report::format::NumberFormat;
use crate::report::listed::{Listed, Record};
use crate::report::view::View;
use crate::table::split_list;
use jiff::civil::Date;

/// Records beyond which a list is left to the workbook.
const AT_LENGTH: usize = 60;

/// The annexes; empty without records, and in public editions.
pub fn annex(view: &View<'_>) -> Vec<Page> {
    let report = view.input.report;
    if report.audience == Audience::Public {
        return Vec::new();
    }
    let lists = report.annexes.iter().zip(view.input.listed).enumerate();
    lists
        .filter(|(_, (_, listed))| !listed.records.is_empty())
        .map(|(i, (def, own))| one(view, i, def, own))
        .collect()
}

fn one(view: &View<'_>, number: usize, def: &AnnexDef, listed: &Listed) -> Page {
    let words = view.words();
    let table = view.project().tables.get(def.table);
    let own = table.map(|table| view.text(&table.title)).filter(|title| !title.is_empty());
    let title = match view.text(&def.title) {
        "" => own.or(table.map(|table| table.name.as_str())).unwrap_or_default(),
        given => given,
    };
    let mut page = page(
        Section::Annex,
        words.say("page-annex", &[("title", title.into())]),
        words.get("page-annex-about"),
    );
    page.id = format!("annex-{}", number + 1);
    page.name = title.to_string();
    page.landscape = true;
    let shown = view.format.count((listed.records.len() + listed.more) as u64);
    let all = listed.records.len() + listed.more;
    let when = if def.in_period { view.span(&view.input.report.period) } else { view.cumulative_to() };
    page.subtitle = words
        .say("annex-subtitle", &[("n", all.into()), ("shown", (&shown).into()), ("when", (&when).into())]);
    let mut columns: Vec<_> = def
        .columns
        .iter()
        .enumerate()
        .map(|(place, path)| column(view.column_title(path), kind(view, path, place)))
        .collect();
    columns.push(column(words.get("head-file"), ColumnKind::Prose));
    columns.push(column(words.get("head-sheet"), ColumnKind::Text));
    columns.push(column(words.get("head-row"), ColumnKind::Figure));
    let rows = listed.records.iter().map(|record| body(cells(view, def, record))).collect();
    let mut notes = Vec::new();
    if listed.more > 0 {
        let shown = view.format.count(listed.more as u64);
        notes.push(words.say("annex-more", &[("n", listed.more.into()), ("shown", (&shown).into())]));
    }
    page.blocks.push(Block::Table(Table {
        title: String::new(),
        subtitle: String::new(),
        columns,
        rows,
        notes,
        filter: true,
        at_length: listed.records.len() > AT_LENGTH,
    }));
    page
}

fn field<'v>(view: &'v View<'_>, path: &Path) -> Option<&'v crate::project::Field> {
    let Column::Field(number) = path.column else { return None };
    view.project().tables.get(path.table)?.fields.get(number)
}

fn kind(view: &View<'_>, path: &Path, place: usize) -> ColumnKind {
    let is_number = matches!(path.column, Column::Money(_))
        || field(view, path).is_some_and(|own| matches!(own.kind, FieldType::Integer | FieldType::Number));
    match place {
        _ if is_number => ColumnKind::Figure,
        0 => ColumnKind::Name,
        _ => ColumnKind::Text,
    }
}

fn cells(view: &View<'_>, def: &AnnexDef, record: &Record) -> Vec<Cell> {
    let mut cells: Vec<Cell> = def
        .columns
        .iter()
        .zip(&record.values)
        .map(|(path, value)| match value {
            Some(text) => cell(view, path, text),
            None => Cell::Empty,
        })
        .collect();
    cells.push(Cell::Quiet(record.file.clone()));
    cells.push(Cell::Quiet(record.sheet.clone()));
    // The number of a row is no amount: it is written without separators.
    cells.push(Cell::Quiet(record.row.to_string()));
    cells
}

/// A value as people read it: codes by their labels, days and numbers in the report's language.
fn cell(view: &View<'_>, path: &Path, text: &str) -> Cell {
    let list = view.code_list(path);
    let label = |code: &str| -> String {
        let entry = list.and_then(|list| view.project().code_lists.get(list)).and_then(|list| list.get(code));
        let label = entry.map(|entry| view.text(&entry.label)).filter(|label| !label.is_empty());
        label.unwrap_or(code).to_string()
    };
    let own = field(view, path);
    let number = |decimals: u32| {
        let number: Option<Decimal> = text.parse().ok();
        number.map(|number| {
            Cell::Number(
                view.format.shown(crate::cube::Number::Exact(number), &NumberFormat::Plain(decimals)),
            )
        })
    };
    let plain = || Cell::Text(label(text));
    match (&path.column, own.map(|own| own.kind)) {
        (Column::Money(_), _) => number(2).unwrap_or_else(plain),
        (_, Some(FieldType::List)) | (Column::Groups(_), _) => {
            Cell::Text(split_list(text).map(label).collect::<Vec<_>>().join(", "))
        }
        (_, Some(FieldType::Date)) => match text.parse::<Date>() {
            Ok(day) => Cell::Text(view.format.short_date(day)),
            Err(_) => plain(),
        },
        (_, Some(FieldType::Integer)) if list.is_none() => number(0).unwrap_or_else(plain),
        (_, Some(FieldType::Number)) => {
            let decimals = text.split_once('.').map_or(0, |(_, digits)| digits.len().min(2));
            number(u32::try_from(decimals).unwrap_or(0)).unwrap_or_else(plain)
        }
        (_, Some(FieldType::Boolean)) => {
            Cell::Text(view.words().get(if text == "true" { "yes" } else { "no" }))
        }
        _ => plain(),
    }
}
