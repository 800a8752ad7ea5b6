//! What the demonstration defines: that all of it is there, in every language,
//! and that no paraphrase passes for the wording of its publisher.

use crate::cases::run_project;
use crate::folder::{demonstration, write};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;
use yardstick::pipeline::define;
use yardstick::project::{CodeList, Project};
use yardstick::source::Root;
use yardstick::text::Text;

/// The mark of a paraphrase and that of a translation, by language.
const MARKS: [(&str, &str, &str); 3] = [
    ("en", "paraphrase, unverified", "our translation"),
    ("fr", "paraphrase non vérifiée", "traduction non officielle"),
    ("es", "paráfrasis sin verificar", "traducción no oficial"),
];

fn project() -> Project {
    define(&Root::new(demonstration()), &()).unwrap().0
}

#[test]
fn every_indicator_of_the_list_is_defined() {
    let project = project();
    for number in 1..=42 {
        let code = format!("CB{number:02}");
        assert!(project.indicators.iter().any(|one| one.code == code), "{code} is not defined");
    }
}

#[test]
fn every_text_is_there_in_every_language() {
    let project = project();
    let mut lacking = Vec::new();
    let mut see = |what: String, text: &Text, needed: bool| {
        let lacks = |language: &String| !text.by_language.contains_key(language);
        let left_out = text.is_empty() && !needed;
        if !left_out && text.any.is_none() && project.languages.iter().any(lacks) {
            lacking.push(format!("{what}: {text:?}"));
        }
    };
    assert_eq!(project.languages, ["en", "fr", "es"]);
    for one in &project.indicators {
        see(format!("{} title", one.id), &one.title, true);
        see(format!("{} definition", one.id), &one.definition, true);
        see(format!("{} rationale", one.id), &one.rationale, false);
        see(format!("{} limitations", one.id), &one.limitations, false);
        see(format!("{} means of verification", one.id), &one.means_of_verification, false);
    }
    for result in &project.results {
        see(format!("{} statement", result.id), &result.statement, true);
        see(format!("{} assumptions", result.id), &result.assumptions, false);
    }
    for table in &project.tables {
        see(format!("{} title", table.name), &table.title, true);
        see(format!("{} description", table.name), &table.description, false);
        for field in &table.fields {
            see(format!("{}.{} title", table.name, field.name), &field.title, true);
            see(format!("{}.{} description", table.name, field.name), &field.description, false);
        }
    }
    for list in &project.code_lists {
        for entry in &list.codes {
            see(format!("{} {}", list.name, entry.code), &entry.label, true);
        }
    }
    for programme in &project.programmes {
        see(format!("{} title", programme.id), &programme.title, true);
        see(format!("{} short", programme.id), &programme.short, false);
        see(format!("{} donor", programme.id), &programme.donor, false);
        for (label, value) in &programme.facts {
            see(format!("{} fact", programme.id), label, true);
            see(format!("{} fact", programme.id), value, true);
        }
    }
    for report in &project.reports {
        see(format!("{} title", report.id), &report.title, true);
        see(format!("{} subtitle", report.id), &report.subtitle, false);
        for chart in &report.charts {
            see(format!("{} chart", report.id), &chart.title, false);
        }
    }
    for title in &project.custom_titles {
        see("period".into(), title, false);
    }
    assert!(lacking.is_empty(), "{} texts are not in every language:\n{}", lacking.len(), lacking.join("\n"));
}

#[test]
fn a_label_says_whether_it_was_seen() {
    let project = project();
    let frameworks: Vec<&CodeList> =
        project.code_lists.iter().filter(|list| list.framework().is_some()).collect();
    let names: Vec<&str> = frameworks.iter().map(|list| list.name.as_str()).collect();
    assert_eq!(names, ["2005C-2015", "2005C-2020", "C5", "CDIS", "Culture2030", "ECoC", "IFCD", "SDG"]);
    let count = |name: &str, kind: &str| {
        let list = frameworks.iter().find(|list| list.name == name).unwrap();
        list.codes.iter().filter(|entry| entry.kind.as_deref() == Some(kind)).count()
    };
    // 11 areas of three core indicators; 22 indicators; 22 in 4 dimensions; 22 in 7 dimensions.
    assert_eq!((count("2005C-2015", "goal"), count("2005C-2015", "area")), (4, 11));
    assert_eq!((count("2005C-2015", "indicator"), count("2005C-2020", "indicator")), (33, 22));
    assert_eq!((count("2005C-2020", "goal"), count("2005C-2020", "area")), (4, 11));
    assert_eq!((count("Culture2030", "dimension"), count("Culture2030", "indicator")), (4, 22));
    assert_eq!((count("CDIS", "dimension"), count("CDIS", "indicator")), (7, 22));
    for entry in frameworks.iter().flat_map(|list| &list.codes) {
        let whole = entry.kind.as_deref() == Some("framework");
        assert_eq!(entry.verified.is_none(), whole, "{} does not say whether it was seen", entry.code);
        assert!(entry.kind.is_some(), "{} does not say what it is", entry.code);
    }
}

/// Whether a label stands in a text, and not as the beginning of a longer one.
fn whole(text: &str, label: &str) -> bool {
    text.match_indices(label).any(|(at, _)| {
        let mut after = text[at + label.len()..].chars();
        !(after.next() == Some(' ') && after.next().is_some_and(char::is_alphabetic))
    })
}

/// A workbook's sheets, each with the texts of its rows.
fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Vec<String>>)> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let said = |cell: &Data| if let Data::String(text) = cell { text.clone() } else { String::new() };
    let rows =
        |range: &calamine::Range<Data>| range.rows().map(|row| row.iter().map(said).collect()).collect();
    book.worksheets().iter().map(|(name, range)| (name.clone(), rows(range))).collect()
}

#[test]
fn no_paraphrase_is_printed_without_its_mark() {
    let place = tempfile::tempdir().unwrap();
    let from = Root::new(demonstration());
    let names = from.list("indicators").unwrap().into_iter().chain(["yardstick.toml".to_string()]);
    for name in names {
        write(place.path(), &name, &std::fs::read(demonstration().join(&name)).unwrap());
    }
    for (language, ..) in MARKS {
        let report = format!(
            "title = \"All\"\nlanguage = \"{language}\"\naudience = \"internal\"\nperiod = \"2021\"\n\
             sections = [\"frameworks\", \"indicators\"]\n"
        );
        write(place.path(), &format!("reports/{language}.toml"), report.as_bytes());
    }
    let (checked, made) = run_project(place.path());
    let project = &checked.project;
    for (language, paraphrase, translation) in MARKS {
        let report = made.iter().find(|made| made.id == language).unwrap();
        let book = report.files.iter().find(|file| file.name.ends_with(".xlsx")).unwrap();
        let sheets = sheets(&book.bytes);
        let (mut paraphrases, mut translations) = (0, 0);
        let alike = |label: &String| {
            let entries = project.code_lists.iter().flat_map(|list| &list.codes);
            entries.filter(|entry| entry.label.by_language.get(language) == Some(label)).count()
        };
        for list in project.code_lists.iter().filter(|list| list.framework().is_some()) {
            for entry in &list.codes {
                let label = &entry.label.by_language[language];
                let mark = if entry.verified == Some(false) {
                    paraphrase
                } else if entry.verified == Some(true) && entry.translated.contains(language) {
                    translation
                } else {
                    continue;
                };
                // Two versions of a framework may have one label, seen for one of them.
                let alone = alike(label) == 1;
                let own = |name: &str| name.ends_with(&format!(" {}", list.name));
                for (sheet, row) in
                    sheets.iter().flat_map(|(name, rows)| rows.iter().map(move |row| (name, row)))
                {
                    for cell in row {
                        // A short label is also a word of other texts: it is looked for
                        // where it stands as an entry, beside its code or after it.
                        let entry_cell =
                            own(sheet) && cell.starts_with(label.as_str()) && row.contains(&entry.code)
                                || cell.starts_with(&format!("{}  {label}", entry.code))
                                    && !entry.code.starts_with('G')
                                || cell.contains(&format!("{} {}: {label}", list.name, entry.code));
                        let printed = entry_cell || alone && label.chars().count() > 40 && whole(cell, label);
                        if printed {
                            assert!(
                                cell.contains(&format!("{label} [{mark}]")),
                                "{language}, {sheet}: {} {} without its mark: {cell}",
                                list.name,
                                entry.code
                            );
                            if mark == paraphrase { paraphrases += 1 } else { translations += 1 }
                        }
                    }
                }
            }
        }
        // Every linked area and indicator of [M] is there: a search that finds nothing proves nothing.
        assert!(paraphrases > 60, "{language}: only {paraphrases} paraphrases were found");
        assert_eq!(translations > 60, language != "en", "{language}: {translations} translations were found");
    }
}
