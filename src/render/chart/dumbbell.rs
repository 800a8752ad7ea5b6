//! Before and after, row by row.

use super::canvas::{Anchor, Canvas, Type};
use super::rows;
use crate::render::theme::{AXIS, BRAND, BRAND2, INK, INK2, INK3, PAPER, RULE2};
use crate::report::chart::{Dumbbell, DumbbellRow, Value};

const ROW: f64 = 36.0;
const TEXT: f64 = 12.5;
/// How wide the head of a column at the right is at most.
const HEAD: f64 = 88.0;

/// Where the columns are: a gain and a number end at a place, where they are shown.
struct Columns {
    names: f64,
    left: f64,
    right: f64,
    gain: Option<f64>,
    pairs: Option<f64>,
}

fn columns(chart: &Dumbbell, wide: f64, narrow: bool) -> Columns {
    let (bold, small) = (Type::bold(TEXT, INK), Type::regular(11.0, INK2));
    let all = || chart.rows.iter().chain(&chart.total);
    let width = |head: &Option<String>, of: &dyn Fn(&DumbbellRow) -> &Value| {
        let head = head.as_ref()?;
        let lines = rows::lines(head, small, HEAD);
        let head = lines.iter().map(|line| small.width(line)).fold(0.0, f64::max);
        Some(all().map(|row| bold.width(&of(row).text)).fold(head, f64::max))
    };
    let [gain_head, pairs_head] = &chart.heads;
    let mut free = wide;
    let mut take = |width: Option<f64>| {
        let at = free;
        free -= width? + 16.0;
        Some(at)
    };
    let pairs = take(width(pairs_head, &|row| &row.pairs));
    let gain = take(width(gain_head, &|row| &row.gain));
    let ends = all().flat_map(|row| [&row.before, &row.after]).map(|value| bold.width(&value.text));
    let label = ends.fold(0.0, f64::max);
    let names = match narrow {
        true => free - 8.0,
        false => all().map(|row| bold.width(&row.name)).fold(60.0, f64::max).min(200.0),
    };
    let (left, right) = if narrow { (8.0, wide - 8.0) } else { (names + 20.0, free - 8.0) };
    // Numbers beside the outermost marks stay clear of names and columns.
    let ends = || chart.rows.iter().flat_map(|row| [row.before.number, row.after.number]).flatten();
    let lowest = chart.axis.first().map_or(0.0, |(value, _)| *value);
    let highest = chart.axis.last().map_or(1.0, |(value, _)| *value);
    let reach = (highest - lowest).max(f64::MIN_POSITIVE);
    let below = (ends().fold(highest, f64::min) - lowest) / reach * (right - left);
    let above = (highest - ends().fold(lowest, f64::max)) / reach * (right - left);
    let left = if below < label + 12.0 { left + label + 8.0 } else { left };
    let right = if above < label + 16.0 { right - label - 10.0 } else { right };
    Columns { names, left, right, gain, pairs }
}

/// Draws the chart below a height; gives the height at which it ends.
pub fn draw(canvas: &Canvas, chart: &Dumbbell, top: f64) -> f64 {
    let (wide, narrow) = (canvas.width(), canvas.is_narrow());
    let columns = columns(chart, wide, narrow);
    let (text, bold) = (Type::regular(TEXT, INK), Type::bold(TEXT, INK));
    let small = Type::regular(11.0, INK2);
    let lowest = chart.axis.first().map_or(0.0, |(value, _)| *value);
    let highest = chart.axis.last().map_or(1.0, |(value, _)| *value);
    let scale = (columns.right - columns.left) / (highest - lowest).max(f64::MIN_POSITIVE);
    let x_of = |value: f64| columns.left + (value - lowest) * scale;

    let heads: Vec<(&String, f64)> = chart
        .heads
        .iter()
        .zip([columns.gain, columns.pairs])
        .filter_map(|(head, at)| Some((head.as_ref()?, at?)))
        .collect();
    let high = heads.iter().map(|(head, _)| rows::head_height(head, small, HEAD)).fold(0.0, f64::max);
    let head = top + 12.0 + high.max(13.0);
    for (text, at) in &heads {
        rows::head(canvas, text, (*at, head), HEAD, Anchor::End, small);
    }
    let mut y = head + 9.0;
    canvas.fill(0.0, y, wide, 1.0, AXIS);
    let first = y;
    // The words for the marks stand over those of the first row.
    let ends = if narrow { 0.0 } else { 14.0 };
    // The grid is drawn first, so its height is found before the rows are.
    let heights: Vec<f64> = chart
        .rows
        .iter()
        .enumerate()
        .map(|(i, row)| match narrow {
            true => {
                let lines = rows::lines(&row.name, text, columns.names).len().max(1);
                lines as f64 * TEXT * 1.25 + 36.0 + if i == 0 { 14.0 } else { 0.0 }
            }
            false => {
                let high = rows::height(&row.name, text, columns.names, canvas.row(ROW));
                high + if i == 0 { ends } else { 0.0 }
            }
        })
        .collect();
    let bottom = y + heights.iter().sum::<f64>();
    if !narrow {
        for (value, _) in &chart.axis {
            canvas.fill(x_of(*value) - 0.5, first + 1.0, 1.0, bottom - first, RULE2);
        }
    }
    for (i, (row, height)) in chart.rows.iter().zip(&heights).enumerate() {
        let (base, middle) = match narrow {
            true => {
                let base = y + 18.0;
                rows::paragraph(canvas, &row.name, 0.0, columns.names, base, text);
                (base, y + height - 15.0)
            }
            false => {
                let middle = y + height - (height - if i == 0 { ends } else { 0.0 }) / 2.0;
                rows::name(canvas, &row.name, 0.0, columns.names, middle, text);
                (middle + 4.3, middle)
            }
        };
        numbers(canvas, &columns, row, base, false);
        marks(canvas, chart, row, &x_of, middle, i == 0);
        y += height;
        if i + 1 < chart.rows.len() {
            canvas.fill(0.0, y, wide, 1.0, RULE2);
        }
    }
    canvas.fill(columns.left, bottom, columns.right - columns.left, 1.2, AXIS);
    let axis = Type::regular(11.0, INK3);
    let mut free = f64::NEG_INFINITY;
    for (value, label) in &chart.axis {
        let (x, half) = (x_of(*value), axis.width(label) / 2.0);
        if x - half > free + 6.0 {
            canvas.text(label, x, bottom + 16.0, Anchor::Middle, axis);
            free = x + half;
        }
    }
    y = bottom + 20.0;
    if let Some(total) = &chart.total {
        canvas.fill(0.0, y + 4.0, wide, 1.0, RULE2);
        let base = y + 24.0;
        rows::name(canvas, &total.name, 0.0, columns.names, base - 4.3, bold);
        numbers(canvas, &columns, total, base, true);
        let row = if narrow { base + 18.0 } else { base };
        let x = if narrow { 0.0 } else { columns.left };
        let before = format!("{} {}", chart.ends[0], total.before.text);
        canvas.text(&before, x, row, Anchor::Start, Type::regular(12.0, INK2));
        let x = x + Type::regular(12.0, INK2).width(&before) + 16.0;
        let after = format!("{} {}", chart.ends[1], total.after.text);
        canvas.text(&after, x, row, Anchor::Start, Type::bold(12.0, BRAND));
        y = row + 9.0;
    }
    y
}

/// Gain and number of a row.
fn numbers(canvas: &Canvas, columns: &Columns, row: &DumbbellRow, base: f64, total: bool) {
    if let Some(at) = columns.gain {
        canvas.text(&row.gain.text, at, base, Anchor::End, Type::bold(TEXT, INK));
    }
    if let Some(at) = columns.pairs {
        let look = Type { bold: total, ..Type::regular(TEXT, INK2) };
        canvas.text(&row.pairs.text, at, base, Anchor::End, look);
    }
}

/// The marks of a row, with their numbers on the outer sides.
fn marks(
    canvas: &Canvas,
    chart: &Dumbbell,
    row: &DumbbellRow,
    x_of: &dyn Fn(f64) -> f64,
    middle: f64,
    first: bool,
) {
    let ends = [row.before.number.map(x_of), row.after.number.map(x_of)];
    if let [Some(before), Some(after)] = ends {
        canvas.line(&[(before, middle), (after, middle)], BRAND2, 3.5);
    }
    let base = middle + 4.3;
    // Before is at the left where nothing was lost.
    let rises = !matches!(ends, [Some(before), Some(after)] if after < before);
    let looks = [Type::regular(TEXT, INK2), Type::bold(TEXT, INK)];
    let words = [Type::regular(11.0, INK2), Type::bold(11.0, BRAND)];
    let values = [&row.before, &row.after];
    let apart = match ends {
        [Some(before), Some(after)] => {
            let half: f64 = chart.ends.iter().zip(words).map(|(word, look)| look.width(word) / 2.0).sum();
            (after - before).abs() > half + 10.0
        }
        _ => true,
    };
    for i in 0..2 {
        let Some(x) = ends[i] else { continue };
        let at_left = (i == 0) == rises;
        if i == 0 {
            canvas.disc(x, middle, 6.5, BRAND);
            canvas.disc(x, middle, 4.3, PAPER);
        } else {
            canvas.disc(x, middle, 6.5, BRAND);
        }
        let (place, anchor) = if at_left { (x - 11.0, Anchor::End) } else { (x + 11.0, Anchor::Start) };
        canvas.text(&values[i].text, place, base, anchor, looks[i]);
        if first {
            let (place, anchor) = match (apart, at_left) {
                (true, _) => (x, Anchor::Middle),
                (false, true) => (x + 4.0, Anchor::End),
                (false, false) => (x - 4.0, Anchor::Start),
            };
            canvas.text(&chart.ends[i], place, middle - 12.0, anchor, words[i]);
        }
    }
}
