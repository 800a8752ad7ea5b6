//! Indicators against their targets.

use super::canvas::{Anchor, Canvas, Type, WIDTH};
use super::{marks, rows};
use crate::render::theme::{AXIS, BRAND, BRANDWASH, INK, INK2, INK3, PAPER, RULE, RULE2};
use crate::report::chart::{Progress, ProgressRow};

const ROW: f64 = 31.0;
const LABEL: f64 = 12.0;
const SMALL: f64 = 11.0;
/// Bars end here, with a break.
const CAP: f64 = 1.25;

/// Where the columns are.
struct Columns {
    name: f64,
    name_width: f64,
    start: f64,
    track: f64,
    achieved: f64,
    target: f64,
    percent: f64,
    rating: f64,
}

/// From the right: what is written gets the room it needs, the names get the rest.
fn columns(progress: &Progress) -> Columns {
    let widest = |text: &dyn Fn(&ProgressRow) -> &str, look: Type, head: usize| {
        progress
            .rows
            .iter()
            .map(|row| look.width(text(row)))
            .fold(Type::regular(SMALL, INK2).width(&progress.heads[head]), f64::max)
    };
    let regular = Type::regular(LABEL, INK);
    let rating = WIDTH - widest(&|row| &row.rating_word, regular, 5) - 17.0;
    let percent = rating - 16.0;
    let target = percent - widest(&|row| &row.percent, regular, 4) - 18.0;
    let achieved = target - widest(&|row| &row.target, regular, 3) - 18.0;
    let left = achieved - widest(&|row| &row.achieved, Type::bold(LABEL, INK), 2) - 14.0;
    let codes = progress.rows.iter().map(|row| regular.width(&row.code)).fold(0.0, f64::max);
    let name = if codes > 0.0 { codes + 9.0 } else { 0.0 };
    let longest = progress
        .rows
        .iter()
        .map(|row| {
            let token = row.token.map_or(0.0, |token| Type::regular(SMALL, INK2).width(token) + 8.0);
            regular.width(&row.name) + token
        })
        .fold(0.0, f64::max);
    // The track is 155 wide where the names leave it so much, and never below 100.
    let free = left - name - 12.0;
    let track = ((free - longest.min(225.0)) / CAP).clamp(100.0, 155.0);
    let start = left - track * CAP;
    Columns { name, name_width: start - 12.0 - name, start, track, achieved, target, percent, rating }
}

/// Draws the chart below a height; gives the height at which it ends.
pub fn draw(canvas: &Canvas, progress: &Progress, top: f64) -> f64 {
    if canvas.is_narrow() {
        return narrow(canvas, progress, top);
    }
    let columns = columns(progress);
    let heads = top + 18.0;
    let small = Type::regular(SMALL, INK2);
    let target_x = columns.start + columns.track;
    let [baseline, target, achieved, target_head, percent, rating] = &progress.heads;
    canvas.text(baseline, columns.start, heads, Anchor::Start, small);
    if small.width(baseline) + small.width(target) + 14.0 < columns.track + small.width(target) / 2.0 {
        canvas.text(target, target_x, heads, Anchor::Middle, small);
    }
    canvas.text(achieved, columns.achieved, heads, Anchor::End, small);
    canvas.text(target_head, columns.target, heads, Anchor::End, small);
    canvas.text(percent, columns.percent, heads, Anchor::End, small);
    canvas.text(rating, columns.rating, heads, Anchor::Start, small);
    let mut y = heads + 8.0;
    canvas.fill(0.0, y, WIDTH, 1.0, AXIS);
    for row in &progress.rows {
        y += draw_row(canvas, progress, &columns, row, y);
        canvas.fill(0.0, y, WIDTH, 1.0, RULE2);
    }
    canvas.fill(0.0, y, WIDTH, 1.0, RULE);
    key(canvas, progress, y + 18.0)
}

/// Draws a row; gives its height.
fn draw_row(canvas: &Canvas, progress: &Progress, columns: &Columns, row: &ProgressRow, y: f64) -> f64 {
    let label = Type::regular(LABEL, INK);
    let small = Type::regular(SMALL, INK2);
    let token = row.token.map_or(0.0, |token| small.width(token) + 8.0);
    let high = rows::height(&row.name, label, columns.name_width - token, canvas.row(ROW));
    let middle = y + high / 2.0;
    let base = middle + 4.3;
    canvas.text(&row.code, 0.0, base, Anchor::Start, Type::regular(LABEL, INK3));
    let end = rows::name(canvas, &row.name, columns.name, columns.name_width - token, middle, label);
    if let Some(token) = row.token {
        canvas.text(token, end + 7.0, base, Anchor::Start, small);
    }
    bar(canvas, progress, (columns.start, columns.track), row, middle);
    canvas.text(&row.achieved, columns.achieved, base, Anchor::End, Type::bold(LABEL, INK));
    canvas.text(&row.target, columns.target, base, Anchor::End, Type::regular(LABEL, INK2));
    canvas.text(&row.percent, columns.percent, base, Anchor::End, Type::regular(LABEL, INK2));
    marks::rating(canvas, row.rating, columns.rating + 6.0, middle);
    canvas.text(&row.rating_word, columns.rating + 17.0, base, Anchor::Start, label);
    high
}

/// For a phone: the name above its bar, the numbers below it.
fn narrow(canvas: &Canvas, progress: &Progress, top: f64) -> f64 {
    let wide = canvas.width();
    let (label, small) = (Type::regular(LABEL, INK), Type::regular(SMALL, INK2));
    let (bold, quiet) = (Type::bold(LABEL, INK), Type::regular(LABEL, INK2));
    let track = wide / CAP;
    let [baseline, target, achieved, _, percent, _] = &progress.heads;
    let heads = top + 18.0;
    canvas.text(baseline, 0.0, heads, Anchor::Start, small);
    canvas.text(target, track, heads, Anchor::Middle, small);
    canvas.text(percent, wide, heads, Anchor::End, small);
    let mut y = heads + 8.0;
    canvas.fill(0.0, y, wide, 1.0, AXIS);
    for row in &progress.rows {
        let word = wide - label.width(&row.rating_word);
        let codes = label.width(&row.code);
        let left = if codes > 0.0 { codes + 7.0 } else { 0.0 };
        let first = y + 19.0;
        canvas.text(&row.code, 0.0, first, Anchor::Start, Type::regular(LABEL, INK3));
        let last = rows::paragraph(canvas, &row.name, left, word - 36.0 - left, first, label);
        marks::rating(canvas, row.rating, word - 11.0, first - 4.3);
        canvas.text(&row.rating_word, word, first, Anchor::Start, label);
        let middle = last + 18.0;
        bar(canvas, progress, (0.0, track), row, middle);
        let base = middle + 25.0;
        canvas.text(achieved, 0.0, base, Anchor::Start, small);
        let mut x = small.width(achieved) + 6.0;
        canvas.text(&row.achieved, x, base, Anchor::Start, bold);
        x += bold.width(&row.achieved) + 6.0;
        if let Some(token) = row.token {
            canvas.text(token, x, base, Anchor::Start, small);
            x += small.width(token) + 8.0;
        }
        // Below its mark, but clear of what stands beside it.
        let half = quiet.width(&row.target) / 2.0;
        let right = wide - quiet.width(&row.percent) - 8.0 - half;
        let at = f64::max(track.min(right), x + half + 4.0);
        canvas.text(&row.target, at, base, Anchor::Middle, quiet);
        canvas.text(&row.percent, wide, base, Anchor::End, quiet);
        y = base + 10.0;
        canvas.fill(0.0, y, wide, 1.0, RULE2);
    }
    key(canvas, progress, y + 20.0)
}

/// The bar of a row from the start of its track, or what stands where none can be drawn.
fn bar(canvas: &Canvas, progress: &Progress, (start, track): (f64, f64), row: &ProgressRow, middle: f64) {
    let Some(done) = row.progress else {
        let small = Type::regular(SMALL, INK2);
        marks::hatch(canvas, (start, middle - 5.0, track, 10.0), RULE, 1.0);
        if row.target.starts_with('[') {
            let width = small.width(&progress.no_target) + 8.0;
            canvas.fill(start, middle - 7.0, width, 14.0, PAPER);
            canvas.text(&progress.no_target, start + 2.0, middle + 4.3, Anchor::Start, small);
        }
        return;
    };
    canvas.fill(start, middle - 4.5, track, 9.0, RULE2);
    let length = done.clamp(0.0, CAP) * track;
    if row.token.is_some() {
        canvas.fill(start, middle - 4.5, length, 9.0, BRANDWASH);
        canvas.outline(start, middle - 4.5, length, 9.0, BRAND, 1.5);
    } else {
        canvas.fill(start, middle - 4.5, length, 9.0, BRAND);
    }
    if done > CAP {
        // A break: two slanted gaps before the end say that the bar goes on.
        for from in [9.0, 4.5] {
            let x = start + length - from;
            canvas.shape(
                &[
                    (x, middle + 5.0),
                    (x + 2.0, middle + 5.0),
                    (x + 5.0, middle - 5.0),
                    (x + 3.0, middle - 5.0),
                ],
                PAPER,
            );
        }
    }
    if let Some(expected) = row.expected.filter(|expected| (0.0..=CAP).contains(expected)) {
        let x = start + expected * track;
        canvas.fill(x - 1.75, middle - 8.0, 3.5, 16.0, PAPER);
        canvas.fill(x - 0.75, middle - 8.0, 1.5, 16.0, INK);
    }
    canvas.fill(start + track - 1.5, middle - 10.0, 3.0, 20.0, INK);
}

/// What the marks mean, in a line.
fn key(canvas: &Canvas, progress: &Progress, y: f64) -> f64 {
    let [computed, reported, expected, target] = &progress.key;
    let mut key = rows::Key::new(canvas, y, Type::regular(SMALL, INK2));
    key.item(18.0, computed, |x, y| canvas.fill(x, y - 8.0, 18.0, 8.0, BRAND));
    if progress.rows.iter().any(|row| row.token.is_some()) {
        key.item(18.0, reported, |x, y| {
            canvas.fill(x, y - 8.0, 18.0, 8.0, BRANDWASH);
            canvas.outline(x, y - 8.0, 18.0, 8.0, BRAND, 1.5);
        });
    }
    if progress.rows.iter().any(|row| row.expected.is_some()) {
        key.item(2.0, expected, |x, y| canvas.fill(x, y - 11.0, 1.5, 14.0, INK));
    }
    key.item(3.0, target, |x, y| canvas.fill(x, y - 11.0, 3.0, 14.0, INK));
    key.base()
}
