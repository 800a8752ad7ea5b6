//! The command line: the only part that prints, and the only one that knows
//! the clock and the environment.
//!
//! Each command has a file of its own, with its arguments, its help and what
//! it does; before them stands what they share.

mod print;
mod status;
mod names;
mod folder;
mod accounts;
mod findings;
mod listen;
mod accept;
mod feedback;
mod explain_layout;
mod explain;
mod run;
mod check;
mod submissions;
mod people;
mod indicators;
mod template;
mod read_workbook;

use crate::ingest::COMMAND;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Parser, Subcommand};
use status::{FAILED, WELL, fail};
use std::process::ExitCode;

/// The order of work, and what the exit status says.
const AFTER_HELP: &str = "\
Examples:
  yardstick check                      what is wrong in what was received
  yardstick run                        the reports, into reports/out/
  yardstick help check                 everything about one command

Exit status:
  0  all is well
  1  done, but errors stand in the data that nobody accepted
  2  it could not be done; the last line on the error stream says why";

/// Indicators and reports from the spreadsheets that partners send.
#[derive(Debug, Parser)]
#[command(name = "yardstick", version, max_term_width = 100, after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read, check, compute and write the reports.
    Run(run::RunArgs),
    /// Read and check the spreadsheets, and say what is wrong in which cell.
    Check(check::CheckArgs),
    /// Show who has sent what, for which country and period, against what is expected.
    Submissions(submissions::SubmissionArgs),
    /// Say how persons are told apart, and which of them to look at.
    People(people::PeopleArgs),
    /// Say what a figure is made of: every row that counted, and every row left out with the reason.
    Explain(explain::ExplainArgs),
    /// List the indicators, or show one in full as a reference sheet.
    Indicators(indicators::IndicatorArgs),
    /// Make a workbook in which partners fill in tables, to be read back without any setting.
    Template(template::TemplateArgs),
    /// Read one file for another process of this program.
    #[command(hide = true, name = COMMAND)]
    ReadWorkbook,
}

/// Runs the command line and says how it ended.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.kind() == ErrorKind::MissingRequiredArgument => {
            return ExitCode::from(fail(&missing(&error)));
        }
        Err(error) => {
            // Printing help can only fail if nobody reads it.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { FAILED } else { WELL });
        }
    };
    read_workbook::keep_quiet_about_readers();
    let status = match cli.command {
        Command::Run(args) => run::run(&args),
        Command::Check(args) => check::check_only(&args),
        Command::Submissions(args) => submissions::submissions(&args),
        Command::People(args) => people::people(&args),
        Command::Explain(args) => explain::explain(&args),
        Command::Indicators(args) => indicators::indicators(&args),
        Command::Template(args) => template::make_template(&args),
        Command::ReadWorkbook => read_workbook::read_workbook(),
    };
    ExitCode::from(status)
}

/// What a call lacks, on one line like every other reason for which nothing is done.
fn missing(error: &clap::Error) -> String {
    let lacking = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::Strings(names)) => names.join(", "),
        Some(ContextValue::String(name)) => name.clone(),
        _ => "an argument".to_string(),
    };
    let how = match lacking.as_str() {
        "<INDICATOR>" => "; yardstick indicators lists them",
        _ => "",
    };
    format!("{lacking} is missing{how}")
}

#[cfg(test)]
mod tests;
