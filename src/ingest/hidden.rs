//! What senders have hidden. A hidden sheet is read only where a source names
//! it by its exact name. Hidden rows are read like others, since a filter hides
//! rows without removing them, unless their source says that they are skipped;
//! either way it is said how many they are.

use super::content::Unreadable;
use super::workbook::{Area, Rows, TakeRow, Workbook};
use crate::diag::{Argument, Code, Finding, Place};
use crate::project::SourceDef;
use std::ops::ControlFlow;

/// Runs of rows that are named one by one.
const NAMED: usize = 12;

/// Whether a source names a sheet by its exact name.
pub fn names_exactly(source: &SourceDef, sheet: &str) -> bool {
    source
        .sheets
        .iter()
        .any(|name| !name.contains(['*', '?', '[', '{', '\\']) && name.to_lowercase() == sheet.to_lowercase())
}

/// A finding about a hidden sheet that was skipped.
pub fn hidden_sheet(file: &str, name: &str, rows: u64) -> Finding {
    let message = format!("a hidden sheet was skipped ({} not blank)", counted(rows));
    Finding::new(Code::HiddenSheet, Place::sheet(file, name), message)
        .hint(format!(
            "A hidden sheet is read only where a source names it by its exact name: sheets = [\"{name}\"]"
        ))
        .with("count", Argument::Count(rows))
}

/// A finding about formulas that point to other workbooks.
pub fn external_references(file: &str) -> Finding {
    Finding::new(
        Code::ExternalReferences,
        Place::file(file),
        "formulas of this workbook point to other workbooks; their values were read as they were last saved",
    )
    .hint("If the figures look old, ask the sender to open both workbooks, to update the links, and to save")
}

/// A workbook of which the hidden rows of one sheet are counted, and skipped if need be.
pub struct HiddenRows<'w> {
    workbook: &'w mut dyn Workbook,
    hidden: Vec<Rows>,
    skip: bool,
    met: Vec<Rows>,
    count: u64,
}

impl<'w> HiddenRows<'w> {
    /// The hidden rows of a sheet.
    ///
    /// # Errors
    /// [`Unreadable`] where the sheet is damaged.
    pub fn of(
        workbook: &'w mut dyn Workbook,
        sheet: usize,
        skip: bool,
    ) -> Result<HiddenRows<'w>, Unreadable> {
        let mut hidden = workbook.hidden_rows(sheet)?;
        hidden.sort_unstable();
        Ok(HiddenRows { workbook, hidden, skip, met: Vec::new(), count: 0 })
    }

    /// Reports the hidden rows that are not blank; gives how many were skipped.
    pub fn report(&self, file: &str, name: &str, findings: &mut Vec<Finding>) -> u64 {
        if self.count == 0 {
            return 0;
        }
        let (rows, place) = (counted(self.count), Place::sheet(file, name));
        let (listed, numbers) = self.listed();
        let told = |code: Code, message: String| {
            Finding::new(code, place, message)
                .found(listed)
                .with("count", Argument::Count(self.count))
                .with("stands", Argument::Text(numbers))
        };
        if self.skip {
            let message = format!("{rows} that the sender has hidden: skipped, as the source says");
            findings.push(told(Code::HiddenRowsSkipped, message));
            return self.count;
        }
        let message = format!("{rows} that the sender has hidden: read like all others");
        let hint = "Ask the sender whether they are meant to count: a filter hides rows without removing them. \
                    If not, say hidden_rows = \"skip\" in the source";
        findings.push(told(Code::HiddenRowsRead, message).hint(hint));
        0
    }

    /// The hidden rows as they are told here, and as numbers alone.
    fn listed(&self) -> (String, String) {
        let one = |(first, last): &Rows| {
            let (first, last) = (first + 1, u64::from(*last) + 1);
            if u64::from(first) == last { format!("{first}") } else { format!("{first}–{last}") }
        };
        let named: Vec<String> = self.met.iter().take(NAMED).map(one).collect();
        let more = self.met.len().saturating_sub(NAMED);
        let named = named.join(", ");
        if more > 0 {
            return (format!("rows {named} and {more} more ranges"), format!("{named}, …"));
        }
        (format!("rows {named}"), named)
    }
}

fn counted(rows: u64) -> String {
    if rows == 1 { "1 row".to_string() } else { format!("{rows} rows") }
}

impl Workbook for HiddenRows<'_> {
    fn sheets(&self) -> &[String] {
        self.workbook.sheets()
    }

    fn epoch_1904(&self) -> bool {
        self.workbook.epoch_1904()
    }

    fn is_hidden(&self, sheet: usize) -> bool {
        self.workbook.is_hidden(sheet)
    }

    fn has_external_references(&self) -> bool {
        self.workbook.has_external_references()
    }

    fn hidden_rows(&mut self, sheet: usize) -> Result<Vec<Rows>, Unreadable> {
        self.workbook.hidden_rows(sheet)
    }

    fn merged(&mut self, sheet: usize) -> Vec<Area> {
        self.workbook.merged(sheet)
    }

    fn rows(&mut self, sheet: usize, take: &mut TakeRow<'_>) -> Result<(), Unreadable> {
        let HiddenRows { workbook, hidden, skip, met, count } = self;
        if hidden.is_empty() {
            return workbook.rows(sheet, take);
        }
        // What is read twice is counted once.
        (*count, *met) = (0, Vec::new());
        workbook.rows(sheet, &mut |row| {
            let next = hidden.partition_point(|(first, _)| *first <= row.number);
            let run = next.checked_sub(1).and_then(|run| hidden.get(run));
            if run.is_some_and(|(_, last)| row.number <= *last) {
                *count += 1;
                match met.last_mut() {
                    Some((_, last)) if last.checked_add(1) == Some(row.number) => *last = row.number,
                    _ => met.push((row.number, row.number)),
                }
                if *skip {
                    return ControlFlow::Continue(());
                }
            }
            take(row)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::ingest::sample::{ACTIVITIES, Folder, project, shown, source};
    use crate::ingest::{Ingested, ingest};
    use crate::project::Project;
    use rust_xlsxwriter::Workbook;
    use std::io::{Cursor, Write};

    fn read(project: &Project, name: &str, bytes: &[u8]) -> (Ingested, Vec<String>) {
        let folder = Folder::new(&[]);
        folder.add(name, bytes);
        let ingested = ingest(&folder.root(), project, &());
        for account in &ingested.accounts {
            assert!(account.adds_up(), "{account:?}");
        }
        let told = shown(&ingested.findings).into_iter().filter(|line| !line.starts_with("F105")).collect();
        (ingested, told)
    }

    fn asking(sheets: &[&str], skip: bool) -> Project {
        let mut project = project();
        let mut source = source("a", "book.*", ACTIVITIES);
        source.sheets = sheets.iter().map(|name| name.to_string()).collect();
        source.skip_hidden_rows = skip;
        project.sources = vec![source];
        project
    }

    /// A workbook with a sheet of five records, of which the second, third and
    /// fifth are hidden, and a hidden sheet of one.
    fn book() -> Vec<u8> {
        let mut book = Workbook::new();
        for (name, rows) in [("Data", 5), ("Lists", 1)] {
            let sheet = book.add_worksheet();
            sheet.set_name(name).unwrap();
            sheet.write_string(0, 0, "activity_id").unwrap();
            sheet.write_string(0, 1, "start").unwrap();
            for row in 1..=rows {
                sheet.write_string(row, 0, format!("{name}{row}")).unwrap();
                sheet.write_string(row, 1, "2018-01-01").unwrap();
            }
            if name == "Lists" {
                sheet.set_very_hidden(true);
            } else {
                for row in [2, 3, 5, 9] {
                    sheet.set_row_hidden(row).unwrap();
                }
            }
        }
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn hidden_rows_are_read_and_told_and_hidden_sheets_are_skipped() {
        let (ingested, told) = read(&asking(&[], false), "book.xlsx", &book());
        // Row 10 is hidden and blank: nothing is lost with it.
        let expected = ["S221 input/book.xlsx ! Data [rows 3–4, 6]", "S220 input/book.xlsx ! Lists"];
        assert_eq!((told, ingested.tables[0].rows.len()), (expected.map(String::from).to_vec(), 5));
        // A wildcard that happens to fit is not meant.
        let (ingested, told) = read(&asking(&["L*", "Data"], false), "book.xlsx", &book());
        assert_eq!((told.len(), ingested.tables[0].rows.len()), (2, 5));
        let (ingested, told) = read(&asking(&["lists"], false), "book.xlsx", &book());
        assert_eq!((told.len(), ingested.tables[0].rows.len()), (1, 1), "{told:?}");
    }

    #[test]
    fn hidden_rows_are_skipped_and_accounted_for_where_a_source_says_so() {
        let (ingested, told) = read(&asking(&["Data"], true), "book.xlsx", &book());
        assert_eq!(told[0], "S222 input/book.xlsx ! Data [rows 3–4, 6]");
        let account = &ingested.accounts[0];
        // Five records are read: two used, three hidden.
        assert_eq!((account.read, account.used, account.skipped), (5, 2, 3));
    }

    fn ods(rows: &str) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let names = "urn:oasis:names:tc:opendocument:xmlns";
        let content = format!(
            "<office:document-content xmlns:office=\"{names}:office:1.0\" xmlns:table=\"{names}:table:1.0\" \
             xmlns:text=\"{names}:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Data\">\
             {rows}</table:table></office:spreadsheet></office:body></office:document-content>"
        );
        for (name, text) in [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", "<manifest/>"),
            ("content.xml", &content),
        ] {
            let stored = zip::write::SimpleFileOptions::default();
            zip.start_file(name, stored.compression_method(zip::CompressionMethod::Stored)).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn text(text: &str) -> String {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    }

    #[test]
    fn an_ods_tells_hidden_rows_formulas_without_value_and_other_workbooks() {
        let formula = |formula: &str| format!("<table:table-cell table:formula=\"{formula}\"/>");
        let row = |how: &str, cells: &[String]| {
            format!("<table:table-row {how}>{}</table:table-row>", cells.concat())
        };
        let rows = [
            row("", &[text("activity_id"), text("start"), text("cost")]),
            row("table:number-rows-repeated=\"2\"", &["<table:table-cell/>".into()]),
            row("table:visibility=\"filter\"", &[text("A1"), text("2018-01-01")]),
            row("table:visibility=\"collapse\"", &[text("A2"), text("2018-01-01")]),
            row("", &[text("A3"), text("2018-01-01"), formula("of:=1+1")]),
            row("", &[text("A4"), text("2018-01-01"), formula("of:=['file:///b.ods'#$S.A1]")]),
        ];
        let (ingested, told) = read(&asking(&[], false), "book.ods", &ods(&rows.concat()));
        assert_eq!(
            told,
            [
                "F118 input/book.ods",
                "S221 input/book.ods ! Data [rows 4–5]",
                "C311 input/book.ods ! Data ! C6 [a formula without a value] +1",
            ]
        );
        assert_eq!(ingested.tables[0].rows.len(), 4);
    }

    #[test]
    fn a_limit_that_is_met_is_named_with_its_key() {
        let mut project = asking(&["Data"], false);
        project.limits.cells = 4;
        let (ingested, told) = read(&project, "book.xlsx", &book());
        assert_eq!(told[0], "F107 input/book.xlsx ! Data");
        let told = &ingested.findings[0];
        assert!(told.message.contains("5 cells by row 3, and the limit is 4"), "{told:?}");
        assert!(told.hint.as_deref().unwrap_or("").contains("`cells` under [limits]"), "{told:?}");
    }

    #[test]
    fn what_a_reader_in_this_process_would_not_survive_is_refused() {
        // A table of sectors in which the directory is followed by itself.
        let mut bytes = vec![0; 1024];
        bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        (bytes[26], bytes[28], bytes[29], bytes[30], bytes[32]) = (3, 0xFE, 0xFF, 9, 6);
        (bytes[44], bytes[48]) = (1, 0);
        bytes[80..512].fill(0xFF);
        let (_, told) = read(&asking(&[], false), "book.xls", &bytes);
        assert_eq!(told, ["F101 input/book.xls"]);
    }
}
