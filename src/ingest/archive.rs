//! What a packed file is, and whether its reader can bear it: how much it
//! unpacks to, part by part, and what its tables claim to hold.

use super::kind::Content;
use super::survey::{Task, survey};
use super::unreadable::{SAVE_AS, Unreadable};
use crate::diag::Code;
use crate::project::Limits;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Parts smaller than this, unpacked, are packed however they are packed.
const RATIO_FLOOR: u64 = 32 * 1024 * 1024;
/// Bytes of a part that describes the form of a workbook, such as its styles.
const FORM_BYTES: u64 = 16 * 1024 * 1024;
/// Elements of such a part.
const FORM_ELEMENTS: u64 = 1_000_000;
/// Parts of a workbook. Sheets, pictures and notes are one or two parts each.
const PARTS: usize = 50_000;

/// What a packed file is.
///
/// # Errors
/// [`Unreadable`] if it is no workbook, or more than its reader could bear.
pub fn recognise(bytes: &[u8], limits: &Limits) -> Result<Content, Unreadable> {
    let mut zip = open(bytes)?;
    if zip.len() > PARTS {
        return Err(Unreadable::damaged(format!("it has {} parts", zip.len())));
    }
    let mut unpacked = 0u64;
    let mut names = Vec::new();
    for number in 0..zip.len() {
        let part = zip.by_index_raw(number).map_err(Unreadable::damaged)?;
        let (size, packed) = (part.size(), part.compressed_size());
        unpacked = unpacked.saturating_add(size);
        if size > RATIO_FLOOR && size / packed.max(1) > limits.ratio {
            let what = format!("a part of the workbook unpacks to {} times its size", size / packed.max(1));
            return Err(Unreadable::inflated(what, limits));
        }
        let name = String::from_utf8_lossy(part.name_raw()).replace('\\', "/").to_ascii_lowercase();
        if part.encrypted() {
            return Err(Unreadable::encrypted());
        }
        names.push((number, name, size));
    }
    let content = kind(&mut zip, &names)?;
    if unpacked > limits.unpacked_bytes() {
        let what = format!("the workbook unpacks to {} MB", unpacked / 1024 / 1024);
        return Err(Unreadable::beyond(what, "unpacked_mb", limits.unpacked_mb));
    }
    // What the reader holds in memory is unpacked to its end: a part may say
    // that it is shorter than it is.
    for (number, name, size) in &names {
        let texts = name.ends_with("sharedstrings.xml") || name.ends_with("sharedstrings.bin");
        if texts && *size > limits.shared_text_bytes() {
            let what = format!("the texts of the workbook unpack to {} MB", size / 1024 / 1024);
            return Err(Unreadable::beyond(what, "shared_text_mb", limits.shared_text_mb));
        }
        // A binary workbook is read under a limit of memory.
        let form =
            ["styles.xml", "theme1.xml", "workbook.xml", "workbook.xml.rels", "_rels/.rels", "metadata.xml"]
                .iter()
                .any(|end| name.ends_with(end))
                || name == "[content_types].xml";
        if content != Content::Xlsx || !(texts || form) {
            continue;
        }
        if form && *size > FORM_BYTES {
            let what = format!("the part of the workbook that describes its form unpacks to {size} bytes");
            return Err(Unreadable::inflated(what, limits));
        }
        let elements = form.then_some(FORM_ELEMENTS);
        let part = zip.by_index(*number).map_err(Unreadable::damaged)?;
        survey(part, Task { claimed: *size, rows: false, texts, elements, limits })?;
    }
    Ok(content)
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Unreadable> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
        // The list of parts stands at the end.
        match memchr::memmem::rfind(bytes, b"PK\x05\x06") {
            None => Unreadable::cut_off("the list of its parts, which stands at its end, is missing"),
            Some(_) => Unreadable::damaged(error),
        }
    })
}

fn kind(zip: &mut ZipArchive<Cursor<&[u8]>>, names: &[(usize, String, u64)]) -> Result<Content, Unreadable> {
    let any = |test: &dyn Fn(&str) -> bool| names.iter().any(|(_, name, _)| test(name));
    let mut kind = String::new();
    if let Ok(part) = zip.by_name("mimetype") {
        // A file that is not text has no kind, and is judged by its names.
        let _ = part.take(256).read_to_string(&mut kind);
    }
    if kind.contains("opendocument.spreadsheet") {
        return Ok(Content::Ods);
    }
    if any(&|name| name.ends_with("workbook.bin")) {
        return Ok(Content::Xlsb);
    }
    if kind.is_empty() && any(&|name| name == "content.xml") && any(&|name| name == "meta-inf/manifest.xml") {
        return Err(Unreadable::damaged(
            "it has the parts of an OpenDocument file, and does not say its kind",
        ));
    }
    if any(&|name| name.starts_with("xl/") || name.ends_with("/workbook.xml") || name == "workbook.xml") {
        return Ok(Content::Xlsx);
    }
    let not = |what: &str| {
        let hint = format!("{SAVE_AS}, if it shows a table that is meant to count");
        Err(Unreadable::of(Code::NotASpreadsheet, format!("the file is {what}, not a spreadsheet"), hint))
    };
    if any(&|name| name.ends_with(".iwa") || name == "index.zip") {
        return Err(Unreadable::of(
            Code::NotASpreadsheet,
            "the file is a document of Apple Numbers, Pages or Keynote, which is not read",
            "Ask the sender to export it (in Numbers: File > Export To > Excel) and to send the .xlsx file",
        ));
    }
    if any(&|name| name.starts_with("word/")) {
        return not("a Word document");
    }
    if any(&|name| name.starts_with("ppt/")) {
        return not("a PowerPoint presentation");
    }
    if kind.contains("opendocument") {
        return not("an OpenDocument text, drawing or presentation");
    }
    if any(&|name| name == "[content_types].xml") {
        return Ok(Content::Xlsx);
    }
    if names.is_empty() {
        return Err(Unreadable::of(
            Code::EmptyFile,
            "the file is an archive without content",
            "Ask for it again",
        ));
    }
    let inside: Vec<&str> = names
        .iter()
        .map(|(_, name, _)| name.rsplit('/').next().unwrap_or(name))
        .filter(|name| {
            [".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv"]
                .iter()
                .any(|ending| name.ends_with(ending))
        })
        .collect();
    let reason = match inside.len() {
        0 => "the file is an archive (zip), not a spreadsheet".to_string(),
        1 => "the file is an archive (zip) with one spreadsheet in it".to_string(),
        more => format!("the file is an archive (zip) with {more} spreadsheets in it"),
    };
    let hint = "Unpack it, and put the spreadsheets in it into the folder";
    Err(Unreadable::of(Code::PackedArchive, reason, hint))
}
