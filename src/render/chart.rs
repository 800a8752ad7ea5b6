//! Charts as SVG with text as text, and as PNG at print resolution.

mod backend;
mod canvas;
mod frame;
mod marks;

mod bullet;
mod countries;
mod diverging;
mod picture;
mod series;

pub use picture::png;

use crate::report::chart::{Body, Chart};
use canvas::Canvas;

/// A chart as SVG. `scope` makes its ids unique among those of several documents.
///
/// # Errors
/// What the drawing library says.
pub fn svg(chart: &Chart, scope: &str) -> Result<String, String> {
    let canvas = Canvas::new();
    let top = frame::head(&canvas, chart);
    let bottom = match &chart.body {
        Body::Progress(progress) => bullet::draw(&canvas, progress, top),
        Body::Series(series) => series::draw(&canvas, series, top),
        Body::Diverging(diverging) => diverging::draw(&canvas, diverging, top),
        Body::Countries(countries) => countries::draw(&canvas, countries, top),
    };
    let height = frame::foot(&canvas, chart, bottom);
    let id = format!("{scope}-chart-{:02}", chart.number);
    canvas.finish(&id, &chart.title, &chart.alt, height)
}
