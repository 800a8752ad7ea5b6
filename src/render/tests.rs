//! What is rendered from the made-up project.

use super::{OutputFile, render};
use crate::evidence::Evidence;
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
    let drawings = files.iter().filter(|file| file.name.starts_with("charts/")).count();
    assert_eq!(drawings, 4 * document.charts.len());
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

/// Evidence in which each of the people trained by the end of the period is a record.
fn evidence_of(document: &Document) -> Evidence {
    use crate::evidence::{Contribution, EvidenceRow, EvidenceSheet, Fold, Heads, How, Recipe, Selection};
    use crate::evidence::{Source, What};
    use crate::number::Decimal;
    let day = |year| Some(jiff::civil::date(year, 6, 1));
    let people = document.pages.iter().flat_map(|page| &page.blocks).find_map(|block| match block {
        Block::Tiles(tiles) => match &tiles[0].figure {
            Cell::Figure { address, shown, .. } => Some((address.clone(), shown.number.unwrap())),
            _ => None,
        },
        _ => None,
    });
    let (address, count) = people.unwrap();
    let rows = (1..=count as u32).map(|person| EvidenceRow {
        source: Source { file: "input/<people>.xlsx".into(), sheet: "A & B".into(), row: person + 1 },
        record: String::new(),
        programmes: vec!["kfit".into()],
        places: vec!["LAO".into()],
        first: day(2018),
        last: day(2018),
        until: None,
        adds: vec![Some(Decimal::from(i64::from(person)))],
    });
    let head = "People trained".to_string();
    let sheet = EvidenceSheet {
        code: "E-1".into(),
        title: "Participations".into(),
        about: "One row for each.".into(),
        heads: Heads { file: "File".into(), ..Heads::default() },
        columns: vec![Contribution { indicator: address.indicator, head, what: What::Key }],
        rows: rows.collect(),
        too_many: vec![(0, 30_000)],
    };
    let of = Selection { programme: Some("kfit".into()), ..Selection::default() };
    let recipe = Recipe::Fold(Fold { how: How::Unique, sheet: 0, column: 0, of });
    let mut evidence = Evidence { sheets: vec![sheet], ..Evidence::default() };
    evidence.recipes.insert(address, recipe);
    evidence
}

/// The parts of a workbook that are sheets.
fn sheets(bytes: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let named = names.iter().filter(|name| name.starts_with("xl/worksheets/sheet"));
    named.map(|name| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()).collect()
}

#[test]
fn without_evidence_a_workbook_has_no_formula() {
    let (_, files) = rendered(0);
    let parts = sheets(file(files, "kfit-2019-en.xlsx"));
    assert!(parts.len() > 5);
    assert!(parts.iter().all(|part| !part.contains("<f>") && !part.contains("<f ")));
}

#[test]
fn figures_progress_and_ratings_are_formulas_over_evidence() {
    let (document, _) = rendered(0);
    let evidence = evidence_of(document);
    let files = render(document, Some(&evidence), &[Output::Workbook]).unwrap();
    let bytes = files[0].bytes.clone();
    let parts = sheets(&bytes);
    let all = parts.join("\n");
    // The figure counts different keys, with the value known now beside it.
    let array = all.split("<f t=\"array\"").nth(1).unwrap();
    assert!(array.contains("FREQUENCY(") && array.contains("</f><v>729</v>"));
    // The key figure is taken from the framework's cell, the progress and the rating follow it.
    assert!(all.contains("<f>'Results framework'!"));
    assert!(all.contains("=3,(") && all.contains("\"On track\"") && all.contains("<v>On track</v>"));
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = workbook.sheet_names();
    let at = names.iter().position(|name| name == "E-1").unwrap();
    assert_eq!(at + 2, names.len(), "evidence stands before the lists: {names:?}");
    let range = workbook.worksheet_range("E-1").unwrap();
    let texts: Vec<String> = range.used_cells().map(|(_, _, data)| data.to_string()).collect();
    for wanted in ["E-1  Participations", "input/<people>.xlsx", "A & B", "Used on:", "Results framework"] {
        assert!(texts.iter().any(|text| text == wanted), "{wanted}");
    }
    assert!(texts.iter().any(|text| text.contains("30,000")), "what is too long is said");
    let again = render(document, Some(&evidence), &[Output::Workbook]).unwrap();
    assert_eq!(again, files, "always the same bytes");
}

#[test]
fn no_label_in_the_rows_of_a_chart_is_a_formula() {
    let mut chart = rendered(0).0.charts[0].clone();
    chart.data.columns = vec!["@name".into(), "value".into()];
    chart.data.rows = vec![vec!["=1+1".into(), "-5".into()], vec!["Plain".into(), "2.5".into()]];
    let rows = String::from_utf8(super::rows(&chart).unwrap()).unwrap();
    assert_eq!(rows, "'@name,value\n'=1+1,-5\nPlain,2.5\n");
}
