//! An indicator over time, country by country on one scale.

use super::canvas::{Anchor, Canvas, Type};
use super::rows;
use crate::render::theme::{AXIS, BRAND, INK, INK2, INK3, PAPER, RULE, RULE2};
use crate::report::chart::{Multiples, Panel, Value};

const HEIGHT: f64 = 112.0;
/// Between panels, from left to right and from top to bottom.
const GAP: (f64, f64) = (28.0, 22.0);

/// What all panels share.
struct Plot {
    wide: f64,
    /// Where the last period is, from the left of a panel.
    end: f64,
    lowest: f64,
    highest: f64,
    height: f64,
}

impl Plot {
    fn x(&self, i: usize, of: usize) -> f64 {
        let last = of.saturating_sub(1).max(1);
        6.0 + (self.end - 6.0) * i as f64 / last as f64
    }

    fn y(&self, value: f64, lower: f64) -> f64 {
        lower - (value - self.lowest) / (self.highest - self.lowest).max(f64::MIN_POSITIVE) * self.height
    }
}

/// Draws the chart below a height; gives the height at which it ends.
pub fn draw(canvas: &Canvas, chart: &Multiples, top: f64) -> f64 {
    let per_row = if canvas.is_narrow() { 2 } else { 3 };
    let gap = if canvas.is_narrow() { 18.0 } else { GAP.0 };
    let axis = Type::regular(11.0, INK3);
    let (name, note) = (Type::bold(12.5, INK), Type::regular(11.0, INK2));
    let left = chart.axis.iter().map(|(_, label)| axis.width(label)).fold(0.0, f64::max) + 10.0;
    let wide = (canvas.width() - left - gap * (per_row - 1) as f64) / per_row as f64;
    let last =
        |panel: &Panel| panel.values.last().map_or(0.0, |value| Type::bold(12.5, BRAND).width(&value.text));
    let label = chart.panels.iter().map(last).fold(0.0, f64::max);
    let plot = Plot {
        wide,
        end: wide - label - 9.0,
        lowest: chart.axis.first().map_or(0.0, |(value, _)| *value),
        highest: chart.axis.last().map_or(1.0, |(value, _)| *value),
        height: canvas.row(HEIGHT),
    };
    // The note stands beside the name where it fits in every panel, else below it.
    let beside = chart.panels.iter().all(|panel| {
        rows::lines(&panel.name, name, wide).len() == 1
            && name.width(&panel.name) + note.width(&panel.note) + 10.0 <= wide
    });
    let names =
        chart.panels.iter().map(|panel| rows::lines(&panel.name, name, wide).len()).max().unwrap_or(1);
    let noted = !beside && chart.panels.iter().any(|panel| !panel.note.is_empty());
    let heads = names as f64 * 15.0 + if noted { 14.0 } else { 0.0 };
    let mut y = top + 14.0;
    for (number, line) in chart.panels.chunks(per_row).enumerate() {
        // Labels of targets may stand above the highest line of the grid.
        let lower = y + heads + 18.0 + plot.height;
        for (value, text) in &chart.axis {
            canvas.text(text, left - 8.0, plot.y(*value, lower) + 4.0, Anchor::End, axis);
        }
        for (i, panel) in line.iter().enumerate() {
            let x = left + (wide + gap) * i as f64;
            let base = y + 12.0;
            let last = rows::paragraph(canvas, &panel.name, x, wide, base, name);
            if beside {
                canvas.text(&panel.note, x + wide, base, Anchor::End, note);
            } else {
                canvas.text(&panel.note, x, last + 14.0, Anchor::Start, note);
            }
            let others = chart.panels.iter().enumerate().filter(|(at, _)| *at != number * per_row + i);
            let others: Vec<&Panel> = others.map(|(_, panel)| panel).collect();
            draw_panel(canvas, chart, &plot, panel, &others, (x, lower));
        }
        y = lower + 20.0 + GAP.1;
    }
    y - GAP.1
}

/// The pieces of a line between gaps.
fn runs(plot: &Plot, values: &[Value], (x, lower): (f64, f64)) -> Vec<Vec<(f64, f64)>> {
    let mut runs = vec![Vec::new()];
    for (i, value) in values.iter().enumerate() {
        match (value.number, runs.last_mut()) {
            (Some(number), Some(run)) => run.push((x + plot.x(i, values.len()), plot.y(number, lower))),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

fn draw_panel(
    canvas: &Canvas,
    chart: &Multiples,
    plot: &Plot,
    panel: &Panel,
    others: &[&Panel],
    (x, lower): (f64, f64),
) {
    for (value, _) in chart.axis.iter().filter(|(value, _)| *value != 0.0) {
        canvas.fill(x, plot.y(*value, lower), plot.wide, 1.0, RULE2);
    }
    canvas.fill(x, plot.y(0.0, lower), plot.wide, 1.2, AXIS);
    for other in others {
        for run in runs(plot, &other.values, (x, lower)).iter().filter(|run| run.len() > 1) {
            canvas.line(run, RULE, 1.5);
        }
    }
    let own = runs(plot, &panel.values, (x, lower));
    if let Some((target, label)) = &panel.target {
        let y = plot.y(*target, lower);
        canvas.dashes((x, y), (x + plot.wide, y), INK2, 1.5);
        let look = Type::regular(11.0, INK2);
        let wide = look.width(label);
        // Above the line unless the own line runs there.
        let meets = |top: f64, bottom: f64| {
            own.iter().flatten().any(|(px, py)| *px < x + wide + 12.0 && *py > top && *py < bottom)
        };
        let base = if meets(y - 16.0, y) && !meets(y, y + 16.0) { y + 13.0 } else { y - 4.0 };
        canvas.fill(x, base - 9.0, wide + 3.0, 11.0, PAPER);
        canvas.text(label, x + 1.0, base, Anchor::Start, look);
    }
    for run in &own {
        if run.len() > 1 {
            canvas.line(run, BRAND, 2.75);
        } else if let Some((px, py)) = run.first() {
            canvas.disc(*px, *py, 2.5, BRAND);
        }
    }
    let count = panel.values.len();
    let at = panel.values.iter().rposition(|value| value.number.is_some());
    if let Some((at, number)) = at.and_then(|at| Some((at, panel.values[at].number?))) {
        let (px, py) = (x + plot.x(at, count), plot.y(number, lower));
        canvas.disc(px, py, 4.0, BRAND);
        // The number stands beside its point, off a line that leads there.
        let target = panel.target.as_ref().map(|(target, _)| plot.y(*target, lower));
        let near = target.filter(|target| (target - py).abs() < 9.0);
        let base = match near {
            Some(target) if target <= py => py + 15.0,
            Some(_) => py - 6.0,
            None => py + 4.3,
        };
        canvas.text(&panel.values[at].text, px + 8.0, base, Anchor::Start, Type::bold(12.5, BRAND));
    }
    periods(canvas, chart, plot, (x, lower));
}

/// Years, or periods where they stand for themselves, as many as fit.
fn periods(canvas: &Canvas, chart: &Multiples, plot: &Plot, (x, lower): (f64, f64)) {
    let look = Type::regular(11.0, INK3);
    let count = chart.periods.len();
    let mut free = f64::NEG_INFINITY;
    let mut before = "";
    for (i, (label, group)) in chart.periods.iter().enumerate() {
        let text = if group.is_empty() { label } else { group };
        if text == before {
            continue;
        }
        before = text;
        // A year stands in the middle of its periods.
        let of_group = chart.periods.iter().filter(|(_, other)| !group.is_empty() && other == group).count();
        let to = i + of_group.max(1) - 1;
        let middle = x + f64::midpoint(plot.x(i, count), plot.x(to.min(count - 1), count));
        let half = look.width(text) / 2.0;
        let at = middle.clamp(x + half - 4.0, x + plot.wide - half);
        if at - half > free + 8.0 {
            canvas.text(text, at, lower + 16.0, Anchor::Middle, look);
            free = at + half;
        }
    }
}
