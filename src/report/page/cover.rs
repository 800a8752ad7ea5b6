//! The cover and the contents.

use crate::project::{Audience, Section};
use crate::report::document::{Block, Page, PageKind};
use crate::report::view::View;

/// The cover: what this is, about what, made from what.
pub fn cover(view: &View<'_>) -> Page {
    let words = view.words();
    let report = view.input.report;
    let mut facts = Vec::new();
    let mut fact = |key: &str, value: String| {
        if !value.is_empty() {
            facts.push((words.get(key), value));
        }
    };
    let programmes: Vec<&crate::project::Programme> = view.programmes().collect();
    let names: Vec<String> = programmes.iter().map(|p| view.text(&p.title).to_string()).collect();
    fact(if names.len() == 1 { "fact-programme" } else { "fact-programmes" }, view.format.list(&names));
    fact("fact-donor", view.format.list(&view.donors()));
    let countries: Vec<String> =
        view.input.scope.countries.iter().map(|code| view.country(code).to_string()).collect();
    fact("fact-countries", view.format.list(&countries));
    if let [programme] = programmes.as_slice() {
        let end = programme.end_known_by(report.known_by);
        let span = words.say(
            "date-range",
            &[("from", (&view.format.date(programme.start)).into()), ("to", (&view.format.date(end)).into())],
        );
        fact("fact-duration", span);
    }
    fact("fact-period", view.span(&report.period));
    fact("fact-data-to", view.format.date(view.data_date()));
    if let Some(known_by) = report.known_by {
        fact("fact-known-by", view.format.date(known_by));
    }
    if !view.input.inputs.is_empty() {
        fact("fact-inputs", view.format.count(view.input.inputs.len() as u64));
    }
    fact(
        "fact-edition",
        words.get(match report.audience {
            Audience::Internal | Audience::Both => "edition-internal",
            Audience::Public => "edition-public",
        }),
    );
    for programme in programmes.iter().filter(|_| programmes.len() == 1) {
        for (label, value) in &programme.facts {
            facts.push((view.text(label).to_string(), view.text(value).to_string()));
        }
    }
    facts.extend(super::facts::of_report(view));
    facts.push((words.get("fact-made-with"), format!("Yardstick {}", view.input.version)));
    let mut blocks = Vec::new();
    let note = view.text(&view.project().note);
    if !note.is_empty() {
        blocks.push(Block::Note(note.to_string()));
    }
    blocks.push(Block::Facts(facts));
    Page {
        id: "cover".into(),
        kind: PageKind::Cover,
        name: words.get("page-cover"),
        title: view.text(&report.title).to_string(),
        subtitle: view.text(&report.subtitle).to_string(),
        about: String::new(),
        landscape: false,
        blocks,
    }
}

/// The contents: every page with a line on what is there, and what was left out.
pub fn contents(view: &View<'_>, sections: &[Page], left_out: &[Section]) -> Page {
    let words = view.words();
    // The cover and this page stand before the sections.
    let mut blocks = vec![Block::Contents((2..sections.len() + 2).collect())];
    if !left_out.is_empty() {
        let names: Vec<String> = left_out
            .iter()
            .map(|section| words.get(&format!("section-{}", section.word().replace('_', "-"))))
            .collect();
        let names = view.format.list(&names);
        blocks.push(Block::Note(words.say("left-out", &[("sections", (&names).into())])));
    }
    Page {
        id: "contents".into(),
        kind: PageKind::Contents,
        name: words.get("page-contents"),
        title: words.get("page-contents"),
        subtitle: view.text(&view.input.report.title).to_string(),
        about: String::new(),
        landscape: false,
        blocks,
    }
}
