//! `yardstick check`: what is wrong in which cell, and what goes on from there:
//! findings accepted, marked copies to send back, how a file is read.

use super::findings::{Printed, human, print_findings, refuse};
use super::folder::{Common, find_root, name_in};
use super::listen::Listener;
use super::names::{or_nearest, unknown};
use super::print::{Format, complain, say};
use super::status::{FAILED, FINDINGS, WELL, fail};
use super::{accept, accounts, explain_layout, feedback};
use crate::diag::{Code, Finding};
use crate::ingest;
use crate::pipeline::{self, Refused, check, define};
use crate::source::{Root, SourceFile};
use clap::Args;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  yardstick check
  yardstick check input/north/2019.ods               the findings of one file
  yardstick check --feedback back                    a marked copy of each file, in back/
  yardstick check --format csv > findings.csv        to go on with in a spreadsheet program
  yardstick check --explain-layout input/new.xlsx    which column is read as which field
  yardstick check --accept --code R405 --reason \"Seen\" >> input/accepted.csv";

/// What `yardstick check` is asked for.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct CheckArgs {
    /// Show only the findings of these files or folders [default: of all below input/].
    files: Vec<PathBuf>,
    /// Write a marked copy of each file into this folder, to go back to its sender.
    #[arg(long, value_name = "DIR")]
    feedback: Option<PathBuf>,
    #[command(flatten)]
    printed: Printed,
    /// Show how this file is read, column by column, and the entry of input/sources.toml
    /// that pins it; nothing else is checked. With --format human or json.
    #[arg(long, value_name = "FILE", conflicts_with = "files", help_heading = "How a file is read")]
    explain_layout: Option<PathBuf>,
    /// Print lines for input/accepted.csv, to be appended to it, and nothing else.
    #[arg(long, conflicts_with_all = ["feedback", "explain_layout", "format"], help_heading = "Accepting findings")]
    accept: bool,
    /// With --accept: only findings of this code; may be given several times [default: all].
    #[arg(long, value_name = "CODE", requires = "accept", help_heading = "Accepting findings")]
    code: Vec<String>,
    /// With --accept: why the findings are accepted [default: to be written into the lines].
    #[arg(long, value_name = "TEXT", requires = "accept", help_heading = "Accepting findings")]
    reason: Option<String>,
    #[command(flatten)]
    common: Common,
}

/// Reads and checks.
pub fn check_only(args: &CheckArgs) -> u8 {
    let Some(root) = find_root(&args.common) else { return FAILED };
    if let Some(file) = &args.explain_layout {
        return explain_file(&root, file, args.printed.format);
    }
    let human = args.printed.format == Format::Human;
    let listener = Listener::new(args.common.quiet || !human);
    if let Some(folder) = &args.feedback
        && let Err(message) = feedback::allowed(&root, folder)
    {
        return fail(&message);
    }
    let mut checked = match check(&root, &listener) {
        Ok(checked) => checked,
        Err(refused) if args.accept => return refuse_aside(&refused),
        Err(refused) => return refuse(&refused, &args.printed),
    };
    checked.foresee();
    let known: Vec<&str> = checked.valid.files.iter().map(|file| file.name.as_str()).collect();
    let mut files: Vec<String> = Vec::new();
    for file in args.files.iter().map(|file| name_in(&root, file)) {
        let within = format!("{}/", file.trim_end_matches('/'));
        let inside: Vec<String> =
            known.iter().filter(|name| name.starts_with(&within)).map(|name| name.to_string()).collect();
        if inside.is_empty() { files.push(file) } else { files.extend(inside) }
    }
    if let Some(file) = files.iter().find(|file| !known.contains(&file.as_str())) {
        return fail(&or_nearest(&format!("no source of the project reads {file}"), file, known));
    }
    let shown =
        |name: Option<&str>| args.files.is_empty() || name.is_some_and(|n| files.iter().any(|f| f == n));
    let all: Vec<&Finding> =
        checked.valid.findings.iter().filter(|finding| shown(finding.place.file_name())).collect();
    if args.accept {
        return print_acceptable(&root, &all, args);
    }
    print_findings(&all, &checked.files, &args.printed, args.common.quiet, args.feedback.is_some());
    if !args.common.quiet && human {
        let accounts = checked.valid.accounts.iter().filter(|account| shown(Some(&account.file)));
        accounts::print(&accounts.cloned().collect::<Vec<_>>());
        accounts::print_resent(&checked.valid);
    }
    if let Some(folder) = &args.feedback {
        let made = match pipeline::feedback(&root, &checked, &files, &listener) {
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
    let known = || Code::ALL.iter().map(|code| code.as_str());
    for code in &args.code {
        if !known().any(|known| known.eq_ignore_ascii_case(code)) {
            return fail(&unknown("code of findings", code, known()));
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
    complain(human(&all, &refused.files, false).trim_end());
    complain("nothing is accepted: there are faults in the definitions");
    FAILED
}

/// Shows how a file is read, or could be.
fn explain_file(root: &Root, file: &Path, format: Format) -> u8 {
    if format == Format::Csv {
        return fail("--explain-layout has no --format csv; there are: human, json");
    }
    let (mut project, files) = match define(root, &()) {
        Ok((project, _, files)) => (project, files),
        Err(refused) => return refuse(&refused, &Printed::of(format)),
    };
    let name = name_in(root, file);
    let below = format!("input/{name}");
    let name = if !root.has(&name) && root.has(&below) { below } else { name };
    if !root.has(&name) || !name.starts_with("input/") {
        let known = root.list("input").unwrap_or_default();
        let said = format!("there is no file {name} below input/ of the project");
        return fail(&or_nearest(&said, &name, known.iter().map(String::as_str)));
    }
    let about_templates = ingest::adopt_templates(root, &mut project);
    let mut layout = ingest::explain_layout(root, &project, &name);
    layout.findings.extend(
        about_templates.into_iter().filter(|finding| finding.place.file_name() == Some(name.as_str())),
    );
    if format == Format::Json {
        say(&explain_layout::json(&layout, &files));
    } else {
        say(explain_layout::text(&layout).trim_end());
    }
    let unclear = layout.sheets.iter().any(|sheet| sheet.header.is_none() && sheet.read > 0);
    if unclear || layout.findings.iter().any(Finding::stands) { FINDINGS } else { WELL }
}
