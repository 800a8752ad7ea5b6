//! The only reader of bytes: every file that a run depends on comes through
//! here, with its hash, so that a run can say exactly what it was made from.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

/// A file as it was read.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Its name relative to the project's folder, with forward slashes.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
}

impl SourceFile {
    /// The bytes as text; `None` if they are not UTF-8. A byte order mark is dropped.
    pub fn text(&self) -> Option<&str> {
        let bytes = self.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.bytes);
        std::str::from_utf8(bytes).ok()
    }
}

/// A project's folder, from which all files are read.
#[derive(Debug, Clone)]
pub struct Root {
    folder: PathBuf,
    reader: Option<PathBuf>,
}

impl Root {
    /// The project in a folder.
    pub fn new(folder: impl Into<PathBuf>) -> Root {
        Root { folder: folder.into(), reader: None }
    }

    /// The same, with the program that reads such files in a process of its own
    /// as could otherwise take this one down. Without it they are read in this
    /// process, behind checks of their structure.
    pub fn with_reader(self, program: impl Into<PathBuf>) -> Root {
        Root { reader: Some(program.into()), ..self }
    }

    /// The program that reads files in a process of its own.
    pub fn reader(&self) -> Option<&Path> {
        self.reader.as_deref()
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The path of a file named relative to the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Whether a file or folder is there.
    pub fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    /// How many bytes a file has; 0 if that cannot be said.
    pub fn size(&self, name: &str) -> u64 {
        std::fs::metadata(self.path(name)).map_or(0, |file| file.len())
    }

    /// Reads a file.
    ///
    /// # Errors
    /// As the operating system says.
    pub fn read(&self, name: &str) -> io::Result<SourceFile> {
        let bytes = std::fs::read(self.path(name))?;
        let sha256 = sha256(&bytes);
        Ok(SourceFile { name: name.to_string(), bytes, sha256 })
    }

    /// All files below a folder, by name in ascending order, at any depth.
    /// Hidden files, lock files of office programs and a folder that is not
    /// there are passed over.
    ///
    /// # Errors
    /// As the operating system says.
    pub fn list(&self, below: &str) -> io::Result<Vec<String>> {
        let (found, mut closed) = self.list_open(below);
        match closed.pop() {
            Some((_, error)) => Err(error),
            None => Ok(found),
        }
    }

    /// As [`Root::list`], and the folders that could not be looked into beside
    /// them, with the reason.
    pub fn list_open(&self, below: &str) -> (Vec<String>, Vec<(String, io::Error)>) {
        let (mut found, mut closed) = (Vec::new(), Vec::new());
        let start = self.path(below);
        if start.is_dir() {
            walk(&start, below, &mut found, &mut closed);
        }
        found.sort();
        closed.sort_by(|a, b| a.0.cmp(&b.0));
        (found, closed)
    }
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>, closed: &mut Vec<(String, io::Error)>) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            closed.push((prefix.to_string(), error));
            return;
        }
    };
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                closed.push((prefix.to_string(), error));
                return;
            }
        };
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        let path = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
        // Links are followed for files only, so that a link to a parent folder
        // cannot make the walk endless.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder {
            walk(&entry.path(), &path, found, closed);
        } else if entry.path().is_file() {
            found.push(path);
        }
    }
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A keyed hash of values, for telling persons apart without keeping what
/// they are called. Values are separated so that ("ab", "c") and ("a", "bc")
/// differ.
pub fn keyed_hash(key: &str, values: &[&str]) -> [u8; 16] {
    let mut hasher = Sha256::new();
    hasher.update((key.len() as u64).to_le_bytes());
    hasher.update(key.as_bytes());
    for value in values {
        hasher.update((value.len() as u64).to_le_bytes());
        hasher.update(value.as_bytes());
    }
    let digest = hasher.finalize();
    let mut short = [0; 16];
    short.copy_from_slice(&digest[..16]);
    short
}
