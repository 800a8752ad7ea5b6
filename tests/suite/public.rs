//! Public packs: the documents of the internal edition with values only. Every part of every
//! file is looked into.

use super::consistent::{checked, editions, pdf_text};
use super::folder::{demonstration, files, text};
use super::shown::{file, parts, words};
use calamine::{Reader, Xlsx};
use std::collections::BTreeSet;
use yardstick::cube::Status;
use yardstick::diag::Code;
use yardstick::pipeline::Made;

/// Words that stand in no public pack: the names of the files that partners sent and of
/// their sheets, codes of findings, and the mark of what is personal.
fn forbidden() -> BTreeSet<String> {
    let checked = checked();
    // A sheet may well be called as a table, a country or a fixed word is.
    let mut ordinary = String::new();
    for name in files(&demonstration()).iter().filter(|name| !name.starts_with("input/")) {
        ordinary.push_str(&text(&demonstration(), name).to_lowercase());
    }
    for entry in std::fs::read_dir(demonstration().join("assets/messages")).unwrap() {
        ordinary.push_str(&std::fs::read_to_string(entry.unwrap().path()).unwrap().to_lowercase());
    }
    let mut found = BTreeSet::from(["[personal]".to_string()]);
    for account in &checked.valid.accounts {
        found.insert(account.file.clone());
        found.extend(account.file.rsplit('/').next().map(str::to_string));
        let ordinary = ordinary.contains(&account.sheet.to_lowercase()) || account.sheet.len() < 4;
        found.extend(Some(account.sheet.clone()).filter(|_| !ordinary));
    }
    found.extend(checked.valid.findings.iter().map(|finding| finding.message.clone()));
    assert!(found.len() > 20, "there are files and findings that could be told");
    found
}

/// The words of a pack, by file and part.
fn spoken(made: &Made) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for file in &made.files {
        let ending = file.name.rsplit('.').next().unwrap();
        match ending {
            "xlsx" | "docx" => {
                for (part, bytes) in
                    parts(&file.bytes).into_iter().filter(|(name, _)| !name.ends_with(".png"))
                {
                    let markup = String::from_utf8_lossy(&bytes).into_owned();
                    found.push((format!("{}: {part}", file.name), markup));
                }
            }
            "pdf" | "png" => {}
            _ => found.push((file.name.clone(), String::from_utf8(file.bytes.clone()).unwrap())),
        }
    }
    found
}

/// Whether a code of a finding stands in a text as a word.
fn code_in(text: &str) -> Option<&str> {
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    text.split(|c: char| !c.is_alphanumeric()).find(|word| codes.contains(word))
}

fn packs() -> (&'static Made, &'static Made) {
    let [internal, public] = editions() else { panic!("there are two editions") };
    assert!(public.id.ends_with("-public"));
    (internal, public)
}

#[test]
fn a_public_pack_has_the_documents_of_the_internal_one_with_values_only() {
    let (internal, public) = packs();
    let names = |made: &Made| -> Vec<String> {
        made.files.iter().map(|file| file.name.replace(&made.id, "ID")).collect()
    };
    assert_eq!(names(internal), names(public));
    let pages = |made: &Made| made.document.pages.iter().map(|page| page.id.clone()).collect::<Vec<String>>();
    assert_eq!(pages(internal), pages(public));

    let forbidden = forbidden();
    for (part, markup) in spoken(public) {
        for word in &forbidden {
            assert!(!markup.contains(word.as_str()), "{part} says {word}");
        }
        let text =
            if part.ends_with(".csv") || part.ends_with(".json") { markup.clone() } else { words(&markup) };
        // The cells of a sheet are named as findings are.
        if !part.contains("xl/worksheets/") {
            assert_eq!(code_in(&text), None, "{part} has the code of a finding");
        }
        let address = text.split_whitespace().find(|word| {
            word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        });
        assert_eq!(address, None, "{part} has an address");
    }
}

#[test]
fn a_public_workbook_has_no_formula_no_comment_and_no_sheet_beyond_its_pages() {
    let (internal, public) = packs();
    let bytes = file(public, "xlsx").unwrap();
    for (name, bytes) in parts(bytes) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if name.starts_with("xl/worksheets/sheet") {
            for formula in ["<f>", "<f ", "<f/>"] {
                assert!(!text.contains(formula), "{name} has a formula");
            }
        }
        for forbidden in ["comments", "calcChain", "externalLink", "customXml", "persons", "connections"] {
            assert!(!name.contains(forbidden), "{name} is in a public workbook");
        }
    }
    let names = |bytes: &[u8]| {
        let workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
        workbook.sheet_names()
    };
    let own = names(bytes);
    let labels = &public.document.meta.labels;
    let allowed = public.document.pages.len() + usize::from(own.last() == Some(&labels.lists));
    assert_eq!(own.len(), allowed, "{own:?}");
    assert!(names(file(internal, "xlsx").unwrap()).len() >= own.len());
}

#[test]
fn what_is_withheld_stands_in_a_public_pack_as_a_token_alone() {
    let (internal, public) = packs();
    let withheld: Vec<_> =
        public.cube.figures().iter().filter(|figure| figure.status == Status::Suppressed).collect();
    assert!(!withheld.is_empty(), "something is withheld");
    for figure in withheld {
        assert!(figure.value.is_none() && figure.numerator.is_none() && figure.denominator.is_none());
        assert!(figure.standing.progress.is_none() && figure.reported.is_none());
        // A category without records is withheld as well where its absence would tell.
        let something = match internal.cube.get(&figure.address) {
            Some(known) => known.value.is_some() || known.status == Status::Undefined,
            None => !figure.address.category.is_total(),
        };
        assert!(something, "{:?} is withheld, and there is nothing to withhold", figure.address);
    }
}

#[test]
#[ignore = "needs pdftotext"]
fn poppler_finds_nothing_in_a_public_pdf_that_must_not_be_there() {
    let (_, public) = packs();
    let bytes = file(public, "pdf").unwrap();
    let raw = String::from_utf8_lossy(bytes).into_owned();
    for embedded in ["/EmbeddedFile", "/JavaScript", "/JS "] {
        assert!(!raw.contains(embedded), "the PDF has {embedded}");
    }
    let text = pdf_text(bytes);
    for word in &forbidden() {
        assert!(!text.contains(word.as_str()), "the PDF says {word}");
    }
    assert_eq!(code_in(&text), None);
}
