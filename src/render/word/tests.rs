//! What a document is as an archive of parts.

use super::rules::{faults, tags};
use crate::cube::{Origin, Rating};
use crate::project::Section;
use crate::render::chart::{self, Layout};
use crate::render::printed;
use crate::report::document::{Block, Cell, Document, Page, PageKind};
use crate::report::fixture::fixture;
use crate::report::format::{NumberFormat, Shown};
use crate::report::{Scope, compose};
use crate::text::rich::{self, Inline};
use std::io::{Cursor, Read};
use std::sync::LazyLock;

/// The reports in all languages with their bytes: pictures take their time.
static WRITTEN: LazyLock<Vec<(Document, Vec<u8>)>> = LazyLock::new(|| {
    (0..3)
        .map(|report| {
            let document = composed(report);
            let bytes = word(&document).unwrap();
            (document, bytes)
        })
        .collect()
});

fn composed(report: usize) -> Document {
    let fixture = fixture();
    let report = &fixture.project.reports[report];
    let scope = Scope::of(&fixture.project, report);
    printed(&compose(&fixture.input(report, &scope)))
}

/// A document with its charts as they are drawn.
fn word(document: &Document) -> Result<Vec<u8>, zip::result::ZipError> {
    let bare = |chart| chart::png(&chart::svg(chart, &document.id, Layout::Bare).unwrap()).unwrap();
    let pictures: Vec<Vec<u8>> = document.charts.iter().map(bare).collect();
    super::word(document, &pictures.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The text of a part, one paragraph a line.
fn words(xml: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut text, mut shown) = (String::new(), false);
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(tag) => shown = tag.name().as_ref() == "w:t",
            quick_xml::events::Event::End(tag) => {
                shown = false;
                if tag.name().as_ref() == "w:p" {
                    text.push('\n');
                }
            }
            quick_xml::events::Event::Text(part) if shown => text.push_str(&part),
            quick_xml::events::Event::GeneralRef(part) if shown => text.push_str(match part.as_ref() {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                _ => "'",
            }),
            quick_xml::events::Event::Eof => return text,
            _ => {}
        }
    }
}

/// A document of one page.
fn of_page(blocks: Vec<Block>) -> Document {
    let mut document = composed(0);
    document.charts.clear();
    document.pages = vec![Page {
        id: "text".into(),
        kind: PageKind::Section(Section::Method),
        name: "Text".into(),
        title: "Text & <more>".into(),
        subtitle: String::new(),
        about: String::new(),
        landscape: false,
        blocks,
    }];
    document
}

fn shown(text: &str, origin: Origin) -> Cell {
    Cell::Number(Shown {
        text: text.into(),
        number: Some(1.0),
        format: NumberFormat::Plain(0),
        absence: None,
        origin,
    })
}

#[test]
fn documents_are_as_word_wants_them_in_every_language() {
    for (document, bytes) in WRITTEN.iter() {
        assert_eq!(faults(bytes), Vec::<String>::new(), "{}", document.id);
        let language = tags(&part(bytes, "word/styles.xml"), "w:lang");
        let known = format!("{}-", document.meta.language);
        assert!(language.iter().flatten().any(|(key, value)| key == "w:val" && value.starts_with(&known)));
    }
}

#[test]
fn the_same_document_is_the_same_bytes() {
    // Others were written before it in this process.
    assert_eq!(WRITTEN[1].1, word(&composed(1)).unwrap());
    for (_, bytes) in WRITTEN.iter() {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
        for number in 0..archive.len() {
            let time = archive.by_index(number).unwrap().last_modified().unwrap();
            assert_eq!((time.year(), time.month(), time.day(), time.hour()), (1980, 1, 1, 0));
        }
    }
}

#[test]
fn properties_say_whose_it_is_and_no_day_but_that_of_the_data() {
    let (document, bytes) = &WRITTEN[0];
    let core = part(bytes, "docProps/core.xml");
    assert!(core.contains(&format!("<dc:title>{}</dc:title>", document.meta.title)));
    assert!(core.contains(&format!("<dc:creator>{}</dc:creator>", document.meta.project)));
    let day = format!("{}T00:00:00Z", document.meta.data_date);
    assert_eq!(core.matches(&day).count(), 2);
    assert_eq!(core.matches("T00:00:00Z").count(), 2);
}

#[test]
fn the_text_holds_every_figure_that_the_document_shows() {
    for (document, bytes) in WRITTEN.iter() {
        let text = words(&part(bytes, "word/document.xml"));
        for block in document.pages.iter().flat_map(|page| &page.blocks) {
            let cells: Vec<&Cell> = match block {
                Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).collect(),
                Block::Tiles(tiles) => tiles.iter().map(|tile| &tile.figure).collect(),
                _ => continue,
            };
            for cell in cells {
                for line in cell.text().split(['\n', '\t']) {
                    assert!(text.contains(line), "{}: {line}", document.id);
                }
            }
        }
        for chart in &document.charts {
            assert!(text.contains(&chart.title) && text.contains(&chart.source));
        }
    }
}

#[test]
fn heads_are_repeated_rows_are_whole_and_tables_say_what_they_are() {
    for (document, bytes) in WRITTEN.iter() {
        let xml = part(bytes, "word/document.xml");
        let blocks = || document.pages.iter().flat_map(|page| &page.blocks);
        let tables = blocks().filter(|block| matches!(block, Block::Table(_))).count();
        let tiles = blocks().filter(|block| matches!(block, Block::Tiles(_))).count();
        assert!(tables > 2);
        // The titles of tiles are the heads of their figures.
        assert!(xml.matches("<w:tblHeader/>").count() >= tables + tiles);
        assert_eq!(xml.matches("<w:tblCaption ").count(), tables);
        assert_eq!(xml.matches("<w:cantSplit/>").count(), xml.matches("<w:tr>").count());
        let counts = |label: &str| xml.matches(&format!("> SEQ {label} \\* ARABIC <")).count();
        assert_eq!(counts(&document.meta.labels.table), tables);
        assert_eq!(counts(&document.meta.labels.figure), document.charts.len());
        assert_eq!(tags(&xml, "wp:docPr").len(), document.charts.len());
        // Quotation marks are escaped in what is written.
        assert!(xml.contains("> TOC \\o &quot;1-2&quot; \\h \\z \\u <"));
        assert!(!part(bytes, "word/settings.xml").contains("updateFields"));
        assert!(!words(&xml).contains('\u{27E6}'), "a word is missing");
    }
}

#[test]
fn wide_pages_have_sections_of_their_own() {
    let (document, bytes) = &WRITTEN[0];
    let wide: Vec<bool> = document.pages.iter().map(|page| page.landscape || super::crowded(page)).collect();
    let changes = wide.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert!(changes > 0);
    let xml = part(bytes, "word/document.xml");
    assert_eq!(tags(&xml, "w:sectPr").len(), changes + 1);
    let turned = |tag: &Vec<(String, String)>| tag.iter().any(|(_, value)| value == "landscape");
    assert_eq!(tags(&xml, "w:pgSz").iter().any(turned), wide.contains(&true));
    assert_eq!(tags(&xml, "w:titlePg").len(), 1);
}

#[test]
fn texts_keep_their_structure() {
    let text = |words: &str| vec![Inline::Text(words.into())];
    let entry = |words: &str| vec![rich::Block::Paragraph(text(words))];
    let prose = vec![
        rich::Block::Heading(1, text("How it went")),
        rich::Block::Paragraph(vec![
            Inline::Text("In all ".into()),
            Inline::Strong(vec![Inline::Figure(shown("1,234", Origin::Computed))]),
            Inline::Text(", of which ".into()),
            Inline::Figure(shown("214", Origin::Reported)),
            Inline::Break,
            Inline::Link("https://example.org/?a=1&b=2".into(), text("here")),
            Inline::Link("javascript:alert(1)".into(), text("nowhere")),
        ]),
        rich::Block::List(true, vec![entry("first"), entry("second")]),
        rich::Block::List(true, vec![entry("anew")]),
        rich::Block::List(
            false,
            vec![vec![rich::Block::Paragraph(text("outer")), rich::Block::List(false, vec![entry("inner")])]],
        ),
        rich::Block::Quote(entry("They came\u{1} back")),
        rich::Block::Table(
            vec![text("Place"), text("People")],
            vec![vec![text("Town"), vec![Inline::Figure(shown("7", Origin::Computed))]]],
        ),
    ];
    let bytes = word(&of_page(vec![Block::Prose(prose)])).unwrap();
    assert_eq!(faults(&bytes), Vec::<String>::new());
    let xml = part(&bytes, "word/document.xml");
    let all = words(&xml);
    assert!(all.contains("Text & <more>") && all.contains("In all 1,234, of which 214\u{A0}[rep]here"));
    assert!(all.contains("They came back") && xml.contains("w:val=\"Quote\""));
    // Two numbered lists, each from one, and the marks of all others.
    let lists = tags(&part(&bytes, "word/numbering.xml"), "w:num").len();
    assert_eq!(lists, 3);
    assert!(xml.contains("<w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/>"));
    assert!(xml.contains("<w:pStyle w:val=\"TableFigure\"/>"));
    let relations = part(&bytes, "word/_rels/document.xml.rels");
    assert!(relations.contains("Target=\"https://example.org/?a=1&amp;b=2\" TargetMode=\"External\""));
    assert!(!relations.contains("javascript"));
}

#[test]
fn ratings_are_shape_and_word() {
    let tally = vec![(Rating::AtRisk, "At risk".to_string(), 2), (Rating::OffTrack, "Off track".into(), 0)];
    let bytes = word(&of_page(vec![Block::Tally(tally)])).unwrap();
    let text = words(&part(&bytes, "word/document.xml"));
    assert!(text.contains("\u{25A0}\u{A0}2\u{A0}At\u{A0}risk") && !text.contains("Off"));
}

#[test]
fn the_check_sees_what_is_out_of_order() {
    // A document with properties in the wrong order must not pass.
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let xml = "<w:body><w:tbl><w:tblGrid/><w:tr><w:tc><w:tbl/></w:tc></w:tr></w:tbl>\
               <w:p><w:pPr><w:jc/><w:pStyle w:val=\"X\"/></w:pPr></w:p></w:body>";
    std::io::Write::write_all(&mut archive, xml.as_bytes()).unwrap();
    let found = faults(&archive.finish().unwrap().into_inner()).join("\n");
    for expected in [
        "w:pStyle comes too late in w:pPr",
        "a cell does not end in a paragraph",
        "another number of columns",
        "does not end in a section",
        "the style X is not defined",
        "has no type",
    ] {
        assert!(found.contains(expected), "{expected}: {found}");
    }
}
