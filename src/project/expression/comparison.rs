//! Comparisons of indicators: what holds of a country, or does not.

use super::formula::walk;
use super::parse::parse;
use super::written::Written;
use crate::diag::{Code, Finding};
use crate::project::faults::Faults;
use crate::project::model::Comparison;
use crate::project::names::Names;
use sqlparser::ast::{BinaryOperator, Expr, Spanned, UnaryOperator};

/// Reads a comparison whose names are those of indicators.
pub fn comparison(written: Written<'_>, indicators: &Names, faults: &mut Faults) -> Option<Comparison> {
    let before = faults.found.len();
    let tree = parse(written, faults)?;
    let comparison = holds(&tree, written, indicators, faults)?;
    if comparison.indicators().is_empty() && faults.found.len() == before {
        let finding = Finding::new(Code::BadExpression, written.place(), "the comparison names no indicator");
        faults.add(finding.expected("a comparison of indicators, such as `activities >= 1`"));
    }
    if faults.found.len() > before { None } else { Some(comparison) }
}

fn holds(expr: &Expr, written: Written<'_>, indicators: &Names, faults: &mut Faults) -> Option<Comparison> {
    match expr {
        Expr::Nested(inner) => holds(inner, written, indicators, faults),
        Expr::UnaryOp { op: UnaryOperator::Not, expr } => {
            holds(expr, written, indicators, faults).map(|inner| Comparison::Not(Box::new(inner)))
        }
        Expr::BinaryOp { left, op: BinaryOperator::And, right } => {
            // Both sides are read before either is given up, so that all faults are told.
            let left = holds(left, written, indicators, faults);
            let right = holds(right, written, indicators, faults);
            Some(Comparison::And(Box::new(left?), Box::new(right?)))
        }
        Expr::BinaryOp { left, op: BinaryOperator::Or, right } => {
            let left = holds(left, written, indicators, faults);
            let right = holds(right, written, indicators, faults);
            Some(Comparison::Or(Box::new(left?), Box::new(right?)))
        }
        Expr::BinaryOp { left, op, right } => {
            let sign = match op {
                BinaryOperator::Eq => "=",
                BinaryOperator::NotEq => "<>",
                BinaryOperator::Lt => "<",
                BinaryOperator::LtEq => "<=",
                BinaryOperator::Gt => ">",
                BinaryOperator::GtEq => ">=",
                _ => return no_comparison(expr, written, faults),
            };
            let left = walk(left, written, indicators, faults);
            let right = walk(right, written, indicators, faults);
            Some(Comparison::Compare(left?, sign, right?))
        }
        _ => no_comparison(expr, written, faults),
    }
}

fn no_comparison(expr: &Expr, written: Written<'_>, faults: &mut Faults) -> Option<Comparison> {
    let message = format!("`{expr}` neither holds of a country nor fails to");
    let finding = Finding::new(Code::BadExpression, written.between(expr.span()), message);
    faults
        .add(finding.expected("formulas compared by = <> < <= > >=, joined by AND, OR, NOT and parentheses"));
    None
}
