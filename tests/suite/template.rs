//! Collection workbooks: what is in them, and that what comes back is read.

use crate::folder::{checked, copy, demonstration, figures_from, replace, write};
use calamine::{Data, Reader, SheetVisible, Xlsx};
use rust_xlsxwriter::{Workbook, Worksheet};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;
use yardstick::exchange::template::{Request, template};
use yardstick::pipeline::{Checked, define};
use yardstick::project::{FieldType, Project};
use yardstick::source::Root;

/// The row of the headers, from zero.
const HEAD: u32 = 5;
const LANGUAGES: [&str; 3] = ["en", "fr", "es"];

/// Rows of a table: for each the fields that are filled in, with codes for coded ones.
type Rows = Vec<Vec<(&'static str, &'static str)>>;

fn project() -> Project {
    define(&Root::new(demonstration()), &()).unwrap().0
}

fn request(project: &Project, tables: &[&str], language: &str) -> Request {
    let number = |name: &&str| project.tables.iter().position(|table| table.name == *name).unwrap();
    Request {
        tables: tables.iter().map(number).collect(),
        language: language.into(),
        programme: project.programmes.iter().position(|programme| programme.id == "kfit"),
        country: Some("LAO".into()),
        rows: 500,
        on: jiff::civil::date(2019, 6, 30),
    }
}

/// The tables that the test fills in.
fn rows() -> BTreeMap<&'static str, Rows> {
    BTreeMap::from([
        (
            "activities",
            vec![
                vec![
                    ("activity_id", "A1"),
                    ("title", "Film workshop, “first”"),
                    ("kind", "training"),
                    ("modality", "in_person"),
                    ("areas", "cultural_sectors;digital"),
                    ("start", "2018-03-01"),
                    ("end", "2018-03-05"),
                    ("hours", "30"),
                    ("status", "completed"),
                ],
                // A code with a leading zero, and two countries.
                vec![
                    ("activity_id", "0100"),
                    ("kind", "promotion"),
                    ("countries", "LAO;RWA"),
                    ("end", "2019-05-10"),
                    ("status", "completed"),
                    ("reached", "250"),
                    ("reached_basis", "counted"),
                ],
            ],
        ),
        (
            "participations",
            vec![
                person("A1", "P1", "F", "1990", "24", "yes"),
                person("A1", "P2", "M", "1985", "24", "no"),
                // Registered, and did not come.
                person("A1", "P3", "F", "2000", "0", "no"),
                person("0100", "P1", "F", "1990", "2", "no"),
            ],
        ),
        (
            "outcomes",
            vec![
                vec![
                    ("outcome_id", "O1"),
                    ("activity_id", "A1"),
                    ("kind", "institution"),
                    ("title", "Film archive"),
                    ("organisation", "Department of cinema"),
                    ("date", "2018-06-01"),
                    ("evidence", "Decree 5"),
                    ("gender_theme", "yes"),
                ],
                vec![("outcome_id", "O2"), ("kind", "publication"), ("date", "2019-01-15")],
            ],
        ),
        ("funds", vec![spent("F1", "12500.5", "2018-04-01"), spent("F2", "1000000", "2019-04-01")]),
        (
            "works",
            vec![
                vec![
                    ("work_id", "W1"),
                    ("title", "The river"),
                    ("domain", "cinema"),
                    ("date", "2019-11-20"),
                    ("creator_sex", "F"),
                    ("coproduction", "LAO;RWA"),
                    ("supported_by", "A1"),
                    ("audience", "1500"),
                ],
                vec![("work_id", "W2"), ("domain", "music"), ("date", "2019-12-20"), ("creator_sex", "M")],
            ],
        ),
    ])
}

fn person(
    activity: &'static str,
    id: &'static str,
    sex: &'static str,
    born: &'static str,
    hours: &'static str,
    completed: &'static str,
) -> Vec<(&'static str, &'static str)> {
    vec![
        ("activity_id", activity),
        ("participant_id", id),
        ("full_name", "Somebody"),
        ("sex", sex),
        ("birth_year", born),
        ("country", "LAO"),
        ("stakeholder", "government"),
        ("role", "participant"),
        ("attended_hours", hours),
        ("completed", completed),
        ("pre_score", "40"),
        ("post_score", "70.5"),
        ("satisfaction", "5"),
    ]
}

fn spent(id: &'static str, amount: &'static str, date: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("fund_id", id),
        ("kind", "expenditure"),
        ("source_class", "extrabudgetary"),
        ("budget_line", "training"),
        ("amount", amount),
        ("currency", "USD"),
        ("date", date),
    ]
}

/// What the figures of those rows are, over the life of the programme.
const EXPECTED: [(&str, &str); 10] = [
    ("activities_delivered", "2"),
    ("people_reached", "250"),
    // P1 twice and P2 once were there; P3 was not.
    ("participations", "3"),
    ("participants", "2"),
    ("women_share", "50"),
    // 70.5 − 40
    ("learning_gain", "30.5"),
    ("institutions_strengthened", "1"),
    ("knowledge_products", "1"),
    // 12,500.50 + 1,000,000
    ("expenditure", "1012500.5"),
    // Only W1 was supported by an activity.
    ("works_supported", "1"),
];

/// What a person types for a value of a field.
fn typed(project: &Project, language: &str, table: &str, field: &str, value: &str) -> String {
    let table = project.tables.iter().find(|known| known.name == table).unwrap();
    let field = &table.fields[table.field(field).unwrap()];
    if field.kind == FieldType::Boolean {
        let words = [("en", "Yes", "No"), ("fr", "Oui", "Non"), ("es", "Sí", "No")];
        let (_, yes, no) = words.into_iter().find(|(known, ..)| *known == language).unwrap();
        return if value == "yes" { yes } else { no }.into();
    }
    let Some(list) = field.code_list else { return value.into() };
    let label = |code: &str| project.code_lists[list].get(code).unwrap().label.get(&[language]).to_string();
    value.split(';').map(label).collect::<Vec<_>>().join("; ")
}

/// Where what a person types goes: sheet, and there row, column and text.
fn cells(project: &Project, bytes: &[u8], language: &str) -> BTreeMap<String, Vec<(u32, u16, String)>> {
    let stamp = stamp(bytes);
    let mut cells: BTreeMap<String, Vec<(u32, u16, String)>> = BTreeMap::new();
    let mut sheet = String::new();
    let mut table = String::new();
    let mut column = 0;
    let rows = rows();
    for (key, value) in stamp {
        match key.split_once(' ') {
            None if key == "table" => (table, column) = (value, 0),
            None if key == "sheet" => sheet = value,
            Some(("column", field)) => {
                for (row, filled) in (HEAD + 1..).zip(rows.get(table.as_str()).into_iter().flatten()) {
                    if let Some((_, value)) = filled.iter().find(|(name, _)| *name == field) {
                        let text = typed(project, language, &table, field, value);
                        cells.entry(sheet.clone()).or_default().push((row, column, text));
                    }
                }
                column += 1;
            }
            _ => {}
        }
    }
    cells
}

/// The pairs of the hidden sheet.
fn stamp(bytes: &[u8]) -> Vec<(String, String)> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("_yardstick").unwrap();
    range.rows().map(|row| (row[0].to_string(), row[1].to_string())).collect()
}

/// The workbook as another program might save it: values only, filled in.
fn filled(
    bytes: &[u8],
    cells: &BTreeMap<String, Vec<(u32, u16, String)>>,
    rename: impl Fn(&str) -> Vec<String>,
) -> Vec<u8> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut out = Workbook::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        for new in rename(&name) {
            let mut sheet = Worksheet::new();
            sheet.set_name(&new).unwrap();
            let (top, left) = range.start().unwrap_or((0, 0));
            for (row, column, value) in range.used_cells() {
                let at = (top + row as u32, (left as usize + column) as u16);
                match value {
                    Data::String(text) => sheet.write_string(at.0, at.1, text).map(|_| ()).unwrap(),
                    other => panic!("{name} holds {other:?}"),
                }
            }
            for (row, column, text) in cells.get(&name).into_iter().flatten() {
                match text.parse::<f64>() {
                    Ok(number) if !text.starts_with('0') || text == "0" => {
                        sheet.write_number(*row, *column, number).map(|_| ()).unwrap();
                    }
                    _ => sheet.write_string(*row, *column, text).map(|_| ()).unwrap(),
                }
            }
            out.push_worksheet(sheet);
        }
    }
    out.save_to_buffer().unwrap()
}

fn same(name: &str) -> Vec<String> {
    vec![name.to_string()]
}

/// The demonstration's definitions with an empty folder of input.
fn definitions() -> TempDir {
    let place = copy(&demonstration());
    std::fs::remove_dir_all(place.path().join("input")).unwrap();
    place
}

const TABLES: [&str; 5] = ["activities", "participations", "outcomes", "funds", "works"];

fn codes(checked: &Checked) -> Vec<String> {
    checked.valid.findings.iter().map(|finding| format!("{} {}", finding.code, finding.place)).collect()
}

/// No finding at all, every row used, and the figures as they must be.
fn assert_read(checked: &Checked, what: &str) {
    assert!(checked.valid.findings.is_empty(), "{what}: {:#?}", checked.valid.findings);
    let used: u64 = checked.valid.accounts.iter().map(|account| account.used).sum();
    let read: u64 = checked.valid.accounts.iter().map(|account| account.read).sum();
    assert_eq!((used, read), (12, 12), "{what}: {:#?}", checked.valid.accounts);
    let figures = figures_from(checked);
    for (indicator, expected) in EXPECTED {
        let found: Vec<&str> = figures
            .iter()
            .filter(|(address, _)| {
                address[0] == "monitoring"
                    && address[1] == indicator
                    && address[5..=8] == ["all", "all", "kfit", "life"]
                    && address[10] != "in_period"
                    && address[11].is_empty()
            })
            .map(|(_, values)| values[0].as_str())
            .collect();
        assert_eq!(found, [expected], "{what}: {indicator}");
    }
}

#[test]
fn a_template_that_came_back_is_read_in_every_language() {
    let project = project();
    for language in LANGUAGES {
        let bytes = template(&project, &request(&project, &TABLES, language)).unwrap();
        let cells = cells(&project, &bytes, language);
        assert_eq!(cells.len(), TABLES.len());
        let place = definitions();
        write(place.path(), "input/offices/lao [1].xlsx", &filled(&bytes, &cells, same));
        let checked = checked(place.path());
        assert_read(&checked, language);
        let source = &checked.project.sources[0];
        assert_eq!(source.id, "template:offices/lao [1].xlsx:activities");
        assert_eq!(source.language.as_deref(), Some(language));
        assert_eq!(source.namespace, "template:kfit:LAO");
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_yardstick"));
        let explain = ["check", "--explain-layout", "input/offices/lao [1].xlsx"];
        let output = command.current_dir(place.path()).args(explain).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains("a template that came back") && !said.contains("[[source]]"), "{said}");
        assert!(said.contains("read by the source \"template:offices/lao [1].xlsx:activities\""), "{said}");
    }
}

#[test]
fn sheets_are_renamed_copied_and_left_empty() {
    let project = project();
    let bytes = template(&project, &request(&project, &TABLES, "en")).unwrap();
    let mut cells = cells(&project, &bytes, "en");
    cells.remove("Outcomes");
    let rename = |name: &str| match name {
        "Activities" => vec!["Our activities 2018".to_string()],
        "Funds" => Vec::new(),
        // A second sheet for the next year, as yet the same rows: a repetition.
        "Cultural works and productions" => vec![name.to_string(), "Works (2)".to_string()],
        _ => same(name),
    };
    let place = definitions();
    write(place.path(), "input/lao.xlsx", &filled(&bytes, &cells, rename));
    let checked = checked(place.path());
    // The sheet of funds is gone; the copied one repeats another; of the empty one nothing is said.
    assert_eq!(codes(&checked), ["F132 input/lao.xlsx", "R404 input/lao.xlsx ! Works (2)"]);
    let used = |table: &str| -> u64 {
        let accounts = checked.valid.accounts.iter().filter(|account| account.table == table);
        accounts.map(|account| account.used).sum()
    };
    assert_eq!((used("activities"), used("outcomes"), used("works")), (2, 0, 2));
}

#[test]
fn a_template_without_a_row_is_one_finding() {
    let project = project();
    let bytes = template(&project, &request(&project, &TABLES, "fr")).unwrap();
    let place = definitions();
    write(place.path(), "input/lao.xlsx", &bytes);
    assert_eq!(codes(&checked(place.path())), ["F136 input/lao.xlsx"]);
}

#[test]
fn changed_definitions_are_told_and_the_template_is_still_read() {
    let project = project();
    let bytes = template(&project, &request(&project, &TABLES, "en")).unwrap();
    let cells = cells(&project, &bytes, "en");
    let place = definitions();
    write(place.path(), "input/lao.xlsx", &filled(&bytes, &cells, same));
    // A field is gone, one has come, a list has another label.
    replace(
        place.path(),
        "indicators/tables/works.toml",
        "name     = \"audience\"",
        "name     = \"viewers\"",
    );
    replace(place.path(), "indicators/tables/works.toml", "Audience", "Viewers");
    replace(place.path(), "indicators/codelists/domains.csv", "Music,", "Music and sound,");
    let checked = checked(place.path());
    // "Music" was chosen, which is the code of "Music and sound" too.
    assert_eq!(codes(&checked), ["F130 input/lao.xlsx"]);
    let message = &checked.valid.findings[0].message;
    for part in
        ["table \"works\"", "fields added: viewers", "fields removed: audience", "code lists: domains"]
    {
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn a_table_that_is_gone_and_a_stamp_that_is_spoilt_are_told_once() {
    let project = project();
    let bytes = template(&project, &request(&project, &["library", "works"], "en")).unwrap();
    let cells = cells(&project, &bytes, "en");
    let place = definitions();
    write(place.path(), "input/lao.xlsx", &filled(&bytes, &cells, same));
    let library = place.path().join("indicators/tables/library.toml");
    let text = std::fs::read_to_string(&library).unwrap();
    std::fs::write(library, text.replace("\"library\"", "\"shelf\"")).unwrap();
    std::fs::rename(
        place.path().join("indicators/tables/library.toml"),
        place.path().join("indicators/tables/shelf.toml"),
    )
    .unwrap();
    replace(place.path(), "indicators/policy/institutions.toml", "\"library\"", "\"shelf\"");
    replace(place.path(), "reports/ecoc.toml", "\"library\"", "\"shelf\"");
    let found = checked(place.path());
    let gone: Vec<&str> = found.valid.findings.iter().map(|finding| finding.code.as_str()).collect();
    assert!(gone.contains(&"F131"), "{:#?}", found.valid.findings);
    assert!(!gone.contains(&"F104"), "{:#?}", found.valid.findings);
    // Without its hidden sheet it is a workbook as any other; with half of it, it is refused.
    let place = definitions();
    let spoilt = BTreeMap::from([("_yardstick".to_string(), vec![(0, 1, "9 and later".to_string())])]);
    write(place.path(), "input/lao.xlsx", &filled(&bytes, &spoilt, same));
    assert_eq!(codes(&checked(place.path())), ["F133 input/lao.xlsx ! _yardstick"]);
}

#[test]
fn an_entry_in_sources_wins() {
    let project = project();
    let bytes = template(&project, &request(&project, &["works"], "en")).unwrap();
    let cells = cells(&project, &bytes, "en");
    let place = definitions();
    write(place.path(), "input/lao.xlsx", &filled(&bytes, &cells, same));
    let entry = "[[source]]\nid = \"own\"\nfiles = [\"lao.xlsx\"]\nsheets = [\"Cultural works*\"]\ntable = \"works\"\n\
                 constants = { programme = \"kfit\", country = \"UZB\" }\n";
    write(place.path(), "input/sources.toml", entry.as_bytes());
    let checked = checked(place.path());
    assert!(checked.project.templates.is_empty());
    assert_eq!(checked.project.sources.len(), 1);
}

#[test]
fn the_same_request_gives_the_same_bytes_and_every_table_has_a_template() {
    let project = project();
    let names: Vec<&str> = project.tables.iter().map(|table| table.name.as_str()).collect();
    for language in LANGUAGES {
        let mut request = request(&project, &names, language);
        (request.programme, request.country) = (None, None);
        let bytes = template(&project, &request).unwrap();
        assert_eq!(bytes, template(&project, &request).unwrap());
        let mut book = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
        // Instructions, the tables, codes, and the hidden sheet.
        assert_eq!(book.sheet_names().len(), names.len() + 3);
        let hidden: Vec<&str> = book
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.visible != SheetVisible::Visible)
            .map(|sheet| sheet.name.as_str())
            .collect();
        assert_eq!(hidden, ["_yardstick"]);
        for name in book.sheet_names() {
            let range = book.worksheet_range(&name).unwrap();
            for (_, _, value) in range.used_cells() {
                let text = value.to_string();
                assert!(!text.contains('\u{27E6}'), "{name}: a message is missing: {text}");
            }
        }
    }
}

#[test]
fn headers_are_in_the_language_and_what_is_fixed_has_no_column() {
    let project = project();
    let bytes = template(&project, &request(&project, &["works"], "fr")).unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
    assert_eq!(book.sheet_names(), ["Mode d’emploi", "Œuvres et productions", "Codes", "_yardstick"]);
    let range = book.worksheet_range("Œuvres et productions").unwrap();
    let header: Vec<String> =
        (0..9).map(|column| range.get_value((HEAD, column)).unwrap().to_string()).collect();
    assert_eq!(
        header,
        [
            "N° de l’œuvre\u{a0}*",
            "Titre",
            "Domaine culturel\u{a0}*",
            "Date d’achèvement\u{a0}*",
            "Sexe du créateur",
            "Pays coproducteurs",
            "Montré ou vendu dans",
            "Soutenu par l’activité",
            "Public",
        ]
    );
    assert_eq!(range.end().unwrap().0, HEAD, "prepared rows hold nothing");
    let said = range.get_value((3, 0)).unwrap().to_string();
    assert!(said.contains("Programme\u{A0}: KFIT"), "{said}");
    assert!(said.contains("République démocratique populaire lao"), "{said}");
}

/// What the program complains about, and how it ended.
fn asked(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_yardstick"));
    let output = command.current_dir(folder).arg("template").args(arguments).output().unwrap();
    (String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap())
}

#[test]
fn the_command_suggests_names_and_does_no_harm() {
    let place = definitions();
    let at = place.path();
    std::fs::create_dir_all(at.join("input/offices")).unwrap();
    for (arguments, said) in [
        (
            &["activitys", "--out", "a.xlsx"][..],
            "there is no table named activitys; did you mean activities?",
        ),
        (
            &["works", "--country", "Ruanda X", "--out", "a.xlsx"],
            "there is no country named Ruanda X; did you mean Ruanda?",
        ),
        (
            &["works", "--programme", "kfitt", "--out", "a.xlsx"],
            "there is no programme named kfitt; did you mean KFIT?",
        ),
        (
            &["works", "--lang", "de", "--out", "a.xlsx"],
            "there is no language named de; there are: en, fr, es",
        ),
        (&["works", "--out", "a.ods"], "a.ods is to be an Excel workbook"),
        (&["works", "--out", "input/offices/a.xlsx"], "is below input/"),
        (&["works", "--out", "nowhere/a.xlsx"], "there is no folder nowhere"),
    ] {
        let (complaint, status) = asked(at, arguments);
        assert!(complaint.contains(said), "{arguments:?}: {complaint}");
        assert_eq!(status, 2, "{arguments:?}");
        assert!(!at.join("a.xlsx").exists());
    }
    // Names of countries and programmes are known in any language.
    let arguments =
        ["works", "--country", "Ouzbékistan", "--programme", "Korean Funds-in-Trust", "--out", "a.xlsx"];
    assert_eq!(asked(at, &arguments), (String::new(), 0));
    let (complaint, status) = asked(at, &arguments);
    assert!(complaint.contains("a.xlsx is there already") && status == 2, "{complaint}");
    assert_eq!(asked(at, &[&arguments[..], &["--force"]].concat()), (String::new(), 0));
    let far = ["works", "--country", "PER", "--programme", "kfit", "--out", "b.xlsx"];
    let (complaint, status) = asked(at, &far);
    assert!(complaint.contains("does not work in PER") && status == 0, "{complaint}");
}

fn python(script: &str, arguments: &[&Path]) -> String {
    // The Python that LibreOffice is scripted with is that of the system.
    let python = ["/usr/bin/python3", "python3"].into_iter().find(|python| {
        let needs = if script == "fill.py" { "import uno" } else { "import openpyxl" };
        Command::new(python).args(["-c", needs]).output().is_ok_and(|output| output.status.success())
    });
    let script = demonstration().join("tests/template").join(script);
    let output = Command::new(python.expect("a Python that has what the script needs"))
        .arg(script)
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[ignore = "needs LibreOffice with its Python"]
fn libreoffice_template_filled_in_is_read_back_without_a_finding() {
    let project = project();
    for language in LANGUAGES {
        let bytes = template(&project, &request(&project, &TABLES, language)).unwrap();
        let work = tempfile::tempdir().unwrap();
        let (book, values) = (work.path().join("template.xlsx"), work.path().join("values.json"));
        std::fs::write(&book, &bytes).unwrap();
        std::fs::write(&values, serde_json::to_vec(&cells(&project, &bytes, language)).unwrap()).unwrap();
        python("fill.py", &[&book, &values, work.path()]);
        for ending in ["xlsx", "ods"] {
            let place = definitions();
            let sent = std::fs::read(work.path().join(format!("filled.{ending}"))).unwrap();
            write(place.path(), &format!("input/lao.{ending}"), &sent);
            assert_read(&checked(place.path()), &format!("{language} {ending}"));
        }
    }
}

#[test]
#[ignore = "needs Python with openpyxl"]
fn python_template_holds_the_checks() {
    let project = project();
    let bytes = template(&project, &request(&project, &TABLES, "en")).unwrap();
    let work = tempfile::tempdir().unwrap();
    let book = work.path().join("template.xlsx");
    std::fs::write(&book, &bytes).unwrap();
    let said = python("checks.py", &[&book]);
    for line in [
        "_yardstick|state|hidden",
        // The header is protected and stays in sight; rows can be sorted and filtered.
        "Activities|protected|True|B7|A6:Q506",
        // A key stands once.
        "Activities|A7:A506|custom|stop|SUMPRODUCT(--EXACT($A$7:$A$506,$A7))=1|",
        // A list of codes, strict for one code and not for several.
        "Activities|D7:D506|list|stop|'Codes'!$C$",
        "Activities|F7:F506|list|none|'Codes'!$C$",
        "Activities|I7:I506|date|stop|1|2958465",
        "Activities|L7:L506|decimal|stop|0|999999999999999",
        // A reference offers the keys of the other sheet.
        "Participations|A7:A506|list|warning|OFFSET('Activities'!$A$7,0,0,MAX(1,COUNTA('Activities'!$A$7:$A$506)),1)|",
        "Participations|G7:G506|whole|stop|1920|2012",
        "Outcomes|I7:I506|list|stop|\"Yes,No\"|",
        "Funds|J7:J506|custom|stop|AND(LEN(J7)=3,",
        "Participations|C6|note|Optional. Text. Personal:",
    ] {
        assert!(said.lines().any(|found| found.starts_with(line)), "no line `{line}` in\n{said}");
    }
}
