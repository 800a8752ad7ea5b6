// What Word is strict about, as a check of whole documents. Word itself cannot be run in tests;
// LibreOffice forgives most of this. The orders are those of ISO/IEC 29500, transitional. The
// tests of the library and those of the program share this file.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

/// Elements whose children have an order, with that order.
const ORDERS: [(&str, &str); 19] = [
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd \
         tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi \
         adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc \
         textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof \
         snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText \
         vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    ),
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc \
         tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    ),
    (
        "w:tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    ),
    ("w:tcBorders", "top left start bottom right end insideH insideV tl2br tr2bl"),
    ("w:tblBorders", "top left start bottom right end insideH insideV"),
    ("w:tblCellMar", "top left start bottom right end"),
    ("w:pBdr", "top left bottom right between bar"),
    ("w:numPr", "ilvl numId"),
    (
        "w:sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType \
         pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    ),
    ("w:tbl", "bookmarkStart bookmarkEnd tblPr tblGrid tr"),
    ("w:tr", "tblPrEx trPr tc"),
    (
        "w:style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat \
         locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    ("w:lvl", "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
    ("w:numbering", "numPicBullet abstractNum num"),
    ("w:sdt", "sdtPr sdtEndPr sdtContent"),
    ("wp:inline", "extent effectExtent docPr cNvGraphicFramePr graphic"),
    ("pic:pic", "nvPicPr blipFill spPr"),
    ("w:settings", "zoom defaultTabStop characterSpacingControl compat themeFontLang"),
];

/// What is found in one part.
#[derive(Default)]
struct Found {
    faults: Vec<String>,
    styles_used: BTreeSet<String>,
    styles: BTreeSet<String>,
    lists_used: BTreeSet<String>,
    lists: BTreeSet<String>,
    relations_used: BTreeSet<String>,
    anchors: BTreeSet<String>,
    bookmarks: Vec<String>,
    marks: Vec<String>,
    shapes: Vec<String>,
    names: Vec<String>,
    depth_of_fields: i64,
}

/// An element that is open.
struct Open {
    name: String,
    children: Vec<String>,
    /// Of a table: its columns; of a row: how many its cells take.
    columns: usize,
}

/// What is wrong with a document; nothing is as it should be.
pub fn faults(docx: &[u8]) -> Vec<String> {
    let mut archive = match zip::ZipArchive::new(Cursor::new(docx)) {
        Ok(archive) => archive,
        Err(error) => return vec![format!("no archive: {error}")],
    };
    let mut parts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut faults = Vec::new();
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).unwrap();
        let name = part.name().unwrap().to_string();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if number == 0 && name != "[Content_Types].xml" {
            faults.push("the types do not come first".into());
        }
        parts.insert(name, bytes);
    }
    let mut found = Found::default();
    for (name, bytes) in &parts {
        if name.ends_with(".png") {
            continue;
        }
        let text = String::from_utf8(bytes.clone()).unwrap();
        read(name, &text, &mut found);
        if found.depth_of_fields != 0 {
            found.faults.push(format!("{name}: a field is not closed"));
            found.depth_of_fields = 0;
        }
    }
    faults.append(&mut found.faults);
    for (what, used, known) in
        [("style", &found.styles_used, &found.styles), ("list", &found.lists_used, &found.lists)]
    {
        for missing in used.difference(known) {
            faults.push(format!("the {what} {missing} is not defined"));
        }
    }
    for anchor in found.anchors.iter().filter(|anchor| !found.bookmarks.contains(anchor)) {
        faults.push(format!("a link leads to {anchor}, which is not there"));
    }
    for (what, all) in [
        ("bookmark", &found.bookmarks),
        ("number of a bookmark", &found.marks),
        ("number of a picture", &found.shapes),
        ("name of a picture", &found.names),
    ] {
        let distinct: BTreeSet<&String> = all.iter().collect();
        if distinct.len() != all.len() {
            faults.push(format!("a {what} is there twice"));
        }
    }
    faults.extend(relations(&parts, &found.relations_used));
    faults
}

/// Whether each part that is referred to is there, and each part has a type.
fn relations(parts: &BTreeMap<String, Vec<u8>>, used: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    let text = |name: &str| String::from_utf8(parts.get(name).cloned().unwrap_or_default()).unwrap();
    let mut ids = BTreeSet::new();
    for (rels, folder) in [("word/_rels/document.xml.rels", "word/"), ("_rels/.rels", "")] {
        for tag in tags(&text(rels), "Relationship") {
            let get = |name: &str| tag.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
            if folder == "word/" && !ids.insert(get("Id").unwrap_or_default().to_string()) {
                faults.push(format!("{rels}: an id is there twice"));
            }
            let target = format!("{folder}{}", get("Target").unwrap_or_default());
            if get("TargetMode") != Some("External") && !parts.contains_key(&target) {
                faults.push(format!("{rels}: {target} is not there"));
            }
        }
    }
    for missing in used.difference(&ids) {
        faults.push(format!("the relationship {missing} is not there"));
    }
    let types = text("[Content_Types].xml");
    let overridden: BTreeSet<String> = tags(&types, "Override").into_iter().filter_map(first).collect();
    let extensions: BTreeSet<String> = tags(&types, "Default").into_iter().filter_map(first).collect();
    for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let extension = name.rsplit('.').next().unwrap_or_default();
        let own = overridden.contains(&format!("/{name}"));
        if !own && (extension == "xml" || !extensions.contains(extension)) {
            faults.push(format!("{name} has no type"));
        }
    }
    for name in overridden.iter().filter(|name| !parts.contains_key(name.trim_start_matches('/'))) {
        faults.push(format!("{name} has a type and is not there"));
    }
    faults
}

/// The attributes of an element.
type Attributes = Vec<(String, String)>;

fn first(attributes: Attributes) -> Option<String> {
    attributes.into_iter().next().map(|(_, value)| value)
}

fn attributes(tag: &BytesStart<'_>) -> Attributes {
    tag.attributes().flatten().map(|a| (a.key.as_ref().to_string(), a.value.to_string())).collect()
}

/// The attributes of each element of a name.
pub fn tags(text: &str, name: &str) -> Vec<Attributes> {
    let mut reader = Reader::from_str(text);
    let mut found = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.name().as_ref() == name => {
                found.push(attributes(&tag));
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

fn read(part: &str, text: &str, found: &mut Found) {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Open> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                let name = tag.name().as_ref().to_string();
                begin(part, &name, &attributes(&tag), &mut open, found);
                open.push(Open { name, children: Vec::new(), columns: 0 });
            }
            Ok(Event::Empty(tag)) => {
                let name = tag.name().as_ref().to_string();
                begin(part, &name, &attributes(&tag), &mut open, found);
                if matches!(name.as_str(), "w:tc" | "w:tr" | "w:tbl" | "w:body") {
                    found.faults.push(format!("{part}: {name} is empty"));
                }
            }
            Ok(Event::End(_)) => {
                let Some(element) = open.pop() else { continue };
                end(part, &element, &mut open, found);
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                found.faults.push(format!("{part}: {error}"));
                return;
            }
        }
    }
    if !open.is_empty() {
        found.faults.push(format!("{part}: an element is not closed"));
    }
}

/// An element begins.
fn begin(part: &str, name: &str, attributes: &Attributes, open: &mut [Open], found: &mut Found) {
    let get = |name: &str| attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    if let Some(parent) = open.last_mut() {
        parent.children.push(name.to_string());
    }
    let value = get("w:val").unwrap_or_default();
    match name {
        "w:pStyle" | "w:rStyle" | "w:tblStyle" | "w:basedOn" | "w:next" => {
            found.styles_used.insert(value);
        }
        "w:style" => {
            found.styles.insert(get("w:styleId").unwrap_or_default());
        }
        "w:numId" if value != "0" => {
            found.lists_used.insert(value);
        }
        "w:num" => {
            found.lists.insert(get("w:numId").unwrap_or_default());
        }
        "w:bookmarkStart" => {
            found.bookmarks.push(get("w:name").unwrap_or_default());
            found.marks.push(get("w:id").unwrap_or_default());
        }
        "wp:docPr" => {
            found.shapes.push(get("id").unwrap_or_default());
            found.names.push(get("name").unwrap_or_default());
            if get("descr").is_none_or(|text| text.trim().is_empty()) {
                found.faults.push(format!("{part}: a picture has no alternative text"));
            }
        }
        "w:fldChar" => match get("w:fldCharType").as_deref() {
            Some("begin") => found.depth_of_fields += 1,
            Some("end") => found.depth_of_fields -= 1,
            _ => {}
        },
        "w:gridCol" => {
            if let Some(table) = open.iter_mut().rev().find(|element| element.name == "w:tbl") {
                table.columns += 1;
            }
        }
        "w:tc" => {
            if let Some(row) = open.last_mut() {
                row.columns += 1;
            }
        }
        "w:gridSpan" => {
            let more = value.parse::<usize>().unwrap_or(1).saturating_sub(1);
            if let Some(row) = open.iter_mut().rev().find(|element| element.name == "w:tr") {
                row.columns += more;
            }
        }
        _ => {}
    }
    for (key, value) in attributes {
        match key.as_str() {
            "r:id" | "r:embed" => {
                found.relations_used.insert(value.clone());
            }
            "w:anchor" => {
                found.anchors.insert(value.clone());
            }
            _ => {}
        }
    }
}

/// An element ends.
fn end(part: &str, element: &Open, open: &mut [Open], found: &mut Found) {
    if let Some((_, order)) = ORDERS.iter().find(|(name, _)| *name == element.name) {
        let order: Vec<&str> = order.split_whitespace().collect();
        let mut last = 0;
        for child in &element.children {
            let local = child.rsplit(':').next().unwrap_or_default();
            match order.iter().position(|known| *known == local) {
                Some(place) if place >= last => last = place,
                Some(_) => found.faults.push(format!("{part}: {child} comes too late in {}", element.name)),
                None => found.faults.push(format!("{part}: {child} does not belong in {}", element.name)),
            }
        }
    }
    match element.name.as_str() {
        "w:tc" if element.children.last().is_none_or(|child| child != "w:p") => {
            found.faults.push(format!("{part}: a cell does not end in a paragraph"));
        }
        "w:tr" => {
            let table = open.iter().rev().find(|element| element.name == "w:tbl");
            if table.is_some_and(|table| table.columns != element.columns) {
                found.faults.push(format!("{part}: a row has another number of columns than its table"));
            }
        }
        "w:body" => {
            if element.children.last().is_none_or(|child| child != "w:sectPr") {
                found.faults.push(format!("{part}: the text does not end in a section"));
            }
            if element.children.windows(2).any(|pair| pair.iter().all(|child| child == "w:tbl")) {
                found.faults.push(format!("{part}: two tables would run together"));
            }
        }
        _ => {}
    }
}
