//! What other programs make of what is written.

use super::cases::run_project;
use super::folder;
use super::libreoffice::printed;
use std::path::Path;
use std::process::Command;

fn demonstration() -> Vec<yardstick::pipeline::Made> {
    run_project(&folder::demonstration()).1
}

#[test]
#[ignore = "needs LibreOffice (soffice) and pdftotext"]
fn libreoffice_opens_every_workbook_and_shows_every_number() {
    let folder = tempfile::tempdir().unwrap();
    for made in demonstration() {
        let name = format!("{}.xlsx", made.id);
        let workbook = made.files.iter().find(|file| file.name == name).unwrap();
        let text = printed(&name, &workbook.bytes, folder.path());
        assert!(text.len() > 2_000, "{name} is nearly empty");
        assert!(!text.contains("###"), "{name} has a column that is too narrow for its numbers");
        for error in ["#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "Err:5"] {
            assert!(!text.contains(error), "{name} shows {error}");
        }
    }
}

#[test]
#[ignore = "needs xmllint"]
fn xmllint_accepts_every_chart() {
    let folder = tempfile::tempdir().unwrap();
    let mut charts = 0;
    for made in demonstration() {
        for file in made.files.iter().filter(|file| file.name.ends_with(".svg")) {
            let path = folder.path().join(format!("{charts}.svg"));
            std::fs::write(&path, &file.bytes).unwrap();
            let status = Command::new("xmllint").args(["--noout", "--nonet"]).arg(&path).status().unwrap();
            assert!(status.success(), "{} of {} is not well formed", file.name, made.id);
            charts += 1;
        }
    }
    assert!(charts >= 8, "the demonstration has charts");
}

#[test]
#[ignore = "needs pdftotext and pdffonts (poppler)"]
fn poppler_reads_every_document_and_finds_every_chart_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let said = |tool: &str, before: &[&str], path: &Path, after: &[&str]| {
        let made = Command::new(tool).args(before).arg(path).args(after).output().unwrap();
        let complaint = String::from_utf8_lossy(&made.stderr).into_owned();
        assert!(made.status.success() && complaint.is_empty(), "{tool}: {complaint}");
        String::from_utf8_lossy(&made.stdout).into_owned()
    };
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for made in demonstration() {
        let name = format!("{}.pdf", made.id);
        let file = made.files.iter().find(|file| file.name == name).unwrap();
        let path = folder.path().join(&name);
        std::fs::write(&path, &file.bytes).unwrap();
        let text = said("pdftotext", &["-layout"], &path, &["-"]);
        assert!(!text.contains('\u{27E6}') && !text.contains('\u{FFFD}'), "{name}");
        let flowing = bare(&said("pdftotext", &["-raw"], &path, &["-"]));
        for chart in made.files.iter().filter(|file| file.name.ends_with(".svg")) {
            let svg = String::from_utf8_lossy(&chart.bytes);
            let (_, title) = svg.split_once("<title").unwrap().1.split_once('>').unwrap();
            let title = title.split_once("</title>").unwrap().0.replace("&amp;", "&");
            assert!(flowing.contains(&bare(&title)), "{name}: {title}");
        }
        let fonts = said("pdffonts", &[], &path, &[]);
        assert!(fonts.lines().skip(2).all(|font| font.contains("NotoSans") && font.contains(" yes yes ")));
        let pages = text.matches('\u{C}').count();
        assert!((5..=110).contains(&pages), "{name} has {pages} pages");
        assert!(bare(&text).contains(&format!("{pages}/{pages}")), "{name}");
    }
}
