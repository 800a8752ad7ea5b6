//! The first sheet: what was found, what was counted, what to do.

use super::entries::{Entries, Entry};
use super::marks::{COLUMNS, ROWS, severity_word};
use crate::diag::{Place, Ranges, Severity, ranges};
use crate::render::theme::{self, BRAND, Colour, INK, INK2, RULE, SET_ASIDE, WASH};
use crate::render::workbook::layout::lines;
use crate::render::workbook::style::{self, RowLook, in_row, rgb};
use crate::report::Gaps;
use crate::report::{Reader, own_name};
use crate::table::Account;
use crate::validate::Valid;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Url, Worksheet, XlsxError};
use std::collections::BTreeMap;

/// The first column of content: the one before it is a margin.
const LEFT: u16 = 1;
/// How many ranges of an entry are spelt out.
const RANGES: usize = 8;

/// The columns of the list: message of the head, width in characters.
const LIST: [(&str, f64); 8] = [
    ("fb-head-severity", 13.0),
    ("fb-head-code", 8.0),
    ("fb-head-where", 25.0),
    ("fb-head-cells", 9.0),
    ("fb-head-stands", 22.0),
    ("fb-head-wrong", 42.0),
    ("fb-head-expected", 28.0),
    ("fb-head-do", 42.0),
];
/// The last column of content.
const LAST: u16 = LEFT + 7;

/// The first sheet; `sheets` are the names that the sender's sheets have in the copy.
///
/// # Errors
/// What the library says.
pub fn sheet(
    reader: &Reader<'_>,
    valid: &Valid,
    entries: &Entries,
    name: &str,
    sheets: &BTreeMap<&str, &str>,
    cut: bool,
) -> Result<Worksheet, XlsxError> {
    let mut front = Front { reader, sheet: Worksheet::new(), row: 0, sheets };
    front.sheet.set_name(name)?;
    front.sheet.set_screen_gridlines(false);
    front.sheet.set_tab_color(rgb(BRAND));
    front.sheet.set_column_width(0, 1.6)?;
    for (at, (_, width)) in (LEFT..).zip(LIST) {
        front.sheet.set_column_width(at, width)?;
    }
    front.head(entries, valid, cut)?;
    front.accounts(valid)?;
    let list = front.list(entries)?;
    front.print(list)?;
    Ok(front.sheet)
}

struct Front<'f> {
    reader: &'f Reader<'f>,
    sheet: Worksheet,
    row: u32,
    sheets: &'f BTreeMap<&'f str, &'f str>,
}

impl Front<'_> {
    fn word(&self, key: &str) -> String {
        self.reader.words().get(key)
    }

    fn take(&mut self, height: f64) -> Result<u32, XlsxError> {
        let row = self.row;
        self.sheet.set_row_height(row, height)?;
        self.row += 1;
        Ok(row)
    }

    /// A text over the whole width, in as many lines as it needs.
    fn wide(&mut self, text: &str, format: &Format, size: f64, last: u16) -> Result<(), XlsxError> {
        let room: f64 = LIST.iter().take(usize::from(last - LEFT + 1)).map(|(_, width)| width + 0.7).sum();
        let row = self.take(lines(text, room, size, false) as f64 * size * 1.32 + 4.0)?;
        self.sheet.merge_range(row, LEFT, row, last, text, format)?;
        Ok(())
    }

    fn head(&mut self, entries: &Entries, valid: &Valid, cut: bool) -> Result<(), XlsxError> {
        let bar = Format::new().set_background_color(rgb(BRAND));
        let row = self.take(6.0)?;
        for column in LEFT..=LAST {
            self.sheet.write_blank(row, column, &bar)?;
        }
        let row = self.take(34.0)?;
        self.sheet.write_string_with_format(row, LEFT, self.word("fb-title"), &style::title())?;
        let row = self.take(16.0)?;
        let line = format!("{} \u{B7} {}", own_name(self.reader.file), self.reader.project_name());
        self.sheet.write_string_with_format(row, LEFT, line, &style::text(10.0, INK2))?;
        self.take(10.0)?;
        let lead = self.lead(entries, valid);
        self.wide(&lead, &style::lead(), 12.0, LEFT + 5)?;
        self.take(4.0)?;
        let how = self.word(if entries.list.is_empty() { "fb-how-none" } else { "fb-how" });
        self.wide(&how, &style::paragraph(), 10.0, LEFT + 5)?;
        if cut {
            let mut gaps = Gaps::default();
            gaps.text("rows", self.reader.format.count(ROWS.into()));
            gaps.text("columns", self.reader.format.count(COLUMNS.into()));
            let text = gaps.say(self.reader.words(), "fb-cut").unwrap_or_default();
            self.wide(&text, &style::paragraph(), 10.0, LEFT + 5)?;
        }
        Ok(())
    }

    fn lead(&self, entries: &Entries, valid: &Valid) -> String {
        let (errors, warnings) = (entries.count(Severity::Error), entries.count(Severity::Warning));
        let mut gaps = Gaps::default();
        gaps.count(self.reader, "errors", errors);
        gaps.count(self.reader, "warnings", warnings);
        let used: u64 = accounts_of(self.reader, valid).iter().map(|account| account.used).sum();
        let key = match (errors, warnings) {
            (0, 0) if used == 0 => "fb-lead-unread",
            (0, 0) => "fb-lead-none",
            (0, _) => "fb-lead-warnings",
            _ => "fb-lead-errors",
        };
        gaps.say(self.reader.words(), key).unwrap_or_default()
    }

    fn heading(&mut self, key: &str) -> Result<(), XlsxError> {
        self.take(10.0)?;
        let row = self.take(24.0)?;
        self.sheet.write_string_with_format(row, LEFT, self.word(key), &style::heading())?;
        Ok(())
    }

    /// What became of the rows of each sheet.
    fn accounts(&mut self, valid: &Valid) -> Result<(), XlsxError> {
        let accounts = accounts_of(self.reader, valid);
        if accounts.is_empty() {
            return Ok(());
        }
        self.heading("fb-accounts")?;
        let not_read = self.word("fb-not-read");
        let mut facts: Vec<(String, String, String)> = accounts
            .iter()
            .map(|account| {
                let sheet = self.shown(&account.sheet);
                let table = if account.table.is_empty() {
                    not_read.clone()
                } else {
                    self.reader.table_title(&account.table)
                };
                (sheet, table, self.counted(account))
            })
            .collect();
        if facts.len() > 1 {
            let mut total = Account::default();
            for account in &accounts {
                total.read += account.read;
                total.used += account.used;
                total.quarantined += account.quarantined;
                total.superseded += account.superseded;
                total.skipped += account.skipped;
            }
            facts.push((self.word("fb-all-sheets"), String::new(), self.counted(&total)));
        }
        let last = facts.len() - 1;
        for (number, (sheet, table, counted)) in facts.into_iter().enumerate() {
            let edge = |format: Format| {
                let format = format.set_background_color(rgb(WASH));
                if number == 0 {
                    format.set_border_top(FormatBorder::Medium).set_border_top_color(rgb(BRAND))
                } else {
                    format.set_border_top(FormatBorder::Hair).set_border_top_color(rgb(RULE))
                }
            };
            let total = number == last && last > 0;
            let bold = |format: Format| if total { format.set_bold() } else { format };
            let row = self.take(18.0)?;
            for column in LEFT..=LEFT + 5 {
                self.sheet.write_blank(row, column, &edge(style::text(10.0, INK)))?;
            }
            let label = edge(bold(style::text(10.0, INK))).set_align(FormatAlign::Left).set_indent(1);
            self.sheet.merge_range(row, LEFT, row, LEFT + 1, &sheet, &label)?;
            let table_format = edge(style::text(10.0, INK2)).set_align(FormatAlign::Left).set_indent(1);
            self.sheet.merge_range(row, LEFT + 2, row, LEFT + 3, &table, &table_format)?;
            let value = edge(bold(style::text(10.0, INK))).set_align(FormatAlign::Left).set_indent(1);
            self.sheet.merge_range(row, LEFT + 4, row, LEFT + 5, &counted, &value)?;
        }
        let note = self.word("fb-accounts-note");
        self.wide(&note, &style::note(), 9.0, LEFT + 5)?;
        Ok(())
    }

    fn counted(&self, account: &Account) -> String {
        let mut gaps = Gaps::default();
        let numbers = [
            ("read", account.read),
            ("used", account.used),
            ("quarantined", account.quarantined),
            ("superseded", account.superseded),
            ("skipped", account.skipped),
        ];
        for (name, number) in numbers {
            gaps.text(name, self.reader.format.count(number));
        }
        gaps.say(self.reader.words(), "fb-rows-said").unwrap_or_default()
    }

    /// The name of a sheet in the copy.
    fn shown(&self, sheet: &str) -> String {
        self.sheets.get(sheet).map_or_else(|| sheet.to_string(), |name| (*name).to_string())
    }

    /// The list; gives the row of its head.
    fn list(&mut self, entries: &Entries) -> Result<Option<u32>, XlsxError> {
        if entries.list.is_empty() {
            return Ok(None);
        }
        self.heading("fb-found")?;
        if !entries.set_aside.is_empty() {
            let row = self.take(18.0)?;
            let tint = Format::new()
                .set_background_color(rgb(SET_ASIDE))
                .set_border(FormatBorder::Hair)
                .set_border_color(rgb(RULE));
            self.sheet.write_blank(row, LEFT, &tint)?;
            let text = style::text(9.0, INK2).set_indent(1);
            self.sheet.write_string_with_format(row, LEFT + 1, self.word("fb-key-quarantined"), &text)?;
            self.take(4.0)?;
        }
        let head = self.take(24.0)?;
        for (at, (key, _)) in (LEFT..).zip(LIST) {
            let format = style::head(key == "fb-head-cells", false).set_align(FormatAlign::VerticalCenter);
            self.sheet.write_string_with_format(head, at, self.word(key), &format)?;
        }
        for entry in &entries.list {
            self.entry(entry)?;
        }
        Ok(Some(head))
    }

    fn entry(&mut self, entry: &Entry) -> Result<(), XlsxError> {
        let found = ranges(&entry.places);
        let cells: usize = found.iter().map(|ranges| ranges.count).sum();
        let place = self.places(&found);
        let said = &entry.said;
        let texts = [&place, &said.stands, &said.what, &said.expected, &said.remedy];
        let columns = [2usize, 4, 5, 6, 7];
        let high = texts
            .iter()
            .zip(columns)
            .map(|(text, column)| {
                let room = LIST.get(column).map_or(10.0, |(_, width)| width - 1.8);
                lines(text, room, 10.0, false)
            })
            .max()
            .unwrap_or(1);
        // Excel shows no row higher than 409 points.
        let row = self.take((high as f64 * 13.2 + 8.0).min(409.0))?;
        let text = |colour: Colour| {
            // An indent counts only where a side is named.
            let format = style::text(10.0, colour).set_text_wrap().set_align(FormatAlign::Top);
            in_row(format.set_align(FormatAlign::Left).set_indent(1), RowLook::Body)
        };
        let weight = in_row(style::severity(entry.severity), RowLook::Body)
            .set_bold()
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Left)
            .set_indent(1)
            .set_background_color(rgb(theme::severity_tint(entry.severity)))
            .set_font_color(rgb(INK))
            .set_border_left(FormatBorder::Thick)
            .set_border_left_color(rgb(theme::severity(entry.severity)));
        let word = self.word(severity_word(entry.severity));
        self.sheet.write_string_with_format(row, LEFT, word, &weight)?;
        self.sheet.write_string_with_format(row, LEFT + 1, entry.code.as_str(), &text(INK2))?;
        match self.target(entry.places.first()) {
            Some(target) => {
                let format = in_row(style::link(10.0), RowLook::Body)
                    .set_text_wrap()
                    .set_align(FormatAlign::Top)
                    .set_align(FormatAlign::Left)
                    .set_indent(1);
                let url = Url::new(target).set_text(&place);
                self.sheet.write_url_with_format(row, LEFT + 2, url, &format)?;
            }
            None => {
                self.sheet.write_string_with_format(row, LEFT + 2, &place, &text(INK))?;
            }
        }
        let count = in_row(style::text(10.0, INK), RowLook::Body)
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Right)
            .set_num_format("#,##0");
        self.sheet.write_number_with_format(row, LEFT + 3, cells as f64, &count)?;
        self.sheet.write_string_with_format(row, LEFT + 4, &said.stands, &text(INK2))?;
        self.sheet.write_string_with_format(row, LEFT + 5, &said.what, &text(INK))?;
        self.sheet.write_string_with_format(row, LEFT + 6, &said.expected, &text(INK2))?;
        self.sheet.write_string_with_format(row, LEFT + 7, &said.remedy, &text(INK))?;
        Ok(())
    }

    /// Places in words: sheets with their ranges.
    fn places(&self, found: &[Ranges]) -> String {
        let mut parts = Vec::new();
        for ranges in found {
            let mut shown: Vec<String> = ranges.ranges.iter().take(RANGES).cloned().collect();
            if ranges.ranges.len() > RANGES {
                let mut gaps = Gaps::default();
                gaps.text("count", self.reader.format.count((ranges.ranges.len() - RANGES) as u64));
                shown.extend(gaps.say(self.reader.words(), "fb-and-more"));
            }
            if ranges.are_rows() {
                let mut gaps = Gaps::default();
                gaps.count(self.reader, "count", ranges.count);
                gaps.text("rows", shown.join(", "));
                shown = gaps.say(self.reader.words(), "fb-rows").into_iter().collect();
            }
            let whole = ranges.ranges.is_empty() && ranges.sheet.is_empty();
            let sheet = match (whole, self.sheets.len()) {
                (true, _) => self.word("fb-whole-file"),
                // With one sheet only the cell says enough.
                (false, 1) if !shown.is_empty() => String::new(),
                (false, _) => self.shown(&ranges.sheet),
            };
            parts.push(match (sheet.is_empty(), shown.is_empty()) {
                (true, _) => shown.join(", "),
                (false, true) => sheet,
                (false, false) => format!("{sheet} ! {}", shown.join(", ")),
            });
        }
        parts.join("; ")
    }

    /// Where a link to a place leads.
    fn target(&self, place: Option<&Place>) -> Option<String> {
        let Place::Sheet { sheet, row, col, .. } = place? else { return None };
        let name = self.sheets.get(&**sheet)?.replace('\'', "''");
        let (row, col) = (row.unwrap_or(0).min(ROWS - 1), col.unwrap_or(0).min(COLUMNS - 1));
        Some(format!("internal:'{name}'!{}", crate::diag::CellRef { row, col }))
    }

    fn print(&mut self, list: Option<u32>) -> Result<(), XlsxError> {
        // 9 is A4.
        self.sheet.set_paper_size(9);
        self.sheet.set_landscape();
        self.sheet.set_print_fit_to_pages(1, 0);
        self.sheet.set_margins(0.5, 0.5, 0.6, 0.75, 0.3, 0.35);
        if let Some(head) = list {
            self.sheet.set_repeat_rows(head, head)?;
        }
        self.sheet.set_print_area(0, 0, self.row.saturating_sub(1), LAST)?;
        // An ampersand begins a command in a footer, two print one.
        let plain: String = own_name(self.reader.file).replace('&', "&&").chars().take(100).collect();
        self.sheet.set_footer(format!("&L&8{plain}&R&8&P / &N"));
        Ok(())
    }
}

/// The accounts of a file.
fn accounts_of<'v>(reader: &Reader<'_>, valid: &'v Valid) -> Vec<&'v Account> {
    valid.accounts.iter().filter(|account| account.file == reader.file).collect()
}
