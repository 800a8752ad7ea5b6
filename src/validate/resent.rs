//! Files sent again: which rows are left, and that every row is accounted for.

use super::{Valid, known_by, validate, validate_known};
use crate::diag::Severity;
use crate::ingest::ingest;
use crate::ingest::sample::{self, ACTIVITIES, Folder, PARTICIPATIONS, project, shown};
use crate::project::{Correction, Project, Received, Supersedes, Versions};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const HEADER: &str = "activity_id;countries;programme;start;cost\n";

fn rows(lines: &[&str]) -> String {
    lines.iter().fold(HEADER.to_string(), |text, line| text + line + "\n")
}

fn checked(project: &Project, folder: &Folder) -> Valid {
    let valid = validate(project, ingest(&folder.root(), project, &()), &());
    assert_accounts(&valid);
    valid
}

fn assert_accounts(valid: &Valid) {
    for account in &valid.accounts {
        assert!(account.adds_up(), "{account:?}");
    }
    let used: u64 = valid.accounts.iter().map(|account| account.used).sum();
    assert_eq!(used, valid.tables.iter().map(|table| table.height() as u64).sum::<u64>());
    let kept_out: u64 = valid.accounts.iter().map(|account| account.quarantined).sum();
    assert_eq!(kept_out, valid.quarantine.len() as u64);
    assert!(valid.quarantine.iter().all(|row| row.finding < valid.findings.len()));
}

fn found(valid: &Valid) -> Vec<String> {
    shown(&valid.findings).into_iter().filter(|line| !line.starts_with("F105")).collect()
}

fn ids(valid: &Valid, table: usize, field: &str) -> Vec<String> {
    let column = valid.tables[table].frame.column(field).unwrap();
    (0..column.len()).map(|row| super::values::shown(column, row).unwrap_or("∅".into())).collect()
}

/// A project with one source for each file of activities.
fn project_of(files: &[&str]) -> Project {
    let mut project = project();
    project.sources = files.iter().map(|file| sample::source(file, file, ACTIVITIES)).collect();
    project
}

fn supersedes(source: usize, glob: &str) -> Supersedes {
    Supersedes {
        source,
        files: vec![(glob.into(), sample::defined_at())],
        programmes: Vec::new(),
        countries: Vec::new(),
        periods: Vec::new(),
        merge: false,
        at: sample::defined_at(),
    }
}

fn correction(file: &str, key: &str, column: &str, expected: &str, new: &str, day: Date) -> Correction {
    Correction {
        file: file.into(),
        sheet: String::new(),
        key: key.into(),
        column: column.into(),
        expected: expected.into(),
        new: new.into(),
        reason: "asked".into(),
        who: "AB".into(),
        date: day,
        list: "input/corrections.csv".into(),
        line: 1,
        heads: ["file", "key", "column", "expected", "new"].map(str::to_string).to_vec(),
    }
}

#[test]
fn a_file_that_replaces_its_own_copy_leaves_one_of_the_two() {
    // Old and new are the same, by bytes; declared, merged and by version.
    let text = rows(&["A1;LAO;alpha;2018-01-10;1", "A2;LAO;alpha;2018-02-10;2"]);
    let folder = Folder::new(&[("a_v1.csv", &text), ("a_v2.csv", &text)]);
    for merge in [false, true] {
        let mut project = project_of(&["a_v1.csv", "a_v2.csv"]);
        project.resubmission.supersedes = vec![Supersedes { merge, ..supersedes(1, "a_v1.csv") }];
        let valid = checked(&project, &folder);
        assert_eq!(ids(&valid, ACTIVITIES, "activity_id"), ["A1", "A2"]);
        assert_eq!(found(&valid), ["R421 input/a_v1.csv [rows 2–3]"]);
        assert_eq!(valid.accounts.iter().map(|a| a.superseded).collect::<Vec<_>>(), [2, 0]);
    }
    let mut project = project_of(&["a_v*.csv"]);
    project.resubmission.versions =
        vec![Versions { source: 0, pattern: "a_v{}.csv".into(), at: sample::defined_at() }];
    let valid = checked(&project, &folder);
    assert_eq!(found(&valid), ["R421 input/a_v1.csv [rows 2–3]"]);
    assert_eq!(valid.tables[ACTIVITIES].height(), 2);
}

#[test]
fn files_that_replace_each_other_replace_nothing() {
    let folder = Folder::new(&[
        ("a.csv", &rows(&["A1;LAO;alpha;2018-01-10;1"])),
        ("b.csv", &rows(&["A2;LAO;alpha;2018-01-10;1"])),
        ("c.csv", &rows(&["A3;LAO;alpha;2018-01-10;1"])),
    ]);
    let mut project = project_of(&["a.csv", "b.csv", "c.csv"]);
    project.resubmission.supersedes =
        vec![supersedes(0, "b.csv"), supersedes(1, "a.csv"), supersedes(1, "c.csv")];
    let valid = checked(&project, &folder);
    assert_eq!(ids(&valid, ACTIVITIES, "activity_id"), ["A1", "A2"]);
    let lines = found(&valid);
    assert_eq!(lines.iter().filter(|line| line.starts_with("F123")).count(), 1, "{lines:?}");
    let circle = valid.findings.iter().find(|f| f.code.as_str() == "F123").unwrap();
    assert!(circle.message.contains("input/a.csv, input/b.csv"), "{}", circle.message);
    assert!(lines.contains(&"R421 input/c.csv [row 2]".to_string()), "{lines:?}");
}

#[test]
fn rows_are_replaced_by_what_they_refer_to() {
    let activities =
        rows(&["A1;LAO;alpha;2018-01-10;1", "A2;UZB;alpha;2018-02-10;2", "A3;LAO;beta;2018-03-10;3"]);
    let folder = Folder::new(&[
        ("activities.csv", &activities),
        ("old.csv", "activity_id;participant_id\nA1;P1\nA1;P2\nA2;P1\nA3;P1\n"),
        ("new.csv", "activity_id;participant_id\nA1;P3\n"),
    ]);
    let mut project = project_of(&["activities.csv"]);
    let own = project.tables[ACTIVITIES].place.clone().unwrap();
    let path = |path: crate::project::Path| crate::project::Path {
        table: PARTICIPATIONS,
        links: vec!["activity".into()],
        ..path
    };
    project.tables[PARTICIPATIONS].place = Some(path(own));
    project.tables[PARTICIPATIONS].programme = project.tables[ACTIVITIES].programme.clone().map(path);
    project.sources.push(sample::source("old", "old.csv", PARTICIPATIONS));
    project.sources.push(sample::source("new", "new.csv", PARTICIPATIONS));
    for source in &mut project.sources {
        source.namespace = "one".into();
    }
    project.resubmission.supersedes = vec![Supersedes {
        programmes: vec!["alpha".into()],
        countries: vec!["LAO".into()],
        ..supersedes(2, "old.csv")
    }];
    let valid = checked(&project, &folder);
    assert_eq!(
        ids(&valid, PARTICIPATIONS, "participant_id"),
        ["P3", "P1", "P1"],
        "P1 and P2 of A1 are replaced; A2 is in another country, A3 of another programme"
    );
}

#[test]
fn a_fault_in_a_replaced_row_need_not_be_mended() {
    let folder = Folder::new(&[
        ("old.csv", &rows(&["A1;Atlantis;alpha;soon;1", "A2;LAO;alpha;2018-01-10;x"])),
        ("new.csv", &rows(&["A1;LAO;alpha;2018-01-10;1"])),
    ]);
    let mut project = project_of(&["old.csv", "new.csv"]);
    let valid = checked(&project, &folder);
    assert_eq!(valid.findings.iter().filter(|f| f.stands()).count(), 3, "{:?}", found(&valid));
    project.resubmission.supersedes = vec![supersedes(1, "old.csv")];
    let valid = checked(&project, &folder);
    assert!(valid.findings.iter().all(|f| f.severity == Severity::Info), "{:?}", valid.findings);
    assert_eq!(valid.quarantine.len(), 0);
    // Without a header nothing of the older file can be read, and nothing of it is missed.
    folder.add("old.csv", b"what;is;this\n1;2;3\n");
    let valid = checked(&project, &folder);
    assert!(valid.findings.iter().all(|f| !f.stands()), "{:?}", valid.findings);
    // A newer file that cannot be read replaces nothing.
    folder.add("old.csv", rows(&["A1;LAO;alpha;2018-01-10;1"]).as_bytes());
    folder.add("new.csv", b"what;is;this\n1;2;3\n");
    let valid = checked(&project, &folder);
    assert_eq!(ids(&valid, ACTIVITIES, "activity_id"), ["A1"]);
    assert!(valid.findings.iter().any(|f| f.code.as_str() == "S201" && f.stands()));
}

#[test]
fn what_names_no_file_is_told_and_equal_versions_are_not_guessed() {
    let one = rows(&["A1;LAO;alpha;2018-01-10;1"]);
    let folder = Folder::new(&[("a_v1.csv", &one), ("a_v01.csv", &one.replace("10;1", "10;2"))]);
    let mut project = project_of(&["a_v*.csv"]);
    project.resubmission.supersedes = vec![supersedes(0, "b*.csv")];
    project.resubmission.versions = vec![
        Versions { source: 0, pattern: "a_v{}.csv".into(), at: sample::defined_at() },
        Versions { source: 0, pattern: "z_v{}.csv".into(), at: sample::defined_at() },
    ];
    let valid = checked(&project, &folder);
    let lines = found(&valid);
    assert_eq!(lines.iter().filter(|line| line.starts_with("F122")).count(), 2, "{lines:?}");
    assert_eq!(lines.iter().filter(|line| line.starts_with("F124")).count(), 1, "{lines:?}");
    let conflict = valid.findings.iter().find(|f| f.code.as_str() == "R401").unwrap();
    for part in ["input/a_v01.csv", "input/a_v1.csv", "cost"] {
        assert!(conflict.message.contains(part), "{}", conflict.message);
    }
    assert!(!conflict.message.contains("start"), "{}", conflict.message);
    assert!(conflict.hint.as_ref().unwrap().contains("[[source.supersedes]]"));
}

#[test]
fn a_corrected_cell_is_as_if_it_had_come_so() {
    let day = date(2019, 1, 1);
    let folder = Folder::new(&[(
        "a.csv",
        &rows(&["A1;LAO, Atlantis;alpha;soon;1", "A2;LAO;alpha;2018-01-10;1,5", "A3;LAO;;;3"]),
    )]);
    let mut project = project_of(&["a.csv"]);
    project.resubmission.corrections = vec![
        correction("a.csv", "A1", "start", "soon", "2018-05-01", day),
        correction("a.csv", "A1", "countries", "LAO, Atlantis", "Laos; Ouzbékistan", day),
        correction("a.csv", "A2", "cost", "1.5", "2.5", day),
        correction("a.csv", "A3", "start", "", "2018-06-01", day),
        correction("a.csv", "A3", "activity_id", "A3", "A9", day),
        correction("a.csv", "A9", "cost", "3", "n/a", day),
    ];
    project.sources[0].decimal = Some('.');
    let valid = checked(&project, &folder);
    assert_eq!(ids(&valid, ACTIVITIES, "activity_id"), ["A1", "A2", "A9"]);
    assert_eq!(ids(&valid, ACTIVITIES, "start"), ["2018-05-01", "2018-01-10", "2018-06-01"]);
    assert_eq!(ids(&valid, ACTIVITIES, "countries")[0], "LAO; UZB");
    assert!(valid.findings.iter().all(|f| !["C302", "C304", "C309"].contains(&f.code.as_str())));
    let codes: Vec<&str> = valid.findings.iter().map(|f| f.code.as_str()).collect();
    assert_eq!(codes, ["R425"; 6], "{:?}", found(&valid));
    assert_eq!(valid.corrected, 6);
}

#[test]
fn corrections_of_persons_are_compared_and_never_told() {
    let day = date(2019, 1, 1);
    let activities = rows(&["A1;LAO;alpha;2018-01-10;1"]);
    let folder = Folder::new(&[
        ("activities.csv", &activities),
        ("p.csv", "activity_id;participant_id;full_name\nA1;P1;Zenobia Quill\n"),
    ]);
    let mut project = project_of(&["activities.csv"]);
    project.sources.push(sample::source("p", "p.csv", PARTICIPATIONS));
    project.resubmission.corrections = vec![
        correction("p.csv", "activity_id=A1; participant_id=P1", "full_name", "Zenobia Q", "Zenobia R", day),
        correction("p.csv", "full_name=Zenobia", "sex", "", "F", day),
        correction("p.csv", "full_name=Zenobia Quill", "full_name", "Zenobia Quill", "Zenobia Quick", day),
    ];
    let valid = checked(&project, &folder);
    let codes: Vec<&str> =
        valid.findings.iter().map(|f| f.code.as_str()).filter(|code| code.starts_with('R')).collect();
    assert_eq!(codes, ["R428", "R426", "R425"]);
    assert!(!format!("{:?}", valid.findings).contains("Zenobia"), "{:?}", valid.findings);
    assert_eq!(ids(&valid, PARTICIPATIONS, "full_name"), ["Zenobia Quick"]);
}

#[test]
fn what_is_left_out_is_as_if_it_were_not_there() {
    let late = rows(&["A1;LAO;alpha;2018-01-10;9", "A2;Atlantis;alpha;soon;9"]);
    let early = rows(&["A0;LAO;alpha;never;1", "A1;LAO;alpha;2018-01-10;1"]);
    let files = [("b_late.csv", late.as_str()), ("c_early.csv", early.as_str()), ("a_odd.csv", "x;y\n1;2\n")];
    let mut project = project_of(&["a_odd.csv", "b_late.csv", "c_early.csv"]);
    project.resubmission.supersedes = vec![supersedes(1, "c_early.csv")];
    let received = |file: &str, day| Received { file: file.into(), day, at: sample::defined_at() };
    project.resubmission.received = Some(vec![
        received("a_odd.csv", date(2018, 1, 1)),
        received("input/b_late.csv", date(2019, 6, 1)),
        received("c_early.csv", date(2019, 1, 1)),
    ]);
    let folder = Folder::new(&files);
    let ingested = ingest(&folder.root(), &project, &());
    let known = known_by(&project, &ingested.files, Some(date(2019, 3, 1)));
    let valid = validate_known(&project, ingested.without(&known.left_out), known, &());
    assert_accounts(&valid);
    assert_eq!(ids(&valid, ACTIVITIES, "activity_id"), ["A1"]);
    assert_eq!(ids(&valid, ACTIVITIES, "cost"), ["1"]);
    assert_eq!(valid.accounts.len(), 2);
    assert!(found(&valid).iter().all(|line| !line.contains("b_late")), "{:?}", found(&valid));
    let kept_out: Vec<&str> =
        valid.quarantine.iter().map(|row| valid.findings[row.finding].code.as_str()).collect();
    assert_eq!(kept_out, ["S201", "S201", "C302"]);

    let all = known_by(&project, &ingested.files, Some(date(2019, 6, 1)));
    assert!(all.left_out.is_empty());
    let valid = checked(&project, &folder);
    assert_eq!(ids(&valid, ACTIVITIES, "cost"), ["9"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_row_sent_again_is_accounted_for(
        files in proptest::collection::vec(
            proptest::collection::vec(("A[1-4]", "(2018-01-0[1-3]|2019-02-01|soon)", "[1-3x]"), 0..6), 1..5),
        rules in proptest::collection::vec((0usize..5, 0usize..5, any::<bool>(), any::<bool>()), 0..4),
        versions in any::<bool>(),
        mends in proptest::collection::vec((0usize..5, "A[1-4]", "(soon|2018-01-01)"), 0..3),
    ) {
        let names: Vec<String> = (0..files.len()).map(|n| format!("f_v{n}.csv")).collect();
        let texts: Vec<String> = files.iter().map(|lines| {
            lines.iter().fold(HEADER.to_string(), |text, (id, day, cost)| text + &format!("{id};LAO;alpha;{day};{cost}\n"))
        }).collect();
        let listed: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
        let folder = Folder::new(&listed);
        let mut project = project_of(&names.iter().map(String::as_str).collect::<Vec<_>>());
        let count = names.len();
        project.resubmission.supersedes = rules.into_iter().map(|(newer, older, merge, part)| Supersedes {
            merge,
            periods: if part { project.calendar.parse("2018").into_iter().collect() } else { Vec::new() },
            ..supersedes(newer % count, &format!("f_v{}.csv", older % count))
        }).collect();
        if versions {
            project.resubmission.versions = vec![Versions { source: 0, pattern: "f_v{}.csv".into(), at: sample::defined_at() }];
        }
        project.resubmission.corrections = mends.into_iter().map(|(file, id, expected)| {
            correction(&format!("f_v{}.csv", file % count), &id, "start", &expected, "2019-09-09", date(2019, 1, 1))
        }).collect();
        let valid = checked(&project, &folder);
        let read: u64 = valid.accounts.iter().map(|account| account.read).sum();
        prop_assert_eq!(read, files.iter().map(|rows| rows.len() as u64).sum::<u64>());
        // Of the records that are there, one file at least keeps its word, used or quarantined; a
        // newer file without rows says that there are none.
        let none_left = files.iter().any(|rows| rows.is_empty());
        let superseded: u64 = valid.accounts.iter().map(|account| account.superseded).sum();
        prop_assert!(read == 0 || none_left || superseded < read);
    }
}
