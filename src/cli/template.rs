//! `yardstick template`: what is asked for by name, and the file it is written to.

use crate::diag::nearest;
use crate::exchange::template::{Request, template};
use crate::project::{CodeList, Project};
use crate::source::Root;
use crate::text::spelling;
use jiff::civil::Date;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What was asked for.
pub struct Asked<'a> {
    /// Names of tables.
    pub tables: &'a [String],
    /// A country.
    pub country: Option<&'a str>,
    /// A programme.
    pub programme: Option<&'a str>,
    /// A language.
    pub language: Option<&'a str>,
    /// How many rows are prepared.
    pub rows: u32,
    /// The day on which codes must be valid; none: today.
    pub on: Option<Date>,
}

/// What is said when it is done.
pub struct Told {
    /// What was done.
    pub done: String,
    /// What looks wrong.
    pub warnings: Vec<String>,
}

/// Makes the workbook and writes it.
///
/// # Errors
/// What cannot be done, in a sentence.
pub fn make(
    root: &Root,
    project: &Project,
    asked: &Asked<'_>,
    (out, force): (&Path, bool),
) -> Result<Told, String> {
    let mut tables = Vec::new();
    for name in asked.tables {
        let number = table(project, name)?;
        if !tables.contains(&number) {
            tables.push(number);
        }
    }
    let first = project.languages.first().map_or("", String::as_str);
    let language = asked.language.unwrap_or(first);
    if !project.languages.iter().any(|known| known == language) {
        let known = project.languages.join(", ");
        return Err(format!("the project has no language {language}; it has: {known}"));
    }
    let list = |number: usize| project.code_lists.get(number);
    let programme =
        asked.programme.map(|name| code("programme", list(project.programme_list), name)).transpose()?;
    let programme = programme.and_then(|id| project.programmes.iter().position(|known| known.id == id));
    let country = asked.country.map(|name| code("country", list(project.countries), name)).transpose()?;
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
    project.tables.iter().position(|table| table.name == name).ok_or_else(|| {
        let names = || project.tables.iter().map(|table| table.name.as_str());
        match nearest(name, names()) {
            Some(near) => format!("there is no table named {name}; did you mean {near}?"),
            None => format!(
                "there is no table named {name}; there are: {}",
                names().collect::<Vec<_>>().join(", ")
            ),
        }
    })
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
            let near = nearest(name, names).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
            Err(format!("there is no {word} named {name}{near}"))
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
