//! What stands on the pages of documents, read from the pages as laid out.

use super::*;
use crate::project::{Audience, Section};
use crate::render::chart::{Layout, svg};
use crate::render::printed;
use crate::report::document::*;
use crate::report::fixture::fixture;
use crate::report::{Scope, compose};
use crate::text::rich;
use jiff::civil::date;
use typst::layout::{Frame, FrameItem};

/// The document of one of the made-up project's reports: English, French, Spanish.
fn document(report: usize) -> Document {
    let fixture = fixture();
    let report = &fixture.project.reports[report];
    let scope = Scope::of(&fixture.project, report);
    printed(&compose(&fixture.input(report, &scope)))
}

fn drawn(document: &Document) -> Vec<String> {
    document.charts.iter().map(|chart| svg(chart, &document.id, Layout::Bare).unwrap()).collect()
}

/// A text on a page: its size in points, and its letters without spaces.
type Said = (f64, String);

/// What each page says, in the order in which it was laid down.
fn pages(document: &Document) -> Vec<Vec<Said>> {
    let drawn = drawn(document);
    let pictures: Vec<&str> = drawn.iter().map(String::as_str).collect();
    on_a_large_stack(|| {
        let world = world(document, &pictures)?;
        let (laid_out, remarks) = lay_out(&world)?;
        assert_eq!(remarks, Vec::<String>::new());
        Ok(laid_out.pages().iter().map(|page| texts(&page.frame)).collect())
    })
    .unwrap()
}

fn texts(frame: &Frame) -> Vec<Said> {
    let mut found = Vec::new();
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => found.extend(texts(&group.frame)),
            FrameItem::Text(text) => found.push((text.size.to_pt(), bare(&text.text))),
            _ => {}
        }
    }
    found
}

/// Letters without spaces, which layout may turn into ends of lines.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200B}').collect()
}

fn joined(page: &[Said]) -> String {
    page.iter().map(|(_, text)| text.as_str()).collect()
}

/// A document of one page of blocks.
fn of_blocks(blocks: Vec<Block>, landscape: bool) -> Document {
    let page = |id: &str, kind: PageKind, blocks: Vec<Block>| Page {
        id: id.into(),
        kind,
        name: id.into(),
        title: format!("Title of {id}"),
        subtitle: String::new(),
        about: String::new(),
        landscape,
        blocks,
    };
    Document {
        id: "report".into(),
        meta: Meta {
            project: "A project".into(),
            title: "A report".into(),
            subtitle: "Of a year".into(),
            note: String::new(),
            language: "en".into(),
            audience: Audience::Internal,
            edition: "Internal edition".into(),
            data_date: date(2019, 12, 31),
            data_to: "Data to 31 December 2019".into(),
            labels: Labels {
                figure: "Figure".into(),
                table: "Table".into(),
                contents: "Contents".into(),
                ..Labels::default()
            },
        },
        pages: vec![
            page("cover", PageKind::Cover, Vec::new()),
            page("contents", PageKind::Contents, vec![Block::Contents(vec![2])]),
            page("method", PageKind::Section(Section::ResultsFramework), blocks),
        ],
        charts: Vec::new(),
        judging: crate::report::document::Judging::default(),
    }
}

fn table(columns: usize, rows: usize) -> Table {
    let column = |i: usize| Column {
        head: format!("Head{i}"),
        kind: if i == 0 { ColumnKind::Name } else { ColumnKind::Figure },
    };
    let row = |i: usize| {
        let cells = (0..columns).map(|column| match column {
            0 => Cell::Strong(format!("Row number {i}")),
            _ => Cell::Text(format!("1,000,{i:03}")),
        });
        Row { kind: RowKind::Body, cells: cells.collect() }
    };
    Table {
        title: "Many rows".into(),
        subtitle: String::new(),
        columns: (0..columns).map(column).collect(),
        rows: (0..rows).map(row).collect(),
        notes: vec!["A note under it.".into()],
        filter: false,
        at_length: false,
    }
}

#[test]
fn a_document_is_always_the_same_bytes_and_says_which_standard_it_keeps() {
    let document = document(0);
    let drawn = drawn(&document);
    let pictures: Vec<&str> = drawn.iter().map(String::as_str).collect();
    let made = pdf(&document, &pictures).unwrap();
    assert!(made.bytes.starts_with(b"%PDF-1.7"));
    assert_eq!(made.remarks, Vec::<String>::new());
    let holds = |mark: &[u8]| made.bytes.windows(mark.len()).any(|part| part == mark);
    assert!(holds(b"pdfuaid:part") && holds(b"/Lang") && holds(b"/MarkInfo"));
    assert_eq!(pdf(&document, &pictures).unwrap(), made);
}

#[test]
fn every_word_is_there_in_every_language() {
    for report in 0..3 {
        let document = document(report);
        let pages = pages(&document);
        let all: String = pages.iter().map(|page| joined(page)).collect();
        assert!(!all.contains('\u{27E6}') && !all.contains("pdf-") && !all.contains("printed-"));
        for chart in &document.charts {
            assert!(all.contains(&bare(&chart.title)), "{}", chart.title);
        }
        for page in document.pages.iter().filter(|page| matches!(page.kind, PageKind::Section(_))) {
            assert!(all.contains(&bare(&page.title)), "{}", page.title);
            let tables = page.blocks.iter().filter_map(|block| match block {
                Block::Table(table) => Some(table),
                _ => None,
            });
            for table in tables {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    assert!(all.contains(&bare(cell.text())), "{}: {}", page.title, cell.text());
                }
            }
        }
    }
}

#[test]
fn contents_name_the_pages_on_which_parts_begin() {
    let document = document(0);
    let pages = pages(&document);
    let contents = joined(&pages[1]);
    let mut found = 0;
    for page in document.pages.iter().filter(|page| matches!(page.kind, PageKind::Section(_))) {
        // A heading may take several lines; what follows it is smaller.
        let heading = |said: &[Said]| {
            let mut runs = said.split(|(size, _)| *size != 20.0).map(joined);
            runs.any(|run| run == bare(&page.title))
        };
        let number = pages.iter().skip(2).position(|said| heading(said)).unwrap();
        let number = number + 3;
        assert!(
            contents.contains(&format!("{}{number}", bare(&page.title))),
            "{} {number}: {contents}",
            page.title
        );
        found += 1;
    }
    assert!(found > 3);
}

#[test]
fn a_long_table_has_its_head_on_every_page_and_every_row_once() {
    for landscape in [false, true] {
        let document = of_blocks(vec![Block::Table(table(5, 150))], landscape);
        let pages = pages(&document);
        let with_rows: Vec<String> =
            pages.iter().map(|page| joined(page)).filter(|page| page.contains("Rownumber")).collect();
        assert!(with_rows.len() > 2);
        assert!(with_rows.iter().all(|page| page.matches("Head4").count() == 1));
        let rows: usize = with_rows.iter().map(|page| page.matches("Rownumber").count()).sum();
        assert_eq!(rows, 150);
    }
}

#[test]
fn headings_in_tables_stand_wherever_they_come() {
    let heading = |text: &str| Row { kind: RowKind::Group, cells: vec![Cell::Text(text.into())] };
    let mut grouped = table(3, 60);
    for (at, text) in [(60, "Last"), (30, "Inner"), (30, "Outer"), (0, "Second"), (0, "First")] {
        grouped.rows.insert(at, heading(text));
    }
    let mut bare = table(3, 0);
    bare.rows = vec![heading("Alone"), heading("Together")];
    let pages = pages(&of_blocks(vec![Block::Table(grouped), Block::Table(bare)], false));
    let all: String = pages.iter().map(|page| joined(page)).collect();
    for text in ["First", "Second", "Outer", "Inner", "Last", "Alone", "Together"] {
        assert!(all.contains(text), "{text}");
    }
}

#[test]
fn columns_that_fit_no_page_are_split_and_none_is_lost() {
    let document = of_blocks(vec![Block::Table(table(40, 4))], false);
    let all: String = pages(&document).iter().map(|page| joined(page)).collect();
    for column in 1..40 {
        assert!(all.contains(&format!("Head{column}")), "{column}");
    }
    assert!(all.matches("Rownumber3").count() > 1 && all.contains("part1of"));
}

#[test]
fn letters_that_the_type_lacks_do_not_break_a_document() {
    let said = "ພາສາລາວ and Ташкент, \u{2265} 5 \u{2212} 1";
    let document = of_blocks(vec![Block::Paragraph(said.into())], false);
    let pictures: [&str; 0] = [];
    assert!(pdf(&document, &pictures).is_ok());
    let all: String = pages(&document).iter().map(|page| joined(page)).collect();
    assert!(all.contains("?andТашкент,>=5–1"), "{all}");
    assert!(all.contains("Lettersofscripts"));
}

#[test]
fn a_written_text_keeps_its_structure() {
    let text = |words: &str| vec![rich::Inline::Text(words.into())];
    let link = rich::Inline::Link("https://example.org/a".into(), text("the site"));
    let prose = vec![
        rich::Block::Heading(1, text("First")),
        // A level left out would break the order of headings, which PDF/UA-1 refuses.
        rich::Block::Heading(3, text("Second")),
        rich::Block::Paragraph(vec![
            rich::Inline::Strong(text("Much")),
            rich::Inline::Emphasis(text("is done")),
            link,
        ]),
        rich::Block::List(true, vec![vec![rich::Block::Paragraph(text("Entry"))]]),
        rich::Block::Quote(vec![rich::Block::Paragraph(text("As they say"))]),
        rich::Block::Table(vec![text("A"), text("B")], vec![vec![text("1"), text("2")], vec![text("3")]]),
    ];
    let document = of_blocks(vec![Block::Prose(prose)], false);
    let made = pdf(&document, &[]).unwrap();
    assert_eq!(made.remarks, Vec::<String>::new());
    let all: String = pages(&document).iter().map(|page| joined(page)).collect();
    for word in ["First", "Second", "Much", "isdone", "thesite", "1.Entry", "Astheysay"] {
        assert!(all.contains(word), "{word}: {all}");
    }
}
