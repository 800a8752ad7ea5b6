//! The examples of `docs/layouts.md`: each sheet drawn there is written as a
//! file, read with the entry that stands below it, and must give the records,
//! findings and accounts that the page says. `UPDATE_DOCS=1` in the environment
//! writes what comes out, to be read before it is committed.

use crate::folder::{assert_accounts, copy, demonstration, write};
use rust_xlsxwriter::Workbook;
use std::collections::BTreeMap;
use std::path::Path;
use yardstick::diag::Place;
use yardstick::pipeline::{Checked, check};
use yardstick::source::Root;

/// A block of a page between fences: its kind and its lines.
enum Part {
    Text(String),
    Block(String, Vec<String>),
}

fn parts(page: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut open: Option<(String, Vec<String>)> = None;
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(kind)) => open = Some((kind.to_string(), Vec::new())),
            (None, None) => parts.push(Part::Text(line.to_string())),
            (Some(_), Some(_)) => {
                let (kind, lines) = open.take().unwrap();
                parts.push(Part::Block(kind, lines));
            }
            (Some((_, lines)), None) => lines.push(line.to_string()),
        }
    }
    assert!(open.is_none());
    parts
}

/// The cells of a drawn sheet, by row and column from zero.
fn drawn(lines: &[String]) -> Vec<(u32, u16, String)> {
    let mut cells = Vec::new();
    for line in &lines[1..] {
        let mut texts = line.split('|');
        let row: u32 = texts.next().unwrap().trim().parse().unwrap();
        for (col, text) in (0u16..).zip(texts) {
            if !text.trim().is_empty() {
                cells.push((row - 1, col, text.trim().to_string()));
            }
        }
    }
    cells
}

/// Writes the files of drawn sheets below `input/`.
fn write_files(folder: &Path, sheets: &[Vec<String>]) {
    let mut books: BTreeMap<String, Workbook> = BTreeMap::new();
    for lines in sheets {
        let (file, sheet) = lines[0].split_once(" ! ").unwrap_or((&lines[0], ""));
        let cells = drawn(&lines[1..]);
        if file.ends_with(".csv") {
            let last = cells.iter().map(|(row, ..)| *row).max().unwrap();
            let wide = cells.iter().map(|(_, col, _)| *col).max().unwrap();
            let text = |row, col| {
                cells.iter().find(|(r, c, _)| (*r, *c) == (row, col)).map_or("", |(.., text)| text.as_str())
            };
            let line = |row| (0..=wide).map(|col| text(row, col)).collect::<Vec<_>>().join(";");
            let csv: String = (0..=last).map(|row| line(row) + "\n").collect();
            write(folder, &format!("input/{file}"), csv.as_bytes());
            continue;
        }
        let page = books.entry(file.to_string()).or_default().add_worksheet();
        page.set_name(sheet).unwrap();
        for (row, col, text) in cells {
            match text.parse::<f64>() {
                Ok(number) => page.write_number(row, col, number).unwrap(),
                Err(_) => page.write_string(row, col, text).unwrap(),
            };
        }
    }
    for (file, mut book) in books {
        write(folder, &format!("input/{file}"), &book.save_to_buffer().unwrap());
    }
}

/// What came out: records with their cells, findings, accounts.
fn outcome(checked: &Checked) -> Vec<String> {
    let mut lines = Vec::new();
    let several =
        checked.valid.accounts.iter().any(|account| account.sheet != checked.valid.accounts[0].sheet);
    let at = |place: &Place| match (several, place.sheet_name(), place.cell()) {
        (true, Some(sheet), Some(cell)) => format!("{sheet} {cell}"),
        (_, _, Some(cell)) => cell,
        (_, Some(sheet), None) => sheet.to_string(),
        (_, None, None) => place.to_string(),
    };
    for table in checked.valid.tables.iter().filter(|table| table.height() > 0) {
        let columns: Vec<_> =
            table.frame.columns().iter().filter(|column| column.null_count() < column.len()).collect();
        let mut rows: Vec<Vec<String>> =
            vec![columns.iter().map(|column| column.name().to_string()).collect()];
        rows[0].push("cell".into());
        for (number, origin) in table.rows.iter().enumerate() {
            let mut row: Vec<String> = columns
                .iter()
                .map(|column| {
                    let value = column.get(number).unwrap();
                    let text = if value.is_null() { String::new() } else { value.str_value().into_owned() };
                    match text.contains('.') {
                        true => text.trim_end_matches('0').trim_end_matches('.').to_string(),
                        false => text,
                    }
                })
                .collect();
            row.push(at(&checked.valid.origins.place(*origin, None)));
            rows.push(row);
        }
        let widths: Vec<usize> = (0..rows[0].len())
            .map(|col| rows.iter().map(|row| row[col].chars().count()).max().unwrap())
            .collect();
        lines.push(format!("{}:", table.name));
        for row in rows {
            let cells: Vec<String> =
                row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            lines.push(format!("  {}", cells.join(" | ")).trim_end().to_string());
        }
    }
    for finding in &checked.valid.findings {
        let mut places = vec![at(&finding.place)];
        places.extend(finding.also.iter().map(&at));
        lines.push(format!("{} {}: {}", finding.code, places.join(", "), finding.message));
    }
    for account in &checked.valid.accounts {
        let mut line = if several { format!("{}: ", account.sheet) } else { String::new() };
        line.push_str(&format!("{} rows read", account.read));
        let counts = [
            (account.used, "used"),
            (account.quarantined, "quarantined"),
            (account.superseded, "superseded"),
            (account.skipped, "skipped"),
        ];
        for (count, what) in counts.iter().filter(|(count, _)| *count > 0) {
            line.push_str(&format!(", {count} {what}"));
        }
        if let Some(records) = account.records {
            line.push_str(&format!("; {} records made, {} used", records.made, records.used));
            if records.quarantined > 0 {
                line.push_str(&format!(", {} quarantined", records.quarantined));
            }
        }
        lines.push(line);
    }
    lines
}

/// A project with the files of an example.
fn example(sheets: &[Vec<String>], sources: &str) -> tempfile::TempDir {
    let place = copy(&demonstration().join("tests/layouts"));
    write_files(place.path(), sheets);
    write(place.path(), "input/sources.toml", sources.as_bytes());
    place
}

fn checked(folder: &Path) -> Checked {
    let checked = match check(&Root::new(folder), &()) {
        Ok(checked) => checked,
        Err(refused) => panic!("{:#?}", refused.findings),
    };
    assert_accounts(&checked);
    checked
}

#[test]
fn the_examples_of_the_page_come_out_as_it_says() {
    let file = demonstration().join("docs/layouts.md");
    let page = std::fs::read_to_string(&file).unwrap();
    let mut written = String::new();
    let mut sheets: Vec<Vec<String>> = Vec::new();
    let mut sources = String::new();
    let mut examples = 0;
    for part in parts(&page) {
        let (kind, mut lines) = match part {
            Part::Text(line) => {
                written.push_str(&line);
                written.push('\n');
                continue;
            }
            Part::Block(kind, lines) => (kind, lines),
        };
        match kind.as_str() {
            "sheet" => sheets.push(lines.clone()),
            "toml" => sources = lines.join("\n"),
            "result" => {
                let place = example(&std::mem::take(&mut sheets), &std::mem::take(&mut sources));
                lines = outcome(&checked(place.path()));
                examples += 1;
            }
            other => panic!("a block of the kind {other}"),
        }
        written.push_str(&format!("```{kind}\n{}\n```\n", lines.join("\n")));
    }
    assert!(examples >= 13);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&file, &written).unwrap();
    }
    let other = page.lines().zip(written.lines()).find(|(before, now)| before != now);
    assert!(page == written, "UPDATE_DOCS=1 writes what comes out; first: {other:#?}");
}

/// What `check --explain-layout` says of a file, and how it ended.
fn explained(folder: &Path, file: &str) -> (String, i32) {
    let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_yardstick"))
        .current_dir(folder)
        .args(["check", "--explain-layout", file])
        .output()
        .unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

/// The entry that an explanation ends with.
fn entry(explanation: &str) -> String {
    let at = explanation.find("[[source]]").unwrap_or_else(|| panic!("{explanation}"));
    explanation[at..].to_string()
}

/// The example of a section of the page: its sheets and its entry.
fn section(title: &str) -> (Vec<Vec<String>>, String) {
    let page = std::fs::read_to_string(demonstration().join("docs/layouts.md")).unwrap();
    let (_, rest) = page.split_once(&format!("\n## {title}\n")).unwrap();
    let mut sheets = Vec::new();
    for part in parts(rest.split("\n## ").next().unwrap()) {
        match part {
            Part::Block(kind, lines) if kind == "sheet" => sheets.push(lines),
            Part::Block(kind, lines) if kind == "toml" => return (sheets, lines.join("\n")),
            _ => {}
        }
    }
    panic!("{title} has no entry");
}

#[test]
fn the_entry_that_is_proposed_for_a_file_nobody_names_reads_it() {
    for (title, file) in [
        ("A header on any row", "lao.xlsx"),
        ("A header in several rows", "lao.xlsx"),
        ("A row of HXL tags", "lao.csv"),
        ("Totals, notes and other rows that are no records", "lao.xlsx"),
    ] {
        let (sheets, sources) = section(title);
        let named = example(&sheets, &sources);
        let place = example(&sheets, "");
        let (explanation, status) = explained(place.path(), &format!("input/{file}"));
        assert_eq!(status, 0, "{explanation}");
        assert!(explanation.contains("no source names it; the table"), "{explanation}");
        write(place.path(), "input/sources.toml", entry(&explanation).as_bytes());
        let now = checked(place.path());
        // What only the sender can say, no entry has: a row that is an estimate.
        if !sources.contains("skip_rows") {
            assert!(!now.has_errors(), "{title}: {explanation}\n{:#?}", now.valid.findings);
            assert_eq!(outcome(&now), outcome(&checked(named.path())), "{title}");
        }
        assert!(now.valid.accounts.iter().all(|account| !account.table.is_empty()), "{title}");
    }
}

#[test]
fn the_entry_of_a_layout_pins_it() {
    for (title, file) in [
        ("A header in several rows", "lao.xlsx"),
        ("A column a month", "lao.xlsx"),
        ("A column a sex", "lao.xlsx"),
        ("A block of columns an activity", "lao.xlsx"),
        ("Months and sexes at once", "lao.xlsx"),
        ("Several values in one header", "lao.xlsx"),
        ("Merged or left-blank groups", "lao.xlsx"),
        ("Totals, notes and other rows that are no records", "lao.xlsx"),
        ("A row of HXL tags", "lao.csv"),
    ] {
        let (sheets, sources) = section(title);
        let place = example(&sheets, &sources);
        let before = outcome(&checked(place.path()));
        let (explanation, _) = explained(place.path(), &format!("input/{file}"));
        write(place.path(), "input/sources.toml", entry(&explanation).as_bytes());
        assert_eq!(outcome(&checked(place.path())), before, "{title}: {explanation}");
    }
}

#[test]
fn an_explanation_says_how_each_column_was_matched() {
    let (sheets, sources) = section("A column a month");
    let place = example(&sheets, &sources);
    let (explanation, _) = explained(place.path(), "input/lao.xlsx");
    for line in [
        "  read by the source \"months\" into the table \"participants\"",
        "  header: row 1",
        "    A       Country  country  name",
        "    C       Jan      people   a record of its own: month is \"Jan\"",
        "    F       Total             not read: totals",
        "  rows below it: 4; read: 2 (4 records); skipped: 1 totals-row (R406), 1 row-without-values (R415)",
        "columns = [\"C:F\"]",
    ] {
        assert!(explanation.lines().any(|said| said == line), "{line}\n{explanation}");
    }
    let (_, status) = explained(place.path(), "input/other.xlsx");
    assert_eq!(status, 2);
}

/// What came out, without columns of totals, which a source may also name under `ignore`.
fn records(checked: &Checked) -> Vec<String> {
    outcome(checked).into_iter().filter(|line| !line.starts_with("S209")).collect()
}

#[test]
fn columns_that_read_as_labels_are_proposed_as_a_wide_table() {
    for (title, file, line) in [
        ("A column a month", "lao.xlsx", "labels = [\"month\"]"),
        ("Months without a year", "dakar.xlsx", "append = \"2019\""),
        ("A column a sex", "lao.xlsx", "columns = [\"C:D\"]"),
        ("A block of columns an activity", "lao.xlsx", "labels = [\"activity\", \"*\"]"),
        ("Months and sexes at once", "lao.xlsx", "labels = [\"month\", \"sex\"]"),
    ] {
        let (mut sheets, sources) = section(title);
        // The table has fields called "women" and "men", which are stronger than labels of a list.
        for line in sheets.iter_mut().flatten() {
            *line = line.replace("Women", "F").replace("| Men", "| M");
        }
        let named = example(&sheets, &sources);
        let place = example(&sheets, "");
        let (explanation, _) = explained(place.path(), &format!("input/{file}"));
        assert!(explanation.lines().any(|said| said == line), "{title}: {explanation}");
        write(place.path(), "input/sources.toml", entry(&explanation).as_bytes());
        assert_eq!(
            records(&checked(place.path())),
            records(&checked(named.path())),
            "{title}: {explanation}"
        );
    }
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_string).collect()
}

#[test]
fn what_is_not_certain_in_a_proposal_is_said() {
    let sheet = lines(
        "lao.xlsx ! Données\n  | A | B\n1 | Pays | Ville | Femmes | Hommes | Total\n2 | Laos | Pakse | 12 | 9 | 21",
    );
    let place = example(&[sheet], "");
    let (explanation, _) = explained(place.path(), "input/lao.xlsx");
    for line in [
        "  not certain: the cells are taken for people; they could be women, men, hours",
        "# Please look: the cells are taken for people; they could be women, men, hours.",
        "ignore = [\"Total\"]",
        "labels = [\"sex\"]",
        "value = \"people\"",
    ] {
        assert!(explanation.lines().any(|said| said == line), "{line}\n{explanation}");
    }
    write(place.path(), "input/sources.toml", entry(&explanation).as_bytes());
    // 12 women and 9 men: a row becomes two records.
    let read = outcome(&checked(place.path()));
    assert!(read.iter().any(|line| line == "1 rows read, 1 used; 2 records made, 2 used"), "{read:#?}");

    // One such column alone is no wide table, and is not left out in silence.
    let sheet =
        lines("lao.xlsx ! Sheet\n  | A\n1 | Pays | Ville | Femmes | Remarks\n2 | Laos | Pakse | 12 | x");
    let place = example(&[sheet], "");
    let (explanation, _) = explained(place.path(), "input/lao.xlsx");
    assert!(explanation.contains("ignore = [\"Remarks\"]"), "{explanation}");
    assert!(explanation.contains("\"Femmes\" reads as a value of sex"), "{explanation}");
}

#[test]
fn days_and_quarters_in_a_header_are_labels_of_a_period() {
    for header in
        ["janv. 2019 | févr. 2019 | mars 2019", "2019-01 | 2019-02 | 2019-T2", "T1 2019 | T2 2019 | T3 2019"]
    {
        let sheet = lines(&format!(
            "a.xlsx ! S\n  | A\n1 | Country | Site | {header} | Total\n2 | Laos | Pakse | 1 | 2 | 3 | 6"
        ));
        let place = example(&[sheet], "");
        let (explanation, _) = explained(place.path(), "input/a.xlsx");
        assert!(explanation.contains("labels = [\"period\"]"), "{header}: {explanation}");
        write(place.path(), "input/sources.toml", entry(&explanation).as_bytes());
        let read = outcome(&checked(place.path()));
        assert!(read.iter().any(|line| line.ends_with("3 records made, 3 used")), "{header}: {read:#?}");
    }
    // Days as a spreadsheet holds them.
    let place = example(&[], "");
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let day = rust_xlsxwriter::Format::new().set_num_format("mmm yyyy");
    for (col, text) in (0u16..).zip(["Country", "Site"]) {
        page.write_string(0, col, text).unwrap();
    }
    for (col, serial) in (2u16..).zip([43466.0, 43497.0]) {
        page.write_number_with_format(0, col, serial, &day).unwrap();
        page.write_number(1, col, 5).unwrap();
    }
    page.write_string(1, 0, "Laos").unwrap();
    page.write_string(1, 1, "Pakse").unwrap();
    write(place.path(), "input/a.xlsx", &book.save_to_buffer().unwrap());
    let (explanation, _) = explained(place.path(), "input/a.xlsx");
    write(place.path(), "input/sources.toml", entry(&explanation).as_bytes());
    let read = outcome(&checked(place.path()));
    assert!(read.iter().any(|line| line.contains("2019-02")), "{explanation}\n{read:#?}");
}

#[test]
fn sheets_that_are_laid_out_alike_have_one_entry() {
    let sheet = |name: &str, headers: &str, people: u32| {
        lines(&format!(
            "activites sénégal 2019.xlsx ! {name}\n  | A\n1 | {headers}\n2 | Laos | Pakse | {people}"
        ))
    };
    let sheets = [
        sheet("Mars", "Pays | Ville | Personnes", 12),
        sheet("Avril", "Pays | Ville | Personnes", 7),
        sheet("Other", "Country | City | Hours", 3),
    ];
    let place = example(&sheets, "");
    let (explanation, _) = explained(place.path(), "input/activites sénégal 2019.xlsx");
    let entries: Vec<&str> = explanation.lines().filter(|line| line.starts_with("id = ")).collect();
    assert_eq!(entries, ["id = \"activites-senegal-2019\"", "id = \"activites-senegal-2019-2\""]);
    assert!(explanation.contains("sheets = [\"Mars\", \"Avril\"]"), "{explanation}");
    assert!(explanation.contains("The entry of the sheet \"Mars\" pins this one too"), "{explanation}");
    let mut pasted = String::new();
    let mut open = false;
    for line in explanation.lines() {
        open = line == "[[source]]" || open && !line.is_empty();
        if open {
            pasted.push_str(&format!("{line}\n"));
        }
    }
    write(place.path(), "input/sources.toml", pasted.as_bytes());
    assert_eq!(checked(place.path()).valid.accounts.iter().map(|account| account.used).sum::<u64>(), 3);
}

#[test]
fn labels_without_a_year_say_what_helps() {
    let (sheets, sources) = section("Months without a year");
    let without: Vec<&str> = sources.lines().filter(|line| !line.starts_with("append")).collect();
    let place = example(&sheets, &without.join("\n"));
    let checked_without = checked(place.path());
    let hints: Vec<&str> = checked_without
        .valid
        .findings
        .iter()
        .filter(|finding| finding.code.as_str() == "C315")
        .filter_map(|finding| finding.hint.as_deref())
        .collect();
    assert!(hints.len() == 3 && hints.iter().all(|hint| hint.contains("append = \"2019\"")), "{hints:#?}");
    // A text that is not where it should be is told once.
    let elsewhere = sources.replace("Année:", "Exercice:");
    let place = example(&sheets, &elsewhere);
    let codes: Vec<String> =
        checked(place.path()).valid.findings.iter().map(|finding| finding.code.to_string()).collect();
    assert_eq!(codes.iter().filter(|code| *code == "S205").count(), 1, "{codes:?}");
    assert!(!codes.contains(&"C315".to_string()), "{codes:?}");
    for append in ["append_from_file = \"*_{}.xlsx\"", "append_from_sheet = \"Visits {}\"", "append = 2019"] {
        let renamed =
            lines(&sheets[0].join("\n").replace("dakar.xlsx ! Visites", "dakar_2019.xlsx ! Visits 2019"));
        let other = sources.replace("dakar.xlsx", "dakar_2019.xlsx");
        let other = other.replace("append_from_cell = \"Année:\"", append);
        let place = example(&[renamed], &other);
        let read = outcome(&checked(place.path()));
        assert!(read.iter().any(|line| line.contains("2019-03")), "{append}: {read:#?}");
    }
}
