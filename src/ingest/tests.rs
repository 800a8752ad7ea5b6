//! Reading files as partners send them.

mod layouts;

use super::sample::{self, ACTIVITIES, BUDGET, Folder, PARTICIPATIONS, project, shown};
use super::{Ingested, ingest};
use crate::period::PeriodKind;
use crate::project::{DateOrder, FieldType, Project};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

fn read(project: &Project, folder: &Folder) -> Ingested {
    let ingested = ingest(&folder.root(), project, &());
    for account in &ingested.accounts {
        assert!(account.adds_up(), "{account:?}");
    }
    ingested
}

/// The values of a column as text, `∅` where there is none.
fn values(ingested: &Ingested, table: usize, field: &str) -> Vec<String> {
    let column = ingested.tables[table].columns.iter().find(|c| c.name() == field).unwrap();
    (0..column.len())
        .map(|row| {
            let value = column.get(row).unwrap();
            if value.is_null() { "∅".into() } else { value.str_value().into_owned() }
        })
        .collect()
}

/// Findings about cells and rows, without those about sources and files.
fn cells(ingested: &Ingested) -> Vec<String> {
    shown(&ingested.findings).into_iter().filter(|line| !line.starts_with("F105")).collect()
}

#[test]
fn a_workbook_with_titles_totals_and_notes() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_string(0, 0, "List of activities, 2018").unwrap();
    for (col, header) in ["Code de l’activité ", "TITLE", "Pays", "Start\ndate", "Cost", "Online", "Remarks"]
        .iter()
        .enumerate()
    {
        sheet.write_string(3, col as u16, *header).unwrap();
    }
    sheet.write_string(4, 0, "A1").unwrap();
    sheet.write_number(4, 1, 100.0).unwrap();
    sheet.write_string(4, 2, "Lao PDR; Côte d'Ivoire").unwrap();
    sheet.write_datetime_with_format(4, 3, ExcelDateTime::from_ymd(2018, 4, 3).unwrap(), &day).unwrap();
    sheet.write_number(4, 4, 1234.56).unwrap();
    sheet.write_boolean(4, 5, true).unwrap();
    sheet.write_string(4, 6, "ok").unwrap();
    sheet.write_number(6, 0, 7.0).unwrap();
    sheet.write_formula(6, 2, Formula::new("=B1").set_result("LAO")).unwrap();
    sheet.write_string(6, 3, "31 février 2018").unwrap();
    sheet.write_formula(6, 4, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write_string(6, 5, "oui").unwrap();
    sheet.write_string(7, 0, "Total").unwrap();
    sheet.write_number(7, 4, 99.0).unwrap();
    sheet.write_string(9, 0, "Source: ministry").unwrap();
    let folder = Folder::new(&[]);
    folder.add("x/activities.xlsx", &book.save_to_buffer().unwrap());
    let ingested = read(&project(), &folder);
    assert_eq!(values(&ingested, ACTIVITIES, "activity_id"), ["A1", "7"]);
    assert_eq!(values(&ingested, ACTIVITIES, "title"), ["100", "∅"]);
    assert_eq!(values(&ingested, ACTIVITIES, "countries"), ["|LAO|CIV|", "|LAO|"]);
    assert_eq!(values(&ingested, ACTIVITIES, "start"), ["2018-04-03", "∅"]);
    assert_eq!(values(&ingested, ACTIVITIES, "cost")[1], "∅");
    assert_eq!(values(&ingested, ACTIVITIES, "online"), ["true", "true"]);
    let file = "input/x/activities.xlsx ! Sheet1";
    assert_eq!(
        cells(&ingested),
        [
            format!("S202 {file} ! G4 [Remarks]"),
            format!("C302 {file} ! D7 [31 février 2018]"),
            format!("C308 {file} ! E7 [#DIV/0!]"),
            format!("R406 {file} ! A8 [Total]"),
            format!("R407 {file} ! A10 [Source: ministry]"),
            format!("C317 {file} ! A7 [7]"),
        ]
    );
    let account = &ingested.accounts[0];
    assert_eq!((account.read, account.used, account.skipped), (4, 2, 2));
    assert_eq!(ingested.tables[ACTIVITIES].rows.iter().map(|r| r.row).collect::<Vec<_>>(), [4, 6]);
}

#[test]
fn a_semicolon_table_in_latin_1() {
    let text = "Activit\u{e9}s 2018;;;\nPays;Fecha de inicio;activity_id;cost\nOuzb\u{e9}kistan;03/04/2018;A1;1 234,50\nLaos;25/12/2018;A2;1,5\n;05/06/2018;A3;2,000\n";
    let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let folder = Folder::new(&[]);
    folder.add("activities.csv", &bytes);
    let ingested = read(&project(), &folder);
    assert_eq!(values(&ingested, ACTIVITIES, "countries"), ["|UZB|", "|LAO|", "∅"]);
    // The 25th settles the column; so do 1 234,50 and 1,5 for the comma.
    assert_eq!(values(&ingested, ACTIVITIES, "start"), ["2018-04-03", "2018-12-25", "2018-06-05"]);
    assert_eq!(
        values(&ingested, ACTIVITIES, "cost"),
        ["1234.5", "1.5", "2"].map(|n| {
            let decimals = n.split_once('.').map_or(0, |(_, part)| part.len());
            format!("{n}{}{}", if decimals == 0 { "." } else { "" }, "0".repeat(15 - decimals))
        })
    );
    assert_eq!(cells(&ingested), Vec::<String>::new());
}

#[test]
fn what_no_cell_settles_is_never_guessed() {
    let text = "activity_id;start;cost\nA1;03/04/2018;1,234\nA2;05/06/2018;12\nA3;05/06/2018;7\n";
    let folder = Folder::new(&[("activities.csv", text)]);
    let mut project = project();
    let ingested = read(&project, &folder);
    let file = "input/activities.csv";
    assert_eq!(
        cells(&ingested),
        [
            format!("C310 {file} ! B2 [03/04/2018]"),
            format!("C310 {file} ! B3 [05/06/2018] +1"),
            format!("C301 {file} ! C2 [1,234]"),
        ]
    );
    project.sources[ACTIVITIES].dates = Some(DateOrder::MonthFirst);
    project.sources[ACTIVITIES].decimal = Some('.');
    let ingested = read(&project, &folder);
    assert_eq!(values(&ingested, ACTIVITIES, "start"), ["2018-03-04", "2018-05-06", "2018-05-06"]);
    assert!(values(&ingested, ACTIVITIES, "cost")[0].starts_with("1234.0"));
}

#[test]
fn codes_are_matched_and_never_guessed() {
    let text = "activity_id,countries,start\nA1,NA,2018-01-01\nA2,n/a,2018-01-01\nA3,\"Lao P.D.R., cote d ivoire\",2018-01-01\n\
                A4,Lao PR,2018-01-01\nA5,Laos/UZB,2018-01-01\nA6,Lao PR,2018-01-01\n";
    let folder = Folder::new(&[("activities.csv", text)]);
    let ingested = read(&project(), &folder);
    assert_eq!(
        values(&ingested, ACTIVITIES, "countries"),
        ["|NAM|", "∅", "|LAO|CIV|", "∅", "|LAO|UZB|", "∅"]
    );
    assert_eq!(cells(&ingested), ["C304 input/activities.csv ! B5 [Lao PR] +1"]);
    let finding = ingested.findings.iter().find(|f| f.code.as_str() == "C304").unwrap();
    assert_eq!(finding.hint.as_deref(), Some("Did you mean \"Lao PDR\" (LAO)?"));
    assert_eq!(ingested.tables[ACTIVITIES].faults.len(), 2);
}

#[test]
fn personal_values_are_in_no_finding() {
    let text =
        "activity_id;participant_id;full_name;sex;Seat of Anna\nA1;P1;#REF!;F;1\nTotal Anna;;;;\nAnna;;;;\n";
    let folder = Folder::new(&[("part.csv", text)]);
    let mut project = project();
    project.tables[PARTICIPATIONS].fields[3].constraints.required = true;
    let ingested = read(&project, &folder);
    let file = "input/part.csv";
    assert_eq!(
        cells(&ingested),
        [
            format!("S202 {file} ! E1 [Seat of Anna]"),
            format!("C308 {file} ! C2 [[personal]]"),
            format!("R406 {file} ! A3 [[personal]]"),
            format!("R407 {file} ! A4 [[personal]]"),
        ][..]
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
    );
}

#[test]
fn constants_missing_columns_and_a_declared_header() {
    let text = "line,line\nline,Montant,Devise\nL1,5,KRW\n";
    let folder =
        Folder::new(&[("budget.csv", text), ("activities.csv", "Code;Nom\n1;x\n"), ("other.csv", "a\nb\n")]);
    let mut project = project();
    let source = &mut project.sources[BUDGET];
    source.header_row = Some(1);
    source.columns = vec![("Montant".into(), 1)];
    source.ignore = vec!["devise".into()];
    source.constants = vec![(2, "usd".into()), (3, "31/12/2018".into())];
    let ingested = read(&project, &folder);
    assert_eq!(values(&ingested, BUDGET, "currency"), ["USD"]);
    assert_eq!(values(&ingested, BUDGET, "on"), ["2018-12-31"]);
    assert_eq!(cells(&ingested), ["S201 input/activities.csv", "F104 input/other.csv"]);
    assert_eq!(ingested.quarantine.len(), 2);
    // Required fields without a column put every row at fault under one finding.
    let folder = Folder::new(&[("activities.csv", "activity_id;title\nA1;x\nA2;y\n")]);
    let ingested = read(&project, &folder);
    assert_eq!(cells(&ingested), ["S203 input/activities.csv ! 1"]);
    assert_eq!(ingested.tables[ACTIVITIES].faults.len(), 2);
}

#[test]
fn files_that_cannot_be_read_do_not_stop_the_others() {
    let folder = Folder::new(&[
        ("activities_1.xlsx", ""),
        ("activities_2.xls", "<html><table></table></html>"),
        ("activities_3.xlsx", "activity_id;start\nA1;2018-01-01\n"),
        ("README.md", "text"),
        ("accepted.csv", "code,file\n"),
    ]);
    folder.add("activities_4.xlsx", b"PK\x03\x04broken");
    let ingested = read(&project(), &folder);
    assert_eq!(values(&ingested, ACTIVITIES, "activity_id"), ["A1"]);
    assert_eq!(
        cells(&ingested),
        [
            "F108 input/activities_1.xlsx",
            "F111 input/activities_2.xls",
            "F103 input/activities_3.xlsx",
            "F109 input/activities_4.xlsx",
        ]
    );
    assert_eq!(ingested.files.len(), 4);
}

#[test]
fn a_formula_that_was_never_calculated_is_told_from_a_blank() {
    // A writer that stores no results: the value is left out of the part by hand.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (col, header) in ["activity_id", "start", "cost"].iter().enumerate() {
        sheet.write_string(0, col as u16, *header).unwrap();
    }
    sheet.write_string(1, 0, "A1").unwrap();
    sheet.write_string(1, 1, "2018-01-01").unwrap();
    sheet.write_formula(1, 2, Formula::new("=1+1").set_result("")).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for number in 0..zip.len() {
        let mut part = zip.by_index(number).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut text).unwrap();
        let mut text = String::from_utf8(text).unwrap();
        if let (Some(from), true) = (text.find("</f><v>"), name.contains("sheet1")) {
            let to = text[from..].find("</c>").unwrap() + from;
            text.replace_range(from + 4..to, "");
            text = text.replace(" t=\"str\"", "");
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut out, text.as_bytes()).unwrap();
    }
    let folder = Folder::new(&[]);
    folder.add("activities.xlsx", out.finish().unwrap().get_ref());
    let ingested = read(&project(), &folder);
    assert_eq!(cells(&ingested), ["C311 input/activities.xlsx ! Sheet1 ! C2 [a formula without a value]"]);
}

#[test]
fn sheets_are_numbered_by_name_whatever_was_read_first() {
    let rows = |id: &str, n: usize| {
        (0..n).fold("activity_id;start\n".to_string(), |text, i| text + &format!("{id}{i};2018-01-01\n"))
    };
    let folder = Folder::new(&[
        ("activities_b.csv", &rows("b", 1)),
        ("activities_a.csv", &rows("a", 50)),
        ("activities_c.csv", &rows("c", 500)),
    ]);
    let ingested = read(&project(), &folder);
    let files: Vec<&str> = ingested.origins.sheets.iter().map(|s| &*s.file).collect();
    assert_eq!(files, ["input/activities_a.csv", "input/activities_b.csv", "input/activities_c.csv"]);
    assert_eq!(values(&ingested, ACTIVITIES, "activity_id")[50], "b0");
}

#[test]
fn several_sources_may_name_one_workbook() {
    let mut book = Workbook::new();
    for (name, headers, row) in [
        ("Activities", ["activity_id", "start"], ["A1", "2018-01-01"]),
        ("People", ["activity_id", "participant_id"], ["A1", "P1"]),
    ] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for col in 0..2 {
            sheet.write_string(0, col as u16, headers[col]).unwrap();
            sheet.write_string(1, col as u16, row[col]).unwrap();
        }
    }
    let folder = Folder::new(&[]);
    folder.add("both.xlsx", &book.save_to_buffer().unwrap());
    let mut project = project();
    project.sources =
        vec![sample::source("a", "both.xlsx", ACTIVITIES), sample::source("p", "both.xlsx", PARTICIPATIONS)];
    let ingested = read(&project, &folder);
    assert_eq!(cells(&ingested), Vec::<String>::new());
    assert_eq!((ingested.tables[0].rows.len(), ingested.tables[1].rows.len()), (1, 1));
}

#[test]
fn cells_of_a_workbook_are_read_by_what_they_are() {
    let mut project = project();
    let fields = &mut project.tables[BUDGET].fields;
    fields[3].kind = FieldType::Period;
    fields[3].grain = Some(PeriodKind::Month);
    project.tables[BUDGET].primary_key = vec![0];
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let zeros = Format::new().set_num_format("0000");
    let month = Format::new().set_num_format("mmm yy");
    for (col, header) in ["line", "amount", "currency", "on"].iter().enumerate() {
        sheet.write_string(0, col as u16, *header).unwrap();
    }
    // A code that is shown as 0100, with an amount stored as text, and a day for its month.
    sheet.write_number_with_format(1, 0, 100.0, &zeros).unwrap();
    sheet.write_string(1, 1, "1\u{202F}234").unwrap();
    sheet.write_string(1, 2, "usd").unwrap();
    sheet.write_datetime_with_format(1, 3, ExcelDateTime::from_ymd(2018, 4, 1).unwrap(), &month).unwrap();
    // The same code as text, an amount whose format fills it with zeros, a year as a number.
    sheet.write_string(2, 0, "0200").unwrap();
    sheet.write_number_with_format(2, 1, 7.0, &zeros).unwrap();
    sheet.write_number(2, 3, 2018.0).unwrap();
    // A plain number among the texts; the day that only spreadsheets have; an error as text.
    sheet.write_number(3, 0, 300.0).unwrap();
    sheet.write_string(3, 1, "#¡DIV/0!").unwrap();
    sheet.write_number_with_format(3, 3, 60.0, &month).unwrap();
    sheet.write_number(4, 0, 400.0).unwrap();
    sheet.write_number(4, 1, 5.0).unwrap();
    sheet.write_string(4, 3, "T3 2018").unwrap();
    let folder = Folder::new(&[]);
    folder.add("budget.xlsx", &book.save_to_buffer().unwrap());
    let ingested = read(&project, &folder);
    assert_eq!(values(&ingested, BUDGET, "line"), ["0100", "0200", "300", "400"]);
    assert_eq!(values(&ingested, BUDGET, "on"), ["2018-04", "2018", "∅", "2018-Q3"]);
    let amounts = values(&ingested, BUDGET, "amount");
    assert!(amounts[0].starts_with("1234.0") && amounts[1].starts_with("7.0"), "{amounts:?}");
    let file = "input/budget.xlsx ! Sheet1";
    assert_eq!(
        cells(&ingested),
        [
            format!("C308 {file} ! B4 [#¡DIV/0!]"),
            format!("C302 {file} ! D4 [1900-02-29]"),
            format!("C316 {file} ! A2 [0100]"),
            format!("C317 {file} ! A4 [300] +1"),
        ]
    );
    // Without a grain a day is no period.
    project.tables[BUDGET].fields[3].grain = None;
    let ingested = read(&project, &folder);
    assert_eq!(values(&ingested, BUDGET, "on"), ["∅", "2018", "∅", "2018-Q3"]);
    assert!(cells(&ingested).contains(&format!("C315 {file} ! D2 [2018-04-01]")));
}

#[test]
fn marks_of_footnotes_are_left_out_where_they_are_declared() {
    let text = "line,amount,currency\nL1*,1 234*,USD (1)\nL2,12 (1)*,EUR\nL3,12 p,EUR\nL4,*,EUR\n";
    let folder = Folder::new(&[("budget.csv", text)]);
    let mut project = project();
    project.sources[BUDGET].footnotes = vec!["*".into(), "(1)".into()];
    let ingested = read(&project, &folder);
    // Free text keeps its marks, and a mark alone is no value.
    assert_eq!(values(&ingested, BUDGET, "line"), ["L1*", "L2", "L3", "L4"]);
    assert_eq!(values(&ingested, BUDGET, "currency"), ["USD", "EUR", "EUR", "EUR"]);
    let amounts: Vec<String> =
        values(&ingested, BUDGET, "amount").iter().map(|n| n.chars().take(4).collect()).collect();
    assert_eq!(amounts, ["1234", "12.0", "∅", "∅"]);
    let file = "input/budget.csv";
    assert_eq!(cells(&ingested), [format!("C301 {file} ! B4 [12 p]"), format!("C301 {file} ! B5 [*]")]);
    let hint = |cell: usize| {
        ingested
            .findings
            .iter()
            .filter(|f| f.code.as_str() == "C301")
            .nth(cell)
            .unwrap()
            .hint
            .clone()
            .unwrap()
    };
    assert!(hint(0).contains("`footnotes`") && hint(1).contains("`missing`"), "{} {}", hint(0), hint(1));
}
