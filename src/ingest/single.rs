//! A text read as the cell of a field would be, outside of any sheet.

use super::assemble::column;
use super::cell::Cell;
use super::column::{ColumnReader, Conventions};
use super::value::Problem;
use crate::project::{Field, Project, SourceDef};
use polars::prelude::Column;

/// Reads a text as a cell of a field, with the conventions of a source: a
/// column of one value, which is missing where the text means so.
///
/// # Errors
/// [`Problem`] if the text is no value of the field. It may tell who a person is.
pub fn read_text(
    project: &Project,
    source: Option<&SourceDef>,
    field: &Field,
    text: &str,
) -> Result<Column, Problem> {
    let conventions = Conventions {
        dates: source.and_then(|source| source.dates),
        decimal: source.and_then(|source| source.decimal),
        ..Conventions::default()
    };
    let mut reader = ColumnReader::new(project, field, conventions);
    reader.push(Some(&Cell::Text(text.into())))?;
    let (values, problems) = reader.finish();
    match problems.into_iter().next() {
        Some((_, problem)) => Err(problem),
        None => {
            let list = field.code_list.and_then(|list| project.code_lists.get(list));
            Ok(column(field, list, vec![values]))
        }
    }
}
