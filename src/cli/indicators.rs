//! The indicators, as a list and as reference sheets.

use super::findings::{Printed, refuse};
use super::folder::{Common, find_root};
use super::names::{language, unknown};
use super::print::{Format, say, table};
use super::status::{FAILED, WELL, fail};
use crate::pipeline::define;
use crate::project::{Indicator, Project};
use crate::report::reference_sheets;
use clap::Args;
use serde_json::{Value, json};
use std::fmt::Write as _;

const EXAMPLES: &str = "\
Examples:
  yardstick indicators                             all of them
  yardstick indicators I05                         one, by its code or id, in full
  yardstick indicators --lang fr                   their titles in French
  yardstick indicators --format csv > list.csv     for a spreadsheet program";

/// What `yardstick indicators` is asked for.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct IndicatorArgs {
    /// The id or the code of an indicator [default: all are listed].
    indicator: Option<String>,
    /// The language [default: the first of the project].
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Human, help_heading = "What is printed")]
    format: Format,
    #[command(flatten)]
    common: Common,
}

/// Lists the indicators, or shows one.
pub fn indicators(args: &IndicatorArgs) -> u8 {
    let Some(root) = find_root(&args.common) else { return FAILED };
    let project = match define(&root, &()) {
        Ok((project, _, _)) => project,
        Err(refused) => return refuse(&refused, &Printed::of(args.format)),
    };
    match shown(&project, args) {
        Ok(text) => {
            say(text.trim_end());
            WELL
        }
        Err(message) => fail(&message),
    }
}

/// What is printed, or why it cannot be.
fn shown(project: &Project, args: &IndicatorArgs) -> Result<String, String> {
    let language = language(project, args.lang.as_deref())?;
    let Some(name) = &args.indicator else {
        return match args.format {
            Format::Human => Ok(list(project, language)),
            Format::Json => {
                let all = project.indicators.iter().map(|indicator| object(project, indicator, language));
                Ok(format!("{:#}", json!({ "indicators": all.collect::<Vec<_>>() })))
            }
            Format::Csv => {
                let rows = project.indicators.iter().map(|one| cells(project, one, language).to_vec());
                table(&COLUMNS, rows.collect())
            }
        };
    };
    let found = project.indicators.iter().enumerate();
    let mut found = found.filter(|(_, one)| one.id == *name || one.code.eq_ignore_ascii_case(name));
    let Some((number, indicator)) = found.next() else {
        let names = project.indicators.iter().flat_map(|one| [one.id.as_str(), one.code.as_str()]);
        return Err(unknown("indicator", name, names));
    };
    let said = reference_sheets(project, &[number], language).into_iter().flatten();
    match args.format {
        Format::Human => Ok(sheet(project, indicator, language, said)),
        Format::Json => {
            let mut object = object(project, indicator, language);
            if let Value::Object(object) = &mut object {
                let said = said.map(|(head, text)| json!({ "head": head, "text": text }));
                object.insert("sheet".into(), said.collect());
                object.insert("defined".into(), indicator.at.to_string().into());
            }
            Ok(format!("{object:#}"))
        }
        Format::Csv => table(&["head", "text"], said.map(|(head, text)| vec![head, text]).collect()),
    }
}

/// What is listed of an indicator.
const COLUMNS: [&str; 5] = ["code", "id", "level", "unit", "title"];

fn cells(project: &Project, indicator: &Indicator, language: &str) -> [String; 5] {
    let title = indicator.title.get(&[language, &project.languages[0]]);
    [&indicator.code, &indicator.id, indicator.level.word(), &indicator.unit, title].map(str::to_string)
}

fn object(project: &Project, indicator: &Indicator, language: &str) -> Value {
    let cells = cells(project, indicator, language);
    COLUMNS.iter().zip(cells).map(|(name, cell)| (name.to_string(), Value::from(cell))).collect()
}

/// How wide the text of a reference sheet is.
const WIDTH: usize = 76;

/// All indicators: code, id, level, unit and title.
fn list(project: &Project, language: &str) -> String {
    let width = |of: fn(&Indicator) -> usize, least: usize| {
        project.indicators.iter().map(of).max().unwrap_or(0).max(least)
    };
    let (codes, ids) = (width(|i| i.code.chars().count(), 4), width(|i| i.id.chars().count(), 2));
    let (levels, units) = (8, width(|i| i.unit.chars().count(), 4));
    let mut text =
        format!("{:<codes$}  {:<ids$}  {:<levels$}  {:<units$}  title\n", "code", "id", "level", "unit");
    for indicator in &project.indicators {
        let title = indicator.title.get(&[language, &project.languages[0]]);
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "{:<codes$}  {:<ids$}  {:<levels$}  {:<units$}  {title}",
            indicator.code,
            indicator.id,
            indicator.level.word(),
            indicator.unit
        );
    }
    text
}

/// One indicator in full.
fn sheet(
    project: &Project,
    indicator: &Indicator,
    language: &str,
    said: impl Iterator<Item = (String, String)>,
) -> String {
    let mut text =
        format!("{} ({})\n", indicator.title.get(&[language, &project.languages[0]]), indicator.id);
    for (head, said) in said {
        let _ = write!(text, "\n{head}\n{}", wrapped(&said));
    }
    let at = indicator.at.to_string();
    let _ = writeln!(text, "\n{at}");
    text
}

/// Text in lines of limited width, each line of it by itself, indented.
fn wrapped(text: &str) -> String {
    let mut wrapped = String::new();
    for line in text.lines() {
        let mut length = 0;
        wrapped.push_str("  ");
        for word in line.split(' ') {
            let width = word.chars().count();
            if length > 0 && length + 1 + width > WIDTH {
                wrapped.push_str("\n    ");
                length = 2;
            } else if length > 0 {
                wrapped.push(' ');
                length += 1;
            }
            wrapped.push_str(word);
            length += width;
        }
        wrapped.push('\n');
    }
    wrapped
}
