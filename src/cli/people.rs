//! How persons are told apart, and the questions about who is who. No value of
//! a person is ever printed: files, rows, names of fields and marks are.

use super::accounts::grouped;
use super::findings::{self, Printed, refuse};
use super::folder::{Common, find_root};
use super::listen::Listener;
use super::print::{Format, complain, say, table};
use super::status::{FAILED, FINDINGS, WELL, fail};
use crate::diag::{Code, Finding};
use crate::pipeline::{Checked, check};
use crate::project::{PEOPLE_COLUMNS, Verdict};
use crate::validate::{Candidate, CandidateKind, Review, Side, review};
use clap::Args;
use serde_json::{Value, json};
use std::fmt::Write as _;

const EXAMPLES: &str = "\
No name, date of birth or other value of a person is printed: files, rows,
names of fields and marks made with the project's key are.

Examples:
  yardstick people                                 how many records and persons there are
  yardstick people --review                        who may be one person, or two
  yardstick people --review --all --format json    with what was decided, for a program
  yardstick people --review --format csv >> input/people.csv";

/// What `yardstick people` is asked for.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct PeopleArgs {
    /// List near matches, identifiers used for two persons, and persons under two identifiers.
    #[arg(long)]
    review: bool,
    /// List also what was decided in input/people.csv.
    #[arg(long, requires = "review")]
    all: bool,
    /// How it is printed; a review as csv is ready to be appended to input/people.csv.
    #[arg(long, value_enum, default_value_t = Format::Human, help_heading = "What is printed")]
    format: Format,
    #[command(flatten)]
    common: Common,
}

/// Says how persons are told apart.
pub fn people(args: &PeopleArgs) -> u8 {
    let Some(root) = find_root(&args.common) else { return FAILED };
    let listener = Listener::new(args.common.quiet || args.format != Format::Human);
    let checked = match check(&root, &listener) {
        Ok(checked) => checked,
        Err(refused) => return refuse(&refused, &Printed::of(args.format)),
    };
    let about = about_decisions(&checked.valid.findings);
    let about: Vec<&Finding> = findings::shown(&about, None, true);
    let text = findings::human(&about, &checked.files, false);
    if !text.is_empty() {
        complain(text.trim_end());
    }
    match show(args, &checked) {
        Ok(text) => say(text.trim_end()),
        Err(message) => return fail(&message),
    }
    if about.iter().any(|finding| finding.stands()) { FINDINGS } else { WELL }
}

/// The findings about decisions.
fn about_decisions(findings: &[Finding]) -> Vec<&Finding> {
    let about = [
        Code::DecisionMoved,
        Code::DecisionLost,
        Code::DecisionsContradict,
        Code::DecisionUnmarked,
        Code::DecisionImpossible,
    ];
    findings.iter().filter(|finding| about.contains(&finding.code)).collect()
}

/// What is printed.
fn show(args: &PeopleArgs, checked: &Checked) -> Result<String, String> {
    let mut found = review(&checked.project, &checked.valid, None, args.review);
    let decided = found.candidates.iter().filter(|candidate| candidate.verdict.is_some()).count();
    if !args.all {
        found.candidates.retain(|candidate| candidate.verdict.is_none());
    }
    match (args.format, args.review) {
        (Format::Human, false) => Ok(summary(&found)),
        (Format::Human, true) => Ok(questions(&found, if args.all { 0 } else { decided })),
        (Format::Json, _) => {
            serde_json::to_string_pretty(&object(&found, args.review)).map_err(|e| e.to_string())
        }
        (Format::Csv, false) => table(&SUMMARY, summary_rows(&found)),
        (Format::Csv, true) => table(&PEOPLE_COLUMNS, lines(&found)),
    }
}

const SUMMARY: [&str; 7] =
    ["namespace", "records", "by_identifier", "by_hash", "without_identity", "persons", "joined"];

fn summary_rows(found: &Review) -> Vec<Vec<String>> {
    let rows = found.namespaces.iter().map(|space| {
        let numbers = [space.records, space.by_identifier, space.by_hash, space.without, space.persons];
        let mut row = vec![space.name.clone()];
        row.extend(numbers.map(|number| number.to_string()));
        row.push(space.joined.join(";"));
        row
    });
    rows.collect()
}

fn summary(found: &Review) -> String {
    let mut text = String::new();
    if found.namespaces.is_empty() {
        return "No records of persons.".into();
    }
    let width = found.namespaces.iter().map(|space| space.name.chars().count()).max().unwrap_or(0).max(9);
    let _ = writeln!(
        text,
        "{:<width$}  {:>9}  {:>13}  {:>9}  {:>16}  {:>9}",
        "namespace", "records", "by identifier", "by hash", "without identity", "persons"
    );
    let mut sums = [0u64; 4];
    for space in &found.namespaces {
        let numbers = [space.records, space.by_identifier, space.by_hash, space.without];
        for (sum, number) in sums.iter_mut().zip(numbers) {
            *sum += number;
        }
        let [records, by_identifier, by_hash, without] = numbers.map(grouped);
        let joined = if space.joined.is_empty() {
            String::new()
        } else {
            format!("  one register: {}", space.joined.join(", "))
        };
        let _ = writeln!(
            text,
            "{:<width$}  {records:>9}  {by_identifier:>13}  {by_hash:>9}  {without:>16}  {:>9}{joined}",
            space.name,
            grouped(space.persons)
        );
    }
    let [records, by_identifier, by_hash, without] = sums.map(grouped);
    let _ = writeln!(
        text,
        "{:<width$}  {records:>9}  {by_identifier:>13}  {by_hash:>9}  {without:>16}  {:>9}",
        "all",
        grouped(found.persons)
    );
    text.push_str("\nA person who is in several namespaces is counted in each, and once in all.\nA record without identity counts in participations and not in persons.\n`yardstick people --review` lists who should be looked at.\n");
    text
}

fn questions(found: &Review, decided: usize) -> String {
    let mut text = String::new();
    let mut kind: Option<CandidateKind> = None;
    for candidate in &found.candidates {
        if kind != Some(candidate.kind) {
            let gap = if kind.is_some() { "\n" } else { "" };
            let _ = writeln!(text, "{gap}{}: {}", candidate.kind.word(), candidate.kind.question());
            kind = Some(candidate.kind);
        }
        let _ = writeln!(text, "  {}\n  {}", side(&candidate.left), side(&candidate.right));
        for (word, fields) in told(candidate) {
            let _ = writeln!(text, "    {word:<8} {}", fields.join(", "));
        }
        if let Some(verdict) = candidate.verdict {
            let _ = writeln!(text, "    decided  {}", verdict.word());
        }
    }
    for (one, other, shared, same) in &found.registers {
        let _ = writeln!(
            text,
            "\nnamespaces {one} and {other}: {} identifiers are in both, and in {} of them the persons look the same; are they one register?",
            grouped(*shared),
            grouped(*same)
        );
    }
    let open = found.candidates.iter().filter(|candidate| candidate.verdict.is_none()).count();
    if !text.is_empty() {
        text.push('\n');
    }
    let _ = writeln!(
        text,
        "{} to be decided{}.",
        if open == 1 { "1 pair".to_string() } else { format!("{} pairs", grouped(open as u64)) },
        if decided > 0 {
            format!(", {} decided (--all lists them)", grouped(decided as u64))
        } else {
            String::new()
        }
    );
    if found.large_blocks > 0 {
        let _ = writeln!(
            text,
            "{} groups of records were so large that names were compared only with those next to them.",
            grouped(found.large_blocks)
        );
    }
    if open > 0 {
        text.push_str("Decisions are kept in input/people.csv; --format csv prints lines for it.\n");
    }
    text
}

fn side(side: &Side) -> String {
    let sheet = if side.sheet.is_empty() { String::new() } else { format!(" ! {}", side.sheet) };
    format!("{}{sheet} ! row {}  ({}, {})", side.file, side.row, side.namespace, side.mark)
}

fn told(candidate: &Candidate) -> impl Iterator<Item = (&'static str, &Vec<String>)> {
    [("agree", &candidate.agree), ("near", &candidate.near), ("differ", &candidate.differ)]
        .into_iter()
        .filter(|(_, fields)| !fields.is_empty())
}

/// Lines for `input/people.csv`, the decision still to be made.
fn lines(found: &Review) -> Vec<Vec<String>> {
    let pairs = found.candidates.iter().map(|candidate| {
        let (left, right) = (&candidate.left, &candidate.right);
        let fields = told(candidate).map(|(word, fields)| format!("{word}: {}", fields.join(", ")));
        let reason = format!("{} ({})", candidate.kind.word(), fields.collect::<Vec<_>>().join("; "));
        let cells = [
            candidate.verdict.map(Verdict::word).unwrap_or_default(),
            &left.file,
            &left.sheet,
            &left.row.to_string(),
            &right.file,
            &right.sheet,
            &right.row.to_string(),
            &left.mark,
            &right.mark,
            &left.namespace,
            &right.namespace,
            &reason,
            "",
            "",
        ];
        cells.map(str::to_string).to_vec()
    });
    let registers = found.registers.iter().map(|(one, other, shared, same)| {
        let mut cells = vec![String::new(); PEOPLE_COLUMNS.len()];
        let reason = format!("{shared} identifiers in both, the persons of {same} look the same");
        for (name, text) in [("namespace", one), ("other_namespace", other), ("reason", &reason)] {
            let place = PEOPLE_COLUMNS.iter().position(|column| *column == name);
            if let Some(cell) = place.and_then(|place| cells.get_mut(place)) {
                cell.clone_from(text);
            }
        }
        cells
    });
    pairs.chain(registers).collect()
}

fn object(found: &Review, reviewed: bool) -> Value {
    let namespaces = found.namespaces.iter().map(|space| {
        json!({
            "namespace": space.name,
            "joined": space.joined,
            "records": space.records,
            "by_identifier": space.by_identifier,
            "by_hash": space.by_hash,
            "without_identity": space.without,
            "persons": space.persons,
        })
    });
    let mut object = json!({ "persons": found.persons, "namespaces": namespaces.collect::<Vec<_>>() });
    if let (true, Value::Object(object)) = (reviewed, &mut object) {
        let record = |side: &Side| json!({ "file": side.file, "sheet": side.sheet, "row": side.row, "namespace": side.namespace, "mark": side.mark });
        let candidates = found.candidates.iter().map(|candidate| {
            json!({
                "kind": candidate.kind.word(),
                "records": [record(&candidate.left), record(&candidate.right)],
                "agree": candidate.agree,
                "near": candidate.near,
                "differ": candidate.differ,
                "decision": candidate.verdict.map(Verdict::word),
            })
        });
        let registers = found.registers.iter().map(|(one, other, shared, same)| {
            json!({ "namespaces": [one, other], "identifiers_in_both": shared, "look_the_same": same })
        });
        object.insert("candidates".into(), candidates.collect());
        object.insert("registers".into(), registers.collect());
        object.insert("large_groups".into(), found.large_blocks.into());
    }
    object
}
