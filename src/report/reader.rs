//! Who reads of findings: in which language, and which files are the reader's own. The sender
//! of an input knows that one; who reads a report knows all of them.

use super::format::Formatter;
use super::words::Words;
use crate::diag::Place;
use crate::ingest::sources_of;
use crate::project::{CodeList, Field, Project, TableDef};
use crate::validate::Valid;

/// Who reads.
pub struct Reader<'p> {
    /// The project.
    pub project: &'p Project,
    /// The input; empty for who knows all of them.
    pub file: &'p str,
    /// The reader's language, and how it writes numbers and dates.
    pub format: Formatter,
    language: String,
    /// The sources that name the input.
    sources: Vec<usize>,
}

impl<'p> Reader<'p> {
    /// The sender of a file: by the first of its sources, in the order of
    /// sheets, that declares a language; else by the project.
    pub fn new(project: &'p Project, valid: &Valid, file: &'p str) -> Reader<'p> {
        let sources = sources_of(project, file);
        let read = valid.origins.sheets.iter().filter(|sheet| *sheet.file == *file).map(|sheet| sheet.source);
        let declared = read
            .chain(sources.iter().copied())
            .find_map(|source| project.sources.get(source)?.language.clone());
        let languages = declared.into_iter().chain(project.languages.iter().cloned());
        // A language without messages would be answered in that of last resort:
        // one of the project's own is nearer.
        let known = |language: &String| Words::languages().any(|known| known == language);
        let language = languages.into_iter().find(known).unwrap_or_else(|| "en".into());
        Reader { project, file, format: Formatter::of(&language), language, sources }
    }

    /// Who reads a report in a language: every file is known.
    pub fn of_report(project: &'p Project, language: &str) -> Reader<'p> {
        let format = Formatter::of(language);
        Reader { project, file: "", format, language: language.to_string(), sources: Vec::new() }
    }

    /// The messages of the reader's language.
    pub fn words(&self) -> &Words {
        self.format.words()
    }

    /// The languages in which titles are looked for.
    fn languages(&self) -> Vec<&str> {
        let mut languages = vec![self.language.as_str()];
        languages.extend(self.project.languages.iter().map(String::as_str));
        languages
    }

    /// The name of the project.
    pub fn project_name(&self) -> &str {
        self.project.name.get(&self.languages())
    }

    /// A table by name.
    pub fn table(&self, name: &str) -> Option<&'p TableDef> {
        self.project.tables.iter().find(|table| table.name == name)
    }

    /// The title of a table; its name where it has none.
    pub fn table_title(&self, name: &str) -> String {
        let title = self.table(name).map_or("", |table| table.title.get(&self.languages()));
        if title.is_empty() { name.to_string() } else { title.to_string() }
    }

    /// The title of a field; its name where it has none.
    pub fn field_title(&self, field: &Field) -> String {
        let title = field.title.get(&self.languages());
        if title.is_empty() { field.name.clone() } else { title.to_string() }
    }

    /// What a field holds; empty where nobody says it.
    pub fn about(&self, field: &'p Field) -> &'p str {
        field.description.get(&self.languages())
    }

    /// A code list by name.
    pub fn list(&self, name: &str) -> Option<&'p CodeList> {
        self.project.code_lists.iter().find(|list| list.name == name)
    }

    /// The label of a code.
    pub fn label(&self, list: &str, code: &str) -> String {
        let entry = self.list(list).and_then(|list| list.get(code));
        let label = entry.map_or("", |entry| entry.label.get(&self.languages()));
        if label.is_empty() { code.to_string() } else { label.to_string() }
    }

    /// A text in the sender's language, else in one of the project's, else in
    /// the first it is given in.
    pub fn words_said(&self, words: &[(String, String)]) -> String {
        let of = |language: &str| words.iter().find(|(known, _)| known == language);
        let found = self.languages().into_iter().find_map(of).or(words.first());
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    }

    /// Whether a file comes from the sender too: it is the input, or a source names both.
    pub fn knows(&self, file: &str) -> bool {
        self.file.is_empty()
            || file == self.file
            || sources_of(self.project, file).iter().any(|other| self.sources.contains(other))
    }

    /// A file as the sender calls it; one of another sender has no name here.
    pub fn file_said(&self, file: Option<&str>) -> String {
        match file.filter(|file| self.knows(file)) {
            Some(file) if self.file.is_empty() => file.to_string(),
            Some(file) => own_name(file).to_string(),
            None => self.words().get("fb-another-file"),
        }
    }

    /// A place as the sender may know of it.
    pub fn place_said(&self, place: &Place) -> String {
        if !place.file_name().is_some_and(|file| self.knows(file)) {
            return self.words().get("fb-another-file");
        }
        let file = (place.file_name() != Some(self.file)).then(|| self.file_said(place.file_name()));
        let sheet = place.sheet_name().map(str::to_string);
        let parts: Vec<String> = [file, sheet, place.cell()].into_iter().flatten().collect();
        if parts.is_empty() { self.words().get("fb-whole-file") } else { parts.join(" ! ") }
    }
}

/// The name of a file without its folders, as its sender knows it.
pub fn own_name(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}
