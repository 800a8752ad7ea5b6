//! `yardstick template`: what is asked for by name, and the file it is written to.

use super::findings::{Printed, refuse};
use super::folder::{Common, find_root};
use super::names::{language, unknown};
use super::print::{Format, complain, say};
use super::status::{FAILED, WELL, fail};
use crate::exchange::template::{Request, template};
use crate::pipeline::define;
use crate::project::{CodeList, Project};
use crate::source::Root;
use crate::text::spelling;
use clap::Args;
use jiff::civil::Date;
use std::io::Write;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
The workbook that comes back is read from anywhere below input/, without an entry in
input/sources.toml.

Examples:
  yardstick template activities --out activities.xlsx
  yardstick template activities participations --country ABC --lang fr --out abc.xlsx
  yardstick template activities --programme fund --rows 2000 --out fund.xlsx
  yardstick template activities --on 2020-01-01 --out activities.xlsx --force";

/// What `yardstick template` is asked for.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct TemplateArgs {
    /// The tables to fill in; those that others refer to first.
    #[arg(required = true, value_name = "TABLE")]
    tables: Vec<String>,
    /// The country of the office that fills it in: its code or name [default: asked for in each row].
    #[arg(long, help_heading = "Who fills it in")]
    country: Option<String>,
    /// The programme it is for: its id or name [default: asked for in each row].
    #[arg(long, help_heading = "Who fills it in")]
    programme: Option<String>,
    /// The language of the workbook [default: the first of the project].
    #[arg(long, value_name = "LANGUAGE", help_heading = "Who fills it in")]
    lang: Option<String>,
    /// How many rows are prepared on each sheet, 5000 at most.
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=5000))]
    rows: u32,
    /// Offer the codes valid on this day, such as 2020-01-01 [default: today].
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// The workbook to write, ending in .xlsx; nothing is written below input/.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Write over a file that is there.
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    common: Common,
}

/// What is said when it is done.
struct Told {
    /// What was done.
    done: String,
    /// What looks wrong.
    warnings: Vec<String>,
}

/// Makes the workbook.
pub fn make_template(args: &TemplateArgs) -> u8 {
    let Some(root) = find_root(&args.common) else { return FAILED };
    let project = match define(&root, &()) {
        Ok((project, _, _)) => project,
        Err(refused) => return refuse(&refused, &Printed::of(Format::Human)),
    };
    match make(&root, &project, args) {
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

/// Makes the workbook and writes it, or says in a sentence what cannot be done.
fn make(root: &Root, project: &Project, asked: &TemplateArgs) -> Result<Told, String> {
    let (out, force) = (asked.out.as_path(), asked.force);
    let mut tables = Vec::new();
    for name in &asked.tables {
        let number = table(project, name)?;
        if !tables.contains(&number) {
            tables.push(number);
        }
    }
    let language = language(project, asked.lang.as_deref())?;
    let list = |number: usize| project.code_lists.get(number);
    let programme = asked
        .programme
        .as_deref()
        .map(|name| code("programme", list(project.programme_list), name))
        .transpose()?;
    let programme = programme.and_then(|id| project.programmes.iter().position(|known| known.id == id));
    let country =
        asked.country.as_deref().map(|name| code("country", list(project.countries), name)).transpose()?;
    check_out(root, out, force)?;
    let mut warnings = Vec::new();
    if let (Some(programme), Some(country)) =
        (programme.and_then(|number| project.programmes.get(number)), &country)
        && !programme.countries.is_empty()
        && !programme.countries.contains(country)
    {
        warnings.push(format!(
            "the programme {} does not work in {country}; it works in {}",
            programme.id,
            programme.countries.join(", ")
        ));
    }
    let request = Request {
        tables,
        language: language.to_string(),
        programme,
        country,
        rows: asked.rows,
        on: asked.on.unwrap_or_else(today),
    };
    let bytes = template(project, &request)
        .map_err(|error| format!("the workbook cannot be put together: {error}"))?;
    write(out, &bytes, force).map_err(|error| format!("{} cannot be written: {error}", out.display()))?;
    let names: Vec<&str> =
        request.tables.iter().filter_map(|n| Some(project.tables.get(*n)?.name.as_str())).collect();
    let done = format!(
        "Wrote {}: {} in {language}, {} rows prepared.\nWhat comes back is read without an entry in input/sources.toml: put it anywhere below input/.",
        out.display(),
        names.join(", "),
        request.rows
    );
    Ok(Told { done, warnings })
}

fn table(project: &Project, name: &str) -> Result<usize, String> {
    let names = || project.tables.iter().map(|table| table.name.as_str());
    names().position(|known| known == name).ok_or_else(|| unknown("table", name, names()))
}

/// The code that a name stands for; names are compared as those in cells are.
fn code(word: &str, list: Option<&CodeList>, name: &str) -> Result<String, String> {
    let Some(list) = list else { return Err(format!("the project has no {word}")) };
    if let Some(entry) = list.get(name) {
        return Ok(entry.code.clone());
    }
    match list.by_spelling.get(&spelling(name)).map(Vec::as_slice) {
        Some([number]) => Ok(list.codes.get(*number).map(|entry| entry.code.clone()).unwrap_or_default()),
        Some([_, _, ..]) => Err(format!("{name} stands for several codes of {word}; name the code itself")),
        _ => {
            let names = list.codes.iter().flat_map(|entry| {
                entry.label.all().chain(entry.aliases.iter().map(String::as_str)).chain([entry.code.as_str()])
            });
            Err(unknown(word, name, names))
        }
    }
}

/// Refuses names that would do harm: a file that is there, one among what came
/// in, and one that says it is of another kind.
fn check_out(root: &Root, out: &Path, force: bool) -> Result<(), String> {
    let shown = out.display();
    if !out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        return Err(format!("{shown} is to be an Excel workbook: let its name end in .xlsx"));
    }
    if out.is_dir() {
        return Err(format!("{shown} is a folder; name a file"));
    }
    if out.exists() && !force {
        return Err(format!("{shown} is there already; give --force to write over it"));
    }
    let folder = folder_of(out);
    let Ok(place) = folder.canonicalize() else {
        return Err(format!("there is no folder {}", folder.display()));
    };
    let input = root.path("input").canonicalize();
    if input.is_ok_and(|input| place.starts_with(input)) {
        return Err(format!(
            "{shown} is below input/, where only what partners sent has its place; write it elsewhere"
        ));
    }
    Ok(())
}

fn folder_of(out: &Path) -> PathBuf {
    match out.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// Writes a file whole or not at all.
fn write(out: &Path, bytes: &[u8], force: bool) -> std::io::Result<()> {
    let mut fresh = tempfile::Builder::new().prefix(".writing-").tempfile_in(folder_of(out))?;
    fresh.write_all(bytes)?;
    open_to_all(fresh.path())?;
    if force { fresh.persist(out) } else { fresh.persist_noclobber(out) }.map_err(|error| error.error)?;
    Ok(())
}

/// Temporary files are closed to others; what is to be sent out is as open as any.
#[cfg(unix)]
fn open_to_all(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_all(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// The day, by the clock.
fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}
