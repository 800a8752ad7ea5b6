//! Sections of reports as they are written, on the case `tests/cases/donor_report`, whose
//! arithmetic stands beside what is expected here.

use super::cases::run_project;
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;
use std::path::Path;
use std::sync::OnceLock;
use yardstick::pipeline::Made;

type Workbook = Xlsx<Cursor<Vec<u8>>>;

fn made() -> &'static [Made] {
    static MADE: OnceLock<Vec<Made>> = OnceLock::new();
    MADE.get_or_init(|| {
        run_project(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/donor_report")).1
    })
}

fn report(id: &str) -> &'static Made {
    made().iter().find(|made| made.id == id).unwrap()
}

fn workbook(id: &str) -> Workbook {
    let file = report(id).files.iter().find(|file| file.name.ends_with(".xlsx")).unwrap();
    Xlsx::new(Cursor::new(file.bytes.clone())).unwrap()
}

/// The rows of a sheet, without its empty cells.
fn rows(book: &mut Workbook, sheet: &str) -> Vec<Vec<Data>> {
    let range = book.worksheet_range(sheet).unwrap();
    let filled = |row: &[Data]| -> Vec<Data> {
        row.iter().filter(|cell| !matches!(cell, Data::Empty)).cloned().collect()
    };
    range.rows().map(filled).filter(|row: &Vec<Data>| !row.is_empty()).collect()
}

/// The row that begins with a text.
fn row<'r>(rows: &'r [Vec<Data>], name: &str) -> &'r [Data] {
    rows.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("no row {name}: {rows:?}"))
}

/// A row's cells after its name: numbers as numbers, to nine digits, and what stands in place of one.
fn cells(row: &[Data]) -> Vec<String> {
    let cell = |cell: &Data| match cell {
        Data::Float(number) => format!("{}", (number * 1e9).round() / 1e9),
        Data::Int(number) => number.to_string(),
        other => other.to_string(),
    };
    row[1..].iter().map(cell).filter(|text| !text.is_empty()).collect()
}

fn text(book: &mut Workbook) -> String {
    let sheets = book.sheet_names();
    let all = sheets.iter().map(|sheet| format!("{sheet}\n{:?}", rows(book, sheet)));
    all.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_financial_table_adds_up() {
    let mut book = workbook("donor");
    let rows = rows(&mut book, "Finance");
    // approved, revised, spent in 2019, spent to date, committed, balance, spent ÷ revised.
    // Training: 1000 + 200 = 1200; 300.10 + 450.25 = 750.35; 1200 – 750.35 – 100 = 349.65; 750.35 ÷ 1200.
    let training = ["1000", "1200", "450.25", "750.35", "100", "349.65", "0.625291667"];
    assert_eq!(cells(row(&rows, "Training")), training);
    // Travel: nothing is committed; 500 – 520.50 = –20.50; 520.5 ÷ 500.
    assert_eq!(cells(row(&rows, "Travel")), ["500", "500", "520.5", "520.5", "-20.5", "1.041"]);
    // What is booked on no line has no budget: 0 – 10, and nothing to divide by.
    let unbooked = ["0", "0", "10", "10", "0", "-10", "[÷0]"];
    assert_eq!(cells(row(&rows, "Unknown")), unbooked);
    // 1000 + 500; + 200; 450.25 + 520.50 + 10; + 300.10; 1700 – 1280.85 – 100; 1280.85 ÷ 1700.
    let total = ["1500", "1700", "980.75", "1280.85", "100", "319.15", "0.753441176"];
    assert_eq!(cells(row(&rows, "Total")), total);
    // 1500 in 2018 and 100 in 2019.
    assert_eq!(cells(row(&rows, "Received"))[..2], ["100", "1600"]);
    // As a text within quotation marks is shown: the space behind a currency breaks no line.
    let lead =
        r"Spent: USD\u{a0}1,281, or 75.3% of the budget of USD\u{a0}1,700. The balance is USD\u{a0}319.";
    assert!(format!("{rows:?}").contains(lead), "{rows:?}");
}

#[test]
fn beneficiaries_are_told_by_country_group_sex_and_age() {
    let mut book = workbook("donor");
    let rows = rows(&mut book, "Beneficiaries");
    // Uzbekistan p1, p2, p3; Lao PDR p1, p4; p1 is one person in both. Women of those whose sex is
    // known: 1 of 2, 2 of 2, and of all 2 of 3.
    assert_eq!(cells(row(&rows, "Uzbekistan")), ["1", "1", "1", "3", "0.5"]);
    assert_eq!(cells(row(&rows, "Lao PDR")), ["2", "0", "0", "2", "1"]);
    assert_eq!(cells(row(&rows, "All countries")), ["2", "1", "1", "4", "0.666666667"]);
    assert_eq!(cells(row(&rows, "of which Least developed countries")), ["2", "0", "0", "2", "1"]);
    // Under 30: p1, one of four; 30 and over: p2 and p3; p4 gives no age.
    assert_eq!(cells(row(&rows, "Under 30")), ["1", "0", "0", "1", "0.25"]);
    assert_eq!(cells(row(&rows, "30 and over")), ["0", "1", "1", "2", "0.5"]);
    assert_eq!(cells(row(&rows, "Not known")), ["1", "0", "0", "1", "0.25"]);
    // Reached in the two activities of 2019: 30 + 12; the date of A4 cannot be read.
    let reached: Vec<Vec<String>> =
        rows.iter().filter(|row| row[0] == "All countries").map(|row| cells(row)).collect();
    assert_eq!(reached[1], ["42"]);
    let lead = "People trained: 4 (women 2, men 1, unknown 1). Women among them: 66.7%. People reached: 42.";
    assert!(format!("{rows:?}").contains(lead), "{rows:?}");
}

#[test]
fn the_logical_framework_has_its_columns_and_numbers() {
    let mut book = workbook("donor");
    let rows = rows(&mut book, "Logical framework");
    let heads: Vec<String> =
        row(&rows, "Results chain").iter().map(|cell| cell.to_string().replace('\n', " ")).collect();
    let expected = [
        "Results chain",
        "Indicators",
        "Baseline (incl. reference year)",
        "Current value Reference date",
        "Targets (incl. reference year)",
        "Sources and means of verification",
        "Assumptions",
    ];
    assert_eq!(heads, expected);
    let chain: Vec<String> = rows.iter().map(|row| row[0].to_string()).collect();
    for name in [
        "Overall objective: Impact\nCulture thrives",
        "Specific objective: Outcome (Oc 1)\nPeople have skills",
        "Output (Op 1.1)\nPeople are trained",
        "Output (Op 1.2)\nPeople are reached",
    ] {
        assert!(chain.iter().any(|own| own == name), "{chain:?}");
    }
    // Current values are numbers, each in a row of its own; their words are a part of their format.
    let number = |data: &Data| if let Data::Float(number) = data { Some(*number) } else { None };
    let numbers: Vec<f64> = rows.iter().flatten().filter_map(number).collect();
    assert_eq!(numbers[1..5], [4.0, 2.0, 1.0, 1.0]);
}

#[test]
fn annexes_list_records_of_the_programme_by_date_with_their_origin() {
    let mut book = workbook("donor");
    let rows = rows(&mut book, "Activities");
    let listed: Vec<Vec<String>> = rows
        .iter()
        .filter(|row| row.iter().any(|cell| cell.to_string().ends_with(".csv")))
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect();
    // A3 is of 2020, A4 cannot be read, B1 belongs to another programme.
    let expected = [
        ["A1", "10 Mar 2019", "Uzbekistan", "30", "input/alpha_activities.csv", "2"],
        ["A2", "10 Apr 2019", "Lao PDR", "12", "input/alpha_activities.csv", "3"],
    ];
    assert_eq!(listed, expected);
}

#[test]
fn data_quality_tells_of_the_programmes_of_the_report_alone() {
    let mut book = workbook("donor");
    let all = text(&mut book);
    assert!(all.contains("alpha_activities.csv") && all.contains("2019-14-01"));
    // What two programmes share is told: the file of funds.
    assert!(all.contains("funds.csv"));
    assert!(!all.contains("beta_activities") && !all.contains("2019-15-01") && !all.contains("beta_people"));
    assert!(all.contains("Nobody is counted without a number."));
}

#[test]
fn findings_are_told_in_the_language_of_the_report() {
    let mut book = workbook("donateur");
    let all = text(&mut book);
    let findings = report("donateur");
    assert!(!findings.files.is_empty());
    assert!(all.contains("2019-14-01"), "the finding is there");
    assert!(!all.contains("is not a date"), "{all}");
}

#[test]
fn public_editions_have_no_rows_files_or_findings() {
    let mut book = workbook("donor-public");
    let sheets = book.sheet_names();
    assert!(sheets.iter().any(|sheet| sheet == "Finance"), "{sheets:?}");
    assert!(!sheets.iter().any(|sheet| sheet == "Activities" || sheet == "Data quality"), "{sheets:?}");
    let all = text(&mut book);
    assert!(!all.contains("input/") && !all.contains(".csv ") && !all.contains("alpha_activities"));
    assert!(all.contains("annexes") && all.contains("data quality"), "what is left out is said");
}

#[test]
fn sections_that_would_be_empty_are_left_out_and_said_to_be() {
    let mut book = workbook("donor");
    let contents = format!("{:?}", rows(&mut book, "Contents"));
    assert!(contents.contains("Left out, because there is nothing to show: frameworks"), "{contents}");
}

#[test]
fn an_empty_report_says_so() {
    let early = report("early");
    assert!(early.findings.iter().any(|finding| finding.code.as_str() == "S240"));
    let mut book = workbook("early");
    let summary = format!("{:?}", rows(&mut book, "Summary"));
    assert!(summary.contains("This report is empty: its period begins after 31 December 2018"), "{summary}");
    // A text is not printed around figures that cannot be there yet.
    let outlook = early.document.pages.iter().find(|page| page.id == "text-outlook").unwrap();
    let said = format!("{:?}", outlook.blocks);
    assert!(said.contains("This text is left out") && !said.contains("people had been trained"), "{said}");
}

#[test]
fn the_fact_box_says_what_follows_from_the_definitions() {
    let mut book = workbook("donor");
    let rows = rows(&mut book, "Summary");
    assert_eq!(cells(row(&rows, "Donor")), ["A donor"]);
    assert_eq!(cells(row(&rows, "Budget")), ["USD\u{A0}1,700"]);
    let until = "1 January 2018 to 31 December 2020, extended; first agreed until 30 June 2020";
    assert_eq!(cells(row(&rows, "Duration")), [until]);
    assert_eq!(cells(row(&rows, "Modality")), ["Funds-in-trust"]);
}
