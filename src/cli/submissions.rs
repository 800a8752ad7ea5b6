//! Who has sent what, as a matrix for people, and as a list for programs.

use super::findings::{Printed, refuse};
use super::folder::{Common, find_root};
use super::listen::Listener;
use super::names::unknown;
use super::print::{Format, say, table};
use super::status::{FAILED, WELL, fail};
use crate::pipeline::check;
use crate::project::Project;
use crate::returns::{Gathered, Return, Returns, State};
use clap::Args;
use jiff::civil::Date;
use serde_json::{Value, json};
use std::fmt::Write as _;

const EXAMPLES: &str = "\
What is expected of whom is said in yardstick.toml, under [[expected]].

Examples:
  yardstick submissions
  yardstick submissions --programme fund --country ABC    what one office has sent
  yardstick submissions --as-of 2019-12-31                periods that ended by that day
  yardstick submissions --open --format csv > open.csv    what to ask for, as a list";

/// What `yardstick submissions` is asked for.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct SubmissionArgs {
    /// Only this programme and its projects: its id [default: all].
    #[arg(long, value_name = "PROGRAMME")]
    programme: Option<String>,
    /// Only this country: its code [default: all].
    #[arg(long, value_name = "COUNTRY")]
    country: Option<String>,
    /// Only periods that ended by this day, such as 2019-12-31 [default: all].
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// List only what is partial, rejected or missing (for json and csv).
    #[arg(long)]
    open: bool,
    /// How it is printed; json and csv list every return with its files, days and rows.
    #[arg(long, value_enum, default_value_t = Format::Human, help_heading = "What is printed")]
    format: Format,
    #[command(flatten)]
    common: Common,
}

/// Shows who has sent what.
pub fn submissions(args: &SubmissionArgs) -> u8 {
    let Some(root) = find_root(&args.common) else { return FAILED };
    let listener = Listener::new(args.common.quiet || args.format != Format::Human);
    let checked = match check(&root, &listener) {
        Ok(checked) => checked,
        Err(refused) => return refuse(&refused, &Printed::of(args.format)),
    };
    let project = &checked.project;
    let programmes = project.programmes.iter().map(|programme| programme.id.as_str());
    let countries = project.code_lists.get(project.countries);
    let countries = countries.into_iter().flat_map(|list| &list.codes).map(|entry| entry.code.as_str());
    for (what, given, known) in [
        ("programme", &args.programme, programmes.collect::<Vec<&str>>()),
        ("country", &args.country, countries.collect()),
    ] {
        if let Some(given) = given.as_deref().filter(|given| !known.contains(given)) {
            return fail(&unknown(what, given, known));
        }
    }
    let returns = &checked.valid.returns;
    match args.format {
        Format::Human => say(human(project, returns, args).trim_end()),
        Format::Json => say(&json(project, returns, args)),
        Format::Csv => match csv(project, returns, args) {
            Ok(text) => say(text.trim_end()),
            Err(message) => return fail(&message),
        },
    }
    WELL
}

impl SubmissionArgs {
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
fn human(project: &Project, returns: &Returns, asked: &SubmissionArgs) -> String {
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

fn rows<'r>(returns: &'r Returns, asked: &SubmissionArgs) -> Vec<&'r Return> {
    let cells = asked.gathered(returns);
    let all = cells.into_iter().flat_map(|cell| cell.returns);
    all.filter(|one| !asked.open || !one.state.is_whole()).collect()
}

/// For programs: one entry for each return, by table.
fn json(project: &Project, returns: &Returns, asked: &SubmissionArgs) -> String {
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

/// The columns of the table for spreadsheets.
const COLUMNS: [&str; 11] = [
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
];

/// For spreadsheets: one row for each return, by table.
fn csv(project: &Project, returns: &Returns, asked: &SubmissionArgs) -> Result<String, String> {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let row = |one: &Return| {
        let table = project.tables.get(one.table).map_or("", |table| table.name.as_str());
        let cells = [
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
        ];
        cells.map(str::to_string).to_vec()
    };
    table(&COLUMNS, rows(returns, asked).into_iter().map(row).collect())
}
