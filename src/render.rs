//! A document becomes files: a workbook, and each chart as a drawing, a picture
//! and rows. Nothing is known here of how figures are computed, and nothing is
//! written: the files are handed back as bytes.

mod font;
pub(crate) mod theme;

mod chart;
pub(crate) mod workbook;

use crate::report::Document;
use crate::report::chart::Chart;
use rayon::prelude::*;
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
    /// The rows of a chart could not be written.
    Rows(csv::Error),
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RenderError::Chart(reason) => write!(f, "a chart cannot be drawn: {reason}"),
            RenderError::Workbook(error) => write!(f, "the workbook cannot be put together: {error}"),
            RenderError::Rows(error) => write!(f, "the rows of a chart cannot be written: {error}"),
        }
    }
}

impl std::error::Error for RenderError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            RenderError::Chart(_) => None,
            RenderError::Workbook(error) => Some(error),
            RenderError::Rows(error) => Some(error),
        }
    }
}

/// Renders a document: `<report>.xlsx`, and for each chart
/// `charts/<nn>-<slug>.svg`, `.png` and `.csv`.
///
/// # Errors
/// [`RenderError`] where a part cannot be put together. Nothing is left half done.
pub fn render(document: &Document) -> Result<Vec<OutputFile>, RenderError> {
    // Pictures take most of the time, and none needs another.
    let drawn = document
        .charts
        .par_iter()
        .map(|chart| {
            let svg = chart::svg(chart, &document.id).map_err(RenderError::Chart)?;
            let png = chart::png(&svg).map_err(RenderError::Chart)?;
            Ok((svg, png, rows(chart)?))
        })
        .collect::<Result<Vec<_>, RenderError>>()?;
    let pictures: Vec<&[u8]> = drawn.iter().map(|(_, png, _)| png.as_slice()).collect();
    let workbook = workbook::workbook(document, &pictures).map_err(RenderError::Workbook)?;
    let mut files = vec![OutputFile { name: format!("{}.xlsx", document.id), bytes: workbook }];
    for (chart, (svg, png, rows)) in document.charts.iter().zip(drawn) {
        let name = format!("charts/{:02}-{}", chart.number, chart.slug);
        files.push(OutputFile { name: format!("{name}.svg"), bytes: svg.into_bytes() });
        files.push(OutputFile { name: format!("{name}.png"), bytes: png });
        files.push(OutputFile { name: format!("{name}.csv"), bytes: rows });
    }
    Ok(files)
}

/// The rows of a chart as CSV.
fn rows(chart: &Chart) -> Result<Vec<u8>, RenderError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&chart.data.columns).map_err(RenderError::Rows)?;
    for row in &chart.data.rows {
        writer.write_record(row).map_err(RenderError::Rows)?;
    }
    writer.into_inner().map_err(|error| RenderError::Rows(error.into_error().into()))
}

#[cfg(test)]
mod tests;
