//! Over what the figures of the demonstration's indicators add up. That they do
//! is also looked at in the figures themselves.

use std::collections::BTreeMap;
use std::path::Path;
use yardstick::compute::{Scope, compute};
use yardstick::cube::{Accumulation, Cube, Figure, Geography, Status};
use yardstick::number::Decimal;
use yardstick::pipeline::{check, define};
use yardstick::project::{Indicator, Overlap, Project};
use yardstick::source::Root;

fn demonstration() -> Project {
    let root = Root::new(Path::new(env!("CARGO_MANIFEST_DIR")));
    define(&root, &()).unwrap().0
}

fn indicator<'p>(project: &'p Project, id: &str) -> &'p Indicator {
    project.indicators.iter().find(|indicator| indicator.id == id).unwrap()
}

#[test]
fn measures_know_over_what_they_add_up() {
    let project = demonstration();
    let of = |id: &str| indicator(&project, id).additivity(&project.tables, &project.indicators);
    let persons = of("participants");
    assert_eq!(persons.countries, Some(Err(Overlap::Persons)));
    assert_eq!(persons.programmes, Some(Err(Overlap::Persons)));
    assert_eq!(persons.periods, Some(Err(Overlap::Persons)));
    let categories: BTreeMap<String, Result<(), Overlap>> = persons.categories.into_iter().collect();
    // Sex belongs to the person, and the band is that of one age; the stakeholder is the record's.
    assert_eq!(categories["sex"], Ok(()));
    assert_eq!(categories["age_band"], Ok(()));
    assert_eq!(categories["stakeholder"], Err(Overlap::Persons));
    assert_eq!(categories["sex*stakeholder"], Err(Overlap::Persons));

    let activities = of("activities_delivered");
    assert_eq!(activities.countries, Some(Err(Overlap::Records)));
    assert_eq!(activities.periods, Some(Ok(())));
    let categories: BTreeMap<String, Result<(), Overlap>> = activities.categories.into_iter().collect();
    assert_eq!(categories["kind"], Ok(()));
    assert_eq!(categories["areas"], Err(Overlap::Records));

    // A country counts in itself, and again in the next year.
    assert_eq!(of("countries_supported").countries, Some(Ok(())));
    assert_eq!(of("countries_supported").periods, Some(Err(Overlap::Keys)));
    // Money of several countries stands beside them.
    assert_eq!(of("funds_pledged").countries, Some(Ok(())));
    assert_eq!(of("funds_pledged").periods, Some(Ok(())));
    assert_eq!(of("policies_by_stage").countries, Some(Ok(())));
    assert_eq!(of("policies_by_stage").periods, Some(Err(Overlap::Stands)));
    assert_eq!(of("women_share").countries, Some(Err(Overlap::Quotient)));
    assert_eq!(of("cost_per_participant").periods, Some(Err(Overlap::Quotient)));
}

/// The parts of a figure, if all of them have a value.
fn sum<'f>(parts: impl Iterator<Item = &'f Figure>) -> Option<Decimal> {
    let mut sum = Decimal::ZERO;
    for part in parts.filter(|part| part.status != Status::NotApplicable && part.status != Status::Missing) {
        sum = sum + part.value?.to_decimal()?;
    }
    Some(sum)
}

#[test]
fn what_is_said_to_add_up_does() {
    for folder in [".", "tests/cases/flows", "tests/cases/regional", "tests/cases/policies"] {
        let root = Root::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
        let checked = check(&root, &()).unwrap_or_else(|refused| panic!("{folder}: {:?}", refused.findings));
        let project = &checked.project;
        let scope = Scope::everything(project, None);
        let cube = compute(project, &checked.valid, &scope).unwrap().cube;
        let looked_at = add_up(project, &cube, folder);
        assert!(looked_at > 10, "{folder}: only {looked_at} figures could be added up");
    }
}

/// Compares sums of parts with their totals, and says how many.
fn add_up(project: &Project, cube: &Cube, folder: &str) -> usize {
    let mut looked_at = 0;
    for (number, indicator) in project.indicators.iter().enumerate() {
        // Values may be reported for a total alone.
        if indicator.basis.is_none() {
            continue;
        }
        let additivity = indicator.additivity(&project.tables, &project.indicators);
        let own: Vec<&Figure> = cube
            .figures()
            .iter()
            .filter(|figure| figure.address.indicator == number && figure.address.category.is_total())
            .collect();
        let place = indicator.basis.as_ref().and_then(|basis| basis.place.as_ref());
        let by_country = place.is_some_and(|path| project.code_list_of(path) == Some(project.countries));
        for total in own.iter().filter(|figure| figure.status == Status::Value) {
            let whole = total.value.unwrap().to_decimal().unwrap();
            let of = &total.address;
            let mut compare = |what: &str, found: Option<Decimal>| {
                looked_at += 1;
                assert_eq!(found, Some(whole), "{folder}: {what} of {} at {of:?}", indicator.id);
            };
            for (dimension, adds) in &additivity.categories {
                if adds.is_ok() {
                    compare(dimension, sum(cube.categories(of, dimension)));
                }
            }
            if of.geography == Geography::All && additivity.countries == Some(Ok(())) && by_country {
                let parts = || {
                    own.iter().copied().filter(|figure| {
                        let part = &figure.address;
                        matches!(part.geography, Geography::Country(_) | Geography::MultiCountry)
                            && part.programme == of.programme
                            && part.period == of.period
                            && part.accumulation == of.accumulation
                    })
                };
                // Records without a country are in the total alone.
                if parts().map(|figure| figure.records).sum::<u64>() >= total.records {
                    compare("countries", sum(parts()));
                }
            }
            let is_life = of.period.code == "life" && of.accumulation == Accumulation::InPeriod;
            if is_life && additivity.periods == Some(Ok(())) {
                for kind in &indicator.periods {
                    let parts = own.iter().copied().filter(|figure| {
                        let part = &figure.address;
                        part.period.kind == *kind
                            && part.geography == of.geography
                            && part.programme == of.programme
                            && part.accumulation == of.accumulation
                    });
                    if matches!(kind.word(), "year" | "semester") {
                        compare(kind.word(), sum(parts));
                    }
                }
            }
        }
    }
    looked_at
}
