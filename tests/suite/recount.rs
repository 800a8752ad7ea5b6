//! The second calculation: it agrees with the first on everything there is, and
//! tells every figure that was altered, lost, or added up wrongly.

use crate::cases::run_project;
use crate::folder::{case, write};
use proptest::prelude::*;
use std::path::Path;
use yardstick::compute::{Scope, compute};
use yardstick::cube::{Accumulation, Address, Cube, Figure, Number, Origin, Status};
use yardstick::diag::{Code, Finding};
use yardstick::number::Decimal;
use yardstick::pipeline::{Checked, check};
use yardstick::project::{Fold, Measure, Project};
use yardstick::recount::{Fate, Recount, verify};
use yardstick::source::Root;

/// A project with its scope of everything, and the cube of it.
fn computed(folder: &Path) -> (Checked, Scope, Cube) {
    let checked = check(&Root::new(folder), &()).unwrap();
    let scope = Scope::everything(&checked.project, None);
    let cube = compute(&checked.project, &checked.valid, &scope).unwrap().cube;
    (checked, scope, cube)
}

fn verified(checked: &Checked, scope: &Scope, cube: &Cube) -> Vec<Finding> {
    verify(&checked.project, &checked.valid, scope, cube)
}

fn messages(findings: &[Finding]) -> String {
    findings.iter().map(|finding| format!("{} {}\n", finding.code, finding.message)).collect()
}

/// The cube with one figure altered, or without it.
fn with(cube: &Cube, at: &Address, alter: impl Fn(Figure) -> Option<Figure>) -> Cube {
    let figures = cube.figures().iter().cloned();
    let altered =
        figures.filter_map(|figure| if figure.address == *at { alter(figure) } else { Some(figure) });
    Cube::new(altered.collect())
}

fn plus_one(number: Option<Number>) -> Option<Number> {
    match number? {
        Number::Exact(number) => Some(Number::Exact(number + Decimal::ONE)),
        Number::Quotient(number) => Some(Number::Quotient(number + 1.0)),
    }
}

#[test]
fn the_cases_are_computed_twice_with_all_that_is_in_them() {
    for name in ["people", "policies", "regional", "measures", "groups", "programmes", "periods", "reported"]
    {
        let (checked, scope, cube) = computed(&case(name));
        let findings = verified(&checked, &scope, &cube);
        assert!(findings.is_empty(), "{name}:\n{}", messages(&findings));
    }
}

#[test]
fn an_altered_figure_is_told() {
    let projects = ["people", "regional", "country_offices"].map(|name| computed(&case(name)));
    type Kind<'k> = (&'k str, &'k dyn Fn(&Figure) -> bool, &'k dyn Fn(Figure) -> Option<Figure>);
    let has_value = |figure: &Figure| figure.status == Status::Value && figure.records > 0;
    let is_total = |figure: &Figure| has_value(figure) && figure.address.category.is_total();
    let is_category = |figure: &Figure| has_value(figure) && !figure.address.category.is_total();
    let to_date = |figure: &Figure| has_value(figure) && figure.address.accumulation == Accumulation::ToDate;
    let is_zero = |figure: &Figure| {
        figure.status == Status::Value && figure.records == 0 && figure.address.category.is_total()
    };
    let value = |figure: Figure| Some(Figure { value: plus_one(figure.value), ..figure });
    let numerator = |figure: Figure| Some(Figure { numerator: plus_one(figure.numerator), ..figure });
    let records = |figure: Figure| Some(Figure { records: figure.records + 1, ..figure });
    let incomplete = |figure: Figure| Some(Figure { incomplete: figure.incomplete + 1, ..figure });
    let missing = |figure: Figure| {
        Some(Figure { status: Status::Missing, value: None, numerator: None, denominator: None, ..figure })
    };
    let kinds: [Kind; 9] = [
        ("value", &is_total, &value),
        ("numerator", &is_total, &numerator),
        ("value", &is_category, &value),
        ("value", &to_date, &value),
        ("value", &is_zero, &value),
        ("number of records", &is_total, &records),
        ("number of incomplete records", &is_total, &incomplete),
        ("value", &is_total, &missing),
        ("figure", &is_category, &|_| None),
    ];
    for (number, (what, is_meant, alter)) in kinds.into_iter().enumerate() {
        let mut altered = 0;
        for (checked, scope, cube) in &projects {
            let computed = cube.figures().iter().filter(|figure| figure.origin == Origin::Computed);
            for figure in computed.filter(|figure| is_meant(figure)).step_by(23).take(5) {
                altered += 1;
                let findings = verified(checked, scope, &with(cube, &figure.address, alter));
                let told: Vec<&Finding> =
                    findings.iter().filter(|finding| finding.code == Code::SelfCheck).collect();
                assert_eq!(told.len(), 1, "{what} of {:?}: {}", figure.address, messages(&findings));
                assert!(told[0].message.contains(&format!("the {what} is")), "{what}: {}", told[0].message);
                assert!(told[0].message.contains(&figure.address.period.code), "{}", told[0].message);
            }
        }
        assert!(altered > 0, "no figure to alter: {number}, {what}");
    }
    // A total that is lost.
    let (checked, scope, cube) = &projects[0];
    let lost = cube.figures().iter().find(|figure| is_total(figure)).unwrap();
    let findings = verified(checked, scope, &with(cube, &lost.address, |_| None));
    assert!(messages(&findings).contains("not there"), "{}", messages(&findings));
}

#[test]
fn a_sum_that_is_not_that_of_its_parts_is_told() {
    let (checked, scope, cube) = computed(&case("policies"));
    let waiting = checked.project.indicators.iter().position(|own| own.id == "waiting").unwrap();
    let total = cube.figures().iter().find(|figure| {
        figure.address.indicator == waiting && figure.status == Status::Value && figure.records > 0
    });
    let total = total.unwrap();
    let altered =
        with(&cube, &total.address, |figure| Some(Figure { value: plus_one(figure.value), ..figure }));
    assert!(!verified(&checked, &scope, &altered).is_empty());
}

/// The cube of a project in which a definition was changed, as if the first
/// calculation had a fault.
fn with_fault(checked: &Checked, scope: &Scope, fault: impl Fn(&mut Project)) -> Cube {
    let mut project = checked.project.clone();
    fault(&mut project);
    compute(&project, &checked.valid, scope).unwrap().cube
}

#[test]
fn a_broken_aggregation_is_caught() {
    let (checked, scope, _) = computed(&case("people"));
    type Fault<'f> = (&'f str, &'f dyn Fn(&mut Project));
    let each = |project: &mut Project, change: &dyn Fn(&mut yardstick::project::Indicator)| {
        project.indicators.iter_mut().for_each(change);
    };
    let faults: [Fault; 6] = [
        ("records are counted in place of persons", &|project| {
            each(project, &|own| {
                if let Measure::Single(component) = &mut own.measure
                    && matches!(component.fold, Fold::Distinct(_))
                {
                    component.fold = Fold::Count;
                }
            });
        }),
        ("the condition is not looked at", &|project| {
            each(project, &|own| {
                if let Some(basis) = &mut own.basis {
                    basis.condition = None;
                }
            });
        }),
        ("records have no place", &|project| {
            each(project, &|own| {
                if let Some(basis) = &mut own.basis {
                    basis.place = None;
                }
            });
        }),
        ("records have no date", &|project| {
            each(project, &|own| {
                if let Some(basis) = &mut own.basis {
                    basis.date = None;
                }
            });
        }),
        ("what belongs to a person is taken from each record", &|project| {
            for table in &mut project.tables {
                if let Some(person) = &mut table.person {
                    person.belongs.clear();
                }
            }
        }),
        ("the year begins in another month", &|project| project.calendar.fiscal_start = 7),
    ];
    for (fault, change) in faults {
        let cube = with_fault(&checked, &scope, change);
        assert!(!verified(&checked, &scope, &cube).is_empty(), "not caught: {fault}");
    }
}

#[test]
fn the_rows_of_a_figure_give_the_figure() {
    for name in ["people", "policies", "regional", "measures", "groups"] {
        let (checked, scope, cube) = computed(&case(name));
        let recount = Recount::new(&checked.project, &checked.valid, &scope);
        for figure in cube.figures() {
            let indicator = &checked.project.indicators[figure.address.indicator];
            let Measure::Single(component) = &indicator.measure else { continue };
            let adds = matches!(component.fold, Fold::Count | Fold::Distinct(_) | Fold::Sum(_));
            if !adds || figure.status != Status::Value {
                continue;
            }
            let rows = recount.rows(&figure.address);
            let basis = indicator.basis.as_ref().unwrap();
            assert_eq!(rows.len(), checked.valid.tables[basis.table].height());
            let sum: Decimal = rows
                .iter()
                .filter_map(|row| match row.fate {
                    Fate::Counted { numerator, .. } => numerator,
                    Fate::Left(_) => None,
                })
                .sum();
            assert_eq!(Some(Number::Exact(sum)), figure.value, "{name} {:?}", figure.address);
        }
    }
}

#[test]
fn a_run_ends_with_nothing_written_where_figures_differ() {
    // What the run says is that of the error: the report, each figure, and both values.
    let finding =
        Finding::new(Code::SelfCheck, yardstick::diag::Place::Project, "CB05, all places: 12, and 11");
    let error =
        yardstick::pipeline::MakeError::Differs { report: "annual".into(), differences: vec![finding] };
    let said = error.to_string();
    assert!(said.contains("nothing is written") && said.contains("annual"), "{said}");
    assert!(said.contains("X901 CB05, all places: 12, and 11"), "{said}");
}

#[test]
#[ignore = "the demonstration, as the reports have it, takes a while"]
fn the_demonstration_is_computed_twice() {
    // A difference would end the run.
    let (_, made) = run_project(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert!(!made.is_empty());
}

const PROJECT: &str = r#"
name = "Random"
languages = ["en"]
countries = "lands"
base_currency = "EUR"
identity_key = "random"
[[programme]]
id = "p1"
title = "One"
start = 2018-01-01
end = 2020-12-31
[[programme]]
id = "p2"
title = "Two"
parent = "p1"
countries = ["A", "B"]
start = 2018-01-01
end = 2020-12-31
"#;

const EVENTS: &str = r#"
name = "events"
title = "Events"
role = "activities"
primaryKey = "no"
date = "day"
place = "lands"
programme = "programme"
fields = [
  { name = "no", type = "string", constraints = { required = true } },
  { name = "day", type = "date" },
  { name = "lands", type = "list", codelist = "lands", delimiter = "," },
  { name = "programme", type = "string", codelist = "programmes" },
  { name = "kind", type = "string" },
]
"#;

const VISITS: &str = r#"
name = "visits"
title = "Visits"
date = "event.day"
place = "event.lands"
programme = "event.programme"
fields = [
  { name = "event_no", type = "string", constraints = { required = true } },
  { name = "who", type = "string" },
  { name = "sex", type = "string", codelist = "sexes" },
  { name = "born", type = "year" },
  { name = "hours", type = "number" },
  { name = "cost", type = "number" },
]
[[foreignKeys]]
fields = "event_no"
reference = { resource = "events", fields = "no" }
as = "event"
[person]
name = "person"
id = "who"
belongs = ["sex", "born"]
age = { name = "band", birth = "born", bands = "bands" }
"#;

const INDICATORS: &str = r#"
[[indicator]]
id = "visits"
title = "Visits"
level = "output"
unit = "number"
table = "visits"
measure = "count"
where = "hours >= 1"
by = ["sex", "band", "event.kind", ["sex", "event.kind"]]
periods = ["year", "semester", "life"]
[[indicator]]
id = "persons"
title = "Persons"
level = "output"
unit = "people"
table = "visits"
measure = { distinct = "person" }
where = "hours >= 1"
by = ["sex", "band", "event.lands"]
periods = ["year", "quarter", "life"]
[[indicator]]
id = "new_persons"
title = "New persons"
level = "output"
unit = "people"
table = "visits"
measure = { distinct = "person", first = true }
by = ["sex"]
periods = ["year", "semester", "life"]
[[indicator]]
id = "faithful"
title = "Faithful"
level = "output"
unit = "people"
table = "visits"
measure = { distinct = "person", having = [{ distinct = "event_no", at_least = 2 }] }
by = ["sex"]
periods = ["year", "semester", "life"]
[[indicator]]
id = "hours"
title = "Hours"
level = "output"
unit = "number"
table = "visits"
measure = { sum = "CASE WHEN event.kind = 'x' THEN hours * 1.5 ELSE hours / 3 END" }
by = ["sex"]
periods = ["year", "semester", "life"]
[[indicator]]
id = "mean"
title = "Mean"
level = "outcome"
unit = "number"
table = "visits"
measure = { mean = "hours - cost" }
by = ["sex"]
periods = ["year", "life"]
[[indicator]]
id = "middle"
title = "Middle"
level = "outcome"
unit = "number"
table = "visits"
measure = { median = "hours" }
by = ["band"]
periods = ["year", "life"]
[[indicator]]
id = "share"
title = "Share"
level = "outcome"
unit = "%"
table = "visits"
measure.ratio.numerator = { distinct = "person", where = "sex = 'F'" }
measure.ratio.denominator = { distinct = "person", where = "known(sex)" }
measure.ratio.times = 100
periods = ["year", "life"]
[[indicator]]
id = "price"
title = "Price"
level = "outcome"
unit = "number"
table = "visits"
measure.ratio.numerator = { sum = "cost" }
measure.ratio.denominator = { sum = "hours" }
by = ["event.kind"]
periods = ["year", "life"]
[[indicator]]
id = "lands"
title = "Lands"
level = "output"
unit = "number"
table = "events"
measure = { distinct = "lands" }
by = ["kind"]
periods = ["year", "semester", "life"]
[[indicator]]
id = "visits_each"
title = "Visits each"
level = "outcome"
unit = "number"
measure = { derived = "visits / persons * 2" }
"#;

/// Writes the project with the rows given.
fn random_project(folder: &Path, events: &str, visits: &str) {
    let files = [
        ("yardstick.toml", PROJECT),
        ("indicators/codelists/lands.csv", "code,label_en\nA,A\nB,B\nC,C\n"),
        ("indicators/codelists/sexes.csv", "code,label_en,unknown\nF,F,\nM,M,\nU,U,true\n"),
        ("indicators/codelists/bands.csv", "code,label_en,min,max,unknown\ny,Y,0,24,\no,O,25,,\n"),
        ("indicators/tables/events.toml", EVENTS),
        ("indicators/tables/visits.toml", VISITS),
        ("indicators/main/all.toml", INDICATORS),
        (
            "input/sources.toml",
            "[[source]]\nid = \"e\"\nfiles = [\"events.csv\"]\ntable = \"events\"\n\
             [[source]]\nid = \"v\"\nfiles = [\"visits.csv\"]\ntable = \"visits\"\nnamespace = \"one\"\n",
        ),
        ("input/events.csv", events),
        ("input/visits.csv", visits),
    ];
    for (name, text) in files {
        write(folder, name, text.as_bytes());
    }
}

fn events() -> impl Strategy<Value = String> {
    let days = prop_oneof![
        6 => (2018..2021i32, 1..13u32, 1..29u32).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
        1 => Just(String::new()),
    ];
    let lands = prop::sample::select(vec!["A", "B", "C", "\"A,B\"", "\"A,B,C\"", ""]);
    let programmes = prop::sample::select(vec!["p1", "p2", "p2"]);
    let kinds = prop::sample::select(vec!["x", "y", ""]);
    prop::collection::vec((days, lands, programmes, kinds), 6).prop_map(|rows| {
        let mut text = "no,day,lands,programme,kind\n".to_string();
        for (no, (day, lands, programme, kind)) in rows.into_iter().enumerate() {
            text.push_str(&format!("E{no},{day},{lands},{programme},{kind}\n"));
        }
        text
    })
}

fn visits() -> impl Strategy<Value = String> {
    let who = prop::sample::select(vec!["a", "b", "c", "d", ""]);
    let sex = prop::sample::select(vec!["F", "M", "U", ""]);
    let born = prop::sample::select(vec!["1990", "1994", "1995", "2000", ""]);
    let hours = prop::sample::select(vec!["0", "1", "2.5", "7", "0.1", ""]);
    let cost = prop::sample::select(vec!["1", "3.3", ""]);
    prop::collection::vec((0..6usize, who, sex, born, hours, cost), 1..25).prop_map(|rows| {
        let mut text = "event_no,who,sex,born,hours,cost\n".to_string();
        for (event, who, sex, born, hours, cost) in rows {
            text.push_str(&format!("E{event},{who},{sex},{born},{hours},{cost}\n"));
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn both_calculations_agree_on_any_rows(events in events(), visits in visits()) {
        let folder = tempfile::tempdir().unwrap();
        random_project(folder.path(), &events, &visits);
        let (checked, scope, cube) = computed(folder.path());
        let findings = verified(&checked, &scope, &cube);
        prop_assert!(findings.is_empty(), "{}\n{events}\n{visits}", messages(&findings));
        prop_assert!(!cube.figures().is_empty());
    }
}
