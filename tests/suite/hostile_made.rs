//! Files made to break readers: the same ones every time.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A hostile file.
pub struct Made {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How it must end: "tables", or codes of a finding, parted by `|`; none where either will do.
    pub end: Option<&'static str>,
}

/// Numbers that look random, and are the same every time.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize
    }
}

type Parts = Vec<(&'static str, Vec<u8>)>;

fn pack(parts: &Parts) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let how = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(how)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn with(parts: &Parts, name: &str, bytes: impl Into<Vec<u8>>) -> Vec<u8> {
    let bytes = bytes.into();
    let parts = parts.iter().map(|(n, old)| (*n, if *n == name { bytes.clone() } else { old.clone() }));
    pack(&parts.collect())
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

fn sheet(rows: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"{MAIN}\"><dimension ref=\"A1:B3\"/><sheetData>{rows}</sheetData></worksheet>"
    )
}

const ROWS: &str = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>1</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>z</t></is></c><c r="B3" s="1"><f>B2+1</f><v>2</v></c></row>"#;

fn xlsx() -> Parts {
    let relation = |id: u8, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{id}\" Type=\"{RELATED}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |all: &str| {
        format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>").into_bytes()
    };
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATED}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let types = format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
    );
    let texts = format!(
        "<sst xmlns=\"{MAIN}\" count=\"3\" uniqueCount=\"3\"><si><t>name</t></si><si><t>value</t></si><si><t>a</t></si></sst>"
    );
    let styles = format!(
        "<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
    );
    let inner = [
        relation(1, "worksheet", "worksheets/sheet1.xml"),
        relation(2, "sharedStrings", "sharedStrings.xml"),
        relation(3, "styles", "styles.xml"),
    ]
    .concat();
    vec![
        ("[Content_Types].xml", types.into_bytes()),
        ("_rels/.rels", relations(&relation(1, "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", book.into_bytes()),
        ("xl/_rels/workbook.xml.rels", relations(&inner)),
        ("xl/sharedStrings.xml", texts.into_bytes()),
        ("xl/styles.xml", styles.into_bytes()),
        ("xl/worksheets/sheet1.xml", sheet(ROWS).into_bytes()),
    ]
}

const TABLE: &str = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>name</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>value</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>"#;

fn content(rows: &str) -> Vec<u8> {
    let names = "urn:oasis:names:tc:opendocument:xmlns";
    format!("<?xml version=\"1.0\"?><office:document-content xmlns:office=\"{names}:office:1.0\" xmlns:table=\"{names}:table:1.0\" xmlns:text=\"{names}:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"S\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>").into_bytes()
}

fn ods() -> Parts {
    vec![
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        (
            "META-INF/manifest.xml",
            b"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"
                .to_vec(),
        ),
        ("content.xml", content(TABLE)),
    ]
}

fn record(out: &mut Vec<u8>, kind: u16, data: &[u8]) {
    out.extend(kind.to_le_bytes());
    out.extend((data.len() as u16).to_le_bytes());
    out.extend(data);
}

/// The records of a binary workbook of one sheet, with cells as row, column and text.
fn biff(version: u16, cells: &[(u16, u16, &str)], before_sheets: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let begin = |kind: u16| [version.to_le_bytes(), kind.to_le_bytes(), [0; 2], [0; 2]].concat();
    let mut out = Vec::new();
    record(&mut out, 0x0809, &begin(5));
    for (kind, data) in before_sheets {
        record(&mut out, *kind, data);
    }
    // The sheet begins after this record and the end.
    let start = (out.len() + 4 + 9 + 4) as u32;
    record(&mut out, 0x0085, &[&start.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat());
    record(&mut out, 0x000A, &[]);
    record(&mut out, 0x0809, &begin(0x10));
    for (row, col, text) in cells {
        let mut data =
            [row.to_le_bytes(), col.to_le_bytes(), [0, 0], (text.len() as u16).to_le_bytes()].concat();
        data.push(0);
        data.extend(text.as_bytes());
        record(&mut out, 0x0204, &data);
    }
    record(&mut out, 0x000A, &[]);
    out
}

fn ole(stream: &str, bytes: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
    let mut bytes = bytes.to_vec();
    // Above this size a stream stands in sectors of its own.
    bytes.resize(bytes.len().max(4096), 0);
    file.create_stream(format!("/{stream}")).unwrap().write_all(&bytes).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

const CELLS: [(u16, u16, &str); 4] = [(0, 0, "name"), (0, 1, "value"), (1, 0, "a"), (1, 1, "b")];

fn binary(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut out =
        if kind < 0x80 { vec![kind as u8] } else { vec![(kind & 0x7F | 0x80) as u8, (kind >> 7) as u8] };
    let mut length = data.len();
    while length >= 0x80 {
        out.push((length & 0x7F | 0x80) as u8);
        length >>= 7;
    }
    out.push(length as u8);
    out.extend(data);
    out
}

fn wide(text: &str) -> Vec<u8> {
    let mut out = (text.encode_utf16().count() as u32).to_le_bytes().to_vec();
    out.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    out
}

fn binary_sheet(cells: &[(u32, u32, &str)]) -> Vec<u8> {
    let mut out = [binary(0x81, &[]), binary(0x94, &[0; 16]), binary(0x91, &[])].concat();
    for (row, col, text) in cells {
        out.extend(binary(0, &[&row.to_le_bytes()[..], &[0; 13]].concat()));
        out.extend(binary(6, &[&col.to_le_bytes()[..], &[0; 4], &wide(text)].concat()));
    }
    [out, binary(0x92, &[]), binary(0x82, &[])].concat()
}

fn xlsb() -> Parts {
    let mut parts = xlsx();
    parts.retain(|(name, _)| {
        ![
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/sharedStrings.xml",
            "xl/styles.xml",
            "xl/worksheets/sheet1.xml",
        ]
        .contains(name)
    });
    let relation = format!(
        "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATED}/worksheet\" Target=\"worksheets/sheet1.bin\"/></Relationships>"
    );
    let named = [&[0; 4][..], &1u32.to_le_bytes(), &wide("rId1"), &wide("S")].concat();
    let book = [
        binary(0x83, &[]),
        binary(0x99, &[0; 12]),
        binary(0x8F, &[]),
        binary(0x9C, &named),
        binary(0x90, &[]),
        binary(0x9D, &[0; 4]),
        binary(0x84, &[]),
    ]
    .concat();
    parts.push(("xl/_rels/workbook.bin.rels", relation.into_bytes()));
    parts.push(("xl/workbook.bin", book));
    parts.push((
        "xl/worksheets/sheet1.bin",
        binary_sheet(&[(0, 0, "name"), (0, 1, "value"), (1, 0, "a"), (1, 1, "1")]),
    ));
    parts
}

/// All of them.
pub fn files() -> Vec<Made> {
    let mut made = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>, end: Option<&'static str>| {
        made.push(Made { name: name.to_string(), bytes, end });
    };
    let (xlsx, ods, xlsb) = (xlsx(), ods(), xlsb());
    let records = biff(0x0600, &CELLS, &[]);
    let csv = b"name,value\r\n\"a, b\",1\r\nc,2\r\n".to_vec();
    let whole = [
        ("xlsx", pack(&xlsx)),
        ("ods", pack(&ods)),
        ("xlsb", pack(&xlsb)),
        ("xls", ole("Workbook", &records)),
        ("csv", csv.clone()),
    ];
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for (kind, bytes) in &whole {
        add(&format!("whole.{kind}"), bytes.clone(), Some("tables"));
        for tenth in 1..9 {
            let end = if *kind == "csv" { "tables" } else { "F101|F109|F102|F117|F112" };
            let cut = bytes.len() * tenth / 9;
            // The end of a compound file is room that nothing stands in.
            let end = (*kind != "xls").then_some(end);
            add(&format!("cut_{tenth}.{kind}"), bytes[..cut].to_vec(), end);
        }
        for number in 0..8 {
            let mut flipped = bytes.clone();
            for _ in 0..=number {
                let at = dice.next() % flipped.len();
                flipped[at] ^= 1 << (dice.next() % 8);
            }
            add(&format!("flipped_{number}.{kind}"), flipped, None);
        }
    }
    // Parts that are damaged within an archive that is not.
    for (kind, parts) in [("xlsx", &xlsx), ("ods", &ods), ("xlsb", &xlsb)] {
        for (name, bytes) in parts {
            let short = name.rsplit('/').next().unwrap_or(name).trim_matches(['[', ']', '.']).to_string();
            for number in 0..3 {
                let mut changed = bytes.clone();
                for _ in 0..=number * 2 {
                    let at = dice.next() % changed.len();
                    changed[at] = dice.next() as u8;
                }
                add(&format!("changed_{short}_{number}.{kind}"), with(parts, name, changed), None);
            }
            add(&format!("half_{short}.{kind}"), with(parts, name, &bytes[..bytes.len() / 2]), None);
            add(&format!("blank_{short}.{kind}"), with(parts, name, ""), None);
            let rest: Parts = parts.iter().filter(|(other, _)| other != name).cloned().collect();
            add(&format!("without_{short}.{kind}"), pack(&rest), None);
        }
    }
    for number in 0..16 {
        let mut changed = records.clone();
        for _ in 0..=number {
            let at = dice.next() % changed.len();
            changed[at] = dice.next() as u8;
        }
        add(&format!("changed_records_{number}.xls"), ole("Workbook", &changed), None);
    }
    for (name, bytes, end) in pointed(&xlsx, &ods, &xlsb, &records) {
        add(name, bytes, Some(end).filter(|end| !end.is_empty()));
    }
    made
}

/// Files with one thing wrong each: a line of the list is a file or three.
#[rustfmt::skip]
fn pointed(xlsx: &Parts, ods: &Parts, xlsb: &Parts, records: &[u8]) -> Vec<(&'static str, Vec<u8>, &'static str)> {
    const SHEET: &str = "xl/worksheets/sheet1.xml";
    const TEXTS: &str = "xl/sharedStrings.xml";
    let rows = |rows: &str| with(xlsx, SHEET, sheet(rows));
    let texts = |text: &str| with(xlsx, TEXTS, text);
    let table = |rows: &str| with(ods, "content.xml", content(rows));
    let utf16 = |text: &str, little: bool| -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    };
    let csv = "name,value\na,1\n";
    let deep = format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    let long = "x".repeat(2_000_000);
    let mut twice = pack(xlsx);
    twice.extend(pack(xlsx));
    let mut nested = pack(xlsx);
    for _ in 0..12 {
        nested = pack(&vec![("inner.zip", nested)]);
    }
    let many: Parts = (0..3000).map(|_| "xl/").enumerate().map(|(n, _)| (&*Box::leak(format!("xl/p{n}.xml").into_boxed_str()), vec![b'<'])).collect();
    let mut cyclic = ole("Workbook", records);
    // Every sector but that of the table of sectors is followed by itself.
    let table_at = 512 * (1 + usize::from(cyclic[76]));
    for place in 1..128 {
        let entry = table_at + place * 4;
        cyclic[entry..entry + 4].copy_from_slice(&(place as u32).to_le_bytes());
    }
    let mut looped = vec![0; 1024];
    looped[..512].copy_from_slice(&ole("Workbook", records)[..512]);
    looped[48..52].copy_from_slice(&0u32.to_le_bytes());
    looped[76..80].copy_from_slice(&0u32.to_le_bytes());
    let encrypted = ole("Workbook", &biff(0x0600, &CELLS, &[(0x002F, vec![1, 0, 1, 0, 1, 0])]));
    let many_cells: String = (1..=3000).map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>")).collect();
    vec![
        ("zero.xlsx", Vec::new(), "F108"), ("zero.csv", Vec::new(), "F108"), ("zero.xls", Vec::new(), "F108"),
        ("zeros.xlsx", vec![0; 5000], "F109"), ("page.xls", b"<html><body><table><tr><td>name</td></tr></table></html>".to_vec(), "F111"),
        ("page16.xls", [vec![0xFF, 0xFE], utf16("<html><table></table></html>", true)].concat(), "F111"),
        ("mail.xls", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n".to_vec(), "F111"),
        ("old.xml", b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>".to_vec(), "F111"),
        ("text.xls", csv.into(), "tables"), ("tabs.xls", b"name\tvalue\na\t1\n".to_vec(), "tables"),
        ("book.csv", pack(xlsx), "tables"), ("book.xls", pack(xlsx), "tables"), ("records.xlsx", ole("Workbook", records), "tables"),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n0000".to_vec(), "F112"), ("photo.xls", b"\xFF\xD8\xFF\xE0 JFIF".to_vec(), "F112"),
        ("document.xlsx", b"%PDF-1.7 ...".to_vec(), "F112"), ("letter.xlsx", pack(&vec![("[Content_Types].xml", vec![b' ']), ("word/document.xml", vec![b' '])]), "F112"),
        ("slides.xlsx", pack(&vec![("ppt/presentation.xml", vec![b' '])]), "F112"), ("numbers.xlsx", pack(&vec![("Index/Document.iwa", vec![1, 2, 3])]), "F112"),
        ("packed.gz", b"\x1F\x8B\x08\0\0".to_vec(), "F113"), ("packed.7z", b"7z\xBC\xAF\x27\x1C\0\x04".to_vec(), "F113"), ("packed.rar", b"Rar!\x1A\x07\x01\0".to_vec(), "F113"),
        ("nested.zip", nested.clone(), "F113"), ("nested.xlsx", nested, "F113"), ("nothing.zip", pack(&vec![]), "F108|F109"),
        ("biff2.xls", b"\x09\0\x04\0\x02\0\x10\0".to_vec(), "F110"), ("biff3.xls", b"\x09\x02\x06\0\0\x03\x10\0\0\0".to_vec(), "F110"),
        ("biff4.xls", b"\x09\x04\x06\0\0\x04\x10\0\0\0".to_vec(), "F110"), ("biff5.xls", b"\x09\x08\x08\0\0\x05\x05\0\0\0\0\0".to_vec(), "F110"),
        ("lotus.xls", b"\0\0\x02\0\x06\x04".to_vec(), "F110"), ("letter.xls", ole("WordDocument", b"x"), "F112"),
        ("encrypted.xlsx", ole("EncryptedPackage", b"x"), "F102"), ("encrypted.xls", encrypted, "F102"),
        ("encrypted.ods", with(ods, "META-INF/manifest.xml", "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"), "F102"),
        ("cyclic.xls", cyclic, "F101|F109|F115|F116|F117"), ("looped.xls", looped, "F101|F109|F115|F116|F117|F112"),
        ("far.xls", ole("Workbook", &biff(0x0600, &[(0, 0, "name"), (0, 1, "value"), (65_535, 255, "z")], &[])), ""),
        ("bomb.xlsx", with(xlsx, SHEET, vec![b' '; 80_000_000]), "F114"), ("bomb.ods", with(ods, "content.xml", vec![b' '; 80_000_000]), "F114"),
        ("bomb_texts.xlsx", with(xlsx, TEXTS, b"<si><t/></si>".repeat(6_000_000)), "F114"), ("bomb.xlsb", with(xlsb, "xl/workbook.bin", vec![0; 80_000_000]), "F114"),
        ("styles.xlsx", with(xlsx, "xl/styles.xml", format!("<styleSheet xmlns=\"{MAIN}\"><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(1_500_000))), "F114"),
        ("claim.xlsx", texts("<sst count=\"3\" uniqueCount=\"1000000000000\"><si><t>a</t></si></sst>"), "F101"),
        ("claim_late.xlsx", texts(&format!("<!--{}--><sst uniqueCount='99999999999999'><si><t>a</t></si></sst>", " ".repeat(9000))), "F101"),
        ("claim_less.xlsx", texts("<sst uniqueCount=\"1\"><si><t>name</t></si><si><t>value</t></si><si><t>a</t></si></sst>"), "tables"),
        ("far.xlsx", rows(r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#), "tables"),
        ("farther.xlsx", rows(r#"<row r="9999999"><c r="A9999999"><v>1</v></c></row>"#), "F101|F107"), ("sparse.xlsx", rows(&many_cells), "tables"),
        ("beyond.xlsx", rows(r#"<row r="99999999999"><c r="ZZZZZZ99999999999"><v>1</v></c></row>"#), "F101|F107|F117"),
        ("no_places.xlsx", rows("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"), "tables"), ("backwards.xlsx", rows("<row r=\"9\"><c r=\"B9\"><v>1</v></c><c r=\"A9\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>"), ""),
        ("formula_number.xlsx", rows(r#"<row r="1"><c r="A1"><f t="shared" si="18446744073709551615" ref="A1:A9">1</f><v>1</v></c></row>"#), ""),
        ("formula_count.xlsx", rows(r#"<row r="1"><c r="A1"><f t="shared" si="900000000000" ref="A1:A9">1</f><v>1</v></c></row>"#), ""),
        ("style_number.xlsx", rows(r#"<row r="1"><c r="A1" s="4000000000"><v>1</v></c></row>"#), "tables"), ("text_number.xlsx", rows(r#"<row r="1"><c r="A1" t="s"><v>4000000000</v></c></row>"#), "F101"),
        ("numbers.csv", b"name,value\na,1e999999\nb,-1e-999999\nc,NaN\nd,99999999999999999999999999999999999999\n".to_vec(), "tables"),
        ("infinite.xlsx", rows(r#"<row r="1"><c r="A1"><v>1E400</v></c><c r="B1"><v>-INF</v></c><c r="C1" s="1"><v>1E300</v></c></row>"#), ""),
        ("long.xlsx", texts(&format!("<sst><si><t>{long}</t></si></sst>")), "F107"), ("long_cell.xlsx", rows(&format!("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{long}</v></c></row>")), "F107"),
        ("long.ods", table(&format!("<table:table-row><table:table-cell office:value-type=\"string\"><text:p>{long}</text:p></table:table-cell></table:table-row>")), "F107"),
        ("long.csv", format!("name,value\n{long},1\n").into_bytes(), "F107"), ("long_name.xlsx", with(xlsx, SHEET, format!("<{long}>")), "F107"),
        ("deep.xlsx", with(xlsx, SHEET, deep.clone()), ""), ("deep_rows.xlsx", rows(&deep), ""), ("deep.ods", table(&deep), ""),
        ("entities.xlsx", texts("<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>"), ""),
        ("outside.xlsx", texts("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sst><si><t>&x;</t></si></sst>"), ""),
        ("repeated.ods", table(r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>"#), "F107"),
        ("repeated_blank.ods", table(&format!("{TABLE}<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>")), "tables"),
        ("repeated_too_often.ods", table(r#"<table:table-row table:number-rows-repeated="99999999999999999999"><table:table-cell table:number-columns-repeated="-5" office:value-type="float" office:value="1"/></table:table-row>"#), "F101"),
        ("far_blank.ods", table(r#"<table:table-row><table:table-cell table:number-columns-repeated="16383"/><table:table-cell office:value-type="float" office:value="1"/></table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#), "F101|F107|F115|F116"),
        ("far.xlsb", with(xlsb, "xl/worksheets/sheet1.bin", binary_sheet(&[(0, 0, "name"), (0, 1, "value"), (1_000_000, 16_383, "z")])), "tables"),
        ("beyond.xlsb", with(xlsb, "xl/worksheets/sheet1.bin", binary_sheet(&[(0, 4_000_000_000, "z")])), "F107"),
        ("twice.xlsx", twice, ""), ("many_parts.xlsx", pack(&many), "F101|F117"),
        ("utf16le.csv", [vec![0xFF, 0xFE], utf16(csv, true)].concat(), "tables"), ("utf16be.csv", utf16(csv, false), "tables"), ("utf16odd.csv", [vec![0xFF, 0xFE], utf16(csv, true), vec![7]].concat(), "tables"),
        ("invalid.csv", b"name,value\n\xC3\x28,\xFF\xFE\n\x80\x81,2\n".to_vec(), "tables"), ("mark.csv", b"\xEF\xBB\xBF".to_vec(), "tables"), ("nulls.csv", b"name,value\n\0\0,1\n".to_vec(), "F112"),
        ("controls.csv", (1u8..=31).cycle().take(5000).collect(), "tables"), ("surrogates.csv", [vec![0xFF, 0xFE], [0x00, 0xD8].repeat(500)].concat(), "tables"),
        ("quotes.csv", "\"".repeat(99_999).into_bytes(), "tables"), ("open_quotes.csv", "\"a,\n".repeat(50_001).into_bytes(), "tables"), ("commas.csv", ",".repeat(3_000_000).into_bytes(), "tables"),
        ("wide.csv", "x,".repeat(40_000).into_bytes(), "F107"), ("lines.csv", "\n".repeat(2_500_000).into_bytes(), "tables"), ("returns.csv", "a,b\r".repeat(1000).into_bytes(), "tables"),
        ("separator.csv", "sep=\u{1F600}\nname\u{1F600}value\n".into(), "tables"), ("marks.csv", "name,value\n\u{202E}a\u{200B},\u{FEFF}1\n".into(), "tables"),
    ]
}
