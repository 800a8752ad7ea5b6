//! Charts as SVG with text as text, and as PNG at print resolution.

mod backend;
mod canvas;
mod frame;
mod marks;
mod rows;

mod bullet;
mod countries;
mod diverging;
mod dumbbell;
mod heatmap;
mod multiples;
mod picture;
mod series;
mod stacked;
mod stages;

pub use picture::png;

use crate::report::chart::{Body, Chart};
use canvas::Canvas;
pub use canvas::Layout;

/// A chart as SVG. `scope` makes its ids unique among those of several documents.
///
/// # Errors
/// What the drawing library says.
pub fn svg(chart: &Chart, scope: &str, layout: Layout) -> Result<String, String> {
    let canvas = Canvas::new(layout);
    let top = frame::head(&canvas, chart);
    let bottom = match &chart.body {
        Body::Progress(progress) => bullet::draw(&canvas, progress, top),
        Body::Series(series) => series::draw(&canvas, series, top),
        Body::Diverging(diverging) => diverging::draw(&canvas, diverging, top),
        Body::Countries(countries) => countries::draw(&canvas, countries, top),
        Body::Stacked(stacked) => stacked::draw(&canvas, stacked, top),
        Body::Dumbbell(dumbbell) => dumbbell::draw(&canvas, dumbbell, top),
        Body::Multiples(multiples) => multiples::draw(&canvas, multiples, top),
        Body::Heatmap(heatmap) => heatmap::draw(&canvas, heatmap, top),
        Body::Stages(stages) => stages::draw(&canvas, stages, top),
    };
    let height = frame::foot(&canvas, chart, bottom);
    let id = format!("{scope}-chart-{:02}{}", chart.number, layout.suffix());
    canvas.finish(&id, &chart.title, &chart.alt, height)
}

#[cfg(test)]
mod tests;
