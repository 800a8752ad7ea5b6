//! Reads every cell of every xlsx file below a folder with calamine alone, on
//! all cores, and says how long it took: what reading cannot be faster than.
//!
//! ```text
//! cargo run --release --example read_alone -- FOLDER
//! ```

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use calamine::{Reader, Xlsx, open_workbook};
use rayon::prelude::*;
use std::path::PathBuf;
use std::time::Instant;

fn main() {
    let Some(folder) = std::env::args().nth(1) else {
        println!("usage: read_alone FOLDER");
        return;
    };
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "xlsx"));
    files.sort();
    let start = Instant::now();
    let cells: u64 = files.par_iter().map(count).sum();
    println!("{} files, {cells} cells, {:.3} s", files.len(), start.elapsed().as_secs_f64());
}

fn count(path: &PathBuf) -> u64 {
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
    let mut cells = 0;
    for name in workbook.sheet_names() {
        let mut reader = workbook.worksheet_cells_reader(&name).unwrap();
        while let Some(cell) = reader.next_cell().unwrap() {
            std::hint::black_box(cell.get_value());
            cells += 1;
        }
    }
    cells
}
