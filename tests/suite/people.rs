//! Who is who: what is asked, what was decided, and that nobody is named.

use crate::folder::{self, case, cells, checked, copy, figures_of, replace, table, text, write};
use assert_cmd::Command;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use yardstick::pipeline::Checked;
use yardstick::project::load;
use yardstick::source::Root;
use yardstick::validate::{Review, review};

fn people(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yardstick"));
    let output = command.current_dir(folder).arg("people").args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

fn reviewed(folder: &Path) -> Review {
    let checked = checked(folder);
    review(&checked.project, &checked.valid, None, true)
}

/// What is asked, without where it stands.
fn asked(review: &Review) -> BTreeSet<String> {
    let line = |candidate: &yardstick::validate::Candidate| {
        let mut marks = [candidate.left.mark.as_str(), &candidate.right.mark];
        marks.sort_unstable();
        let fields = [&candidate.agree, &candidate.near, &candidate.differ].map(|fields| fields.join("+"));
        format!("{} {} {} {:?}", candidate.kind.word(), marks.join(" "), fields.join(" "), candidate.verdict)
    };
    review.candidates.iter().map(line).collect()
}

fn codes(checked: &Checked) -> Vec<String> {
    checked.valid.findings.iter().map(|finding| format!("{} {}", finding.code, finding.place)).collect()
}

/// Distinct persons of the whole project.
fn persons(folder: &Path) -> u64 {
    let checked = checked(folder);
    let counted = review(&checked.project, &checked.valid, None, false).persons;
    let figures = folder::figures_from(&checked);
    let total = figures.iter().find(|(address, _)| {
        address[1] == "participants" && address[6] == "all" && address[7] == "all" && address[11].is_empty()
    });
    assert_eq!(total.unwrap().1[0], counted.to_string());
    counted
}

const DECISIONS: &str = "input/people.csv";

fn without_decisions() -> tempfile::TempDir {
    let place = copy(&case("registers"));
    std::fs::remove_file(place.path().join(DECISIONS)).unwrap();
    place
}

/// Only those decisions whose lines hold a text.
fn with_decisions(chosen: &[&str]) -> tempfile::TempDir {
    let place = copy(&case("registers"));
    let all = text(place.path(), DECISIONS);
    let kept: Vec<&str> = all
        .lines()
        .enumerate()
        .filter(|(number, line)| *number == 0 || chosen.iter().any(|word| line.contains(word)))
        .map(|(_, line)| line)
        .collect();
    assert_eq!(kept.len(), chosen.len() + 1);
    write(place.path(), DECISIONS, (kept.join("\n") + "\n").as_bytes());
    place
}

#[test]
fn decisions_change_how_many_persons_there_are() {
    // The arithmetic is in the README of the case: 16 persons by what the rows tell.
    assert_eq!(persons(without_decisions().path()), 16);
    assert_eq!(persons(&case("registers")), 12);
    for (decision, persons_then) in [
        ("join,", 14),
        ("She moved office", 15),
        ("two men", 16),
        ("given twice", 17),
        ("Registered again", 15),
        ("One passport", 15),
    ] {
        assert_eq!(persons(with_decisions(&[decision]).path()), persons_then, "{decision}");
    }
}

#[test]
fn the_review_asks_what_is_not_decided() {
    let before = reviewed(without_decisions().path());
    let kinds: Vec<&str> = before.candidates.iter().map(|candidate| candidate.kind.word()).collect();
    assert_eq!(
        kinds,
        [
            "near-match",
            "near-match",
            "near-match",
            "near-match",
            "near-match",
            "two-identifiers",
            "two-identifiers",
            "one-identifier"
        ]
    );
    assert!(before.candidates.iter().all(|candidate| candidate.verdict.is_none()));
    assert_eq!(before.registers, [("east".to_string(), "west".to_string(), 2, 2)]);
    let after = reviewed(&case("registers"));
    let open: Vec<_> = after.candidates.iter().filter(|candidate| candidate.verdict.is_none()).collect();
    let [telephone] = open.as_slice() else { panic!("{open:#?}") };
    assert_eq!((telephone.left.row, telephone.right.row), (5, 6));
    assert_eq!(telephone.agree, ["sex", "phone"]);
    assert_eq!(telephone.near, ["full_name"]);
    let (out, _, status) = people(&case("registers"), &["--review"]);
    assert_eq!(status, 0);
    assert!(out.contains("1 pair to be decided, 5 decided"), "{out}");
    assert!(!out.contains("input/north.csv"), "{out}");
}

#[test]
fn lines_of_the_review_become_decisions_once_they_are_filled_in() {
    let place = without_decisions();
    let (lines, _, _) = people(place.path(), &["--review", "--format", "csv"]);
    write(place.path(), DECISIONS, lines.as_bytes());
    let loaded = load(&Root::new(place.path()));
    assert!(loaded.project.is_none());
    assert_eq!(loaded.findings[0].code.as_str(), "D021");
    assert_eq!(loaded.findings[0].message, "the line has no decision");
    let mut rows = cells(&lines);
    for row in &mut rows[1..] {
        let register = row[1].is_empty();
        row[0] = if register { "join" } else { "same" }.to_string();
        row[12] = "AB".into();
        row[13] = "2018-08-01".into();
    }
    // The header comes along when the output is appended as a whole.
    let twice = format!("{}{}", table(&rows[..1]), table(&rows));
    write(place.path(), DECISIONS, twice.as_bytes());
    // All pairs one person: 16 - 2 registers' two, - N1 S1, - N2 S2, - N4 N5, - no number, - S3 S4.
    assert_eq!(persons(place.path()), 9);
    let (out, complaints, status) = people(place.path(), &["--review"]);
    assert_eq!((complaints.as_str(), status), ("", 0));
    assert!(out.contains("0 pairs to be decided"), "{out}");
}

#[test]
fn no_value_of_a_person_is_in_any_output() {
    let place = without_decisions();
    // Names, addresses and numbers as the files have them, taken apart.
    let mut secrets: BTreeSet<String> = BTreeSet::new();
    for name in folder::inputs(place.path()) {
        for row in cells(&text(place.path(), &name)).iter().skip(1) {
            for column in [2, 3, 6, 7] {
                secrets
                    .extend(row[column].split([' ', ',']).map(|part| part.trim_matches('.').to_lowercase()));
                secrets.insert(row[column].to_lowercase());
            }
        }
    }
    secrets.retain(|secret| secret.len() > 1);
    assert!(secrets.contains("amina") && secrets.contains("n4") && secrets.len() > 30);
    for decided in [false, true] {
        if decided {
            write(place.path(), DECISIONS, text(&case("registers"), DECISIONS).as_bytes());
            // Moved, lost and unmarked records speak too.
            replace(place.path(), DECISIONS, "input/north.csv,,2,", "input/north.csv,,9,");
            replace(place.path(), DECISIONS, "b2597d6a6df2-ed4fb1", "b2597d6a6df3-ed4fb1");
            replace(place.path(), DECISIONS, "288d21bd1d6c-ca87a7", "");
        }
        for arguments in [&[][..], &["--review"], &["--review", "--all"]] {
            for format in ["human", "json", "csv"] {
                let arguments = [arguments, &["--format", format]].concat();
                let (out, complaints, _) = people(place.path(), &arguments);
                assert!(!out.is_empty());
                let said = (out + &complaints).to_lowercase();
                for word in said.split(|c: char| !c.is_alphanumeric()) {
                    assert!(!secrets.contains(word), "{arguments:?}: {word}");
                }
                for secret in &secrets {
                    let whole = secret.len() > 4 && said.contains(secret.as_str());
                    assert!(!whole, "{arguments:?}: {secret}");
                }
            }
        }
    }
}

#[test]
fn a_decision_whose_row_has_moved_is_found_by_its_mark() {
    let place = copy(&case("registers"));
    let before = figures_of(place.path());
    // A row is put above all others: every record stands one row lower.
    let header = text(place.path(), "input/north.csv").lines().next().unwrap().to_string();
    replace(place.path(), "input/north.csv", &header, &format!("{header}\n2018-03-01,LAO,,,,M,,"));
    let checked = checked(place.path());
    let found = codes(&checked);
    let moved = found.iter().filter(|line| line.starts_with("P502 input/people.csv")).count();
    // Seven sides of the five decisions about pairs are in the file.
    assert_eq!((moved, found.len()), (7, 7), "{found:?}");
    assert_eq!(persons(place.path()), 12);
    assert_ne!(before, figures_of(place.path()), "a participation more");
}

#[test]
fn what_is_wrong_with_a_decision_is_said_at_its_line() {
    let place = copy(&case("registers"));
    // The woman's mark is nowhere; one line has no mark; one row has no identity.
    replace(place.path(), DECISIONS, "c30c7975e76c-8ff79b", "c30c7975e76d-8ff79b");
    replace(place.path(), DECISIONS, "288d21bd1d6c-ca87a7", "");
    replace(place.path(), DECISIONS, ",9,input/south.csv,,4,aaea4f3bf29f-cd6b4e", ",10,input/south.csv,,4,");
    assert_eq!(
        codes(&checked(place.path())),
        ["P503 input/people.csv", "P505 input/people.csv", "P506 input/people.csv"]
    );
    // 12, and one more for each of the two decisions that are not applied.
    assert_eq!(persons(place.path()), 14);
    assert_eq!(people(place.path(), &[]).2, 1);
}

#[test]
fn decisions_that_contradict_each_other_are_an_error() {
    let place = copy(&case("registers"));
    let mut list = text(place.path(), DECISIONS);
    // N1 = S1 is decided; S1 = S2 and N1 different from S2 cannot both hold with it.
    list.push_str(
        "same,south.csv,,2,south.csv,,3,40d8a9a32ef6-8ff79b,34c679dcf41c-ad8af3,,,a,b,2018-07-04\n",
    );
    list.push_str(
        "different,north.csv,,2,south.csv,,3,c30c7975e76c-8ff79b,34c679dcf41c-ad8af3,,,a,b,2018-07-04\n",
    );
    write(place.path(), DECISIONS, list.as_bytes());
    let checked = checked(place.path());
    let about: Vec<_> =
        checked.valid.findings.iter().filter(|f| f.code.as_str().starts_with("P50")).collect();
    let contradiction = about.iter().find(|finding| finding.code.as_str() == "P504").unwrap();
    assert_eq!(contradiction.also.len(), 2);
    assert!(checked.has_errors());
}

#[test]
fn decisions_taken_later_can_be_left_out() {
    let checked = checked(&case("registers"));
    let taken = |day: &str| {
        let known = checked.project.people.known_by(Some(day.parse().unwrap()));
        (known.joins.len(), known.decisions.len())
    };
    assert_eq!(taken("2018-06-30"), (0, 0));
    assert_eq!(taken("2018-07-01"), (1, 1));
    assert_eq!(taken("2018-07-02"), (1, 3));
    assert_eq!(taken("2018-07-03"), (1, 5));
}

/// The text tables of a folder under other names, their rows in another order.
fn shuffle(folder: &Path, seed: u64) {
    let mut state = seed | 1;
    for (number, name) in folder::inputs(folder).into_iter().enumerate() {
        let mut rows = cells(&text(folder, &name));
        for i in (2..rows.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            rows.swap(i, 1 + (state >> 33) as usize % i);
        }
        std::fs::remove_file(folder.join(&name)).unwrap();
        let to = format!("{}{number}.csv", (b'a' + (state >> 40) as u8 % 26) as char);
        write(folder, &format!("input/{to}"), table(&rows).as_bytes());
        replace(folder, "input/sources.toml", name.trim_start_matches("input/"), &to);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_in_another_order_and_files_of_another_name_ask_the_same(seed in any::<u64>()) {
        let place = without_decisions();
        let before = asked(&reviewed(place.path()));
        shuffle(place.path(), seed);
        prop_assert_eq!(&before, &asked(&reviewed(place.path())));
        // The decisions are still found, by their marks.
        write(place.path(), DECISIONS, text(&case("registers"), DECISIONS).as_bytes());
        prop_assert_eq!(asked(&reviewed(&case("registers"))), asked(&reviewed(place.path())));
        prop_assert_eq!(persons(place.path()), 12);
    }
}
