//! The sender's sheets, cell by cell: same places, same values, no formulas.

use super::entries::Entries;
use super::front;
use super::marks::{COLUMNS, Mark, Marks, ROWS};
use crate::diag::Severity;
use crate::ingest::{Cell, Cells, Row};
use crate::render::theme::{self, BRANDWASH, INK, RULE, SET_ASIDE};
use crate::render::workbook::layout::{lines, measure, sheet_name};
use crate::render::workbook::style::{self, rgb};
use crate::report::{Reader, own_name};
use crate::validate::Valid;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Note, Workbook, Worksheet,
    XlsxError,
};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

/// UTF-16 units that a cell holds at most.
const UNITS: usize = 32_767;
/// Rows by which the widths of columns are found.
const MEASURED: u32 = 3_000;
/// Rows above the data among which the header is.
const ABOVE: usize = 200;
/// The widest column that is not wider for its text, in characters.
const WIDEST: f64 = 44.0;

/// The marked copy of a file.
///
/// # Errors
/// What the library says.
pub fn workbook(
    reader: &Reader<'_>,
    valid: &Valid,
    entries: &Entries,
    cells: &mut Cells<'_>,
) -> Result<Vec<u8>, XlsxError> {
    let own: Vec<String> = cells.sheets().to_vec();
    // The sender's sheets keep their names; the first sheet takes one that is free.
    let mut taken = Vec::new();
    let file = own_name(reader.file);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let names: Vec<String> =
        own.iter().map(|name| sheet_name(if name.is_empty() { stem } else { name }, &mut taken)).collect();
    let front_name = sheet_name(&reader.words().get("fb-sheet"), &mut taken);

    let mut sheets = Vec::new();
    let mut cut = false;
    for (number, (name, shown)) in own.iter().zip(&names).enumerate() {
        let marks = Marks::of(reader, entries, name);
        let mut copy = Copy::new(shown, &marks, first_row(reader, valid, name))?;
        // A sheet that breaks off is copied as far as it could be read; the list says so.
        let mut failed = None;
        let epoch: f64 = cells.serial(0.0);
        let _ = cells.rows(number, &mut |row| match copy.row(row, epoch) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        });
        if let Some(error) = failed {
            return Err(error);
        }
        cut |= copy.cut;
        sheets.push(copy.finish()?);
    }

    let mut workbook = Workbook::new();
    workbook.set_default_format(&style::text(10.0, INK), 17, 64)?;
    // There is no clock: any day will do, as long as it is always the same.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(reader.words().get("fb-title"))
            .set_subject(file)
            .set_company(reader.project_name())
            .set_creation_datetime(&day),
    );
    let sheet_names: BTreeMap<&str, &str> =
        own.iter().map(String::as_str).zip(names.iter().map(String::as_str)).collect();
    workbook.push_worksheet(front::sheet(reader, valid, entries, &front_name, &sheet_names, cut)?);
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer()
}

/// The first row of a sheet that was read as data, and the columns it was read from.
fn first_row(reader: &Reader<'_>, valid: &Valid, name: &str) -> Option<(u32, BTreeSet<u32>)> {
    let mut columns = BTreeSet::new();
    let mut numbers = Vec::new();
    for (number, sheet) in (0u32..).zip(&valid.origins.sheets) {
        if *sheet.file == *reader.file && *sheet.sheet == *name {
            numbers.push(number);
            columns.extend(sheet.columns.iter().flatten());
        }
    }
    let used = valid.tables.iter().flat_map(|table| &table.rows);
    let rows = used.chain(valid.quarantine.iter().map(|row| &row.origin));
    let first = rows.filter(|origin| numbers.contains(&origin.sheet)).map(|origin| origin.row).min()?;
    (!columns.is_empty()).then_some((first, columns))
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Look {
    Plain,
    Head,
    SetAside,
    Fault(Severity),
}

/// What a cell holds, as far as its format shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    General,
    Day,
    Moment,
    Time,
    Duration,
}

/// A sheet of the sender in the making.
struct Copy<'m> {
    sheet: Worksheet,
    marks: &'m Marks,
    /// The first row of data, and the columns that are read.
    data: Option<(u32, BTreeSet<u32>)>,
    /// Rows above the data, until it is known which is the header.
    above: Vec<(u32, Vec<(u32, Cell<'static>)>)>,
    head: Option<u32>,
    formats: BTreeMap<(Kind, Look), Format>,
    widths: BTreeMap<u16, f64>,
    written: BTreeSet<(u32, u32)>,
    noted: BTreeSet<u32>,
    last: (u32, u32),
    cut: bool,
}

impl<'m> Copy<'m> {
    fn new(name: &str, marks: &'m Marks, data: Option<(u32, BTreeSet<u32>)>) -> Result<Copy<'m>, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.set_tab_color(rgb(match marks.heaviest {
            Some(severity) => theme::severity(severity),
            None => RULE,
        }));
        Ok(Copy {
            sheet,
            marks,
            data,
            above: Vec::new(),
            head: None,
            formats: BTreeMap::new(),
            widths: BTreeMap::new(),
            written: BTreeSet::new(),
            noted: BTreeSet::new(),
            last: (0, 0),
            cut: false,
        })
    }

    fn row(&mut self, row: Row<'_>, epoch: f64) -> Result<(), XlsxError> {
        if row.number >= ROWS || row.cells.last().is_some_and(|(col, _)| *col >= COLUMNS) {
            self.cut = true;
        }
        if row.number >= ROWS {
            return Ok(());
        }
        let begins = self.data.as_ref().map(|(first, _)| *first);
        if begins.is_some_and(|first| row.number < first) && self.above.len() < ABOVE {
            let cells = row.cells.iter().map(|(col, cell)| (*col, cell.clone().into_owned())).collect();
            self.above.push((row.number, cells));
            return Ok(());
        }
        self.settle(epoch)?;
        self.write(row.number, row.cells, epoch)
    }

    /// Writes the rows above the data, now that the header among them can be told.
    fn settle(&mut self, epoch: f64) -> Result<(), XlsxError> {
        let above = std::mem::take(&mut self.above);
        if above.is_empty() {
            return Ok(());
        }
        if let Some((_, columns)) = &self.data {
            let named = |cells: &[(u32, Cell<'_>)]| {
                cells.iter().filter(|(col, cell)| columns.contains(col) && is_text(cell)).count()
            };
            // The nearest row above that names half of the columns that are read.
            self.head = above
                .iter()
                .rev()
                .find(|(_, cells)| named(cells) * 2 >= columns.len())
                .map(|(number, _)| *number);
        }
        for (number, cells) in &above {
            self.write(*number, cells, epoch)?;
        }
        Ok(())
    }

    fn write(&mut self, row: u32, cells: &[(u32, Cell<'_>)], epoch: f64) -> Result<(), XlsxError> {
        let first = cells.first().map(|(col, _)| *col);
        for (col, cell) in cells {
            let Some(at) = u16::try_from(*col).ok().filter(|_| *col < COLUMNS) else { continue };
            self.last = (self.last.0.max(row), self.last.1.max(*col));
            let mark = self.mark(row, *col);
            let format = self.format(kind(cell, epoch), self.look(row, mark.as_ref()));
            self.value(row, at, cell, &format, epoch)?;
            self.written.insert((row, *col));
            // A lone text is a title or a note, and may run over its neighbours.
            if cells.len() > 1 && self.head.is_none_or(|head| row >= head) && row < MEASURED {
                self.measure(row, at, cell, epoch);
            }
            let note = mark.filter(|_| self.marks.cells.contains_key(&(row, *col)) || Some(*col) == first);
            if let Some(mark) = note {
                self.note(row, at, &mark)?;
            }
        }
        self.fill(row, first)
    }

    /// Colours the places of a marked row in which nothing stands, and empty cells at fault.
    fn fill(&mut self, row: u32, first: Option<u32>) -> Result<(), XlsxError> {
        let coloured = self.marks.set_aside.contains(&row)
            || self.marks.rows.get(&row).is_some_and(|mark| mark.severity.is_some());
        let first = first.unwrap_or(0);
        let within = if coloured { first..self.last.1 + 1 } else { 0..0 };
        let empty = self.marks.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, col), _)| *col);
        let places: BTreeSet<u32> = within.chain(empty).collect();
        for col in places {
            let Some(at) = u16::try_from(col).ok().filter(|_| col < COLUMNS) else { continue };
            if self.written.contains(&(row, col)) {
                continue;
            }
            let mark = self.mark(row, col);
            let format = self.format(Kind::General, self.look(row, mark.as_ref()));
            self.sheet.write_blank(row, at, &format)?;
            if let (Some(mark), true) = (mark, self.marks.cells.contains_key(&(row, col))) {
                self.note(row, at, &mark)?;
            }
        }
        // What was written of this row is not asked for again.
        self.written.retain(|(other, _)| *other > row);
        self.noted.insert(row);
        Ok(())
    }

    /// What is marked at a cell: its own faults, else those of its row.
    fn mark(&self, row: u32, col: u32) -> Option<Mark> {
        let own = self.marks.cells.get(&(row, col));
        own.or_else(|| self.marks.rows.get(&row)).cloned()
    }

    fn look(&self, row: u32, mark: Option<&Mark>) -> Look {
        match mark.and_then(|mark| mark.severity) {
            Some(severity) => Look::Fault(severity),
            None if self.marks.set_aside.contains(&row) => Look::SetAside,
            None if self.head == Some(row) => Look::Head,
            None => Look::Plain,
        }
    }

    fn format(&mut self, kind: Kind, look: Look) -> Format {
        let head = matches!(look, Look::Head);
        self.formats.entry((kind, look)).or_insert_with(|| format(kind, look, head)).clone()
    }

    fn value(
        &mut self,
        row: u32,
        at: u16,
        cell: &Cell<'_>,
        format: &Format,
        epoch: f64,
    ) -> Result<(), XlsxError> {
        let sheet = &mut self.sheet;
        match cell {
            Cell::Number(number) | Cell::Duration(number) if number.is_finite() => {
                sheet.write_number_with_format(row, at, *number, format)?
            }
            Cell::Moment(days) if days.is_finite() => {
                sheet.write_number_with_format(row, at, days + epoch, format)?
            }
            Cell::Boolean(value) => sheet.write_boolean_with_format(row, at, *value, format)?,
            Cell::Uncalculated => sheet.write_blank(row, at, format)?,
            Cell::Iso(text) => match Cells::day(text).and_then(serial) {
                Some(days) => sheet.write_number_with_format(row, at, days, format)?,
                None => sheet.write_string_with_format(row, at, limited(text), format)?,
            },
            cell => sheet.write_string_with_format(row, at, limited(&cell.shown()), format)?,
        };
        Ok(())
    }

    fn measure(&mut self, row: u32, at: u16, cell: &Cell<'_>, epoch: f64) {
        let bold = self.head == Some(row);
        let long = match kind(cell, epoch) {
            Kind::Day => 10.5,
            Kind::Moment => 16.5,
            // A line of the text is enough; a head breaks at its spaces.
            _ if bold => {
                cell.shown().split_whitespace().map(|word| measure(word, 10.0, true)).fold(0.0, f64::max)
            }
            _ => cell.shown().lines().map(|line| measure(line, 10.0, false)).fold(0.0, f64::max),
        };
        let widest = self.widths.entry(at).or_insert(0.0);
        *widest = widest.max((long + 2.0).min(WIDEST));
    }

    fn note(&mut self, row: u32, at: u16, mark: &Mark) -> Result<(), XlsxError> {
        if mark.note.is_empty() {
            return Ok(());
        }
        let high = lines(&mark.note, 44.0, 9.0, false) as f64 * 15.5 + 14.0;
        let tint = mark.severity.map_or(SET_ASIDE, theme::severity_tint);
        // Excel draws a note no higher than a screen by itself.
        let note = Note::new(mark.note.as_str())
            .add_author_prefix(false)
            .set_author("Yardstick")
            .set_font_name("Arial")
            .set_font_size(9.0)
            .set_background_color(rgb(tint))
            .set_width(320)
            .set_height(high.clamp(40.0, 640.0) as u32);
        self.sheet.insert_note(row, at, &note)?;
        Ok(())
    }

    fn finish(mut self) -> Result<Worksheet, XlsxError> {
        // A sheet whose rows above the data are all that it has.
        self.settle(0.0)?;
        let marks = self.marks;
        let rows: BTreeSet<u32> =
            marks.cells.keys().map(|(row, _)| *row).filter(|row| !self.noted.contains(row)).collect();
        for row in rows.into_iter().filter(|row| *row < ROWS) {
            self.fill(row, None)?;
        }
        for (at, width) in &self.widths {
            self.sheet.set_column_width(*at, width.max(7.0))?;
        }
        let (last_row, last_col) = (self.last.0, u16::try_from(self.last.1).unwrap_or(u16::MAX));
        // Codes and numbers that are text are so because the sender's are.
        self.sheet.ignore_error_range(0, 0, last_row, last_col, IgnoreError::NumberStoredAsText)?;
        if let Some(head) = self.head.filter(|head| *head < 30) {
            self.sheet.set_freeze_panes(head + 1, 0)?;
            self.sheet.set_repeat_rows(head, head)?;
        }
        // 9 is A4.
        self.sheet.set_paper_size(9);
        self.sheet.set_landscape();
        self.sheet.set_print_fit_to_pages(1, 0);
        self.sheet.set_margins(0.5, 0.5, 0.6, 0.75, 0.3, 0.35);
        self.sheet.set_footer("&L&8&A&R&8&P / &N");
        Ok(self.sheet)
    }
}

fn is_text(cell: &Cell<'_>) -> bool {
    matches!(cell, Cell::Text(_))
}

/// Text that a cell can hold.
fn limited(text: &str) -> String {
    if text.len() <= UNITS {
        return text.to_string();
    }
    let mut units = 1;
    let kept: String = text
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= UNITS
        })
        .collect();
    if kept.len() == text.len() { kept } else { format!("{kept}…") }
}

/// The serial number of a day, where workbooks have one.
fn serial(day: jiff::civil::Date) -> Option<f64> {
    // Before the first of March 1900 workbooks count a day that there was not.
    let days = crate::period::to_days(day) - crate::period::to_days(jiff::civil::date(1899, 12, 30));
    (days > 60).then(|| f64::from(days))
}

fn kind(cell: &Cell<'_>, epoch: f64) -> Kind {
    match cell {
        Cell::Moment(days) if days.fract() == 0.0 => Kind::Day,
        Cell::Moment(days) if *days + epoch >= 1.0 => Kind::Moment,
        Cell::Moment(_) => Kind::Time,
        Cell::Duration(_) => Kind::Duration,
        Cell::Iso(text) if Cells::day(text).is_some() => Kind::Day,
        _ => Kind::General,
    }
}

fn format(kind: Kind, look: Look, head: bool) -> Format {
    let format = style::text(10.0, INK);
    let format = match kind {
        Kind::General => format,
        Kind::Day => format.set_num_format("yyyy\\-mm\\-dd"),
        Kind::Moment => format.set_num_format("yyyy\\-mm\\-dd hh:mm"),
        Kind::Time => format.set_num_format("hh:mm:ss"),
        Kind::Duration => format.set_num_format("[h]:mm:ss"),
    };
    let framed = |format: Format, severity: Severity| {
        format
            .set_background_color(rgb(theme::severity_tint(severity)))
            .set_border(FormatBorder::Thin)
            .set_border_color(rgb(theme::severity(severity)))
    };
    match look {
        Look::Plain => format,
        Look::SetAside => format
            .set_background_color(rgb(SET_ASIDE))
            .set_border_bottom(FormatBorder::Hair)
            .set_border_bottom_color(rgb(RULE)),
        Look::Fault(severity) => framed(format, severity),
        Look::Head if head => format
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Bottom)
            .set_background_color(rgb(BRANDWASH))
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(rgb(theme::BRAND)),
        Look::Head => format,
    }
}
