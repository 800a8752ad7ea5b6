//! A finding in the sender's language: what is wrong, what stands there, what
//! was expected, what to do in the file itself.

use super::reader::Reader;
use super::words::{Filling, Words};
use crate::diag::{Argument, Code, Finding, shortened};
use crate::ingest::PERSONAL;
use std::collections::BTreeMap;

/// How much of a cell is repeated.
const QUOTED: usize = 80;
/// A list of values with no more entries than these is spelt out.
const SPELT_OUT: usize = 12;
/// How many entries of a longer list are named.
const NAMED: usize = 20;

/// A finding in the sender's language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// What is wrong.
    pub what: String,
    /// What stands there; empty where that says nothing.
    pub stands: String,
    /// What was expected; empty where that says nothing.
    pub expected: String,
    /// What to do.
    pub remedy: String,
}

/// What fills the gaps of a sentence.
#[derive(Debug, Default)]
pub struct Gaps {
    texts: BTreeMap<String, String>,
    counts: BTreeMap<String, usize>,
}

impl Gaps {
    /// A text.
    pub fn text(&mut self, name: &str, text: impl Into<String>) {
        self.texts.insert(name.to_string(), text.into());
    }

    /// A number by which a sentence chooses its form, and as it is printed.
    pub fn count(&mut self, reader: &Reader<'_>, name: &str, count: usize) {
        self.counts.insert(name.to_string(), count);
        self.text(&format!("{name}-shown"), reader.format.count(count as u64));
    }

    /// The message of a key with these gaps filled; none if there is no such
    /// message or something in it has no filling.
    pub fn say(&self, words: &Words, key: &str) -> Option<String> {
        if !words.has(key) {
            return None;
        }
        let texts = self.texts.iter().map(|(name, text)| (name.as_str(), Filling::from(text)));
        let counts = self.counts.iter().map(|(name, count)| (name.as_str(), Filling::from(*count)));
        let fillings: Vec<(&str, Filling<'_>)> = texts.chain(counts).collect();
        // What cannot be said comes back as its key in brackets that no message has.
        Some(words.say(key, &fillings)).filter(|text| !text.starts_with('\u{27E6}'))
    }
}

/// Says a finding; `cells` is how many of its places are in the sender's file,
/// `elsewhere` whether some are not.
pub fn say(reader: &Reader<'_>, finding: &Finding, cells: usize, elsewhere: bool) -> Said {
    let words = reader.words();
    let mut gaps = gaps(reader, finding, cells);
    gaps.text("elsewhere", if elsewhere { "yes" } else { "no" });
    let key = finding.code.as_str().to_ascii_lowercase();
    let sentence = |part: &str| gaps.say(words, &format!("{key}-{part}"));
    // What has no sentence, or not all that its sentence says, is told in general.
    let what = sentence("what").unwrap_or_else(|| words.get("other-what"));
    let remedy = match finding.accepted {
        Some(_) => words.get("fb-accepted"),
        None => sentence("do").unwrap_or_else(|| words.get("other-do")),
    };
    let mut said = Said {
        what,
        stands: if speaks_of_others(finding, elsewhere) { String::new() } else { found(reader, finding) },
        expected: sentence("expected").unwrap_or_default(),
        remedy,
    };
    if finding.dependants > 0 {
        let mut gaps = Gaps::default();
        gaps.count(reader, "count", finding.dependants);
        append(&mut said.what, gaps.say(words, "fb-dependants"));
    }
    if elsewhere {
        append(&mut said.what, Some(words.get("fb-elsewhere")));
    }
    said
}

/// A finding in the reader's language, its places and dependants left to others to tell; none
/// where there is no sentence for what is wrong.
pub fn told(reader: &Reader<'_>, finding: &Finding) -> Option<Said> {
    let words = reader.words();
    let mut gaps = gaps(reader, finding, finding.also.len() + 1);
    gaps.text("elsewhere", "no");
    let key = finding.code.as_str().to_ascii_lowercase();
    let sentence = |part: &str| gaps.say(words, &format!("{key}-{part}"));
    Some(Said {
        what: sentence("what")?,
        stands: found(reader, finding),
        expected: sentence("expected").unwrap_or_default(),
        remedy: sentence("do").unwrap_or_default(),
    })
}

/// Adds a sentence to a text.
pub fn append(text: &mut String, sentence: Option<String>) {
    if let Some(sentence) = sentence {
        text.push(' ');
        text.push_str(&sentence);
    }
}

/// Whether what was found are values of several rows, of which some may be
/// another sender's. Of all other findings it is what stands in every place.
fn speaks_of_others(finding: &Finding, elsewhere: bool) -> bool {
    match finding.code {
        Code::PersonConflict
        | Code::TargetTwice
        | Code::BadShares
        | Code::ReportedTwice
        | Code::ReportedAcross => elsewhere,
        // A target and its baseline may stand in different files.
        Code::TargetWrongSide => true,
        _ => false,
    }
}

/// What stands there, without what tells who a person is.
fn found(reader: &Reader<'_>, finding: &Finding) -> String {
    // In such a cell nothing can be seen.
    if finding.code == Code::FormulaWithoutValue {
        return String::new();
    }
    // What was found is told in English where it is more than what stands there.
    let text = match finding.telling.argument("stands") {
        Some(Argument::Text(text)) => text.as_str(),
        _ => finding.found.as_deref().unwrap_or(""),
    };
    impersonal(reader, &shortened(text, QUOTED))
}

fn impersonal(reader: &Reader<'_>, text: &str) -> String {
    text.replace(PERSONAL, &reader.words().get("fb-personal"))
}

/// All that a sentence of a finding may say.
fn gaps(reader: &Reader<'_>, finding: &Finding, cells: usize) -> Gaps {
    let telling = &finding.telling;
    let mut gaps = Gaps::default();
    gaps.text("kind", telling.kind);
    gaps.text("found", found(reader, finding));
    gaps.count(reader, "cells", cells);
    let table = telling.table.as_deref().and_then(|name| reader.table(name));
    let field = |name: &String| table?.field(name).and_then(|number| table?.fields.get(number));
    let titles: Vec<String> =
        telling.fields.iter().filter_map(field).map(|field| reader.field_title(field)).collect();
    if !titles.is_empty() {
        gaps.text("field", reader.format.list(&titles));
    }
    // What a field is to hold says more to people than a pattern does.
    let about = telling.fields.first().and_then(field).map_or("", |field| reader.about(field));
    gaps.text("described", if about.is_empty() { "no" } else { "yes" });
    gaps.text("about", about);
    // The values that a code list offers, where they are few enough to be read.
    let list = telling.fields.first().and_then(field).and_then(|field| field.code_list);
    if let Some(list) = list.and_then(|list| reader.project.code_lists.get(list)) {
        let few = list.codes.len() <= SPELT_OUT;
        gaps.text("few", if few { "yes" } else { "no" });
        gaps.text("list", titles.first().cloned().unwrap_or_default());
        if few {
            let labels: Vec<String> =
                list.codes.iter().map(|entry| reader.label(&list.name, &entry.code)).collect();
            gaps.text("choices", labels.join(", "));
        }
    }
    for (name, argument) in &telling.arguments {
        match argument {
            Argument::Text(text) => gaps.text(name, impersonal(reader, &shortened(text, QUOTED))),
            Argument::Count(count) => {
                let count = usize::try_from(*count).unwrap_or(usize::MAX);
                gaps.count(reader, name, count);
                // Sentences that need no other form for one print the number as it is.
                if *name == "rows" {
                    gaps.counts.remove(*name);
                    gaps.text(name, reader.format.count(count as u64));
                }
            }
            Argument::Day(day) => gaps.text(name, reader.format.date(*day)),
            Argument::Place(place) => gaps.text(name, reader.place_said(place)),
            Argument::Table(table) => gaps.text(name, reader.table_title(table)),
            Argument::Words(words) => gaps.text(name, reader.words_said(words)),
            Argument::Codes(list, codes) => {
                let mut labels: Vec<String> =
                    codes.iter().take(NAMED).map(|code| reader.label(list, code)).collect();
                if codes.len() > NAMED {
                    labels.push("…".into());
                }
                gaps.text(name, labels.join(", "));
            }
        }
    }
    // A key of another sender's file is no suggestion for this one.
    let foreign = match telling.argument("near-stands") {
        Some(Argument::Place(place)) => !place.file_name().is_some_and(|file| reader.knows(file)),
        _ => false,
    };
    let suggested = telling.argument("near").is_some() && !foreign;
    gaps.text("suggested", if suggested { "yes" } else { "no" });
    if foreign {
        gaps.texts.remove("near");
    }
    gaps
}
