//! Rows of totals as partners sent them: each put into its cell, or told why not.

use super::cell::{Cell, Region, Span};
use super::numbers::{Numbers, digits, numbers};
use crate::compute::sent::{Columns, geography_of, indicator};
use crate::cube::{Accumulation, Category, Geography, Programme, ReportedRow};
use crate::diag::{Argument, Code, Finding, Place, nearest};
use crate::number::Decimal;
use crate::period::PeriodKind;
use crate::project::{Dimension, Indicator, Part, Project, Role};
use crate::table::{Origins, Table};
use crate::text::spelling;
use polars::prelude::PolarsResult;
use std::collections::BTreeMap;

/// What was read: the cells of each indicator.
type Read = BTreeMap<usize, Vec<Cell>>;

/// The cells of all tables of totals, and what is wrong with their rows.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn cells(project: &Project, tables: &[Table], origins: &Origins) -> PolarsResult<(Read, Vec<Finding>)> {
    let mut findings = Vec::new();
    let mut written: BTreeMap<(usize, Region, Category), Vec<Sent>> = BTreeMap::new();
    let mut blank: Vec<Place> = Vec::new();
    for (number, def) in project.tables.iter().enumerate() {
        if def.role != Some(Role::Reported) {
            continue;
        }
        let rows = Rows { project, origins, columns: Columns::new(def, &tables[number])? };
        for row in 0..tables[number].height() {
            let at = ReportedRow { table: number, row };
            match rows.sent(at)? {
                Ok(Some(sent)) => {
                    let cell = &sent.cell;
                    let key = (sent.indicator, cell.region.clone(), cell.category.clone());
                    written.entry(key).or_default().push(sent);
                }
                Ok(None) => blank.push(rows.at(Part::Value, row)),
                Err(wrong) => findings.extend(wrong),
            }
        }
    }
    blank.sort();
    if let Some((first, also)) = blank.split_first() {
        let mut finding = Finding::new(Code::ReportedWithoutValue, first.clone(), "a total without a value");
        finding.also = also.to_vec();
        findings.push(finding.hint("nothing is reported by such a row; a total of nothing is written 0"));
    }
    let mut read = Read::new();
    for ((number, _, _), mut sent) in written {
        sent.sort_by(|a, b| a.cell.place.cmp(&b.cell.place));
        match only(&project.indicators[number], &sent) {
            Ok(again) => {
                findings.extend(again);
                read.entry(number).or_default().extend(sent.into_iter().next().map(|sent| sent.cell));
            }
            Err(twice) => findings.push(*twice),
        }
    }
    for (number, cells) in &read {
        findings.extend(cells.iter().filter_map(|cell| unused(&project.indicators[*number], cell)));
    }
    Ok((read, findings))
}

/// A row that reports something.
struct Sent {
    indicator: usize,
    cell: Cell,
    /// Value, numerator and denominator as they stand there.
    written: [Option<Decimal>; 3],
}

/// Whether rows for one cell say the same, which is told, or not.
fn only(indicator: &Indicator, sent: &[Sent]) -> Result<Option<Finding>, Box<Finding>> {
    let Some((first, others)) = sent.split_first() else { return Ok(None) };
    let about = |code: Code, message: String| {
        let mut finding = Finding::new(code, first.cell.place.clone(), message);
        finding.also = others.iter().map(|other| other.cell.place.clone()).collect();
        finding
            .found(format!("{} {}", indicator.code, first.cell.called()))
            .with("indicator", Argument::Text(indicator.code.clone()))
            .with("total", Argument::Text(first.cell.called()))
            .with("count", Argument::Count(sent.len() as u64))
    };
    if others.is_empty() {
        return Ok(None);
    }
    if others.iter().all(|other| other.written == first.written) {
        let message = format!("a total of {} is reported {} times", indicator.code, sent.len());
        return Ok(Some(about(Code::ReportedAgain, message)));
    }
    let values: Vec<String> = sent.iter().map(|sent| sent.told()).collect();
    let message = format!("a total of {} is reported with different values", indicator.code);
    let finding = about(Code::ReportedTwice, message);
    let found = format!("{}: {}", finding.found.clone().unwrap_or_default(), values.join(" and "));
    let stands: Vec<String> = values.iter().map(|value| value.replace(" of ", " / ")).collect();
    Err(Box::new(
        finding
            .found(found)
            .expected("one value for one cell")
            .hint("remove what does not hold")
            .with("stands", Argument::Text(stands.join("; "))),
    ))
}

impl Sent {
    fn told(&self) -> String {
        let [value, numerator, denominator] = self.written.map(|number| number.map(|n| n.to_string()));
        match (value, numerator, denominator) {
            (Some(value), _, None) => value,
            (Some(value), above, Some(below)) => {
                format!("{value} ({} of {below})", above.unwrap_or_default())
            }
            (None, above, below) => {
                format!("{} of {}", above.unwrap_or_default(), below.unwrap_or_default())
            }
        }
    }
}

/// A total that no figure can show, since the indicator neither has such cells nor adds up to some.
fn unused(indicator: &Indicator, cell: &Cell) -> Option<Finding> {
    let life = cell.period.kind == PeriodKind::Life && cell.accumulation != Accumulation::AtEnd;
    let accumulates = indicator.accumulate.contains(&cell.accumulation)
        || (life && indicator.accumulate.iter().any(|one| *one != Accumulation::AtEnd));
    if (indicator.periods.contains(&cell.period.kind) && accumulates) || indicator.adding.periods {
        return None;
    }
    let message = format!(
        "{} has no figures {} by {}, and does not add up over periods",
        indicator.code,
        cell.accumulation.word(),
        cell.period.kind.word()
    );
    let kinds: Vec<&str> = indicator.periods.iter().map(|kind| kind.word()).collect();
    let finding = Finding::new(Code::ReportedUnused, cell.place.clone(), message).found(cell.called());
    Some(
        finding
            .expected(format!("a total by {}", kinds.join(" or ")))
            .with("indicator", Argument::Text(indicator.code.clone())),
    )
}

struct Rows<'a> {
    project: &'a Project,
    origins: &'a Origins,
    columns: Columns<'a>,
}

impl Rows<'_> {
    fn at(&self, part: Part, row: usize) -> Place {
        self.columns.place(self.origins, part, row)
    }

    /// What a row reports: none if it has no value, and all that is wrong with it.
    fn sent(&self, at: ReportedRow) -> PolarsResult<Result<Option<Sent>, Vec<Finding>>> {
        let (project, row, def) = (self.project, at.row, self.columns.def);
        let text = |part: Part| self.columns.text(part, row);
        let mut wrong = Vec::new();
        let mut fault = |part: Part, message: &str, found: &str, expected: &str, near: Option<&str>| {
            let finding = Finding::new(Code::ReportedUnknown, self.at(part, row), message);
            let finding = finding.found(found).expected(expected).kind(kind_of(part)).about(&def.name, []);
            wrong.push(match near {
                Some(near) => finding
                    .hint(format!("did you mean {near}?"))
                    .with("near", Argument::Text(near.to_string())),
                None => finding,
            });
        };
        let written =
            [Part::Value, Part::Numerator, Part::Denominator].map(|part| self.columns.number(part, row));
        let [value, numerator, denominator] = written;
        let written = [value?, numerator?, denominator?];
        if written.iter().all(Option::is_none) {
            return Ok(Ok(None));
        }

        let name = text(Part::Indicator)?.unwrap_or_default();
        let number = indicator(project, &name);
        if number.is_none() {
            let names = project.indicators.iter().flat_map(|i| [i.id.as_str(), i.code.as_str()]);
            let message = "a total for an indicator that is not defined";
            fault(
                Part::Indicator,
                message,
                &name,
                "the id or the code of an indicator",
                nearest(&name, names),
            );
        }
        let programme = match text(Part::Programme)? {
            None => Programme::All,
            Some(code) => {
                if !project.programmes.iter().any(|programme| programme.id == code) {
                    let message = "a total for a programme that is not defined";
                    fault(Part::Programme, message, &code, "the code of a programme", None);
                }
                Programme::One(code.as_str().into())
            }
        };
        let geography = match text(Part::Place)? {
            None => Geography::All,
            Some(code) => {
                let geography = geography_of(project, def, &code);
                if matches!(geography, Geography::Place(_)) && project.country_of(&code).is_none() {
                    let message = "a total for a place that is not defined";
                    fault(Part::Place, message, &code, "the code of a country, or of a place in one", None);
                }
                geography
            }
        };
        let period = match text(Part::Period)? {
            None => {
                fault(Part::Period, "a total without a period", "", PERIODS, None);
                None
            }
            Some(text) => {
                let period = project.calendar.parse(&text);
                if period.is_none() {
                    let message = "a total for a period that cannot be understood";
                    fault(Part::Period, message, &text, PERIODS, None);
                }
                period
            }
        };
        let of = number.map(|number| &project.indicators[number]);
        let accumulation = match text(Part::Accumulation)? {
            None => usual_accumulation(of),
            Some(word) => {
                let found = Accumulation::from_word(&word.to_lowercase());
                let stands = |indicator: &Indicator| indicator.accumulate.contains(&Accumulation::AtEnd);
                if found.is_none() || (found == Some(Accumulation::AtEnd) && !of.is_some_and(stands)) {
                    let message = "a total with an accumulation that the indicator does not have";
                    let expected = "in_period or to_date; at_end for a stock";
                    let words = ["in_period", "to_date", "at_end"];
                    let near = nearest(&word, words).filter(|_| found.is_none());
                    fault(Part::Accumulation, message, &word, expected, near);
                }
                found.unwrap_or(Accumulation::InPeriod)
            }
        };
        let category = match (text(Part::Dimension)?, text(Part::Category)?) {
            (None, None) => Category::total(),
            (None, Some(code)) => {
                fault(Part::Category, "a category without its dimension", &code, "both or neither", None);
                Category::total()
            }
            (Some(name), code) => match of.map(|of| (of, dimension(of, &name))) {
                None => Category::total(),
                Some((of, None)) => {
                    let names: Vec<&str> = of.by.iter().map(|by| by.name.as_str()).collect();
                    let expected = match names.is_empty() {
                        true => "no dimension: the indicator is not disaggregated".to_string(),
                        false => format!("one of {}", names.join(", ")),
                    };
                    let near = nearest(&name, names.iter().copied());
                    fault(
                        Part::Dimension,
                        "a dimension that the indicator does not have",
                        &name,
                        &expected,
                        near,
                    );
                    Category::total()
                }
                Some((_, Some((dimension, turned)))) => {
                    let code = code.unwrap_or_default();
                    match category(project, dimension, turned, &code) {
                        Some(code) => Category { dimension: dimension.name.as_str().into(), code },
                        None => {
                            let message = format!("a category that `{}` does not have", dimension.name);
                            let expected = match dimension.columns.len() {
                                2 => "a code of each column, such as F*cso",
                                _ => "a code of its list",
                            };
                            fault(Part::Category, &message, &code, expected, None);
                            Category::total()
                        }
                    }
                }
            },
        };
        let (Some(number), Some(period), true) = (number, period, wrong.is_empty()) else {
            return Ok(Err(wrong));
        };
        let of = &project.indicators[number];
        let region = Region { geography, programme, span: Span::of(&period, accumulation) };
        let place = self.at(Part::Value, row);
        Ok(match numbers(of, written) {
            Ok(numbers) => {
                let Numbers { value, numerator, denominator } = numbers;
                let digits = written[0].map(digits);
                let rows = vec![at];
                let cell = Cell {
                    region,
                    period,
                    accumulation,
                    category,
                    value,
                    numerator,
                    denominator,
                    digits,
                    rows,
                    place,
                };
                Ok(Some(Sent { indicator: number, cell, written }))
            }
            Err(wrong) => {
                let finding = Finding::new(Code::ReportedParts, place, wrong.message)
                    .found(wrong.found)
                    .kind(wrong.kind)
                    .with("is", Argument::Text(wrong.expected.clone()))
                    .with("stands", Argument::Text(wrong.stands))
                    .with("indicator", Argument::Text(of.code.clone()));
                Err(vec![finding.expected(wrong.expected).hint(wrong.hint)])
            }
        })
    }
}

/// Which sentence tells that a part of a row is not known.
fn kind_of(part: Part) -> &'static str {
    match part {
        Part::Indicator => "indicator",
        Part::Programme => "programme",
        Part::Place => "place",
        Part::Period => "period",
        Part::Accumulation => "accumulation",
        Part::Dimension => "dimension",
        _ => "category",
    }
}

const PERIODS: &str = "2018, 2018-S2, 2018-Q3, 2018-07, life, or the id of a custom period";

/// What is meant where no accumulation is said: what happened in the period, but for a stock.
fn usual_accumulation(indicator: Option<&Indicator>) -> Accumulation {
    match indicator.map(|indicator| indicator.accumulate.as_slice()) {
        Some([Accumulation::AtEnd]) => Accumulation::AtEnd,
        _ => Accumulation::InPeriod,
    }
}

/// The disaggregation of a name, and whether its two columns stand the other way round.
fn dimension<'i>(indicator: &'i Indicator, name: &str) -> Option<(&'i Dimension, bool)> {
    let same = |own: &str, name: &str| own.eq_ignore_ascii_case(name.trim());
    if let Some(found) = indicator.by.iter().find(|by| same(&by.name, name)) {
        return Some((found, false));
    }
    let (one, other) = name.split_once('*')?;
    let turned = format!("{}*{}", other.trim(), one.trim());
    let straight = format!("{}*{}", one.trim(), other.trim());
    let found = |name: &str| indicator.by.iter().find(|by| same(&by.name, name));
    found(&straight).map(|by| (by, false)).or_else(|| found(&turned).map(|by| (by, true)))
}

/// The code of a category as people write it: by code, label or alias.
fn category(
    project: &Project,
    dimension: &Dimension,
    turned: bool,
    written: &str,
) -> Option<std::sync::Arc<str>> {
    let mut parts: Vec<&str> = match dimension.columns.len() {
        1 => vec![written],
        _ => written.split('*').collect(),
    };
    if turned {
        parts.reverse();
    }
    if parts.len() != dimension.columns.len() {
        return None;
    }
    let mut codes = Vec::new();
    for (path, part) in dimension.columns.iter().zip(parts) {
        let part = part.trim();
        let code = match project.code_list_of(path) {
            None => Some(part.to_string()).filter(|part| !part.is_empty()),
            Some(list) => {
                let list = &project.code_lists[list];
                match list.get(part) {
                    Some(entry) => Some(entry.code.clone()),
                    None => match list.by_spelling.get(&spelling(part)).map(Vec::as_slice) {
                        Some([one]) => list.codes.get(*one).map(|entry| entry.code.clone()),
                        _ => None,
                    },
                }
            }
        };
        codes.push(code?);
    }
    Some(codes.join("*").into())
}
