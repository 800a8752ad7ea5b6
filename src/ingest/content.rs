//! What a file is, by what is in it; its name is only compared.

use super::archive;
pub use super::kind::{Content, named};
use super::unreadable::SAVE_AS;
pub use super::unreadable::Unreadable;
use crate::diag::Code;
use crate::project::Limits;

/// Beginnings of files that are no spreadsheets, and what they are.
const OTHERS: [(&[u8], &str); 13] = [
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xFF\xD8\xFF", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"%!PS", "a print file (PostScript)"),
    (b"MZ", "a program"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3\0", "a database (SQLite)"),
    (b"\0\x01\0\0Standard ", "a database (Access)"),
    (b"PAR1", "a table of a data system (Parquet)"),
];

/// Beginnings of packed archives.
const ARCHIVES: [(&[u8], &str); 7] = [
    (b"\x1F\x8B", "gzip"),
    (b"7z\xBC\xAF\x27\x1C", "7z"),
    (b"Rar!\x1A\x07", "rar"),
    (b"BZh", "bzip2"),
    (b"\xFD7zXZ\0", "xz"),
    (b"\x28\xB5\x2F\xFD", "zstd"),
    (b"MSCF\0\0\0\0", "cab"),
];

/// What a file is, found out from its bytes.
///
/// # Errors
/// [`Unreadable`] if it is nothing that can be read.
pub fn recognise(bytes: &[u8], limits: &Limits) -> Result<Content, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::of(
            Code::EmptyFile,
            "the file is empty (0 bytes)",
            "The upload or the download failed: ask the sender to send it again",
        ));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive::recognise(bytes, limits);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // Names in the directory of such a file are UTF-16; an encrypted
        // workbook of the newer kind is a stream of this name.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        if memchr::memmem::find(bytes, &name).is_some() {
            return Err(Unreadable::encrypted());
        }
        if bytes.len() < 1024 {
            return Err(Unreadable::cut_off("it has its beginning only"));
        }
        return Ok(Content::Xls);
    }
    if let Some(found) = other(bytes) {
        return Err(found);
    }
    if let Some(found) = markup(bytes) {
        return Err(found);
    }
    let head = bytes.get(..4096).unwrap_or(bytes);
    let utf16 = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) || mostly_utf16(head);
    if head.contains(&0) && !utf16 {
        if bytes.iter().all(|byte| *byte == 0) {
            return Err(Unreadable::cut_off("it holds nothing but zeros"));
        }
        let reason = "the file is neither a spreadsheet nor text";
        return Err(Unreadable::of(Code::NotASpreadsheet, reason, SAVE_AS));
    }
    Ok(Content::Text)
}

/// Files that are recognised by their first bytes, and are not read.
fn other(bytes: &[u8]) -> Option<Unreadable> {
    let not = |what: &str| {
        let reason = format!("the file is {what}, not a spreadsheet");
        Some(Unreadable::of(
            Code::NotASpreadsheet,
            reason,
            "Ask the sender for the spreadsheet itself (.xlsx)",
        ))
    };
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return not(what);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return not("a picture (WebP)");
    }
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return not("a picture (BMP)");
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return not("a picture or film of a telephone");
    }
    let tar = bytes.get(257..262) == Some(b"ustar");
    let packed = ARCHIVES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| *name);
    if let Some(name) = packed.or(tar.then_some("tar")) {
        return Some(Unreadable::of(
            Code::PackedArchive,
            format!("the file is a packed archive ({name})"),
            "Unpack it, and put the spreadsheets in it into the folder",
        ));
    }
    let old = |version: &str| {
        let reason = format!("the file is a workbook of {version}, which is too old to be read");
        Some(Unreadable::of(Code::OldFormat, reason, SAVE_AS))
    };
    match bytes {
        [0x09, 0x00, 4..=16, 0x00, ..] => return old("Excel 2 (1987)"),
        [0x09, 0x02, 4..=16, 0x00, ..] => return old("Excel 3 (1990)"),
        [0x09, 0x04, 4..=16, 0x00, ..] => return old("Excel 4 (1992)"),
        [0x09, 0x08, 4..=16, 0x00, ..] => return old("Excel 5 or 95"),
        [0x00, 0x00, 0x02, 0x00, ..] | [0x00, 0x00, 0x1A, 0x00, ..] => return old("Lotus 1-2-3"),
        _ => {}
    }
    if bytes.starts_with(b"ID;P") {
        let reason = "the file is a symbolic link table (SYLK)";
        return Some(Unreadable::of(Code::OldFormat, reason, SAVE_AS));
    }
    if bytes.starts_with(b"TABLE\r\n0,1") || bytes.starts_with(b"TABLE\n0,1") {
        let reason = "the file is in the data interchange format (DIF)";
        return Some(Unreadable::of(Code::OldFormat, reason, SAVE_AS));
    }
    None
}

/// Web pages and XML, which spreadsheet programs open under any name.
fn markup(bytes: &[u8]) -> Option<Unreadable> {
    let head = bytes.get(..8192).unwrap_or(bytes);
    // In UTF-16 every other byte of such a beginning is zero.
    let text: String =
        head.iter().filter(|byte| **byte != 0).map(|byte| byte.to_ascii_lowercase() as char).collect();
    let text = text.trim_start_matches(['\u{EF}', '\u{BB}', '\u{BF}', '\u{FE}', '\u{FF}']).trim_start();
    let made = |reason: &str| Some(Unreadable::of(Code::MarkupFile, reason, SAVE_AS));
    if text.starts_with("mime-version:") {
        return made("the file is a web page in one file (.mht) under another name");
    }
    let mut start = text.chars();
    let marked = start.next() == Some('<')
        && start.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '?' || c == '!')
        && text.contains('>');
    if !marked {
        return None;
    }
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet") && !text.contains("<html") {
        return made("the file is an XML Spreadsheet of Excel 2003");
    }
    if text.contains("opendocument") {
        return made("the file is an OpenDocument spreadsheet in one piece of XML (.fods)");
    }
    if text.contains("<svg") {
        let reason = "the file is a picture (SVG), not a spreadsheet";
        let hint = "Ask the sender for the spreadsheet itself (.xlsx)";
        return Some(Unreadable::of(Code::NotASpreadsheet, reason, hint));
    }
    if ["<html", "<table", "<!doctype html", "<head", "<body", "<meta"].iter().any(|tag| text.contains(tag)) {
        return made("the file is a web page (HTML), as some systems export it under the name of a workbook");
    }
    if text.starts_with("<?xml")
        || text.starts_with("<!doctype")
        || text.contains("</")
        || text.contains("/>")
    {
        return made("the file is XML, not a spreadsheet");
    }
    None
}

/// Whether text without a byte order mark looks like UTF-16: every other byte is zero.
pub fn mostly_utf16(head: &[u8]) -> bool {
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    half >= 2 && (zeros(0) * 10 > half * 7) != (zeros(1) * 10 > half * 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_spreadsheet_is_told_apart() {
        let limits = Limits::default();
        for text in [b"a;b\n1;2\n".as_slice(), b"<5;>5\n1;2\n", b"BMI;age\n1;2\n", b"\ta\tb\n"] {
            assert_eq!(recognise(text, &limits), Ok(Content::Text));
        }
        let wide: Vec<u8> = "<html><table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, code, word) in [
            (b"".as_slice(), Code::EmptyFile, "empty"),
            (b"<html>", Code::MarkupFile, "web page"),
            (&wide, Code::MarkupFile, "web page"),
            (b"\xEF\xBB\xBF <TABLE border=1>", Code::MarkupFile, "web page"),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                Code::MarkupFile,
                "Excel 2003",
            ),
            (b"<?xml version=\"1.0\"?><rows/>", Code::MarkupFile, "XML"),
            (b"%PDF-1.4", Code::NotASpreadsheet, "PDF"),
            (b"\x89PNG\r\n", Code::NotASpreadsheet, "picture"),
            (b"7z\xBC\xAF\x27\x1C..", Code::PackedArchive, "7z"),
            (b"\x1F\x8B\x08", Code::PackedArchive, "gzip"),
            (b"\x09\x04\x06\x00\x00\x00", Code::OldFormat, "Excel 4"),
            (b"ID;PWXL;N;E", Code::OldFormat, "SYLK"),
            (b"\x00\x01\x02\x00\x07binary\x00", Code::NotASpreadsheet, "neither"),
            (&[0; 4096], Code::CutOff, "zeros"),
            (b"PK\x03\x04rubbish", Code::CutOff, "cut off"),
        ] {
            let refused = recognise(bytes, &limits).unwrap_err();
            assert!(refused.code == code && refused.reason.contains(word), "{refused:?}");
        }
    }
}
