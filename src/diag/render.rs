//! Findings in text files as people read them: the line itself, with the place marked.

use super::finding::Finding;
use super::place::Place;
use super::severity::Severity;
use crate::source::SourceFile;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::ops::Range;

/// How wide a rendered finding is at most.
const WIDTH: usize = 120;
/// How many signs are marked at most: the beginning of a long text tells enough.
const MARKED: usize = 60;

/// A finding in a text file: its code, message, file, line and column, the line
/// with the place marked, what was expected, and what to do. A finding
/// elsewhere has only its place.
pub fn render_text_finding(finding: &Finding, files: &[SourceFile], colour: bool) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let mut group = Group::with_title(level.primary_title(&finding.message).id(finding.code.as_str()));
    group = match snippet(&finding.place, files, AnnotationKind::Primary) {
        Some(snippet) => group.element(snippet),
        None => group.element(Origin::path(finding.place.to_string())),
    };
    for place in &finding.also {
        // Only places in the same file are shown in its lines; others follow.
        if place.file_name() != finding.place.file_name() {
            group = match snippet(place, files, AnnotationKind::Context) {
                Some(snippet) => group.element(snippet),
                None => group.element(Origin::path(place.to_string())),
            };
        } else if let Some(snippet) = snippet(place, files, AnnotationKind::Context) {
            group = group.element(snippet);
        }
    }
    if let Some(expected) = &finding.expected {
        group = group.element(Level::NOTE.message(format!("expected: {expected}")));
    }
    if let Some(reason) = &finding.accepted {
        group = group.element(Level::NOTE.message(format!("accepted: {reason}")));
    }
    if let Some(hint) = &finding.hint {
        group = group.element(Level::HELP.message(hint));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(WIDTH).render(&[group])
}

fn snippet<'a>(
    place: &'a Place,
    files: &'a [SourceFile],
    kind: AnnotationKind,
) -> Option<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let Place::Text { file, span } = place else { return None };
    let source = files.iter().find(|source| source.name == *file)?;
    let text = source.text()?;
    // A byte order mark is not part of the text, and places count it.
    let mark = source.bytes.len() - text.len();
    let span = within(span.0.saturating_sub(mark)..span.1.saturating_sub(mark), text);
    Some(Snippet::source(text).path(file.as_str()).annotation(kind.span(span)))
}

/// The span within the text, on boundaries of characters; of a span over
/// several lines the first, so that a long entry does not fill the screen.
fn within(span: Range<usize>, text: &str) -> Range<usize> {
    let start = floor(span.start.min(text.len()), text);
    let end = floor(span.end.clamp(start, text.len()), text);
    let line = text[start..end].find('\n').map_or(end, |length| start + length);
    let long = text[start..line].char_indices().nth(MARKED).map_or(line, |(length, _)| start + length);
    start..long
}

fn floor(mut at: usize, text: &str) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Line and column, both from one, of a place in one of these text files.
pub fn line_and_column(place: &Place, files: &[SourceFile]) -> Option<(usize, usize)> {
    let Place::Text { file, span } = place else { return None };
    let source = files.iter().find(|source| source.name == *file)?;
    let text = source.text()?;
    let mark = source.bytes.len() - text.len();
    let before = &text[..floor(span.0.saturating_sub(mark).min(text.len()), text)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Some((before.matches('\n').count() + 1, before[line_start..].chars().count() + 1))
}
