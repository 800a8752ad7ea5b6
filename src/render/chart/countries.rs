//! An indicator by country: bars against targets, the highest first.

use super::canvas::{Anchor, Canvas, Type, WIDTH};
use super::{marks, rows};
use crate::render::font::wrap;
use crate::render::theme::{AXIS, BRAND, BRANDWASH, INK, INK2, PAPER, RULE2};
use crate::report::chart::{Countries, CountryRow};

/// The height of a row and of its bar: less where there are many.
const FEW: (f64, f64) = (34.0, 18.0);
const MANY: (f64, f64) = (26.0, 14.0);
const TEXT: f64 = 12.5;

struct Columns {
    names: f64,
    start: f64,
    end: f64,
    scale: f64,
    value: f64,
    target: f64,
    percent: f64,
    rating: f64,
    targets: bool,
    row: f64,
    bar: f64,
}

fn columns(canvas: &Canvas, chart: &Countries) -> Columns {
    let rows = || chart.rows.iter().chain(&chart.total);
    let targets = chart.rows.iter().any(|row| row.target.number.is_some());
    let look = Type::regular(TEXT, INK);
    let head = |i: usize| Type::regular(11.0, INK2).width(&chart.heads[i]).min(72.0);
    let widest = |of: &dyn Fn(&CountryRow) -> &str, i: usize| {
        rows().map(|row| Type::bold(TEXT, INK).width(of(row))).fold(head(i), f64::max)
    };
    let names = rows().map(|row| Type::bold(TEXT, INK).width(&row.name)).fold(60.0, f64::max).min(190.0);
    let (mut rating, mut percent, mut target) = (WIDTH, WIDTH, WIDTH);
    let mut right = WIDTH;
    if targets {
        rating = WIDTH - rows().map(|row| look.width(&row.rating_word)).fold(head(3), f64::max) - 17.0;
        percent = rating - 18.0;
        target = percent - widest(&|row| &row.percent, 2) - 20.0;
        right = target - widest(&|row| &row.target.text, 1) - 20.0;
    }
    let value = right;
    let end = value - widest(&|row| &row.value.text, 0) - 20.0;
    let start = names + 14.0;
    let highest =
        chart.rows.iter().flat_map(|row| [row.value.number, row.target.number]).flatten().fold(0.0, f64::max);
    let lowest = chart.rows.iter().filter_map(|row| row.value.number).fold(0.0, f64::min);
    let scale = if highest > lowest { (end - start - 6.0) / (highest - lowest) } else { 0.0 };
    // Bars of what is below zero go to the left of it.
    let start = start - lowest * scale;
    let (row, bar) = if chart.rows.len() > 10 { MANY } else { FEW };
    let row = canvas.row(row);
    let bar = f64::min(bar, row - 8.0);
    Columns { row, bar, names, start, end, scale, value, target, percent, rating, targets }
}

/// Draws the chart below a height; gives the height at which it ends.
pub fn draw(canvas: &Canvas, chart: &Countries, top: f64) -> f64 {
    if canvas.is_narrow() {
        return narrow(canvas, chart, top);
    }
    let columns = columns(canvas, chart);
    let head = top + 30.0;
    let small = Type::regular(11.0, INK2);
    let heading = |text: &str, x: f64, anchor: Anchor| {
        let lines = wrap(text, 11.0, false, 76.0, 2);
        for (i, line) in lines.iter().enumerate() {
            canvas.text(line, x, head - 13.0 * (lines.len() - 1 - i) as f64, anchor, small);
        }
    };
    let [achieved, target, percent, rating] = &chart.heads;
    heading(achieved, columns.value, Anchor::End);
    if columns.targets {
        heading(target, columns.target, Anchor::End);
        heading(percent, columns.percent, Anchor::End);
        heading(rating, columns.rating, Anchor::Start);
        // What the marks mean stands over the bars.
        canvas.fill(columns.start, head - 8.0, 18.0, 8.0, BRAND);
        let name = wrap(&chart.key[0], 11.0, false, columns.end - columns.start - 110.0, 1).remove(0);
        canvas.text(&name, columns.start + 24.0, head, Anchor::Start, small);
        let x = columns.start + 24.0 + small.width(&name) + 18.0;
        canvas.fill(x, head - 11.0, 3.0, 14.0, INK);
        canvas.text(&chart.key[1], x + 9.0, head, Anchor::Start, small);
    }
    let mut y = head + 9.0;
    canvas.fill(0.0, y, WIDTH, 1.0, AXIS);
    let first = y;
    for row in &chart.rows {
        y += draw_row(canvas, &columns, row, y, false);
        canvas.fill(0.0, y, WIDTH, 1.0, RULE2);
    }
    canvas.fill(columns.start - 1.2, first, 1.2, y - first, AXIS);
    if let Some(total) = &chart.total {
        y += draw_row(canvas, &columns, total, y, true);
    }
    y
}

/// Draws a row; gives its height.
fn draw_row(canvas: &Canvas, columns: &Columns, row: &CountryRow, y: f64, total: bool) -> f64 {
    let text = Type { bold: total, ..Type::regular(TEXT, INK) };
    let high = rows::height(&row.name, text, columns.names, columns.row);
    let middle = y + high / 2.0;
    let base = middle + 4.3;
    rows::name(canvas, &row.name, 0.0, columns.names, middle, text);
    if !total {
        bar(canvas, columns, row, middle);
    }
    canvas.text(&row.value.text, columns.value, base, Anchor::End, Type::bold(TEXT, INK));
    if columns.targets {
        let quiet = Type { bold: total, ..Type::regular(TEXT, INK2) };
        canvas.text(&row.target.text, columns.target, base, Anchor::End, quiet);
        canvas.text(&row.percent, columns.percent, base, Anchor::End, quiet);
        marks::rating(canvas, row.rating, columns.rating + 6.0, middle);
        canvas.text(&row.rating_word, columns.rating + 17.0, base, Anchor::Start, Type::regular(12.0, INK));
    }
    high
}

/// For a phone: the name above its bar, the numbers beside and below it.
fn narrow(canvas: &Canvas, chart: &Countries, top: f64) -> f64 {
    let wide = canvas.width();
    let rows = || chart.rows.iter().chain(&chart.total);
    let targets = chart.rows.iter().any(|row| row.target.number.is_some());
    let values = chart.rows.iter().filter_map(|row| row.value.number);
    let targeted = chart.rows.iter().filter_map(|row| row.target.number);
    let highest = values.clone().chain(targeted).fold(0.0, f64::max);
    let lowest = values.fold(0.0, f64::min);
    let scale = if highest > lowest { (wide - 40.0) / (highest - lowest) } else { 0.0 };
    let columns = Columns {
        names: wide,
        start: -lowest * scale,
        end: wide,
        scale,
        value: wide,
        target: wide,
        percent: wide,
        rating: wide,
        targets,
        row: 0.0,
        bar: 12.0,
    };
    let (text, small) = (Type::regular(TEXT, INK), Type::regular(11.0, INK2));
    let mut y = top + 8.0;
    if targets {
        let mut key = rows::Key::new(canvas, y + 12.0, small);
        key.item(18.0, &chart.key[0], |x, y| canvas.fill(x, y - 8.0, 18.0, 8.0, BRAND));
        key.item(3.0, &chart.key[1], |x, y| canvas.fill(x, y - 11.0, 3.0, 14.0, INK));
        y = key.base() + 10.0;
    }
    canvas.fill(0.0, y, wide, 1.0, AXIS);
    for row in rows() {
        let total = chart.total.as_ref() == Some(row);
        let base = y + 18.0;
        let look = Type { bold: total, ..text };
        canvas.text(&row.value.text, wide, base, Anchor::End, Type::bold(TEXT, INK));
        let room = wide - Type::bold(TEXT, INK).width(&row.value.text) - 12.0;
        y = rows::paragraph(canvas, &row.name, 0.0, room, base, look) + 7.0;
        if !total {
            bar(canvas, &columns, row, y + 7.0);
            y += 14.0;
        }
        if targets {
            let base = y + 14.0;
            let target = format!("{} {}", chart.heads[1], row.target.text);
            canvas.text(&target, 0.0, base, Anchor::Start, small);
            let x = small.width(&target) + 14.0;
            canvas.text(&row.percent, x, base, Anchor::Start, small);
            let word = wide - small.width(&row.rating_word);
            marks::rating(canvas, row.rating, word - 11.0, base - 4.0);
            canvas.text(&row.rating_word, word, base, Anchor::Start, Type::regular(11.0, INK));
            y = base;
        }
        y += 9.0;
        canvas.fill(0.0, y, wide, 1.0, RULE2);
    }
    y
}

fn bar(canvas: &Canvas, columns: &Columns, row: &CountryRow, middle: f64) {
    let (top, high) = (middle - columns.bar / 2.0, columns.bar);
    let length = |number: f64| number.max(0.0) * columns.scale;
    if let Some(target) = row.target.number {
        canvas.fill(columns.start, top, length(target), high, RULE2);
    }
    match row.value.number {
        Some(value) if row.token.is_some() => {
            canvas.fill(columns.start, top, length(value), high, BRANDWASH);
            canvas.outline(columns.start, top, length(value), high, BRAND, 1.5);
            let x = columns.start + length(value) + 5.0;
            canvas.text(
                row.token.unwrap_or_default(),
                x,
                middle + 4.0,
                Anchor::Start,
                Type::regular(11.0, INK2),
            );
        }
        Some(value) if value < 0.0 => {
            let wide = -value * columns.scale;
            canvas.fill(columns.start - wide, top, wide, high, BRAND);
        }
        Some(value) => canvas.fill(columns.start, top, length(value), high, BRAND),
        None => {
            let small = Type::regular(11.0, INK2);
            canvas.text(&row.value.text, columns.start + 5.0, middle + 4.0, Anchor::Start, small);
        }
    }
    if let Some(target) = row.target.number {
        let x = columns.start + length(target);
        let reach = high / 2.0 + 2.0;
        canvas.fill(x - 2.5, middle - reach, 5.0, 2.0 * reach, PAPER);
        canvas.fill(x - 1.5, middle - reach, 3.0, 2.0 * reach, INK);
    }
}
