//! An indicator over time, against what was planned.

mod labels;

use super::canvas::{Anchor, Canvas, Type};
use super::{marks, rows};
use crate::render::font::wrap;
use crate::render::theme::{AXIS, BRAND, INK, INK2, INK3, PAPER, RULE, RULE2};
use crate::report::chart::Series;

const HEIGHT: f64 = 200.0;
/// Room for names at the right.
const NAMES: f64 = 178.0;

/// Draws the chart below a height; gives the height at which it ends.
pub fn draw(canvas: &Canvas, series: &Series, top: f64) -> f64 {
    let axis_type = Type::regular(11.0, INK3);
    let labels = series.axis.iter().map(|(_, label)| axis_type.width(label)).fold(0.0, f64::max);
    let narrow = canvas.is_narrow();
    // On a phone there is no room for names beside the lines: they stand above them.
    let top = if narrow { key(canvas, series, top + 16.0) } else { top };
    let (left, right) = (labels + 10.0, canvas.width() - if narrow { 8.0 } else { NAMES });
    let (upper, lower) = (top + 24.0, top + 24.0 + HEIGHT);
    let highest = series.axis.last().map_or(1.0, |(value, _)| *value);
    let lowest = series.axis.first().map_or(0.0, |(value, _)| *value);
    // A value above the last label is drawn above it: nothing is cut off.
    let y_of = |value: f64| lower - (value - lowest) / (highest - lowest).max(f64::MIN_POSITIVE) * HEIGHT;
    let count = series.points.len().max(1) as f64;
    let slot = (right - left) / count;
    let x_of = |i: usize| left + slot * (i as f64 + 0.5);

    for (value, label) in &series.axis {
        let y = y_of(*value);
        if *value != 0.0 {
            canvas.fill(left, y, right - left, 1.0, RULE2);
        }
        canvas.text(label, left - 8.0, y + 4.0, Anchor::End, axis_type);
    }
    canvas.fill(left, y_of(0.0), right - left, 1.2, AXIS);
    let bottom = periods(canvas, series, lower, (left, right), slot);

    let planned: Vec<(f64, f64)> = plan_points(series, &x_of, &y_of);
    for pair in planned.windows(2) {
        canvas.dashes(pair[0], pair[1], INK2, 1.5);
    }
    if let (Some((target, ..)), None) = (&series.target, series.target_at) {
        canvas.dashes((left, y_of(*target)), (right, y_of(*target)), INK2, 1.5);
    }
    line(canvas, series, &x_of, &y_of);
    let target = series.target.as_ref().zip(series.target_at).map(|((value, ..), at)| (at, *value));
    let agreed = series.points.iter().enumerate().filter_map(|(i, point)| {
        let planned = point.planned.as_ref().filter(|planned| !planned.text.is_empty())?;
        Some((i, planned.number?))
    });
    for (i, value) in agreed.chain(target) {
        marks::diamond(canvas, x_of(i), y_of(value), INK2);
    }
    for (i, point) in series.points.iter().enumerate() {
        if let Some(value) = point.value.number {
            canvas.disc(x_of(i), y_of(value), 5.6, PAPER);
            canvas.disc(x_of(i), y_of(value), 4.0, BRAND);
        }
    }
    labels::values(canvas, series, &planned, (&x_of, &y_of), (left, right, lower));
    if !narrow {
        names(canvas, series, &x_of, &y_of, (right, upper, lower));
    }
    bottom
}

/// The names of the lines with their marks, for a phone.
fn key(canvas: &Canvas, series: &Series, first: f64) -> f64 {
    let mut base = first;
    let mut entry = |text: &str, note: &str, look: Type, mark: &dyn Fn(f64)| {
        mark(base - 4.0);
        let quiet = Type::regular(11.0, INK2);
        let room = canvas.width() - 30.0;
        let note = if note.is_empty() { String::new() } else { format!("({note})") };
        let end = 30.0 + look.width(text) + 6.0;
        if end + quiet.width(&note) <= canvas.width() {
            canvas.text(text, 30.0, base, Anchor::Start, look);
            canvas.text(&note, end, base, Anchor::Start, quiet);
        } else {
            base = rows::paragraph(canvas, text, 30.0, room, base, look) + 14.0;
            base = rows::paragraph(canvas, &note, 30.0, room, base, quiet);
        }
        base += 17.0;
    };
    entry(&series.name, &series.name_note, Type::bold(11.5, BRAND), &|y| {
        canvas.line(&[(0.0, y), (22.0, y)], BRAND, 2.75);
        canvas.disc(11.0, y, 4.0, BRAND);
    });
    let dashed = |y: f64| canvas.dashes((0.0, y), (22.0, y), INK2, 1.5);
    if series.points.iter().any(|point| point.planned.is_some()) {
        let (text, note) = &series.planned;
        entry(text, note, Type::regular(11.5, INK2), &|y| {
            dashed(y);
            if series.points.iter().any(|p| p.planned.as_ref().is_some_and(|v| !v.text.is_empty())) {
                marks::diamond(canvas, 11.0, y, INK2);
            }
        });
    }
    if let Some((_, label, note)) = &series.target {
        entry(label, note, Type::regular(11.5, INK), &|y| match series.target_at {
            Some(_) => marks::diamond(canvas, 11.0, y, INK2),
            None => dashed(y),
        });
    }
    base - 24.0
}

/// The plan: what was to be reached, where it is set, and the target at the end.
fn plan_points(series: &Series, x_of: &dyn Fn(usize) -> f64, y_of: &dyn Fn(f64) -> f64) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = series
        .points
        .iter()
        .enumerate()
        .filter_map(|(i, point)| Some((x_of(i), y_of(point.planned.as_ref()?.number?))))
        .collect();
    if let (Some((target, ..)), Some(at)) = (&series.target, series.target_at) {
        points.push((x_of(at), y_of(*target)));
    }
    points
}

/// The line, with gaps where there is no value.
fn line(canvas: &Canvas, series: &Series, x_of: &dyn Fn(usize) -> f64, y_of: &dyn Fn(f64) -> f64) {
    let mut run: Vec<(f64, f64)> = Vec::new();
    for (i, point) in series.points.iter().enumerate() {
        match point.value.number {
            Some(value) => run.push((x_of(i), y_of(value))),
            None => {
                if run.len() > 1 {
                    canvas.line(&run, BRAND, 2.75);
                }
                run.clear();
            }
        }
    }
    if run.len() > 1 {
        canvas.line(&run, BRAND, 2.75);
    }
}

/// Names at the right, apart from each other, each tied to the end of its line.
fn names(
    canvas: &Canvas,
    series: &Series,
    x_of: &dyn Fn(usize) -> f64,
    y_of: &dyn Fn(f64) -> f64,
    (right, upper, lower): (f64, f64, f64),
) {
    struct Name<'a> {
        text: &'a str,
        note: &'a str,
        look: Type,
        from: Option<(f64, f64)>,
        y: f64,
        lines: f64,
    }
    let mut names = Vec::new();
    let room = NAMES - 14.0;
    let measure = |text: &str, note: &str| {
        wrap(text, 12.0, true, room, 2).len() as f64 * 15.0
            + if note.is_empty() { 0.0 } else { wrap(note, 11.0, false, room, 2).len() as f64 * 14.0 }
    };
    if let Some((target, label, note)) = &series.target {
        let from = series.target_at.map(|at| (x_of(at), y_of(*target)));
        names.push(Name {
            text: label,
            note,
            look: Type::bold(12.0, INK),
            from,
            y: y_of(*target),
            lines: measure(label, note),
        });
    }
    if let Some(last) = series.points.iter().rposition(|point| point.value.number.is_some()) {
        let value = series.points[last].value.number.unwrap_or(0.0);
        names.push(Name {
            text: &series.name,
            note: &series.name_note,
            look: Type::bold(12.0, BRAND),
            from: Some((x_of(last), y_of(value))),
            y: y_of(value),
            lines: measure(&series.name, &series.name_note),
        });
    }
    let plan = series
        .points
        .iter()
        .enumerate()
        .filter_map(|(i, point)| Some((x_of(i), y_of(point.planned.as_ref()?.number?))))
        .next_back();
    if let Some(from) = plan {
        let (text, note) = &series.planned;
        names.push(Name {
            text,
            note,
            look: Type::bold(12.0, INK2),
            from: Some(from),
            y: from.1,
            lines: measure(text, note),
        });
    }
    names.sort_by(|a, b| a.y.total_cmp(&b.y));
    let whole: f64 = names.iter().map(|name| name.lines + 8.0).sum();
    let mut free = upper - 8.0;
    let mut left_over = whole;
    for name in &names {
        // As high as the line's end, but below the name before, and so that the rest still fits.
        let latest = f64::max(free, lower + 20.0 - left_over);
        let y = f64::clamp(name.y - 2.0, free, latest);
        if let Some((x, end)) = name.from.filter(|(x, _)| x + 16.0 < right) {
            canvas.line(&[(x + 9.0, end), (right + 6.0, y + 2.0)], RULE, 1.0);
        }
        let mut base = y + 6.0;
        for line in wrap(name.text, 12.0, true, room, 2) {
            canvas.text(&line, right + 12.0, base, Anchor::Start, name.look);
            base += 15.0;
        }
        for line in wrap(name.note, 11.0, false, room, 2).iter().filter(|line| !line.is_empty()) {
            canvas.text(line, right + 12.0, base, Anchor::Start, Type::regular(11.0, INK2));
            base += 14.0;
        }
        free = y + name.lines + 8.0;
        left_over -= name.lines + 8.0;
    }
}

/// Labels of periods, and below them the years.
fn periods(canvas: &Canvas, series: &Series, lower: f64, (left, right): (f64, f64), slot: f64) -> f64 {
    let small = Type::regular(11.0, INK3);
    let bold = Type::bold(11.0, INK);
    let widest = series.points.iter().map(|point| small.width(&point.label)).fold(0.0, f64::max);
    let every = ((widest + 6.0) / slot).ceil().max(1.0) as usize;
    for (i, point) in series.points.iter().enumerate() {
        if i % every == 0 {
            let x = left + slot * (i as f64 + 0.5);
            canvas.text(&point.label, x, lower + 16.0, Anchor::Middle, small);
        }
    }
    if series.points.iter().all(|point| point.group.is_empty()) {
        return lower + 16.0;
    }
    let mut start = 0;
    while start < series.points.len() {
        let group = &series.points[start].group;
        let end = series.points[start..]
            .iter()
            .position(|point| point.group != *group)
            .map_or(series.points.len(), |n| start + n);
        let (from, to) = (left + slot * start as f64, left + slot * end as f64);
        if start > 0 {
            canvas.fill(from, lower + 2.0, 1.0, 32.0, RULE);
        }
        if bold.width(group) + 4.0 < to - from {
            canvas.text(group, f64::midpoint(from, to).min(right), lower + 32.0, Anchor::Middle, bold);
        }
        start = end;
    }
    lower + 34.0
}
