//! Whole projects are loaded here: the valid one on which the fixtures of broken
//! definitions are laid, and variations of it.

mod conditions;
mod model;

use super::{Loaded, load};
use crate::source::Root;
use std::path::PathBuf;

fn base() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/broken/base")
}

/// The base project with further or other files.
fn load_with(files: &[(&str, &str)]) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    for name in Root::new(base()).list("").unwrap() {
        let target = folder.path().join(&name);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(base().join(&name), target).unwrap();
    }
    for (name, text) in files {
        let target = folder.path().join(name);
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::write(target, text).unwrap();
    }
    load(&Root::new(folder.path()))
}

/// The messages of all findings, with what they point at.
fn told(loaded: &Loaded) -> Vec<String> {
    loaded
        .findings
        .iter()
        .map(|finding| {
            let file = loaded.files.iter().find(|file| Some(file.name.as_str()) == finding.place.file_name());
            let part = match &finding.place {
                crate::diag::Place::Text { span, .. } => {
                    file.and_then(|file| std::str::from_utf8(&file.bytes[span.0..span.1]).ok())
                }
                _ => None,
            };
            format!("{} {} @ {}", finding.code, finding.message, part.unwrap_or("-"))
        })
        .collect()
}
