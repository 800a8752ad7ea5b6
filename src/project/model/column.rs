//! Columns, and the conditions and values that are computed from them.

use crate::diag::Place;
use sqlparser::ast::Expr;
use std::sync::Arc;

/// A column reached from a table, perhaps over references.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    /// As conditions write it: `activity.kind`.
    pub name: String,
    /// The references to follow, by name.
    pub links: Vec<String>,
    /// The table in which the column is.
    pub table: usize,
    /// The column.
    pub column: Column,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// A field, by its number.
    Field(usize),
    /// A money column, by its name.
    Money(String),
    /// The identity of the person.
    Person,
    /// The age band of the person.
    AgeBand,
}

/// A condition or a value, resolved.
#[derive(Debug, Clone)]
pub struct Expression {
    /// As it was written.
    pub text: String,
    /// Where it was written.
    pub at: Place,
    /// Its tree. Every column is a quoted identifier with the name of its
    /// [`Path`] (`"activity.kind"`), and `known(x)` and `has(x, 'c')` are spelt
    /// out in plain SQL, so that the tree printed as text is what Polars reads.
    pub tree: Arc<Expr>,
    /// The columns in it, each once, by name.
    pub columns: Vec<Path>,
}
