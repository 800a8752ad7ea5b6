//! The program as it is called: what it prints, what it writes, how it ends.

use crate::folder::{case, copy, replace, text, write};
use assert_cmd::Command;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// The program, in a folder, without anything of the tester's environment that it heeds.
fn yardstick(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yardstick"));
    command.current_dir(folder).args(arguments);
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR"] {
        command.env_remove(name);
    }
    command
}

/// What it printed and complained about, and how it ended.
fn said(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    let output = yardstick(folder, arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

/// Every file below a folder, with its bytes.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{name}/"), found);
            } else {
                found.insert(name, std::fs::read(entry.path()).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, "", &mut found);
    found
}

/// A case in which an activity names a country that there is not.
fn faulty() -> tempfile::TempDir {
    let place = copy(&case("people"));
    replace(place.path(), "input/a/events.csv", "E1,LAO", "E1,Atlantis");
    place
}

#[test]
fn run_writes_the_folder_of_each_report_and_nothing_else() {
    let place = copy(&case("people"));
    let before = tree(place.path());
    let (out, complaints, status) = said(place.path(), &["run"]);
    assert_eq!((status, complaints.as_str()), (0, ""), "{out}");
    assert!(out.contains("Every row is accounted for"), "{out}");
    let after = tree(place.path());
    let added: Vec<&String> = after.keys().filter(|name| !before.contains_key(*name)).collect();
    assert!(added.iter().all(|name| name.starts_with("reports/out/report/")), "{added:?}");
    for (name, bytes) in &before {
        assert!(after[name] == *bytes, "{name} was changed");
    }
    assert!(added.iter().any(|name| name.ends_with(".xlsx")), "{added:?}");

    let results = &after["reports/out/report/results.csv"];
    let mut reader = csv::Reader::from_reader(results.as_slice());
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), yardstick::export::COLUMNS);
    let figures = reader.into_records().filter(|row| row.as_ref().is_ok_and(|row| row.len() == yardstick::export::COLUMNS.len())).count();
    let record: Value = serde_json::from_slice(&after["reports/out/report/run.json"]).unwrap();
    assert_eq!(record["figures"], figures);
    let adds_up = |rows: &Value| {
        let number = |name: &str| rows[name].as_u64().unwrap();
        let parts = ["used", "quarantined", "superseded", "skipped"].map(number);
        assert_eq!(number("read"), parts.iter().sum::<u64>(), "{rows}");
        number("read")
    };
    let sheets =
        record["inputs"].as_array().unwrap().iter().flat_map(|input| input["sheets"].as_array().unwrap());
    assert_eq!(adds_up(&record["rows"]), sheets.map(adds_up).sum::<u64>());
    for file in record["inputs"].as_array().unwrap().iter().chain(record["definitions"].as_array().unwrap()) {
        let name = file["file"].as_str().unwrap();
        assert_eq!(file["sha256"], yardstick::source::sha256(&before[name]), "{name}");
    }
}

#[test]
fn the_environment_changes_no_byte() {
    let place = copy(&case("regional"));
    let run = |environment: &[(&str, &str)]| {
        yardstick(place.path(), &["run", "--quiet"]).envs(environment.iter().copied()).assert().code(1);
        let mut all = tree(place.path());
        all.retain(|name, _| name.starts_with("reports/out/"));
        all
    };
    let first = run(&[]);
    assert!(!first.is_empty());
    let elsewhere = [
        ("POLARS_MAX_THREADS", "1"),
        ("RAYON_NUM_THREADS", "1"),
        ("TZ", "Pacific/Kiritimati"),
        ("LC_ALL", "fr_FR.UTF-8"),
        ("LANG", "tr_TR.UTF-8"),
    ];
    assert!(first == run(&elsewhere));
}

#[test]
fn a_standing_error_is_status_one_and_strict_writes_nothing() {
    let place = faulty();
    let (out, complaints, status) = said(place.path(), &["run", "--strict"]);
    assert_eq!(status, 1);
    assert!(complaints.contains("nothing was written"), "{complaints}");
    assert!(!place.path().join("reports/out").exists());
    assert!(out.contains("C304") && out.contains("B2") && out.contains("Atlantis"), "{out}");
    assert_eq!(said(place.path(), &["check"]).2, 1);
    assert_eq!(said(place.path(), &["run"]).2, 1);
    assert!(place.path().join("reports/out/report/results.csv").is_file());

    let accepted =
        "code,file,sheet,cell,reason,who,when\nC304,input/a/events.csv,,B2,Known,Officer,2020-01-01\n";
    write(place.path(), "input/accepted.csv", accepted.as_bytes());
    let (out, _, status) = said(place.path(), &["run", "--strict"]);
    assert_eq!(status, 0, "{out}");
    assert!(out.contains("C304") && out.contains("Known"), "an accepted finding is still shown: {out}");
}

#[test]
fn findings_are_an_array_for_programs() {
    let place = faulty();
    for command in ["check", "run"] {
        let (out, _, status) = said(place.path(), &[command, "--format", "json"]);
        assert_eq!(status, 1);
        let findings: Value = serde_json::from_str(&out).unwrap();
        let unknown = findings.as_array().unwrap().iter().find(|f| f["code"] == "C304").unwrap();
        assert_eq!(unknown["file"], "input/a/events.csv");
        assert_eq!(unknown["cell"], "B2");
        assert_eq!(unknown["found"], "Atlantis");
        assert_eq!(unknown["severity"], "error");
        assert!(unknown["expected"].is_string() && unknown["hint"].is_string());
    }
    let (out, _, status) = said(&case("policies"), &["check", "--format", "json"]);
    assert_eq!((serde_json::from_str::<Value>(&out).unwrap(), status), (Value::Array(Vec::new()), 0));
}

#[test]
fn what_cannot_be_done_is_status_two_and_writes_nothing() {
    let place = copy(&case("people"));
    replace(place.path(), "indicators/main/people.toml", "sex = 'F'", "sax = 'F'");
    for arguments in [&["run"][..], &["check"], &["indicators"], &["run", "--format", "json"]] {
        let (out, complaints, status) = said(place.path(), arguments);
        assert_eq!(status, 2, "{arguments:?}");
        let told = out + &complaints;
        assert!(told.contains("sax") && told.contains("sex"), "{told}");
        assert!(told.contains("indicators/main/people.toml"), "{told}");
    }
    assert!(!place.path().join("reports/out").exists());

    let whole = copy(&case("people"));
    let (_, complaints, status) = said(whole.path(), &["run", "--report", "repart"]);
    assert_eq!(status, 2);
    assert!(complaints.contains("repart") && complaints.contains("report"), "{complaints}");
    assert!(!whole.path().join("reports/out").exists());

    let empty = tempfile::tempdir().unwrap();
    for arguments in [&["run"][..], &["run", "--project", "."], &["run", "--project", "nowhere"]] {
        let (out, complaints, status) = said(empty.path(), arguments);
        assert_eq!(status, 2, "{arguments:?}");
        assert!((out + &complaints).contains("yardstick.toml"), "{arguments:?}");
    }
    assert_eq!(said(empty.path(), &["rum"]).2, 2);
    assert_eq!(std::fs::read_dir(empty.path()).unwrap().count(), 0);
}

#[test]
fn a_project_is_found_from_below_and_by_name() {
    let place = copy(&case("policies"));
    assert_eq!(said(&place.path().join("input"), &["check"]).2, 0);
    let folder = place.path().to_str().unwrap();
    assert_eq!(said(Path::new("/"), &["check", "--project", folder]).2, 0);
}

#[test]
fn quiet_prints_errors_that_stand_and_no_more() {
    let quiet = said(&copy(&case("people")).path().join("input"), &["run", "--quiet"]);
    assert_eq!(quiet, (String::new(), String::new(), 0));
    let (out, _, status) = said(faulty().path(), &["check", "-q"]);
    assert_eq!(status, 1);
    assert!(out.contains("C304") && !out.contains("R405") && !out.contains("accounted"), "{out}");
}

#[test]
fn nothing_is_coloured_on_a_pipe_or_with_no_color() {
    let place = faulty();
    replace(
        place.path(),
        "indicators/main/people.toml",
        "title = \"Women\"\n",
        "title = \"Women\"\nwight = 1\n",
    );
    let output = yardstick(place.path(), &["check"]).env("NO_COLOR", "1").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(!output.stdout.contains(&0x1b) && !output.stderr.contains(&0x1b));
    let (out, complaints, _) = said(faulty().path(), &["check"]);
    assert!(!out.contains('\u{1b}') && !complaints.contains('\u{1b}'));
}

#[test]
fn indicators_are_listed_and_shown_in_full() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (list, complaints, status) = said(root, &["indicators"]);
    assert_eq!((status, complaints.as_str()), (0, ""));
    assert!(list.contains("CB05") && list.contains("People trained"), "{list}");
    let by_id = said(root, &["indicators", "participants"]);
    let by_code = said(root, &["indicators", "cb05"]);
    assert_eq!(by_id, by_code);
    assert!(by_id.0.contains("indicators/capacity/people.toml"), "{}", by_id.0);
    let french = said(root, &["indicators", "participants", "--lang", "fr"]).0;
    assert!(french.contains("Personnes formées"), "{french}");
    assert!(said(root, &["indicators", "--lang", "fr"]).0.contains("Personnes formées"));
    let (_, complaints, status) = said(root, &["indicators", "participant"]);
    assert_eq!(status, 2);
    assert!(complaints.contains("did you mean participants?"), "{complaints}");
    let (_, complaints, status) = said(root, &["indicators", "--lang", "xx"]);
    assert_eq!(status, 2, "a language that the project does not have");
    assert!(complaints.contains("xx") && complaints.contains("fr"), "{complaints}");
}

#[test]
fn a_folder_of_a_report_is_replaced_as_a_whole() {
    let place = copy(&case("people"));
    write(place.path(), "reports/out/report/stale.txt", b"old");
    write(place.path(), "reports/out/other/kept.txt", b"kept");
    assert_eq!(said(place.path(), &["run", "-q"]).2, 0);
    assert!(!place.path().join("reports/out/report/stale.txt").exists());
    assert_eq!(text(place.path(), "reports/out/other/kept.txt"), "kept");
    let folders = std::fs::read_dir(place.path().join("reports/out")).unwrap().count();
    assert_eq!(folders, 2, "nothing is left beside the reports");
}

#[test]
fn a_project_without_reports_says_so() {
    let place = copy(&case("people"));
    std::fs::remove_file(place.path().join("reports/report.toml")).unwrap();
    let (_, complaints, status) = said(place.path(), &["run"]);
    assert_eq!(status, 0);
    assert!(complaints.contains("no reports"), "{complaints}");
    assert!(!place.path().join("reports/out").exists());
    let (_, complaints, status) = said(place.path(), &["run", "--report", "report"]);
    assert_eq!(status, 2);
    assert!(complaints.contains("no reports"), "{complaints}");
}

#[test]
fn a_file_is_no_project() {
    let file = case("people").join("yardstick.toml");
    let (_, complaints, status) = said(Path::new("/"), &["check", "--project", file.to_str().unwrap()]);
    assert_eq!(status, 2);
    assert!(complaints.contains("is a file"), "{complaints}");
}

#[test]
fn a_cell_without_end_stops_no_run() {
    let place = copy(&case("people"));
    let novel = "long ".repeat(20_000);
    let rows = format!("E1,{novel},2018-05-04\nE3,LAO,{novel}\n{novel},UZB,");
    replace(place.path(), "input/a/events.csv", "E1,LAO,2018-05-04", &rows);
    replace(
        place.path(),
        "input/a/two.csv",
        "E1,P001,M,1960,3",
        &format!("{novel},{novel},M,{novel},{novel}"),
    );
    replace(place.path(), "input/a/two.csv", "hours\n", &format!("hours,{novel}\n"));
    let (out, complaints, status) = said(place.path(), &["run"]);
    assert_eq!((status, complaints.as_str()), (1, ""));
    assert!(out.lines().all(|line| line.chars().count() < 3_000));
}
