//! Pieces of syntax trees, spelt so that Polars computes exactly what is meant.

use crate::project::model::Path;
use sqlparser::ast::{
    BinaryOperator, CastKind, DataType, ExactNumberInfo, Expr, Function, FunctionArg, FunctionArgExpr,
    FunctionArgumentList, FunctionArguments, Ident, ObjectName, Value,
};

/// A column, as a quoted name.
pub fn column(path: &Path) -> Expr {
    Expr::Identifier(Ident::with_quote('"', path.name.clone()))
}

/// Text in single quotes.
pub fn text(text: &str) -> Expr {
    Expr::Value(Value::SingleQuotedString(text.to_string()).into())
}

/// A whole number.
pub fn whole(number: i64) -> Expr {
    Expr::Value(Value::Number(number.to_string(), false).into())
}

/// A number as an exact decimal. By itself a number with a point would be read
/// as binary floating point, in which 0.1 does not exist.
pub fn decimal(number: Expr) -> Expr {
    let number = match number {
        Expr::Value(value) => match value.value {
            Value::Number(digits, _) => text(&digits),
            other => Expr::Value(other.into()),
        },
        other => other,
    };
    cast(number, DataType::Decimal(ExactNumberInfo::PrecisionAndScale(38, 15)))
}

/// A whole number of the widest type, so that it cannot wrap around.
pub fn wide(number: Expr) -> Expr {
    cast(number, DataType::BigInt(None))
}

/// A day.
pub fn day(text_of_day: &str) -> Expr {
    call("DATE", vec![text(text_of_day)])
}

/// Two expressions with an operator between them.
pub fn binary(left: Expr, op: BinaryOperator, right: Expr) -> Expr {
    Expr::BinaryOp { left: Box::new(left), op, right: Box::new(right) }
}

/// An expression in parentheses.
pub fn nested(inner: Expr) -> Expr {
    Expr::Nested(Box::new(inner))
}

/// A call of a function.
pub fn call(name: &str, args: Vec<Expr>) -> Expr {
    let args = args.into_iter().map(|arg| FunctionArg::Unnamed(FunctionArgExpr::Expr(arg))).collect();
    Expr::Function(Function {
        name: ObjectName::from(Ident::new(name)),
        uses_odbc_syntax: false,
        parameters: FunctionArguments::None,
        args: FunctionArguments::List(FunctionArgumentList {
            duplicate_treatment: None,
            args,
            clauses: Vec::new(),
        }),
        filter: None,
        null_treatment: None,
        over: None,
        within_group: Vec::new(),
    })
}

fn cast(inner: Expr, data_type: DataType) -> Expr {
    Expr::Cast { kind: CastKind::Cast, expr: Box::new(inner), data_type, array: false, format: None }
}
