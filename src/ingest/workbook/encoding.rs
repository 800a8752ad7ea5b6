//! Bytes of a text table to text, by the encoding that is found out.

use crate::ingest::content::mostly_utf16;
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// The text of bytes: by byte order mark; else UTF-16 if every other byte is
/// zero; else UTF-8 if it is that; else windows-1252, of which Latin-1 is a part.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return String::from_utf8_lossy(rest);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return UTF_16LE.decode_without_bom_handling(rest).0;
    }
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return UTF_16BE.decode_without_bom_handling(rest).0;
    }
    let head = bytes.get(..4096).unwrap_or(bytes);
    if mostly_utf16(head) {
        // In text of any language commas, digits and line ends have a zero
        // high byte: it comes first in big-endian order.
        let first_is_zero = head.iter().step_by(2).filter(|byte| **byte == 0).count() * 2 > head.len() / 2;
        let encoding = if first_is_zero { UTF_16BE } else { UTF_16LE };
        return encoding.decode_without_bom_handling(bytes).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_survive_in_every_encoding() {
        let text = "Pays;Année\nCôte d’Ivoire;2018\n";
        let utf16 = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
        assert_eq!(decode(text.as_bytes()), text);
        assert_eq!(decode(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()), text);
        assert_eq!(decode(&[&[0xFF, 0xFE], utf16(u16::to_le_bytes).as_slice()].concat()), text);
        assert_eq!(decode(&[&[0xFE, 0xFF], utf16(u16::to_be_bytes).as_slice()].concat()), text);
        assert_eq!(decode(&utf16(u16::to_le_bytes)), text);
        assert_eq!(decode(&utf16(u16::to_be_bytes)), text);
        assert_eq!(decode(b"Ann\xE9e;\x80"), "Année;€");
    }
}
