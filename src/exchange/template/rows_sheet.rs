//! A sheet to fill in.

use super::checks::{self, letters, same_rows};
use super::look;
use super::plan::{ColumnPlan, FIRST, HEAD, Plan, SheetPlan};
use crate::project::FieldType;
use crate::render::workbook::layout::{lines, measure};
use crate::render::workbook::style;
use rust_xlsxwriter::{
    ConditionalFormatFormula, Format, FormatAlign, Note, ProtectionOptions, Url, Worksheet, XlsxError,
};

/// The widest a column is, in characters.
const WIDEST: f64 = 38.0;
/// Room for the button of the filter.
const BUTTON: f64 = 4.4;
/// The last column of a sheet.
const LAST_COLUMN: u16 = 16_383;

/// Makes the sheet.
///
/// # Errors
/// What the library says.
pub fn sheet(plan: &Plan<'_>, number: usize) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    let Some(content) = plan.sheets.get(number) else { return Ok(sheet) };
    sheet.set_name(&content.name)?;
    sheet.set_tab_color(look::tab(true));
    let columns = u16::try_from(content.columns.len()).unwrap_or(LAST_COLUMN).max(1);
    // What is below the header may be filled in, and whole rows be inserted and
    // removed: a row with a locked cell could not be.
    sheet.set_column_range_format(0, LAST_COLUMN, &look::text(10.0).set_unlocked())?;
    for (at, column) in (0u16..).zip(&content.columns) {
        sheet.set_column_width(at, width(plan, column))?;
        sheet.set_column_format(at, &cell(content, column))?;
    }
    head(plan, content, &mut sheet, columns)?;
    for (at, column) in (0u16..).zip(&content.columns) {
        sheet.write_string_with_format(HEAD, at, &column.header, &look::header(column.required))?;
        sheet.insert_note(HEAD, at, &note(plan.note(content, usize::from(at))))?;
        if let Some(check) = checks::check(plan, content, usize::from(at))? {
            sheet.add_data_validation(FIRST, at, plan.last(), at, &check)?;
        }
    }
    mark(plan, content, &mut sheet, columns)?;
    sheet.autofilter(HEAD, 0, plan.last(), columns - 1)?;
    // The first column tells rows apart where it is part of the key.
    sheet.set_freeze_panes(FIRST, u16::from(content.key.contains(&0) && columns > 4))?;
    sheet.set_selection(FIRST, 0, FIRST, 0)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    look::page(&mut sheet, true, &content.title);
    sheet.protect_with_options(&ProtectionOptions {
        insert_rows: true,
        delete_rows: true,
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    });
    Ok(sheet)
}

/// What stands above the header.
fn head(
    plan: &Plan<'_>,
    content: &SheetPlan<'_>,
    sheet: &mut Worksheet,
    columns: u16,
) -> Result<(), XlsxError> {
    let words = &plan.words;
    for (row, height) in [(0, 6.0), (1, 30.0), (2, 16.0), (3, 16.0), (4, 18.0)] {
        sheet.set_row_height(row, height)?;
        sheet.set_row_format(row, &look::paper())?;
    }
    look::bar(sheet, 0, columns - 1)?;
    let on_paper = |format: Format| format.set_background_color(style::rgb(crate::render::theme::PAPER));
    sheet.write_string_with_format(1, 0, &content.title, &on_paper(style::title()))?;
    let about = plan.say(&content.table.description);
    sheet.write_string_with_format(2, 0, about, &on_paper(look::text(10.0)))?;
    let mut said = vec![words.get("template-required-note")];
    let label = |fixed: &&super::plan::Fixed| {
        let title = content.table.fields.get(fixed.field).map_or("", |field| plan.title_of(field));
        words.say("template-pair", &[("label", title.into()), ("value", (&fixed.label).into())])
    };
    let fixed: Vec<String> = content.fixed.iter().filter(|fixed| !fixed.column).map(|f| label(&f)).collect();
    if !fixed.is_empty() {
        said.push(words.say("template-fixed", &[("fixed", (&fixed.join(&words.get("clauses-and"))).into())]));
    }
    for fixed in content.fixed.iter().filter(|fixed| fixed.column) {
        let title = content.table.fields.get(fixed.field).map_or("", |field| plan.title_of(field));
        said.push(
            words.say("template-blank-means", &[("column", title.into()), ("value", (&fixed.label).into())]),
        );
    }
    sheet.write_string_with_format(3, 0, said.join(" "), &on_paper(look::quiet(9.0)))?;
    let back = Url::new(look::target(&plan.front, "A1")).set_text(words.get("template-back"));
    sheet.write_url_with_format(4, 0, back, &on_paper(style::link(9.0)))?;
    let needed = content
        .columns
        .iter()
        .map(|column| lines(&column.header, width(plan, column) - 1.8, 10.0, true))
        .max()
        .unwrap_or(1);
    sheet.set_row_height(HEAD, (needed as f64 * 13.2 + 10.0).max(34.0))?;
    sheet.set_row_format(HEAD, &look::paper())?;
    Ok(())
}

/// How a cell of a column is typed and shown.
fn cell(content: &SheetPlan<'_>, column: &ColumnPlan<'_>) -> Format {
    let format = look::line(look::text(10.0)).set_unlocked();
    let field = column.field;
    let money =
        content.table.money.iter().any(|money| {
            content.table.fields.get(money.amount).is_some_and(|amount| amount.name == field.name)
        });
    let left = format.clone().set_align(FormatAlign::Left).set_indent(1);
    match field.kind {
        // Text stays as it is typed: 0100 is not 100.
        FieldType::String | FieldType::Boolean | FieldType::Period => left.set_num_format("@"),
        FieldType::List => left.set_num_format("@").set_text_wrap(),
        FieldType::Date => left.set_num_format("yyyy-mm-dd"),
        FieldType::Year => left.set_num_format("0"),
        FieldType::Integer => format.set_num_format("#,##0"),
        FieldType::Number if money => format.set_num_format("#,##0.00"),
        FieldType::Number => format,
    }
}

/// How wide a column is, in characters.
fn width(plan: &Plan<'_>, column: &ColumnPlan<'_>) -> f64 {
    let longest = column.header.split(' ').map(|word| measure(word, 10.0, true)).fold(0.0, f64::max);
    let list = column.list.and_then(|list| plan.lists.get(list));
    let entries = list.into_iter().flat_map(|list| &list.entries);
    let choices = entries.map(|entry| measure(&entry.choice, 10.0, false)).fold(0.0, f64::max);
    let field = column.field;
    let own: f64 = match field.kind {
        FieldType::Date | FieldType::Period => 13.0,
        FieldType::Year => 10.0,
        FieldType::Boolean => 11.0,
        FieldType::Integer | FieldType::Number => 12.0,
        FieldType::List => 30.0,
        FieldType::String if list.is_some() => choices + 4.0,
        FieldType::String if field.constraints.pattern.is_some() => 11.0,
        FieldType::String if column.required || column.reference.is_some() => 16.0,
        FieldType::String => 26.0,
    };
    own.max(longest + BUTTON + 1.0).clamp(10.0, WIDEST)
}

/// The note at a header.
fn note(text: String) -> Note {
    let lines: usize = text.lines().map(|line| line.chars().count() / 46 + 1).sum();
    let height = u32::try_from(lines).unwrap_or(10).clamp(2, 24) * 17 + 14;
    Note::new(text).add_author_prefix(false).set_width(320).set_height(height).set_font_size(9)
}

/// Marks what is still missing in a row that was begun, and what stands twice.
fn mark(
    plan: &Plan<'_>,
    content: &SheetPlan<'_>,
    sheet: &mut Worksheet,
    columns: u16,
) -> Result<(), XlsxError> {
    let (row, last) = (FIRST + 1, plan.last());
    let begun = format!("COUNTA($A{row}:${}{row})>0", letters(usize::from(columns - 1)));
    let twice = |key: &[usize]| {
        let filled: Vec<String> =
            key.iter().map(|column| format!("${}{row}<>\"\"", letters(*column))).collect();
        let rule = format!("=AND({},{}>1)", filled.join(","), same_rows(plan, key));
        ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(look::twice())
    };
    for (at, column) in (0u16..).zip(&content.columns) {
        let number = usize::from(at);
        if column.required {
            let rule = format!("=AND(${}{row}=\"\",{begun})", letters(number));
            let format = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(look::missing());
            sheet.add_conditional_format(FIRST, at, last, at, &format)?;
        }
        if content.key.contains(&number) {
            sheet.add_conditional_format(FIRST, at, last, at, &twice(&content.key))?;
        } else if column.field.constraints.unique {
            sheet.add_conditional_format(FIRST, at, last, at, &twice(&[number]))?;
        }
    }
    Ok(())
}
