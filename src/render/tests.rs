//! What is rendered from the made-up project.

use super::{OutputFile, render};
use crate::project::Output;
use crate::report::document::{Block, Cell, Document};
use crate::report::fixture::fixture;
use crate::report::{Scope, compose};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;
use std::sync::LazyLock;

/// The reports in all languages, rendered once for all tests: pictures take their time.
static RENDERED: LazyLock<Vec<(Document, Vec<OutputFile>)>> = LazyLock::new(|| (0..3).map(fresh).collect());

fn rendered(report: usize) -> &'static (Document, Vec<OutputFile>) {
    &RENDERED[report]
}

fn fresh(report: usize) -> (Document, Vec<OutputFile>) {
    let fixture = fixture();
    let report = &fixture.project.reports[report];
    let scope = Scope::of(&fixture.project, report);
    let document = compose(&fixture.input(report, &scope));
    let files = render(&document, None, &Output::ALL).unwrap();
    (document, files)
}

fn file<'a>(files: &'a [OutputFile], name: &str) -> &'a [u8] {
    &files.iter().find(|file| file.name == name).unwrap().bytes
}

#[test]
fn a_document_is_always_the_same_bytes() {
    assert_eq!(rendered(1).1, fresh(1).1);
}

#[test]
fn every_chart_is_a_drawing_a_picture_and_rows() {
    let (document, files) = rendered(0);
    assert_eq!(files.len(), 1 + 4 * document.charts.len());
    for chart in &document.charts {
        let name = format!("charts/{:02}-{}", chart.number, chart.slug);
        let svg = String::from_utf8(file(files, &format!("{name}.svg")).to_vec()).unwrap();
        assert!(svg.contains("<title id=") && svg.contains("<desc id=") && svg.contains("</text>"));
        let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).unwrap();
        assert_eq!(tree.size().width(), 720.0);
        let png = file(files, &format!("{name}.png"));
        assert_eq!(png[16..20], 2008u32.to_be_bytes());
        let rows = file(files, &format!("{name}.csv"));
        assert!(rows.iter().filter(|byte| **byte == b'\n').count() > 2);
    }
}

#[test]
fn text_of_charts_stays_within_them() {
    for report in 0..3 {
        let (document, files) = rendered(report);
        for chart in &document.charts {
            let name = format!("charts/{:02}-{}.svg", chart.number, chart.slug);
            let svg = String::from_utf8(file(files, &name).to_vec()).unwrap();
            for line in svg.lines().filter(|line| line.starts_with("<text")) {
                let attribute = |name: &str| {
                    line.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next())
                };
                let number = |name: &str| attribute(name).unwrap().parse::<f64>().unwrap();
                let words = line.split_once('>').unwrap().1.trim_end_matches("</text>");
                let words = words.replace("&amp;", "&");
                let wide =
                    super::font::width(&words, number("font-size"), attribute("font-weight").is_some());
                let left = match attribute("text-anchor") {
                    Some("middle") => number("x") - wide / 2.0,
                    Some("end") => number("x") - wide,
                    _ => number("x"),
                };
                assert!(left > -0.5 && left + wide < 720.5, "{name}: {words}");
                assert!(number("font-size") >= 11.0, "{name}: {words}");
            }
        }
    }
}

#[test]
fn the_workbook_holds_the_figures_of_the_document_as_numbers() {
    let (document, files) = rendered(0);
    let bytes = file(files, "kfit-2019-en.xlsx").to_vec();
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = workbook.sheet_names();
    for (page, name) in document.pages.iter().zip(&names) {
        assert!(name.encode_utf16().count() <= 31);
        let range = workbook.worksheet_range(name).unwrap();
        let numbers: Vec<f64> = range
            .used_cells()
            .filter_map(|(_, _, data)| if let Data::Float(number) = data { Some(*number) } else { None })
            .collect();
        for block in &page.blocks {
            let Block::Table(table) = block else { continue };
            for cell in table.rows.iter().flat_map(|row| &row.cells) {
                let (Cell::Figure { shown, .. } | Cell::Number(shown)) = cell else { continue };
                if let Some(number) = shown.number {
                    assert!(numbers.contains(&number), "{name}: {}", shown.text);
                }
            }
        }
    }
    let mut distinct: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), names.len());
}

#[test]
fn a_report_of_many_findings_is_written() {
    let mut fixture = fixture();
    let finding = fixture.findings[0].clone();
    fixture.findings = vec![finding; 3_000];
    let report = &fixture.project.reports[0];
    let scope = Scope::of(&fixture.project, report);
    let document = compose(&fixture.input(report, &scope));
    assert!(render(&document, None, &Output::ALL).is_ok());
}
