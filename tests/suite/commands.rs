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
    let figures = reader
        .into_records()
        .filter(|row| row.as_ref().is_ok_and(|row| row.len() == yardstick::export::COLUMNS.len()))
        .count();
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
    // Every file of the report but the record itself, in the order of their names.
    let listed = record["outputs"].as_array().unwrap();
    let written = added.iter().filter_map(|name| name.strip_prefix("reports/out/report/"));
    let mut written: Vec<&str> = written.filter(|name| *name != "run.json").collect();
    written.sort_unstable();
    assert_eq!(listed.iter().map(|file| file["file"].as_str().unwrap()).collect::<Vec<_>>(), written);
    for file in listed {
        let bytes = &after[&format!("reports/out/report/{}", file["file"].as_str().unwrap())];
        assert_eq!(file["bytes"], bytes.len());
        assert_eq!(file["sha256"], yardstick::source::sha256(bytes));
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

/// The commands that help lists.
fn commands() -> Vec<String> {
    let (help, complaints, status) = said(Path::new("/"), &["--help"]);
    assert_eq!((complaints.as_str(), status), ("", 0));
    let (_, list) = help.split_once("\nCommands:\n").unwrap();
    let (list, _) = list.split_once("\n\n").unwrap();
    let names = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names.map(|line| line.split_whitespace().next().unwrap().to_string()).collect()
}

#[test]
fn every_command_has_help_with_an_example() {
    let mut commands = commands();
    assert_eq!(commands.pop().as_deref(), Some("help"));
    let expected = ["check", "indicators", "people", "run", "submissions", "template"];
    for name in expected {
        assert!(commands.iter().any(|command| command == name), "{name}: {commands:?}");
    }
    for name in &commands {
        for flag in ["-h", "--help"] {
            // Help needs no project.
            let (help, complaints, status) = said(Path::new("/"), &[name, flag]);
            assert_eq!((complaints.as_str(), status), ("", 0), "{name}");
            let (before, examples) = help.split_once("\nExamples:\n").unwrap_or_else(|| panic!("{help}"));
            let call = format!("  yardstick {name}");
            assert!(examples.lines().filter(|line| line.starts_with(&call)).count() >= 2, "{help}");
            assert!(before.contains("--project <DIR>") && before.contains("[default:"), "{help}");
            assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
        }
        let described = said(Path::new("/"), &["help", name]).0;
        assert_eq!(described, said(Path::new("/"), &[name, "--help"]).0);
    }
    // What reads one file for another process of the program is nobody's command.
    assert!(commands.iter().all(|command| !command.contains("workbook")), "{commands:?}");
}

#[test]
fn without_a_command_help_is_shown_and_nothing_is_done() {
    let place = copy(&case("people"));
    let (out, complaints, status) = said(place.path(), &[]);
    assert_eq!((out.as_str(), status), ("", 2));
    assert_eq!(complaints, said(place.path(), &["--help"]).0);
    assert!(!place.path().join("reports/out").exists());
}

#[test]
fn what_fails_says_so_on_one_line() {
    let place = copy(&case("people"));
    let at = place.path();
    write(at, "a-file", b"");
    let expected = [
        (&["run", "--report", "repart"][..], "there is no report named repart; did you mean report?"),
        (&["check", "input/a/event.csv"], "reads input/a/event.csv; did you mean input/a/events.csv?"),
        (
            &["check", "--accept", "--code", "C3004"],
            "there is no code of findings named C3004; did you mean C304?",
        ),
        (&["check", "--feedback", "input"], "is inside input/"),
        (
            &["check", "--explain-layout", "input/a/event.csv"],
            "no file input/a/event.csv below input/ of the project; did you mean input/a/events.csv?",
        ),
        (&["check", "--explain-layout", "input/a/events.csv", "--format", "csv"], "there are: human, json"),
        (&["submissions", "--programme", "prgo"], "there is no programme named prgo; did you mean prog?"),
        (&["submissions", "--country", "LAA"], "there is no country named LAA; did you mean LAO?"),
        (
            &["indicators", "participans"],
            "there is no indicator named participans; did you mean participants?",
        ),
        (&["indicators", "--lang", "xx"], "there is no language named xx; there are: "),
        (&["explain"], "<INDICATOR> is missing; yardstick indicators lists them"),
        (&["explain", "--period", "2019"], "<INDICATOR> is missing; yardstick indicators lists them"),
        (&["explain", "participans"], "there is no indicator named participans; did you mean participants?"),
        (&["template", "--out", "a.xlsx"], "is missing"),
        (&["template", "evnts", "--out", "a.xlsx"], "there is no table named evnts; did you mean events?"),
        (
            &["template", "events", "--country", "LAA", "--out", "a.xlsx"],
            "there is no country named LAA; did you mean LAO?",
        ),
        (
            &["template", "events", "--programme", "prgo", "--out", "a.xlsx"],
            "there is no programme named prgo; did you mean prog?",
        ),
        (
            &["template", "events", "--lang", "xx", "--out", "a.xlsx"],
            "there is no language named xx; there are: ",
        ),
        (&["template", "events", "--out", "a.ods"], "is to be an Excel workbook"),
        (&["check", "--project", "a-file"], "a-file is a file"),
        (&["people", "--project", "a-file"], "a-file is a file"),
    ];
    let before = tree(at);
    for (arguments, told) in expected {
        let (out, complaints, status) = said(at, arguments);
        assert_eq!((out.as_str(), status), ("", 2), "{arguments:?}: {complaints}");
        assert!(
            complaints.starts_with("error: ") && complaints.contains(told),
            "{arguments:?}: {complaints}"
        );
        assert_eq!(complaints.lines().count(), 1, "{arguments:?}: {complaints}");
    }
    assert!(tree(at) == before, "nothing is written");

    // Without a project, and with faults in its definitions: what is wrong where
    // stands on the one stream, that it is refused on the other.
    let empty = tempfile::tempdir().unwrap();
    replace(at, "indicators/main/people.toml", "sex = 'F'", "sax = 'F'");
    for command in commands().iter().filter(|command| *command != "help") {
        let more: &[&str] = match command.as_str() {
            "template" => &["events", "--out", "a.xlsx"],
            "explain" => &["participants"],
            _ => &[],
        };
        let arguments = [&[command.as_str()], more].concat();
        let (out, complaints, status) = said(empty.path(), &arguments);
        assert_eq!((out.as_str(), status, complaints.lines().count()), ("", 2, 1), "{arguments:?}");
        assert!(complaints.starts_with("error: no yardstick.toml here"), "{complaints}");
        for format in ["human", "json", "csv"] {
            let form: &[&str] = if command == "template" { &[] } else { &["--format", format] };
            let (out, complaints, status) = said(at, &[arguments.as_slice(), form].concat());
            assert_eq!(status, 2, "{arguments:?} {format}");
            assert!(out.contains("sax"), "{arguments:?} {format}: {out}");
            assert_eq!(
                complaints, "nothing was computed: 1 fault in the definitions\n",
                "{arguments:?} {format}"
            );
        }
    }
}

#[test]
fn lists_are_printed_in_three_formats() {
    let place = copy(&case("people"));
    for command in ["run", "check", "submissions", "people", "indicators"] {
        let said = |format: &str| {
            let (out, complaints, status) = said(place.path(), &[command, "--format", format]);
            assert_eq!((complaints.as_str(), status), ("", 0), "{command} {format}");
            out
        };
        assert!(!said("human").is_empty());
        assert!(
            serde_json::from_str::<Value>(&said("json")).is_ok_and(|value| !value.is_null()),
            "{command}"
        );
        let table = said("csv");
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        assert!(reader.headers().unwrap().len() > 3, "{command}: {table}");
        assert!(reader.records().all(|row| row.is_ok()), "{command}: {table}");
        let output = yardstick(place.path(), &[command, "--format", "xml"]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("human, json, csv"), "{command}");
    }
    let list: Value =
        serde_json::from_str(&said(place.path(), &["indicators", "--format", "json"]).0).unwrap();
    let listed = list["indicators"].as_array().unwrap();
    let table = said(place.path(), &["indicators", "--format", "csv"]).0;
    assert_eq!(table.lines().next(), Some("code,id,level,unit,title"));
    assert_eq!(csv::Reader::from_reader(table.as_bytes()).records().count(), listed.len());
    let id = listed[0]["id"].as_str().unwrap();
    let one: Value =
        serde_json::from_str(&said(place.path(), &["indicators", id, "--format", "json"]).0).unwrap();
    assert_eq!(one["title"], listed[0]["title"]);
    assert!(!one["sheet"].as_array().unwrap().is_empty() && one["defined"].is_string(), "{one}");
}

#[test]
fn the_layout_of_a_file_is_an_object_for_programs() {
    let place = copy(&case("people"));
    let explain = |file: &str| {
        let arguments = ["check", "--explain-layout", file, "--format", "json"];
        let (out, complaints, status) = said(place.path(), &arguments);
        assert_eq!((complaints.as_str(), status), ("", 0), "{file}");
        serde_json::from_str::<Value>(&out).unwrap()
    };
    let layout = explain("input/a/events.csv");
    assert_eq!(layout["file"], "input/a/events.csv");
    let [sheet] = layout["sheets"].as_array().unwrap().as_slice() else { panic!("{layout}") };
    assert!(sheet["source"].is_string(), "{sheet}");
    assert_eq!(sheet["table"], "events");
    assert_eq!(sheet["header"], serde_json::json!({ "first_row": 1, "last_row": 1, "tags_row": null }));
    assert_eq!(sheet["columns"][0]["column"], "A");
    assert_eq!(sheet["columns"][0]["use"], "field");
    assert_eq!(sheet["columns"][0]["matched"], "name");
    let rows = text(place.path(), "input/a/events.csv").lines().count() - 1;
    assert_eq!(sheet["rows"], rows);
    assert_eq!(sheet["skipped"], Value::Array(Vec::new()));
    // What people are shown ends with the same entry.
    let shown = said(place.path(), &["check", "--explain-layout", "input/a/events.csv"]).0;
    assert!(shown.trim_end().ends_with(sheet["entry"].as_str().unwrap().trim_end()), "{shown}\n{sheet}");

    // A file that no source names, with a title, a column nobody knows and a row of totals.
    let events = text(place.path(), "input/a/events.csv");
    let mut lines: Vec<String> = events.lines().map(|line| format!("{line},1")).collect();
    lines[0] = lines[0].replace(",1", ",Zzzz");
    let width = lines[0].split(',').count();
    lines.push(format!("Total{}", ",".repeat(width - 1)));
    write(place.path(), "input/new/list.csv", lines.join("\n").as_bytes());
    let layout = explain("input/new/list.csv");
    let sheet = &layout["sheets"][0];
    assert!(sheet["source"].is_null(), "{sheet}");
    assert_eq!(sheet["table"], "events");
    let last = sheet["columns"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["header"], &last["use"]), (&Value::from("Zzzz"), &Value::from("unknown")), "{sheet}");
    assert_eq!(sheet["skipped"], serde_json::json!([{ "code": "R406", "name": "totals-row", "rows": 1 }]));
    let entry: toml::Table = sheet["entry"].as_str().unwrap().parse().unwrap();
    assert_eq!(entry["source"][0]["table"].as_str(), Some("events"));
}
