//! A document becomes files: a workbook, and each chart as a drawing, a picture
//! and rows. Nothing is known here of how figures are computed, and nothing is
//! written: the files are handed back as bytes.

mod font;
pub(crate) mod theme;

mod chart;
mod printed;
mod pdf;
pub(crate) mod workbook;

mod word;
mod html;

use crate::evidence::Evidence;
use crate::project::Output;
use crate::report::Document;
use crate::report::chart::Chart;
use crate::text::harmless;
use chart::Layout;
use rayon::prelude::*;
use std::borrow::Cow;
use std::fmt;

/// A file, named relative to the folder of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its name, with forward slashes.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why a document could not be rendered.
#[derive(Debug)]
pub enum RenderError {
    /// A chart could not be drawn.
    Chart(String),
    /// The workbook could not be put together.
    Workbook(rust_xlsxwriter::XlsxError),
    /// The text for Word could not be put together.
    Word(zip::result::ZipError),
    /// The rows of a chart could not be written.
    Rows(csv::Error),
    /// The PDF could not be laid out.
    Pdf(String),
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RenderError::Chart(reason) => write!(f, "a chart cannot be drawn: {reason}"),
            RenderError::Workbook(error) => write!(f, "the workbook cannot be put together: {error}"),
            RenderError::Word(error) => write!(f, "the text for Word cannot be made: {error}"),
            RenderError::Rows(error) => write!(f, "the rows of a chart cannot be written: {error}"),
            RenderError::Pdf(reason) => write!(f, "the PDF cannot be laid out: {reason}"),
        }
    }
}

impl std::error::Error for RenderError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            RenderError::Chart(_) | RenderError::Pdf(_) => None,
            RenderError::Workbook(error) => Some(error),
            RenderError::Word(error) => Some(error),
            RenderError::Rows(error) => Some(error),
        }
    }
}

/// A chart, drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// As SVG, 720 wide.
    pub svg: String,
    /// As SVG for a phone, 358 wide: laid out anew, with ids of its own, so that one page may
    /// hold both.
    pub narrow: String,
    /// As SVG, 720 wide, without title, notes and source: for documents in which they are text.
    pub bare: String,
    /// As PNG at print resolution. Empty where no output that was asked for shows it.
    pub png: Vec<u8>,
    /// As PNG at print resolution, without title, notes and source. Empty where no output that
    /// was asked for shows it.
    pub bare_png: Vec<u8>,
    /// Its rows, as CSV.
    pub rows: Vec<u8>,
}

/// Renders a document into the outputs asked for: `<report>.xlsx`, `.pdf`, `.docx` and
/// `.html`, and for each chart `charts/<nn>-<slug>.svg`, `-narrow.svg`, `.png` and `.csv`. `evidence` are the
/// records behind its figures; a public edition has none.
///
/// # Errors
/// [`RenderError`] where a part cannot be put together. Nothing is left half done.
pub fn render(
    document: &Document,
    evidence: Option<&Evidence>,
    outputs: &[Output],
) -> Result<Vec<OutputFile>, RenderError> {
    // Pictures take most of the time, and none needs another.
    let drawn = document
        .charts
        .par_iter()
        .map(|chart| {
            let draw = |layout| chart::svg(chart, &document.id, layout).map_err(RenderError::Chart);
            let [svg, narrow, bare] = [Layout::Wide, Layout::Narrow, Layout::Bare].map(draw);
            let (svg, narrow, bare) = (svg?, narrow?, bare?);
            let picture = |svg: &str, shown_in: &[Output]| match outputs.iter().any(|o| shown_in.contains(o))
            {
                true => chart::png(svg).map_err(RenderError::Chart),
                false => Ok(Vec::new()),
            };
            let png = picture(&svg, &[Output::Workbook, Output::Charts])?;
            let bare_png = picture(&bare, &[Output::Word])?;
            Ok(Drawn { svg, narrow, bare, png, bare_png, rows: rows(chart)? })
        })
        .collect::<Result<Vec<_>, RenderError>>()?;
    // PDF and Word are made of the same document.
    let on_paper = outputs.iter().any(|output| matches!(output, Output::Word | Output::Pdf));
    let printed = if on_paper { Cow::Owned(printed(document)) } else { Cow::Borrowed(document) };
    let made = outputs.par_iter().map(|output| match output {
        Output::Workbook => {
            let pictures: Vec<&[u8]> = drawn.iter().map(|drawn| drawn.png.as_slice()).collect();
            let bytes = workbook::workbook(document, evidence, &pictures).map_err(RenderError::Workbook)?;
            Ok(vec![OutputFile { name: format!("{}.xlsx", document.id), bytes }])
        }
        Output::Word => {
            let pictures: Vec<&[u8]> = drawn.iter().map(|drawn| drawn.bare_png.as_slice()).collect();
            let bytes = word::word(&printed, &pictures).map_err(RenderError::Word)?;
            Ok(vec![OutputFile { name: format!("{}.docx", document.id), bytes }])
        }
        Output::Pdf => {
            let pictures: Vec<&str> = drawn.iter().map(|drawn| drawn.bare.as_str()).collect();
            let laid_out = pdf::pdf(&printed, &pictures).map_err(RenderError::Pdf)?;
            Ok(vec![OutputFile { name: format!("{}.pdf", document.id), bytes: laid_out.bytes }])
        }
        Output::Html => {
            let pictures: Vec<html::Picture<'_>> =
                drawn.iter().map(|drawn| html::Picture { wide: &drawn.svg, narrow: &drawn.narrow }).collect();
            let bytes = html::html(document, evidence, &pictures);
            Ok(vec![OutputFile { name: format!("{}.html", document.id), bytes }])
        }
        Output::Charts => Ok(document.charts.iter().zip(&drawn).flat_map(|(c, d)| files_of(c, d)).collect()),
    });
    let made = made.collect::<Result<Vec<Vec<OutputFile>>, RenderError>>()?;
    Ok(made.into_iter().flatten().collect())
}

/// A document as PDF and Word have it: what is looked up rather than read is left to the workbook
/// beyond some pages, and it says what.
pub fn printed(document: &Document) -> Document {
    printed::printed(document, &pdf::pages_of)
}

/// The files of a chart.
fn files_of(chart: &Chart, drawn: &Drawn) -> Vec<OutputFile> {
    let name = format!("charts/{:02}-{}", chart.number, chart.slug);
    vec![
        OutputFile { name: format!("{name}.svg"), bytes: drawn.svg.clone().into_bytes() },
        OutputFile { name: format!("{name}-narrow.svg"), bytes: drawn.narrow.clone().into_bytes() },
        OutputFile { name: format!("{name}.png"), bytes: drawn.png.clone() },
        OutputFile { name: format!("{name}.csv"), bytes: drawn.rows.clone() },
    ]
}

/// The rows of a chart as CSV, in which no label is a formula.
fn rows(chart: &Chart) -> Result<Vec<u8>, RenderError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = chart.data.columns.iter().map(|text| harmless(text).into_owned());
    writer.write_record(head).map_err(RenderError::Rows)?;
    for row in &chart.data.rows {
        writer.write_record(row.iter().map(|text| harmless(text).into_owned())).map_err(RenderError::Rows)?;
    }
    writer.into_inner().map_err(|error| RenderError::Rows(error.into_error().into()))
}

#[cfg(test)]
mod tests;
