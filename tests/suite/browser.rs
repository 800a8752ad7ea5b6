//! What a browser makes of the page of a report.

use super::cases::run_project;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder with what drives the browser: that of `NODE_PATH`, else a new one.
fn modules(folder: &Path) -> PathBuf {
    if let Some(given) = std::env::var_os("NODE_PATH").map(PathBuf::from)
        && given.join("puppeteer-core").is_dir()
    {
        return given;
    }
    let status = Command::new("npm")
        .args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
        .arg(folder)
        .args(["puppeteer-core@24", "axe-core@4"])
        .status()
        .unwrap();
    assert!(status.success(), "what drives the browser cannot be installed");
    folder.join("node_modules")
}

#[test]
#[ignore = "needs Chromium, Node and, from npm, puppeteer-core and axe-core"]
fn chromium_finds_no_fault_in_any_page_and_makes_no_request() {
    let folder = tempfile::tempdir().unwrap();
    let modules = modules(folder.path());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut faults = Vec::new();
    let mut pages = 0;
    for made in run_project(root).1 {
        for file in made.files.iter().filter(|file| file.name.ends_with(".html")) {
            let path = folder.path().join(&file.name);
            std::fs::write(&path, &file.bytes).unwrap();
            assert!(file.bytes.len() < 10_000_000, "{} has {} bytes", file.name, file.bytes.len());
            let edition = if made.id.ends_with("-public") { "public" } else { "internal" };
            let output = Command::new("node")
                .arg(root.join("tests/browser/page.mjs"))
                .arg(&path)
                .arg(edition)
                .env("NODE_PATH", &modules)
                .output()
                .unwrap();
            let told = String::from_utf8_lossy(&output.stdout).into_owned();
            println!("{}: {} bytes\n{told}", file.name, file.bytes.len());
            if !output.status.success() {
                let error = String::from_utf8_lossy(&output.stderr).into_owned();
                faults.push(format!("{}:\n{told}{error}", file.name));
            }
            pages += 1;
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(pages >= 4, "the demonstration has pages");
}
