//! Checking what was read from real files.

use super::{Valid, validate};
use crate::diag::Finding;
use crate::ingest::ingest;
use crate::ingest::sample::{self, ACTIVITIES, BUDGET, Folder, PARTICIPATIONS, project, shown};
use crate::project::{Accepted, Project};
use crate::table::Table;
use jiff::civil::date;
use proptest::prelude::*;

fn check(project: &Project, folder: &Folder) -> Valid {
    let valid = validate(project, ingest(&folder.root(), project, &()), &());
    for account in &valid.accounts {
        assert!(account.adds_up(), "{account:?}");
    }
    let kept_out: u64 = valid.accounts.iter().map(|account| account.quarantined).sum();
    assert_eq!(kept_out, valid.quarantine.len() as u64);
    let used: u64 = valid.accounts.iter().map(|account| account.used).sum();
    assert_eq!(used, valid.tables.iter().map(|table| table.height() as u64).sum::<u64>());
    for table in &valid.tables {
        assert_eq!(table.frame.height(), table.height());
        assert!(table.links.values().all(|links| links.len() == table.height()));
    }
    valid
}

fn found(valid: &Valid) -> Vec<String> {
    shown(&valid.findings).into_iter().filter(|line| !line.starts_with("F105")).collect()
}

fn values(table: &Table, field: &str) -> Vec<String> {
    let column = table.frame.column(field).unwrap();
    (0..column.len()).map(|row| super::values::shown(column, row).unwrap_or("∅".into())).collect()
}

const ACTIVITY_ROWS: &str = "activity_id;countries;programme;start;cost\n\
    A1;LAO;alpha;2018-01-10;1\nA2;UZB;alpha;2018-02-10;2\nA3;CIV;alpha;2016-03-10;3\nA4;LAO;beta;soon;4\n";

#[test]
fn rows_fall_with_the_row_they_refer_to() {
    let folder = Folder::new(&[
        ("activities.csv", ACTIVITY_ROWS),
        (
            "part.csv",
            "activity_id;participant_id;sex;hours\nA1;P1;F;3\nA4;P1;F;3\nA4;P2;M;2\nA9;P3;M;2\nA1;P4;M;-1\n;P5;F;1\n",
        ),
    ]);
    let valid = check(&project(), &folder);
    assert_eq!(
        found(&valid),
        [
            "R410 input/activities.csv ! B4",
            "R409 input/activities.csv ! D4",
            "C302 input/activities.csv ! D5 [soon]",
            "R402 input/part.csv ! A5 [A9]",
            "C305 input/part.csv ! D6 [-1]",
            "C309 input/part.csv ! A7",
        ]
    );
    let root = valid.findings.iter().find(|f| f.code.as_str() == "C302").unwrap();
    assert_eq!(root.dependants, 2);
    assert_eq!(values(&valid.tables[ACTIVITIES], "activity_id"), ["A1", "A2", "A3"]);
    assert_eq!(values(&valid.tables[PARTICIPATIONS], "participant_id"), ["P1", "P4"]);
    assert_eq!(values(&valid.tables[PARTICIPATIONS], "hours"), ["3", "∅"]);
    assert_eq!(valid.tables[PARTICIPATIONS].links["activity"], [Some(0), Some(0)]);
    // Every row kept out leads to its finding, whatever the order of findings.
    let codes: Vec<&str> = valid.quarantine.iter().map(|q| valid.findings[q.finding].code.as_str()).collect();
    assert_eq!(codes, ["C302", "C302", "C302", "R402", "C309"]);
}

#[test]
fn keys_hold_one_row_each() {
    let rows = "activity_id;start;cost\nA1;2018-01-01;1\nA2;2018-01-01;1\nA1;2018-01-01;1\nA2;2018-01-01;2\nA3;2018-01-01;3\n";
    let valid = check(&project(), &Folder::new(&[("activities.csv", rows)]));
    assert_eq!(
        found(&valid),
        ["R401 input/activities.csv ! A3 [A2] +1", "R403 input/activities.csv ! 4 [A1]",]
    );
    assert_eq!(values(&valid.tables[ACTIVITIES], "activity_id"), ["A1", "A3"]);
    let account = &valid.accounts[0];
    assert_eq!((account.used, account.quarantined, account.superseded), (2, 2, 1));
}

#[test]
fn twelve_anonymous_rows_are_twelve() {
    let rows = (0..12).fold("activity_id;sex\n".to_string(), |text, _| text + "A1;F\n");
    let folder = Folder::new(&[("activities.csv", ACTIVITY_ROWS), ("part.csv", &rows)]);
    let valid = check(&project(), &folder);
    assert_eq!(valid.tables[PARTICIPATIONS].height(), 12);
    assert_eq!(valid.tables[PARTICIPATIONS].persons, Some(vec![None; 12]));
    assert!(found(&valid).contains(&"R405 input/part.csv ! 3 +10".to_string()), "{:?}", found(&valid));
}

#[test]
fn a_sheet_sent_twice_counts_once() {
    // A blank line makes another file of it, with the same rows.
    let again = format!("{ACTIVITY_ROWS}\n");
    let folder = Folder::new(&[("activities.csv", ACTIVITY_ROWS), ("again/activities.csv", &again)]);
    let valid = check(&project(), &folder);
    assert!(found(&valid).contains(&"R404 input/again/activities.csv".to_string()));
    assert_eq!(valid.tables[ACTIVITIES].height(), 3);
    assert_eq!(valid.accounts.iter().map(|a| a.superseded).collect::<Vec<_>>(), [0, 4]);
    // Identifiers of two namespaces are those of different persons.
    let rows = "activity_id;participant_id\nA1;P1\n";
    let folder = Folder::new(&[("activities.csv", ACTIVITY_ROWS), ("x.csv", rows), ("y.csv", rows)]);
    let mut project = project();
    project.sources.push(sample::source("x", "x.csv", PARTICIPATIONS));
    project.sources.push(sample::source("y", "y.csv", PARTICIPATIONS));
    let valid = check(&project, &folder);
    assert_eq!(valid.tables[PARTICIPATIONS].persons, Some(vec![Some(0), Some(1)]));
}

#[test]
fn a_person_is_an_identifier_or_all_that_is_known() {
    let rows = "activity_id;participant_id;full_name;sex;birth_year\n\
        A1;;Anna Lee;F;1990\nA2;;ANNA  LEE;Femme;1990\nA2;;Anna Lee;U;1990\nA1;;Anna Lee;F;\nA1;P7;Anna Lee;F;1990\nA2;P7;A. Lee;F;1990\n";
    let folder = Folder::new(&[("activities.csv", ACTIVITY_ROWS), ("part.csv", rows)]);
    let valid = check(&project(), &folder);
    let persons = valid.tables[PARTICIPATIONS].persons.clone().unwrap();
    assert_eq!(persons[0], persons[1]);
    assert_eq!((persons[2], persons[3]), (None, None));
    assert_eq!(persons[4], persons[5]);
    assert_ne!(persons[0], persons[4]);
    assert!(
        valid.findings.iter().all(|f| !format!("{f:?}").to_lowercase().contains("anna")),
        "{:?}",
        valid.findings
    );
}

#[test]
fn amounts_are_converted_or_kept_out() {
    let folder = Folder::new(&[
        ("rates.csv", "currency;from;rate\nKRW;2018-01-01;1000\nKRW;2018-03-01;1250\n"),
        (
            "budget.csv",
            "line;amount;currency;on\nL1;5000;KRW;2018-01-15\nL2;7;USD;\nL3;5000;KRW;2018-07-15\nL4;1;XOF;2018-01-15\nL5;;KRW;2018-01-15\nL6;3;;2018-01-15\n",
        ),
    ]);
    let valid = check(&project(), &folder);
    assert_eq!(
        found(&valid),
        [
            "M701 input/budget.csv ! B4 [5000 KRW]",
            "M701 input/budget.csv ! B5 [1 XOF]",
            "M701 input/budget.csv ! B7 [3]",
        ]
    );
    assert_eq!(values(&valid.tables[BUDGET], "usd"), ["5", "7", "∅"]);
}

#[test]
fn accepted_findings_stand_no_longer() {
    let mut project = project();
    let accepted = |cell: &str| Accepted {
        code: "C302".into(),
        file: "input/activities.csv".into(),
        sheet: String::new(),
        cell: cell.into(),
        reason: "asked".into(),
        at: sample::defined_at(),
    };
    project.accepted = vec![accepted("D5"), accepted("D99")];
    let valid = check(&project, &Folder::new(&[("activities.csv", ACTIVITY_ROWS)]));
    assert!(valid.findings.iter().all(|finding| !finding.stands()));
    assert!(found(&valid).iter().any(|line| line.starts_with("D018")));
}

#[test]
fn codes_outside_their_dates_are_told() {
    let mut project = project();
    project.code_lists[sample::COUNTRIES].codes[0].valid_to = Some(date(2018, 1, 9));
    let valid = check(&project, &Folder::new(&[("activities.csv", ACTIVITY_ROWS)]));
    assert!(
        found(&valid).contains(&"C313 input/activities.csv ! B2 [LAO]".to_string()),
        "{:?}",
        found(&valid)
    );
}

#[test]
fn references_in_a_circle_come_to_an_end() {
    let mut project = project();
    let mut own = project.tables[PARTICIPATIONS].foreign_keys[0].clone();
    own.name = "parent".into();
    own.fields = vec![1];
    own.targets = vec![0];
    project.tables[ACTIVITIES].foreign_keys = vec![own];
    project.tables[ACTIVITIES].fields[1].on_error = crate::project::OnError::Row;
    let rows = "activity_id;title;start\nA1;A2;2018-01-01\nA2;A3;2018-01-01\nA3;A1;soon\nA4;A4;2018-01-01\n";
    let valid = check(&project, &Folder::new(&[("activities.csv", rows)]));
    assert_eq!(values(&valid.tables[ACTIVITIES], "activity_id"), ["A4"]);
    assert_eq!(valid.findings.iter().map(|f| f.dependants).sum::<usize>(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_row_is_accounted_for_and_names_of_files_do_not_matter(
        rows in proptest::collection::vec(("A[1-4]?", "(2018-01-0[1-3]|soon|)", "(LAO|UZB|Laos|Nowhere|)", "[0-9]{0,2}"), 0..12),
        parts in proptest::collection::vec(("A[1-6]?", "(P[1-3])?", "[FMX]?"), 0..20),
        cut in 0usize..12,
    ) {
        let activities: Vec<String> = rows.iter().map(|(id, day, country, cost)| format!("{id};{day};{country};{cost}\n")).collect();
        let participations: Vec<String> = parts.iter().map(|(id, person, sex)| format!("{id};{person};{sex};5\n")).collect();
        let file = |lines: &[String], header: &str| format!("{header}\n{}", lines.concat());
        let (first, second) = activities.split_at(cut.min(activities.len()));
        let header = "activity_id;start;countries;cost";
        let one = Folder::new(&[
            ("activities_1.csv", &file(first, header)),
            ("activities_2.csv", &file(second, header)),
            ("part.csv", &file(&participations, "activity_id;participant_id;sex;hours")),
        ]);
        let other = Folder::new(&[
            ("activities_9.csv", &file(first, header)),
            ("activities_2.csv", &file(second, header)),
            ("part.csv", &file(&participations, "activity_id;participant_id;sex;hours")),
        ]);
        let (one, other) = (check(&project(), &one), check(&project(), &other));
        let rows = |valid: &Valid, table: usize| {
            let table = &valid.tables[table];
            let mut rows: Vec<String> = (0..table.height())
                .map(|row| table.frame.columns().iter().map(|c| super::values::shown(c, row).unwrap_or_default()).collect::<Vec<_>>().join(";"))
                .zip(table.persons.clone().unwrap_or(vec![None; table.height()]))
                .map(|(row, person)| format!("{row} {person:?}"))
                .collect();
            rows.sort();
            rows
        };
        for table in [ACTIVITIES, PARTICIPATIONS] {
            prop_assert_eq!(rows(&one, table), rows(&other, table));
        }
    }
}

#[test]
fn hundreds_of_different_faults_of_one_kind_are_told_together() {
    // 300 days that are none, and 300 references to no activity, each another one.
    let days: String = (0..300).map(|n| format!("B{n};LAO;alpha;day {n};1\n")).collect();
    let lost: String = (0..300).map(|n| format!("Z{n};P1;F;1\n")).collect();
    let folder = Folder::new(&[
        ("activities.csv", &format!("activity_id;countries;programme;start;cost\n{days}")),
        ("part.csv", &format!("activity_id;participant_id;sex;hours\n{lost}")),
    ]);
    let valid = check(&project(), &folder);
    assert_eq!(valid.quarantine.len(), 600);
    for (code, first, column) in [("C302", "day 0", "D"), ("R402", "Z0", "A")] {
        let own: Vec<&Finding> = valid.findings.iter().filter(|f| f.code.as_str() == code).collect();
        assert_eq!(own.len(), 201, "{code}");
        assert_eq!(own[0].found.as_deref(), Some(first));
        assert!(own[..200].iter().all(|finding| finding.also.is_empty()));
        // The first 200 values are in the rows 2 to 201 of the sheet.
        let further = own[200];
        assert_eq!(further.place.cell(), Some(format!("{column}202")));
        assert_eq!((further.also.len(), further.found.as_deref()), (99, Some("…")));
        assert!(further.message.contains(": further values") && !further.message.contains('"'));
        let kept_out = |q: &&crate::table::Quarantined| valid.findings[q.finding] == *further;
        assert_eq!(valid.quarantine.iter().filter(kept_out).count(), 100);
    }
}
