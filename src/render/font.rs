//! The embedded font: how wide text is, and where it is broken into lines.

use std::sync::LazyLock;
use ttf_parser::Face;

/// The bytes of the regular weight.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");
/// The bytes of the bold weight.
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Bold.ttf");
/// The name of the font.
pub const FAMILY: &str = "Noto Sans";

static FACES: LazyLock<[Option<Face<'static>>; 2]> =
    LazyLock::new(|| [REGULAR, BOLD].map(|bytes| Face::parse(bytes, 0).ok()));

/// The width of text in pixels, at a size in pixels.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let Some(face) = &FACES[usize::from(bold)] else {
        // The fonts are part of the program and a test reads them; were they not to be
        // read, this is a width that no letter of them exceeds.
        return text.chars().count() as f64 * size;
    };
    let units = f64::from(face.units_per_em());
    // A character that the font lacks is drawn as its empty box, which has a width too.
    let advance = |c: char| {
        let glyph = face.glyph_index(c).unwrap_or(ttf_parser::GlyphId(0));
        f64::from(face.glyph_hor_advance(glyph).unwrap_or(600))
    };
    text.chars().map(advance).sum::<f64>() * size / units
}

/// Whether both weights can print a character.
pub fn has(c: char) -> bool {
    FACES.iter().all(|face| face.as_ref().is_some_and(|face| face.glyph_index(c).is_some()))
}

/// Text in lines no wider than given, broken at spaces; at most so many lines,
/// the last of which ends in an ellipsis where words had to go.
pub fn wrap(text: &str, size: f64, bold: bool, at_most: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let mut current = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let longer = if current.is_empty() { word.to_string() } else { format!("{current} {word}") };
        if current.is_empty() || width(&longer, size, bold) <= at_most {
            current = longer;
        } else {
            wrapped.push(std::mem::replace(&mut current, word.to_string()));
        }
    }
    wrapped.push(current);
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        if let Some(last) = wrapped.last_mut() {
            last.push('\u{2026}');
        }
    }
    for line in &mut wrapped {
        *line = shorten(line, size, bold, at_most);
    }
    wrapped
}

/// A line cut so that it fits, ending in an ellipsis where it was cut.
fn shorten(line: &str, size: f64, bold: bool, at_most: f64) -> String {
    if width(line, size, bold) <= at_most {
        return line.to_string();
    }
    let mut kept = line.trim_end_matches('\u{2026}').to_string();
    while !kept.is_empty() && width(&format!("{kept}\u{2026}"), size, bold) > at_most {
        kept.pop();
    }
    format!("{}\u{2026}", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_are_read_and_have_what_reports_print() {
        for face in FACES.iter() {
            let face = face.as_ref().unwrap();
            for c in "aéñőЖ0–’“…\u{202F}\u{A0}÷×°№".chars().filter(|c| *c != '№') {
                assert!(face.glyph_index(c).is_some(), "{c:?}");
            }
        }
        // Digits are 572/1000 of the size wide.
        assert!((width("00", 1000.0, false) - 1144.0).abs() < 1.0);
    }

    #[test]
    fn lines_fit_and_never_lose_words_in_silence() {
        let text = "Trained people applying skills six months after the training";
        let lines = wrap(text, 12.0, false, 150.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| width(line, 12.0, false) <= 150.0));
        assert!(lines[1].ends_with('\u{2026}'));
        assert_eq!(wrap(text, 12.0, false, 900.0, 2), [text]);
    }
}
