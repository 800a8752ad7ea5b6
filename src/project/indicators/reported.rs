//! What partners report: indicators that have no records at all, and how totals
//! that are reported beside records add up.

use super::measures::{chosen, misplaced};
use super::site::Site;
use crate::diag::{Code, Finding};
use crate::number::Decimal;
use crate::project::faults::{Faults, listed};
use crate::project::model::{Adding, Column, Dimension, FieldType, Fold, Indicator, Measure, Path, Role};
use crate::project::names::{choose, is_column_name};
use crate::project::raw::{RawIndicator, RawMeasure, RawReported};
use crate::project::read::{AsText, OneOrMany, words};
use toml::Spanned;

/// Over what something adds up, as written.
const AXES: [&str; 4] = ["places", "programmes", "periods", "categories"];
const EXPECTED: &str =
    "true, false, \"parts\", or a list of \"places\", \"programmes\", \"periods\" and \"categories\"";

/// Whether a measure is that of what only partners report.
pub fn is_reported(raw: &RawMeasure) -> bool {
    raw.0.reported.is_some()
}

/// The measure of what only partners report, how it adds up, and its disaggregations.
pub fn reported_measure(
    raw: &RawIndicator,
    measure: &Spanned<RawMeasure>,
    site: &Site<'_>,
    faults: &mut Faults,
) -> (Option<Measure>, Adding, Vec<Dimension>) {
    let parts = measure.get_ref().0.as_ref();
    if let Some(word) = chosen(parts, measure, site, faults) {
        misplaced(parts, word, false, site, faults);
    }
    let Some(given) = parts.reported.as_ref().map(Spanned::get_ref) else {
        return (None, Adding::default(), Vec::new());
    };
    if !site.schema.tables.iter().any(|table| table.role == Some(Role::Reported))
        && site.schema.doubts.tables.is_empty()
    {
        let finding = Finding::new(
            Code::MissingPart,
            site.at(measure.span()),
            "no table of the project holds what partners report",
        );
        faults.add(
            finding
                .expected("a table with `role = \"reported\"`")
                .hint("describe the table in indicators/tables, and name its files in input/sources.toml"),
        );
    }
    let mut adding = given.additive.as_ref().map(|additive| axes(additive, site, faults)).unwrap_or_default();
    let times = given.times.as_ref().map(|times| *times.get_ref());
    if let Some(place) = given.times.as_ref().filter(|times| times.get_ref().is_zero()) {
        faults.bad_value(site.at(place.span()), "a ratio times zero is always zero", "a number such as 100");
    }
    let sums = adding.places || adding.programmes || adding.periods || adding.categories;
    if let Some(additive) = given.additive.as_ref().filter(|_| times.is_some() && sums && !adding.parts) {
        let message = "what is a numerator over a denominator does not add up itself";
        faults.bad_value(site.at(additive.span()), message, "`false`, or \"parts\" where both parts add up");
    }
    let columns = columns(given, site, faults);
    let by = dimensions(raw, &columns, site, faults);
    for word in given.exclusive.iter().flat_map(|exclusive| &exclusive.get_ref().0) {
        if !columns.iter().any(|column| column.name == *word.get_ref()) {
            let names = columns.iter().map(|column| column.name.as_str());
            faults.unknown_name(site.at(word.span()), "a dimension of this indicator", word.get_ref(), names);
        }
    }
    adding.exclusive = words(given.exclusive.as_ref());
    let times = times.or(adding.parts.then_some(Decimal::ONE));
    (Some(Measure::Reported { times }), adding, by)
}

/// The dimensions of what is reported, as columns of code lists that stand in no table.
fn columns(given: &RawReported, site: &Site<'_>, faults: &mut Faults) -> Vec<Path> {
    let table = site.schema.tables.iter().position(|table| table.role == Some(Role::Reported));
    let pairs = given.dimensions.iter().flat_map(|dimensions| &dimensions.get_ref().0);
    let mut found = Vec::new();
    for (name, list) in pairs {
        if !is_column_name(name.get_ref()) {
            let message = format!("`{}` cannot be the name of a dimension", name.get_ref());
            faults.bad_value(
                site.at(name.span()),
                message,
                "letters, digits and `_`, beginning with a letter",
            );
        }
        // Also with a list that is not known: its name is declared all the same.
        let list = site.schema.find_list(list.get_ref(), site.at(list.span()), faults);
        found.push(Path {
            name: name.get_ref().clone(),
            links: Vec::new(),
            table: table.unwrap_or_default(),
            column: Column::Listed(list.unwrap_or_default()),
        });
    }
    found
}

/// The disaggregations in `by`; left out, each dimension by itself.
fn dimensions(raw: &RawIndicator, columns: &[Path], site: &Site<'_>, faults: &mut Faults) -> Vec<Dimension> {
    let Some(by) = &raw.by else {
        let single = |path: &Path| Dimension { name: path.name.clone(), columns: vec![path.clone()] };
        return columns.iter().map(single).collect();
    };
    let mut found: Vec<Dimension> = Vec::new();
    for entry in by.get_ref() {
        let words: &OneOrMany<String> = entry.get_ref();
        if words.0.is_empty() || words.0.len() > 2 {
            let message = format!("a disaggregation by {} columns at once", words.0.len());
            faults.bad_value(site.at(entry.span()), message, "one dimension, or a pair of them");
            continue;
        }
        let mut paths = Vec::new();
        for word in &words.0 {
            match columns.iter().find(|column| column.name == *word.get_ref()) {
                Some(path) => paths.push(path.clone()),
                None => {
                    let names = columns.iter().map(|column| column.name.as_str());
                    faults.unknown_name(
                        site.at(word.span()),
                        "a dimension of this indicator",
                        word.get_ref(),
                        names,
                    );
                }
            }
        }
        let name = words.0.iter().map(|word| word.get_ref().as_str()).collect::<Vec<_>>().join("*");
        if found.iter().any(|dimension| dimension.name == name) {
            let message = format!("the disaggregation `{name}` stands twice");
            faults.add(Finding::new(Code::DuplicateName, site.at(entry.span()), message));
        } else {
            found.push(Dimension { name, columns: paths });
        }
    }
    found
}

/// How totals that are reported beside the records of an indicator add up: as
/// its definition says, and otherwise as its measure does. A measure that does
/// not add up cannot be told to.
pub fn adding_of(raw: &RawIndicator, indicator: &Indicator, site: &Site<'_>, faults: &mut Faults) -> Adding {
    let mut exclusive = Vec::new();
    for path in indicator.by.iter().flat_map(|dimension| &dimension.columns) {
        let is_list = site.schema.field(path).is_some_and(|field| field.kind == FieldType::List);
        if !is_list && !exclusive.contains(&path.name) {
            exclusive.push(path.name.clone());
        }
    }
    let adds = |fold: &Fold| matches!(fold, Fold::Count | Fold::Sum(_));
    let Some(given) = raw.reported.as_ref().and_then(|given| given.get_ref().additive.as_ref()) else {
        let all = matches!(&indicator.measure, Measure::Single(part) if adds(&part.fold));
        return Adding { exclusive, ..Adding::all(all) };
    };
    let adding = Adding { exclusive, ..axes(given, site, faults) };
    let sums = adding.places || adding.programmes || adding.periods || adding.categories;
    let refused = match &indicator.measure {
        Measure::Ratio { numerator, denominator, .. } => {
            if adding.parts && !(adds(&numerator.fold) && adds(&denominator.fold)) {
                Some(("distinct values do not add up", "`false`: both parts must be counts or sums"))
            } else if sums && !adding.parts {
                Some(("a ratio does not add up", "`false`, or \"parts\" where both parts add up"))
            } else {
                None
            }
        }
        Measure::Mean(_) if sums && !adding.parts => {
            Some(("a mean does not add up", "`false`, or \"parts\" for its sum and its number of records"))
        }
        Measure::Checklist { .. } if sums && !adding.parts => Some((
            "a share of answers does not add up",
            "`false`, or \"parts\" for the weights of yes and of all answers",
        )),
        Measure::Single(part) if !part.having.is_empty() && sums => {
            Some(("what the records of a key come to is not known from totals", "`false`"))
        }
        Measure::Single(part) if part.fold.needs_values() && sums => {
            Some(("a median, a least and a greatest value do not add up", "`false`"))
        }
        Measure::Derived(_) if sums || adding.parts => {
            Some(("what is derived from other indicators is never added up", "`false`"))
        }
        Measure::Single(part)
            if matches!(&part.fold, Fold::Distinct(path) if path.column == Column::Person) && sums =>
        {
            Some(("persons of several totals may be the same ones", "`false`"))
        }
        Measure::Single(_) | Measure::State { .. } if adding.parts => {
            Some(("only a ratio and a mean have parts", "`true`, `false`, or a list"))
        }
        _ => None,
    };
    if let Some((message, expected)) = refused {
        faults.bad_value(site.at(given.span()), message, expected);
    }
    adding
}

/// Over what something adds up, as written.
fn axes(given: &Spanned<OneOrMany<AsText>>, site: &Site<'_>, faults: &mut Faults) -> Adding {
    let mut adding = Adding::default();
    let written = &given.get_ref().0;
    let alone = written.len() == 1;
    if written.is_empty() {
        faults.bad_value(site.at(given.span()), "it is not said over what it adds up", EXPECTED);
    }
    for word in written {
        let at = site.at(word.span());
        match word.get_ref().0.as_str() {
            "true" if alone => adding = Adding::all(true),
            "false" if alone => {}
            "parts" if alone => adding = Adding { parts: true, ..Adding::all(true) },
            other if AXES.contains(&other) => match other {
                "places" => adding.places = true,
                "programmes" => adding.programmes = true,
                "periods" => adding.periods = true,
                _ => adding.categories = true,
            },
            "true" | "false" | "parts" => {
                let message = format!("`{}` stands alone", word.get_ref().0);
                faults.bad_value(at, message, EXPECTED);
            }
            other => {
                let choices: Vec<(&str, ())> = AXES.iter().map(|axis| (*axis, ())).collect();
                let what = format!(
                    "something over which values add up; `true`, `false` and {} stand alone",
                    listed(&["parts"])
                );
                choose(other, &what, &choices, at, faults);
            }
        }
    }
    adding
}
