//! Writing: what is written appears whole or not at all.

use crate::render::OutputFile;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A folder could not be written.
#[derive(Debug)]
pub struct WriteError {
    /// The file or folder.
    pub path: PathBuf,
    /// What the operating system says.
    pub error: io::Error,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cannot be written: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// Writes files into a folder, in place of all that was in it before. They are
/// written beside it first; the folder is then exchanged as a whole.
///
/// # Errors
/// [`WriteError`], with the folder as it was before.
pub fn write(folder: &Path, files: &[OutputFile]) -> Result<(), WriteError> {
    let at = |path: &Path| {
        let path = path.to_path_buf();
        move |error| WriteError { path, error }
    };
    let parent = folder.parent().unwrap_or_else(|| Path::new("."));
    std::fs::create_dir_all(parent).map_err(at(parent))?;
    let fresh = prepare(parent, files)?;
    open_to_all(fresh.path()).map_err(at(fresh.path()))?;
    // A folder cannot be renamed over one with files in it: the old one steps
    // aside first, and comes back if the new one cannot take its place.
    let aside = tempfile::Builder::new().prefix(".replaced-").tempdir_in(parent).map_err(at(parent))?;
    let old = aside.path().join("old");
    let had_old = folder.exists();
    if had_old {
        std::fs::rename(folder, &old).map_err(at(folder))?;
    }
    if let Err(error) = std::fs::rename(fresh.path(), folder) {
        if had_old {
            // If this fails too, the first error tells more.
            let _ = std::fs::rename(&old, folder);
        }
        return Err(WriteError { path: folder.to_path_buf(), error });
    }
    Ok(())
}

/// Writes files into a folder beside what is in it. All are written next to
/// their places first, so that each appears whole, and none before all could be
/// written.
///
/// # Errors
/// [`WriteError`]; nothing was changed unless the operating system refused to
/// give a file that was written its name.
pub fn write_into(folder: &Path, files: &[OutputFile]) -> Result<(), WriteError> {
    let at = |path: &Path| {
        let path = path.to_path_buf();
        move |error| WriteError { path, error }
    };
    let existed = folder.exists();
    std::fs::create_dir_all(folder).map_err(at(folder))?;
    let written = prepare(folder, files).and_then(|fresh| {
        for file in files {
            let path = folder.join(&file.name);
            if let Some(below) = path.parent() {
                std::fs::create_dir_all(below).map_err(at(below))?;
            }
            std::fs::rename(fresh.path().join(&file.name), &path).map_err(at(&path))?;
        }
        Ok(())
    });
    if written.is_err() && !existed {
        // A folder made for files that could not be written goes again, if it is empty.
        let _ = std::fs::remove_dir(folder);
    }
    written
}

/// Writes files into a fresh folder within a folder.
fn prepare(folder: &Path, files: &[OutputFile]) -> Result<tempfile::TempDir, WriteError> {
    let at = |path: &Path| {
        let path = path.to_path_buf();
        move |error| WriteError { path, error }
    };
    let fresh = tempfile::Builder::new().prefix(".writing-").tempdir_in(folder).map_err(at(folder))?;
    for file in files {
        let path = fresh.path().join(&file.name);
        if let Some(below) = path.parent() {
            std::fs::create_dir_all(below).map_err(at(below))?;
        }
        std::fs::write(&path, &file.bytes).map_err(at(&path))?;
    }
    Ok(fresh)
}

/// Temporary folders are closed to others; a report's folder is as open as any.
#[cfg(unix)]
fn open_to_all(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn open_to_all(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> OutputFile {
        OutputFile { name: name.into(), bytes: text.into() }
    }

    #[test]
    fn a_folder_is_exchanged_as_a_whole() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("out/report");
        write(&folder, &[file("a.csv", "1"), file("charts/b.svg", "2")]).unwrap();
        write(&folder, &[file("a.csv", "3")]).unwrap();
        assert_eq!(std::fs::read_to_string(folder.join("a.csv")).unwrap(), "3");
        assert!(!folder.join("charts").exists());
        let left: Vec<_> = std::fs::read_dir(place.path().join("out")).unwrap().collect();
        assert_eq!(left.len(), 1, "nothing is left beside the folder");
    }
}
