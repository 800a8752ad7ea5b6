//! Tables: with heads that are repeated on every page, rows that are not split, and headings
//! within them that stay with the row below.

use super::body::Body;
use super::package::hex;
use super::text::{Look, Para, push_run, run};
use super::widths::{self, Plan, right};
use super::xml::Xml;
use crate::cube::Rating;
use crate::diag::Severity;
use crate::render::theme::{self, BRANDWASH, Colour, INK};
use crate::report::document::{Cell, Row, RowKind, Table};
use crate::report::format::Shown;

/// Rows up to which a table stays on one page.
const TOGETHER: usize = 15;
/// Rows at the end of a longer one that do not stand on a page alone.
const ENDING: usize = 3;
/// What is left free before text that follows a number, in twentieths of a point.
const AFTER_NUMBER: u32 = 142;

/// How a cell stands in its table.
#[derive(Debug, Default, Clone, Copy)]
pub struct Frame<'a> {
    /// Its width, in twentieths of a point.
    pub width: u32,
    /// Over how many columns it reaches.
    pub span: usize,
    /// The rules above and below it, in eighths of a point, with their colours.
    pub rules: [Option<(u32, Colour)>; 2],
    /// What is behind it.
    pub fill: Option<Colour>,
    /// Whether its text stays on one line.
    pub whole: bool,
    /// What is left free before its text, where that is more than in other cells.
    pub left: Option<u32>,
    /// Where its text stands: `top` unless said otherwise.
    pub vertical: &'a str,
}

impl Frame<'_> {
    /// Opens the cell.
    pub fn open(&self, xml: &mut Xml) {
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        xml.empty("w:tcW", &[("w:w", &self.width), ("w:type", &"dxa")]);
        if self.span > 1 {
            xml.empty("w:gridSpan", &[("w:val", &self.span)]);
        }
        if self.rules.iter().any(Option::is_some) {
            xml.open("w:tcBorders", &[]);
            for (name, rule) in ["w:top", "w:bottom"].iter().zip(self.rules) {
                let Some((size, colour)) = rule else { continue };
                let (size, colour) = (size, hex(colour));
                let line = if size == 0 { "nil" } else { "single" };
                xml.empty(name, &[("w:val", &line), ("w:sz", &size), ("w:space", &0), ("w:color", &colour)]);
            }
            xml.close("w:tcBorders");
        }
        if let Some(fill) = self.fill {
            xml.empty("w:shd", &[("w:val", &"clear"), ("w:color", &"auto"), ("w:fill", &hex(fill))]);
        }
        if self.whole {
            xml.empty("w:noWrap", &[]);
        }
        if let Some(left) = self.left {
            xml.open("w:tcMar", &[]);
            xml.empty("w:left", &[("w:w", &left), ("w:type", &"dxa")]);
            xml.close("w:tcMar");
        }
        if !self.vertical.is_empty() {
            xml.empty("w:vAlign", &[("w:val", &self.vertical)]);
        }
        xml.close("w:tcPr");
    }
}

/// Opens a table of a style; `head` says which of its first row and column are heads.
pub fn open(xml: &mut Xml, style: &str, widths: &[u32], head: [bool; 2], title: &str, about: &str) {
    let [row, column] = head.map(u8::from);
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    xml.empty("w:tblStyle", &[("w:val", &style)]);
    xml.empty("w:tblW", &[("w:w", &widths.iter().sum::<u32>()), ("w:type", &"dxa")]);
    xml.empty("w:tblLayout", &[("w:type", &"fixed")]);
    // The same as a number: 0x20 for the first row, 0x80 for the first column, 0x600 for no bands.
    let number = 0x600 + u32::from(row) * 0x20 + u32::from(column) * 0x80;
    xml.empty(
        "w:tblLook",
        &[
            ("w:val", &format!("{number:04X}")),
            ("w:firstRow", &row),
            ("w:lastRow", &0),
            ("w:firstColumn", &column),
            ("w:lastColumn", &0),
            ("w:noHBand", &1),
            ("w:noVBand", &1),
        ],
    );
    if !title.is_empty() {
        xml.empty("w:tblCaption", &[("w:val", &title)]);
    }
    if !about.is_empty() {
        xml.empty("w:tblDescription", &[("w:val", &about)]);
    }
    xml.close("w:tblPr");
    xml.open("w:tblGrid", &[]);
    for width in widths {
        xml.empty("w:gridCol", &[("w:w", width)]);
    }
    xml.close("w:tblGrid");
}

/// Opens a row that is not split over pages; one that is a head is repeated on each.
pub fn open_row(xml: &mut Xml, head: bool) {
    xml.open("w:tr", &[]);
    xml.open("w:trPr", &[]);
    xml.empty("w:cantSplit", &[]);
    if head {
        xml.empty("w:tblHeader", &[]);
    }
    xml.close("w:trPr");
}

/// Writes a table with its caption and notes. `title` and `subtitle` stand above it.
pub fn write(body: &mut Body<'_>, table: &Table, title: &str, subtitle: &str) {
    let caption = body.table_caption(title, subtitle);
    let plan = widths::plan(table, body.layout.points());
    open(&mut body.xml, "ReportTable", &plan.widths, [true, false], &caption, subtitle);
    body.pager.row(plan.head, 0.0, true);
    head(body, table, &plan);
    let together = table.rows.len() <= TOGETHER;
    let last = table.rows.len().saturating_sub(1);
    for (number, row) in table.rows.iter().enumerate() {
        let ending = number + ENDING > last;
        let keep = if number == last { !table.notes.is_empty() } else { together || ending };
        let height = plan.heights.get(number).copied().unwrap_or(0.0);
        body.pager.row(height, plan.head, keep || row.kind == RowKind::Group);
        write_row(body, table, row, &plan, keep);
    }
    body.xml.close("w:tbl");
    for note in &table.notes {
        body.paragraph("Note", note);
    }
    body.space();
}

fn style(name: &'static str, plan: &Plan) -> String {
    if plan.small { format!("{name}Small") } else { name.to_string() }
}

/// What is left free before the text of a column, where a number stands right before it.
fn free(table: &Table, plan: &Plan, place: usize) -> Option<u32> {
    widths::after_number(table, &plan.columns, place).then_some(AFTER_NUMBER)
}

fn head(body: &mut Body<'_>, table: &Table, plan: &Plan) {
    open_row(&mut body.xml, true);
    for (place, (at, width)) in plan.columns.iter().zip(&plan.widths).enumerate() {
        let Some(column) = table.columns.get(*at) else { continue };
        let cell = Frame {
            width: *width,
            left: free(table, plan, place),
            rules: [Some((10, INK)), Some((6, INK))],
            vertical: "bottom",
            ..Frame::default()
        };
        cell.open(&mut body.xml);
        let style = style(if right(column.kind) { "TableHeadFigure" } else { "TableHead" }, plan);
        Para::of(&style).write_text(&mut body.xml, &column.head);
        body.xml.close("w:tc");
    }
    body.xml.close("w:tr");
}

fn write_row(body: &mut Body<'_>, table: &Table, row: &Row, plan: &Plan, keep: bool) {
    open_row(&mut body.xml, false);
    if row.kind == RowKind::Group {
        let cell = Frame {
            width: plan.widths.iter().sum(),
            span: plan.widths.len(),
            fill: Some(BRANDWASH),
            ..Frame::default()
        };
        cell.open(&mut body.xml);
        let text = row.cells.first().map_or("", Cell::text);
        Para::of(&style("TableGroup", plan)).write_text(&mut body.xml, text);
        body.xml.close("w:tc");
        body.xml.close("w:tr");
        return;
    }
    let total = row.kind == RowKind::Total;
    for (number, (at, width)) in plan.columns.iter().zip(&plan.widths).enumerate() {
        let Some(column) = table.columns.get(*at) else { continue };
        let cell = row.cells.get(*at).unwrap_or(&Cell::Empty);
        let place = Frame {
            width: *width,
            rules: if total { [Some((6, INK)), Some((6, INK))] } else { [None, None] },
            whole: right(column.kind),
            left: free(table, plan, number),
            ..Frame::default()
        };
        place.open(&mut body.xml);
        let style = style(if right(column.kind) { "TableFigure" } else { "TableText" }, plan);
        let content = content(body, cell, total);
        Para::of(&style).kept(keep).write(&mut body.xml, &content);
        body.xml.close("w:tc");
    }
    body.xml.close("w:tr");
}

/// What stands in a cell.
fn content(body: &Body<'_>, cell: &Cell, total: bool) -> Xml {
    let bold = Look { bold: total, ..Look::PLAIN };
    match cell {
        Cell::Empty | Cell::Trend { .. } => Xml::piece(),
        Cell::Text(text) | Cell::Lines(text, _) => run(text, bold),
        Cell::Strong(text) => run(text, Look::of("Strong")),
        Cell::Quiet(text) => run(text, Look { bold: total, ..Look::of("Quiet") }),
        Cell::Link(page, text) => match body.place(*page) {
            Some(place) => {
                let mut xml = Xml::piece();
                xml.open("w:hyperlink", &[("w:anchor", &place), ("w:history", &1)]);
                push_run(&mut xml, text, Look { bold: total, ..Look::of("Hyperlink") });
                xml.close("w:hyperlink");
                xml
            }
            None => run(text, bold),
        },
        Cell::Figure { shown, .. } | Cell::Number(shown) => shown_value(shown, bold),
        Cell::Rating(rating, word) => rated(*rating, word),
        Cell::Severity(severity, word) => run(word, Look::of(severity_style(*severity))),
    }
}

/// A value, with the token that says where it comes from.
pub fn shown_value(shown: &Shown, look: Look) -> Xml {
    if shown.absence.is_some() {
        return run(&shown.text, Look::of("Quiet"));
    }
    let Some(token) = shown.token() else { return run(&shown.text, look) };
    let mut xml = run(&shown.text, Look { italic: true, ..look });
    push_run(&mut xml, &format!("\u{A0}{token}"), Look::of("Token"));
    xml
}

/// A rating: its shape in its colour, and its word.
pub fn rated(rating: Rating, word: &str) -> Xml {
    let mut xml = run(&theme::glyph(rating).to_string(), Look::of(rating_style(rating)));
    push_run(&mut xml, &format!("\u{A0}{word}"), Look::PLAIN);
    xml
}

/// The character style of a rating's shape.
pub fn rating_style(rating: Rating) -> &'static str {
    match rating {
        Rating::Achieved => "RatingAchieved",
        Rating::OnTrack => "RatingOnTrack",
        Rating::AtRisk => "RatingAtRisk",
        Rating::OffTrack => "RatingOffTrack",
        Rating::NotRated => "RatingNotRated",
    }
}

fn severity_style(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "SeverityError",
        Severity::Warning => "SeverityWarning",
        Severity::Info => "SeverityInfo",
    }
}
