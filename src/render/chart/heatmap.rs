//! Indicators by country, as coloured cells with a number in each.

use super::canvas::{Anchor, Canvas, Type};
use super::{marks, rows};
use crate::render::font::wrap;
use crate::render::theme::{Colour, DIVERGING, INK, INK2, INK3, PAPER, RULE, SEQUENTIAL, WASH, on};
use crate::report::chart::{HeatCell, Heatmap, Ramp};

const CELL: f64 = 28.0;
const GAP: f64 = 2.0;
/// What is all together stands apart by so much.
const APART: f64 = 18.0;
const TEXT: f64 = 12.0;
/// How wide a cell is at most.
const WIDEST: f64 = 132.0;
/// Lines of a head at most, before columns get numbers.
const HEAD_LINES: usize = 4;

/// The cells as they stand: rows with a name each, and columns.
struct Grid<'a> {
    /// Code and name.
    rows: Vec<(&'a str, &'a str)>,
    columns: Vec<&'a str>,
    /// Whether the last row or the last column is all together.
    last_row_apart: bool,
    last_column_apart: bool,
    /// Whether names stand above their cells, as where there is no room beside them.
    above: bool,
    /// Whether countries are the rows.
    transposed: bool,
    ramp: Ramp,
    chart: &'a Heatmap,
}

impl Grid<'_> {
    fn cell(&self, row: usize, column: usize) -> Option<&HeatCell> {
        let (indicator, country) = if self.transposed { (column, row) } else { (row, column) };
        self.chart.cells.get(indicator)?.get(country)
    }
}

/// Draws the chart below a height; gives the height at which it ends.
pub fn draw(canvas: &Canvas, chart: &Heatmap, top: f64) -> f64 {
    let bold = Type::bold(TEXT, INK);
    let value = |cell: &HeatCell| bold.width(&cell.value.text);
    let needed = chart.cells.iter().flatten().map(value).fold(30.0, f64::max) + 10.0;
    let names: Vec<&str> = chart.countries.iter().map(String::as_str).collect();
    let word =
        |name: &&str| name.split(' ').map(|word| Type::regular(11.5, INK).width(word)).fold(0.0, f64::max);
    let heads = names.iter().map(word).fold(0.0, f64::max) + 4.0;
    let beside = labels(chart.indicators.iter().map(|(code, name)| (code.as_str(), name.as_str())), canvas);
    let room = canvas.width() - APART - if canvas.is_narrow() { 0.0 } else { beside };
    let fits = room / names.len() as f64 - GAP >= f64::max(needed, heads);
    let transposed = chart.transposed || !fits;
    let grid = if transposed {
        Grid {
            rows: names.iter().map(|name| ("", *name)).collect(),
            columns: chart.indicators.iter().map(|(_, name)| name.as_str()).collect(),
            last_row_apart: chart.has_total,
            last_column_apart: false,
            above: false,
            transposed,
            ramp: chart.ramp,
            chart,
        }
    } else {
        Grid {
            rows: chart.indicators.iter().map(|(code, name)| (code.as_str(), name.as_str())).collect(),
            columns: names,
            last_row_apart: false,
            last_column_apart: chart.has_total,
            above: canvas.is_narrow(),
            transposed,
            ramp: chart.ramp,
            chart,
        }
    };
    let bottom = draw_grid(canvas, &grid, needed, top);
    key(canvas, chart, bottom + 12.0)
}

/// How wide the names beside the cells are, with what parts them.
fn labels<'a>(names: impl Iterator<Item = (&'a str, &'a str)> + Clone, canvas: &Canvas) -> f64 {
    let look = Type::bold(TEXT, INK);
    let codes = codes(names.clone());
    let most = if canvas.is_narrow() { 110.0 } else { 205.0 };
    let name = names.map(|(_, name)| look.width(name)).fold(0.0, f64::max).min(most);
    codes + name + 12.0
}

fn codes<'a>(names: impl Iterator<Item = (&'a str, &'a str)>) -> f64 {
    let widest = names.map(|(code, _)| Type::regular(TEXT, INK3).width(code)).fold(0.0, f64::max);
    if widest > 0.0 { widest + 8.0 } else { 0.0 }
}

fn draw_grid(canvas: &Canvas, grid: &Grid<'_>, needed: f64, top: f64) -> f64 {
    let beside = if grid.above { 0.0 } else { labels(grid.rows.iter().copied(), canvas) };
    let apart = if grid.last_column_apart { APART } else { 0.0 };
    let room = canvas.width() - beside - apart;
    let look = Type::regular(11.5, INK);
    let word = |name: &str| name.split(' ').map(|word| look.width(word)).fold(0.0, f64::max) + 4.0;
    let count = grid.columns.len();
    // Heads that do not fit over their column become numbers, with a list above.
    let even = room / count as f64 - GAP;
    let whole = |width: f64| {
        grid.columns
            .iter()
            .all(|name| word(name) <= width && wrap(name, 11.5, false, width, 99).len() <= HEAD_LINES)
    };
    let numbered = !whole(f64::max(even, needed));
    // What does not fit beside each other goes below, in blocks of equal width.
    let per_block = ((room / (needed + GAP)).floor().max(1.0) as usize).min(count);
    let blocks = count.div_ceil(per_block);
    let per_block = count.div_ceil(blocks);
    let wide = f64::min(room / per_block as f64 - GAP, WIDEST);
    let mut y = top + 16.0;
    if numbered {
        for (i, name) in grid.columns.iter().enumerate() {
            let number = format!("{}", i + 1);
            canvas.text(&number, 14.0, y + 8.0, Anchor::End, Type::bold(11.5, INK));
            y = rows::paragraph(canvas, name, 22.0, canvas.width() - 22.0, y + 8.0, look) + 9.0;
        }
        y += 4.0;
    }
    for block in 0..blocks {
        let columns: Vec<usize> = (block * per_block..count.min((block + 1) * per_block)).collect();
        let lines = |i: &usize| match numbered {
            true => vec![format!("{}", i + 1)],
            false => wrap(grid.columns[*i], 11.5, false, wide, HEAD_LINES),
        };
        let high = columns.iter().map(|i| lines(i).len()).max().unwrap_or(1) as f64 * 13.5;
        let head = y + high;
        let x_of = |place: usize, i: usize| {
            let shift = if grid.last_column_apart && i + 1 == count { apart } else { 0.0 };
            beside + (wide + GAP) * place as f64 + shift
        };
        for (place, i) in columns.iter().enumerate() {
            let all = grid.last_column_apart && i + 1 == count;
            let lines = lines(i);
            for (n, line) in lines.iter().enumerate() {
                let base = head - 13.5 * (lines.len() - 1 - n) as f64;
                let look = Type { bold: all || numbered, ..look };
                canvas.text(line, x_of(place, *i) + wide / 2.0, base, Anchor::Middle, look);
            }
        }
        y = head + 7.0;
        for (row, (code, name)) in grid.rows.iter().enumerate() {
            let all = grid.last_row_apart && row + 1 == grid.rows.len();
            if all {
                y += 8.0;
            }
            let text = Type { bold: all, ..Type::regular(TEXT, INK) };
            let code_wide = codes(grid.rows.iter().copied());
            let mut high = canvas.row(CELL);
            if grid.above {
                canvas.text(code, 0.0, y + 14.0, Anchor::Start, Type::regular(TEXT, INK3));
                let left = if code.is_empty() { 0.0 } else { Type::regular(TEXT, INK3).width(code) + 7.0 };
                let last = rows::paragraph(canvas, name, left, canvas.width() - left, y + 14.0, text);
                y = last + 6.0;
            } else {
                let width = beside - 12.0 - code_wide;
                high = rows::height(name, text, width, canvas.row(CELL));
                let middle = y + high / 2.0;
                canvas.text(code, 0.0, middle + 4.3, Anchor::Start, Type::regular(TEXT, INK3));
                rows::name(canvas, name, code_wide, width, middle, text);
            }
            for (place, i) in columns.iter().enumerate() {
                if let Some(cell) = grid.cell(row, *i) {
                    let all = all || grid.last_column_apart && i + 1 == count;
                    draw_cell(canvas, cell, grid.ramp, (x_of(place, *i), y, wide, high), all);
                }
            }
            y += high + GAP + if grid.above { 2.0 } else { 0.0 };
        }
        if block + 1 < blocks {
            y += 16.0;
        }
    }
    y - GAP
}

fn ramp(ramp: Ramp) -> [Colour; 7] {
    match ramp {
        Ramp::Diverging => DIVERGING,
        Ramp::Sequential => SEQUENTIAL,
    }
}

fn draw_cell(
    canvas: &Canvas,
    cell: &HeatCell,
    colours: Ramp,
    (x, y, wide, high): (f64, f64, f64, f64),
    all: bool,
) {
    let text = cell.value.text.as_str();
    let (middle, base) = (x + wide / 2.0, y + high / 2.0 + 4.3);
    let look = match cell.step {
        Some(step) => {
            let fill = ramp(colours)[step.min(6)];
            canvas.fill(x, y, wide, high, fill);
            // A cell about as light as the paper has an edge.
            if fill.contrast(PAPER) < 1.25 {
                canvas.outline(x, y, wide, high, RULE, 1.0);
            }
            Type { bold: all, ..Type::regular(TEXT, on(fill)) }
        }
        None if cell.value.number.is_some() => {
            canvas.outline(x, y, wide, high, RULE, 1.0);
            Type { bold: all, ..Type::regular(TEXT, INK) }
        }
        None => {
            match text {
                "[x]" => marks::hatch(canvas, (x, y, wide, high), RULE, 1.0),
                "[z]" => {}
                _ => canvas.fill(x, y, wide, high, WASH),
            }
            canvas.outline(x, y, wide, high, RULE, 1.0);
            let look = Type::regular(11.5, INK2);
            if text == "[x]" {
                let room = look.width(text) + 6.0;
                canvas.fill(middle - room / 2.0, base - 11.0, room, 14.0, PAPER);
            }
            look
        }
    };
    canvas.text(text, middle, base, Anchor::Middle, look);
}

/// What the colours mean.
fn key(canvas: &Canvas, chart: &Heatmap, y: f64) -> f64 {
    let look = Type::regular(11.0, INK2);
    let colours = ramp(chart.ramp);
    if let [lowest, highest] = chart.key.as_slice() {
        let base = y + 9.0;
        canvas.text(lowest, 0.0, base, Anchor::Start, look);
        let mut x = look.width(lowest) + 8.0;
        for colour in colours {
            canvas.fill(x, y, 22.0, 10.0, colour);
            x += 22.0;
        }
        canvas.text(highest, x + 8.0, base, Anchor::Start, look);
        return base;
    }
    let wide = f64::min(canvas.width(), 490.0) / 7.0;
    let fits = chart.key.iter().all(|text| look.width(text) + 4.0 <= wide);
    if fits {
        for (i, (colour, text)) in colours.into_iter().zip(&chart.key).enumerate() {
            let x = wide * i as f64;
            canvas.fill(x, y, wide - 1.0, 8.0, colour);
            if colour.contrast(PAPER) < 1.25 {
                canvas.outline(x, y, wide - 1.0, 8.0, RULE, 1.0);
            }
            canvas.text(text, x + wide / 2.0, y + 21.0, Anchor::Middle, look);
        }
        return y + 21.0;
    }
    let mut key = rows::Key::new(canvas, y + 9.0, look);
    for (colour, text) in colours.into_iter().zip(&chart.key) {
        key.item(14.0, text, |x, base| {
            canvas.fill(x, base - 9.0, 14.0, 10.0, colour);
            if colour.contrast(PAPER) < 1.25 {
                canvas.outline(x, base - 9.0, 14.0, 10.0, RULE, 1.0);
            }
        });
    }
    key.base()
}
