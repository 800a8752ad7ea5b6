//! The same inputs give the same bytes, and rows, sheets and files in another
//! order give the same figures.

use crate::cases::run_project;
use crate::folder::{assert_same, case, cells, copy, figures_of, inputs, replace, table, text, write};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use std::path::Path;

const CASES: [&str; 4] = ["people", "policies", "regional", "measures"];

/// A small generator, so that a seed says all of an order.
struct Shuffle(u64);

impl Shuffle {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for i in (1..all.len()).rev() {
            all.swap(i, self.below(i + 1));
        }
    }
}

/// Rows and columns of a text table in another order.
fn shuffled(text: &str, order: &mut Shuffle) -> Vec<Vec<String>> {
    let mut rows = cells(text);
    let mut columns: Vec<usize> = (0..rows[0].len()).collect();
    order.shuffle(&mut columns);
    order.shuffle(&mut rows[1..]);
    rows.iter().map(|row| columns.iter().map(|column| row[*column].clone()).collect()).collect()
}

/// Each text table under another name, its rows shuffled, and parted in two.
fn scatter(folder: &Path, seed: u64) {
    let mut order = Shuffle(seed);
    for name in inputs(folder) {
        let rows = shuffled(&text(folder, &name), &mut order);
        std::fs::remove_file(folder.join(&name)).unwrap();
        let cut = 1 + order.below(rows.len());
        let second = [&rows[..1], &rows[cut..]].concat();
        let mut globs = Vec::new();
        for part in [&rows[..cut], &second] {
            if part.len() > 1 {
                let file = format!("{:04}/{:04}.csv", order.below(10_000), order.below(10_000));
                write(folder, &format!("input/{file}"), table(part).as_bytes());
                globs.push(format!("\"{file}\""));
            }
        }
        let before = format!("\"{}\"", name.trim_start_matches("input/"));
        replace(folder, "input/sources.toml", &before, &globs.join(", "));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_columns_and_files_in_another_order_give_the_same_figures(seed in any::<u64>()) {
        for name in CASES {
            let place = copy(&case(name));
            scatter(place.path(), seed);
            assert_same(&figures_of(&case(name)), &figures_of(place.path()), name);
        }
    }

    #[test]
    fn sheets_in_another_order_give_the_same_figures(seed in any::<u64>()) {
        for name in CASES {
            let place = copy(&case(name));
            let mut order = Shuffle(seed);
            let mut names = inputs(place.path());
            order.shuffle(&mut names);
            let mut book = Workbook::new();
            for (number, file) in names.iter().enumerate() {
                let sheet = book.add_worksheet().set_name(format!("Sheet {number}")).unwrap();
                let rows = shuffled(&text(place.path(), file), &mut order);
                // A title above the header, as people have it.
                sheet.write(0, 0, "Illustrative data").unwrap();
                for (row, cells) in rows.iter().enumerate() {
                    for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                        sheet.write(row as u32 + 2, column as u16, cell).unwrap();
                    }
                }
                std::fs::remove_file(place.path().join(file)).unwrap();
                let before = format!("[\"{}\"]", file.trim_start_matches("input/"));
                let after = format!("[\"book.xlsx\"]\nsheets = [\"Sheet {number}\"]");
                replace(place.path(), "input/sources.toml", &before, &after);
            }
            book.save(place.path().join("input/book.xlsx")).unwrap();
            assert_same(&figures_of(&case(name)), &figures_of(place.path()), name);
        }
    }
}

/// Every file of every report.
fn bytes(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let (_, made) = run_project(folder);
    made.into_iter()
        .flat_map(|report| {
            report.files.into_iter().map(move |file| (report.id.clone() + "/" + &file.name, file))
        })
        .map(|(name, file)| (name, file.bytes))
        .collect()
}

#[test]
fn two_runs_and_a_run_on_one_thread_give_the_same_bytes() {
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    for name in CASES {
        let first = bytes(&case(name));
        assert!(first.iter().any(|(name, _)| name.ends_with(".xlsx")));
        for (what, again) in [("again", bytes(&case(name))), ("one", one.install(|| bytes(&case(name))))] {
            assert_eq!(first.len(), again.len(), "{name}, {what}");
            for ((file, before), (other, after)) in first.iter().zip(&again) {
                assert_eq!(file, other);
                assert!(before == after, "{name}, {what}: {file} differs");
            }
        }
    }
}
