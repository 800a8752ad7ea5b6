//! Who has sent what, as a matrix for people, and as a list for programs.

use crate::project::Project;
use crate::returns::{Gathered, Return, Returns, State};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// What of the returns is asked for.
#[derive(Debug, Default)]
pub struct Asked {
    /// Only this programme and its projects.
    pub programme: Option<String>,
    /// Only this country.
    pub country: Option<String>,
    /// Only periods that ended by this day.
    pub as_of: Option<Date>,
    /// Only what is not there whole.
    pub open: bool,
}

impl Asked {
    fn wants(&self, one: &Return) -> bool {
        let programme = |code: &String| one.programme == *code || one.belongs_to.contains(code);
        self.programme.as_ref().is_none_or(programme)
            && self.country.as_ref().is_none_or(|code| one.country.as_ref() == Some(code))
    }

    fn gathered<'r>(&self, returns: &'r Returns) -> Vec<Gathered<'r>> {
        let mut cells = returns.gathered(self.as_of);
        cells.retain(|cell| cell.returns.first().is_some_and(|one| self.wants(one)));
        cells
    }
}

/// One sign for each state, so that a matrix of years fits a screen.
fn sign(state: State) -> &'static str {
    match state {
        State::Received => "ok",
        State::Late => "late",
        State::Partial => "part",
        State::Rejected => "REJ",
        State::Missing => "--",
    }
}

/// For people: a matrix for each programme, then what to look after.
pub fn human(project: &Project, returns: &Returns, asked: &Asked) -> String {
    let cells = asked.gathered(returns);
    let mut text = String::new();
    if cells.is_empty() {
        text.push_str(if project.expected.is_empty() {
            "Nothing is expected: say in yardstick.toml, under [[expected]], who is to send what.\n"
        } else {
            "Nothing that is expected fits what was asked for.\n"
        });
        return text;
    }
    let mut programmes: Vec<&str> = Vec::new();
    for one in cells.iter().filter_map(|cell| cell.returns.first()) {
        if !programmes.contains(&one.programme.as_str()) {
            programmes.push(&one.programme);
        }
    }
    for programme in programmes {
        let own: Vec<&Gathered<'_>> = cells
            .iter()
            .filter(|cell| cell.returns.first().is_some_and(|one| one.programme == programme))
            .collect();
        matrix(&mut text, programme, &own);
    }
    let number = |state: State| cells.iter().filter(|cell| cell.state == state).count();
    let parts: Vec<String> = State::ALL.iter().map(|s| format!("{} {}", number(*s), s.word())).collect();
    let _ = writeln!(text, "{} returns expected: {}.", cells.len(), parts.join(", "));
    let _ = writeln!(text, "ok received, late, part partial, REJ rejected, -- missing");
    let open: Vec<&Return> = cells
        .iter()
        .flat_map(|cell| cell.returns.iter().copied())
        .filter(|one| one.state != State::Received)
        .collect();
    if !open.is_empty() {
        text.push_str("\nTo look after:\n");
    }
    missing(&mut text, project, &open);
    for one in open.into_iter().filter(|one| one.state != State::Missing) {
        let table = project.tables.get(one.table).map_or("", |table| table.name.as_str());
        let country = one.country.as_deref().unwrap_or("all");
        let mut line =
            format!("  {:<8} {country} {} {} {table}", one.state.word(), one.programme, one.period.code);
        if let Some(due) = one.due {
            let _ = write!(line, ", due {due}");
        }
        if let Some(day) = one.received {
            let _ = write!(line, ", received {day}");
        }
        if one.used + one.quarantined > 0 {
            let _ = write!(line, ", {} rows used, {} quarantined", one.used, one.quarantined);
        }
        if !one.files.is_empty() {
            let _ = write!(line, " ({})", one.files.join(", "));
        }
        let _ = writeln!(text, "{line}");
    }
    text
}

/// What is missing, in one line for all countries from which the same is missing.
fn missing(text: &mut String, project: &Project, open: &[&Return]) {
    let mut by_country: Vec<(&Return, Option<&str>, Vec<&str>)> = Vec::new();
    let same = |a: &Return, b: &Return| a.programme == b.programme && a.period == b.period && a.due == b.due;
    for one in open.iter().filter(|one| one.state == State::Missing) {
        let table = project.tables.get(one.table).map_or("", |table| table.name.as_str());
        let country = one.country.as_deref();
        match by_country.iter_mut().find(|(first, of, _)| same(first, one) && *of == country) {
            Some((_, _, tables)) => tables.push(table),
            None => by_country.push((one, country, vec![table])),
        }
    }
    let mut lines: Vec<(&Return, Vec<&str>, Vec<&str>)> = Vec::new();
    for (one, country, tables) in by_country {
        let country = country.unwrap_or("all");
        match lines.iter_mut().find(|(first, of, _)| same(first, one) && *of == tables) {
            Some((_, _, countries)) => countries.push(country),
            None => lines.push((one, tables, vec![country])),
        }
    }
    for (one, tables, countries) in lines {
        let due = one.due.map(|due| format!(", due {due}")).unwrap_or_default();
        let _ = writeln!(
            text,
            "  missing  {} {}: {} from {}{due}",
            one.programme,
            one.period.code,
            tables.join(", "),
            countries.join(", ")
        );
    }
}

fn matrix(text: &mut String, programme: &str, cells: &[&Gathered<'_>]) {
    let mut periods: Vec<(Option<Date>, &str)> = Vec::new();
    let mut countries: Vec<Option<&str>> = Vec::new();
    for one in cells.iter().filter_map(|cell| cell.returns.first()) {
        let period = (one.period.from, one.period.code.as_str());
        if !periods.contains(&period) {
            periods.push(period);
        }
        if !countries.contains(&one.country.as_deref()) {
            countries.push(one.country.as_deref());
        }
    }
    periods.sort();
    let width = periods.iter().map(|(_, code)| code.len()).max().unwrap_or(0).max(4);
    let _ = write!(text, "{programme:<12}");
    for (_, code) in &periods {
        let _ = write!(text, " {code:>width$}");
    }
    text.push_str("  rows used  quarantined\n");
    for country in countries {
        let of_country =
            |cell: &&&Gathered<'_>| cell.returns.first().is_some_and(|one| one.country.as_deref() == country);
        let _ = write!(text, "  {:<10}", country.unwrap_or("all"));
        let (mut used, mut quarantined) = (0, 0);
        for (_, code) in &periods {
            let cell = cells
                .iter()
                .filter(of_country)
                .find(|cell| cell.returns.first().is_some_and(|one| one.period.code == *code));
            let shown = cell.map_or("", |cell| sign(cell.state));
            let rows = cell.map_or((0, 0), |cell| cell.rows());
            used += rows.0;
            quarantined += rows.1;
            let _ = write!(text, " {shown:>width$}");
        }
        let all = used + quarantined;
        let share =
            if all == 0 { String::new() } else { format!("{} %", (quarantined * 200 + all) / (all * 2)) };
        let _ = writeln!(text, "  {used:>9}  {share:>11}");
    }
    text.push('\n');
}

fn rows<'r>(returns: &'r Returns, asked: &Asked) -> Vec<&'r Return> {
    let cells = asked.gathered(returns);
    let all = cells.into_iter().flat_map(|cell| cell.returns);
    all.filter(|one| !asked.open || !one.state.is_whole()).collect()
}

/// For programs: one entry for each return, by table.
pub fn json(project: &Project, returns: &Returns, asked: &Asked) -> String {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let entries: Vec<Value> = rows(returns, asked)
        .into_iter()
        .map(|one| {
            json!({
                "programme": one.programme,
                "country": one.country,
                "period": one.period.code,
                "table": project.tables.get(one.table).map(|table| &table.name),
                "state": one.state.word(),
                "due": day(one.due),
                "received": day(one.received),
                "used": one.used,
                "quarantined": one.quarantined,
                "superseded": one.superseded,
                "files": one.files,
            })
        })
        .collect();
    format!("{:#}", json!({ "returns": entries }))
}

/// For spreadsheets: one row for each return, by table.
///
/// # Errors
/// None in practice: writing to memory does not fail.
pub fn csv(project: &Project, returns: &Returns, asked: &Asked) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "programme",
        "country",
        "period",
        "table",
        "state",
        "due",
        "received",
        "used",
        "quarantined",
        "superseded",
        "files",
    ])?;
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    for one in rows(returns, asked) {
        let table = project.tables.get(one.table).map_or("", |table| table.name.as_str());
        writer.write_record([
            one.programme.as_str(),
            one.country.as_deref().unwrap_or(""),
            &one.period.code,
            table,
            one.state.word(),
            &day(one.due),
            &day(one.received),
            &one.used.to_string(),
            &one.quarantined.to_string(),
            &one.superseded.to_string(),
            &one.files.join("; "),
        ])?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
