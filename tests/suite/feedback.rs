//! What is said to those who sent a file: what `check` prints, and the marked
//! copies that go back. `tests/feedback/README.md` says what is in the project.

use crate::folder::{copy, demonstration, text, write};
use crate::libreoffice::printed;
use assert_cmd::Command;
use calamine::{Data, Reader, Xlsx, open_workbook_auto_from_rs};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feedback")
}

/// The project with the workbook of the western office and files that are not what they seem.
pub fn project() -> TempDir {
    let place = copy(&folder().join("project"));
    write(place.path(), "input/ouest/ouest.xlsx", &west().unwrap());
    write(place.path(), "input/ouest/ouest_bis.xlsx", &again().unwrap());
    write(place.path(), "input/ouest/ouest_abime.xlsx", b"PK\x03\x04 cut off");
    write(place.path(), "input/sur/renombrado.xls", b"Acto,N\xC3\xBAmero\nN1,S01\n");
    place
}

const HEADS: [&str; 12] = [
    "Manifestation",
    "Numéro",
    "Nom",
    "Courriel",
    "Sexe",
    "Année de naissance",
    "Fonction",
    "Heures",
    "Séances",
    "Attestation",
    "Inscription",
    "Avis",
];

fn west() -> Result<Vec<u8>, XlsxError> {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let time = Format::new().set_num_format("[h]:mm:ss");
    let mut workbook = Workbook::new();
    let events = workbook.add_worksheet().set_name("Manifestations")?;
    events.write(0, 0, "Manifestations du bureau de l’ouest")?;
    for (col, head) in (0..).zip(["Manifestation", "Pays", "Dernier jour"]) {
        events.write(2, col, head)?;
    }
    let rows = [
        ("W1", "Rwanda", 2018, 5),
        ("W1", "Pérou", 2019, 6),
        ("W2", "Rwanda", 2019, 3),
        ("W2", "Rwanda", 2019, 3),
        ("W98", "Rwanda", 2019, 4),
    ];
    for (row, (event, country, year, month)) in (3..).zip(rows) {
        events.write(row, 0, event)?;
        events.write(row, 1, country)?;
        events.write_with_format(row, 2, &ExcelDateTime::from_ymd(year, month, 7)?, &day)?;
    }
    let sheet = workbook.add_worksheet().set_name("Présences 2019")?;
    let names = ["MARKER Léa", "MARKER Max", "MARKER Noé", "MARKER Oum", "MARKER Pia"];
    for (col, head) in (0..).zip(HEADS) {
        sheet.write(0, col, head)?;
    }
    for (row, name) in (1..).zip(names) {
        person(sheet, row, if row == 5 { "W1" } else { "W98" }, name)?;
    }
    sheet.write(1, 4, "Famme")?;
    sheet.write_with_format(2, 7, 0.25, &time)?;
    sheet.write_with_format(2, 8, &ExcelDateTime::from_ymd(2019, 2, 3)?, &day)?;
    sheet.write(1, 10, "13/04/2019")?;
    sheet.write(2, 10, "04/13/2019")?;
    sheet.write(3, 10, "03/04/2019")?;
    sheet.write_with_format(4, 10, &ExcelDateTime::from_ymd(2019, 4, 5)?, &day)?;
    sheet.write_formula(3, 7, Formula::new("=1/0").set_result("#DIV/0!"))?;
    sheet.write_formula(4, 7, Formula::new("=SUM(A1:A2)").set_result(""))?;
    sheet.write(4, 9, true)?;
    sheet.write(1, 12, "Remarque")?;
    sheet.write(2, 13, "sans en-tête")?;
    // Without the column that says to which event a row belongs, and with one name twice.
    let sheet = workbook.add_worksheet().set_name("Présences 2020")?;
    for (col, head) in (0..).zip(["Numéro", "Nom", "Nom", "Sexe"]) {
        sheet.write(0, col, head)?;
    }
    sheet.write(1, 0, "P40")?;
    sheet.write(1, 1, "MARKER Zoé")?;
    workbook.add_worksheet().set_name("Présences vide")?;
    let sheet = workbook.add_worksheet().set_name("Contacts")?;
    sheet.write(0, 0, "MARKER à appeler")?;
    workbook.save_to_buffer()
}

fn person(sheet: &mut Worksheet, row: u32, event: &str, name: &str) -> Result<(), XlsxError> {
    sheet.write(row, 0, event)?;
    sheet.write(row, 1, format!("O{row:02}"))?;
    sheet.write(row, 2, name)?;
    sheet.write(row, 4, "Femme")?;
    sheet.write(row, 5, 1980 + row)?;
    sheet.write(row, 7, 6.5)?;
    Ok(())
}

/// A second workbook with a sheet that repeats one of its own.
fn again() -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    for name in ["Présences A", "Présences B"] {
        let sheet = workbook.add_worksheet().set_name(name)?;
        for (col, head) in (0..).zip(HEADS) {
            sheet.write(0, col, head)?;
        }
        for row in 1..4 {
            person(sheet, row, "W98", "MARKER Qi")?;
        }
    }
    workbook.save_to_buffer()
}

/// What the program printed and complained about, and how it ended.
fn said(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yardstick"));
    let output = command.current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

/// The marked copies of a project, by name.
fn copies(project: &Path) -> BTreeMap<String, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("back");
    let (told, complaints, status) = said(project, &["check", "--feedback", folder.to_str().unwrap()]);
    assert_eq!((status, complaints.as_str()), (1, ""), "{told}");
    let root = yardstick::source::Root::new(&folder);
    let names = root.list("").unwrap();
    names.into_iter().map(|name| (name.clone(), std::fs::read(folder.join(&name)).unwrap())).collect()
}

/// The parts of a workbook, by name.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|number| {
            let mut part = archive.by_index(number).unwrap();
            let name = part.name().unwrap().to_string();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (name, String::from_utf8_lossy(&bytes).into_owned())
        })
        .collect()
}

fn notes(bytes: &[u8]) -> String {
    parts(bytes).into_iter().filter(|(name, _)| name.contains("comments")).map(|(_, text)| text).collect()
}

type Cells = BTreeMap<(u32, u32), String>;

/// The cells of each sheet of a workbook as text that tells their kind.
fn sheets(bytes: &[u8]) -> Vec<(String, Cells)> {
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    let names = workbook.sheet_names();
    names
        .into_iter()
        .map(|name| {
            let range = workbook.worksheet_range(&name).unwrap();
            let (top, left) = range.start().unwrap_or((0, 0));
            let cells = range
                .cells()
                .filter_map(|(row, col, data)| Some(((top + row as u32, left + col as u32), seen(data)?)))
                .collect();
            (name, cells)
        })
        .collect()
}

fn seen(data: &Data) -> Option<String> {
    Some(match data {
        Data::Empty => return None,
        Data::String(text) if text.trim().is_empty() => return None,
        Data::String(text) => format!("text {text}"),
        // An error comes back as what a person saw.
        Data::Error(error) => format!("text {error}"),
        Data::Float(number) => format!("number {number}"),
        Data::Int(number) => format!("number {number}"),
        Data::Bool(value) => format!("truth {value}"),
        Data::DateTime(moment) => format!("moment {}", moment.as_f64()),
        Data::DateTimeIso(text) => {
            let day: jiff::civil::Date = text.split('T').next().unwrap().parse().unwrap();
            let first = jiff::civil::date(1899, 12, 30);
            format!("moment {}", (day - first).get_days())
        }
        Data::DurationIso(text) => format!("text {text}"),
    })
}

/// The cells of a text table.
fn rows(bytes: &[u8]) -> Cells {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut cells = Cells::new();
    for (row, record) in (0..).zip(reader.records()) {
        for (col, text) in (0..).zip(record.unwrap().iter()) {
            if !text.trim().is_empty() {
                cells.insert((row, col), format!("text {text}"));
            }
        }
    }
    cells
}

#[test]
fn check_says_what_is_wrong_in_ranges_and_as_a_table() {
    let place = project();
    let bless = std::env::var_os("BLESS").is_some();
    for (name, arguments) in [
        ("expected.txt", &["check"][..]),
        ("expected.csv", &["check", "--format", "csv"]),
        ("expected_errors.txt", &["check", "--severity", "error", "input/sur/sur.csv"]),
    ] {
        let (out, complaints, status) = said(place.path(), arguments);
        assert_eq!((status, complaints.as_str()), (1, ""));
        assert!(!out.contains("MARKER"), "{out}");
        if bless {
            std::fs::write(folder().join(name), &out).unwrap();
        }
        assert!(out == text(&folder(), name), "{name} differs:\n{out}");
    }
    let (out, _, _) = said(place.path(), &["check", "--format", "json"]);
    assert!(!out.contains("MARKER"), "{out}");
    let all: Value = serde_json::from_str(&out).unwrap();
    let key = all.as_array().unwrap().iter().find(|f| f["code"] == "R401" && f["found"] == "N6").unwrap();
    assert_eq!(key["count"], 2);
    assert_eq!(key["ranges"][0]["ranges"][0], "A7:A8");
    assert_eq!(key["places"][1]["cell"], "A8");
}

#[test]
fn the_same_fault_in_900_cells_is_one_finding_with_its_ranges() {
    let place = copy(&folder().join("project"));
    let mut table = "Event,Number,Sex\n".to_string();
    for row in 0..910 {
        // Cells C5 to C904, and C910.
        let bad = (3..903).contains(&row) || row == 908;
        table.push_str(&format!("N1,Q{row:04},{}\n", if bad { "Womam" } else { "F" }));
    }
    write(place.path(), "input/north/north.csv", table.as_bytes());
    let (out, _, _) = said(place.path(), &["check", "input/north/north.csv"]);
    assert!(out.contains("C304   C5:C904, C910 (901 cells)"), "{out}");
    assert_eq!(out.matches("C304").count(), 1, "{out}");
}

#[test]
fn a_copy_has_the_cells_of_its_input_where_they_were() {
    let place = project();
    let copies = copies(place.path());
    let names: Vec<&str> = copies.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "north/events.feedback.xlsx",
            "north/north.feedback.xlsx",
            "north/rates.feedback.xlsx",
            "north/shares.feedback.xlsx",
            "north/spending.feedback.xlsx",
            "ouest/ouest.feedback.xlsx",
            "ouest/ouest_bis.feedback.xlsx",
            "sur/otro.feedback.xlsx",
            "sur/renombrado.feedback.xlsx",
            "sur/sur.feedback.xlsx",
            "sur/vacio.feedback.xlsx",
        ],
        "the damaged workbook alone has no copy"
    );
    for (name, bytes) in &copies {
        let found = sheets(bytes);
        let stem = name.strip_suffix(".feedback.xlsx").unwrap();
        if stem.starts_with("ouest/") {
            let own = std::fs::read(place.path().join(format!("input/{stem}.xlsx"))).unwrap();
            assert_eq!(found[1..], sheets(&own)[..], "{name}");
        } else {
            let ending = if stem.ends_with("renombrado") { "xls" } else { "csv" };
            let own = std::fs::read(place.path().join(format!("input/{stem}.{ending}"))).unwrap();
            assert_eq!(found.len(), 2, "{name}");
            assert_eq!(found[1].1, rows(&own), "{name}");
        }
        let formulas = parts(bytes).into_iter().filter(|(_, text)| text.contains("<f>")).count();
        assert_eq!(formulas, 0, "{name} has a formula");
    }
}

#[test]
#[ignore = "reads and writes the whole demonstration, which takes a while"]
fn copies_of_the_demonstration_have_the_cells_of_their_inputs() {
    let place = copy(&demonstration());
    let out = place.path().join("back");
    assert_eq!(said(place.path(), &["check", "--feedback", "back"]).2, 0);
    for input in yardstick::source::Root::new(place.path()).list("input").unwrap() {
        let (stem, ending) = input.strip_prefix("input/").unwrap().rsplit_once('.').unwrap();
        if !["xlsx", "xls", "ods"].contains(&ending) {
            continue;
        }
        let copied = std::fs::read(out.join(format!("{stem}.feedback.xlsx"))).unwrap();
        let own = std::fs::read(place.path().join(&input)).unwrap();
        assert_eq!(sheets(&copied)[1..], sheets(&own)[..], "{input}");
    }
}

#[test]
fn cells_at_fault_are_coloured_and_bear_a_note() {
    let place = project();
    let copies = copies(place.path());
    let (out, _, _) = said(place.path(), &["check", "--format", "json"]);
    let findings: Value = serde_json::from_str(&out).unwrap();
    for file in ["north/north.csv", "north/spending.csv", "sur/sur.csv"] {
        let bytes = &copies[&file.replace(".csv", ".feedback.xlsx")];
        let notes = notes(bytes);
        let sheet = &parts(bytes)["xl/worksheets/sheet2.xml"];
        let style = |cell: &str| {
            let (_, rest) = sheet.split_once(&format!("<c r=\"{cell}\" s=\"")).unwrap_or(("", ""));
            rest.split('"').next().unwrap().to_string()
        };
        let mut seen = 0;
        let input = format!("input/{file}");
        for place in findings.as_array().unwrap().iter().flat_map(|f| f["places"].as_array().unwrap()) {
            let cell = place["cell"].as_str().unwrap_or("");
            if place["file"] != input.as_str() || !cell.starts_with(|c: char| c.is_ascii_uppercase()) {
                continue;
            }
            assert!(notes.contains(&format!("ref=\"{cell}\"")), "{file} {cell} has no note");
            assert!(!style(cell).is_empty() && style(cell) != style("B2"), "{file} {cell} is not coloured");
            seen += 1;
        }
        assert!(seen >= 4, "{file} has faults");
    }
    // A row that is set aside because of another file says so, and is not itself at fault.
    assert!(notes(&copies["sur/sur.feedback.xlsx"]).contains("ref=\"A2\""));
    // Links lead to the cells.
    let links = &parts(&copies["north/north.feedback.xlsx"])["xl/worksheets/sheet1.xml"];
    assert!(links.contains("location=\"'north'!E4\"") || links.contains("location=\"north!E4\""), "{links}");
}

#[test]
fn copies_speak_the_language_of_their_sender() {
    let copies = copies(project().path());
    let all = |name: &str| -> String {
        let parts = parts(&copies[name]);
        let texts =
            parts.iter().filter(|(name, _)| name.contains("sharedStrings") || name.contains("comments"));
        texts.map(|(_, text)| text.as_str()).collect()
    };
    for (name, title, sentence, field) in [
        (
            "north/north.feedback.xlsx",
            "Feedback on your file",
            "Sex: “Womam” is not in the list of values.",
            "one of: Woman, Man, Not known",
        ),
        (
            "ouest/ouest.feedback.xlsx",
            "Retour sur votre fichier",
            "Sexe\u{a0}: «\u{a0}Famme\u{a0}» n’est pas dans la liste des valeurs.",
            "une valeur parmi\u{a0}: Femme, Homme, Non connu",
        ),
        (
            "sur/sur.feedback.xlsx",
            "Comentarios sobre su archivo",
            "Sexo: «Mujeres» no está en la lista de valores.",
            "uno de: Mujer, Hombre, No se sabe",
        ),
    ] {
        let all = all(name);
        for expected in [title, sentence, field] {
            assert!(all.contains(expected), "{name} does not say {expected}");
        }
        assert!(!all.contains('\u{27E6}'), "{name} has a sentence that is missing");
        // What only those know who made the project is told to nobody else.
        for own in ["sources.toml", "codelist", "`", "quarantin"] {
            assert!(!all.contains(own), "{name} says {own}");
        }
    }
}

#[test]
fn what_tells_who_a_person_is_stays_in_the_cells_of_its_sender() {
    let place = project();
    let mut marked = 0;
    for (name, bytes) in copies(place.path()) {
        let mut own = sheets(&bytes);
        let (_, front) = own.remove(0);
        assert!(front.values().all(|text| !text.contains("MARKER")), "{name}: the list tells a person");
        for (part, text) in parts(&bytes) {
            let cells = part.ends_with("sharedStrings.xml");
            assert!(cells || !text.contains("MARKER"), "{name}: {part} tells a person");
        }
        marked += own.iter().flat_map(|(_, cells)| cells.values()).filter(|t| t.contains("MARKER")).count();
    }
    assert!(marked > 20, "the names stand in the copies of their senders");
}

#[test]
fn a_sender_hears_nothing_of_what_others_sent() {
    let place = project();
    // The command line suggests the key of another office; its sender's copy does not.
    let (out, _, _) = said(place.path(), &["check", "input/sur/sur.csv"]);
    assert!(out.contains("Did you mean \"W98\"?"), "{out}");
    let copies = copies(place.path());
    for (name, bytes) in &copies {
        let text: String = parts(bytes).into_values().collect();
        let others: &[&str] = match name.split('/').next().unwrap() {
            "north" => &["ouest", "sur.csv", "W98", "S01"],
            "sur" => &["ouest", "events.csv", "north", "W98", "P01"],
            _ => &["events.csv", "north", "sur.csv", "N1", "S01"],
        };
        for other in others {
            assert!(!text.contains(other), "{name} tells of {other}");
        }
    }
    // Files of one source are one sender's.
    let text: String = parts(&copies["ouest/ouest_bis.feedback.xlsx"]).into_values().collect();
    assert!(text.contains("Présences A"), "the sheet that was sent twice is named");
}

#[test]
fn copies_are_the_same_bytes_every_time() {
    let place = project();
    let first = copies(place.path());
    assert!(first == copies(place.path()));
}

#[test]
fn copies_are_never_written_among_the_inputs() {
    let place = project();
    let before: BTreeSet<String> =
        yardstick::source::Root::new(place.path()).list("").unwrap().into_iter().collect();
    for folder in ["input", "input/back", "input/../input/back", "./input/north"] {
        let (_, complaints, status) = said(place.path(), &["check", "--feedback", folder]);
        assert_eq!(status, 2, "{folder}");
        assert!(complaints.contains("input/"), "{complaints}");
    }
    let (_, complaints, status) = said(place.path(), &["check", "--feedback", "yardstick.toml"]);
    assert_eq!(status, 2);
    assert!(complaints.contains("is a file"), "{complaints}");
    let after: BTreeSet<String> =
        yardstick::source::Root::new(place.path()).list("").unwrap().into_iter().collect();
    assert_eq!(before, after);
}

#[test]
fn copies_of_named_files_alone_are_written_and_what_has_none_is_told() {
    let place = project();
    write(place.path(), "back/kept.txt", b"kept");
    let arguments = ["check", "input/sur/sur.csv", "input/ouest/ouest_abime.xlsx", "--feedback", "back"];
    let (out, _, status) = said(place.path(), &arguments);
    assert_eq!(status, 1);
    assert!(out.contains("Wrote back/sur/sur.feedback.xlsx: "), "{out}");
    assert!(out.contains("No copy of input/ouest/ouest_abime.xlsx: the file is cut off"), "{out}");
    assert!(out.contains("(F109)"), "{out}");
    let written = yardstick::source::Root::new(place.path()).list("back").unwrap();
    assert_eq!(written, ["back/kept.txt", "back/sur/sur.feedback.xlsx"], "what else is there stays");
    // What programs read is alone on its stream.
    let (out, complaints, _) = said(place.path(), &["check", "--format", "json", "--feedback", "back"]);
    assert!(serde_json::from_str::<Value>(&out).is_ok());
    assert!(complaints.contains("Wrote "), "{complaints}");
}

#[test]
#[ignore = "needs LibreOffice (soffice) and pdftotext"]
fn libreoffice_opens_a_marked_copy() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in copies(project().path()) {
        let text = printed(&name.replace('/', "-"), &bytes, folder.path());
        assert!(text.len() > 200, "{name} is nearly empty");
        assert!(!text.contains("###"), "{name} has a column that is too narrow for its numbers");
    }
}

/// Calamine's reader of one format must be able to open a copy too.
#[test]
fn a_copy_is_a_workbook_of_xml_parts() {
    let copies = copies(project().path());
    let workbook: Result<Xlsx<_>, _> = Xlsx::new(Cursor::new(copies["north/north.feedback.xlsx"].as_slice()));
    assert_eq!(workbook.unwrap().sheet_names(), ["Feedback", "north"]);
}
