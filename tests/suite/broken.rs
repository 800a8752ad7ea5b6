//! Broken definitions: each folder of `tests/broken` lays files over the valid
//! project in `tests/broken/base`, with one kind of fault, and says in
//! `expected.txt` what a person is told. With `BLESS=1` in the environment the
//! expectations are written anew, to be read before they are committed.

use std::fs;
use std::path::{Path, PathBuf};
use yardstick::diag::render_text_finding;
use yardstick::project::load;
use yardstick::source::Root;

const EXPECTED: &str = "expected.txt";

fn broken() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

fn copy(from: &Path, to: &Path) {
    for name in Root::new(from).list("").unwrap() {
        let target = to.join(&name);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(from.join(&name), target).unwrap();
    }
}

fn told(overlay: &Path) -> String {
    let folder = tempfile::tempdir().unwrap();
    copy(&broken().join("base"), folder.path());
    copy(overlay, folder.path());
    let loaded = load(&Root::new(folder.path()));
    let mut told = String::new();
    for finding in &loaded.findings {
        told.push_str(&render_text_finding(finding, &loaded.files, false));
        told.push_str("\n\n");
    }
    told
}

#[test]
fn every_kind_of_fault_is_told_as_expected() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut folders: Vec<PathBuf> = fs::read_dir(broken())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() && !path.ends_with("base"))
        .collect();
    folders.sort();
    assert!(folders.len() >= 30);
    let mut wrong = Vec::new();
    for folder in folders {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let told = told(&folder);
        assert!(!told.is_empty(), "{name}: nothing is found");
        if bless {
            fs::write(folder.join(EXPECTED), &told).unwrap();
        }
        let expected = fs::read_to_string(folder.join(EXPECTED)).unwrap_or_default();
        if told != expected {
            wrong.push(format!("== {name}: told\n{told}== expected\n{expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_base_project_has_no_fault() {
    let loaded = load(&Root::new(broken().join("base")));
    let told: Vec<String> =
        loaded.findings.iter().map(|finding| render_text_finding(finding, &loaded.files, false)).collect();
    assert!(loaded.project.is_some() && told.is_empty(), "{}", told.join("\n\n"));
}
