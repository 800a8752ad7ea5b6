//! Texts that are missing in a language of the project.

use super::faults::{Faults, Translated};
use crate::diag::{Code, Finding, Place};
use std::collections::BTreeMap;

/// Warns, once for each file, of texts without a language in which most texts
/// of the project are there. A language in which few are there is not begun
/// yet, and a warning for every text would hide all others.
pub fn check_translations(languages: &[String], faults: &mut Faults) {
    let texts = std::mem::take(&mut faults.texts);
    let spoken: Vec<&String> = languages
        .iter()
        .filter(|language| {
            2 * texts.iter().filter(|text| text.languages.contains(*language)).count() > texts.len()
        })
        .collect();
    let mut by_file: BTreeMap<String, Vec<&Translated>> = BTreeMap::new();
    for text in &texts {
        if let Some(file) = text.at.file_name() {
            by_file.entry(file.to_string()).or_default().push(text);
        }
    }
    for texts in by_file.values() {
        if let Some(finding) = lacking(texts, &spoken) {
            faults.add(finding);
        }
    }
}

fn lacking(texts: &[&Translated], spoken: &[&String]) -> Option<Finding> {
    let mut counts = Vec::new();
    let mut first: Option<&Place> = None;
    for language in spoken {
        let lacking: Vec<&&Translated> =
            texts.iter().filter(|text| !text.languages.contains(*language)).collect();
        if lacking.is_empty() {
            continue;
        }
        let texts = if lacking.len() == 1 { "text" } else { "texts" };
        counts.push(format!("{} {texts} in `{language}`", lacking.len()));
        for text in lacking {
            if first.is_none_or(|place| text.at < *place) {
                first = Some(&text.at);
            }
        }
    }
    let message = format!("the file lacks {}; this is the first", counts.join(" and "));
    Some(
        Finding::new(Code::MissingTranslation, first?.clone(), message)
            .expected("a text in each language of the project")
            .hint("a text that is the same in all languages is written without them: `title = \"KFIT\"`"),
    )
}
