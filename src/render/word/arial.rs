//! How wide text is in Arial, in which Word documents are set. The widths are facts about the
//! font (those of Liberation Sans, which is made to the same measures), not the font itself.

use crate::render::font;

/// The first character of the tables.
const FIRST: u32 = 0x20;
/// Units of an em.
const EM: f64 = 2048.0;

/// Advance widths of U+0020 to U+017F, regular.
#[rustfmt::skip]
const REGULAR: [u16; 352] = [
    569, 569, 727, 1139, 1139, 1821, 1366, 391, 682, 682, 797, 1196, 569, 682, 569, 569, 1139, 1139,
    1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 569, 569, 1196, 1196, 1196, 1139, 2079, 1366, 1366,
    1479, 1479, 1366, 1251, 1593, 1479, 569, 1024, 1366, 1139, 1706, 1479, 1593, 1366, 1593, 1479, 1366,
    1251, 1479, 1366, 1933, 1366, 1366, 1251, 569, 569, 569, 961, 1139, 682, 1139, 1139, 1024, 1139,
    1139, 569, 1139, 1139, 455, 455, 1024, 455, 1706, 1139, 1139, 1139, 1139, 682, 1024, 569, 1139,
    1024, 1479, 1024, 1024, 1024, 684, 532, 684, 1196, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 569, 682, 1139, 1139, 1139, 1139, 532, 1139, 682,
    1509, 758, 1139, 1196, 682, 1509, 1131, 819, 1124, 682, 682, 682, 1180, 1100, 682, 682, 682, 748,
    1139, 1708, 1708, 1708, 1251, 1366, 1366, 1366, 1366, 1366, 1366, 2048, 1479, 1366, 1366, 1366,
    1366, 569, 569, 569, 569, 1479, 1479, 1593, 1593, 1593, 1593, 1593, 1196, 1593, 1479, 1479, 1479,
    1479, 1366, 1366, 1251, 1139, 1139, 1139, 1139, 1139, 1139, 1821, 1024, 1139, 1139, 1139, 1139, 569,
    569, 569, 569, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 1124, 1251, 1139, 1139, 1139, 1139, 1024,
    1139, 1024, 1366, 1139, 1366, 1139, 1366, 1139, 1479, 1024, 1479, 1024, 1479, 1024, 1479, 1024,
    1479, 1259, 1479, 1139, 1366, 1139, 1366, 1139, 1366, 1139, 1366, 1139, 1366, 1139, 1593, 1139,
    1593, 1139, 1593, 1139, 1593, 1139, 1479, 1139, 1479, 1139, 569, 569, 569, 569, 569, 569, 569, 455,
    569, 569, 1505, 909, 1024, 455, 1366, 1024, 1024, 1139, 455, 1139, 455, 1139, 597, 1139, 684, 1139,
    455, 1479, 1139, 1479, 1139, 1479, 1139, 1237, 1481, 1139, 1593, 1139, 1593, 1139, 1593, 1139, 2048,
    1933, 1479, 682, 1479, 682, 1479, 682, 1366, 1024, 1366, 1024, 1366, 1024, 1366, 1024, 1251, 569,
    1251, 768, 1251, 569, 1479, 1139, 1479, 1139, 1479, 1139, 1479, 1139, 1479, 1139, 1479, 1139, 1933,
    1479, 1366, 1024, 1366, 1251, 1024, 1251, 1024, 1251, 1024, 455,
];

/// Advance widths of U+0020 to U+017F, bold.
#[rustfmt::skip]
const BOLD: [u16; 352] = [
    569, 682, 971, 1139, 1139, 1821, 1479, 487, 682, 682, 797, 1196, 569, 682, 569, 569, 1139, 1139,
    1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 682, 682, 1196, 1196, 1196, 1251, 1997, 1479, 1479,
    1479, 1479, 1366, 1251, 1593, 1479, 569, 1139, 1479, 1251, 1706, 1479, 1593, 1366, 1593, 1479, 1366,
    1251, 1479, 1366, 1933, 1366, 1366, 1251, 682, 569, 682, 1196, 1139, 682, 1139, 1251, 1139, 1251,
    1139, 682, 1251, 1251, 569, 569, 1139, 569, 1821, 1251, 1251, 1251, 1251, 797, 1139, 682, 1251,
    1139, 1593, 1139, 1139, 1024, 797, 573, 797, 1196, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 569, 682, 1139, 1139, 1139, 1139, 573, 1139, 682,
    1509, 758, 1139, 1196, 682, 1509, 1131, 819, 1124, 682, 682, 682, 1180, 1139, 682, 682, 682, 748,
    1139, 1708, 1708, 1708, 1251, 1479, 1479, 1479, 1479, 1479, 1479, 2048, 1479, 1366, 1366, 1366,
    1366, 569, 569, 569, 569, 1479, 1479, 1593, 1593, 1593, 1593, 1593, 1196, 1593, 1479, 1479, 1479,
    1479, 1366, 1366, 1251, 1139, 1139, 1139, 1139, 1139, 1139, 1821, 1139, 1139, 1139, 1139, 1139, 569,
    569, 569, 569, 1251, 1251, 1251, 1251, 1251, 1251, 1251, 1124, 1251, 1251, 1251, 1251, 1251, 1139,
    1251, 1139, 1479, 1139, 1479, 1139, 1479, 1139, 1479, 1139, 1479, 1139, 1479, 1139, 1479, 1139,
    1479, 1472, 1479, 1251, 1366, 1139, 1366, 1139, 1366, 1139, 1366, 1139, 1366, 1139, 1593, 1251,
    1593, 1251, 1593, 1251, 1593, 1251, 1479, 1251, 1479, 1251, 569, 569, 569, 569, 569, 569, 569, 569,
    569, 569, 1607, 1139, 1139, 569, 1479, 1139, 1139, 1251, 569, 1251, 569, 1251, 789, 1251, 981, 1251,
    569, 1479, 1251, 1479, 1251, 1479, 1251, 1451, 1481, 1251, 1593, 1251, 1593, 1251, 1593, 1251, 2048,
    1933, 1479, 797, 1479, 797, 1479, 797, 1366, 1139, 1366, 1139, 1366, 1139, 1366, 1139, 1251, 682,
    1251, 981, 1251, 682, 1479, 1251, 1479, 1251, 1479, 1251, 1479, 1251, 1479, 1251, 1479, 1251, 1933,
    1593, 1366, 1139, 1366, 1251, 1024, 1251, 1024, 1251, 1024, 569,
];

/// Widths of characters beyond the tables, the same in both weights.
const FURTHER: [(char, u16); 14] = [
    ('\u{2009}', 409),
    ('\u{202F}', 409),
    ('\u{2013}', 1139),
    ('\u{2014}', 2048),
    ('\u{2018}', 455),
    ('\u{2019}', 455),
    ('\u{201C}', 682),
    ('\u{201D}', 682),
    ('\u{2026}', 2048),
    ('\u{2022}', 717),
    ('\u{25CF}', 1237),
    ('\u{25B2}', 2027),
    ('\u{25A0}', 1237),
    ('\u{25BC}', 2027),
];

/// The width of text in points, at a size in points.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let table = if bold { &BOLD } else { &REGULAR };
    let advance = |c: char| -> f64 {
        let place = u32::from(c).checked_sub(FIRST).and_then(|place| usize::try_from(place).ok());
        let known = place.and_then(|place| table.get(place)).copied().filter(|width| *width > 0);
        let known = known.or_else(|| FURTHER.iter().find(|(own, _)| *own == c).map(|(_, width)| *width));
        match known {
            Some(width) => f64::from(width) * size / EM,
            // Another font steps in, and this program has one of about its width.
            None => font::width(c.encode_utf8(&mut [0; 4]), size, bold),
        }
    };
    text.chars().map(advance).sum()
}

/// A text as the widths of its words, line by line.
#[derive(Debug, Clone, PartialEq)]
pub struct Set {
    lines: Vec<Vec<f64>>,
    space: f64,
}

impl Set {
    /// A text at a size in points.
    pub fn of(text: &str, size: f64, bold: bool) -> Set {
        let words = |line: &str| -> Vec<f64> {
            line.split(' ').filter(|word| !word.is_empty()).map(|word| width(word, size, bold)).collect()
        };
        Set { lines: text.split('\n').map(words).collect(), space: width(" ", size, bold) }
    }

    /// The width of the widest word.
    pub fn word(&self) -> f64 {
        self.lines.iter().flatten().copied().fold(0.0, f64::max)
    }

    /// The width of the widest line, none being broken.
    pub fn whole(&self) -> f64 {
        let line =
            |words: &Vec<f64>| words.iter().sum::<f64>() + self.space * words.len().saturating_sub(1) as f64;
        self.lines.iter().map(line).fold(0.0, f64::max)
    }

    /// How many lines it takes in a room, broken at spaces and at its own line ends.
    pub fn lines(&self, room: f64) -> usize {
        let mut lines = 0;
        for line in &self.lines {
            let mut at = 0.0;
            lines += 1;
            for word in line {
                if at > 0.0 && at + self.space + word > room {
                    lines += 1;
                    at = 0.0;
                }
                at += if at > 0.0 { self.space + word } else { *word };
                // What fits on no line is broken wherever a line ends.
                while at > room && room > 4.0 {
                    lines += 1;
                    at -= room;
                }
            }
        }
        lines
    }
}

/// How many lines a text takes in a room.
pub fn lines(text: &str, size: f64, bold: bool, room: f64) -> usize {
    Set::of(text, size, bold).lines(room)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_arial() {
        // The digits of Arial are 556/1000 of its size wide, in both weights.
        for bold in [false, true] {
            assert!((width("0123", 1000.0, bold) - 4.0 * 556.2).abs() < 1.0);
        }
        assert!((width("W", 1000.0, false) - 943.8).abs() < 1.0);
    }

    #[test]
    fn lines_are_broken_at_spaces_and_long_words_where_they_must() {
        let room = width("Policies and", 8.0, false) + 0.1;
        assert_eq!(lines("Policies and measures", 8.0, false, room), 2);
        assert_eq!(lines("Policies\nand", 8.0, false, room), 2);
        assert_eq!(lines("", 8.0, false, room), 1);
        assert!(lines(&"x".repeat(60), 8.0, false, room) >= 4);
    }
}
