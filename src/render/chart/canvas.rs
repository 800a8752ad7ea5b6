//! What charts are drawn on: plotters' drawing area, in pixels.

use super::backend::{SvgWriter, UNITS, opening};
use crate::render::font::{FAMILY, width};
use crate::render::theme::{Colour, PAPER};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::BackendCoord;
use std::cell::RefCell;
use std::rc::Rc;

/// The width of a chart in pixels.
pub const WIDTH: f64 = 720.0;
/// The width of a chart on a phone.
const NARROW: f64 = 358.0;
/// How much of their height rows keep in documents.
const CLOSE: f64 = 0.82;

/// For what a chart is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// For print and wide screens, with all that belongs to it.
    Wide,
    /// For a phone: laid out anew, never shrunk.
    Narrow,
    /// As wide, without title, notes and source: for documents in which they are text.
    Bare,
}

impl Layout {
    /// What is added to the id of a drawing, so that one page may hold several.
    pub fn suffix(self) -> &'static str {
        match self {
            Layout::Wide => "",
            Layout::Narrow => "-narrow",
            Layout::Bare => "-bare",
        }
    }
}

/// At which end of text its place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// At its start.
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
}

/// How text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Type {
    /// Its size in pixels.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// Its colour.
    pub colour: Colour,
}

impl Type {
    /// Regular text.
    pub fn regular(size: f64, colour: Colour) -> Type {
        Type { size, bold: false, colour }
    }

    /// Bold text.
    pub fn bold(size: f64, colour: Colour) -> Type {
        Type { size, bold: true, colour }
    }

    /// How wide text of this look is.
    pub fn width(self, text: &str) -> f64 {
        width(text, self.size, self.bold)
    }
}

/// A drawing that grows from top to bottom; its height is known at the end.
pub struct Canvas {
    layout: Layout,
    area: DrawingArea<SvgWriter, Shift>,
    out: Rc<RefCell<String>>,
    failure: RefCell<Option<String>>,
}

/// Higher than any chart: plotters wants to know a height, and draws beyond it all the same.
const ROOM: u32 = 100_000;

fn at(x: f64, y: f64) -> BackendCoord {
    // Charts are some thousand units wide and high: far within an i32.
    ((x * UNITS).round() as i32, (y * UNITS).round() as i32)
}

fn filled(colour: Colour) -> ShapeStyle {
    RGBColor::from(colour).filled()
}

fn stroked(colour: Colour, thickness: f64) -> ShapeStyle {
    // Strokes are positive and a few pixels thick.
    RGBColor::from(colour).stroke_width((thickness * UNITS).round() as u32)
}

impl Canvas {
    /// An empty drawing.
    pub fn new(layout: Layout) -> Canvas {
        let out = Rc::new(RefCell::new(String::new()));
        // The width is a few thousand units.
        let size = ((WIDTH * UNITS) as u32, ROOM);
        let area = SvgWriter { out: Rc::clone(&out), size }.into_drawing_area();
        Canvas { layout, area, out, failure: RefCell::new(None) }
    }

    /// Whether it is laid out for a phone.
    pub fn is_narrow(&self) -> bool {
        self.layout == Layout::Narrow
    }

    /// Whether what stands around the chart is left to a document.
    pub fn is_bare(&self) -> bool {
        self.layout == Layout::Bare
    }

    /// How high a row is at least. Documents set charts smaller than they are drawn, among lines
    /// of text: air between rows would part what belongs together there.
    pub fn row(&self, high: f64) -> f64 {
        if self.is_bare() { high * CLOSE } else { high }
    }

    /// How wide it is.
    pub fn width(&self) -> f64 {
        if self.is_narrow() { NARROW } else { WIDTH }
    }

    fn keep<E: std::fmt::Display>(&self, result: Result<(), E>) {
        if let Err(error) = result {
            self.failure.borrow_mut().get_or_insert(error.to_string());
        }
    }

    /// A filled rectangle.
    pub fn fill(&self, x: f64, y: f64, width: f64, height: f64, colour: Colour) {
        self.keep(self.area.draw(&Rectangle::new([at(x, y), at(x + width, y + height)], filled(colour))));
    }

    /// The outline of a rectangle, drawn inside it.
    pub fn outline(&self, x: f64, y: f64, width: f64, height: f64, colour: Colour, thickness: f64) {
        let half = thickness / 2.0;
        let corners = [at(x + half, y + half), at(x + width - half, y + height - half)];
        self.keep(self.area.draw(&Rectangle::new(corners, stroked(colour, thickness))));
    }

    /// A line through points.
    pub fn line(&self, points: &[(f64, f64)], colour: Colour, thickness: f64) {
        let points: Vec<BackendCoord> = points.iter().map(|(x, y)| at(*x, *y)).collect();
        self.keep(self.area.draw(&PathElement::new(points, stroked(colour, thickness))));
    }

    /// A dashed line between two points.
    pub fn dashes(&self, from: (f64, f64), to: (f64, f64), colour: Colour, thickness: f64) {
        let (dash, gap) = (5.0, 4.0);
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy);
        let mut start = 0.0;
        while start < length {
            let end = f64::min(start + dash, length);
            let point = |along: f64| (from.0 + dx * along / length, from.1 + dy * along / length);
            self.line(&[point(start), point(end)], colour, thickness);
            start += dash + gap;
        }
    }

    /// A filled shape.
    pub fn shape(&self, points: &[(f64, f64)], colour: Colour) {
        let points: Vec<BackendCoord> = points.iter().map(|(x, y)| at(*x, *y)).collect();
        self.keep(self.area.draw(&Polygon::new(points, filled(colour))));
    }

    /// A filled disc.
    pub fn disc(&self, x: f64, y: f64, radius: f64, colour: Colour) {
        self.keep(self.area.draw(&Circle::new(at(x, y), (radius * UNITS).round() as u32, filled(colour))));
    }

    /// A ring.
    pub fn ring(&self, x: f64, y: f64, radius: f64, colour: Colour, thickness: f64) {
        let style = stroked(colour, thickness);
        self.keep(self.area.draw(&Circle::new(at(x, y), (radius * UNITS).round() as u32, style)));
    }

    /// Text, with its base line at `y`.
    pub fn text(&self, text: &str, x: f64, y: f64, anchor: Anchor, look: Type) {
        if text.is_empty() {
            return;
        }
        let style = if look.bold { FontStyle::Bold } else { FontStyle::Normal };
        let h_pos = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = TextStyle {
            font: FontDesc::new(FontFamily::Name(FAMILY), look.size * UNITS, style),
            color: RGBColor::from(look.colour).to_backend_color(),
            pos: Pos::new(h_pos, VPos::Bottom),
        };
        self.keep(self.area.draw(&Text::new(text.to_string(), at(x, y), style)));
    }

    /// The drawing as SVG.
    ///
    /// # Errors
    /// The first thing that could not be drawn.
    pub fn finish(self, id: &str, title: &str, description: &str, height: f64) -> Result<String, String> {
        let width = self.width();
        if let Some(failure) = self.failure.into_inner() {
            return Err(failure);
        }
        let mut svg = opening(id, title, description, width, height.ceil());
        svg.push_str(&format!(
            "<rect width=\"{width:.0}\" height=\"{:.0}\" fill=\"{}\"/>\n",
            height.ceil(),
            PAPER.hex()
        ));
        svg.push_str(&self.out.borrow());
        svg.push_str("</svg>\n");
        Ok(svg)
    }
}
