//! The definition files of a project, read and taken apart into entries.

use super::faults::Faults;
use super::raw::{RawFramework, RawProject, RawReport, RawSources, RawTable};
use super::read::{Read, Reader};
use crate::diag::{Code, Finding, Place};
use crate::source::{Root, SourceFile};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The name of the file that makes a folder a project.
pub const PROJECT_FILE: &str = "yardstick.toml";
const TABLES: &str = "indicators/tables/";
const CODE_LISTS: &str = "indicators/codelists/";
const SOURCES: &str = "input/sources.toml";
const ACCEPTED: &str = "input/accepted.csv";
const COMMENTS: &str = "input/comments.csv";
const PEOPLE: &str = "input/people.csv";
const CORRECTIONS: &str = "input/corrections.csv";
const RECEIVED: &str = "input/received.csv";

/// The entries of a definition file.
#[derive(Debug)]
pub struct Entries<T> {
    /// The file's name.
    pub file: String,
    /// The file's name without folder and ending.
    pub stem: String,
    /// The file's text.
    pub text: String,
    /// What it holds.
    pub entries: T,
    /// Whether parts of it could not be read at all, so that names may be missing.
    pub broken: bool,
}

impl<T> Entries<T> {
    /// A place in the file.
    pub fn at(&self, span: Range<usize>) -> Place {
        Place::text(&self.file, span)
    }
}

/// A list kept as comma-separated text, or a text in Markdown.
#[derive(Debug)]
pub struct ListFile {
    /// The file's name.
    pub file: String,
    /// The file's name without folder and ending.
    pub stem: String,
    /// The file's text.
    pub text: String,
    /// How many bytes of the file stand before the text: a byte order mark.
    pub offset: usize,
    /// Whether it could not be read.
    pub broken: bool,
}

/// All definition files of a project.
#[derive(Debug, Default)]
pub struct Definitions {
    /// `yardstick.toml`.
    pub project: Option<Entries<RawProject>>,
    /// Code lists, by file name.
    pub code_lists: Vec<ListFile>,
    /// Tables, by file name.
    pub tables: Vec<Entries<RawTable>>,
    /// Files of indicators, by file name.
    pub frameworks: Vec<Entries<RawFramework>>,
    /// `input/sources.toml`.
    pub sources: Option<Entries<RawSources>>,
    /// Reports, by file name.
    pub reports: Vec<Entries<RawReport>>,
    /// Texts of reports, by file name.
    pub texts: Vec<ListFile>,
    /// `input/accepted.csv`.
    pub accepted: Option<ListFile>,
    /// `input/comments.csv`.
    pub comments: Option<ListFile>,
    /// `input/people.csv`.
    pub people: Option<ListFile>,
    /// `input/corrections.csv`.
    pub corrections: Option<ListFile>,
    /// `input/received.csv`.
    pub received: Option<ListFile>,
}

/// Reads all definition files.
pub fn read_definitions(root: &Root, faults: &mut Faults) -> (Definitions, Vec<SourceFile>) {
    let mut shelf = Shelf { root, faults, files: Vec::new() };
    let mut definitions = Definitions::default();
    if root.has(PROJECT_FILE) {
        definitions.project = shelf.toml(PROJECT_FILE);
    } else {
        let message = format!("there is no `{PROJECT_FILE}` in {}", root.folder().display());
        shelf.faults.add(
            Finding::new(Code::MissingFile, Place::file(PROJECT_FILE), message)
                .expected("the folder of a project")
                .hint("go to the project's folder, or name it with --project"),
        );
        return (definitions, Vec::new());
    }
    for name in shelf.names("indicators") {
        let (folder, ending) = split(&name);
        match (folder, ending) {
            (CODE_LISTS, "csv") => definitions.code_lists.extend(shelf.list(&name)),
            (TABLES, "toml") => definitions.tables.extend(shelf.toml(&name)),
            (CODE_LISTS, _) => {}
            (_, "toml") => definitions.frameworks.extend(shelf.toml(&name)),
            _ => {}
        }
    }
    if root.has(SOURCES) {
        definitions.sources = shelf.toml(SOURCES);
    }
    if root.has(ACCEPTED) {
        definitions.accepted = shelf.list(ACCEPTED);
    }
    if root.has(COMMENTS) {
        definitions.comments = shelf.list(COMMENTS);
    }
    if root.has(PEOPLE) {
        definitions.people = shelf.list(PEOPLE);
    }
    if root.has(CORRECTIONS) {
        definitions.corrections = shelf.list(CORRECTIONS);
    }
    if root.has(RECEIVED) {
        definitions.received = shelf.list(RECEIVED);
    }
    for name in shelf.names("reports") {
        if split(&name) == ("reports/", "toml") {
            definitions.reports.extend(shelf.toml(&name));
        } else if is_text(&name) {
            definitions.texts.extend(shelf.list(&name));
        }
    }
    (definitions, shelf.files)
}

struct Shelf<'a> {
    root: &'a Root,
    faults: &'a mut Faults,
    files: Vec<SourceFile>,
}

impl Shelf<'_> {
    fn names(&mut self, folder: &str) -> Vec<String> {
        self.root.list(folder).unwrap_or_else(|error| {
            let message = format!("the folder `{folder}` cannot be read: {error}");
            self.faults.add(Finding::new(Code::MissingFile, Place::file(folder), message));
            Vec::new()
        })
    }

    /// The text of a file and how many bytes stand before it. None if there is no
    /// such text; the empty text, reported, if the file cannot be read.
    fn text(&mut self, name: &str) -> Option<(String, usize)> {
        let file = match self.root.read(name) {
            Ok(file) => file,
            Err(error) => {
                let message = format!("`{name}` cannot be read: {error}");
                self.faults.add(Finding::new(Code::MissingFile, Place::file(name), message));
                return None;
            }
        };
        let text = file.text().map(|text| (text.to_string(), file.bytes.len() - text.len()));
        if text.is_none() {
            self.faults.add(
                Finding::new(Code::MissingFile, Place::file(name), format!("`{name}` is not UTF-8 text"))
                    .expected("text in UTF-8")
                    .hint("save it again with the encoding UTF-8"),
            );
        }
        self.files.push(file);
        text
    }

    fn list(&mut self, name: &str) -> Option<ListFile> {
        let text = self.text(name);
        let broken = text.is_none();
        let (text, offset) = text.unwrap_or_default();
        Some(ListFile { file: name.to_string(), stem: stem(name), text, offset, broken })
    }

    fn toml<T: Read + Default>(&mut self, name: &str) -> Option<Entries<T>> {
        let read = self.text(name);
        let mut broken = read.is_none();
        let (text, offset) = read.unwrap_or_default();
        // Places are bytes of the file, so the byte order mark stays in the text.
        let text = if offset > 0 { format!("\u{FEFF}{text}") } else { text };
        let (table, errors) = DeTable::parse_recoverable(&text);
        for error in &errors {
            broken = true;
            let span = error.span().unwrap_or(0..0);
            let message = error.message().lines().next().unwrap_or("this is not TOML").to_string();
            self.faults.add(Finding::new(Code::TomlSyntax, Place::text(name, span), message));
        }
        // What follows from a syntax fault is not reported beside it.
        let mut quiet = Faults::default();
        let faults = if broken { &mut quiet } else { &mut *self.faults };
        let mut reader = Reader { file: name, faults };
        let root = DeValue::Table(table.into_inner());
        let entries = T::read(&root, 0..0, &mut reader).unwrap_or_default();
        drop(root);
        Some(Entries { file: name.to_string(), stem: stem(name), text, entries, broken })
    }
}

/// Whether a file is a text of a report, `reports/ID/NAME.md`. What was written lies in `reports/out`.
fn is_text(name: &str) -> bool {
    name.ends_with(".md") && name.split('/').count() == 3 && !name.starts_with("reports/out/")
}

/// The folder of a file, with its slash, and the file's ending.
fn split(name: &str) -> (&str, &str) {
    let folder = name.rfind('/').map_or("", |slash| &name[..=slash]);
    let ending = name.rfind('.').map_or("", |point| &name[point + 1..]);
    (folder, ending)
}

fn stem(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_string()
}
