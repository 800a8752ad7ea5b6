//! `yardstick run`: from the spreadsheets to the written reports.

use super::accounts;
use super::findings::{Printed, print_findings, refuse};
use super::folder::{Common, find_root};
use super::listen::Listener;
use super::names::unknown;
use super::print::{Format, complain, say};
use super::status::{FAILED, FINDINGS, WELL, fail};
use crate::diag::Finding;
use crate::pipeline::{MakeError, Options, check, make, write};
use crate::progress::{Progress, Stage};
use crate::project::Output;
use clap::Args;
use jiff::civil::Date;

const EXAMPLES: &str = "\
Each report is written into a folder of its own, reports/out/ID.

Examples:
  yardstick run
  yardstick run --report annual --strict       nothing is written while an error stands
  yardstick run --report annual --outputs pdf,xlsx    these files of it alone
  yardstick run --as-of 2019-06-30             the figures of that day
  yardstick run --format csv > findings.csv    the findings, for a spreadsheet program";

/// What `yardstick run` is asked for.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct RunArgs {
    /// Make only this report; may be given several times [default: every file of reports/].
    #[arg(long, value_name = "ID")]
    report: Vec<String>,
    /// Leave out events dated after this day, such as 2019-06-30 [default: as each report says].
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Leave out files, corrections, targets and decisions that became known after this day
    /// [default: as each report says].
    #[arg(long, value_name = "DATE")]
    known_by: Option<Date>,
    /// Write reports as these, separated by commas: xlsx, pdf, docx, html, charts; beside them
    /// always results.csv and run.json [default: as each report says].
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    outputs: Vec<String>,
    /// Write nothing when there are findings at error level.
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    printed: Printed,
    /// Print how long each stage took.
    #[arg(long, help_heading = "What is printed")]
    timings: bool,
    #[command(flatten)]
    common: Common,
}

/// Reads, checks, computes and writes.
pub fn run(args: &RunArgs) -> u8 {
    let Some(root) = find_root(&args.common) else { return FAILED };
    let mut outputs = Vec::new();
    for word in &args.outputs {
        match Output::ALL.into_iter().find(|output| output.word() == word.trim()) {
            Some(output) if outputs.contains(&output) => {}
            Some(output) => outputs.push(output),
            None => return fail(&unknown("output", word, Output::ALL.map(Output::word))),
        }
    }
    let human = args.printed.format == Format::Human;
    let listener = Listener::new(args.common.quiet || !human);
    let checked = match check(&root, &listener) {
        Ok(checked) => checked,
        Err(refused) => return refuse(&refused, &args.printed),
    };
    let checked = match args.known_by {
        Some(day) => checked.known_by(day, &listener),
        None => checked,
    };
    let options =
        Options { reports: args.report.clone(), as_of: args.as_of, known_by: args.known_by, outputs };
    let made = match make(&checked, &options, &listener) {
        Ok(made) => made,
        Err(MakeError::UnknownReport { given, known }) if !known.is_empty() => {
            return fail(&unknown("report", &given, known.iter().map(String::as_str)));
        }
        Err(error) => return fail(&error.to_string()),
    };
    // Several reports find the same about targets.
    let mut later: Vec<&Finding> = made.iter().flat_map(|made| &made.findings).collect();
    later.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    later.dedup();
    let mut all: Vec<&Finding> = checked.valid.findings.iter().collect();
    all.extend(later);
    let stands = all.iter().any(|finding| finding.stands());
    let refused = args.strict && stands;
    let mut written = Vec::new();
    if !refused {
        listener.begin(Stage::Write, made.len() as u64);
        for report in &made {
            let name = format!("reports/out/{}", report.id);
            if let Err(error) = write(&root.path(&name), &report.files) {
                return fail(&error.to_string());
            }
            listener.step();
            written.push((name, report.files.len(), report.cube.figures().len(), report));
        }
        listener.end(Stage::Write);
    }
    print_findings(&all, &checked.files, &args.printed, args.common.quiet, false);
    if !args.common.quiet && human {
        accounts::print(&checked.valid.accounts);
        accounts::print_resent(&checked.valid);
        for (folder, files, figures, report) in &written {
            say(&format!("Wrote {folder}: {files} files, {} figures.", accounts::grouped(*figures as u64)));
            let left_out = report.left_out.len();
            if let Some(line) = report.known_by.and_then(|day| accounts::left_out(left_out, day)) {
                say(&format!("  {line}"));
            }
        }
    }
    if made.is_empty() && !args.common.quiet {
        complain(
            "nothing was written: the project has no reports; each is a file in reports/, such as reports/annual.toml",
        );
    }
    if refused {
        complain("nothing was written: there are findings at error level, and --strict was given");
    }
    if args.timings {
        for (stage, time) in listener.timings() {
            complain(&format!("{:<8} {:>9.3} s", stage.word(), time.as_secs_f64()));
        }
    }
    if stands { FINDINGS } else { WELL }
}
