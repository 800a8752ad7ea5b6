//! What a file is, by what is in it; its name is only compared.

use super::limits;
use crate::diag::Code;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// A workbook of XML parts, with or without macros.
    Xlsx,
    /// A binary workbook of 1997 to 2003.
    Xls,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A text table.
    Text,
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The kind of finding.
    pub code: Code,
    /// What is wrong, in a sentence without a full stop.
    pub reason: String,
    /// What to do.
    pub hint: String,
}

impl Unreadable {
    /// A file that is broken or of a kind that is not read.
    pub fn new(reason: impl Into<String>, hint: impl Into<String>) -> Unreadable {
        Unreadable { code: Code::UnreadableFile, reason: reason.into(), hint: hint.into() }
    }

    /// A file that is damaged; `detail` is what the reader said.
    pub fn damaged(detail: impl std::fmt::Display) -> Unreadable {
        Unreadable::new(
            format!("the file is damaged ({detail})"),
            "Open it in a spreadsheet program, save it anew, and send it again",
        )
    }

    /// A file with a password.
    pub fn encrypted() -> Unreadable {
        Unreadable {
            code: Code::EncryptedFile,
            reason: "the file is protected by a password".into(),
            hint: "Save it without a password and send it again".into(),
        }
    }

    /// A file beyond the limits.
    pub fn too_large(reason: impl Into<String>) -> Unreadable {
        Unreadable {
            code: Code::TooLarge,
            reason: reason.into(),
            hint: "Split the file, or remove what is not part of the table".into(),
        }
    }
}

/// What a file is, found out from its bytes.
///
/// # Errors
/// [`Unreadable`] if it is nothing that can be read.
pub fn recognise(bytes: &[u8]) -> Result<Content, Unreadable> {
    let save_as = "Save it as an Excel workbook (.xlsx) and send it again";
    if bytes.is_empty() {
        return Err(Unreadable::new("the file is empty (0 bytes)", "Send it again"));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // Names in the directory of such a file are UTF-16; an encrypted
        // workbook of the newer kind is a stream of this name.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        if bytes.windows(name.len()).any(|window| window == name) {
            return Err(Unreadable::encrypted());
        }
        return Ok(Content::Xls);
    }
    if bytes.starts_with(b"%PDF") {
        return Err(Unreadable::new("the file is a PDF document, not a spreadsheet", save_as));
    }
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, ..]) {
        return Err(Unreadable::new("the file is a workbook of a version before Excel 97", save_as));
    }
    if bytes.starts_with(&[0x1F, 0x8B]) {
        return Err(Unreadable::new("the file is a compressed archive", "Unpack it first"));
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if start.first() == Some(&b'<') {
        return Err(Unreadable::new("the file is a web page or XML under another name", save_as));
    }
    if start.starts_with(b"ID;P") {
        return Err(Unreadable::new("the file is a symbolic link table (SYLK)", save_as));
    }
    let head = bytes.get(..4096).unwrap_or(bytes);
    let utf16 = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) || mostly_utf16(head);
    if head.contains(&0) && !utf16 {
        return Err(Unreadable::new("the file is neither a spreadsheet nor text", save_as));
    }
    Ok(Content::Text)
}

/// What a name says a file is; none where it says nothing.
pub fn named(file: &str) -> Option<Content> {
    let (_, ending) = file.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "xlsx" | "xlsm" | "xltx" | "xltm" => Content::Xlsx,
        "xls" | "xlt" => Content::Xls,
        "ods" | "ots" => Content::Ods,
        "csv" | "tsv" | "txt" | "tab" | "psv" => Content::Text,
        _ => return None,
    })
}

/// Whether text without a byte order mark looks like UTF-16: every other byte is zero.
pub fn mostly_utf16(head: &[u8]) -> bool {
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    half >= 2 && (zeros(0) * 10 > half * 7) != (zeros(1) * 10 > half * 7)
}

impl Content {
    /// What people call it.
    pub fn word(self) -> &'static str {
        match self {
            Content::Xlsx => "an Excel workbook (.xlsx)",
            Content::Xls => "an Excel 97 workbook (.xls)",
            Content::Ods => "an OpenDocument spreadsheet (.ods)",
            Content::Text => "a text table (.csv)",
        }
    }
}

/// Looks into an archive, and refuses what the reader could not bear: parts
/// that unpack to more than the limits, and a table of texts that claims more
/// entries than its bytes can hold, for which memory would be set aside.
fn archive(bytes: &[u8]) -> Result<Content, Unreadable> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(Unreadable::damaged)?;
    let mut unpacked = 0u64;
    let (mut xlsx, mut xlsb, mut shared) = (false, false, None);
    for number in 0..zip.len() {
        let part = zip.by_index_raw(number).map_err(Unreadable::damaged)?;
        unpacked = unpacked.saturating_add(part.size());
        let name = part.name().map_err(Unreadable::damaged)?.replace('\\', "/").to_ascii_lowercase();
        xlsx |= name.starts_with("xl/") || name == "[content_types].xml";
        xlsb |= name.ends_with("workbook.bin");
        if name.ends_with("sharedstrings.xml") {
            shared = Some((number, part.size()));
        }
    }
    if unpacked > limits::UNPACKED_BYTES {
        return Err(Unreadable::too_large(format!("the workbook unpacks to {unpacked} bytes")));
    }
    if let Some((number, size)) = shared {
        if size > limits::SHARED_TEXT_BYTES {
            return Err(Unreadable::too_large(format!("the workbook's texts unpack to {size} bytes")));
        }
        let mut head = Vec::new();
        let mut part = zip.by_index(number).map_err(Unreadable::damaged)?;
        part.by_ref().take(4096).read_to_end(&mut head).map_err(Unreadable::damaged)?;
        // The shortest entry, `<si/>`, has five bytes.
        if claimed_texts(&String::from_utf8_lossy(&head)).is_some_and(|count| count > size / 5 + 1) {
            return Err(Unreadable::damaged("its table of texts claims more entries than it has bytes"));
        }
    }
    if xlsb {
        return Err(Unreadable::new(
            "the file is a binary workbook (.xlsb), which is not read",
            "Save it as an Excel workbook (.xlsx) and send it again",
        ));
    }
    let mut kind = String::new();
    if let Ok(part) = zip.by_name("mimetype") {
        // A file that is not text has no kind, and is refused below.
        let _ = part.take(256).read_to_string(&mut kind);
    }
    if kind.contains("opendocument.spreadsheet") {
        return Ok(Content::Ods);
    }
    if xlsx {
        return Ok(Content::Xlsx);
    }
    Err(Unreadable::new(
        "the file is an archive, not a spreadsheet",
        "Unpack it, and put the spreadsheets in it into the folder",
    ))
}

/// How many texts a table of texts claims to have.
fn claimed_texts(head: &str) -> Option<u64> {
    let (_, rest) = head.split_once("uniqueCount=")?;
    let quote = rest.chars().next()?;
    let (number, _) = rest.get(1..)?.split_once(quote)?;
    // What is not a number, or too large to be one, is beyond every limit.
    Some(number.trim().parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_spreadsheet_is_told_apart() {
        assert_eq!(recognise(b"a;b\n1;2\n"), Ok(Content::Text));
        for (bytes, word) in [
            (b"".as_slice(), "empty"),
            (b"<html>", "web page"),
            (b"%PDF-1.4", "PDF"),
            (b"\x00\x01\x02\x00\x07binary\x00", "neither"),
            (b"PK\x03\x04rubbish", "damaged"),
        ] {
            let refused = recognise(bytes).unwrap_err();
            assert!(refused.reason.contains(word), "{refused:?}");
        }
    }

    #[test]
    fn a_claim_of_texts_is_read() {
        assert_eq!(claimed_texts("<sst count=\"3\" uniqueCount=\"1000000000000\">"), Some(1_000_000_000_000));
        assert_eq!(claimed_texts("<sst uniqueCount='99999999999999999999999'>"), Some(u64::MAX));
        assert_eq!(claimed_texts("<sst>"), None);
    }
}
