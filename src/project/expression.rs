//! Conditions and values: SQL expressions over the columns of a table and of
//! the tables it refers to, parsed by the parser that Polars' SQL front end
//! uses, with every name resolved.

use super::model::Path;
use crate::diag::Place;
use sqlparser::ast::Expr;
use std::sync::Arc;

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
