//! From the words of a question to the address of a figure.

use super::dimension::category;
use super::model::Definition;
use super::refusal::{Refusal, code_of};
use super::tree::tree;
use super::widen::widen;
use crate::compute::{self, indicator};
use crate::cube::{Accumulation, Address, Geography, Programme};
use crate::ingest::read_period;
use crate::period::{Period, PeriodKind, from_days};
use crate::project::{CodeList, Indicator, Part, Project, Role};
use crate::report;
use crate::validate::{Valid, attributes};
use jiff::civil::Date;
use polars::prelude::PolarsResult;
use std::collections::BTreeMap;

/// What is asked: words as somebody typed them.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// The id or code of the indicator.
    pub indicator: String,
    /// A country.
    pub country: Option<String>,
    /// A group of countries.
    pub group: Option<String>,
    /// A place below a country.
    pub place: Option<String>,
    /// A programme or project.
    pub programme: Option<String>,
    /// A period.
    pub period: Option<String>,
    /// Over which time.
    pub accumulation: Option<Accumulation>,
    /// Categories, each `dimension=category`.
    pub wheres: Vec<String>,
    /// As a report shows it: with its days.
    pub report: Option<String>,
    /// Events after this day are left out.
    pub as_of: Option<Date>,
    /// What became known after this day is left out.
    pub known_by: Option<Date>,
}

/// A question that was understood.
#[derive(Debug)]
pub struct Asked {
    /// The project, with what the question needs beyond what the indicator declares.
    pub project: Project,
    /// The figure.
    pub address: Address,
    /// What is to be known of how the question was understood.
    pub notes: Vec<String>,
    /// What the indicators declare, those that it is made from with it.
    declared: BTreeMap<usize, Definition>,
    report: Option<usize>,
    as_of: Option<Date>,
    known_by: Option<Date>,
}

/// Understands a question.
///
/// # Errors
/// [`Refusal`] if it names something that is not there, or asks for a figure that cannot be.
pub fn ask(project: &Project, valid: &Valid, question: &Question) -> Result<Asked, Refusal> {
    let Some(number) = indicator(project, question.indicator.trim()) else {
        let names = project.indicators.iter().flat_map(|one| [one.id.as_str(), one.code.as_str()]);
        return Err(Refusal::unknown("indicator", &question.indicator, names));
    };
    let report = match &question.report {
        None => None,
        Some(id) => Some(project.reports.iter().position(|report| report.id == *id).ok_or_else(|| {
            Refusal::unknown("report", id, project.reports.iter().map(|report| report.id.as_str()))
        })?),
    };
    let own = &project.indicators[number];
    let period = period(project, question, report)?;
    let accumulation = accumulation(own, question)?;
    let geography = geography(project, question)?;
    let programme = programme(project, question, report)?;
    let (category, dimension) = category(project, valid, number, &question.wheres)?;
    let address = Address { indicator: number, geography, programme, period, accumulation, category };
    possible(project, &address)?;

    let mut notes = Vec::new();
    if !own.periods.contains(&address.period.kind) {
        let kinds: Vec<&str> = own.periods.iter().map(|kind| kind.word()).collect();
        let kind = address.period.kind.word();
        notes.push(format!(
            "Reports do not show {} by {kind}: it declares {}. Computed for this explanation.",
            own.id,
            kinds.join(", ")
        ));
    }
    if dimension.is_some() {
        let declared: Vec<&str> = own.by.iter().map(|dimension| dimension.name.as_str()).collect();
        let declared = if declared.is_empty() { "none".to_string() } else { declared.join(", ") };
        notes.push(format!(
            "Reports do not show {} by {}: it declares {declared}. Computed for this explanation.",
            own.id, address.category.dimension
        ));
    }
    let known_by = question.known_by.or(report.and_then(|report| project.reports[report].known_by));
    let declared = tree(project, number).into_iter().map(|one| (one, Definition::of(project, one))).collect();
    let project = widen(project, &address, dimension)?;
    let as_of = question.as_of.or_else(|| {
        let report = &project.reports[report?];
        Some(compute::Scope::of_report(&project, report).as_of)
    });
    if let (Some(from), Some(as_of)) = (address.period.from, as_of)
        && from > as_of
    {
        let code = &address.period.code;
        return Err(Refusal::Said(format!(
            "{code} begins on {from}, and events after {as_of} are left out: choose another period, or --as-of"
        )));
    }
    Ok(Asked { project, address, notes, declared, report, as_of, known_by })
}

impl Asked {
    /// The day by which things were to be known.
    pub fn known_by(&self) -> Option<Date> {
        self.known_by
    }

    /// What the indicators declare that the figure is made from.
    pub fn declared(&self) -> &BTreeMap<usize, Definition> {
        &self.declared
    }

    /// What is to be computed. Without a day and a report no event is left out.
    ///
    /// # Errors
    /// If a frame lacks a column, which validated tables rule out.
    pub fn scope(&self, valid: &Valid) -> PolarsResult<compute::Scope> {
        let project = &self.project;
        let mut scope = match self.report {
            Some(report) => compute::Scope::of_report(project, &project.reports[report]),
            None => compute::Scope::everything(project, self.known_by),
        };
        scope.known_by = self.known_by;
        scope.indicators = tree(project, self.address.indicator);
        scope.programmes = vec![self.address.programme.clone()];
        scope.countries = match &self.address.geography {
            Geography::Country(code) => vec![code.to_string()],
            Geography::Place(code) => project.country_of(code).map(str::to_string).into_iter().collect(),
            Geography::All | Geography::Group(_) | Geography::MultiCountry => Vec::new(),
        };
        scope.groups = match &self.address.geography {
            Geography::Group(code) => vec![code.to_string()],
            _ => Vec::new(),
        };
        scope.as_of = match self.as_of {
            Some(day) => day,
            None => self.last_event(valid)?,
        };
        scope.from = self.address.period.from.unwrap_or(scope.as_of).min(scope.as_of);
        Ok(scope)
    }

    /// The last day that anything here is of.
    fn last_event(&self, valid: &Valid) -> PolarsResult<Date> {
        let project = &self.project;
        let lives = project.programmes.iter().map(|programme| programme.end_known_by(self.known_by));
        let mut last = lives.chain(self.address.period.to).max();
        let bases = tree(project, self.address.indicator).into_iter();
        let bases = bases.filter_map(|number| project.indicators[number].basis.as_ref());
        let of_indicators = bases.flat_map(|basis| {
            let spread = basis.split.iter().flat_map(|split| [&split.from, &split.to]);
            basis.date.iter().chain(spread).map(|path| (basis.table, path))
        });
        let of_tables = project.tables.iter().enumerate();
        let of_tables = of_tables.filter_map(|(number, table)| Some((number, table.date.as_ref()?)));
        for (table, path) in of_tables.chain(of_indicators) {
            let days = attributes::last_days(project, &valid.tables, table, path)?;
            last = last.max(days.into_iter().flatten().max().and_then(from_days));
        }
        for (def, table) in project.tables.iter().zip(&valid.tables) {
            if def.role != Some(Role::Reported) {
                continue;
            }
            let columns = compute::Columns::new(def, table)?;
            for row in 0..table.height() {
                let period = columns.text(Part::Period, row)?;
                last = last.max(period.and_then(|code| project.calendar.parse(&code)?.to));
            }
        }
        Ok(last.unwrap_or(Date::MAX))
    }
}

fn period(project: &Project, question: &Question, report: Option<usize>) -> Result<Period, Refusal> {
    let Some(written) = &question.period else {
        return Ok(report.map_or_else(Period::life, |report| project.reports[report].period.clone()));
    };
    read_period(written, &project.calendar).map_err(|hint| {
        let custom: Vec<&str> = project.calendar.custom.iter().map(|custom| custom.id.as_str()).collect();
        let custom = if custom.is_empty() { String::new() } else { format!(", {}", custom.join(", ")) };
        let hint = hint.map(|hint| format!("; {hint}")).unwrap_or_default();
        Refusal::Said(format!(
            "\"{written}\" is no period{hint}; write 2018, 2018-S2, 2018-Q3, 2018-07, 2018-2019, life{custom}"
        ))
    })
}

/// What is meant where it is not said: of the whole life and of a report's own
/// total what came up to its end, of another period what happened in it.
fn accumulation(own: &Indicator, question: &Question) -> Result<Accumulation, Refusal> {
    use Accumulation::{AtEnd, InPeriod, ToDate};
    let declared = || own.accumulate.iter().map(|one| one.word()).collect::<Vec<_>>().join(", ");
    let is_stock = own.accumulate.contains(&AtEnd);
    if let Some(asked) = question.accumulation {
        if (asked == AtEnd) != is_stock {
            let word = asked.word();
            return Err(Refusal::Said(format!("{} has no figures {word}; it has {}", own.id, declared())));
        }
        return Ok(asked);
    }
    let is_life = |period: &String| period.trim().eq_ignore_ascii_case("life");
    let in_period = question.period.as_ref().is_some_and(|period| !is_life(period));
    let order = if in_period { [InPeriod, AtEnd, ToDate] } else { [AtEnd, ToDate, InPeriod] };
    let found = order.into_iter().find(|one| own.accumulate.contains(one));
    found.ok_or_else(|| Refusal::Said(format!("{} has no figures", own.id)))
}

fn codes(list: &CodeList) -> impl Iterator<Item = &str> {
    list.codes.iter().map(|entry| entry.code.as_str())
}

fn geography(project: &Project, question: &Question) -> Result<Geography, Refusal> {
    let said = |given: &Option<String>| given.as_ref().map(|given| given.trim().to_string());
    if let Some(given) = said(&question.country) {
        match given.as_str() {
            "all" => return Ok(Geography::All),
            "multi" => return Ok(Geography::MultiCountry),
            _ => {}
        }
        let list = &project.code_lists[project.countries];
        let found = code_of(list, &given).ok_or_else(|| Refusal::unknown("country", &given, codes(list)))?;
        return Ok(Geography::Country(found.into()));
    }
    if let Some(given) = said(&question.place) {
        let lists = || project.places.iter().filter_map(|list| project.code_lists.get(*list));
        let found = lists().find_map(|list| code_of(list, &given));
        let found = found.ok_or_else(|| Refusal::unknown("place", &given, lists().flat_map(codes)))?;
        return Ok(Geography::Place(found.into()));
    }
    if let Some(given) = said(&question.group) {
        let Some(list) = project.group_list().and_then(|list| project.code_lists.get(list)) else {
            return Err(Refusal::Said(
                "the project has no groups of countries: no table has the role memberships".to_string(),
            ));
        };
        let found = code_of(list, &given).ok_or_else(|| Refusal::unknown("group", &given, codes(list)))?;
        return Ok(Geography::Group(found.into()));
    }
    Ok(Geography::All)
}

fn programme(project: &Project, question: &Question, report: Option<usize>) -> Result<Programme, Refusal> {
    let Some(given) = question.programme.as_deref().map(str::trim) else {
        return Ok(report
            .map_or(Programme::All, |report| report::Scope::of(project, &project.reports[report]).overall));
    };
    if given == "all" {
        return Ok(Programme::All);
    }
    let list = &project.code_lists[project.programme_list];
    let found = code_of(list, given).ok_or_else(|| {
        Refusal::unknown("programme", given, project.programmes.iter().map(|programme| programme.id.as_str()))
    })?;
    Ok(Programme::One(found.into()))
}

/// Whether records fall into such cells at all.
fn possible(project: &Project, address: &Address) -> Result<(), Refusal> {
    for number in tree(project, address.indicator) {
        let indicator = &project.indicators[number];
        let Some(basis) = &indicator.basis else { continue };
        // Totals that partners report may fall where records cannot.
        if project.tables.iter().any(|table| table.role == Some(Role::Reported)) {
            continue;
        }
        // What is spread over days has those between which it is spread.
        let is_dated = basis.date.is_some() || basis.split.is_some();
        let missing = if !is_dated && address.period.kind != PeriodKind::Life {
            Some(("date", "the period life"))
        } else if basis.place.is_none() && address.geography != Geography::All {
            Some(("place", "all places together"))
        } else if basis.programme.is_none() && address.programme != Programme::All {
            Some(("programme", "all programmes together"))
        } else {
            None
        };
        if let Some((what, only)) = missing {
            let id = &indicator.id;
            return Err(Refusal::Said(format!(
                "the records of {id} have no {what}: it has figures for {only} alone"
            )));
        }
    }
    Ok(())
}
