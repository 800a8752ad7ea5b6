//! What expressions may be made of.

use sqlparser::ast::{Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, UnaryOperator, Value};

/// Operators and functions, for the message about one that is not among them.
pub const ALLOWED: &str = "=, <>, <, <=, >, >=, AND, OR, NOT, IN (…), BETWEEN, LIKE, IS NULL, CASE, + - * /, \
    COALESCE, ABS, LOWER, UPPER, LENGTH, EXTRACT(YEAR FROM d), DATE '2019-01-01', known(x), has(list, 'code'), \
    in_group(countries, 'group')";
/// The functions.
pub const FUNCTIONS: [&str; 8] = ["known", "has", "in_group", "coalesce", "abs", "lower", "upper", "length"];

/// The arguments of a plain call: no windows, filters or other extras.
pub fn plain_arguments(function: &Function) -> Option<Vec<&Expr>> {
    let plain = function.over.is_none()
        && function.filter.is_none()
        && function.null_treatment.is_none()
        && function.within_group.is_empty()
        && !function.uses_odbc_syntax
        && matches!(function.parameters, FunctionArguments::None);
    let FunctionArguments::List(list) = &function.args else { return None };
    if !plain || list.duplicate_treatment.is_some() || !list.clauses.is_empty() {
        return None;
    }
    list.args
        .iter()
        .map(|arg| match arg {
            FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) => Some(expr),
            _ => None,
        })
        .collect()
}

/// Whether an expression is nothing but text, or a whole number.
pub fn is_plain_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Value(value) => matches!(value.value, Value::SingleQuotedString(_) | Value::Number(..)),
        Expr::UnaryOp { op: UnaryOperator::Minus, expr } => {
            matches!(expr.as_ref(), Expr::Value(value) if matches!(value.value, Value::Number(..)))
        }
        _ => false,
    }
}

/// What to call an expression that is not allowed.
pub fn name_of(expr: &Expr) -> String {
    match expr {
        Expr::Subquery(_) | Expr::InSubquery { .. } | Expr::Exists { .. } => {
            "a query within the expression".into()
        }
        Expr::Cast { .. } | Expr::Convert { .. } => "a conversion".into(),
        Expr::ILike { .. } | Expr::SimilarTo { .. } | Expr::RLike { .. } | Expr::Like { .. } => {
            "this kind of pattern".into()
        }
        Expr::Wildcard(_) | Expr::QualifiedWildcard(..) => "`*`".into(),
        other => format!("`{other}`"),
    }
}
