//! Reports: what each shows, to whom, in which language.

use super::faults::Faults;
use super::files::Entries;
use super::model::{
    Audience, ChartDef, ChartKind, Dimension, EVIDENCE_ROWS, Indicator, MOST_EVIDENCE_ROWS, Output,
    ReportDef, Section,
};
use super::names::{Names, check_word, choose};
use super::raw::{RawChart, RawReport};
use super::read::{OneOrMany, owned};
use super::schema::{Kind, Schema};
use super::sections::{Defined, Ground};
use super::settings::{Settings, bad_period};
use super::totals::totals;
use crate::diag::{Code, Finding};
use crate::period::{Period, PeriodKind};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// The kinds of charts.
const CHARTS: [(&str, Chart); 4] = [
    ("progress", Chart::Progress),
    ("series", Chart::Series),
    ("diverging", Chart::Diverging),
    ("countries", Chart::Countries),
];

#[derive(Clone, Copy)]
enum Chart {
    Progress,
    Series,
    Diverging,
    Countries,
}

/// What reports may refer to.
pub struct Shown<'a> {
    /// The project's settings.
    pub settings: &'a Settings,
    /// Code lists and tables.
    pub schema: &'a Schema,
    /// Indicators.
    pub indicators: &'a [Indicator],
    /// Their names.
    pub indicator_names: &'a Names,
}

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
        charts: charts.filter_map(|raw| chart(raw, file, shown, faults)).collect(),
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

fn chart(
    raw: &RawChart,
    file: &Entries<RawReport>,
    shown: &Shown<'_>,
    faults: &mut Faults,
) -> Option<ChartDef> {
    let word = raw.kind.as_ref()?;
    let kind = choose(word.get_ref(), "a kind of chart", &CHARTS, file.at(word.span()), faults)?;
    report_idle_keys(raw, kind, word.get_ref(), file, faults);
    let chart = Parts { raw, file, shown, header: raw.span.clone() };
    let kind = match kind {
        Chart::Progress => Some(ChartKind::Progress),
        Chart::Series => chart.series(faults),
        Chart::Diverging => chart.diverging(faults),
        Chart::Countries => chart.countries(faults),
    };
    Some(ChartDef { title: owned(raw.title.as_ref()), kind: kind? })
}

fn report_idle_keys(raw: &RawChart, kind: Chart, word: &str, file: &Entries<RawReport>, faults: &mut Faults) {
    let given = [
        ("indicator", raw.indicator.as_ref().map(Spanned::span)),
        ("period", raw.period.as_ref().map(Spanned::span)),
        ("dimension", raw.dimension.as_ref().map(Spanned::span)),
        ("left", raw.left.as_ref().map(Spanned::span)),
        ("right", raw.right.as_ref().map(Spanned::span)),
        ("share", raw.share.as_ref().map(Spanned::span)),
    ];
    let used: &[&str] = match kind {
        Chart::Progress => &[],
        Chart::Series => &["indicator", "period"],
        Chart::Diverging => &["indicator", "dimension", "left", "right", "share"],
        Chart::Countries => &["indicator"],
    };
    for (key, span) in given {
        if let Some(span) = span.filter(|_| !used.contains(&key)) {
            let message = format!("a chart of the kind `{word}` has no key `{key}`");
            faults.add(Finding::new(Code::UnknownKey, file.at(span), message));
        }
    }
}

/// A chart that is being resolved.
struct Parts<'a> {
    raw: &'a RawChart,
    file: &'a Entries<RawReport>,
    shown: &'a Shown<'a>,
    header: Range<usize>,
}

impl Parts<'_> {
    fn series(&self, faults: &mut Faults) -> Option<ChartKind> {
        let indicator = self.indicator(faults);
        let word = self.needed("period", self.raw.period.as_ref(), faults)?;
        let at = self.file.at(word.span());
        let choices: Vec<(&str, PeriodKind)> =
            PeriodKind::ALL.into_iter().map(|kind| (kind.word(), kind)).collect();
        let period = choose(word.get_ref(), "a kind of period", &choices, at.clone(), faults)?;
        let indicator = indicator?;
        if !self.shown.indicators[indicator].periods.contains(&period) {
            let message =
                format!("`{}` has no figures by {}", self.shown.indicators[indicator].id, period.word());
            let words: Vec<&str> =
                self.shown.indicators[indicator].periods.iter().map(|kind| kind.word()).collect();
            faults.bad_value(at, message, format!("one of its periods: {}", words.join(", ")));
        }
        Some(ChartKind::Series { indicator, period })
    }

    fn countries(&self, faults: &mut Faults) -> Option<ChartKind> {
        let indicator = self.indicator(faults)?;
        let def = &self.shown.indicators[indicator];
        let schema = self.shown.schema;
        let placeless = def
            .basis
            .as_ref()
            .is_some_and(|basis| basis.place.is_none() && !schema.doubts.tables.contains(&basis.table));
        // Without a known list of countries nothing has a place, and that was reported.
        if placeless && schema.countries.is_some() {
            let span = self.raw.indicator.as_ref().map_or(self.header.clone(), Spanned::span);
            let message = format!("the records of `{}` have no place", def.id);
            faults.bad_value(self.file.at(span), message, "an indicator with a `place`");
        }
        Some(ChartKind::Countries { indicator })
    }

    fn diverging(&self, faults: &mut Faults) -> Option<ChartKind> {
        let indicator = self.indicator(faults);
        let given = self.needed("dimension", self.raw.dimension.as_ref(), faults);
        let left = self.needed("left", self.raw.left.as_ref(), faults);
        let right = self.needed("right", self.raw.right.as_ref(), faults);
        let (indicator, given) = (indicator?, given?);
        let def = &self.shown.indicators[indicator];
        let words: Vec<&str> = given.get_ref().0.iter().map(|word| word.get_ref().as_str()).collect();
        let name = words.join("*");
        let dimension = def.by.iter().find(|dimension| dimension.name == name);
        let Some(dimension) = dimension.filter(|_| words.len() == 2) else {
            let pairs: Vec<&str> = def
                .by
                .iter()
                .map(|dimension| dimension.name.as_str())
                .filter(|name| name.contains('*'))
                .collect();
            let message = format!("`{}` is not disaggregated by the pair `{name}`", def.id);
            let finding =
                Finding::new(Code::UnknownName, self.file.at(given.span()), message).found(name.as_str());
            faults.add(if pairs.is_empty() {
                finding.expected("a pair of two columns that stands in `by` of the indicator")
            } else {
                finding.expected(format!("one of its pairs: {}", pairs.join(", ")))
            });
            return None;
        };
        let (left, right) = (left?, right?);
        for side in [left, right] {
            self.check_category(side, dimension, faults);
        }
        if left.get_ref() == right.get_ref() {
            let message = "both sides show the same category";
            faults.bad_value(self.file.at(right.span()), message, "two categories");
        }
        let share = self.raw.share.as_ref().and_then(|share| {
            let at = self.file.at(share.span());
            let number = self.shown.indicator_names.find(share.get_ref(), at.clone(), faults)?;
            if !self.shown.indicators[number].by.iter().any(|dimension| dimension.name == words[1]) {
                let message = format!("`{}` is not disaggregated by `{}`", share.get_ref(), words[1]);
                faults.bad_value(at, message, format!("an indicator with `{}` in its `by`", words[1]));
            }
            Some(number)
        });
        Some(ChartKind::Diverging {
            indicator,
            dimension: name,
            left: left.get_ref().clone(),
            right: right.get_ref().clone(),
            share,
        })
    }

    fn check_category(&self, side: &Spanned<String>, dimension: &Dimension, faults: &mut Faults) {
        let Some(column) = dimension.columns.first() else { return };
        if let Kind::Text(Some(list)) | Kind::List(Some(list)) = self.shown.schema.kind(column) {
            let at = self.file.at(side.span());
            self.shown.schema.check_code(list, side.get_ref(), Code::UnknownName, at, faults);
        }
    }

    fn indicator(&self, faults: &mut Faults) -> Option<usize> {
        let word = self.needed("indicator", self.raw.indicator.as_ref(), faults)?;
        self.shown.indicator_names.find(word.get_ref(), self.file.at(word.span()), faults)
    }

    fn needed<'v, T>(
        &self,
        key: &str,
        value: Option<&'v Spanned<T>>,
        faults: &mut Faults,
    ) -> Option<&'v Spanned<T>> {
        if value.is_none() {
            let at = self.file.at(self.header.clone());
            let finding = Finding::new(Code::MissingKey, at, format!("a chart of this kind lacks `{key}`"));
            faults.add(finding.hint(format!("add `{key} = …`")));
        }
        value
    }
}
