//! Native charts over the live cells, beside the tables they belong to.

use super::formula::{cell, quoted};
use super::layout::{ChartRows, LEFT, Plotted, Sheet};
use super::style;
use super::table::{self, Written};
use crate::cube::Address;
use crate::render::theme::{BRAND, Colour, INK, INK2, INK3, PAPER, RULE, RULE2, UNKNOWN, category, on};
use crate::report::chart::Body;
use crate::report::document::{Cell, ColumnKind, Document, FigurePart, RowKind, Table};
use crate::report::format::{NumberFormat, Shown};
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartPatternFill,
    ChartPatternFillType, ChartSolidFill, ChartType, ObjectMovement, XlsxError,
};
use std::mem::discriminant;

mod columns;

use columns::Kind;

/// Bars beyond which a chart is no longer read.
const MOST: usize = 14;
/// Bars below which there is nothing to compare.
const LEAST: usize = 3;
/// The column of the sheet of lists in which the names of bars stand, beside the trends.
pub const NAMES: u16 = 12;

/// A chart to be drawn.
pub struct Wanted {
    rows: ChartRows,
    alt: String,
    kind: Kind,
    paints: Vec<Paint>,
}

impl Wanted {
    /// How many bars or columns it has.
    pub fn bars(&self) -> usize {
        self.rows.rows.len()
    }
}

/// How a series is filled.
#[derive(Clone, Copy)]
struct Paint {
    colour: Colour,
    hatched: bool,
}

const PLAIN: Paint = Paint { colour: BRAND, hatched: false };

fn code(shown: &Shown) -> String {
    style::number_code(&shown.format, &shown.text, None)
}

fn plotted(sheet: &Sheet<'_>, at: (u32, u16), shown: &Shown) -> Plotted {
    let from = sheet.live.is_some().then(|| (sheet.name.clone(), at));
    Plotted { from, number: shown.number, code: code(shown) }
}

/// The same apart from what a chart may tell apart.
fn alike(a: &Address, b: &Address) -> bool {
    a.indicator == b.indicator && a.accumulation == b.accumulation
}

/// A chart of a table whose rows are places, programmes or categories: of parts where columns
/// are the parts of a whole, of what is measured before that which it is measured by, else of
/// one column. None where rows are something else, or too few.
pub fn down(sheet: &Sheet<'_>, table: &Table, written: &Written) -> Option<Wanted> {
    let names = table.columns.iter().position(|column| column.kind == ColumnKind::Name)?;
    let chosen = columns::chosen(table)?;
    let lead = *chosen.columns.last()?;
    let places = table::places(table);
    let grouped = table.rows.iter().any(|row| row.kind == RowKind::Group);
    let mut rows: Vec<(String, Vec<Plotted>)> = Vec::new();
    let mut first: Option<&Address> = None;
    for (row, line) in table.rows.iter().zip(&written.rows).filter(|(row, _)| row.kind == RowKind::Body) {
        if let Some(Cell::Figure { address, .. }) = row.cells.get(lead) {
            let known = *first.get_or_insert(address);
            if !alike(known, address) || known.period != address.period {
                // Another group of rows may tell of something else.
                if grouped && rows.len() >= LEAST {
                    break;
                }
                return None;
            }
            // Groups of countries are not countries: they would be counted twice.
            if discriminant(&known.geography) != discriminant(&address.geography) {
                continue;
            }
        }
        let values: Option<Vec<Plotted>> = chosen
            .columns
            .iter()
            .map(|column| match row.cells.get(*column)? {
                Cell::Figure { shown, .. } | Cell::Number(shown) => {
                    shown.number?;
                    Some(plotted(sheet, (*line, *places.get(*column)?), shown))
                }
                _ => None,
            })
            .collect();
        // What differs from row to row is what the rows are.
        if let Some(values) = values {
            rows.push((row.cells.get(names)?.text().to_string(), values));
        }
    }
    let sum = |values: &[Plotted]| values.iter().filter_map(|value| value.number).sum::<f64>();
    let something = rows.iter().filter(|(_, values)| sum(values) != 0.0).count();
    if rows.len() < LEAST || something < LEAST {
        return None;
    }
    if rows.len() > MOST {
        rows.sort_by(|a, b| sum(&b.1).total_cmp(&sum(&a.1)));
        rows.truncate(MOST);
    }
    let heads: Option<Vec<String>> = chosen
        .columns
        .iter()
        .map(|column| table.columns.get(*column).map(|own| own.head.replace('\n', " ")))
        .collect();
    let heads = heads?;
    let head = heads.last()?;
    let several = chosen.kind == Kind::Parts || chosen.whole;
    let title = match (table.title.is_empty(), several || table.title.contains(head.as_str())) {
        (true, _) => head.clone(),
        (_, true) => table.title.clone(),
        _ => format!("{} \u{2013} {head}", table.title),
    };
    let paints = match chosen.kind {
        Kind::Parts => heads.iter().enumerate().map(|(i, head)| paint(sheet.document, head, i)).collect(),
        Kind::Against => vec![Paint { colour: RULE, hatched: false }, PLAIN],
        Kind::Bars | Kind::Columns => vec![PLAIN],
    };
    // Bars are drawn from the bottom up.
    rows.reverse();
    let alt = sheet.words.say("workbook-alt-bars", &[("title", (&title).into())]);
    Some(Wanted { rows: ChartRows { title, heads, rows }, alt, kind: chosen.kind, paints })
}

/// The colour of a category in the charts of the document, so that it is the same everywhere.
fn paint(document: &Document, label: &str, place: usize) -> Paint {
    let keys = document.charts.iter().flat_map(|chart| match &chart.body {
        Body::Stacked(own) => own.keys.iter().collect::<Vec<_>>(),
        Body::Diverging(own) => vec![&own.left, &own.right],
        _ => Vec::new(),
    });
    let mut known = keys.filter(|key| key.label == label);
    match known.next() {
        Some(key) if key.unknown => Paint { colour: UNKNOWN, hatched: true },
        Some(key) => Paint { colour: category(key.colour.as_deref(), place), hatched: false },
        None => Paint { colour: category(None, place), hatched: false },
    }
}

/// A chart over time of the first row of a table that tells an indicator by periods of one kind.
pub fn across(sheet: &Sheet<'_>, table: &Table, written: &Written, wanted: Option<usize>) -> Option<Wanted> {
    let places = table::places(table);
    let names = table.columns.iter().position(|column| column.kind == ColumnKind::Name)?;
    for (row, line) in table.rows.iter().zip(&written.rows).filter(|(row, _)| row.kind == RowKind::Body) {
        let mut points: Vec<(&Address, String, Plotted)> = Vec::new();
        for ((content, column), at) in row.cells.iter().zip(&table.columns).zip(&places) {
            let Cell::Figure { address, part: FigurePart::Value, shown } = content else { continue };
            if wanted.is_some_and(|wanted| wanted != address.indicator) {
                break;
            }
            let same = points
                .first()
                .is_none_or(|(known, ..)| alike(known, address) && known.period.kind == address.period.kind);
            if same && shown.number.is_some() {
                points.push((address, column.head.replace('\n', " "), plotted(sheet, (*line, *at), shown)));
            }
        }
        // Each period once, in their order.
        let ordered = points.windows(2).all(|pair| pair[0].0.period.ordinal < pair[1].0.period.ordinal);
        if points.len() < 3 || !ordered {
            continue;
        }
        let title = row.cells.get(names)?.text().to_string();
        let alt = sheet.words.say("workbook-alt-columns", &[("title", (&title).into())]);
        let rows = points.into_iter().map(|(_, head, value)| (head, vec![value])).collect();
        let rows = ChartRows { heads: vec![title.clone()], title, rows };
        return Some(Wanted { rows, alt, kind: Kind::Columns, paints: vec![PLAIN] });
    }
    None
}

/// A chart of progress towards targets, from the rows of a framework.
pub fn progress(sheet: &Sheet<'_>, framework: &Table) -> Option<Wanted> {
    let names = framework.columns.iter().position(|column| column.kind == ColumnKind::Name)?;
    let mut rows = Vec::new();
    for row in framework.rows.iter().filter(|row| row.kind == RowKind::Body) {
        let found = row.cells.iter().find_map(|content| match content {
            Cell::Figure { address, part: FigurePart::Progress, shown } if shown.number.is_some() => {
                Some((address, shown))
            }
            _ => None,
        });
        let Some((address, shown)) = found else { continue };
        let home = sheet.homes.get(address);
        let from = home.and_then(|home| Some((home.sheet.clone(), home.progress?)));
        let from = from.filter(|_| sheet.live.is_some());
        let own = NumberFormat::Percent(0);
        let code = style::number_code(&own, &shown.text, None);
        let name = shorter(row.cells.get(names)?.text());
        rows.push((name, vec![Plotted { from, number: shown.number, code }]));
    }
    rows.truncate(MOST);
    if rows.len() < 3 {
        return None;
    }
    rows.reverse();
    let title = sheet.words.get("workbook-chart-progress");
    let alt = sheet.words.say("workbook-alt-bars", &[("title", (&title).into())]);
    let rows = ChartRows { heads: vec![title.clone()], title, rows };
    Some(Wanted { rows, alt, kind: Kind::Bars, paints: vec![PLAIN] })
}

/// A name that fits beside a bar.
fn shorter(name: &str) -> String {
    const LETTERS: usize = 44;
    if name.chars().count() <= LETTERS {
        return name.to_string();
    }
    let kept: String = name.chars().take(LETTERS).collect();
    let kept = kept.rsplit_once(' ').map_or(kept.as_str(), |(kept, _)| kept).to_string();
    format!("{kept}\u{2026}")
}

/// Draws up to two charts beside each other.
///
/// # Errors
/// What the library says.
pub fn draw(sheet: &mut Sheet<'_>, wanted: Vec<Wanted>) -> Result<(), XlsxError> {
    if wanted.is_empty() {
        return Ok(());
    }
    // Seven pixels a character, five a column; programs make columns a little narrower.
    let room = (sheet.width() * 7.0 + 5.0 * sheet.widths.len() as f64) * 0.97;
    let beside = wanted.len().min(2);
    let gap = 24.0;
    let wide = ((room - gap * (beside as f64 - 1.0)) / beside as f64).clamp(260.0, 620.0);
    let high = wanted
        .iter()
        .map(|own| {
            let key = if own.rows.heads.len() > 1 { 26.0 } else { 0.0 };
            if own.kind.lies() { 74.0 + key + 24.0 * own.rows.rows.len() as f64 } else { 250.0 }
        })
        .fold(190.0, f64::max)
        .min(430.0);
    // Three quarters of a point are a pixel.
    sheet.keep_together(high * 0.75 + 24.0);
    sheet.take_row(10.0)?;
    let row = sheet.row;
    let mut left = high * 0.75;
    while left > 0.0 {
        sheet.take_row(left.clamp(1.0, 15.0))?;
        left -= 15.0;
    }
    sheet.take_row(10.0)?;
    for (i, own) in wanted.into_iter().take(2).enumerate() {
        let chart = made(sheet, own, (wide, high));
        let offset = (wide + gap) * i as f64;
        // Sizes of a sheet are some thousand pixels.
        sheet.sheet.insert_chart_with_offset(row, LEFT, &chart, offset as u32, 0)?;
    }
    Ok(())
}

fn font(size: f64, colour: Colour) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name("Arial").set_size(size).set_color(style::rgb(colour));
    font
}

fn made(sheet: &mut Sheet<'_>, wanted: Wanted, (wide, high): (f64, f64)) -> Chart {
    let mut chart = Chart::new(match wanted.kind {
        Kind::Bars | Kind::Against => ChartType::Bar,
        Kind::Parts => ChartType::BarStacked,
        Kind::Columns => ChartType::Column,
    });
    let lists = quoted(&sheet.names.lists);
    // A title and heads stand above the rows.
    let first = sheet.chart_row + sheet.chart_rows.iter().map(height).sum::<u32>() + 2;
    let last = first + u32::try_from(wanted.rows.rows.len()).unwrap_or(1).saturating_sub(1);
    let range = |column: u16| {
        let letters = super::formula::letters(column);
        format!("={lists}!${letters}${}:${letters}${}", first + 1, last + 1)
    };
    let series = wanted.rows.heads.len();
    // A number is written into a part that has room for it.
    let longest = wanted
        .rows
        .rows
        .iter()
        .map(|(_, values)| values.iter().filter_map(|value| value.number).sum::<f64>());
    let room = longest.fold(0.0, f64::max) * 0.07;
    for (i, paint) in (0..series).zip(wanted.paints.iter().chain(std::iter::repeat(&PLAIN))) {
        let at = NAMES + 1 + u16::try_from(i).unwrap_or(0);
        let code = wanted.rows.rows.first().and_then(|(_, values)| values.get(i)).map(|own| own.code.clone());
        let code = code.unwrap_or_default();
        let mut label = ChartDataLabel::new();
        let mut format = ChartFormat::new();
        if paint.hatched {
            let mut fill = ChartPatternFill::new();
            fill.set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards)
                .set_foreground_color(style::rgb(paint.colour))
                .set_background_color(style::rgb(PAPER));
            format.set_pattern_fill(&fill);
            format.set_border(ChartLine::new().set_color(style::rgb(paint.colour)).set_width(0.75));
        } else {
            format.set_solid_fill(ChartSolidFill::new().set_color(style::rgb(paint.colour)));
        }
        let own = chart.add_series();
        own.set_values(range(at).as_str())
            .set_categories(range(NAMES).as_str())
            .set_name(format!("={lists}!{}", absolute((first - 1, at))).as_str())
            .set_format(&mut format)
            .set_gap(55);
        match wanted.kind {
            Kind::Parts if !paint.hatched => {
                label.show_value().set_font(font(9.0, on(paint.colour)).set_bold());
                label.set_num_format(format!("[>={room:.6}]{code};;"));
                own.set_data_label(&label);
            }
            // The paler bar is said by the key, and in the table.
            Kind::Against if i == 0 => {
                own.set_overlap(100);
            }
            Kind::Parts => {}
            Kind::Bars | Kind::Against | Kind::Columns => {
                label.show_value().set_font(font(9.0, INK).set_bold());
                label.set_num_format(code);
                own.set_data_label(&label);
            }
        }
    }
    let mut heading = font(11.0, INK);
    heading.set_bold();
    chart.title().set_name(wanted.rows.title.as_str()).set_font(&heading).set_overlay(false);
    let line = ChartLine::new().set_color(style::rgb(INK3)).set_width(0.75).clone();
    let negative = wanted.rows.rows.iter().flat_map(|(_, values)| values);
    let negative = negative.filter_map(|value| value.number).any(|number| number < 0.0);
    // The library counts axes as they lie: of lying bars the names are at the other.
    let names = if wanted.kind.lies() { chart.y_axis() } else { chart.x_axis() };
    names
        .set_font(&font(9.0, INK))
        .set_format(ChartFormat::new().set_line(&line))
        .set_major_tick_type(rust_xlsxwriter::ChartAxisTickType::None)
        .set_major_gridlines(false);
    // Values are written at the bars: an axis would say them again.
    let axis = if wanted.kind.lies() { chart.x_axis() } else { chart.y_axis() };
    axis.set_font(&font(9.0, INK2)).set_major_gridlines(false).set_hidden(true);
    if !negative {
        axis.set_min(0);
    }
    if series > 1 {
        chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(9.0, INK2));
    } else {
        chart.legend().set_hidden();
    }
    let edge = ChartLine::new().set_color(style::rgb(RULE2)).set_width(0.75).clone();
    chart.chart_area().set_format(ChartFormat::new().set_border(&edge));
    chart.set_alt_text(&wanted.alt).set_name(wanted.rows.title.chars().take(60).collect::<String>());
    // Sizes of a sheet are some thousand pixels.
    chart.set_width(wide as u32).set_height(high as u32);
    chart.set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
    sheet.chart_rows.push(wanted.rows);
    chart
}

fn absolute((row, column): (u32, u16)) -> String {
    format!("${}${}", super::formula::letters(column), row + 1)
}

/// The rows that the numbers of a chart take on the sheet of lists.
pub fn height(rows: &ChartRows) -> u32 {
    u32::try_from(rows.rows.len()).unwrap_or(0) + 3
}

/// The formula that takes a number from its cell.
pub fn taken(from: &(String, (u32, u16))) -> String {
    let at = format!("{}!{}", quoted(&from.0), cell(from.1));
    format!("=IF(ISNUMBER({at}),{at},0)")
}
