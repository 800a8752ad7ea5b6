//! The sheet of instructions.

use super::look;
use super::plan::Plan;
use crate::project::FieldType;
use crate::render::theme::{BRAND, RULE, WASH};
use crate::render::workbook::layout::lines;
use crate::render::workbook::style::{self, rgb};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Url, Worksheet, XlsxError};

/// Widths: a margin, names, what is said of them, numbers.
const WIDTHS: [f64; 4] = [1.6, 30.0, 74.0, 24.0];
/// The width of all text.
const WIDE: f64 = 126.0;

/// A sheet of text in the making.
struct Front<'a> {
    plan: &'a Plan<'a>,
    sheet: Worksheet,
    row: u32,
}

/// Makes the sheet; `definition` is the hash of what the workbook was made from.
///
/// # Errors
/// What the library says.
pub fn sheet(plan: &Plan<'_>, definition: &str) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(&plan.front)?;
    sheet.set_tab_color(look::tab(false));
    sheet.set_screen_gridlines(false);
    for (column, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    look::bar(&mut sheet, 1, 3)?;
    let mut front = Front { plan, sheet, row: 1 };
    front.opening(definition)?;
    front.sheets()?;
    front.steps()?;
    front.rules()?;
    front.donts()?;
    front.legend()?;
    look::page(&mut front.sheet, false, &plan.words.get("template-title"));
    front.sheet.protect();
    front.sheet.set_active(true);
    Ok(front.sheet)
}

impl Front<'_> {
    fn take(&mut self, height: f64) -> Result<u32, XlsxError> {
        let row = self.row;
        self.sheet.set_row_height(row, height)?;
        self.row += 1;
        Ok(row)
    }

    fn wide(&mut self, text: &str, format: &Format, size: f64, bold: bool) -> Result<(), XlsxError> {
        let row = self.take(lines(text, WIDE, size, bold) as f64 * size * 1.28 + 5.0)?;
        self.sheet.merge_range(row, 1, row, 3, text, format)?;
        Ok(())
    }

    fn heading(&mut self, key: &str) -> Result<(), XlsxError> {
        self.take(10.0)?;
        let row = self.take(24.0)?;
        self.sheet.write_string_with_format(row, 1, self.plan.words.get(key), &style::heading())?;
        Ok(())
    }

    /// A label and what is said of it, over the rest of the width.
    fn pair(&mut self, label: &str, text: &str, base: &Format) -> Result<(), XlsxError> {
        let row = self.take(lines(text, 96.0, 10.0, false) as f64 * 13.2 + 7.0)?;
        let format =
            base.clone().set_text_wrap().set_align(FormatAlign::Left).set_align(FormatAlign::VerticalCenter);
        self.sheet.write_string_with_format(row, 1, label, &format.clone().set_bold().set_indent(1))?;
        self.sheet.merge_range(row, 2, row, 3, text, &format)?;
        Ok(())
    }

    /// Title, project, lead, and the facts of this workbook.
    fn opening(&mut self, definition: &str) -> Result<(), XlsxError> {
        let plan = self.plan;
        let words = &plan.words;
        let row = self.take(34.0)?;
        let title = style::text(20.0, crate::render::theme::INK).set_bold();
        self.sheet.write_string_with_format(row, 1, words.get("template-title"), &title)?;
        self.wide(plan.say(&plan.project.name), &look::quiet(11.0).set_text_wrap(), 11.0, false)?;
        self.take(6.0)?;
        self.wide(&words.get("template-lead"), &style::lead(), 12.0, false)?;
        self.take(8.0)?;
        let mut facts: Vec<(&str, String)> = Vec::new();
        if let Some(programme) = plan.programme() {
            facts.push(("template-fact-programme", plan.say(&programme.title).to_string()));
        }
        if let Some(code) = &plan.request.country {
            let label = plan.label(plan.project.countries, code).unwrap_or(code);
            facts.push(("template-fact-country", label.to_string()));
        }
        let rows = (plan.last() + 1 - super::plan::FIRST).to_string();
        facts
            .push(("template-fact-rows", words.say("template-fact-rows-value", &[("rows", (&rows).into())])));
        if plan.lists.iter().any(|list| list.dated) {
            facts.push(("template-fact-codes", plan.request.on.to_string()));
        }
        facts.push(("template-fact-version", definition.chars().take(12).collect()));
        for (number, (key, value)) in facts.into_iter().enumerate() {
            let format = look::text(10.0).set_background_color(rgb(WASH));
            let format = if number == 0 {
                format.set_border_top(FormatBorder::Thick).set_border_top_color(rgb(BRAND))
            } else {
                format.set_border_top(FormatBorder::Hair).set_border_top_color(rgb(RULE))
            };
            self.pair(&words.get(key), &value, &format)?;
        }
        Ok(())
    }

    /// The sheets, with links.
    fn sheets(&mut self) -> Result<(), XlsxError> {
        let plan = self.plan;
        let words = &plan.words;
        self.heading("template-sheets")?;
        let row = self.take(22.0)?;
        let keys = ["template-sheets-sheet", "template-sheets-about", "template-sheets-columns"];
        for (column, key) in (1u16..).zip(keys) {
            self.sheet.write_string_with_format(row, column, words.get(key), &style::head(false, false))?;
        }
        for content in &plan.sheets {
            let required = content.columns.iter().filter(|column| column.required).count().to_string();
            let columns = content.columns.len().to_string();
            let count = words.say(
                "template-sheets-count",
                &[("columns", (&columns).into()), ("required", (&required).into())],
            );
            self.sheet_line(&content.name, plan.say(&content.table.description), &count)?;
        }
        if !plan.lists.is_empty() {
            self.sheet_line(&plan.codes, &words.get("template-codes-about"), "")?;
        }
        Ok(())
    }

    fn sheet_line(&mut self, name: &str, about: &str, count: &str) -> Result<(), XlsxError> {
        let needed = lines(about, 72.0, 10.0, false).max(lines(name, 28.0, 10.0, true));
        let row = self.take(needed as f64 * 13.2 + 8.0)?;
        let text =
            |format: Format| look::line(format).set_text_wrap().set_align(FormatAlign::Left).set_indent(1);
        let link = Url::new(look::target(name, "A1")).set_text(name);
        self.sheet.write_url_with_format(row, 1, link, &text(style::link(10.0)).set_bold())?;
        self.sheet.write_string_with_format(row, 2, about, &text(look::text(10.0)))?;
        self.sheet.write_string_with_format(row, 3, count, &text(look::quiet(9.0)))?;
        Ok(())
    }

    fn steps(&mut self) -> Result<(), XlsxError> {
        self.heading("template-how")?;
        let several = self.plan.sheets.len() > 1;
        let order = several.then_some("template-step-order");
        let lists = (!self.plan.lists.is_empty()).then_some("template-step-lists");
        let steps = [
            order,
            Some("template-step-rows"),
            Some("template-step-required"),
            Some("template-step-help"),
            lists,
            Some("template-step-save"),
        ];
        for (number, key) in (1..).zip(steps.into_iter().flatten()) {
            let text = format!("{number}.  {}", self.plan.words.get(key));
            self.wide(&text, &style::paragraph().set_indent(1), 10.0, false)?;
        }
        Ok(())
    }

    /// How values are written, as far as the sheets have such columns.
    fn rules(&mut self) -> Result<(), XlsxError> {
        let plan = self.plan;
        let words = &plan.words;
        let columns = || plan.sheets.iter().flat_map(|sheet| &sheet.columns);
        let has = |kind: FieldType| columns().any(|column| column.field.kind == kind);
        self.heading("template-values")?;
        let mut rules: Vec<(&str, String)> = Vec::new();
        if plan.sheets.iter().any(|sheet| !sheet.key.is_empty()) {
            rules.push(("template-rule-key", words.get("template-rule-key-text")));
        }
        if has(FieldType::Date) {
            let day = plan.request.on.to_string();
            rules.push((
                "template-rule-date",
                words.say("template-rule-date-text", &[("example", (&day).into())]),
            ));
        }
        if has(FieldType::Number) || has(FieldType::Integer) {
            rules.push(("template-rule-number", words.get("template-rule-number-text")));
        }
        if has(FieldType::Boolean) {
            let (yes, no) = (words.get("template-yes"), words.get("template-no"));
            let text =
                words.say("template-rule-boolean-text", &[("yes", (&yes).into()), ("no", (&no).into())]);
            rules.push(("template-rule-boolean", text));
        }
        let several = columns().find(|column| column.field.kind == FieldType::List);
        if let Some((column, example)) =
            several.and_then(|column| Some((column, plan.several_example(column)?)))
        {
            let delimiter = plan.delimiter(column.field);
            let text = words.say(
                "template-rule-list-text",
                &[("delimiter", (&delimiter).into()), ("example", (&example).into())],
            );
            rules.push(("template-rule-list", text));
        }
        rules.push(("template-rule-missing", words.get("template-rule-missing-text")));
        if columns().any(|column| column.field.personal) {
            rules.push(("template-rule-person", words.get("template-rule-person-text")));
        }
        for (key, text) in rules {
            self.pair(&words.get(key), &text, &look::line(look::text(10.0)))?;
        }
        Ok(())
    }

    fn donts(&mut self) -> Result<(), XlsxError> {
        self.heading("template-not")?;
        for key in ["template-not-headers", "template-not-totals", "template-not-merge", "template-not-paste"]
        {
            let text = format!("–  {}", self.plan.words.get(key));
            self.wide(&text, &style::paragraph().set_indent(1), 10.0, false)?;
        }
        Ok(())
    }

    fn legend(&mut self) -> Result<(), XlsxError> {
        let words = &self.plan.words;
        self.heading("template-legend")?;
        let swatches = [
            (look::header(true), "Abc *", "template-legend-required"),
            (look::header(false), "Abc", "template-legend-optional"),
            (look::missing(), "", "template-legend-missing"),
            (look::text(10.0).merge(&look::twice()), "A12", "template-legend-twice"),
        ];
        for (format, sample, key) in swatches {
            let row = self.take(20.0)?;
            let format = format.set_align(FormatAlign::VerticalCenter).set_indent(1);
            self.sheet.write_string_with_format(row, 1, sample, &format)?;
            let text = look::text(10.0).set_align(FormatAlign::Left).set_indent(1);
            self.sheet.write_string_with_format(row, 2, words.get(key), &text)?;
            self.take(4.0)?;
        }
        Ok(())
    }
}
