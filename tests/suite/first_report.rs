//! A first report for a programme that has none: ten lines, and everything is written.

use super::folder;
use super::shown::file;
use yardstick::pipeline::{Options, check, make};
use yardstick::project::Output;
use yardstick::report::document::PageKind;
use yardstick::source::Root;

/// As docs/reports.md shows it.
const FIRST: &str = r#"title      = "Expert Facility: first report"
language   = "en"
programmes = ["expert"]
period     = "2016"
indicators = ["activities_delivered", "participants", "women_share", "policies_adopted"]
tiles      = ["activities_delivered", "participants", "policies_adopted"]

[[chart]]
kind      = "countries"
indicator = "activities_delivered"
"#;

#[test]
fn ten_lines_are_a_first_report_in_every_output() {
    assert_eq!(FIRST.lines().count(), 10);
    let place = folder::copy(&folder::demonstration());
    folder::write(place.path(), "reports/first.toml", FIRST.as_bytes());
    let checked = match check(&Root::new(place.path()), &()) {
        Ok(checked) => checked,
        Err(refused) => panic!("{:#?}", refused.findings),
    };
    let options = Options { reports: vec!["first".into()], ..Options::default() };
    let made = make(&checked, &options, &()).unwrap();
    let [made] = made.as_slice() else { panic!("one report is asked for") };
    for output in [Output::Workbook, Output::Pdf, Output::Word, Output::Html] {
        assert!(file(made, output.word()).is_some_and(|bytes| bytes.len() > 2_000), "no {}", output.word());
    }
    assert!(made.files.iter().any(|file| file.name.starts_with("charts/") && file.name.ends_with(".svg")));
    let sections =
        made.document.pages.iter().filter(|page| matches!(page.kind, PageKind::Section(_))).count();
    assert!(sections >= 4, "{sections} sections");
    let page = std::fs::read_to_string(folder::demonstration().join("docs/reports.md")).unwrap();
    assert!(page.contains(FIRST), "docs/reports.md shows another first report");
}

/// Every file of docs/first-project.md, which names each in bold before it shows it.
fn files_of_the_page(page: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut named = None;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some((name, _)) = line.strip_prefix("**`").and_then(|rest| rest.split_once("`**")) {
            named = Some(name.to_string());
        } else if line.starts_with("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            files.extend(named.take().map(|name| (name, body.join("\n") + "\n")));
        }
    }
    files
}

#[test]
fn the_project_that_the_documentation_builds_from_nothing_runs() {
    let page = std::fs::read_to_string(folder::demonstration().join("docs/first-project.md")).unwrap();
    let files = files_of_the_page(&page);
    assert_eq!(files.len(), 7);
    let place = tempfile::tempdir().unwrap();
    for (name, text) in &files {
        folder::write(place.path(), name, text.as_bytes());
    }
    let checked = match check(&Root::new(place.path()), &()) {
        Ok(checked) => checked,
        Err(refused) => panic!("{:#?}", refused.findings),
    };
    let codes: Vec<&str> = checked.valid.findings.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(codes, ["C304"]);
    let made = make(&checked, &Options::default(), &()).unwrap();
    let [made] = made.as_slice() else { panic!("one report is defined") };
    let results = made.files.iter().find(|file| file.name == "results.csv").unwrap();
    let results = String::from_utf8(results.bytes.clone()).unwrap();
    // 1,200 in Kenya, 800 in Ghana, and 50 whose country cannot be read.
    for value in ["1200", "800", "2050"] {
        assert!(results.lines().any(|line| line.split(',').any(|cell| cell == value)), "{value}: {results}");
    }
    for ending in ["xlsx", "pdf", "docx", "html"] {
        assert!(file(made, ending).is_some(), "no {ending}");
    }
}
