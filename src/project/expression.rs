//! Conditions, values and formulas: SQL expressions over the columns of a table
//! and of the tables it refers to, parsed by the parser that Polars' SQL front
//! end uses, checked against a list of what is allowed, with every name resolved.

mod written;

mod parse;

mod spell;

mod allowed;

mod compare;

mod groups;

mod resolve;

mod formula;

mod comparison;

pub use comparison::comparison;
pub use formula::formula;
pub use written::Written;

use super::faults::Faults;
use super::model::{Column, Expression, Path};
use super::names::is_column_name;
use super::schema::{Kind, Schema};
use crate::diag::{Code, Finding};
use parse::parse;
use resolve::Resolver;
use sqlparser::ast::Expr;
use std::sync::Arc;

/// A condition over the columns of a table: true, false, or not known.
pub fn condition(
    written: Written<'_>,
    table: usize,
    schema: &Schema,
    faults: &mut Faults,
) -> Option<Expression> {
    let (expression, kind) = resolve(written, table, schema, faults)?;
    if matches!(kind, Kind::Truth | Kind::Doubtful) {
        return Some(expression);
    }
    let message = format!("a condition must be true or false, and this holds {}", kind.plural());
    let finding = Finding::new(Code::BadExpression, written.place(), message);
    faults.add(finding.expected("a comparison such as `attended_hours >= 1`"));
    None
}

/// A value over the columns of a table: a number, which can be added up.
pub fn value(written: Written<'_>, table: usize, schema: &Schema, faults: &mut Faults) -> Option<Expression> {
    let (expression, kind) = resolve(written, table, schema, faults)?;
    if matches!(kind, Kind::Number | Kind::Doubtful) {
        return Some(expression);
    }
    let message = format!("only numbers can be added up, and this holds {}", kind.plural());
    let finding = Finding::new(Code::BadExpression, written.place(), message).expected("a number");
    faults.add(match kind {
        Kind::Truth => {
            finding.hint("count what is true with `CASE WHEN … THEN 1 ELSE 0 END`, or with `where`")
        }
        _ => finding.hint("count different values with `distinct`"),
    });
    None
}

/// An answer over the columns of a table: yes or no, or a number between 0 and 1.
pub fn answer(
    written: Written<'_>,
    table: usize,
    schema: &Schema,
    faults: &mut Faults,
) -> Option<Expression> {
    let (expression, kind) = resolve(written, table, schema, faults)?;
    if matches!(kind, Kind::Truth | Kind::Number | Kind::Doubtful) {
        return Some(expression);
    }
    let message = format!("an answer is yes or no, or a number, and this holds {}", kind.plural());
    let finding = Finding::new(Code::BadExpression, written.place(), message);
    faults.add(finding.expected("a comparison such as `answer = 'yes'`, or a number between 0 and 1"));
    None
}

/// Whether an expression uses a column in the base currency.
pub fn uses_money(expression: &Expression) -> bool {
    expression.columns.iter().any(|path| matches!(path.column, Column::Money(_)))
}

fn resolve(
    written: Written<'_>,
    table: usize,
    schema: &Schema,
    faults: &mut Faults,
) -> Option<(Expression, Kind)> {
    let before = faults.found.len();
    let (tree, kind, columns) = if is_plain_path(written.text) {
        // A name by itself needs no parser, for which some names are words of SQL.
        let name = written.text.trim();
        let path = schema.find_path(table, name, written.place(), faults)?;
        (spell::column(&path), schema.kind(&path), vec![path])
    } else {
        let parsed = parse(written, faults)?;
        let mut resolver = Resolver::new(written, table, schema, faults);
        let (tree, kind) = resolver.expression(&parsed);
        (tree, kind, resolver.into_columns())
    };
    if faults.found.len() > before {
        return None;
    }
    Some((expression(written, tree, columns), kind))
}

fn expression(written: Written<'_>, tree: Expr, columns: Vec<Path>) -> Expression {
    Expression { text: written.text.to_string(), at: written.place(), tree: Arc::new(tree), columns }
}

/// Whether a text is nothing but a name, or names with points between them.
fn is_plain_path(text: &str) -> bool {
    let text = text.trim();
    let is_constant = ["true", "false", "null"].contains(&text.to_ascii_lowercase().as_str());
    !is_constant && text.split('.').all(is_column_name)
}
