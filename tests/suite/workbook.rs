//! What a spreadsheet program makes of the formulas of workbooks.

use super::cases::run_project;
use super::folder;
use super::libreoffice::converted;
use calamine::{Data, Reader, Xlsx};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};
use std::path::Path;
use yardstick::pipeline::{Made, Options, check, make};
use yardstick::source::Root;

/// The functions that formulas of a workbook may use: Excel 2013 and LibreOffice 7 know them.
const FUNCTIONS: [&str; 19] = [
    "AND",
    "COUNT",
    "COUNTIFS",
    "DATE",
    "FIND",
    "FREQUENCY",
    "IF",
    "IFERROR",
    "ISNUMBER",
    "MAX",
    "MEDIAN",
    "MIN",
    "NOT",
    "OR",
    "ROUND",
    "SUBTOTAL",
    "SUM",
    "SUMIFS",
    "SUMPRODUCT",
];

fn demonstration() -> Vec<Made> {
    run_project(&folder::demonstration()).1
}

fn workbook(made: &Made) -> Option<&[u8]> {
    let name = format!("{}.xlsx", made.id);
    made.files.iter().find(|file| file.name == name).map(|file| file.bytes.as_slice())
}

/// The parts of a workbook, each changed by its name.
fn changed(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            content = change(&name, String::from_utf8(content).unwrap()).into_bytes();
        }
        written.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        written.write_all(&content).unwrap();
    }
    written.finish().unwrap().into_inner()
}

/// A sheet without the values that stand beside its formulas: what a program shows it has computed.
fn stripped(sheet: &str) -> String {
    let mut parts = sheet.split("</f><v>");
    let mut kept = parts.next().unwrap().to_string();
    for part in parts {
        let (_, rest) = part.split_once("</v>").unwrap();
        kept.push_str("</f>");
        kept.push_str(rest);
    }
    kept
}

/// A workbook as LibreOffice has it after computing every formula.
fn recalculated(bytes: &[u8], folder: &Path, name: &str) -> Xlsx<Cursor<Vec<u8>>> {
    let path = folder.join(format!("{name}.xlsx"));
    std::fs::write(&path, changed(bytes, |_, sheet| stripped(&sheet))).unwrap();
    let bytes = std::fs::read(converted(&path, folder, "xlsx:Calc MS Excel 2007 XML")).unwrap();
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// The cells of a sheet that are formulas, with their formulas.
fn formulas(sheet: &str) -> Vec<(String, String)> {
    let cells = sheet.split("<c r=\"").skip(1).filter_map(|cell| {
        let (reference, rest) = cell.split_once('"')?;
        let rest = rest.split_once("</c>")?.0;
        let formula = rest.split_once("<f")?.1.split_once('>')?.1.split_once("</f>")?.0;
        Some((reference.to_string(), formula.to_string()))
    });
    cells.collect()
}

/// The sheets of a workbook in order, as they are written.
fn sheets(bytes: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive
        .file_names()
        .filter(|name| name.as_ref().is_ok_and(|name| name.starts_with("xl/worksheets/sheet")))
        .count();
    let mut read = |number: usize| {
        let mut part = archive.by_name(&format!("xl/worksheets/sheet{number}.xml")).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        text
    };
    (1..=count).map(&mut read).collect()
}

/// Row and column of a reference, counted from zero.
fn place(reference: &str) -> (u32, u32) {
    let letters: String = reference.chars().take_while(char::is_ascii_alphabetic).collect();
    let column = letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1) - 1;
    (reference[letters.len()..].parse::<u32>().unwrap() - 1, column)
}

fn is(data: &Data, text: &str) -> bool {
    matches!(data, Data::String(own) if own == text)
}

fn number(data: &Data) -> Option<f64> {
    match data {
        Data::Float(number) => Some(*number),
        Data::Int(number) => Some(*number as f64),
        _ => None,
    }
}

/// Whether a computed cell holds what was written beside its formula: counts exactly, others to
/// twelve digits.
fn same(written: &Data, computed: &Data) -> bool {
    match (number(written), number(computed)) {
        (Some(a), Some(b)) => a == b || (a - b).abs() <= 1e-12 * a.abs(),
        (None, None) => written.to_string() == computed.to_string(),
        _ => false,
    }
}

#[test]
#[ignore = "needs LibreOffice (soffice)"]
fn libreoffice_computes_every_figure_of_every_workbook_as_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut seen = 0;
    for made in demonstration() {
        let Some(bytes) = workbook(&made) else { continue };
        let parts = sheets(bytes);
        if made.id.ends_with("-public") {
            let none = parts.iter().all(|part| formulas(part).is_empty());
            assert!(none, "{} is public and has a formula", made.id);
            continue;
        }
        assert!(bytes.len() < 15_000_000, "{} has {} bytes", made.id, bytes.len());
        let mut written: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
        let mut computed = recalculated(bytes, folder.path(), &made.id);
        let names = written.sheet_names();
        let mut used: BTreeSet<String> = BTreeSet::new();
        let mut wrong = Vec::new();
        for (name, part) in names.iter().zip(&parts) {
            let (before, after) =
                (written.worksheet_range(name).unwrap(), computed.worksheet_range(name).unwrap());
            for (reference, formula) in formulas(part) {
                seen += 1;
                used.extend(functions(&formula));
                let at = place(&reference);
                let empty = Data::Empty;
                let cached = before.get_value(at).unwrap_or(&empty);
                let own = after.get_value(at).unwrap_or(&empty);
                if !same(cached, own) {
                    wrong.push(format!("{name}!{reference}: {cached} is {own}: {formula}"));
                }
            }
        }
        assert!(
            wrong.is_empty(),
            "{}: {} differ:\n{}",
            made.id,
            wrong.len(),
            wrong[..wrong.len().min(10)].join("\n")
        );
        let unknown: Vec<&String> = used.iter().filter(|name| !FUNCTIONS.contains(&name.as_str())).collect();
        assert!(unknown.is_empty(), "{} uses {unknown:?}", made.id);
    }
    assert!(seen > 1_000, "only {seen} formulas");
}

/// The functions that a formula calls; texts in it are not looked at.
fn functions(formula: &str) -> BTreeSet<String> {
    let plain = formula.replace("&quot;", "\"");
    let code: String = plain.split('"').step_by(2).collect::<Vec<_>>().join(" ");
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices('(') {
        let name: String = code[..at]
            .chars()
            .rev()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))
            .collect();
        if !name.is_empty() {
            found.insert(name.chars().rev().collect());
        }
    }
    found
}

/// The cells of a row of the results framework, by the head of their column.
fn framework(workbook: &mut Xlsx<Cursor<Vec<u8>>>, indicator: &str) -> BTreeMap<String, Data> {
    let range = workbook.worksheet_range("Results framework").unwrap();
    let heads: Vec<String> = range
        .rows()
        .find(|row| row.iter().any(|cell| is(cell, "Rating")))
        .map(|row| row.iter().map(|cell| cell.to_string().replace('\n', " ")).collect())
        .unwrap();
    let row = range.rows().find(|row| row.iter().any(|cell| is(cell, indicator))).unwrap();
    heads.into_iter().zip(row.iter().cloned()).collect()
}

/// A sheet with another content of one cell: a number, or nothing.
fn with_cell(sheet: &str, reference: &str, number: Option<f64>) -> String {
    let (before, rest) = sheet.split_once(&format!("<c r=\"{reference}\"")).unwrap();
    let end = if rest.starts_with("/>") { 0 } else { rest.find('>').unwrap() };
    let (head, rest) = rest.split_at(end);
    let style = head.split("s=\"").nth(1).and_then(|style| style.split('"').next()).unwrap_or("0");
    let rest = if head.ends_with('/') { &rest[1..] } else { rest.split_once("</c>").unwrap().1 };
    let value = number.map(|number| format!("<v>{number}</v>")).unwrap_or_default();
    format!("{before}<c r=\"{reference}\" s=\"{style}\">{value}</c>{rest}")
}

/// The first sheet of evidence with a column under a head: its place among the sheets, its name, the
/// column, and the first rows with a number in it.
fn column_of(workbook: &mut Xlsx<Cursor<Vec<u8>>>, head: &str) -> (usize, String, u32, Vec<(u32, f64)>) {
    let names = workbook.sheet_names();
    for (i, name) in names.iter().enumerate().filter(|(_, name)| name.starts_with("E-")) {
        let range = workbook.worksheet_range(name).unwrap();
        let found = range.used_cells().find(|(_, _, data)| is(data, head)).map(|(r, c, _)| (r, c));
        let Some((row, column)) = found else { continue };
        // Places within a range are counted from its first cell.
        let (top, left) = range.start().unwrap();
        let rows = range.rows().enumerate().skip(row + 1);
        let numbers = rows.filter_map(|(line, cells)| Some((line as u32 + top, number(&cells[column])?)));
        return (i, name.clone(), column as u32 + left, numbers.collect());
    }
    panic!("no evidence has a column {head}");
}

fn letters(column: u32) -> String {
    let mut rest = column + 1;
    let mut letters = String::new();
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters
}

#[test]
#[ignore = "needs LibreOffice (soffice)"]
fn libreoffice_follows_a_changed_record_to_figure_progress_and_rating() {
    let folder = tempfile::tempdir().unwrap();
    let checked = check(&Root::new(folder::demonstration()), &()).unwrap();
    let options = Options { reports: vec!["kfit-donor".into()], ..Options::default() };
    let made = make(&checked, &options, &()).unwrap();
    let bytes = workbook(&made[0]).unwrap();
    let open = || -> Xlsx<Cursor<Vec<u8>>> { Xlsx::new(Cursor::new(bytes.to_vec())).unwrap() };
    let value = |row: &BTreeMap<String, Data>, head: &str| number(&row[head]).unwrap();
    let after = |name: &str, sheet: usize, cells: &[(String, Option<f64>)]| {
        let part = format!("xl/worksheets/sheet{}.xml", sheet + 1);
        let edited = changed(bytes, |name, content| {
            if name != part {
                return content;
            }
            cells.iter().fold(content, |content, (at, number)| with_cell(&content, at, *number))
        });
        recalculated(&edited, folder.path(), name)
    };

    // Two policies less, of four where five were expected of six: at risk becomes off track.
    let indicator = "Policies, laws and strategies adopted or implemented";
    let before = framework(&mut open(), indicator);
    assert_eq!(before["Rating"].to_string(), "At risk");
    let (sheet, _, column, rows) = column_of(&mut open(), indicator);
    let emptied: Vec<_> =
        rows.iter().take(2).map(|(row, _)| (format!("{}{}", letters(column), row + 1), None)).collect();
    let mut changed = after("policies", sheet, &emptied);
    let now = framework(&mut changed, indicator);
    assert_eq!(value(&now, "Cumulative"), value(&before, "Cumulative") - 2.0);
    // LibreOffice writes fifteen digits.
    assert!((value(&now, "% of target") - value(&now, "Cumulative") / 6.0).abs() < 1e-12);
    assert_eq!(now["Rating"].to_string(), "Off track");
    // The key figure of the summary follows too.
    let summary = changed.worksheet_range("Summary").unwrap();
    assert!(summary.used_cells().any(|(_, _, data)| data.to_string().ends_with("Off track")));
    // So do the count of ratings, the logical framework, and the numbers behind the trend.
    let ratings = |workbook: &mut Xlsx<Cursor<Vec<u8>>>| -> Vec<String> {
        let summary = workbook.worksheet_range("Summary").unwrap();
        let said = summary.used_cells().map(|(_, _, data)| data.to_string());
        said.filter(|text| text.ends_with(" Off track") && text.chars().any(|c| c.is_ascii_digit())).collect()
    };
    let (were, are) = (ratings(&mut open()), ratings(&mut changed));
    assert_eq!((were[0].as_str(), are[0].as_str()), ("\u{25BC} 2 Off track", "\u{25BC} 3 Off track"));
    let current = |workbook: &mut Xlsx<Cursor<Vec<u8>>>| -> Vec<f64> {
        let sheet = workbook.worksheet_range("Logical framework").unwrap();
        let row =
            sheet.rows().find(|row| row.iter().any(|data| data.to_string().contains(indicator))).unwrap();
        row.iter().filter_map(number).collect()
    };
    assert_eq!((current(&mut open()), current(&mut changed)), (vec![4.0], vec![2.0]));
    let trends = |workbook: &mut Xlsx<Cursor<Vec<u8>>>| -> Vec<f64> {
        let lists = workbook.worksheet_range("Lists").unwrap();
        lists.used_cells().filter_map(|(_, _, data)| number(data)).collect()
    };
    assert_ne!(trends(&mut open()), trends(&mut changed));

    // A woman more: the first whose sex was known and who was no woman.
    let indicator = "Women among people trained";
    let before = framework(&mut open(), indicator);
    let (sheet, _, women, had) = column_of(&mut open(), &format!("{indicator} \u{2013} numerator"));
    let (other, _, known, keys) = column_of(&mut open(), &format!("{indicator} \u{2013} denominator"));
    assert_eq!((sheet, known), (other, women + 1));
    let counted: BTreeSet<u64> = had.iter().map(|(_, key)| *key as u64).collect();
    let (row, key) = keys.iter().find(|(_, key)| !counted.contains(&(*key as u64))).unwrap();
    let cell = (format!("{}{}", letters(women), row + 1), Some(*key));
    let now = framework(&mut after("women", sheet, &[cell]), indicator);
    let different: BTreeSet<u64> = keys.iter().map(|(_, key)| *key as u64).collect();
    let more = value(&now, "Cumulative") - value(&before, "Cumulative");
    assert!((more - 1.0 / different.len() as f64).abs() < 1e-12, "{more}");

    // An amount of money that falls out of the period: a day of the year 2030.
    let indicator = "Expenditure";
    let before = framework(&mut open(), indicator);
    let (sheet, name, column, rows) = column_of(&mut open(), indicator);
    let range = open().worksheet_range(&name).unwrap();
    let day = range.used_cells().find(|(_, _, data)| is(data, "Day")).unwrap().1 as u32;
    let day = day + range.start().unwrap().1;
    let (row, amount) = rows[0];
    assert_ne!(day, column);
    let cell = (format!("{}{}", letters(day), row + 1), Some(47_500.0));
    let now = framework(&mut after("money", sheet, &[cell]), indicator);
    let less = value(&before, "Cumulative") - value(&now, "Cumulative");
    assert!((less - amount).abs() < 0.005, "{less} is not {amount}");
}
