//! The charts of reports: what each shows, and whether what it is given can show it.

use super::faults::Faults;
use super::files::Entries;
use super::model::{
    Axis, Bars, Cells, ChartDef, ChartKind, Column, Dimension, Indicator, Measure, Movement, Overlap, Part,
};
use super::names::{Names, choose};
use super::raw::{RawChart, RawReport};
use super::read::{OneOrMany, owned};
use super::schema::{Kind, Schema};
use super::settings::Settings;
use crate::diag::{Code, Finding, Place};
use crate::period::PeriodKind;
use std::ops::Range;
use toml::Spanned;

/// Indicators of a heat map at most.
const CELLS: usize = 16;

/// The kinds of charts.
const CHARTS: [(&str, Chart); 9] = [
    ("progress", Chart::Progress),
    ("series", Chart::Series),
    ("diverging", Chart::Diverging),
    ("countries", Chart::Countries),
    ("stacked", Chart::Stacked),
    ("dumbbell", Chart::Dumbbell),
    ("multiples", Chart::Multiples),
    ("heatmap", Chart::Heatmap),
    ("stages", Chart::Stages),
];

#[derive(Clone, Copy)]
enum Chart {
    Progress,
    Series,
    Diverging,
    Countries,
    Stacked,
    Dumbbell,
    Multiples,
    Heatmap,
    Stages,
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

/// Resolves a chart of a report that shows some indicators.
pub fn chart(
    raw: &RawChart,
    file: &Entries<RawReport>,
    (shown, of_report): (&Shown<'_>, &[usize]),
    faults: &mut Faults,
) -> Option<ChartDef> {
    let word = raw.kind.as_ref()?;
    let kind = choose(word.get_ref(), "a kind of chart", &CHARTS, file.at(word.span()), faults)?;
    report_idle_keys(raw, kind, word.get_ref(), file, faults);
    let chart = Parts { raw, file, shown, of_report, header: raw.span.clone() };
    let kind = match kind {
        Chart::Progress => Some(ChartKind::Progress),
        Chart::Series => chart.series(faults),
        Chart::Diverging => chart.diverging(faults),
        Chart::Countries => chart.countries(faults),
        Chart::Stacked => chart.stacked(faults),
        Chart::Dumbbell => chart.dumbbell(faults),
        Chart::Multiples => chart.multiples(faults),
        Chart::Heatmap => chart.heatmap(faults),
        Chart::Stages => chart.stages(faults),
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
        ("before", raw.before.as_ref().map(Spanned::span)),
        ("after", raw.after.as_ref().map(Spanned::span)),
        ("gain", raw.gain.as_ref().map(Spanned::span)),
        ("pairs", raw.pairs.as_ref().map(Spanned::span)),
        ("indicators", raw.indicators.as_ref().map(Spanned::span)),
        ("shows", raw.shows.as_ref().map(Spanned::span)),
        ("target", raw.target.as_ref().map(Spanned::span)),
    ];
    let used: &[&str] = match kind {
        Chart::Progress => &[],
        Chart::Series | Chart::Multiples => &["indicator", "period"],
        Chart::Diverging => &["indicator", "dimension", "left", "right", "share"],
        Chart::Countries => &["indicator"],
        Chart::Stacked => &["indicator", "dimension", "period"],
        Chart::Dumbbell => &["before", "after", "gain", "pairs", "dimension"],
        Chart::Heatmap => &["indicators", "shows"],
        Chart::Stages => &["indicator", "target"],
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
    of_report: &'a [usize],
    header: Range<usize>,
}

impl Parts<'_> {
    fn series(&self, faults: &mut Faults) -> Option<ChartKind> {
        let indicator = self.indicator(faults);
        let word = self.needed("period", self.raw.period.as_ref(), faults)?;
        let kind = self.kind_of_period(word, faults);
        let (indicator, period) = (indicator?, kind?);
        self.check_period(indicator, period, word, faults);
        Some(ChartKind::Series { indicator, period })
    }

    fn kind_of_period(&self, word: &Spanned<String>, faults: &mut Faults) -> Option<PeriodKind> {
        let choices: Vec<(&str, PeriodKind)> =
            PeriodKind::ALL.into_iter().map(|kind| (kind.word(), kind)).collect();
        choose(word.get_ref(), "a kind of period", &choices, self.file.at(word.span()), faults)
    }

    /// The kind of period that a word means, of which an indicator has figures.
    fn period(&self, indicator: usize, word: &Spanned<String>, faults: &mut Faults) -> Option<PeriodKind> {
        let period = self.kind_of_period(word, faults)?;
        self.check_period(indicator, period, word, faults);
        Some(period)
    }

    fn check_period(
        &self,
        indicator: usize,
        period: PeriodKind,
        word: &Spanned<String>,
        faults: &mut Faults,
    ) {
        let at = self.file.at(word.span());
        if !self.shown.indicators[indicator].periods.contains(&period) {
            let message =
                format!("`{}` has no figures by {}", self.shown.indicators[indicator].id, period.word());
            let words: Vec<&str> =
                self.shown.indicators[indicator].periods.iter().map(|kind| kind.word()).collect();
            faults.bad_value(at, message, format!("one of its periods: {}", words.join(", ")));
        }
    }

    fn countries(&self, faults: &mut Faults) -> Option<ChartKind> {
        let indicator = self.indicator(faults)?;
        self.check_place(indicator, self.at_indicator(), faults);
        Some(ChartKind::Countries { indicator })
    }

    /// Whether an indicator has figures by country.
    fn check_place(&self, indicator: usize, at: Place, faults: &mut Faults) {
        let def = &self.shown.indicators[indicator];
        let schema = self.shown.schema;
        let placeless = def
            .basis
            .as_ref()
            .is_some_and(|basis| basis.place.is_none() && !schema.doubts.tables.contains(&basis.table));
        // Without a known list of countries nothing has a place, and that was reported.
        if placeless && schema.countries.is_some() {
            let message = format!("the records of `{}` have no place", def.id);
            faults.bad_value(at, message, "an indicator with a `place`");
        }
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
            let number = self.find(share, faults)?;
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

    /// An indicator by the categories of a column: a bar for each country, each period of a
    /// kind, or each category of a second column.
    fn stacked(&self, faults: &mut Faults) -> Option<ChartKind> {
        let indicator = self.indicator(faults);
        let given = self.needed("dimension", self.raw.dimension.as_ref(), faults)?;
        let indicator = indicator?;
        let def = &self.shown.indicators[indicator];
        let dimension = self.dimension(indicator, given, 2, faults)?;
        let categories = Axis::Categories(dimension);
        let added = def.adds_up(categories, &self.shown.schema.tables, self.shown.indicators);
        if let Err(overlap @ (Overlap::Quotient | Overlap::Extreme)) = added {
            let message = format!("`{}` cannot be stacked: {}", def.id, overlap.reason());
            let finding = Finding::new(Code::ChartIndicator, self.at_indicator(), message);
            faults.add(finding.expected("an indicator that counts or adds up"));
        }
        let pair = dimension.columns.len() == 2;
        let bars = match self.raw.period.as_ref() {
            None if pair => Bars::Categories,
            None => {
                self.check_place(indicator, self.at_indicator(), faults);
                Bars::Countries
            }
            Some(period) if pair => {
                let message = "bars are either the categories of a second column or periods";
                faults.add(
                    Finding::new(Code::ChartContradiction, self.file.at(period.span()), message)
                        .expected("a pair as `dimension`, or one column and `period`"),
                );
                return None;
            }
            Some(period) => Bars::Periods(self.period(indicator, period, faults)?),
        };
        Some(ChartKind::Stacked { indicator, dimension: dimension.name.clone(), bars })
    }

    /// Before and after, by country or by the categories of a dimension.
    fn dumbbell(&self, faults: &mut Faults) -> Option<ChartKind> {
        let before = self.needed("before", self.raw.before.as_ref(), faults);
        let after = self.needed("after", self.raw.after.as_ref(), faults);
        let found = [before, after, self.raw.gain.as_ref(), self.raw.pairs.as_ref()].map(|word| {
            let word = word?;
            Some((self.find(word, faults)?, word))
        });
        let [before, after, gain, pairs] = found;
        let ((before, _), (after, word)) = (before?, after?);
        let unit = |indicator: usize| self.shown.indicators[indicator].unit.as_str();
        if unit(before) != unit(after) {
            let message = format!(
                "what is before and after is not of one unit: `{}` and `{}`",
                unit(before),
                unit(after)
            );
            let finding = Finding::new(Code::ChartUnits, self.file.at(word.span()), message);
            faults.add(finding.expected("two indicators on one scale"));
        }
        if before == after {
            let at = self.file.at(word.span());
            faults.bad_value(at, "before and after are the same indicator", "two indicators");
        }
        let all = found.into_iter().flatten();
        let dimension = match &self.raw.dimension {
            None => {
                for (indicator, word) in all {
                    self.check_place(indicator, self.file.at(word.span()), faults);
                }
                None
            }
            Some(given) => {
                let mut name = None;
                for (indicator, _) in all {
                    let found = self.dimension(indicator, given, 1, faults);
                    name = name.or(found.map(|found| found.name.clone()));
                }
                Some(name?)
            }
        };
        let number = |found: Option<(usize, &Spanned<String>)>| found.map(|(number, _)| number);
        Some(ChartKind::Dumbbell { before, after, gain: number(gain), pairs: number(pairs), dimension })
    }

    /// An indicator over time, country by country.
    fn multiples(&self, faults: &mut Faults) -> Option<ChartKind> {
        let indicator = self.indicator(faults);
        let word = self.needed("period", self.raw.period.as_ref(), faults);
        let (indicator, word) = (indicator?, word?);
        let period = self.period(indicator, word, faults)?;
        self.check_place(indicator, self.at_indicator(), faults);
        Some(ChartKind::Multiples { indicator, period })
    }

    /// Indicators by country, as cells.
    fn heatmap(&self, faults: &mut Faults) -> Option<ChartKind> {
        let given = self.needed("indicators", self.raw.indicators.as_ref(), faults)?;
        let mut indicators = Vec::new();
        for word in &given.get_ref().0 {
            let at = self.file.at(word.span());
            let Some(number) = self.find(word, faults) else { continue };
            if indicators.contains(&number) {
                let message = format!("`{}` stands twice", word.get_ref());
                faults.add(Finding::new(Code::DuplicateName, at, message));
                continue;
            }
            self.check_place(number, at, faults);
            indicators.push(number);
        }
        if indicators.len() > CELLS {
            let message = format!("{} indicators are more than one can read at a glance", indicators.len());
            let finding = Finding::new(Code::ChartContradiction, self.file.at(given.span()), message);
            faults.add(finding.expected(format!("at most {CELLS}; a second chart can show the others")));
        }
        let shows = match &self.raw.shows {
            None => Cells::Values,
            Some(word) => {
                let choices = [("values", Cells::Values), ("progress", Cells::Progress)];
                let at = self.file.at(word.span());
                choose(word.get_ref(), "what cells can show", &choices, at, faults)?
            }
        };
        Some(ChartKind::Heatmap { indicators, shows })
    }

    /// How many came how far, by the stages of a history.
    fn stages(&self, faults: &mut Faults) -> Option<ChartKind> {
        let indicator = self.indicator(faults);
        let target = self.raw.target.as_ref().and_then(|word| {
            let at = self.file.at(word.span());
            let number = self.find(word, faults)?;
            let order = match self.shown.indicators[number].measure {
                Measure::State { at_least, .. } => at_least,
                Measure::Moved { movement: Movement::Reached(order), .. } => Some(order),
                _ => None,
            };
            if order.is_none() {
                let message = format!("`{}` does not say which stage is to be reached", word.get_ref());
                let finding = Finding::new(Code::ChartIndicator, at, message);
                faults.add(
                    finding.expected("an indicator of the measure `state` or `reached` with `at_least`"),
                );
            }
            Some((order?, number))
        });
        let indicator = indicator?;
        let def = &self.shown.indicators[indicator];
        let expected = "an indicator of the measure `state`, without `at_least`, with its stage in `by`";
        let stage = def.basis.as_ref().and_then(|basis| {
            let table = self.shown.schema.tables.get(basis.table)?;
            table.parts.get(&Part::Stage).map(|field| (basis.table, *field))
        });
        let dimension = def.by.iter().find(|by| match by.columns.as_slice() {
            [one] => Some((one.table, one.column.clone())) == stage.map(|(t, f)| (t, Column::Field(f))),
            _ => false,
        });
        match (&def.measure, dimension) {
            (Measure::State { at_least: None, .. }, Some(dimension)) => {
                Some(ChartKind::Stages { indicator, dimension: dimension.name.clone(), target })
            }
            _ => {
                let message = format!("`{}` does not tell at which stage something stands", def.id);
                let finding = Finding::new(Code::ChartIndicator, self.at_indicator(), message);
                faults.add(finding.expected(expected));
                None
            }
        }
    }

    /// Where the indicator stands, or the chart where it does not.
    fn at_indicator(&self) -> Place {
        self.file.at(self.raw.indicator.as_ref().map_or(self.header.clone(), Spanned::span))
    }

    /// A disaggregation of an indicator, of at most so many columns.
    fn dimension(
        &self,
        indicator: usize,
        given: &Spanned<OneOrMany<String>>,
        columns: usize,
        faults: &mut Faults,
    ) -> Option<&Dimension> {
        let def = &self.shown.indicators[indicator];
        let words: Vec<&str> = given.get_ref().0.iter().map(|word| word.get_ref().as_str()).collect();
        let name = words.join("*");
        let fits = |dimension: &&Dimension| dimension.columns.len() <= columns;
        let found = def.by.iter().filter(fits).find(|dimension| dimension.name == name);
        if found.is_none() {
            let known: Vec<&str> = def.by.iter().filter(fits).map(|by| by.name.as_str()).collect();
            let message = format!("`{}` is not disaggregated by `{name}`", def.id);
            let finding = Finding::new(Code::UnknownName, self.file.at(given.span()), message).found(name);
            faults.add(if known.is_empty() {
                finding.expected("a column that stands in `by` of the indicator")
            } else {
                finding.expected(format!("one of its disaggregations: {}", known.join(", ")))
            });
        }
        found
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
        self.find(word, faults)
    }

    /// An indicator that the report has figures of.
    fn find(&self, word: &Spanned<String>, faults: &mut Faults) -> Option<usize> {
        let at = self.file.at(word.span());
        let found = self.shown.indicator_names.find(word.get_ref(), at.clone(), faults)?;
        if !self.of_report.contains(&found) {
            let message = format!("`{}` is not among the indicators of this report", word.get_ref());
            faults.add(Finding::new(Code::ChartIndicator, at, message).expected("one of `indicators`"));
        }
        Some(found)
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
