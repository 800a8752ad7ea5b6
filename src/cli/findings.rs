//! Findings for people, grouped by file, and for programs; and definitions
//! that are refused for them.

mod json;
mod table;

use super::print::{Format, complain, say};
use super::status::FAILED;
use crate::diag::{Finding, Place, Ranges, Severity, ranges, render_text_finding};
use crate::pipeline::Refused;
use crate::source::SourceFile;
use clap::{Args, ValueEnum};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::IsTerminal;

pub use json::{json, object};
pub use table::csv;

/// How many ranges of a finding are spelt out for people.
const RANGES_SHOWN: usize = 8;
/// Where the second part of a finding's lines begins.
const INDENT: usize = 21;
/// The least and the most signs of a line: lines are broken at words.
const WIDTH: (usize, usize) = (60, 110);

/// Which findings are printed, and how.
#[derive(Debug, Args)]
#[command(next_help_heading = "What is printed")]
pub struct Printed {
    /// How findings are printed.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Show findings of this weight and heavier ones only; the exit status stays as it is
    /// [default: information].
    #[arg(long, value_enum, value_name = "WEIGHT")]
    severity: Option<Weight>,
}

impl Printed {
    /// All findings, in a format.
    pub fn of(format: Format) -> Printed {
        Printed { format, severity: None }
    }
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

impl From<Weight> for Severity {
    fn from(weight: Weight) -> Severity {
        match weight {
            Weight::Error => Severity::Error,
            Weight::Warning => Severity::Warning,
            Weight::Information => Severity::Info,
        }
    }
}

/// Prints findings as asked for. `feedback`: marked copies of the files are written too.
pub fn print_findings(
    all: &[&Finding],
    files: &[SourceFile],
    printed: &Printed,
    quiet: bool,
    feedback: bool,
) {
    let least = printed.severity.map(Severity::from);
    // A quiet command prints less for people; a program that asks gets all it asks for.
    let shown = shown(all, least, quiet && printed.format == Format::Human);
    match printed.format {
        Format::Json => say(&json(&shown, files)),
        Format::Csv => say(csv(&shown, files).trim_end()),
        Format::Human => {
            let mut text = human(&shown, files, colour());
            if !quiet {
                text.push_str(&summary(&shown, all.len() - shown.len(), feedback));
            }
            if !text.is_empty() {
                say(text.trim_end());
            }
        }
    }
}

/// Prints the faults for which definitions are refused.
pub fn refuse(refused: &Refused, printed: &Printed) -> u8 {
    let all: Vec<&Finding> = refused.findings.iter().collect();
    print_findings(&all, &refused.files, printed, false, false);
    let errors = all.iter().filter(|finding| finding.stands()).count();
    let faults = if errors == 1 { "fault" } else { "faults" };
    complain(&format!("nothing was computed: {errors} {faults} in the definitions"));
    FAILED
}

/// Whether colours are wanted: on a terminal, unless `NO_COLOR` is set.
pub fn colour() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Those findings that are shown: of a severity or heavier, and of a quiet
/// command errors that stand and no more.
pub fn shown<'f>(all: &[&'f Finding], least: Option<Severity>, quiet: bool) -> Vec<&'f Finding> {
    let heavy = |finding: &Finding| least.is_none_or(|least| finding.severity <= least);
    all.iter().copied().filter(|finding| heavy(finding) && (!quiet || finding.stands())).collect()
}

/// Findings for people: by file, the heaviest first, those accepted last.
pub fn human(findings: &[&Finding], files: &[SourceFile], colour: bool) -> String {
    let mut text = String::new();
    let mut by_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        match &finding.place {
            Place::Text { .. } => {
                text.push_str(&render_text_finding(finding, files, colour));
                text.push_str("\n\n");
            }
            place => by_file.entry(place.file_name().unwrap_or("")).or_default().push(finding),
        }
    }
    for (file, mut findings) in by_file {
        let name = if file.is_empty() { "the project" } else { file };
        let _ = writeln!(text, "{}  {}", paint(name, "1", colour), paint(&tally(&findings), "2", colour));
        findings.sort_by_key(|finding| (finding.accepted.is_some(), finding.severity));
        for finding in findings {
            text.push('\n');
            one(&mut text, finding, colour);
        }
        text.push('\n');
    }
    text
}

fn one(text: &mut String, finding: &Finding, colour: bool) {
    let shade = match finding.severity {
        _ if finding.accepted.is_some() => "2",
        Severity::Error => "31;1",
        Severity::Warning => "33",
        Severity::Info => "36",
    };
    let head = format!("{:<11} {}", finding.severity.word(), finding.code);
    let pad = " ".repeat(INDENT.saturating_sub(2 + head.chars().count()));
    let found = ranges(finding.places());
    let place = places(&finding.place, &found);
    let _ = writeln!(text, "  {}{pad}{}", paint(&head, shade, colour), paint(&place, "1", colour));
    let mut line = |label: &str, content: &str| {
        let label = if label.is_empty() { String::new() } else { format!("{label:<9} ") };
        let hang = INDENT + label.chars().count();
        for (number, part) in broken(content, WIDTH.1.saturating_sub(hang).max(WIDTH.0)).iter().enumerate() {
            let start = if number == 0 { format!("{:INDENT$}{label}", "") } else { " ".repeat(hang) };
            let _ = writeln!(text, "{start}{part}");
        }
    };
    line("", &finding.message);
    // A message that repeats what stands there has said it.
    let told = |found: &&String| !found.is_empty() && !finding.message.contains(found.as_str());
    if let Some(found) = finding.found.as_ref().filter(told) {
        line("found", found);
    }
    let said = |expected: &&String| !finding.message.ends_with(expected.as_str());
    if let Some(expected) = finding.expected.as_ref().filter(said) {
        line("expected", expected);
    }
    if finding.dependants > 0 {
        let rows = if finding.dependants == 1 { "row is" } else { "rows are" };
        line("with it", &format!("{} dependent {rows} quarantined", finding.dependants));
    }
    match (&finding.accepted, &finding.hint) {
        (Some(reason), _) => line("accepted", reason),
        (None, Some(hint)) => line("do", hint),
        (None, None) => {}
    }
}

/// Where a finding is: ranges in the sheet of its first place, then those elsewhere.
fn places(first: &Place, found: &[Ranges]) -> String {
    let cells: usize = found.iter().map(|ranges| ranges.count).sum();
    let mut parts = Vec::new();
    for ranges in found {
        let mut shown: Vec<&str> = ranges.ranges.iter().take(RANGES_SHOWN).map(String::as_str).collect();
        let more = ranges.ranges.len().saturating_sub(RANGES_SHOWN);
        let more = if more > 0 { format!("and {more} more ranges") } else { String::new() };
        if !more.is_empty() {
            shown.push(&more);
        }
        let rows = match ranges.count {
            _ if !ranges.are_rows() => "",
            1 => "row ",
            _ => "rows ",
        };
        let shown = if shown.is_empty() { String::new() } else { format!("{rows}{}", shown.join(", ")) };
        let file = if first.file_name() == Some(ranges.file.as_str()) { "" } else { ranges.file.as_str() };
        let named: Vec<&str> = [file, ranges.sheet.as_str(), shown.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        parts.push(if named.is_empty() { "the file".to_string() } else { named.join(" ! ") });
    }
    let place = parts.join("; ");
    if cells > 1 {
        format!("{place} ({} {})", super::accounts::grouped(cells as u64), unit(found))
    } else {
        place
    }
}

/// What is counted: cells, or rows where no place names a column.
fn unit(found: &[Ranges]) -> &'static str {
    if found.iter().all(Ranges::are_rows) { "rows" } else { "cells" }
}

/// A text in lines of so many signs, broken at words.
pub fn broken(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        let mut long = 0;
        for word in paragraph.split(' ') {
            let signs = word.chars().count();
            if long > 0 && long + 1 + signs > width {
                lines.push(std::mem::take(&mut line));
                long = 0;
            }
            if long > 0 {
                line.push(' ');
                long += 1;
            }
            line.push_str(word);
            long += signs;
        }
        lines.push(line);
    }
    lines
}

/// "3 errors, 1 of them accepted, 2 warnings".
fn tally(findings: &[&Finding]) -> String {
    let count = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let accepted = findings.iter().filter(|f| f.severity == Severity::Error && f.accepted.is_some()).count();
    let many = |number: usize, one: &str| match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{number} {one}s")),
    };
    let errors = many(count(Severity::Error), "error")
        .map(|errors| if accepted > 0 { format!("{errors} ({accepted} accepted)") } else { errors });
    let parts = [errors, many(count(Severity::Warning), "warning"), many(count(Severity::Info), "note")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What was found in all, and what to do next. `hidden` is how many findings
/// are not shown because they weigh less than was asked for.
fn summary(findings: &[&Finding], hidden: usize, feedback: bool) -> String {
    let mut text = String::new();
    if findings.is_empty() {
        text.push_str("No findings");
    } else {
        let mut files: Vec<Option<&str>> = findings.iter().map(|finding| finding.place.file_name()).collect();
        files.sort_unstable();
        files.dedup();
        let files = if files.len() == 1 { "1 file".to_string() } else { format!("{} files", files.len()) };
        let _ = write!(text, "Findings: {} in {files}", tally(findings));
    }
    let _ = if hidden > 0 {
        writeln!(text, "; {hidden} of less weight are not shown.")
    } else {
        writeln!(text, ".")
    };
    let standing = findings.iter().filter(|finding| finding.stands()).count();
    let data =
        findings.iter().any(|finding| finding.stands() && !matches!(finding.place, Place::Text { .. }));
    let of_definitions =
        findings.iter().filter(|finding| finding.stands()).all(|finding| finding.code.is_of_definitions());
    if standing > 0 && of_definitions {
        text.push_str("Next: mend the definitions; docs/definitions.md describes every file.\n");
    } else if standing == 0 {
        if !findings.is_empty() {
            text.push_str("Next: nothing has to be corrected; look once whether the findings are right.\n");
        }
    } else if data && !feedback {
        text.push_str(
            "Next: yardstick check --feedback DIR writes a marked copy of each file to send back; errors that\n\
             can stay as they are go into input/accepted.csv, with the reason. docs/findings.md explains each code.\n",
        );
    } else {
        text.push_str(
            "Next: errors that can stay as they are go into input/accepted.csv, with the reason.\n\
             docs/findings.md explains each code.\n",
        );
    }
    text
}

/// A text in a shade, where colours are wanted.
pub fn paint(text: &str, shade: &str, colour: bool) -> String {
    if colour && !text.is_empty() { format!("\u{1b}[{shade}m{text}\u{1b}[0m") } else { text.to_string() }
}
