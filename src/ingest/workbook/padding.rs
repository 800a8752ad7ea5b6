//! Numbers that are shown with zeros in front: a code 0100 that a spreadsheet
//! program has made the number 100, under a format of zeros.

use calamine::{DataRef, Style, Xlsx, XlsxError};
use std::collections::HashMap;
use std::io::Cursor;

/// How many such cells of a sheet are looked at: more are read as numbers.
const CELLS: usize = 4_000_000;

/// With how many digits a number is shown, by row and column.
pub type Padding = HashMap<(u32, u32), u8>;

/// The cells of a sheet whose numbers are shown with zeros in front. The sheet
/// is gone through for them only where the workbook has such a format.
///
/// # Errors
/// If the sheet is damaged.
pub fn padding(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Padding, XlsxError> {
    let mut found = Padding::new();
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    let digits: Vec<Option<u8>> = reader.styles().iter().map(digits_of).collect();
    if digits.iter().all(Option::is_none) {
        return Ok(found);
    }
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let number = matches!(cell.get_value(), DataRef::Float(_) | DataRef::Int(_));
        if let Some(Some(digits)) = digits.get(style).filter(|_| number) {
            found.insert(cell.get_position(), *digits);
            if found.len() >= CELLS {
                break;
            }
        }
    }
    Ok(found)
}

/// A number as it is shown with so many digits; none if it has digits enough, is
/// not whole, or is below zero.
pub fn padded(number: f64, digits: u8) -> Option<String> {
    let whole = number.fract() == 0.0 && (0.0..1e15).contains(&number);
    let text = whole.then(|| format!("{number:.0}"))?;
    let width = usize::from(digits);
    (text.len() < width).then(|| format!("{text:0>width$}"))
}

/// With how many digits a style shows a whole number, if it is one of zeros alone.
fn digits_of(style: &Style) -> Option<u8> {
    let format = &style.number_format.as_ref()?.format_code;
    let first = format.split(';').next().unwrap_or(format).trim_matches('"');
    let zeros = (2..=15).contains(&first.len()) && first.bytes().all(|byte| byte == b'0');
    if zeros { u8::try_from(first.len()).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_are_put_in_front() {
        assert_eq!(padded(100.0, 4).as_deref(), Some("0100"));
        assert_eq!(padded(0.0, 3).as_deref(), Some("000"));
        assert_eq!(padded(12345.0, 4), None);
        assert_eq!(padded(1.5, 4), None);
        assert_eq!(padded(-5.0, 4), None);
    }
}
