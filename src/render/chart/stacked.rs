//! An indicator by the categories of a dimension, bar by bar.

use super::canvas::{Anchor, Canvas, Type};
use super::{marks, rows};
use crate::render::theme::{AXIS, Colour, INK, INK2, PAPER, RULE2, UNKNOWN, category, on};
use crate::report::chart::{CategoryKey, Stacked, StackedRow};

/// The height of a row and of its bar: less where there are many.
const FEW: (f64, f64) = (34.0, 20.0);
const MANY: (f64, f64) = (28.0, 17.0);
const TEXT: f64 = 12.5;
/// Text in a bar.
const INSIDE: f64 = 11.5;

fn colour(key: &CategoryKey, place: usize) -> Colour {
    if key.unknown { UNKNOWN } else { category(key.colour.as_deref(), place) }
}

/// Where the bars are.
struct Plot {
    start: f64,
    scale: f64,
    bar: f64,
}

fn sum(row: &StackedRow) -> f64 {
    row.values.iter().filter_map(|value| value.number).map(|number| number.max(0.0)).sum()
}

/// Draws the chart below a height; gives the height at which it ends.
pub fn draw(canvas: &Canvas, chart: &Stacked, top: f64) -> f64 {
    let (wide, narrow) = (canvas.width(), canvas.is_narrow());
    let (text, bold) = (Type::regular(TEXT, INK), Type::bold(TEXT, INK));
    let small = Type::regular(11.0, INK2);
    let all = || chart.rows.iter().chain(&chart.total);
    let names = match narrow {
        true => 0.0,
        false => all().map(|row| bold.width(&row.name)).fold(60.0, f64::max).min(200.0),
    };
    let totals = all().map(|row| bold.width(&row.total.text)).fold(small.width(&chart.total_head), f64::max);
    let (row_height, bar) = if chart.rows.len() > 10 { MANY } else { FEW };
    let start = if narrow { 0.0 } else { names + 14.0 };
    let room = wide - start - if narrow { 2.0 } else { totals + 18.0 };
    let most = chart.rows.iter().map(sum).fold(0.0, f64::max);
    let scale = if most > 0.0 { room / most } else { 0.0 };
    let plot = Plot { start, scale, bar: f64::min(bar, canvas.row(row_height) - 9.0) };

    let mut key = rows::Key::new(canvas, top + 22.0, Type::regular(11.5, INK));
    for (i, category) in chart.keys.iter().enumerate() {
        key.item(10.0, &category.label, |x, base| swatch(canvas, category, i, x, base));
    }
    let mut y = key.base() + 10.0;
    let head_room = wide - small.width(&chart.total_head);
    // The head of the totals stands on the line of the key where that leaves it room.
    if key.end() + 12.0 < head_room {
        canvas.text(&chart.total_head, wide, key.base(), Anchor::End, small);
    } else {
        canvas.text(&chart.total_head, wide, key.base() + 17.0, Anchor::End, small);
        y += 17.0;
    }
    canvas.fill(0.0, y, wide, 1.0, AXIS);
    let first = y;
    for row in &chart.rows {
        if narrow {
            let base = y + 18.0;
            canvas.text(&row.total.text, wide, base, Anchor::End, bold);
            let room = wide - bold.width(&row.total.text) - 12.0;
            let middle = rows::paragraph(canvas, &row.name, 0.0, room, base, text) + 8.0 + bar / 2.0;
            bars(canvas, chart, &plot, row, middle);
            y = middle + bar / 2.0 + 8.0;
        } else {
            let high = rows::height(&row.name, text, names, canvas.row(row_height));
            let middle = y + high / 2.0;
            rows::name(canvas, &row.name, 0.0, names, middle, text);
            bars(canvas, chart, &plot, row, middle);
            canvas.text(&row.total.text, wide, middle + 4.3, Anchor::End, bold);
            y += high;
        }
        canvas.fill(0.0, y, wide, 1.0, RULE2);
    }
    if !narrow {
        canvas.fill(plot.start - 1.2, first, 1.2, y - first, AXIS);
    }
    let Some(total) = &chart.total else { return y };
    let mut base = y + 20.0;
    canvas.text(&total.name, 0.0, base, Anchor::Start, bold);
    canvas.text(&total.total.text, wide, base, Anchor::End, bold);
    if narrow {
        base += 18.0;
    }
    // In a bar of its own the total would dwarf all others: its parts stand as numbers.
    let mut x = plot.start;
    for (i, (value, category)) in total.values.iter().zip(&chart.keys).enumerate() {
        let needed = 14.0 + bold.width(&value.text);
        let until = if narrow { wide } else { wide - totals - 12.0 };
        if x + needed > until {
            break;
        }
        swatch(canvas, category, i, x, base);
        canvas.text(&value.text, x + 14.0, base, Anchor::Start, bold);
        x += needed + 16.0;
    }
    base + 9.0
}

fn swatch(canvas: &Canvas, key: &CategoryKey, place: usize, x: f64, base: f64) {
    if key.unknown {
        marks::unknown_bar(canvas, x, base - 9.0, 10.0, 10.0);
    } else {
        canvas.fill(x, base - 9.0, 10.0, 10.0, colour(key, place));
    }
}

/// The parts of a bar, with their numbers inside where they fit.
fn bars(canvas: &Canvas, chart: &Stacked, plot: &Plot, row: &StackedRow, middle: f64) {
    let (top, base) = (middle - plot.bar / 2.0, middle + 4.1);
    let mut x = plot.start;
    let mut absent = Vec::new();
    for (i, (value, key)) in row.values.iter().zip(&chart.keys).enumerate() {
        let Some(number) = value.number else {
            absent.push(value.text.as_str());
            continue;
        };
        let wide = number.max(0.0) * plot.scale;
        if wide <= 0.0 {
            continue;
        }
        // A white gap of a pixel between parts that touch.
        let drawn = f64::max(wide - 1.0, 0.6);
        let fits = Type::regular(INSIDE, INK).width(&value.text) <= drawn - 8.0;
        let at = x + drawn / 2.0;
        if key.unknown {
            marks::unknown_bar(canvas, x, top, drawn, plot.bar);
            if fits {
                let look = Type::regular(INSIDE, INK);
                let room = look.width(&value.text) + 6.0;
                canvas.fill(at - room / 2.0, middle - 7.0, room, 14.0, PAPER);
                canvas.text(&value.text, at, base, Anchor::Middle, look);
            }
        } else {
            let fill = colour(key, i);
            canvas.fill(x, top, drawn, plot.bar, fill);
            if fits {
                canvas.text(&value.text, at, base, Anchor::Middle, Type::regular(INSIDE, on(fill)));
            }
        }
        x += wide;
    }
    // Signs for what is not there stand behind the bar.
    absent.dedup();
    let signs = absent.join(" ");
    let look = Type::regular(11.0, INK2);
    if x + 6.0 + look.width(&signs) <= canvas.width() {
        canvas.text(&signs, x + 6.0, base, Anchor::Start, look);
    }
}
