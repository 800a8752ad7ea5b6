//! Opening a file of any format: one seam behind which every format gives the
//! rows of its sheets, one after the other.

mod seam;

mod encoding;

mod delimited;

mod ranges;

mod padding;

mod xlsx;

pub use seam::Workbook;

use super::content::{Content, Unreadable};

/// Opens a file by what it is.
///
/// # Errors
/// [`Unreadable`] if it is damaged or protected.
pub fn open(content: Content, bytes: &[u8]) -> Result<Box<dyn Workbook + '_>, Unreadable> {
    Ok(match content {
        Content::Xlsx => Box::new(xlsx::XlsxWorkbook::open(bytes)?),
        Content::Xls => Box::new(ranges::RangeWorkbook::open_xls(bytes)?),
        Content::Ods => Box::new(ranges::RangeWorkbook::open_ods(bytes)?),
        Content::Text => Box::new(delimited::TextTable::open(bytes)),
    })
}
