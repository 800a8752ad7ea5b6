//! How far something came, stage by stage.

use super::canvas::{Anchor, Canvas, Type};
use super::rows;
use crate::render::theme::{BRAND, BRAND2, INK, INK2, PAPER, RULE2};
use crate::report::chart::{StageRow, Stages};

const ROW: f64 = 37.0;
const BAR: f64 = 22.0;
const TEXT: f64 = 12.5;
/// How wide the head of a column is at most.
const HEAD: f64 = 84.0;

/// Where the columns are.
struct Columns {
    start: f64,
    scale: f64,
    went_on: f64,
    standing: f64,
}

/// Draws the chart below a height; gives the height at which it ends.
pub fn draw(canvas: &Canvas, chart: &Stages, top: f64) -> f64 {
    let (wide, narrow) = (canvas.width(), canvas.is_narrow());
    let (text, bold) = (Type::regular(TEXT, INK), Type::bold(TEXT, INK));
    let small = Type::regular(11.0, INK2);
    let widest = |head: &str, of: &dyn Fn(&StageRow) -> &str| {
        let lines = rows::lines(head, small, HEAD);
        let head = lines.iter().map(|line| small.width(line)).fold(0.0, f64::max);
        chart.rows.iter().map(|row| text.width(of(row))).fold(head, f64::max)
    };
    let [reached, went_on, standing] = &chart.heads;
    let went_on_at = wide - widest(standing, &|row| &row.standing.text) - 16.0;
    let names = match narrow {
        true => 0.0,
        false => chart.rows.iter().map(|row| bold.width(&row.name)).fold(60.0, f64::max).min(200.0),
    };
    let start = if narrow { 1.5 } else { names + 12.0 };
    let room = went_on_at - widest(went_on, &|row| &row.went_on) - 20.0 - start;
    let target = chart.target.as_ref().map(|(_, number, label)| (*number, small.width(label) + 12.0));
    let most = chart.rows.iter().filter_map(|row| row.reached.number).fold(0.0, f64::max);
    // The longest bar leaves room for its number, the mark of the target for its label.
    let of_bars = if most > 0.0 { (room - 30.0) / most } else { 0.0 };
    let of_target = target.map_or(of_bars, |(number, wide)| (room - wide) / number.max(f64::MIN_POSITIVE));
    let columns = Columns { start, scale: f64::min(of_bars, of_target), went_on: went_on_at, standing: wide };
    let high = [went_on, standing].map(|head| rows::head_height(head, small, HEAD));
    let head = top + 10.0 + high[0].max(high[1]);
    canvas.text(reached, start, head, Anchor::Start, small);
    rows::head(canvas, went_on, (columns.went_on, head), HEAD, Anchor::End, small);
    rows::head(canvas, standing, (columns.standing, head), HEAD, Anchor::End, small);
    let mut y = head + 8.0;
    let first = y;
    for (i, row) in chart.rows.iter().enumerate() {
        let aim =
            chart.target.as_ref().filter(|(at, ..)| *at == i).map(|(_, number, label)| (*number, label));
        let look = Type { bold: aim.is_some(), ..text };
        let middle = if narrow {
            let last = rows::paragraph(canvas, &row.name, start, room, y + 16.0, look);
            last + 6.0 + BAR / 2.0
        } else {
            let high = rows::height(&row.name, look, names, canvas.row(ROW));
            let lines = rows::lines(&row.name, look, names);
            let leading = TEXT * 1.13;
            let base = y + high / 2.0 + 4.3 - leading * (lines.len() - 1) as f64 / 2.0;
            for (i, line) in lines.iter().enumerate() {
                canvas.text(line, names, base + leading * i as f64, Anchor::End, look);
            }
            y + high / 2.0
        };
        // Up to the stage that was aimed at in a lighter blue, from there on in the full one.
        let ahead = chart.target.as_ref().is_some_and(|(at, ..)| i < *at);
        bar(canvas, &columns, row, aim, middle, if ahead { BRAND2 } else { BRAND });
        let base = middle + 4.3;
        canvas.text(&row.went_on, columns.went_on, base, Anchor::End, Type::regular(TEXT, INK2));
        canvas.text(&row.standing.text, columns.standing, base, Anchor::End, text);
        y = match narrow {
            true => middle + BAR / 2.0 + 6.0,
            false => y + rows::height(&row.name, look, names, canvas.row(ROW)),
        };
        if narrow && i + 1 < chart.rows.len() {
            canvas.fill(start, y, wide - start, 1.0, RULE2);
        }
    }
    canvas.fill(start - 1.5, first, 1.5, y - first, INK);
    y
}

/// A bar with its number, and the mark of the target where one is set at the stage.
fn bar(
    canvas: &Canvas,
    columns: &Columns,
    row: &StageRow,
    aim: Option<(f64, &String)>,
    middle: f64,
    colour: crate::render::theme::Colour,
) {
    let look = Type::bold(TEXT, INK);
    let base = middle + 4.3;
    let Some(number) = row.reached.number else {
        canvas.text(&row.reached.text, columns.start + 6.0, base, Anchor::Start, Type::regular(11.0, INK2));
        return;
    };
    let length = number * columns.scale;
    canvas.fill(columns.start, middle - BAR / 2.0, length, BAR, colour);
    let label = look.width(&row.reached.text);
    let mut at = columns.start + length + 8.0;
    if let Some((target, words)) = aim {
        let x = columns.start + target * columns.scale;
        canvas.fill(x - 2.5, middle - 13.0, 5.0, 26.0, PAPER);
        canvas.fill(x - 1.5, middle - 13.0, 3.0, 26.0, INK);
        let small = Type::regular(11.0, INK2);
        let crowded = x + 4.0 > at - 8.0 && x - 4.0 < at + label;
        let beyond = x < columns.start + length;
        if crowded && length > label + 14.0 && !beyond {
            // The number stands in the bar where the mark takes its place.
            let end = columns.start + length - 6.0;
            canvas.text(&row.reached.text, end, base, Anchor::End, Type::bold(TEXT, PAPER));
            canvas.text(words, x + 7.0, base, Anchor::Start, small);
            return;
        }
        if crowded && !beyond {
            at = x + 7.0;
        }
        let after = if crowded || beyond { at + label + 8.0 } else { x + 7.0 };
        canvas.text(words, after, base, Anchor::Start, small);
    }
    canvas.text(&row.reached.text, at, base, Anchor::Start, look);
}
