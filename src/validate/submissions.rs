//! What came of the returns that the project expects: rows of all kinds, used
//! or not, by programme, country and period.

use super::gather::gather;
use super::ledger::{Ledger, Status};
use crate::diag::{Place, Severity};
use crate::ingest::sources_of;
use crate::period::{Calendar, Period, from_days};
use crate::project::{Cover, Expectation, Path, Project, SourceDef};
use crate::returns::{Return, Returns, State};
use crate::table::{Quarantined, split_list};
use jiff::ToSpan;
use jiff::civil::Date;
use polars::prelude::{AnyValue, Series};
use std::collections::{BTreeMap, BTreeSet};

/// The days on which files were received, by the file.
pub type ReceivedOn = BTreeMap<String, Date>;

/// What stands in several rows of one sheet alike.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Alike {
    sheet: u32,
    programme: Option<String>,
    place: Option<String>,
    /// First and last day.
    days: Option<(Option<Date>, Option<Date>)>,
    fate: Fate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Used,
    Quarantined,
    Superseded,
}

/// What came of a table.
struct Arrived {
    rows: BTreeMap<Alike, u64>,
    /// The sheets that were read for it.
    sheets: BTreeSet<u32>,
    /// Those of them of which a row is used.
    in_use: BTreeSet<u32>,
    has: Has,
}

/// What of its rows a table tells.
#[derive(Clone, Copy)]
struct Has {
    programme: bool,
    place: bool,
    days: bool,
}

/// What came of every return that is expected. `unread` are rows of sheets
/// without a header.
pub fn returns(ledger: &Ledger<'_>, unread: &[Quarantined], received: &ReceivedOn) -> Returns {
    let project = ledger.project;
    let tables: BTreeSet<usize> = project.expected.iter().flat_map(|entry| &entry.tables).copied().collect();
    let arrived: BTreeMap<usize, Arrived> =
        tables.into_iter().map(|table| (table, arrived(ledger, table, unread))).collect();
    let refused = refused_files(ledger);
    let mut all = Vec::new();
    for entry in &project.expected {
        let countries: Vec<Option<&String>> = match entry.countries.as_slice() {
            [] => vec![None],
            some => some.iter().map(Some).collect(),
        };
        for country in countries {
            for period in &entry.periods {
                for table in &entry.tables {
                    let Some(arrived) = arrived.get(table) else { continue };
                    let cell = Cell { entry, country: country.map(String::as_str), period, table: *table };
                    all.push(cell.judge(ledger, arrived, &refused, received));
                }
            }
        }
    }
    Returns { all }
}

/// Files of which nothing could be read.
fn refused_files(ledger: &Ledger<'_>) -> Vec<String> {
    let read: BTreeSet<&str> = ledger.origins.sheets.iter().map(|sheet| &*sheet.file).collect();
    let mut files: Vec<String> = ledger
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .filter_map(|finding| match &finding.place {
            Place::File { file } if !read.contains(file.as_str()) => Some(file.clone()),
            _ => None,
        })
        .collect();
    files.sort();
    files.dedup();
    files
}

fn arrived(ledger: &Ledger<'_>, table: usize, unread: &[Quarantined]) -> Arrived {
    let definition = ledger.definition(table);
    let values =
        |path: Option<&Path>| path.and_then(|path| gather(&ledger.tables, ledger.project, table, path).ok());
    let programmes = values(definition.and_then(|table| table.programme.as_ref()));
    let places = values(definition.and_then(|table| table.place.as_ref()));
    let days = values(definition.and_then(|table| table.date.as_ref()));
    let has = Has { programme: programmes.is_some(), place: places.is_some(), days: days.is_some() };
    let mut rows: BTreeMap<Alike, u64> = BTreeMap::new();
    let origins = ledger.tables.get(table).map_or(&[][..], |table| &table.rows);
    for (row, origin) in origins.iter().enumerate() {
        let fate = match ledger.status_of(table, row) {
            Some(Status::Quarantined(_)) => Fate::Quarantined,
            Some(Status::Superseded) => Fate::Superseded,
            _ => Fate::Used,
        };
        let alike = Alike {
            sheet: origin.sheet,
            programme: programmes.as_ref().and_then(|series| text(series, row)),
            place: places.as_ref().and_then(|series| text(series, row)),
            days: days.as_ref().and_then(|series| days_of(series, row, &ledger.project.calendar)),
            fate,
        };
        *rows.entry(alike).or_default() += 1;
    }
    let name = definition.map_or("", |table| table.name.as_str());
    for row in unread.iter().filter(|row| row.table == name) {
        let alike = Alike {
            sheet: row.origin.sheet,
            programme: None,
            place: None,
            days: None,
            fate: Fate::Quarantined,
        };
        *rows.entry(alike).or_default() += 1;
    }
    let of_table = |sheet: &usize| {
        let source = ledger.origins.sheets.get(*sheet).map(|sheet| sheet.source);
        source.and_then(|source| ledger.project.sources.get(source)).is_some_and(|s| s.table == table)
    };
    // There are fewer sheets than 2³².
    let sheets = (0..ledger.origins.sheets.len()).filter(of_table).map(|sheet| sheet as u32).collect();
    let used = rows.keys().filter(|alike| alike.fate == Fate::Used);
    let in_use = used.map(|alike| alike.sheet).collect();
    Arrived { rows, sheets, in_use, has }
}

fn text(series: &Series, row: usize) -> Option<String> {
    series.try_str()?.get(row).map(str::to_string)
}

fn days_of(series: &Series, row: usize, calendar: &Calendar) -> Option<(Option<Date>, Option<Date>)> {
    let period = match series.get(row).ok()? {
        AnyValue::Date(days) => {
            let day = from_days(days)?;
            return Some((Some(day), Some(day)));
        }
        AnyValue::Int64(year) => calendar.parse(&year.to_string())?,
        AnyValue::String(text) => calendar.parse(text)?,
        AnyValue::StringOwned(text) => calendar.parse(&text)?,
        _ => return None,
    };
    Some((period.from, period.to))
}

/// One return that is expected.
struct Cell<'e> {
    entry: &'e Expectation,
    country: Option<&'e str>,
    period: &'e Period,
    table: usize,
}

impl Cell<'_> {
    fn judge(
        &self,
        ledger: &Ledger<'_>,
        arrived: &Arrived,
        refused: &[String],
        received: &ReceivedOn,
    ) -> Return {
        let project = ledger.project;
        let source_of = |sheet: u32| {
            let sheet = ledger.origins.sheets.get(sheet as usize)?;
            Some((&*sheet.file, project.sources.get(sheet.source)?))
        };
        let (mut used, mut quarantined, mut superseded) = (0, 0, 0);
        let mut files: BTreeSet<&str> = BTreeSet::new();
        let mut whole = false;
        for (alike, count) in &arrived.rows {
            let Some((file, source)) = source_of(alike.sheet) else { continue };
            if !self.holds(project, alike, arrived, source) {
                continue;
            }
            match alike.fate {
                Fate::Used => used += count,
                Fate::Quarantined => quarantined += count,
                Fate::Superseded => superseded += count,
            }
            if alike.fate != Fate::Superseded {
                files.insert(file);
                whole |= source.covers.is_empty() || self.is_whole(project, &source.covers);
            }
        }
        // A file that claims to be complete for the return says by its silence that there was nothing.
        let mut nothing_to_tell = false;
        for sheet in &arrived.sheets {
            let Some((file, source)) = source_of(*sheet) else { continue };
            if source.covers.iter().any(|cover| self.meets(project, cover)) {
                files.insert(file);
                nothing_to_tell = true;
                whole |= self.is_whole(project, &source.covers);
            }
        }
        let mut was_refused = false;
        let sources = project.sources.iter().enumerate();
        for (number, source) in sources.filter(|(_, source)| source.table == self.table) {
            if !source.covers.iter().any(|cover| self.meets(project, cover)) {
                continue;
            }
            for file in refused.iter().filter(|file| sources_of(project, file).contains(&number)) {
                files.insert(file);
                was_refused = true;
            }
        }
        let due = self.entry.due_days.and_then(|days| self.period.to?.checked_add(days.days()).ok());
        let came: Option<Vec<Date>> = files.iter().map(|file| received.get(*file).copied()).collect();
        let came = came.and_then(|days| days.into_iter().max());
        let late = due.zip(came).is_some_and(|(due, came)| came > due);
        let state = if used == 0 && (quarantined > 0 || (was_refused && !nothing_to_tell)) {
            State::Rejected
        } else if used == 0 && !nothing_to_tell {
            State::Missing
        } else if was_refused || !whole {
            State::Partial
        } else if late {
            State::Late
        } else {
            State::Received
        };
        let programme = project.programmes.get(self.entry.programme);
        Return {
            table: self.table,
            programme: programme.map(|programme| programme.id.clone()).unwrap_or_default(),
            belongs_to: ancestors(project, self.entry.programme),
            country: self.country.map(str::to_string),
            period: self.period.clone(),
            due,
            received: came.filter(|_| state != State::Missing),
            state,
            used,
            quarantined,
            superseded,
            files: files.into_iter().map(str::to_string).collect(),
        }
    }

    /// Whether rows belong to the return. What they do not tell, since it could
    /// not be read, is taken from what their source claims to cover. Of a sheet
    /// without a claim and of which nothing is used, they may belong to any.
    fn holds(&self, project: &Project, alike: &Alike, arrived: &Arrived, source: &SourceDef) -> bool {
        let has = arrived.has;
        let rejected = source.covers.is_empty() && !arrived.in_use.contains(&alike.sheet);
        let lacks = (has.programme && alike.programme.is_none())
            || (has.place && alike.place.is_none() && self.country.is_some())
            || (has.days && alike.days.is_none());
        if lacks && !rejected && !source.covers.iter().any(|cover| self.meets(project, cover)) {
            return false;
        }
        let in_programme = alike
            .programme
            .as_deref()
            .is_none_or(|text| split_list(text).any(|code| project.belongs(code, self.programme(project))));
        let in_place = match (self.country, alike.place.as_deref()) {
            (Some(country), Some(text)) => {
                split_list(text).any(|code| code == country || project.country_of(code) == Some(country))
            }
            _ => true,
        };
        let in_period = alike.days.is_none_or(|(from, to)| self.period.meets(from, to));
        in_programme && in_place && in_period
    }

    /// The programme of the return.
    fn programme<'p>(&self, project: &'p Project) -> &'p str {
        project.programmes.get(self.entry.programme).map_or("", |programme| &programme.id)
    }

    fn meets(&self, project: &Project, cover: &Cover) -> bool {
        self.is_within(project, cover)
            && (cover.periods.is_empty()
                || cover.periods.iter().any(|period| self.period.meets(period.from, period.to)))
    }

    fn is_within(&self, project: &Project, cover: &Cover) -> bool {
        let own = self.programme(project);
        let of_programme = cover
            .programme
            .as_deref()
            .is_none_or(|code| project.belongs(code, own) || project.belongs(own, code));
        let of_country = match self.country {
            Some(country) => cover.countries.is_empty() || cover.countries.iter().any(|code| code == country),
            None => true,
        };
        of_programme && of_country
    }

    /// Whether claims together cover every day of the period.
    fn is_whole(&self, project: &Project, covers: &[Cover]) -> bool {
        let mut spans: Vec<(Date, Date)> = Vec::new();
        for cover in covers.iter().filter(|cover| self.is_within(project, cover)) {
            if cover.periods.is_empty() {
                return true;
            }
            let days = |period: &Period| (period.from.unwrap_or(Date::MIN), period.to.unwrap_or(Date::MAX));
            spans.extend(cover.periods.iter().map(days));
        }
        spans.sort();
        let mut next = self.period.from.unwrap_or(Date::MIN);
        for (from, to) in spans {
            if from <= next && to >= next {
                next = to.tomorrow().unwrap_or(Date::MAX);
            }
        }
        next > self.period.to.unwrap_or(Date::MAX.yesterday().unwrap_or(Date::MAX))
    }
}

/// The programmes that a programme belongs to, the nearest first.
fn ancestors(project: &Project, number: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut next = project.programmes.get(number).and_then(|programme| programme.parent);
    while let Some(programme) = next.and_then(|number| project.programmes.get(number)) {
        found.push(programme.id.clone());
        next = programme.parent;
    }
    found
}
