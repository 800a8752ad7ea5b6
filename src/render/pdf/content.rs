//! The content of a document as data for the template: nothing in it is markup,
//! so nothing needs escaping.

use super::glyphs::printable;
use super::lying::lie_wide;
use super::prose::{letters, prose};
use super::table::{Laid, UPRIGHT, rating_word};
use crate::cube::Rating;
use crate::project::Section;
use crate::render::font::{width, wrap};
use crate::render::theme;
use crate::report::Words;
use crate::report::document::{Block, Cell, Document, Meta, Page, PageKind, Table, Tile};
use serde_json::{Map, Value, json};

/// Letters beside the fact box of the summary at most; what comes after stands below it.
const BESIDE_BOX: usize = 1_100;
/// Letters from which the sentence that says most is set off from those after it.
const LONG_LEAD: usize = 120;

/// The size of type at the head of pages.
const RUNNING: f64 = 8.0;
/// Points of a page that charts share, and how much smaller they may be set for it.
const CHARTS_PAGE: f64 = 705.0;
const SMALLER: f64 = 0.88;
/// Points of height below which a table may share a page with a chart.
const SMALL_TABLE: f64 = 230.0;

/// The path of a chart among the files of the template.
pub fn picture_name(place: usize) -> String {
    format!("/chart-{place}.svg")
}

/// What is counted on the way through a document.
struct Maker<'a> {
    document: &'a Document,
    pictures: &'a [&'a str],
    words: Words,
    tables: usize,
}

/// A document as JSON. The sizes of pictures are read from them.
pub fn content(document: &Document, pictures: &[&str]) -> String {
    let meta = &document.meta;
    let words = Words::of(&meta.language);
    let mut maker = Maker { document, pictures, words, tables: 0 };
    let mut cover = Vec::new();
    let mut remarks = Vec::new();
    let mut parts = Vec::new();
    // How the pages of the present section lie.
    let mut lying: Option<(Section, Option<bool>)> = None;
    for (number, page) in document.pages.iter().enumerate() {
        match page.kind {
            PageKind::Cover => cover = maker.blocks(page, &page.blocks, false),
            PageKind::Contents => {
                let notes = page.blocks.iter().filter(|block| !matches!(block, Block::Contents(_)));
                let notes: Vec<Block> = notes.cloned().collect();
                remarks = maker.blocks(page, &notes, false);
            }
            PageKind::Section(section) => {
                let wide = match lying {
                    Some((of, wide)) if of == section => wide,
                    _ => lie_wide(&document.pages, section),
                };
                lying = Some((section, wide));
                parts.push(maker.part(number, page, section, wide));
            }
        }
    }
    let heading = running(meta);
    let title = document.pages.iter().find(|page| page.kind == PageKind::Cover);
    let mut whole = json!({
        "language": meta.language,
        "project": meta.project,
        "title": title.map_or(&meta.title, |page| &page.title),
        "subtitle": meta.subtitle,
        "edition": meta.edition,
        "data_to": meta.data_to,
        "date": [meta.data_date.year(), meta.data_date.month(), meta.data_date.day()],
        "contents": meta.labels.contents,
        "running": heading,
        "colours": colours(),
        "cover": cover,
        "remarks": remarks,
        "parts": parts,
    });
    if print(&mut whole) {
        whole["missing"] = json!(maker.words.get("pdf-missing-letters"));
    }
    whole.to_string()
}

/// What stands at the head of every page, cut so that it stands on one line.
fn running(meta: &Meta) -> Value {
    let cut = |text: &str, room: f64| wrap(text, RUNNING, false, room, 1).pop().unwrap_or_default();
    let mut letters = meta.edition.chars();
    let edition: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    let edition = format!(", {edition}");
    let title = cut(&meta.title, UPRIGHT * 0.55 - width(&edition, RUNNING, false)) + &edition;
    let left = UPRIGHT - width(&title, RUNNING, false) - 2.0 * RUNNING;
    json!([cut(&meta.project, left), title])
}

/// Makes every text printable; whether something was lost.
fn print(value: &mut Value) -> bool {
    match value {
        Value::String(text) => {
            let printed = printable(text);
            if printed.text != *text {
                *text = printed.text;
            }
            printed.lossy
        }
        Value::Array(values) => values.iter_mut().fold(false, |lossy, value| print(value) | lossy),
        Value::Object(fields) => fields.iter_mut().fold(false, |lossy, (_, value)| print(value) | lossy),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The tokens of the visual language that the template uses.
fn colours() -> Value {
    let mut colours = Map::new();
    for (name, colour) in [
        ("ink", theme::INK),
        ("ink2", theme::INK2),
        ("ink3", theme::INK3),
        ("rule", theme::RULE),
        ("rule2", theme::RULE2),
        ("wash", theme::WASH),
        ("brand", theme::BRAND),
        ("brandwash", theme::BRANDWASH),
        ("link", theme::LINK),
        ("progress", theme::PROGRESS),
        ("trend", theme::TREND),
        ("info", theme::BRAND2),
        ("error", theme::severity(crate::diag::Severity::Error)),
        ("warning", theme::severity(crate::diag::Severity::Warning)),
    ] {
        colours.insert(name.to_string(), json!(colour.hex()));
    }
    for rating in Rating::ALL {
        colours.insert(rating_word(rating).to_string(), json!(theme::rating(rating).hex()));
    }
    Value::Object(colours)
}

impl Maker<'_> {
    /// A page as a part of the document.
    fn part(&mut self, number: usize, page: &Page, section: Section, lies: Option<bool>) -> Value {
        let tables: Vec<&Table> = page
            .blocks
            .iter()
            .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
            .collect();
        let pictures = page.blocks.iter().any(|block| matches!(block, Block::Chart(_) | Block::Tiles(_)));
        let better_wide = |table: &&Table| !Laid::of(table).is_better_upright();
        // A page that is wide as a sheet may have tables that need no wide page.
        let as_good_upright = |table: &&Table| {
            let laid = Laid::of(table);
            laid.is_better_upright() && laid.pages(false) < laid.pages(true) * 0.85
        };
        let wide = match (lies, page.landscape) {
            (Some(wide), _) => wide,
            (None, true) => {
                section == Section::ResultsFramework
                    || tables.is_empty()
                    || !tables.iter().all(as_good_upright)
            }
            (None, false) => !pictures && tables.iter().any(better_wide),
        };
        // Where a page begins with a table of no name, what is said under the title is said over the table.
        let only = match page.blocks.first() {
            Some(Block::Table(table)) => table.title.is_empty() && table.subtitle.is_empty(),
            _ => false,
        };
        let mut blocks = match section {
            Section::Summary => self.summary(page, wide),
            _ => self.blocks(page, &page.blocks, wide),
        };
        if !wide {
            share_pages(&mut blocks);
        }
        json!({
            "page": number,
            "title": page.title,
            "subtitle": if only { "" } else { page.subtitle.as_str() },
            "about": page.about,
            "wide": wide,
            "blocks": blocks,
        })
    }

    /// The summary: what it says stands beside the fact box.
    fn summary(&mut self, page: &Page, wide: bool) -> Vec<Value> {
        let Some(at) = page.blocks.iter().position(|block| matches!(block, Block::Facts(_))) else {
            return self.blocks(page, &page.blocks, wide);
        };
        let mut rest = page.blocks.clone();
        let facts = rest.remove(at);
        let mut beside = Vec::new();
        let mut taken = 0;
        while let Some(block) = rest.first() {
            taken += match block {
                Block::Lead(text) | Block::Paragraph(text) => text.len(),
                Block::Prose(text) => letters(text),
                _ => break,
            };
            if taken > BESIDE_BOX && !beside.is_empty() {
                break;
            }
            beside.push(rest.remove(0));
        }
        let beside = self.blocks(page, &beside, wide);
        let mut blocks = match self.block(page, &facts, wide).pop() {
            Some(facts) if !beside.is_empty() => vec![json!({ "k": "beside", "left": beside, "box": facts })],
            Some(facts) => vec![facts],
            None => beside,
        };
        blocks.extend(self.blocks(page, &rest, wide));
        blocks
    }

    fn blocks(&mut self, page: &Page, blocks: &[Block], wide: bool) -> Vec<Value> {
        blocks.iter().flat_map(|block| self.block(page, block, wide)).collect()
    }

    fn block(&mut self, page: &Page, block: &Block, wide: bool) -> Vec<Value> {
        let one = |value: Value| vec![value];
        match block {
            Block::Heading(text) => one(json!({ "k": "heading", "level": 2, "line": [text] })),
            Block::Lead(text) => lead(text),
            Block::Paragraph(text) => one(json!({ "k": "p", "line": [text] })),
            Block::Prose(text) => one(json!({ "k": "prose", "blocks": prose(text) })),
            Block::Note(text) => one(json!({ "k": "note", "t": text })),
            Block::Facts(facts) => one(json!({ "k": "facts", "rows": facts })),
            Block::Contents(_) => Vec::new(),
            Block::Tally(tally) => one(json!({
                "k": "tally",
                "rows": tally.iter().map(|(rating, word, n)| json!([rating_word(*rating), word, n.to_string()])).collect::<Vec<_>>(),
            })),
            Block::Tiles(tiles) => {
                one(json!({ "k": "tiles", "tiles": tiles.iter().map(tile).collect::<Vec<_>>() }))
            }
            Block::Table(table) => self.table(page, table, wide),
            Block::Chart(place) => self.chart(*place),
        }
    }

    fn table(&mut self, page: &Page, table: &Table, wide: bool) -> Vec<Value> {
        let title = match (table.title.is_empty(), page.subtitle.is_empty()) {
            (false, _) => &table.title,
            (true, false) if table.subtitle.is_empty() => &page.subtitle,
            (true, _) => &page.title,
        };
        let laid = Laid::of(table);
        // A page with charts stays upright; a table that needs more width gets a page of its own.
        let turned = !wide && !laid.fits_upright();
        self.tables += 1;
        let mut values = laid.values(wide || turned);
        let parts = values.len();
        for (i, value) in values.iter_mut().enumerate() {
            value["number"] = json!(format!("{} {}.", self.document.meta.labels.table, self.tables));
            value["title"] = json!(title);
            value["plain"] = json!(table.title.is_empty());
            value["subtitle"] = json!(table.subtitle);
            value["turned"] = json!(turned);
            if parts > 1 {
                let (n, of) = ((i + 1).to_string(), parts.to_string());
                let said = self.words.say("pdf-part", &[("part", (&n).into()), ("parts", (&of).into())]);
                value["part"] = json!(said);
            }
            if i + 1 < parts {
                value["notes"] = json!([]);
            }
        }
        values
    }

    fn chart(&self, place: usize) -> Vec<Value> {
        let (Some(chart), Some(picture)) = (self.document.charts.get(place), self.pictures.get(place)) else {
            return Vec::new();
        };
        let labels = &self.document.meta.labels;
        let (width, height) = size(picture).unwrap_or((720.0, 400.0));
        let notes: Vec<&String> =
            chart.notes.iter().chain([&chart.source]).filter(|note| !note.is_empty()).collect();
        vec![json!({
            "k": "chart",
            "number": format!("{} {}.", labels.figure, chart.number),
            "title": chart.title,
            "subtitle": chart.subtitle,
            "notes": notes,
            "alt": chart.alt,
            "file": picture_name(place),
            "ratio": height / width,
        })]
    }
}

/// Sets charts so much smaller that they share a page with the chart or the small table before them,
/// if it takes little.
fn share_pages(blocks: &mut [Value]) {
    let mut place = 0;
    while let Some([first, second]) = blocks.get_mut(place..).and_then(|rest| rest.first_chunk_mut::<2>()) {
        place += 1;
        let field = |value: &Value, name: &str| value.get(name).and_then(Value::as_f64);
        let Some(two) = field(second, "ratio") else { continue };
        let one = field(first, "ratio");
        let fixed = match (one, field(first, "height")) {
            (Some(_), _) => 62.0,
            (None, Some(height)) if height < SMALL_TABLE => height + 70.0,
            _ => continue,
        };
        let free = CHARTS_PAGE - 62.0 - fixed - notes_height(first) - notes_height(second);
        let scale = free / ((one.unwrap_or(0.0) + two) * UPRIGHT);
        if (SMALLER..1.0).contains(&scale) {
            second["scale"] = json!(scale);
            if one.is_some() {
                first["scale"] = json!(scale);
            }
        }
        // What shares a page is not paired anew.
        place += usize::from(scale >= SMALLER);
    }
}

/// About how high the notes under a table or chart are.
fn notes_height(value: &Value) -> f64 {
    let notes = value.get("notes").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    notes.iter().filter_map(Value::as_str).map(|note| (note.len() as f64 / 125.0).ceil() * 11.0).sum()
}

/// The sentence that says most, set off from those after it where together they are long.
fn lead(text: &str) -> Vec<Value> {
    let end = |(at, _): (usize, &str)| {
        let next = text.get(at + 2..)?.chars().next()?;
        (at > 40 && (next.is_uppercase() || next.is_ascii_digit())).then_some(at + 1)
    };
    let first = if text.len() > LONG_LEAD { text.match_indices(". ").find_map(end) } else { None };
    let (said, rest) = first.and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""));
    let mut values = vec![json!({ "k": "lead", "t": said })];
    if !rest.trim().is_empty() {
        values.push(json!({ "k": "p", "line": [rest.trim()] }));
    }
    values
}

fn tile(tile: &Tile) -> Value {
    let token = match &tile.figure {
        Cell::Figure { shown, .. } | Cell::Number(shown) => shown.token(),
        _ => None,
    };
    json!({
        "title": tile.title,
        "figure": tile.figure.text(),
        "token": token,
        "note": tile.note,
        "rating": rating_word(tile.rating),
        "word": tile.rating_word,
    })
}

/// The width and height that a drawing states.
fn size(svg: &str) -> Option<(f64, f64)> {
    let head = svg.get(..svg.find('>')?)?;
    let number = |name: &str| {
        let (_, rest) = head.split_once(&format!(" {name}=\""))?;
        rest.split('"').next()?.parse::<f64>().ok().filter(|number| *number > 0.0)
    };
    Some((number("width")?, number("height")?))
}
