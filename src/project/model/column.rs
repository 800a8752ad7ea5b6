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
    /// The groups to which the countries of a column belong on the day of the
    /// record, as a list: `|ldc|sids|`.
    Groups(Box<Path>),
    /// Codes of a list, by its number, that stand in no table: a dimension of
    /// totals that partners send.
    Listed(usize),
}

/// A condition or a value, resolved.
#[derive(Debug, Clone)]
pub struct Expression {
    /// As it was written.
    pub text: String,
    /// Where it was written.
    pub at: Place,
    /// Its tree, as Polars is to read it when printed as text. It is made of:
    ///
    /// - columns, each a quoted name, that of its [`Path`]: `"activity.kind"`;
    /// - text, whole numbers, `true`, `false`, `NULL`, and parentheses;
    /// - `CAST('0.1' AS DECIMAL(38, 15))` for a number with a point, and
    ///   `CAST(… AS DECIMAL(38, 15))` around what is multiplied or divided;
    /// - `/` only as `… / NULLIF(…, 0)`: over zero there is no value;
    /// - `DATE('2019-01-31')` for a day, whichever way it was written;
    /// - `AND OR NOT = <> < <= > >= + - * IS NULL`, `BETWEEN`, `LIKE`, `CASE`,
    ///   and `IN` over plain text and whole numbers (other lists are spelt out
    ///   as comparisons);
    /// - `COALESCE`, `ABS`, `LOWER`, `UPPER`, and `CAST(… AS BIGINT)` around
    ///   `LENGTH` and `EXTRACT`;
    /// - for `known(x)`: `(x IS NOT NULL AND x NOT IN ('unknown'))`, for
    ///   `has(x, 'c')`: `(REPLACE(x, '|c|', '') <> x)`;
    /// - for `in_group(x, 'g')`: that of the column `"groups(x)"`, a
    ///   [`Column::Groups`], in a `CASE` where the scheme of `g` has a code for "not known".
    pub tree: Arc<Expr>,
    /// The columns in it, each once, by name.
    pub columns: Vec<Path>,
}
