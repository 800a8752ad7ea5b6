//! What a process that reads a file and the one that asks it to say to each
//! other: pieces with their length in front, packed by `postcard`.

use super::seam::{Area, Rows};
use crate::ingest::cell::Cell;
use crate::ingest::unreadable::Told;
use crate::project::Limits;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// Bytes of a piece at most: far more than a row within the limits has.
const PIECE: u64 = 512 * 1024 * 1024;

/// What is asked for: the file itself follows.
#[derive(Debug, Serialize, Deserialize)]
pub struct Request {
    /// What the file is.
    pub format: Format,
    /// The limits.
    pub limits: Limits,
    /// Bytes of the file.
    pub length: u64,
}

/// The formats that are read in a process of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// A binary workbook of 1997 to 2003.
    Xls,
    /// A workbook of binary parts.
    Xlsb,
    /// An OpenDocument spreadsheet.
    Ods,
}

/// What is answered.
#[derive(Debug, Serialize, Deserialize)]
pub enum Answer<'a> {
    /// The file was opened.
    Opened {
        /// Its sheets.
        sheets: Vec<Sheet>,
        /// Whether days are counted from 1904.
        epoch_1904: bool,
        /// Whether formulas point to other workbooks.
        external: bool,
    },
    /// Rows of the sheet asked for.
    Rows(#[serde(borrow)] Vec<(u32, Vec<(u32, Cell<'a>)>)>),
    /// The sheet has no more rows.
    End,
    /// The file or the sheet cannot be read, or not further.
    Failed(Told),
}

/// A sheet, but for its rows.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Its hidden rows.
    pub hidden_rows: Vec<Rows>,
    /// Its merged cells.
    pub merged: Vec<Area>,
}

/// Sends a piece.
///
/// # Errors
/// As the operating system says.
pub fn send(out: &mut impl Write, piece: &impl Serialize) -> io::Result<()> {
    let bytes = postcard::to_stdvec(piece).map_err(io::Error::other)?;
    out.write_all(&(bytes.len() as u64).to_le_bytes())?;
    out.write_all(&bytes)
}

/// Receives the bytes of a piece.
///
/// # Errors
/// As the operating system says, and if it is no such piece.
pub fn receive(from: &mut impl Read, bytes: &mut Vec<u8>) -> io::Result<()> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    if length > PIECE {
        return Err(io::Error::other("a piece is too long"));
    }
    bytes.clear();
    // Memory is set aside as bytes arrive, whatever is announced.
    if from.by_ref().take(length).read_to_end(bytes)? as u64 != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(())
}

/// What the bytes of a piece say.
///
/// # Errors
/// If they are no such piece.
pub fn unpack<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> io::Result<T> {
    postcard::from_bytes(bytes).map_err(io::Error::other)
}
