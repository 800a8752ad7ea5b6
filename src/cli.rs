//! The command line: the only part that prints, and the only one that knows
//! the clock and the environment.

mod print;
mod accounts;
mod findings;
mod indicators;
mod listen;

use crate::diag::Finding;
use crate::ingest::{self, COMMAND};
use crate::pipeline::{Options, Refused, check, define, make, write};
use crate::progress::Progress;
use crate::source::{Root, SourceFile};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use listen::Listener;
use print::{complain, say};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// All is well.
const WELL: u8 = 0;
/// Done, but findings at error level stand in the result.
const FINDINGS: u8 = 1;
/// It could not be done.
const FAILED: u8 = 2;

/// Indicators and reports from the spreadsheets that partners send.
#[derive(Debug, Parser)]
#[command(name = "yardstick", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read, check, compute and write the reports.
    Run(RunArgs),
    /// Read and check the spreadsheets, and say what is wrong in which cell.
    Check(CheckArgs),
    /// List the indicators, or show one in full as a reference sheet.
    Indicators(IndicatorArgs),
    /// Read one file for another process of this program.
    #[command(hide = true, name = COMMAND)]
    ReadWorkbook,
}

#[derive(Debug, Args)]
struct Common {
    /// The project's folder [default: the nearest folder upwards with a yardstick.toml].
    #[arg(long, value_name = "DIR")]
    project: Option<PathBuf>,
    /// Print errors only.
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Debug, Args)]
struct RunArgs {
    #[command(flatten)]
    common: Common,
    /// Make only this report; may be given several times.
    #[arg(long, value_name = "ID")]
    report: Vec<String>,
    /// Leave out events dated after this day.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Leave out targets and decisions that became known after this day.
    #[arg(long, value_name = "DATE")]
    known_by: Option<Date>,
    /// Write nothing when there are findings at error level.
    #[arg(long)]
    strict: bool,
    /// Print how long each stage took.
    #[arg(long)]
    timings: bool,
    /// How findings are printed.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Debug, Args)]
struct CheckArgs {
    #[command(flatten)]
    common: Common,
    /// Show only the findings of these files.
    files: Vec<PathBuf>,
    /// How findings are printed.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Debug, Args)]
struct IndicatorArgs {
    #[command(flatten)]
    common: Common,
    /// The id or the code of an indicator.
    indicator: Option<String>,
    /// The language [default: the first of the project].
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Human,
    /// For programs.
    Json,
}

/// Runs the command line and says how it ended.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Printing help can only fail if nobody reads it.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { FAILED } else { WELL });
        }
    };
    keep_quiet_about_readers();
    let status = match cli.command {
        Command::Run(args) => run(&args),
        Command::Check(args) => check_only(&args),
        Command::Indicators(args) => show_indicators(&args),
        Command::ReadWorkbook => read_workbook(),
    };
    ExitCode::from(status)
}

/// Reads one file for the process that started this one.
fn read_workbook() -> u8 {
    let to = std::io::BufWriter::new(std::io::stdout().lock());
    match ingest::serve(std::io::stdin().lock(), to) {
        Ok(()) => WELL,
        Err(_) => FAILED,
    }
}

/// A reader that fails on a file is a finding about the file; all other
/// failures are told as usual.
fn keep_quiet_about_readers() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |failure| {
        if !ingest::panics_are_findings() {
            tell(failure);
        }
    }));
}

/// A project's folder, with this program as the one that reads files in a process of its own.
fn root(folder: impl Into<PathBuf>) -> Root {
    let root = Root::new(folder);
    match std::env::current_exe() {
        Ok(program) => root.with_reader(program),
        Err(_) => root,
    }
}

fn run(args: &RunArgs) -> u8 {
    let Some(root) = find_root(&args.common) else { return FAILED };
    let listener = Listener::new(args.common.quiet || args.format == Format::Json);
    let checked = match check(&root, &listener) {
        Ok(checked) => checked,
        Err(refused) => return refuse(&refused, args.format),
    };
    let options = Options { reports: args.report.clone(), as_of: args.as_of, known_by: args.known_by };
    let made = match make(&checked, &options, &listener) {
        Ok(made) => made,
        Err(error) => return fail(&error.to_string()),
    };
    // Several reports find the same about persons and targets.
    let mut later: Vec<&Finding> = made.iter().flat_map(|made| &made.findings).collect();
    later.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    later.dedup();
    let mut all: Vec<&Finding> = checked.valid.findings.iter().collect();
    all.extend(later);
    let stands = all.iter().any(|finding| finding.stands());
    let refused = args.strict && stands;
    let mut written = Vec::new();
    if !refused {
        listener.begin(crate::progress::Stage::Write, made.len() as u64);
        for report in &made {
            let name = format!("reports/out/{}", report.id);
            if let Err(error) = write(&root.path(&name), &report.files) {
                return fail(&error.to_string());
            }
            listener.step();
            written.push((name, report.files.len(), report.cube.figures().len()));
        }
        listener.end(crate::progress::Stage::Write);
    }
    print_findings(&all, &checked.files, args.format, args.common.quiet);
    if !args.common.quiet && args.format == Format::Human {
        accounts::print(&checked.valid.accounts);
        for (folder, files, figures) in &written {
            say(&format!("Wrote {folder}: {files} files, {} figures.", accounts::grouped(*figures as u64)));
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

fn check_only(args: &CheckArgs) -> u8 {
    let Some(root) = find_root(&args.common) else { return FAILED };
    let listener = Listener::new(args.common.quiet || args.format == Format::Json);
    let checked = match check(&root, &listener) {
        Ok(checked) => checked,
        Err(refused) => return refuse(&refused, args.format),
    };
    let known: Vec<&str> = checked.valid.files.iter().map(|file| file.name.as_str()).collect();
    let files: Vec<String> = args.files.iter().map(|file| name_in(&root, file)).collect();
    for file in &files {
        if !known.contains(&file.as_str()) {
            let near = crate::diag::nearest(file, known.iter().copied());
            let hint = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
            return fail(&format!("no source of the project reads {file}{hint}"));
        }
    }
    let shown =
        |name: Option<&str>| args.files.is_empty() || name.is_some_and(|n| files.iter().any(|f| f == n));
    let all: Vec<&Finding> =
        checked.valid.findings.iter().filter(|finding| shown(finding.place.file_name())).collect();
    print_findings(&all, &checked.files, args.format, args.common.quiet);
    if !args.common.quiet && args.format == Format::Human {
        let accounts = checked.valid.accounts.iter().filter(|account| shown(Some(&account.file)));
        accounts::print(&accounts.cloned().collect::<Vec<_>>());
    }
    if all.iter().any(|finding| finding.stands()) { FINDINGS } else { WELL }
}

fn show_indicators(args: &IndicatorArgs) -> u8 {
    let Some(root) = find_root(&args.common) else { return FAILED };
    let project = match define(&root, &()) {
        Ok((project, _, _)) => project,
        Err(refused) => return refuse(&refused, Format::Human),
    };
    let language = args.lang.as_deref().unwrap_or(&project.languages[0]);
    if !project.languages.iter().any(|known| known == language) {
        let known = project.languages.join(", ");
        return fail(&format!("the project has no language {language}; it has: {known}"));
    }
    match &args.indicator {
        None => say(indicators::list(&project, language).trim_end()),
        Some(name) => match indicators::sheet(&project, name, language) {
            Ok(sheet) => say(sheet.trim_end()),
            Err(message) => return fail(&message),
        },
    }
    WELL
}

/// The project's folder: the one given, or the nearest upwards.
fn find_root(common: &Common) -> Option<Root> {
    if let Some(folder) = &common.project {
        if folder.is_file() {
            fail(&format!("{} is a file; name the folder that it is in", folder.display()));
            return None;
        }
        return Some(root(folder));
    }
    let here = match std::env::current_dir() {
        Ok(here) => here,
        Err(error) => {
            fail(&format!("the current folder cannot be found: {error}"));
            return None;
        }
    };
    let found = here.ancestors().find(|folder| folder.join("yardstick.toml").is_file());
    if found.is_none() {
        fail("no yardstick.toml here or in a folder above; name the project's folder with --project DIR");
    }
    found.map(root)
}

/// How the project calls a file: by its path from the project's folder.
fn name_in(root: &Root, file: &Path) -> String {
    let from_here = file.canonicalize().ok().zip(root.folder().canonicalize().ok());
    let below = from_here.and_then(|(file, folder)| Some(file.strip_prefix(folder).ok()?.to_path_buf()));
    below.as_deref().unwrap_or(file).to_string_lossy().replace('\\', "/")
}

fn refuse(refused: &Refused, format: Format) -> u8 {
    let all: Vec<&Finding> = refused.findings.iter().collect();
    print_findings(&all, &refused.files, format, false);
    if format == Format::Human {
        let errors = all.iter().filter(|finding| finding.stands()).count();
        let faults = if errors == 1 { "fault" } else { "faults" };
        complain(&format!("nothing was computed: {errors} {faults} in the definitions"));
    }
    FAILED
}

fn print_findings(all: &[&Finding], files: &[SourceFile], format: Format, quiet: bool) {
    match format {
        Format::Json => say(&findings::json(all, files)),
        Format::Human => {
            let text = findings::human(all, files, quiet, findings::colour());
            if !text.is_empty() {
                say(text.trim_end());
            }
        }
    }
}

fn fail(message: &str) -> u8 {
    complain(&format!("error: {message}"));
    FAILED
}
