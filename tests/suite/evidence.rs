//! The records behind figures: every recipe gives its figure, and no row tells who a person is.

use crate::cases::case_folders;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use yardstick::compute::{Scope, compute};
use yardstick::cube::{Address, Cube, Figure, Number, Origin, Status};
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
    let found = gather(&checked.project, &checked.valid, &scope, &cube, report, &addresses);
    (cube, found)
}

fn demonstration() -> &'static Checked {
    crate::consistent::checked()
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
    let (cube, evidence) = evidence(checked, report);
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    let mut carried: BTreeSet<&str> = BTreeSet::new();
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
        if *recipe == Recipe::Carried(Carried::Measure) {
            carried.insert(indicator);
        }
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
    let carried: Vec<&str> = carried.into_iter().collect();
    format!("{name}: {} · rows {} · no formula: {}", told.join(", "), rows.join(" "), carried.join(" "))
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
        // That of all programmes has so many figures that it has a test of its own.
        if report.programmes.len() == 1 {
            let name = format!("demonstration/{}", report.id);
            writeln!(told, "{}", held(&name, checked, report, &mut faults)).unwrap();
        }
    }
    assert!(faults.is_empty(), "{told}\n{} faults:\n{}", faults.len(), faults.join("\n"));
    insta::assert_snapshot!("live", told);
}

/// For minutes of computing in a build for development.
#[test]
#[ignore = "takes minutes"]
fn every_recipe_of_the_demonstration_gives_its_figure() {
    let (checked, mut faults) = (demonstration(), Vec::new());
    for report in &checked.project.reports {
        held(&report.id, checked, report, &mut faults);
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// A report of the demonstration with few figures.
fn small(checked: &Checked) -> ReportDef {
    checked.project.reports.iter().find(|report| report.id == "kfit-summary").unwrap().clone()
}

#[test]
fn what_is_left_out_is_all_that_does_not_count() {
    let case = |name: &str| checked(&crate::folder::case(name));
    let cases = ["policies", "measures", "regional"].map(case);
    for checked in std::iter::once(demonstration()).chain(&cases) {
        let mut found = 0;
        for report in &checked.project.reports {
            let is_demonstration = checked.project.reports.len() > 2;
            if is_demonstration && report.id != small(checked).id {
                continue;
            }
            let (cube, evidence) = evidence(checked, report);
            for (address, reasons) in &evidence.left_out {
                let table = checked.project.indicators[address.indicator].basis.as_ref().unwrap().table;
                let name = &checked.project.tables[table].name;
                let kept_out =
                    checked.valid.quarantine.iter().filter(|row| row.table == *name).count() as u64;
                let left: u64 = reasons.iter().map(|left| left.rows).sum();
                assert!(reasons.iter().all(|left| !left.reason.contains('\u{27E6}') && left.rows > 0));
                let all = checked.valid.tables[table].height() as u64 + kept_out;
                let counted = cube.get(address).unwrap().records;
                assert_eq!(counted + left, all, "{address:?} {reasons:?}");
                found += 1;
            }
        }
        assert!(found > 0);
    }
}

#[test]
fn too_many_records_are_counted_and_not_listed() {
    let checked = checked(&crate::folder::case("people"));
    let report = ReportDef { evidence_rows: 4, ..checked.project.reports[0].clone() };
    let (cube, evidence) = evidence(&checked, &report);
    let told: usize = evidence.sheets.iter().map(|sheet| sheet.too_many.len()).sum();
    assert!(told > 0);
    for sheet in &evidence.sheets {
        for (indicator, records) in &sheet.too_many {
            assert!(*records > 4 && sheet.columns.iter().all(|column| column.indicator != *indicator));
            let of = |figure: &&Figure| {
                figure.address.indicator == *indicator
                    && figure.address.category.is_total()
                    && figure.value.is_some()
            };
            for figure in cube.figures().iter().filter(of) {
                assert_eq!(evidence.recipe(&figure.address), Some(&Recipe::Carried(Carried::TooMany)));
            }
        }
        assert!(sheet.rows.len() <= 4 * sheet.columns.len());
    }
}

#[test]
fn evidence_tells_nobody() {
    let checked = demonstration();
    let (_, evidence) = evidence(checked, &small(checked));
    let text = format!("{evidence:?}");
    // Whatever stands in a personal column, and the identifiers of persons.
    let mut marks: BTreeSet<String> = BTreeSet::new();
    for (def, table) in checked.project.tables.iter().zip(&checked.valid.tables) {
        let id = def.person.as_ref().and_then(|person| person.id);
        for (number, field) in def.fields.iter().enumerate() {
            if !field.personal && id != Some(number) {
                continue;
            }
            let column = table.frame.column(&field.name).unwrap();
            marks.extend(column.str().unwrap().iter().flatten().map(str::to_string));
        }
    }
    marks.retain(|mark| mark.chars().count() > 5);
    assert!(marks.len() > 1000);
    let told: Vec<&String> = marks.iter().step_by(17).filter(|mark| text.contains(mark.as_str())).collect();
    assert!(told.is_empty(), "{} such as {:?}", told.len(), told.first());
    // Records of persons are told by where they stand, and keys are numbers from 1 on.
    let mut of_persons = 0;
    for sheet in &evidence.sheets {
        let indicator = &checked.project.indicators[sheet.columns[0].indicator];
        let table = indicator.basis.as_ref().unwrap().table;
        if checked.project.tables[table].person.is_some() {
            assert!(sheet.rows.iter().all(|row| row.record.is_empty()));
            of_persons += sheet.rows.len();
        }
        for (column, _) in sheet.columns.iter().enumerate().filter(|(_, column)| column.what == What::Key) {
            let mut greatest = 0;
            for key in sheet.rows.iter().filter_map(|row| row.adds[column]?.to_i64()) {
                // Each key is known already or the next one; columns of one key share its numbers.
                assert!(key <= sheet.rows.len() as i64);
                greatest = greatest.max(key);
            }
            assert!(greatest >= 1 || sheet.rows.is_empty());
        }
    }
    assert!(of_persons > 100);
}
