//! Rules over files: when they came, and how many of their rows are quarantined.

use super::share::{Assessed, Outcome, Part, PartOf, Share};
use super::told::{finding, is_told};
use crate::diag::{Finding, Place};
use crate::ingest::sources_of;
use crate::period::from_days;
use crate::project::{Project, is_named};
use crate::validate::Valid;
use crate::validate::attributes::last_days;
use jiff::civil::Date;
use polars::prelude::PolarsResult;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Within how many days from the end of what it covers each file was received.
/// A file covers the periods that its sources declare, and otherwise ends with
/// the last date of its records. One whose end or day of receipt is not known
/// is not judged.
///
/// # Errors
/// If a frame lacks a column, which validated tables rule out.
pub fn timeliness(
    project: &Project,
    valid: &Valid,
    number: usize,
    days: i64,
    findings: &mut Vec<Finding>,
) -> PolarsResult<Assessed> {
    let rule = &project.quality[number];
    let ends = last_dates(project, valid)?;
    let mut assessed = Assessed { rule: number, ..Assessed::default() };
    let mut of_table: BTreeMap<usize, Share> = BTreeMap::new();
    for file in &valid.files {
        let sources: Vec<usize> = sources_of(project, &file.name)
            .into_iter()
            .filter(|source| rule.table.is_none_or(|table| project.sources[*source].table == table))
            .collect();
        if sources.is_empty() {
            continue;
        }
        let end = sources
            .iter()
            .filter_map(|source| {
                let covers = &project.sources[*source].covers;
                let declared = covers.iter().flat_map(|cover| &cover.periods).filter_map(|period| period.to);
                declared.max().or_else(|| ends.get(&(file.name.as_str(), *source)).copied())
            })
            .max();
        let received = received(project, &file.name);
        let mut share = Share::default();
        match end.zip(received) {
            None => share.add(Outcome::Unjudged),
            Some((end, received)) => {
                let took = i64::from((received - end).get_days());
                share.add(if took > days { Outcome::Fails } else { Outcome::Meets });
                if took > days {
                    let found = format!("received on {received}, {took} days after {end}");
                    findings.push(finding(project, rule, Place::file(&file.name), share).found(found));
                }
            }
        }
        add(&mut assessed.all, share);
        let mut tables: Vec<usize> = sources.iter().map(|source| project.sources[*source].table).collect();
        tables.sort_unstable();
        tables.dedup();
        for table in tables {
            add(of_table.entry(table).or_default(), share);
        }
        let of = PartOf::Sheet {
            source: sources.first().copied(),
            file: file.name.as_str().into(),
            sheet: "".into(),
        };
        assessed.parts.push(Part { of, share });
    }
    assessed.indicators = by_indicator(project, &of_table);
    Ok(assessed)
}

/// How many of the rows of each sheet are quarantined, of those that were not skipped.
pub fn quarantined(project: &Project, valid: &Valid, number: usize, findings: &mut Vec<Finding>) -> Assessed {
    let rule = &project.quality[number];
    let wanted = rule.table.map(|table| project.tables[table].name.as_str());
    let mut assessed = Assessed { rule: number, ..Assessed::default() };
    let mut of_table: BTreeMap<usize, Share> = BTreeMap::new();
    for account in &valid.accounts {
        let Some(table) = project.tables.iter().position(|table| table.name == account.table) else {
            continue;
        };
        if wanted.is_some_and(|wanted| wanted != account.table) {
            continue;
        }
        let share = Share {
            judged: account.read - account.skipped.min(account.read),
            failing: account.quarantined,
            unjudged: 0,
        };
        add(&mut assessed.all, share);
        add(of_table.entry(table).or_default(), share);
        let of = |sheet: &&crate::table::SheetOrigin| {
            *sheet.file == account.file
                && *sheet.sheet == account.sheet
                && project.sources.get(sheet.source).is_some_and(|source| source.table == table)
        };
        let source = valid.origins.sheets.iter().find(of).map(|sheet| sheet.source);
        let (file, sheet): (Arc<str>, Arc<str>) =
            (account.file.as_str().into(), account.sheet.as_str().into());
        assessed.parts.push(Part { of: PartOf::Sheet { source, file, sheet }, share });
        if is_told(rule, share) {
            let place = Place::sheet(&account.file, &account.sheet);
            findings.push(finding(project, rule, place, share).about(&account.table, []));
        }
    }
    assessed.indicators = by_indicator(project, &of_table);
    assessed
}

fn add(sum: &mut Share, share: Share) {
    sum.judged += share.judged;
    sum.failing += share.failing;
    sum.unjudged += share.unjudged;
}

/// The shares of the tables from which indicators are counted.
fn by_indicator(project: &Project, of_table: &BTreeMap<usize, Share>) -> Vec<(usize, Share)> {
    let indicators = project.indicators.iter().enumerate();
    let shares = indicators.filter_map(|(number, indicator)| {
        let table = indicator.basis.as_ref()?.table;
        Some((number, *of_table.get(&table)?))
    });
    shares.filter(|(_, share)| *share != Share::default()).collect()
}

/// The day on which a file was received, if the project says it.
fn received(project: &Project, file: &str) -> Option<Date> {
    let entries = project.resubmission.received.iter().flatten();
    // Of several entries for one file the last holds, as where returns are judged.
    entries.filter(|entry| is_named(file, &entry.file)).map(|entry| entry.day).next_back()
}

/// The last date of the records of each file and source.
fn last_dates<'v>(project: &Project, valid: &'v Valid) -> PolarsResult<BTreeMap<(&'v str, usize), Date>> {
    let mut ends: BTreeMap<(&str, usize), Date> = BTreeMap::new();
    for (number, def) in project.tables.iter().enumerate() {
        let Some(path) = &def.date else { continue };
        let days = last_days(project, &valid.tables, number, path)?;
        for (day, origin) in days.into_iter().zip(&valid.tables[number].rows) {
            let sheet = valid.origins.sheets.get(origin.sheet as usize);
            if let (Some(day), Some(sheet)) = (day.and_then(from_days), sheet) {
                let end = ends.entry((&sheet.file, sheet.source)).or_insert(day);
                *end = (*end).max(day);
            }
        }
    }
    Ok(ends)
}
