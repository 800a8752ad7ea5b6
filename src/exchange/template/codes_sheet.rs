//! The sheet of codes: what the drop-down lists offer, for reading.

use super::look;
use super::plan::{ListPlan, Plan};
use crate::render::workbook::layout::lines;
use crate::render::workbook::style;
use rust_xlsxwriter::{FormatAlign, Url, Worksheet, XlsxError};

/// Widths: a margin, the code, the entry, the remark.
const WIDTHS: [f64; 4] = [1.6, 24.0, 52.0, 44.0];

/// Makes the sheet.
///
/// # Errors
/// What the library says.
pub fn sheet(plan: &Plan<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    let words = &plan.words;
    sheet.set_name(&plan.codes)?;
    sheet.set_tab_color(look::tab(false));
    sheet.set_screen_gridlines(false);
    for (column, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    look::bar(&mut sheet, 1, 3)?;
    sheet.set_row_height(1, 30)?;
    sheet.write_string_with_format(1, 1, words.get("template-sheet-codes"), &style::title())?;
    let mut about = words.get("template-codes-subtitle");
    if plan.lists.iter().any(|list| list.dated) {
        let day = plan.request.on.to_string();
        let label = words.get("template-fact-codes");
        about = format!("{about} {label} {day}.");
    }
    sheet.write_string_with_format(2, 1, about, &style::subtitle())?;
    let back = Url::new(look::target(&plan.front, "A1")).set_text(words.get("template-back"));
    sheet.write_url_with_format(3, 1, back, &style::link(9.0))?;
    // One line for each list leads to it.
    for (row, list) in (5u32..).zip(&plan.lists) {
        let cell = format!("B{}", list.first_row - 2);
        let link = Url::new(look::target(&plan.codes, &cell)).set_text(&list.title);
        sheet.write_url_with_format(row, 1, link, &style::link(10.0))?;
    }
    for list in &plan.lists {
        block(plan, list, &mut sheet)?;
    }
    sheet.set_freeze_panes(5, 0)?;
    look::page(&mut sheet, false, &words.get("template-sheet-codes"));
    sheet.protect();
    Ok(sheet)
}

/// A list: its title, where it is used, and its entries.
fn block(plan: &Plan<'_>, list: &ListPlan, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let words = &plan.words;
    let title = list.first_row - 3;
    sheet.set_row_height(title, 26)?;
    sheet.write_string_with_format(title, 1, &list.title, &style::heading())?;
    let mut used: Vec<String> = Vec::new();
    for (number, column) in &list.used {
        let Some(content) = plan.sheets.get(*number) else { continue };
        let Some(column) = content.columns.get(*column) else { continue };
        used.push(format!("{} – {}", content.name, plan.plain_header(column)));
    }
    let said =
        words.say("template-codes-used", &[("columns", (&used.join(&words.get("clauses-and"))).into())]);
    let wide = WIDTHS.iter().skip(1).sum();
    sheet.set_row_height(title + 1, lines(&said, wide, 9.0, false) as f64 * 12.0 + 4.0)?;
    let format = look::quiet(9.0).set_text_wrap().set_align(FormatAlign::Top);
    sheet.merge_range(title + 1, 1, title + 1, 3, &said, &format)?;
    sheet.set_row_height(title + 2, 20)?;
    // The columns of the entries stand in the order in which they are read: what
    // is chosen is the middle one.
    for (column, key) in
        [(1, "template-codes-code"), (2, "template-codes-label"), (3, "template-codes-remark")]
    {
        let remarks = list.entries.iter().any(|entry| !entry.remark.is_empty());
        let text = if column == 3 && !remarks { String::new() } else { words.get(key) };
        sheet.write_string_with_format(title + 2, column, text, &style::head(false, false))?;
    }
    let text = look::line(look::text(10.0)).set_text_wrap().set_align(FormatAlign::Left).set_indent(1);
    let code = look::line(look::quiet(10.0)).set_align(FormatAlign::Left).set_indent(1).set_num_format("@");
    let remark = look::line(look::quiet(9.0)).set_text_wrap().set_align(FormatAlign::Left).set_indent(1);
    for (row, entry) in (list.first_row..).zip(&list.entries) {
        let needed = lines(&entry.choice, 50.0, 10.0, false).max(lines(&entry.remark, 43.0, 9.0, false));
        sheet.set_row_height(row, needed as f64 * 13.0 + 5.0)?;
        sheet.write_string_with_format(row, 1, &entry.code, &code)?;
        sheet.write_string_with_format(row, 2, &entry.choice, &text)?;
        sheet.write_string_with_format(row, 3, &entry.remark, &remark)?;
    }
    Ok(())
}
