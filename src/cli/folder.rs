//! The project that a command works on.

use super::status::fail;
use crate::source::Root;
use clap::Args;
use std::path::{Path, PathBuf};

/// What every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "General")]
pub struct Common {
    /// The project's folder [default: the nearest folder upwards with a yardstick.toml].
    #[arg(long, value_name = "DIR")]
    project: Option<PathBuf>,
    /// Print no progress and no accounts, and of findings only errors.
    #[arg(long, short)]
    pub quiet: bool,
}

/// The project's folder: the one given, or the nearest upwards. Where there is
/// none, that is said.
pub fn find_root(common: &Common) -> Option<Root> {
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

/// A project's folder, with this program as the one that reads files in a process of its own.
fn root(folder: impl Into<PathBuf>) -> Root {
    let root = Root::new(folder);
    match std::env::current_exe() {
        Ok(program) => root.with_reader(program),
        Err(_) => root,
    }
}

/// How the project calls a file: by its path from the project's folder.
pub fn name_in(root: &Root, file: &Path) -> String {
    let from_here = file.canonicalize().ok().zip(root.folder().canonicalize().ok());
    let below = from_here.and_then(|(file, folder)| Some(file.strip_prefix(folder).ok()?.to_path_buf()));
    below.as_deref().unwrap_or(file).to_string_lossy().replace('\\', "/")
}
