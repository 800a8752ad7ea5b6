//! A first report for a programme that has none: ten lines, and everything is written.

use super::folder;
use super::shown::file;
use yardstick::pipeline::{Options, check, make};
use yardstick::project::Output;
use yardstick::report::document::PageKind;
use yardstick::source::Root;

/// As docs/narrative.md shows it.
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
    let page = std::fs::read_to_string(folder::demonstration().join("docs/narrative.md")).unwrap();
    assert!(page.contains(FIRST), "docs/narrative.md shows another first report");
}
