//! Where marked copies are written, and what is said of them.

use crate::exchange::feedback::Feedback;
use crate::pipeline::write_into;
use crate::render::OutputFile;
use crate::source::Root;
use std::path::{Path, PathBuf};

/// Whether marked copies may be written to a folder.
///
/// # Errors
/// Why not, in words.
pub fn allowed(root: &Root, folder: &Path) -> Result<(), String> {
    if folder.is_file() {
        return Err(format!("{} is a file; name a folder for the marked copies", folder.display()));
    }
    if within_input(root, folder) {
        return Err(format!(
            "{} is inside input/, where nothing is ever changed; name another folder for the marked copies",
            folder.display()
        ));
    }
    Ok(())
}

/// Writes marked copies and says which; then says which inputs have none.
///
/// # Errors
/// Why nothing was written, in words.
pub fn write(root: &Root, folder: &Path, made: &Feedback, quiet: bool, tell: fn(&str)) -> Result<(), String> {
    let files: Vec<OutputFile> = made.copies.iter().map(|copy| copy.file.clone()).collect();
    for file in &files {
        let path = folder.join(&file.name);
        if within_input(root, &path) {
            return Err(format!("{} would be inside input/, where nothing is ever changed", path.display()));
        }
    }
    write_into(folder, &files).map_err(|error| error.to_string())?;
    if quiet {
        return Ok(());
    }
    for copy in &made.copies {
        let path = folder.join(&copy.file.name);
        tell(&format!("Wrote {}: {}.", path.display(), told(copy.errors, copy.warnings)));
    }
    for unread in &made.unread {
        let code = unread.code.map_or(String::new(), |code| format!(" ({code})"));
        tell(&format!("No copy of {}: {}{code}.", unread.input, unread.reason));
    }
    Ok(())
}

fn told(errors: usize, warnings: usize) -> String {
    let many = |number: usize, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
    match (errors, warnings) {
        (0, 0) => "nothing to correct".into(),
        (0, warnings) => many(warnings, "warning"),
        (errors, 0) => many(errors, "error"),
        (errors, warnings) => format!("{}, {}", many(errors, "error"), many(warnings, "warning")),
    }
}

/// Whether a path leads into the folder of inputs, by whatever names and links.
fn within_input(root: &Root, path: &Path) -> bool {
    let Ok(input) = root.path("input").canonicalize() else { return false };
    real(path).is_some_and(|path| path.starts_with(&input))
}

/// The path without links and dots; of what is not there yet, as far as it is.
fn real(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let mut missing = Vec::new();
    let mut known = path.as_path();
    loop {
        if let Ok(real) = known.canonicalize() {
            let mut whole = real;
            for name in missing.into_iter().rev() {
                match name {
                    std::path::Component::ParentDir => {
                        whole.pop();
                    }
                    name => whole.push(name),
                }
            }
            return Some(whole);
        }
        missing.push(known.components().next_back()?);
        known = known.parent()?;
    }
}
