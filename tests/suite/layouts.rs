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
