//! A backend for plotters that writes SVG: text stays text, numbers have one
//! digit after the point, and the same drawing is always the same bytes.

use crate::render::font::{FAMILY, width};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::rc::Rc;

/// Plotters counts in whole units; here a unit is a tenth of a pixel.
pub const UNITS: f64 = 10.0;

/// Writes elements of SVG. Writing into memory cannot fail.
pub struct SvgWriter {
    /// What was written.
    pub out: Rc<RefCell<String>>,
    /// Width and height in units.
    pub size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Units as pixels, with one digit after the point where there is one.
fn px(units: i32) -> String {
    let (whole, tenth) = (units / 10, (units % 10).abs());
    let sign = if units < 0 && whole == 0 { "-" } else { "" };
    if tenth == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{tenth}") }
}

fn unsigned(units: u32) -> String {
    px(i32::try_from(units).unwrap_or(i32::MAX))
}

fn hex(colour: BackendColor) -> String {
    let (r, g, b) = colour.rgb;
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Text as it stands in XML.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Control characters are not allowed in XML at all.
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

impl SvgWriter {
    fn write(&self, element: std::fmt::Arguments<'_>) -> Drawn {
        // Writing to a String cannot fail.
        let _ = self.out.borrow_mut().write_fmt(element);
        self.out.borrow_mut().push('\n');
        Ok(())
    }

    fn points(points: impl IntoIterator<Item = BackendCoord>) -> String {
        let mut d = String::new();
        for (i, (x, y)) in points.into_iter().enumerate() {
            // Writing to a String cannot fail.
            let _ = write!(d, "{}{} {}", if i == 0 { "M" } else { "L" }, px(x), px(y));
        }
        d
    }
}

fn paint<S: BackendStyle>(style: &S, fill: bool) -> String {
    let colour = hex(style.color());
    if fill {
        format!("fill=\"{colour}\"")
    } else {
        format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}\"", unsigned(style.stroke_width()))
    }
}

impl DrawingBackend for SvgWriter {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.write(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"0.1\" height=\"0.1\" fill=\"{}\"/>",
            px(x),
            px(y),
            hex(colour)
        ))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.write(format_args!("<path d=\"{}\" {}/>", Self::points([from, to]), paint(style, false)))
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.write(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>",
            px(left),
            px(top),
            px(right - left),
            px(bottom - top),
            paint(style, fill)
        ))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.write(format_args!(
            "<path d=\"{}\" {} stroke-linejoin=\"round\"/>",
            Self::points(path),
            paint(style, false)
        ))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.write(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}/>",
            px(x),
            px(y),
            unsigned(radius),
            paint(style, fill)
        ))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        self.write(format_args!("<path d=\"{}Z\" {}/>", Self::points(vert), paint(style, true)))
    }

    /// The point given is on the base line, whatever the vertical anchor says.
    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        let weight = if matches!(style.style(), FontStyle::Bold) { " font-weight=\"700\"" } else { "" };
        // Sizes are whole tenths of a pixel, like everything else here.
        let size = px(style.size().round() as i32);
        self.write(format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{size}\"{weight}{anchor} fill=\"{}\">{}</text>",
            px(x),
            px(y),
            hex(style.color()),
            escape(text)
        ))
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let bold = matches!(style.style(), FontStyle::Bold);
        // Widths of text are far below the largest u32, and never negative.
        Ok((width(text, style.size(), bold).ceil() as u32, (style.size() * 1.36).ceil() as u32))
    }
}

/// The first line of a drawing, in the embedded font.
pub fn opening(id: &str, title: &str, description: &str, width: f64, height: f64) -> String {
    let (id, title, description) = (escape(id), escape(title), escape(description));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{id}\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         width=\"{width:.0}\" height=\"{height:.0}\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-desc\" font-family=\"'{FAMILY}', Arial, sans-serif\">\n\
         <title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-desc\">{description}</desc>\n"
    )
}
