//! Reading sheets that are no plain list: wide tables, areas, values above the header, groups.

use super::{cells, read, values};
use crate::ingest::ingest;
use crate::ingest::sample::{self, ACTIVITIES, BUDGET, Folder, PARTICIPATIONS, project};
use crate::project::{
    AreaDef, CellRule, LabelLevel, OnError, Pattern, Project, SourceDef, WideColumns, WideDef,
};

/// The sample with a source of attendances for `wide.csv`, a column a sex.
fn wide_project() -> Project {
    let mut project = project();
    let wide = WideDef {
        append: None,
        columns: Vec::new(),
        labels: vec![LabelLevel::Field(3)],
        value: Some(5),
        keep_blanks: false,
    };
    let source = sample::source("wide", "wide.csv", PARTICIPATIONS);
    project.sources.push(SourceDef { wide: Some(wide), header_height: Some(1), ..source });
    project
}

#[test]
fn a_record_of_a_wide_table_leads_back_to_its_own_cell_and_label() {
    let text = "activity_id;Femme;Homme;Autres\nA1;12;9;1\nA2;;x;\n;3;;\n";
    let folder = Folder::new(&[("wide.csv", text)]);
    let ingested = read(&wide_project(), &folder);
    assert_eq!(values(&ingested, PARTICIPATIONS, "hours"), ["12", "9", "1", "∅", "3"]);
    assert_eq!(values(&ingested, PARTICIPATIONS, "sex"), ["F", "M", "∅", "M", "F"]);
    let file = "input/wide.csv";
    // "Autres" is told once, where it stands, and not for each record.
    assert_eq!(cells(&ingested), [format!("C304 {file} ! D1 [Autres]"), format!("C301 {file} ! C3 [x]")]);
    let places = |row: usize, field: Option<usize>| {
        ingested.origins.place(ingested.tables[PARTICIPATIONS].rows[row], field).to_string()
    };
    assert_eq!(places(1, None), format!("{file} ! C2"));
    assert_eq!(places(1, Some(5)), format!("{file} ! C2"));
    assert_eq!(places(1, Some(3)), format!("{file} ! C1"));
    assert_eq!(places(1, Some(0)), format!("{file} ! A2"));
    let account = &ingested.accounts[0];
    assert_eq!((account.read, account.used, account.records.unwrap().made), (3, 3, 5));
}

#[test]
fn a_row_is_what_the_best_of_its_records_is() {
    // Of A1 the record of hours below zero is kept out, and of A2 both; the
    // third row refers to no activity.
    let mut project = wide_project();
    project.tables[PARTICIPATIONS].fields[5].on_error = OnError::Row;
    let folder = Folder::new(&[
        ("wide.csv", "activity_id;Femmes;Hommes\nA1;12;-9\nA2;-1;-2\nA9;3;4\nA3;;\n"),
        ("activities.csv", "activity_id;start\nA1;2018-01-31\nA2;2018-01-31\n"),
    ]);
    let valid = crate::validate::validate(&project, ingest(&folder.root(), &project, &()), &());
    let account = valid.accounts.iter().find(|account| account.file == "input/wide.csv").unwrap();
    assert!(account.adds_up());
    let records = account.records.unwrap();
    assert_eq!((account.read, account.used, account.quarantined, account.skipped), (4, 1, 2, 1));
    assert_eq!((records.made, records.used, records.quarantined), (6, 1, 5));
}

#[test]
fn blank_cells_become_records_only_where_the_source_says_so() {
    let folder = Folder::new(&[("wide.csv", "activity_id;Femmes;Hommes\nA1;12;-\nA2;;\n")]);
    let mut project = wide_project();
    assert_eq!(values(&read(&project, &folder), PARTICIPATIONS, "hours"), ["12", "∅"]);
    project.sources.last_mut().unwrap().wide.as_mut().unwrap().keep_blanks = true;
    assert_eq!(values(&read(&project, &folder), PARTICIPATIONS, "hours"), ["12", "∅", "∅", "∅"]);
}

#[test]
fn a_wide_table_without_columns_to_spread_is_said_and_accounted_for() {
    let folder = Folder::new(&[("wide.csv", "activity_id;Total\nA1;12\nA2;7\n")]);
    let ingested = read(&wide_project(), &folder);
    let file = "input/wide.csv";
    assert_eq!(cells(&ingested), [format!("S209 {file} ! B1 [Total]"), format!("S206 {file} ! 1")]);
    assert_eq!((ingested.accounts[0].read, ingested.accounts[0].quarantined), (2, 2));
    let code = ingested.findings[ingested.quarantine[0].finding].code;
    assert_eq!(code.as_str(), "S206");
}

#[test]
fn two_tables_side_by_side_are_two_areas() {
    let text = "activity_id;start;;line;amount\nA1;2018-01-31;;L1;5\n;;;L2;6\nx;;;;\n";
    let folder = Folder::new(&[("both.csv", text)]);
    let mut project = project();
    for (id, table, columns) in [("left", ACTIVITIES, 0..=1), ("right", BUDGET, 3..=4)] {
        let area = AreaDef { columns: Some(columns), ..AreaDef::default() };
        project.sources.push(SourceDef { area, ..sample::source(id, "both.csv", table) });
    }
    let ingested = read(&project, &folder);
    assert_eq!(values(&ingested, ACTIVITIES, "activity_id"), ["A1", "x"]);
    assert_eq!(values(&ingested, BUDGET, "line"), ["L1", "L2"]);
    let read: Vec<u64> = ingested.accounts.iter().map(|account| account.read).collect();
    assert_eq!(read, [2, 2]);
}

#[test]
fn a_value_above_the_header_is_told_once_where_it_stands() {
    let text = "Date:;soon;\n;;\nactivity_id;title;cost\nA1;a;1\nA2;b;2\n";
    let folder = Folder::new(&[("activities.csv", text)]);
    let mut project = project();
    let label = Pattern::new("Date").unwrap();
    project.sources[ACTIVITIES].from_cell = vec![(4, CellRule::Label(label))];
    let ingested = read(&project, &folder);
    assert_eq!(cells(&ingested), ["C302 input/activities.csv ! B1 [soon]"]);
    assert_eq!(ingested.tables[ACTIVITIES].faults.len(), 2);
    let origin = ingested.tables[ACTIVITIES].rows[1];
    assert_eq!(ingested.origins.place(origin, Some(4)).to_string(), "input/activities.csv ! B1");
}

#[test]
fn a_group_label_that_is_no_value_is_told_once() {
    let text = "countries;activity_id;start\nAtlantis;A1;2018-01-31\n;A2;2018-02-28\n;A3;2018-03-31\n";
    let folder = Folder::new(&[("activities.csv", text)]);
    let mut project = project();
    project.sources[ACTIVITIES].fill_down = vec![2];
    let ingested = read(&project, &folder);
    assert_eq!(cells(&ingested).len(), 1, "{:?}", cells(&ingested));
    assert_eq!(ingested.tables[ACTIVITIES].faults.len(), 3);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]
    #[test]
    fn whatever_the_layout_every_row_and_record_is_accounted_for(
        rows in proptest::collection::vec(
            proptest::collection::vec(
                proptest::sample::select(vec![
                    "", "", "A1", "activity_id", "Femmes", "Hommes", "sex", "hours", "Total", "Note: x",
                    "#country", "12", "-", "x", "participant_id",
                ]),
                1..6,
            ),
            0..12,
        ),
        shape in 0usize..6,
        height in proptest::option::of(1u32..4),
        row in proptest::option::of(0u32..4),
    ) {
        let mut text: String = rows.iter().map(|row| row.join(";") + "\n").collect();
        text.push_str("end;of;text\n");
        let folder = Folder::new(&[("wide.csv", &text)]);
        let mut project = wide_project();
        let mut other = sample::source("other", "wide.csv", BUDGET);
        other.area.below = Pattern::new("Total*");
        project.sources.push(other);
        let source = project.sources.iter_mut().find(|source| source.id == "wide").unwrap();
        source.header_height = height;
        source.header_row = row;
        let wide = source.wide.take().unwrap();
        source.wide = match shape {
            0 => None,
            1 => Some(WideDef { keep_blanks: true, ..wide }),
            2 => Some(WideDef { labels: vec![LabelLevel::Field(3), LabelLevel::Names], value: None, ..wide }),
            3 => Some(WideDef { columns: vec![WideColumns::Range(1..=3)], ..wide }),
            _ => Some(wide),
        };
        source.fill_down = if shape == 4 { vec![0, 1] } else { Vec::new() };
        source.area.ends_blank = shape == 5;
        source.area.above = if shape == 0 { Pattern::new("Note*") } else { None };
        let ingested = read(&project, &folder);
        let valid = crate::validate::validate(&project, ingested, &());
        for account in &valid.accounts {
            proptest::prop_assert!(account.adds_up(), "{account:?}");
        }
    }
}
