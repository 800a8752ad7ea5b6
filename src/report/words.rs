//! The fixed words of reports, from one message file per language.
//!
//! What differs between languages in numbers, money, dates and lists is in
//! those files too, so that a further language is a further file.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

/// The language of last resort: its file has every message.
const FALLBACK: &str = "en";

/// The message files by language code: those of reports, and those of what
/// goes to partners.
const FILES: [(&str, &[&str]); 3] = [
    (
        "en",
        &[
            include_str!("../../assets/messages/en.ftl"),
            include_str!("../../assets/messages/feedback.en.ftl"),
            include_str!("../../assets/messages/template.en.ftl"),
            include_str!("../../assets/messages/sections.en.ftl"),
            include_str!("../../assets/messages/charts.en.ftl"),
            include_str!("../../assets/messages/evidence.en.ftl"),
            include_str!("../../assets/messages/narrative.en.ftl"),
            include_str!("../../assets/messages/page.en.ftl"),
        ],
    ),
    (
        "fr",
        &[
            include_str!("../../assets/messages/fr.ftl"),
            include_str!("../../assets/messages/feedback.fr.ftl"),
            include_str!("../../assets/messages/template.fr.ftl"),
            include_str!("../../assets/messages/sections.fr.ftl"),
            include_str!("../../assets/messages/charts.fr.ftl"),
            include_str!("../../assets/messages/evidence.fr.ftl"),
            include_str!("../../assets/messages/narrative.fr.ftl"),
            include_str!("../../assets/messages/page.fr.ftl"),
        ],
    ),
    (
        "es",
        &[
            include_str!("../../assets/messages/es.ftl"),
            include_str!("../../assets/messages/feedback.es.ftl"),
            include_str!("../../assets/messages/template.es.ftl"),
            include_str!("../../assets/messages/sections.es.ftl"),
            include_str!("../../assets/messages/charts.es.ftl"),
            include_str!("../../assets/messages/evidence.es.ftl"),
            include_str!("../../assets/messages/narrative.es.ftl"),
            include_str!("../../assets/messages/page.es.ftl"),
        ],
    ),
];

/// A value put into a message.
#[derive(Debug, Clone)]
pub enum Filling<'a> {
    /// Text, as it is.
    Text(&'a str),
    /// A number by which the message chooses its form; it is not printed.
    Count(usize),
}

impl<'a> From<&'a str> for Filling<'a> {
    fn from(text: &'a str) -> Filling<'a> {
        Filling::Text(text)
    }
}

impl<'a> From<&'a String> for Filling<'a> {
    fn from(text: &'a String) -> Filling<'a> {
        Filling::Text(text)
    }
}

impl From<usize> for Filling<'_> {
    fn from(count: usize) -> Self {
        Filling::Count(count)
    }
}

/// The messages of a language, with those of the fallback behind them.
pub struct Words {
    language: String,
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Words {
    /// The messages of a language; those of the fallback where it has no file.
    pub fn of(language: &str) -> Words {
        let bundles = [language, FALLBACK].into_iter().filter_map(bundle).collect();
        Words { language: language.to_string(), bundles }
    }

    /// The languages that have a file.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        FILES.into_iter().map(|(language, _)| language)
    }

    /// The language asked for.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Whether there is a message of a key.
    pub fn has(&self, key: &str) -> bool {
        self.bundles.iter().any(|bundle| bundle.has_message(key))
    }

    /// A message without gaps.
    pub fn get(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// A message with its gaps filled.
    pub fn say(&self, key: &str, fillings: &[(&str, Filling<'_>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, filling) in fillings {
            match filling {
                Filling::Text(text) => args.set(*name, FluentValue::from(*text)),
                Filling::Count(count) => args.set(*name, FluentValue::from(*count)),
            }
        }
        for bundle in &self.bundles {
            let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
                continue;
            };
            let mut faults = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&args), &mut faults);
            if faults.is_empty() {
                return text.into_owned();
            }
        }
        // A key without a message is a slip in this program: it shows, and a test finds it.
        format!("\u{27E6}{key}\u{27E7}")
    }
}

fn bundle(language: &str) -> Option<FluentBundle<FluentResource>> {
    let (_, sources) = FILES.into_iter().find(|(code, _)| *code == language)?;
    let mut bundle = FluentBundle::new(vec![language.parse().ok()?]);
    bundle.set_use_isolating(false);
    // A message that cannot be read is left out, and the fallback is printed for
    // it; a test holds all files free of such.
    for source in sources {
        let resource = FluentResource::try_new(source.to_string()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    Some(bundle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn keys(sources: &[&str]) -> BTreeSet<String> {
        let lines = sources.iter().flat_map(|source| source.lines());
        lines
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" ="))
            .map(|(key, _)| key.to_string())
            .collect()
    }

    #[test]
    fn every_language_has_the_same_messages_and_every_message_can_be_read() {
        let expected = keys(FILES[0].1);
        assert!(expected.len() > 100);
        for (language, sources) in FILES {
            for source in sources {
                assert!(FluentResource::try_new(source.to_string()).is_ok(), "{language}");
            }
            let found = keys(sources);
            let differing: Vec<_> = expected.symmetric_difference(&found).collect();
            assert!(differing.is_empty(), "{language}: {differing:?}");
        }
    }

    /// French sets a space before signs of two parts and within its quotation marks, and no line
    /// may break there.
    #[test]
    fn french_never_breaks_a_line_before_a_sign() {
        let (_, sources) = FILES.into_iter().find(|(language, _)| *language == "fr").unwrap();
        for line in sources.iter().flat_map(|source| source.lines()).filter(|line| !line.starts_with('#')) {
            let text = line.split_once(" = ").map_or(line, |(_, text)| text);
            for sign in [" :", " ;", " ?", " !", "« ", " »", "} %", "0 %", "5 %"] {
                assert!(!text.contains(sign), "an ordinary space in {sign:?}: {line}");
            }
        }
    }

    #[test]
    fn a_language_without_a_file_falls_back() {
        assert_eq!(Words::of("xx").get("page-summary"), Words::of("en").get("page-summary"));
    }
}
