//! The command line: the only part that prints, and the only one that knows
//! the clock and the environment.

mod print;
mod accept;
mod accounts;
mod findings;
mod indicators;
mod explain_layout;
mod listen;
mod feedback;
mod people;
mod submissions;
mod template;

use crate::diag::{Finding, Severity};
use crate::ingest::{self, COMMAND, explain_layout};
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
    /// Show who has sent what, for which country and period, against what is expected.
    Submissions(SubmissionArgs),
    /// Say how persons are told apart, and which of them to look at.
    People(PeopleArgs),
    /// List the indicators, or show one in full as a reference sheet.
    Indicators(IndicatorArgs),
    /// Make a workbook in which partners fill in tables, to be read back without any setting.
    Template(TemplateArgs),
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
    /// Leave out files, corrections, targets and decisions that became known after this day.
    #[arg(long, value_name = "DATE")]
    known_by: Option<Date>,
    /// Write nothing when there are findings at error level.
    #[arg(long)]
    strict: bool,
    /// Print how long each stage took.
    #[arg(long)]
    timings: bool,
    #[command(flatten)]
    printed: Printed,
}

#[derive(Debug, Args)]
struct CheckArgs {
    #[command(flatten)]
    common: Common,
    /// Show only the findings of these files.
    files: Vec<PathBuf>,
    /// Show how this file is read, column by column, and the entry of
    /// input/sources.toml that pins it; nothing else is checked.
    #[arg(long, value_name = "FILE", conflicts_with = "files")]
    explain_layout: Option<PathBuf>,
    /// Print lines for input/accepted.csv, to be appended to it, and nothing else.
    #[arg(long)]
    accept: bool,
    /// With --accept: only findings of this code; may be given several times.
    #[arg(long, value_name = "CODE", requires = "accept")]
    code: Vec<String>,
    /// With --accept: why the findings are accepted.
    #[arg(long, value_name = "TEXT", requires = "accept")]
    reason: Option<String>,
    /// Write a marked copy of each file into this folder, to go back to its sender.
    #[arg(long, value_name = "DIR")]
    feedback: Option<PathBuf>,
    #[command(flatten)]
    printed: Printed,
}

#[derive(Debug, Args)]
struct Printed {
    /// How findings are printed.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Show findings of this weight and heavier ones only.
    #[arg(long, value_enum, value_name = "WEIGHT")]
    severity: Option<Weight>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Weight {
    /// Errors.
    Error,
    /// Errors and warnings.
    Warning,
    /// All.
    Information,
}

impl Printed {
    fn of(format: Format) -> Printed {
        Printed { format, severity: None }
    }
}

impl From<Weight> for Severity {
    fn from(weight: Weight) -> Severity {
        match weight {
            Weight::Error => Severity::Error,
            Weight::Warning => Severity::Warning,
            Weight::Information => Severity::Info,
        }
    }
}

#[derive(Debug, Args)]
struct SubmissionArgs {
    #[command(flatten)]
    common: Common,
    /// Only this programme and its projects.
    #[arg(long, value_name = "PROGRAMME")]
    programme: Option<String>,
    /// Only this country.
    #[arg(long, value_name = "COUNTRY")]
    country: Option<String>,
    /// Only periods that ended by this day.
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// List only what is partial, rejected or missing (for json and csv).
    #[arg(long)]
    open: bool,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Debug, Args)]
struct PeopleArgs {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    wanted: people::Wanted,
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

#[derive(Debug, Args)]
struct TemplateArgs {
    #[command(flatten)]
    common: Common,
    /// The tables to fill in; those that others refer to first.
    #[arg(required = true, value_name = "TABLE")]
    tables: Vec<String>,
    /// The country of the office that fills it in: its code or name.
    #[arg(long)]
    country: Option<String>,
    /// The programme it is for: its id or name.
    #[arg(long)]
    programme: Option<String>,
    /// The language of the workbook [default: the first of the project].
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,
    /// How many rows are prepared on each sheet.
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=5000))]
    rows: u32,
    /// Offer the codes valid on this day [default: today].
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// The workbook to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Write over a file that is there.
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Human,
    /// For programs.
    Json,
    /// As a table, for spreadsheet programs.
    Csv,
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
        Command::Submissions(args) => show_submissions(args),
        Command::People(args) => show_people(&args),
        Command::Indicators(args) => show_indicators(&args),
        Command::Template(args) => make_template(&args),
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
    let listener = Listener::new(args.common.quiet || args.printed.format != Format::Human);
    let checked = match check(&root, &listener) {
        Ok(checked) => checked,
        Err(refused) => return refuse(&refused, &args.printed),
    };
    let checked = match args.known_by {
        Some(day) => checked.known_by(day, &listener),
        None => checked,
    };
    let options = Options { reports: args.report.clone(), as_of: args.as_of, known_by: args.known_by };
    let made = match make(&checked, &options, &listener) {
        Ok(made) => made,
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
        listener.begin(crate::progress::Stage::Write, made.len() as u64);
        for report in &made {
            let name = format!("reports/out/{}", report.id);
            if let Err(error) = write(&root.path(&name), &report.files) {
                return fail(&error.to_string());
            }
            listener.step();
            written.push((name, report.files.len(), report.cube.figures().len(), report));
        }
        listener.end(crate::progress::Stage::Write);
    }
    print_findings(&all, &checked.files, &args.printed, args.common.quiet, false);
    if !args.common.quiet && args.printed.format == Format::Human {
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

fn check_only(args: &CheckArgs) -> u8 {
    let Some(root) = find_root(&args.common) else { return FAILED };
    if let Some(file) = &args.explain_layout {
        return explain_file(&root, file);
    }
    let listener = Listener::new(args.common.quiet || args.printed.format != Format::Human);
    if let Some(folder) = &args.feedback
        && let Err(message) = feedback::allowed(&root, folder)
    {
        return fail(&message);
    }
    let checked = match check(&root, &listener) {
        Ok(checked) => checked,
        Err(refused) if args.accept => return refuse_aside(&refused),
        Err(refused) => return refuse(&refused, &args.printed),
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
    if args.accept {
        return print_acceptable(&root, &all, args);
    }
    let human = args.printed.format == Format::Human;
    print_findings(&all, &checked.files, &args.printed, args.common.quiet, args.feedback.is_some());
    if !args.common.quiet && human {
        let accounts = checked.valid.accounts.iter().filter(|account| shown(Some(&account.file)));
        accounts::print(&accounts.cloned().collect::<Vec<_>>());
        accounts::print_resent(&checked.valid);
    }
    if let Some(folder) = &args.feedback {
        let made = match crate::pipeline::feedback(&root, &checked, &files, &listener) {
            Ok(made) => made,
            Err(error) => return fail(&error.to_string()),
        };
        // What programs read stands alone on its stream.
        let tell = if human { say } else { complain };
        if let Err(message) = feedback::write(&root, folder, &made, args.common.quiet, tell) {
            return fail(&message);
        }
    }
    if all.iter().any(|finding| finding.stands()) { FINDINGS } else { WELL }
}

/// Prints lines that accept what stands.
fn print_acceptable(root: &Root, all: &[&Finding], args: &CheckArgs) -> u8 {
    let known = || crate::diag::Code::ALL.iter().map(|code| code.as_str());
    for code in &args.code {
        if !known().any(|known| known.eq_ignore_ascii_case(code)) {
            let near = crate::diag::nearest(code, known());
            let hint = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
            return fail(&format!("there is no code of findings {code}{hint}"));
        }
    }
    let wanted = |finding: &&&Finding| {
        args.code.is_empty() || args.code.iter().any(|code| code.eq_ignore_ascii_case(finding.code.as_str()))
    };
    let chosen: Vec<&Finding> = all.iter().filter(wanted).copied().collect();
    let existing = root.read("input/accepted.csv").ok();
    let existing = existing.as_ref().and_then(SourceFile::text);
    let text = accept::rows(&chosen, existing, args.reason.as_deref().unwrap_or("").trim());
    if !text.is_empty() {
        say(text.strip_suffix('\n').unwrap_or(&text));
    }
    WELL
}

/// As [`refuse`], where what is printed goes into a list.
fn refuse_aside(refused: &Refused) -> u8 {
    let all: Vec<&Finding> = refused.findings.iter().collect();
    complain(findings::human(&all, &refused.files, false).trim_end());
    complain("nothing is accepted: there are faults in the definitions");
    FAILED
}

fn show_submissions(args: SubmissionArgs) -> u8 {
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
            let near = crate::diag::nearest(given, known.iter().copied());
            let hint = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
            return fail(&format!("the project has no {what} {given}{hint}"));
        }
    }
    let SubmissionArgs { programme, country, as_of, open, format, .. } = args;
    let asked = submissions::Asked { programme, country, as_of, open };
    let returns = &checked.valid.returns;
    match format {
        Format::Human => say(submissions::human(project, returns, &asked).trim_end()),
        Format::Json => say(&submissions::json(project, returns, &asked)),
        Format::Csv => match submissions::csv(project, returns, &asked) {
            Ok(text) => say(text.trim_end()),
            Err(error) => return fail(&error.to_string()),
        },
    }
    WELL
}

fn show_people(args: &PeopleArgs) -> u8 {
    let Some(root) = find_root(&args.common) else { return FAILED };
    let listener = Listener::new(args.common.quiet || !args.wanted.for_people());
    let checked = match check(&root, &listener) {
        Ok(checked) => checked,
        Err(refused) => {
            let format = if args.wanted.for_people() { Format::Human } else { Format::Json };
            return refuse(&refused, &Printed::of(format));
        }
    };
    let about = people::about_decisions(&checked.valid.findings);
    let about: Vec<&Finding> = findings::shown(&about, None, true);
    let text = findings::human(&about, &checked.files, false);
    if !text.is_empty() {
        complain(text.trim_end());
    }
    match people::show(&args.wanted, &checked) {
        Ok(text) => say(text.trim_end()),
        Err(message) => return fail(&message),
    }
    if about.iter().any(|finding| finding.stands()) { FINDINGS } else { WELL }
}

/// Shows how a file is read, or could be.
fn explain_file(root: &Root, file: &Path) -> u8 {
    let project = match define(root, &()) {
        Ok((project, _, _)) => project,
        Err(refused) => return refuse(&refused, &Printed::of(Format::Human)),
    };
    let name = name_in(root, file);
    let below = format!("input/{name}");
    let name = if !root.has(&name) && root.has(&below) { below } else { name };
    if !root.has(&name) || !name.starts_with("input/") {
        return fail(&format!("there is no file {name} below input/ of the project"));
    }
    let layout = explain_layout(root, &project, &name);
    say(explain_layout::text(&layout).trim_end());
    let unclear = layout.sheets.iter().any(|sheet| sheet.header.is_none() && sheet.read > 0);
    if unclear || layout.findings.iter().any(Finding::stands) { FINDINGS } else { WELL }
}

fn show_indicators(args: &IndicatorArgs) -> u8 {
    let Some(root) = find_root(&args.common) else { return FAILED };
    let project = match define(&root, &()) {
        Ok((project, _, _)) => project,
        Err(refused) => return refuse(&refused, &Printed::of(Format::Human)),
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

fn make_template(args: &TemplateArgs) -> u8 {
    let Some(root) = find_root(&args.common) else { return FAILED };
    let project = match define(&root, &()) {
        Ok((project, _, _)) => project,
        Err(refused) => return refuse(&refused, &Printed::of(Format::Human)),
    };
    let asked = template::Asked {
        tables: &args.tables,
        country: args.country.as_deref(),
        programme: args.programme.as_deref(),
        language: args.lang.as_deref(),
        rows: args.rows,
        on: args.on,
    };
    match template::make(&root, &project, &asked, (&args.out, args.force)) {
        Ok(told) => {
            told.warnings.iter().for_each(|warning| complain(&format!("warning: {warning}")));
            if !args.common.quiet {
                say(&told.done);
            }
            WELL
        }
        Err(message) => fail(&message),
    }
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

fn refuse(refused: &Refused, printed: &Printed) -> u8 {
    let all: Vec<&Finding> = refused.findings.iter().collect();
    print_findings(&all, &refused.files, printed, false, false);
    if printed.format == Format::Human {
        let errors = all.iter().filter(|finding| finding.stands()).count();
        let faults = if errors == 1 { "fault" } else { "faults" };
        complain(&format!("nothing was computed: {errors} {faults} in the definitions"));
    }
    FAILED
}

fn print_findings(all: &[&Finding], files: &[SourceFile], printed: &Printed, quiet: bool, feedback: bool) {
    let least = printed.severity.map(Severity::from);
    // A quiet command prints less for people; a program that asks gets all it asks for.
    let shown = findings::shown(all, least, quiet && printed.format == Format::Human);
    match printed.format {
        Format::Json => say(&findings::json(&shown, files)),
        Format::Csv => say(findings::csv(&shown, files).trim_end()),
        Format::Human => {
            let mut text = findings::human(&shown, files, findings::colour());
            if !quiet {
                text.push_str(&findings::summary(&shown, all.len() - shown.len(), feedback));
            }
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
