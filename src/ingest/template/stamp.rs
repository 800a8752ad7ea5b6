//! The stamp of a template: what its hidden sheet says, as plain pairs of key
//! and value, so that it survives any spreadsheet program.

use crate::project::{CodeList, Project, TableDef};
use crate::source::sha256;
use std::fmt::Write as _;

/// The name of the hidden sheet.
pub const STAMP_SHEET: &str = "_yardstick";
/// The key of the first pair; its value is the version of the form of the stamp.
const MARK: &str = "yardstick template";
/// The version of the form of the stamp that is written and read.
const FORM: u32 = 1;

/// What a template says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    /// Hash of the name of the project that it was made from.
    pub project: String,
    /// The language of its headers.
    pub language: String,
    /// The programme it is for.
    pub programme: Option<String>,
    /// The country it is for.
    pub country: Option<String>,
    /// Its sheets that hold no records.
    pub own: Vec<String>,
    /// Its tables.
    pub tables: Vec<StampTable>,
    /// Code lists that it offers, each with its hash.
    pub lists: Vec<(String, String)>,
}

/// A table of a template.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StampTable {
    /// The table.
    pub name: String,
    /// The name of its sheet.
    pub sheet: String,
    /// Hash of its definition.
    pub definition: String,
    /// Values that hold in every row where the sheet has none: field and code.
    pub constants: Vec<(String, String)>,
    /// Its columns from the left: field and header.
    pub columns: Vec<(String, String)>,
}

/// Why a stamp cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StampFault {
    /// It is of a later version.
    Newer(String),
    /// Something of it is missing.
    Broken(String),
}

impl Stamp {
    /// Hash of all that its sheets depend on.
    pub fn definition(&self) -> String {
        let mut text = String::new();
        for table in &self.tables {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{} {}", table.name, table.definition);
        }
        for (name, hash) in &self.lists {
            let _ = writeln!(text, "{name} {hash}");
        }
        sha256(text.as_bytes())
    }

    /// The stamp as pairs of key and value.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        let mut put = |key: &str, value: &str| pairs.push((key.to_string(), value.to_string()));
        put(MARK, &FORM.to_string());
        put("made by", concat!("yardstick ", env!("CARGO_PKG_VERSION")));
        put("project", &self.project);
        put("language", &self.language);
        for (key, value) in [("programme", &self.programme), ("country", &self.country)] {
            if let Some(value) = value {
                put(key, value);
            }
        }
        put("definition", &self.definition());
        for sheet in &self.own {
            put("own sheet", sheet);
        }
        for (name, hash) in &self.lists {
            put(&format!("list {name}"), hash);
        }
        for table in &self.tables {
            put("table", &table.name);
            put("sheet", &table.sheet);
            put("table definition", &table.definition);
            for (field, code) in &table.constants {
                put(&format!("constant {field}"), code);
            }
            for (field, header) in &table.columns {
                put(&format!("column {field}"), header);
            }
        }
        pairs
    }

    /// Reads pairs of key and value.
    ///
    /// # Errors
    /// A fault if they are of a later version, or incomplete.
    pub fn read(pairs: &[(String, String)]) -> Result<Stamp, StampFault> {
        let broken = |what: &str| StampFault::Broken(what.to_string());
        let mut stamp = Stamp::default();
        let mut definition = None;
        match pairs.first() {
            Some((mark, form)) if mark == MARK && *form == FORM.to_string() => {}
            Some((mark, form)) if mark == MARK => return Err(StampFault::Newer(form.clone())),
            _ => return Err(broken("its first line")),
        }
        for (key, value) in pairs.iter().skip(1) {
            let value = value.clone();
            let (word, name) = key.split_once(' ').unwrap_or((key, ""));
            match (key.as_str(), word, stamp.tables.last_mut()) {
                ("project", ..) => stamp.project = value,
                ("language", ..) => stamp.language = value,
                ("programme", ..) => stamp.programme = Some(value),
                ("country", ..) => stamp.country = Some(value),
                ("definition", ..) => definition = Some(value),
                ("own sheet", ..) => stamp.own.push(value),
                ("table", ..) => stamp.tables.push(StampTable { name: value, ..StampTable::default() }),
                ("sheet", _, Some(table)) => table.sheet = value,
                ("table definition", _, Some(table)) => table.definition = value,
                (_, "constant", Some(table)) => table.constants.push((name.to_string(), value)),
                (_, "column", Some(table)) => table.columns.push((name.to_string(), value)),
                (_, "list", _) => stamp.lists.push((name.to_string(), value)),
                // A later version may say more, without a change of form.
                _ => {}
            }
        }
        if stamp.tables.is_empty() {
            return Err(broken("its tables"));
        }
        if stamp.tables.iter().any(|table| table.sheet.is_empty() || table.columns.is_empty()) {
            return Err(broken("the columns of a table"));
        }
        if definition != Some(stamp.definition()) {
            return Err(broken("a line that it had when it was made"));
        }
        Ok(stamp)
    }
}

/// Hash of a project's name.
pub fn project_digest(project: &Project) -> String {
    sha256(project.name.get(&[project.languages.first().map_or("", String::as_str)]).as_bytes())
}

/// Hash of what a sheet of a table depends on: its fields, how they are checked
/// and what they refer to.
pub fn table_digest(project: &Project, table: &TableDef) -> String {
    let mut text = String::new();
    let list = |number: usize| project.code_lists.get(number).map_or("", |list| list.name.as_str());
    for field in &table.fields {
        let rules = &field.constraints;
        let _ = writeln!(
            text,
            "{}|{:?}|{:?}|{:?}|{:?}|{}|{}|{:?}|{:?}|{:?}|{:?}|{:?}|{:?}",
            field.name,
            field.kind,
            field.format,
            field.code_list.map(list),
            field.delimiter,
            rules.required,
            rules.unique,
            rules.minimum.map(|number| number.to_string()),
            rules.maximum.map(|number| number.to_string()),
            rules.earliest.map(|day| day.to_string()),
            rules.latest.map(|day| day.to_string()),
            rules.pattern.as_ref().map(regex::Regex::as_str),
            rules.one_of,
        );
    }
    let _ = writeln!(text, "key {:?}", table.primary_key);
    for key in &table.foreign_keys {
        let other = project.tables.get(key.table).map_or("", |table| table.name.as_str());
        let _ = writeln!(text, "reference {:?} {other} {:?}", key.fields, key.targets);
    }
    sha256(text.as_bytes())
}

/// Hash of what a drop-down list depends on: codes, labels and when they hold.
/// Further spellings change nothing of what a template offers.
pub fn list_digest(list: &CodeList) -> String {
    let mut text = String::new();
    for entry in &list.codes {
        let labels: Vec<&str> = entry.label.all().collect();
        let days = (entry.valid_from.map(|day| day.to_string()), entry.valid_to.map(|day| day.to_string()));
        let _ = writeln!(text, "{}|{labels:?}|{days:?}", entry.code);
    }
    sha256(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp() -> Stamp {
        Stamp {
            project: "p".into(),
            language: "fr".into(),
            programme: Some("kfit".into()),
            own: vec!["Codes".into()],
            tables: vec![StampTable {
                name: "works".into(),
                sheet: "Œuvres".into(),
                definition: "d".into(),
                constants: vec![("programme".into(), "kfit".into())],
                columns: vec![("work_id".into(), "N° de l’œuvre *".into()), ("date".into(), "Date".into())],
            }],
            lists: vec![("domains".into(), "h".into())],
            ..Stamp::default()
        }
    }

    #[test]
    fn a_stamp_reads_back_as_it_was_written() {
        let stamp = stamp();
        assert_eq!(Stamp::read(&stamp.pairs()), Ok(stamp));
    }

    #[test]
    fn a_stamp_of_a_later_version_or_in_part_is_refused() {
        let mut pairs = stamp().pairs();
        pairs[0].1 = "2".into();
        assert_eq!(Stamp::read(&pairs), Err(StampFault::Newer("2".into())));
        let mut pairs = stamp().pairs();
        pairs.retain(|(key, _)| key != "list domains");
        assert!(matches!(Stamp::read(&pairs), Err(StampFault::Broken(_))));
        assert!(matches!(Stamp::read(&[]), Err(StampFault::Broken(_))));
    }
}
