//! What is known while names are resolved: code lists and tables, what is in
//! doubt because its definition is broken, and the paths from table to table.

use super::faults::{Faults, unknown};
use super::model::{CodeList, Column, Field, FieldType, Part, Path, Role, TableDef};
use super::names::Names;
use crate::diag::{Code, Finding, Place};
use crate::text::spelling;
use std::collections::BTreeSet;

/// Code lists and tables, as far as they are resolved.
#[derive(Debug)]
pub struct Schema {
    /// Code lists.
    pub code_lists: Vec<CodeList>,
    /// Their names.
    pub list_names: Names,
    /// The list of countries, if it is known.
    pub countries: Option<usize>,
    /// Lists of places below a country.
    pub places: Vec<usize>,
    /// The list of programmes.
    pub programme_list: usize,
    /// Tables.
    pub tables: Vec<TableDef>,
    /// Their names.
    pub table_names: Names,
    /// What is in doubt.
    pub doubts: Doubts,
}

/// Definitions that are broken, and have been reported. Nothing that follows
/// from them is reported a second time.
#[derive(Debug, Default)]
pub struct Doubts {
    /// Code lists whose codes are not all known.
    pub lists: BTreeSet<usize>,
    /// Tables whose fields or references are not all known.
    pub tables: BTreeSet<usize>,
    /// Fields whose type or code list is not known: table and field.
    pub fields: BTreeSet<(usize, usize)>,
}

/// What a column holds, as far as expressions care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text, perhaps codes of a list.
    Text(Option<usize>),
    /// Several words, perhaps codes of a list.
    List(Option<usize>),
    /// A number, also a year.
    Number,
    /// True or false.
    Truth,
    /// A day.
    Date,
    /// The identity of a person.
    Person,
    /// Nothing: the literal NULL.
    Null,
    /// Not known, because what it comes from is broken and has been reported.
    Doubtful,
}

impl Kind {
    /// What values of this kind are called.
    pub fn plural(self) -> &'static str {
        match self {
            Kind::Text(None) => "text",
            Kind::Text(Some(_)) => "codes",
            Kind::List(_) => "lists",
            Kind::Number => "numbers",
            Kind::Truth => "yes or no",
            Kind::Date => "dates",
            Kind::Person => "persons",
            Kind::Null | Kind::Doubtful => "nothing known",
        }
    }
}

/// What a name leads to.
#[derive(Debug, Clone)]
pub enum Lookup {
    /// A column.
    Found(Path),
    /// Perhaps a column: a definition on the way is broken.
    Doubtful,
    /// Nothing: the number of the part that is not known, and the table in which it was looked for.
    Unknown(usize, usize),
}

impl Schema {
    /// A schema without tables and lists.
    pub fn new() -> Schema {
        Schema {
            code_lists: Vec::new(),
            list_names: Names::new("a code list"),
            countries: None,
            places: Vec::new(),
            programme_list: 0,
            tables: Vec::new(),
            table_names: Names::new("a table"),
            doubts: Doubts::default(),
        }
    }

    /// Finds a code list; a list that is not there is reported.
    pub fn find_list(&self, name: &str, at: Place, faults: &mut Faults) -> Option<usize> {
        self.list_names.find(name, at, faults)
    }

    /// Reports a code that a list does not have, unless the list is in doubt.
    /// Says whether the code is good to be used.
    pub fn check_code(&self, list: usize, code: &str, kind: Code, at: Place, faults: &mut Faults) -> bool {
        let Some(codes) = self.code_lists.get(list) else { return false };
        if codes.by_code.contains_key(code) {
            return true;
        }
        if !self.doubts.lists.contains(&list) {
            let what = format!("a code of the list `{}`", codes.name);
            let known = codes.codes.iter().map(|entry| entry.code.as_str());
            let mut finding = unknown(kind, at, &what, code, known);
            finding.message = format!("the code list `{}` has no code `{code}`", codes.name);
            finding.expected = Some(what);
            // Who wrote a label or an alias is told the code that it stands for.
            if let Some([number]) = codes.by_spelling.get(&spelling(code)).map(Vec::as_slice) {
                finding = finding.hint(format!("did you mean `{}`?", codes.codes[*number].code));
            }
            faults.add(finding);
        }
        false
    }

    /// Reports a code that none of some lists of places has, unless one is in doubt.
    pub fn check_place(&self, lists: &[usize], code: &str, at: Place, faults: &mut Faults) {
        let known = |list: &usize| {
            self.doubts.lists.contains(list)
                || self.code_lists.get(*list).is_some_and(|list| list.get(code).is_some())
        };
        if !lists.iter().any(known) {
            let codes = lists.iter().filter_map(|list| self.code_lists.get(*list));
            let codes = codes.flat_map(|list| &list.codes).map(|entry| entry.code.as_str());
            faults.unknown_name(at, "a place", code, codes);
        }
    }

    /// Follows a path: the names of references, then a column.
    pub fn lookup(&self, table: usize, parts: &[&str]) -> Lookup {
        let (mut here, mut doubtful) = (table, self.doubts.tables.contains(&table));
        let Some((column, links)) = parts.split_last() else { return Lookup::Unknown(0, table) };
        for (number, link) in links.iter().enumerate() {
            let Some(def) = self.tables.get(here) else { return Lookup::Doubtful };
            match def.foreign_keys.iter().find(|key| key.name == *link) {
                Some(key) => here = key.table,
                None if doubtful => return Lookup::Doubtful,
                None => return Lookup::Unknown(number, here),
            }
            doubtful = self.doubts.tables.contains(&here);
        }
        match self.column(here, column) {
            Some(column) => Lookup::Found(Path {
                name: parts.join("."),
                links: links.iter().map(ToString::to_string).collect(),
                table: here,
                column,
            }),
            None if doubtful => Lookup::Doubtful,
            None => Lookup::Unknown(links.len(), here),
        }
    }

    /// Finds the column of a path written with points; one that is not there is reported.
    pub fn find_path(&self, table: usize, name: &str, at: Place, faults: &mut Faults) -> Option<Path> {
        let parts: Vec<&str> = name.split('.').map(str::trim).collect();
        match self.lookup(table, &parts) {
            Lookup::Found(path) => Some(path),
            Lookup::Doubtful => None,
            Lookup::Unknown(part, table) => {
                self.report_unknown(part + 1 < parts.len(), table, parts[part], at, faults);
                None
            }
        }
    }

    /// Reports a name that a table does not have as a reference (`link`) or as a column.
    pub fn report_unknown(&self, link: bool, table: usize, name: &str, at: Place, faults: &mut Faults) {
        let Some(def) = self.tables.get(table) else { return };
        let what = if link {
            format!("a reference of the table `{}`", def.name)
        } else {
            format!("a column of the table `{}`", def.name)
        };
        let known = if link { self.links(table) } else { self.columns(table) };
        let mut finding = unknown(Code::UnknownColumn, at, &what, name, known.iter().map(String::as_str));
        finding.message = if link {
            format!("the table `{}` does not refer to anything as `{name}`", def.name)
        } else {
            format!("the table `{}` has no column `{name}`", def.name)
        };
        faults.add(finding);
    }

    /// What a column holds.
    pub fn kind(&self, path: &Path) -> Kind {
        let Some(table) = self.tables.get(path.table) else { return Kind::Doubtful };
        match &path.column {
            Column::Field(number) => self.field_kind(path.table, *number),
            Column::Money(_) => Kind::Number,
            Column::Person => Kind::Person,
            Column::Listed(list) => Kind::Text(Some(*list)),
            Column::Groups(_) => self.groups().map_or(Kind::Doubtful, |list| Kind::List(Some(list))),
            Column::AgeBand => {
                Kind::Text(table.person.as_ref().and_then(|p| p.age.as_ref()).map(|a| a.bands))
            }
        }
    }

    /// What a field holds.
    pub fn field_kind(&self, table: usize, number: usize) -> Kind {
        if self.doubts.fields.contains(&(table, number)) {
            return Kind::Doubtful;
        }
        let field = self.tables.get(table).and_then(|def| def.fields.get(number));
        field.map_or(Kind::Doubtful, kind_of)
    }

    /// The code list of groups of countries: that of the table of memberships.
    pub fn groups(&self) -> Option<usize> {
        let table = self.tables.iter().find(|table| table.role == Some(Role::Memberships))?;
        table.fields.get(*table.parts.get(&Part::Group)?)?.code_list
    }

    /// Finds the code list of groups; where there is none, that is reported, unless
    /// a definition that may hold it is broken.
    pub fn find_groups(&self, at: Place, faults: &mut Faults) -> Option<usize> {
        let found = self.groups();
        let doubtful = || {
            let is_doubtful = |number: &usize| {
                self.tables.get(*number).is_none_or(|table| table.role == Some(Role::Memberships))
            };
            self.doubts.tables.iter().any(is_doubtful)
                || self.tables.iter().any(|table| table.role == Some(Role::Memberships))
        };
        if found.is_none() && !doubtful() {
            let message = "no table says which countries belong to which groups";
            let finding = Finding::new(Code::NoMemberships, at, message);
            faults.add(finding.expected("a table with `role = \"memberships\"` in indicators/tables"));
        }
        found
    }

    /// The number of a field of a table; one that is not there is reported.
    pub fn find_field(&self, table: usize, name: &str, at: Place, faults: &mut Faults) -> Option<usize> {
        let def = self.tables.get(table)?;
        let found = def.field(name);
        if found.is_none() && !self.doubts.tables.contains(&table) {
            let what = format!("a field of the table `{}`", def.name);
            let known = def.fields.iter().map(|field| field.name.as_str());
            let mut finding = unknown(Code::UnknownName, at, &what, name, known);
            finding.message = format!("the table `{}` has no field `{name}`", def.name);
            faults.add(finding);
        }
        found
    }

    /// The field of a path, if it leads to one.
    pub fn field(&self, path: &Path) -> Option<&Field> {
        match path.column {
            Column::Field(number) => self.tables.get(path.table)?.fields.get(number),
            _ => None,
        }
    }

    /// The names of the columns of a table, and of the references from it.
    fn columns(&self, table: usize) -> Vec<String> {
        let Some(def) = self.tables.get(table) else { return Vec::new() };
        let mut names: Vec<String> = def.fields.iter().map(|field| field.name.clone()).collect();
        names.extend(def.money.iter().map(|money| money.name.clone()));
        if let Some(person) = &def.person {
            names.push(person.name.clone());
            names.extend(person.age.as_ref().map(|age| age.name.clone()));
        }
        names
    }

    fn links(&self, table: usize) -> Vec<String> {
        self.tables
            .get(table)
            .map(|def| def.foreign_keys.iter().map(|key| key.name.clone()).collect())
            .unwrap_or_default()
    }

    fn column(&self, table: usize, name: &str) -> Option<Column> {
        let def = self.tables.get(table)?;
        if let Some(number) = def.field(name) {
            return Some(Column::Field(number));
        }
        if def.money.iter().any(|money| money.name == name) {
            return Some(Column::Money(name.to_string()));
        }
        let person = def.person.as_ref()?;
        if person.name == name {
            return Some(Column::Person);
        }
        person.age.as_ref().filter(|age| age.name == name).map(|_| Column::AgeBand)
    }
}

fn kind_of(field: &Field) -> Kind {
    match field.kind {
        FieldType::String => Kind::Text(field.code_list),
        FieldType::Period => Kind::Text(None),
        FieldType::List => Kind::List(field.code_list),
        FieldType::Integer | FieldType::Number | FieldType::Year => Kind::Number,
        FieldType::Boolean => Kind::Truth,
        FieldType::Date => Kind::Date,
    }
}
