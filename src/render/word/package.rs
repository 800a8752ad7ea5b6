//! The parts of a document in one archive, with what says which part is what.

use super::picture::Picture;
use super::section::{Layout, foot, head};
use super::xml::Xml;
use crate::project::Audience;
use crate::render::theme;
use crate::report::Words;
use crate::report::document::Meta;
use std::io::{Cursor, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The styles, one a line.
pub const STYLES: &str = include_str!("../../../assets/word/styles.xml");
const NUMBERING: &str = include_str!("../../../assets/word/numbering.xml");
const SETTINGS: &str = include_str!("../../../assets/word/settings.xml");

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What a document consists of beside the parts that are always there.
#[derive(Debug)]
pub struct Content<'a> {
    /// The text.
    pub body: Xml,
    /// Its pictures, in the order of their numbers.
    pub pictures: Vec<Picture<'a>>,
    /// The addresses that it links to, in the order of their numbers.
    pub links: Vec<String>,
    /// How many numbered lists it has.
    pub lists: usize,
}

/// The archive.
///
/// # Errors
/// What the archive's writer says.
pub fn write(meta: &Meta, words: &Words, content: Content<'_>) -> Result<Vec<u8>, ZipError> {
    let fixed = |text: &str| -> Vec<u8> { filled(text, &words.get("word-language")).into_bytes() };
    let numbering = filled(NUMBERING, "").replace("@numbers@", numbers(content.lists).as_str());
    let mut parts: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".into(), content_types().into_bytes()),
        ("_rels/.rels".into(), package_relations().into_bytes()),
        ("docProps/core.xml".into(), core(meta, words).into_bytes()),
        ("docProps/app.xml".into(), app().into_bytes()),
        ("word/_rels/document.xml.rels".into(), relations(&content).into_bytes()),
        ("word/document.xml".into(), content.body.into_bytes()),
        ("word/styles.xml".into(), fixed(STYLES)),
        ("word/numbering.xml".into(), numbering.into_bytes()),
        ("word/settings.xml".into(), fixed(SETTINGS)),
    ];
    for (name, landscape) in [("", false), ("-wide", true)] {
        let layout = Layout::of(landscape);
        parts.push((format!("word/header{name}.xml"), head(meta, layout).into_bytes()));
        parts.push((format!("word/footer{name}.xml"), foot(meta, layout).into_bytes()));
    }
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // An archive with the time of its making would differ from run to run.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for (name, bytes) in parts {
        archive.start_file(name, options.compression_method(CompressionMethod::Deflated))?;
        archive.write_all(&bytes)?;
    }
    for (number, picture) in content.pictures.iter().enumerate() {
        // A picture is compressed already.
        let stored = options.compression_method(CompressionMethod::Stored);
        archive.start_file(format!("word/media/chart-{:02}.png", number + 1), stored)?;
        archive.write_all(picture.png)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// A fixed part with the colours of the visual language and the language of the report.
fn filled(part: &str, language: &str) -> String {
    use crate::cube::Rating;
    use crate::diag::Severity;
    let colours = [
        ("ink", theme::INK),
        ("ink2", theme::INK2),
        ("ink3", theme::INK3),
        ("rule", theme::RULE),
        ("brand", theme::BRAND),
        ("brand2", theme::BRAND2),
        ("brandwash", theme::BRANDWASH),
        ("link", theme::LINK),
        ("rating-achieved", theme::rating(Rating::Achieved)),
        ("rating-on-track", theme::rating(Rating::OnTrack)),
        ("rating-at-risk", theme::rating(Rating::AtRisk)),
        ("rating-off-track", theme::rating(Rating::OffTrack)),
        ("rating-not-rated", theme::rating(Rating::NotRated)),
        ("severity-error", theme::severity(Severity::Error)),
        ("severity-warning", theme::severity(Severity::Warning)),
        ("severity-info", theme::severity(Severity::Info)),
    ];
    let mut text = part.replace("@language@", language);
    for (name, colour) in colours {
        text = text.replace(&format!("@{name}@"), &hex(colour));
    }
    text
}

/// A colour as the format writes it.
pub fn hex(colour: theme::Colour) -> String {
    colour.hex().trim_start_matches('#').to_uppercase()
}

/// The lists: one of marks for all, and each numbered one, which begins at one.
fn numbers(lists: usize) -> Xml {
    let mut xml = Xml::piece();
    for number in 1..=lists + 1 {
        xml.open("w:num", &[("w:numId", &number)]);
        xml.empty("w:abstractNumId", &[("w:val", &usize::from(number > 1))]);
        if number > 1 {
            for level in 0..3 {
                xml.open("w:lvlOverride", &[("w:ilvl", &level)]);
                xml.empty("w:startOverride", &[("w:val", &1)]);
                xml.close("w:lvlOverride");
            }
        }
        xml.close("w:num");
    }
    xml
}

fn content_types() -> Xml {
    let mut xml = Xml::part();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    xml.empty(
        "Default",
        &[
            ("Extension", &"rels"),
            ("ContentType", &"application/vnd.openxmlformats-package.relationships+xml"),
        ],
    );
    xml.empty("Default", &[("Extension", &"xml"), ("ContentType", &"application/xml")]);
    xml.empty("Default", &[("Extension", &"png"), ("ContentType", &"image/png")]);
    let parts = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("header", "header"),
        ("footer", "footer"),
        ("header-wide", "header"),
        ("footer-wide", "footer"),
    ];
    for (name, kind) in parts {
        let (name, kind) = (format!("/word/{name}.xml"), format!("{TYPES}.{kind}+xml"));
        xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
    }
    let properties = [
        ("core", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("app", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ];
    for (name, kind) in properties {
        let name = format!("/docProps/{name}.xml");
        xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
    }
    xml.close("Types");
    xml
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty("Relationship", &[("Id", &id), ("Type", &kind), ("Target", &target)]);
}

fn package_relations() -> Xml {
    let mut xml = Xml::part();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    relation(&mut xml, "rId1", &format!("{OFFICE}/officeDocument"), "word/document.xml");
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    relation(&mut xml, "rId2", &core, "docProps/core.xml");
    relation(&mut xml, "rId3", &format!("{OFFICE}/extended-properties"), "docProps/app.xml");
    xml.close("Relationships");
    xml
}

fn relations(content: &Content<'_>) -> Xml {
    let mut xml = Xml::part();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    for name in ["styles", "numbering", "settings"] {
        relation(&mut xml, &format!("rId-{name}"), &format!("{OFFICE}/{name}"), &format!("{name}.xml"));
    }
    for (landscape, name) in [(false, ""), (true, "-wide")] {
        let [head, foot] = Layout::of(landscape).relations();
        relation(&mut xml, head, &format!("{OFFICE}/header"), &format!("header{name}.xml"));
        relation(&mut xml, foot, &format!("{OFFICE}/footer"), &format!("footer{name}.xml"));
    }
    for number in 1..=content.pictures.len() {
        let target = format!("media/chart-{number:02}.png");
        relation(&mut xml, &picture_relation(number - 1), &format!("{OFFICE}/image"), &target);
    }
    for (number, address) in content.links.iter().enumerate() {
        xml.empty(
            "Relationship",
            &[
                ("Id", &link_relation(number)),
                ("Type", &format!("{OFFICE}/hyperlink")),
                ("Target", address),
                ("TargetMode", &"External"),
            ],
        );
    }
    xml.close("Relationships");
    xml
}

/// By which a picture is named in the text.
pub fn picture_relation(number: usize) -> String {
    format!("rIdChart{}", number + 1)
}

/// By which an address is named in the text.
pub fn link_relation(number: usize) -> String {
    format!("rIdLink{}", number + 1)
}

/// What the document is, with the day up to which its data go for that of its making.
fn core(meta: &Meta, words: &Words) -> Xml {
    let mut xml = Xml::part();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
            ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.element("dc:title", &[], &meta.title);
    xml.element("dc:subject", &[], &meta.subtitle);
    xml.element("dc:creator", &[], &meta.project);
    if meta.audience == Audience::Public {
        xml.element("cp:category", &[], &meta.edition);
    }
    let day = format!("{}T00:00:00Z", meta.data_date);
    for name in ["dcterms:created", "dcterms:modified"] {
        xml.element(name, &[("xsi:type", &"dcterms:W3CDTF")], &day);
    }
    xml.element("dc:language", &[], &words.get("word-language"));
    xml.close("cp:coreProperties");
    xml
}

fn app() -> Xml {
    let mut xml = Xml::part();
    let names = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.open("Properties", &[("xmlns", &names)]);
    xml.element("Application", &[], "Yardstick");
    xml.close("Properties");
    xml
}
