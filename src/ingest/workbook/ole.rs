//! What stands in a compound file, the container of the older Office: looked at
//! before the reader of workbooks is, to tell what it is and what it is not.

use crate::diag::Code;
use crate::ingest::content::Unreadable;
use crate::ingest::unreadable::SAVE_AS;
use cfb::CompoundFile;
use std::io::{Cursor, Read};

/// What is known of a compound file that is not refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Whether its chains of sectors hold together.
    pub sound: bool,
    /// Whether it is of a version before Excel 97.
    pub old: bool,
    /// Whether formulas point to other workbooks.
    pub external: bool,
}

/// Streams of other documents, and what these are.
const OTHERS: [(&str, &str); 6] = [
    ("WordDocument", "a Word document"),
    ("PowerPoint Document", "a PowerPoint presentation"),
    ("VisioDocument", "a Visio drawing"),
    ("__properties_version1.0", "a message of Outlook"),
    ("MatOST", "a document of Works"),
    ("SummaryInformation", "an Office document"),
];
/// Records that are looked at. Those that matter stand at the beginning.
const RECORDS: usize = 20_000;

/// Looks into a compound file.
///
/// # Errors
/// [`Unreadable`] if it is another document, or protected.
pub fn look(bytes: &[u8]) -> Result<Facts, Unreadable> {
    let mut facts = Facts { sound: false, old: false, external: false };
    let Ok(mut file) = CompoundFile::open(Cursor::new(bytes)) else {
        return Ok(facts);
    };
    facts.sound = true;
    let names: Vec<String> = file.read_root_storage().map(|entry| entry.name().to_string()).collect();
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    if has("EncryptedPackage") {
        return Err(Unreadable::encrypted());
    }
    let Some(stream) = ["Workbook", "Book"].into_iter().find(|name| has(name)) else {
        for (name, what) in OTHERS {
            if has(name) {
                let reason = format!("the file is {what}, not a spreadsheet");
                let hint = "Ask the sender for the spreadsheet itself (.xlsx)";
                return Err(Unreadable::of(Code::NotASpreadsheet, reason, hint));
            }
        }
        let reason = "the file is an Office container without a workbook";
        return Err(Unreadable::of(Code::NotASpreadsheet, reason, SAVE_AS));
    };
    facts.old = stream == "Book" && !has("Workbook");
    if let Ok(stream) = file.open_stream(format!("/{stream}")) {
        records(stream, &mut facts)?;
    }
    Ok(facts)
}

/// Looks at the first records of a workbook.
fn records(stream: impl Read, facts: &mut Facts) -> Result<(), Unreadable> {
    let mut stream = std::io::BufReader::new(stream);
    for number in 0..RECORDS {
        let mut head = [0; 4];
        if stream.read_exact(&mut head).is_err() {
            return Ok(());
        }
        let [kind_low, kind_high, low, high] = head;
        let (kind, length) = (u16::from_le_bytes([kind_low, kind_high]), u16::from_le_bytes([low, high]));
        let mut data = vec![0; usize::from(length)];
        if stream.read_exact(&mut data).is_err() {
            return Ok(());
        }
        match (kind, data.as_slice()) {
            // The beginning, with the version.
            (0x0809, [low, high, ..]) if number == 0 => {
                facts.old = u16::from_le_bytes([*low, *high]) < 0x0600;
            }
            // The workbook is enciphered.
            (0x002F, _) => return Err(Unreadable::encrypted()),
            // A workbook that formulas point to: this one and add-ins have marks of their own.
            (0x01AE, [_, _, mark @ ..]) if mark.len() > 2 && !facts.old => facts.external = true,
            // The end of what stands before the sheets.
            (0x000A, _) => return Ok(()),
            _ => {}
        }
    }
    Ok(())
}
