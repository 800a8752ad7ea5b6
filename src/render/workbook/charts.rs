//! Native charts over the live cells, beside the tables they belong to.

use super::formula::{cell, quoted};
use super::layout::{ChartRows, LEFT, Plotted, Sheet};
use super::style;
use super::table::{self, Written};
use crate::cube::Address;
use crate::render::theme::{BRAND, Colour, INK, INK2, INK3, RULE2};
use crate::report::document::{Cell, ColumnKind, FigurePart, RowKind, Table};
use crate::report::format::{NumberFormat, Shown};
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType,
    ObjectMovement, XlsxError,
};

/// Bars beyond which a chart is no longer read.
const MOST: usize = 14;
/// The column of the sheet of lists in which the names of bars stand, beside the trends.
pub const NAMES: u16 = 12;

/// A chart to be drawn.
pub struct Wanted {
    rows: ChartRows,
    alt: String,
    /// Bars that lie, from the bottom up, or columns that stand.
    lying: bool,
    colours: Vec<Colour>,
}

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

/// A chart of the first column of figures of a table whose rows are places, programmes or
/// categories; none where rows are something else, or too few.
pub fn down(sheet: &Sheet<'_>, table: &Table, written: &Written) -> Option<Wanted> {
    let names = table.columns.iter().position(|column| column.kind == ColumnKind::Name)?;
    let at = table.columns.iter().position(|column| column.kind == ColumnKind::Figure)?;
    let column = *table::places(table).get(at)?;
    let mut rows = Vec::new();
    let mut first: Option<&Address> = None;
    for (row, line) in table.rows.iter().zip(&written.rows).filter(|(row, _)| row.kind == RowKind::Body) {
        let Some(Cell::Figure { address, part: FigurePart::Value, shown }) = row.cells.get(at) else {
            continue;
        };
        let known = *first.get_or_insert(address);
        if !alike(known, address) || known.period != address.period {
            return None;
        }
        // What differs from row to row is what the rows are.
        if shown.number.is_some() {
            rows.push((row.cells.get(names)?.text().to_string(), plotted(sheet, (*line, column), shown)));
        }
    }
    let something = rows.iter().any(|(_, value)| value.number.is_some_and(|number| number != 0.0));
    if rows.len() < 3 || !something {
        return None;
    }
    if rows.len() > MOST {
        let size = |value: &Plotted| value.number.unwrap_or(0.0);
        rows.sort_by(|a, b| size(&b.1).total_cmp(&size(&a.1)));
        rows.truncate(MOST);
    }
    let head = table.columns.get(at)?.head.replace('\n', " ");
    let title = match (table.title.is_empty(), table.title.contains(&head)) {
        (true, _) => head.clone(),
        (_, true) => table.title.clone(),
        _ => format!("{} \u{2013} {head}", table.title),
    };
    // Bars are drawn from the bottom up.
    rows.reverse();
    let rows = rows.into_iter().map(|(name, value)| (name, vec![value])).collect();
    let alt = sheet.words.say("workbook-alt-bars", &[("title", (&title).into())]);
    let rows = ChartRows { title, heads: vec![head], rows };
    Some(Wanted { rows, alt, lying: true, colours: vec![BRAND] })
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
        return Some(Wanted { rows, alt, lying: false, colours: vec![BRAND] });
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
    Some(Wanted { rows, alt, lying: true, colours: vec![BRAND] })
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
        .map(|own| if own.lying { 74.0 + 24.0 * own.rows.rows.len() as f64 } else { 250.0 })
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
    let mut chart = Chart::new(if wanted.lying { ChartType::Bar } else { ChartType::Column });
    let lists = quoted(&sheet.names.lists);
    // A title and heads stand above the rows.
    let first = sheet.chart_row + sheet.chart_rows.iter().map(height).sum::<u32>() + 2;
    let last = first + u32::try_from(wanted.rows.rows.len()).unwrap_or(1).saturating_sub(1);
    let range = |column: u16| {
        let letters = super::formula::letters(column);
        format!("={lists}!${letters}${}:${letters}${}", first + 1, last + 1)
    };
    let series = wanted.rows.heads.len();
    for (i, colour) in (0..series).zip(wanted.colours.iter().chain(std::iter::repeat(&BRAND))) {
        let at = NAMES + 1 + u16::try_from(i).unwrap_or(0);
        let code = wanted.rows.rows.first().and_then(|(_, values)| values.get(i)).map(|own| own.code.clone());
        let mut label = ChartDataLabel::new();
        label.show_value().set_font(font(9.0, INK).set_bold());
        label.set_num_format(code.unwrap_or_default());
        let fill = ChartSolidFill::new().set_color(style::rgb(*colour)).clone();
        chart
            .add_series()
            .set_values(range(at).as_str())
            .set_categories(range(NAMES).as_str())
            .set_name(format!("={lists}!{}", absolute((first - 1, at))).as_str())
            .set_format(ChartFormat::new().set_solid_fill(&fill))
            .set_data_label(&label)
            .set_gap(55);
    }
    let mut heading = font(11.0, INK);
    heading.set_bold();
    chart.title().set_name(wanted.rows.title.as_str()).set_font(&heading).set_overlay(false);
    let line = ChartLine::new().set_color(style::rgb(INK3)).set_width(0.75).clone();
    let negative = wanted.rows.rows.iter().flat_map(|(_, values)| values);
    let negative = negative.filter_map(|value| value.number).any(|number| number < 0.0);
    // The library counts axes as they lie: of lying bars the names are at the other.
    let names = if wanted.lying { chart.y_axis() } else { chart.x_axis() };
    names
        .set_font(&font(9.0, INK))
        .set_format(ChartFormat::new().set_line(&line))
        .set_major_tick_type(rust_xlsxwriter::ChartAxisTickType::None)
        .set_major_gridlines(false);
    // Values are written at the bars: an axis would say them again.
    let axis = if wanted.lying { chart.x_axis() } else { chart.y_axis() };
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
