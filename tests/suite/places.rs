//! Groups of countries, places below countries, and programmes taken together:
//! what `tests/cases/groups` and `tests/cases/programmes` cannot say in a table.

use crate::cases::{results, run_project};
use crate::folder::{case, demonstration};
use std::collections::{BTreeMap, BTreeSet};
use yardstick::pipeline::check;
use yardstick::source::Root;
use yardstick::validate::memberships::Memberships;

#[test]
fn uzbekistan_falls_into_four_different_groups_by_scheme() {
    let checked = check(&Root::new(demonstration()), &()).unwrap();
    let project = &checked.project;
    let list = &project.code_lists[project.group_list().unwrap()];
    let memberships = Memberships::new(project, &checked.valid.tables).unwrap();
    let of = |country: &str, scheme: &str| -> Vec<String> {
        let groups =
            memberships.groups_on(country, Some(yardstick::period::to_days("2019-06-30".parse().unwrap())));
        groups.into_iter().filter(|group| list.top(group) == scheme).map(str::to_string).collect()
    };
    assert_eq!(of("UZB", "m49"), ["m49_142", "m49_143"]);
    assert_eq!(of("UZB", "unesco"), ["unesco_2"]);
    assert_eq!(of("UZB", "un_region"), ["un_asia_pacific"]);
    assert_eq!(of("UZB", "status"), ["lldc"]);
    // What the facts say of others, and no more: Senegal's group was not seen.
    assert_eq!(of("RWA", "unesco"), ["unesco_5a"]);
    assert_eq!(of("RWA", "status"), ["ldc", "lldc"]);
    assert_eq!(of("SEN", "unesco"), ["unesco_unknown"]);
    // Every country stands somewhere in every scheme but that of special statuses.
    let countries = &project.code_lists[project.countries].codes;
    for scheme in ["m49", "unesco", "un_region", "priority"] {
        let without = countries.iter().find(|country| of(&country.code, scheme).is_empty());
        assert!(without.is_none(), "{scheme}: {without:?}");
    }
    // Bhutan left the LDC in December 2023.
    let on = |day: &str| {
        memberships.is_member("BTN", "ldc", Some(yardstick::period::to_days(day.parse().unwrap())))
    };
    assert!(on("2023-06-30") && !on("2024-01-01"));
}

#[test]
fn only_groups_that_a_report_names_are_computed_and_only_where_they_apply() {
    let (_, made) = run_project(&case("groups"));
    let groups = |report: &str, indicator: &str| -> BTreeSet<String> {
        let made = made.iter().find(|made| made.id == report).unwrap();
        let figures = results(made).into_iter();
        let own = figures.filter(|row| row["geography_kind"] == "group" && row["indicator"] == indicator);
        own.map(|row| row["geography"].clone()).collect()
    };
    assert_eq!(groups("uzbekistan", "people"), BTreeSet::from(["ldc".to_string()]));
    // A scheme means all its groups; the programme works in no country of Group IV.
    let all = groups("all", "people");
    assert!(all.contains("unesco_2") && all.contains("unesco_unknown") && all.contains("lldc"), "{all:?}");
    assert!(!all.contains("unesco_4") && !all.contains("unesco"), "{all:?}");
}

#[test]
fn a_report_that_names_a_country_shows_its_places_and_no_others() {
    let (_, made) = run_project(&case("groups"));
    let report = made.iter().find(|made| made.id == "uzbekistan").unwrap();
    let places: BTreeSet<String> = results(report)
        .into_iter()
        .filter(|row| row["geography_kind"] == "place")
        .map(|row| row["geography"].clone())
        .collect();
    assert_eq!(places, BTreeSet::from(["samarkand".to_string(), "tashkent".to_string()]));
}

#[test]
fn a_target_may_be_agreed_for_a_group() {
    let (_, made) = run_project(&case("groups"));
    let report = made.iter().find(|made| made.id == "all").unwrap();
    let found: Vec<BTreeMap<String, String>> = results(report)
        .into_iter()
        .filter(|row| {
            row["indicator"] == "people"
                && row["geography"] == "ldc"
                && row["programme"] == "prog"
                && row["period"] == "life"
                && row["accumulation"] == "to_date"
                && row["dimension"].is_empty()
        })
        .collect();
    let [row] = found.as_slice() else { panic!("{found:?}") };
    // 5 of 10.
    assert_eq!((row["value"].as_str(), row["target"].as_str(), row["progress"].as_str()), ("5", "10", "0.5"));
}

#[test]
fn a_report_about_some_programmes_has_their_total_and_nothing_of_others() {
    let (_, made) = run_project(&case("programmes"));
    let report = made.iter().find(|made| made.id == "some").unwrap();
    let programmes: BTreeSet<String> =
        results(report).into_iter().map(|row| row["programme"].clone()).collect();
    assert_eq!(programmes, BTreeSet::from(["one", "other", "selected"].map(str::to_string)));
    // One that names all of them is about all; only those with several have the coordinate.
    let all = made.iter().find(|made| made.id == "all").unwrap();
    assert!(results(all).iter().all(|row| row["programme"] != "selected"));
}

/// The figures of a place, by all else of their address: status and value.
fn figures_of(rows: &[BTreeMap<String, String>], place: &str) -> BTreeMap<Vec<String>, (String, String)> {
    let address = ["indicator", "programme", "period", "accumulation", "dimension", "category"];
    let own = rows.iter().filter(|row| row["geography"] == place);
    own.map(|row| {
        let key = address.iter().map(|column| row[*column].clone()).collect();
        (key, (row["status"].clone(), row["value"].clone()))
    })
    .collect()
}

#[test]
fn a_group_with_one_country_of_the_programme_has_its_figures() {
    let (_, made) = run_project(&case("groups"));
    let rows = results(made.iter().find(|made| made.id == "all").unwrap());
    let country = figures_of(&rows, "UZB");
    for group in ["m49_143", "unesco_2"] {
        let group = figures_of(&rows, group);
        assert!(group.len() > 100, "{}", group.len());
        for (address, figure) in &country {
            assert_eq!(group.get(address), Some(figure), "{address:?}");
        }
    }
}

#[test]
fn of_a_group_there_is_never_more_than_of_its_countries_nor_less_than_of_one() {
    let (_, made) = run_project(&case("groups"));
    let rows = results(made.iter().find(|made| made.id == "all").unwrap());
    let group = figures_of(&rows, "lldc");
    let countries = ["UZB", "LAO", "RWA"].map(|code| figures_of(&rows, code));
    let number = |figure: &(String, String)| figure.1.parse::<f64>().ok();
    let mut looked_at = 0;
    for (address, figure) in
        group.iter().filter(|(address, _)| ["people", "activities"].contains(&address[0].as_str()))
    {
        let of: Vec<f64> = countries.iter().filter_map(|country| number(country.get(address)?)).collect();
        let Some(value) = number(figure) else { continue };
        let most = of.iter().copied().fold(0.0, f64::max);
        assert!(value >= most && value <= of.iter().sum::<f64>(), "{address:?}: {value} of {of:?}");
        looked_at += usize::from(value > 0.0);
    }
    assert!(looked_at >= 8, "{looked_at}");
}
