//! Files sent again, as the program is called: what it prints, what it writes.

use crate::folder::{case, copy, replace, text, write};
use assert_cmd::Command;
use serde_json::Value;
use std::fs::OpenOptions;
use std::path::Path;
use std::process::Stdio;

fn said(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_yardstick"))
        .current_dir(folder)
        .args(arguments)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

/// Appends what is printed to the list, as `>>` of a shell does: the file is
/// there before the program begins.
fn accept(folder: &Path, arguments: &[&str]) -> i32 {
    let list = OpenOptions::new().create(true).append(true).open(folder.join("input/accepted.csv")).unwrap();
    let status = std::process::Command::new(env!("CARGO_BIN_EXE_yardstick"))
        .current_dir(folder)
        .args(["check", "--accept"])
        .args(arguments)
        .stdout(Stdio::from(list))
        .stderr(Stdio::null())
        .status()
        .unwrap();
    status.code().unwrap()
}

#[test]
fn what_is_accepted_raises_the_exit_status_no_more() {
    let place = copy(&case("resubmission"));
    assert_eq!(said(place.path(), &["check"]).2, 1);
    let reason = "Looked at: \"nothing\" to do, we think";
    assert_eq!(accept(place.path(), &["--reason", reason]), 0);
    let list = text(place.path(), "input/accepted.csv");
    assert!(list.starts_with("code,file,sheet,cell,reason,who,when\n"), "{list}");
    assert!(list.contains("\"Looked at: \"\"nothing\"\" to do, we think\""), "{list}");
    let (out, complaints, status) = said(place.path(), &["check"]);
    assert_eq!(status, 0, "{out}{complaints}");
    assert!(!out.contains("D018"), "{out}");
    // Nothing stands any more, so that nothing is printed.
    assert_eq!(said(place.path(), &["check", "--accept"]), (String::new(), String::new(), 0));
}

#[test]
fn findings_are_accepted_by_code_and_file_into_the_list_that_is_there() {
    let place = copy(&case("resubmission"));
    // A list of its own order, without an end of its last line.
    let before = "file,code,cell,sheet,reason\ninput/col_a.csv,R401,A2,,The office was asked";
    write(place.path(), "input/accepted.csv", before.as_bytes());
    assert_eq!(accept(place.path(), &["--code", "r428", "--code", "R430", "--reason", "Known"]), 0);
    let after = text(place.path(), "input/accepted.csv");
    let added = "\ninput/corrections.csv,R428,C7,,Known\ninput/corrections.csv,R430,D8,,Known\n";
    assert_eq!(after, format!("{before}{added}"));
    let (out, _, _) = said(place.path(), &["check", "--accept", "input/sen_again.csv"]);
    assert_eq!(out, "input/sen_again.csv,R420,,,\n", "one finding of one file, without a reason");
    // A reason must be given before the list holds.
    write(place.path(), "input/accepted.csv", format!("{after}{out}").as_bytes());
    let (_, complaints, status) = said(place.path(), &["check", "--accept"]);
    assert_eq!(status, 2);
    assert!(complaints.contains("gives no reason"), "{complaints}");
    let (out, complaints, status) = said(&case("resubmission"), &["check", "--accept", "--code", "R49"]);
    assert_eq!((out.as_str(), status), ("", 2));
    assert!(complaints.contains("R49"), "{complaints}");
}

#[test]
fn a_day_of_knowledge_leaves_out_what_came_later() {
    let place = copy(&case("resubmission"));
    let (out, _, _) = said(place.path(), &["run"]);
    assert!(out.contains("3 cells were corrected by input/corrections.csv."), "{out}");
    assert!(out.contains("4 files were received after 2019-03-31 and are left out."), "{out}");
    let run = |report: &str| -> Value {
        serde_json::from_str(&text(place.path(), &format!("reports/out/{report}/run.json"))).unwrap()
    };
    let (all, march) = (run("all"), run("march"));
    assert_eq!((&all["corrected"], &march["corrected"]), (&Value::from(3), &Value::from(1)));
    assert_eq!(all["left_out"], Value::Array(Vec::new()));
    let late = ["col_b", "lao_2018_final", "per_v10", "rwa_changes"];
    let late: Vec<Value> = late.iter().map(|name| format!("input/{name}.csv").into()).collect();
    assert_eq!(march["left_out"], Value::Array(late));
    for record in [&all, &march] {
        let rows = &record["rows"];
        let sum: u64 = ["used", "quarantined", "superseded", "skipped"]
            .iter()
            .map(|key| rows[key].as_u64().unwrap())
            .sum();
        assert_eq!(rows["read"].as_u64(), Some(sum));
    }
    // By a day on the command line all reports and the accounts are of that day.
    let march = text(place.path(), "reports/out/march/results.csv");
    let (out, _, _) = said(place.path(), &["run", "--known-by", "2019-03-31"]);
    assert!(!out.contains("input/per_v10.csv"), "{out}");
    assert!(out.contains("1 cell was corrected"), "{out}");
    assert_eq!(text(place.path(), "reports/out/march/results.csv"), march);
    let bodies = |text: &str| text.replace("all,", "").replace("march,", "");
    assert_eq!(bodies(&text(place.path(), "reports/out/all/results.csv")), bodies(&march));
}

#[test]
fn without_the_lists_nothing_is_left_out() {
    let place = copy(&case("resubmission"));
    std::fs::remove_file(place.path().join("input/received.csv")).unwrap();
    std::fs::remove_file(place.path().join("input/corrections.csv")).unwrap();
    let (out, _, _) = said(place.path(), &["run", "--known-by", "2018-01-01"]);
    assert!(!out.contains("left out") && !out.contains("corrected"), "{out}");
    assert!(!out.contains("F120"), "without the list nobody is asked for it: {out}");
}

#[test]
fn names_of_persons_in_corrections_are_never_told() {
    let place = copy(&case("resubmission"));
    let names = ["Tirunesh", "Derartu", "Somebody", "Nobody", "Abebe"];
    let told = |arguments: &[&str]| {
        let (out, complaints, _) = said(place.path(), arguments);
        let all = out + &complaints;
        assert!(names.iter().all(|name| !all.contains(name)), "{arguments:?}: {all}");
        all
    };
    assert!(told(&["check"]).contains("[personal] was corrected to [personal]"));
    told(&["check", "--format", "json"]);
    told(&["run"]);
    let results =
        ["run.json", "results.csv"].map(|name| text(place.path(), &format!("reports/out/all/{name}")));
    assert!(results.iter().all(|text| names.iter().all(|name| !text.contains(name))));
    // Where the list itself is broken its lines are not shown.
    replace(place.path(), "input/corrections.csv", "The wrong name was copied", "");
    assert!(told(&["check"]).contains("the correction has no `reason`"));
    replace(place.path(), "input/corrections.csv", "2019-05-01", "Tirunesh");
    assert!(told(&["check"]).contains("the date cannot be read"));
}

#[test]
fn a_return_is_late_by_the_day_its_file_was_received_and_missing_before_it() {
    let place = copy(&case("returns"));
    let file = "lao_activities_1.csv";
    assert!(place.path().join("input").join(file).exists());
    let state = || {
        let checked = crate::folder::checked(place.path());
        let mut states: Vec<&str> = checked
            .valid
            .returns
            .all
            .iter()
            .filter(|one| one.files.iter().any(|known| known.ends_with(file)))
            .map(|one| one.state.word())
            .collect();
        states.dedup();
        states.join(", ")
    };
    assert_eq!(state(), "received");
    // The first semester of 2018 was due on 30 July.
    write(place.path(), "input/received.csv", format!("file,received\n{file},2018-07-30\n").as_bytes());
    assert_eq!(state(), "received");
    write(place.path(), "input/received.csv", format!("file,received\n{file},2018-07-31\n").as_bytes());
    assert_eq!(state(), "late");
    let before = crate::folder::checked(place.path()).known_by(jiff::civil::date(2018, 7, 30), &());
    assert!(before.valid.returns.all.iter().all(|one| one.files.iter().all(|known| !known.ends_with(file))));
}
