//! What stands on pages beside tables.

use super::arial;
use super::body::Body;
use super::picture::Picture;
use super::table::{self, Frame};
use super::text::{Look, Para, push_run, run};
use super::xml::Xml;
use crate::cube::Rating;
use crate::render::theme::{BRAND, WASH};
use crate::report::chart::Chart;
use crate::report::document::{Block, Cell, Tile};

/// The type of a tile's figure, in points.
const TILE: f64 = 17.0;
/// What is left free between tiles, in twentieths of a point.
const GAP: u32 = 284;

/// Labels and values in a shaded box.
pub fn facts(body: &mut Body<'_>, facts: &[(String, String)]) {
    if facts.is_empty() {
        return;
    }
    let label = facts.iter().map(|(label, _)| arial::width(label, 9.0, false)).fold(0.0, f64::max);
    let most = body.layout.points() * 0.38;
    let label = ((label + 18.0).clamp(90.0, most) * 20.0).round() as u32;
    let widths = [label, body.layout.width - label];
    table::open(&mut body.xml, "ReportFacts", &widths, [false, true], "", "");
    for (i, (name, value)) in facts.iter().enumerate() {
        table::open_row(&mut body.xml, false);
        let keep = i + 1 < facts.len();
        let lines = [(name, label), (value, widths[1])]
            .map(|(text, width)| arial::lines(text, 9.0, false, f64::from(width) / 20.0 - 14.0));
        body.pager.piece(lines.into_iter().max().unwrap_or(1) as f64 * 9.0 * 1.21 + 6.5, keep);
        for (text, style, width) in [(name, "FactLabel", label), (value, "FactValue", widths[1])] {
            Frame { width, fill: Some(WASH), ..Frame::default() }.open(&mut body.xml);
            Para::of(style).kept(keep).write_text(&mut body.xml, text);
            body.xml.close("w:tc");
        }
        body.xml.close("w:tr");
    }
    body.xml.close("w:tbl");
    body.space();
}

/// The width of the box beside sentences: 60 mm, in twentieths of a point.
const BOX: u32 = 3_402;
/// What is free between the sentences and the box.
const BEFORE_BOX: u32 = 340;

/// Sentences at the left, and labels and values in a box at the right.
pub fn beside(body: &mut Body<'_>, facts: &[(String, String)], texts: &[Block]) {
    let left = body.layout.width.saturating_sub(BOX + BEFORE_BOX);
    let points = |width: u32| f64::from(width) / 20.0;
    // What the page is reckoned with: the higher of the two.
    let lines = |text: &str, size: f64, bold: bool, room: f64| arial::lines(text, size, bold, room) as f64;
    let said: f64 = texts
        .iter()
        .map(|block| match block {
            Block::Lead(text) => lines(text, 11.5, true, points(left)) * 15.8 + 10.0,
            Block::Paragraph(text) => lines(text, 10.0, false, points(left)) * 13.2 + 6.0,
            _ => 0.0,
        })
        .sum();
    let inner = points(BOX) - 14.0;
    let of_fact = |(name, value): &(String, String)| {
        lines(name, 8.0, false, inner) * 9.7 + lines(value, 9.0, false, inner) * 10.9 + 5.0
    };
    let boxed: f64 = facts.iter().map(of_fact).sum::<f64>() + 8.0;
    body.pager.piece(said.max(boxed), false);
    let widths = [left, BEFORE_BOX, BOX];
    table::open(&mut body.xml, "ReportTiles", &widths, [false, false], "", "");
    table::open_row(&mut body.xml, false);
    Frame { width: left, ..Frame::default() }.open(&mut body.xml);
    for block in texts {
        match block {
            Block::Lead(text) => Para::of("Lead").write_text(&mut body.xml, text),
            Block::Paragraph(text) => Para::of("BesideBox").write_text(&mut body.xml, text),
            _ => {}
        }
    }
    body.xml.close("w:tc");
    Frame { width: BEFORE_BOX, ..Frame::default() }.open(&mut body.xml);
    Para::of("TileNote").write(&mut body.xml, &Xml::piece());
    body.xml.close("w:tc");
    let place = Frame { width: BOX, rules: [Some((20, BRAND)), None], fill: Some(WASH), ..Frame::default() };
    place.open(&mut body.xml);
    for (name, value) in facts {
        Para::of("BoxLabel").write_text(&mut body.xml, name);
        Para::of("BoxValue").write_text(&mut body.xml, value);
    }
    Para::of("Spacer").write(&mut body.xml, &Xml::piece());
    body.xml.close("w:tc");
    body.xml.close("w:tr");
    body.xml.close("w:tbl");
    body.space();
}

/// Key figures beside each other: six in a row where they fit, else three.
pub fn tiles(body: &mut Body<'_>, tiles: &[Tile]) {
    let page = body.layout.width;
    let room = |number: usize| {
        let gaps = GAP * u32::try_from(number.saturating_sub(1)).unwrap_or(0);
        (page - gaps) / u32::try_from(number.max(1)).unwrap_or(1)
    };
    let fit = |number: usize| {
        tiles.iter().all(|tile| {
            let wide = |text: &str, size: f64| {
                text.split(' ').map(|word| arial::width(word, size, true)).fold(0.0, f64::max)
            };
            let room = f64::from(room(number)) / 20.0 - 3.0;
            let (text, _) = super::widths::measured(&tile.figure, true);
            arial::width(&text, TILE, true) <= room && wide(&tile.title, 8.5) <= room
        })
    };
    let own = tiles.len().clamp(1, 6);
    let number = if tiles.len() <= 6 && fit(own) { own } else { 3 };
    for row in tiles.chunks(number) {
        let width = room(number);
        let mut widths = Vec::new();
        for place in 0..number {
            if place > 0 {
                widths.push(GAP);
            }
            widths.push(width);
        }
        let title =
            row.iter().map(|tile| arial::lines(&tile.title, 8.5, true, f64::from(width) / 20.0 - 3.0));
        let note = row.iter().map(|tile| arial::lines(&tile.note, 8.0, false, f64::from(width) / 20.0 - 3.0));
        let lines = [title.max().unwrap_or(1) as f64, note.max().unwrap_or(1) as f64];
        body.pager.piece(lines[0] * 9.8 + lines[1] * 9.2 + 46.0, false);
        table::open(&mut body.xml, "ReportTiles", &widths, [true, false], "", "");
        for line in [Line::Title, Line::Figure, Line::Note, Line::Rating] {
            table::open_row(&mut body.xml, line == Line::Title);
            for place in 0..number {
                if place > 0 {
                    Frame { width: GAP, ..Frame::default() }.open(&mut body.xml);
                    Para::of("TileNote").write(&mut body.xml, &Xml::piece());
                    body.xml.close("w:tc");
                }
                tile(body, row.get(place), line, width);
            }
            body.xml.close("w:tr");
        }
        body.xml.close("w:tbl");
        body.space();
    }
}

/// A line of the tiles: what each is stands above all figures, so that it is their head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Title,
    Figure,
    Note,
    Rating,
}

/// A line of a tile; of a place without a tile, nothing.
fn tile(body: &mut Body<'_>, tile: Option<&Tile>, line: Line, width: u32) {
    let above = (line == Line::Title && tile.is_some()).then_some((12, BRAND));
    Frame { width, rules: [above, None], ..Frame::default() }.open(&mut body.xml);
    let style = match line {
        Line::Title => "TileTitle",
        Line::Figure => "TileFigure",
        Line::Note => "TileNote",
        Line::Rating => "TileRating",
    };
    let content = match (line, tile) {
        (_, None) => Xml::piece(),
        (Line::Title, Some(tile)) => run(&tile.title, Look::PLAIN),
        (Line::Figure, Some(tile)) => match &tile.figure {
            Cell::Figure { shown, .. } | Cell::Number(shown) => table::shown_value(shown, Look::PLAIN),
            other => run(other.text(), Look::PLAIN),
        },
        (Line::Note, Some(tile)) => run(&tile.note, Look::PLAIN),
        (Line::Rating, Some(tile)) => table::rated(tile.rating, &tile.rating_word),
    };
    Para::of(style).write(&mut body.xml, &content);
    body.xml.close("w:tc");
}

/// How many indicators have which rating, in a line.
pub fn tally(body: &mut Body<'_>, tally: &[(Rating, String, usize)]) {
    let mut content = Xml::piece();
    let shown = tally.iter().filter(|(_, _, count)| *count > 0);
    for (i, (rating, word, count)) in shown.enumerate() {
        if i > 0 {
            push_run(&mut content, "      ", Look::PLAIN);
        }
        let shape = crate::render::theme::glyph(*rating).to_string();
        push_run(&mut content, &shape, Look::of(table::rating_style(*rating)));
        push_run(&mut content, &format!("\u{A0}{count}"), Look::of("Strong"));
        push_run(&mut content, &format!("\u{A0}{}", word.replace(' ', "\u{A0}")), Look::PLAIN);
    }
    if content != Xml::piece() {
        body.flow("Tally", "", false);
        Para::of("Tally").write(&mut body.xml, &content);
    }
}

/// Charts that follow each other. One that would leave much of a page free gives way to a later
/// one that still fits on it.
pub fn charts(body: &mut Body<'_>, numbers: &[usize], pictures: &[Picture<'_>]) {
    let mut left = numbers.to_vec();
    while !left.is_empty() {
        let room = body.pager.room();
        let fits = |number: &usize| height(body, *number, pictures) <= room;
        let next = left.iter().position(fits).unwrap_or(0);
        let number = left.remove(next);
        chart(body, number, pictures);
    }
}

/// How high a chart is with all around it, in points.
fn height(body: &Body<'_>, number: usize, pictures: &[Picture<'_>]) -> f64 {
    let (Some(chart), Some(picture)) = (body.document.charts.get(number), pictures.get(number)) else {
        return 0.0;
    };
    let room = body.layout.points();
    let lines = |text: &str, size: f64| arial::lines(text, size, false, room) as f64 * size * 1.21;
    let below: f64 = below(chart).map(|line| lines(line, 7.5)).sum();
    let title = lines(&chart.title, 11.0) + lines(&chart.subtitle, 8.5);
    body.size_of(picture).1 as f64 / 12_700.0 + title + below + 34.0
}

/// What stands below a chart.
fn below(chart: &Chart) -> impl Iterator<Item = &String> {
    chart.notes.iter().chain([&chart.source]).filter(|line| !line.is_empty())
}

/// A chart with its caption above, its notes and its source below.
fn chart(body: &mut Body<'_>, number: usize, pictures: &[Picture<'_>]) {
    let Some(chart) = body.document.charts.get(number) else { return };
    let Some(picture) = pictures.get(number) else { return };
    let name = body.figure_caption(&chart.title, &chart.subtitle);
    let lines: Vec<&str> = below(chart).map(String::as_str).collect();
    body.picture(number, picture, &name, &chart.alt, !lines.is_empty());
    body.paragraph("Note", &lines.join("\n"));
}

/// The contents: a field that Word brings up to date when it is asked to, with what it would give.
pub fn contents(body: &mut Body<'_>, pages: &[usize]) {
    let entries: Vec<(usize, u8, String, usize)> = body
        .outline
        .iter()
        .enumerate()
        .filter(|(_, entry)| pages.contains(&entry.page))
        .map(|(number, entry)| (number, entry.level, entry.text.clone(), entry.printed))
        .collect();
    if entries.is_empty() {
        return;
    }
    let room = body.layout.points();
    for (_, level, text, _) in &entries {
        body.pager.text(style_of(*level), text, room, false);
    }
    let xml = &mut body.xml;
    xml.open("w:sdt", &[]);
    xml.open("w:sdtPr", &[]);
    xml.open("w:docPartObj", &[]);
    xml.empty("w:docPartGallery", &[("w:val", &"Table of Contents")]);
    xml.empty("w:docPartUnique", &[]);
    xml.close("w:docPartObj");
    xml.close("w:sdtPr");
    xml.open("w:sdtContent", &[]);
    let last = entries.len() - 1;
    for (i, (number, level, text, printed)) in entries.iter().enumerate() {
        let mut line = Xml::piece();
        if i == 0 {
            super::text::field_begins(&mut line, "TOC \\o \"1-2\" \\h \\z \\u", Look::PLAIN);
        }
        let place = super::body::bookmark(*number);
        line.open("w:hyperlink", &[("w:anchor", &place), ("w:history", &1)]);
        push_run(&mut line, &format!("{text}\t"), Look::PLAIN);
        super::text::field(&mut line, &format!("PAGEREF {place} \\h"), &printed.to_string(), Look::PLAIN);
        line.close("w:hyperlink");
        if i == last {
            super::text::field_ends(&mut line);
        }
        Para::of(style_of(*level)).write(xml, &line);
    }
    xml.close("w:sdtContent");
    xml.close("w:sdt");
}

/// The style of an entry of the contents.
fn style_of(level: u8) -> &'static str {
    if level == 1 { "TOC1" } else { "TOC2" }
}
