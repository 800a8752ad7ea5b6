//! Formulas: arithmetic over indicators.

use super::parse::parse;
use super::written::Written;
use crate::diag::{Code, Finding};
use crate::number::Decimal;
use crate::project::faults::Faults;
use crate::project::model::Formula;
use crate::project::names::Names;
use sqlparser::ast::{BinaryOperator, Expr, Spanned, UnaryOperator, Value};

/// Reads a formula whose names are those of indicators.
pub fn formula(written: Written<'_>, indicators: &Names, faults: &mut Faults) -> Option<Formula> {
    let before = faults.found.len();
    let tree = parse(written, faults)?;
    let formula = walk(&tree, written, indicators, faults)?;
    if formula.indicators().is_empty() && faults.found.len() == before {
        let finding = Finding::new(Code::BadExpression, written.place(), "the formula names no indicator");
        faults.add(finding.expected("arithmetic over indicators, such as `spent / participants`"));
    }
    if faults.found.len() > before { None } else { Some(formula) }
}

/// The arithmetic of a tree whose names are those of indicators.
pub fn walk(expr: &Expr, written: Written<'_>, indicators: &Names, faults: &mut Faults) -> Option<Formula> {
    match expr {
        Expr::Nested(inner) => walk(inner, written, indicators, faults),
        Expr::Identifier(name) => {
            indicators.find(&name.value, written.between(name.span), faults).map(Formula::Indicator)
        }
        Expr::Value(value) if matches!(value.value, Value::Number(_, false)) => {
            let Value::Number(digits, _) = &value.value else { return None };
            match digits.parse::<Decimal>() {
                Ok(number) => Some(Formula::Number(number)),
                Err(_) => {
                    let message = format!("`{digits}` cannot be kept exactly");
                    faults.add(Finding::new(Code::BadExpression, written.between(value.span), message));
                    None
                }
            }
        }
        Expr::UnaryOp { op: UnaryOperator::Minus, expr } => {
            let inner = walk(expr, written, indicators, faults)?;
            Some(operation('-', Formula::Number(Decimal::ZERO), inner))
        }
        Expr::BinaryOp { left, op, right } => {
            let sign = match op {
                BinaryOperator::Plus => '+',
                BinaryOperator::Minus => '-',
                BinaryOperator::Multiply => '*',
                BinaryOperator::Divide => '/',
                _ => return not_arithmetic(expr, written, faults),
            };
            // Both sides are read before either is given up, so that all faults are told.
            let left = walk(left, written, indicators, faults);
            let right = walk(right, written, indicators, faults);
            Some(operation(sign, left?, right?))
        }
        _ => not_arithmetic(expr, written, faults),
    }
}

fn operation(sign: char, left: Formula, right: Formula) -> Formula {
    Formula::Operation(sign, Box::new(left), Box::new(right))
}

fn not_arithmetic(expr: &Expr, written: Written<'_>, faults: &mut Faults) -> Option<Formula> {
    let message = format!("`{expr}` cannot be used in a formula");
    let finding = Finding::new(Code::BadExpression, written.between(expr.span()), message);
    faults.add(finding.expected("ids of indicators, numbers, + - * / and parentheses"));
    None
}
