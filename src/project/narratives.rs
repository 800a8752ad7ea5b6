//! The texts of a report: Markdown files in the folder of its name, and where
//! they stand among its sections.

mod reference;

mod markdown;

use super::charts::Shown;
use super::faults::{Faults, listed};
use super::files::{Entries, ListFile};
use super::model::{Narrative, ReportDef, Section};
use super::names::check_word;
use super::raw::RawReport;
use crate::diag::{self, Code, Finding, Place};
use reference::References;
use std::collections::BTreeSet;

/// A text of a report, in one language.
struct Text<'a> {
    file: &'a ListFile,
    /// Its name, without the language.
    name: &'a str,
    /// Its language; none: that of the report.
    language: Option<&'a str>,
}

impl Text<'_> {
    fn at(&self) -> Place {
        Place::file(&self.file.file)
    }
}

/// The folder of a text below `reports/`: the id of its report.
fn folder(file: &str) -> &str {
    file.split('/').nth(1).unwrap_or_default()
}

/// Puts the sections of a report in order, its texts among them, and reads the texts.
pub fn resolve_narratives(
    report: &mut ReportDef,
    file: &Entries<RawReport>,
    texts: &[ListFile],
    shown: &Shown<'_>,
    faults: &mut Faults,
) {
    let languages = &shown.settings.languages;
    let own: Vec<Text<'_>> = texts
        .iter()
        .filter(|text| folder(&text.file) == report.id)
        .map(|file| named(file, languages))
        .collect();
    let names: BTreeSet<&str> = own.iter().map(|text| text.name).collect();
    let mut narratives = Vec::new();
    let mut sections = Vec::new();
    match &file.entries.sections {
        None => sections.extend(report.sections.iter().copied()),
        Some(given) => {
            for word in &given.get_ref().0 {
                let (name, at) = (word.get_ref().as_str(), file.at(word.span()));
                let section = Section::ALL.into_iter().find(|section| section.word() == name);
                let is_text = section.is_none() && names.contains(name);
                let known = narratives.iter().position(|text: &Narrative| text.name == name);
                if known.is_some() || section.is_some_and(|section| sections.contains(&section)) {
                    let message = format!("`{name}` stands twice");
                    faults.add(Finding::new(Code::DuplicateName, at, message));
                } else if let Some(section) = section {
                    sections.push(section);
                } else if is_text {
                    let text = chosen(name, &own, report, languages, faults);
                    sections.push(Section::Narrative(narratives.len()));
                    narratives.extend(text.map(|text| read(text, report, shown, faults)));
                } else {
                    faults.add(unknown_section(name, at, &report.id, &names));
                }
            }
        }
    }
    for section in &sections {
        if !matches!(section, Section::Narrative(_)) && names.contains(section.word()) {
            let text = chosen(section.word(), &own, report, languages, faults);
            narratives.extend(text.map(|text| read(text, report, shown, faults)));
        }
    }
    for text in own.iter().filter(|text| !narratives.iter().any(|found| found.name == text.name)) {
        faults.add(unused(text, &report.id, languages));
    }
    report.sections = sections;
    report.narratives = narratives;
}

/// Texts in folders that no report has.
pub fn check_texts(texts: &[ListFile], reports: &[Entries<RawReport>], faults: &mut Faults) {
    for text in texts {
        let id = folder(&text.file);
        if reports.iter().any(|report| report.stem == id) {
            continue;
        }
        let message = format!("there is no report `{id}` that `{}` could stand in", text.file);
        let finding = Finding::new(Code::UnusedText, Place::file(&text.file), message);
        let nearest = diag::nearest(id, reports.iter().map(|report| report.stem.as_str()));
        faults.add(match nearest {
            Some(nearest) => finding.hint(format!("did you mean the folder `reports/{nearest}`?")),
            None => finding.hint(format!("write `reports/{id}.toml`, or move the text")),
        });
    }
}

/// A text by its file: `challenges.fr.md` is `challenges` in French.
fn named<'a>(file: &'a ListFile, languages: &'a [String]) -> Text<'a> {
    if let Some((name, language)) = file.stem.rsplit_once('.')
        && languages.iter().any(|known| known == language)
    {
        return Text { file, name, language: Some(language) };
    }
    Text { file, name: &file.stem, language: None }
}

/// The text of a name in the language of the report: in that language, else
/// without one, else in the first language of the project that there is, which is told.
fn chosen<'t, 'a>(
    name: &str,
    own: &'t [Text<'a>],
    report: &ReportDef,
    languages: &[String],
    faults: &mut Faults,
) -> Option<&'t Text<'a>> {
    let of = |language: Option<&str>| own.iter().find(|text| text.name == name && text.language == language);
    if let Some(text) = of(Some(&report.language)).or_else(|| of(None)) {
        return Some(text);
    }
    let text = languages.iter().find_map(|language| of(Some(language)))?;
    let message =
        format!("the text `{name}` is not there in `{}`, the language of the report", report.language);
    faults.add(
        Finding::new(Code::MissingTranslation, text.at(), message)
            .expected(format!("`reports/{}/{name}.{}.md`", report.id, report.language))
            .hint("until then the text is printed as it is"),
    );
    Some(text)
}

/// A text, read.
fn read(text: &Text<'_>, report: &ReportDef, shown: &Shown<'_>, faults: &mut Faults) -> Narrative {
    check_word(text.name, text.at(), faults);
    let references = References { shown, report };
    let (title, blocks) = markdown::read(text.file, &references, faults);
    Narrative { name: text.name.to_string(), title, text: blocks, at: text.at() }
}

fn unknown_section(name: &str, at: Place, report: &str, texts: &BTreeSet<&str>) -> Finding {
    let words: Vec<&str> = Section::ALL.into_iter().map(Section::word).collect();
    let message = format!("`{name}` is neither a section nor a text of this report");
    let finding = Finding::new(Code::UnknownSection, at, message).found(name);
    let finding = finding.expected(if texts.is_empty() {
        format!("one of {}, or the name of a text in `reports/{report}/`", listed(&words))
    } else {
        let texts: Vec<&str> = texts.iter().copied().collect();
        format!("one of {}, or one of the texts {}", listed(&words), listed(&texts))
    });
    match diag::nearest(name, words.into_iter().chain(texts.iter().copied())) {
        Some(nearest) => finding.hint(format!("did you mean `{nearest}`?")),
        None => {
            finding.hint(format!("write the text as `reports/{report}/{name}.md`, or take the entry out"))
        }
    }
}

fn unused(text: &Text<'_>, report: &str, languages: &[String]) -> Finding {
    let message = format!("no section of the report `{report}` is the text `{}`", text.name);
    let finding = Finding::new(Code::UnusedText, text.at(), message);
    if let Some((name, language)) = text.name.rsplit_once('.') {
        let known: Vec<&str> = languages.iter().map(String::as_str).collect();
        return finding.hint(format!(
            "`{language}` is no language of the project, which has {}: name the file `{name}.md`",
            listed(&known)
        ));
    }
    finding.hint(match Section::ALL.into_iter().find(|section| section.word() == text.name) {
        Some(_) => format!("it would stand at the head of `{}`: add that to `sections`", text.name),
        None => format!("add \"{}\" to `sections` of `reports/{report}.toml`", text.name),
    })
}
