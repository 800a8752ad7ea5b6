//! What a page holds, read again from its bytes.

use super::{Picture, hash, html};
use crate::cube::Address;
use crate::evidence::{
    Contribution, Evidence, EvidenceRow, EvidenceSheet, Fold, Heads, How, LeftOut, Recipe, Selection, Source,
    What,
};
use crate::number::Decimal;
use crate::report::document::{Block, Cell, Document, FigurePart};
use crate::report::fixture::fixture;
use crate::report::{Scope, Words, compose};
use std::collections::BTreeSet;

const HOSTILE: &str =
    "</script><script>alert('1')</script><img src=http://a.example/x onerror=\"a()\">&\u{2028}\u{202E}";

fn document(report: usize) -> Document {
    let fixture = fixture();
    let report = &fixture.project.reports[report];
    let scope = Scope::of(&fixture.project, report);
    compose(&fixture.input(report, &scope))
}

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>1</text></svg>";

fn page(document: &Document, evidence: Option<&Evidence>) -> String {
    let pictures = vec![Picture { wide: DRAWING, narrow: DRAWING }; document.charts.len()];
    String::from_utf8(html(document, evidence, &pictures)).unwrap()
}

/// An element: its name and its attributes.
type Tag = (String, Vec<(String, String)>);

/// The elements of a page in their order; fails where they do not close as they open.
fn tags(page: &str) -> Vec<Tag> {
    const VOID: [&str; 5] = ["meta", "link", "br", "input", "img"];
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with('!') {
            continue;
        }
        let end = rest.find('>').unwrap();
        let (inside, after) = (&rest[..end], &rest[end + 1..]);
        rest = after;
        if let Some(name) = inside.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "closes what is not open");
            continue;
        }
        let name: String = inside.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        assert!(!name.is_empty(), "{inside}");
        let mut attributes = Vec::new();
        let mut left = inside[name.len()..].trim_end_matches('/').trim();
        while !left.is_empty() {
            let stop = left.find(['=', ' ']).unwrap_or(left.len());
            let key = left[..stop].to_string();
            match left[stop..].strip_prefix("=\"") {
                Some(value) => {
                    let close = value.find('"').unwrap();
                    attributes.push((key, value[..close].to_string()));
                    left = value[close + 1..].trim_start();
                }
                None => {
                    attributes.push((key, String::new()));
                    left = left[stop..].trim_start();
                }
            }
        }
        if name == "script" || name == "style" {
            let close = rest.find(&format!("</{name}>")).unwrap();
            rest = &rest[close + name.len() + 3..];
        } else if !VOID.contains(&name.as_str()) && !inside.ends_with('/') {
            open.push(name.clone());
        }
        found.push((name, attributes));
    }
    assert!(open.is_empty(), "left open: {open:?}");
    found
}

/// What stands between two marks.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let rest = &page[page.find(from).unwrap() + from.len()..];
    &rest[..rest.find(to).unwrap()]
}

/// Evidence for the first key figure: three records of two persons.
fn evidence(document: &Document) -> (Evidence, Address) {
    let tile = document.pages.iter().flat_map(|page| &page.blocks).find_map(|block| match block {
        Block::Tiles(tiles) => tiles.first(),
        _ => None,
    });
    let Some(Cell::Figure { address, part: FigurePart::Value, .. }) = tile.map(|tile| &tile.figure) else {
        panic!("the fixture has key figures");
    };
    let row = |row: u32, key: i64| EvidenceRow {
        source: Source { file: format!("secret_{HOSTILE}.xlsx"), sheet: "Слушатели".into(), row },
        record: String::new(),
        programmes: vec!["kfit".into()],
        places: vec!["LAO".into()],
        first: None,
        last: None,
        until: None,
        adds: vec![Some(Decimal::from(key))],
    };
    let sheet = EvidenceSheet {
        code: "E-1".into(),
        title: "Participants".into(),
        about: String::new(),
        heads: Heads::default(),
        columns: vec![Contribution { indicator: address.indicator, head: "People".into(), what: What::Key }],
        rows: vec![row(5, 1), row(6, 2), row(7, 1)],
        too_many: Vec::new(),
    };
    let fold = Fold { how: How::Unique, sheet: 0, column: 0, of: Selection::default() };
    let mut evidence = Evidence { sheets: vec![sheet], ..Evidence::default() };
    evidence.programmes.insert("kfit".into(), "KFIT short".into());
    evidence.recipes.insert(address.clone(), Recipe::Fold(fold));
    evidence.left_out.insert(
        address.clone(),
        vec![
            LeftOut { reason: "Attended no hour".into(), rows: 28, elsewhere: false },
            LeftOut { reason: "Of another programme".into(), rows: 5, elsewhere: true },
        ],
    );
    (evidence, address.clone())
}

#[test]
fn a_page_is_well_formed_asks_nobody_and_has_each_id_once() {
    for report in 0..4 {
        let document = document(report);
        let page = page(&document, None);
        assert_eq!(page, self::page(&document, None), "the same bytes");
        let tags = tags(&page);
        let mut ids = BTreeSet::new();
        let mut level = 0;
        for (name, attributes) in &tags {
            for (key, value) in attributes {
                assert!(!key.starts_with("on") && key != "style", "{name} {key}");
                if key == "id" {
                    assert!(ids.insert(value.clone()), "{value} twice");
                }
                if key == "src" || (key == "href" && name != "a") {
                    assert!(value.starts_with("data:"), "{name} loads {value}");
                }
            }
            if let Some(digit) = name.strip_prefix('h').and_then(|digit| digit.parse::<u8>().ok()) {
                assert!(digit <= level + 1, "from heading {level} to {digit}");
                level = digit;
            }
        }
        for (name, attributes) in &tags {
            for (key, value) in attributes {
                if key == "aria-labelledby" || name == "a" && key == "href" && value.starts_with('#') {
                    let target = value.trim_start_matches('#');
                    assert!(ids.contains(target), "{value} leads nowhere");
                }
            }
        }
        assert!(page.contains(&format!("<html lang=\"{}\">", document.meta.language)));
        // Nothing outside is named in what is loaded; what is said is another matter.
        let style = between(&page, "<style>", "</style>");
        assert!(!style.contains("http") && !style.contains("@import"));
    }
}

#[test]
fn the_policy_lets_in_the_style_and_the_script_of_the_page_alone() {
    let page = page(&document(0), None);
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    let style = between(&page, "<style>", "</style>");
    let script = &page[page.rfind("<script>").unwrap() + 8..page.rfind("</script>").unwrap()];
    assert!(policy.starts_with("default-src 'none'; "));
    assert!(policy.contains(&format!("style-src 'sha256-{}'", hash(style))));
    assert!(policy.contains(&format!("script-src 'sha256-{}'", hash(script))));
    assert!(!policy.contains("unsafe") && !policy.contains("http"));
    // A known answer: the hash of nothing.
    assert_eq!(hash(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

#[test]
fn what_values_say_never_becomes_part_of_the_page() {
    let mut document = document(0);
    document.meta.title = HOSTILE.into();
    document.meta.note = HOSTILE.into();
    document.charts.iter_mut().for_each(|chart| chart.title = HOSTILE.into());
    for page in &mut document.pages {
        page.title = HOSTILE.into();
        page.name = HOSTILE.into();
        page.id = HOSTILE.into();
        for block in &mut page.blocks {
            match block {
                Block::Table(table) => {
                    table.title = HOSTILE.into();
                    table.notes = vec![HOSTILE.into()];
                    table.columns.iter_mut().for_each(|column| column.head = HOSTILE.into());
                    let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                    cells
                        .filter(|cell| matches!(cell, Cell::Text(_) | Cell::Quiet(_) | Cell::Strong(_)))
                        .for_each(|cell| *cell = Cell::Strong(HOSTILE.into()));
                }
                Block::Tiles(tiles) => tiles.iter_mut().for_each(|tile| tile.note = HOSTILE.into()),
                Block::Facts(facts) => facts.push((HOSTILE.into(), HOSTILE.into())),
                _ => {}
            }
        }
    }
    let (evidence, _) = evidence(&document);
    let page = page(&document, Some(&evidence));
    let tags = tags(&page);
    assert!(!tags.iter().any(|(name, _)| name == "img"));
    assert_eq!(tags.iter().filter(|(name, _)| name == "script").count(), 2);
    assert!(!page.contains('\u{202E}') && !page.contains('\u{2028}'));
    let data = between(&page, "id=\"data\">", "</script>");
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert!(data["evidence"]["strings"].to_string().contains("secret_"));
}

#[test]
fn a_figure_leads_to_its_records_in_an_internal_page_and_to_nothing_in_a_public_one() {
    let document = document(0);
    let (evidence, address) = evidence(&document);
    let inside = page(&document, Some(&evidence));
    let data: serde_json::Value =
        serde_json::from_str(between(&inside, "id=\"data\">", "</script>")).unwrap();
    let links = data["evidence"]["links"].as_array().unwrap();
    assert_eq!(links.len(), 1);
    assert_eq!(links[0][0], serde_json::json!(["f", "u", 0, 0, null, null, null, null, 0]));
    assert_eq!(links[0][1], address.indicator);
    assert_eq!(links[0][2], serde_json::json!([["Attended no hour", 28, 0], ["Of another programme", 5, 1]]));
    assert_eq!(data["evidence"]["sheets"][0]["adds"], serde_json::json!([[1, 2, 1]]));
    assert_eq!(data["evidence"]["sheets"][0]["row"], serde_json::json!([5, 1, 1]));
    assert!(inside.matches("class=\"fig\" data-r=\"0\"").count() > 1, "wherever it is shown");
    assert_eq!(data["names"][0]["kfit"], "KFIT short");
    assert!(!data["about"][address.indicator.to_string()][0].as_str().unwrap().is_empty());
    let outside = page(&document, None);
    assert!(
        !outside.contains("data-r=") && !outside.contains("secret_") && !outside.contains("\"evidence\"")
    );
    assert!(!outside.contains("class=\"ps js\""));
}

#[test]
fn a_figure_reads_the_same_in_the_page_as_in_the_document() {
    let document = document(1);
    let page = page(&document, None);
    let mut seen = 0;
    for block in document.pages.iter().flat_map(|page| &page.blocks) {
        let Block::Table(table) = block else { continue };
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            if let Cell::Figure { shown, .. } = cell {
                assert!(page.contains(&super::escape(&shown.text)), "{}", shown.text);
                seen += 1;
            }
        }
    }
    assert!(seen > 100);
    assert!(page.contains("<span aria-hidden=\"true\">[z]</span><span class=\"vh\">"));
    assert!(page.contains("scope=\"rowgroup\"") && page.contains("role=\"status\""));
}

#[test]
fn no_word_of_a_page_is_missing_in_any_language() {
    for report in 0..4 {
        let document = document(report);
        let (evidence, _) = evidence(&document);
        let page = page(&document, Some(&evidence));
        let missing: Vec<&str> =
            page.split('\u{27E6}').skip(1).filter_map(|rest| rest.split('\u{27E7}').next()).collect();
        assert!(missing.is_empty(), "{}: {missing:?}", document.meta.language);
        assert!(Words::of(&document.meta.language).has("html-where-from"));
    }
}
