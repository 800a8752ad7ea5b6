//! Indicators: what is counted, from which records, and how it is shown.

mod site;

mod histories;

mod spreading;

mod measures;

mod derived;

mod reported;

use super::expression::condition;
use super::faults::{Faults, listed};
use super::files::Entries;
use super::model::{
    Adding, Basis, Better, Column, Component, Dimension, Fold, Indicator, Level, Measure, Path,
};
use super::names::{Names, choose, is_column_name};
use super::raw::{RawFramework, RawIndicator};
use super::read::owned;
use super::schema::Schema;
use super::tables::{check_date, check_place, check_programme, is_category};
use crate::cube::Accumulation;
use crate::diag::{Code, Finding};
use crate::period::PeriodKind;
use measures::{derived_measure, measure, written};
use reported::{adding_of, is_reported, reported_measure};
use site::Site;
use spreading::split;
use std::ops::Range;
use toml::Spanned;

const LEVELS: [(&str, Level); 5] = [
    ("input", Level::Input),
    ("output", Level::Output),
    ("outcome", Level::Outcome),
    ("impact", Level::Impact),
    ("context", Level::Context),
];
const BETTER: [(&str, Better); 3] =
    [("higher", Better::Higher), ("lower", Better::Lower), ("none", Better::Neither)];
const ACCUMULATIONS: [(&str, Accumulation); 3] = [
    ("in_period", Accumulation::InPeriod),
    ("to_date", Accumulation::ToDate),
    ("at_end", Accumulation::AtEnd),
];
/// Digits after the point that can be shown.
const MOST_DECIMALS: u32 = 15;

/// Resolves all indicators, with their names: ids, and codes where no id is the same.
pub fn resolve_indicators(
    files: &[Entries<RawFramework>],
    units: Option<usize>,
    schema: &Schema,
    faults: &mut Faults,
) -> (Vec<Indicator>, Names) {
    let raws: Vec<(Site<'_>, &RawIndicator)> = files
        .iter()
        .flat_map(|file| {
            let entries = file.entries.indicator.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref);
            entries.map(move |raw| (Site { file, schema, units }, raw))
        })
        .collect();
    let names = declare(files, &raws, faults);
    let mut indicators: Vec<Indicator> =
        raws.iter().map(|(site, raw)| indicator(raw, &names, site, faults)).collect();

    let circles = derived::circles(&indicators);
    for (number, way) in &circles {
        let (site, raw) = &raws[*number];
        let way: Vec<&str> = way.iter().map(|number| indicators[*number].id.as_str()).collect();
        let place = raw.measure.as_ref().map(Spanned::span).unwrap_or_default();
        let message = format!("`{}` is derived from itself", indicators[*number].id);
        let finding = Finding::new(Code::Circle, site.at(place), message);
        faults.add(finding.hint(format!("the way leads over {}", listed(&way))));
    }
    if circles.is_empty() {
        for number in derived::order(&indicators) {
            if matches!(indicators[number].measure, Measure::Derived(_) | Measure::Countries(_)) {
                let (site, raw) = &raws[number];
                derived::settle(number, raw, &mut indicators, site, faults);
            }
        }
    }
    (indicators, names)
}

fn declare(
    files: &[Entries<RawFramework>],
    raws: &[(Site<'_>, &RawIndicator)],
    faults: &mut Faults,
) -> Names {
    let mut names = Names::new("an indicator");
    for (number, (site, raw)) in raws.iter().enumerate() {
        if let Some(id) = &raw.id {
            let at = site.at(id.span());
            if !is_column_name(id.get_ref()) {
                let message = format!("`{}` cannot be the id of an indicator", id.get_ref());
                faults.bad_value(at.clone(), message, "letters, digits and `_`, beginning with a letter");
            }
            names.declare(id.get_ref(), number, at, faults);
        }
    }
    let mut codes = Names::new("an indicator");
    for (number, (site, raw)) in raws.iter().enumerate() {
        if let Some(code) = &raw.code {
            let at = site.at(code.span());
            if names.get(code.get_ref()).is_some_and(|other| other != number) {
                let message = format!("`{}` is already the id of another indicator", code.get_ref());
                let finding = Finding::new(Code::DuplicateName, at.clone(), message);
                faults.add(finding.expected("a code of its own"));
            }
            codes.declare(code.get_ref(), number, at.clone(), faults);
            names.alias(code.get_ref(), number, at);
        }
    }
    if files.iter().any(|file| file.broken) || raws.iter().any(|(_, raw)| raw.id.is_none()) {
        names.incomplete();
    }
    names
}

fn indicator(raw: &RawIndicator, names: &Names, site: &Site<'_>, faults: &mut Faults) -> Indicator {
    let id = raw.id.as_ref().map(|id| id.get_ref().clone()).unwrap_or_default();
    let derived_text = raw.measure.as_ref().and_then(measures::derived);
    let only_reported = raw.measure.as_ref().filter(|measure| is_reported(measure.get_ref()));
    let mut adding = Adding::default();
    let (found, basis, by) = match (&raw.measure, derived_text) {
        (Some(measure), None) if only_reported.is_some() => {
            for (key, span) in
                keys_of_records(raw).chain(raw.reported.as_ref().map(|r| ("reported", r.span())))
            {
                let message = format!("`{key}` has no place in an indicator that has no records");
                faults.add(Finding::new(Code::UnknownKey, site.at(span), message));
            }
            let (found, rule, by) = reported_measure(raw, measure, site, faults);
            adding = rule;
            (found, None, by)
        }
        (Some(measure), Some(text)) => {
            for (key, span) in keys_of_records(raw) {
                let message =
                    format!("`{key}` has no place in a derived indicator, which has no records of its own");
                faults.add(Finding::new(Code::UnknownKey, site.at(span), message));
            }
            if let Some(by) = raw.by.as_ref().filter(|_| measure.get_ref().0.countries.is_some()) {
                let message = "`by` has no place in a number of countries: each is looked at as a whole";
                faults.add(Finding::new(Code::UnknownKey, site.at(by.span()), message));
            }
            (derived_measure(measure, text, names, site, faults), None, Vec::new())
        }
        _ => over_records(raw, site, faults),
    };
    let is_state = raw.measure.as_ref().is_some_and(|measure| measure.get_ref().0.state.is_some());
    // What is not there is reported by now, and the project is not used.
    let nothing = Measure::Single(Box::new(Component {
        fold: Fold::Count,
        condition: None,
        having: Vec::new(),
        first: false,
    }));
    let undated = basis.as_ref().is_some_and(|basis: &Basis| basis.date.is_none() && basis.split.is_none());
    let level = raw
        .level
        .as_ref()
        .and_then(|word| choose(word.get_ref(), "a level", &LEVELS, site.at(word.span()), faults));
    let better = raw
        .better
        .as_ref()
        .and_then(|word| choose(word.get_ref(), "a direction", &BETTER, site.at(word.span()), faults));
    let is_checklist = raw.measure.as_ref().is_some_and(|measure| measure.get_ref().0.checklist.is_some());
    let accumulate = match only_reported {
        // The checks of one period say how things stand then; those of all time are added up only where asked for.
        None if is_checklist && raw.accumulate.is_none() => vec![Accumulation::InPeriod],
        // What does not add up over time has a value only for the periods that were reported.
        Some(_) if raw.accumulate.is_none() && !adding.periods => vec![Accumulation::InPeriod],
        _ => accumulations(raw, is_state, derived_text.is_some(), only_reported.is_some(), site, faults),
    };
    let mut indicator = Indicator {
        code: raw.code.as_ref().map_or_else(|| id.clone(), |code| code.get_ref().clone()),
        id,
        version: raw.version.as_ref().map_or(1, |version| *version.get_ref()),
        valid_from: raw.valid_from.as_ref().map(|day| *day.get_ref()),
        title: owned(raw.title.as_ref()),
        definition: owned(raw.definition.as_ref()),
        rationale: owned(raw.rationale.as_ref()),
        limitations: owned(raw.limitations.as_ref()),
        source: owned(raw.source.as_ref()),
        owner: owned(raw.owner.as_ref()),
        level: level.unwrap_or(Level::Output),
        unit: raw.unit.as_ref().map(|unit| check_unit(unit, site, faults)).unwrap_or_default(),
        decimals: raw.decimals.as_ref().and_then(|decimals| check_decimals(decimals, site, faults)),
        better: better.unwrap_or(Better::Higher),
        periods: periods(raw, undated, derived_text.is_some(), site, faults),
        accumulate,
        measure: found.unwrap_or(nothing),
        basis,
        by,
        adding,
        means_of_verification: owned(raw.means_of_verification.as_ref()),
        links: links(raw, site, faults),
        at: site.at(raw.id.as_ref().map_or(raw.span.clone(), Spanned::span)),
    };
    if only_reported.is_none() {
        indicator.adding = adding_of(raw, &indicator, site, faults);
    }
    indicator
}

/// Keys that say something about records.
fn keys_of_records(raw: &RawIndicator) -> impl Iterator<Item = (&'static str, Range<usize>)> {
    [
        ("table", &raw.table),
        ("date", &raw.date),
        ("place", &raw.place),
        ("programme", &raw.programme),
        ("where", &raw.condition),
    ]
    .into_iter()
    .filter_map(|(key, value)| value.as_ref().map(|value| (key, value.span())))
    .chain(raw.split.as_ref().map(|split| ("split", split.span())))
}

/// The measure, basis and disaggregations of an indicator that counts records.
fn over_records(
    raw: &RawIndicator,
    site: &Site<'_>,
    faults: &mut Faults,
) -> (Option<Measure>, Option<Basis>, Vec<Dimension>) {
    let Some(name) = &raw.table else {
        if raw.measure.is_some() {
            let finding =
                Finding::new(Code::MissingKey, site.at(raw.span.clone()), "an indicator lacks `table`");
            faults.add(finding.hint("add `table = …`; only derived indicators have none"));
        }
        return (None, None, Vec::new());
    };
    let Some(table) = site.schema.table_names.find(name.get_ref(), site.at(name.span()), faults) else {
        return (None, None, Vec::new());
    };
    let def = &site.schema.tables[table];
    let path = |name: &Option<Spanned<String>>, faults: &mut Faults| {
        // An empty name says that there is none, whatever the table has.
        let name = name.as_ref().filter(|name| !name.get_ref().is_empty())?;
        let path = site.schema.find_path(table, name.get_ref(), site.at(name.span()), faults)?;
        Some((path, name.clone()))
    };
    let date = path(&raw.date, faults).map(|(path, name)| {
        check_date(&path, &name, site.file, site.schema, faults);
        path
    });
    let place = path(&raw.place, faults).map(|(path, name)| {
        check_place(&path, &name, site.file, site.schema, faults);
        path
    });
    let programme = path(&raw.programme, faults).map(|(path, name)| {
        check_programme(&path, &name, site.file, site.schema, faults);
        path
    });
    let condition =
        raw.condition.as_ref().and_then(|text| condition(written(text, site), table, site.schema, faults));
    let measure = raw.measure.as_ref().and_then(|raw| measure(raw, table, site, faults));
    let by = dimensions(raw, table, site, faults);
    let split = raw.split.as_ref().and_then(|raw| split(raw, measure.as_ref(), &by, table, site, faults));
    let basis = Basis {
        table,
        date: if raw.date.is_some() { date } else { def.date.clone() },
        place: if raw.place.is_some() { place } else { def.place.clone() },
        programme: if raw.programme.is_some() { programme } else { def.programme.clone() },
        condition,
        split,
    };
    (measure, Some(basis), by)
}

fn dimensions(raw: &RawIndicator, table: usize, site: &Site<'_>, faults: &mut Faults) -> Vec<Dimension> {
    let mut by: Vec<Dimension> = Vec::new();
    for entry in raw.by.iter().flat_map(Spanned::get_ref) {
        let words = &entry.get_ref().0;
        if words.is_empty() || words.len() > 2 {
            let message = format!("a disaggregation by {} columns at once", words.len());
            faults.bad_value(
                site.at(entry.span()),
                message,
                "one column, or a pair such as [\"sex\", \"stakeholder\"]",
            );
            continue;
        }
        let columns: Vec<Path> =
            words.iter().filter_map(|word| category(word, table, site, faults)).collect();
        let name = words.iter().map(|word| word.get_ref().as_str()).collect::<Vec<_>>().join("*");
        if by.iter().any(|dimension| dimension.name == name) {
            let message = format!("the disaggregation `{name}` stands twice");
            faults.add(Finding::new(Code::DuplicateName, site.at(entry.span()), message));
        } else {
            // Also with a column that is not known: its name is declared all the same.
            by.push(Dimension { name, columns });
        }
    }
    by
}

/// A column whose values can be categories, and tell nobody who a person is.
fn category(word: &Spanned<String>, table: usize, site: &Site<'_>, faults: &mut Faults) -> Option<Path> {
    let path = site.schema.find_path(table, word.get_ref(), site.at(word.span()), faults)?;
    if site.schema.field(&path).is_some_and(|field| field.personal) {
        let message = format!("`{}` is personal, and can never be shown", word.get_ref());
        faults.bad_value(site.at(word.span()), message, "a field that is not personal");
        return None;
    }
    if matches!(path.column, Column::Money(_) | Column::Person) || !is_category(site.schema, &path) {
        let message = format!(
            "`{}` holds {}, which make no categories",
            word.get_ref(),
            site.schema.kind(&path).plural()
        );
        faults.bad_value(site.at(word.span()), message, "a field with codes, a list, a year, or yes and no");
        return None;
    }
    Some(path)
}

fn check_unit(unit: &Spanned<String>, site: &Site<'_>, faults: &mut Faults) -> String {
    let word = unit.get_ref();
    let is_currency = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if word != "%"
        && !is_currency
        && let Some(list) = site.units
    {
        site.schema.check_code(list, word, Code::UnknownName, site.at(unit.span()), faults);
    }
    word.clone()
}

fn check_decimals(decimals: &Spanned<i64>, site: &Site<'_>, faults: &mut Faults) -> Option<u32> {
    let number = u32::try_from(*decimals.get_ref()).ok().filter(|number| *number <= MOST_DECIMALS);
    if number.is_none() {
        let message = "so many digits cannot be shown";
        faults.bad_value(
            site.at(decimals.span()),
            message,
            format!("a whole number from 0 to {MOST_DECIMALS}"),
        );
    }
    number
}

fn periods(
    raw: &RawIndicator,
    undated: bool,
    is_derived: bool,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Vec<PeriodKind> {
    let Some(given) = &raw.periods else {
        return match (undated, is_derived) {
            (true, _) => vec![PeriodKind::Life],
            // Those that all indicators of the formula have are settled later.
            (_, true) => PeriodKind::ALL.to_vec(),
            _ => vec![PeriodKind::Year, PeriodKind::Life],
        };
    };
    let choices: Vec<(&str, PeriodKind)> =
        PeriodKind::ALL.into_iter().map(|kind| (kind.word(), kind)).collect();
    let mut kinds = Vec::new();
    for word in &given.get_ref().0 {
        let at = site.at(word.span());
        let Some(kind) = choose(word.get_ref(), "a kind of period", &choices, at.clone(), faults) else {
            continue;
        };
        if undated && kind != PeriodKind::Life {
            let message = "without a `date` no record falls into such a period";
            faults.bad_value(at, message, "`life`, or a `date` for the indicator");
        } else if kinds.contains(&kind) {
            faults.add(Finding::new(Code::DuplicateName, at, format!("`{}` stands twice", word.get_ref())));
        }
        kinds.push(kind);
    }
    if given.get_ref().0.is_empty() {
        faults.bad_value(
            site.at(given.span()),
            "an indicator without periods has no figures",
            "at least `life`",
        );
    }
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

fn accumulations(
    raw: &RawIndicator,
    is_state: bool,
    is_derived: bool,
    is_reported: bool,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Vec<Accumulation> {
    let Some(given) = &raw.accumulate else {
        return match (is_state, is_derived) {
            (true, _) => vec![Accumulation::AtEnd],
            (_, true) => ACCUMULATIONS.map(|(_, accumulation)| accumulation).to_vec(),
            _ => vec![Accumulation::InPeriod, Accumulation::ToDate],
        };
    };
    let mut found = Vec::new();
    for word in &given.get_ref().0 {
        let at = site.at(word.span());
        let Some(accumulation) =
            choose(word.get_ref(), "an accumulation", &ACCUMULATIONS, at.clone(), faults)
        else {
            continue;
        };
        if !is_derived && !is_reported && (accumulation == Accumulation::AtEnd) != is_state {
            let (message, expected) = if is_state {
                ("a state has no flow: it stands at the end of a period", "`at_end`")
            } else {
                ("only a `state` stands at the end of a period", "`in_period` or `to_date`")
            };
            faults.bad_value(at, message, expected);
        }
        found.push(accumulation);
    }
    if given.get_ref().0.is_empty() {
        faults.bad_value(
            site.at(given.span()),
            "an indicator without accumulations has no figures",
            "one at least",
        );
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn links(raw: &RawIndicator, site: &Site<'_>, faults: &mut Faults) -> Vec<(usize, String)> {
    let mut links = Vec::new();
    for link in raw.links.iter().flat_map(|links| &links.get_ref().0) {
        let at = site.at(link.span());
        let Some((list, code)) = link.get_ref().split_once('/') else {
            let message = format!("`{}` does not say of which list it is a code", link.get_ref());
            faults.bad_value(at, message, "a code list and a code, such as `SDG/4.4`");
            continue;
        };
        let Some(list) = site.schema.find_list(list, at.clone(), faults) else { continue };
        if site.schema.check_code(list, code, Code::UnknownName, at, faults) {
            links.push((list, code.to_string()));
        }
    }
    links
}
