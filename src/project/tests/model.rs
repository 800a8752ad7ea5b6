use super::{base, load_with, told};
use crate::cube::Accumulation;
use crate::number::Decimal;
use crate::period::PeriodKind;
use crate::project::{
    Better, ChartKind, Column, Fold, Formula, Measure, OnError, Part, Project, Role, Section, load,
};
use crate::source::Root;

fn project() -> Project {
    let loaded = load(&Root::new(base()));
    assert_eq!(told(&loaded), Vec::<String>::new());
    loaded.project.unwrap()
}

fn measure<'a>(project: &'a Project, id: &str) -> &'a Measure {
    &project.indicators.iter().find(|indicator| indicator.id == id).unwrap().measure
}

#[test]
fn the_valid_project_is_resolved_as_documented() {
    let project = project();
    assert_eq!(project.languages, ["en", "fr"]);
    assert_eq!(project.privacy_threshold, 5);
    assert_eq!(project.rating.on_track.to_string(), "0.9");
    assert_eq!(project.rating.at_risk.to_string(), "0.7");
    assert_eq!(project.calendar.parse("phase1").unwrap().kind, PeriodKind::Custom);
    assert_eq!(project.programmes[1].parent, Some(0));
    assert_eq!(project.programmes[1].end_known_by(None).to_string(), "2022-06-30");
    assert_eq!(
        project.programmes[1].end_known_by(Some("2021-01-01".parse().unwrap())).to_string(),
        "2020-12-31"
    );
    assert!(project.files.iter().any(|file| file.name == "indicators/core/core.toml"));
    assert_eq!(project.comments[0].text, "Two workshops, both postponed");
    assert_eq!(project.accepted[0].cell, "C17");
}

#[test]
fn programmes_are_a_code_list() {
    let project = project();
    let list = &project.code_lists[project.programme_list];
    for name in ["kfit", "KFIT", "Korean funds", "fonds coréens", "Korean Funds-in-Trust"] {
        assert_eq!(list.by_spelling.get(&crate::text::spelling(name)), Some(&vec![1]), "{name}");
    }
    assert_eq!(list.codes[1].parent.as_deref(), Some("gcs"));
}

#[test]
fn tables_have_their_defaults() {
    let project = project();
    let table = |name: &str| project.tables.iter().find(|table| table.name == name).unwrap();
    let participations = table("participations");
    assert_eq!(participations.programme.as_ref().unwrap().name, "activity.programme");
    assert_eq!(participations.place.as_ref().unwrap().name, "activity.countries");
    assert_eq!(participations.date.as_ref().unwrap().links, ["activity"]);
    let faults: Vec<OnError> = participations.fields.iter().map(|field| field.on_error).collect();
    assert_eq!(faults[..3], [OnError::Row, OnError::Row, OnError::Cell]);
    let activities = table("activities");
    // The date of the table itself, and what is required.
    assert_eq!(activities.fields[activities.field("end").unwrap()].on_error, OnError::Row);
    assert_eq!(activities.fields[activities.field("programme").unwrap()].on_error, OnError::Row);
    assert_eq!(activities.fields[activities.field("kind").unwrap()].on_error, OnError::Cell);
    assert_eq!(table("policies").role, Some(Role::History));
    assert_eq!(table("policies").parts.get(&Part::Stage), Some(&1));
    assert_eq!(table("funds").money[0].max_age_days, Some(45));
    assert!(table("funds").money[0].condition.is_some());
    assert_eq!(participations.person.as_ref().unwrap().age.as_ref().unwrap().name, "age_band");
}

#[test]
fn a_code_is_not_taken_for_a_missing_value() {
    let text = "name = \"visits\"\nmissingValues = [\"\", \"NA\", \"-\"]\n\
        [[fields]]\nname = \"country\"\ncodelist = \"countries\"\n[[fields]]\nname = \"kind\"\ncodelist = \"kinds\"\n";
    let loaded = load_with(&[("indicators/tables/visits.toml", text)]);
    let project = loaded.project.unwrap();
    let visits = project.tables.iter().find(|table| table.name == "visits").unwrap();
    assert_eq!(visits.fields[0].missing, ["", "-"]);
    assert_eq!(visits.fields[1].missing, ["", "-", "na"]);
}

#[test]
fn every_measure_is_resolved() {
    let project = project();
    assert!(
        matches!(measure(&project, "activities_held"), Measure::Single(part) if matches!(part.fold, Fold::Count))
    );
    assert!(matches!(measure(&project, "participants"), Measure::Single(part)
        if matches!(&part.fold, Fold::Distinct(path) if path.column == Column::Person)));
    assert!(matches!(measure(&project, "spent"), Measure::Single(part)
        if matches!(&part.fold, Fold::Sum(value) if value.columns[0].column == Column::Money("usd".into()))));
    assert!(matches!(measure(&project, "gain"), Measure::Mean(value) if value.columns[0].name == "score"));
    let Measure::Ratio { numerator, denominator, times } = measure(&project, "women_share") else { panic!() };
    assert_eq!(*times, Decimal::from(100));
    assert_eq!(numerator.condition.as_ref().unwrap().tree.to_string(), "\"sex\" = 'F'");
    assert_eq!(
        denominator.condition.as_ref().unwrap().tree.to_string(),
        "(\"sex\" IS NOT NULL AND \"sex\" NOT IN ('unknown'))"
    );
    assert!(matches!(measure(&project, "policies_adopted"), Measure::State { at_least: Some(2), .. }));
    let Measure::Derived(formula) = measure(&project, "cost_per_person") else { panic!() };
    assert_eq!(formula.indicators(), [0, 4]);
    assert!(matches!(formula, Formula::Operation('/', ..)));
}

#[test]
fn indicators_have_their_defaults() {
    let project = project();
    let find = |id: &str| project.indicators.iter().find(|indicator| indicator.id == id).unwrap();
    let participants = find("participants");
    assert_eq!(participants.code, "CB05");
    assert_eq!(participants.periods, [PeriodKind::Semester, PeriodKind::Year, PeriodKind::Life]);
    assert_eq!(participants.by[2].name, "sex*activity.kind");
    assert_eq!(participants.better, Better::Higher);
    assert_eq!(participants.links[1].1, "G1/1.4");
    assert_eq!(participants.basis.as_ref().unwrap().place.as_ref().unwrap().name, "activity.countries");
    assert_eq!(find("activities_held").periods, [PeriodKind::Life]);
    assert_eq!(find("policies_adopted").accumulate, [Accumulation::AtEnd]);
    assert_eq!(find("gain").periods, [PeriodKind::Year, PeriodKind::Life]);
    // What is derived has the periods that all it is derived from have.
    assert_eq!(find("cost_per_person").periods, [PeriodKind::Year, PeriodKind::Life]);
    assert_eq!(find("cost_per_person").accumulate, [Accumulation::InPeriod, Accumulation::ToDate]);
    assert!(find("cost_per_person").basis.is_none());
}

#[test]
fn sources_and_reports_are_resolved() {
    let project = project();
    assert_eq!(project.sources[0].namespace, "kfit-lao");
    assert_eq!(project.sources[0].covers[0].periods.len(), 3);
    assert_eq!(project.sources[0].decimal, Some(','));
    let constants: Vec<&str> = project.sources[1].constants.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(constants, ["2018-01-31", "KFIT"]);
    let report = &project.reports[0];
    assert_eq!((report.id.as_str(), report.language.as_str()), ("annual", "en"));
    assert_eq!(report.period.code, "2019");
    assert_eq!(report.indicators.len(), project.indicators.len());
    // Those for which something must be defined are there where it is.
    let own =
        [Section::Progress, Section::Logframe, Section::Beneficiaries, Section::Finance, Section::Annex];
    let usual: Vec<Section> = Section::ALL.into_iter().filter(|section| !own.contains(section)).collect();
    assert_eq!(report.sections, usual);
    assert!(
        matches!(&report.charts[2].kind, ChartKind::Diverging { dimension, .. } if dimension == "sex*activity.kind")
    );
}

#[test]
fn a_folder_without_a_project_says_so_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let loaded = load(&Root::new(folder.path()));
    assert!(loaded.project.is_none());
    assert_eq!(loaded.findings.len(), 1);
    assert_eq!(loaded.findings[0].code.as_str(), "D016");
}

#[test]
fn a_broken_entry_draws_no_other_findings_after_it() {
    // The type of `hours` is misspelt: conditions that use it are not blamed.
    let table = std::fs::read_to_string(base().join("indicators/tables/participations.toml")).unwrap();
    let table = table.replacen("type = \"number\"", "type = \"numbr\"", 1);
    let loaded = load_with(&[("indicators/tables/participations.toml", &table)]);
    assert_eq!(told(&loaded), ["D004 `numbr` is not a type of field @ \"numbr\""]);

    // The file is not TOML: nobody is told that its indicators, which may stand in it, do not exist.
    let core = std::fs::read_to_string(base().join("indicators/core/core.toml")).unwrap();
    let core = core.replacen("id       = \"gain\"", "id       = gain", 1);
    let loaded = load_with(&[("indicators/core/core.toml", &core)]);
    assert!(told(&loaded).iter().all(|told| told.starts_with("D001")), "{:?}", told(&loaded));
}

#[test]
fn all_faults_of_all_files_are_found_in_one_go() {
    let loaded = load_with(&[
        ("input/sources.toml", "[[source]]\nid = \"a\"\nfiles = 3\ntable = \"activitys\"\n"),
        ("reports/other.toml", "title = \"Other\"\nperiod = \"2018-S3\"\ntiles = [\"participant\"]\n"),
    ]);
    assert_eq!(
        told(&loaded),
        [
            "D004 expected text in quotes, found a whole number @ 3",
            "D005 there is no table `activitys` @ \"activitys\"",
            "D011 `2018-S3` is not a period @ \"2018-S3\"",
            "D005 there is no indicator `participant` @ \"participant\"",
        ]
    );
}

#[test]
fn no_cut_or_slip_in_a_file_brings_the_loader_down() {
    let root = Root::new(base());
    for name in root.list("").unwrap() {
        let bytes = root.read(&name).unwrap().bytes;
        let text = String::from_utf8(bytes).unwrap();
        for at in (0..text.len()).step_by(397).filter(|at| text.is_char_boundary(*at)) {
            let (before, after) = text.split_at(at);
            let mut slips = vec![before.to_string()];
            for slip in ["\"", "é", "[", ",\n", "\\"] {
                slips.push(format!("{before}{slip}{after}"));
            }
            for slip in slips {
                let loaded = load_with(&[(&name, &slip)]);
                for finding in &loaded.findings {
                    assert!(!crate::diag::render_text_finding(finding, &loaded.files, false).is_empty());
                }
            }
        }
    }
}
