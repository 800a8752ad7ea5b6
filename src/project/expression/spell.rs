//! Pieces of syntax trees, spelt so that Polars computes exactly what is meant.

use crate::project::model::Path;
use sqlparser::ast::helpers::attached_token::AttachedToken;
use sqlparser::ast::{
    BinaryOperator, CaseWhen, CastKind, DataType, ExactNumberInfo, Expr, Function, FunctionArg,
    FunctionArgExpr, FunctionArgumentList, FunctionArguments, Ident, ObjectName, Value,
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

/// Whether a list, kept as `|a|b|`, holds a code: without it, it is another text.
pub fn has(list: Expr, code: &str) -> Expr {
    let without = vec![list.clone(), text(&format!("|{code}|")), text("")];
    nested(binary(call("REPLACE", without), BinaryOperator::NotEq, list))
}

/// True where the first holds, not known where the second does, false elsewhere;
/// not known where either of them is not.
pub fn unless_unknown(holds: Expr, unknown: Expr) -> Expr {
    let when = |condition: Expr, result: Value| CaseWhen { condition, result: Expr::Value(result.into()) };
    let unsure = Expr::IsNull(Box::new(holds.clone()));
    nested(Expr::Case {
        case_token: AttachedToken::empty(),
        end_token: AttachedToken::empty(),
        operand: None,
        conditions: vec![
            when(holds, Value::Boolean(true)),
            when(nested(binary(unknown, BinaryOperator::Or, nested(unsure))), Value::Null),
        ],
        else_result: Some(Box::new(Expr::Value(Value::Boolean(false).into()))),
    })
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
