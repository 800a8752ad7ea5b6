//! Many places as few ranges: 900 cells below each other are one.

use super::place::{CellRef, Place};
use std::collections::BTreeMap;

/// The places of one file and sheet, as ranges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranges {
    /// The file; empty for the project as a whole.
    pub file: String,
    /// The sheet; empty for a text table or the file as a whole.
    pub sheet: String,
    /// The ranges, such as `C5:C904`, `17:19` (rows), `C` (a column); none for
    /// the sheet or file as a whole.
    pub ranges: Vec<String>,
    /// How many different places they are.
    pub count: usize,
}

impl Ranges {
    /// Whether all of them are whole rows.
    pub fn are_rows(&self) -> bool {
        let row = |range: &String| range.bytes().all(|b| b.is_ascii_digit() || b == b':');
        !self.ranges.is_empty() && self.ranges.iter().all(row)
    }
}

/// Rows from and to, both within.
type Run = (u32, u32);

/// Places as ranges, by file and sheet. The sheet of the first place comes first.
pub fn ranges<'p>(places: impl IntoIterator<Item = &'p Place>) -> Vec<Ranges> {
    let mut first = None;
    let mut by_sheet: BTreeMap<(&str, &str), Vec<&Place>> = BTreeMap::new();
    for place in places {
        let key = (place.file_name().unwrap_or(""), place.sheet_name().unwrap_or(""));
        first.get_or_insert(key);
        by_sheet.entry(key).or_default().push(place);
    }
    let mut found: Vec<Ranges> = Vec::new();
    if let Some((key, places)) = first.and_then(|key| by_sheet.remove_entry(&key)) {
        found.push(of_sheet(key, places));
    }
    found.extend(by_sheet.into_iter().map(|(key, places)| of_sheet(key, places)));
    found
}

fn of_sheet((file, sheet): (&str, &str), mut places: Vec<&Place>) -> Ranges {
    // They mostly come in order, in which sorting takes one pass.
    places.sort_unstable();
    places.dedup();
    let mut columns: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let (mut rows, mut whole): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
    for place in &places {
        match **place {
            Place::Sheet { row: Some(row), col: Some(col), .. } => columns.entry(col).or_default().push(row),
            Place::Sheet { row: Some(row), .. } => rows.push(row),
            Place::Sheet { col: Some(col), .. } => whole.push(col),
            _ => {}
        }
    }
    let columns: Vec<(u32, Vec<Run>)> = columns.into_iter().map(|(col, rows)| (col, runs(rows))).collect();
    let mut written: Vec<((u32, u32), String)> = Vec::new();
    for (from, to, (top, bottom)) in rectangles(columns) {
        let (start, end) = (CellRef { row: top, col: from }, CellRef { row: bottom, col: to });
        let text = if start == end { start.to_string() } else { format!("{start}:{end}") };
        written.push(((top, from), text));
    }
    for (from, to) in runs(rows) {
        let text = if from == to { format!("{}", from + 1) } else { format!("{}:{}", from + 1, to + 1) };
        written.push(((from, 0), text));
    }
    for (from, to) in runs(whole) {
        let (a, b) = (CellRef::column_letters(from), CellRef::column_letters(to));
        written.push(((0, from), if from == to { a } else { format!("{a}:{b}") }));
    }
    written.sort();
    Ranges {
        file: file.to_string(),
        sheet: sheet.to_string(),
        ranges: written.into_iter().map(|(_, text)| text).collect(),
        count: places.len(),
    }
}

/// Numbers as runs of those that follow each other.
fn runs(mut numbers: Vec<u32>) -> Vec<Run> {
    numbers.sort_unstable();
    let mut runs: Vec<Run> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, end)) if number <= end.saturating_add(1) => *end = number,
            _ => runs.push((number, number)),
        }
    }
    runs
}

/// Runs of neighbouring columns that begin and end in the same rows are one rectangle.
fn rectangles(columns: Vec<(u32, Vec<Run>)>) -> Vec<(u32, u32, Run)> {
    let mut done: Vec<(u32, u32, Run)> = Vec::new();
    let mut open: BTreeMap<Run, (u32, u32)> = BTreeMap::new();
    for (col, runs) in columns {
        let mut next = BTreeMap::new();
        for run in runs {
            let from = match open.remove(&run) {
                Some((from, to)) if to + 1 == col => from,
                Some((from, to)) => {
                    done.push((from, to, run));
                    col
                }
                None => col,
            };
            next.insert(run, (from, col));
        }
        done.extend(open.into_iter().map(|(run, (from, to))| (from, to, run)));
        open = next;
    }
    done.extend(open.into_iter().map(|(run, (from, to))| (from, to, run)));
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: u32, col: u32) -> Place {
        Place::Sheet { file: "f.xlsx".into(), sheet: "S".into(), row: Some(row), col: Some(col) }
    }

    #[test]
    fn nine_hundred_cells_are_one_range() {
        // C5 to C904 are 900 cells, and C910 is another.
        let mut places: Vec<Place> = (4..904).map(|row| cell(row, 2)).collect();
        places.push(cell(909, 2));
        let found = ranges(&places);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].ranges, ["C5:C904", "C910"]);
        assert_eq!(found[0].count, 901);
    }

    #[test]
    fn neighbouring_columns_are_a_rectangle_and_others_are_not() {
        // B2:C3 and E2:E3 apart from it, since D is not among them.
        let places: Vec<Place> =
            [1, 2, 4].into_iter().flat_map(|col| [cell(1, col), cell(2, col)]).chain([cell(2, 6)]).collect();
        assert_eq!(ranges(&places)[0].ranges, ["B2:C3", "E2:E3", "G3"]);
    }

    #[test]
    fn rows_sheets_and_files_are_told_apart() {
        let row = |sheet: &str, row: u32| Place::Sheet {
            file: "f.xlsx".into(),
            sheet: sheet.into(),
            row: Some(row),
            col: None,
        };
        let places = [row("T", 4), row("T", 5), row("S", 6), Place::file("g.xlsx")];
        let found = ranges(&places);
        let told: Vec<_> =
            found.iter().map(|r| (r.file.as_str(), r.sheet.as_str(), r.ranges.join(" "), r.count)).collect();
        assert!(found[0].are_rows() && !found[2].are_rows());
        assert_eq!(
            told,
            [
                ("f.xlsx", "T", "5:6".to_string(), 2),
                ("f.xlsx", "S", "7".into(), 1),
                ("g.xlsx", "", String::new(), 1)
            ]
        );
    }
}
