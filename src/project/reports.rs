//! Reports: what each shows, to whom, in which language.

use super::charts::{Shown, chart};
use super::faults::Faults;
use super::files::Entries;
use super::model::{Audience, EVIDENCE_ROWS, Indicator, MOST_EVIDENCE_ROWS, Output, ReportDef, Section};
use super::names::{Names, check_word, choose};
use super::raw::RawReport;
use super::read::{OneOrMany, owned};
use super::sections::{Defined, Ground};
use super::settings::{bad_period, check_day};
use super::totals::totals;
use crate::diag::{Code, Finding};
use crate::period::Period;
use std::collections::BTreeMap;
use toml::Spanned;

/// Resolves a report.
pub fn resolve_report(file: &Entries<RawReport>, shown: &Shown<'_>, faults: &mut Faults) -> ReportDef {
    let raw = &file.entries;
    let settings = shown.settings;
    check_word(&file.stem, file.at(0..0), faults);
    let languages: Vec<(&str, ())> = settings.languages.iter().map(|word| (word.as_str(), ())).collect();
    if let Some(language) = raw.language.as_ref().filter(|_| !languages.is_empty()) {
        let at = file.at(language.span());
        choose(language.get_ref(), "a language of the project", &languages, at, faults);
    }
    let audience = audience(raw, file, faults);
    let programmes = numbers(raw.programmes.as_ref(), &settings.programme_names, file, faults);
    // A report that names every programme is about all, and has their total.
    let is_all = programmes.len() > 1 && programmes.len() == settings.programmes.len();
    let programmes = if is_all { Vec::new() } else { programmes };
    let indicators = numbers(raw.indicators.as_ref(), shown.indicator_names, file, faults);
    let all: Vec<usize> = (0..shown.indicators.len()).collect();
    let indicators = if raw.indicators.is_some() { indicators } else { all };
    let mut countries = Vec::new();
    for country in raw.countries.iter().flat_map(|list| &list.get_ref().0) {
        if let Some(list) = shown.schema.countries {
            let at = file.at(country.span());
            shown.schema.check_code(list, country.get_ref(), Code::UnknownName, at, faults);
        }
        countries.push(country.get_ref().clone());
    }
    let period = raw.period.as_ref().and_then(|written| {
        let text = &written.get_ref().0;
        let period = settings.calendar.parse(text);
        if period.is_none() {
            faults.add(bad_period(text, file.at(written.span())));
        }
        period
    });
    // Every period up to the last day gets its figures.
    let of_period = period.as_ref().and_then(|period| period.to).zip(raw.period.as_ref().map(Spanned::span));
    let last = raw.as_of.as_ref().map(|day| (*day.get_ref(), day.span())).or(of_period);
    if let Some((day, span)) = last {
        check_day(day, "up to which a report can look", file.at(span), faults);
    }
    let mut tiles = Vec::new();
    let mut comparison = Vec::new();
    for (given, found) in [(&raw.tiles, &mut tiles), (&raw.comparison, &mut comparison)] {
        *found = numbers(given.as_ref(), shown.indicator_names, file, faults);
        for word in given.iter().flat_map(|list| &list.get_ref().0) {
            let number = shown.indicator_names.get(word.get_ref());
            if number.is_some_and(|number| !indicators.contains(&number)) {
                let message = format!("`{}` is not among the indicators of this report", word.get_ref());
                faults.bad_value(file.at(word.span()), message, "one of `indicators`");
            }
        }
    }
    // What is counted once never stands without the number of all records.
    let indicators = with_gross(indicators, shown.indicators);
    let comparison = with_gross(comparison, shown.indicators);
    let charts = raw.chart.iter().flat_map(Spanned::get_ref).map(Spanned::get_ref);
    let compared = if comparison.is_empty() { &tiles } else { &comparison };
    let charts = charts.filter_map(|raw| chart(raw, file, (shown, &indicators), faults)).collect();
    let totals = totals(file, compared, shown.indicators, &shown.schema.tables, faults);
    let ground = Ground {
        file,
        schema: shown.schema,
        all: shown.indicators,
        names: shown.indicator_names,
        shown: &indicators,
    };
    let parts = Defined::of(raw, &ground, faults);
    let sections = parts.fitting(sections(raw), raw, &ground, faults);
    ReportDef {
        totals,
        id: file.stem.clone(),
        title: owned(raw.title.as_ref()),
        subtitle: owned(raw.subtitle.as_ref()),
        language: raw
            .language
            .as_ref()
            .map(|language| language.get_ref().clone())
            .or_else(|| settings.languages.first().cloned())
            .unwrap_or_default(),
        audience,
        programmes,
        countries,
        groups: groups(raw, file, shown, faults),
        period: period.unwrap_or_else(Period::life),
        as_of: raw.as_of.as_ref().map(|day| *day.get_ref()),
        known_by: raw.known_by.as_ref().map(|day| *day.get_ref()),
        indicators,
        tiles,
        comparison,
        sections,
        outputs: outputs(raw, file, faults),
        // Texts refer to what is resolved here.
        narratives: Vec::new(),
        facts: parts.facts,
        finance: parts.finance,
        beneficiaries: parts.beneficiaries,
        annexes: parts.annexes,
        evidence_rows: evidence_rows(raw, file, faults),
        charts,
        at: file.at(0..0),
    }
}

/// The sections that a report names, without its texts, which are found with them; all where it
/// names none.
fn sections(raw: &RawReport) -> Vec<Section> {
    let Some(given) = &raw.sections else { return Section::ALL.to_vec() };
    let words = given.get_ref().0.iter().map(|word| word.get_ref().as_str());
    let mut found = Vec::new();
    for section in words.filter_map(|word| Section::ALL.into_iter().find(|section| section.word() == word)) {
        if !found.contains(&section) {
            found.push(section);
        }
    }
    found
}

/// What a report is written as, in the order of outputs.
fn outputs(raw: &RawReport, file: &Entries<RawReport>, faults: &mut Faults) -> Vec<Output> {
    let Some(given) = &raw.outputs else { return Output::ALL.to_vec() };
    let choices = Output::ALL.map(|output| (output.word(), output));
    let mut named = Vec::new();
    for word in &given.get_ref().0 {
        let at = file.at(word.span());
        let output = choose(word.get_ref(), "an output of reports", &choices, at.clone(), faults);
        if output.is_some_and(|output| named.contains(&output)) {
            faults.add(Finding::new(Code::DuplicateName, at, format!("`{}` stands twice", word.get_ref())));
        }
        named.extend(output);
    }
    Output::ALL.into_iter().filter(|output| named.contains(output)).collect()
}

/// Records behind one indicator beyond which no evidence is listed.
fn evidence_rows(raw: &RawReport, file: &Entries<RawReport>, faults: &mut Faults) -> usize {
    let Some(given) = &raw.evidence else { return EVIDENCE_ROWS };
    let rows = usize::try_from(*given.get_ref()).ok().filter(|rows| *rows <= MOST_EVIDENCE_ROWS);
    if rows.is_none() {
        let message = format!("`evidence = {}` is no number of rows that a sheet can hold", given.get_ref());
        let expected = format!("0 for no evidence, up to {MOST_EVIDENCE_ROWS}");
        faults.bad_value(file.at(given.span()), message, expected);
    }
    rows.unwrap_or(EVIDENCE_ROWS)
}

/// For whom a report is: for one audience, or for both.
fn audience(raw: &RawReport, file: &Entries<RawReport>, faults: &mut Faults) -> Audience {
    let choices = [("internal", Audience::Internal), ("public", Audience::Public)];
    let words = raw.audience.iter().flat_map(|list| &list.get_ref().0);
    let named: Vec<Audience> = words
        .filter_map(|word| choose(word.get_ref(), "an audience", &choices, file.at(word.span()), faults))
        .collect();
    match (named.contains(&Audience::Internal), named.contains(&Audience::Public)) {
        (true, true) => Audience::Both,
        (false, true) => Audience::Public,
        _ => Audience::Internal,
    }
}

/// Two reports whose packs would go to one folder.
pub fn check_folders(reports: &[ReportDef], faults: &mut Faults) {
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for report in reports {
        for edition in report.audience.editions() {
            let folder = ReportDef::folder(&report.id, *edition);
            if let Some(other) = taken.insert(folder.clone(), &report.id) {
                faults.add(
                    Finding::new(
                        Code::DuplicateName,
                        report.at.clone(),
                        format!("the reports `{other}` and `{}` would be written into one folder", report.id),
                    )
                    .found(format!("reports/out/{folder}"))
                    .hint("give one of the two files another name"),
                );
            }
        }
    }
}

/// Indicators, and after each that counts something once the one that counts all its records.
fn with_gross(list: Vec<usize>, indicators: &[Indicator]) -> Vec<usize> {
    let mut found = Vec::with_capacity(list.len());
    for number in &list {
        found.push(*number);
        let gross = indicators.get(*number).and_then(|indicator| indicator.gross);
        found.extend(gross.filter(|gross| !list.contains(gross) && !found.contains(gross)));
    }
    found
}

/// The groups of countries that a report names; a scheme means all its groups.
fn groups(raw: &RawReport, file: &Entries<RawReport>, shown: &Shown<'_>, faults: &mut Faults) -> Vec<String> {
    let Some(given) = &raw.groups else { return Vec::new() };
    let Some(list) = shown.schema.find_groups(file.at(given.span()), faults) else { return Vec::new() };
    let codes = &shown.schema.code_lists[list];
    let mut found: Vec<String> = Vec::new();
    let mut words: Vec<&String> = Vec::new();
    for word in &given.get_ref().0 {
        let (code, at) = (word.get_ref(), file.at(word.span()));
        if !shown.schema.check_code(list, code, Code::UnknownName, at.clone(), faults) {
            continue;
        }
        if words.contains(&code) {
            faults.add(Finding::new(Code::DuplicateName, at, format!("`{code}` stands twice")));
        }
        words.push(code);
        let meant = if codes.is_scheme(code) { codes.below(code) } else { vec![code.as_str()] };
        for group in meant {
            if !found.iter().any(|known| known == group) {
                found.push(group.to_string());
            }
        }
    }
    found
}

fn numbers(
    given: Option<&Spanned<OneOrMany<String>>>,
    names: &Names,
    file: &Entries<RawReport>,
    faults: &mut Faults,
) -> Vec<usize> {
    let mut found = Vec::new();
    for word in given.iter().flat_map(|list| &list.get_ref().0) {
        let Some(number) = names.find(word.get_ref(), file.at(word.span()), faults) else { continue };
        if found.contains(&number) {
            let message = format!("`{}` stands twice", word.get_ref());
            faults.add(Finding::new(Code::DuplicateName, file.at(word.span()), message));
        } else {
            found.push(number);
        }
    }
    found
}
