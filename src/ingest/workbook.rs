//! Opening a file of any format: one seam behind which every format gives the
//! rows of its sheets, one after the other.

mod seam;

mod guarded;

mod encoding;

mod delimited;

mod odf;

mod ole;

mod ranges;

mod by_cell;

mod padding;

mod xlsb;

mod parts;

mod xlsx;

pub mod wire;

mod remote;

pub use guarded::panics_are_findings;
pub use remote::COMMAND;
pub use seam::{Area, Rows, TakeRow, Workbook};

use super::content::{Content, Unreadable};
use crate::project::Limits;
use guarded::{Guarded, guarded};
use std::path::Path;
use wire::Format;

/// How files are opened.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    /// How much is read at most.
    pub limits: &'a Limits,
    /// The program that reads, in a process of its own, formats whose reader may
    /// abort; without it they are read here, behind checks of their structure.
    pub program: Option<&'a Path>,
}

/// Opens a file by what it is.
///
/// # Errors
/// [`Unreadable`] if it is damaged or protected.
pub fn open<'b>(
    content: Content,
    bytes: &'b [u8],
    opening: Opening<'_>,
) -> Result<Box<dyn Workbook + 'b>, Unreadable> {
    let Opening { limits, program } = opening;
    let format = match content {
        Content::Xls => Format::Xls,
        Content::Xlsb => Format::Xlsb,
        Content::Ods => Format::Ods,
        Content::Xlsx | Content::Text => return open_here(content, bytes, limits, true),
    };
    match program {
        Some(program) => Ok(Box::new(remote::RemoteWorkbook::open(program, format, bytes, limits)?)),
        None => open_here(content, bytes, limits, true),
    }
}

/// Opens a file in a process that has limits of its own.
///
/// # Errors
/// [`Unreadable`] if it is damaged or protected.
pub fn open_confined<'b>(
    content: Content,
    bytes: &'b [u8],
    limits: &Limits,
) -> Result<Box<dyn Workbook + 'b>, Unreadable> {
    open_here(content, bytes, limits, false)
}

/// Opens a file in this process. `strict` refuses what its reader might not survive.
fn open_here<'b>(
    content: Content,
    bytes: &'b [u8],
    limits: &Limits,
    strict: bool,
) -> Result<Box<dyn Workbook + 'b>, Unreadable> {
    Ok(match content {
        Content::Xlsx => Box::new(Guarded(guarded(|| xlsx::XlsxWorkbook::open(bytes, limits))?)),
        Content::Xlsb => Box::new(Guarded(guarded(|| xlsb::XlsbWorkbook::open(bytes, limits))?)),
        Content::Xls => {
            Box::new(Guarded(guarded(|| ranges::RangeWorkbook::open_xls(bytes, limits, strict))?))
        }
        Content::Ods => Box::new(Guarded(guarded(|| ranges::RangeWorkbook::open_ods(bytes, limits))?)),
        Content::Text => Box::new(delimited::TextTable::open(bytes, limits)),
    })
}
