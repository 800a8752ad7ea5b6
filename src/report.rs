//! A report's definition and the cube become a document of titled tables,
//! charts and paragraphs, in which each figure carries its address. No file
//! format is known here.

pub mod chart;
mod words;

pub mod format;

pub mod document;

mod listed;

mod input;

mod annexes;

mod concern;

mod empty;

mod reader;

mod said;

mod view;

mod withheld;

mod results;

mod sentence;

mod drawing;

mod page;

mod judging;

mod sheet;

pub use annexes::annexes;
pub use concern::{Concern, concern};
pub use document::Document;
pub use empty::warning;
pub use input::{ReportInput, Scope};
pub use listed::{Listed, Record};
pub use reader::{Reader, own_name};
pub use said::{Gaps, Said, append, say};
pub use sheet::{Worded, Wording, reference_sheets, worded, wording};
pub use withheld::withheld_warning;
pub use words::{Filling, Words};

use crate::project::{Audience, Section};
use document::{Block, Labels, Meta, Page};
use view::View;

/// Composes a report.
pub fn compose(input: &ReportInput<'_>) -> Document {
    let view = View::of(input);
    let mut charts = drawing::charts(&view);
    let placed = page::Placed::of(&view, &charts);
    let mut sections: Vec<Page> = Vec::new();
    let mut left_out = Vec::new();
    for section in &input.report.sections {
        let pages = match section {
            Section::Summary => page::summary(&view, &placed),
            Section::Progress => page::progress(&view, &placed),
            Section::Logframe => page::logframe(&view),
            Section::Beneficiaries => page::beneficiaries(&view),
            Section::Finance => page::finance(&view),
            Section::Annex => page::annex(&view),
            Section::ResultsFramework => page::framework(&view),
            Section::Programmes => page::programmes(&view),
            Section::Countries => page::countries(&view),
            Section::Disaggregation => page::disaggregation(&view),
            Section::Frameworks => page::frameworks(&view),
            Section::Submissions => page::submissions(&view),
            Section::DataQuality => page::quality(&view),
            Section::Indicators => page::reference(&view),
            Section::Method => page::method(&view),
            Section::Narrative(number) => page::narrative(&view, *number),
        };
        let pages = page::with_text(&view, *section, pages);
        if pages.is_empty() {
            left_out.push(*section);
        }
        sections.extend(pages);
    }
    let mut pages = vec![page::cover(&view), page::contents(&view, &sections, &left_out)];
    pages.extend(sections);
    number(&mut charts, &pages);
    let judging = judging::judging(&view, &pages);
    Document { id: input.report.id.clone(), meta: meta(&view), pages, charts, judging }
}

/// Numbers charts in the order in which they stand on the pages, so that a figure has one number in
/// every output. What stands on none comes last.
fn number(charts: &mut [chart::Chart], pages: &[Page]) {
    let blocks = pages.iter().flat_map(|page| &page.blocks);
    let placed: Vec<usize> = blocks
        .filter_map(|block| match block {
            Block::Chart(chart) => Some(*chart),
            _ => None,
        })
        .collect();
    let mut order: Vec<usize> = (0..charts.len()).collect();
    order.sort_by_key(|chart| placed.iter().position(|own| own == chart).unwrap_or(usize::MAX));
    for (place, chart) in order.into_iter().enumerate() {
        charts[chart].number = place + 1;
    }
}

fn meta(view: &View<'_>) -> Meta {
    let (report, words) = (view.input.report, view.words());
    let date = view.format.date(view.data_date());
    Meta {
        project: view.text(&view.project().name).to_string(),
        title: view.text(&report.title).to_string(),
        subtitle: view.text(&report.subtitle).to_string(),
        note: view.text(&view.project().note).to_string(),
        language: report.language.clone(),
        audience: report.audience,
        edition: words.get(match report.audience {
            Audience::Internal | Audience::Both => "edition-internal",
            Audience::Public => "edition-public",
        }),
        data_date: view.data_date(),
        data_to: words.say("data-to", &[("date", (&date).into())]),
        labels: Labels {
            back_to_contents: words.get("back-to-contents"),
            lists: words.get("page-lists"),
            lists_note: words.get("page-lists-about"),
            source: words.get("source"),
            figure: words.get("figure"),
            table: words.get("table"),
            contents: words.get("page-contents"),
        },
    }
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
