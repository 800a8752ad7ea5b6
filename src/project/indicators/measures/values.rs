//! Values over the records of a table, as measures write them.

use crate::project::expression::{Written, value};
use crate::project::faults::Faults;
use crate::project::indicators::site::Site;
use crate::project::model::{Column, Expression, Path};
use toml::Spanned;

/// A text of an indicator, with its place.
pub fn written<'a>(text: &'a Spanned<String>, site: &Site<'a>) -> Written<'a> {
    Written {
        text: text.get_ref(),
        file: &site.file.file,
        source: &site.file.text,
        span: (text.span().start, text.span().end),
    }
}

/// A number over the records of a table.
pub fn written_value(
    text: &Spanned<String>,
    table: usize,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Option<Expression> {
    value(written(text, site), table, site.schema, faults)
}

/// A column whose different values are counted.
pub fn told_apart(
    name: &Spanned<String>,
    table: usize,
    site: &Site<'_>,
    faults: &mut Faults,
) -> Option<Path> {
    let path = site.schema.find_path(table, name.get_ref(), site.at(name.span()), faults)?;
    if matches!(path.column, Column::Money(_)) {
        let message = "amounts are added up, not told apart";
        faults.bad_value(site.at(name.span()), message, "a field, or the person");
    }
    Some(path)
}
