//! Figures that add up against the sum of their parts: categories of which a
//! record has one, periods that make up another, countries of which a record
//! has one. What is compared are the figures of the cube themselves.

use super::column::Coded;
use super::columns::Columns;
use super::figure::{name, stands};
use super::ground::Ground;
use super::recipe::adds_money;
use super::value::Value;
use crate::compute::Scope;
use crate::cube::{Accumulation, Address, Category, Figure, Geography, Number, Origin, Status};
use crate::diag::{Argument, Code, Finding};
use crate::number::Decimal;
use crate::period::{PeriodKind, to_days};
use crate::project::{Column, FieldType, Fold, Measure, Project};
use std::collections::BTreeMap;
use std::sync::Arc;

/// All of an address but one coordinate, as text that tells it apart.
type Rest = (Geography, crate::cube::Programme, (PeriodKind, i32), Accumulation, Category);

/// What does not add up among the figures of an indicator.
pub fn differences(columns: &Columns, scope: &Scope, number: usize, figures: &[&Figure]) -> Vec<Finding> {
    let project = columns.tables.project;
    let indicator = &project.indicators[number];
    let (Measure::Single(component), Some(basis)) = (&indicator.measure, &indicator.basis) else {
        return Vec::new();
    };
    // Keys that count once, and what is no sum, are not the sum of their parts.
    if !matches!(component.fold, Fold::Count | Fold::Sum(_)) {
        return Vec::new();
    }
    let ground = Ground::new(columns, basis, adds_money(&indicator.measure));
    let parts = Parts { project, figures: figures.iter().filter(is_part).copied().collect() };
    let mut findings = Vec::new();
    if figures.iter().all(|figure| figure.origin == Origin::Computed) {
        for dimension in
            indicator.by.iter().filter(|by| by.columns.iter().all(|path| is_exclusive(project, path)))
        {
            findings.extend(parts.categories(&dimension.name));
        }
        if ground.spans.is_some() || (!ground.undated && is_by_day(ground.date.as_ref())) {
            findings.extend(parts.periods(scope));
        }
        let has_one = |row: usize| {
            let countries = ground.counted_in(row);
            countries.iter().filter(|p| matches!(p, Geography::Country(_) | Geography::MultiCountry)).count()
                == 1
                || ground.shares(row).is_some()
        };
        if scope.countries.is_empty() && (0..ground.height).all(|row| !ground.counts(row) || has_one(row)) {
            findings.extend(parts.countries());
        }
    }
    findings
}

/// Whether a figure can be part of a sum: one without a value, but for the
/// records that have none, would leave it open.
fn is_part(figure: &&&Figure) -> bool {
    matches!(figure.status, Status::Value | Status::Missing | Status::NotApplicable)
}

/// Whether nothing falls into two categories of a column.
fn is_exclusive(project: &Project, path: &crate::project::Path) -> bool {
    match path.column {
        Column::Field(field) => {
            let field = project.tables.get(path.table).and_then(|table| table.fields.get(field));
            field.is_some_and(|field| field.kind != FieldType::List)
        }
        Column::AgeBand => true,
        _ => false,
    }
}

/// Whether every date is a day, so that it falls into every kind of period.
fn is_by_day(date: Option<&Arc<Coded>>) -> bool {
    let is_day = |value: &Value| matches!(value, Value::Day(_) | Value::Nothing);
    date.is_some_and(|date| date.values.iter().all(is_day))
}

struct Parts<'f> {
    project: &'f Project,
    figures: Vec<&'f Figure>,
}

fn value(figure: &Figure) -> Decimal {
    figure.value.and_then(Number::to_decimal).unwrap_or_default()
}

fn rest(address: &Address) -> Rest {
    (
        address.geography.clone(),
        address.programme.clone(),
        (address.period.kind, address.period.ordinal),
        address.accumulation,
        address.category.clone(),
    )
}

impl Parts<'_> {
    /// The categories of a dimension against their total.
    fn categories(&self, dimension: &str) -> Vec<Finding> {
        let mut sums: BTreeMap<Rest, (Decimal, u64)> = BTreeMap::new();
        for figure in self.figures.iter().filter(|figure| *figure.address.category.dimension == *dimension) {
            let (geography, programme, period, accumulation, _) = rest(&figure.address);
            let sum =
                sums.entry((geography, programme, period, accumulation, Category::total())).or_default();
            *sum = (sum.0 + value(figure), sum.1 + figure.records);
        }
        self.totals(&sums, |_| format!("its categories by {dimension}"))
    }

    /// The countries, and what several of them share, against the total of all places.
    fn countries(&self) -> Vec<Finding> {
        let mut sums: BTreeMap<Rest, (Decimal, u64)> = BTreeMap::new();
        for figure in &self.figures {
            let is_country =
                matches!(figure.address.geography, Geography::Country(_) | Geography::MultiCountry);
            // Of a pair only the combinations of a place are shown, and of a
            // category nothing where its total has no records.
            if is_country && figure.address.category.is_total() {
                let (_, programme, period, accumulation, category) = rest(&figure.address);
                let sum =
                    sums.entry((Geography::All, programme, period, accumulation, category)).or_default();
                *sum = (sum.0 + value(figure), 0);
            }
        }
        self.totals(&sums, |_| "its countries".to_string())
    }

    fn totals(&self, sums: &BTreeMap<Rest, (Decimal, u64)>, of: impl Fn(&Figure) -> String) -> Vec<Finding> {
        let mut findings = Vec::new();
        for figure in &self.figures {
            let Some((sum, records)) = sums.get(&rest(&figure.address)) else { continue };
            let same_records = *records == 0 || *records == figure.records;
            if *sum != value(figure) || !same_records {
                findings.push(self.differs(figure, &of(figure), *sum));
            }
        }
        findings
    }

    /// Each period against the shorter ones of one kind that make it up.
    fn periods(&self, scope: &Scope) -> Vec<Finding> {
        let mut series: BTreeMap<(Rest, PeriodKind), Vec<&Figure>> = BTreeMap::new();
        for figure in &self.figures {
            let address = &figure.address;
            if address.accumulation == Accumulation::InPeriod
                && !matches!(address.period.kind, PeriodKind::Life | PeriodKind::Custom)
            {
                let (geography, programme, _, accumulation, category) = rest(address);
                let rest = (geography, programme, (PeriodKind::Life, 0), accumulation, category);
                series.entry((rest, address.period.kind)).or_default().push(figure);
            }
        }
        let mut findings = Vec::new();
        for ((rest, kind), figures) in &series {
            for finer in PeriodKind::ALL.iter().filter(|finer| *finer < kind) {
                let Some(parts) = series.get(&(rest.clone(), *finer)) else { continue };
                for figure in figures {
                    let (Some(from), Some(to)) = (figure.address.period.from, figure.address.period.to)
                    else {
                        continue;
                    };
                    let (from, to) = (to_days(from), to_days(to.min(scope.as_of)));
                    let within: Vec<(i32, i32, &Figure)> = parts
                        .iter()
                        .filter_map(|part| {
                            let period = &part.address.period;
                            Some((to_days(period.from?), to_days(period.to?), *part))
                        })
                        .filter(|(begin, end, _)| *begin <= to && *end >= from)
                        .collect();
                    // The parts must begin and end with the whole, and leave no day out.
                    let begins = within.iter().map(|(begin, ..)| *begin).min() == Some(from);
                    let ends = within.iter().map(|(_, end, _)| *end).max().is_some_and(|end| end >= to);
                    let days: i32 = within.iter().map(|(begin, end, _)| end - begin + 1).sum();
                    let last = within.iter().map(|(_, end, _)| *end).max().unwrap_or(from);
                    if !begins || !ends || days != last - from + 1 {
                        continue;
                    }
                    let sum: Decimal = within.iter().map(|(_, _, part)| value(part)).sum();
                    if sum != value(figure) {
                        findings.push(self.differs(figure, &format!("its parts by {}", finer.word()), sum));
                    }
                }
            }
        }
        findings
    }

    fn differs(&self, figure: &Figure, of: &str, sum: Decimal) -> Finding {
        let name = name(self.project, &figure.address);
        let at = self.project.indicators[figure.address.indicator].at.clone();
        let message = format!("{name}: the value is {}, and the sum of {of} is {sum}", stands(figure.value));
        Finding::new(Code::SumOfParts, at, message)
            .found(stands(figure.value))
            .expected(sum.to_string())
            .with("figure", Argument::Text(name))
    }
}
