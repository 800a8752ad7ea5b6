//! What other programs make of documents for Word.

use super::cases::run_project;
use super::folder::demonstration;
use super::libreoffice::printed;
use std::process::Command;
use std::sync::LazyLock;
use yardstick::pipeline::Made;

#[path = "../../src/render/word/rules.rs"]
mod rules;

static MADE: LazyLock<Vec<Made>> = LazyLock::new(|| run_project(&demonstration()).1);

/// The documents of the demonstration, by the name of their report.
fn documents() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    MADE.iter().flat_map(|made| {
        let word = made.files.iter().filter(|file| file.name.ends_with(".docx"));
        word.map(|file| (made.id.as_str(), file.bytes.as_slice()))
    })
}

#[test]
#[ignore = "makes all reports of the demonstration"]
fn documents_of_the_demonstration_are_as_word_wants_them() {
    assert!(documents().count() >= 4);
    for (id, bytes) in documents() {
        assert_eq!(rules::faults(bytes), Vec::<String>::new(), "{id}");
    }
}

#[test]
#[ignore = "needs xmllint"]
fn xmllint_accepts_every_part_of_every_document() {
    let folder = tempfile::tempdir().unwrap();
    let mut parts = 0;
    for (id, bytes) in documents() {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for number in 0..archive.len() {
            let mut part = archive.by_index(number).unwrap();
            let name = part.name().unwrap().to_string();
            if name.ends_with(".png") {
                continue;
            }
            let path = folder.path().join(format!("{parts}.xml"));
            std::io::copy(&mut part, &mut std::fs::File::create(&path).unwrap()).unwrap();
            let status = Command::new("xmllint").args(["--noout", "--nonet"]).arg(&path).status().unwrap();
            assert!(status.success(), "{name} of {id} is not well formed");
            parts += 1;
        }
    }
    assert!(parts > 40, "{parts}");
}

#[test]
#[ignore = "needs LibreOffice (soffice) and pdftotext"]
fn libreoffice_opens_every_document_and_shows_its_figures() {
    let folder = tempfile::tempdir().unwrap();
    for (id, bytes) in documents() {
        let name = format!("{id}.docx");
        let text = printed(&name, bytes, folder.path());
        // What is broken into lines there is compared without spaces.
        let packed = |text: &str| text.split_whitespace().collect::<String>();
        let running = packed(&text);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut xml = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut xml).unwrap();
        let mut figures = 0;
        for paragraph in xml.split("<w:p>").filter(|p| p.contains("w:val=\"TableFigure")) {
            let Some(value) = paragraph.split("xml:space=\"preserve\">").nth(1) else { continue };
            let value = value.split('<').next().unwrap_or_default();
            assert!(running.contains(&packed(value)), "{name}: {value}");
            figures += 1;
        }
        assert!(figures > 50, "{name} has only {figures} figures");
        assert!(!text.contains("Error!"), "{name} has a reference that leads nowhere");
    }
}
