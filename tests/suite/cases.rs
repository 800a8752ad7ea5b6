//! Cases as folders: a project, the figures it must give and the findings it
//! must make. A folder dropped into `tests/cases/` is a test at once.
//!
//! `expected.csv` has any of the columns of `results.csv`; its rows are looked
//! up by those columns that make up a figure's address, and all its other
//! columns must be the same to the letter. A first column `report` names the
//! report where there are several. `expected_findings.txt` has a line for each
//! finding: code, place, and how many rows depend on it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use yardstick::diag::Finding;
use yardstick::pipeline::{Checked, Made, Options, check, make};
use yardstick::quality::{PartOf, Share, assess};
use yardstick::source::Root;

/// The columns by which a figure is told apart.
pub const ADDRESS: [&str; 9] = [
    "indicator",
    "geography_kind",
    "geography",
    "programme",
    "period_kind",
    "period",
    "accumulation",
    "dimension",
    "category",
];

/// A project read, checked and computed.
pub fn run_project(folder: &Path) -> (Checked, Vec<Made>) {
    let root = Root::new(folder);
    let checked = match check(&root, &()) {
        Ok(checked) => checked,
        Err(refused) => panic!("{} is refused: {:#?}", folder.display(), refused.findings),
    };
    let made = make(&checked, &Options::default(), &()).unwrap();
    (checked, made)
}

/// The rows of a report's `results.csv`, by column.
pub fn results(made: &Made) -> Vec<BTreeMap<String, String>> {
    let file = made.files.iter().find(|file| file.name == "results.csv").unwrap();
    rows(&file.bytes)
}

fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_string).collect();
    reader
        .records()
        .map(|record| heads.iter().cloned().zip(record.unwrap().iter().map(str::to_string)).collect())
        .collect()
}

/// A finding as the expected ones are written.
pub fn finding_line(finding: &Finding) -> String {
    let mut line = format!("{} {}", finding.code, finding.place);
    if finding.dependants > 0 {
        line.push_str(&format!(" +{}", finding.dependants));
    }
    line
}

/// The folders of all cases.
pub fn case_folders() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.is_dir());
    cases.sort();
    cases
}

/// Notes where figures differ from those that `expected.csv` of a folder has.
pub fn check_figures(case: &Path, made: &[Made], faults: &mut Vec<String>) {
    let mut expected = rows(&std::fs::read(case.join("expected.csv")).unwrap());
    // Figures of which other columns are expected stand in a file of their own.
    if let Ok(bytes) = std::fs::read(case.join("expected_records.csv")) {
        expected.extend(rows(&bytes));
    }
    assert!(!expected.is_empty(), "{} expects nothing", case.display());
    for row in expected {
        let report = row.get("report").cloned().unwrap_or_else(|| made[0].id.clone());
        let found: Vec<_> = made
            .iter()
            .filter(|made| made.id == report)
            .flat_map(results)
            .filter(|figure| {
                ADDRESS.iter().all(|column| match row.get(*column) {
                    Some(value) => figure[*column] == *value,
                    // A total is meant where no category is named.
                    None => !matches!(*column, "dimension" | "category") || figure[*column].is_empty(),
                })
            })
            .collect();
        let name: Vec<&str> =
            ADDRESS.iter().filter_map(|column| row.get(*column)).map(String::as_str).collect();
        let [figure] = found.as_slice() else {
            faults.push(format!("{}: {} figures at {}", case.display(), found.len(), name.join("/")));
            continue;
        };
        for (column, value) in row.iter().filter(|(column, _)| *column != "report") {
            if figure[column] != *value {
                let got = &figure[column];
                faults.push(format!(
                    "{}: {} at {}: {got}, expected {value}",
                    case.display(),
                    column,
                    name.join("/")
                ));
            }
        }
    }
}

/// Notes where returns differ from those that `expected_returns.csv` of a folder has.
fn check_returns(case: &Path, checked: &Checked, faults: &mut Vec<String>) {
    let Ok(expected) = std::fs::read(case.join("expected_returns.csv")) else { return };
    for row in rows(&expected) {
        let found: Vec<BTreeMap<String, String>> = checked
            .valid
            .returns
            .all
            .iter()
            .map(|one| {
                let received = one.received.map(|day| day.to_string()).unwrap_or_default();
                BTreeMap::from([
                    ("country".into(), one.country.clone().unwrap_or_default()),
                    ("period".into(), one.period.code.clone()),
                    ("table".into(), checked.project.tables[one.table].name.clone()),
                    ("state".into(), one.state.word().into()),
                    ("used".into(), one.used.to_string()),
                    ("quarantined".into(), one.quarantined.to_string()),
                    ("received".into(), received),
                ])
            })
            .filter(|one| ["country", "period", "table"].iter().all(|column| one[*column] == row[*column]))
            .collect();
        let same = |one: &BTreeMap<String, String>| row.iter().all(|(column, value)| one[column] == *value);
        if !found.iter().any(same) {
            faults.push(format!("{}: returns {found:?}, expected {row:?}", case.display()));
        }
    }
}

/// What came of the rules of quality: by rule and part, the numbers and the mark.
pub type Shares = BTreeMap<(String, String), [String; 4]>;

/// What comes of the rules of quality of a project.
pub fn quality_rows(checked: &Checked) -> Shares {
    let project = &checked.project;
    let mut found = BTreeMap::new();
    for assessed in assess(project, &checked.valid).unwrap().rules {
        let rule = &project.quality[assessed.rule];
        let mut keep = |of: String, share: Share| {
            let numbers = [share.judged, share.failing, share.unjudged].map(|number| number.to_string());
            let [judged, failing, unjudged] = numbers;
            let verdict = share.verdict(rule.at_most).word().to_string();
            found.insert((rule.id.clone(), of), [judged, failing, unjudged, verdict]);
        };
        keep(String::new(), assessed.all);
        for part in &assessed.parts {
            let of = match &part.of {
                PartOf::Sheet { file, sheet, .. } if sheet.is_empty() => file.to_string(),
                PartOf::Sheet { file, sheet, .. } => format!("{file} ! {sheet}"),
                PartOf::Cell { programme, geography, .. } => {
                    format!("{}/{}", programme.code(), geography.code())
                }
            };
            keep(of, part.share);
        }
        for (indicator, share) in &assessed.indicators {
            keep(project.indicators[*indicator].id.clone(), *share);
        }
    }
    found
}

/// Notes where rules of quality come to something else than `expected_quality.csv` of a folder has.
fn check_quality(case: &Path, checked: &Checked, faults: &mut Vec<String>) {
    let Ok(expected) = std::fs::read(case.join("expected_quality.csv")) else { return };
    let found = quality_rows(checked);
    for row in rows(&expected) {
        let key = (row["rule"].clone(), row["of"].clone());
        let wanted = ["judged", "failing", "unjudged", "verdict"].map(|column| row[column].clone());
        if found.get(&key) != Some(&wanted) {
            let got = found.get(&key);
            faults.push(format!("{}: {key:?}: {got:?}, expected {wanted:?}", case.display()));
        }
    }
}

#[test]
fn every_case_gives_its_figures_and_its_findings() {
    let mut faults = Vec::new();
    for case in case_folders() {
        let (checked, made) = run_project(&case);
        for account in &checked.valid.accounts {
            assert!(account.adds_up(), "{}: {account:?}", case.display());
        }
        check_figures(&case, &made, &mut faults);
        check_returns(&case, &checked, &mut faults);
        check_quality(&case, &checked, &mut faults);
        let mut lines: Vec<String> = checked.valid.findings.iter().map(finding_line).collect();
        lines.extend(made.iter().flat_map(|made| &made.findings).map(finding_line));
        lines.sort();
        lines.dedup();
        let expected = std::fs::read_to_string(case.join("expected_findings.txt")).unwrap_or_default();
        let mut expected: Vec<String> =
            expected.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_string).collect();
        expected.sort();
        if lines != expected {
            faults.push(format!(
                "{}: findings\n  {}\nexpected\n  {}",
                case.display(),
                lines.join("\n  "),
                expected.join("\n  ")
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
