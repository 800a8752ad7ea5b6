//! A look at a part of a workbook as it unpacks, before its reader sees it:
//! how long it is, how long its texts are, and which rows are hidden. It reads
//! in pieces, so that no part is held in memory.

use super::unreadable::Unreadable;
use crate::project::Limits;
use memchr::{memchr, memchr_iter, memmem, memrchr};
use std::io::Read;

/// Bytes read at a time.
const PIECE: usize = 128 * 1024;

/// What is looked for in a part.
#[derive(Debug, Clone, Copy)]
pub struct Task<'l> {
    /// Bytes that it says it unpacks to, and may not exceed.
    pub claimed: u64,
    /// Whether hidden rows are looked for.
    pub rows: bool,
    /// Whether it is a table of texts, of which the number of entries is checked.
    pub texts: bool,
    /// How many elements it may have.
    pub elements: Option<u64>,
    /// The limits.
    pub limits: &'l Limits,
}

/// What was found in a part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Hidden rows: first and last of each run, numbered from zero.
    pub hidden: Vec<(u32, u32)>,
    /// Whether there may be formulas.
    pub formulas: bool,
}

/// Unpacks a part to its end, and gives what was looked for in it.
///
/// # Errors
/// [`Unreadable`] if it is longer than it says, holds one text beyond the
/// limits, or claims more entries than it can have.
pub fn survey(mut part: impl Read, task: Task<'_>) -> Result<Found, Unreadable> {
    let mut found = Found::default();
    let mut buffer = vec![0; PIECE];
    let hidden_attribute = memmem::Finder::new(b" hidden=");
    let claim = memmem::Finder::new(b"uniqueCount");
    let formula = [memmem::Finder::new(b"<f"), memmem::Finder::new(b":f")];
    // How much of the buffer is left from before: a tag that had no end yet.
    let (mut kept, mut length, mut since_mark, mut elements) = (0usize, 0u64, 0u64, 0u64);
    let mut claim_is_open = task.texts;
    loop {
        let Some(space) = buffer.get_mut(kept..) else { return Ok(found) };
        let read = match part.read(space) {
            Ok(0) => return Ok(found),
            Ok(read) => read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Unreadable::damaged(error)),
        };
        let fresh = buffer.get(kept..kept + read).unwrap_or_default();
        length += read as u64;
        if length > task.claimed {
            let what = format!(
                "a part of the workbook says that it unpacks to {} bytes, and has more",
                task.claimed
            );
            return Err(Unreadable::inflated(what, task.limits));
        }
        since_mark = match memrchr(b'<', fresh) {
            Some(at) => {
                let first = memchr(b'<', fresh).unwrap_or(at) as u64;
                check_text(since_mark + first, task.limits)?;
                (read - at) as u64
            }
            None => since_mark + read as u64,
        };
        check_text(since_mark, task.limits)?;
        if let Some(most) = task.elements {
            elements += memchr_iter(b'<', fresh).count() as u64;
            if elements > most {
                let what =
                    format!("a part of the workbook that describes its form has more than {most} elements");
                return Err(Unreadable::inflated(what, task.limits));
            }
        }
        if !task.rows && !task.texts {
            continue;
        }
        let filled = buffer.get(..kept + read).unwrap_or_default();
        if claim_is_open && let Some(at) = claim.find(filled) {
            claim_is_open = false;
            // The shortest entry, `<si/>`, has five bytes.
            if number(filled.get(at..).unwrap_or_default()).is_some_and(|count| count > task.claimed / 5 + 1)
            {
                return Err(Unreadable::damaged("its table of texts claims more entries than it has bytes"));
            }
        }
        if task.rows {
            found.formulas = found.formulas || formula.iter().any(|mark| mark.find(filled).is_some());
            for at in hidden_attribute.find_iter(filled) {
                if let Some(row) = hidden_row(filled, at) {
                    match found.hidden.last_mut() {
                        Some((_, last)) if *last + 1 == row => *last = row,
                        _ => found.hidden.push((row, row)),
                    }
                }
            }
        }
        // A tag that has no end yet is looked at again with what follows it.
        let open = memrchr(b'<', filled).filter(|at| {
            !filled.get(*at..).unwrap_or_default().contains(&b'>') && filled.len() - at <= PIECE / 2
        });
        let end = kept + read;
        match open {
            Some(at) => {
                buffer.copy_within(at..end, 0);
                kept = end - at;
            }
            None => kept = 0,
        }
    }
}

fn check_text(length: u64, limits: &Limits) -> Result<(), Unreadable> {
    if length > limits.text_bytes {
        let what = format!("a text in the workbook has {length} bytes or more");
        return Err(Unreadable::beyond(what, "text_bytes", limits.text_bytes));
    }
    Ok(())
}

/// The number in quotes that follows a name.
fn number(text: &[u8]) -> Option<u64> {
    let open = text.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
    let digits: String = text
        .get(open + 1..)?
        .iter()
        .take(32)
        .take_while(|byte| byte.is_ascii_digit())
        .map(|byte| *byte as char)
        .collect();
    // What is too large to be a number is beyond every limit.
    (!digits.is_empty()).then(|| digits.parse().unwrap_or(u64::MAX))
}

/// The row whose tag has the attribute `hidden` at a place, if it is one.
fn hidden_row(text: &[u8], at: usize) -> Option<u32> {
    let start = memrchr(b'<', text.get(..at)?)?;
    let tag = text.get(start + 1..)?;
    // An attribute of a tag that has no end yet is found again with the next piece.
    let tag = tag.get(..memchr(b'>', tag)?)?;
    if start + 1 + tag.len() < at {
        return None;
    }
    let name = tag.split(|byte| byte.is_ascii_whitespace()).next()?;
    if name != b"row" && !name.ends_with(b":row") {
        return None;
    }
    let value = |attribute: &[u8]| {
        let at = memmem::find(tag, attribute)?;
        let value = tag.get(at + attribute.len() + 1..)?;
        value.get(..value.iter().position(|byte| matches!(byte, b'"' | b'\''))?)
    };
    if !matches!(value(b" hidden=")?, b"1" | b"true") {
        return None;
    }
    let row: u32 = std::str::from_utf8(value(b" r=")?).ok()?.parse().ok()?;
    row.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(text: &str, texts: bool) -> Result<Found, Unreadable> {
        let limits = Limits { text_bytes: 100_000, ..Limits::default() };
        let task = Task { claimed: text.len() as u64, rows: !texts, texts, elements: None, limits: &limits };
        survey(text.as_bytes(), task)
    }

    #[test]
    fn hidden_rows_are_found_wherever_a_piece_ends() {
        let mut text = String::from("<cols><col min=\"1\" hidden=\"1\"/></cols>");
        let mut expected = Vec::new();
        for row in 1..20_000u32 {
            let hidden = row % 7 == 0;
            let mark = if hidden { " ht=\"15\" hidden=\"1\"" } else { "" };
            text.push_str(&format!("<row r=\"{row}\" spans=\"1:2\"{mark}><c r=\"A{row}\"/></row>"));
            if hidden {
                expected.push((row - 1, row - 1));
            }
        }
        assert_eq!(look(&text, false).unwrap(), Found { hidden: expected, formulas: false });
        let runs = "<x:row hidden='true' r='3'/><x:row r='4' hidden='1'/><row r='5' hidden='0'/><t> hidden=\"1\"</t>";
        assert_eq!(look(runs, false).unwrap().hidden, [(2, 3)]);
        assert!(look("<row r='1'><c><f>1</f></c></row>", false).unwrap().formulas);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let long = format!("<si><t>{}</t></si>", "x".repeat(400_001));
        assert_eq!(look(&long, true).unwrap_err().code, crate::diag::Code::TooLarge);
        let claim = format!("<!--{}--><sst count='1' uniqueCount = '1000000000000'>", "-".repeat(90_000));
        assert!(look(&claim, true).unwrap_err().reason.contains("claims"));
        assert!(look("<sst uniqueCount=\"2\"><si/><si/></sst>", true).is_ok());
        let limits = Limits::default();
        let task = Task { claimed: 3, rows: true, texts: false, elements: None, limits: &limits };
        assert_eq!(survey(b"<row/>".as_slice(), task).unwrap_err().code, crate::diag::Code::Inflated);
    }
}
