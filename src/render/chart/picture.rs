//! Drawings as pictures at print resolution.

use super::canvas::WIDTH;
use crate::render::font::{BOLD, FAMILY, REGULAR};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use std::sync::{Arc, LazyLock};

/// Pixels in 170 mm at 300 dots per inch.
const PIXELS: u32 = 2008;
/// Dots per metre, at 300 per inch.
const DOTS_PER_METRE: u32 = 11_811;

/// Only the embedded font: a picture is the same on every machine.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    fonts.set_sans_serif_family(FAMILY);
    Arc::new(fonts)
});

/// A drawing as PNG.
///
/// # Errors
/// What the renderer says.
pub fn png(svg: &str) -> Result<Vec<u8>, String> {
    let options =
        Options { fontdb: Arc::clone(&FONTS), font_family: FAMILY.to_string(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let scale = f64::from(PIXELS) / WIDTH;
    // Charts are a few thousand pixels high.
    let height = (f64::from(tree.size().height()) * scale).round() as u32;
    let mut pixels = Pixmap::new(PIXELS, height).ok_or_else(|| "the picture has no size".to_string())?;
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut pixels.as_mut());
    let png = pixels.encode_png().map_err(|error| error.to_string())?;
    Ok(with_resolution(&png))
}

/// The picture with a statement of its resolution, after its head.
fn with_resolution(png: &[u8]) -> Vec<u8> {
    // Signature and head are 8 and 25 bytes in every PNG.
    let Some((head, rest)) = png.split_at_checked(33) else { return png.to_vec() };
    let mut chunk = b"pHYs".to_vec();
    chunk.extend(DOTS_PER_METRE.to_be_bytes());
    chunk.extend(DOTS_PER_METRE.to_be_bytes());
    chunk.push(1);
    let sum = crc32(&chunk);
    let mut picture = head.to_vec();
    picture.extend(9u32.to_be_bytes());
    picture.extend(chunk);
    picture.extend(sum.to_be_bytes());
    picture.extend(rest);
    picture
}

/// The checksum of PNG.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_png() {
        // The end of every PNG: a chunk without data.
        assert_eq!(crc32(b"IEND"), 0xAE42_6082);
    }
}
