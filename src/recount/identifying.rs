//! Which columns may tell who a person is.

use crate::project::{Column, Path, Project};

/// Whether a column may tell who a person is.
pub fn tells_who(project: &Project, path: &Path) -> bool {
    match &path.column {
        Column::Field(field) => is_identifying(project, path.table, *field),
        Column::Person => true,
        Column::Money(_) | Column::AgeBand | Column::Groups(_) | Column::Listed(_) => false,
    }
}

/// Whether a field may tell who a person is: by what is said of it, by what it is to its person,
/// or because it refers to such a field.
pub fn is_identifying(project: &Project, table: usize, field: usize) -> bool {
    let own = |table: usize, field: usize| {
        let Some(def) = project.tables.get(table) else { return true };
        let of_person = def.person.as_ref().is_some_and(|person| {
            person.id == Some(field)
                || person.age.as_ref().is_some_and(|age| age.birth == field)
                || [&person.hash, &person.names, &person.contacts].iter().any(|own| own.contains(&field))
        });
        of_person || def.fields.get(field).is_none_or(|def| def.personal)
    };
    let keys = project.tables.get(table).into_iter().flat_map(|def| &def.foreign_keys);
    let mut targets = keys.flat_map(|key| key.fields.iter().zip(&key.targets).map(|pair| (key.table, pair)));
    own(table, field) || targets.any(|(there, (from, to))| *from == field && own(there, *to))
}
