//! Projects copied to a temporary folder, to be changed there, and figures to
//! be compared whatever the order of their rows.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use yardstick::compute::{Scope, compute};
use yardstick::export::results;
use yardstick::ingest::is_own_list;
use yardstick::pipeline::{Checked, check};
use yardstick::source::Root;

/// The columns by which a figure is told apart, those before `value`.
pub const ADDRESS: usize = 12;

/// Figures by report and address, with all else that is said of them.
pub type Figures = BTreeMap<Vec<String>, Vec<String>>;

/// The folder of a case.
pub fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

/// The demonstration project.
pub fn demonstration() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files that a project is made of; not what a run wrote, nor anything else in its folder.
pub fn files(folder: &Path) -> Vec<String> {
    let root = Root::new(folder);
    let mut names = vec!["yardstick.toml".to_string()];
    for below in ["indicators", "input", "reports"] {
        names.extend(root.list(below).unwrap());
    }
    names.retain(|name| !name.starts_with("reports/out/"));
    names
}

/// A copy of a project.
pub fn copy(folder: &Path) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    for name in files(folder) {
        write(place.path(), &name, &std::fs::read(folder.join(&name)).unwrap());
    }
    place
}

/// Writes a file below a folder.
pub fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// Reads a text below a folder.
pub fn text(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap()
}

/// Replaces a text that stands in a file, once or more.
pub fn replace(folder: &Path, name: &str, old: &str, new: &str) {
    let before = text(folder, name);
    assert!(before.contains(old), "{name} has no `{old}`");
    write(folder, name, before.replace(old, new).as_bytes());
}

/// The rows of a text table, the header first.
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_string).collect()).collect()
}

/// A text table of rows.
pub fn table(rows: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// The spreadsheets of a case, which are text tables; not the project's own lists.
pub fn inputs(folder: &Path) -> Vec<String> {
    let mut names = Root::new(folder).list("input").unwrap();
    names.retain(|name| name.ends_with(".csv") && !is_own_list(name));
    names
}

/// Every row is accounted for.
pub fn assert_accounts(checked: &Checked) {
    assert!(!checked.valid.accounts.is_empty());
    for account in &checked.valid.accounts {
        assert!(account.adds_up(), "{account:?}");
    }
}

/// A project checked and computed, its accounts seen to add up. Nothing is drawn.
pub fn figures_of(folder: &Path) -> Figures {
    let checked = checked(folder);
    assert_accounts(&checked);
    figures_from(&checked)
}

/// A project read and checked.
pub fn checked(folder: &Path) -> Checked {
    match check(&Root::new(folder), &()) {
        Ok(checked) => checked,
        Err(refused) => panic!("{} is refused: {:#?}", folder.display(), refused.findings),
    }
}

/// The figures of a project that was checked.
pub fn figures_from(checked: &Checked) -> Figures {
    let mut figures = Figures::new();
    for report in &checked.project.reports {
        let scope = Scope::of_report(&checked.project, report);
        let computed = compute(&checked.project, &checked.valid, &scope).unwrap();
        let bytes =
            results(&checked.project, report, &computed.cube, &checked.valid.returns, scope.as_of).unwrap();
        for row in csv::Reader::from_reader(bytes.as_slice()).records() {
            let row: Vec<String> = row.unwrap().iter().map(str::to_string).collect();
            let (address, rest) = row.split_at(ADDRESS);
            let address = [std::slice::from_ref(&report.id), address].concat();
            assert!(figures.insert(address, rest.to_vec()).is_none(), "a figure stands twice");
        }
    }
    assert!(!figures.is_empty());
    figures
}

/// Tells the first differences between two sets of figures.
pub fn assert_same(before: &Figures, after: &Figures, what: &str) {
    let mut faults = Vec::new();
    for (address, values) in before {
        match after.get(address) {
            None => faults.push(format!("{address:?} is gone")),
            Some(other) if other != values => faults.push(format!("{address:?}: {values:?}, now {other:?}")),
            Some(_) => (),
        }
    }
    faults.extend(after.keys().filter(|key| !before.contains_key(*key)).map(|key| format!("{key:?} is new")));
    let first: Vec<_> = faults.iter().take(10).cloned().collect();
    assert!(faults.is_empty(), "{what}: {} differences\n{}", faults.len(), first.join("\n"));
}
