//! How a row describes its person: the name, and what belongs to a person.

use super::super::values::shown;
use super::name::Name;
use crate::project::{CodeEntry, FieldType, PersonDef, Project};
use crate::source::keyed_hash;
use crate::table::Table;
use polars::prelude::Column;

/// How a row describes its person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// The name.
    pub name: Name,
    /// What is known of what belongs to the person, by the order of
    /// [`Describer::belongs`].
    pub belongs: Vec<Option<String>>,
}

impl Description {
    /// A keyed hash of it.
    pub fn hash(&self, key: &str) -> [u8; 16] {
        let name = self.name.sorted();
        let mut values = vec!["description", &name];
        values.extend(self.belongs.iter().map(|value| value.as_deref().unwrap_or("")));
        keyed_hash(key, &values)
    }
}

/// A field of what belongs to a person.
pub struct Belonging<'a> {
    /// Its name, by which tables share it.
    pub name: &'a str,
    /// Whether it tells much: a day or year of birth, not one of a few codes.
    pub telling: bool,
    column: &'a Column,
    unknown: Vec<&'a str>,
}

/// Reads descriptions from the rows of a table.
pub struct Describer<'a> {
    /// What belongs to a person, in the order of names.
    pub belongs: Vec<Belonging<'a>>,
    /// How the fields of the name are called.
    pub name: String,
    /// How the field of the identifier is called.
    pub identifier: Option<&'a str>,
    names: Vec<&'a Column>,
    contacts: Vec<(&'a str, &'a Column)>,
}

impl<'a> Describer<'a> {
    /// For a table with persons.
    pub fn new(project: &'a Project, table: &'a Table, number: usize) -> Option<Describer<'a>> {
        let definition = project.tables.get(number)?;
        let person: &PersonDef = definition.person.as_ref()?;
        let column = |field: &usize| table.frame.columns().get(*field);
        let called = |field: &usize| definition.fields.get(*field).map(|field| field.name.as_str());
        let mut belongs: Vec<Belonging<'a>> = person
            .belongs
            .iter()
            .filter_map(|number| {
                let field = definition.fields.get(*number)?;
                let codes = field.code_list.and_then(|list| project.code_lists.get(list));
                let unknown = |code: &'a CodeEntry| code.unknown.then_some(code.code.as_str());
                Some(Belonging {
                    name: &field.name,
                    telling: matches!(field.kind, FieldType::Year | FieldType::Date | FieldType::Integer),
                    column: column(number)?,
                    unknown: codes
                        .map_or_else(Vec::new, |list| list.codes.iter().filter_map(unknown).collect()),
                })
            })
            .collect();
        belongs.sort_by_key(|belonging| belonging.name);
        belongs.dedup_by_key(|belonging| belonging.name);
        Some(Describer {
            belongs,
            name: person.names.iter().filter_map(called).collect::<Vec<_>>().join("+"),
            identifier: person.id.as_ref().and_then(called),
            names: person.names.iter().filter_map(column).collect(),
            contacts: person
                .contacts
                .iter()
                .filter_map(|field| Some((called(field)?, column(field)?)))
                .collect(),
        })
    }

    /// How a row describes its person.
    pub fn describe(&self, row: usize) -> Description {
        let names: Vec<String> = self.names.iter().filter_map(|column| shown(column, row)).collect();
        let known = |belonging: &Belonging<'_>| {
            shown(belonging.column, row).filter(|text| !belonging.unknown.contains(&text.as_str()))
        };
        Description { name: Name::new(&names.join(" ")), belongs: self.belongs.iter().map(known).collect() }
    }

    /// All that belongs to the person as one text, if all of it is known and some
    /// of it tells much.
    pub fn belonging(&self, description: &Description) -> Option<String> {
        if !self.belongs.iter().any(|belonging| belonging.telling) {
            return None;
        }
        let mut text = String::new();
        for (belonging, value) in self.belongs.iter().zip(&description.belongs) {
            text.push_str(belonging.name);
            text.push('=');
            text.push_str(value.as_ref()?);
            text.push('\u{1F}');
        }
        Some(text)
    }

    /// The names of the fields by which a person is reached.
    pub fn contact_fields(&self) -> impl Iterator<Item = &'a str> {
        self.contacts.iter().map(|(name, _)| *name)
    }

    /// By what the person of a row is reached: the name of the field and the
    /// address or number, spelt so that it can be compared.
    pub fn contacts(&self, row: usize) -> impl Iterator<Item = (&'a str, String)> {
        self.contacts.iter().filter_map(move |(name, column)| Some((*name, contact(&shown(column, row)?)?)))
    }
}

/// An e-mail address in small letters; of a telephone number its digits.
fn contact(text: &str) -> Option<String> {
    if text.contains('@') {
        return Some(text.trim().to_lowercase());
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    // What is shorter reaches an extension or an office, not a person.
    (digits.len() >= 7).then(|| digits.to_string())
}

#[cfg(test)]
mod tests {
    use super::contact;

    #[test]
    fn contacts_are_compared_without_regard_to_how_they_are_written() {
        assert_eq!(contact("A.B@Example.org"), contact("a.b@example.ORG"));
        assert_eq!(contact("+856 (20) 555-0101"), contact("00856 20 5550101"));
        assert_eq!(contact("ext. 12"), None);
    }
}
