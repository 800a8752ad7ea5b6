//! Where the numbers of a line stand: beside their point, and clear of the
//! lines, the marks and each other.

use crate::render::chart::canvas::{Anchor, Canvas, Type};
use crate::render::theme::{BRAND, INK2, PAPER};
use crate::report::chart::Series;

/// A label with the points at which it may stand, the best first.
struct Label<'a> {
    text: &'a str,
    look: Type,
    /// Middle of the text and base line.
    places: Vec<(f64, f64)>,
    /// Whether it is left out rather than written over something.
    optional: bool,
}

/// From left to right and from top to bottom.
type Area = (f64, f64, f64, f64);

/// How two axes map what is drawn.
type Scales<'a> = (&'a dyn Fn(usize) -> f64, &'a dyn Fn(f64) -> f64);

/// Writes the numbers of values and milestones between left and right, and above the names of the
/// periods, which stand below the lower end.
pub fn values(
    canvas: &Canvas,
    series: &Series,
    plan: &[(f64, f64)],
    (x_of, y_of): Scales<'_>,
    (left, right, lower): (f64, f64, f64),
) {
    let quiet = Type::regular(11.0, INK2);
    for (i, point) in series.points.iter().enumerate() {
        if point.value.number.is_none() && !point.future && !point.value.text.is_empty() {
            canvas.text(&point.value.text, x_of(i), y_of(0.0) - 6.0, Anchor::Middle, quiet);
        }
    }
    let runs = runs(series, x_of, y_of);
    let marks: Vec<(f64, f64)> = runs.iter().flatten().chain(plan).copied().collect();
    let mut lines: Vec<&[(f64, f64)]> = runs.iter().map(Vec::as_slice).collect();
    lines.push(plan);
    let zero = y_of(0.0);
    let mut taken: Vec<Area> = Vec::new();
    let mut labels = labels(series, plan, (x_of, y_of));
    // The latest value is the one that readers look for; then the values, then the plan.
    labels.sort_by_key(|label| label.optional);
    for label in &labels {
        let wide = label.look.width(label.text);
        let cost = |(x, base): (f64, f64)| {
            let area = area(x, base, wide, label.look.size);
            let outside = area.0 < left - 4.0 || area.1 > right + 12.0;
            let below = area.3 > lower + 6.0;
            let over = taken.iter().filter(|other| touch(area, **other)).count() + usize::from(below);
            let on_mark = marks.iter().filter(|mark| holds(area, **mark, 5.0)).count();
            let on_line = lines.iter().filter(|line| crosses(area, line)).count();
            let on_axis = area.2 < zero + 1.0 && area.3 > zero - 1.0;
            100 * over + 40 * usize::from(outside) + 30 * on_mark + 20 * usize::from(on_axis) + 10 * on_line
        };
        let Some((cost, (x, base))) = label
            .places
            .iter()
            .map(|place| (cost(*place), *place))
            .reduce(|a, b| if b.0 < a.0 { b } else { a })
        else {
            continue;
        };
        if cost >= if label.optional { 30 } else { 100 } {
            continue;
        }
        // Text over a line keeps a little paper around it.
        if cost >= 10 {
            let area = area(x, base, wide, label.look.size);
            canvas.fill(area.0, area.2, area.1 - area.0, area.3 - area.2, PAPER);
        }
        canvas.text(label.text, x, base, Anchor::Middle, label.look);
        taken.push(area(x, base, wide, label.look.size));
    }
}

/// The line in pieces without gaps.
fn runs(series: &Series, x_of: &dyn Fn(usize) -> f64, y_of: &dyn Fn(f64) -> f64) -> Vec<Vec<(f64, f64)>> {
    let mut runs = vec![Vec::new()];
    for (i, point) in series.points.iter().enumerate() {
        match (point.value.number, runs.last_mut()) {
            (Some(value), Some(run)) => run.push((x_of(i), y_of(value))),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// The labels, the latest value first and the others backwards from it.
fn labels<'a>(series: &'a Series, plan: &[(f64, f64)], (x_of, y_of): Scales<'_>) -> Vec<Label<'a>> {
    let last = series.points.iter().rposition(|point| point.value.number.is_some());
    let mut labels = Vec::new();
    for (i, point) in series.points.iter().enumerate().rev() {
        let x = x_of(i);
        if let Some(value) = point.value.number {
            let size = if Some(i) == last { 14.0 } else { 12.0 };
            let look = Type::bold(size, BRAND);
            let y = y_of(value);
            let side = look.width(&point.value.text) / 2.0 + 9.0;
            let (above, below) = ((x, y - 10.0), (x, y + 9.0 + size * 0.8));
            // On the side of the line that is away from the plan.
            let first = height_at(plan, x).is_none_or(|planned| y <= planned + 0.5);
            let mut places = if first { vec![above, below] } else { vec![below, above] };
            places.extend([(x - side, y - 7.0), (x + side, y + 13.0), (x, y - 22.0), (x - side, y + 4.0)]);
            labels.push(Label { text: &point.value.text, look, places, optional: false });
        }
        let planned = point.planned.as_ref().filter(|planned| !planned.text.is_empty());
        if let Some((planned, number)) = planned.and_then(|planned| Some((planned, planned.number?))) {
            let look = Type::regular(11.0, INK2);
            let y = y_of(number);
            let side = look.width(&planned.text) / 2.0 + 9.0;
            let above = point.value.number.is_some_and(|value| value > number);
            let (up, down) = ((x - side, y - 6.0), (x + side, y + 13.0));
            let mut places = if above { vec![down, up] } else { vec![up, down] };
            places.extend([(x, y - 10.0), (x, y + 18.0), (x + side, y + 4.0), (x - side, y + 4.0)]);
            labels.push(Label { text: &planned.text, look, places, optional: true });
        }
    }
    labels
}

fn area(x: f64, base: f64, wide: f64, size: f64) -> Area {
    (x - wide / 2.0 - 2.0, x + wide / 2.0 + 2.0, base - size * 0.76, base + size * 0.1)
}

fn touch(a: Area, b: Area) -> bool {
    a.0 < b.1 + 2.0 && b.0 < a.1 + 2.0 && a.2 < b.3 + 1.0 && b.2 < a.3 + 1.0
}

fn holds(area: Area, (x, y): (f64, f64), around: f64) -> bool {
    x > area.0 - around && x < area.1 + around && y > area.2 - around && y < area.3 + around
}

/// Whether a line through points runs through an area.
fn crosses(area: Area, points: &[(f64, f64)]) -> bool {
    points.windows(2).any(|pair| {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        let (from, to) = (f64::max(x0, area.0), f64::min(x1, area.1));
        if from >= to || x1 <= x0 {
            return false;
        }
        let at = |x: f64| y0 + (y1 - y0) * (x - x0) / (x1 - x0);
        let (a, b) = (at(from), at(to));
        a.min(b) < area.3 && a.max(b) > area.2
    })
}

/// The height of a line through points at a place between them.
fn height_at(points: &[(f64, f64)], x: f64) -> Option<f64> {
    points.windows(2).find(|pair| pair[0].0 <= x && x <= pair[1].0).map(|pair| {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        if x1 > x0 { y0 + (y1 - y0) * (x - x0) / (x1 - x0) } else { y0 }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_through_text_is_seen() {
        let area = area(50.0, 50.0, 40.0, 12.0);
        assert!(crosses(area, &[(0.0, 45.0), (100.0, 45.0)]));
        assert!(!crosses(area, &[(0.0, 70.0), (100.0, 70.0)]));
        assert!(!crosses(area, &[(80.0, 45.0), (100.0, 45.0)]));
        assert!(touch(area, area) && holds(area, (50.0, 47.0), 0.0));
    }
}
