//! Sheets of evidence: one row for each record, with what it adds.

use super::formula::{self, Place};
use super::layout::{LEFT, Live, Sheet, SheetNames, lines};
use super::style;
use crate::evidence::{EvidenceRow, EvidenceSheet, What};
use crate::number::Decimal;
use crate::period::to_days;
use crate::project::Section;
use crate::render::theme::{INK, INK2, RULE2, TAB_EVIDENCE, WASH};
use crate::report::Words;
use crate::report::document::{Block, Cell, ColumnKind, Document, Page, PageKind};
use crate::report::format::Formatter;
use jiff::civil::Date;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError};

/// The row of the heads: above it stand what the sheet is and what its rows come to.
const HEAD: u32 = 7;

/// The width of a column that nothing sets.
const BESIDE: f64 = 8.4;

/// How many characters a printed page can be wide at most.
const READABLE: f64 = 260.0;

/// Where the parts of all sheets of evidence stand.
pub fn places(evidence: &crate::evidence::Evidence, names: &SheetNames) -> Vec<Place> {
    let numbered = names.evidence.iter().enumerate();
    numbered.filter_map(|(number, name)| Place::of(evidence, number, name, (LEFT, HEAD))).collect()
}

/// What a column of a sheet of evidence holds.
enum Holds {
    Text(fn(&EvidenceRow) -> &str),
    Row,
    Programmes(bool),
    Places(bool),
    First,
    Last,
    Until,
    Adds(usize),
}

struct Column {
    head: String,
    holds: Holds,
    width: f64,
    format: Format,
}

/// A sheet of evidence; `used` are the pages whose formulas read it.
///
/// # Errors
/// What the library says.
pub fn write(
    (document, names, words): (&Document, &SheetNames, &Words),
    live: &Live<'_>,
    number: usize,
    used: &[usize],
) -> Result<Option<Worksheet>, XlsxError> {
    let (Some(content), Some(place)) = (live.evidence.sheets.get(number), live.places.get(number)) else {
        return Ok(None);
    };
    let columns = columns(content, place, words);
    let mut sheet = Sheet::new(document, names, words, &place.name)?;
    sheet.sheet.set_tab_color(TAB_EVIDENCE.number());
    let widths: Vec<f64> = columns.iter().map(|column| column.width).collect();
    sheet.set_widths(&widths)?;
    top(&mut sheet, content, place, used, &document.meta.language)?;
    sums(&mut sheet, content, place)?;
    heads(&mut sheet, &columns)?;
    let own = &mut sheet.sheet;
    for (row, record) in (place.first..).zip(&content.rows) {
        // The library counts rows as the spreadsheet does.
        let nth = f64::from(row - place.first + 1);
        own.write_number_with_format(row, LEFT, nth, &columns_format(&columns, 0))?;
        for (column, at) in columns.iter().zip(LEFT..).skip(1) {
            cell(own, (row, at), column, record)?;
        }
    }
    let last = sheet.last();
    sheet.row = place.last + 1;
    sheet.sheet.autofilter(place.head, LEFT, place.last, last)?;
    sheet.freeze(place.first, LEFT + 1)?;
    sheet.sheet.set_repeat_rows(place.head, place.head)?;
    // Small print stays print: what is very wide goes over pages beside each other.
    let head = usize::from(place.columns - LEFT);
    let repeated: f64 = sheet.widths.iter().take(head).sum();
    let beside = ((sheet.width() - repeated) / (READABLE - repeated).max(80.0)).ceil().max(1.0) as u16;
    if beside > 1 {
        sheet.sheet.set_repeat_columns(0, place.columns.saturating_sub(1))?;
    }
    let mut finished = sheet.finish_as(true, true)?;
    finished.set_print_fit_to_pages(beside, 0);
    Ok(Some(finished))
}

fn columns_format(columns: &[Column], number: usize) -> Format {
    columns.get(number).map_or_else(Format::new, |column| column.format.clone())
}

/// The columns of a sheet, in order.
fn columns(content: &EvidenceSheet, place: &Place, words: &Words) -> Vec<Column> {
    let heads = &content.heads;
    let base = || {
        style::text(9.0, INK).set_border_bottom(FormatBorder::Thin).set_border_bottom_color(style::rgb(RULE2))
    };
    let text = || base().set_align(FormatAlign::Left).set_indent(1);
    let quiet = || text().set_font_color(style::rgb(INK2));
    let right = || base().set_align(FormatAlign::Right);
    let day = || right().set_num_format("yyyy\\-mm\\-dd");
    let widest = |of: &dyn Fn(&EvidenceRow) -> usize, head: &str, most: f64| {
        // Letters of 9 points are narrower than digits of 10.
        let longest = content.rows.iter().map(of).max().unwrap_or(0) as f64 * 0.95 + 2.5;
        longest.max(word_width(head)).clamp(7.0, most)
    };
    let count = |text: &str| text.chars().count();
    let codes = |codes: &[String], several| formula::cell_of(codes, several).chars().count();
    let mut columns = Vec::new();
    let mut add = |head: &str, holds: Holds, width: f64, format: Format| {
        columns.push(Column { head: head.to_string(), holds, width, format });
    };
    add(&words.get("workbook-number"), Holds::Row, 7.0, right().set_font_color(style::rgb(INK2)));
    let file = |row: &EvidenceRow| count(&row.source.file);
    add(
        &heads.file,
        Holds::Text(|row| &row.source.file),
        widest(&file, &heads.file, 44.0).max(24.0),
        quiet(),
    );
    if formula::has_sheets(content) {
        let width = widest(&|row| count(&row.source.sheet), &heads.sheet, 26.0).max(14.0);
        add(&heads.sheet, Holds::Text(|row| &row.source.sheet), width, quiet());
    }
    add(&heads.row, Holds::Row, 7.5, right().set_font_color(style::rgb(INK2)));
    if formula::has_records(content) {
        let width = widest(&|row| count(&row.record), &heads.record, 30.0).max(12.0);
        add(&heads.record, Holds::Text(|row| &row.record), width, text());
    }
    if let Some(own) = place.programmes {
        let width = widest(&|row| codes(&row.programmes, own.several), &heads.programme, 30.0);
        add(&heads.programme, Holds::Programmes(own.several), width, text());
    }
    if let Some(own) = place.places {
        let width = widest(&|row| codes(&row.places, own.several), &heads.place, 30.0);
        add(&heads.place, Holds::Places(own.several), width, text());
    }
    if let Some(first) = place.day {
        let differ = place.last_day != Some(first);
        let head = if differ { heads.first.clone() } else { words.get("workbook-day") };
        add(&head, Holds::First, 11.5, day());
        if differ {
            add(&heads.last, Holds::Last, 11.5, day());
        }
    }
    if place.until.is_some() {
        add(&heads.until, Holds::Until, 11.5, day());
    }
    for (i, contribution) in content.columns.iter().enumerate() {
        let amounts = || content.rows.iter().filter_map(|row| row.adds.get(i).copied().flatten());
        let whole = amounts().all(Decimal::is_integer);
        let most = amounts().map(|number| number.round(2).to_string().len()).max().unwrap_or(1) as f64;
        let code = match contribution.what {
            What::Key => "0",
            _ if whole => "#,##0",
            _ => "#,##0.00##",
        };
        let width = (most * 1.35 + 4.0).max(14.0).max(word_width(&contribution.head).min(22.0));
        add(&contribution.head, Holds::Adds(i), width, right().set_num_format(code));
    }
    columns
}

/// The width that the longest word of a head needs beside the button of the filter.
fn word_width(head: &str) -> f64 {
    head.split([' ', '\n']).map(|word| super::layout::measure(word, 9.0, true) + 3.0).fold(0.0, f64::max)
}

/// Title, what the sheet is, the ways back, and what to know.
fn top(
    sheet: &mut Sheet<'_>,
    content: &EvidenceSheet,
    place: &Place,
    used: &[usize],
    language: &str,
) -> Result<(), XlsxError> {
    let format = Formatter::of(language);
    let bar = Format::new().set_background_color(style::rgb(TAB_EVIDENCE));
    let row = sheet.take_row(6.0)?;
    for column in LEFT..=sheet.last() {
        sheet.sheet.write_blank(row, column, &bar)?;
    }
    let row = sheet.take_row(30.0)?;
    let title = format!("{}  {}", content.code, content.title);
    sheet.sheet.write_string_with_format(row, LEFT, title, &style::title())?;
    let row = sheet.take_row(15.0)?;
    sheet.sheet.write_string_with_format(row, LEFT, &content.about, &style::subtitle())?;
    let mut notes = vec![
        sheet.words.say("workbook-rows", &[("rows", (&format.count(content.rows.len() as u64)).into())]),
        sheet.words.get("workbook-change"),
    ];
    if place.programmes.is_some_and(|own| own.several) || place.places.is_some_and(|own| own.several) {
        notes.push(sheet.words.get("workbook-codes"));
    }
    if content.columns.iter().any(|column| column.what == What::Key) {
        notes.push(sheet.words.get("workbook-keys"));
    }
    let row = sheet.take_row(14.0)?;
    sheet.sheet.write_string_with_format(row, LEFT, notes.join(" "), &style::subtitle())?;
    let row = sheet.take_row(if content.too_many.is_empty() { 3.0 } else { 14.0 })?;
    if !content.too_many.is_empty() {
        let told: Vec<String> = content
            .too_many
            .iter()
            .map(|(indicator, records)| {
                let title = document_title(sheet, *indicator);
                let records = format.count(*records as u64);
                sheet
                    .words
                    .say("workbook-too-many", &[("title", (&title).into()), ("records", (&records).into())])
            })
            .collect();
        let look = style::text(9.0, INK).set_bold();
        sheet.sheet.write_string_with_format(row, LEFT, told.join(" "), &look)?;
    }
    ways(sheet, used)
}

/// The way back, and those to the pages whose figures are made from the sheet.
fn ways(sheet: &mut Sheet<'_>, used: &[usize]) -> Result<(), XlsxError> {
    let row = sheet.take_row(16.0)?;
    let back = sheet.document.meta.labels.back_to_contents.clone();
    // The contents are the second page of every document.
    sheet.link(row, LEFT, 1, &back, 9.0)?;
    if used.is_empty() {
        return Ok(());
    }
    let label = sheet.words.get("workbook-used");
    let pages = sheet.document.pages.iter().enumerate().filter(|(number, _)| used.contains(number));
    let mut pages: Vec<(usize, &Page)> = pages.collect();
    // Where most figures are first, and last where they are said again.
    pages.sort_by_key(|(_, page)| match page.kind {
        PageKind::Section(Section::ResultsFramework | Section::Summary) => 0,
        PageKind::Section(Section::Frameworks) => 2,
        _ => 1,
    });
    let texts: Vec<(Option<usize>, String)> = std::iter::once((None, label))
        .chain(pages.into_iter().map(|(number, page)| (Some(number), page.name.clone())))
        .collect();
    // What is wider than its column goes on in the next, which is left free for it.
    let mut at = LEFT + 2;
    for (page, text) in texts {
        let needed = super::layout::measure(&text, 9.0, false) + 2.0;
        let room: f64 = sheet.widths.iter().skip(usize::from(at - LEFT)).sum();
        if room < needed {
            // What does not fit is beside what is printed, not half on it.
            at = at.max(sheet.last() + 1);
        }
        let mut wide = 0.0;
        let begin = at;
        while wide < needed {
            wide += sheet.widths.get(usize::from(at - LEFT)).copied().unwrap_or(BESIDE);
            at += 1;
        }
        match page {
            Some(page) => sheet.link(row, begin, page, &text, 9.0)?,
            None => {
                sheet.sheet.write_string_with_format(row, begin, text, &style::text(9.0, INK2))?;
            }
        }
    }
    Ok(())
}

/// The title of an indicator, as a contribution names it; its number where none does.
fn document_title(sheet: &Sheet<'_>, indicator: usize) -> String {
    let blocks = sheet.document.pages.iter().flat_map(|page| &page.blocks);
    let titled = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let rows = titled.flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    let found = rows.filter(|(_, row)| {
        row.cells
            .iter()
            .any(|cell| matches!(cell, Cell::Figure { address, .. } if address.indicator == indicator))
    });
    let mut names = found.filter_map(|(table, row)| {
        // Where a row is about one indicator its name is the indicator's.
        let one = row
            .cells
            .iter()
            .all(|cell| !matches!(cell, Cell::Figure { address, .. } if address.indicator != indicator));
        let at = table.columns.iter().position(|column| column.kind == ColumnKind::Name)?;
        let coded = table.columns.first().is_some_and(|column| column.kind == ColumnKind::Code);
        row.cells.get(at).filter(|_| one && coded).map(|cell| cell.text().to_string())
    });
    names.next().unwrap_or_else(|| (indicator + 1).to_string())
}

/// What the rows come to that a filter leaves.
fn sums(sheet: &mut Sheet<'_>, content: &EvidenceSheet, place: &Place) -> Result<(), XlsxError> {
    let row = sheet.take_row(17.0)?;
    let last = sheet.last();
    let wash = |format: Format| format.set_background_color(style::rgb(WASH));
    for at in LEFT..=last {
        sheet.sheet.write_blank(row, at, &wash(style::text(9.0, INK)))?;
    }
    let words = sheet.words.get("workbook-shown");
    sheet.sheet.write_string_with_format(row, LEFT, words, &wash(style::text(9.0, INK2)).set_indent(1))?;
    for (i, contribution) in content.columns.iter().enumerate() {
        let at = place.column(i);
        let letters = formula::letters(at);
        // 109 adds up the rows that are shown, 102 counts them.
        let (how, code) = if contribution.what == What::Amount { (109, "#,##0.##") } else { (102, "#,##0") };
        let amounts = || content.rows.iter().filter_map(|row| row.adds.get(i).copied().flatten());
        let whole = amounts().all(Decimal::is_integer);
        let code = if whole {
            "#,##0"
        } else if how == 109 {
            "#,##0.00"
        } else {
            code
        };
        let result = if how == 109 {
            amounts().sum::<Decimal>().to_f64().to_string()
        } else {
            amounts().count().to_string()
        };
        let text = format!("=SUBTOTAL({how},{letters}{}:{letters}{})", place.first + 1, place.last + 1);
        let look = wash(style::text(9.0, INK).set_bold().set_align(FormatAlign::Right)).set_num_format(code);
        let own = Formula::new(text).set_result(result);
        sheet.sheet.write_formula_with_format(row, at, own, &look)?;
    }
    Ok(())
}

fn heads(sheet: &mut Sheet<'_>, columns: &[Column]) -> Result<(), XlsxError> {
    let most = columns.iter().map(|column| lines(&column.head, column.width - 0.8, 9.0, true)).max();
    let row = sheet.take_row(f64::max(most.unwrap_or(1) as f64 * 11.8 + 8.0, 30.0).min(140.0))?;
    for (column, at) in columns.iter().zip(LEFT..) {
        let right = !matches!(column.holds, Holds::Text(_) | Holds::Programmes(_) | Holds::Places(_));
        let look = style::head(right, true).set_font_size(9);
        sheet.sheet.write_string_with_format(row, at, &column.head, &look)?;
    }
    Ok(())
}

/// The days of a date since that from which spreadsheets count; none for one they do not have.
fn serial(date: Date) -> Option<f64> {
    // 25,569 days lie between the two beginnings.
    (date.year() >= 1901).then(|| f64::from(to_days(date)) + 25_569.0)
}

fn cell(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    column: &Column,
    record: &EvidenceRow,
) -> Result<(), XlsxError> {
    let format = &column.format;
    let text = |sheet: &mut Worksheet, text: &str| -> Result<(), XlsxError> {
        if text.is_empty() {
            sheet.write_blank(row, at, format)?;
        } else {
            sheet.write_string_with_format(row, at, text, format)?;
        }
        Ok(())
    };
    let number = |sheet: &mut Worksheet, number: Option<f64>| -> Result<(), XlsxError> {
        match number {
            Some(number) => sheet.write_number_with_format(row, at, number, format)?,
            None => sheet.write_blank(row, at, format)?,
        };
        Ok(())
    };
    let day = |sheet: &mut Worksheet, date: Option<Date>| -> Result<(), XlsxError> {
        match date.map(|date| (date, serial(date))) {
            Some((date, None)) => text(sheet, &date.to_string()),
            Some((_, serial)) => number(sheet, serial),
            None => number(sheet, None),
        }
    };
    match column.holds {
        Holds::Text(of) => text(sheet, of(record)),
        Holds::Row => number(sheet, Some(f64::from(record.source.row))),
        Holds::Programmes(several) => text(sheet, &formula::cell_of(&record.programmes, several)),
        Holds::Places(several) => text(sheet, &formula::cell_of(&record.places, several)),
        Holds::First => day(sheet, record.first),
        Holds::Last => day(sheet, record.last),
        Holds::Until => day(sheet, record.until),
        Holds::Adds(i) => number(sheet, record.adds.get(i).copied().flatten().map(Decimal::to_f64)),
    }
}
