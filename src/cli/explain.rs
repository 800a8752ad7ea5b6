//! `yardstick explain`: a figure, and every row behind it.

mod words;

mod json;

mod table;

mod human;

use super::findings::{Printed, colour, refuse};
use super::folder::{Common, find_root};
use super::listen::Listener;
use super::names::unknown;
use super::print::{Format, complain, say};
use super::status::{FAILED, WELL, fail};
use crate::cube::Accumulation;
use crate::explain::{Cells, Question, Refusal, ask, explain as explanation};
use crate::pipeline::check;
use clap::{Args, ValueEnum};
use jiff::civil::Date;

const EXAMPLES: &str = "\
Without options it is the total over all places, programmes and time.

Examples:
  yardstick explain participants
  yardstick explain CB05 --country RWA --programme kfit --period 2019
  yardstick explain participants --where sex=F --where stakeholder=cso
  yardstick explain participants --report kfit-donor        as a report shows it
  yardstick explain participants --all                      every row that was left out
  yardstick explain participants --format csv > rows.csv    every row, for a spreadsheet program";

/// What `yardstick explain` is asked for.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct ExplainArgs {
    /// The id or the code of an indicator, as `yardstick indicators` lists them.
    indicator: String,
    /// Of a country: its code or name, or multi for money that several share [default: all places].
    #[arg(long, value_name = "COUNTRY", conflicts_with_all = ["group", "place"])]
    country: Option<String>,
    /// Of a group of countries.
    #[arg(long, value_name = "GROUP", conflicts_with = "place")]
    group: Option<String>,
    /// Of a place below a country, such as a city.
    #[arg(long, value_name = "PLACE")]
    place: Option<String>,
    /// Of a programme or project [default: all, or that of the report].
    #[arg(long, value_name = "PROGRAMME")]
    programme: Option<String>,
    /// Of a period, such as 2019, 2019-S1 or "S1 2019" [default: life, or that of the report].
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// Over which time [default: to_date; in_period where --period names one; at_end for a stock].
    #[arg(long, value_enum, value_name = "TIME")]
    accumulation: Option<Time>,
    /// Of a category, such as sex=F; two of them, or "sex*stakeholder=F*cso", are a pair.
    #[arg(long = "where", value_name = "DIM=CAT")]
    wheres: Vec<String>,
    /// As this report shows it: its period, its programme, and its days.
    #[arg(long, value_name = "ID")]
    report: Option<String>,
    /// Leave out events dated after this day [default: none, or as the report says].
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Leave out files, corrections and targets that became known after this day
    /// [default: none, or as the report says].
    #[arg(long, value_name = "DATE")]
    known_by: Option<Date>,
    /// List every row, for people too; json and csv always do.
    #[arg(long, help_heading = "What is printed")]
    all: bool,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Human, help_heading = "What is printed")]
    format: Format,
    #[command(flatten)]
    common: Common,
}

/// Over which time a figure is accumulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Time {
    /// What happened in the period.
    InPeriod,
    /// What happened up to its end.
    ToDate,
    /// What stands at its end.
    AtEnd,
}

impl From<Time> for Accumulation {
    fn from(time: Time) -> Accumulation {
        match time {
            Time::InPeriod => Accumulation::InPeriod,
            Time::ToDate => Accumulation::ToDate,
            Time::AtEnd => Accumulation::AtEnd,
        }
    }
}

/// Explains a figure.
pub fn explain(args: &ExplainArgs) -> u8 {
    let Some(root) = find_root(&args.common) else { return FAILED };
    let listener = Listener::new(args.common.quiet || args.format != Format::Human);
    let checked = match check(&root, &listener) {
        Ok(checked) => checked,
        Err(refused) => return refuse(&refused, &Printed::of(args.format)),
    };
    let question = Question {
        indicator: args.indicator.clone(),
        country: args.country.clone(),
        group: args.group.clone(),
        place: args.place.clone(),
        programme: args.programme.clone(),
        period: args.period.clone(),
        accumulation: args.accumulation.map(Accumulation::from),
        wheres: args.wheres.clone(),
        report: args.report.clone(),
        as_of: args.as_of,
        known_by: args.known_by,
    };
    let asked = match ask(&checked.project, &checked.valid, &question) {
        Ok(asked) => asked,
        Err(Refusal::Unknown { what, given, known }) => {
            let said = unknown(&what, &given, known.iter().map(String::as_str));
            let list = if what == "indicator" { "; yardstick indicators lists them" } else { "" };
            return fail(&format!("{said}{list}"));
        }
        Err(Refusal::Said(message)) => return fail(&message),
    };
    let checked = match asked.known_by() {
        Some(day) => checked.known_by(day, &listener),
        None => checked,
    };
    let cells = match args.format == Format::Human && !args.all {
        true => Cells::First(human::ROWS),
        false => Cells::All,
    };
    let explained = match explanation(&asked, &checked.valid, cells) {
        Ok(explained) => explained,
        Err(error) => return fail(&format!("the figure cannot be computed: {error}")),
    };
    let written = match args.format {
        Format::Human => Ok(human::human(&asked.project, &explained, &checked.files, args.all, colour())),
        Format::Json => Ok(json::json(&asked.project, &explained, &checked.files)),
        Format::Csv => table::csv(&explained),
    };
    match written {
        Ok(text) => say(text.trim_end()),
        Err(message) => return fail(&message),
    }
    let differences = words::differences(&explained);
    for line in &differences {
        complain(line);
    }
    if differences.is_empty() { WELL } else { FAILED }
}
