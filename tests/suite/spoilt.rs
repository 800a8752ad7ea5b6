//! One cell spoilt in any input is one finding that names the cell and says
//! what to do; all other figures still come out. What is personal never does.

use crate::cases::{finding_line, run_project};
use crate::folder::{
    assert_accounts, case, cells, checked, copy, figures_from, inputs, replace, table, text, write,
};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use yardstick::diag::{CellRef, Code, Finding, Place};
use yardstick::pipeline::Checked;
use yardstick::project::{Field, FieldType};

const CASES: [&str; 3] = ["people", "policies", "regional"];

/// What a cell of a field is spoilt with, and what must be said of it.
fn ways(checked: &Checked, table: usize, field: usize) -> Vec<(&'static str, Code)> {
    let definition = &checked.project.tables[table];
    let Field { kind, code_list, constraints, .. } = &definition.fields[field];
    let mut ways = Vec::new();
    if code_list.is_some() {
        ways.push(("Atlantis", Code::UnknownCode));
    } else if *kind == FieldType::Date {
        ways.push(("2018-02-31", Code::BadDate));
        ways.push(("soon", Code::BadDate));
    } else if *kind == FieldType::Year {
        ways.push(("about ten", Code::BadDate));
    } else if matches!(kind, FieldType::Integer | FieldType::Number) {
        ways.push(("about ten", Code::BadNumber));
        ways.push(("#REF!", Code::ErrorCell));
    }
    if definition.foreign_keys.iter().any(|key| key.fields == [field]) {
        ways.push(("nothing-99", Code::UnknownReference));
    }
    if constraints.required {
        ways.push(("", Code::RequiredMissing));
    }
    ways
}

/// The findings that were not there before.
fn fresh<'a>(before: &Checked, after: &'a Checked) -> Vec<&'a Finding> {
    let known = |finding: &&Finding| {
        let told = |other: &Finding| other.code == finding.code && other.place == finding.place;
        !before.valid.findings.iter().any(told)
    };
    after.valid.findings.iter().filter(known).collect()
}

/// What follows from a row that was kept out, and is not about the cell: a
/// rate that is gone, shares that no longer add up, identical rows of which
/// there is one less.
const CONSEQUENCES: [Code; 3] = [Code::MissingRate, Code::BadShares, Code::IdenticalRows];

#[test]
fn every_cell_spoilt_is_one_finding_that_names_it() {
    let (mut spoilt, mut faults) = (0, Vec::new());
    for name in CASES {
        let place = copy(&case(name));
        let before = checked(place.path());
        for file in inputs(place.path()) {
            let whole = text(place.path(), &file);
            let rows = cells(&whole);
            let account = before.valid.accounts.iter().find(|account| account.file == file).unwrap();
            let number = before.project.tables.iter().position(|t| t.name == account.table).unwrap();
            for (column, head) in rows[0].iter().enumerate() {
                let fields = &before.project.tables[number].fields;
                let field = fields.iter().position(|field| field.name == *head).unwrap();
                for row in 1..rows.len() {
                    for (bad, code) in ways(&before, number, field) {
                        // A row of nothing is none.
                        if bad.is_empty() && rows[row].len() == 1 {
                            continue;
                        }
                        let mut rows = rows.clone();
                        rows[row][column] = bad.into();
                        write(place.path(), &file, table(&rows).as_bytes());
                        let after = checked(place.path());
                        assert_accounts(&after);
                        // Computing takes longer than checking.
                        if spoilt % 10 == 0 {
                            figures_from(&after);
                        }
                        spoilt += 1;
                        let cell = CellRef { row: row as u32, col: column as u32 }.to_string();
                        let what = format!("{name}: {file} ! {cell} = `{bad}`");
                        let fresh = fresh(&before, &after);
                        // Of a row that lost its key it cannot be known which rows refer to it.
                        let keyless = bad.is_empty() && before.project.tables[number].primary_key == [field];
                        let follows = |finding: &Finding| {
                            let reference = keyless && finding.code == Code::UnknownReference;
                            CONSEQUENCES.contains(&finding.code) || reference
                        };
                        let own: Vec<_> = fresh.iter().filter(|finding| !follows(finding)).collect();
                        match own.as_slice() {
                            [one] if one.code == code => {
                                if one.place.to_string() != format!("{file} ! {cell}") {
                                    faults.push(format!("{what}: told of {}", one.place));
                                }
                                if one.expected.is_none() || one.hint.is_none() {
                                    faults.push(format!(
                                        "{what}: not told what to do: {:?} {:?} {:?}",
                                        one.message, one.expected, one.hint
                                    ));
                                }
                            }
                            other => {
                                let told: Vec<_> =
                                    other.iter().map(|finding| finding_line(finding)).collect();
                                faults.push(format!("{what}: {told:?}"));
                            }
                        }
                    }
                }
            }
            write(place.path(), &file, whole.as_bytes());
        }
    }
    let first: Vec<_> = faults.iter().take(400).cloned().collect();
    assert!(faults.is_empty(), "{} of {spoilt}\n{}", faults.len(), first.join("\n"));
    assert!(spoilt > 150, "{spoilt}");
}

#[test]
fn an_activity_takes_its_dependants_with_it_under_one_finding() {
    let place = copy(&case("people"));
    let required = "{ name = \"country\", type = \"string\", codelist = \"lands\", on_error = \"row\" }";
    let field = "{ name = \"country\", type = \"string\", codelist = \"lands\" }";
    replace(place.path(), "indicators/tables/events.toml", field, required);
    let before = checked(place.path());
    for (row, country) in [("E1", "LAO"), ("E2", "UZB")] {
        let whole = text(place.path(), "input/a/events.csv");
        replace(place.path(), "input/a/events.csv", &format!("{row},{country}"), &format!("{row},Atlantis"));
        let after = checked(place.path());
        assert_accounts(&after);
        let fresh = fresh(&before, &after);
        let [finding] = fresh.iter().filter(|f| f.code != Code::IdenticalRows).collect::<Vec<_>>()[..] else {
            panic!("{fresh:#?}")
        };
        let files = ["input/a/one.csv", "input/a/two.csv"].map(|file| text(place.path(), file));
        let dependants =
            files.iter().flat_map(|file| file.lines()).filter(|line| line.starts_with(row)).count();
        assert_eq!((finding.code, finding.dependants), (Code::UnknownCode, dependants));
        let kept_out: u64 = after.valid.accounts.iter().map(|account| account.quarantined).sum();
        assert_eq!(kept_out as usize, dependants + 1);
        let figures = figures_from(&after);
        let of = |figures: &BTreeMap<Vec<String>, Vec<String>>| {
            let wanted = |a: &&Vec<String>| {
                a[1] == "participations"
                    && a[5] == "all"
                    && a[7] == "prog"
                    && a[9] == "life"
                    && a[11].is_empty()
            };
            let address = figures.keys().find(wanted).unwrap().clone();
            figures[&address][0].parse::<usize>().unwrap()
        };
        // Two rows of E1 attended too little, or it is not known how long.
        let lost = if row == "E1" { dependants - 2 } else { dependants };
        assert_eq!(of(&figures), of(&figures_from(&before)) - lost);
        write(place.path(), "input/a/events.csv", whole.as_bytes());
    }
}

const MARKER: &str = "Zyxwvut Qponmlk";

/// Everything a run says or writes, workbooks unpacked.
fn said(folder: &Path) -> Vec<(String, String)> {
    let (checked, made) = run_project(folder);
    assert_accounts(&checked);
    let mut said = vec![("findings".to_string(), format!("{:?}", checked.valid.findings))];
    for report in made {
        said.push(("more findings".into(), format!("{:?}", report.findings)));
        for file in report.files {
            if file.name.ends_with(".xlsx") || file.name.ends_with(".docx") {
                let mut book = zip::ZipArchive::new(std::io::Cursor::new(&file.bytes)).unwrap();
                for number in 0..book.len() {
                    let mut text = Vec::new();
                    let mut part = book.by_index(number).unwrap();
                    part.read_to_end(&mut text).unwrap();
                    said.push((
                        format!("{} {number}", file.name),
                        String::from_utf8_lossy(&text).into_owned(),
                    ));
                }
            } else {
                said.push((file.name, String::from_utf8_lossy(&file.bytes).into_owned()));
            }
        }
    }
    for format in ["human", "json"] {
        for command in ["check", "run"] {
            let mut program = assert_cmd::Command::new(env!("CARGO_BIN_EXE_yardstick"));
            let output = program.current_dir(folder).args([command, "--format", format]).output().unwrap();
            said.push((format!("{command} {format}"), String::from_utf8_lossy(&output.stdout).into_owned()));
            said.push((format!("{command} complains"), String::from_utf8_lossy(&output.stderr).into_owned()));
        }
    }
    said
}

/// The case of people with personal columns of every kind, and what is given of it.
fn personal() -> tempfile::TempDir {
    let place = copy(&case("people"));
    let fields = "  { name = \"who\", type = \"string\" },\n";
    let more = "  { name = \"full_name\", type = \"string\", personal = true, constraints = { pattern = \"[A-Za-z ]+\" } },
  { name = \"mail\", type = \"string\", personal = true, format = \"email\", constraints = { unique = true } },
  { name = \"passport\", type = \"integer\", personal = true },
  { name = \"born_on\", type = \"date\", personal = true },
";
    replace(place.path(), "indicators/tables/attendances.toml", fields, &format!("{more}{fields}"));
    replace(
        place.path(),
        "indicators/tables/attendances.toml",
        "id = \"who\"\n",
        "id = \"who\"\nhash = [\"full_name\", \"mail\", \"born\"]\n",
    );
    place
}

fn assert_unsaid(rows: &[&str]) {
    let place = personal();
    let mut file = "full_name,mail,passport,born_on,event,who,sex,born,hours\n".to_string();
    for row in rows {
        file.push_str(&row.replace("MARKER", MARKER));
        file.push('\n');
    }
    write(place.path(), "input/a/two.csv", file.as_bytes());
    let all = said(place.path());
    let findings: String =
        all.iter().filter(|(what, _)| what.contains("findings")).map(|(_, text)| text.as_str()).collect();
    assert!(findings.contains("two.csv"), "the rows have no fault: {findings}");
    for (what, text) in &all {
        for part in MARKER.split(' ') {
            let at = text.to_lowercase().find(&part.to_lowercase());
            assert!(at.is_none(), "{rows:?}: {what} says {}", &text[at.unwrap().saturating_sub(300)..]);
        }
    }
}

#[test]
fn what_is_personal_is_never_said() {
    // Faults in the personal columns themselves.
    assert_unsaid(&["MARKER 7,MARKER,MARKER,MARKER,E1,P1,F,1980,3"]);
    // Faults beside them: a code, a reference, a number, a required cell.
    assert_unsaid(&[
        "MARKER,a@Zyxwvut.org,1,1980-01-01,E1,P1,Q,1980,3",
        "MARKER,b@Zyxwvut.org,2,1980-01-01,E9,P2,F,1980,3",
        "MARKER,c@Zyxwvut.org,3,1980-01-01,E1,P3,F,1980,many",
        "MARKER,d@Zyxwvut.org,4,1980-01-01,,P4,F,1980,3",
    ]);
    // A value that may stand once stands twice; identical rows; a conflict.
    assert_unsaid(&[
        "MARKER,a@Zyxwvut.org,1,1980-01-01,E1,P1,F,1980,3",
        "MARKER,a@Zyxwvut.org,1,1980-01-01,E1,P1,M,1980,3",
    ]);
    assert_unsaid(&["MARKER,,,,E1,,F,1980,3", "MARKER,,,,E1,,F,1980,3", "MARKER,,,,E1,,F,1980,3"]);
    assert_unsaid(&["MARKER,,,,E1,P1,F,1980,3", "MARKER,,,,E2,P1,M,1981,3"]);
    // A row that looks like a note, and one that looks like a total.
    assert_unsaid(&["MARKER,,,,,,,,", "Total MARKER,,,,,,,,3", "A,,,,E1,P1,F,1980,3"]);
}

#[test]
fn a_place_of_a_personal_cell_is_told_all_the_same() {
    let place = personal();
    write(place.path(), "input/a/two.csv", format!("mail,event,who\n{MARKER},E1,P1\n").as_bytes());
    let checked = checked(place.path());
    let told = |finding: &&Finding| {
        finding.place
            == Place::Sheet { file: "input/a/two.csv".into(), sheet: "".into(), row: Some(1), col: Some(0) }
    };
    let finding = checked.valid.findings.iter().find(told).unwrap();
    assert_eq!(finding.found.as_deref(), Some("[personal]"));
}

#[test]
fn shares_that_cannot_be_used_are_told_and_split_nothing() {
    for (last, negative) in [("20", false), ("-33.4", true)] {
        let place = copy(&case("regional"));
        let before = checked(place.path());
        replace(place.path(), "input/shares.csv", "W2,UZB,33.4", &format!("W2,UZB,{last}"));
        if negative {
            replace(place.path(), "input/shares.csv", "W2,LAO,33.3", "W2,LAO,100.1");
        }
        let after = checked(place.path());
        let fresh = fresh(&before, &after);
        let [finding] = fresh[..] else { panic!("{fresh:#?}") };
        assert_eq!(finding.code, Code::BadShares);
        assert_eq!(finding.place.to_string(), "input/shares.csv ! C2");
        assert_eq!(finding.also.len(), 2);
        let figures = figures_from(&after);
        let of = |place: &str| {
            let wanted =
                |a: &&Vec<String>| a[1] == "spent" && a[6] == place && a[7] == "prog" && a[9] == "life";
            figures[figures.keys().find(wanted).unwrap()][0].clone()
        };
        assert_eq!((of("multi").as_str(), of("LAO").as_str()), ("90111.111111", "500"));
    }
}

#[test]
fn a_sheet_that_two_sources_read_counts_once() {
    let place = copy(&case("people"));
    let before = figures_from(&checked(place.path()));
    let again =
        "\n[[source]]\nid = \"again\"\nfiles = [\"a/one.csv\", \"a/two.csv\"]\ntable = \"attendances\"\n";
    let sources = text(place.path(), "input/sources.toml") + again;
    write(place.path(), "input/sources.toml", sources.as_bytes());
    let after = checked(place.path());
    assert_accounts(&after);
    let told = after.valid.findings.iter().filter(|finding| finding.code == Code::RepeatedSheet).count();
    assert_eq!(told, 2);
    crate::folder::assert_same(&before, &figures_from(&after), "read twice");
}
