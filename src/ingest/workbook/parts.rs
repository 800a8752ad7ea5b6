//! Which part of a workbook holds which sheet.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Bytes of the list of sheets that are read at most.
const LIST_BYTES: u64 = 16 * 1024 * 1024;

/// The number of the part of each sheet, in the order of the workbook; none
/// where it cannot be told.
pub fn sheet_parts(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Vec<Option<usize>> {
    let names: Vec<String> = (0..zip.len())
        .map(|number| {
            let part = zip.by_index_raw(number);
            part.map(|part| tidy(&String::from_utf8_lossy(part.name_raw()))).unwrap_or_default()
        })
        .collect();
    let find = |wanted: &str| names.iter().rposition(|name| *name == wanted);
    let main =
        find("xl/workbook.xml").or_else(|| names.iter().position(|name| name.ends_with("workbook.xml")));
    let Some(main) = main else { return Vec::new() };
    let path = names.get(main).map_or("", String::as_str);
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let Some(relations) = find(&format!("{folder}_rels/{file}.rels")) else { return Vec::new() };
    let targets =
        tags(zip, relations, "Relationship", |tag| (attribute(tag, "Id"), attribute(tag, "Target")));
    let sheets = tags(zip, main, "sheet", |tag| attribute(tag, "id"));
    sheets
        .into_iter()
        .map(|id| {
            let (_, target) = targets.iter().find(|(known, _)| *known == id)?;
            let target = tidy(target);
            find(&format!("{folder}{target}")).or_else(|| find(&target))
        })
        .collect()
}

/// A name of a part as it is compared: readers do not heed case and kind of slash.
fn tidy(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

fn tags<T>(
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    part: usize,
    name: &str,
    take: impl Fn(&BytesStart<'_>) -> T,
) -> Vec<T> {
    let mut found = Vec::new();
    let mut text = Vec::new();
    let Ok(part) = zip.by_index(part) else { return found };
    if part.take(LIST_BYTES).read_to_end(&mut text).is_err() {
        return found;
    }
    let mut reader = Reader::from_reader(text.as_slice());
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == name => {
                found.push(take(&tag))
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// An attribute by its name without prefix.
fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    for attribute in tag.attributes().flatten() {
        if attribute.key.local_name().as_ref() == name {
            return attribute.value.as_ref().to_string();
        }
    }
    String::new()
}
