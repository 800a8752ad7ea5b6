//! What stands on pages beside tables.

use super::arial;
use super::body::Body;
use super::picture::Picture;
use super::table::{self, Frame};
use super::text::{Look, Para, push_run, run};
use super::xml::Xml;
use crate::cube::Rating;
use crate::render::theme::{BRAND, WASH};
use crate::report::document::{Cell, Tile};

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
        table::open(&mut body.xml, "ReportTiles", &widths, [false, false], "", "");
        let title = row.iter().map(|tile| arial::lines(&tile.title, 8.5, true, f64::from(width) / 20.0 - 3.0));
        body.pager.piece(title.max().unwrap_or(1) as f64 * 9.8 + 56.0, false);
        table::open_row(&mut body.xml, false);
        for place in 0..number {
            if place > 0 {
                empty(body, GAP);
            }
            match row.get(place) {
                Some(tile) => self::tile(body, tile, width),
                None => empty(body, width),
            }
        }
        body.xml.close("w:tr");
        body.xml.close("w:tbl");
        body.space();
    }
}

fn empty(body: &mut Body<'_>, width: u32) {
    Frame { width, ..Frame::default() }.open(&mut body.xml);
    Para::of("TileNote").write(&mut body.xml, &Xml::piece());
    body.xml.close("w:tc");
}

fn tile(body: &mut Body<'_>, tile: &Tile, width: u32) {
    let frame = Frame { width, rules: [Some((12, BRAND)), None], ..Frame::default() };
    frame.open(&mut body.xml);
    Para::of("TileTitle").write_text(&mut body.xml, &tile.title);
    let figure = match &tile.figure {
        Cell::Figure { shown, .. } | Cell::Number(shown) => table::shown_value(shown, Look::PLAIN),
        other => run(other.text(), Look::PLAIN),
    };
    Para::of("TileFigure").write(&mut body.xml, &figure);
    if !tile.note.is_empty() {
        Para::of("TileNote").kept(true).write_text(&mut body.xml, &tile.note);
    }
    Para::of("TileRating").write(&mut body.xml, &table::rated(tile.rating, &tile.rating_word));
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

/// A chart with its caption above, its notes and its source below.
pub fn chart(body: &mut Body<'_>, number: usize, pictures: &[Picture]) {
    let Some(chart) = body.document.charts.get(number) else { return };
    let Some(picture) = pictures.get(number) else { return };
    let name = body.figure_caption(&chart.title, &chart.subtitle);
    let lines: Vec<&String> =
        chart.notes.iter().chain([&chart.source]).filter(|line| !line.is_empty()).collect();
    body.picture(number, picture, &name, &chart.alt, !lines.is_empty());
    if lines.is_empty() {
        return;
    }
    let mut content = Xml::piece();
    for (i, line) in lines.iter().enumerate() {
        push_run(&mut content, &format!("{}{line}", if i > 0 { "\n" } else { "" }), Look::PLAIN);
    }
    let whole: Vec<&str> = lines.iter().map(|line| line.as_str()).collect();
    body.flow("Note", &whole.join("\n"), false);
    Para::of("Note").write(&mut body.xml, &content);
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
