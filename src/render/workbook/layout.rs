//! Sheets: their names, what stands at their top, widths and heights, and how
//! they are printed.

use super::formula::Place;
use super::style;
use crate::cube::Address;
use crate::evidence::{Carried, Evidence};
use crate::render::font::width;
use crate::render::theme::BRAND;
use crate::report::Words;
use crate::report::document::{Document, FigurePart, Page, PageKind};
use rust_xlsxwriter::{Format, Url, Worksheet, XlsxError};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// How many page breaks a sheet takes: the program that opens it has no room for more.
const BREAKS: usize = 1_023;
/// The longest name of a sheet, in UTF-16 units.
const LONGEST_NAME: usize = 31;
/// The first column of content: the one before it is a margin.
pub const LEFT: u16 = 1;
/// The first row of content, below title, line and link.
pub const CONTENT: u32 = 5;
/// The first row of values on the sheet of lists.
pub const LISTS_FIRST: u32 = 4;

/// The names of sheets.
pub struct SheetNames {
    /// Of each page.
    pub pages: Vec<String>,
    /// Of each sheet of evidence.
    pub evidence: Vec<String>,
    /// Of the sheet with the values of trends.
    pub lists: String,
}

/// The evidence of a workbook, with where its parts stand.
pub struct Live<'a> {
    /// The evidence.
    pub evidence: &'a Evidence,
    /// Where the parts of its sheets stand.
    pub places: Vec<Place>,
}

/// Where a figure stands in the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The name of the sheet.
    pub sheet: String,
    /// Row and column of its value.
    pub value: Option<(u32, u16)>,
    /// Of its progress.
    pub progress: Option<(u32, u16)>,
    /// Of its target.
    pub target: Option<(u32, u16)>,
    /// Of the shape of its rating, where shape and word are formulas.
    pub rating: Option<(u32, u16)>,
}

/// The values behind a small chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The cell in which it is drawn.
    pub place: String,
    /// Its values.
    pub values: Vec<Option<f64>>,
    /// The figures whose values they are.
    pub of: Vec<Address>,
}

/// Where the words of ratings stand, and how often each does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    /// The cells, as formulas name them.
    pub range: String,
    /// The words in them.
    pub words: Vec<String>,
}

/// A number behind a native chart: what stands for it in its row, and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Plotted {
    /// The cell it is taken from.
    pub from: Option<(String, (u32, u16))>,
    /// Its value.
    pub number: Option<f64>,
    /// How it is written.
    pub code: String,
}

/// The numbers behind a native chart, on the sheet of lists.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartRows {
    /// What they are.
    pub title: String,
    /// The heads of the numbers.
    pub heads: Vec<String>,
    /// The rows, in the order of the chart.
    pub rows: Vec<(String, Vec<Plotted>)>,
}

/// The names of a document's sheets.
pub fn sheet_names(document: &Document, evidence: Option<&Evidence>) -> SheetNames {
    let mut wanted: Vec<&str> = document.pages.iter().map(|page| page.name.as_str()).collect();
    wanted.push(&document.meta.labels.lists);
    wanted.extend(evidence.iter().flat_map(|evidence| &evidence.sheets).map(|sheet| sheet.code.as_str()));
    let mut pages = unique_names(&wanted);
    let evidence = pages.split_off((document.pages.len() + 1).min(pages.len()));
    // The last name left is that of the lists.
    let lists = pages.pop().unwrap_or_default();
    SheetNames { pages, evidence, lists }
}

/// Names of at most 31 characters, none twice, without what a spreadsheet forbids.
pub fn unique_names(wanted: &[&str]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    wanted.iter().map(|wanted| sheet_name(wanted, &mut taken)).collect()
}

/// A name of at most 31 characters without what a spreadsheet forbids, as near to
/// the one wanted as may be, that is not taken; it is taken then.
pub fn sheet_name(wanted: &str, taken: &mut Vec<String>) -> String {
    let clean: String =
        wanted
            .chars()
            .map(|c| {
                if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { ' ' } else { c }
            })
            .collect();
    let clean = clean.trim().trim_matches('\'').trim();
    // Excel keeps "History" for itself, and does not tell cases apart.
    let base = if clean.is_empty() || clean.eq_ignore_ascii_case("history") { "-" } else { clean };
    let mut candidate = shortened(base, LONGEST_NAME);
    let mut number = 2;
    while taken.contains(&candidate.to_lowercase()) {
        let ending = format!(" {number}");
        candidate = format!("{}{ending}", shortened(base, LONGEST_NAME - ending.len()));
        number += 1;
    }
    taken.push(candidate.to_lowercase());
    candidate
}

/// A text of at most so many UTF-16 units, as Excel counts them: whole words, with a sign that
/// there are more, unless that would leave too little.
fn shortened(text: &str, at_most: usize) -> String {
    if text.encode_utf16().count() <= at_most {
        return text.to_string();
    }
    let single = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = single.as_str();
    let within = |most: usize| -> &str {
        let mut units = 0;
        let end = text.char_indices().find(|(_, c)| {
            units += c.len_utf16();
            units > most
        });
        end.map_or(text, |(at, _)| text.get(..at).unwrap_or(text))
    };
    if within(at_most).len() == text.len() {
        return text.to_string();
    }
    let tail = |c: char| !c.is_alphanumeric() && c != ')';
    let kept = within(at_most - 1);
    let whole = if text[kept.len()..].starts_with(' ') {
        Some(kept)
    } else {
        kept.rsplit_once(' ').map(|(kept, _)| kept)
    };
    let mut words = whole.unwrap_or_default().trim_end_matches(tail);
    // "Challenges, risks and" ends in the middle of a thought.
    while let Some((before, last)) = words.rsplit_once(' ')
        && last.chars().count() <= 3
        && last.chars().all(char::is_lowercase)
    {
        words = before.trim_end_matches(tail);
    }
    let words = if words.encode_utf16().count() * 2 < at_most { kept.trim_end_matches(tail) } else { words };
    if words.is_empty() { within(at_most).to_string() } else { format!("{words}\u{2026}") }
}

/// A sheet in the making.
pub struct Sheet<'a> {
    /// The document.
    pub document: &'a Document,
    /// The names of all sheets.
    pub names: &'a SheetNames,
    /// Its own name.
    pub name: String,
    /// The fixed words that only workbooks say.
    pub words: &'a Words,
    /// The evidence, where there is any.
    pub live: Option<&'a Live<'a>>,
    /// Where figures stand, on the sheets made so far. It is looked up and never walked through.
    pub homes: FxHashMap<Address, Home>,
    /// The sheets of evidence that formulas of the sheet read.
    pub used: BTreeSet<usize>,
    /// Why figures of the current table are carried as values.
    pub carried: BTreeSet<Carried>,
    /// Whether the current table has a formula over evidence.
    pub has_live: bool,
    /// The numbers behind native charts of the sheet.
    pub chart_rows: Vec<ChartRows>,
    /// How many rows of the sheet of lists are taken by charts before this sheet's.
    pub chart_row: u32,
    /// The sheet.
    pub sheet: Worksheet,
    /// The next free row.
    pub row: u32,
    /// The widths of the columns of content, in characters.
    pub widths: Vec<f64>,
    /// Trends drawn on the sheet, for the sheet that holds their values.
    pub trends: Vec<Trend>,
    /// Where the ratings of the results framework stand, once it is made.
    pub rated: Option<Rated>,
    /// How many trends the sheets before this one have.
    pub trends_before: usize,
    /// The height of the rows written so far, in points.
    pub height: f64,
    /// Rows at which a printed page begins.
    pub breaks: Vec<u32>,
    /// How much is printed on a page at most, in points; none: the printer decides.
    pub page_height: Option<f64>,
    /// Where the current printed page begins, in points.
    pub page_start: f64,
    /// The height of the rows that are printed again on every page.
    pub repeated: f64,
}

impl<'a> Sheet<'a> {
    /// An empty sheet.
    ///
    /// # Errors
    /// What the library says.
    pub fn new(
        document: &'a Document,
        names: &'a SheetNames,
        words: &'a Words,
        name: &str,
    ) -> Result<Sheet<'a>, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.set_screen_gridlines(false);
        sheet.set_column_width(0, 1.6)?;
        Ok(Sheet {
            document,
            names,
            name: name.to_string(),
            words,
            live: None,
            homes: FxHashMap::default(),
            used: BTreeSet::new(),
            carried: BTreeSet::new(),
            has_live: false,
            chart_rows: Vec::new(),
            chart_row: LISTS_FIRST,
            sheet,
            row: 0,
            widths: Vec::new(),
            trends: Vec::new(),
            rated: None,
            trends_before: 0,
            height: 0.0,
            breaks: Vec::new(),
            page_height: None,
            page_start: 0.0,
            repeated: 0.0,
        })
    }

    /// Sets the widths of the columns of content.
    ///
    /// # Errors
    /// What the library says.
    pub fn set_widths(&mut self, widths: &[f64]) -> Result<(), XlsxError> {
        // A page without a table is as wide as a column of text.
        self.widths = if widths.is_empty() { vec![28.0, 82.0] } else { widths.to_vec() };
        for (i, width) in (LEFT..).zip(&self.widths) {
            self.sheet.set_column_width(i, *width)?;
        }
        Ok(())
    }

    /// The last column of content.
    pub fn last(&self) -> u16 {
        // Widths are one for each column of a table: some dozens.
        LEFT + u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(0)
    }

    /// Width of all columns of content, in characters.
    pub fn width(&self) -> f64 {
        self.widths.iter().sum()
    }

    /// Takes the next row, with a height in points.
    ///
    /// # Errors
    /// What the library says.
    pub fn take_row(&mut self, height: f64) -> Result<u32, XlsxError> {
        let row = self.row;
        self.sheet.set_row_height(row, height)?;
        self.row += 1;
        self.height += height;
        Ok(row)
    }

    /// Prints the sheet one page wide and lets [`Sheet::keep_together`] choose where pages
    /// begin. Fitting to a page's width would make spreadsheets ignore such breaks, so the
    /// scale is set instead, with room for programs that make columns wider. What is a
    /// little too high for a page, or for some pages, is made to fit them.
    pub fn break_by_hand(&mut self, landscape: bool, expected: f64) {
        // A4 within the margins, in points, a little less.
        let (wide, high) = if landscape { (770.0, 486.0) } else { (523.0, 730.0) };
        let points = (self.width() * 7.0 + 5.0 * self.widths.len() as f64 + 17.0) * 0.75;
        let mut scale = f64::min(wide / points * 0.94, 1.0);
        // Later pages begin with the head of the table, and rows are not cut.
        let page = high / scale;
        let pages = if expected > page { 1.0 + (expected - page) / (page - 75.0) } else { 1.0 };
        let over = pages / pages.floor().max(1.0);
        if over > 1.0 && over < 1.18 {
            scale /= over + 0.01;
        }
        // Between a tenth and the whole.
        let percent = ((scale * 100.0).floor() as u16).clamp(10, 100);
        self.sheet.set_print_scale(percent);
        self.page_height = Some(high / f64::from(percent) * 100.0);
    }

    /// Begins a printed page here if what follows does not fit on this one.
    pub fn keep_together(&mut self, height: f64) {
        if self.room_on_page().is_some_and(|room| height > room) && self.height > self.page_start {
            // Further pages begin where the spreadsheet program sees fit.
            if self.breaks.len() < BREAKS {
                self.breaks.push(self.row);
            }
            // The head of a long table is printed again.
            self.page_start = self.height - self.repeated;
        }
    }

    /// How much of the printed page is left; none where the printer decides.
    pub fn room_on_page(&self) -> Option<f64> {
        self.page_height.map(|page| page - (self.height - self.page_start))
    }

    /// A text of a size and weight over the whole width, in as many lines as it needs.
    ///
    /// # Errors
    /// What the library says.
    pub fn wide_text(
        &mut self,
        text: &str,
        format: &Format,
        (size, bold): (f64, bool),
        padding: f64,
    ) -> Result<(), XlsxError> {
        let width = self.width() + 0.7 * self.widths.len() as f64;
        let lines = lines(text, width, size, bold);
        let row = self.take_row(lines as f64 * size * 1.28 + padding)?;
        if self.widths.len() > 1 {
            self.sheet.merge_range(row, LEFT, row, self.last(), text, format)?;
        } else {
            self.sheet.write_string_with_format(row, LEFT, text, format)?;
        }
        Ok(())
    }

    /// The bar, the title, the line under it and the link back.
    ///
    /// # Errors
    /// What the library says.
    pub fn head(&mut self, page: &Page) -> Result<(), XlsxError> {
        let bar = Format::new().set_background_color(style::rgb(BRAND));
        let row = self.take_row(6.0)?;
        for column in LEFT..=self.last() {
            self.sheet.write_blank(row, column, &bar)?;
        }
        let row = self.take_row(32.0)?;
        self.sheet.write_string_with_format(row, LEFT, &page.title, &style::title())?;
        let row = self.take_row(15.0)?;
        self.sheet.write_string_with_format(row, LEFT, &page.subtitle, &style::subtitle())?;
        let row = self.take_row(15.0)?;
        self.link(row, LEFT, 1, &self.document.meta.labels.back_to_contents.clone(), 9.0)?;
        self.take_row(8.0)?;
        Ok(())
    }

    /// A link to a page of the document.
    ///
    /// # Errors
    /// What the library says.
    pub fn link(
        &mut self,
        row: u32,
        column: u16,
        page: usize,
        text: &str,
        size: f64,
    ) -> Result<(), XlsxError> {
        match self.names.pages.get(page).cloned() {
            Some(name) => self.link_to(row, column, &name, text, size)?,
            None => {
                self.sheet.write_string(row, column, text)?;
            }
        }
        Ok(())
    }

    /// A link to a sheet.
    ///
    /// # Errors
    /// What the library says.
    pub fn link_to(
        &mut self,
        row: u32,
        column: u16,
        name: &str,
        text: &str,
        size: f64,
    ) -> Result<(), XlsxError> {
        let url = Url::new(format!("internal:{}!A1", super::formula::quoted(name))).set_text(text);
        self.sheet.write_url_with_format(row, column, url, &style::link(size))?;
        Ok(())
    }

    /// Remembers where a part of a figure stands. The first place is kept.
    pub fn settle(&mut self, address: &Address, part: FigurePart, place: (u32, u16)) {
        let home = self.homes.entry(address.clone()).or_insert_with(|| Home {
            sheet: self.name.clone(),
            value: None,
            progress: None,
            target: None,
            rating: None,
        });
        if home.sheet != self.name {
            return;
        }
        let held = match part {
            FigurePart::Value => &mut home.value,
            FigurePart::Progress => &mut home.progress,
            FigurePart::Target => &mut home.target,
            FigurePart::Baseline | FigurePart::Expected => return,
        };
        held.get_or_insert(place);
    }

    /// Keeps rows above and columns left of a place in sight.
    ///
    /// # Errors
    /// What the library says.
    pub fn freeze(&mut self, row: u32, column: u16) -> Result<(), XlsxError> {
        self.sheet.set_freeze_panes(row, column)?;
        Ok(())
    }

    /// The finished sheet, set up for printing.
    ///
    /// # Errors
    /// What the library says.
    pub fn finish(self, page: &Page) -> Result<Worksheet, XlsxError> {
        self.finish_as(page.landscape, page.kind != PageKind::Cover)
    }

    /// The finished sheet, set up for printing: whether it is wider than high, and whether its
    /// pages are numbered.
    ///
    /// # Errors
    /// What the library says.
    pub fn finish_as(mut self, landscape: bool, numbered: bool) -> Result<Worksheet, XlsxError> {
        let meta = &self.document.meta;
        let sheet = &mut self.sheet;
        // 9 is A4.
        sheet.set_paper_size(9);
        if landscape {
            sheet.set_landscape();
        }
        sheet.set_print_center_horizontally(true);
        sheet.set_margins(0.5, 0.5, 0.6, 0.75, 0.3, 0.35);
        if self.page_height.is_none() {
            sheet.set_print_fit_to_pages(1, 0);
        }
        if !self.breaks.is_empty() {
            sheet.set_page_breaks(&self.breaks)?;
        }
        let last = LEFT + u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(0);
        sheet.set_print_area(0, 0, self.row.saturating_sub(1), last)?;
        if numbered {
            // An ampersand begins a command in a footer, two print one.
            let plain = |text: &str| -> String { text.replace('&', "&&").chars().take(100).collect() };
            sheet.set_footer(format!(
                "&L&8{}&R&8{} \u{B7} &P / &N",
                plain(&meta.title),
                plain(&meta.edition)
            ));
        }
        Ok(self.sheet)
    }
}

/// How many digits of 10 points a text is wide.
pub fn measure(text: &str, size: f64, bold: bool) -> f64 {
    // The embedded font is measured: the font of workbooks is a little narrower.
    // A point is 4/3 pixels, and a digit of 10 points 7 pixels.
    width(text, size * 4.0 / 3.0, bold) * 0.95 / 7.0
}

/// In how many lines a text is broken by words, in a column of so many characters.
pub fn lines(text: &str, columns: f64, size: f64, bold: bool) -> usize {
    let room = f64::max(columns - 0.6, 1.0);
    let space = measure(" ", size, bold);
    text.split('\n')
        .map(|paragraph| {
            let mut lines = 1;
            let mut used = 0.0;
            for word in paragraph.split(' ') {
                let long = measure(word, size, bold);
                if used > 0.0 && used + space + long > room {
                    lines += 1;
                    used = 0.0;
                }
                // A word that is longer than the column goes on in the next lines.
                if long > room {
                    lines += (long / room) as usize;
                }
                used += if used > 0.0 { space + long } else { long };
            }
            lines
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::fixture;
    use crate::report::{Scope, compose};

    #[test]
    fn text_is_counted_in_lines() {
        assert_eq!(lines("", 10.0, 10.0, false), 1);
        assert_eq!(lines("one two three", 9.0, 10.0, false), 2);
        assert_eq!(lines("one\ntwo", 8.0, 10.0, false), 2);
        assert!(lines("abcdefghijklmnopqrst", 8.0, 10.0, true) > 2);
    }

    #[test]
    fn names_of_sheets_are_cut_between_words() {
        let names = unique_names(&[
            "Lao People\'s Democratic Republic",
            "Challenges, risks and mitigation",
            "Lao People\'s Democratic Republics",
            "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "History",
            " A / B ",
            "a  b",
        ]);
        let expected = [
            "Lao People\'s Democratic\u{2026}",
            "Challenges, risks\u{2026}",
            "Lao People\'s Democratic\u{2026} 2",
            "Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\u{2026}",
            "-",
            "A   B",
            "a  b",
        ];
        assert_eq!(names, expected);
        assert!(names.iter().all(|name| name.encode_utf16().count() <= LONGEST_NAME));
    }

    #[test]
    fn a_sheet_of_any_length_has_as_many_page_breaks_as_are_allowed() {
        let fixture = fixture();
        let report = &fixture.project.reports[0];
        let scope = Scope::of(&fixture.project, report);
        let document = compose(&fixture.input(report, &scope));
        let page = document.pages.last().unwrap();
        let names = sheet_names(&document, None);
        let words = Words::of("en");
        let mut sheet = Sheet::new(&document, &names, &words, "Long").unwrap();
        sheet.set_widths(&[]).unwrap();
        sheet.break_by_hand(false, 1.0);
        for _ in 0..2_000 {
            sheet.take_row(400.0).unwrap();
            sheet.keep_together(700.0);
        }
        assert_eq!(sheet.breaks.len(), BREAKS);
        sheet.finish(page).unwrap();
    }
}
