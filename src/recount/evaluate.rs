//! Conditions and values judged by a walk over their tree, three-valued: where
//! a value is missing there is no answer, unless the others settle it.

use super::value::{Value, counted, product, quotient, told};
use crate::number::Decimal;
use crate::period::{from_days, to_days};
use sqlparser::ast::{
    BinaryOperator, CaseWhen, DataType, DateTimeField, Expr, Function, FunctionArg, FunctionArgExpr,
    FunctionArguments, UnaryOperator, Value as Literal,
};
use std::cmp::Ordering;

/// The value of an expression. `column` gives that of a column by its name.
pub fn evaluate(tree: &Expr, column: &dyn Fn(&str) -> Value) -> Value {
    let of = |tree: &Expr| evaluate(tree, column);
    match tree {
        Expr::Identifier(name) => column(&name.value),
        Expr::Nested(inner) => of(inner),
        Expr::Value(value) => literal(&value.value),
        Expr::UnaryOp { op, expr } => match op {
            UnaryOperator::Not => told(of(expr).truth().map(|truth| !truth)),
            UnaryOperator::Minus => counted(of(expr).number().map(|number| -number)),
            _ => of(expr),
        },
        Expr::BinaryOp { left, op: BinaryOperator::And, right } => both(&of(left), &of(right)),
        Expr::BinaryOp { left, op: BinaryOperator::Or, right } => either(&of(left), &of(right)),
        Expr::BinaryOp { left, op, right } => binary(&of(left), op, &of(right)),
        Expr::IsNull(inner) => Value::Truth(of(inner) == Value::Nothing),
        Expr::IsNotNull(inner) => Value::Truth(of(inner) != Value::Nothing),
        Expr::InList { expr, list, negated } => {
            let value = of(expr);
            let found = list.iter().fold(Value::Truth(false), |found, item| {
                either(&found, &compared(&value, &of(item), Ordering::is_eq))
            });
            turned(found, *negated)
        }
        Expr::Between { expr, negated, low, high } => {
            let value = of(expr);
            let above = compared(&value, &of(low), Ordering::is_ge);
            let below = compared(&value, &of(high), Ordering::is_le);
            turned(both(&above, &below), *negated)
        }
        Expr::Like { negated, expr, pattern, .. } => match (of(expr), of(pattern)) {
            (Value::Text(text), Value::Text(pattern)) => {
                let text: Vec<char> = text.chars().collect();
                let pattern: Vec<char> = pattern.chars().collect();
                Value::Truth(is_like(&text, &pattern) != *negated)
            }
            _ => Value::Nothing,
        },
        Expr::Case { operand, conditions, else_result, .. } => {
            let operand = operand.as_ref().map(|operand| of(operand));
            let holds = |when: &&CaseWhen| {
                let condition = of(&when.condition);
                let condition = match &operand {
                    Some(operand) => compared(operand, &condition, Ordering::is_eq),
                    None => condition,
                };
                condition.truth() == Some(true)
            };
            match conditions.iter().find(holds) {
                Some(when) => of(&when.result),
                None => else_result.as_ref().map_or(Value::Nothing, |otherwise| of(otherwise)),
            }
        }
        Expr::Extract { field, expr, .. } => extracted(field, &of(expr)),
        Expr::Cast { expr, data_type, .. } => cast(of(expr), data_type),
        Expr::Function(function) => called(function, column),
        // Nothing else is let through when definitions are read.
        _ => Value::Nothing,
    }
}

fn literal(literal: &Literal) -> Value {
    match literal {
        Literal::SingleQuotedString(text) => Value::Text(text.as_str().into()),
        Literal::Boolean(truth) => Value::Truth(*truth),
        Literal::Number(digits, _) => counted(digits.parse().ok()),
        _ => Value::Nothing,
    }
}

fn turned(value: Value, negated: bool) -> Value {
    told(value.truth().map(|truth| truth != negated))
}

fn both(left: &Value, right: &Value) -> Value {
    told(match (left.truth(), right.truth()) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    })
}

fn either(left: &Value, right: &Value) -> Value {
    told(match (left.truth(), right.truth()) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    })
}

fn compared(left: &Value, right: &Value, is: fn(Ordering) -> bool) -> Value {
    told(left.compared(right).map(is))
}

fn binary(left: &Value, op: &BinaryOperator, right: &Value) -> Value {
    let numbers = || Some((left.number()?, right.number()?));
    match op {
        BinaryOperator::Eq => compared(left, right, Ordering::is_eq),
        BinaryOperator::NotEq => compared(left, right, Ordering::is_ne),
        BinaryOperator::Lt => compared(left, right, Ordering::is_lt),
        BinaryOperator::LtEq => compared(left, right, Ordering::is_le),
        BinaryOperator::Gt => compared(left, right, Ordering::is_gt),
        BinaryOperator::GtEq => compared(left, right, Ordering::is_ge),
        BinaryOperator::Plus => counted(numbers().map(|(a, b)| a + b)),
        BinaryOperator::Minus => counted(numbers().map(|(a, b)| a - b)),
        BinaryOperator::Multiply => counted(numbers().and_then(|(a, b)| product(a, b))),
        BinaryOperator::Divide => counted(numbers().and_then(|(a, b)| quotient(a, b))),
        _ => Value::Nothing,
    }
}

/// Whether a text is like a pattern: `%` stands for any text, `_` for one letter.
fn is_like(text: &[char], pattern: &[char]) -> bool {
    match pattern.split_first() {
        None => text.is_empty(),
        Some(('%', rest)) => (0..=text.len()).any(|at| is_like(&text[at..], rest)),
        Some((letter, rest)) => match text.split_first() {
            Some((first, others)) => (*letter == '_' || letter == first) && is_like(others, rest),
            None => false,
        },
    }
}

fn extracted(field: &DateTimeField, value: &Value) -> Value {
    let Some(day) = value.day().and_then(from_days) else { return Value::Nothing };
    let number = match field {
        DateTimeField::Year => i64::from(day.year()),
        DateTimeField::Quarter => i64::from((day.month() - 1) / 3 + 1),
        DateTimeField::Month => i64::from(day.month()),
        DateTimeField::Day => i64::from(day.day()),
        _ => return Value::Nothing,
    };
    Value::Number(Decimal::from(number))
}

/// A cast tells only how wide a number is: text becomes one, numbers stay as they are.
fn cast(value: Value, data_type: &DataType) -> Value {
    match (value, data_type) {
        (Value::Text(text), DataType::Decimal(_)) => counted(text.parse().ok()),
        (value @ Value::Number(_), _) => value,
        (value, _) => counted(value.number()),
    }
}

fn called(function: &Function, column: &dyn Fn(&str) -> Value) -> Value {
    let FunctionArguments::List(list) = &function.args else { return Value::Nothing };
    let mut values = list.args.iter().map(|arg| match arg {
        FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) => evaluate(expr, column),
        _ => Value::Nothing,
    });
    let name = function.name.to_string().to_ascii_uppercase();
    if name == "COALESCE" {
        return values.find(|value| *value != Value::Nothing).unwrap_or(Value::Nothing);
    }
    let values: Vec<Value> = values.collect();
    match (name.as_str(), values.as_slice()) {
        ("DATE", [Value::Text(text)]) => {
            text.parse().map_or(Value::Nothing, |date| Value::Day(to_days(date)))
        }
        ("NULLIF", [value, other]) => {
            if value.compared(other) == Some(Ordering::Equal) {
                Value::Nothing
            } else {
                value.clone()
            }
        }
        ("ABS", [value]) => {
            counted(value.number().map(|number| if number < Decimal::ZERO { -number } else { number }))
        }
        ("LOWER", [Value::Text(text)]) => Value::Text(text.to_lowercase().into()),
        ("UPPER", [Value::Text(text)]) => Value::Text(text.to_uppercase().into()),
        ("LENGTH", [Value::Text(text)]) => {
            counted(i64::try_from(text.chars().count()).ok().map(Decimal::from))
        }
        ("REPLACE", [Value::Text(text), Value::Text(from), Value::Text(to)]) => {
            Value::Text(text.replace(&**from, to).into())
        }
        _ => Value::Nothing,
    }
}
