//! Sheets as partners send them, and how they are written.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use crate::day::Day;

/// What can go wrong here: files and workbooks.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A cell of a sheet.
#[derive(Clone)]
pub(crate) enum Cell {
    /// Nothing.
    Empty,
    /// Text, also dates and numbers that somebody typed as text.
    Text(String),
    /// A number.
    Num(f64),
    /// A real date.
    Date(Day),
}

/// A cell of text; empty text gives an empty cell.
pub(crate) fn t(text: impl Into<String>) -> Cell {
    let text = text.into();
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// A cell with a whole number.
pub(crate) fn n(value: i64) -> Cell {
    Cell::Num(value as f64)
}

/// A cell with an optional number.
pub(crate) fn opt(value: Option<f64>) -> Cell {
    value.map_or(Cell::Empty, Cell::Num)
}

/// How dates are written in a file.
#[derive(Clone, Copy)]
pub(crate) enum Dates {
    /// As dates of the spreadsheet.
    Real,
    /// As text, day first, with slashes.
    Slashed,
    /// As text, day first, with dots.
    Dotted,
}

impl Dates {
    /// The cell of a date.
    pub(crate) fn cell(self, day: Option<Day>) -> Cell {
        match (self, day) {
            (_, None) => Cell::Empty,
            (Dates::Real, Some(d)) => Cell::Date(d),
            (Dates::Slashed, Some(d)) => t(d.day_first()),
            (Dates::Dotted, Some(d)) => t(d.dotted()),
        }
    }
}

/// One sheet: lines above the header, the header, rows, and lines below.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) above: Vec<String>,
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) total: Option<Vec<Cell>>,
    pub(crate) notes: Vec<String>,
}

impl Sheet {
    /// A sheet with its title, which says that the data are illustrative.
    pub(crate) fn new(name: &str, above: &[&str], header: &[&str]) -> Self {
        Self {
            name: name.into(),
            above: above.iter().map(|s| (*s).into()).collect(),
            header: header.iter().map(|s| (*s).into()).collect(),
            rows: Vec::new(),
            total: None,
            notes: Vec::new(),
        }
    }

    /// The lines of the sheet from the first to the last, blank ones included.
    fn lines(&self) -> Vec<Vec<Cell>> {
        let mut lines: Vec<Vec<Cell>> = self.above.iter().map(|s| vec![t(s.as_str())]).collect();
        if !lines.is_empty() {
            lines.push(Vec::new());
        }
        lines.push(self.header.iter().map(|s| t(s.as_str())).collect());
        lines.extend(self.rows.iter().cloned());
        lines.extend(self.total.clone());
        if !self.notes.is_empty() {
            lines.push(Vec::new());
            lines.extend(self.notes.iter().map(|s| vec![t(s.as_str())]));
        }
        lines
    }

    /// The address of a cell, such as `C17`, by row (from 0) and header.
    pub(crate) fn address(&self, row: usize, header: &str) -> String {
        let above = if self.above.is_empty() { 0 } else { self.above.len() + 1 };
        let column = self.column(header);
        let letter = char::from(b'A' + (column as u8));
        format!("{letter}{}", above + 2 + row)
    }

    /// The position of a column.
    pub(crate) fn column(&self, header: &str) -> usize {
        self.header.iter().position(|h| h == header).unwrap_or(0)
    }
}

/// A fault that was put into the inputs on purpose.
pub(crate) struct Fault {
    pub(crate) file: String,
    pub(crate) sheet: String,
    pub(crate) cell: String,
    pub(crate) what: String,
}

/// Where everything goes, with the labels of the code lists.
pub(crate) struct Out {
    root: PathBuf,
    labels: BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>>,
    pub(crate) faults: Vec<Fault>,
    /// What looks like a fault and is none.
    pub(crate) traps: Vec<String>,
}

impl Out {
    /// Reads the code lists of the project at `root`.
    pub(crate) fn new(root: PathBuf) -> Result<Self> {
        let mut labels = BTreeMap::new();
        for entry in fs::read_dir(root.join("indicators/codelists"))? {
            let path = entry?.path();
            let name = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
            let mut list: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
            for record in csv::Reader::from_path(&path)?.deserialize() {
                let record: BTreeMap<String, String> = record?;
                list.insert(record.get("code").cloned().unwrap_or_default(), record);
            }
            labels.insert(name, list);
        }
        Ok(Self { root, labels, faults: Vec::new(), traps: Vec::new() })
    }

    /// The label of a code; the code itself where the list has none.
    pub(crate) fn label(&self, list: &str, code: &str, lang: &str) -> String {
        self.labels
            .get(list)
            .and_then(|l| l.get(code))
            .and_then(|r| r.get(&format!("label_{lang}")))
            .cloned()
            .unwrap_or_else(|| code.to_owned())
    }

    /// Notes a fault.
    pub(crate) fn fault(&mut self, file: &str, sheet: &Sheet, row: usize, header: &str, what: &str) {
        self.faults.push(Fault {
            file: file.into(),
            sheet: sheet.name.clone(),
            cell: sheet.address(row, header),
            what: what.into(),
        });
    }

    fn create(&self, path: &Path) -> Result<PathBuf> {
        let path = self.root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(path)
    }

    /// Writes a text file.
    pub(crate) fn text(&self, path: &str, text: &str) -> Result<()> {
        fs::write(self.create(Path::new(path))?, text)?;
        Ok(())
    }

    /// Writes a workbook below `input/`.
    pub(crate) fn xlsx(&self, path: &str, sheets: &[&Sheet]) -> Result<()> {
        self.workbook(&Path::new("input").join(path), sheets)
    }

    /// Writes a workbook that LibreOffice turns into an ods or xls file.
    pub(crate) fn intermediate(&self, path: &str, sheets: &[&Sheet]) -> Result<()> {
        self.workbook(&Path::new("target/make_demo").join(path), sheets)
    }

    fn workbook(&self, path: &Path, sheets: &[&Sheet]) -> Result<()> {
        let created = ExcelDateTime::from_ymd(2022, 7, 1)?;
        let mut book = Workbook::new();
        book.set_properties(
            &DocProperties::new()
                .set_title("Illustrative data")
                .set_comment("Records about persons are invented")
                .set_creation_datetime(&created),
        );
        let bold = Format::new().set_bold();
        let date = Format::new().set_num_format("dd/mm/yyyy");
        for sheet in sheets {
            let page = book.add_worksheet();
            page.set_name(&sheet.name)?;
            let header_line = if sheet.above.is_empty() { 0 } else { sheet.above.len() + 1 };
            for (r, line) in sheet.lines().iter().enumerate() {
                for (c, cell) in line.iter().enumerate() {
                    let (row, col) = (u32::try_from(r)?, u16::try_from(c)?);
                    match cell {
                        Cell::Empty => {}
                        Cell::Text(s) if r == header_line || r == 0 => {
                            page.write_string_with_format(row, col, s, &bold)?;
                        }
                        Cell::Text(s) => {
                            page.write_string(row, col, s)?;
                        }
                        Cell::Num(v) => {
                            page.write_number(row, col, *v)?;
                        }
                        Cell::Date(d) => {
                            let d = ExcelDateTime::from_ymd(
                                u16::try_from(d.y)?,
                                u8::try_from(d.m)?,
                                u8::try_from(d.d)?,
                            )?;
                            page.write_datetime_with_format(row, col, &d, &date)?;
                        }
                    }
                }
            }
        }
        book.save(self.create(path)?)?;
        Ok(())
    }

    /// Writes a csv file as spreadsheets of the continent do: semicolons,
    /// Latin-1 (Windows-1252), decimal commas, CR LF.
    pub(crate) fn csv(&self, path: &str, sheet: &Sheet) -> Result<()> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .flexible(true)
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        for line in sheet.lines() {
            let mut fields: Vec<String> = line
                .iter()
                .map(|cell| match cell {
                    Cell::Empty => String::new(),
                    Cell::Text(s) => s.clone(),
                    Cell::Num(v) => v.to_string().replace('.', ","),
                    Cell::Date(d) => d.day_first(),
                })
                .collect();
            fields.resize(sheet.header.len(), String::new());
            writer.write_record(&fields)?;
        }
        let text = String::from_utf8(writer.into_inner()?)?;
        let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(&text);
        if lost {
            return Err(format!("{path}: a character that Latin-1 does not have").into());
        }
        fs::write(self.create(&Path::new("input").join(path))?, bytes)?;
        Ok(())
    }
}
