//! Marks with a fixed meaning: the shapes of ratings, and hatching.

use super::canvas::Canvas;
use crate::cube::Rating;
use crate::render::theme::{Colour, PAPER, UNKNOWN, rating as colour_of};

/// The shape of a rating, about its middle.
pub fn rating(canvas: &Canvas, value: Rating, x: f64, y: f64) {
    let colour = colour_of(value);
    match value {
        Rating::Achieved => {
            canvas.disc(x, y, 5.8, colour);
            canvas.line(&[(x - 2.7, y + 0.2), (x - 0.7, y + 2.2), (x + 2.8, y - 2.0)], PAPER, 1.5);
        }
        Rating::OnTrack => {
            canvas.shape(&[(x, y - 5.4), (x + 6.0, y + 5.0), (x - 6.0, y + 5.0)], colour);
        }
        Rating::AtRisk => canvas.fill(x - 4.8, y - 4.8, 9.6, 9.6, colour),
        Rating::OffTrack => {
            canvas.shape(&[(x - 6.0, y - 5.0), (x + 6.0, y - 5.0), (x, y + 5.4)], colour);
        }
        Rating::NotRated => canvas.ring(x, y, 4.9, colour, 1.6),
    }
}

/// Diagonal lines within a rectangle.
pub fn hatch(canvas: &Canvas, (x, y, width, height): (f64, f64, f64, f64), colour: Colour, thickness: f64) {
    let step = 6.0;
    // Lines rise to the right: x + y is the same along each, so each is cut to the
    // rectangle by where it enters and leaves.
    let mut sum = x + y + step / 2.0;
    while sum < x + y + width + height {
        let left = f64::max(x, sum - (y + height));
        let right = f64::min(x + width, sum - y);
        if right > left {
            canvas.line(&[(left, sum - left), (right, sum - right)], colour, thickness);
        }
        sum += step;
    }
}

/// A bar of what is not known: always hatched and outlined.
pub fn unknown_bar(canvas: &Canvas, x: f64, y: f64, width: f64, height: f64) {
    canvas.fill(x, y, width, height, PAPER);
    hatch(canvas, (x, y, width, height), UNKNOWN, 1.1);
    canvas.outline(x, y, width, height, UNKNOWN, 1.1);
}

/// A diamond, hollow.
pub fn diamond(canvas: &Canvas, x: f64, y: f64, colour: Colour) {
    let r = 5.2;
    let points = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)];
    canvas.shape(&points, PAPER);
    canvas.line(&[points[0], points[1], points[2], points[3], points[0]], colour, 1.5);
}
