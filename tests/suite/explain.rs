//! `yardstick explain`: the rows listed give the figure, none of a table's rows
//! is missing from the list, and nothing personal is told.

use crate::folder::{case, checked, copy, demonstration, replace};
use assert_cmd::Command;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use yardstick::compute::{Scope, compute};
use yardstick::cube::{Address, Cube, Figure, Geography, Origin, Programme};
use yardstick::explain::{Cells, Explainer, Explanation, Question, Reason, ask, explain};
use yardstick::number::Decimal;
use yardstick::pipeline::Checked;
use yardstick::project::{Fold, Measure, Project};

fn said(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yardstick"));
    command.current_dir(folder).arg("explain").args(arguments).env_remove("CLICOLOR_FORCE");
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

fn printed(folder: &Path, arguments: &[&str]) -> String {
    let (out, complaints, status) = said(folder, arguments);
    assert_eq!((status, complaints.as_str()), (0, ""), "{arguments:?}: {out}");
    out
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(folder, &[arguments, &["--format", "json"]].concat())).unwrap()
}

/// The question that has a figure of a report as its answer.
fn question(project: &Project, report: &str, address: &Address) -> Question {
    let code = |geography: &Geography| geography.code().to_string();
    let (mut country, mut place, mut group) = (None, None, None);
    match &address.geography {
        Geography::All => {}
        one @ (Geography::Country(_) | Geography::MultiCountry) => country = Some(code(one)),
        one @ Geography::Place(_) => place = Some(code(one)),
        one @ Geography::Group(_) => group = Some(code(one)),
    }
    let category = &address.category;
    Question {
        indicator: project.indicators[address.indicator].id.clone(),
        country,
        group,
        place,
        programme: match &address.programme {
            Programme::All => Some("all".to_string()),
            Programme::One(code) => Some(code.to_string()),
            // Several together are those of the report.
            Programme::Selected(_) => None,
        },
        period: Some(address.period.code.clone()),
        accumulation: Some(address.accumulation),
        wheres: match category.is_total() {
            true => Vec::new(),
            false => vec![format!("{}={}", category.dimension, category.code)],
        },
        report: Some(report.to_string()),
        as_of: None,
        known_by: None,
    }
}

fn is_sum(fold: &Fold) -> bool {
    matches!(fold, Fold::Count | Fold::Distinct(_) | Fold::Sum(_))
}

/// What is not right about an explanation of a figure, or of one that it is made from.
fn faults(checked: &Checked, figure: &Figure, explained: &Explanation) -> Vec<String> {
    let mut faults = rows_at_fault(checked, explained);
    if explained.figure != *figure {
        faults.push(format!("the figure is {:?}, in the report {figure:?}", explained.figure));
    }
    faults
}

/// What is not right about the rows of an explanation: they do not add up to
/// the figure, or are not all the rows of their tables.
fn rows_at_fault(checked: &Checked, explained: &Explanation) -> Vec<String> {
    let (project, valid) = (&checked.project, &checked.valid);
    let mut faults: Vec<String> =
        explained.operands.iter().flat_map(|operand| rows_at_fault(checked, operand)).collect();
    let own = &explained.figure;
    if let Some((listed, figure)) = explained.differs {
        faults.push(format!("the rows add up to {listed}, the figure is {figure}"));
    }
    let exact = |number: Option<yardstick::cube::Number>| number.and_then(|number| number.to_decimal());
    let sum = |of: fn(&yardstick::explain::Entry) -> Option<Decimal>| {
        explained.records.iter().filter_map(of).sum::<Decimal>()
    };
    let indicator = &project.indicators[own.address.indicator];
    let (above, below) = match &indicator.measure {
        Measure::Single(component) => (is_sum(&component.fold), false),
        Measure::Mean(_) => (true, true),
        Measure::Ratio { numerator, denominator, .. } => (is_sum(&numerator.fold), is_sum(&denominator.fold)),
        Measure::State { .. } | Measure::Moved { .. } => (true, false),
        _ => (false, false),
    };
    let (numerator, denominator) = (sum(|entry| entry.numerator), sum(|entry| entry.denominator));
    if let Some(wanted) = exact(own.numerator).filter(|wanted| above && numerator != *wanted) {
        faults.push(format!("{numerator} by hand, numerator {wanted}"));
    }
    if let Some(wanted) = exact(own.denominator).filter(|wanted| below && denominator != *wanted) {
        faults.push(format!("{denominator} by hand, denominator {wanted}"));
    }
    if own.numerator.is_none() && own.origin == Origin::Computed && above && !numerator.is_zero() {
        faults.push(format!("no value, and rows that add up to {numerator}"));
    }
    let mut listed: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in explained.records.iter().chain(&explained.excluded) {
        *listed.entry(&*entry.table).or_default() += 1;
        let is_told = entry.why.as_ref().is_none_or(|why| {
            why.reason != Reason::Quarantined || (why.finding.is_some() && entry.cells.len() == 1)
        });
        if !is_told {
            faults.push(format!("nothing is said of the row in quarantine at {}", entry.place));
        }
    }
    if let Some(entry) =
        explained.superseded.iter().find(|entry| entry.why.as_ref().is_none_or(|why| why.finding.is_none()))
    {
        faults.push(format!("nothing is said of what supersedes {}", entry.place));
    }
    if let Some(basis) = &indicator.basis {
        listed.entry(project.tables[basis.table].name.as_str()).or_default();
    }
    for (table, count) in listed {
        let number = project.tables.iter().position(|def| def.name == table).unwrap();
        let used = valid.tables[number].height();
        let quarantined = valid.quarantine.iter().filter(|row| row.table == table).count();
        if count != used + quarantined {
            faults.push(format!("{count} rows of {table}, of {used} used and {quarantined} quarantined"));
        }
    }
    faults
}

/// What is wrong about some figures, looked at by a few threads of their own: a
/// thread of the engine's pool takes up other work while it waits, and its stack ends.
fn wrong_of(some: &[&Figure], faults: impl Fn(&Figure) -> Vec<String> + Sync) -> Vec<String> {
    const THREADS: usize = 2;
    let faults = &faults;
    std::thread::scope(|scope| {
        let part =
            move |first: usize| some.iter().skip(first).step_by(THREADS).flat_map(|figure| faults(figure));
        let threads: Vec<_> = (0..THREADS).map(|first| scope.spawn(move || part(first).collect())).collect();
        threads.into_iter().flat_map(|thread| -> Vec<String> { thread.join().unwrap() }).collect()
    })
}

/// Asks for a share of the figures of a report of a project, some of every
/// indicator, as somebody types it, and explains each.
fn explained_of(checked: &Checked, of_each: usize) -> (usize, Vec<String>) {
    let (mut asked_for, mut wrong) = (0, Vec::new());
    // One report of several is enough: their cubes differ by the day up to which events count.
    let reports = checked.project.reports.iter().filter(|report| report.known_by.is_none());
    for report in reports.collect::<Vec<_>>().into_iter().rev().take(1) {
        let scope = Scope::of_report(&checked.project, report);
        let cube = compute(&checked.project, &checked.valid, &scope).unwrap().cube;
        let some = sample(&checked.project, &cube, of_each);
        asked_for += some.len();
        wrong.extend(wrong_of(&some, |figure| {
            let question = question(&checked.project, &report.id, &figure.address);
            let faults = match ask(&checked.project, &checked.valid, &question) {
                Err(refusal) => vec![format!("{refusal:?}")],
                Ok(asked) => {
                    let explained = explain(&asked, &checked.valid, Cells::First(1)).unwrap();
                    faults(checked, figure, &explained)
                }
            };
            faults.into_iter().map(|fault| format!("{question:?}: {fault}")).collect()
        }));
    }
    (asked_for, wrong)
}

/// What kind of cell a figure is of.
fn kind(figure: &Figure) -> (&'static str, &'static str, &'static str, &'static str, String) {
    let address = &figure.address;
    let programme = match &address.programme {
        Programme::All => "all",
        Programme::Selected(_) => "several",
        Programme::One(_) => "one",
    };
    let dimension = address.category.dimension.to_string();
    let (geography, accumulation) = (address.geography.kind(), address.accumulation.word());
    (geography, programme, address.period.kind.word(), accumulation, dimension)
}

/// Some figures of every indicator, of as many kinds of cells as may be: from
/// one indicator to the next it goes on with other kinds.
fn sample<'c>(project: &Project, cube: &'c Cube, of_each: usize) -> Vec<&'c Figure> {
    let mut some = Vec::new();
    let mut turn = 0;
    for number in 0..project.indicators.len() {
        let mut kinds: BTreeMap<_, Vec<&Figure>> = BTreeMap::new();
        for figure in cube.figures().iter().filter(|figure| figure.address.indicator == number) {
            kinds.entry(kind(figure)).or_default().push(figure);
        }
        let kinds: Vec<Vec<&Figure>> = kinds.into_values().collect();
        let step = (kinds.len() / of_each).max(1);
        for one in kinds.iter().cycle().skip(turn % step).step_by(step).take(of_each.min(kinds.len())) {
            // A figure of records says more than one of none.
            let of_records: Vec<&&Figure> = one.iter().filter(|figure| figure.records > 0).collect();
            let from = if of_records.is_empty() { one.iter().collect() } else { of_records };
            some.push(*from[turn % from.len()]);
            turn += 1;
        }
    }
    some
}

#[test]
fn the_rows_of_figures_of_the_demonstration_give_the_figures() {
    let checked = checked(&demonstration());
    let mut narrow = checked.project.clone();
    // Pairs of categories are many, and computing all of them takes most of the time.
    for indicator in &mut narrow.indicators {
        indicator.by.retain(|dimension| !dimension.name.contains('*'));
    }
    let (project, valid) = (&narrow, &checked.valid);
    // Every indicator and all places, two years, two programmes and two groups.
    let mut scope = Scope::everything(project, None);
    let groups: BTreeSet<&String> = project.reports.iter().flat_map(|report| &report.groups).collect();
    scope.groups = groups.into_iter().take(2).cloned().collect();
    scope.programmes.retain(|programme| ["", "all", "kfit", "gcs"].contains(&programme.code()));
    scope.from = "2019-01-01".parse().unwrap();
    scope.as_of = "2020-12-31".parse().unwrap();
    let cube = compute(project, valid, &scope).unwrap().cube;
    let explainer = Explainer::new(project, valid, &scope, &cube, Cells::First(1));
    let some = sample(project, &cube, 2);
    let wrong = wrong_of(&some, |figure| {
        let faults = faults(&checked, figure, &explainer.figure(&figure.address).unwrap());
        let named = &project.indicators[figure.address.indicator].id;
        faults.into_iter().map(|fault| format!("{named} {:?}: {fault}", figure.address)).collect()
    });
    let first: Vec<_> = wrong.iter().take(12).cloned().collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), some.len(), first.join("\n"));

    assert!(some.len() > 100, "{}", some.len());
    let indicators: BTreeSet<usize> = some.iter().map(|figure| figure.address.indicator).collect();
    assert_eq!(indicators.len(), project.indicators.len());
    let kinds: Vec<_> = some.iter().map(|figure| kind(figure)).collect();
    let geographies: BTreeSet<&str> = kinds.iter().map(|kind| kind.0).collect();
    let all: BTreeSet<&str> = cube.figures().iter().map(|figure| kind(figure).0).collect();
    assert_eq!(geographies, all);
    assert!(geographies.contains("group"), "{geographies:?}");
    assert_eq!(kinds.iter().map(|kind| kind.1).collect::<BTreeSet<_>>(), BTreeSet::from(["all", "one"]));
    let periods: BTreeSet<&str> = kinds.iter().map(|kind| kind.2).collect();
    assert!(periods.len() >= 2, "{periods:?}");
    let dimensions: BTreeSet<&String> = kinds.iter().map(|kind| &kind.4).collect();
    assert!(dimensions.len() >= 4, "{dimensions:?}");
    let of_records = some.iter().filter(|figure| figure.records > 0).count();
    assert!(of_records * 2 > some.len(), "{of_records} of {}", some.len());
}

#[test]
fn the_rows_of_figures_of_the_cases_give_the_figures() {
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(case("")).unwrap() {
        let folder = entry.unwrap().path();
        let (asked, faults) = explained_of(&checked(&folder), 12);
        assert!(asked > 0, "{}", folder.display());
        wrong.extend(faults.into_iter().map(|fault| format!("{} {fault}", folder.display())));
    }
    let first: Vec<_> = wrong.iter().take(30).cloned().collect();
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), first.join("\n"));
}

#[test]
fn what_is_spread_over_days_has_periods() {
    // 181 of the 365 days of the year are those of its first half.
    let year = json(&case("flows"), &["granted", "--period", "2019"]);
    let half = json(&case("flows"), &["granted", "--period", "2019-S1"]);
    for one in [&year, &half] {
        assert_eq!(one["figure"]["status"], "value");
        let records = one["records"].as_array().unwrap();
        let sum: f64 = records.iter().map(|entry| entry["numerator"].as_f64().unwrap()).sum();
        assert!((sum - one["figure"]["numerator"].as_f64().unwrap()).abs() < 1e-6, "{one}");
        assert!(
            records.iter().all(|entry| entry["cells"]
                .as_array()
                .unwrap()
                .iter()
                .any(|cell| cell["column"] == "begins"))
        );
    }
    assert!(half["figure"]["value"].as_f64() < year["figure"]["value"].as_f64());
}

/// The number of rows that were left out, by reason.
fn reasons(explained: &Value) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for entry in explained["excluded"].as_array().unwrap() {
        *found.entry(entry["reason"].as_str().unwrap().to_string()).or_insert(0) += 1;
    }
    found
}

#[test]
fn a_person_counts_once_and_further_rows_say_with_which() {
    // Four persons; P002 and P003 have two records each, P004 half an hour,
    // P005 no hours, and twelve have no identity.
    let explained = json(&case("people"), &["participants"]);
    assert_eq!(explained["figure"]["value"], 4);
    let records = explained["records"].as_array().unwrap();
    let keys: Vec<&str> = records.iter().map(|entry| entry["record"].as_str().unwrap()).collect();
    assert_eq!(records.len(), 4, "{keys:?}");
    assert!(records.iter().all(|entry| entry["numerator"] == 1));
    let found = reasons(&explained);
    assert_eq!(found["repeat"], 2, "{found:?}");
    assert_eq!(found["no_value"], 12, "{found:?}");
    assert_eq!(found["condition_not_met"], 1, "{found:?}");
    assert_eq!(found["cannot_be_judged"], 1, "{found:?}");
    for entry in explained["excluded"].as_array().unwrap() {
        match entry["reason"].as_str().unwrap() {
            "repeat" => {
                let counted = &entry["counted"];
                let is_it =
                    |record: &&Value| record["file"] == counted["file"] && record["row"] == counted["row"];
                assert_eq!(records.iter().filter(is_it).count(), 1, "{entry}");
            }
            "condition_not_met" => assert!(entry["detail"].as_str().unwrap().contains("hours"), "{entry}"),
            "cannot_be_judged" => assert!(entry["detail"].as_str().unwrap().contains("hours"), "{entry}"),
            _ => {}
        }
    }
}

#[test]
fn what_is_printed_for_people() {
    let text = printed(&case("people"), &["participants", "--where", "sex=F"]);
    insta::assert_snapshot!("people", text);
    let text = printed(&case("policies"), &["acceptance", "--all"]);
    insta::assert_snapshot!("ratio", text);
    let text = printed(
        &case("policies"),
        &["waiting", "--programme", "prog", "--period", "2019", "--accumulation", "to_date"],
    );
    insta::assert_snapshot!("target", text);
    let text = printed(&case("reported"), &["visits", "--period", "2019", "--programme", "prog"]);
    insta::assert_snapshot!("mixed", text);
}

#[test]
fn a_table_has_a_line_for_each_row() {
    let explained = json(&case("people"), &["participants"]);
    let text = printed(&case("people"), &["participants", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_string).collect();
    assert_eq!(head[..8], ["table", "file", "sheet", "row", "record", "numerator", "denominator", "reason"]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let listed = |name: &str| explained[name].as_array().unwrap().len();
    assert_eq!(rows.len(), listed("records") + listed("excluded"));
    let counted: u64 =
        rows.iter().filter(|row| row[7].is_empty()).map(|row| row[5].parse::<u64>().unwrap()).sum();
    assert_eq!(explained["figure"]["numerator"], counted);
}

#[test]
fn a_pair_is_named_in_either_order_and_a_period_in_any_spelling() {
    let folder = demonstration();
    let one =
        json(&folder, &["CB05", "--where", "sex=F", "--where", "stakeholder=cso", "--period", "S1 2019"]);
    let other = json(&folder, &["participants", "--where", "stakeholder*sex=cso*F", "--period", "2019-S1"]);
    assert_eq!(one, other);
    assert_eq!(one["figure"]["dimension"], "sex*stakeholder");
    assert_eq!(one["figure"]["category"], "F*cso");
    assert_eq!(one["figure"]["period"], "2019-S1");
}

#[test]
fn what_an_indicator_does_not_declare_is_explained_all_the_same() {
    let folder = demonstration();
    let quarter = json(&folder, &["participants", "--period", "2019-Q2"]);
    assert_eq!(quarter["figure"]["period_kind"], "quarter");
    assert!(quarter["notes"][0].as_str().unwrap().contains("year"), "{}", quarter["notes"]);
    let semester = json(&folder, &["participants", "--period", "2019-S1"]);
    let first = json(&folder, &["participants", "--period", "2019-Q1"]);
    let value = |one: &Value| one["figure"]["value"].as_u64().unwrap();
    // Persons may come in both quarters.
    assert!(value(&quarter) <= value(&semester) && value(&semester) <= value(&quarter) + value(&first));
    let by_role = json(&folder, &["participations", "--where", "activity.kind=workshop"]);
    assert_eq!(by_role["figure"]["dimension"], "activity.kind");
    assert!(by_role["figure"]["value"].as_u64().unwrap() > 0);
}

#[test]
fn what_there_is_not_is_said_with_what_there_is() {
    let folder = demonstration();
    let cases: [(&[&str], &str); 9] = [
        (&["particpants"], "did you mean participants?"),
        (&["zzzzz"], "there is no indicator named zzzzz; yardstick indicators lists them"),
        (&["participants", "--country", "Rwnda"], "there is no country named Rwnda"),
        (&["participants", "--programme", "kfitt"], "did you mean kfit?"),
        (&["participants", "--where", "sexe=F"], "did you mean sex?"),
        (&["participants", "--where", "sex=quux"], "there is no category of sex named quux; there are: F, M"),
        (&["participants", "--period", "2019-S3"], "is no period"),
        (&["participants", "--accumulation", "at_end"], "has no figures at_end; it has in_period, to_date"),
        (&["participants", "--report", "kfit"], "kfit-donor"),
    ];
    for (arguments, message) in cases {
        let (out, complaints, status) = said(&folder, arguments);
        assert_eq!((status, out.as_str()), (2, ""), "{arguments:?}");
        assert!(complaints.contains(message), "{arguments:?}: {complaints}");
        assert_eq!(complaints.lines().count(), 1, "{complaints}");
    }
}

#[test]
fn nothing_personal_is_told() {
    let folder = demonstration();
    let checked = checked(&folder);
    let mut marks: Vec<String> = Vec::new();
    for (def, table) in checked.project.tables.iter().zip(&checked.valid.tables) {
        for field in def.fields.iter().filter(|field| field.personal) {
            let column = table.frame.column(&field.name).unwrap();
            marks.extend(column.str().unwrap().iter().flatten().map(str::to_string));
        }
    }
    marks.retain(|mark| mark.chars().count() > 5);
    assert!(marks.len() > 1000);
    let addresses = marks.iter().filter(|mark| mark.contains('@')).count();
    assert!(addresses > 10, "{addresses}");
    // Looking for each of thousands in megabytes takes minutes: some of all kinds are enough.
    let marks: Vec<String> = marks.into_iter().step_by(37).collect();
    for format in [&["--all"][..], &["--format", "json"], &["--format", "csv"]] {
        let text = printed(&folder, &[&["participants"], format].concat());
        let told: Vec<&String> = marks.iter().filter(|mark| text.contains(mark.as_str())).collect();
        assert!(told.is_empty(), "{format:?}: {} such as {:?}", told.len(), told.first());
        assert!(text.contains("[personal]") && !text.contains('@'));
    }
}

#[test]
fn a_row_in_quarantine_is_told_with_its_finding() {
    let place = copy(&case("people"));
    replace(place.path(), "input/a/events.csv", "2018-05-04", "the fourth of May");
    let explained = json(place.path(), &["participants"]);
    let quarantined: Vec<&Value> = explained["excluded"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["reason"] == "quarantined")
        .collect();
    assert!(!quarantined.is_empty());
    for entry in quarantined {
        assert_eq!(entry["finding"]["code"], "C302", "{entry}");
        assert!(entry["finding"]["message"].as_str().unwrap().contains("fourth of May"));
        // The cell stands in the activity, and the row refers to it.
        let cell = &entry["cells"][0];
        assert_eq!(cell["value"], "the fourth of May", "{entry}");
        assert!(
            cell["file"].as_str().unwrap().ends_with("events.csv") && cell["cell"].is_string(),
            "{entry}"
        );
    }
}
