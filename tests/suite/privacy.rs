//! An adversary reads what a public pack publishes, and nothing else, and tries
//! to work out what is suppressed: by solving the equations that hold between
//! totals and their parts, and by bounds, since counts are whole and not negative.

use super::cases::{results, run_project};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use yardstick::pipeline::{Made, Options, check, make};
use yardstick::source::Root;

type Row = BTreeMap<String, String>;
/// Indicator, place, programme, kind of period, period, accumulation, dimension, category.
type Cell = [String; 8];

const ADDRESS: [&str; 8] =
    ["indicator", "geography", "programme", "period_kind", "period", "accumulation", "dimension", "category"];

/// Counts that add up over everything; and those of persons, which add up over
/// categories that exclude each other.
const ADDS_UP: [&str; 2] = ["participations", "hours"];
const PERSONS: [&str; 1] = ["participants"];

fn cell(row: &Row) -> Cell {
    ADDRESS.map(|column| row[column].clone())
}

/// What an adversary knows of the counts in a pack: known values and unknown cells.
#[derive(Default)]
struct Known {
    values: BTreeMap<Cell, f64>,
    unknown: BTreeMap<Cell, usize>,
}

/// A sum of unknown cells, each with its factor, and what it comes to.
type Equation = (BTreeMap<usize, f64>, f64);

impl Known {
    fn of(rows: &[Row], hidden: impl Fn(&Row) -> bool) -> Known {
        let mut known = Known::default();
        for row in rows {
            let counted = ADDS_UP.iter().chain(&PERSONS).any(|id| row["indicator"] == **id);
            let share = row["indicator"] == "women_share" && row["dimension"].is_empty();
            if !counted && !share {
                continue;
            }
            let mut at = cell(row);
            if share {
                // The numerator of the share of women is the number of women.
                at[0] = "participants".into();
                at[6] = "sex".into();
                at[7] = "F".into();
            }
            if hidden(row) {
                let next = known.unknown.len();
                known.unknown.entry(at).or_insert(next);
            } else if let Ok(value) = row["numerator"].parse() {
                known.values.insert(at, value);
            }
        }
        // A number that is told anywhere is known.
        let told: Vec<Cell> =
            known.unknown.keys().filter(|at| known.values.contains_key(*at)).cloned().collect();
        for at in told {
            known.unknown.remove(&at);
        }
        known
    }

    /// The equation "whole = sum of parts"; none if a number is not in the pack at all.
    fn equation(&self, whole: &Cell, parts: &[Cell]) -> Option<Equation> {
        let (mut unknown, mut rest) = (BTreeMap::new(), 0.0);
        for (at, factor) in parts.iter().map(|part| (part, 1.0)).chain([(whole, -1.0)]) {
            match (self.values.get(at), self.unknown.get(at)) {
                (Some(value), _) => rest -= value * factor,
                (None, Some(number)) => *unknown.entry(*number).or_insert(0.0) += factor,
                (None, None) => return None,
            }
        }
        Some((unknown, rest))
    }

    /// All that holds between the numbers of the pack.
    fn equations(&self) -> Vec<Equation> {
        let cells: BTreeSet<&Cell> = self.values.keys().chain(self.unknown.keys()).collect();
        let mut parts: BTreeMap<Cell, BTreeMap<String, Vec<Cell>>> = BTreeMap::new();
        let mut add = |whole: Cell, by: String, part: &Cell| {
            parts.entry(whole).or_default().entry(by).or_default().push(part.clone());
        };
        let with = |at: &Cell, changes: &[(usize, &str)]| {
            let mut at = at.clone();
            changes.iter().for_each(|(i, text)| at[*i] = (*text).to_string());
            at
        };
        for at in &cells {
            // A dimension of which every row has one category adds up to its total.
            // A person may be of two types of stakeholder; a record is of one.
            let of_records = ADDS_UP.contains(&at[0].as_str());
            if ["sex", "side"].contains(&at[6].as_str()) || (of_records && at[6] == "stakeholder") {
                add(with(at, &[(6, ""), (7, "")]), at[6].clone(), at);
            }
            if let (Some((one, two)), Some((left, right))) = (at[6].split_once('*'), at[7].split_once('*')) {
                add(with(at, &[(6, one), (7, left)]), format!("pair {two}"), at);
                add(with(at, &[(6, two), (7, right)]), format!("pair {one}"), at);
            }
            if !ADDS_UP.contains(&at[0].as_str()) {
                continue;
            }
            if at[1] != "all" {
                add(with(at, &[(1, "all")]), "countries".into(), at);
            }
            if at[5] == "in_period" {
                if let Some((year, _)) = at[4].split_once("-S") {
                    add(with(at, &[(3, "year"), (4, year)]), "semesters".into(), at);
                }
                if at[3] == "year" {
                    add(with(at, &[(3, "life"), (4, "life")]), "years".into(), at);
                }
            }
        }
        let mut found: Vec<Equation> = Vec::new();
        for (whole, ways) in &parts {
            for (by, own) in ways {
                let whole_year = by != "semesters" || own.len() == 2;
                // Pairs that are not in the pack are zero, and so is what is not listed.
                found.extend(whole_year.then(|| self.equation(whole, own)).flatten());
            }
        }
        // To date = to date before + in the period.
        for at in cells.iter().filter(|at| at[5] == "to_date" && ADDS_UP.contains(&at[0].as_str())) {
            let own = with(at, &[(5, "in_period")]);
            let before = match (at[3].as_str(), at[4].parse::<i32>(), at[4].split_once("-S")) {
                ("year", Ok(year), _) => (year - 1).to_string(),
                ("semester", _, Some((year, "2"))) => format!("{year}-S1"),
                ("semester", _, Some((year, _))) => {
                    format!("{}-S2", year.parse::<i32>().unwrap_or_default() - 1)
                }
                _ => continue,
            };
            let before = with(at, &[(4, &before)]);
            let is_first = !cells.contains(&before);
            let parts = if is_first { vec![own] } else { vec![own, before] };
            found.extend(self.equation(at, &parts));
        }
        found.retain(|(unknown, _)| !unknown.is_empty());
        found
    }

    /// The cells that the adversary recovers exactly.
    fn recovered(&self) -> BTreeMap<Cell, f64> {
        let mut found = solve(&self.equations());
        found.extend(bound(&self.equations()));
        let names: BTreeMap<usize, &Cell> = self.unknown.iter().map(|(at, i)| (*i, at)).collect();
        found.into_iter().filter_map(|(i, value)| Some(((*names.get(&i)?).clone(), value))).collect()
    }
}

/// The unknowns that linear equations determine: Gauss and Jordan, row by row.
fn solve(equations: &[Equation]) -> BTreeMap<usize, f64> {
    let mut solved: BTreeMap<usize, Equation> = BTreeMap::new();
    let minus = |from: &mut Equation, factor: f64, other: &Equation| {
        for (i, own) in &other.0 {
            let slot = from.0.entry(*i).or_insert(0.0);
            *slot -= factor * own;
            if slot.abs() < 1e-7 {
                from.0.remove(i);
            }
        }
        from.1 -= factor * other.1;
    };
    for equation in equations {
        let mut own = equation.clone();
        own.0.retain(|_, factor| factor.abs() > 1e-7);
        let known: Vec<usize> = own.0.keys().copied().filter(|i| solved.contains_key(i)).collect();
        for i in known {
            let factor = own.0.get(&i).copied().unwrap_or(0.0);
            minus(&mut own, factor, &solved[&i]);
        }
        let Some((pivot, factor)) = own.0.iter().next().map(|(i, factor)| (*i, *factor)) else { continue };
        own.0.values_mut().for_each(|own| *own /= factor);
        own.1 /= factor;
        for other in solved.values_mut() {
            if let Some(factor) = other.0.get(&pivot).copied() {
                minus(other, factor, &own);
            }
        }
        solved.insert(pivot, own);
    }
    solved.into_iter().filter(|(_, own)| own.0.len() == 1).map(|(i, own)| (i, own.1)).collect()
}

/// The unknowns that bounds determine: none is below zero, all are whole.
fn bound(equations: &[Equation]) -> BTreeMap<usize, f64> {
    let mut bounds: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for (unknown, _) in equations {
        unknown.keys().for_each(|i| {
            bounds.insert(*i, (0.0, 1e9));
        });
    }
    for _ in 0..60 {
        let before = bounds.clone();
        for (unknown, sum) in equations {
            for (i, factor) in unknown {
                let (mut least, mut most) = (*sum, *sum);
                for (other, by) in unknown.iter().filter(|(other, _)| *other != i) {
                    let (low, high) = bounds[other];
                    let (low, high) = if *by > 0.0 { (low * by, high * by) } else { (high * by, low * by) };
                    least -= high;
                    most -= low;
                }
                let (low, high) = if *factor > 0.0 {
                    (least / factor, most / factor)
                } else {
                    (most / factor, least / factor)
                };
                if let Some(own) = bounds.get_mut(i) {
                    own.0 = own.0.max((low - 1e-6).ceil());
                    own.1 = own.1.min((high + 1e-6).floor());
                }
            }
        }
        if before == bounds {
            break;
        }
    }
    bounds.into_iter().filter(|(_, (low, high))| low == high).map(|(i, (low, _))| (i, low)).collect()
}

fn made<'m>(made: &'m [Made], id: &str) -> &'m Made {
    made.iter().find(|made| made.id == id).unwrap()
}

fn case() -> Vec<Made> {
    run_project(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/public")).1
}

#[test]
fn the_solver_recovers_what_is_not_protected() {
    let made = case();
    let rows = results(self::made(&made, "all"));
    // Only what is small itself is hidden, and nothing beside it.
    let small = |row: &Row| {
        let count = row["numerator"].parse::<f64>().unwrap_or(0.0);
        (row["dimension"] == "sex" || row["dimension"].contains('*')) && count > 0.0 && count < 5.0
    };
    let known = Known::of(&rows, small);
    assert!(!known.unknown.is_empty());
    let recovered = known.recovered();
    let truth: BTreeMap<Cell, f64> =
        rows.iter().filter_map(|row| Some((cell(row), row["numerator"].parse().ok()?))).collect();
    assert!(recovered.len() > known.unknown.len() / 2, "{} of {}", recovered.len(), known.unknown.len());
    for (at, value) in &recovered {
        assert!((truth[at] - value).abs() < 1e-6, "{at:?} is {} and not {value}", truth[at]);
    }
}

#[test]
fn nothing_is_recovered_from_a_public_pack() {
    let made = case();
    let rows = results(self::made(&made, "all-public"));
    let known = Known::of(&rows, |row| row["status"] == "suppressed");
    assert!(!known.unknown.is_empty(), "nothing is suppressed");
    assert!(!known.equations().is_empty(), "nothing is known");
    let recovered = known.recovered();
    assert!(recovered.is_empty(), "{recovered:?}");
    // Two women in a semester: not in any of the places from which they could be had.
    let women = rows.iter().find(|row| {
        row["indicator"] == "participants"
            && row["geography"] == "LAO"
            && row["programme"] == "prog"
            && row["period"] == "2018-S1"
            && row["accumulation"] == "in_period"
            && row["category"] == "F"
    });
    assert_eq!(women.unwrap()["status"], "suppressed");
}

#[test]
fn whoever_publishes_is_told_which_key_figures_are_withheld() {
    let made = case();
    for id in ["all", "two"] {
        let warned = |made: &Made| made.findings.iter().find(|one| one.code.as_str() == "S241").cloned();
        assert_eq!(warned(self::made(&made, id)), None, "an internal edition withholds nothing");
        let pack = self::made(&made, &format!("{id}-public"));
        let key = |row: &&Row| {
            ["participants", "women_share"].contains(&row["indicator"].as_str())
                && (row["geography_kind"] == "all" && row["programme"] == "prog")
                && (row["period"] == "2018"
                    && row["accumulation"] == "to_date"
                    && row["dimension"].is_empty())
        };
        let rows = results(pack);
        let withheld: Vec<&str> = rows
            .iter()
            .filter(key)
            .filter(|row| row["status"] == "suppressed")
            .map(|row| row["indicator"].as_str())
            .collect();
        let summary = format!("{:?}", pack.document.pages.first().map(|page| &page.blocks));
        match warned(pack) {
            Some(finding) => {
                let said =
                    format!("{} of 2 key figures are withheld: {}", withheld.len(), withheld.join(", "));
                assert!(finding.message.contains(&said), "{}", finding.message);
                let said = format!("Key figures withheld: {} of 2", withheld.len());
                assert!(summary.contains(&said), "{summary}");
            }
            None => assert!(withheld.is_empty() && !summary.contains("Key figures withheld"), "{withheld:?}"),
        }
    }
}

#[test]
fn a_suppressed_figure_says_nothing_else() {
    let made = case();
    let pack = self::made(&made, "all-public");
    for row in results(pack) {
        assert_eq!((row["records"].as_str(), row["incomplete"].as_str()), ("", ""));
        if row["status"] == "suppressed" {
            for column in
                ["value", "numerator", "denominator", "progress", "progress_expected", "method", "reported"]
            {
                assert_eq!(row[column], "", "{column} of {row:?}");
            }
            assert_eq!(row["rating"], "not_rated");
        }
    }
    let record = pack.files.iter().find(|file| file.name == "run.json").unwrap();
    let record = String::from_utf8(record.bytes.clone()).unwrap();
    for word in ["inputs", "rows", "findings", "attendances.csv", "quarantined"] {
        assert!(!record.contains(word), "{word} in run.json");
    }
    // Two editions from one run, and the internal one has all its figures.
    assert!(results(self::made(&made, "all")).iter().all(|row| row["status"] != "suppressed"));
}

/// Each sensitive number is another one in a world in which all that is
/// published is the same: the proof, carried out again from the outside.
#[test]
fn all_that_is_published_is_the_same_in_other_worlds() {
    let root = Root::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/public"));
    let checked = check(&root, &()).unwrap();
    let (project, valid) = (&checked.project, &checked.valid);
    let report = &project.reports[0];
    let scope = yardstick::compute::Scope::of_report(project, report);
    let cube = yardstick::compute::compute(project, valid, &scope).unwrap().cube;
    let protected = yardstick::privacy::protect(project, valid, &scope, &cube).unwrap();
    assert!(!protected.worlds.is_empty());
    let mut told_apart = BTreeSet::new();
    for world in &protected.worlds {
        for (i, figure) in protected.cube.figures().iter().enumerate() {
            let other = world.get(&figure.address);
            if figure.value.is_some() {
                let same =
                    other.is_none() && figure.value.and_then(|v| v.to_decimal()).is_some_and(|v| v.is_zero());
                let equal = other.is_some_and(|other| {
                    (other.value, other.numerator, other.denominator)
                        == (figure.value, figure.numerator, figure.denominator)
                });
                assert!(same || equal, "{:?} differs", figure.address);
            } else if other
                .is_none_or(|other| cube.get(&figure.address).is_none_or(|own| own.value != other.value))
            {
                told_apart.insert(i);
            }
        }
    }
    // Every small count of persons is another number somewhere.
    for (i, figure) in protected.cube.figures().iter().enumerate() {
        let indicator = &project.indicators[figure.address.indicator];
        let own = cube.get(&figure.address).and_then(|own| own.value).and_then(|value| value.to_decimal());
        let small = own.is_some_and(|own| own > 0.into() && own < 5.into());
        if indicator.id == "participants" && small {
            assert!(told_apart.contains(&i), "{:?} is the same in every world", figure.address);
        }
    }
}

#[test]
fn nothing_is_recovered_from_the_public_pack_of_the_demonstration() {
    let root = Root::new(Path::new(env!("CARGO_MANIFEST_DIR")));
    let checked = check(&root, &()).unwrap();
    let options = Options { reports: vec!["kfit-summary".into()], ..Options::default() };
    let made = make(&checked, &options, &()).unwrap();
    let rows = results(self::made(&made, "kfit-summary-public"));
    let rows: Vec<Row> = rows.into_iter().filter(|row| !row["dimension"].contains('*')).collect();
    let known = Known::of(&rows, |row| row["status"] == "suppressed");
    assert!(!known.unknown.is_empty(), "nothing is suppressed");
    let recovered = known.recovered();
    assert!(recovered.is_empty(), "{recovered:?}");
}
