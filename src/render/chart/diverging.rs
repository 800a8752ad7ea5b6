//! Two categories against each other, by a second dimension.

use super::canvas::{Anchor, Canvas, Type};
use super::{marks, rows};
use crate::render::font::wrap;
use crate::render::theme::{AXIS, Colour, INK, INK2, INK3, RULE2, UNKNOWN, category};
use crate::report::chart::{CategoryKey, Diverging, DivergingRow, Value};

const ROW: f64 = 34.0;
const BAR: f64 = 18.0;
const TEXT: f64 = 12.5;

/// Where the columns are, and how long a bar of one is.
struct Columns {
    wide: f64,
    names: f64,
    spine: f64,
    scale: f64,
    others: Vec<f64>,
    share: f64,
}

/// What the bars of an unknown or further category are drawn with.
fn colour(key: &CategoryKey, place: usize) -> Colour {
    if key.unknown { UNKNOWN } else { category(key.colour.as_deref(), place) }
}

fn columns(chart: &Diverging, wide: f64, narrow: bool) -> Columns {
    let look = Type::regular(TEXT, INK);
    // On a phone names and shares stand above the bars.
    let names = match narrow {
        true => 0.0,
        false => chart.rows.iter().map(|row| look.width(&row.name)).fold(60.0, f64::max).min(200.0),
    };
    let share_width = match &chart.share {
        Some(head) if !narrow => chart
            .rows
            .iter()
            .chain(&chart.total)
            .map(|row| Type::bold(TEXT, INK).width(&row.share.text))
            .fold(Type::regular(11.0, INK2).width(head).min(84.0), f64::max),
        _ => 0.0,
    };
    let number = |value: &Value| look.width(&value.text);
    let most = |of: &dyn Fn(&DivergingRow) -> &Value| {
        chart.rows.iter().filter_map(|row| of(row).number).fold(0.0, f64::max)
    };
    let (left, right) = (most(&|row| &row.left), most(&|row| &row.right));
    let other_most: Vec<f64> = (0..chart.others.len()).map(|i| most(&|row| &row.others[i])).collect();
    let pad =
        chart.rows.iter().flat_map(|row| [number(&row.left), number(&row.right)]).fold(0.0, f64::max) + 8.0;
    // Further categories need room for their head, or for bar and number.
    let head = |key: &CategoryKey| match narrow {
        true => 0.0,
        false => Type::regular(11.5, INK2).width(&key.label) + 16.0,
    };
    let room = wide - names - share_width - 2.0 * pad - if narrow { 12.0 } else { 40.0 };
    let heads: f64 = chart.others.iter().map(|key| head(key) + 14.0).sum();
    let sum = left + right;
    let mut scale = if sum > 0.0 { (room - heads) / sum } else { 1.0 };
    let other_widths = |scale: f64| -> Vec<f64> {
        chart
            .others
            .iter()
            .zip(&other_most)
            .map(|(key, most)| f64::max(head(key), most * scale + 30.0) + 14.0)
            .collect()
    };
    // Bars of all categories share one scale, so room for the further ones follows from it.
    for _ in 0..6 {
        let wide: f64 = other_widths(scale).iter().sum();
        if sum > 0.0 {
            scale = f64::max((room - wide) / sum, 0.02);
        }
    }
    let spine = names + if narrow { 0.0 } else { 20.0 } + pad + left * scale;
    let mut x = spine + right * scale + pad + 10.0;
    let mut others = Vec::new();
    for width in other_widths(scale) {
        others.push(x);
        x += width;
    }
    Columns { wide, names, spine, scale, others, share: wide }
}

/// Draws the chart below a height; gives the height at which it ends.
pub fn draw(canvas: &Canvas, chart: &Diverging, top: f64) -> f64 {
    let columns = columns(chart, canvas.width(), canvas.is_narrow());
    if canvas.is_narrow() {
        return narrow(canvas, chart, &columns, top);
    }
    // The longest head is that of the share; all stand on one line, clear of the subtitle.
    let share_head = chart.share.as_ref().map_or_else(Vec::new, |share| wrap(share, 11.0, false, 92.0, 4));
    let head = top + 16.0 + 14.0 * share_head.len().max(1) as f64;
    let bold = Type::bold(12.0, INK);
    let (left, right) = (colour(&chart.left, 0), colour(&chart.right, 1));
    // The swatches stand at the outer ends of the heads, the words at the spine.
    let gap = 10.0;
    canvas.text(&chart.left.label, columns.spine - gap, head, Anchor::End, bold);
    canvas.fill(columns.spine - gap - bold.width(&chart.left.label) - 16.0, head - 9.0, 9.5, 9.5, left);
    canvas.text(&chart.right.label, columns.spine + gap, head, Anchor::Start, bold);
    canvas.fill(columns.spine + gap + bold.width(&chart.right.label) + 7.0, head - 9.0, 9.5, 9.5, right);
    for (i, (key, x)) in chart.others.iter().zip(&columns.others).enumerate() {
        swatch(canvas, key, i + 2, *x, head);
        canvas.text(&key.label, x + 14.0, head, Anchor::Start, Type::regular(11.5, INK2));
    }
    for (i, line) in share_head.iter().enumerate() {
        let y = head - 14.0 * (share_head.len() - 1 - i) as f64;
        canvas.text(line, columns.share, y, Anchor::End, Type::regular(11.0, INK2));
    }
    let mut y = head + 9.0;
    canvas.fill(0.0, y, columns.wide, 1.0, AXIS);
    let first = y;
    for row in &chart.rows {
        let text = Type::regular(TEXT, INK);
        let high = rows::height(&row.name, text, columns.names, canvas.row(ROW));
        let middle = y + high / 2.0;
        rows::name(canvas, &row.name, 0.0, columns.names, middle, text);
        bars(canvas, chart, &columns, row, middle);
        let look = Type { bold: row.majority, ..text };
        canvas.text(&row.share.text, columns.share, middle + 4.3, Anchor::End, look);
        y += high;
        canvas.fill(0.0, y, columns.wide, 1.0, RULE2);
    }
    canvas.fill(columns.spine - 0.6, first, 1.25, y - first, INK);
    if let Some(total) = &chart.total {
        let base = y + canvas.row(ROW) / 2.0 + 4.0;
        canvas.text(&total.name, 0.0, base, Anchor::Start, Type::bold(TEXT, INK));
        numbers(canvas, &columns, total, base);
        canvas.text(&total.share.text, columns.share, base, Anchor::End, Type::bold(TEXT, INK));
        y += canvas.row(ROW);
    }
    y
}

/// The numbers of the total, where the bars of its column stand.
fn numbers(canvas: &Canvas, columns: &Columns, total: &DivergingRow, base: f64) {
    let bold = Type::bold(TEXT, INK);
    canvas.text(&total.left.text, columns.spine - 10.0, base, Anchor::End, bold);
    canvas.text(&total.right.text, columns.spine + 10.0, base, Anchor::Start, bold);
    for (value, x) in total.others.iter().zip(&columns.others) {
        canvas.text(&value.text, *x, base, Anchor::Start, bold);
    }
}

/// For a phone: names and shares above the bars, and a key above all.
fn narrow(canvas: &Canvas, chart: &Diverging, columns: &Columns, top: f64) -> f64 {
    let text = Type::regular(TEXT, INK);
    let mut key = rows::Key::new(canvas, top + 20.0, Type::regular(11.5, INK));
    let first = [&chart.left, &chart.right];
    for (i, category) in first.into_iter().chain(&chart.others).enumerate() {
        key.item(9.5, &category.label, |x, base| swatch(canvas, category, i, x, base));
    }
    let mut y = key.base() + 10.0;
    if let Some(share) = &chart.share {
        let look = Type::regular(11.0, INK2);
        let high = rows::head_height(share, look, columns.wide);
        rows::head(canvas, share, (columns.wide, y + high), columns.wide, Anchor::End, look);
        y += high + 8.0;
    }
    canvas.fill(0.0, y, columns.wide, 1.0, AXIS);
    let share = |row: &DivergingRow, base: f64, bold: bool| {
        let look = Type { bold, ..text };
        canvas.text(&row.share.text, columns.wide, base, Anchor::End, look);
        columns.wide - look.width(&row.share.text) - 12.0
    };
    for row in &chart.rows {
        let base = y + 18.0;
        let room = share(row, base, row.majority);
        let middle = rows::paragraph(canvas, &row.name, 0.0, room, base, text) + 17.0;
        bars(canvas, chart, columns, row, middle);
        canvas.fill(columns.spine - 0.6, middle - BAR / 2.0 - 2.0, 1.25, BAR + 4.0, INK);
        y = middle + BAR / 2.0 + 7.0;
        canvas.fill(0.0, y, columns.wide, 1.0, RULE2);
    }
    if let Some(total) = &chart.total {
        let base = y + 18.0;
        let room = share(total, base, true);
        let last = rows::paragraph(canvas, &total.name, 0.0, room, base, Type::bold(TEXT, INK));
        numbers(canvas, columns, total, last + 19.0);
        y = last + 27.0;
    }
    y
}

fn swatch(canvas: &Canvas, key: &CategoryKey, place: usize, x: f64, base: f64) {
    if key.unknown {
        marks::unknown_bar(canvas, x, base - 9.0, 9.5, 9.5);
    } else {
        canvas.fill(x, base - 9.0, 9.5, 9.5, colour(key, place));
    }
}

/// The bars of a row with their numbers, about a height.
fn bars(canvas: &Canvas, chart: &Diverging, columns: &Columns, row: &DivergingRow, middle: f64) {
    let base = middle + 4.3;
    let text = Type::regular(TEXT, INK);
    let (left, right) = (colour(&chart.left, 0), colour(&chart.right, 1));
    let length = |value: &Value| value.number.unwrap_or(0.0).max(0.0) * columns.scale;
    let top = middle - BAR / 2.0;
    let wide = length(&row.left);
    canvas.fill(columns.spine - 1.0 - wide, top, wide, BAR, left);
    canvas.text(&row.left.text, columns.spine - wide - 6.0, base, Anchor::End, text);
    let wide = length(&row.right);
    canvas.fill(columns.spine + 1.0, top, wide, BAR, right);
    canvas.text(&row.right.text, columns.spine + wide + 6.0, base, Anchor::Start, text);
    for (i, ((value, x), key)) in row.others.iter().zip(&columns.others).zip(&chart.others).enumerate() {
        let wide = length(value);
        let quiet = Type::regular(TEXT, INK3);
        if wide <= 0.0 {
            canvas.text(&value.text, *x, base, Anchor::Start, quiet);
            continue;
        }
        // A single person is still to be seen.
        let wide = wide.max(3.0);
        if key.unknown {
            marks::unknown_bar(canvas, *x, top, wide, BAR);
        } else {
            canvas.fill(*x, top, wide, BAR, colour(key, i + 2));
        }
        canvas.text(&value.text, x + wide + 6.0, base, Anchor::Start, text);
    }
}
