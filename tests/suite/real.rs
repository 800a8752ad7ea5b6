//! Projects set up with text files alone over data that was not made for
//! them, whose figures were published by others. `data.txt` says which files
//! of the folder of test data stand where in the project.

use crate::cases::{check_figures, run_project};
use crate::folder::{assert_accounts, copy, demonstration, text, write};
use std::path::PathBuf;

/// A set's project, with its data in place.
fn published(set: &str) {
    let data =
        PathBuf::from(std::env::var_os("YARDSTICK_TEST_DATA").expect("YARDSTICK_TEST_DATA names a folder"));
    let folder = demonstration().join("tests/real").join(set);
    let place = copy(&folder);
    for line in text(&folder, "data.txt").lines() {
        let (name, from) = line.split_once(' ').unwrap();
        write(place.path(), name, &std::fs::read(data.join(from)).unwrap());
    }
    let (checked, made) = run_project(place.path());
    assert_accounts(&checked);
    assert!(!checked.has_errors(), "{:#?}", checked.valid.findings);
    let mut faults = Vec::new();
    check_figures(&folder, &made, &mut faults);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
#[ignore = "reads the folder that YARDSTICK_TEST_DATA names"]
fn data_leeds2023_gives_what_was_published() {
    published("leeds2023");
}

#[test]
#[ignore = "reads the folder that YARDSTICK_TEST_DATA names"]
fn data_bradford2025_gives_what_was_published() {
    published("bradford2025");
}

#[test]
#[ignore = "reads the folder that YARDSTICK_TEST_DATA names"]
fn data_hdx_gives_what_was_published() {
    published("hdx");
}

#[test]
#[ignore = "reads the folder that YARDSTICK_TEST_DATA names"]
fn data_toladata_gives_what_was_counted() {
    published("toladata");
}

#[test]
#[ignore = "reads the folder that YARDSTICK_TEST_DATA names"]
fn data_carpentries_gives_what_was_published() {
    published("carpentries");
}

#[test]
#[ignore = "reads the folder that YARDSTICK_TEST_DATA names"]
fn data_arts_council_gives_what_was_published() {
    published("arts_council");
}

#[test]
#[ignore = "reads the folder that YARDSTICK_TEST_DATA names"]
fn data_ons_sdg_gives_what_was_published() {
    published("ons_sdg");
}
