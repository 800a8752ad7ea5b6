//! An indicator over time, against what was planned.

use super::canvas::{Anchor, Canvas, Type, WIDTH};
use super::marks;
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
    let (left, right) = (labels + 10.0, WIDTH - NAMES);
    let (upper, lower) = (top + 24.0, top + 24.0 + HEIGHT);
    let highest = series.axis.last().map_or(1.0, |(value, _)| *value);
    // A value above the last label is drawn above it: nothing is cut off.
    let y_of = |value: f64| lower - value / highest * HEIGHT;
    let count = series.points.len().max(1) as f64;
    let slot = (right - left) / count;
    let x_of = |i: usize| left + slot * (i as f64 + 0.5);

    for (value, label) in &series.axis {
        let y = y_of(*value);
        if *value > 0.0 {
            canvas.fill(left, y, right - left, 1.0, RULE2);
        }
        canvas.text(label, left - 8.0, y + 4.0, Anchor::End, axis_type);
    }
    canvas.fill(left, lower, right - left, 1.2, AXIS);
    let bottom = periods(canvas, series, lower, (left, right), slot);

    let planned: Vec<(f64, f64)> = plan_points(series, &x_of, &y_of);
    for pair in planned.windows(2) {
        canvas.dashes(pair[0], pair[1], INK2, 1.5);
    }
    if let (Some((target, ..)), None) = (&series.target, series.target_at) {
        canvas.dashes((left, y_of(*target)), (right, y_of(*target)), INK2, 1.5);
    }
    line(canvas, series, &x_of, &y_of);
    for point in &planned {
        marks::diamond(canvas, point.0, point.1, INK2);
    }
    for (i, point) in series.points.iter().enumerate() {
        if let Some(value) = point.value.number {
            canvas.disc(x_of(i), y_of(value), 5.6, PAPER);
            canvas.disc(x_of(i), y_of(value), 4.0, BRAND);
        }
    }
    values(canvas, series, &planned, &x_of, &y_of, slot);
    names(canvas, series, &x_of, &y_of, (right, upper, lower));
    bottom
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

/// The height of a line through points at a place between them.
fn height_at(points: &[(f64, f64)], x: f64) -> Option<f64> {
    points.windows(2).find(|pair| pair[0].0 <= x && x <= pair[1].0).map(|pair| {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        if x1 > x0 { y0 + (y1 - y0) * (x - x0) / (x1 - x0) } else { y0 }
    })
}

/// Labels of values: above the line where it leads, below where the plan is above.
fn values(
    canvas: &Canvas,
    series: &Series,
    plan: &[(f64, f64)],
    x_of: &dyn Fn(usize) -> f64,
    y_of: &dyn Fn(f64) -> f64,
    slot: f64,
) {
    let bold = Type::bold(12.0, BRAND);
    let quiet = Type::regular(11.0, INK2);
    let widest = series.points.iter().map(|point| bold.width(&point.value.text)).fold(0.0, f64::max);
    // Where labels would touch, every second or third value is labelled, and the last always.
    let every = ((widest + 8.0) / slot).ceil().max(1.0) as usize;
    let last = series.points.iter().rposition(|point| point.value.number.is_some()).unwrap_or(0);
    for (i, point) in series.points.iter().enumerate() {
        let planned = point.planned.as_ref();
        let Some(value) = point.value.number else {
            if !point.future && !point.value.text.is_empty() {
                canvas.text(&point.value.text, x_of(i), y_of(0.0) - 6.0, Anchor::Middle, quiet);
            }
            continue;
        };
        let labelled = (last - i.min(last)) % every == 0;
        let (x, y) = (x_of(i), y_of(value));
        let above = height_at(plan, x).is_none_or(|planned| y <= planned);
        let offset = if i == last { 13.0 } else { 12.0 };
        if labelled {
            let size = if i == last { Type::bold(14.0, BRAND) } else { bold };
            let base = if above { y - offset + 2.0 } else { y + offset + 8.0 };
            // Nothing is written over the axis: such a label goes above after all.
            let base = if base > y_of(0.0) - 2.0 { y - 10.0 } else { base };
            canvas.text(&point.value.text, x, base, Anchor::Middle, size);
        }
        if let Some((planned, number)) = planned.and_then(|p| Some((p, p.number?))) {
            let gap = (y_of(number) - y).abs();
            if labelled && gap > 3.0 {
                let (shift, anchor) = if above { (9.0, Anchor::Start) } else { (-9.0, Anchor::End) };
                let base = if above { y_of(number) + 12.0 } else { y_of(number) - 6.0 };
                if base < y_of(0.0) - 3.0 {
                    canvas.text(&planned.text, x + shift, base, anchor, quiet);
                }
            }
        }
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
