//! The records behind figures: every recipe gives its figure, and no row tells who a person is.

use crate::cases::case_folders;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use yardstick::compute::{Scope, compute};
use yardstick::cube::{Address, Cube, Geography, Number, Origin, Programme, Status};
use yardstick::evidence::{Carried, Evidence, Recipe, What, gather};
use yardstick::pipeline::{Checked, check};
use yardstick::project::ReportDef;
use yardstick::source::Root;

fn checked(folder: &Path) -> Checked {
    match check(&Root::new(folder), &()) {
        Ok(checked) => checked,
        Err(refused) => panic!("{} is refused: {:#?}", folder.display(), refused.findings),
    }
}

/// The evidence of all figures of a report, whatever its document shows.
fn evidence(checked: &Checked, report: &ReportDef) -> (Cube, Evidence) {
    let scope = Scope::of_report(&checked.project, report);
    let cube = compute(&checked.project, &checked.valid, &scope).unwrap().cube;
    let addresses: Vec<Address> = cube.figures().iter().map(|figure| figure.address.clone()).collect();
    let start = std::time::Instant::now();
    let found = gather(&checked.project, &checked.valid, &scope, &cube, report, &addresses);
    eprintln!("gather {:?}", start.elapsed());
    (cube, found)
}

fn demonstration() -> Checked {
    checked(Path::new(env!("CARGO_MANIFEST_DIR")))
}

fn same(figure: Option<Number>, found: Option<Number>) -> bool {
    match (figure, found) {
        (None, None) => true,
        (Some(Number::Exact(a)), Some(Number::Exact(b))) if a == b || a.is_integer() => a == b,
        (Some(a), Some(b)) => {
            (a.to_f64() - b.to_f64()).abs() <= 1e-12 * a.to_f64().abs().max(b.to_f64().abs())
        }
        _ => false,
    }
}

/// Holds a report's evidence to its figures; tells how many of them are live, and why others are not.
fn held(name: &str, checked: &Checked, report: &ReportDef, faults: &mut Vec<String>) -> String {
    let start = std::time::Instant::now();
    let (cube, evidence) = evidence(checked, report);
    eprintln!("{name}: {:?} {}", start.elapsed(), cube.figures().len());
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for (nth, figure) in cube.figures().iter().enumerate() {
        let told = matches!(figure.status, Status::Value | Status::Undefined);
        let Some(recipe) = evidence.recipe(&figure.address) else {
            assert!(!told, "{name}: no recipe for {:?}", figure.address);
            continue;
        };
        assert!(told, "{name}: a recipe for nothing at {:?}", figure.address);
        if figure.origin != Origin::Computed {
            assert_eq!(*recipe, Recipe::Carried(Carried::Reported));
        }
        let word = match recipe {
            Recipe::Carried(reason) => reason.message(),
            _ => "live",
        };
        *counted.entry(word).or_default() += 1;
        let indicator = &checked.project.indicators[figure.address.indicator].id;
        if *recipe == Recipe::Carried(Carried::Differs) {
            faults.push(format!("{name}: {indicator} differs at {:?}", figure.address));
        }
        // Going through all rows for each figure takes long: those of a prime step are of all kinds.
        if word == "live" && (cube.figures().len() < 2000 || nth % 211 == 0) {
            let found = evidence.evaluate(recipe);
            if !same(figure.value, found) {
                faults.push(format!("{name}: {indicator}: {found:?} at {figure:?}"));
            }
        }
    }
    for sheet in &evidence.sheets {
        let sorted = sheet.rows.windows(2).all(|two| {
            (&two[0].source.file, two[0].source.row) <= (&two[1].source.file, two[1].source.row)
                || two[0].source.sheet != two[1].source.sheet
        });
        assert!(sorted, "{name}: {} is not in order", sheet.code);
        for row in &sheet.rows {
            assert_eq!(row.adds.len(), sheet.columns.len());
            assert!(row.source.row > 0 && !row.source.file.is_empty(), "{name}: {row:?}");
        }
        for (column, _) in sheet.columns.iter().enumerate().filter(|(_, column)| column.what == What::Key) {
            let keys = sheet.rows.iter().filter_map(|row| row.adds[column]?.to_i64());
            assert!(keys.into_iter().all(|key| key >= 1 && key <= sheet.rows.len() as i64));
        }
    }
    let told: Vec<String> = counted.iter().map(|(word, number)| format!("{word} {number}")).collect();
    let rows: Vec<String> = evidence.sheets.iter().map(|sheet| sheet.rows.len().to_string()).collect();
    format!("{name}: {} · rows {}", told.join(", "), rows.join(" "))
}

#[test]
fn every_recipe_gives_its_figure() {
    let mut faults = Vec::new();
    let mut told = String::new();
    for case in case_folders() {
        let checked = checked(&case);
        for report in &checked.project.reports {
            let name = format!("{}/{}", case.file_name().unwrap().to_string_lossy(), report.id);
            writeln!(told, "{}", held(&name, &checked, report, &mut faults)).unwrap();
        }
    }
    let checked = demonstration();
    for report in &checked.project.reports {
        let name = format!("demonstration/{}", report.id);
        writeln!(told, "{}", held(&name, &checked, report, &mut faults)).unwrap();
    }
    assert!(faults.is_empty(), "{told}\n{} faults:\n{}", faults.len(), faults.join("\n"));
    insta::assert_snapshot!("live", told);
}
